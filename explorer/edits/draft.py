"""An edit that is being planned: what the corpus would hold, record by record.

Corrections of entities touch many records, some of them twice: a relation moves, then folds into
another that moved before. A draft shows each record as it would be by now, and gives one change a
record in the end.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Entity, Evidence, Mention, Record, Relation

R = TypeVar("R", bound=Record)


class Draft:
    """Changes over a corpus, which stays as it is."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._changes: dict[tuple[type, str], tuple[Record | None, Record | None]] = {}
        self._told: dict[str, dict[str, Evidence]] = {}  # evidence that the store has, by relation
        self._drawn: set[str] = set()  # relations that the draft has touched
        self._pairs: dict[tuple[str, str], set[str]] = {}  # and by the ends that they were given

    def put(self, before: R | None, after: R | None) -> None:
        """Put a record in another's place; both are of one id, None where there is none."""
        record = after if after is not None else before
        if record is None:
            raise ValueError("a change needs a record before or after it")
        key = type(record), record.id
        first = self._changes[key][0] if key in self._changes else before
        self._changes[key] = first, after
        if isinstance(record, Relation):
            self._drawn.add(record.id)
            self._pairs.setdefault(record.ends, set()).add(record.id)

    def now(self, record: R) -> R | None:
        """A record of the corpus as it would be by now."""
        key = type(record), record.id
        return cast("R | None", self._changes[key][1]) if key in self._changes else record

    def entity(self, name: str) -> Entity | None:
        """An entity as it would be by now."""
        return self._held(Entity, name, self.corpus.entities.get(name))

    def relation(self, name: str) -> Relation | None:
        """A relation as it would be by now."""
        return self._held(Relation, name, self.corpus.relations.get(name))

    def relations_of(self, entity: str) -> list[Relation]:
        """Relations that would start or end at an entity, in order of id."""
        ids = {relation.id for relation in self.corpus.relations_of(entity)} | self._drawn
        found = (self.relation(name) for name in sorted(ids))
        return [one for one in found if one is not None and entity in (one.source, one.target)]

    def relations_between(self, one: str, other: str) -> list[Relation]:
        """Relations that would be of an unordered pair, in order of id."""
        ends = (one, other) if one <= other else (other, one)
        ids = {relation.id for relation in self.corpus.relations_between(one, other)}
        found = (self.relation(name) for name in sorted(ids | self._pairs.get(ends, set())))
        return [relation for relation in found if relation is not None and relation.ends == ends]

    def evidence_of(self, relation: str) -> list[Evidence]:
        """What would be evidence of a relation, in order of place."""
        self.fetch([relation])
        there = (self.now(one) for one in self._told[relation].values())
        found = {one.id: one for one in there if one is not None and one.relation == relation}
        for (kind, name), (_, after) in self._changes.items():
            if kind is Evidence and isinstance(after, Evidence) and after.relation == relation:
                found[name] = after
        return list(found.values())

    def fetch(self, relations: Iterable[str]) -> None:
        """Ask the store once for the evidence of several relations."""
        missing = [name for name in relations if name not in self._told]
        if missing:
            self._told.update((name, {}) for name in missing)
            for one in self.corpus.store.evidence_of(missing):
                self._told[one.relation][one.id] = one

    def changed(self, kind: type[R]) -> Iterator[tuple[R | None, R | None]]:
        """Records of a type before and after, as far as they differ."""
        for (of, _), (before, after) in self._changes.items():
            if of is kind and before != after:
                yield cast("R | None", before), cast("R | None", after)

    def edit(self, label: Message) -> Edit:
        """The changes so far as one edit."""
        pairs = (pair for pair in self._changes.values() if pair[0] != pair[1])
        return Edit(label, tuple(Change(before, after) for before, after in pairs))

    def _held(self, kind: type[R], name: str, there: R | None) -> R | None:
        key = kind, name
        return cast("R | None", self._changes[key][1]) if key in self._changes else there


def mentions_of(draft: Draft, entity: str) -> list[Mention]:
    """Mentions that would mean an entity, of those that mean it in the corpus."""
    there = (draft.now(one) for one in draft.corpus.store.mentions_of(entity))
    return [one for one in there if one is not None and one.entity == entity]
