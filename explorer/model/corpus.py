"""All that a project holds, as far as it must be at hand: entities, relations, headers, counts.

Texts, sentences, mentions, evidence and candidates are fetched from a store, so that a
project of thousands of articles opens at once. The corpus changes only by :meth:`Corpus.apply`,
which only ``Session`` calls, after the store has written the same edit.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from explorer.model.edit import Change, Edit
from explorer.model.kept import Acting, Claim, Store
from explorer.model.names import NameIndex
from explorer.model.records import (
    Candidate,
    Decision,
    Document,
    Entity,
    Evidence,
    Figure,
    Mention,
    Placement,
    Record,
    Relation,
    Spot,
    Style,
)

R = TypeVar("R", bound=Record)


_NO_CLAIMS: Mapping[Claim, int] = MappingProxyType({})  # one for all: it is asked for very often


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The records that a corpus holds, as sets: equal before an edit and after its undo."""

    documents: frozenset[Document]
    entities: frozenset[Entity]
    relations: frozenset[Relation]
    placements: frozenset[Placement]
    styles: frozenset[Style]
    decisions: frozenset[Decision]
    figures: frozenset[Figure]
    spots: frozenset[Spot]
    claims: frozenset[tuple[str, Claim, int]]


class Corpus:
    """Entities, relations, document headers (``text`` empty), placements, styles, decisions,
    figures with the spots in them.

    The mappings are for reading. ``claims[relation]`` counts the relation's sentences by what
    they say, so that a line's width, stroke and sources are known without fetching evidence.
    """

    def __init__(self, store: Store) -> None:
        """Start empty over a store; ``store`` modules fill it with :meth:`load`."""
        self.store = store
        self.documents: dict[str, Document] = {}
        self.entities: dict[str, Entity] = {}
        self.relations: dict[str, Relation] = {}
        self.placements: dict[str, Placement] = {}
        self.styles: dict[str, Style] = {}
        self.decisions: dict[str, Decision] = {}
        self.figures: dict[str, Figure] = {}
        self.spots: dict[str, dict[str, Spot]] = {}  # by figure and entity
        self.claims: dict[str, Counter[Claim]] = {}
        self.version = 0  # rises with all that changes
        self._relations_of: dict[str, set[str]] = {}
        self._acting: Acting | None = None  # asked for when first needed
        self._names: NameIndex | None = None  # when first needed
        self._touched: set[tuple[str, str]] | None = None  # None: all may have changed
        self._tables: dict[type, dict[str, object]] = {  # one place that says what is held
            Document: self.documents,  # type: ignore[dict-item]
            Entity: self.entities,  # type: ignore[dict-item]
            Relation: self.relations,  # type: ignore[dict-item]
            Placement: self.placements,  # type: ignore[dict-item]
            Style: self.styles,  # type: ignore[dict-item]
            Decision: self.decisions,  # type: ignore[dict-item]
            Figure: self.figures,  # type: ignore[dict-item]
        }

    def load(
        self,
        records: Iterable[Record],
        claims: Iterable[tuple[str, Claim, int]],
    ) -> None:
        """Fill from a store: records, and how many sentences of a relation make which claim.

        Evidence among the records is counted too, and must not be in ``claims``.
        """
        self.version += 1
        for record in records:
            self._put(record)
        held = self.claims
        for relation, claim, count in claims:
            if relation not in held:  # a default would make a Counter for every row
                held[relation] = Counter()
            held[relation][claim] += count

    def apply(self, edit: Edit) -> None:
        """Make an edit's changes; the caller has written them to the store before."""
        self.version += 1
        for change in edit.changes:
            self._touch(change)
            if change.before is not None:
                self._drop(change.before, change.after)
            if change.after is not None:
                self._put(change.after)
            self._touch(change)
            if _who_acts(change.before) != _who_acts(change.after):
                self._acting = None
        moved = {change.record.id for change in edit.changes if _counts_anew(change)}
        if moved and self._touched is not None:
            self._touched.update(self._resting_on(moved))

    @property
    def names(self) -> NameIndex:
        """Entities by what they are called, rejected ones too."""
        if self._names is None:
            self._names = NameIndex(self.entities.values())
        return self._names

    def relations_of(self, entity: str) -> Iterator[Relation]:
        """Relations that start or end at an entity."""
        for relation in sorted(self._relations_of.get(entity, ())):
            yield self.relations[relation]

    def relations_between(self, one: str, other: str) -> list[Relation]:
        """Relations of an unordered pair, in order of id."""
        shared = self._relations_of.get(one, set()) & self._relations_of.get(other, set())
        found = [self.relations[relation] for relation in sorted(shared)]
        return found if one != other else [one for one in found if one.source == one.target]

    def named_together(self, one: str, other: str) -> list[Candidate]:
        """Sentences that name both and are evidence of no relation of theirs."""
        found = self.store.candidates_between(one, other)
        between = [relation.id for relation in self.relations_between(one, other)] if found else []
        told = [(e.document, e.start, e.end) for e in self.store.evidence_of(between)]
        return [
            c
            for c in found
            if not any(d == c.document and a < c.end and c.start < b for d, a, b in told)
        ]

    def claims_of(self, relation: str) -> Mapping[Claim, int]:
        """How many sentences of a relation make which claim."""
        return self.claims.get(relation) or _NO_CLAIMS

    def acting(self) -> Acting:
        """Who acts for whom in which relation, see :meth:`Store.acting`."""
        if self._acting is None:
            self._acting = self.store.acting()
        return self._acting

    def take_touched(self) -> set[tuple[str, str]] | None:
        """Pairs whose line may have changed since this was asked last; None: any may have.

        There is one who asks: :func:`explorer.graph.projection.lines`.
        """
        touched, self._touched = self._touched, set()
        return touched

    def snapshot(self) -> Snapshot:
        """The records held now, comparable."""
        return Snapshot(
            frozenset(self.documents.values()),
            frozenset(self.entities.values()),
            frozenset(self.relations.values()),
            frozenset(self.placements.values()),
            frozenset(self.styles.values()),
            frozenset(self.decisions.values()),
            frozenset(self.figures.values()),
            frozenset(spot for spots in self.spots.values() for spot in spots.values()),
            frozenset(
                (relation, claim, count)
                for relation, counts in self.claims.items()
                for claim, count in counts.items()
            ),
        )

    def _touch(self, change: Change) -> None:
        """Note the pairs that a change is about; before it and after it they can be others."""
        if self._touched is None:
            return
        for record in (change.before, change.after):
            if isinstance(record, Evidence):
                relation = self.relations.get(record.relation)
                if relation is not None:
                    self._touched.add(relation.ends)
            elif isinstance(record, Relation):
                self._touched.add(record.ends)
            elif isinstance(record, Entity):
                held = self.entities.get(record.id)
                if held is None or held.rejected != record.rejected:
                    self._touched.update(one.ends for one in self.relations_of(record.id))

    def _resting_on(self, documents: Set[str]) -> Iterator[tuple[str, str]]:
        """The pairs of which one of some documents tells something."""
        for relation, claims in self.claims.items():
            if relation in self.relations and any(one.document in documents for one in claims):
                yield self.relations[relation].ends

    def _put(self, record: object) -> None:
        if isinstance(record, Evidence):
            self.claims.setdefault(record.relation, Counter())[claim_of(record)] += 1
            return
        if isinstance(record, Spot):
            self.spots.setdefault(record.figure, {})[record.entity] = record
            return
        if isinstance(record, Document):
            record = replace(record, text="")
        table = self._tables.get(type(record))
        if table is None:
            return
        table[record.id] = record  # type: ignore[attr-defined]
        if isinstance(record, Entity) and self._names is not None:
            self._names.add(record)
        if isinstance(record, Relation):
            for end in record.ends:
                self._relations_of.setdefault(end, set()).add(record.id)

    def _drop(self, record: object, after: object = None) -> None:
        """Take a record out; an article that only changes keeps its place in order of arrival."""
        if isinstance(record, Evidence):
            counts = self.claims[record.relation]
            counts[claim_of(record)] -= 1
            if counts[claim_of(record)] <= 0:
                del counts[claim_of(record)]
            if not counts:
                del self.claims[record.relation]
            return
        if isinstance(record, Spot):
            self.spots.get(record.figure, {}).pop(record.entity, None)
            if not self.spots.get(record.figure):
                self.spots.pop(record.figure, None)
            return
        table = self._tables.get(type(record))
        if table is None:
            return
        if not (isinstance(after, Document) and after.id == record.id):  # type: ignore[attr-defined]
            del table[record.id]  # type: ignore[attr-defined]
        if isinstance(record, Entity) and self._names is not None:
            self._names.drop(record)
        if isinstance(record, Relation):
            for end in record.ends:
                self._relations_of.get(end, set()).discard(record.id)


def _counts_anew(change: Change) -> bool:
    """Whether an article counts as another source than before."""
    before, after = change.before, change.after
    if not isinstance(before, Document) or not isinstance(after, Document):
        return False
    return before.cluster != after.cluster


def _who_acts(record: object) -> object:
    """What of a record tells for whom somebody acts: a verdict does not."""
    if isinstance(record, Evidence):
        return record.relation, record.document, record.source_mention, record.target_mention
    if isinstance(record, Mention):
        return record.document, record.start, record.end, record.stands_for
    return None


def claim_of(evidence: Evidence) -> Claim:
    """What a sentence adds to the figures of a line."""
    source = evidence.attributed_to or evidence.attribution or ""
    return Claim(evidence.document, evidence.factuality, evidence.verdict, source)
