"""The table of relations in the window: what it lists, and that it selects what the graph does."""

from PySide6.QtCore import QObject, QPoint, QTimer

from explorer.guarded import guarded
from explorer.panels.relations import RelationsPanel
from explorer.window import navigating
from explorer.window.actions import TOOLS_OF_A_LINE
from explorer.window.main_window import MainWindow


class Tabling(QObject):
    """Listens to the session that is shown; the table is filled only while it is seen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk, self._stage = window, window.desk, window.stage
        self._heard = None  # the session that is listened to
        self.panel = RelationsPanel()
        self._filling = QTimer(self, interval=0, singleShot=True)
        self._filling.timeout.connect(guarded(self._fill))
        self._stage.hold_table(self.panel)
        self._stage.levels.table_wanted.connect(self.turn)
        self.panel.picked.connect(self._pick)
        self.panel.opened.connect(self._open)
        self.panel.menu_wanted.connect(self._menu)
        self.panel.escaped.connect(lambda: navigating.step_back(self._desk))
        self._desk.table = self.turn
        window.shown_session.connect(self._follow)

    @guarded
    def turn(self) -> None:
        """From the drawing to the table and back."""
        self._stage.turn(not self._stage.as_table)
        self._fill()

    def _fill(self) -> None:
        session = self._heard
        if session is None:
            self.panel.show_relations(None, ())
        elif self._stage.as_table:
            lines = session.visible().lines
            self.panel.show_relations(session.corpus, [r for line in lines for r in line.relations])
            self._mark()

    def _mark(self) -> None:
        """What the graph marks: the selected relations, else those between two that are."""
        session = self._heard
        selection, corpus = session.selection, session.corpus
        relations = selection.relations
        if not relations and len(selection.entities) == 2:
            relations = tuple(one.id for one in corpus.relations_between(*selection.entities))
        self.panel.mark(relations, selection.entities)

    @guarded
    def _follow(self, session: object) -> None:
        for one, connect in ((self._heard, "disconnect"), (session, "connect")):
            if one is not None:
                getattr(one.changed, connect)(self._changed)
                getattr(one.selected, connect)(self._selected)
                getattr(one.viewed, connect)(self._changed)
        self._heard = session
        if session is None and self._stage.as_table:
            self._stage.turn(False)
        self._filling.start()

    @guarded
    def _changed(self, _: object) -> None:
        self._filling.start()

    @guarded
    def _selected(self, _: object) -> None:
        if self._stage.as_table:
            self._mark()

    @guarded
    def _pick(self, relations: tuple[str, ...]) -> None:
        if self._heard is not None:
            navigating.leave_source(self._desk)
            self._heard.select(relations=relations)

    @guarded
    def _open(self, relation: str) -> None:
        self._pick((relation,))
        self._window.reading.show_evidence()
        self._desk.answers.evidence.focus_first()

    @guarded
    def _menu(self, at: QPoint) -> None:
        table = self._window.actions_table
        table.refresh()
        self._window.following.menu(TOOLS_OF_A_LINE, at)
