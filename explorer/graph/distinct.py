"""How many sentences stand behind a line that stands for several, each sentence once.

"Iran, Cuba and Laos sent leaders" ties three to one: drawn as one line it is one sentence.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from explorer.graph.projection import Line
from explorer.model.corpus import Corpus


def told_once(corpus: Corpus, lines: Iterable[Line], joined: Collection[str]) -> list[Line]:
    """The lines, of which those that end at one of ``joined`` count each sentence once.

    A sentence is where it stands: article, start and end. Filters may leave fewer than there are.
    """
    found = list(lines)
    several = [
        line for line in found if len(line.relations) > 1 and not set(line.ends).isdisjoint(joined)
    ]
    if not several:
        return found
    places: dict[str, set[tuple[str, int, int]]] = {}
    for one in corpus.store.evidence_of({name for line in several for name in line.relations}):
        if one.verdict != "rejected":
            places.setdefault(one.relation, set()).add((one.document, one.start, one.end))
    counts = {}
    for line in several:
        told = set[tuple[str, int, int]]().union(*(places.get(name, ()) for name in line.relations))
        counts[line.ends] = min(line.sentences, len(told))
    return [replace(line, sentences=counts.get(line.ends, line.sentences)) for line in found]
