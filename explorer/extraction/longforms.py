"""Which cluster another may be short for: by acronym, by words left out, by its class word."""

from collections import defaultdict

from explorer.extraction import gazetteers as known
from explorer.extraction import shortforms as short_of
from explorer.extraction.cluster import Cluster
from explorer.extraction.parsing import Parsed


class LongForms:
    """Clusters by the words and the initials of their names: what another may be short for."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self._by: dict[str, dict[int, Cluster]] = defaultdict(dict)
        for cluster in clusters:
            for text in cluster.texts:
                for key in (*text.split(), *short_of.all_initials(text)):
                    self._by[key][id(cluster)] = cluster

    def of(self, cluster: Cluster) -> list[Cluster]:
        """Clusters that one of a thing, not a person, may be short for."""
        if cluster.kind in ("PERSON", "GROUP"):
            return []
        text = cluster.members[0].name.text
        found = {**self._by.get(text.split()[0], {}), **self._by.get(text.split()[-1], {})}
        found |= self._by.get(text.replace(".", "").upper(), {})
        return [c for c in found.values() if c is not cluster]


def short_for(cluster: Cluster, other: Cluster, long: str) -> str:
    """Why a name is short for another one, or ''."""
    if other.kind in ("PERSON", "GROUP"):
        return ""
    text = cluster.members[0].name.text
    first, then = other.members[0].name.start, cluster.members[0].name.start
    alike = cluster.kind == other.kind
    if short_of.initials_of(text, long):
        letters = sum(c.isalnum() for c in text)
        known_as_another = text in known.known_names() and not alike
        if (letters > 2 or (alike and first < then)) and not known_as_another:
            return short_of.ACRONYM
    placed = alike and cluster.kind in ("PLACE", "EVENT") and first < then
    if placed and short_of.placed(text, long):
        return short_of.PLACED
    if alike and cluster.kind == "PLACE" and short_of.by_its_river(text, long):
        return short_of.PLACED
    if alike and cluster.kind == "PRODUCT" and short_of.made_by(text, long):
        return short_of.MADE
    if alike and cluster.kind == "ORGANIZATION":
        reason = short_of.shortens(text, long)
        late = reason in (short_of.PLACED, short_of.TURNED) and then < first
        return "" if late else reason
    return (
        short_of.PLACED
        if alike and cluster.kind == "EVENT" and short_of.undated(text, long)
        else ""
    )


def by_one_word(
    cluster: Cluster, able: list[Cluster], article: list[Parsed]
) -> tuple[Cluster, str] | None:
    """What "the Bank" (of Japan), "Goldman" (Sachs) or "the Games" alone is short for."""
    (text, *others), start = sorted(cluster.texts), cluster.members[0].name
    if cluster.kind not in ("ORGANIZATION", "PLACE", "EVENT") or others or " " in text:
        return None
    doc = article[start.passage].doc
    before = [t for t in doc[max(0, start.first - 2) : start.first]]
    headed = bool(before) and before[-1].lower_ == "the"
    if len(before) > 1 and before[-1].pos_ == "ADJ" and before[-1].is_lower:
        headed = before[0].lower_ == "the"  # "the actual Games"
    classed = short_of.is_class_word(text, cluster.kind)
    classed = classed and (headed or text in known.words("namewords", "class words alone"))
    able = [
        c
        for c in able
        if (c.kind == cluster.kind or (not classed and c.kind != "PLACE"))
        and any(
            _fits(text, t, classed, cluster.kind) or (not classed and t.split()[0] == text)
            for t in c.texts
        )
    ]
    if len(able) != 1 or able[0].kind != cluster.kind:
        return None
    named_before = able[0].members[0].name.start < start.start
    if named_before and any(_fits(text, t, classed, cluster.kind) for t in able[0].texts):
        return able[0], short_of.CLASS if classed else short_of.FIRST
    return None


def _fits(text: str, long: str, classed: bool, kind: str) -> bool:
    if classed and short_of.class_word_of(text, long):
        return True
    return kind == "ORGANIZATION" and short_of.first_word_of(text, long)
