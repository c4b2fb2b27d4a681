"""What the tour shows, step by step: words, the part of the window meant, and what ends the step.

This module is imported by ``furnishing``, after the first paint.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize
from PySide6.QtWidgets import QPushButton, QWidget

from explorer.panels.cards import Card
from explorer.window.main_window import MainWindow

_RING = 22  # pixels around a spot of the canvas
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)  # of a line's length, where its label is not


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to try. ``done_by`` names the act of a person that fulfills it.

    ``where`` gives a rectangle in pixels of the window, None where its part is not shown now.
    """

    title: str
    text: str
    done_by: str
    where: Callable[[MainWindow], QRect | None]


def shown_line(window: MainWindow) -> tuple[tuple[str, ...], QRect | None]:
    """The line that the tour speaks of: the one with the most relations that can be clicked.

    Its relations, and where it is in the window; without relations where no line is drawn.
    """
    canvas = window.desk.canvas
    scene = canvas.scene
    selected = set(window.desk.session.selection.relations)
    rows = sorted(
        range(len(scene.lines)),
        key=lambda row: (
            not selected & set(scene.lines[row].relations),
            any(scene.stacks[end] is not None for end in scene.edges[row].tolist()),
            -len(scene.lines[row].relations),
            row,
        ),
    )  # fmt: skip
    for row in rows[:12]:
        ends = canvas.view.to_screen(scene.positions[scene.edges[row]])
        for share in _SHARES:
            x, y = ends[0] + (ends[1] - ends[0]) * share
            hit = canvas.hit(x, y)
            if hit is not None and hit.line == row:
                return scene.lines[row].relations, _spot(window, canvas.viewport, x, y)
    return (scene.lines[rows[0]].relations, None) if rows else ((), None)


def _line(window: MainWindow) -> QRect | None:
    return shown_line(window)[1] if window.desk.canvas.isVisible() else _stage(window)


def _card(window: MainWindow) -> QRect | None:
    """The first card that is in sight, else the side that cards stand on."""
    evidence = window.desk.answers.evidence
    cards = (card for card in evidence.findChildren(Card) if card.isVisible())
    for card in sorted(cards, key=lambda card: card.mapTo(evidence, QPoint()).y()):
        seen = card.visibleRegion().boundingRect()
        if seen.height() > 40:
            return _of(window, card, seen)
    return _of(window, window.reading.pages)


def _entity(window: MainWindow) -> QRect | None:
    """The entity with the most lines, so that a second one is near."""
    canvas = window.desk.canvas
    if not canvas.isVisible():
        return _stage(window)
    scene = canvas.scene
    if not scene.entities:
        return _stage(window)
    counts = [0] * len(scene.entities)
    for one, other in scene.edges.tolist():
        counts[one] += 1
        counts[other] += 1
    x, y = canvas.view.to_screen(scene.positions[[counts.index(max(counts))]])[0]
    return _spot(window, canvas.viewport, x, y)


def _tabs(window: MainWindow) -> QRect | None:
    tabs = window.middle.tabs
    return _of(window, tabs.bar if tabs.isVisible() else window.stage.levels)


def _export(window: MainWindow) -> QRect | None:
    return _of(window, window.top.findChild(QPushButton, "picture"))


def _stage(window: MainWindow) -> QRect | None:
    return _of(window, window.stage)


def _spot(window: MainWindow, over: QWidget, x: float, y: float) -> QRect | None:
    at = QPoint(round(x), round(y))
    if not over.rect().contains(at):
        return None
    corner = over.mapTo(window, at) - QPoint(_RING, _RING)
    return QRect(corner, QSize(2 * _RING, 2 * _RING))


def _of(window: MainWindow, widget: QWidget | None, part: QRect | None = None) -> QRect | None:
    if widget is None or not widget.isVisible():
        return None
    part = part or widget.rect()
    return QRect(widget.mapTo(window, part.topLeft()), part.size())


def steps() -> Iterator[Step]:
    """The tour, in the user's language."""
    yield Step(
        _tr("Click a line"),
        _tr("A line joins two that a sentence ties together. Click it: its sentences come up on "
            "the right. Nothing is drawn that no sentence says."),
        "line", _line,
    )  # fmt: skip
    yield Step(
        _tr("Click a sentence"),
        _tr("The article below opens at its place, so that you read it in context. Each card says "
            "who says so, and how surely: stated, alleged, denied or expected."),
        "card", _card,
    )  # fmt: skip
    yield Step(
        _tr("Select two, and ask why"),
        _tr("Click one name, then Ctrl+click another, or type both after Ctrl+K. You read what "
            "ties them: directly, over others, or not at all."),
        "two", _entity,
    )  # fmt: skip
    yield Step(
        _tr("Correct what is wrong"),
        _tr("Drag a name to where it reads well. F2 renames it. On a sentence C confirms, D "
            "disputes, X says it is no evidence. Ctrl+Z takes anything back; all is saved."),
        "edit", _card,
    )  # fmt: skip
    yield Step(
        _tr("Keep what you will show"),
        _tr("A puts the selected line or names into a figure: a tab above the graph with its own "
            "places, title and caption. The rest of the graph stays as it is."),
        "figure", _tabs,
    )  # fmt: skip
    yield Step(
        _tr("Take it along"),
        _tr("Export makes a picture for a column, a slide or print, with all sentences in a file "
            "beside it. F1 opens the guide, ? shows all keys. Now open an article of yours."),
        "picture", _export,
    )  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("Tour", text)
