"""Who says so: sources, and how many lines rest on each."""

from collections import defaultdict
from dataclasses import dataclass

from explorer.graph.projection import lines
from explorer.model.corpus import Corpus


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A source (entity id, its words, or "" for the article itself) and the lines it carries."""

    key: str
    name: str
    lines: int


def sources(corpus: Corpus) -> tuple[SourceCount, ...]:
    """Who says so, with the number of lines that rest on it; the article itself comes first."""
    counts: defaultdict[str, int] = defaultdict(int)
    claims = corpus.claims
    for line in lines(corpus):  # 100,000 of them: no object is made that is not needed
        told = {
            claim.source
            for relation in line.relations
            for claim in claims.get(relation, ())
            if claim.verdict != "rejected"
        }
        for key in told:
            counts[key] += 1
    found = (SourceCount(key, _source_name(corpus, key), count) for key, count in counts.items())
    return tuple(sorted(found, key=lambda row: (row.key != "", -row.lines, row.name, row.key)))


def _source_name(corpus: Corpus, key: str) -> str:
    if not key:
        return "The article itself"
    entity = corpus.entities.get(key)
    return entity.name if entity else f"“{key}”"  # its words: "Prosecutors allege"
