"""Lines with their ends as numbers, so that what is asked of 100,000 of them takes milliseconds."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explorer.graph.columns import Codes, Columns, Mask, Numbers
from explorer.graph.projection import Line, drawn_line, drawn_pairs, order_of
from explorer.graph.rows import Rows
from explorer.graph.weighing import ClaimsOf
from explorer.model.corpus import Corpus
from explorer.model.kept import Acting


@dataclass(frozen=True, slots=True, eq=False)
class Tied:
    """Lines, strongest first, and their ends (n, 2) as numbers of ``entities``.

    ``strengths`` (n,) are theirs; ``claims_of`` tells what counts of the sentences behind them,
    None for all.
    """

    lines: Rows
    edges: Numbers
    entities: Codes[str]
    strengths: NDArray[np.float64]
    claims_of: ClaimsOf | None = None

    @classmethod
    def all_of(cls, columns: Columns) -> "Tied":
        """All lines of a corpus."""
        return cls(Rows(columns.lines), columns.edges, columns.entities, columns.strengths)

    def only(self, rows: Mask) -> "Tied":
        """Some of the lines."""
        if rows.all():
            return self
        lines = self.lines.only(rows)
        return replace(self, lines=lines, edges=self.edges[rows], strengths=self.strengths[rows])

    def degrees(self) -> NDArray[np.intp]:
        """How many lines there are at each entity."""
        return np.bincount(self.edges.ravel(), minlength=len(self.entities))

    def among(self, entities: Mask) -> "Tied":
        """The lines between some entities."""
        return self.only(entities[self.edges[:, 0]] & entities[self.edges[:, 1]])

    def near(self, entity: str, depth: int) -> Mask:
        """The entities at most so many lines away."""
        near = self.entities.among((entity,))
        for _ in range(depth):
            near[self.edges[near[self.edges].any(axis=1)].ravel()] = True
        return near

    def rows_of(self, pairs: Iterable[tuple[str, str]]) -> Mask:
        """Which lines are those of some pairs."""
        of, many = self.entities.of, len(self.entities)
        wanted = [of[a] * many + of[b] for a, b in pairs if a in of and b in of]
        keys = self.edges[:, 0] * np.int64(many) + self.edges[:, 1]
        return np.isin(keys, np.array(wanted, dtype=np.int64))

    def with_lines(self, fresh: Iterable[Line]) -> "Tied":
        """With more lines, each in its place."""
        more = sorted(fresh, key=order_of)
        if not more:
            return self
        number = self.entities.number
        ends = np.array([[number(end) for end in line.ends] for line in more], dtype=np.int32)
        strong = np.array([line.strength for line in more])
        lows = np.searchsorted(-self.strengths, -strong, "left")
        highs = np.searchsorted(-self.strengths, -strong, "right")
        places = [
            bisect_left(self.lines, order_of(line), low, high, key=order_of) if low < high else low
            for line, low, high in zip(more, lows.tolist(), highs.tolist(), strict=True)
        ]
        return replace(
            self,
            lines=self.lines.put_in(places, more),
            edges=np.insert(self.edges, places, ends, axis=0),
            strengths=np.insert(self.strengths, places, strong),
        )


def as_countries(corpus: Corpus, found: Tied, acting: Acting) -> Tied:
    """Lines with an end that acts for another drawn there: "Moscow agreed" is Russia's line.

    What then has both ends at one is left out. Where nobody acts, they are ``found`` itself.
    """
    told = [corpus.relations[one] for one, who in acting.items() if who and one in corpus.relations]
    if not told:
        return found
    there = found.rows_of({relation.ends for relation in told})
    known = {one for line in found.lines.only(there) for one in line.relations}
    ends = drawn_pairs([relation for relation in told if relation.id in known], acting)
    if not ends:
        return found
    touched = {corpus.relations[one].ends for one in ends} | set(ends.values())
    rows = found.rows_of(touched)
    pairs: dict[tuple[str, str], list[str]] = {}
    for line in found.lines.only(rows):
        for one in line.relations:
            pairs.setdefault(ends.get(one, corpus.relations[one].ends), []).append(one)
    fresh = [
        drawn_line(corpus, pair, relations, acting, found.claims_of)
        for pair, relations in pairs.items()
        if pair[0] != pair[1]
    ]
    return found.only(~rows).with_lines(fresh)


def ordered(entities: Mask, found: Tied) -> tuple[str, ...]:
    """Most connected first, then in the order in which the corpus met them."""
    rows = np.flatnonzero(entities)
    order = np.argsort(-found.degrees()[rows], kind="stable")
    values = found.entities.values
    return tuple(values[row] for row in rows[order].tolist())
