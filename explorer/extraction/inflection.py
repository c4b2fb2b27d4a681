"""Forms of English verbs that a label needs."""

from explorer.extraction.gazetteers import irregular_verbs, words

_SIBILANT = ("s", "x", "z", "ch", "sh", "o")


def third_person(lemma: str) -> str:
    """The third person of the present: "own" → "owns", "carry" → "carries"."""
    if lemma in ("have", "be"):
        return "has" if lemma == "have" else "is"
    if _consonant_y(lemma):
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(_SIBILANT) else f"{lemma}s"


def past(lemma: str) -> str:
    """The simple past: "steal" → "stole", "carry" → "carried"."""
    irregular = irregular_verbs().get(lemma)
    return irregular[0] if irregular else _regular(lemma)


def participle(lemma: str) -> str:
    """The past participle: "steal" → "stolen", "rob" → "robbed"."""
    irregular = irregular_verbs().get(lemma)
    return irregular[1] if irregular else _regular(lemma)


def _regular(lemma: str) -> str:
    if lemma.endswith("e"):
        return f"{lemma}d"
    if _consonant_y(lemma):
        return f"{lemma[:-1]}ied"
    return f"{lemma}{lemma[-1]}ed" if lemma in words("verbs", "doubling") else f"{lemma}ed"


def _consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in "aeiou"
