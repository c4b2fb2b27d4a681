"""Whether a person is a man or a woman, where titles, given names or the words beside tell."""

from collections.abc import Iterable

from explorer.extraction import gazetteers as known
from explorer.extraction.names import Name
from explorer.extraction.parsing import Parsed


def gender_of(names: Iterable[Name], heard: str = "") -> str:
    """The gender of who is named so: by title, by what is ``heard`` already, by given name."""
    votes = [gender_of_title(name.title) for name in names]
    found = next((vote for vote in votes if vote), heard)
    if found:
        return found
    for text in {name.text: None for name in names}:
        if " " in text and (gender := known.gender_of_given_name(text.split()[0])):
            return gender
    return ""


def gender_beside(names: Iterable[Name], article: list[Parsed]) -> str:
    """The gender of whom the text calls "his daughter, X" or "actress X"."""
    for name in names:
        doc = article[name.passage].doc
        at = name.first - 1
        if at > 0 and doc[at].text == ",":
            at -= 1
        if at >= 0 and (gender := gender_of_title(doc[at].text)):
            return gender
    return ""


def gender_of_title(title: str) -> str:
    """The gender that a word of a title tells: "Mrs", "King"."""
    for word in title.split():
        for gender in ("female", "male"):
            listed = known.words("kinship", gender)
            if word in listed or word.lower() in listed:
                return gender
    return ""
