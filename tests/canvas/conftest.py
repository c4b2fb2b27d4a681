"""A canvas on which everything happens at once, and hands to use it with."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from explorer.canvas.canvas import GraphCanvas
from tests.canvas.scenes import harbor


class Hand:
    """Drives the mouse over a canvas, in its pixels."""

    def __init__(self, qtbot, canvas):
        self.qtbot, self.canvas = qtbot, canvas
        self.held = Qt.MouseButton.NoButton

    def at(self, entity):
        """Pixel of an entity's middle."""
        place = self.canvas.view.to_screen(
            self.canvas.scene.positions[self.canvas.scene.row(entity)]
        )
        return QPoint(round(place[0]), round(place[1]))

    def on(self, line, share=0.5):
        """Pixel on a line, by row."""
        stroke = next(s for s in self.canvas.drawing.strokes if s.line == line)
        (x, y), (end_x, end_y) = stroke.start, stroke.end
        return QPoint(round(x + (end_x - x) * share), round(y + (end_y - y) * share))

    def click(self, at, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.mouseClick(self.canvas.viewport, Qt.MouseButton.LeftButton, modifier, at)

    def move(self, at):
        """Move the pointer; Qt's own test call moves the cursor, which other tests share."""
        view = self.canvas.viewport
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(at), QPointF(view.mapToGlobal(at)),
            Qt.MouseButton.NoButton, self.held, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(view, event)

    def press(self, at, modifier=Qt.KeyboardModifier.NoModifier):
        self.held = Qt.MouseButton.LeftButton
        self.qtbot.mousePress(self.canvas.viewport, Qt.MouseButton.LeftButton, modifier, at)

    def release(self, at):
        self.held = Qt.MouseButton.NoButton
        self.qtbot.mouseRelease(
            self.canvas.viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
        )

    def drag(self, start, *stops, modifier=Qt.KeyboardModifier.NoModifier):
        self.press(start, modifier)
        for stop in stops:
            self.move(stop)
        self.release(stops[-1])


@pytest.fixture
def canvas(qtbot):
    """A canvas that shows five entities and four lines."""
    canvas = GraphCanvas()
    qtbot.addWidget(canvas)
    canvas.animate = False
    canvas.resize(800, 600)
    canvas.show_scene(harbor())
    with qtbot.waitExposed(canvas):
        canvas.show()
    return canvas


@pytest.fixture
def hand(qtbot, canvas):
    """The mouse over that canvas."""
    return Hand(qtbot, canvas)


@pytest.fixture
def heard(canvas):
    """Everything that the canvas reports, as (signal, arguments)."""
    reports = []
    for name in (
        "picked", "opened", "label_asked", "moved", "lassoed", "menu_asked", "relation_asked",
        "escaped",
    ):  # fmt: skip
        getattr(canvas, name).connect(lambda *given, name=name: reports.append((name, *given)))
    return reports
