"""Forms of English verbs that a label needs."""

_SIBILANT = ("s", "x", "z", "ch", "sh", "o")


def third_person(lemma: str) -> str:
    """The third person of the present: "own" → "owns", "carry" → "carries"."""
    if lemma in ("have", "be"):
        return "has" if lemma == "have" else "is"
    if lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(_SIBILANT) else f"{lemma}s"
