"""GraphML, of yEd, Cytoscape, NodeXL, Gephi, igraph and networkx: a relation each edge.

Written as networkx writes it, with the fields that Gephi draws by (``x``, ``y`` going up, ``r``,
``g``, ``b``). Read as the specification has it (graphml.graphdrawing.org): keys
name the fields and give their defaults, graphs may lie in nodes, an edge may say its own
direction. yEd keeps its names in the drawing (``NodeLabel``, ``EdgeLabel``).
"""

from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

import networkx as nx

from explorer.formats.network import Gathering, Network, Tie, local, said, tree_of
from explorer.formats.sanitized import shares_of, written
from explorer.model.corpus import Corpus

_GRAPHICS = {"NodeLabel": "label", "EdgeLabel": "label"}


def write_graphml(corpus: Corpus) -> bytes:
    """Entities and relations that are not rejected; ``directed`` says which edges have one."""
    return written(_write, corpus)


def _write(graph: "nx.MultiDiGraph[str]", stream: BinaryIO) -> None:
    for _, fields in graph.nodes(data=True):
        fields |= shares_of(fields["color"])
        if "y" in fields:
            fields["y"] = -fields["y"]
    nx.write_graphml_xml(graph, stream)


def read_graphml(data: bytes, name: str) -> Network:
    """Nodes and edges of a file; raises UnreadableArticle."""
    root = tree_of(data, name, "graphml", "GraphML")
    keys = {said(one, "id"): one for one in root.iter() if local(one) == "key"}
    found, hyper = Gathering(name), 0
    for graph in (one for one in root.iter() if local(one) == "graph"):
        directed = graph.get("edgedefault") != "undirected"
        for one in graph:
            if local(one) == "node":
                found.node(said(one, "id"), _fields(one, keys, "node"))
            elif local(one) == "edge":
                found.tie(
                    Tie(
                        source=said(one, "source"),
                        target=said(one, "target"),
                        fields=_fields(one, keys, "edge"),
                        directed={"true": True, "false": False}.get(
                            said(one, "directed"), directed
                        ),
                    )
                )
            elif local(one) == "hyperedge":
                hyper += 1
    edges = "1 hyperedge was" if hyper == 1 else f"{hyper:,} hyperedges were"
    return found.network((f"{edges} left out: more than two ends.",) if hyper else ())


def _fields(element: Element, keys: dict[str, Element], of: str) -> dict[str, str]:
    """What is said of a node or an edge, by the names of its keys; defaults where it is silent."""
    found: dict[str, str] = {}
    for data in (one for one in element if local(one) == "data"):
        key = keys.get(said(data, "key"))
        name = said(data, "key") if key is None else said(key, "attr.name") or said(key, "id")
        if len(data):  # a drawing
            found |= dict(_drawn(data))
        else:
            found[name] = data.text or ""
    for key in keys.values():
        default = next((one.text for one in key if local(one) == "default"), None)
        name = said(key, "attr.name")
        if default and name and name not in found and key.get("for") in (of, "all", None):
            found[name] = default
    return found


def _drawn(data: Element) -> Iterator[tuple[str, str]]:
    for one in data.iter():
        if local(one) in _GRAPHICS and one.text:
            yield _GRAPHICS[local(one)], one.text
