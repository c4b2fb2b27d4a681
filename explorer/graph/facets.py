"""How many lines each value of a filter would leave, beside all other filters that are on."""

from dataclasses import dataclass, replace

import numpy as np

from explorer.graph.columns import VERDICTS, Columns, Mask, Numbers, claims_of, columns_of, distinct
from explorer.graph.filters import Facet, Filters
from explorer.graph.sifting import Passing, drawn_in, passing_of
from explorer.graph.view import ViewState
from explorer.graph.weighing import FIRMEST_FIRST
from explorer.model.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Share:
    """A value of a facet and how many lines there are with it."""

    value: str
    lines: int


def shares(corpus: Corpus, view: ViewState, facet: Facet) -> tuple[Share, ...]:
    """The values of a facet that occur, those with the most lines first, certainty by firmness."""
    columns, claims = columns_of(corpus), claims_of(corpus)
    open_view = replace(view, filters=view.filters.without(facet))
    passing = passing_of(corpus, columns, open_view)
    there = np.zeros(claims.pairs, dtype=np.bool_)
    there[claims.order] = drawn_in(corpus, columns, open_view)
    values, pairs, numbers = _occurring(columns, passing, facet)
    if view.filters.sentences or view.filters.sources:
        counts = [_exactly(corpus, columns, open_view, facet, value, there) for value in values]
    else:
        wanted = there[pairs]
        both = distinct(pairs[wanted] * np.int64(max(1, len(values))) + numbers[wanted])
        counts = np.bincount(both % max(1, len(values)), minlength=len(values)).tolist()
    chosen = view.filters.chosen(facet)
    found = [
        Share(value, count)
        for value, count in zip(values, counts, strict=True)
        if count or value in chosen
    ]
    if facet in ("certainties", "verdicts"):
        return tuple(found)
    return tuple(sorted(found, key=lambda one: (-one.lines, one.value)))


def _occurring(
    columns: Columns, passing: Passing, facet: Facet
) -> tuple[list[str], Numbers, Numbers]:
    """The values of a facet, and pairs with the number of a value that they have."""
    claims = columns.claims
    assert claims is not None
    pair, kind = claims.told[:2]
    relation, _, certainty, speaker = passing.rows[:4]
    if facet in ("relations", "verdicts"):
        rows = passing.relations
        if facet == "relations":
            return claims.kinds.values, pair[rows], kind[rows]
        return list(VERDICTS), pair[rows], passing.verdicts[rows]
    told = passing.claims
    if facet == "speakers":
        return claims.speakers.values, pair[relation[told]], speaker[told]
    bare = passing.relations & (np.bincount(relation, minlength=len(pair)) == 0)
    pairs = np.concatenate((pair[relation[told]], pair[bare]))
    surely = np.zeros(int(bare.sum()), dtype=np.int32)  # by the person who drew it
    return list(FIRMEST_FIRST), pairs, np.concatenate((certainty[told], surely))


def _exactly(
    corpus: Corpus, columns: Columns, view: ViewState, facet: Facet, value: str, there: Mask
) -> int:
    """How many lines pass with a value, where so many sentences or sources are asked for."""
    asked: Filters = view.filters.turned(facet, value)
    passing = passing_of(corpus, columns, replace(view, filters=asked))
    return int((passing.pairs & there).sum())
