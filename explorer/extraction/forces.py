"""Armed forces: where they are, and of which larger unit a unit is.

"Taliban fighters in Helmand"; "the fight against Boko Haram in Nigeria"; "the 3rd Battalion, 321st
Field Artillery Regiment".
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from explorer.extraction.arguments import Reading, participants
from explorer.extraction.certainties import ASSERTED
from explorer.extraction.factuality import certainty
from explorer.extraction.gazetteers import words
from explorer.extraction.name import Name
from explorer.extraction.tie import Tie, tie_of_noun

_IN = frozenset({"in", "inside", "near", "outside", "around", "across", "throughout"})
_AGAINST = frozenset({"against", "with"})
_NONE = frozenset({"no", "any", "former", "alleged", "suspected", "potential", "possible"})


def force_ties(reading: Reading) -> Iterator[Tie]:
    """Ties of a sentence's armed forces to places and to larger units."""
    for name in reading.names():
        yield from _stationed(reading, name)
        yield from _fought(reading, name)
        yield from _unit(reading, name)


def _stationed(reading: Reading, name: Name) -> Iterator[Tie]:
    """As in "Taliban fighters in Helmand", "Russian troops near Kharkiv"."""
    doc, at = reading.sentence.doc, name.last
    if name.kind not in ("ORGANIZATION", "GROUP") or at + 1 >= reading.sentence.end:
        return
    noun = doc[at]
    if noun.lower_ not in words("nouns", "armed") or noun.i in reading.at:
        return
    if any(t.lower_ in _NONE for t in noun.children if t.i < name.first):
        return
    said = (noun, noun.head) if noun.dep_ in ("attr", "dobj", "nsubjpass") else (noun,)
    if any(certainty(word) != ASSERTED for word in said):
        return  # "denied that there were Russian troops in Crimea"
    for preposition, place in _places(reading, noun):
        if noun.lower_ == "targets":
            yield _there(name, place, preposition, doc[name.last - 1], "force-in")
        else:
            yield tie_of_noun(name, place, noun, preposition, "location", 0.75, "force-in")


def _fought(reading: Reading, name: Name) -> Iterator[Tie]:
    """As in "the fight against Boko Haram in Nigeria"."""
    if name.kind not in ("ORGANIZATION", "GROUP") or name.what == "adjective":
        return
    doc = reading.sentence.doc
    key = name.key_word(doc)
    over = key.head.head
    if key.dep_ != "pobj" or key.head.lower_ not in _AGAINST or over.pos_ == "VERB":
        return
    if over.lemma_.lower() not in words("nouns", "fighting"):
        return
    for preposition, place in _places(reading, doc[name.last - 1]):
        yield _there(name, place, preposition, doc[name.last - 1], "fought-in")


def _there(name: Name, place: Name, preposition: Token, scope: Token, rule: str) -> Tie:
    return Tie(
        name, place, (preposition.lower_,), preposition.lower_, "location", True,
        (preposition.i, preposition.i + 1), scope, 0.7, rule, modal=False,
    )  # fmt: skip


def _places(reading: Reading, word: Token) -> Iterator[tuple[Token, Name]]:
    """The places that the preposition right behind a word leads to."""
    doc, at = reading.sentence.doc, word.i + 1
    if at + 1 >= reading.sentence.end or doc[at].lower_ not in _IN:
        return
    for end in doc[at].children:
        if end.dep_ == "pobj":
            for target in participants(reading, end):
                if target.name.kind == "PLACE" and not target.through:
                    yield doc[at], target.name


def _unit(reading: Reading, name: Name) -> Iterator[Tie]:
    """As in "3rd Battalion, 321st Field Artillery Regiment": of the larger one."""
    doc, at = reading.sentence.doc, name.last
    if at + 1 >= reading.sentence.end or doc[at].text != ",":
        return
    larger = reading.at.get(at + 1)
    if larger is None or larger.first != at + 1 or _size(doc, larger) <= _size(doc, name):
        return
    if name.kind == larger.kind == "ORGANIZATION" and _size(doc, name) > 0:
        yield Tie(
            name, larger, ("part", "of"), "part of", "part-of", True, (at, at + 1),
            doc[name.last - 1], 0.8, "unit-of", modal=False,
        )  # fmt: skip


def _size(doc: Doc, name: Name) -> int:
    """How large the unit is that a name's last word tells, from 1 (a squad); 0 for no unit."""
    return _SIZES.get(doc[name.last - 1].lower_, 0) if doc[name.first].text[0].isalnum() else 0


_SIZES = {
    word: size
    for size, row in enumerate(
        (
            ("squad",), ("platoon",), ("company", "battery", "troop"), ("battalion", "squadron"),
            ("regiment", "marines", "infantry", "cavalry", "artillery"), ("brigade",),
            ("division",), ("corps",), ("army",),
        ), start=1
    )
    for word in row
}  # fmt: skip
