"""Where people and peoples are from and what group they are of.

"Rohingya from Myanmar"; "the Druze, a minority in Syria"; "one Rohingya, Muhammad Amin"; "Novak
is from Serbia".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from explorer.extraction.arguments import Participant, Reading, participants
from explorer.extraction.dependents import prepositions
from explorer.extraction.gazetteers import kinship, words
from explorer.extraction.name import Name
from explorer.extraction.subjects import subjects
from explorer.extraction.tie import Tie

_COMING = frozenset({"be", "come", "hail"})


def origin_ties(reading: Reading) -> Iterator[Tie]:
    """Ties of people and peoples of a sentence to where they are from."""
    for name in reading.names():
        if name.kind == "PERSON" and name.title != "pronoun":
            yield from _person_from(reading, name)
        if name.kind == "GROUP":
            yield from _from_place(reading, name)
            yield from _one_of(reading, name)
    for word in reading.sentence:
        if word.pos_ == "NOUN" and word.dep_ == "appos" and word.i not in reading.at:
            yield from _part_of_people(reading, word)
        elif word.lemma_ in _COMING and word.pos_ in ("VERB", "AUX"):
            yield from _is_from(reading, word)


def _from_place(reading: Reading, name: Name) -> Iterator[Tie]:
    doc, at = reading.sentence.doc, name.last
    if at + 1 >= reading.sentence.end or doc[at].lower_ not in ("from", "in"):
        return
    if name.what == "adjective" and doc[at - 1].tag_ not in ("NNPS", "NNS"):
        return
    own = name.first <= doc[at].head.i < name.last
    for child in doc[at].children:
        for target in participants(reading, child) if child.dep_ == "pobj" else ():
            if target.name.kind == "PLACE" and (own or doc[at].lower_ == "from"):
                yield _tie(reading, name, target, (doc[at].lower_,), at, 0.8 if own else 0.55)


def _person_from(reading: Reading, name: Name) -> Iterator[Tie]:
    """As in "Thomas Sam, 42, and his wife Manju, 36, from Sydney": both are."""
    doc, end = reading.sentence.doc, reading.sentence.end
    at = _after_age(reading, name)
    if at + 1 >= end or doc[at].text != ",":
        return
    at = _after_years(reading, at + 1)
    if doc[at].lower_ not in ("from", "of"):
        return
    place = reading.at.get(at + 1)
    if place is None or place.kind != "PLACE" or place.first != at + 1:
        return
    both = [(name, 0.8)]
    other = _partner(reading, name)
    if other is not None and at - name.last > 1:
        both.append((other, 0.65))
    for one, sure in both:
        yield Tie(
            one, place, ("from",), "from", "location", True, (at, at + 1), doc[one.last - 1],
            sure, "is-from", modal=False,
        )  # fmt: skip


def _after_age(reading: Reading, name: Name) -> int:
    """The place behind ", 42" after a name."""
    doc, end, at = reading.sentence.doc, reading.sentence.end, name.last
    aged = at + 2 < end and doc[at].text == "," and doc[at + 1].text.isdigit()
    return at + 2 if aged and len(doc[at + 1].text) < 4 else at


def _after_years(reading: Reading, at: int) -> int:
    """The place behind "a 33-year-old" or "a 40-year-old man", or the same place."""
    doc, end, first = reading.sentence.doc, reading.sentence.end, at
    if at + 6 >= end or doc[at].lower_ not in ("a", "an"):
        return at
    while at < min(end, first + 8) and doc[at].lower_ != "old":
        at += 1
    if at >= end or doc[at].lower_ != "old" or "year" not in doc[first:at].text.lower():
        return first
    at += 1
    return at + (at < end and doc[at].pos_ == "NOUN")


def _partner(reading: Reading, name: Name) -> Name | None:
    """Who stands before "and his wife" and the name, with an age or without."""
    doc, at = reading.sentence.doc, name.first - 1
    if at - 2 < reading.sentence.start or doc[at].lower_ not in kinship():
        return None
    if doc[at - 1].tag_ != "PRP$" or doc[at - 2].lower_ != "and":
        return None
    before = [n for n in reading.names() if n.last <= at - 2 and n.kind == "PERSON"]
    one = before[-1] if before else None
    if one is None:
        return None
    after = _after_age(reading, one)
    return one if after + (doc[after].text == ",") == at - 2 else None


def _one_of(reading: Reading, name: Name) -> Iterator[Tie]:
    """As in "one Rohingya, Muhammad Amin,"."""
    doc, first, last = reading.sentence.doc, name.first - 1, name.last
    if first < reading.sentence.start or doc[first].lower_ not in ("one", "a", "an", "another"):
        return
    if last + 1 >= reading.sentence.end or doc[last].text != ",":
        return
    one = reading.at.get(last + 1)
    if one is None or one.kind != "PERSON" or one.title == "pronoun" or one.first != last + 1:
        return
    yield Tie(
        one, name, ("one", "of"), "one of", "membership", True, (first, name.last),
        doc[name.last - 1], 0.75, "one-of-people", modal=False,
    )  # fmt: skip


def _part_of_people(reading: Reading, noun: Token) -> Iterator[Tie]:
    """As in "Rohingya, a stateless minority of Muslims from Myanmar"."""
    head = noun.head
    before = noun.left_edge.i - 2
    holder = reading.at.get(before) or reading.at.get(head.i)
    if holder is None or holder.kind != "GROUP" or holder.what == "adjective" or noun.i < head.i:
        return
    lemma = noun.lemma_.lower()
    if lemma not in words("nounkinds", "GROUP") | words("nounkinds", "peoples"):
        return
    for preposition, end in _chain(noun):
        for target in participants(reading, end):
            people = preposition.lower_ == "of" and target.name.kind == "GROUP"
            placed = preposition.lower_ in ("from", "in", "of") and target.name.kind == "PLACE"
            if (people or placed) and target.name is not holder:
                label = (noun.lower_, preposition.lower_)
                yield _tie(reading, holder, target, label, noun.i, 0.8, people)


def _chain(noun: Token) -> Iterator[tuple[Token, Token]]:
    for preposition, end in prepositions(noun):
        yield preposition, end
        if preposition.lower_ == "of":
            yield from (pair for pair in prepositions(end) if pair[0].lower_ == "from")


def _is_from(reading: Reading, verb: Token) -> Iterator[Tie]:
    for preposition, end in prepositions(verb):
        if preposition.lower_ != "from" or preposition.i < verb.i:
            continue
        for target in participants(reading, end):
            for one in subjects(reading, verb)[0]:
                if target.name.kind == "PLACE" and one.name.kind in ("PERSON", "GROUP"):
                    yield Tie(
                        one.name, target.name,
                        ("from",) if verb.lemma_ == "be" else (verb.lower_, "from"),
                        "from", "location", True, (preposition.i, preposition.i + 1), verb,
                        0.75 * one.sure * target.sure, "is-from",
                    )  # fmt: skip


def _tie(
    reading: Reading,
    name: Name,
    target: Participant,
    label: tuple[str, ...],
    at: int,
    sure: float,
    people: bool = False,
) -> Tie:
    return Tie(
        name, target.name, label, " ".join(label), "membership" if people else "location", True,
        (at, at + 1), reading.sentence.doc[name.last - 1], sure * target.sure, "people-from",
        modal=False,
    )  # fmt: skip
