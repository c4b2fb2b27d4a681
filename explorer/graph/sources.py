"""Who says so: sources, and how many lines rest on each."""

from collections import Counter
from dataclasses import dataclass

from explorer.graph.projection import lines, standing
from explorer.model.corpus import Corpus


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A source (entity id, its words, or "" for the article itself) and the lines it carries."""

    key: str
    name: str
    lines: int


def sources(corpus: Corpus) -> tuple[SourceCount, ...]:
    """Who says so, with the number of lines that rest on it; the article itself comes first."""
    counts: Counter[str] = Counter()
    for line in lines(corpus):
        keys = {
            claim.source
            for relation in line.relations
            for claim in standing(corpus, corpus.relations[relation])
        }
        counts.update(keys)
    found = (SourceCount(key, _source_name(corpus, key), count) for key, count in counts.items())
    return tuple(sorted(found, key=lambda row: (row.key != "", -row.lines, row.name, row.key)))


def _source_name(corpus: Corpus, key: str) -> str:
    if not key:
        return "The article itself"
    entity = corpus.entities.get(key)
    return entity.name if entity else f"“{key}”"  # its words: "Prosecutors allege"
