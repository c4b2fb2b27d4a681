"""The canvas for a screen reader: its entities and lines as items that have names and states.

Qt knows nothing of what is painted, so the canvas brings an interface of its own, which PySide
lets one write in Python. Items are made when they are asked for, and resolve what they stand for
whenever they are asked again: a scene that changes under them does no harm.
"""

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary, ref

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from explorer.canvas.steps import in_order
from explorer.graph.picking import Hit

if TYPE_CHECKING:
    from explorer.canvas.canvas import GraphCanvas

Key = tuple[str, ...]  # the id of an entity, or the two ends of a line
SIDE = 24  # pixels of the box that an entity is said to have
_canvases: "WeakKeyDictionary[QObject, ref[GraphCanvas]]" = WeakKeyDictionary()
_kept: "WeakKeyDictionary[QObject, Heard]" = WeakKeyDictionary()  # Qt holds pointers alone
_installed = False


def let_hear(host: QWidget, canvas: "GraphCanvas") -> None:
    """Have a screen reader that asks for a widget be told what is on a canvas."""
    global _installed
    _canvases[host] = ref(canvas)
    if not _installed:
        _installed = True
        QAccessible.installFactory(_interface)


def _interface(name: str, of: QObject) -> QAccessibleInterface | None:
    """Qt asks for each class of each widget; ours are few."""
    try:
        canvas = _canvases[of]() if of in _canvases else None
        if canvas is None:
            return None
        if of not in _kept:
            _kept[of] = Heard(of, canvas)
        return _kept[of]
    except (RuntimeError, TypeError):  # a widget that is being destroyed, or cannot be a key
        return None


class Heard(QAccessibleWidget):
    """A list of all entities in the order of Tab, then of all lines, strongest first."""

    def __init__(self, host: QWidget, canvas: "GraphCanvas") -> None:
        super().__init__(host, QAccessible.Role.List, "")
        self._canvas = ref(canvas)
        self._scene: object = None
        self._keys: list[Key] = []
        self._hits: dict[Key, tuple[int, Hit]] = {}  # where in the list, and what it is now
        self._items: dict[Key, Item] = {}

    def childCount(self) -> int:
        """How many entities and lines are drawn."""
        return len(self._all())

    def child(self, index: int) -> QAccessibleInterface | None:
        """An entity or a line."""
        keys = self._all()
        return self._item(keys[index]) if 0 <= index < len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Where an item stands; -1 for one that is not drawn any more."""
        self._all()
        return self._hits.get(getattr(child, "key", ()), (-1,))[0]

    def focusChild(self) -> QAccessibleInterface | None:
        """The entity or line that the keyboard is at."""
        canvas = self._canvas()
        key = place_of_keyboard(canvas) if canvas is not None else ()
        return self._item(key) if self.hit(key) is not None else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """What is at a pixel of the screen."""
        canvas = self._canvas()
        if canvas is None:
            return None
        at = canvas.viewport.mapFromGlobal(QPoint(x, y))
        key = key_of(canvas, canvas.hit(at.x(), at.y()))
        return self._item(key) if key else None

    def hit(self, key: Key) -> Hit | None:
        """What a key stands for in the scene that is drawn now; None where it is not drawn."""
        self._all()
        return self._hits[key][1] if key in self._hits else None

    def _item(self, key: Key) -> "Item":
        if key not in self._items:
            self._items[key] = Item(self, self._canvas, key)
        return self._items[key]

    def _all(self) -> list[Key]:
        canvas = self._canvas()
        scene = canvas.scene if canvas is not None else None
        if scene is None:
            return []
        if scene is not self._scene:
            entities = [((one,), Hit(entity=one)) for one in in_order(scene)]
            lines = [(line.ends, Hit(line=row)) for row, line in enumerate(scene.lines)]
            there = [*entities, *lines]
            self._keys = [key for key, _ in there]
            self._hits = {key: (at, hit) for at, (key, hit) in enumerate(there)}
            self._scene = scene
        return self._keys


class Item(QAccessibleInterface):
    """An entity, or the line of a pair."""

    def __init__(self, parent: Heard, canvas: "ref[GraphCanvas]", key: Key) -> None:
        super().__init__()
        self.key = key
        self._parent, self._canvas = parent, canvas

    def isValid(self) -> bool:
        """Whether it is still drawn."""
        return self._hit() is not None

    def object(self) -> QObject | None:
        """It is no widget."""
        return None

    def window(self) -> object:
        """That of the canvas."""
        return self._parent.window()

    def parent(self) -> QAccessibleInterface:
        """The canvas."""
        return self._parent

    def child(self, index: int) -> QAccessibleInterface | None:
        """Nothing is in it."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """Nothing is in it."""
        return None

    def childCount(self) -> int:
        """Nothing is in it."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Nothing is in it."""
        return -1

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """What it is called is changed elsewhere."""

    def role(self) -> QAccessible.Role:
        """An item of a list."""
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        """Its name: who it is and how many lines, or who is tied to whom, how and how often."""
        canvas, hit = self._canvas(), self._hit()
        if canvas is None or hit is None or kind != QAccessible.Text.Name:
            return ""
        return canvas.words(hit).replace("\n", ", ")

    def state(self) -> QAccessible.State:
        """Whether it is selected, and whether the keyboard is at it."""
        state, canvas = QAccessible.State(), self._canvas()
        if canvas is None or self._hit() is None:
            state.invalid = True
            return state
        state.selectable = state.multiSelectable = state.focusable = True
        state.selected = self._is_selected(canvas)
        state.focused = canvas.hasFocus() and place_of_keyboard(canvas) == self.key
        state.offscreen = not canvas.viewport.rect().contains(self._box(canvas).center())
        return state

    def rect(self) -> QRect:
        """A box around the entity, or around the middle of the line, on the screen."""
        canvas = self._canvas()
        if canvas is None or self._hit() is None:
            return QRect()
        box = self._box(canvas)
        return QRect(canvas.viewport.mapToGlobal(box.topLeft()), box.size())

    def _hit(self) -> Hit | None:
        return self._parent.hit(self.key)

    def _box(self, canvas: "GraphCanvas") -> QRect:
        hit, scene = self._hit(), canvas.scene
        rows = [scene.row(self.key[0])] if hit.entity is not None else scene.edges[hit.line]
        x, y = canvas.view.to_screen(scene.positions[rows].mean(axis=0))
        return QRect(round(x) - SIDE // 2, round(y) - SIDE // 2, SIDE, SIDE)

    def _is_selected(self, canvas: "GraphCanvas") -> bool:
        if len(self.key) == 1:
            return self.key[0] in canvas.selected
        return self.key in canvas.selected_pairs


def key_of(canvas: "GraphCanvas", hit: Hit | None) -> Key:
    """What a hit is on; empty for nothing."""
    if hit is None:
        return ()
    if hit.entity is not None:
        return (hit.entity,)
    lines = canvas.scene.lines
    return lines[hit.line].ends if hit.line is not None and hit.line < len(lines) else ()


def place_of_keyboard(canvas: "GraphCanvas") -> Key:
    """The line that the keyboard looks at, else the entity that it is at; empty for none."""
    if canvas.keyboard_at is None:
        return ()
    looked = canvas.hovered_hit
    if looked is not None and looked.line is not None:
        return key_of(canvas, looked)
    row = canvas.scene.row(canvas.keyboard_at)  # the stack, where that is what is drawn
    return (canvas.scene.entities[row],) if row is not None else ()
