"""What is shown: the story of an article first, everything on demand.

The story view answers "what is this about?" with at most 25 entities and 35 lines; the levels
above it are counted so that nobody takes the story for the whole. In the story a capital that acts
("Moscow agreed") is drawn with its country; the levels above draw the two apart.
"""

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from explorer.graph.columns import Mask, columns_of
from explorer.graph.distinct import told_once
from explorer.graph.expanding import expanded
from explorer.graph.leading import Leader, beginning, leading
from explorer.graph.projection import Line, order_of
from explorer.graph.rows import Rows
from explorer.graph.sifting import lines_for, named_so, shown_in
from explorer.graph.starting import joining, named_in
from explorer.graph.tied import Tied, as_countries, ordered
from explorer.graph.view import Levels, Stack, ViewState, Visible
from explorer.graph.weighing import ClaimsOf, backing, weakest
from explorer.model.corpus import Corpus
from explorer.model.grades import grade_of
from explorer.model.kinds import entity_kind, relation_kinds

MOST_ENTITIES, MOST_LINES, FEWEST_STACKED = 25, 35, 4

_KIND_WEIGHT = {"PERSON": 1.3, "EVENT": 1.25, "PLACE": 0.85}
_MERE_PLACE = 0.5  # a line that only says where something is
_CONSIDERED = 400  # strongest lines of a large corpus, so that choosing stays quick
_INSIDE = 0.8  # a line between two that are shown already: it brings nobody new
_APART = 0.55  # a line that does not touch what is shown already


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """What filters leave of a corpus, whatever the level: who may be shown, and their lines.

    ``story`` are the lines of the story, with the stacks that they may end at.
    """

    shown: Mask
    tied: Tied
    story: tuple[list[Line], tuple[Stack, ...]]
    counts: Levels

    def shows(self, entity: str) -> bool:
        """Whether an entity may be shown."""
        return _is_among(self.tied, self.shown, entity)


def visible(corpus: Corpus, view: ViewState, basis: Basis | None = None) -> Visible:
    """Choose entities and lines; the most connected entities and the strongest lines first.

    ``basis`` is that of :func:`basis_of`, where it is known already.
    """
    found = basis_of(corpus, view) if basis is None else basis
    seen = _seen(view, found)
    if view.expanded and (view.level == "story" or view.focus is not None):
        return expanded(corpus, found.tied, seen, view.expanded)
    return seen


def _seen(view: ViewState, found: Basis) -> Visible:
    tied, counts = found.tied, found.counts
    if view.focus is not None and found.shows(view.focus[0]):
        near = tied.near(*view.focus)
        around = tied.among(near)
        return Visible(ordered(near, around), tuple(around.lines), (), counts)
    if view.level == "story":
        told, stacks = found.story
        ends = _ends(told)
        kept = tuple(stack for stack in stacks if stack.id in ends)
        return Visible(_ordered(tied, ends, told), tuple(told), kept, counts)
    everybody = tied.degrees() > 0 if view.level == "related" else found.shown
    return Visible(ordered(everybody, tied), tuple(tied.lines), (), counts)


def basis_of(corpus: Corpus, view: ViewState, known: Tied | None = None) -> Basis:
    """What filters leave; ``known`` are the lines of :func:`lines_for`, if they are known."""
    tied = lines_for(corpus, view) if known is None else known
    shown = shown_in(corpus, view, tied)
    if view.start in corpus.documents:
        named = named_in(corpus, view.start, tied.entities)
        shown &= named | joining(named, tied.edges)
    tied = tied.among(shown)
    degrees = tied.degrees()
    if view.filters.words.strip():  # who has no line is found by name alone
        shown &= (degrees > 0) | tied.entities.among(named_so(corpus, view.filters.words))
    acting = {  # what stands for somebody who is not to be seen stays itself
        one: {entity: country for entity, country in who.items() if _is_among(tied, shown, country)}
        for one, who in corpus.acting().items()
    }
    drawn = as_countries(corpus, tied, acting)
    stacked, stacks = stack_leaves(corpus, drawn)
    told = story_of(corpus, stacked, stacks, leading(drawn, lambda line: _weight(corpus, line)))
    members = {stack.id: stack.members for stack in stacks}
    told = told_once(corpus, told, members)
    counts = Levels(
        story=sum(len(members.get(end, (end,))) for end in _ends(told)),
        related=int((degrees > 0).sum()),
        all=int(shown.sum()),
        total=sum(not entity.rejected for entity in corpus.entities.values()),
        graded=sum(bool(grade_of(document)) for document in corpus.documents.values()),
        lines=len(tied.lines),
        every=len(columns_of(corpus).lines),
    )
    return Basis(shown, tied, (told, stacks), counts)


