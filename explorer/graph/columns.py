"""The lines of a corpus, and what their sentences claim, as columns of numbers.

A filter of 100,000 relations is then a mask that takes milliseconds. The columns of a corpus are
kept; an edit leaves the rows that it touched dead and appends new ones.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from explorer.graph.projection import KeptLines, Line, kept_lines
from explorer.graph.slices import Slices, whole
from explorer.graph.weighing import FIRMEST_FIRST, LineVerdict, in_words
from explorer.model.corpus import Corpus

if TYPE_CHECKING:
    from explorer.graph.sayings import Sayings

K = TypeVar("K", bound=Hashable)
Mask = NDArray[np.bool_]
Numbers = NDArray[np.int32]
VERDICTS: tuple[LineVerdict, ...] = ("unreviewed", "confirmed", "disputed")
JUDGED: dict[str, int] = {verdict: number for number, verdict in enumerate(VERDICTS)}
_SLICE = 1_000  # lines between two moments: some milliseconds
_FEW = 500  # changes that are made one by one


class Codes(Generic[K]):
    """Values and their numbers, in the order in which they came."""

    def __init__(self, values: Iterable[K] = ()) -> None:
        self.values: list[K] = list(values)
        self.of: dict[K, int] = {value: number for number, value in enumerate(self.values)}

    def __len__(self) -> int:
        return len(self.values)

    def number(self, value: K) -> int:
        """The number of a value, a new one for a new value."""
        found = self.of.get(value)
        if found is None:
            found = self.of[value] = len(self.values)
            self.values.append(value)
        return found

    def numbers(self, values: Sequence[K]) -> list[int]:
        """The numbers of some values, new ones for new values."""
        found = list(map(self.of.get, values))
        if None in found:
            return [self.number(value) for value in values]
        return found  # type: ignore[return-value]

    def among(self, wanted: Iterable[K]) -> Mask:
        """Which values are wanted."""
        mask = np.zeros(len(self.values), dtype=np.bool_)
        mask[[self.of[one] for one in wanted if one in self.of]] = True
        return mask


def distinct(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Each value once, in order; by sorting, which is quicker here than ``np.unique``."""
    ordered = np.sort(values)
    found: NDArray[np.int64] = ordered[np.diff(ordered, prepend=ordered[:1] - 1) != 0]
    return found


class Table:
    """Columns of equal length, to which rows are appended."""

    def __init__(self, columns: int) -> None:
        self._new: list[tuple[int, ...]] = []
        self._rows: Numbers = np.empty((columns, 0), dtype=np.int32)

    def add(self, *row: int) -> None:
        """Append a row."""
        self._new.append(row)

    @property
    def columns(self) -> Numbers:
        """All columns (columns, rows); they stay the same array until a row is added."""
        if self._new:
            fresh = np.array(self._new, dtype=np.int32).T
            self._rows = np.ascontiguousarray(np.concatenate((self._rows, fresh), axis=1))
            self._new = []
        return self._rows


class Columns:
    """``edges`` (n, 2) numbers the ends of the lines, strongest line first; see :class:`Claims`.

    ``strengths`` (n,) are theirs.
    """

    def __init__(self, corpus: Corpus, kept: KeptLines) -> None:
        self.entities: Codes[str] = Codes(corpus.entities)
        self.lines = kept.sorted
        self.edges = self._ends(kept.sorted)
        self.strengths = np.array([line.strength for line in kept.sorted], dtype=np.float64)
        self.claims: Claims | None = None
        self._kept, self._seen = kept, len(kept.moved)

    def follow(self, corpus: Corpus, kept: KeptLines) -> bool:
        """Make the changes since; False where there are too many."""
        moved = kept.moved[self._seen :]
        if kept is not self._kept or len(moved) > _FEW:
            return False
        for pair, was, now in moved:
            if was >= 0:
                self.edges = np.delete(self.edges, was, axis=0)
                self.strengths = np.delete(self.strengths, was)
            if now >= 0:
                ends = [self.entities.number(end) for end in pair]
                self.edges = np.insert(self.edges, now, ends, axis=0)
                line = kept.of(pair)
                self.strengths = np.insert(self.strengths, now, line.strength if line else 0.0)
        if self.claims is not None:
            self.claims.follow(corpus, kept, moved)
        self.lines, self._seen = kept.sorted, len(kept.moved)
        return True

    def _ends(self, lines: Sequence[Line]) -> Numbers:
        number = self.entities.number
        ends = [number(end) for line in lines for end in line.ends]
        return np.array(ends, dtype=np.int32).reshape(-1, 2)


