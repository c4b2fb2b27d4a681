"""What a corpus asks its store for: the :class:`Store` protocol, and what it answers with."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from typing import Literal, NamedTuple, Protocol, TypeVar

from explorer.model.records import (
    Candidate,
    Evidence,
    Factuality,
    Mention,
    Record,
    Sentence,
    Verdict,
)

R = TypeVar("R", bound=Record)

Acting = Mapping[str, Mapping[str, str]]
"""Relation → entity that acts in it → entity for which it does; others are left out."""


ReadPlace = tuple[str, int, int]
"""A sentence that somebody has read: SHA-256 of its text, start and end."""


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


class Saying(NamedTuple):
    """A sentence behind a relation without its words: where it stands, what it claims, and when.

    ``row`` rises in the order of arrival; ``source`` as in :class:`Claim`, ``when`` empty where
    the sentence does not say.
    """

    row: int
    relation: str
    document: str
    start: int
    end: int
    factuality: Factuality
    verdict: Verdict
    source: str
    when: str


class NamedPair(NamedTuple):
    """Two entities that some sentences of some articles name together without a relation."""

    one: str
    other: str
    sentences: int
    articles: int


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

    def sayings(self, after: int = 0, most: int = 2_000) -> Sequence[Saying]:
        """A page of all evidence in order of arrival, that behind a row (0: from the first on)."""
        ...

    def read_places(self) -> Set[ReadPlace]:
        """The sentences that have been read; the same object until there are others."""
        ...

    def mark_read(self, places: Iterable[ReadPlace], read: bool = True) -> None:
        """Remember that sentences have been read, or not; no edit, and nothing to undo.

        Of a project that can only be read it is known until it is closed. Raises ProjectError.
        """
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

    def named_pairs(self) -> Sequence[NamedPair]:
        """All pairs of entities that sentences name together without a relation."""
        ...

    def named_with(
        self, entities: Iterable[str], documents: Iterable[str] | None = None
    ) -> Sequence[tuple[str, str]]:
        """Pairs with one of some entities that sentences name together without a relation.

        Each once or more, in either order; only from some documents where these are given.
        """
        ...

    def naming(self, entity: str) -> Sequence[Mention | Evidence | Candidate]:
        """What names an entity beside its own mentions and relations.

        Mentions that stand for it, evidence that is attributed to it, candidates with it.
        """
        ...

    def acting(self) -> Acting:
        """Who acts for whom in which relation: in each of its sentences (``stands_for``)."""
        ...

    def stating(self, words: str) -> Collection[str]:
        """Relations with a sentence that holds all the words, the last as a beginning."""
        ...

    def find(self, words: str, limit: int = 50) -> Sequence[Wording]:
        """What holds all the words, the last as a beginning: names first, ``limit`` of a kind."""
        ...
