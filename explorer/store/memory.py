"""The records in memory: for tests, and for what nobody wants to keep."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar, cast

from explorer.errors import ProjectError
from explorer.model.edit import Edit
from explorer.model.kept import (
    Acting,
    Claim,
    NamedPair,
    ReadPlace,
    Saying,
    Worded,
    Wording,
)
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
    Sentence,
    Spot,
    Style,
)
from explorer.model.subjects import referred_to, subjects_of
from explorer.model.text import plain_letters
from explorer.store.journaled import Entry, Held, Step, acting_in_all
from explorer.store.memory_past import MemoryPast

R = TypeVar("R", Document, Sentence, Entity, Mention, Relation, Evidence, Candidate)
One = TypeVar("One", bound=Record)

_KINDS = (Document, Sentence, Entity, Mention, Relation, Evidence, Candidate, Placement, Style)
_WORDS = re.compile(r"\w+")
_HELD = (Document, Entity, Relation, Placement, Style, Decision, Figure, Spot)


class MemoryStore:
    """A project that ends with the program; behaves as ``Project`` does, journal included."""

    path = Path("memory.explorer")

    def __init__(self, records: Iterable[Record] = (), why_read_only: str = "") -> None:
        """Start with records that no undo takes away, and are not to be edited if it is said why.

        The caller refuses what is not to be, as with a project.
        """
        self.read_only, self.why_read_only = bool(why_read_only), why_read_only
        self._tables: dict[type, dict[str, Record]] = {kind: {} for kind in (*_KINDS, *_HELD)}
        self.author = ""
        self.past = MemoryPast(self._tables[Entity])
        self._read: frozenset[ReadPlace] = frozenset()
        self._redo: list[int] = []  # indices in the journal, next one last
        for record in records:
            self._tables[type(record)][record.id] = record

    def records(self) -> Iterator[Record]:
        """All records, by type."""
        for table in self._tables.values():
            yield from table.values()

    def text_of(self, document: str) -> str:
        """The whole text of a document."""
        return self._all(Document)[document].text

    def sentences_in(self, document: str) -> Sequence[Sentence]:
        """All sentences of a document."""
        return self._placed(Sentence, lambda sentence: sentence.document == document)

    def mentions_in(self, document: str) -> Sequence[Mention]:
        """All mentions in a document."""
        return self._placed(Mention, lambda mention: mention.document == document)

    def mentions_of(self, entity: str) -> Sequence[Mention]:
        """All mentions of an entity."""
        return self._placed(Mention, lambda mention: mention.entity == entity)

    def evidence_of(self, relations: Iterable[str]) -> Sequence[Evidence]:
        """All evidence of the relations, rejected evidence too."""
        wanted = set(relations)
        return self._placed(Evidence, lambda evidence: evidence.relation in wanted)

    def sayings(self, after: int = 0, most: int = 2_000) -> Sequence[Saying]:
        """A page of all evidence without its words, in order of arrival."""
        page = islice(self._all(Evidence).values(), after, after + most)
        return [
            Saying(
                row, one.relation, one.document, one.start, one.end, one.factuality, one.verdict,
                one.attributed_to or one.attribution or "", one.when or "",
            )
            for row, one in enumerate(page, after + 1)
        ]  # fmt: skip

    def read_places(self) -> frozenset[ReadPlace]:
        """The sentences that have been read."""
        return self._read

    def mark_read(self, places: Iterable[ReadPlace], read: bool = True) -> None:
        """Remember which sentences have been read."""
        self._read = self._read.union(places) if read else self._read.difference(places)

    def evidence_by_id(self, evidence: str) -> Evidence | None:
        """One piece of evidence."""
        return self._all(Evidence).get(evidence)

    def noted(self) -> Sequence[Evidence]:
        """All evidence with a note of a person."""
        return self._placed(Evidence, lambda evidence: bool(evidence.note))

    def find(self, words: str, limit: int = 50) -> Sequence[Wording]:
        """What holds all the words, each as a beginning; names first."""
        wanted = plain_letters(words).split()
        told: tuple[tuple[Worded, str, Iterable[str]], ...] = (
            *(("entity", e.id, (e.name, *e.aliases, e.note)) for e in self._all(Entity).values()),
            *(("relation", r.id, (r.label, r.note)) for r in self._all(Relation).values()),
            *(
                ("sentence", s.id, (self.text_of(s.document)[s.start : s.end],))
                for s in self._all(Sentence).values()
            ),
            *(("evidence", e.id, (e.note,)) for e in self._all(Evidence).values()),
        )
        found: dict[Worded, list[Wording]] = {}
        for kind, name, texts in told:
            if wanted and _hold(wanted, " ".join(texts)):
                found.setdefault(kind, []).append(Wording(kind, name))
        return [one for of_a_kind in found.values() for one in of_a_kind[:limit]]

    def stating(self, words: str) -> Collection[str]:
        """Relations with a sentence that holds all the words."""
        wanted = plain_letters(words).split()
        return {
            one.relation
            for one in self._all(Evidence).values()
            if wanted and _hold(wanted, self.text_of(one.document)[one.start : one.end])
        }

    def by_id(self, kind: type[One], ids: Iterable[str]) -> Sequence[One]:
        """Records of a type by id, those that are there; documents with their texts."""
        table = self._tables[kind]
        return [cast("One", table[one]) for one in dict.fromkeys(ids) if one in table]

    def referring(self, kind: type[Record], ids: Iterable[str]) -> Sequence[Record]:
        """What refers to records of a type."""
        wanted = set(ids)
        return [
            record
            for table in self._tables.values()
            for record in table.values()
            if any(one in wanted and of is kind for one, of in referred_to(record).items())
        ]

    def candidates_between(self, one: str, other: str) -> Sequence[Candidate]:
        """Sentences that name both without a relation."""
        pair = {one, other}
        return self._placed(
            Candidate, lambda candidate: {candidate.source, candidate.target} == pair
        )

    def named_pairs(self) -> Sequence[NamedPair]:
        """All pairs of entities that sentences name together without a relation."""
        found: dict[tuple[str, str], set[tuple[str, int]]] = {}
        for one in self._placed(Candidate, lambda _: True):
            ends = min(one.source, one.target), max(one.source, one.target)
            found.setdefault(ends, set()).add((one.document, one.start))
        return [
            NamedPair(*ends, len(places), len({document for document, _ in places}))
            for ends, places in found.items()
        ]

    def named_with(
        self, entities: Iterable[str], documents: Iterable[str] | None = None
    ) -> Sequence[tuple[str, str]]:
        """Pairs with one of some entities that sentences name together without a relation."""
        wanted, within = {*entities}, None if documents is None else {*documents}
        return [
            (one.source, one.target)
            for one in self._all(Candidate).values()
            if (one.source in wanted or one.target in wanted)
            and (within is None or one.document in within)
        ]

    def naming(self, entity: str) -> Sequence[Mention | Evidence | Candidate]:
        """What names an entity beside its own mentions and relations."""
        return [
            *self._placed(Mention, lambda mention: mention.stands_for == entity),
            *self._placed(Evidence, lambda evidence: evidence.attributed_to == entity),
            *self._placed(
                Candidate, lambda candidate: entity in (candidate.source, candidate.target)
            ),
        ]

    def acting(self) -> Acting:
        """Who acts for whom in which relation: in each of its sentences."""
        mentions = {
            (one.document, (one.start, one.end)): (one.entity, one.stands_for)
            for one in self._all(Mention).values()
            if one.stands_for is not None
        }
        sentences = self._all(Evidence).values()
        return acting_in_all(
            (
                one.relation,
                [
                    mentions[one.document, span]
                    for span in (one.source_mention, one.target_mention)
                    if span is not None and (one.document, span) in mentions
                ],
            )
            for one in sentences
        )

    def held(self) -> Iterator[Held]:
        """The records that a corpus holds, documents without their texts."""
        for kind in _HELD:
            for record in self._tables[kind].values():
                yield replace(record, text="") if isinstance(record, Document) else record  # type: ignore[misc]

    def claims(self) -> Iterator[tuple[str, Claim, int]]:
        """How many sentences of a relation make which claim."""
        counts = Counter(
            (
                evidence.relation,
                Claim(
                    evidence.document,
                    evidence.factuality,
                    evidence.verdict,
                    evidence.attributed_to or evidence.attribution or "",
                ),
            )
            for evidence in self._all(Evidence).values()
        )
        return ((relation, claim, count) for (relation, claim), count in counts.items())

    def write(self, edit: Edit, journaled: bool = True) -> None:
        """Write an edit; a journaled one cuts off what redo would have done."""
        self._apply(edit)
        if journaled:
            time = datetime.now(UTC).isoformat(timespec="seconds")
            entry = Entry(len(self.past.steps) + 1, edit.label, time, False, self.author)
            self.past.add(Step(entry, edit), self._ends_of(edit))
            self._redo.clear()

    def to_undo(self) -> Step | None:
        """The newest edit that stands."""
        return next((step for step in reversed(self.past.steps) if not step.entry.undone), None)

    def to_redo(self) -> Step | None:
        """The oldest edit that was undone and that no later edit has cut off."""
        return self.past.steps[self._redo[-1]] if self._redo else None

    def undo_entry(self) -> Entry | None:
        """The entry of :meth:`to_undo` alone."""
        step = self.to_undo()
        return step.entry if step is not None else None

    def redo_entry(self) -> Entry | None:
        """The entry of :meth:`to_redo` alone."""
        step = self.to_redo()
        return step.entry if step is not None else None

    def undo(self, step: Step) -> None:
        """Write the inverse of a step, whose edit may have grown, and mark it as undone."""
        self._apply(step.edit.inverse())
        self._mark(step, undone=True)
        self._redo.append(step.entry.number - 1)

    def redo(self, step: Step) -> None:
        """Write a step again and mark it as done."""
        self._apply(step.edit)
        self._mark(step, undone=False)
        self._redo.pop()

    def save_as(self, path: Path, history: bool = True) -> "MemoryStore":
        """Refused: there is no file to copy."""
        raise ProjectError(f"Cannot save “{path.name}”: this project is kept in memory only.")

    def close(self) -> None:
        """Nothing to leave at rest."""

    def _apply(self, edit: Edit) -> None:
        for change in edit.changes:
            table = self._tables[type(change.record)]
            if change.after is not None:
                table[change.after.id] = change.after
            else:
                table.pop(change.record.id, None)

    def _mark(self, step: Step, undone: bool) -> None:
        marked = Step(replace(step.entry, undone=undone), step.edit)
        self.past.steps[step.entry.number - 1] = marked

    def _ends_of(self, edit: Edit) -> set[str]:
        """The ends of relations of which an edit may change only a sentence."""
        touched = self.by_id(Relation, subjects_of(edit.changes))
        return {end for relation in touched for end in relation.ends}

    def _all(self, kind: type[R]) -> dict[str, R]:
        return cast("dict[str, R]", self._tables[kind])

    def _placed(self, kind: type[R], wanted: Callable[[Any], bool]) -> list[R]:
        order = {document: number for number, document in enumerate(self._tables[Document])}
        found: list[Any] = [record for record in self._all(kind).values() if wanted(record)]
        return sorted(found, key=lambda record: (order[record.document], record.start))


def _hold(wanted: Sequence[str], text: str) -> bool:
    """Whether a text has a word that begins with each of those that are wanted."""
    have = _WORDS.findall(plain_letters(text))
    return all(any(one.startswith(word) for one in have) for word in wanted)
