"""The docks around the graph: their slim title bars, their first sizes, and where they were."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QWidget,
)

from explorer.session.settings import settings_folder

VERSION = 1  # of the arrangement of docks; another number starts afresh
FIRST = (1600, 1000)  # size of the first window, if the screen has it
LEFT, RIGHT = 246, 458  # first widths of the docks
_THIRD = 0.33  # of the window's width that evidence takes at most
_GRIP = "qt_qmainwindow_extended_splitter"
_GRAPH = 540  # pixels that the list at first leaves to the graph: with fewer it is not shown


class TitleBar(QWidget):
    """A title that can be dragged, as all titles of docks; shows whatever it is given."""

    def __init__(
        self, *parts: QWidget | None, margins: tuple[int, int, int, int] = (18, 6, 12, 4)
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(*margins)
        row.setSpacing(4)
        for part in parts:
            if part is None:
                row.addStretch(1)
            else:
                row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


def dock(window: QMainWindow, name: str, title: str, bar: QWidget, body: QWidget) -> QDockWidget:
    """A dock with its own title bar; the caller says where it goes."""
    made = QDockWidget(title, window)
    made.setObjectName(name)
    made.setTitleBarWidget(bar)
    made.setWidget(body)
    made.toggleViewAction().setText(title)
    return made


def strip(window: QMainWindow, name: str, title: str, body: QWidget) -> QDockWidget:
    """A dock without a title under the middle of the window, hidden until somebody wants it."""
    made = dock(window, name, title, QWidget(), body)
    made.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, made)
    window.desk.docks[name] = made
    made.hide()
    return made


def place_window(window: QMainWindow) -> None:
    """Put the window where it was, on a screen that is there; the first time in its corner."""
    geometry = settings().value("geometry")
    if isinstance(geometry, QByteArray) and window.restoreGeometry(geometry):
        _onto_a_screen(window)
        return
    screen = window.screen() or QGuiApplication.primaryScreen()
    area = screen.availableGeometry()
    window.resize(QSize(*FIRST).boundedTo(area.size()))
    window.move(area.topLeft())


def has_room(width: int) -> bool:
    """Whether a window of a width has room for the list beside the graph."""
    return width - LEFT - widest_right(width) >= _GRAPH


def widest_right(width: int) -> int:
    """How wide the docks beside the graph are at most in a window of a width."""
    return max(min(RIGHT, int(_THIRD * width)), width - LEFT - _GRAPH)


def show_docks(window: QMainWindow, docks: dict[str, QDockWidget]) -> tuple[dict[str, int], bool]:
    """Show the docks as they were, else side by side; the list only where there is room.

    Returned are their widths where there is room, and whether the list waits for it.
    """
    width, height, kept = window.width(), window.height(), settings()
    room = has_room(width)
    for name, one in docks.items():  # what was shown and hidden again would have widened the window
        if name != "timeline":
            one.setVisible(room or name != "contents")
    state = kept.value("docks")
    known = isinstance(state, QByteArray) and window.restoreState(state, VERSION)
    folded = not room
    if known:
        waits = kept.value("docks_folded", False, type=bool)
        narrower = width < kept.value("docks_width", 0, type=int)
        shown = not docks["contents"].isHidden()
        folded = not room and (waits or (shown and narrower))
        if folded:
            docks["contents"].hide()  # it was shown beside a wider graph
        elif waits:
            docks["contents"].show()
    widths = {
        name: kept.value(f"width_{name}", usual, type=int)
        for name, usual in (("contents", LEFT), ("evidence", RIGHT))
    }
    window.resizeDocks(
        [docks["contents"], docks["evidence"]],
        [widths["contents"], min(widths["evidence"], widest_right(width))],
        Qt.Orientation.Horizontal,
    )
    if not known:
        window.resizeDocks(
            [docks["evidence"], docks["article"]],
            [int(height * 0.64), int(height * 0.28)],
            Qt.Orientation.Vertical,
        )
    return widths, folded


def remember_docks(
    window: QMainWindow, widths: Mapping[str, int] | None = None, folded: bool = False
) -> None:
    """Keep where the docks are, and their widths where there is room for them."""
    kept = settings()
    kept.setValue("docks", window.saveState(VERSION))
    kept.setValue("docks_width", window.width())
    kept.setValue("docks_folded", folded)
    for name, width in (widths or {}).items():
        kept.setValue(f"width_{name}", width)


def sweep(window: QMainWindow) -> None:
    """Drop the grips between docks that Qt hid when a side got empty: it makes new ones after."""
    if QApplication.mouseButtons() != Qt.MouseButton.NoButton:  # one may be dragged
        return
    for child in window.children():
        if child.objectName() == _GRIP and child.isHidden():
            child.deleteLater()


def remember_window(window: QMainWindow) -> None:
    """Keep where the window is."""
    settings().setValue("geometry", window.saveGeometry())


def _onto_a_screen(window: QMainWindow) -> None:
    """A window that would be off the screens, or larger than one, comes back."""
    if window.isMaximized() or window.isFullScreen():
        return
    frame = window.geometry()
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    grip = QRect(frame.left(), frame.top(), frame.width(), 40)
    seen = [
        area
        for area in screens
        if area.intersected(grip).width() >= 120 and area.top() <= frame.top()
    ]
    area = seen[0] if seen else screens[0]
    size = frame.size().boundedTo(area.size())
    window.resize(size)
    if not seen or not area.contains(QRect(frame.topLeft(), size)):
        left = max(area.left(), min(frame.left(), area.right() - size.width() + 1))
        top = max(area.top(), min(frame.top(), area.bottom() - size.height() + 1))
        window.move(left, top)


def settings() -> QSettings:
    """What only the window knows, from one start to the next."""
    folder = settings_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
