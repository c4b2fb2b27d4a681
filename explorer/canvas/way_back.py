"""A chip on the canvas where nothing is in sight: one press shows the drawing again."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton

from explorer.guarded import guarded

if TYPE_CHECKING:
    from explorer.canvas.canvas import GraphCanvas

_SOON = 60  # milliseconds without a change of the view
_NEAR = 24.0  # pixels beyond the edge at which some of an entity is still seen


class WayBack(QPushButton):
    """Hidden while an entity is in sight; never takes the keyboard, for which ``0`` does it."""

    def __init__(self, canvas: "GraphCanvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setText(self.tr("Back to the drawing"))
        self.setToolTip(self.tr("Show everything (0)"))
        self.setObjectName("wayBack")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._soon = QTimer(self, interval=_SOON, singleShot=True)
        self._soon.timeout.connect(guarded(self._look))
        self.clicked.connect(guarded(canvas.fit))
        self.hide()

    def look_soon(self) -> None:
        """Another view or another scene: see whether something is in sight once it rests."""
        self._soon.start()

    def _look(self) -> None:
        canvas = self._canvas
        view, places = canvas.view, canvas.scene.positions
        at = view.to_screen(places[np.isfinite(places).all(axis=1)])
        size = np.array((view.width, view.height))
        seen = bool(((at >= -_NEAR) & (at <= size + _NEAR)).all(axis=1).any())
        if seen or not len(at):
            self.hide()
            return
        theme = canvas.theme
        self.setStyleSheet(
            f"#wayBack {{ background: {theme.card}; color: {theme.ink}; font-size: 13px;"
            f" border: 1px solid {theme.accent}; border-radius: 12px; padding: 4px 14px; }}"
        )
        self.adjustSize()
        self.move((canvas.width() - self.width()) // 2, (canvas.height() - self.height()) // 2)
        self.raise_()
        self.show()
