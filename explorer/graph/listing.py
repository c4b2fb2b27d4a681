"""What the lists beside the drawing tell of all relations, reckoned in slices.

Each is a job whose steps are short and whose value is the answer: with 100,000 relations a window
does something else in between.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeVar

from explorer.graph.projection import Line, lines
from explorer.graph.slices import Slices
from explorer.graph.view import ViewState
from explorer.graph.weighing import verdict_of
from explorer.model.corpus import Corpus
from explorer.model.records import Relation

T = TypeVar("T")
_OPEN = ViewState()
_SLICE = 2_000  # lines or relations between two moments: some milliseconds


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A source (entity id, its words, or "" for the article itself) and the lines it carries.

    ``left`` counts those of them that filters leave, by sentences of this source that pass.
    """

    key: str
    name: str
    lines: int
    left: int


def sources(corpus: Corpus, view: ViewState = _OPEN) -> Slices[tuple[SourceCount, ...]]:
    """Who says so, with the number of lines that rest on it; the article itself comes first."""
    from explorer.graph.columns import claiming  # they bring numpy
    from explorer.graph.left import lines_by_source

    claims = yield from claiming(corpus)
    counts = claims.lines_by_speaker()
    yield
    left = counts
    if view.filtered and not view.figure:
        left = lines_by_source(corpus, view)
    found = (
        SourceCount(key, source_name(corpus, key), count, left.get(key, 0))
        for key, count in counts.items()
    )
    return tuple(sorted(found, key=lambda row: (row.key != "", -row.lines, row.name, row.key)))


def links(tied: Sequence[Line]) -> Slices[Counter[str]]:
    """How many lines end at each entity."""
    counts: Counter[str] = Counter()
    for part in _parts(tied):
        counts.update(chain.from_iterable(line.ends for line in part))
        yield
    return counts


def rejected(corpus: Corpus) -> Slices[list[Relation]]:
    """The relations that a person, or all of their sentences, reject; in order of arrival."""
    drawn: set[str] = set()
    for part in _parts(lines(corpus)):
        drawn.update(chain.from_iterable(line.relations for line in part))
        yield
    found: list[Relation] = []
    for rest in _parts([one for one in corpus.relations.values() if one.id not in drawn]):
        found += [one for one in rest if verdict_of(corpus, one) == "rejected"]
        yield
    return found


def _parts(of: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(of)
    while part := list(islice(rest, _SLICE)):
        yield part


def source_name(corpus: Corpus, key: str) -> str:
    """What a source is called: an entity by its name, else by its words."""
    if not key:
        return "The article itself"
    entity = corpus.entities.get(key)
    return entity.name if entity else f"“{key}”"  # its words: "Prosecutors allege"
