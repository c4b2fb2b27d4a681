"""GEXF, of Gephi: a relation each edge, written as 1.2, read as 1.1 to 1.3.

An edge without a direction is "mutual": an undirected one among directed ones is refused by
networkx, which takes a mutual one for an edge each way; Gephi draws heads at both ends.
The specification is gexf.net: attributes are declared apart and given by number, nodes may lie in
nodes, each edge may be directed, undirected or mutual, and all may have a beginning and an end.
"""

from collections.abc import Mapping
from typing import BinaryIO
from xml.etree.ElementTree import Element

import networkx as nx

from explorer.formats.network import Gathering, Network, Tie, local, said, tree_of
from explorer.formats.sanitized import shares_of, written
from explorer.model.corpus import Corpus

_SAID = ("label", "kind", "start", "end", "timestamp")


def write_gexf(corpus: Corpus) -> bytes:
    """Entities and relations that are not rejected, in the places and colors of the drawing.

    Gephi's y goes up; the ``type`` of an edge is its direction, or "mutual".
    """
    return written(_write, corpus)


def _write(graph: "nx.MultiDiGraph[str]", stream: BinaryIO) -> None:
    for _, fields in graph.nodes(data=True):
        seen: dict[str, Mapping[str, float]] = {}
        if color := shares_of(fields.pop("color")):
            seen["color"] = color
        if "x" in fields:
            x, y = fields.pop("x"), fields.pop("y")
            seen["position"] = {"x": x, "y": -y, "z": 0.0}
        fields["viz"] = seen
    for *_, fields in graph.edges(data=True):
        fields["type"] = "directed" if fields["directed"] else "mutual"
        if color := shares_of(fields.pop("color", "")):
            fields["viz"] = {"color": color}
    nx.write_gexf(graph, stream)


def read_gexf(data: bytes, name: str) -> Network:
    """Nodes and edges of a file; raises UnreadableArticle."""
    root = tree_of(data, name, "gexf", "GEXF")
    titles: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
    defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
    directed = False  # undirected is the format's default
    for graph in (one for one in root.iter() if local(one) == "graph"):
        directed = graph.get("defaultedgetype", "undirected") == "directed"
    for group in (one for one in root.iter() if local(one) == "attributes"):
        of = said(group, "class") or "node"
        for one in (one for one in group if local(one) == "attribute"):
            title = said(one, "title") or said(one, "id")
            titles.setdefault(of, {})[said(one, "id")] = title
            default = next((each.text for each in one if local(each) == "default"), None)
            if default:
                defaults.setdefault(of, {})[title] = default
    found = Gathering(name)
    for one in root.iter():
        if local(one) == "node":
            found.node(said(one, "id"), defaults["node"] | _fields(one, titles["node"]))
        elif local(one) == "edge":
            kind = one.get("type", "directed" if directed else "undirected")
            found.tie(
                Tie(
                    source=said(one, "source"),
                    target=said(one, "target"),
                    fields=defaults["edge"] | _fields(one, titles["edge"]),
                    directed=kind == "directed",
                )
            )
    return found.network()


def _fields(element: Element, titles: dict[str, str]) -> dict[str, str]:
    found = {name: said(element, name) for name in _SAID}
    for values in (one for one in element if local(one) == "attvalues"):
        for one in values:
            key = said(one, "for") or said(one, "id")
            if local(one) == "attvalue":
                found[titles.get(key, key)] = said(one, "value")
    return found
