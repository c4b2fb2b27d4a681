"""The program, run as a user runs it, that also says on request where things are on its screen.

Started by :class:`tests.tasks.user.User` in a process of its own. Requests and answers are JSON, a
line each, on standard input and output; the hands are xdotool's alone. Also notes when the window
was first painted, when names stood on the canvas and when the graph did, and the longest time the
window did not answer.
"""

import json
import sys
import threading
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from explorer.panels.table import RowList
from explorer.window import application
from explorer.window.main_window import MainWindow

BEAT = 10  # ms between two looks at whether the window still answers


class Eyes(QObject):
    """Answers requests on the thread of the window."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.painted = self.named = self.drawn = 0.0
        self.stall, self._beat, self._painting = 0.0, time.monotonic(), False
        self.asked.connect(self._answer)
        self._timer = QTimer(self, interval=BEAT)
        self._timer.timeout.connect(self._tick)

    def listen(self) -> None:
        """Read requests beside the window, and watch it."""
        QApplication.instance().installEventFilter(self)
        threading.Thread(target=self._read, daemon=True).start()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, MainWindow):
            self._painting = True
        return False

    def _read(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line)

    def _tick(self) -> None:
        now = time.monotonic()
        if self._painting and not self.painted:
            # All of the first picture is there; before that no window could be frozen.
            self.painted, self.stall, self._beat = time.time(), 0.0, now
        self.stall = max(self.stall, now - self._beat - BEAT / 1000)
        self._beat = now
        window = _window()
        canvas = window.desk.canvas if window is not None else None
        shown = canvas is not None and canvas.isVisible() and bool(canvas.scene.entities)
        self.named = (self.named or time.time()) if shown else 0.0
        session = window.desk.session if shown else None
        tied = session is not None and not session.provisional
        tied = tied and not window.following.arranging.running
        self.drawn = (self.drawn or time.time()) if tied else 0.0

    def _answer(self, line: str) -> None:
        request = json.loads(line)
        try:
            answer = getattr(self, "see_" + request.pop("see"))(**request)
        except (LookupError, AttributeError, ValueError) as error:
            answer = {"missing": str(error)}
        print(json.dumps(answer), flush=True)

    def see_state(self) -> dict:
        """What the window shows now."""
        window = _window()
        desk, session = window.desk, window.desk.session
        names = session.corpus.entities if session else {}
        canvas = desk.canvas
        focus, dialog = QApplication.focusWidget(), QApplication.activeModalWidget()
        return {
            "painted": self.painted,
            "named": self.named,
            "drawn": self.drawn,
            "stall": self.stall,
            "lines": len(canvas.scene.lines) if canvas is not None else 0,
            "entities": list(canvas.scene.names) if canvas is not None else [],
            "selected": [names[e].name for e in session.selection.entities] if session else [],
            "relations": [_relation(session, r) for r in session.selection.relations]
            if session
            else [],
            "sentences": len(desk.answers.evidence._cards),
            "keyboard": _name(canvas, canvas.keyboard_at) if canvas is not None else "",
            "line": _looked_at(canvas),
            "verdicts": _verdicts(session) if session else 0,
            "undo": str(session.undo_label) if session else "",
            "message": desk.messages.isVisible(),
            "dialog": type(dialog).__name__,
            "answers": focus is not None and (dialog or window).isAncestorOf(focus),
            "focus": f"{type(focus).__name__} {focus.accessibleName()}" if focus else "",
        }

    def see_words(self, words: str) -> dict:
        """Where words of the article begin and end."""
        article = _window().desk.article
        at = article.toPlainText().index(words)
        first = article.textCursor()
        first.setPosition(at)
        bar = article.verticalScrollBar()
        bar.setValue(bar.value() + article.cursorRect(first).top() - 40)  # as a wheel would
        found = []
        for place in (at, at + len(words)):
            cursor = article.textCursor()
            cursor.setPosition(place)
            spot = article.cursorRect(cursor).center()
            found.append(_point(article.viewport(), spot.x(), spot.y()))
        begin, end = found
        return {"from": begin, "to": end}

    def see_fields(self) -> dict:
        """What stands in the fields of the dialog, by their names."""
        dialog = QApplication.activeModalWidget()
        written = {one.accessibleName(): one.text() for one in dialog.findChildren(QLineEdit)}
        chosen = {one.accessibleName(): one.currentText() for one in dialog.findChildren(QComboBox)}
        return {**written, **chosen}

    def see_reset(self) -> dict:
        """Forget the longest stall."""
        self.stall, self._beat, self.named, self.drawn = 0.0, time.monotonic(), 0.0, 0.0
        return {}

    def see_line(self, one: str, other: str) -> dict:
        """A place on the line between two entities, or on a curve of theirs if it is selected."""
        canvas = _window().desk.canvas
        names = canvas.scene.names
        pair = {names.index(one), names.index(other)}
        row = next(i for i, e in enumerate(canvas.scene.edges.tolist()) if set(e) == pair)
        a, b = canvas.view.to_screen(canvas.scene.positions[canvas.scene.edges[row]])
        along = b - a
        aside = np.array((-along[1], along[0])) / np.hypot(*along)
        for away in (0, 10, -10, 20, -20, 30, -30, 45, -45):
            for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.25, 0.75):
                x, y = a + along * share + aside * away
                hit = canvas.hit(x, y)
                if hit is not None and hit.line == row:
                    return _point(canvas.viewport, x, y)
        raise LookupError(f"no free place on the line {one} – {other}")

    def see_entity(self, name: str) -> dict:
        """The glyph of an entity on the canvas."""
        canvas = _window().desk.canvas
        x, y = canvas.view.to_screen(canvas.scene.positions[[canvas.scene.names.index(name)]])[0]
        return _point(canvas.viewport, x, y)

    def see_row(self, name: str) -> dict:
        """The row of an entity in the list on the left."""
        view = _window().contents.entities.findChild(RowList)
        model = view.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if view.rows.row(index).text == name:
                view.scrollTo(index)
                spot = view.visualRect(index).center()
                return _point(view.viewport(), spot.x(), spot.y())
        raise LookupError(f"{name} is not in the list")

    def see_widget(self, name: str) -> dict:
        """A visible widget by accessible or object name, or by the text on it."""
        top = QApplication.activeModalWidget() or _window()
        for widget in top.findChildren(QWidget):
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            if widget.isVisible() and name in (widget.accessibleName(), widget.objectName(), text):
                middle = widget.rect().center()
                return _point(widget, middle.x(), middle.y())
        raise LookupError(f"no widget is called {name}")

    def see_open(self, path: str) -> dict:
        """Open another file in this window, as a drop of it would."""
        _window().desk.opening.open([Path(path)])
        return {}


def _name(canvas, entity: str | None) -> str:
    row = canvas.scene.row(entity) if entity is not None else None
    return canvas.scene.names[row] if row is not None else ""


def _looked_at(canvas) -> list[str]:
    """The names at the ends of the line that is brought forward."""
    hit = canvas.hovered_hit if canvas is not None else None
    if hit is None or hit.line is None:
        return []
    return sorted(_name(canvas, end) for end in canvas.scene.lines[hit.line].ends)


def _verdicts(session) -> int:
    """How many sentences of what is selected a person has judged."""
    found = session.corpus.store.evidence_of(session.selection.relations)
    return sum(one.verdict != "unreviewed" for one in found)


def _relation(session, relation: str) -> dict:
    found = session.corpus.relations[relation]
    claims = session.corpus.claims_of(relation)
    return {
        "label": found.label,
        "verdict": found.verdict,
        "note": found.note,
        "certainty": sorted({claim.factuality for claim in claims}),
        "sentences": sum(claims.values()),
    }


def _window() -> MainWindow | None:
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    return windows[0] if windows else None


def _point(widget: QWidget, x: float, y: float) -> dict:
    at = widget.mapToGlobal(QPoint(round(x), round(y)))
    return {"x": at.x(), "y": at.y()}


def main() -> int:
    """Run the program on the paths given, eyes open."""
    eyes = Eyes()
    application.application()
    eyes.listen()
    return application.run([Path(name) for name in sys.argv[1:]], theme="light")


if __name__ == "__main__":
    sys.exit(main())
