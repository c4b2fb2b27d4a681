"""The short tour: shows what can be done, step by step, and goes on as a person does it.

It stands beside the work and never in its way: every key and click reaches the window, Esc ends it.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from explorer.errors import ExplorerError
from explorer.guarded import guarded
from explorer.model.edit import Edit
from explorer.model.records import Figure, Placement, Spot
from explorer.session.session import Selection, Session
from explorer.session.settings import read_settings, write_settings
from explorer.window import filing, needs
from explorer.window.callout import Callout, Ring
from explorer.window.main_window import MainWindow
from explorer.window.tour_steps import shown_line, steps

_LOOKS = 120  # milliseconds between two looks at where the part meant is: it moves with the graph


class Touring(QObject):
    """At most one tour in a window; it ends with the project that it began in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._steps = tuple(steps())
        self._session: Session | None = None  # that it goes on in
        self._at = -1
        self._wanted = False  # it begins as soon as the graph stands
        self.ring = Ring(window.desk.look, window)
        self.callout = Callout(window.desk.look, window)
        self.callout.went_on.connect(self._go_on)
        self.callout.left.connect(self.end)
        window.actions_table.work_in(self.callout)
        window.panes.put_in(self.callout, window.top)
        self._looking = QTimer(self, interval=_LOOKS)
        self._looking.timeout.connect(self._look)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.end)
        window.shown_session.connect(self._shown)
        window.desk.answers.evidence.focused.connect(lambda: self._done("card"))
        window.desk.canvas.moved.connect(lambda _: self._done("edit"))
        window.actions_table["picture"].triggered.connect(lambda: self._done("picture"))
        window.desk.tour = self

    @property
    def at(self) -> int:
        """Number of the step that is shown, from 1; 0 while there is no tour."""
        return self._at + 1

    @property
    def able(self) -> bool:
        """Whether there is a graph to show it on, or an example to open for it."""
        desk = self._desk
        if desk.opening.running:
            return False
        if desk.session is None:
            return filing.example() is not None
        return needs.settled(desk) and needs.drawn(desk) and bool(desk.canvas.scene.lines)

    def take(self) -> None:
        """Begin it from the first step, on the open project, or else on the example."""
        self.end()
        if self._desk.session is None:
            filing.open_example(self._desk)
        self._wanted = True
        self._looking.start()

    def offer(self) -> None:
        """Begin when the graph of what is being opened stands, unless it was seen or declined."""
        if not read_settings().toured:
            self._wanted = True
            self._looking.start()

    @guarded
    def end(self) -> None:
        """Leave the tour; whoever has ticked so, or seen the end, is not offered it again."""
        if self._at < 0:
            return
        seen = self._at == len(self._steps) - 1 or self.callout.never.isChecked()
        had_keyboard = self.callout.isAncestorOf(self._window.focusWidget() or self._window)
        self._listen(None)
        self._at = -1
        self._looking.stop()
        self._escape.setEnabled(False)
        self.ring.hide()
        self.callout.hide()
        if had_keyboard and self._desk.canvas.isVisible():
            self._desk.canvas.setFocus()
        if seen:
            self._remember()

    def _remember(self) -> None:
        try:
            write_settings(replace(read_settings(), toured=True))
        except ExplorerError as error:
            self._desk.messages.warn(str(error))

    @guarded
    def _look(self) -> None:
        """Begin if that is waited for; else follow the part that is meant."""
        if self._wanted:
            self._begin()
        elif self._at >= 0:
            self._point()

    def _begin(self) -> None:
        desk, arranging = self._desk, self._window.following.arranging
        if desk.opening.running or arranging.running:
            return
        if not needs.settled(desk):  # it could not be opened
            self._wanted = False
            self._looking.stop()
        elif desk.canvas.scene.lines and desk.canvas.isVisible():
            self._wanted = False
            self._listen(desk.session)
            self._escape.setEnabled(True)
            self.callout.never.setChecked(read_settings().toured)
            self._show(0)
            self.callout.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listen(self, session: Session | None) -> None:
        before, self._session = self._session, session
        for one, connect in ((before, "disconnect"), (session, "connect")):
            if one is not None:
                getattr(one.selected, connect)(self._selected)
                getattr(one.changed, connect)(self._changed)

    def _show(self, at: int) -> None:
        self._at = at
        step = self._steps[at]
        self.callout.say(step.title, step.text, at + 1, len(self._steps))
        self._point()
        self._looking.start()

    def _point(self) -> None:
        there = self._steps[self._at].where(self._window)
        if there is None:  # its part is not shown now: the note stands alone, in a corner
            self.ring.hide()
            there = QRect()
        else:
            self.ring.surround(there)
        self.callout.point_at(there)
        self.callout.raise_()

    @guarded
    def _go_on(self) -> None:
        if self._at == len(self._steps) - 1:
            self.end()
            return
        if self._steps[self._at].done_by == "line" and not self._session.selection.relations:
            self._session.select(relations=shown_line(self._window)[0])  # which goes on by itself
            return
        self._show(self._at + 1)

    def _done(self, what: str) -> None:
        """A person has done something: where the step asks for it, the next one comes."""
        if self._at < 0 or self._steps[self._at].done_by != what:
            return
        if self._at == len(self._steps) - 1:
            self.end()
        else:
            self._show(self._at + 1)

    @guarded
    def _selected(self, selection: Selection) -> None:
        if selection.relations:
            self._done("line")
        elif len(selection.entities) == 2:
            self._done("two")

    @guarded
    def _changed(self, edit: Edit) -> None:
        kinds = {type(change.record) for change in edit.changes}
        if Figure in kinds:
            self._done("figure")
        elif not kinds <= {Placement, Spot}:  # places come of a layout, too
            self._done("edit")

    @guarded
    def _shown(self, session: Session | None) -> None:
        if self._session is not None and session is not self._session:
            self.end()
