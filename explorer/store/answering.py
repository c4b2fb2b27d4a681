"""What a project answers: the reading half of a store, over one connection."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager

from explorer.model.kept import Acting, Claim, NamedPair, R, ReadPlace, Saying, Wording
from explorer.model.records import (
    Candidate,
    Decision,
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
from explorer.store import rows, search
from explorer.store.journaled import Held, acting_in_all

_PLACED = (  # order of place: document in order of arrival, then start
    "JOIN documents AS place ON place.id = {0}.document {1} ORDER BY place.row, {0}.start, {0}.row"
)
_WITH = "WHERE candidates.source = ? OR candidates.target = ?"


class Answering:
    """Reads what :class:`~explorer.model.kept.Store` promises; who inherits says from where."""

    _read: frozenset[ReadPlace] | None = None

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]:
        raise NotImplementedError

    def held(self) -> Iterator[Held]:
        """The records that a corpus holds, documents without their texts."""
        with self._reading() as db:
            yield from rows.headers(db)
            yield from rows.select(db, Entity)
            yield from rows.select(db, Relation)
            yield from rows.select(db, Placement)
            yield from (*rows.select(db, Style), *rows.select(db, Decision))  # type: ignore[misc]
            yield from (*rows.select(db, Figure), *rows.select(db, Spot))  # type: ignore[misc]

    def claims(self) -> Iterator[tuple[str, Claim, int]]:
        """How many sentences of a relation make which claim."""
        with self._reading() as db:
            yield from rows.claims(db)

    def text_of(self, document: str) -> str:
        """The whole text of a document."""
        with self._reading() as db:
            return rows.text_of(db, document)

    def sentences_in(self, document: str) -> Sequence[Sentence]:
        """All sentences of a document."""
        return self._placed(Sentence, "WHERE sentences.document = ?", document)

    def mentions_in(self, document: str) -> Sequence[Mention]:
        """All mentions in a document."""
        return self._placed(Mention, "WHERE mentions.document = ?", document)

    def mentions_of(self, entity: str) -> Sequence[Mention]:
        """All mentions of an entity."""
        return self._placed(Mention, "WHERE mentions.entity = ?", entity)

    def evidence_of(self, relations: Iterable[str]) -> Sequence[Evidence]:
        """All evidence of the relations, rejected evidence too."""
        where = "WHERE evidence.relation IN (SELECT value FROM json_each(?))"
        return self._placed(Evidence, where, rows.json_list(set(relations)))

    def sayings(self, after: int = 0, most: int = 2_000) -> Sequence[Saying]:
        """A page of all evidence without its words, in order of arrival."""
        with self._reading() as db:
            return rows.sayings(db, after, most)

    def read_places(self) -> frozenset[ReadPlace]:
        """The sentences that have been read; asked of the file once."""
        if self._read is None:
            with self._reading() as db:
                self._read = frozenset(rows.read_places(db))
        return self._read

    def evidence_by_id(self, evidence: str) -> Evidence | None:
        """One piece of evidence."""
        return next(iter(self.by_id(Evidence, [evidence])), None)

    def noted(self) -> Sequence[Evidence]:
        """All evidence with a note of a person; by row: article by article takes ten times."""
        return self._placed(Evidence, "WHERE evidence.row IN (SELECT row FROM evidence_words)")

    def by_id(self, kind: type[R], ids: Iterable[str]) -> Sequence[R]:
        """Records of a type by id, those that are there; documents with their texts."""
        with self._reading() as db:
            return rows.by_id(db, kind, ids)

    def referring(self, kind: type[Record], ids: Iterable[str]) -> Sequence[Record]:
        """What refers to records of a type."""
        with self._reading() as db:
            return rows.referring(db, kind, ids)

    def candidates_between(self, one: str, other: str) -> Sequence[Candidate]:
        """Sentences that name both without a relation."""
        where = "WHERE (candidates.source, candidates.target) IN (VALUES (?, ?), (?, ?))"
        return self._placed(Candidate, where, one, other, other, one)

    def named_pairs(self) -> Sequence[NamedPair]:
        """All pairs of entities that sentences name together without a relation."""
        with self._reading() as db:
            return rows.named_pairs(db)

    def named_with(
        self, entities: Iterable[str], documents: Iterable[str] | None = None
    ) -> Sequence[tuple[str, str]]:
        """Pairs with one of some entities that sentences name together without a relation."""
        with self._reading() as db:
            return rows.named_with(db, entities, documents)

    def naming(self, entity: str) -> Sequence[Mention | Evidence | Candidate]:
        """What names an entity beside its own mentions and relations."""
        acting = self._placed(Mention, "WHERE mentions.stands_for = ?", entity)
        told = self._placed(Evidence, "WHERE evidence.attributed_to = ?", entity)
        return [*acting, *told, *self._placed(Candidate, _WITH, entity, entity)]

    def acting(self) -> Acting:
        """Who acts for whom in which relation: in each of its sentences."""
        with self._reading() as db:
            return acting_in_all(rows.acting(db))

    def stating(self, words: str) -> Sequence[str]:
        """Relations with a sentence that holds all the words; see ``search``."""
        with self._reading() as db:
            return search.stating(db, words)

    def find(self, words: str, limit: int = 50) -> list[Wording]:
        """Names, labels, sentences and notes that hold all words; see ``search``."""
        with self._reading() as db:
            return search.find(db, words, limit)

    def _placed(self, kind: type[R], where: str, *values: str) -> list[R]:
        with self._reading() as db:
            return [*rows.select(db, kind, _PLACED.format(rows.TABLES[kind].name, where), values)]
