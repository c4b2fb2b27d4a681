"""Does a window survive a monkey: ``python -m tests.benchmarks.monkey [SECONDS] [--seed N]``.

Offscreen, in a home of its own, on a project of one article, a monkey triggers actions, clicks,
drags, turns the wheel, types and presses keys on the real widgets, in menus and dialogs too, for so
many seconds (default 600). Every :data:`CHECK` steps all is undone in a copy of the project,
compared with the beginning, and done again. At the end the window is closed and the project
checked. Printed are the steps, and the faults: uncaught errors, warnings of Qt, moments in which
the window did not answer for more than :data:`STALL` seconds of its thread's own time, undo that
does not lead back, damage, and more memory than :data:`GROWTH` MB. The exit status is 1 if there
are any. The same seed begins alike; what waits for threads then makes two runs differ.
"""

import argparse
import ctypes
import os
import pkgutil
import random
import sqlite3
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter, deque
from contextlib import closing
from dataclasses import replace
from importlib import import_module
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QtMsgType,
    QUrl,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

import explorer.session as session_package
import explorer.window as window_package
from explorer import export, formats, graph
from explorer.model.corpus import Snapshot
from explorer.session.importing import add
from explorer.session.session import Session
from explorer.store.checking import check
from explorer.window.actions import ACTIONS
from explorer.window.application import application, new_window
from explorer.window.furnishing import furnish
from explorer.window.garbage import Garbage
from explorer.workers.pool import Workers
from tests.builders import example_extraction

SECONDS, STALL, CHECK, GROWTH = 600, 2.0, 250, 50
_NEVER = ("quit", "close")  # they would end it
_SELDOM = ("open", "open-folder", "add", "add-folder", "example", "earlier", "save-as", "paste")
_KEYS = [
    Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2,
    Qt.Key.Key_F6, Qt.Key.Key_Menu, *map(Qt.Key, range(0x30, 0x5B)),
]  # fmt: skip
_MODIFIERS = [Qt.KeyboardModifier.NoModifier] * 6 + [
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
]
_TEXTS = [
    "chen", "Mira Chen", "", "a", "x" * 300, "<b>bold</b>", "=1+1", "\u202eevil", "日本", "👩‍👩‍👧",
    '"', "*", "% _", "2024", "(a+)+$", "\0", "harbor; port | sea", "../..",
]  # fmt: skip
_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


