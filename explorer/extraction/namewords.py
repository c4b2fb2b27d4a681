"""What a name's own words tell about its kind: "… University", "Lake …", "Battle of …"."""

from functools import cache

from explorer.extraction.gazetteers import words


def kind_by_words(parts: list[str]) -> str:
    """The kind that the last or first words of a name show, or ''."""
    if not parts:
        return ""
    last = parts[-1].rstrip(".").lower()
    first = parts[0].lower()
    if len(parts) > 2 and parts[1].lower() in ("of", "for"):
        for kind in _KINDS:
            if first in _list(kind, "before of"):
                return kind
    for kind in _KINDS:
        if last in _list(kind, "last"):
            return kind
    if len(parts) > 1:
        for kind in _KINDS:
            if first in _list(kind, "first"):
                return kind
    return ""


def named_acronym(word: str) -> bool:
    """Two to six capitals, as in "KCNA", "IAEA", "G7"."""
    letters = word.replace(".", "").replace("-", "")
    return (
        2 <= len(letters) <= 6
        and letters.isalnum()
        and letters.isupper()
        and not letters[0].isdigit()
        and not letters.isdigit()
    )


def generic_company_word(word: str) -> bool:
    """Whether a word may be left off a company's name ("Apple Inc." is "Apple")."""
    return word.rstrip(".").lower() in words("namewords", "companies")


_KINDS = ("ORGANIZATION", "PLACE", "EVENT", "WORK")


@cache
def _list(kind: str, where: str) -> frozenset[str]:
    return words("namewords", f"{kind} {where}")
