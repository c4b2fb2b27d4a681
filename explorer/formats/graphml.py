"""GraphML, for yEd, Cytoscape and networkx: a relation each edge, written only."""

import networkx as nx

from explorer.formats.sanitized import written
from explorer.model.corpus import Corpus


def write_graphml(corpus: Corpus) -> bytes:
    """Entities and relations that are not rejected; ``directed`` says which edges have one."""
    return written(nx.write_graphml_xml, corpus)
