"""A drawing as SVG: complete, escaped, in real text, and nothing from elsewhere."""

import base64
import io
import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import numpy as np
import pytest
from defusedxml.ElementTree import fromstring
from fontTools.ttLib import TTFont

from explorer.export.svg import svg
from explorer.graph.bulk import Glyphs, Layer, Strokes
from explorer.graph.drawing import compose
from explorer.graph.items import Box, Disc, Drawing, Path, Text, View
from explorer.graph.metrics import estimate
from explorer.graph.picture import TARGETS, PictureOptions, picture
from explorer.graph.theme import theme
from tests.graph.scenes import line, news, scene

NS = {"s": "http://www.w3.org/2000/svg"}
NAMES = (
    "习近平", "محمد بن سلمان", "בנימין נתניהו", "Zoë 👩‍👩‍👧 Ñandú 🙂", "می‌خواهم Ada (x)",
    "A<script>alert(1)</script>&\"'", "evil\u202egnp", "two  spaces", "null\x00bell\x07", "\uffff",
)  # fmt: skip


def drawn(*items, **more):
    return Drawing(200, 100, "#F6F7F7", items, **more)


def root(drawing, **more):
    return fromstring(svg(drawing, estimate, **more))


def texts(found):
    return ["".join(one.itertext()) for one in found.iterfind(".//s:text", NS)]


def fonts(text):
    """By weight, the font that an SVG carries."""
    rules = re.findall(
        r"font-weight:(\d+);src:url\(data:font/woff;base64,([A-Za-z0-9+/=]+)\)", text
    )
    return {int(weight): TTFont(io.BytesIO(base64.b64decode(data))) for weight, data in rules}


def test_each_item_is_an_element_of_its_kind_in_its_place():
    found = root(
        drawn(
            Path(((0, 1), (20, 30.126)), "#112233", 2.5, dash=(6, 4)),
            Path(((0, 0), (5, 0), (5, 5)), "#445566", 0, closed=True, fill="#445566"),
            Path(((0, 0), (9, 9)), "#80112233", 1),
            Disc(50, 40, 20, "#2F6FB2", "#FFFFFF", 1.2),
            Box(1, 2, 30, 10, 4, None, "#000000", 1),
            Text(80, 55, "Ada", 14, 500, "#1C2126"),
        )
    )
    ground, box = found.findall("s:rect", NS)
    dashed, filled, faint = found.findall("s:path", NS)
    assert (ground.get("fill"), ground.get("width")) == ("#F6F7F7", "200")
    assert dashed.attrib == {
        "d": "M0 1 20 30.13", "fill": "none", "stroke": "#112233", "stroke-width": "2.5",
        "stroke-dasharray": "6 4",
    }  # fmt: skip
    assert filled.attrib == {"d": "M0 0 5 0 5 5Z", "fill": "#445566"}
    assert (faint.get("stroke"), faint.get("stroke-opacity")) == ("#112233", "0.5")
    assert faint.get("stroke-linecap") == "round"
    disc = found.find("s:circle", NS)
    assert (disc.get("cx"), disc.get("r"), disc.get("stroke")) == ("50", "10", "#FFFFFF")
    assert (box.get("rx"), box.get("fill"), box.get("stroke-width")) == ("4", "none", "1")
    text = found.find("s:text", NS)
    width, _ = estimate("Ada", 14, 500)
    assert (text.get("x"), text.get("y"), text.get("font-size")) == ("80", "55", "14")
    assert float(text.get("textLength")) == pytest.approx(width, abs=0.01)


def test_every_name_stays_text_and_none_is_markup():
    of = scene(
        {name: (120.0 * at, 60.0 * (at % 3)) for at, name in enumerate(NAMES)},
        *(line(a, b, "met") for a, b in pairwise(NAMES)),
    )
    made = picture(of, TARGETS["slide"], theme("light"), estimate, PictureOptions())
    assert {box.entity for box in made.drawing.names} == set(NAMES)
    text = svg(made.drawing, estimate, title=NAMES[5], description="\n".join(NAMES))
    found = fromstring(text)
    said = " ".join(texts(found))
    for name in (*NAMES[:4], NAMES[5], "evil\ufffdgnp", "null␀bell␇"):
        assert all(word in said for word in name.split())
    assert not found.findall(".//s:script", NS)
    assert found.find("s:title", NS).text == NAMES[5]
    assert "\u202e" not in text


def test_what_is_read_from_the_right_keeps_the_order_of_its_words():
    found = root(drawn(*(Text(9, 9, name, 14, 500, "#000000") for name in NAMES[:5])))
    spans = ["".join(one.itertext()) for one in found.iterfind(".//s:tspan", NS)]
    assert spans == [NAMES[1], NAMES[2], NAMES[4]]
    assert all(one.get("direction") == "rtl" for one in found.iterfind(".//s:tspan", NS))


