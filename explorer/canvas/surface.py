"""The pixels of the canvas: pyqtgraph's view with one item in it that paints everything."""

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QNativeGestureEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from explorer.canvas.heard import let_hear
from explorer.canvas.item_painting import paint_items
from explorer.canvas.keyboard import Keyboard
from explorer.canvas.pointer import Pointer
from explorer.graph.items import Item, View
from explorer.guarded import guarded


class Surface(pg.GraphicsObject):
    """The one item: has the drawing painted when Qt wants a frame, never before."""

    def __init__(
        self, drawing: Callable[[QPainter], None], overlay: Callable[[], tuple[Item, ...]]
    ) -> None:
        super().__init__()
        self._drawing = drawing
        self._overlay = overlay
        self._area = QRectF()

    def resize(self, area: QRectF) -> None:
        """Cover an area of the host, in its pixels."""
        self.prepareGeometryChange()
        self._area = area

    def boundingRect(self) -> QRectF:
        """The area of the host; a stored value, because Qt asks for it in every frame."""
        return self._area

    @guarded
    def paint(self, painter: QPainter, *_: object) -> None:
        """Paint the drawing, and over it what a gesture shows."""
        self._drawing(painter)
        if overlay := self._overlay():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_items(overlay, painter)


class Host(pg.GraphicsView):
    """pyqtgraph's view and view box around the surface; hands events to pointer and keyboard.

    The view box holds the visible part of the scene, so that any plot item put into it lies
    where the drawing has it; its own mouse handling and menu are off.
    """

    resized = Signal()

    def __init__(self, parent: QWidget, surface: Surface) -> None:
        self.pointer: Pointer | None = None
        self.keyboard: Keyboard | None = None
        super().__init__(parent, background=None)
        let_hear(self, parent)
        # The surface paints every pixel: a cached background would be painted below it again.
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.box = pg.ViewBox(
            enableMouse=False, enableMenu=False, invertY=True, defaultPadding=0, border=None
        )
        self.box.setFlag(self.box.GraphicsItemFlag.ItemClipsChildrenToShape, False)
        self.setCentralItem(self.box)
        self.surface = surface
        surface.setParentItem(self.box)

    def look(self, view: View) -> None:
        """Show a part of the scene: a frame follows."""
        half_width, half_height = view.width / view.zoom / 2, view.height / view.zoom / 2
        x, y = view.center
        self.box.setRange(
            QRectF(x - half_width, y - half_height, 2 * half_width, 2 * half_height),
            padding=0,
            disableAutoRange=True,
        )
        self.surface.update()

    @guarded
    def resizeEvent(self, event: QEvent | None) -> None:
        """Keep the surface as large as the view."""
        super().resizeEvent(event)
        if hasattr(self, "surface"):  # the base class calls this from its constructor
            self.surface.resize(QRectF(self.viewport().rect()))
            self.resized.emit()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture; no name is typed any more."""
        self.keyboard.search.end()
        self.pointer.press(event)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover, or go on with the gesture."""
        self.pointer.move(event)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture, or click."""
        self.pointer.release(event)

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is there."""
        self.pointer.double_click(event)

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self.pointer.wheel(event)

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self.pointer.leave()

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu, by mouse or by key."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.keyboard.menu()
        else:
            self.pointer.menu(event)

    @guarded
    def keyPressEvent(self, event: QEvent) -> None:
        """Walk the graph; a key that means nothing here goes on to the window."""
        if not self.keyboard.press(event):
            event.ignore()

    @guarded(False)
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the entities; behind the last one it leaves the canvas."""
        return self.keyboard.step(forward) or super().focusNextPrevChild(forward)

    @guarded
    def focusInEvent(self, event: QEvent) -> None:
        """Show the keyboard's place when the keyboard came here."""
        super().focusInEvent(event)
        self.keyboard.enter(event.reason())

    @guarded
    def focusOutEvent(self, event: QEvent) -> None:
        """Hide the keyboard's place."""
        super().focusOutEvent(event)
        self.keyboard.leave(event.reason())

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """A letter of a name that is typed is no shortcut."""
        asked = event.type() == QEvent.Type.ShortcutOverride and self.keyboard is not None
        if asked and self.keyboard.overrides(event):
            event.accept()
            return True
        return super().event(event)

    @guarded(False)
    def viewportEvent(self, event: QEvent) -> bool:
        """Pinch on a touch screen or a touch pad; keep the name at the pointer."""
        if event.type() == QEvent.Type.ToolTip:  # the scene would answer with an empty one
            return True
        if event.type() == QEvent.Type.Gesture:
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if pinch is not None:
                at = QPointF(self.viewport().mapFromGlobal(pinch.centerPoint().toPoint()))
                self.pointer.pinch(at, pinch.scaleFactor())
                return True
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.pointer.pinch(event.position(), 1 + event.value())
            return True
        return super().viewportEvent(event)
