"""Cytoscape JSON, of Cytoscape and Cytoscape.js: a relation each edge.

``name`` and ``interaction`` are the columns that Cytoscape shows by itself; positions are pixels
with y down, as there (manual.cytoscape.org, "Cytoscape.js JSON").
"""

import json

from explorer.formats.sanitized import graph_of_values
from explorer.model.corpus import Corpus


def write_cytoscape(corpus: Corpus) -> bytes:
    """Entities and relations that are not rejected, with what GraphML says of them."""
    graph = graph_of_values(corpus)
    nodes = []
    for id, fields in graph.nodes(data=True):
        said = dict(fields)
        place = {axis: said.pop(axis) for axis in ("x", "y") if axis in said}
        node = {"data": {"id": id, "name": said.pop("label"), **said}}
        nodes.append(node | ({"position": place} if place else {}))
    edges = []
    for source, target, key, fields in graph.edges(data=True, keys=True):
        said = dict(fields)
        label = said.pop("label")
        data = {"id": key, "source": source, "target": target, "interaction": label}
        edges.append({"data": {**data, "name": label, **said}})
    found = {
        "format_version": "1.0",
        "generated_by": "article-explorer",
        "data": {"name": "Article Explorer"},
        "elements": {"nodes": nodes, "edges": edges},
    }
    return json.dumps(found, ensure_ascii=False, indent=1).encode("utf-8", "replace")