class Monkey(QObject):
    """Acts on whatever is in front; one step each time its timer rings, in dialogs too."""

    def __init__(self, session: Session, seed: int) -> None:
        super().__init__()
        self.chance = random.Random(seed)
        self.faults: Counter[str] = Counter()
        self.done: Counter[str] = Counter()
        self.lately: deque[str] = deque(maxlen=25)
        self.workers = Workers(count=1)
        self.window = new_window("light")
        self.window.setGeometry(0, 0, 1500, 950)
        furnish(self.window, self.workers)
        self.window.show()
        self.window.show_session(session)
        self.session, self.beginning = session, _kept(session)
        self._alike = 0  # steps in one dialog or menu
        self._beat, self._gui = time.thread_time(), threading.get_ident()
        self._over = threading.Event()
        self._acting = True

    def run(self, seconds: float) -> None:
        """Act for so long, then close the window and look at the project."""
        threading.Thread(target=self._watch, daemon=True).start()
        began, sizes, widgets = time.monotonic(), list[float](), list[int]()
        self.ring()
        while time.monotonic() - began < seconds:
            QApplication.processEvents()
            if time.monotonic() - began > seconds * (len(sizes) + 1) / 10:
                sizes.append(_memory())
                widgets.append(len(QApplication.allWidgets()))
        self._acting = False
        self._leave_front()
        self.undo_all()
        print(f"MB of memory: {' '.join(f'{size:.0f}' for size in sizes)}; widgets: {widgets}")
        grown = sizes[-1] - sizes[1]  # when what is made on first use is there
        self.window.close()
        self.workers.close()
        QApplication.sendPostedEvents(None, 52)
        self._over.set()
        if grown > GROWTH:
            self.faults[f"{grown:.0f} MB of memory grown"] += 1
        for project in {self.session.path, *Path.cwd().rglob("*.explorer")}:
            if damage := check(project).damage:
                self.faults[f"{project.name} is damaged: {damage}"] += 1

    @Slot()
    def ring(self) -> None:
        """One step, whatever comes of it."""
        self._beat = time.thread_time()
        if not self._acting:
            return
        QTimer.singleShot(0, self, self.ring)  # first: a step may begin a loop of its own
        try:
            self.step()
        except RuntimeError as error:
            if "already deleted" not in str(error):
                self.fail(error)
        except Exception as error:
            self.fail(error)

    def step(self) -> None:
        """Do something to the menu or the dialog that is in front, else to the window."""
        menu, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if menu is not None or dialog is not None:
            self._alike += 1
            if self._alike > self.chance.choice([4, 15, 40]):
                self._leave_front()
                return
            if menu is not None:
                self._use_menu(menu)
            elif isinstance(dialog, QFileDialog):
                self._leave_front()
            else:
                self._touch(dialog)
            return
        self._alike = 0
        session = self.window.desk.session
        if session is not self.session and session is not None and session.read_only is False:
            self.session, self.beginning = session, None
        if sum(self.done.values()) % CHECK == CHECK - 1:
            self.undo_all()
        if self.chance.random() < 0.4:
            self._act()
        elif self.chance.random() < 0.01:
            size = self.chance.choice([(1500, 950), (1000, 700), (2400, 1300), (700, 500)])
            self._note(f"resize {size}")
            self.window.resize(*size)
        else:
            self._touch(self.window)

    def undo_all(self) -> None:
        """In a copy of the project undo leads to the beginning, and redo back."""
        session = self.window.desk.session
        if session is None or session is not self.session or session.read_only:
            return
        self._note("undo all")
        copy = Path.cwd() / "copy.explorer"
        with closing(sqlite3.connect(session.path)) as live, closing(sqlite3.connect(copy)) as new:
            live.backup(new)
        with closing(Session.open(copy)) as other:
            before, steps = _kept(other), 0
            while other.undo() is not None:
                steps += 1
            if self.beginning is None:
                self.beginning = _kept(other)
            elif _kept(other) != self.beginning:
                self._tell("undo does not lead to the beginning")
            for _ in range(steps):
                other.redo()
            if not before == _kept(other) == _kept(session):
                self._tell("redo does not lead back")
        copy.unlink()

    def _tell(self, fault: str) -> None:
        if fault not in self.faults:
            print(f"\n{fault}", *self.lately, sep="\n  ", flush=True)
        self.faults[fault] += 1

    def fail(self, error: BaseException) -> None:
        """Note an error, and print its trace once, with what was done before it."""
        trace = traceback.extract_tb(error.__traceback__)
        at = f"{Path(trace[-1].filename).name}:{trace[-1].lineno}" if trace else "?"
        told = f"{type(error).__name__} at {at}: {str(error)[:120]}"
        if told not in self.faults:
            print(f"\n{told}", *self.lately, sep="\n  ")
            print(*traceback.format_exception(error)[-12:], sep="", flush=True)
        self.faults[told] += 1

    def warn(self, kind: QtMsgType, context: object, text: str) -> None:
        """Note a warning of Qt."""
        if kind != QtMsgType.QtDebugMsg and "This plugin does not" not in text:
            if f"Qt: {text}" not in self.faults:
                stack = traceback.format_stack()[-8:-1]
                print(f"\nQt: {text}", *self.lately, *stack, sep="\n  ", flush=True)
            self.faults[f"Qt: {text}"] += 1

    @Slot("QUrl")
    def follow(self, url: QUrl) -> None:
        """A link or a folder that would be opened in another program."""
        self.done[f"links ({url.scheme()})"] += 1

    def _act(self) -> None:
        """An action of the table that can be done."""
        table = self.window.actions_table
        table.refresh()
        names = [
            row.id
            for row in ACTIONS
            if row.id not in _NEVER
            and table[row.id].isEnabled()
            and (row.id not in _SELDOM or self.chance.random() < 0.02)
        ]
        name = self.chance.choice(names)
        self._note(name)
        self.done[name] += 1
        table[name].trigger()

    def _touch(self, top: QWidget) -> None:
        """Click, drag, turn the wheel, type or press a key, somewhere in a window."""
        there = [one for one in top.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
        canvas = getattr(getattr(self.window.desk.canvas, "viewport", None), "window", None)
        widget = self.chance.choice(there or [top])
        if canvas is not None and top is self.window and self.chance.random() < 0.3:
            widget = self.window.desk.canvas.viewport
        at = QPoint(self._within(widget.width()), self._within(widget.height()))
        held = self.chance.choice(_MODIFIERS)
        way = self.chance.randrange(10)
        where = f"{type(widget).__name__} “{widget.accessibleName() or widget.objectName()}”"
        self._note(f"way {way} on {where} at {at.x()},{at.y()} {held.name}")
        self.done["touches"] += 1
        match way:
            case 0 | 1 | 2:
                QTest.mouseClick(widget, _LEFT, held, at)
            case 3:
                QTest.mouseDClick(widget, _LEFT, held, at)
            case 4:
                QTest.mouseClick(widget, _RIGHT, held, at)
            case 5:
                self._drag(widget, at, held)
            case 6:
                self._wheel(widget, at, held)
            case 7 if isinstance(widget, QLineEdit | QPlainTextEdit):
                self._type(widget)
            case _:
                front = QApplication.focusWidget() or widget
                if isinstance(front, QLineEdit) and self.chance.random() < 0.5:
                    self._type(front)
                else:
                    key = self.chance.choice(_KEYS)
                    if not (key == Qt.Key.Key_Q and held == Qt.KeyboardModifier.ControlModifier):
                        QTest.keyClick(front, key, held)

    def _type(self, widget: QWidget) -> None:
        for letter in self.chance.choice(_TEXTS):  # QTest ends the program at what is not Latin
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)

    def _drag(self, widget: QWidget, at: QPoint, held: Qt.KeyboardModifier) -> None:
        QTest.mousePress(widget, _LEFT, held, at)
        for _ in range(self.chance.choice([1, 3, 8])):
            at = QPoint(self._within(widget.width()), self._within(widget.height()))
            QTest.mouseMove(widget, at)
        QTest.mouseRelease(widget, _LEFT, held, at)

    def _wheel(self, widget: QWidget, at: QPoint, held: Qt.KeyboardModifier) -> None:
        turned = QPoint(0, self.chance.choice([-1200, -120, 120, 1200]))
        event = QWheelEvent(
            QPointF(at), QPointF(widget.mapToGlobal(at)), QPoint(), turned,
            Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def _use_menu(self, menu: QWidget) -> None:
        if not isinstance(menu, QMenu) or self.chance.random() < 0.3:
            self._note(f"key in {type(menu).__name__}")
            QTest.keyClick(menu, self.chance.choice(_KEYS[:9]))
            return
        able = [one for one in menu.actions() if one.isEnabled() and not one.isSeparator()]
        if not able:
            menu.close()
            return
        action = self.chance.choice(able)
        self._note(f"menu: {action.text()}")
        if action.objectName() in _NEVER or action.objectName() in _SELDOM:
            menu.close()
        elif action.menu() is not None:
            menu.setActiveAction(action)
            QTest.keyClick(menu, Qt.Key.Key_Right)
        else:
            QTest.mouseClick(menu, _LEFT, pos=menu.actionGeometry(action).center())

    def _leave_front(self) -> None:
        """Close what is in front, as Escape or a last button does."""
        self._note("leave what is in front")
        self._alike = 0
        for _ in range(5):
            front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if front is None:
                return
            if isinstance(front, QDialog):
                front.reject()
            else:
                front.close()

    def _within(self, size: int) -> int:
        return self.chance.randrange(max(size, 1))

    def _note(self, what: str) -> None:
        self.lately.append(what)

    def _watch(self) -> None:
        """Look from another thread whether the window's thread comes back to its events."""
        clock = time.pthread_getcpuclockid(self._gui)
        told = 0.0
        while not self._over.wait(0.1):
            beat = self._beat
            if time.clock_gettime(clock) - beat > STALL and beat != told:
                told = beat
                frames = traceback.extract_stack(sys._current_frames()[self._gui])
                ours = [
                    f"{Path(frame.filename).name}:{frame.lineno}"
                    for frame in frames
                    if "/explorer/" in frame.filename
                ]
                self.faults[f"no answer for {STALL:g} s at {' < '.join(ours[:-9:-1])}"] += 1


def _import_all() -> None:
    """Import what the program imports when it is first needed: that is no growth."""
    for package in (graph, session_package, window_package, formats, export):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if not module.name.endswith(("__main__", "warming", ".schema")):
                import_module(module.name)


def _memory() -> float:
    """MB in memory, without what was freed and the system has not got back yet."""
    if sys.platform == "linux":
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    return psutil.Process().memory_info().rss / 1e6


def _kept(session: Session) -> Snapshot:
    """What undo brings back: all but first places, which a layout gives anew."""
    return replace(session.corpus.snapshot(), placements=frozenset(), spots=frozenset())


def main(arguments: list[str]) -> int:
    """Run the monkey; 1 where anything broke."""
    asked = argparse.ArgumentParser()
    asked.add_argument("seconds", nargs="?", type=float, default=SECONDS)
    asked.add_argument("--seed", type=int, default=7)
    given = asked.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(ARTICLE_EXPLORER_HOME=folder, HOME=folder)
        os.chdir(folder)
        _import_all()
        garbage = Garbage(application())
        session = Session.create(Path(folder) / "harbor.explorer")
        add(session, example_extraction())
        monkey = Monkey(session, given.seed)
        for scheme in ("http", "https", "file"):
            QDesktopServices.setUrlHandler(scheme, monkey, "follow")
        qInstallMessageHandler(monkey.warn)
        sys.excepthook = lambda kind, error, trace: monkey.fail(error)
        threading.excepthook = lambda args: monkey.fail(args.exc_value)
        try:
            monkey.run(given.seconds)
        finally:
            qInstallMessageHandler(None)
            garbage.rest()
    for what, number in monkey.done.most_common():
        print(f"{number:7,} {what}")
    for fault, number in monkey.faults.most_common():
        print(f"{number:4} × {fault}")
    return 1 if monkey.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
