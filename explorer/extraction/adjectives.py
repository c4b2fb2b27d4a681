"""Ties of what is said of a name with "be" and a preposition: "is married to", "is loyal to"."""

from collections.abc import Iterator

from spacy.tokens import Token

from explorer.extraction.arguments import Participant, Reading, participants
from explorer.extraction.dependents import prepositions
from explorer.extraction.gazetteers import adjectives
from explorer.extraction.name import Name
from explorer.extraction.relationkinds import acts
from explorer.extraction.subjects import subjects
from explorer.extraction.tie import Tie

_BEING = frozenset({"be", "become", "remain", "stay", "get"})


def adjective_ties(reading: Reading) -> Iterator[Tie]:
    """Ties of all adjectives of a sentence that take a name behind a preposition."""
    for word in reading.sentence:
        known = adjectives().get(word.lower_)
        if known is None or word.i in reading.at:
            continue
        doers = _holders(reading, word)
        if not doers:
            continue
        for preposition, end in _behind(word):
            kind = known.get(preposition.lower_)
            for target in participants(reading, end) if kind is not None else ():
                for doer in doers:
                    near = kind == "location" and _people(doer.name, target.name)
                    said = "other" if near else str(kind)  # "Orban is close to Putin"
                    if doer.name is not target.name and _fit(said, doer.name, target.name):
                        yield _tie(word, preposition, said, doer, target)


def _tie(word: Token, preposition: Token, kind: str, doer: Participant, target: Participant) -> Tie:
    scope = word.head if word.head.lemma_ in _BEING else word
    return Tie(
        doer.name,
        target.name,
        (word.lower_, preposition.lower_),
        f"{word.lower_} {preposition.lower_}",
        kind,
        kind != "family",
        (word.i, preposition.i + 1),
        scope,
        0.8 * doer.sure * target.sure,
        "adjective",
        code="P26" if word.lower_ == "married" else None,
    )


def _holders(reading: Reading, word: Token) -> list[Participant]:
    """Of whom an adjective is said: "X is married …", "X, married …"."""
    head = word.head
    if word.dep_ in ("acomp", "conj") and head.lemma_ in _BEING:
        return subjects(reading, head)[0]
    if word.dep_ in ("amod", "acl", "appos") and head.i in reading.at and head.i < word.i:
        return [Participant(reading.at[head.i], head, 0.85)]
    if word.dep_ == "conj" and head.dep_ == "acomp" and head.head.lemma_ in _BEING:
        return subjects(reading, head.head)[0]
    return []


def _behind(word: Token) -> Iterator[tuple[Token, Token]]:
    yield from prepositions(word)
    if word.head.lemma_ in _BEING:
        yield from (pair for pair in prepositions(word.head) if pair[0].i == word.i + 1)


def _people(one: Name, other: Name) -> bool:
    return one.kind != "PLACE" and other.kind == "PERSON"


def _fit(kind: str, one: Name, other: Name) -> bool:
    if kind == "family":
        return one.kind == other.kind == "PERSON"
    if kind == "location":
        return other.kind == "PLACE"
    return acts(one) and acts(other)
