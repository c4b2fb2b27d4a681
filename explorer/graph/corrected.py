"""Dots at what corrections have changed in a figure since a person looked."""

from collections.abc import Iterable

from explorer.graph.items import Disc, GlyphBox, LabelBox, Rect
from explorer.graph.scene import Scene
from explorer.graph.theme import Theme


def correction_dots(
    scene: Scene, glyphs: Iterable[GlyphBox], labels: Iterable[LabelBox], theme: Theme
) -> list[Disc]:
    """A dot at the upper right of each glyph and label that corrections changed."""
    if not scene.corrected:
        return []
    corners: list[Rect] = [box.rect for box in glyphs if box.entity in scene.corrected]
    corners += [box.rect for box in labels if scene.lines[box.line].ends in scene.corrected]
    dot = 0.62 * theme.sizes.name_leaf
    color = theme.window["warning"]
    return [
        Disc(right - 0.2 * dot, top + 0.2 * dot, dot, color, theme.canvas, 1.5)
        for _, top, right, _ in corners
    ]
