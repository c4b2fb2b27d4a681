"""What filters leave at one entity, among several, of some relations, of a source.

The pages and lists beside the graph tell it with how much there is without filters, so that
nobody takes a part for the whole. Where a view starts is no filter: it draws, and leaves nothing
out.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from explorer.graph.columns import Codes, Mask, claims_of, columns_of, distinct
from explorer.graph.projection import Line, kept_lines, order_of
from explorer.graph.sifting import lines_for, passing_of
from explorer.graph.tied import Tied
from explorer.graph.view import ViewState
from explorer.graph.weighing import verdict_of
from explorer.model.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Left:
    """The lines at an entity that filters leave, of ``every`` one, and who is at their other ends.

    With thousands of lines each is made when it is looked at.
    """

    lines: Sequence[Line]
    others: tuple[str, ...]
    every: int


def left_by(corpus: Corpus, view: ViewState, known: Tied | None = None) -> Tied | None:
    """The lines that filters leave, and None where nothing is filtered, as in a figure.

    ``known`` are the lines of the view, if they are known.
    """
    if view.figure or not view.filtered:
        return None
    started = view.start in corpus.documents
    found = known if known is not None and not started else None
    found = lines_for(corpus, replace(view, start="")) if found is None else found
    return found.among(kinds_on(corpus, view, found.entities)) if view.kinds_off else found


def kinds_on(corpus: Corpus, view: ViewState, entities: Codes[str]) -> Mask:
    """Which entities are of a kind that is not switched off."""
    off = {one.id for one in corpus.entities.values() if one.kind in view.kinds_off}
    return ~entities.among(off)


def lines_at(corpus: Corpus, entity: str, left: Tied | None) -> Left:
    """The lines at an entity, strongest first; ``left`` as of :func:`left_by`."""
    every = kept_lines(corpus).at.get(entity, {}).values()
    if left is None:
        lines = sorted(every, key=order_of)
        others = (line.ends[line.ends[0] == entity] for line in lines)
        return Left(lines, tuple(others), len(lines))
    ends = left.entities.among((entity,))[left.edges]
    rows: Mask = ends[:, 0] | ends[:, 1]
    found, values = left.only(rows), left.entities.values
    mine = np.where(ends[rows][:, 0], found.edges[:, 1], found.edges[:, 0])
    return Left(found.lines, tuple(values[one] for one in mine.tolist()), len(every))


def links_among(
    corpus: Corpus, entities: Collection[str], left: Tied | None
) -> tuple[Counter[str], int]:
    """How many lines end at each of some entities, and how many join two of them."""
    found = Tied.all_of(columns_of(corpus)) if left is None else left
    wanted = found.entities.among(entities)[found.edges]
    degrees = found.degrees()
    of = found.entities.of
    links = Counter({one: int(degrees[of[one]]) if one in of else 0 for one in entities})
    return links, int(wanted.all(axis=1).sum())


def left_out(corpus: Corpus, relations: Iterable[str], left: Tied | None) -> frozenset[str]:
    """Those of some relations that do not pass; never one that is rejected, which has no line."""
    there = [corpus.relations[one] for one in relations if one in corpus.relations]
    if left is None or not there:
        return frozenset()
    rows = left.rows_of({one.ends for one in there})
    passing = {name for line in left.only(rows).lines for name in line.relations}
    fail = (one for one in there if one.id not in passing and one.source != one.target)
    return frozenset(one.id for one in fail if verdict_of(corpus, one) != "rejected")


def lines_by_source(corpus: Corpus, view: ViewState) -> dict[str, int]:
    """How many of the lines that filters leave rest on each source, by its key."""
    columns, claims = columns_of(corpus), claims_of(corpus)
    passing = passing_of(corpus, columns, replace(view, start=""))
    there = passing.pairs.copy()
    if view.kinds_off:
        on = kinds_on(corpus, view, columns.entities)[columns.edges].all(axis=1)
        there[claims.order[~on]] = False
    pair, (relation, _, _, speaker, *_) = claims.told[0], passing.rows
    told = passing.behind & there[pair[relation]]
    many = max(1, len(claims.speakers))
    both = distinct(pair[relation[told]] * np.int64(many) + speaker[told])
    counts = np.bincount(both % many, minlength=many).tolist()
    return dict(zip(claims.speakers.values, counts, strict=False))
