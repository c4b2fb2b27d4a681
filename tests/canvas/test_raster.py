"""What a drawing looks like in pixels."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.canvas.fonts import measure
from explorer.canvas.picture import render
from explorer.canvas.raster import paint
from explorer.graph.items import Box, Disc, Drawing, Path, Text

pytestmark = pytest.mark.usefixtures("qapp")
PAPER, INK, AMBER = "#F6F7F7", "#1C2126", "#E09F1F"


def painted(*items, width=120, height=80, scale=1.0):
    return render(Drawing(width, height, PAPER, items), scale)


def color(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name().upper()


def inked(image: QImage) -> QRect:
    """The smallest rectangle that holds every pixel that is not paper."""
    paper = QColor(PAPER).rgb()
    found = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixel(x, y) != paper
    ]
    if not found:
        return QRect()
    xs, ys = zip(*found, strict=True)
    return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


def test_later_items_lie_over_earlier_ones():
    image = painted(Disc(40, 40, 40, INK), Box(30, 30, 20, 20, 2, AMBER))

    assert color(image, 40, 40) == AMBER
    assert color(image, 40, 24) == INK
    assert color(image, 5, 5) == PAPER


def test_an_item_without_fill_or_outline_leaves_its_inside_as_it_is():
    image = painted(Disc(40, 40, 40, None, INK, 2), Box(70, 20, 40, 40, 3, None, INK, 2))

    assert color(image, 40, 40) == color(image, 90, 40) == PAPER
    assert color(image, 21, 40) != PAPER


@pytest.mark.parametrize("width", [1.2, 3.0, 6.0])
def test_gaps_of_a_dashed_line_stay_open_at_every_width(width):
    image = painted(Path(((0, 40.5), (120, 40.5)), INK, width, dash=(8, 8)))

    assert [color(image, x, 40) for x in (12, 28, 44)] == [PAPER] * 3
    assert all(image.pixelColor(x, 40).lightness() < 120 for x in (4, 20, 36))


def test_a_text_covers_exactly_the_width_that_was_measured():
    for size in (11, 13.4, 16, 22.75):
        text = "Hill Mill"  # stems at both ends: next to no side bearing
        width, height = measure(text, size, 600)
        rect = inked(painted(Text(10, 40, text, size, 600, INK), width=160))
        assert abs(rect.left() - 10) <= 0.15 * size
        assert abs(rect.width() - width) <= 0.25 * size
        assert rect.height() < height


def test_nothing_is_painted_outside_the_drawing():
    drawing = Drawing(
        50, 50, PAPER,
        (Path(((-30, -30), (90, 90)), INK, 5), Text(40, 45, "far beyond", 14, 400, INK, PAPER)),
    )  # fmt: skip
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(AMBER))
    with QPainter(image) as painter:
        paint(drawing, painter)

    assert color(image, 25, 25) == INK
    assert all(color(image, x, y) == AMBER for x, y in ((60, 60), (70, 43), (60, 25), (25, 60)))


def test_a_halo_clears_what_lies_behind_the_letters_but_not_more():
    under = Box(0, 0, 120, 80, 0, AMBER)
    image = painted(under, Text(10, 45, "lll", 20, 500, INK, PAPER))

    assert any(color(image, x, 38) == PAPER for x in range(8, 40))
    assert color(image, 70, 38) == AMBER
    assert color(image, 20, 12) == AMBER


def test_twice_the_resolution_shows_the_same_with_more_pixels():
    items = (Disc(40, 40, 30, INK), Text(60, 46, "Name", 15, 500, INK, PAPER))
    small, large = painted(*items), painted(*items, scale=2.0)

    assert (large.width(), large.height()) == (240, 160)
    one, two = inked(small), inked(large)
    assert abs(two.width() / 2 - one.width()) <= 2
    assert abs(two.left() / 2 - one.left()) <= 2


@pytest.mark.parametrize(
    "text", ["محمد بن سلمان", "习近平", "Zoë 👩‍👩‍👧", "<b>bold</b>", "e\u0301e\u0301", "नमस्ते"]
)
def test_every_script_is_painted_within_its_measured_width(text):
    width, _ = measure(text, 16, 500)
    rect = inked(painted(Text(10, 45, text, 16, 500, INK), width=300))

    assert width > 10
    assert rect.width() > 8
    assert rect.right() <= 10 + width + 4
