"""The view that starts from one article: its entities, and who joins two of them elsewhere.

Other articles add sentences to the lines between its entities, and only those entities that are
tied to two of them; so a folder of background does not drown the story that somebody works on.
"""

import numpy as np

from explorer.graph.columns import Codes, Mask, Numbers
from explorer.model.corpus import Corpus


def named_in(corpus: Corpus, document: str, entities: Codes[str]) -> Mask:
    """Which entities an article names."""
    return entities.among(one.entity for one in corpus.store.mentions_in(document))


def joining(named: Mask, edges: Numbers) -> Mask:
    """Which entities join two that an article names; ``edges`` (n, 2) are all that may be drawn."""
    ends = named[edges]
    single = ends.sum(axis=1) == 1
    outside = np.where(ends[single, 0], edges[single, 1], edges[single, 0])
    found: Mask = np.bincount(outside, minlength=len(named)) > 1
    return found


def drawn_from(named: Mask, edges: Numbers) -> Mask:
    """Which lines (n,) belong to the view: two that join do not tell a story of their own."""
    whole, one, other = named | joining(named, edges), edges[:, 0], edges[:, 1]
    return whole[one] & whole[other] & (named[one] | named[other])
