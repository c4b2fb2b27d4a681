"""Figures in Explorer JSON: a person's choice of entities and lines, with their places."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from math import isfinite
from typing import Any

from explorer.formats.exchange import FigureEntry
from explorer.formats.parsing import unknown
from explorer.model.corpus import Corpus
from explorer.model.records import Figure, Spot

Fields = dict[str, Any]
_SEEN = ((str, str), (str, str, str, str, int, str, str))


def written(figures: Iterable[Figure], spots: Iterable[Spot]) -> Iterator[tuple[Fields, str]]:
    """The fields of each figure, and those of another tool."""
    placed: dict[str, list[Spot]] = {}
    for spot in spots:
        placed.setdefault(spot.figure, []).append(spot)
    for figure in figures:
        here = sorted(placed.get(figure.id, ()), key=lambda spot: spot.entity)
        fields: Fields = {
            "id": figure.id,
            "title": figure.title,
            "caption": figure.caption,
            "entities": figure.entities,
            "lines": figure.lines,
            "places": {spot.entity: [spot.x, spot.y] for spot in here},
        }
        pinned = [spot.entity for spot in here if spot.pinned]
        more = {"pinned": pinned, "seen": figure.seen, "folded": figure.folded}
        yield fields | {key: value for key, value in more.items() if value}, figure.extra


def figures_of(corpus: Corpus) -> tuple[tuple[Figure, ...], tuple[Spot, ...]]:
    """The figures of a project with the members that are there, and where these stand."""
    figures = [
        replace(
            figure,
            entities=tuple(one for one in figure.entities if one in corpus.entities),
            lines=tuple(pair for pair in figure.lines if corpus.entities.keys() >= set(pair)),
        )
        for _, figure in sorted(corpus.figures.items())
    ]
    spots = (
        spot
        for figure in figures
        for entity, spot in sorted(corpus.spots.get(figure.id, {}).items())
        if entity in figure.entities
    )
    return tuple(figures), tuple(spots)


def checked_figures(
    entries: Iterable[FigureEntry],
    raw: list[Fields],
    known: Callable[[str, str], None],
    fail: Callable[[str, str], Any],
    name: str,
) -> tuple[tuple[Figure, ...], tuple[Spot, ...]]:
    """Figures and spots of a file; ``known`` refuses an entity that is none, by its place."""
    figures: list[Figure] = []
    spots: list[Spot] = []
    titles: set[str] = set()
    for number, entry in enumerate(entries):
        place, id = f"figures[{number}]", entry.id or f"f{number + 1}"
        members = (
            *((one, f"entities[{at}]") for at, one in enumerate(entry.entities)),
            *((end, f"lines[{at}]") for at, pair in enumerate(entry.lines) for end in pair),
            *((one, f"places.{one}") for one in entry.places),
        )
        for entity, field in members:
            known(entity, f"{place}.{field}")
        for at, pair in enumerate(entry.lines):
            if pair[0] == pair[1]:
                fail(f"{place}.lines[{at}]", "has the same entity at both ends")
        for at, one in enumerate(entry.seen):
            if tuple(map(type, one)) not in _SEEN:
                fail(f"{place}.seen[{at}]", "is neither an entity with its name nor a line")
        if entry.title.casefold() in titles:
            fail(f"{place}.title", "is that of another figure")
        titles.add(entry.title.casefold())
        ends = (end for pair in entry.lines for end in pair)
        figures.append(
            Figure(
                id=id,
                title=entry.title,
                caption=entry.caption,
                entities=tuple(dict.fromkeys((*entry.entities, *ends))),
                lines=tuple(dict.fromkeys((min(pair), max(pair)) for pair in entry.lines)),
                seen=tuple(tuple(one) for one in entry.seen),
                folded=entry.folded,
                extra=unknown(raw[number], FigureEntry, name, place),
            )
        )
        spots += _spots(figures[-1], entry.places, set(entry.pinned))
    return tuple(figures), tuple(spots)


def _spots(
    figure: Figure, places: Mapping[str, tuple[float, float]], pinned: set[str]
) -> Iterator[Spot]:
    for entity, (x, y) in places.items():
        if entity in figure.entities and isfinite(x) and isfinite(y):
            yield Spot(
                id=f"{figure.id}:{entity}", figure=figure.id, entity=entity,
                x=float(x), y=float(y), pinned=entity in pinned,
            )  # fmt: skip
