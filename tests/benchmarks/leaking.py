"""Does doing the same again and again take more memory: ``python -m tests.benchmarks.leaking``.

Offscreen, in a home of its own, each action of the program is done :data:`WARM` times and then
:data:`ROUNDS` times on the harbor article, on what it acts on; what it asks is dismissed and what
it changed is undone. So are projects opened and closed, words searched, and the window resized.
Printed is what one round left behind, where that is more than a bar: KB of memory in use (freed
memory that the system has not got back is not counted), objects of Python, and objects of Qt below
the window. ``--only NAME`` looks at one, and lists what
is left. The exit status is 1 if anything leaks.
"""

import argparse
import ctypes
import gc
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from explorer.session.importing import add
from explorer.session.session import Session
from explorer.window.actions import ACTIONS
from explorer.window.application import application, new_window
from explorer.window.furnishing import furnish
from explorer.window.garbage import Garbage
from explorer.window.main_window import MainWindow
from explorer.workers.pool import Workers
from tests.builders import example_extraction

WARM, ROUNDS = 4, 12
# More than this a round is a leak. Kept, and no more than some hundred at a time, are places to go
# back to, lines that moved, and statements of the database.
KB, OBJECTS, CHILDREN = 32.0, 40.0, 0.5
_NEVER = ("quit", "close", "example", "earlier", "open", "add", "open-folder", "add-folder")


class _Heap(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            "arena",
            "ordblks",
            "smblks",
            "hblks",
            "hblkhd",
            "usmblks",
            "fsmblks",
            "inuse",
            "free",
            "keepcost",
        )
    ]


_libc = ctypes.CDLL("libc.so.6")
_libc.mallinfo2.restype = _Heap


@dataclass(frozen=True, slots=True)
class Held:
    """What is held now: bytes, and objects by their types."""

    bytes: int
    objects: Counter[str]
    children: Counter[str]


class Repeating(QObject):
    """A window, and what dismisses whatever it asks."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.workers = Workers(count=1)
        self.window: MainWindow = new_window("light")
        self.window.setGeometry(0, 0, 1500, 950)
        furnish(self.window, self.workers)
        self.window.desk.canvas.animate = False
        self.window.show()
        self._seen: object = None
        self._dismissing = QTimer(self, interval=0)
        self._dismissing.timeout.connect(self._dismiss)
        self._dismissing.start()

    @Slot("QUrl")
    def follow(self, url: QUrl) -> None:
        """What would be opened in another program."""

    @Slot()
    def _dismiss(self) -> None:
        """Close what is in front, once it has been painted."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is not self._seen:
            self._seen = front
        elif isinstance(front, QDialog):
            front.reject()
        elif front is not None:
            front.close()

    def settle(self) -> None:
        """Wait until all that was begun is over."""
        desk = self.window.desk
        for _ in range(20):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            busy = desk.opening.running or self.window.following.arranging.running
            while busy or QApplication.activeModalWidget() or QApplication.activePopupWidget():
                QApplication.processEvents()
                busy = desk.opening.running or self.window.following.arranging.running

    def show(self) -> None:
        """Show the project anew."""
        path = self._folder / "harbor.explorer"
        if not path.exists():
            session = Session.create(path)
            add(session, example_extraction())
            session.close()
        if self.window.desk.session is not None:
            self.window.close_project()
        self.window.show_session(Session.open(path))
        self.settle()

    def select(self, what: str) -> None:
        """Select nothing, an entity, two or a line."""
        session = self.window.desk.session
        corpus = session.corpus
        names, lines = sorted(corpus.entities), sorted(corpus.relations)
        match what:
            case "an entity":
                session.select(entities=names[:1])
            case "two":
                session.select(entities=names[:2])
            case "a line":
                session.select(relations=lines[:1])
            case _:
                session.select()

    def act(self, name: str) -> bool:
        """One action, with the first of some things selected on which it acts; False on none."""
        desk = self.window.desk
        session, table = desk.session, self.window.actions_table
        for what in ("nothing", "an entity", "a line", "two"):
            self.select(what)
            table.refresh()
            if table[name].isEnabled():
                break
        else:
            return False
        stand = session.undo_label
        table[name].trigger()
        self.settle()
        if name not in ("undo", "redo"):
            for _ in range(4):
                if desk.session is session and session.undo_label != stand:
                    session.undo()
        elif name == "undo":
            session.redo()
        self.settle()
        return True

    def held(self) -> Held:
        """Look at what is there, without what is only waiting to be collected."""
        self.select("nothing")
        self.settle()
        gc.collect()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        heap = _libc.mallinfo2()
        kinds = Counter(type(one).__qualname__ for one in gc.get_objects())
        children = Counter(type(one).__name__ for one in self.window.findChildren(QObject))
        return Held(heap.inuse + heap.hblkhd, kinds, children)


