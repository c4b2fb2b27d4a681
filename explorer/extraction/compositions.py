"""What a whole is made up of, and whose a place is: "made up of A", "ISIL's capital of X"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from explorer.extraction.arguments import Participant, Reading, participants
from explorer.extraction.dependents import prepositions
from explorer.extraction.gazetteers import words
from explorer.extraction.name import Name
from explorer.extraction.relationkinds import kind_of_verb
from explorer.extraction.subjects import subjects
from explorer.extraction.tie import Tie

_WHOLES = ("ORGANIZATION", "GROUP", "PLACE", "EVENT")
_PARTS = ("ORGANIZATION", "GROUP", "PERSON", "PLACE")
_COMPOSING = frozenset({"compose", "comprise", "constitute"})


def composition_ties(reading: Reading) -> Iterator[Tie]:
    """Ties of wholes to their parts, and of places to who holds them."""
    for word in reading.sentence:
        if word.i in reading.at:
            continue
        if word.pos_ == "VERB":
            yield from _made_up(reading, word)
            yield from _compound(reading, word)
        elif word.pos_ == "NOUN":
            yield from _held(reading, word)


def _made_up(reading: Reading, verb: Token) -> Iterator[Tie]:
    up = next((c for c in verb.children if c.lower_ == "up" and 0 < c.i - verb.i < 3), None)
    about = verb.dep_ == "acl" and verb.head.i in reading.at and verb.i - verb.head.i < 3
    made = verb.lemma_ == "make" and up is not None and (about or verb.tag_ == "VBN")
    composed = verb.lemma_ in _COMPOSING and verb.tag_ == "VBN"
    consists = verb.lemma_ == "consist"
    if not (made or composed or consists):
        return
    found = participants(reading, verb.head) if about else subjects(reading, verb)[0]
    wholes = [p for p in found if p.name.kind in _WHOLES and not p.through]
    label = [verb.lower_, *((up.lower_,) if made and up is not None else ())]
    for preposition, end in _parts(verb):
        if preposition.lower_ not in ("of", "by"):
            continue
        for part in participants(reading, end):
            for whole in wholes:
                if part.name.kind in _PARTS and part.name is not whole.name:
                    yield Tie(
                        whole.name, part.name, (*label, "of"),
                        " ".join([verb.lemma_, *label[1:], "of"]), "part-of", True,
                        (verb.i, preposition.i + 1), verb, 0.8 * whole.sure * part.sure,
                        "made-up-of",
                    )  # fmt: skip


def _parts(verb: Token) -> Iterator[tuple[Token, Token]]:
    """The ends of "of" and "by", also where "in part" or "largely" stands before them."""
    for preposition, end in prepositions(verb):
        yield preposition, end
        if end.lower_ in ("part", "majority", "main"):
            yield from prepositions(end)


def _held(reading: Reading, noun: Token) -> Iterator[Tie]:
    """As in "ISIL's self-proclaimed capital of Raqqah", "the rebels' stronghold of Idlib"."""
    if noun.lower_ not in words("namewords", "PLACE of nouns") | words("places", "holdings"):
        return
    owners: list[Participant] = []
    for child in noun.children:
        if child.i < noun.i and child.dep_ == "poss":
            owners += participants(reading, child)
        elif child.i < noun.i and child.dep_ in ("compound", "nmod") and child.i in reading.at:
            owners.append(Participant(reading.at[child.i], child, 0.9))
    for preposition, end in prepositions(noun):
        place = reading.at.get(end.i)
        if preposition.lower_ != "of" or place is None or place.kind != "PLACE":
            continue
        for owner in owners:
            if owner.name.kind == "PERSON" or owner.name is place or preposition.i - noun.i > 1:
                continue
            yield Tie(
                place, owner.name, (*_kind_of(noun), noun.lower_, "of"), f"{noun.lower_} of",
                "location", True, (noun.i, noun.i + 1), noun, 0.8 * owner.sure, "held-place",
                modal=False,
            )  # fmt: skip


def _compound(reading: Reading, done: Token) -> Iterator[Tie]:
    """As in "Rwanda-backed M23", "the Saudi-led Arab Coalition", "London-based Amnesty"."""
    doc, at = reading.sentence.doc, done.i
    doer = reading.at.get(at - 2) if at - 2 >= reading.sentence.start else None
    if doer is None or doc[at - 1].text != "-" or doer.last != at - 1 or done.tag_ != "VBN":
        return
    after = at + 1
    while after < reading.sentence.end and after - at < 4 and after not in reading.at:
        if doc[after].pos_ not in ("ADJ", "NOUN"):
            return
        after += 1
    name = reading.at.get(after)
    if name is None or name.first != after or name.title == "pronoun" or name is doer:
        return
    if name.kind == "PERSON" or name.country or (after < name.last < len(doc) and _owns(doc, name)):
        return
    lemma = done.lemma_.lower()
    if lemma == "base" and doer.kind == "PLACE" and name.kind == "ORGANIZATION":
        yield Tie(
            name, doer, ("based", "in"), "base in", "location", True, (at, at + 1), done, 0.8,
            "compound", modal=False,
        )  # fmt: skip
    elif lemma in words("verbs", "in compounds") and lemma not in ("affiliate", "align"):
        yield Tie(
            doer, name, (done.lower_,), lemma, kind_of_verb(lemma, doer, name, ""), True,
            (at, at + 1), done, 0.8 if after == at + 1 else 0.65, "compound", modal=False,
        )  # fmt: skip


def _owns(doc: Doc, name: Name) -> bool:
    return doc[name.last].tag_ == "POS"


def _kind_of(noun: Token) -> tuple[str, ...]:
    """What changes the meaning: "self-proclaimed capital", "former stronghold", "de facto"."""
    first = noun.left_edge.i
    before = [t for t in noun.doc[first : noun.i] if t.lower_ in words("places", "so-called")]
    if not before:
        return ()
    if before[0].lower_ in ("proclaimed", "declared", "styled"):
        return (f"self-{before[0].lower_}",)
    return ("de facto",) if before[0].lower_ == "facto" else (before[0].lower_,)
