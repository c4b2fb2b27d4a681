"""What is new is seen, or it is said that it lies outside the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from explorer.model.records import Document, Entity, Record, Relation
from explorer.window import navigating
from explorer.window.desk import Desk

if TYPE_CHECKING:
    from explorer.model.edit import Edit
    from explorer.session.session import Session

_EDGE = 12.0  # pixels that a place must lie inside the canvas to be seen
_NAME = 60.0  # and with its name, when nobody minds a move


class Arrivals:
    """Follows one session; looks once places are found for what an article or a person added.

    The view that shows everything does so again. Where a person looks at a part, or drags
    something, it stays when an article comes, and a message offers to show everything; to what
    the person added it moves, no farther than it must.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._session: Session | None = None
        self._new: set[str] = set()
        self._by_hand = False

    def follow(self, session: Session | None) -> None:
        """Another project: what it holds at first is no arrival."""
        self._new = set()
        before, self._session = self._session, session
        if before is not None:
            before.changed.disconnect(self._changed)
        if session is not None:
            session.changed.connect(self._changed)

    def look(self) -> None:
        """What is new has its place now."""
        new, self._new = self._new, set()
        session, canvas = self._desk.session, self._desk.canvas
        if session is None or canvas is None or not new:
            return
        scene = session.scene()  # on the canvas they may still be on their way
        placed = np.isfinite(scene.positions).all(axis=1)
        self._new = {one for row, one in enumerate(scene.entities) if not placed[row]} & new
        rows = [row for row, one in enumerate(scene.entities) if one in new and placed[row]]
        spots = canvas.view.to_screen(scene.positions[rows])
        size = np.array((canvas.view.width, canvas.view.height))
        edge = _EDGE if canvas.roams or self._by_hand else _NAME
        away = spots - np.clip(spots, edge, size - edge)
        outside = int(away.any(axis=1).sum())
        if not outside:
            return
        if not canvas.roams:
            canvas.fit()
            return
        if self._by_hand:
            first = int(away.any(axis=1).argmax())
            canvas.pan_by(*(spots[first] - np.clip(spots[first], _NAME, size - _NAME)))
            return
        says = (
            _tr("{count} new entities are outside the view.").format(count=outside)
            if outside > 1
            else _tr("One new entity is outside the view.")
        )
        self._desk.messages.add(says, _tr("Show all"), lambda: navigating.fit(self._desk))

    def _changed(self, edit: Edit) -> None:
        session = self._session
        if session is None:
            return
        made = [change.record for change in edit.changes if change.before is None]
        brought = {one for record in made for one in _brought(record)}
        brought -= session.corpus.placements.keys()
        if brought:
            self._new |= brought
            self._by_hand = not any(isinstance(record, Document) for record in made)


def _brought(record: Record) -> tuple[str, ...]:
    """Whom a new record may bring into the drawing."""
    if isinstance(record, Entity):
        return (record.id,)
    return record.ends if isinstance(record, Relation) else ()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Arrivals", text)
