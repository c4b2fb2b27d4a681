"""What a figure shows: its members as they are now, in places of its own.

A figure is what a person chose, so no level, filter or start hides any of it; only who is rejected
or hidden in the project is left out. A capital that acts for a member is drawn with it, as in the
story, unless it is a member itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from explorer.graph.collapsing import collapsed
from explorer.graph.columns import columns_of
from explorer.graph.distinct import told_once
from explorer.graph.places import places_in
from explorer.graph.projection import (
    KeptLines,
    Line,
    drawn_ends,
    drawn_line,
    kept_lines,
    order_of,
)
from explorer.graph.scene import Scene, scene_of
from explorer.graph.story import Basis, stack_leaves, visible
from explorer.graph.tied import Tied
from explorer.graph.view import Levels, ViewState, Visible
from explorer.model.corpus import Corpus
from explorer.model.records import Figure
from explorer.model.text import only_begun

Pair = tuple[str, str]
_Acting = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Members:
    """What of a figure there is to draw: entities, most connected first, and lines."""

    entities: tuple[str, ...]
    lines: tuple[Line, ...]


def shown(corpus: Corpus, view: ViewState, basis: Basis) -> Visible:
    """What a view shows: a figure, else what its level, focus and filters leave."""
    figure = corpus.figures.get(view.figure)
    if figure is not None:
        return within(corpus, figure, basis.counts)
    found = visible(corpus, view, basis)
    found = replace(found, asked=view) if view.sifts else found
    if view.collapsed:
        found = collapsed(corpus, found, view.collapsed, basis.tied.claims_of)
    return found


def drawn_in(corpus: Corpus, chosen: Visible, view: ViewState) -> Scene:
    """Some of what there is as a scene, where it stands in what is looked at."""
    return scene_of(corpus, chosen, places_in(corpus, view))


def title_in(corpus: Corpus, view: ViewState) -> str:
    """What is printed over a view: the title of the figure, else that of the only article.

    First words of an article without a headline, cut after some of them, are not printed.
    """
    name, documents = name_in(corpus, view), list(corpus.documents.values())
    if view.figure in corpus.figures or len(documents) != 1:
        return name
    return "" if only_begun(name, corpus.store.text_of(documents[0].id)) else name


def name_in(corpus: Corpus, view: ViewState) -> str:
    """What a file of a view is called: as the figure, else as the only article."""
    figure, titles = corpus.figures.get(view.figure), [d.title for d in corpus.documents.values()]
    if figure is not None:
        return figure.title
    return titles[0] if len(titles) == 1 else ""


def within(corpus: Corpus, figure: Figure, counts: Levels | None = None) -> Visible:
    """A figure's members as what is visible; ``counts`` are those of the levels beside it."""
    found = members(corpus, figure)
    count = len(found.entities)
    levels = counts or Levels(count, count, count, count)
    if not figure.folded:
        return Visible(found.entities, found.lines, (), levels)
    every = Tied.all_of(columns_of(corpus))
    own = every.only(np.zeros(len(every.lines), dtype=np.bool_)).with_lines(found.lines)
    lines, stacks = stack_leaves(corpus, own)
    once = told_once(corpus, lines, {stack.id for stack in stacks})
    inside = {member for stack in stacks for member in stack.members}
    single = (one for one in found.entities if one not in inside)
    return Visible((*single, *(stack.id for stack in stacks)), tuple(once), stacks, levels)


def members(corpus: Corpus, figure: Figure) -> Members:
    """The members that are there, and neither rejected nor hidden."""
    there = [one for one in figure.entities if is_drawn(corpus, one)]
    inside = set(there)
    kept, acting = kept_lines(corpus), _acting_in(corpus, figure)
    others = _drawn_elsewhere(corpus, kept, acting)
    lines = [
        line
        for pair in figure.lines
        if inside.issuperset(pair)
        and (line := _line(corpus, pair, kept, others.get(pair, ()), acting)) is not None
    ]
    lines.sort(key=order_of)
    degrees = dict.fromkeys(there, 0)
    for line in lines:
        for end in line.ends:
            degrees[end] += 1
    return Members(tuple(sorted(there, key=lambda one: -degrees[one])), tuple(lines))


def is_drawn(corpus: Corpus, entity: str) -> bool:
    """Whether an entity may be drawn in figures: it is there, not rejected and not hidden."""
    found = corpus.entities.get(entity)
    return found is not None and not found.rejected and not found.hidden


def _acting_in(corpus: Corpus, figure: Figure) -> _Acting:
    """Who acts in the figure for one of its members, and is none itself."""
    inside = set(figure.entities)
    found = {
        relation: {one: country for one, country in who.items() if country in inside - {one}}
        for relation, who in corpus.acting().items()
        if relation in corpus.relations
    }
    apart = (
        (relation, {one: country for one, country in who.items() if one not in inside})
        for relation, who in found.items()
    )
    return {relation: who for relation, who in apart if who}


def _drawn_elsewhere(corpus: Corpus, kept: KeptLines, acting: _Acting) -> Mapping[Pair, list[str]]:
    """Relations that are drawn at the country for which an end of theirs acts, by that pair."""
    found: dict[Pair, list[str]] = {}
    for name in acting:
        relation = corpus.relations[name]
        line = kept.of(relation.ends)
        if line is not None and name in line.relations:
            one, other = sorted(drawn_ends(relation, acting))
            found.setdefault((one, other), []).append(name)
    return found


def _line(
    corpus: Corpus, pair: Pair, kept: KeptLines, others: Iterable[str], acting: _Acting
) -> Line | None:
    own = kept.of(pair)
    more = list(others)
    if not more:
        return own
    relations = (*(own.relations if own is not None else ()), *more)
    return drawn_line(corpus, pair, relations, acting)
