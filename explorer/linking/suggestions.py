"""Entities that may be one: similar names of one kind, with what speaks for it and against it.

Of two kinds only the same full name is suggested, with the kinds as what speaks against it.
Only suggested, never done: a person merges, or keeps them apart, and is not asked again. Never
suggested: people whose given names differ, names that differ in a number or in a word
that tells two apart ("North", "South"), and two that a sentence ties to each other.
"""

import json
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import cast

from explorer.linking.names import Alike, Called, alike, called, keys
from explorer.linking.pairs import Pair, pair_of
from explorer.model.corpus import Corpus
from explorer.model.kinds import entity_kind
from explorer.model.message import Message
from explorer.model.records import Decision, Entity

APART = "cannot-link"  # what a decision is that keeps two apart
MOST = 500  # suggestions at a time: those with most for them
_SLICE = 500  # steps between two moments in which the window may breathe
_ACROSS = 0.6  # how alike two of different kinds are that bear the same name
_CROWD = 12  # entities that share a key say nothing by it ("University of")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two entities that may be one; ``worth`` is comparable to that of a relation's review."""

    one: str
    other: str
    worth: float
    speaks_for: tuple[Message, ...]
    against: tuple[Message, ...]

    @property
    def pair(self) -> Pair:
        """The two ids, in order."""
        return pair_of(self.one, self.other)


def suggestions(corpus: Corpus) -> tuple[Suggestion, ...]:
    """Pairs that may be one, those with most for them first; never one that was kept apart."""
    search = searching(corpus)
    while True:
        try:
            next(search)
        except StopIteration as found:
            return cast("tuple[Suggestion, ...]", found.value)


def searching(corpus: Corpus) -> Generator[None, None, tuple[Suggestion, ...]]:
    """The same with moments to breathe."""
    names: dict[str, tuple[Called, ...]] = {}
    for number, entity in enumerate(corpus.entities.values()):
        if not entity.rejected:
            names[entity.id] = tuple(called(one, entity.kind) for one in _full_names(entity))
        if number % _SLICE == 0:
            yield
    apart, by_names = kept_apart(corpus), _apart_by_name(corpus)
    found = []
    for number, pair in enumerate(_near(corpus, names)):
        if number % _SLICE == 0:
            yield
        if pair is None or pair_of(*pair) in apart:
            continue
        entities = corpus.entities[pair[0]], corpus.entities[pair[1]]
        tied = any(r.verdict != "rejected" for r in corpus.relations_between(*pair))
        if tied or _named(*entities) in by_names:
            continue
        made = _suggestion(corpus, entities, names[pair[0]], names[pair[1]])
        if made is not None:
            found.append(made)
    found = [_among_several(corpus, one, found) for one in found] if len(found) < MOST else found
    found.sort(key=lambda one: (-one.worth, one.pair))
    yield
    return tuple(_with_sentences(corpus, one) for one in found[:MOST])


def kept_apart(corpus: Corpus) -> set[Pair]:
    """Pairs of entities that a person has said to be two."""
    found: set[Pair] = set()
    for decision in corpus.decisions.values():
        if decision.what == APART:
            found |= _pairs_of(corpus, decision)
    return found


def _pairs_of(corpus: Corpus, decision: Decision) -> set[Pair]:
    value = json.loads(decision.value)
    if "pair" in value:
        return {pair_of(*value["pair"])}
    there = {(start, end) for start, end in value["others"]}  # spans are those of the other
    documents = [d.id for d in corpus.documents.values() if d.sha256 == decision.text_sha256]
    mentions = [m for document in documents for m in corpus.store.mentions_in(document)]
    mine = {m.entity for m in mentions if (m.start, m.end) in decision.spans}
    theirs = {m.entity for m in mentions if (m.start, m.end) in there}
    return {pair_of(one, other) for one in mine for other in theirs if one != other}


def _apart_by_name(corpus: Corpus) -> set[frozenset[str]]:
    """Names that were kept apart; they stay so when their entities come back under other ids."""
    return {
        frozenset(one.quotes)
        for one in corpus.decisions.values()
        if one.what == APART and not one.text_sha256 and len(set(one.quotes)) == 2
    }


def _full_names(entity: Entity) -> tuple[str, ...]:
    """Names that tell who it is: "Kim" for "Kim Jong Un" may be anybody, in a text of its own."""
    aliases = [name for name in entity.aliases if entity.kind != "PERSON" or len(name.split()) > 1]
    return (entity.name, *aliases[:8])


