"""The table of actions as Qt actions of one window."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from explorer.guarded import guarded
from explorer.panels.icons import icon
from explorer.panels.plain import tip, visible
from explorer.window.actions import ACTIONS, Action, text_of
from explorer.window.desk import Desk
from explorer.window.messages import translated
from explorer.window.search import Command


class Actions:
    """``refresh`` says anew which actions can be done, and what undo would take back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made: dict[str, QAction] = {}
        self._text = False  # whether text of the article is selected
        self._soon = QTimer(desk.window, interval=0, singleShot=True)
        self._soon.timeout.connect(guarded(self.refresh))
        for row in ACTIONS:
            action = QAction(text_of(row.text), desk.window)
            action.setObjectName(row.id)
            action.triggered.connect(guarded(lambda *, row=row: self._run(row)))
            if row.shortcut:
                keys = [QKeySequence(row.shortcut)]
                if row.id == "redo":
                    keys.append(QKeySequence("Ctrl+Y"))
                action.setShortcuts(keys)
            context = Qt.ShortcutContext
            action.setShortcutContext(
                context.WidgetWithChildrenShortcut if row.work else context.WindowShortcut
            )
            action.setCheckable(row.checked is not None)
            if row.id == "quit":
                action.setMenuRole(QAction.MenuRole.QuitRole)
            if row.id == "about":
                action.setMenuRole(QAction.MenuRole.AboutRole)
            self._made[row.id] = action
            self._say(row.id, text_of(row.tip or row.text))
            if not row.work:
                desk.window.addAction(action)

    def __getitem__(self, name: str) -> QAction:
        """The Qt action of an id."""
        return self._made[name]

    def work_in(self, widget: QWidget, canvas: bool = False, article: bool = False) -> None:
        """Let the single keys act while a widget, or what is in it, has the keyboard."""
        for row in ACTIONS:
            here = (canvas or not row.canvas) and (
                not row.elsewhere if article else not row.article
            )
            if row.work and here:
                widget.addAction(self._made[row.id])

    def of(self, names: Iterable[str]) -> list[QAction]:
        """Those of some ids that can be done now."""
        able = {row.id for row in ACTIONS if row.needs(self._desk)}
        return [self._made[name] for name in names if name in able]

    def refresh_soon(self) -> None:
        """Say anew what can be done, once, when the events at hand are through."""
        self._soon.start()

    def refresh(self) -> None:
        """Say which can be done now, and what undo and redo would do."""
        self._soon.stop()
        for row in ACTIONS:
            able = bool(row.needs(self._desk) or row.why_not(self._desk))
            self._made[row.id].setEnabled(able)
            if row.checked is not None:
                self._made[row.id].setChecked(row.checked(self._desk))
        session = self._desk.session
        for name, word in (("undo", "Undo {what}"), ("redo", "Redo {what}")):
            label = getattr(session, f"{name}_label") if session is not None else None
            text = (
                text_of(word).format(what=translated(label))
                if label
                else text_of(name.capitalize())
            )
            self._made[name].setText(visible(text, 80).replace("&", "&&"))
            self._say(name, visible(text, 80))

    def text_selected(self, selected: bool) -> None:
        """Text of the article is selected now, or no more: its keys may be pressed at once."""
        if selected != self._text:
            self._text = selected
            self.refresh()

    def dress(self) -> None:
        """Take the theme's colors."""
        for row in ACTIONS:
            if row.icon:
                self._made[row.id].setIcon(icon(row.icon, self._desk.look.hex("muted")))

    def commands(self) -> list[Command]:
        """What can be done now, for the search box."""
        found = []
        for row in ACTIONS:
            if row.needs(self._desk) and row.id != "search":
                text = text_of(row.text).rstrip("…")
                found.append(Command(row.id, text, self._keys(row.id)))
        return found

    def _say(self, name: str, told: str) -> None:
        """The tooltip of an action: what it does, and its key."""
        keys = self._keys(name)
        self._made[name].setToolTip(tip(f"{told} ({keys})" if keys else told))

    def _keys(self, name: str) -> str:
        return self._made[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _run(self, row: Action) -> None:
        if self._desk.figures is not None:
            self._desk.figures.save()
        if row.needs(self._desk):
            row.slot(self._desk)
            self._desk.take_keyboard_back()
        elif row.why_not(self._desk):
            self._desk.messages.say(row.why_not(self._desk))
        if row.id not in ("quit", "close"):
            self.refresh()
