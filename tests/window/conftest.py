"""A window on the harbor article, as a user has it after opening it."""

from collections.abc import Callable, Iterator
from math import cos, pi, sin

import pytest
from PySide6.QtWidgets import QApplication

from explorer.model.records import Placement, Record
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from explorer.window.application import application, new_window
from explorer.window.furnishing import furnish
from explorer.window.main_window import MainWindow
from explorer.workers.pool import Workers
from tests.builders import example_records


def placed(records: list[Record]) -> list[Record]:
    """The records, their entities on a ring: nothing waits for a layout."""
    names = [record.id for record in records if type(record).__name__ == "Entity"]
    ring = [(name, 2 * pi * at / len(names)) for at, name in enumerate(names)]
    return [*records, *(Placement(id=n, x=420 * cos(t), y=300 * sin(t)) for n, t in ring)]


@pytest.fixture
def empty_window(qtbot) -> Iterator[MainWindow]:
    """A window without a project."""
    application()
    window = new_window("light")
    window.setGeometry(0, 0, 1500, 950)
    furnish(window, Workers(count=1))
    window.desk.canvas.animate = False
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete: nothing of it meets the next test


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
