"""The figures in the window: a tab each, and title, corrections and caption round the open one."""

from PySide6.QtCore import QObject, QPoint, Qt

from explorer.graph.figure_changes import Correction, corrections
from explorer.graph.figures import Members, members
from explorer.guarded import guarded
from explorer.model.edit import Edit
from explorer.model.records import Placement, Spot
from explorer.panels.plain import counted
from explorer.session.session import Session
from explorer.window import figuring
from explorer.window.main_window import MainWindow
from explorer.window.messages import translated

_TOOLS = ("figure-title", "figure-caption", "picture", "report", "figure-seen", "figure-delete")


class FiguresShown(QObject):
    """Listens to the session that is shown, and keeps tabs, head and caption true."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk, self._middle = window, window.desk, window.middle
        self._heard: Session | None = None
        self._told: dict[str, tuple[Correction, ...]] | None = None  # by figure, till an edit
        self._open = ""  # the figure that head and caption show
        tabs, head, caption = self._middle.tabs, self._middle.head, self._middle.caption
        tabs.picked.connect(guarded(lambda figure: figuring.show(self._desk, figure)))
        tabs.new_wanted.connect(guarded(lambda at: figuring.offer_new(self._desk, at)))
        tabs.menu_wanted.connect(guarded(self._menu))
        tabs.renaming_wanted.connect(guarded(self._rename))
        head.retitled.connect(guarded(lambda title: figuring.retitle(self._desk, title)))
        head.seen.connect(guarded(lambda: figuring.see(self._desk)))
        caption.described.connect(guarded(self._describe))
        for field in (head, caption):
            field.left.connect(guarded(self._to_canvas))
        self._desk.figures = self
        window.shown_session.connect(self._follow)

    @property
    def told(self) -> tuple[str, ...]:
        """The corrections in the figure that is open."""
        return self._middle.head.told if self._open else ()

    def save(self) -> None:
        """Take the caption that is being written, before anything is done with the figure."""
        if self._open:
            self._middle.caption.save()

    def edit_title(self) -> None:
        """Let the title be typed over."""
        self._middle.head.edit_title()

    def edit_caption(self) -> None:
        """Let the caption be written."""
        self._middle.caption.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @guarded
    def _follow(self, session: Session | None) -> None:
        for one, connect in ((self._heard, "disconnect"), (session, "connect")):
            if one is not None:
                getattr(one.changed, connect)(self._changed)
                getattr(one.viewed, connect)(self._viewed)
        self._heard, self._told = session, None
        self._show()

    @guarded
    def _changed(self, edit: Edit) -> None:
        if any(not isinstance(change.record, Placement | Spot) for change in edit.changes):
            self._told = None
            self._show()

    @guarded
    def _viewed(self, _: object) -> None:
        self._show()

    def _show(self) -> None:
        session, middle = self._heard, self._middle
        here = session.corpus.figures.get(session.view.figure) if session is not None else None
        if self._open and (here is None or here.id != self._open):
            middle.caption.save()  # into the figure that it belongs to
        self._open = here.id if here is not None else ""
        if session is None:
            middle.tabs.show_figures((), "", ())
        else:
            corpus = session.corpus
            if self._told is None:  # they are of what edits did, whatever is looked at
                self._told = {one.id: corrections(corpus, one) for one in corpus.figures.values()}
            told = self._told
            news = [figure for figure, found in told.items() if found]
            middle.tabs.show_figures(corpus.figures.values(), self._open, news)
            if here is not None:
                self._desk.last_figure = here.id
                editable = not session.read_only
                holds = self._holds(members(corpus, here))
                middle.head.show_figure(here, holds, _words(told[here.id]), editable)
                middle.caption.show_figure(here, editable)
        middle.head.setVisible(here is not None)
        middle.caption.setVisible(here is not None)

    def _holds(self, shown: Members) -> str:
        entities = counted(len(shown.entities), "entity", "entities")
        lines = counted(len(shown.lines), "line", "lines")
        return self.tr("{entities} · {lines} · no filter applies here").format(
            entities=entities, lines=lines
        )

    def _describe(self, words: str) -> None:
        figuring.describe(self._desk, self._open, words)

    def _menu(self, figure: str, at: QPoint) -> None:
        figuring.show(self._desk, figure)
        self._window.actions_table.refresh()
        self._window.following.menu(_TOOLS, at)

    def _rename(self, figure: str) -> None:
        figuring.show(self._desk, figure)
        self.edit_title()

    def _to_canvas(self) -> None:
        if self._desk.canvas is not None:
            self._desk.canvas.setFocus()


def _words(found: tuple[Correction, ...]) -> tuple[str, ...]:
    return tuple(translated(one.told) for one in found)
