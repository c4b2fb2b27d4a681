"""A drawing as a PNG."""

import io
import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication, QImage

from explorer.canvas import picture
from explorer.canvas.fonts import measure
from explorer.canvas.picture import SOFTWARE, png_bytes, render, to_clipboard, write_png
from explorer.errors import ExportError
from explorer.graph.items import Disc, Drawing, Text
from explorer.graph.legibility import violations
from explorer.graph.picture import TARGETS, PictureOptions, own
from explorer.graph.picture import picture as laid_out
from explorer.graph.theme import theme
from tests.canvas.crowds import crowd
from tests.canvas.scenes import story

pytestmark = pytest.mark.usefixtures("qapp")
DRAWING = Drawing(
    200, 100, "#F6F7F7", (Disc(50, 50, 40, "#2F6FB2"), Text(80, 55, "Ada", 14, 500, "#1C2126"))
)


def test_a_png_has_the_size_and_resolution_that_were_asked_for():
    image = QImage.fromData(png_bytes(DRAWING, scale=2.5, dpi=300))

    assert (image.width(), image.height()) == (500, 250)
    assert image.dotsPerMeterX() == pytest.approx(300 / 0.0254, abs=1)


def test_a_high_resolution_does_not_change_the_size_of_letters():
    assert QImage.fromData(png_bytes(DRAWING, dpi=600)) == QImage.fromData(
        png_bytes(DRAWING, dpi=96)
    )


def test_only_a_transparent_picture_lets_the_page_through():
    opaque, clear = (QImage.fromData(png_bytes(DRAWING, transparent=t)) for t in (False, True))

    assert not opaque.hasAlphaChannel()
    assert clear.pixelColor(3, 3).alpha() == 0
    assert clear.pixelColor(50, 50).name() == opaque.pixelColor(50, 50).name() == "#2f6fb2"


def test_title_source_and_date_are_kept_in_the_file_and_nothing_of_the_machine(tmp_path):
    data = png_bytes(
        DRAWING, metadata={"Title": "Who met\nwhom – 习近平", "Source": "a.txt", "Author": ""}
    )
    image = QImage.fromData(data)

    assert image.text("Title") == "Who met whom – 习近平"
    assert image.text("Source") == "a.txt"
    assert image.text("Software") == SOFTWARE
    assert set(image.textKeys()) == {"Title", "Source", "Software"}


def test_a_picture_too_large_for_any_use_is_refused_in_one_sentence():
    with pytest.raises(ExportError, match="30000 × 15000 pixels, more than 400 million: choose"):
        png_bytes(DRAWING, scale=150)
    with pytest.raises(ExportError, match="20000 × 10000 pixels, more than 100 million: choose"):
        to_clipboard(DRAWING, scale=100)


def test_a_picture_without_pixels_is_refused():
    with pytest.raises(ExportError, match="no pixels"):
        render(DRAWING, scale=0.001)


def test_the_clipboard_gets_the_picture():
    to_clipboard(DRAWING, scale=1.0)

    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (200, 100)
    assert image.pixelColor(50, 50).name() == "#2f6fb2"


def test_a_picture_needs_neither_window_nor_display():
    program = (
        "from explorer.canvas.picture import png_bytes\n"
        "from explorer.graph.items import Drawing, Text\n"
        "text = Text(10, 40, 'Ada', 20, 500, '#000000')\n"
        "print(len(png_bytes(Drawing(100, 60, '#FFFFFF', (text,)))) > 300)\n"
    )
    environment = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment,
        cwd=picture.__file__.rsplit("/explorer/", 1)[0], check=False,
    )  # fmt: skip

    assert (done.stdout, done.stderr) == ("True\n", "")


@pytest.mark.parametrize("target", [TARGETS["web"], TARGETS["slide"], own(2400, 1600)])
def test_a_picture_of_a_large_graph_shows_all_of_it(target):
    scene = crowd(700, 2_000)
    options = PictureOptions(title="Everyone")
    made = laid_out(scene, target, theme("light"), measure, options)
    drawing = made.drawing
    data = png_bytes(drawing, target.scale)

    (layer,) = drawing.layers
    assert len(layer.strokes) == 2_000
    assert len(layer.glyphs) == 700
    assert made.dropped == ()
    assert made.sentence == f"At {target.words} {len(drawing.names)} of 700 names fit."
    assert len(drawing.names) > 10
    assert not [
        one for one in violations(drawing, target.smallest) if one.what != "name over glyph"
    ]
    title = next(item for item in drawing.items if isinstance(item, Text))
    assert title.text == "Everyone"
    assert (layer.glyphs.places[:, 1] > title.y).all()
    image = QImage.fromData(data)
    assert image.width() == round(drawing.width * target.scale)
    row = int(layer.glyphs.diameters.argmax())
    x, y = (round(v * target.scale) for v in layer.glyphs.places[row])
    color = int(layer.glyphs.colors[row]) & 0xFFFFFF
    assert image.pixelColor(x, y).name() == f"#{color:06x}"


def test_a_large_graph_may_be_transparent_too():
    options = PictureOptions(legend=False, transparent=True)
    made = laid_out(crowd(700, 2_000), TARGETS["web"], theme("dark"), measure, options)
    image = QImage.fromData(png_bytes(made.drawing, 2.0, transparent=True))

    assert image.pixelColor(2, 2).alpha() == 0
    assert made.drawing.background is None
    x, y = (round(2 * v) for v in made.drawing.layers[0].glyphs.places[-1])
    assert image.pixelColor(x, y).alpha() == 255


@pytest.mark.parametrize("transparent", [False, True])
@pytest.mark.parametrize("crowded", [False, True])
def test_bands_join_without_a_seam(monkeypatch, transparent, crowded):
    scene = crowd(700, 2_000) if crowded else story(14, 3)
    options = PictureOptions(title="Who", numbered=not crowded, transparent=transparent)
    made = laid_out(scene, TARGETS["phone"], theme("light"), measure, options)
    at_once = QImage.fromData(png_bytes(made.drawing, 3.0, transparent=transparent))
    assert made.drawing.height * 3 > 3 * 100

    monkeypatch.setattr("explorer.canvas.bands._PIXELS", 100 * 3 * 390)
    in_bands = QImage.fromData(png_bytes(made.drawing, 3.0, transparent=transparent))

    assert far_apart(at_once, in_bands) == 0


def test_a_file_looks_like_the_image_that_is_copied():
    made = laid_out(story(14, 3), TARGETS["web"], theme("dark"), measure, PictureOptions())
    file = QImage.fromData(png_bytes(made.drawing, 2.0))

    assert far_apart(file, render(made.drawing, 2.0)) == 0


def test_writing_can_be_given_up_between_two_bands(monkeypatch):
    monkeypatch.setattr("explorer.canvas.bands._PIXELS", 200 * 20)
    stream = io.BytesIO()
    steps = write_png(DRAWING, stream)

    assert [next(steps), next(steps)] == [(0, 5), (1, 5)]
    steps.close()
    assert QImage.fromData(stream.getvalue()).isNull()


def far_apart(one, other, most=2):
    """How many pixels differ in a channel by more than that."""
    images = [image.convertToFormat(QImage.Format.Format_RGBA8888) for image in (one, other)]
    pixels = [np.frombuffer(image.bits(), dtype=np.uint8).astype(int) for image in images]
    assert pixels[0].size == pixels[1].size > 4
    return int((abs(pixels[0] - pixels[1]) > most).reshape(-1, 4).any(axis=1).sum())
