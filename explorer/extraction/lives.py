"""Where a person was born and died, from the brackets behind a name; whose child they are.

As in "X (born 13 March 1963 in Oslo, Norway)", "X (27 January 1915, Bely - 3 October 1981, Bonn)".
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from explorer.extraction.arguments import Reading
from explorer.extraction.gazetteers import kinship
from explorer.extraction.name import Name
from explorer.extraction.offices import kind_of_kin, property_of_kin
from explorer.extraction.subjects import subjects
from explorer.extraction.tie import Tie

_MOST = 40
_DASHES = frozenset({"-", "–", "—"})
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_DIED = frozenset({"died", "d."})


def life_ties(reading: Reading) -> Iterator[Tie]:
    """Ties of people to the places in the brackets behind their names."""
    doc = reading.sentence.doc
    for name in reading.names():
        if name.kind != "PERSON" or name.title == "pronoun":
            continue
        yield from _of_both(reading, name)
        yield from _had(reading, name)
        if name.last >= reading.sentence.end or doc[name.last].text != "(":
            continue
        for first, last, dies in _halves(doc, name.last + 1, reading.sentence.end):
            yield from _places(reading, name, first, last, dies)


def _of_both(reading: Reading, name: Name) -> Iterator[Tie]:
    """As in "Sam and his wife Manju face trial over the death of their child, Gloria"."""
    doc, start = reading.sentence.doc, reading.sentence.start
    at = name.first - 1
    if at > start and doc[at].text == ",":
        at -= 1
    kin = doc[at] if at >= start else None
    if kin is None or kin.lower_ not in ("child", "son", "daughter", "baby", "toddler"):
        return
    if not any(c.lower_ == "their" and c.dep_ == "poss" and c.i not in reading.at
               for c in kin.children):  # fmt: skip
        return
    verb = kin
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    parents = [p for p in subjects(reading, verb)[0] if p.name.kind == "PERSON" and not p.through]
    if len(parents) != 2 or any(p.name is name for p in parents):
        return
    for parent in parents:
        yield Tie(
            name, parent.name, (kin.lower_, "of"), f"{kin.lower_} of", "family", True,
            (at, at + 1), doc[name.last - 1], 0.75 * parent.sure, "kinship", modal=False,
        )  # fmt: skip


def _had(reading: Reading, name: Name) -> Iterator[Tie]:
    """As in "Lee has a brother, Kim", "Lee and Kim have a son, Tom": one alone, named beside."""
    doc, at = reading.sentence.doc, name.first - 1
    if at > reading.sentence.start and doc[at].text == ",":
        at -= 1
    kin = doc[at] if at > reading.sentence.start else None
    if kin is None or kin.lower_ not in kinship() or kin.tag_ != "NN" or kin.dep_ != "dobj":
        return
    verb = kin.head
    if verb.lemma_ != "have" or not any(c.lower_ in ("a", "one") for c in kin.children):
        return
    owners = [p for p in subjects(reading, verb)[0] if p.name.kind == "PERSON" and not p.through]
    for owner in owners if len(owners) < 3 else ():
        yield Tie(
            name, owner.name, (kin.lower_, "of"), f"{kin.lower_} of", kind_of_kin(kin.lower_), True,
            (at, at + 1), verb, 0.8 * owner.sure, "kinship",
            code=property_of_kin(kin.lower_, owner.name),
        )  # fmt: skip


def _halves(doc: Doc, first: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """What brackets say of birth and of death, each only where it tells a year."""
    closing = next((i for i in range(first, min(end, first + _MOST)) if doc[i].text == ")"), None)
    if closing is None:
        return
    years = [i for i in range(first, closing) if _YEAR.fullmatch(doc[i].text)]
    cut = next((i for i in range(first, closing) if doc[i].lower_ in _DIED), None)
    if cut is None and len(years) == 2:
        cut = next((i for i in range(years[0], years[1]) if doc[i].text in _DASHES), None)
    if years and (cut is None or years[0] < cut):
        yield first, closing if cut is None else cut, False
    if cut is not None and years and years[-1] > cut:
        yield cut, closing, True


def _places(reading: Reading, name: Name, first: int, last: int, dies: bool) -> Iterator[Tie]:
    doc = reading.sentence.doc
    word = "died" if dies else "born"
    scope: Token = doc[name.last - 1]
    sure, before = 0.8, None
    for i in range(first, last):
        place = reading.at.get(i)
        if place is None or place.first != i:
            continue
        chained = before is None or [t.text for t in doc[before.last : i]] == [","]
        if place.kind != "PLACE" or not chained:
            return
        yield Tie(
            name, place, (word, "in"), f"{'die' if dies else 'bear'} in", "location", True,
            (i, place.last), scope, sure, "life", modal=False, code="P20" if dies else "P19",
        )  # fmt: skip
        before, sure = place, sure - 0.05
