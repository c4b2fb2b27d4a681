"""The signs of the bundled typeface that a file needs, to be carried inside it."""

import base64
import io
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from explorer.graph.typefaces import FAMILY
from explorer.resources import resource

if TYPE_CHECKING:  # loaded with the first vector picture: the window's start need not wait for it
    from fontTools.ttLib import TTFont

_CUTS = {400: "Regular", 500: "Medium", 600: "SemiBold"}
# Copyright, names, and license: what the Open Font License asks to stay with the font.
_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]


@lru_cache(maxsize=20)
def font_face(weight: int, signs: frozenset[str]) -> str:
    """A CSS rule with these signs of a weight (400, 500 or 600) as a WOFF font in a data: URI.

    Signs that the typeface lacks are left to other families; the rule is empty if it has none.
    """
    held = {ord(sign) for sign in signs} & _signs(weight)
    if not held:
        return ""
    from fontTools import subset

    options = subset.Options(
        flavor="woff", hinting=False, name_IDs=_NAMES, notdef_outline=True, drop_tables=["STAT"]
    )
    options.layout_features = [one for one in options.layout_features if one != "calt"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=held)
    packed = io.BytesIO()
    with _opened(weight) as font:
        cutter.subset(font)
        font.flavor = "woff"
        font.recalcTimestamp = False  # the same picture gives the same file
        font.save(packed)
    data = base64.b64encode(packed.getvalue()).decode("ascii")
    return (
        f"@font-face{{font-family:{FAMILY};font-weight:{weight};"
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )


@cache
def _signs(weight: int) -> frozenset[int]:
    with _opened(weight) as font:
        return frozenset(font.getBestCmap())


def _opened(weight: int) -> "TTFont":
    from fontTools.ttLib import TTFont

    return TTFont(resource("fonts", f"{FAMILY}-{_CUTS[weight]}.ttf"), lazy=True)