def stack_leaves(corpus: Corpus, tied: Tied) -> tuple[Rows, tuple[Stack, ...]]:
    """Fold leaves that share neighbor, label, direction, certainty and kind into one end.

    Leaves that a person has confirmed or disputed, colored, or that have a note, stay as they are:
    work on a line must not vanish from sight.
    """
    leaf = (tied.degrees() == 1)[tied.edges]
    ending = _near_others(corpus, tied, np.flatnonzero(leaf[:, 0] != leaf[:, 1]), leaf)
    groups: defaultdict[tuple[object, ...], list[tuple[str, Line, int]]] = defaultdict(list)
    for row, first in zip(ending.tolist(), leaf[ending, 0].tolist(), strict=True):
        line = tied.lines[row]
        leaf_id, hub = line.ends if first else line.ends[::-1]
        if line.verdict != "unreviewed":
            continue
        if line.color or corpus.entities[leaf_id].color or corpus.entities[leaf_id].note:
            continue
        if any(corpus.relations[relation].note for relation in line.relations):
            continue
        inward = line.arrows if first else line.arrows[::-1]
        kind = corpus.entities[leaf_id].kind
        key: tuple[object, ...] = (
            hub,
            line.label,
            inward,
            line.asserted,
            line.denied,
            line.sourced,
            kind,
        )
        groups[key].append((leaf_id, line, row))
    kept = np.ones(len(tied.lines), dtype=np.bool_)
    stacks, stacked = [], {}
    for key, rows in groups.items():
        if len(rows) < FEWEST_STACKED:
            continue
        hub, kind = str(key[0]), str(key[-1])
        members = tuple(leaf_id for leaf_id, _, _ in rows)
        name = f"{len(rows)} {entity_kind(kind).plural.lower()}"
        names = tuple(corpus.entities[member].name for member in members)
        stack = Stack(f"stack:{hub}:{min(members)}", name, members, kind, names)
        stacks.append(stack)
        kept[[row for _, _, row in rows[1:]]] = False
        same = [line for _, line, _ in rows]
        stacked[rows[0][2]] = _stacked(corpus, stack, hub, same, tied.claims_of)
    if not stacks:
        return tied.lines, ()
    return tied.lines.put_for(list(stacked), stacked.values()).only(kept), tuple(stacks)


def _near_others(
    corpus: Corpus, tied: Tied, ending: NDArray[np.intp], leaf: Mask
) -> NDArray[np.intp]:
    """Those of some lines with a leaf that have enough beside them with its neighbor and kind."""
    ends, first = tied.edges[ending], leaf[ending, 0]
    hub = np.where(first, ends[:, 1], ends[:, 0])
    many = np.bincount(hub)[hub] >= FEWEST_STACKED if len(hub) else first
    ending, ends, first, hub = ending[many], ends[many], first[many], hub[many]
    ids, entities = tied.entities.values, corpus.entities
    kinds: dict[str, int] = {}
    kind = [
        kinds.setdefault(entities[ids[one]].kind, len(kinds))
        for one in np.where(first, ends[:, 0], ends[:, 1]).tolist()
    ]
    both = hub * np.int64(max(1, len(kinds))) + np.array(kind, dtype=np.int64)
    return ending[np.bincount(both)[both] >= FEWEST_STACKED] if len(ending) else ending


