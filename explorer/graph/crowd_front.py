"""What stands out of a crowded graph: what is selected, and what the pointer brings forward."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explorer.graph.bulk import Glyphs, Layer, Strokes, color_number
from explorer.graph.crowd import Crowd, glyphs_of, layer_of, strokes_of
from explorer.graph.facts import facts_of
from explorer.graph.items import Marks
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme

_NONE = np.zeros(0, dtype=np.intp)
_GAP = 2.0  # px between a glyph and the ring that says that it is selected


@dataclass(frozen=True, slots=True, eq=False)
class Front:
    """Rows that are marked: ``chosen`` ones have a ring, ``bold`` lines a casing.

    ``lit`` entities and ``lines`` stay in front where ``fades``: the rest steps back then.
    """

    fades: bool
    chosen: NDArray[np.intp]
    bold: NDArray[np.intp]
    lit: NDArray[np.intp]
    lines: NDArray[np.intp]
    hovered: int | None


def front_of(scene: Scene, marks: Marks) -> Front:
    """What the marks bring forward; a hovered entity brings its lines and their other ends."""
    facts = facts_of(scene)
    chosen = _rows(scene, marks.entities)
    bold = np.array(sorted(r for r in marks.lines if r < len(scene.lines)), dtype=np.intp)
    hover, line = marks.hover_entity, marks.hover_line
    if line is not None and line >= len(scene.lines):
        line = None
    if hover is None and line is None and not marks.faded:
        return Front(False, chosen, bold, _NONE, _NONE, None)
    around = _NONE
    if hover is not None:
        around = _rows(scene, (hover,))
    elif marks.faded and not len(bold) and line is None:
        around = chosen
    own = [facts.at(int(row)) for row in around]
    lines = np.unique(np.concatenate((bold, *own, _NONE if line is None else [line])))
    lines = lines.astype(np.intp)
    centers = np.concatenate((chosen, around))
    lit = np.unique(np.concatenate((centers, scene.edges[lines].ravel()))).astype(np.intp)
    return Front(True, chosen, bold, lit, lines, line)


def moving_layer(crowd: Crowd, rows: NDArray[np.intp], theme: Theme, front: Front) -> Layer:
    """Entities that move over the picture of the others, with their lines, in their usual looks."""
    facts = crowd.facts
    own = [facts.at(int(row)) for row in rows]
    lines = np.unique(np.concatenate((_NONE, *own))).astype(np.intp)
    layer = layer_of(crowd, lines, rows, theme, crowd.looks)
    return replace(layer, opacity=1.0 - theme.sizes.line_fade) if front.fades else layer


def front_layer(crowd: Crowd, front: Front, theme: Theme) -> Layer:
    """Lines in front at full strength, the selected ones in their casing; rings, and glyphs."""
    looks = crowd.looks.forward
    plain = np.setdiff1d(front.lines, front.bold)
    strokes = strokes_of(crowd, plain, theme, looks)
    if len(front.bold):
        bold = strokes_of(crowd, front.bold, theme, looks)
        strokes = strokes + _casings(bold, theme) + bold
    if front.hovered is not None:
        strokes.widths[strokes.lines == front.hovered] += 0.8
    lit = front.lit if front.fades else front.chosen
    lit = lit[np.isfinite(crowd.points[lit]).all(axis=1)]
    lit = lit[np.argsort(crowd.diameters[lit], kind="stable")]
    glyphs = glyphs_of(crowd, lit, theme, crowd.looks.ring)
    chosen = glyphs_of(crowd, front.chosen[np.isin(front.chosen, lit)], theme)
    return Layer(strokes, joined(_rings(chosen, theme), glyphs))


def _casings(strokes: Strokes, theme: Theme) -> Strokes:
    sizes = theme.sizes
    return replace(
        strokes,
        lines=np.full(len(strokes), -1),
        widths=np.maximum(sizes.line_casing, strokes.widths + 5.0),
        colors=np.full(len(strokes), color_number(theme.accent), dtype=np.uint32),
        opacities=np.ones(len(strokes)),
        dashes=np.zeros((len(strokes), 2)),
        heads=np.zeros((len(strokes), 2)),
        bars=np.zeros(len(strokes)),
    )


def _rings(glyphs: Glyphs, theme: Theme) -> Glyphs:
    """Discs in the accent color and in the canvas' on them, for glyphs to be painted on."""
    circle = glyphs.kind_names.index("PERSON")
    wide = theme.sizes.line_ring

    def discs(by: float, color: str) -> Glyphs:
        return replace(
            glyphs,
            diameters=glyphs.diameters + 2 * by,
            kinds=np.full(len(glyphs), circle),
            colors=np.full(len(glyphs), color_number(color), dtype=np.uint32),
            rings=np.zeros(len(glyphs)),
        )

    return joined(discs(_GAP + wide, theme.accent), discs(_GAP, theme.canvas))


def joined(one: Glyphs, other: Glyphs) -> Glyphs:
    """Glyphs of the same kinds, one after the other."""
    return replace(
        other,
        rows=np.concatenate((one.rows, other.rows)),
        places=np.concatenate((one.places, other.places)),
        diameters=np.concatenate((one.diameters, other.diameters)),
        kinds=np.concatenate((one.kinds, other.kinds)),
        colors=np.concatenate((one.colors, other.colors)),
        rings=np.concatenate((one.rings, other.rings)),
    )


def _rows(scene: Scene, entities: Iterable[str]) -> NDArray[np.intp]:
    """Rows of entities, of stacks, and of stacks that they are part of; unknown ones have none."""
    rows = scene.rows
    found = {rows[entity] for entity in entities if entity in rows}
    return np.array(sorted(found), dtype=np.intp)
