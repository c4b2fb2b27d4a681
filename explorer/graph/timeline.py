"""When: the sentences behind the lines in time, by date of the article or by what they tell of.

A time is as long as the text leaves it open: "2023" is all of that year, "September 2025" all of
that month. A sentence is *sure* in a bin, or in a span that is asked for, that holds its whole
time, and *possible* in each that its longer time touches; so nothing is put on a day that no text
names, and nothing is left out of a day on which it may have been. What says no time is counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from explorer.graph.columns import Claims, Mask, claims_of, columns_of
from explorer.graph.filters import Clock, days_asked
from explorer.graph.sayings import (
    MOMENT,
    PLACE,
    WHEN,
    Sayings,
    documents_in,
    guessed_in,
    sayings_of,
)
from explorer.graph.sifting import drawn_in, passing_of
from explorer.graph.view import ViewState
from explorer.model.corpus import Corpus
from explorer.model.when import days_of

Days = NDArray[np.int64]
_UNKNOWN = -1
_MOST_KEPT = 3  # of a corpus: of both clocks, and one before


@dataclass(frozen=True, slots=True)
class Inside:
    """How many sentences lie in a span surely, how many possibly, and how many say no time."""

    sure: int
    possible: int
    undated: int


@dataclass(frozen=True, slots=True, eq=False)
class Times:
    """When the sentences are that a view leaves, whatever span of this clock it asks for.

    ``first`` and ``last`` are days as ordinals, one of each sentence and time; ``marked`` says
    which are behind a relation that is selected, ``guessed`` which have the date of an article that
    does not say its own. ``undated`` are the sentences without a time:
    the number of its place and the row of its relation for each. ``lines`` counts those of the
    view, at any level. ``behind`` (2, m) holds the row of each relation and what it is marked by,
    ``keys`` (n,) the same of each time.
    """

    first: Days
    last: Days
    marked: Mask
    guessed: Mask
    places: NDArray[np.int32]
    undated: NDArray[np.int32]
    lines: int
    behind: NDArray[np.int32]
    keys: NDArray[np.int32]

    def marking(self, corpus: Corpus, relations: Iterable[str]) -> "Times":
        """The same with those marked that are behind some relations."""
        names, wanted = claims_of(corpus).relations, set(relations)
        chosen = np.zeros(len(names), dtype=np.bool_)
        if wanted:
            chosen[[row for row, name in enumerate(names) if name in wanted]] = True
        row, key = self.behind
        marked = np.zeros(1 + int(key.max(initial=0)), dtype=np.bool_)
        marked[key[chosen[row]]] = True
        return replace(self, marked=marked[self.keys])

    @property
    def extent(self) -> tuple[int, int] | None:
        """The first and the last day of all; None where nothing has a time."""
        return (int(self.first.min()), int(self.last.max())) if len(self.first) else None

    @property
    def by_guess(self) -> int:
        """How many sentences have a time that is only the guessed date of their article."""
        return int(np.count_nonzero(np.bincount(self.places[self.guessed])))

    @property
    def sentences(self) -> int:
        """How many there are, with a time or without."""
        dated = int(np.count_nonzero(np.bincount(self.places)))
        without = np.setdiff1d(self.undated[0], self.places)
        return dated + len(without)

    def inside(self, since: str, until: str) -> Inside:
        """How many sentences lie in a span (ISO 8601, either end may be empty)."""
        one, other = days_asked(since, until)
        sure = (self.first >= one) & (self.last <= other)
        touched = (self.first <= other) & (self.last >= one)
        surely = int(np.count_nonzero(np.bincount(self.places[sure])))
        every = int(np.count_nonzero(np.bincount(self.places[touched])))
        return Inside(surely, every - surely, self.undated.shape[1])


def times_of(corpus: Corpus, view: ViewState, clock: Clock, relations: Iterable[str] = ()) -> Times:
    """When the sentences are behind the lines that a view leaves on a clock.

    ``relations`` are those whose sentences are marked. A sentence behind several lines counts
    once. What was reckoned last is kept until something changes.
    """
    open_view = replace(view, filters=view.filters.within(clock, "", ""))
    read = corpus.store.read_places() if view.filters.unread else None
    asked = (corpus.version, open_view.basis, clock)
    kept = _kept.setdefault(corpus, [])
    found = next((one for key, seen, one in kept if key == asked and seen is read), None)
    if found is None:
        found = _times(corpus, open_view, clock)
        kept[:] = [(asked, read, found), *kept[: _MOST_KEPT - 1]]
    return found.marking(corpus, relations) if relations else found


def _times(corpus: Corpus, open_view: ViewState, clock: Clock) -> Times:
    columns, claims, sayings = columns_of(corpus), claims_of(corpus), sayings_of(corpus)
    passing = passing_of(corpus, columns, open_view, singly=True)
    there = np.zeros(claims.pairs, dtype=np.bool_)
    there[claims.order] = drawn_in(corpus, columns, open_view)
    rows = passing.rows[:, passing.claims & there[claims.told[0][passing.rows[0]]]]
    first, last = _days(corpus, claims, sayings, clock)
    number = rows[1] if clock == "published" else rows[WHEN]
    dated = first[number] != _UNKNOWN
    guessed = np.array([*guessed_in(claims, corpus)], dtype=np.bool_)
    key = rows[PLACE] if clock == "published" else rows[MOMENT]
    size = len(sayings.places) if clock == "published" else len(sayings.moments)
    once = _once(key[dated], size)
    bare = _once(rows[PLACE][~dated], len(sayings.places))
    return Times(
        first[number[dated][once]],
        last[number[dated][once]],
        np.zeros(len(once), dtype=np.bool_),
        guessed[number[dated][once]] if clock == "published" else np.zeros(len(once), np.bool_),
        rows[PLACE][dated][once],
        rows[[PLACE, 0]][:, ~dated][:, bare],
        int((passing.pairs & there).sum()),
        np.stack((rows[0], key)),
        key[dated][once],
    )


_kept: WeakKeyDictionary[Corpus, list[tuple[object, object, Times]]] = WeakKeyDictionary()


def undated_in(corpus: Corpus, times: Times) -> list[tuple[tuple[str, int, int], str]]:
    """The sentences without a time: document, start and end, and a relation that rests on each."""
    claims, places = claims_of(corpus), sayings_of(corpus).places.values
    pairs = zip(*times.undated.tolist(), strict=True) if times.undated.size else ()
    return [(places[place], claims.relations[row]) for place, row in pairs]


def lines_left(corpus: Corpus, view: ViewState) -> int:
    """How many lines the filters of a view leave, between entities that may be shown."""
    columns, claims = columns_of(corpus), claims_of(corpus)
    passing = passing_of(corpus, columns, view)
    return int((passing.pairs[claims.order] & drawn_in(corpus, columns, view)).sum())


def _days(corpus: Corpus, claims: Claims, sayings: Sayings, clock: Clock) -> tuple[Days, Days]:
    """First and last day of each document, or of each time that sentences tell of."""
    if clock == "published":
        told: Iterable[str] = (one[:10] for one in documents_in(claims, corpus))
    else:
        told = sayings.whens.values
    unknown = (_UNKNOWN, _UNKNOWN)
    days = np.array([days_of(one) or unknown for one in told], dtype=np.int64).reshape(-1, 2)
    return days[:, 0], days[:, 1]


def _once(keys: NDArray[np.int32], size: int) -> NDArray[np.intp]:
    """A row for each key that occurs; by writing, which is quicker than sorting."""
    row = np.full(size, -1, dtype=np.intp)
    row[keys[::-1]] = np.arange(len(keys))[::-1]
    return row[row >= 0]
