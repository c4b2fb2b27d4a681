"""What is shown: the story of an article first, everything on demand.

The story view answers "what is this about?" with at most 25 entities and 35 lines; the levels
above it are counted so that nobody takes the story for the whole. In the story a capital that acts
("Moscow agreed") is drawn with its country; the levels above draw the two apart.
"""

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import Literal

from explorer.graph.projection import At, Line, as_countries, kept_at, lines, lines_at, order_of
from explorer.graph.starting import start_from
from explorer.graph.weighing import backing, weakest
from explorer.model.corpus import Corpus
from explorer.model.grades import grade_of, reaches
from explorer.model.kinds import entity_kind, relation_kinds

Level = Literal["story", "related", "all"]
MOST_ENTITIES, MOST_LINES, FEWEST_STACKED = 25, 35, 4

_KIND_WEIGHT = {"PERSON": 1.3, "EVENT": 1.25, "PLACE": 0.85}
_MERE_PLACE = 0.5  # a line that only says where something is
_CONSIDERED = 400  # strongest lines of a large corpus, so that choosing stays quick
_INSIDE = 0.8  # a line between two that are shown already: it brings nobody new
_APART = 0.55  # a line that does not touch what is shown already


@dataclass(frozen=True, slots=True)
class ViewState:
    """What a person wants to see; ``focus`` is an entity and how many lines away from it.

    ``least`` is the grade that one article behind a line must reach, see
    :mod:`explorer.model.grades`; ``start`` the article whose entities make the view, see
    :mod:`explorer.graph.starting`. ``size_by`` and ``color_by`` are measures, see
    :mod:`explorer.graph.measures`, empty for what is usual.
    """

    level: Level = "story"
    kinds_off: frozenset[str] = frozenset()
    sources_off: frozenset[str] = frozenset()
    focus: tuple[str, int] | None = None
    least: str = ""
    start: str = ""
    size_by: str = ""
    color_by: str = ""

    def shows_as(self, other: "ViewState") -> bool:
        """Whether another view shows the same, be it in other sizes and colors."""
        return replace(self, size_by=other.size_by, color_by=other.color_by) == other

    @property
    def ties_off(self) -> tuple[frozenset[str], str, str]:
        """What leaves lines out, whoever is shown: sources that are off, a grade, a start."""
        return self.sources_off, self.least, self.start

    @property
    def filtered(self) -> bool:
        """Whether anything is switched off."""
        return bool(self.kinds_off or self.sources_off or self.least)


@dataclass(frozen=True, slots=True)
class Stack:
    """Entities with the same neighbor and label, drawn as one: "8 places"; ``names`` are theirs."""

    id: str
    name: str
    members: tuple[str, ...]
    kind: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Levels:
    """How many entities each level shows with the filters that are on, and how many there are.

    ``graded`` counts the articles that have a grade: without one there is nothing to filter by.
    """

    story: int
    related: int
    all: int
    total: int
    graded: int = 0


@dataclass(frozen=True, slots=True)
class Visible:
    """What to draw; ``entities`` holds the ids of stacks in place of their members'."""

    entities: tuple[str, ...]
    lines: tuple[Line, ...]
    stacks: tuple[Stack, ...]
    counts: Levels

    @property
    def drawn(self) -> frozenset[str]:
        """All entities that are seen, those in stacks too."""
        return frozenset((*self.entities, *(one for stack in self.stacks for one in stack.members)))


def visible(corpus: Corpus, view: ViewState, known: Sequence[Line] | None = None) -> Visible:
    """Choose entities and lines; the most connected entities and the strongest lines first.

    ``known`` are the lines of :func:`lines_for`, where they are known already.
    """
    total = [entity for entity in corpus.entities.values() if not entity.rejected]
    shown = {e.id for e in total if not e.hidden and e.kind not in view.kinds_off}
    tied = lines_for(corpus, view) if known is None else known
    if view.start in corpus.documents:
        shown &= start_from(corpus, view.start, tied).entities
    if len(shown) == len(total) and not any(view.ties_off):
        at = kept_at(corpus)
    else:
        tied = tuple(line for line in tied if line.ends[0] in shown and line.ends[1] in shown)
        at = lines_at(tied)
    acting = {  # what stands for somebody who is not to be seen stays itself
        one: {entity: country for entity, country in who.items() if country in shown}
        for one, who in corpus.acting().items()
    }
    drawn = as_countries(corpus, tied, acting)
    stacked, stacks = stack_leaves(corpus, drawn, at if drawn is tied else lines_at(drawn))
    told = story_of(corpus, stacked, stacks)
    members = {stack.id: stack.members for stack in stacks}
    story_size = sum(len(members.get(end, (end,))) for end in _ends(told))
    graded = sum(bool(grade_of(document)) for document in corpus.documents.values())
    counts = Levels(story_size, len(at), len(shown), len(total), graded)
    if view.focus is not None and view.focus[0] in shown:
        near = _near(at, *view.focus)
        around = [line for line in tied if line.ends[0] in near and line.ends[1] in near]
        return Visible(_ordered(corpus, near, around), tuple(around), (), counts)
    if view.level == "story":
        kept = tuple(stack for stack in stacks if stack.id in _ends(told))
        return Visible(_ordered(corpus, _ends(told), told), tuple(told), kept, counts)
    entities = set(at) if view.level == "related" else shown
    return Visible(_ordered(corpus, entities, tied), tuple(tied), (), counts)


