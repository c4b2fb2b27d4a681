"""Ties of what or whom a verb moves or gives: "extradited Lee to Britain", "gave Kim the keys"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from explorer.extraction.arguments import Participant, Reading, participants
from explorer.extraction.dependents import prepositions
from explorer.extraction.gazetteers import words
from explorer.extraction.relationkinds import acts
from explorer.extraction.tie import Tie
from explorer.extraction.verbties import verb_tie

_PASSING = frozenset({"give", "lend", "send", "hand", "grant", "award", "offer", "show", "sell"})
_KINDS = ("payment", "transfer", "ownership")


def moving(
    reading: Reading, verb: Token, thing: Token, preposition: Token, target: Participant
) -> Iterator[Tie]:
    """As in "The court extradited Assange to Britain": he, not the court, went there."""
    lemma = verb.lemma_.lower()
    if lemma == "introduce" and target.name.kind == "PERSON" and preposition.lower_ == "to":
        for one in participants(reading, thing):
            if one.name.kind == "PERSON":
                yield verb_tie(verb, one, target, (preposition,), "moved-object", 0.75)
        return
    placed = target.name.kind == "PLACE" and lemma in words("verbs", "motion")
    seat = target.name.text.split()[-1].lower() in words("namewords", "seated")
    placed = placed or (seat and lemma in words("verbs", "motion"))
    passed = target.name.kind == "ORGANIZATION" and lemma in words("verbs", "passing on")
    if not placed and not passed:
        return
    if verb.tag_ not in ("VBD", "VBN") or preposition.lower_ in ("for", "by"):
        return
    for one in participants(reading, thing):
        if one.word.i > verb.i and one.name.kind in ("PERSON", "ORGANIZATION"):
            yield verb_tie(verb, one, target, (preposition,), "moved-object", 0.75)


def moved_by_others(reading: Reading, verb: Token) -> Iterator[Tie]:
    """As in "paramedics rushed Lee to Leeds Hospital", where nobody named does it."""
    for thing in verb.children:
        if thing.dep_ == "dobj" and thing.i > verb.i and thing.i in reading.at:
            for preposition, word in prepositions(verb):
                for target in participants(reading, word) if preposition.lower_ == "to" else ():
                    yield from moving(reading, verb, thing, preposition, target)


def given_to(reading: Reading, verb: Token, target: Participant) -> Token | None:
    """What somebody is given, in "gave Kim the keys"; "gave Kim" alone would be another line."""
    if verb.lemma_.lower() not in _PASSING or target.word.dep_ != "dative" or target.through:
        return None
    return _thing(reading, verb, target.word)


def retained(reading: Reading, verb: Token) -> Token | None:
    """What is given, in "was granted asylum by X": without it the line would give the person."""
    if verb.lemma_.lower() not in words("verbs", "giving"):
        return None
    return _thing(reading, verb, verb)


def _thing(reading: Reading, verb: Token, before: Token) -> Token | None:
    """The object that names nobody, behind a word."""
    things = (c for c in verb.children if c.dep_ == "dobj" and c.i > before.i)
    return next((t for t in things if t.pos_ == "NOUN" and t.i not in reading.at), None)


def passed_on(
    reading: Reading,
    verb: Token,
    doer: Participant,
    thing: Token,
    preposition: Token,
    target: Participant,
) -> Iterator[Tie]:
    """As in "paid $130,000 to Daniels", "bought AirAsia from Malaysia", "sold Opel to Fiat"."""
    lemma, link = verb.lemma_.lower(), preposition.lower_
    kinds = [k for k in _KINDS if lemma in words("verbs", f"kind {k}")]
    country = target.name.what == "country"
    if not kinds or link not in ("to", "from") or not (acts(target.name) or country):
        return
    named = [p.name for p in participants(reading, thing)]
    amount = thing.tag_ == "CD" and any(c.tag_ == "$" for c in thing.subtree)
    if target.name in named or not (
        named or amount or thing.i > preposition.i or thing.pos_ == "PRON"
    ):
        return
    if thing.pos_ == "PRON" and not named:  # "hand it over to Kevin"
        yield replace(verb_tie(verb, doer, target, (preposition,), "passed-on", 0.7), kind=kinds[0])
        return
    if thing.i > preposition.i and not named:  # "ceded to the United States its colonies"
        tie = verb_tie(verb, doer, target, (thing, preposition), "passed-on", 0.7)
        yield replace(tie, kind=kinds[0])
        return
    said = thing.doc[thing.left_edge.i : thing.i + 1].text if amount else named[0].text
    tie = verb_tie(verb, doer, target, (preposition,), "passed-on", 0.75)
    words_ = (*tie.words[:-1], said, tie.words[-1]) if tie.words[-1] == link else tie.words
    yield replace(tie, words=words_, kind=kinds[0])
