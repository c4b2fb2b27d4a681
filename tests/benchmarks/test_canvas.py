"""What a frame of the canvas costs: ``make benchmark``.

Bars: a pan frame of the story view (25 entities, 35 lines) 16 ms, pyqtgraph's own share of it 3 ms.
"""

import pytest
from PySide6.QtWidgets import QApplication

from explorer.canvas.canvas import GraphCanvas
from explorer.graph.picking import Hit
from tests.canvas.scenes import story

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SIZES = [(25, 35), (100, 180), (300, 700)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}-entities-{size[1]}-lines")
def canvas(request, qtbot):
    canvas = GraphCanvas()
    qtbot.addWidget(canvas)
    canvas.animate = False
    canvas.resize(1000, 760)
    canvas.show_scene(story(*request.param))
    with qtbot.waitExposed(canvas):
        canvas.show()
    return canvas


def frame(change):
    change()
    QApplication.processEvents()


def test_pan(canvas, benchmark):
    steps = iter(range(10**9))
    benchmark(lambda: frame(lambda: canvas.pan_by(3 if next(steps) % 2 else -3, 0)))


def test_hover(canvas, benchmark):
    steps = iter(range(10**9))
    benchmark(lambda: frame(lambda: canvas.hover(Hit(entity=f"e{next(steps) % 20}"))))


def test_zoom(canvas, benchmark):
    steps = iter(range(10**9))
    benchmark(lambda: frame(lambda: canvas.zoom_at(1.02 if next(steps) % 2 else 0.98, 500, 300)))


def test_drag(canvas, benchmark):
    steps = iter(range(10**9))
    benchmark(lambda: frame(lambda: canvas.displace({"e5": (100.0 + next(steps) % 50, 200.0)})))


def test_pick(canvas, benchmark):
    assert canvas.drawing.names
    benchmark(lambda: canvas.hit(500, 380))


def test_host_alone(canvas, benchmark, monkeypatch):
    """pyqtgraph's share: a frame in which nothing is composed and nothing painted."""
    monkeypatch.setattr(canvas._frames, "paint", lambda *given: None)
    assert canvas.drawing.names
    benchmark(lambda: frame(canvas.refresh))
