"""Colors and sizes of a drawing and of the window, read from ``resources/style/*.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Literal

from explorer.resources import resource

ThemeName = Literal["light", "dark"]
_PAPER = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes in pixels at 100 %, the same in both themes; see ``sizes.toml`` for each."""

    glyph_smallest: float
    glyph_largest: float
    glyph_gap: float
    name_leaf: float
    name_hub: float
    name_wrap: int
    name_legible: float
    label_size: float
    label_legible: float
    label_wrap: int
    label_at_most: int
    line_widths: tuple[float, float, float]
    line_arrow: float
    line_dash: tuple[float, ...]
    line_casing: float
    line_ring: float
    line_reach: float
    line_fade: float


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """A theme: colors as ``#RRGGBB``.

    ``canvas`` to ``card`` belong to drawings; ``marks`` (backgrounds of mentions, by kind) and
    ``window`` (surface, border, muted …) to the panels around them; ``communities`` are the colors
    of the largest ones.
    """

    name: ThemeName
    kinds: Mapping[str, str]
    marks: Mapping[str, str]
    canvas: str
    line: str
    ink: str
    label: str
    accent: str
    wash: str
    card: str
    window: Mapping[str, str]
    communities: tuple[str, ...]
    sizes: Sizes

    def kind(self, kind: str) -> str:
        """Color of a kind of entity; an unknown one is drawn as a group."""
        return self.kinds.get(kind, self.kinds["GROUP"])

    def community(self, number: int) -> str:
        """Color of a community by its number; small ones and nobody's are as lines."""
        return self.communities[number] if 0 <= number < len(self.communities) else self.line

    def mark(self, kind: str) -> str:
        """Background of a mention of a kind of entity."""
        return self.marks.get(kind, self.marks["GROUP"])

    def on_paper(self) -> "Theme":
        """The same for print: light colors stand on the bare paper, not on a tint of dots."""
        return replace(self, canvas=_PAPER) if self.name == "light" else self

    def faded(self, color: str) -> str:
        """A color that steps back toward the canvas."""
        return mixed(color, self.canvas, self.sizes.line_fade)


@cache
def theme(name: ThemeName) -> Theme:
    """The theme of that name."""
    colors = _table(name)
    return Theme(
        name=name,
        kinds=colors["kinds"],
        marks=colors["marks"],
        window=colors["window"],
        communities=tuple(colors["communities"]["colors"]),
        sizes=_sizes(),
        **colors["canvas"],
    )


@lru_cache(maxsize=1_000)
def mixed(color: str, other: str, share: float) -> str:
    """``color`` with ``share`` (0 to 1) of ``other`` in it, mixed in sRGB."""
    pairs = ((int(color[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


@cache
def _sizes() -> Sizes:
    flat: dict[str, Any] = {}
    for section, rows in _table("sizes").items():
        for key, value in rows.items():
            flat[f"{section}_{key}"] = tuple(value) if isinstance(value, list) else value
    return Sizes(**flat)


def _table(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(resource("style", f"{name}.toml").read_text(encoding="utf-8"))
