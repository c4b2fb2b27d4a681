"""How long until a project of 20,000 entities and 100,000 relations is seen, and is whole.

``pytest tests/benchmarks/test_opening.py --benchmark-only``; the project takes a minute to make.
The bar: the first picture within 2 s.
"""

import gc

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from explorer.edits.annotations import place
from explorer.session.ahead import keep_picture
from explorer.session.session import Session
from explorer.window.application import application, new_window
from explorer.window.furnishing import furnish
from explorer.workers.pool import Workers
from tests.benchmarks.test_store import large_project

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    session = large_project(tmp_path_factory.mktemp("large") / "large")
    spots = {
        entity: (n % 141 * 60.0, n // 141 * 60.0)
        for n, entity in enumerate(session.corpus.entities)
    }
    session.settle(place(session.corpus, spots))
    session.close()
    return session.path


@pytest.fixture(scope="module")
def window():
    application()
    window = new_window("light")
    window.setGeometry(0, 0, 1600, 1000)
    opening = furnish(window, Workers(count=1))
    window.show()
    QApplication.processEvents()
    yield window
    opening.close()
    window.close()
    window.deleteLater()


@pytest.fixture(autouse=True)
def collected_by_the_window():
    """As in the program, where a timer of the main thread collects."""
    gc.disable()
    yield
    gc.enable()


def settled(window):
    """Wait as the program does, in an event loop, until nothing is read."""
    if window.desk.opening.running:
        loop = QEventLoop()
        window.desk.opening.finished.connect(loop.quit)
        loop.exec()


def closed(window):
    settled(window)
    window.close_project()
    QApplication.processEvents()
    return (), {}


@pytest.fixture
def kept(path):
    session = Session.open(path)
    keep_picture(session)
    session.close()


def test_first_picture(path, kept, window, benchmark):
    def seen():
        window.desk.opening.open([path])
        assert window.desk.canvas.scene.lines
        window.desk.canvas.repaint()

    benchmark.pedantic(seen, setup=lambda: closed(window), rounds=3)
    closed(window)


def test_whole_project(path, kept, window, benchmark):
    def there():
        window.desk.opening.open([path])
        settled(window)
        assert not window.desk.session.provisional

    benchmark.pedantic(there, setup=lambda: closed(window), rounds=3)
    closed(window)
