"""Sizes and colors that measures give to what is drawn, and what they mean, in a sentence each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the legend comes before the first paint, and need not wait for numpy
    import numpy as np
    from numpy.typing import NDArray

MEANING: Mapping[str, str] = MappingProxyType(
    {
        "degree": "Number of others: the larger, the more others somebody is tied to in these "
        "articles, which is not to say that somebody matters more.",
        "betweenness": "Betweenness: the larger, the more of the shortest ways between two others "
        "lead through somebody here, which shows neither power nor guilt.",
        "pagerank": "PageRank: the larger, the more somebody is tied to others who are tied to "
        "many, which is no measure of influence outside these articles.",
        "communities": "Communities: of one color are those with more lines among each other than "
        "to the rest (by Louvain), which is no group that anybody named or joined.",
    }
)
SAMPLED = "Estimated from the ways that begin at {count} of the entities."


@dataclass(frozen=True, slots=True, eq=False)
class Dress:
    """Row i of each array is the entity in that row of a scene.

    ``shares`` (0 to 1) go from the smallest to the largest glyph, ``groups`` count from 0, the
    largest first, -1 for nobody's. ``sampled`` entities gave the estimate, 0: all were counted.
    """

    size_by: str = ""
    shares: NDArray[np.float64] | None = None
    color_by: str = ""
    groups: NDArray[np.intp] | None = None
    sampled: int = 0

    def of(self, rows: NDArray[np.intp]) -> Dress:
        """That of some rows."""
        shares = None if self.shares is None else self.shares[rows]
        groups = None if self.groups is None else self.groups[rows]
        return replace(self, shares=shares, groups=groups)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What it means and what it does not, a sentence for each measure."""
        return tuple(MEANING[one] for one in (self.size_by, self.color_by) if one)


PLAIN = Dress()
