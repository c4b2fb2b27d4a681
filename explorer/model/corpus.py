"""All that a project holds, as far as it must be at hand: entities, relations, headers, counts.

Texts, sentences, mentions, evidence and candidates are fetched from a :class:`Store`, so that a
project of thousands of articles opens at once. The corpus changes only by :meth:`Corpus.apply`,
which only ``Session`` calls, after the store has written the same edit.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, NamedTuple, Protocol, TypeVar

from explorer.model.edit import Change, Edit
from explorer.model.records import (
    Candidate,
    Decision,
    Document,
    Entity,
    Evidence,
    Factuality,
    Mention,
    Placement,
    Record,
    Relation,
    Sentence,
    Style,
    Verdict,
)

R = TypeVar("R", bound=Record)


class Store(Protocol):
    """Where the records lie that are too many to hold: ``store/project.py``, ``store/memory.py``.

    Sequences come in order of place: document (in order of arrival), then start.
    """

    def text_of(self, document: str) -> str:
        """The whole text of a document."""
        ...

    def sentences_in(self, document: str) -> Sequence[Sentence]:
        """All sentences of a document."""
        ...

    def mentions_in(self, document: str) -> Sequence[Mention]:
        """All mentions in a document."""
        ...

    def mentions_of(self, entity: str) -> Sequence[Mention]:
        """All mentions of an entity."""
        ...

    def evidence_of(self, relations: Iterable[str]) -> Sequence[Evidence]:
        """All evidence of the relations, rejected evidence too."""
        ...

    def evidence_by_id(self, evidence: str) -> Evidence | None:
        """One piece of evidence."""
        ...

    def noted(self) -> Sequence[Evidence]:
        """All evidence with a note of a person."""
        ...

    def by_id(self, kind: type[R], ids: Iterable[str]) -> Sequence[R]:
        """Records of a type by id, those that are there; documents with their texts."""
        ...

    def referring(self, kind: type[Record], ids: Iterable[str]) -> Sequence[Record]:
        """What refers to records of a type."""
        ...

    def candidates_between(self, one: str, other: str) -> Sequence[Candidate]:
        """Sentences that name both without a relation."""
        ...

    def naming(self, entity: str) -> Sequence[Mention | Evidence | Candidate]:
        """Mentions that stand for an entity, evidence attributed to it, candidates with it."""
        ...

    def acting(self) -> "Acting":
        """Who acts for whom in which relation: in each of its sentences (``stands_for``)."""
        ...

    def stating(self, words: str) -> Collection[str]:
        """Relations with a sentence that holds all the words, the last as a beginning."""
        ...

    def find(self, words: str, limit: int = 50) -> "Sequence[Wording]":
        """What holds all the words, the last as a beginning: names first, ``limit`` of a kind."""
        ...


Acting = Mapping[str, Mapping[str, str]]
"""Relation → entity that acts in it → entity for which it does; others are left out."""


Worded = Literal["entity", "relation", "sentence", "evidence"]


class Wording(NamedTuple):
    """A record whose words fit: names and notes, label and note, a sentence, its note."""

    kind: Worded
    id: str


class Claim(NamedTuple):
    """What a sentence adds to a line's figures; ``source`` is the entity's id or its words.

    ``source`` is empty for what the article itself says.
    """

    document: str
    factuality: Factuality
    verdict: Verdict
    source: str


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
    claims: frozenset[tuple[str, Claim, int]]


class Corpus:
    """Entities, relations, document headers (``text`` empty), placements, styles, decisions.

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
        self.claims: dict[str, Counter[Claim]] = {}
        self._relations_of: dict[str, set[str]] = {}
        self._acting: Acting | None = None  # asked for when first needed
        self._named: dict[str, set[str]] | None = None  # entities by name, when first needed
        self._touched: set[tuple[str, str]] | None = None  # None: all may have changed
        self._tables: dict[type, dict[str, object]] = {  # one place that says what is held
            Document: self.documents,  # type: ignore[dict-item]
            Entity: self.entities,  # type: ignore[dict-item]
            Relation: self.relations,  # type: ignore[dict-item]
            Placement: self.placements,  # type: ignore[dict-item]
            Style: self.styles,  # type: ignore[dict-item]
            Decision: self.decisions,  # type: ignore[dict-item]
        }

    def load(
        self,
        records: Iterable[Document | Entity | Relation | Placement | Style | Decision | Evidence],
        claims: Iterable[tuple[str, Claim, int]],
    ) -> None:
        """Fill from a store: records, and how many sentences of a relation make which claim.

        Evidence among the records is counted too, and must not be in ``claims``.
        """
        for record in records:
            self._put(record)
        held = self.claims
        for relation, claim, count in claims:
            if relation not in held:  # a default would make a Counter for every row
                held[relation] = Counter()
            held[relation][claim] += count

    def apply(self, edit: Edit) -> None:
        """Make an edit's changes; the caller has written them to the store before."""
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

    def named(self, name: str) -> Set[str]:
        """Ids of the entities of a name, rejected ones too; see :func:`folded`."""
        if self._named is None:
            self._named = {}
            for entity in self.entities.values():
                self._named.setdefault(folded(entity.name), set()).add(entity.id)
        return self._named.get(folded(name), frozenset())

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
            self.claims.setdefault(record.relation, Counter())[_claim(record)] += 1
            return
        if isinstance(record, Document):
            record = replace(record, text="")
        table = self._tables.get(type(record))
        if table is None:
            return
        table[record.id] = record  # type: ignore[attr-defined]
        if isinstance(record, Entity) and self._named is not None:
            self._named.setdefault(folded(record.name), set()).add(record.id)
        if isinstance(record, Relation):
            for end in record.ends:
                self._relations_of.setdefault(end, set()).add(record.id)

    def _drop(self, record: object, after: object = None) -> None:
        """Take a record out; an article that only changes keeps its place in order of arrival."""
        if isinstance(record, Evidence):
            counts = self.claims[record.relation]
            counts[_claim(record)] -= 1
            if counts[_claim(record)] <= 0:
                del counts[_claim(record)]
            if not counts:
                del self.claims[record.relation]
            return
        table = self._tables.get(type(record))
        if table is None:
            return
        if not (isinstance(after, Document) and after.id == record.id):  # type: ignore[attr-defined]
            del table[record.id]  # type: ignore[attr-defined]
        if isinstance(record, Entity) and self._named is not None:
            self._named.get(folded(record.name), set()).discard(record.id)
        if isinstance(record, Relation):
            for end in record.ends:
                self._relations_of.get(end, set()).discard(record.id)


def folded(name: str) -> str:
    """A name for comparison: whatever its case and spaces."""
    return " ".join(name.split()).casefold()


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


def _claim(evidence: Evidence) -> Claim:
    source = evidence.attributed_to or evidence.attribution or ""
    return Claim(evidence.document, evidence.factuality, evidence.verdict, source)
