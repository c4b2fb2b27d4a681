"""How two entities hang together through others: the best paths, as reading lists."""

from itertools import islice, pairwise

import networkx as nx

from explorer.graph.weighing import factuality_of, strength_of, verdict_of
from explorer.model.corpus import Corpus
from explorer.model.records import Relation

_LONGEST = 4  # lines; a longer chain ties anybody to anybody
_DOUBT = 0.5  # a relation that nobody asserts counts half
_LOOKED_AT = 20  # paths for each one asked for, before doubles are left out


def between(corpus: Corpus, a: str, b: str, k: int = 5) -> tuple[tuple[str, ...], ...]:
    """The best paths of two to four relations between two entities, as relation ids, best first.

    Short paths of firm, well-stated relations come first; the direct line is no path. Of several
    relations between the same two, the strongest stands for them.
    """
    graph = nx.Graph()
    for relation in corpus.relations.values():
        if not _usable(corpus, relation):
            continue
        cost = _cost(corpus, relation)
        known = graph.get_edge_data(relation.source, relation.target)
        if known is None or (cost, relation.id) < (known["cost"], known["relation"]):
            graph.add_edge(relation.source, relation.target, cost=cost, relation=relation.id)
    if a == b or a not in graph or b not in graph:
        return ()
    if graph.has_edge(a, b):
        graph.remove_edge(a, b)
    near = _within(graph, a) & _within(graph, b) | {a, b}
    found: list[tuple[str, ...]] = []
    try:
        for path in islice(
            nx.shortest_simple_paths(graph.subgraph(near), a, b, weight="cost"), k * _LOOKED_AT
        ):
            if len(path) - 1 <= _LONGEST:
                found.append(tuple(graph.edges[step]["relation"] for step in pairwise(path)))
            if len(found) == k:
                break
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return ()
    return tuple(found)


def graph_of(corpus: Corpus) -> nx.MultiGraph:
    """All entities and relations that are not rejected; edges are keyed by relation id.

    Edges have label, kind, directed and source (a multigraph edge has no direction of its own).
    """
    graph = nx.MultiGraph()
    for entity in corpus.entities.values():
        if not entity.rejected:
            graph.add_node(entity.id, name=entity.name, kind=entity.kind)
    for relation in corpus.relations.values():
        if relation.source in graph and relation.target in graph and _usable(corpus, relation):
            graph.add_edge(
                relation.source,
                relation.target,
                key=relation.id,
                label=relation.label,
                kind=relation.kind,
                directed=relation.directed,
                source=relation.source,
            )
    return graph


def _usable(corpus: Corpus, relation: Relation) -> bool:
    ends = [corpus.entities.get(end) for end in (relation.source, relation.target)]
    if relation.source == relation.target or verdict_of(corpus, relation) == "rejected":
        return False
    return all(end is not None and not end.rejected and not end.hidden for end in ends)


def _cost(corpus: Corpus, relation: Relation) -> float:
    """Between 1 (long stated) and 4 (hardly said): each further line costs at least one."""
    strength = strength_of(corpus, relation)
    if factuality_of(corpus, relation) != "asserted":
        strength *= _DOUBT
    return 1.0 + 1.0 / max(strength, 1 / 3)


def _within(graph: nx.Graph, start: str) -> set[str]:
    """What can lie between: on a path of at most ``_LONGEST`` lines, one is another end's."""
    return set(nx.single_source_shortest_path_length(graph, start, cutoff=_LONGEST - 1))
