"""A window on the harbor article, as a user has it after opening it."""

import threading
from collections.abc import Callable, Iterator
from math import cos, pi, sin

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication, QLineEdit

from explorer.model.records import Placement, Record
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from explorer.window.application import application, new_window
from explorer.window.furnishing import furnish
from explorer.window.main_window import MainWindow
from explorer.workers.pool import Workers
from tests.builders import example_records

SIZE = (1500, 950)
PASSED = pytest.StashKey[bool]()


def placed(records: list[Record]) -> list[Record]:
    """The records, their entities on a ring: nothing waits for a layout."""
    names = [record.id for record in records if type(record).__name__ == "Entity"]
    ring = [(name, 2 * pi * at / len(names)) for at, name in enumerate(names)]
    return [*records, *(Placement(id=n, x=420 * cos(t), y=300 * sin(t)) for n, t in ring)]


def new_empty_window() -> MainWindow:
    """A window without a project, complete."""
    application()
    window = new_window("light")
    window.setGeometry(0, 0, *SIZE)
    furnish(window, Workers(count=1))
    window.desk.canvas.animate = False
    window.show()
    return window


def close_for_good(window: MainWindow) -> None:
    """Close a window; nothing of it meets the next test."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def leave_project(window: MainWindow) -> bool:
    """Close the project, as a person does before the next; whether the window is as a new one."""
    desk = window.desk
    asked = QApplication.activeModalWidget() or QApplication.activePopupWidget()
    works = [one for one in threading.enumerate() if not one.daemon]
    if asked or len(works) > 1 or window.stage.table is not None or not window.isVisible():
        return False
    window.close_project()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.last_figure, desk.asked, desk.canvas.animate, desk.canvas.lasso = "", (), False, False
    window.reading.show_evidence()
    for line in window.findChildren(QLineEdit):
        line.clear()
    if desk.look.theme.name != "light":
        window.dress("light")
    window.setGeometry(0, 0, *SIZE)
    return desk.session is None and window.size() == QSize(*SIZE)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Keep how the test went, for ``empty_window``."""
    report = yield
    if report.when == "call":
        item.stash[PASSED] = report.passed
    return report


@pytest.fixture(scope="module")
def windows() -> Iterator[list[MainWindow]]:
    """The window that the tests of a module share, if it is marked ``one_window``."""
    kept: list[MainWindow] = []
    yield kept
    for window in kept:
        close_for_good(window)


@pytest.fixture
def empty_window(qtbot, request, windows) -> Iterator[MainWindow]:
    """A window without a project.

    With the mark ``one_window`` it is that of the test before, which closed its project: most of
    what a test of a window takes is to make one. After a failure, or where something else than a
    project was left, it is a new one.
    """
    shared = request.node.get_closest_marker("one_window") is not None
    window = windows.pop() if shared and windows else new_empty_window()
    qtbot.waitExposed(window)
    yield window
    if shared and request.node.stash.get(PASSED, False) and leave_project(window):
        windows.append(window)
    else:
        close_for_good(window)


@pytest.fixture
def open_records(empty_window) -> Callable[[list[Record]], MainWindow]:
    """Shows a project of these records."""

    def show(records: list[Record]) -> MainWindow:
        empty_window.show_session(Session(MemoryStore(placed(records))))
        return empty_window

    return show


@pytest.fixture
def window(open_records) -> MainWindow:
    """A window on the harbor article."""
    return open_records(example_records())
