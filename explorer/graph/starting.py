"""The view that starts from one article: its entities, and who joins two of them elsewhere.

Other articles add sentences to the lines between its entities, and only those entities that are
tied to two of them; so a folder of background does not drown the story that somebody works on.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from explorer.graph.projection import Line
from explorer.model.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Start:
    """The entities that an article names, and those that join two of them."""

    named: frozenset[str]
    joining: frozenset[str]

    @property
    def entities(self) -> frozenset[str]:
        """All of the view."""
        return self.named | self.joining

    def draws(self, line: Line) -> bool:
        """Whether a line belongs to the view: two that join do not tell a story of their own."""
        one, other = line.ends
        if one in self.named:
            return other in self.named or other in self.joining
        return other in self.named and one in self.joining


def start_from(corpus: Corpus, document: str, tied: Iterable[Line]) -> Start:
    """The view of an article; ``tied`` are all lines that may be drawn."""
    named = frozenset(one.entity for one in corpus.store.mentions_in(document))
    at: defaultdict[str, set[str]] = defaultdict(set)
    for line in tied:
        for end, other in (line.ends, line.ends[::-1]):
            if end in named and other not in named:
                at[other].add(end)
    return Start(named, frozenset(one for one, ends in at.items() if len(ends) > 1))
