"""The gender of a person, as titles, words beside the name and given names tell it."""

from collections.abc import Iterable

from explorer.extraction import gazetteers as known
from explorer.extraction.name import Name
from explorer.extraction.parsing import Parsed


def gender_of_name(text: str) -> str:
    """What the given name of a full name tells, else ''."""
    given, _, rest = text.partition(" ")
    return known.gender_of_given_name(given) if rest else ""


def gender_of_title(title: str) -> str:
    """What a word of kinship or address tells ("Mrs", "actress"), else ''."""
    for word in title.split():
        for gender in ("female", "male"):
            kin = known.words("kinship", gender)
            if word in kin or word.lower() in kin:
                return gender
    return ""


def gender_beside(names: Iterable[Name], article: list[Parsed]) -> str:
    """Of whom the text calls "his daughter, X" or "actress X"."""
    for name in names:
        doc = article[name.passage].doc
        at = name.first - 1
        if at > 0 and doc[at].text == ",":
            at -= 1
        if at >= 0 and (gender := gender_of_title(doc[at].text)):
            return gender
    return ""