def others(own: Repeating) -> Iterator[tuple[str, Callable[[], object]]]:
    """What a person does without an action."""
    window = own.window

    def reopen() -> None:
        own.show()

    def search() -> None:
        window.actions_table["search"].trigger()
        box = QApplication.focusWidget()
        QTest.keyClicks(box, "chen harbor")
        own.settle()
        QTest.keyClick(box, Qt.Key.Key_Escape)
        own.settle()

    def resize() -> None:
        for size in ((1000, 700), (1500, 950)):
            window.resize(*size)
            own.settle()

    def walk() -> None:
        for what in ("an entity", "a line", "two", "nothing"):
            own.select(what)
            own.settle()

    def wheel() -> None:
        canvas = window.desk.canvas
        for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            QTest.keyClick(canvas, key)
            own.settle()

    yield "reopen", reopen
    yield "type a search", search
    yield "resize", resize
    yield "select one after another", walk
    yield "zoom", wheel


def leak(own: Repeating, once: Callable[[], object]) -> tuple[Held, Held]:
    """What is held before and after so many rounds."""
    for _ in range(WARM):
        once()
    before = own.held()
    for _ in range(ROUNDS):
        once()
    return before, own.held()


def told(name: str, before: Held, after: Held, whole: bool) -> bool:
    """Print what a round left; whether it is more than may be."""
    size = (after.bytes - before.bytes) / 1024 / ROUNDS
    objects = (after.objects.total() - before.objects.total()) / ROUNDS
    children = (after.children.total() - before.children.total()) / ROUNDS
    leaks = size > KB or objects > OBJECTS or children > CHILDREN
    if leaks or whole:
        print(f"{name:52} {size:8.1f} KB {objects:7.1f} objects {children:5.1f} of Qt", flush=True)
        for what, new, old in (
            ("Python", after.objects, before.objects),
            ("Qt", after.children, before.children),
        ):
            more = [f"{n / ROUNDS:.1f} {kind}" for kind, n in (new - old).most_common(8)]
            if more:
                print(f"    {what}: {', '.join(more)}", flush=True)
    return leaks


def main(arguments: list[str]) -> int:
    """Do each in turn; 1 if anything is left behind."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--only", default="")
    given = asked.parse_args(arguments)
    leaks = looked = 0
    with tempfile.TemporaryDirectory() as place:
        os.environ.update(ARTICLE_EXPLORER_HOME=place, HOME=place)
        os.chdir(place)
        garbage = Garbage(application())
        own = Repeating(Path(place))
        for scheme in ("http", "https", "file"):
            QDesktopServices.setUrlHandler(scheme, own, "follow")
        own.show()
        own.held()  # which makes wrappers of what Qt alone held
        runs: list[tuple[str, Callable[[], object]]] = [*others(own)]
        for row in ACTIONS:
            if row.id not in _NEVER:
                runs.append((row.id, lambda name=row.id: own.act(name)))
        for name, once in runs:
            if given.only and given.only not in name:
                continue
            own.show()
            if once() is not False:
                looked += 1
                leaks += told(name, *leak(own, once), bool(given.only))
        own.window.close()
        own.workers.close()
        garbage.rest()
    print(f"{looked} looked at, {leaks} leak")
    return int(bool(leaks))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