class Claims:
    """The relations behind the lines and what their sentences claim that are not rejected.

    ``order`` holds for each line, strongest first, the number of its pair in the tables.
    """

    def __init__(self) -> None:
        self.kinds: Codes[str] = Codes()
        self.labels: Codes[str] = Codes()
        self.documents: Codes[str] = Codes()
        self.speakers: Codes[str] = Codes()
        self.relations: list[str] = []
        self.order: Numbers = np.empty(0, dtype=np.int32)
        self.sayings: Sayings | None = None  # one by one, see :mod:`explorer.graph.sayings`
        self.said: dict[Any, Mask] = {}  # what was found in texts
        self._told = Table(6)  # pair, kind, label, verdict, in words, a person's own verdict
        self._claims = Table(6)  # relation, document, certainty, speaker, sentences, verdict
        self._sure: list[float] = []
        self._surely: NDArray[np.float64] = np.empty(0)
        self._pairs = 0
        self._number: dict[tuple[str, str], int] = {}
        self._gone: list[int] = []

    def add(self, corpus: Corpus, line: Line) -> int:
        """Append a line; the number of its pair."""
        number = self._number[line.ends] = self._pairs
        self._pairs += 1
        verdicts = [line.verdict] if not line.strands else [one.verdict for one in line.strands]
        for name, verdict in zip(line.relations, verdicts, strict=True):
            relation = corpus.relations[name]
            row = len(self.relations)
            self.relations.append(name)
            self._told.add(
                number, self.kinds.number(relation.kind), self.labels.number(relation.label),
                VERDICTS.index(verdict), in_words(relation), JUDGED.get(relation.verdict, 0),
            )  # fmt: skip
            self._sure.append(1.0 if relation.manual else relation.confidence)
            for claim, count in corpus.claims_of(name).items():
                if claim.verdict != "rejected":
                    self._claims.add(
                        row, self.documents.number(claim.document),
                        _FIRMNESS[claim.factuality], self.speakers.number(claim.source), count,
                        JUDGED[claim.verdict],
                    )  # fmt: skip
        return number

    def follow(
        self, corpus: Corpus, kept: KeptLines, moved: Sequence[tuple[tuple[str, str], int, int]]
    ) -> None:
        """Leave rows dead and append others."""
        fresh: dict[int, int] = {}  # by the number that a pair had
        for pair in dict.fromkeys(pair for pair, _, _ in moved):
            line, before = kept.of(pair), self._number.pop(pair, -1)
            number = self.add(corpus, line) if line is not None else -1
            if before >= 0:
                self._gone.append(before)
                fresh[before] = number
        order = self.order
        for pair, was, now in moved:
            if was >= 0:
                order = np.delete(order, was)
            if now >= 0:
                order = np.insert(order, now, self._number.get(pair, -1))
        self.order = order.copy()
        for before, number in fresh.items():
            self.order[order == before] = number
        if moved:
            self.said.clear()

    @property
    def pairs(self) -> int:
        """How many pairs are numbered, dead ones too."""
        return self._pairs

    @property
    def told(self) -> Numbers:
        """Of each relation: pair, kind, label, verdict, whether in words, a person's own verdict.

        A verdict is its place in ``VERDICTS``.
        """
        return self._told.columns

    @property
    def sure(self) -> NDArray[np.float64]:
        """How sure each relation is that nobody has confirmed (0 to 1)."""
        if len(self._surely) < len(self._sure):
            fresh = self._sure[len(self._surely) :]
            self._surely = np.concatenate((self._surely, np.array(fresh, dtype=np.float64)))
        return self._surely

    def number_of(self, pair: tuple[str, str]) -> int:
        """The number of a pair; -1 where it has no line."""
        return self._number.get(pair, -1)

    @property
    def columns(self) -> Numbers:
        """Of each claim: relation, document, certainty, speaker, how many sentences, verdict."""
        return self._claims.columns

    def lines_by_speaker(self) -> dict[str, int]:
        """How many lines rest on each source that somebody of them names."""
        pair, (relation, _, _, speaker, *_) = self.told[0], self.columns
        alive, many = self.living()[pair[relation]], max(1, len(self.speakers))
        both = distinct(pair[relation[alive]] * np.int64(many) + speaker[alive])
        counts = np.bincount(both % many, minlength=many).tolist()
        return {key: n for key, n in zip(self.speakers.values, counts, strict=False) if n}

    def living(self) -> Mask:
        """Which pairs are not dead."""
        mask = np.ones(self._pairs, dtype=np.bool_)
        mask[self._gone] = False
        return mask


_FIRMNESS = {factuality: number for number, factuality in enumerate(FIRMEST_FIRST)}
_kept: WeakKeyDictionary[Corpus, Columns] = WeakKeyDictionary()


def columns_of(corpus: Corpus) -> Columns:
    """The columns of a corpus, brought up to date."""
    kept, columns = kept_lines(corpus), _kept.get(corpus)
    if columns is None or not columns.follow(corpus, kept):
        columns = _kept[corpus] = Columns(corpus, kept)
    return columns


def claims_of(corpus: Corpus) -> Claims:
    """What the sentences of a corpus claim, brought up to date."""
    return whole(claiming(corpus))


def claiming(corpus: Corpus) -> Slices[Claims]:
    """The same in slices, where it is made for the first time."""
    columns = columns_of(corpus)
    if columns.claims is not None:
        return columns.claims
    claims, lines, seen = Claims(), columns.lines, columns
    order = []
    for number, line in enumerate(lines):
        order.append(claims.add(corpus, line))
        if number % _SLICE == _SLICE - 1:
            yield
            if columns_of(corpus) is not seen or columns.lines is not lines:  # an edit meanwhile
                return (yield from claiming(corpus))
            if columns.claims is not None:  # a filter could not wait
                return columns.claims
    claims.order = np.array(order, dtype=np.int32)
    columns.claims = claims
    return claims
