"""The signs of the bundled typeface that a file needs, to be carried inside it."""

import base64
import io
from collections.abc import Iterable
from functools import cache, lru_cache

from fontTools import subset
from fontTools.ttLib import TTFont

from explorer.graph.typefaces import FAMILY
from explorer.resources import resource

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


def has(text: Iterable[str], weight: int) -> bool:
    """Whether the typeface has every sign of a text."""
    known = _signs(weight)
    return all(ord(sign) in known for sign in text)


@cache
def _signs(weight: int) -> frozenset[int]:
    with _opened(weight) as font:
        return frozenset(font.getBestCmap())


def _opened(weight: int) -> TTFont:
    return TTFont(resource("fonts", f"{FAMILY}-{_CUTS[weight]}.ttf"), lazy=True)
