"""The sentences behind the relations one by one, with the time that they tell of, as columns.

:class:`~explorer.graph.columns.Claims` counts sentences that claim the same; these are finer, and
are fetched from the store only when somebody asks when, or what has been read.
"""

from collections.abc import Iterable, Mapping
from itertools import count

import numpy as np

from explorer.graph.columns import JUDGED, Claims, Codes, Mask, Numbers, claiming, claims_of
from explorer.graph.slices import Slices, whole
from explorer.graph.weighing import FIRMEST_FIRST
from explorer.model.corpus import Corpus
from explorer.model.kept import ReadPlace, Saying
from explorer.model.records import Evidence

PLACE, WHEN, MOMENT = 6, 7, 8  # columns behind those that claims have
_PAGE = 1_000  # sentences between two moments: some milliseconds


class Sayings:
    """Sentences that are not rejected; ``columns`` begin as those of :class:`Claims`, each once.

    ``places`` are sentences in a text (document, start, end), several of which may be the same
    one behind different relations; ``moments`` such places with what they say of their time.
    """

    def __init__(self) -> None:
        self.places: Codes[tuple[str, int, int]] = Codes()
        self.whens: Codes[str] = Codes()
        self.moments: Codes[tuple[int, int]] = Codes()
        self.followed = 0  # rows of relations that were looked at
        self.read: tuple[tuple[object, ...], Mask] | None = None  # see `read_in`
        self._columns: Numbers = np.empty((9, 0), dtype=np.int32)
        self._fresh: list[Numbers] = []

    @property
    def columns(self) -> Numbers:
        """Of each: relation, document, certainty, speaker, 1, verdict, place, when, moment."""
        if self._fresh:
            joined = np.concatenate((self._columns, *self._fresh), axis=1)
            self._columns, self._fresh = np.ascontiguousarray(joined), []
        return self._columns

    def add(self, claims: Claims, row_of: Mapping[str, int], some: Iterable[Saying]) -> None:
        """Append sentences of relations; ``row_of`` tells which row of the claims each has."""
        told = [one for one in some if one.verdict != "rejected" and one.relation in row_of]
        places = self.places.numbers([(one.document, one.start, one.end) for one in told])
        whens = self.whens.numbers([one.when for one in told])
        rows = (
            [row_of[one.relation] for one in told],
            claims.documents.numbers([one.document for one in told]),
            [_FIRMNESS[one.factuality] for one in told],
            claims.speakers.numbers([one.source for one in told]),
            [1] * len(told), [JUDGED[one.verdict] for one in told], places, whens,
            self.moments.numbers(list(zip(places, whens, strict=True))),
        )  # fmt: skip
        self._fresh.append(np.array(rows, dtype=np.int32))

    def follow(self, corpus: Corpus, claims: Claims) -> None:
        """Append the sentences of relations that came, or that an edit touched, since."""
        fresh = dict(zip(claims.relations[self.followed :], count(self.followed), strict=False))
        if fresh:
            self.add(claims, fresh, map(_saying, corpus.store.evidence_of(fresh)))
        self.followed = len(claims.relations)


def sayings_of(corpus: Corpus) -> Sayings:
    """The sentences of a corpus, brought up to date."""
    return whole(saying(corpus))


def saying(corpus: Corpus) -> Slices[Sayings]:
    """The same in slices, where they are fetched for the first time."""
    claims = yield from claiming(corpus)
    if claims.sayings is None:
        made = yield from _fetched(corpus, claims)
        if claims_of(corpus) is not claims:  # too much has changed meanwhile
            return (yield from saying(corpus))
        claims.sayings = claims.sayings or made
    claims.sayings.follow(corpus, claims)
    return claims.sayings


def _fetched(corpus: Corpus, claims: Claims) -> Slices[Sayings]:
    """All sentences of the relations that there are at first; those that move are followed."""
    made, after = Sayings(), 0
    made.followed = len(claims.relations)
    row_of = {name: row for row, name in enumerate(claims.relations)}
    while page := corpus.store.sayings(after, _PAGE):
        made.add(claims, row_of, page)
        after = page[-1].row
        yield
        if claims.sayings is not None:  # a filter could not wait
            return claims.sayings
    return made


def _saying(one: Evidence) -> Saying:
    source = one.attributed_to or one.attribution or ""
    return Saying(
        0, one.relation, one.document, one.start, one.end, one.factuality, one.verdict, source,
        one.when or "",
    )  # fmt: skip


def read_place(corpus: Corpus, document: str, start: int, end: int) -> ReadPlace:
    """What a sentence is remembered by: its text, so that it outlives a new extraction."""
    header = corpus.documents.get(document)
    return (header.sha256 or document) if header is not None else document, start, end


def read_in(corpus: Corpus, sayings: Sayings) -> Mask:
    """Which places somebody has read; kept until there are others, and not to be changed."""
    read = corpus.store.read_places()
    seen = read, len(read), len(sayings.places), corpus.version
    if sayings.read is not None and all(map(_same, sayings.read[0], seen)):
        return sayings.read[1]
    found = np.zeros(len(sayings.places), dtype=np.bool_)
    if read:
        texts: dict[str, list[str]] = {}  # the same text may be two articles
        for document in corpus.documents.values():
            texts.setdefault(document.sha256 or document.id, []).append(document.id)
        there = (
            (document, start, end) for text, start, end in read for document in texts.get(text, ())
        )
        numbers = (sayings.places.of.get(place, -1) for place in there)
        found[[number for number in numbers if number >= 0]] = True
    sayings.read = seen, found
    return found


def _same(one: object, other: object) -> bool:
    return one is other or (isinstance(one, int) and one == other)


def documents_in(claims: Claims, corpus: Corpus) -> Iterable[str]:
    """When the article behind each number of a document was published; empty where unknown."""
    for name in claims.documents.values:
        document = corpus.documents.get(name)
        yield document.published if document is not None else ""


def guessed_in(claims: Claims, corpus: Corpus) -> Iterable[bool]:
    """Whether that date of each document was only guessed."""
    for name in claims.documents.values:
        document = corpus.documents.get(name)
        yield document is not None and document.published_guessed


_FIRMNESS = {factuality: number for number, factuality in enumerate(FIRMEST_FIRST)}
