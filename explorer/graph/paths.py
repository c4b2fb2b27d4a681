"""All entities and relations as a graph of networkx, for what is asked of a whole graph."""

import networkx as nx

from explorer.graph.weighing import verdict_of
from explorer.model.corpus import Corpus
from explorer.model.records import Relation


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