def _named(one: Entity, other: Entity) -> frozenset[str]:
    return frozenset((one.name, other.name))


def _near(corpus: Corpus, names: dict[str, tuple[Called, ...]]) -> Iterator[Pair | None]:
    """Pairs of one kind that share a key of their names, each once; None for each entity.

    Pairs of two kinds share a whole name.
    """
    whole: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    groups: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for entity, own in names.items():
        kind = corpus.entities[entity].kind
        for name in own:
            if name.words:
                whole[name.words][entity] = None
            for key in keys(name):
                groups[kind, key][entity] = None
        yield None
    seen: set[Pair] = set()
    for (_, key), group in groups.items():
        if len(group) > _CROWD and not key.startswith("="):
            continue
        for one, other in combinations(list(group)[: 4 * _CROWD], 2):
            if (one, other) not in seen:
                seen.add((one, other))
                yield one, other
    for same in whole.values():
        for one, other in combinations(list(same)[: 4 * _CROWD], 2):
            kinds = corpus.entities[one].kind, corpus.entities[other].kind
            if kinds[0] != kinds[1] and (one, other) not in seen:
                seen.add((one, other))
                yield one, other


def _suggestion(
    corpus: Corpus,
    entities: tuple[Entity, Entity],
    mine: Iterable[Called],
    theirs: tuple[Called, ...],
) -> Suggestion | None:
    one, other = entities
    best, why = 0.0, None
    across = one.kind != other.kind
    for a in mine:
        for b in theirs:
            found = _same(a, b) if across else alike(a, b)
            if found is None:
                return None  # two of their names cannot be one person's
            if found[0] > best:
                best, why = found
    if why is None:
        return None
    speaks_for, against = [why], []
    if across:
        kinds = [entity_kind(entity.kind).label.lower() for entity in entities]
        told = Message.of("They are of two kinds: {one} and {other}", one=kinds[0], other=kinds[1])
        against.append(told)
    mine_near, their_near = _around(corpus, one.id), _around(corpus, other.id)
    shared = sorted(corpus.entities[end].name for end in mine_near & their_near)
    if shared:
        names = ", ".join(f"“{name}”" for name in shared[:3]) + (" …" if len(shared) > 3 else "")
        speaks_for.append(Message.of("Both are tied to {names}", names=names))
    elif mine_near and their_near:
        against.append(Message("Nobody is tied to both"))
    worth = best + min(len(shared), 3) * 0.1 - 0.1 * len(against)
    weight = 0.5 + min(1.0, 0.1 * min(len(mine_near), len(their_near)))
    return Suggestion(one.id, other.id, worth * weight, tuple(speaks_for), tuple(against))


def _same(one: Called, other: Called) -> Alike:
    """How alike names of two kinds are: the same, or not at all."""
    if one.words != other.words:
        return 0.0, Message("")
    return _ACROSS, Message.of("Both are called “{name}”", name=one.name)


def _among_several(corpus: Corpus, found: Suggestion, every: list[Suggestion]) -> Suggestion:
    """A name that may be short for several says less of each of them."""
    names = {}
    for short in (found.one, found.other):
        if len(corpus.entities[short].name.split()) == 1:
            rest = {end for one in every if short in one.pair for end in one.pair} - {*found.pair}
            names.update({end: corpus.entities[end].name for end in sorted(rest)})
    if not names:
        return found
    told = ", ".join(f"“{name}”" for name in list(names.values())[:3])
    against = (*found.against, Message.of("It may as well be {names}", names=told))
    return replace(found, worth=found.worth * 0.6, against=against)


def _with_sentences(corpus: Corpus, found: Suggestion) -> Suggestion:
    """What a sentence that names both says against it: it tells them apart."""
    together = len(corpus.store.candidates_between(found.one, found.other))
    if not together:
        return found
    told = "One sentence names both" if together == 1 else "{count} sentences name both"
    against = (*found.against, Message.of(told, count=together))
    return replace(found, worth=found.worth * 0.7, against=against)


def _around(corpus: Corpus, entity: str) -> set[str]:
    return {
        end
        for relation in corpus.relations_of(entity)
        if relation.verdict != "rejected"
        for end in relation.ends
        if end != entity
    }
