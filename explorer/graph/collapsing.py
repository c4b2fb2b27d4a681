"""Several entities drawn as one: a group, or a community; what ties them is kept inside.

A line to the outside stands for all lines between its two ends and holds all their relations, so
that every sentence is still behind it; lines inside are kept with the node. What is beneath stays
as it is, so that opening gives exactly what was there.
"""

from collections.abc import Iterable
from dataclasses import replace

import networkx as nx

from explorer.graph.distinct import told_once
from explorer.graph.projection import Line, order_of
from explorer.graph.view import Collapse, Stack, Visible
from explorer.graph.weighing import ClaimsOf, backing, weakest
from explorer.model.corpus import Corpus

MOST_LINES = 3_000  # of which communities are found at once
_FEWEST = 3  # members of a community that is worth a node
_SEED = 1  # the same graph has the same communities each time


def collapsed(
    corpus: Corpus,
    shown: Visible,
    wanted: Iterable[Collapse],
    claims_of: ClaimsOf | None = None,
) -> Visible:
    """What is visible with some of it drawn as one; ``plain`` is what there was.

    ``claims_of`` tells what counts of the sentences, None for all.
    """
    whole: dict[str, str] = {}
    found: dict[str, tuple[Collapse, tuple[str, ...]]] = {}
    for one in wanted:
        named = frozenset(one.members)  # of a community; a group has those who say so
        members = tuple(
            entity
            for entity in shown.entities
            if entity in corpus.entities
            and entity not in whole
            and (entity in named if named else corpus.entities[entity].group == one.name)
        )
        if len(members) > 1:
            found[one.id] = one, members
            whole.update(dict.fromkeys(members, one.id))
    if not found:
        return shown
    inside: dict[str, list[Line]] = {id: [] for id in found}
    joined: dict[tuple[str, str], list[Line]] = {}
    lines = []
    for line in shown.lines:
        first, second = (whole.get(end, end) for end in line.ends)
        if (first, second) == line.ends:
            lines.append(line)
        elif first == second:
            inside[first].append(line)
        elif first < second:
            joined.setdefault((first, second), []).append(replace(line, ends=(first, second)))
        else:
            arrows = line.arrows[1], line.arrows[0]
            turned = replace(line, ends=(second, first), arrows=arrows)
            joined.setdefault((second, first), []).append(turned)
    lines += told_once(
        corpus, (_as_one(corpus, same, claims_of) for same in joined.values()), found
    )
    stacks = [_node(corpus, id, one, of, inside[id]) for id, (one, of) in found.items()]
    single = (entity for entity in shown.entities if entity not in whole)
    return Visible(
        (*(stack.id for stack in stacks), *single), tuple(sorted(lines, key=order_of)),
        (*stacks, *shown.stacks), shown.counts, shown, shown.asked,
    )  # fmt: skip


def communities(shown: Visible) -> tuple[tuple[str, ...], ...]:
    """Entities that have more lines among each other than to the rest, the most connected first.

    By Louvain (Blondel 2008), seeded; the largest first, none of fewer than three.
    """
    stacks = {stack.id for stack in shown.stacks}
    graph: nx.Graph[str] = nx.Graph()
    for line in shown.lines:
        if not stacks & set(line.ends):
            graph.add_edge(*line.ends)
    if not graph:
        return ()
    parts: list[set[str]] = nx.community.louvain_communities(graph, seed=_SEED)
    ordered = [tuple(sorted(p, key=lambda one: (-graph.degree(one), one))) for p in parts]
    return tuple(sorted((p for p in ordered if len(p) >= _FEWEST), key=lambda p: (-len(p), p)))


def _node(
    corpus: Corpus, id: str, one: Collapse, members: tuple[str, ...], inside: list[Line]
) -> Stack:
    kinds = {corpus.entities[member].kind for member in members}
    relations = tuple(relation for line in inside for relation in line.relations)
    sentences = sum(line.sentences for line in inside)
    told = f"{_counted(len(inside), 'line')}, {_counted(sentences, 'sentence')} inside"
    return Stack(
        id=id,
        name=f"{one.name} · {len(members)}",
        members=members,
        kind=kinds.pop() if len(kinds) == 1 else "GROUP",
        names=tuple(corpus.entities[member].name for member in members),
        inside=relations,
        told=told,
    )


def _as_one(corpus: Corpus, lines: list[Line], claims_of: ClaimsOf | None) -> Line:
    """One line for several between the same two: it says no more than all of them say."""
    if len(lines) == 1:
        return lines[0]
    first, *_ = ordered = sorted(lines, key=order_of)
    relations = tuple(relation for line in ordered for relation in line.relations)
    labels, arrows = {line.label for line in lines}, {line.arrows for line in lines}
    colors = {line.color for line in lines}
    return replace(
        first,
        relations=relations,
        sentences=sum(line.sentences for line in lines),
        asserted=any(line.asserted for line in lines),
        denied=all(line.denied for line in lines),
        verdict=weakest(line.verdict for line in lines),
        label=first.label if len(labels) == 1 else f"{len(lines)} lines",
        arrows=first.arrows if len(arrows) == 1 else (False, False),
        sourced=any(line.sourced for line in lines),
        strength=max(line.strength for line in lines),
        color=first.color if len(colors) == 1 else "",
        backing=backing(corpus, relations, None, claims_of),
        strands=(),
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
