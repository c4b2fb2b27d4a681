"""Ties that the words right behind a name make: "Robert Fico of Slovakia", "Tianjin, China".

Read from the words and not from the parse, which often errs here.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from explorer.extraction.arguments import Reading
from explorer.extraction.dependents import colors
from explorer.extraction.gazetteers import gender_of_given_name, offices, words
from explorer.extraction.name import Name
from explorer.extraction.namewords import named_acronym
from explorer.extraction.offices import describes
from explorer.extraction.tie import Tie

_FAR = 7


def postmodifier_ties(reading: Reading) -> Iterator[Tie]:
    """Ties of what stands right behind the names of a sentence."""
    for name in reading.names():
        if name.title != "pronoun":
            yield from _behind(reading, name)


def _behind(reading: Reading, name: Name) -> Iterator[Tie]:
    """As in "in Tianjin, China", "Robert Fico of Slovakia", "the siege in Idlib"."""
    doc, end = reading.sentence.doc, reading.sentence.end
    at = name.last
    if at + 1 >= end:
        return
    article = doc[at + 1].lower_ == "the" and at + 2 < end and at + 1 not in reading.at
    other = reading.at.get(at + 1 + article)
    if doc[at].text == "," and doc[at + 1].lower_ == "of" and name.kind == "PERSON":
        at += 1
        other = reading.at.get(at + 1) or (
            reading.at.get(at + 2) if at + 2 < end and doc[at + 1].lower_ == "the" else None
        )
        article = other is not None and other.first == at + 2
    if name.kind == "PERSON" and doc[at].text in (",", "("):
        yield from _of_which(reading, name, at + 1)
    if other is None or other.first != at + 1 + article or other.title == "pronoun":
        return
    link = doc[at].lower_
    scope = doc[name.last - 1]
    own = name.first <= doc[at].head.i < name.last
    if link == "(" and _bracketed(doc, other) and name.kind == "PERSON":
        given = gender_of_given_name(name.text.split()[0])
        if other.kind in ("PLACE", "ORGANIZATION") and (given or not named_acronym(other.text)):
            yield Tie(
                name, other, ("of",), "of", "membership", True, (at, at + 1), scope, 0.7,
                "bracket", modal=False,
            )  # fmt: skip
        return
    if link in ("of", "from") and name.kind == "PERSON" and other.kind in ("PLACE", "ORGANIZATION"):
        if (link == "from" and not own) or colors(doc[other.last - 1]):
            return
        kind = "location" if other.kind == "PLACE" else "membership"
        code = "P27" if link == "of" and other.what == "country" else None
        yield Tie(
            name, other, (link,), link, kind, True, (at, at + 1), scope, 0.8, "of", modal=False,
            code=code,
        )  # fmt: skip
    elif link == "at" and name.kind == "PERSON" and other.kind == "ORGANIZATION":
        if (own or _seated(other)) and not colors(doc[other.last - 1]):
            for one in (name, *_named_together(reading, name)):
                yield Tie(
                    one, other, ("at",), "at", "membership", True, (at, at + 1), scope,
                    0.75 if own else 0.7, "at", modal=False,
                )  # fmt: skip
    elif link in ("of", "at") and name.kind == other.kind == "ORGANIZATION":
        if own and not colors(doc[other.last - 1]):
            yield Tie(
                name, other, (link,), link, "part-of", True, (at, at + 1), scope, 0.7, link,
                modal=False,
            )  # fmt: skip
    elif link == "in" and other.kind == "PLACE" and _seated(name):
        yield Tie(
            name, other, ("located", "in"), "in", "location", True, (at, at + 1), scope, 0.7,
            "in", modal=False,
        )  # fmt: skip
    elif link == "by" and name.kind in ("WORK", "PRODUCT") and other.kind != "PLACE":
        yield Tie(
            name, other, (link,), link, "other", True, (at, at + 1), scope, 0.8, "by", modal=False
        )
    elif (
        other.kind == "PLACE"
        and _lies(name)
        and not _of_somebody(doc, name)
        and link in ("in", "at")[: 1 + (name.kind == "EVENT")]
    ):
        yield Tie(
            name,
            other,
            ("located", "in"),
            "in",
            "location",
            True,
            (at, at + 1),
            scope,
            0.75,
            "in",
            modal=False,
        )
    elif link == "," and not article and _unit_of(reading, name, other):
        yield Tie(
            name, other, ("of",), "of", "part-of", True, (at, at + 1), scope, 0.75, "of",
            modal=False, code="P361",
        )  # fmt: skip
    elif link == "," and other.kind == "PLACE" == name.kind and _placed(reading, name, other):
        if _begins_title(reading, other) or _among_countries(reading, name, other):
            return
        yield Tie(
            name, other, ("located", "in"), "in", "location", True, (at, at + 1), scope, 0.85,
            "place-in-place", modal=False, code="P131",
        )  # fmt: skip


def _of_somebody(doc: Doc, name: Name) -> bool:
    """As "London" in "met the mayor of London in Berlin": it is he who was there."""
    if name.first < 2 or doc[name.first - 1].lower_ != "of":
        return False
    noun = doc[name.first - 2]
    return noun.lower_ in offices() or noun.lemma_.lower() in words("nounkinds", "PERSON")


def _unit_of(reading: Reading, name: Name, other: Name) -> bool:
    """As in "School of Health, University of Auckland", "Abel Battery, 3rd Battalion"."""
    if name.kind != "ORGANIZATION" or other.kind != "ORGANIZATION":
        return False
    units, doc = words("namewords", "units"), reading.sentence.doc
    text = name.text.lower().split()
    after = doc[other.last].lower_ if other.last < reading.sentence.end else "."
    listed = after in ("and", "or") and other.last + 1 in reading.at
    listed = listed or other in reading.enumeration(name)
    named = text[0] in units if " of " in name.text.lower() else text[-1] in units
    whole = {*other.text.lower().split()} & (units | words("namewords", "seated"))
    return named and bool(whole) and not listed


def _among_countries(reading: Reading, name: Name, other: Name) -> bool:
    """Whether "A, B" stands in a list of countries: "from Austria, Flanders, Canada and Peru"."""
    doc, names = reading.sentence.doc, reading.names()
    at = names.index(name)
    first, last = at, names.index(other)
    while first > 0 and _listed(doc[names[first - 1].last : names[first].first]):
        first -= 1
    while last + 1 < len(names) and _listed(doc[names[last].last : names[last + 1].first]):
        last += 1
    return sum(n.what == "country" for n in names[first : last + 1]) > 1


def _listed(between: Span) -> bool:
    return bool(between) and {t.lower_ for t in between} <= {",", "and", "or", "the"}


def _begins_title(reading: Reading, other: Name) -> bool:
    """Whether a place only begins the title of the next name: "…, Maryland governor O'Malley"."""
    at = other.last
    while at < reading.sentence.end and at - other.last < _FAR and at not in reading.at:
        if reading.sentence.doc[at].lower_ in offices():
            return at + 1 in reading.at
        if not describes(reading.sentence.doc[at]):
            return False
        at += 1
    return False


def _of_which(reading: Reading, name: Name, at: int) -> Iterator[Tie]:
    """As in "X, formerly of Nordbank", "X, from the charity Oxfam"."""
    doc, end = reading.sentence.doc, reading.sentence.end
    once = doc[at].lower_ in ("formerly", "previously", "late")
    at += once
    if at + 1 >= end or doc[at].lower_ not in ("of", "from", "with"):
        return
    first = at + 1
    while first < end and first - at < 5 and first not in reading.at:
        if doc[first].pos_ not in ("DET", "ADJ", "NOUN"):
            return
        first += 1
    other = reading.at.get(first)
    if other is None or other.first != first or other.kind != "ORGANIZATION":
        return
    if not once and (first == at + 1 or doc[at].lower_ == "with"):
        return
    if reading.owns(other) or colors(doc[other.last - 1]):
        return
    link = doc[at].lower_
    label = (doc[at - 1].lower_, link) if once else (link,)
    yield Tie(
        name, other, label, link, "membership", True, (at - once, at + 1), doc[name.last - 1], 0.75,
        "of", modal=False,
    )  # fmt: skip


def _named_together(reading: Reading, name: Name) -> list[Name]:
    """As "Ann Lee" in "our colleagues Ann Lee and Eve Moss at Dundee University"."""
    doc, names = reading.sentence.doc, reading.names()
    at = names.index(name)
    one = names[at - 1] if at else None
    if one is None or one.kind != "PERSON" or one.first <= reading.sentence.start:
        return []
    between = [t.text for t in doc[one.last : name.first] if t.text not in words("roles", "titles")]
    return [one] if between == ["and"] and _called_several(doc, one) else []


def _called_several(doc: Doc, name: Name) -> bool:
    before = doc[name.first - 1]
    if before.text in words("roles", "titles") and name.first > 1:
        before = doc[name.first - 2]
    return before.tag_ == "NNS"


def _bracketed(doc: Doc, other: Name) -> bool:
    return other.last < len(doc) and doc[other.last].text == ")"


def _seated(name: Name) -> bool:
    """Whether an organization is one that stands in one town: a school, a hospital."""
    last = name.text.split()[-1].lower()
    return name.kind == "ORGANIZATION" and last in words("namewords", "seated")


def _lies(name: Name) -> bool:
    whole = name.what == "country" or name.text in words("places", "regions")
    return name.sure and name.kind in ("EVENT", "PLACE") and not whole


def _placed(reading: Reading, name: Name, other: Name) -> bool:
    """Whether "A, B" is a place within a place and not the beginning of a list."""
    doc, sentence = reading.sentence.doc, reading.sentence
    if doc[other.last - 1].dep_ in ("nsubj", "nsubjpass") or doc[name.last].nbor(1).lower_ == "the":
        return False
    if (
        name.what == "country"
        or name.first <= sentence.start
        or doc[name.first - 1].pos_ not in ("ADP", "DET", "PUNCT")
    ):
        return False
    if name.what == "capital" and other.what == "country" and name.country != other.country:
        return False
    regions = words("places", "regions")
    if other.what != "country" and (other.text not in regions or name.text in regions):
        return False
    after = doc[other.last] if other.last < sentence.end else None
    if after is None:
        return True
    listed = after.lower_ in ("and", "or") and other.last + 1 in reading.at
    return not listed and not (after.text == "," and other.last + 1 in reading.at)
