"""Ties to places that the plain verb rules leave out: where an event takes place, what is near.

"The summit took place in Geneva"; "the theatre next to the Grand Hotel"; "police arrested Maxwell
in New Hampshire"; "Tesla's factory in Berlin".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from explorer.extraction.arguments import Participant, Reading, objects, participants
from explorer.extraction.dependents import doubtful, prepositions
from explorer.extraction.forces import force_ties
from explorer.extraction.gazetteers import kinds_of, kinship, offices, words
from explorer.extraction.inflection import participle
from explorer.extraction.name import Name
from explorer.extraction.owners import acting_owners
from explorer.extraction.subjects import subjects
from explorer.extraction.tie import Tie, tie_of_noun

_LYING = frozenset({"be", "lie", "stand", "locate", "situate", "base", "sit", "live"})
_NEXT = frozenset({"next", "close", "adjacent", "near", "opposite"})
_SIDES = frozenset({"north", "south", "east", "west", "outside", "inside"})
_BESIDE = frozenset({"near", "outside", "opposite"})
_HOMES = frozenset(
    {"home", "hometown", "residence", "birthplace", "branch", "chapter", "bureau", "campus"}
)
_IN = frozenset({"in", "at", "on", "near", "outside"})


def place_ties(reading: Reading) -> Iterator[Tie]:
    """Ties of a sentence's names to places."""
    for word in reading.sentence:
        if word.i in reading.at:
            continue
        if word.pos_ in ("VERB", "AUX") and not doubtful(word):
            yield from _happens(reading, word)
            yield from _done_at(reading, word)
            yield from _lies_by(reading, word)
        elif word.pos_ == "NOUN":
            yield from _owned_there(reading, word)
    for name in reading.names():
        yield from _beside(reading, name)
        yield from _within(reading, name)
    yield from force_ties(reading)


def _happens(reading: Reading, verb: Token) -> Iterator[Tie]:
    """As in "the Games are to take place in Mexico City", "the trial of X began in Paris"."""
    place = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    takes = verb.lemma_ == "take" and place is not None and place.lower_ == "place"
    if not takes and (verb.lemma_ not in words("verbs", "happening") or place is not None):
        return
    whole = [verb] if place is None else [verb, place]
    events, _ = subjects(reading, verb)
    if not events:
        events = acting_owners(reading, verb)[0]
    for event in events:
        if event.name.kind not in ("EVENT", "WORK") and not event.through:
            continue
        if event.through and event.through[0] not in frozenset(kinds_of("nouns")) | _classes():
            continue
        for preposition, end in (p for each in whole for p in prepositions(each)):
            if preposition.lower_ not in ("in", "at"):
                continue
            for target in participants(reading, end):
                if target.name.kind not in ("PLACE", "ORGANIZATION"):
                    continue
                parts = [*event.through[:1], *(t.lower_ for t in whole), preposition.lower_]
                yield Tie(
                    event.name, target.name, tuple(parts),
                    " ".join([verb.lemma_, *parts[len(event.through[:1]) + 1 :]]),
                    "location", True, (verb.i, preposition.i + 1), verb,
                    0.8 * event.sure * target.sure, "event-at",
                )  # fmt: skip


def _classes() -> frozenset[str]:
    return words("nounkinds", "EVENT")


def _done_at(reading: Reading, verb: Token) -> Iterator[Tie]:
    """As in "police arrested Maxwell in New Hampshire": there she was arrested."""
    lemma = verb.lemma_.lower()
    if lemma not in words("verbs", "presence") or lemma not in words("verbs", "kind conflict"):
        return
    for preposition, end in prepositions(verb):
        if preposition.lower_ not in ("in", "at", "near", "outside") or preposition.i < verb.i:
            continue
        for target in participants(reading, end):
            for one in objects(reading, verb) if target.name.kind == "PLACE" else ():
                if one.name.kind == "PERSON" and one.word.i < preposition.i:
                    yield Tie(
                        one.name, target.name, (participle(lemma), preposition.lower_),
                        f"{lemma} {preposition.lower_}", "location", True,
                        (verb.i, preposition.i + 1), verb, 0.75 * one.sure * target.sure,
                        "object-at",
                    )  # fmt: skip


def _lies_by(reading: Reading, verb: Token) -> Iterator[Tie]:
    """As in "is located next to the hotel", "lies 20 km north of Aleppo", "is near Paris"."""
    if verb.lemma_.lower() not in _LYING:
        return
    for word in verb.children:
        if word.i < verb.i or word.dep_ not in ("advmod", "prep", "acomp"):
            continue
        for link, end in _ends(word):
            for target in participants(reading, end):
                if target.name.kind not in ("PLACE", "ORGANIZATION"):
                    continue
                for one in subjects(reading, verb)[0]:
                    if one.name.kind in ("PLACE", "ORGANIZATION") and not one.acting:
                        yield _near(one, target, link, word, verb)