def test_what_is_read_from_the_right_stands_about_its_middle():
    found = root(drawn(*(Text(9, 9, name, 14, 500, "#000000") for name in NAMES[:5])))
    for one in found.iterfind(".//s:text", NS):
        turned = one.find("s:tspan", NS) is not None
        assert (one.get("text-anchor") == "middle") == turned
        middle = 9 + float(one.get("textLength")) / 2
        assert float(one.get("x")) == pytest.approx(middle if turned else 9, abs=0.02)


def test_title_and_description_are_the_alt_text():
    found = root(drawn(), title="Who\nmet <whom>", description="Two people", key="one")
    assert found.get("role") == "img"
    assert found.get("aria-labelledby") == "one-title one-desc"
    ids = {one.get("id"): one.text for one in found.iter() if one.get("id")}
    assert ids == {"one-title": "Who met <whom>", "one-desc": "Two people"}
    assert root(drawn()).get("aria-labelledby") is None


def test_metadata_is_dublin_core_and_what_is_empty_is_left_out():
    found = root(drawn(), title="T", metadata={"source": "a.txt", "date": "", "creator": "X & Y"})
    dc = "{http://purl.org/dc/elements/1.1/}"
    said = {one.tag.removeprefix(dc): one.text for one in found.iter() if one.tag.startswith(dc)}
    assert said == {"title": "T", "format": "image/svg+xml", "source": "a.txt", "creator": "X & Y"}


def test_nothing_is_fetched_from_anywhere():
    text = svg(drawn(Text(9, 9, "url(http://evil.example/x)", 14, 400, "#000000")), estimate)
    found = fromstring(text)
    for one in found.iter():
        assert not [name for name in one.attrib if "href" in name or name.startswith("on")]
    assert not found.findall(".//s:image", NS) + found.findall(".//s:use", NS)
    sheet = found.find("s:style", NS).text
    assert re.findall(r"url\((.{15})", sheet) == ["data:font/woff;"]
    assert "@import" not in sheet


def test_the_signs_that_occur_travel_as_a_font_for_each_weight():
    items = (
        Text(9, 9, "Łukasz – Zoë 习近平", 14, 400, "#000000"),
        Text(9, 30, "12", 14, 600, "#000000"),
    )
    found = fonts(svg(drawn(*items), estimate))
    assert set(found) == {400, 600}
    assert set(map(chr, found[400].getBestCmap())) == set("Łukasz – Zoë")
    assert set(map(chr, found[600].getBestCmap())) == set("12")
    assert "SIL Open Font License" in found[400]["name"].getDebugName(13)
    assert not fonts(svg(drawn(Text(9, 9, "习近平", 14, 400, "#000000")), estimate))


def test_a_text_on_lines_has_a_halo_of_its_own():
    found = root(drawn(Text(9, 9, "Ada", 14, 400, "#000000", "#FFFFFF")))
    halo, text = found.findall("s:text", NS)
    assert (halo.get("stroke"), halo.get("stroke-width"), halo.get("fill")) == (
        "#FFFFFF", "5", "none",
    )  # fmt: skip
    assert halo.get("aria-hidden") == "true"
    assert text.get("fill") == "#000000"


def test_a_transparent_drawing_has_no_ground_and_print_is_told_in_millimeters():
    page = replace(drawn(), width=180 * 96 / 25.4, height=96.0, background=None)
    found = root(page, millimeters=True)
    assert found.find("s:rect", NS) is None
    assert (found.get("width"), found.get("height")) == ("180mm", "25.4mm")
    assert found.get("viewBox") == "0 0 680.31 96"


def test_a_large_graph_has_all_its_lines_and_glyphs():
    one = np.zeros((1, 2))
    strokes = Strokes(
        np.arange(1), one, one + 50, np.ones(1), np.array([0xFF112233], dtype=np.uint32),
        np.array([0.4]), one, one, np.zeros(1),
    )  # fmt: skip
    glyphs = Glyphs(
        np.arange(1), one + 50, np.array([8.0]), np.zeros(1, dtype=np.intp), ("PERSON",),
        np.array([0xFF2F6FB2], dtype=np.uint32), np.ones(1), 0xFFF6F7F7,
    )  # fmt: skip
    found = root(drawn(layers=(Layer(strokes, glyphs, 0.25),)))
    (group,) = found.findall("s:g", NS)
    assert group.get("opacity") == "0.25"
    assert group.find("s:path", NS).get("stroke-opacity") == "0.4"
    assert [one.get("fill") for one in group.iterfind("s:circle", NS)] == ["#F6F7F7", "#2F6FB2"]


def test_the_same_drawing_gives_the_same_file():
    of = news(20, 3)
    seen = compose(of, View(800, 600, (0, 0), 1.0), theme("dark"), estimate)
    first = svg(seen, estimate, title="A")
    ElementTree.fromstring(first)
    assert first == svg(seen, estimate, title="A")
