"""All lines of a project kept in step with its edits: one edit touches one pair, not all of them.

With 100,000 relations to make all lines takes seconds, and every edit is to be seen at once.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Set

from explorer.graph.projection import (
    Line,
    SourceCount,
    counted_sources,
    line_between,
    lines,
    place_of,
    told_by,
)
from explorer.model.corpus import Corpus
from explorer.model.edit import Edit
from explorer.model.records import Evidence, Relation

_MANY = 0.05  # share of the relations from which on all lines are made anew

Pair = tuple[str, str]


class Lines:
    """The lines of a corpus without those that rest on ``sources_off`` alone."""

    def __init__(self, corpus: Corpus, sources_off: Set[str] = frozenset()) -> None:
        self._corpus, self._off = corpus, frozenset(sources_off)
        self._told: dict[Pair, frozenset[str]] | None = None  # asked for when first needed
        self._counts: Counter[str] = Counter()
        self.pairs = 0  # rises when a pair gets its first line or loses its last
        self._all: tuple[Line, ...] | None = None
        self._make()

    def of(self, pair: Pair) -> Line | None:
        """The line of a pair, if it has one."""
        return self._by_pair.get(pair)

    def all(self) -> tuple[Line, ...]:
        """All lines, strongest first: what :func:`~explorer.graph.projection.lines` gives."""
        if self._all is None:
            self._all = tuple(self._lines)
        return self._all

    def sources(self) -> tuple[SourceCount, ...]:
        """Who says so, with the number of lines that rest on it."""
        if self._told is None:
            told = {line.ends: told_by(self._corpus, line) for line in self._lines}
            self._told, self._counts = told, Counter(k for keys in told.values() for k in keys)
        return counted_sources(self._corpus, +self._counts)

    def follow(self, edit: Edit) -> None:
        """Make the lines anew that an edit touched; the corpus has it already."""
        pairs = set(self._touched(edit))
        if len(pairs) > 50 and len(pairs) > _MANY * len(self._corpus.relations):
            self._make()
            return
        for pair in pairs:
            self._replace(pair)

    def _make(self) -> None:
        self._all = lines(self._corpus, self._off)
        self._lines = list(self._all)
        self._by_pair = {line.ends: line for line in self._lines}
        self._told = None
        self.pairs += 1

    def _touched(self, edit: Edit) -> Iterator[Pair]:
        for change in edit.changes:
            for record in (change.before, change.after):
                if isinstance(record, Relation):
                    yield record.ends
                elif isinstance(record, Evidence) and record.relation in self._corpus.relations:
                    yield self._corpus.relations[record.relation].ends

    def _replace(self, pair: Pair) -> None:
        before, after = self._by_pair.get(pair), line_between(self._corpus, pair, self._off)
        if before != after:
            self._all = None
            self.pairs += (before is None) != (after is None)
            if before is not None:
                del self._lines[bisect_left(self._lines, place_of(before), key=place_of)]
                del self._by_pair[pair]
            if after is not None:
                insort(self._lines, after, key=place_of)
                self._by_pair[pair] = after
        if self._told is not None:
            self._counts -= Counter(self._told.pop(pair, ()))
            if after is not None:
                self._told[pair] = told_by(self._corpus, after)
                self._counts.update(self._told[pair])