def _ends(word: Token) -> Iterator[tuple[tuple[str, ...], Token]]:
    lower = word.lower_
    for child in word.children:
        if child.dep_ == "pobj" and lower in _BESIDE:
            yield (lower,), child
        elif child.dep_ == "prep" and lower in _NEXT | _SIDES and child.lower_ in ("to", "of"):
            yield from (((lower, child.lower_), c) for c in child.children if c.dep_ == "pobj")


def _near(
    one: Participant, target: Participant, link: tuple[str, ...], word: Token, verb: Token
) -> Tie:
    return Tie(
        one.name, target.name, link, " ".join(link), "location", True,
        (word.i, word.i + len(link)), verb, 0.8 * one.sure * target.sure, "near",
    )  # fmt: skip


def _beside(reading: Reading, name: Name) -> Iterator[Tie]:
    """As in "in Zug, near Zurich", "the Bataclan next to the Grand Hotel"."""
    doc, at, end = reading.sentence.doc, name.last, reading.sentence.end
    if name.kind != "PLACE" and name.kind != "ORGANIZATION":
        return
    at += at + 2 < end and doc[at].text == ","
    if at + 1 >= end:
        return
    first = at
    if doc[at].lower_ == "next" and doc[at + 1].lower_ == "to":
        at += 1
    elif doc[at].lower_ not in _BESIDE:
        return
    at += 1
    while at < end and doc[at].lower_ in ("the", "city", "town", "village", "of"):
        at += 1
    other = reading.at.get(at) if at < end else None
    if other is None or other.first != at or other.kind != "PLACE":
        return
    head = doc[first].head
    own = name.first <= head.i < name.last
    if name.kind == "ORGANIZATION" and not own:
        return
    link = tuple(t.lower_ for t in doc[first : first + 1 + (doc[first].lower_ == "next")])
    yield Tie(
        name, other, link, " ".join(link), "location", True, (first, first + len(link)),
        doc[name.last - 1], 0.75 if own else 0.6, "near", modal=False,
    )  # fmt: skip


def _within(reading: Reading, name: Name) -> Iterator[Tie]:
    """As in "Old Park Road in the north of Belfast", "the Wadi Barada area of Damascus"."""
    doc, at, end = reading.sentence.doc, name.last, reading.sentence.end
    if name.kind != "PLACE" or at + 2 >= end:
        return
    size = 0
    if doc[at].lower_ in ("in", "on") and at + 4 < end and doc[at + 1].lower_ == "the":
        size = 4 if doc[at + 2].lower_ in words("places", "sides") else 0
    elif doc[at].lower_ in words("places", "parts") and doc[at + 1].lower_ in ("of", "in"):
        size = 2 + (doc[at + 2].lower_ == "the")
    other = reading.at.get(at + size) if size else None
    linked = size != 4 or doc[at + 3].lower_ == "of"
    if linked and other is not None and other.kind == "PLACE" and other.first == at + size:
        yield Tie(
            name, other, ("in",), "in", "location", True, (at, at + size),
            doc[name.last - 1], 0.8, "in", modal=False,
        )  # fmt: skip


def _named_by_place(reading: Reading, noun: Token) -> Iterator[Tie]:
    """As in "Google's London office", "the Paris offices of Charlie Hebdo"."""
    places = [
        reading.at[c.i]
        for c in noun.children
        if c.i < noun.i and c.dep_ in ("compound", "amod", "nmod") and c.i in reading.at
    ]
    if len(places) != 1 or places[0].kind != "PLACE" or places[0].what == "country":
        return
    owners = [p for c in noun.children if c.dep_ == "poss" for p in participants(reading, c)]
    for preposition, end in prepositions(noun):
        if preposition.lower_ == "of" and preposition.i == noun.i + 1:
            owners += participants(reading, end)
    for owner in owners:
        if owner.name.kind in ("PERSON", "ORGANIZATION") and not owner.through:
            yield Tie(
                owner.name, places[0], (noun.lower_, "in"), f"{noun.lemma_.lower()} in", "location",
                True, (noun.i, noun.i + 1), noun, 0.8 * owner.sure, "place-of-owned", modal=False,
            )  # fmt: skip


def _owned_there(reading: Reading, noun: Token) -> Iterator[Tie]:
    """As in "Tesla's factory in Berlin", "his home in Ohio"."""
    lemma = noun.lemma_.lower()
    standing = words("nounkinds", "PLACE") | words("nounkinds", "ORGANIZATION") | _HOMES
    if lemma not in standing:
        return
    if noun.lower_ in offices() or noun.lower_ in kinship():
        return
    yield from _named_by_place(reading, noun)
    for child in noun.children:
        if child.dep_ != "poss" or child.i > noun.i:
            continue
        for owner in participants(reading, child):
            if owner.name.kind not in ("PERSON", "ORGANIZATION"):
                continue
            for preposition, end in prepositions(noun):
                if preposition.lower_ not in _IN or preposition.i - noun.i > 2:
                    continue
                for target in participants(reading, end):
                    if target.name.kind == "PLACE":
                        yield tie_of_noun(
                            owner.name, target.name, noun, preposition, "location",
                            0.8 * owner.sure * target.sure, "place-of-owned",
                        )  # fmt: skip
