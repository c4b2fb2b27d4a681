"""What is drawn, as arrays with meaning and without looks: no colors, no pixels of a screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.graph.dress import PLAIN, Dress
from explorer.graph.projection import Line
from explorer.graph.view import Stack, Visible
from explorer.model.corpus import Corpus
from explorer.model.records import Placement, Spot


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Scene:
    """Row i of each entity array is ``entities[i]``; row j of ``edges`` is ``lines[j]``.

    ``positions`` are (n, 2) scene units (pixels at 100 %, y downward), NaN where not placed yet;
    ``weights`` (n,) counts the links of an entity: a line to a stack is one to each in it.
    ``colors`` are those that a person gave, empty for most: meaning, and not looks. ``dress`` is
    what measures say.
    """

    entities: tuple[str, ...]
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    stacks: tuple[Stack | None, ...]
    positions: NDArray[np.float64]
    weights: NDArray[np.intp]
    pinned: NDArray[np.bool_]
    lines: tuple[Line, ...]
    edges: NDArray[np.intp]
    colors: tuple[str, ...] = ()
    dress: Dress = PLAIN
    corrected: frozenset[str | tuple[str, str]] = frozenset()
    """Entities and pairs of a figure that corrections have changed, to be marked on a screen."""
    kept: dict[str, Any] = field(default_factory=dict, repr=False)
    """What was worked out of the other fields and holds wherever they are the same objects."""

    def color(self, row: int) -> str:
        """The color that a person gave an entity, empty: that of its kind."""
        return self.colors[row] if self.colors else ""

    def dressed(self, dress: Dress) -> "Scene":
        """The same scene with sizes and colors by measures."""
        return replace(self, dress=dress, kept={})

    def moved(self, positions: NDArray[np.float64]) -> "Scene":
        """The same scene with other positions."""
        return replace(self, positions=np.asarray(positions, dtype=np.float64))

    def renamed(self, names: Mapping[str, str]) -> "Scene":
        """The same scene with other ids; an entity that has no new one keeps its own."""
        entities = tuple(names.get(one, one) for one in self.entities)
        return replace(self, entities=entities, kept={})

    def row(self, entity: str) -> int | None:
        """The row of an entity, of a stack, or of the stack that an entity is part of."""
        return self.rows.get(entity)

    @property
    def rows(self) -> Mapping[str, int]:
        """The row of each entity, each stack and each entity that is part of a stack."""
        kept = self.kept.get("rows")
        if kept is None or kept[0] is not self.entities or kept[1] is not self.stacks:
            kept = self.kept["rows"] = (self.entities, self.stacks, self._rows())
        found: Mapping[str, int] = kept[2]
        return found

    def _rows(self) -> dict[str, int]:
        rows: dict[str, int] = {}
        for row, stack in enumerate(self.stacks):
            if stack is not None:
                for member in stack.members:
                    rows.setdefault(member, row)
        rows.update((entity, row) for row, entity in enumerate(self.entities))
        return rows


def scene_of(
    corpus: Corpus, visible: Visible, places: Mapping[str, Placement | Spot] | None = None
) -> Scene:
    """Arrays of what is visible, with the positions that the corpus holds, else with ``places``.

    A stack stands where its first placed member stands.
    """
    placed = corpus.placements if places is None else places
    stacks = {stack.id: stack for stack in visible.stacks}
    ids = visible.entities
    rows = {entity: row for row, entity in enumerate(ids)}
    positions = np.full((len(ids), 2), np.nan)
    pinned = np.zeros(len(ids), dtype=np.bool_)
    names, kinds = [], []
    for row, entity in enumerate(ids):
        stack = stacks.get(entity)
        record = corpus.entities[stack.members[0] if stack else entity]
        names.append(stack.name if stack else record.name)
        kinds.append(stack.kind if stack else record.kind)
        if stack is not None and stack.told:  # a group stands amid its members
            spots = [placed[one] for one in stack.members if one in placed]
            if spots:
                positions[row] = np.mean([(spot.x, spot.y) for spot in spots], axis=0)
                pinned[row] = all(spot.pinned for spot in spots)
            continue
        for member in stack.members if stack else (entity,):
            placement = placed.get(member)
            if placement is not None and isfinite(placement.x) and isfinite(placement.y):
                positions[row] = placement.x, placement.y
                pinned[row] = placement.pinned
                break
    ends = (rows[end] for line in visible.lines for end in line.ends)
    edges = np.fromiter(ends, np.intp, 2 * len(visible.lines)).reshape(-1, 2)
    return Scene(
        entities=ids,
        names=tuple(names),
        kinds=tuple(kinds),
        stacks=tuple(stacks.get(entity) for entity in ids),
        positions=positions,
        weights=_links(edges, [stacks.get(entity) for entity in ids]),
        pinned=pinned,
        lines=visible.lines,
        edges=edges,
        colors=tuple("" if one in stacks else corpus.entities[one].color for one in ids),
    )


def _links(edges: NDArray[np.intp], stacks: Sequence[Stack | None]) -> NDArray[np.intp]:
    """How many links each entity has, (n,); a group or community that is drawn as one is one."""
    many = np.array([1 if one is None or one.told else len(one.members) for one in stacks])
    counted = np.bincount(edges.ravel(), many[edges[:, ::-1].ravel()], minlength=len(stacks))
    return counted.astype(np.intp)
