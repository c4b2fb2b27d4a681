"""GEXF 1.2, for Gephi: a relation each edge, written only."""

import networkx as nx

from explorer.formats.sanitized import written
from explorer.model.corpus import Corpus


def write_gexf(corpus: Corpus) -> bytes:
    """Entities and relations that are not rejected; ``directed`` says which edges have one."""
    return written(nx.write_gexf, corpus)
