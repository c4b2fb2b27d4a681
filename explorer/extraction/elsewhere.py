"""What the article elsewhere shows of a name: where it begins, whether it is a surname."""

from dataclasses import replace

from explorer.extraction import gazetteers as known
from explorer.extraction.name import Name
from explorer.extraction.parsing import Parsed

_AT = frozenset({"in", "at", "near", "outside"})


def as_elsewhere(names: list[Name], article: list[Parsed]) -> list[Name]:
    """The names, each beginning where it begins when the article names the same again."""
    return _undescribed(_lengthened(names, article), article)


def surnames_of_places(names: list[Name], article: list[Parsed]) -> list[Name]:
    """People called "Washington" or "Jordan", where the article names one of them in full.

    And where the encoder reads a person, with no word of place before.
    """
    surnames = {n.text.split()[-1] for n in names if n.kind == "PERSON" and " " in n.text}
    out = []
    for name in names:
        doc = article[name.passage].doc
        before = doc[name.first - 1].lower_ if name.first else ""
        person = name.text in surnames and doc[name.first].ent_type_ == "PERSON"
        if person and name.what in ("capital", "country", "place") and before not in _AT:
            name = replace(name, kind="PERSON", what="", country="")
        out.append(name)
    return out


def _lengthened(names: list[Name], article: list[Parsed]) -> list[Name]:
    """Give a name the word before or behind it where the article elsewhere names both as one."""
    whole = {name.text: name for name in names if " " in name.text and name.kind != "PERSON"}
    taken = {(name.passage, i) for name in names for i in range(name.first, name.last)}
    out = []
    for name in names:
        parsed = article[name.passage]
        at = name.first - 1
        longer = None
        if at >= 0 and (name.passage, at) not in taken and parsed.doc[at].tag_ in ("NNP", "NNPS"):
            longer = whole.get(parsed.doc[at : name.last].text)
        if longer is None:
            out.append(name)
            continue
        start, end = parsed.shown(at, name.last)
        out.append(
            replace(longer, passage=name.passage, first=at, last=name.last, start=start, end=end)
        )
    return out


def _undescribed(names: list[Name], article: list[Parsed]) -> list[Name]:
    """A full name without the capital word before it: "YouTuber | Julien Solomita".

    Where the article also names the person without, by a known given name and a surname.
    """
    full = {
        name.text
        for name in names
        if name.kind == "PERSON" and known.gender_of_given_name(name.text.partition(" ")[0])
    }
    out = []
    for name in names:
        word, _, rest = name.text.partition(" ")
        described = name.kind == "PERSON" and " " in rest and rest in full
        if not described or known.gender_of_given_name(word) or "." in word or "-" in word:
            out.append(name)
            continue
        doc = article[name.passage].doc
        first = next(i for i in range(name.first, name.last) if doc[i : name.last].text == rest)
        start, end = article[name.passage].shown(first, name.last)
        out.append(
            replace(name, first=first, start=start, end=end, text=rest, title=name.title or word)
        )
    return out
