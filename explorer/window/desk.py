"""What an action may reach: the open project and the widgets that show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QWidget

from explorer.errors import ExplorerError
from explorer.graph.view import ViewState
from explorer.model.edit import Edit
from explorer.panels.article import ArticleView
from explorer.panels.passages import Passages
from explorer.panels.style import Look
from explorer.window.answers import Answers
from explorer.window.message_bar import MessageBar
from explorer.window.search_box import SearchBox

if TYPE_CHECKING:  # the canvas takes long to import; see furnishing.py
    from explorer.canvas.canvas import GraphCanvas
    from explorer.graph.large import Manner
    from explorer.session.session import Session
    from explorer.window.figures_shown import FiguresShown
    from explorer.window.marking import Marking
    from explorer.window.opening import Opening
    from explorer.window.timing import Timing
    from explorer.window.touring import Touring
    from explorer.window.trailing import Trailing


@dataclass(eq=False)
class Desk:
    """The parts of one window; ``session`` is None while no project is open."""

    window: QMainWindow
    look: Look
    messages: MessageBar
    answers: Answers
    article: ArticleView
    search: SearchBox
    docks: dict[str, QWidget] = field(default_factory=dict)
    session: Session | None = None
    passages: Passages | None = None
    canvas: GraphCanvas | None = None
    opening: Opening | None = None
    review: Callable[[], None] | None = None
    missed: Callable[[], None] | None = None
    table: Callable[..., None] | None = None
    tidy: Callable[[Manner], None] | None = None
    trail: Trailing | None = None
    timeline: Timing | None = None
    marking: Marking | None = None
    tour: Touring | None = None
    picture: Callable[[Desk], None] | None = None
    copy_picture: Callable[[Desk], None] | None = None
    report: Callable[[Desk], None] | None = None
    export_data: Callable[[Desk], None] | None = None
    source: str | None = None  # the source whose lines are lit up
    source_left: Callable[[], None] | None = None  # told when they go out
    figures: FiguresShown | None = None
    last_figure: str = ""  # where the last members were added, or that was looked at last
    evidence: Callable[[], None] | None = None  # brings it to the front
    seek: Callable[[str], None] | None = None  # glides to what is selected, the keyboard at one
    asked: tuple[str, ...] = ()  # what the next press of the same key would do to several

    def take_keyboard_back(self) -> None:
        """After a dialog: without a window manager nobody gives the keyboard to the window."""
        if self.window.isVisible() and not self.window.isActiveWindow():
            self.window.activateWindow()

    def take_over(self, session: Session | None) -> Mapping[str, str] | None:
        """Where a session comes of a preview: what was selected and switched off stays so.

        What the entities of the preview are called in it, None where it does not come of one.
        """
        before = self.session
        if session is not None:
            from explorer.session.views import recall_view  # it brings numpy

            recall_view(session)
        if before is None or not before.provisional or session is None:
            return None
        if before.partial:  # the same project: all is called as before
            session.select(before.selection.entities, before.selection.relations)
            if before.view != ViewState():
                session.show(before.view)
            return {}
        from explorer.session.preview import successors

        known = successors(before, session)
        if not known:
            return None
        session.select(known.get(one, "") for one in before.selection.entities)
        if before.view.kinds_off:
            session.show(replace(session.view, kinds_off=before.view.kinds_off))
        return known

    def perform(self, plan: Callable[[], Edit]) -> bool:
        """Plan an edit and perform it; a refusal is said in the message bar."""
        if self.session is None:
            return False
        try:
            self.session.perform(plan())
        except ExplorerError as error:
            self.messages.warn(str(error))
            return False
        return True
