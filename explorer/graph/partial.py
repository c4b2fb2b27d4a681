"""Lines of which filters leave some sentences alone: they say no more than these do.

Stroke, certainty, number and verdict of such a line follow from the sentences that pass, as those
of every line from all of its sentences, see :mod:`explorer.graph.weighing`. With 100,000 relations
only their strength is reckoned for all of them, and a line is made when it is looked at.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from explorer.graph.columns import JUDGED, VERDICTS, Claims, Columns, Mask, Numbers
from explorer.graph.projection import Line, line_of
from explorer.graph.rows import Rows
from explorer.graph.weighing import FIRMEST_FIRST
from explorer.model.corpus import Corpus
from explorer.model.kept import Claim

_CLAIM = 6  # the first columns of what a sentence claims


class Partial:
    """What is left of some pairs: ``relations`` (mask by row), ``claims`` (mask over ``rows``).

    ``fewer`` are the relations that have lost sentences; of all others all count.
    """

    def __init__(
        self,
        corpus: Corpus,
        claims: Claims,
        rows: Numbers,
        left: Mask,
        relations: Mask,
        fewer: Mask,
    ) -> None:
        self._corpus, self._claims, self._rows = corpus, claims, rows
        self._left, self._fewer = left, fewer
        self._relations = np.flatnonzero(relations)
        self._of_pair: _Grouped | None = None
        self._of_relation: _Grouped | None = None
        self._made: dict[int, Line] = {}
        self._row: dict[str, int] = {}  # of the relations of pairs that were looked at
        self._counted: dict[str, Mapping[Claim, int]] = {}

    def strengths(self) -> tuple[Numbers, NDArray[np.float64]]:
        """The pairs, in order, and how strong their lines are, see ``projection._line``."""
        claims, told, mine = self._claims, self._claims.told, self._relations
        relation, _, certainty, _, sentences, verdict = self._rows[:_CLAIM]
        some = np.zeros(told.shape[1], dtype=np.bool_)
        some[mine] = True
        of_mine = np.flatnonzero(self._left & some[relation])
        denying = only_denying(certainty, relation, self._left, told.shape[1])[of_mine]
        relation, sentences = relation[of_mine], sentences[of_mine] * ~denying
        count = np.bincount(relation, sentences, told.shape[1])[mine]
        stands = verdicts_left(claims, relation, verdict[of_mine])[mine]
        sure = np.where(stands == JUDGED["confirmed"], 1.0, claims.sure[mine])
        strength = sure * (1.0 + np.log(np.maximum(count, 1.0)))
        pairs, first = np.unique(told[0][mine], return_inverse=True)
        best = np.zeros(len(pairs))
        np.maximum.at(best, first, strength)
        said = np.bincount(first, told[4][mine], len(pairs))
        return pairs, best + 0.25 * np.maximum(0.0, said - 1.0)

    def line(self, pair: int) -> Line:
        """The line of a pair by its number."""
        found = self._made.get(pair)
        if found is None:
            found = self._made[pair] = self._line(pair)
        return found

    def claims_of(self, relation: str) -> Mapping[Claim, int]:
        """How many of the sentences of a relation that are left make which claim."""
        if relation not in self._row:
            held = self._corpus.relations.get(relation)
            self._names_of(self._claims.number_of(held.ends) if held is not None else -1)
        row = self._row.get(relation, -1)
        if row < 0 or not self._fewer[row]:
            return self._corpus.claims_of(relation)
        found = self._counted.get(relation)
        if found is None:
            found = self._counted[relation] = self._claims_left(row)
        return found

    def _line(self, pair: int) -> Line:
        names = self._names_of(pair)
        first = self._corpus.relations[names[0]]
        return line_of(self._corpus, first.ends, names, self.claims_of)

    def _names_of(self, pair: int) -> list[str]:
        """The relations of a pair that are left."""
        if self._of_pair is None:
            pairs = self._claims.told[0]
            self._of_pair = _Grouped(self._relations, pairs[self._relations], self._claims.pairs)
        rows, names = self._of_pair.of(pair), self._claims.relations
        self._row.update((names[row], row) for row in rows)
        return [names[row] for row in rows]

    def _claims_left(self, row: int) -> Mapping[Claim, int]:
        if self._of_relation is None:
            there = np.flatnonzero(self._left & self._fewer[self._rows[0]])
            self._of_relation = _Grouped(there, self._rows[0][there], len(self._fewer))
        found: dict[Claim, int] = {}
        documents, speakers = self._claims.documents.values, self._claims.speakers.values
        for number in self._of_relation.of(row):
            _, document, certainty, speaker, count, verdict = self._rows[:_CLAIM, number].tolist()
            claim = Claim(
                documents[document], FIRMEST_FIRST[certainty], VERDICTS[verdict], speakers[speaker]
            )
            found[claim] = found.get(claim, 0) + count
        return found


class _Grouped:
    """Values by key, each key being a number below ``size``."""

    def __init__(self, values: NDArray[np.intp], keys: Numbers, size: int) -> None:
        self._values = values[np.argsort(keys, kind="stable")]
        self._ends = np.cumsum(np.bincount(keys, minlength=size))

    def of(self, key: int) -> list[int]:
        if not 0 <= key < len(self._ends):
            return []
        found: list[int] = self._values[
            self._ends[key - 1] if key else 0 : self._ends[key]
        ].tolist()
        return found


def only_denying(certainty: Numbers, of: Numbers, told: Mask, count: int) -> Mask:
    """Which rows deny what others state of the same relation or pair (``of``): no support of it."""
    denial = certainty == FIRMEST_FIRST.index("negated")
    stated = np.bincount(of[told & ~denial], minlength=count) > 0
    found: Mask = denial & stated[of]
    return found


def verdicts_left(claims: Claims, relation: Numbers, verdict: Numbers) -> Numbers:
    """The verdict on each relation by what is left of its claims, and a person's own before it.

    ``relation`` and ``verdict`` are those of the claims that are left.
    """
    own: Numbers = claims.told[5]
    judged = np.flatnonzero(verdict)
    found = own.copy()
    for one in ("confirmed", "disputed"):  # a dispute weighs more
        there = relation[judged[verdict[judged] == JUDGED[one]]]
        found[there[own[there] == 0]] = JUDGED[one]
    return found


def with_partial(columns: Columns, pairs: Mask, partial: Mask, parts: Partial) -> tuple[
    Rows, Numbers, NDArray[np.float64]
]:  # fmt: skip
    """The lines that are left, strongest first, with their ends and strengths."""
    assert columns.claims is not None
    order = columns.claims.order
    rows = np.flatnonzero(pairs[order])
    number, codes, strengths = order[rows], rows.astype(np.int64), columns.strengths[rows]
    lost = partial[number]
    if lost.any():
        changed, strong = parts.strengths()
        codes[lost] = -1 - number[lost]
        strengths[lost] = strong[np.searchsorted(changed, number[lost])]
        again = np.argsort(-strengths, kind="stable")
        codes, strengths, rows = codes[again], strengths[again], rows[again]
    return Rows(columns.lines, codes, parts.line), columns.edges[rows], strengths
