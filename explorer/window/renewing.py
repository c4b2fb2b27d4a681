"""A story that grew article by article is laid out once more when all have come in.

What comes is placed beside what stands, so that nothing moves while somebody reads; after many
articles that makes a thin tower. Where one import has brought all that is drawn, and nobody has
put anything anywhere, it gets new places at the end. What somebody has seen before stays where it
was: if an import has brought most of what is drawn, Tidy is offered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from explorer.guarded import guarded
from explorer.model.records import Document
from explorer.window.arranging import Arranging
from explorer.window.desk import Desk
from explorer.window.opening import Opening
from explorer.window.standing import outgrown

if TYPE_CHECKING:
    from explorer.model.edit import Edit
    from explorer.session.session import Session


class Renewing:
    """Follows one session: what stood in it when an import began."""

    def __init__(self, desk: Desk, opening: Opening, arranging: Arranging) -> None:
        self._desk, self._opening, self._arranging = desk, opening, arranging
        self._session: Session | None = None
        self._stood: frozenset[str] | None = None
        self._renewed = False
        opening.finished.connect(guarded(self._end))
        arranging.arranged.connect(guarded(self._float))

    def follow(self, session: Session | None) -> None:
        """Another project: its first article may be in it already."""
        before, self._session = self._session, session
        if before is not None:
            before.changed.disconnect(self._changed)
        if session is not None:
            session.changed.connect(self._changed)
        self._stood, self._renewed = None, False
        if session is not None and self._opening.running:
            self._stood = frozenset(session.corpus.placements)

    @guarded
    def _changed(self, edit: Edit) -> None:
        session = self._session
        came = any(
            isinstance(change.record, Document) and change.before is None for change in edit.changes
        )
        if session is None or not came or not self._opening.running:
            return
        if self._stood is None:
            self._stood = frozenset(session.corpus.placements)

    def _end(self) -> None:
        session, stood, self._stood = self._session, self._stood, None
        if session is None or stood is None or session.read_only:
            return
        at_once = not stood and len(session.corpus.documents) < 2
        if at_once or not outgrown(session, stood):
            return
        if not stood and not self._desk.canvas.roams:
            self._renewed = True
            self._arranging.renew(session)
            return
        told = _tr("All articles are here: Tidy would make the graph clearer.")
        self._desk.messages.add(told, _tr("Tidy"), lambda: self._desk.tidy("forces"))

    def _float(self) -> None:
        """What is said moves off the names that have other places now."""
        renewed, self._renewed = self._renewed, False
        if renewed:
            self._desk.canvas.viewport.repaint()
            self._desk.messages.said.emit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Renewing", text)
