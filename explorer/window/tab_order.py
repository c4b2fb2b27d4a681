"""The way of the Tab key through the window: as one reads, from part to part.

Qt orders widgets as they were made; cards are made when they are needed, so the way is laid anew
whenever there are others.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def lay(parts: Iterable[QWidget]) -> None:
    """Lead Tab through the parts in this order, inside each from top to bottom, left to right.

    A part that floats is a window of its own, in which Tab stays.
    """
    ways: dict[QWidget, list[QWidget]] = {}
    for part in parts:
        ways.setdefault(part.window(), []).extend(stops(part))
    for way in ways.values():
        for one, other in pairwise(way):
            QWidget.setTabOrder(one, other)


def stops(part: QWidget) -> list[QWidget]:
    """Where Tab stops inside a part that is shown, as one reads."""
    inside = [one for one in _all(part) if one.window() is part.window() and _is_stop(one)]
    return sorted(inside, key=lambda stop: _place(stop, part))


def _all(part: QWidget) -> Iterator[QWidget]:
    """A part and all in it; Python would keep what ``findChildren`` finds as long as the part."""
    yield part
    for child in part.children():
        if child.isWidgetType():
            yield from _all(child)


def _is_stop(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    inner = isinstance(parent, QAbstractScrollArea) and widget is parent.viewport()
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and not inner and widget.focusProxy() is None


def _place(stop: QWidget, part: QWidget) -> tuple[int, int]:
    corner = stop.mapTo(part, QPoint()) if stop is not part else QPoint()
    return corner.y() // 8, corner.x()
