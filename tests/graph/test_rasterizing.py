"""Lines and glyphs in pixels: as much ink as their area, wherever they lie."""

from itertools import pairwise
from math import cos, hypot, pi, sin

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.graph import rasterizing
from explorer.graph.shapes import shape_tables

W, H = 120, 90
PAPER, INK = 0xFFFFFFFF, 0xFF000000
KINDS = ("PERSON", "ORGANIZATION", "PLACE", "EVENT", "GROUP", "WORK", "PRODUCT")


def paper(color=PAPER):
    return np.full((H, W), color, dtype=np.uint32)


def stroked(*lines, pixels=None, bands=(0, H), color=INK, scale=1.0, **given):
    """Paint lines (x0, y0, x1, y1); further arguments go for all of them."""
    pixels = paper() if pixels is None else pixels
    count = len(lines)
    ends = np.array(lines, dtype=float).reshape(-1, 4)

    def column(name, usual):
        return np.full(count, given.get(name, usual), dtype=float)

    def pair(name):
        return np.tile(np.array(given.get(name, (0.0, 0.0)), dtype=float), (count, 1))

    for top, bottom in pairwise(bands):
        rasterizing.strokes(
            pixels, top, bottom, 0.0, 0.0, scale, ends[:, :2].copy(), ends[:, 2:].copy(),
            column("width", 1.0), np.full(count, color, dtype=np.uint32),
            column("opacity", 1.0), pair("dash"), pair("heads"), column("bar", 0.0),
        )  # fmt: skip
    return pixels


def ink(pixels):
    """Darkness of each pixel, from 0 to 1."""
    return 1 - (pixels & 255) / 255


inside = st.tuples(
    st.floats(12, W - 12), st.floats(12, H - 12), st.floats(12, W - 12), st.floats(12, H - 12)
).filter(lambda line: hypot(line[2] - line[0], line[3] - line[1]) > 12)


@given(line=inside, width=st.floats(0.4, 5))
def test_a_line_has_as_much_ink_as_its_area(line, width):
    length = hypot(line[2] - line[0], line[3] - line[1])
    assert ink(stroked(line, width=width)).sum() == pytest.approx(length * width, rel=0.05, abs=2)


@given(line=inside)
def test_a_line_lies_between_its_ends(line):
    y, x = np.nonzero(ink(stroked(line, width=1.0)) > 0.3)
    x0, y0, x1, y1 = line
    length = hypot(x1 - x0, y1 - y0)
    away = abs((x + 0.5 - x0) * (y1 - y0) - (y + 0.5 - y0) * (x1 - x0)) / length
    along = ((x + 0.5 - x0) * (x1 - x0) + (y + 0.5 - y0) * (y1 - y0)) / length
    assert away.max() <= 1.0
    assert -1.0 <= along.min() <= 2.0
    assert length - 2.0 <= along.max() <= length + 1.0


@given(
    lines=st.lists(
        st.tuples(*[st.floats(-300, 400, width=32)] * 4).map(lambda line: tuple(line)), max_size=6
    ),
    cut=st.integers(1, H - 1),
    heads=st.tuples(st.floats(0, 9), st.floats(0, 9)),
    dash=st.sampled_from([(0.0, 0.0), (5.0, 3.5)]),
)
@settings(max_examples=60, deadline=None)
def test_a_picture_painted_in_bands_is_the_same_to_the_bit(lines, cut, heads, dash):
    given = {"width": 1.3, "opacity": 0.4, "heads": heads, "dash": dash, "bar": 4.0}
    assert (stroked(*lines, **given) == stroked(*lines, bands=(0, cut, H), **given)).all()


@pytest.mark.parametrize("end", [(100, 45), (45, 85), (100, 80), (20, 10)])
def test_dashes_leave_gaps_all_along(end):
    line = (60, 45, *end)
    length = hypot(end[0] - 60, end[1] - 45)
    share = ink(stroked(line, width=2, dash=(5, 5))).sum() / (2 * length)
    assert share == pytest.approx(0.5, abs=0.12)
    turned = ink(stroked((*end, 60, 45), width=2, dash=(5, 5)))
    first = turned[round(end[1]) - 1 : round(end[1]) + 2, round(end[0]) - 1 : round(end[0]) + 2]
    assert first.sum() > 1, "a line begins with a dash, whichever way it runs"