def story_of(
    corpus: Corpus,
    tied: Rows,
    stacks: Iterable[Stack] = (),
    leaders: Iterable[Leader] = (),
) -> list[Line]:
    """The lines of the story, strongest first: a picture that hangs together as far as it can.

    Lines are taken in order of weight; one that touches nothing shown yet counts for less, so
    that strong pairs aside come in but do not push the middle of the story out, and one that
    brings nobody new counts for a little less, so that the story is broad before it is dense.
    Before them come ``leaders``, each with a line, see :mod:`explorer.graph.leading`.
    """
    kinds = {stack.id: stack.kind for stack in stacks}
    weight: dict[tuple[str, str], float] = {}
    waiting = _heaviest(corpus, tied, kinds, weight)
    folded = {member for stack in stacks for member in stack.members}
    chosen = beginning(leaders, folded)
    inside = _ends(chosen)
    begun = {line.ends for line in chosen}
    waiting = [line for line in waiting if line.ends not in begun]
    while waiting and len(chosen) < MOST_LINES:
        best, value = None, 0.0
        for at, line in enumerate(waiting):
            if weight[line.ends] <= value:  # they come heaviest first
                break
            one, other = line.ends
            new = (one not in inside) + (other not in inside)
            if len(inside) + new > MOST_ENTITIES:
                continue
            worth = weight[line.ends] * (_INSIDE, 1.0, _APART if inside else 1.0)[new]
            if worth > value:
                best, value = at, worth
        if best is None:
            break
        line = waiting.pop(best)
        chosen.append(line)
        inside.update(line.ends)
    return sorted(chosen, key=order_of)


def _heaviest(
    corpus: Corpus,
    tied: Rows,
    kinds: dict[str, str],
    weight: dict[tuple[str, str], float],
) -> list[Line]:
    """The lines that are considered, heaviest first, and in ``weight`` what they weigh.

    Lines come strongest first, so that those too weak to weigh enough need not be looked at; only
    a stack's line is stronger than its place says.
    """
    most = max(_KIND_WEIGHT.values()) ** 2
    best: list[tuple[float, tuple[str, str]]] = []
    taken: dict[tuple[str, str], Line] = {}
    stacked = [line for line in tied.fresh() if line.ends[0] in kinds]
    for line in chain(stacked, tied):
        if line.ends in taken:
            continue
        full = len(best) >= _CONSIDERED
        if full and line.ends[0] not in kinds and line.strength * most <= -best[-1][0]:
            break
        heavy = _weight(corpus, line, [kinds.get(e) or corpus.entities[e].kind for e in line.ends])
        taken[line.ends] = line
        insort(best, (-heavy, line.ends))
        del best[_CONSIDERED:]
    weight.update((ends, -lightness) for lightness, ends in best)
    return [taken[ends] for _, ends in best]


def _weight(corpus: Corpus, line: Line, kinds: Sequence[str] = ()) -> float:
    value = line.strength
    kinds = kinds or [corpus.entities[end].kind for end in line.ends]
    for kind in kinds:
        value *= _KIND_WEIGHT.get(kind, 1.0)
    where = {corpus.relations[relation].kind for relation in line.relations}
    if where <= {"location", "part-of"} & set(relation_kinds()):
        value *= _MERE_PLACE
    return value


def _stacked(
    corpus: Corpus, stack: Stack, hub: str, rows: Sequence[Line], claims_of: ClaimsOf | None
) -> Line:
    first = rows[0]
    relations = tuple(relation for line in rows for relation in line.relations)
    inward = first.arrows if first.ends[1] == hub else first.arrows[::-1]
    return replace(
        first,
        ends=(stack.id, hub),
        arrows=inward,
        relations=relations,
        sentences=sum(line.sentences for line in rows),
        backing=backing(corpus, relations, None, claims_of),
        verdict=weakest(line.verdict for line in rows),
        strength=max(line.strength for line in rows) + 0.1 * len(rows),
        strands=(),
    )


def _ends(tied: Iterable[Line]) -> set[str]:
    return {end for line in tied for end in line.ends}


def _ordered(found: Tied, entities: Iterable[str], tied: Iterable[Line]) -> tuple[str, ...]:
    """Most connected first, then in the order in which the corpus met them."""
    degree, of = Counter(end for line in tied for end in line.ends), found.entities.of
    return tuple(sorted(entities, key=lambda e: (-degree[e], of.get(e, len(of)), e)))


def _is_among(tied: Tied, entities: Mask, entity: str) -> bool:
    number = tied.entities.of.get(entity, len(entities))
    return number < len(entities) and bool(entities[number])
