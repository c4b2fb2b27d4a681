"""What a merge changed, as JSON text in its decision: enough to take it apart at any later time.

Of a record that changed its fields before and after are kept, of one that went the whole of it.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import msgspec

from explorer.edits.draft import Draft
from explorer.model.corpus import Corpus
from explorer.model.records import (
    Candidate,
    Decision,
    Entity,
    Evidence,
    Mention,
    Placement,
    Record,
    Relation,
    Spot,
    Style,
)

Pair = tuple[str, str]

_KINDS: dict[str, type[Record]] = {
    kind.__name__: kind
    for kind in (Entity, Mention, Relation, Evidence, Candidate, Placement, Style, Decision)
}


@dataclass(frozen=True, slots=True)
class Remembered:
    """A record that a merge changed: ``gone`` is one that it took away.

    ``fields`` are those that it changed in one that stayed, before and after.
    """

    kind: type[Record]
    id: str
    gone: Record | None
    fields: dict[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a figure drew of those that became one, before they did.

    ``entities`` and ``lines`` are all of the figure's, ``spots`` where those stood.
    """

    figure: str
    entities: tuple[str, ...]
    lines: tuple[Pair, ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """All that a merge changed, the other decisions that it made, and what figures drew before."""

    kept: str
    absorbed: tuple[str, ...]
    decisions: tuple[str, ...]
    records: tuple[Remembered, ...]
    figures: tuple[Drawn, ...] = ()


def drawn_of(corpus: Corpus, merging: Iterable[str]) -> tuple[Drawn, ...]:
    """What each figure draws of those that are about to become one."""
    ids = set(merging)
    return tuple(
        Drawn(
            one.id,
            one.entities,
            one.lines,
            tuple(spot for spot in corpus.spots.get(one.id, {}).values() if spot.entity in ids),
        )
        for one in corpus.figures.values()
        if ids & set(one.entities)
    )


def remembered(draft: Draft, kept: str, absorbed: Sequence[str], decisions: Iterable[str]) -> str:
    """The changes of a draft as JSON text."""
    records: list[list[Any]] = []
    for name, kind in _KINDS.items():
        for before, after in draft.changed(kind):
            if before is None:
                continue
            if after is None:
                records.append([name, before.id, _values(before), None])
            else:
                records.append([name, before.id, None, _differences(before, after)])
    told = {
        "kept": kept,
        "absorbed": list(absorbed),
        "decisions": list(decisions),
        "records": records,
    }
    figures = drawn_of(draft.corpus, (kept, *absorbed))
    if figures:
        told["figures"] = msgspec.to_builtins(figures)
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def recalled(value: str) -> Memory:
    """What :func:`remembered` kept."""
    told = json.loads(value)
    records = tuple(
        Remembered(
            _KINDS[name],
            id,
            msgspec.convert(gone, _KINDS[name]) if gone is not None else None,
            {field: (_tuple(pair[0]), _tuple(pair[1])) for field, pair in (changed or {}).items()},
        )
        for name, id, gone, changed in told["records"]
    )
    figures = msgspec.convert(told.get("figures", ()), tuple[Drawn, ...])
    return Memory(told["kept"], tuple(told["absorbed"]), tuple(told["decisions"]), records, figures)


def _values(record: Record) -> dict[str, Any]:
    return {
        field.name: value
        for field in fields(record)
        if (value := getattr(record, field.name)) != field.default
    }


def _differences(before: Record, after: Record) -> dict[str, tuple[Any, Any]]:
    pairs = ((f.name, getattr(before, f.name), getattr(after, f.name)) for f in fields(before))
    return {name: (one, other) for name, one, other in pairs if one != other}


def _tuple(value: Any) -> Any:
    return tuple(_tuple(item) for item in value) if isinstance(value, list) else value