@given(turn=st.floats(0, 2 * pi), length=st.floats(5, 20))
def test_an_arrowhead_is_a_triangle_with_its_tip_at_the_end(turn, length):
    end = 60 + 35 * cos(turn), 45 + 35 * sin(turn)
    head = ink(stroked((60, 45, *end), width=0.01, heads=(0, length)))
    assert head.sum() == pytest.approx(0.36 * length**2, rel=0.15, abs=2)
    y, x = np.nonzero(head > 0.5)
    assert np.hypot(x + 0.5 - end[0], y + 0.5 - end[1]).max() <= length * 1.1 + 1


def test_a_crossbar_stands_across_the_middle():
    picture = ink(stroked((20, 45, 100, 45), width=1, bar=7))
    assert picture[38:52, 59:61].sum() > 14
    assert picture[38:44, 30:50].sum() == 0


def test_translucent_lines_add_up_where_they_cross():
    picture = ink(stroked((10, 45.5, 110, 45.5), (60.5, 5, 60.5, 85), width=1, opacity=0.3))
    assert picture[45, 30] == pytest.approx(0.3, abs=0.01)
    assert picture[45, 60] == pytest.approx(1 - 0.7**2, abs=0.02)


@given(line=inside, opacity=st.floats(0.1, 1))
def test_on_nothing_the_same_is_painted_as_on_a_color(line, opacity):
    """A transparent picture laid on paper later is the picture painted on paper."""
    clear = stroked(line, pixels=paper(0), width=2, opacity=opacity, color=0xFF204060)
    alpha = (clear >> 24).astype(float)
    for shift in (0, 8, 16):
        over = ((clear >> shift) & 255) + (255 - alpha) * 0x90 / 255
        straight = stroked(
            line, pixels=paper(0xFF909090), width=2, opacity=opacity, color=0xFF204060
        )
        assert np.abs(over - ((straight >> shift) & 255)).max() <= 2.5


@pytest.mark.parametrize(
    "line",
    [
        (np.nan, 3, 50, 50), (-1e9, 45, -1e7, 45), (50, 50, 50, 50), (-1e8, -1e8, -50, -50),
        (-500, -500, -20, 3000), (500, 20, 900, 60),
    ],
)  # fmt: skip
def test_what_lies_outside_or_nowhere_paints_nothing(line):
    assert (stroked(line, width=3, heads=(5, 5), bar=3) == PAPER).all()


@pytest.mark.parametrize("line", [(-1e7, 45.5, 1e7, 45.5), (60.5, -1e7, 60.5, 1e7)])
def test_a_line_across_the_whole_picture_is_painted_from_side_to_side(line):
    picture = ink(stroked(line, width=1))
    assert picture.sum() == pytest.approx(W if line[1] == line[3] else H, abs=1)


@pytest.mark.parametrize("kind", KINDS)
@given(place=st.tuples(st.floats(40, 50), st.floats(40, 50)))
@settings(max_examples=10, deadline=None)
def test_glyphs_keep_their_area_wherever_they_stand(kind, place):
    boxes, corners = shape_tables(KINDS)

    def area(x, y):
        pixels = paper()
        rasterizing.glyphs(
            pixels, 0, H, 0.0, 0.0, 1.0, np.array([[x, y]], dtype=float), np.array([24.0]),
            np.array([KINDS.index(kind)]), np.array([INK], dtype=np.uint32), np.array([0.0]),
            np.uint32(PAPER), boxes, corners,
        )  # fmt: skip
        return ink(pixels).sum()

    assert area(*place) == pytest.approx(area(45, 45), rel=0.04)
    assert area(45, 45) == pytest.approx(pi * 12**2, rel=0.35), "shapes have about the same area"


def test_a_ring_of_free_space_sets_a_glyph_off():
    boxes, corners = shape_tables(KINDS)
    pixels = stroked((0, 45, W, 45), width=8)
    rasterizing.glyphs(
        pixels, 0, H, 0.0, 0.0, 1.0, np.array([[60.0, 45.0]]), np.array([16.0]), np.array([0]),
        np.array([0xFF0000FF], dtype=np.uint32), np.array([2.0]), np.uint32(PAPER), boxes, corners,
    )  # fmt: skip
    assert pixels[45, 60] == 0xFF0000FF
    assert pixels[45, 68] == PAPER
    assert pixels[45, 73] == INK