def lines_for(corpus: Corpus, view: ViewState) -> tuple[Line, ...]:
    """The lines that sources, grades and a start leave, strongest first."""
    below = frozenset(
        document.id for document in corpus.documents.values() if not reaches(document, view.least)
    )
    found = lines(corpus, view.sources_off, below)
    if view.start not in corpus.documents:
        return found
    return tuple(filter(start_from(corpus, view.start, found).draws, found))


def stack_leaves(
    corpus: Corpus, tied: Sequence[Line], at: At | None = None
) -> tuple[Sequence[Line], tuple[Stack, ...]]:
    """Fold leaves that share neighbor, label, direction, certainty and kind into one end.

    Leaves that a person has confirmed or disputed, colored, or that have a note, stay as they are:
    work on a line must not vanish from sight. ``at`` are the lines at each entity.
    """
    at = lines_at(tied) if at is None else at
    leaves = {next(iter(there.values())).ends for there in at.values() if len(there) == 1}
    ending = sorted((at[ends[0]][ends] for ends in leaves), key=order_of)
    groups: defaultdict[tuple[object, ...], list[tuple[str, Line]]] = defaultdict(list)
    for line in ending:
        leaf, hub = line.ends if len(at[line.ends[0]]) == 1 else line.ends[::-1]
        if len(at[hub]) == 1 or line.verdict != "unreviewed":
            continue
        if line.color or corpus.entities[leaf].color or corpus.entities[leaf].note:
            continue
        if any(corpus.relations[relation].note for relation in line.relations):
            continue
        inward = line.arrows if line.ends[0] == leaf else line.arrows[::-1]
        kind = corpus.entities[leaf].kind
        key: tuple[object, ...] = (
            hub,
            line.label,
            inward,
            line.asserted,
            line.denied,
            line.sourced,
            kind,
        )
        groups[key].append((leaf, line))
    folded: dict[tuple[str, str], Line | None] = {}
    stacks = []
    for key, rows in groups.items():
        if len(rows) < FEWEST_STACKED:
            continue
        hub, kind = str(key[0]), str(key[-1])
        members = tuple(leaf for leaf, _ in rows)
        name = f"{len(rows)} {entity_kind(kind).plural.lower()}"
        names = tuple(corpus.entities[member].name for member in members)
        stack = Stack(f"stack:{hub}:{min(members)}", name, members, kind, names)
        stacks.append(stack)
        folded.update({line.ends: None for _, line in rows})
        first = rows[0][1]
        folded[first.ends] = _stacked(corpus, stack, hub, [line for _, line in rows])
    if not folded:
        return tied, ()
    result = [folded.get(line.ends, line) for line in tied]
    return [line for line in result if line is not None], tuple(stacks)


def story_of(corpus: Corpus, tied: Sequence[Line], stacks: Iterable[Stack] = ()) -> list[Line]:
    """The lines of the story, strongest first: a picture that hangs together as far as it can.

    Lines are taken in order of weight; one that touches nothing shown yet counts for less, so
    that strong pairs aside come in but do not push the middle of the story out, and one that
    brings nobody new counts for a little less, so that the story is broad before it is dense.
    """
    kinds = {stack.id: stack.kind for stack in stacks}
    weight: dict[tuple[str, str], float] = {}
    waiting = _heaviest(corpus, tied, kinds, weight)
    chosen: list[Line] = []
    inside: set[str] = set()
    while waiting and len(chosen) < MOST_LINES:
        best, value = None, 0.0
        for at, line in enumerate(waiting):
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
    tied: Sequence[Line],
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
    stacked = [line for line in tied if line.ends[0] in kinds] if kinds else []
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


def _weight(corpus: Corpus, line: Line, kinds: Sequence[str]) -> float:
    value = line.strength
    for kind in kinds:
        value *= _KIND_WEIGHT.get(kind, 1.0)
    where = {corpus.relations[relation].kind for relation in line.relations}
    if where <= {"location", "part-of"} & set(relation_kinds()):
        value *= _MERE_PLACE
    return value


def _stacked(corpus: Corpus, stack: Stack, hub: str, rows: Sequence[Line]) -> Line:
    first = rows[0]
    relations = tuple(relation for line in rows for relation in line.relations)
    inward = first.arrows if first.ends[1] == hub else first.arrows[::-1]
    return replace(
        first,
        ends=(stack.id, hub),
        arrows=inward,
        relations=relations,
        sentences=sum(line.sentences for line in rows),
        backing=backing(corpus, relations),
        verdict=weakest(line.verdict for line in rows),
        strength=max(line.strength for line in rows) + 0.1 * len(rows),
        strands=(),
    )


def _near(at: At, entity: str, depth: int) -> set[str]:
    near = {entity}
    for _ in range(depth):
        near |= {end for one in near for ends in at.get(one, ()) for end in ends}
    return near


def _ends(tied: Iterable[Line]) -> set[str]:
    return {end for line in tied for end in line.ends}


def _ordered(corpus: Corpus, entities: Iterable[str], tied: Iterable[Line]) -> tuple[str, ...]:
    """Most connected first, then in the order in which the corpus met them."""
    degree = Counter(end for line in tied for end in line.ends)
    met = dict(zip(corpus.entities, count(), strict=False))
    return tuple(sorted(entities, key=lambda e: (-degree[e], met.get(e, len(met)), e)))
