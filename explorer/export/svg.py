"""A drawing as SVG: real lines, real text in the bundled typeface, nothing from elsewhere.

The file is complete in itself: no script, no link, no picture; only the signs of Inter that occur
travel along as a font. Signs that Inter lacks stay text, with families to try. Each text has the
width it has on the canvas, also where another program sets it in another font.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from explorer import __version__
from explorer.export.embedded_font import font_face
from explorer.graph.bulk import items_of
from explorer.graph.items import HALO, Box, Disc, Drawing, Item, Path, Text
from explorer.graph.metrics import Measure
from explorer.graph.plain import leftward, shown
from explorer.graph.typefaces import FALLBACKS, FAMILY

_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"  # names of fields, not addresses to open
_XMP = "http://ns.adobe.com/xap/1.0/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def svg(
    drawing: Drawing,
    measure: Measure,
    *,
    title: str = "",
    description: str = "",
    metadata: Mapping[str, str] | None = None,
    millimeters: bool = False,
    key: str = "picture",
) -> str:
    """A drawing as one SVG document; ``title`` and ``description`` are its alt text.

    ``metadata`` has fields of Dublin Core by name ("source", "date", …). With ``millimeters`` the
    size is told in these, else in pixels. ``key`` begins the ids, for several in one page.
    """
    return "".join(
        svg_pieces(
            drawing,
            measure,
            title=title,
            description=description,
            metadata=metadata,
            millimeters=millimeters,
            key=key,
        )
    )


def svg_pieces(
    drawing: Drawing,
    measure: Measure,
    *,
    title: str = "",
    description: str = "",
    metadata: Mapping[str, str] | None = None,
    millimeters: bool = False,
    key: str = "picture",
) -> Iterator[str]:
    """The same piece by piece, so that a large one can be given up on the way."""
    yield _opening(drawing, title, description, millimeters, key)
    if title:
        yield f'<title id="{key}-title">{escaped(title)}</title>\n'
    if description:
        yield f'<desc id="{key}-desc">{escaped(description)}</desc>\n'
    yield _described(title, metadata or {})
    rules = "".join(font_face(weight, signs) for weight, signs in _used(drawing.items).items())
    if rules:
        yield f"<style>{rules}</style>\n"
    if drawing.background is not None:
        size = f'width="{_number(drawing.width)}" height="{_number(drawing.height)}"'
        yield f'<rect {size} fill="{drawing.background}"/>\n'
    for layer in drawing.layers:
        opacity = f' opacity="{_number(layer.opacity)}"' if layer.opacity < 1 else ""
        yield f"<g{opacity}>\n"
        yield from _elements(items_of(layer), measure)
        yield "</g>\n"
    yield from _elements(drawing.items, measure)
    yield "</svg>\n"


def escaped(text: str) -> str:
    """Text on one line that XML shows as it is, in attributes too."""
    return _kept(" ".join(text.split()))


def _opening(drawing: Drawing, title: str, description: str, millimeters: bool, key: str) -> str:
    width, height = _number(drawing.width), _number(drawing.height)
    wide, high = (
        f"{_number(side * 25.4 / 96)}mm" if millimeters else _number(side)
        for side in (drawing.width, drawing.height)
    )
    said = [f"{key}-{name}" for name, text in (("title", title), ("desc", description)) if text]
    label = f' aria-labelledby="{" ".join(said)}"' if said else ""
    families = ", ".join((FAMILY, *(f"'{family}'" for family in FALLBACKS), "sans-serif"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}"'
        f' viewBox="0 0 {width} {height}" role="img"{label} font-family="{families}"'
        ' text-rendering="geometricPrecision" stroke-linejoin="round" xml:space="preserve">\n'
    )


def _described(title: str, metadata: Mapping[str, str]) -> str:
    fields = {"title": title, "format": "image/svg+xml", **metadata}
    rows = "".join(
        f"<dc:{name}>{escaped(text)}</dc:{name}>" for name, text in fields.items() if text
    )
    return (
        f'<metadata><rdf:RDF xmlns:rdf="{_RDF}" xmlns:dc="{_DUBLIN_CORE}">'
        f'<rdf:Description rdf:about="" xmlns:xmp="{_XMP}">{rows}'
        f"<xmp:CreatorTool>Article Explorer {__version__}</xmp:CreatorTool>"
        "</rdf:Description></rdf:RDF></metadata>\n"
    )


def _used(items: Iterable[Item]) -> dict[int, frozenset[str]]:
    """By weight: the signs that occur."""
    signs: dict[int, set[str]] = defaultdict(set)
    for item in items:
        if isinstance(item, Text):
            signs[item.weight].update(shown(item.text))
    return {weight: frozenset(found) for weight, found in sorted(signs.items())}


def _elements(items: Iterable[Item], measure: Measure) -> Iterator[str]:
    for item in items:
        match item:
            case Path():
                yield _path(item)
            case Disc():
                yield (
                    f'<circle cx="{_number(item.x)}" cy="{_number(item.y)}"'
                    f' r="{_number(item.diameter / 2)}"'
                    f"{_inside(item.fill)}{_outline(item.outline, item.width)}/>\n"
                )
            case Box():
                yield (
                    f'<rect x="{_number(item.x)}" y="{_number(item.y)}" width="{_number(item.w)}"'
                    f' height="{_number(item.h)}" rx="{_number(item.radius)}"'
                    f"{_inside(item.fill)}{_outline(item.outline, item.width)}/>\n"
                )
            case Text():
                yield from _text(item, measure)


def _path(item: Path) -> str:
    places = " ".join(_number(value) for value in chain.from_iterable(item.points))
    dash = ""
    if item.dash:
        dash = f' stroke-dasharray="{" ".join(map(_number, item.dash))}"'
    cap = ' stroke-linecap="round"' if item.round and not item.dash and not item.closed else ""
    return (
        f'<path d="M{places}{"Z" if item.closed else ""}"{_inside(item.fill)}'
        f"{_outline(item.color, item.width)}{cap}{dash}/>\n"
    )


def _text(item: Text, measure: Measure) -> Iterator[str]:
    text = shown(item.text)
    if not text.strip():
        return
    width, _ = measure(item.text, item.size, item.weight)
    turned = leftward(text)  # else the order of its words would be that of a Latin sentence
    # Its beginning is its right edge for browsers, but not for all; its middle is the same to all.
    x, anchor = (item.x + width / 2, ' text-anchor="middle"') if turned else (item.x, "")
    place = (
        f'x="{_number(x)}" y="{_number(item.y)}" font-size="{_number(item.size)}"'
        f' font-weight="{item.weight}" textLength="{_number(width)}"'
        f' lengthAdjust="spacingAndGlyphs"{anchor}'
    )
    words = _kept(text)
    if turned:
        words = f'<tspan direction="rtl" unicode-bidi="embed">{words}</tspan>'
    if item.halo:
        # A text of its own: programs that know no paint-order would stroke over the letters.
        around = _outline(item.halo, 2 * HALO)
        yield f'<text {place} fill="none"{around} aria-hidden="true">{words}</text>\n'
    yield f"<text {place}{_inside(item.color)}>{words}</text>\n"


def _kept(text: str) -> str:
    """The same with its spaces as they are."""
    return shown(text).translate(_ESCAPED)


def _inside(color: str | None) -> str:
    return _painted("fill", color)


def _outline(color: str | None, width: float) -> str:
    if color is None or width <= 0:
        return ""
    return f'{_painted("stroke", color)} stroke-width="{_number(width)}"'


def _painted(what: str, color: str | None) -> str:
    """A color; one with an opacity of its own is ``#AARRGGBB``."""
    if color is None:
        return f' {what}="none"'
    if len(color) == 9:
        opacity = _number(int(color[1:3], 16) / 255)
        return f' {what}="#{color[3:]}" {what}-opacity="{opacity}"'
    return f' {what}="{color}"'


def _number(value: float) -> str:
    """A length to a hundredth of a pixel, as short as it can be written."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
