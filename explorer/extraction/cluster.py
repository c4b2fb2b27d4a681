"""A cluster: all names of one real thing, each with the reason why it is there."""

from bisect import insort
from collections import defaultdict
from dataclasses import dataclass, field

from explorer.extraction import gazetteers as known
from explorer.extraction.genders import gender_of_name, gender_of_title
from explorer.extraction.name import Name
from explorer.extraction.shortforms import ALSO


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """A name in a cluster, and why it is there."""

    name: Name
    reason: str
    confidence: float


@dataclass(slots=True, eq=False)
class Cluster:
    """All mentions of one real thing; ``country`` where a country, capital or demonym is known."""

    kind: str
    members: list[Member] = field(default_factory=list)
    what: str = ""
    country: str = ""
    gender: str = ""
    called: str = ""  # what to show it as, where no mention says all of it
    texts: dict[str, None] = field(default_factory=dict)  # the ways in which the text names it
    titled: str = ""  # the gender that a title before it tells
    starts: list[int] = field(default_factory=list)  # of its members, in order

    def add(self, name: Name, reason: str, confidence: float = 1.0) -> None:
        """Take a name in."""
        self.members.append(Member(name, reason, confidence))
        self.texts.setdefault(name.text)
        self.titled = self.titled or gender_of_title(name.title)
        insort(self.starts, name.start)
        self.what = self.what or name.what
        self.country = self.country or name.country

    def known_gender(self) -> str:
        """What titles, the text or a given name tell; '' where none does."""
        return self.titled or self.gender or next(filter(None, map(gender_of_name, self.texts)), "")


def canonical(cluster: Cluster) -> str:
    """The name to show: the country's own, the full name; the most used among equals."""
    if cluster.what == "country" and cluster.country and cluster.kind == "PLACE":
        return cluster.country
    counts: dict[str, int] = defaultdict(int)
    for member in cluster.members:
        counts[member.name.text] += 1

    other = {m.name.text for m in cluster.members if m.reason.startswith(ALSO)}

    def rank(text: str) -> tuple[int, int, int, int]:
        full = len(text.split()) if cluster.kind in ("PERSON", "ORGANIZATION") else 0
        shouted = text.isupper() and any(
            t.casefold() == text.casefold() and not t.isupper() for t in counts
        )
        short = text.isupper() and (cluster.kind == "PERSON" or any(" " in t for t in counts))
        capitals = not shouted and not short
        return (int(text not in other), int(capitals), min(full, 5), counts[text])

    best = max(counts, key=rank)
    if best.isupper() and len(best) > 3 and cluster.kind == "PLACE":
        return next((t for t in (best.title(),) if t in known.known_names()), best)
    return best
