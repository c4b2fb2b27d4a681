"""What the canvas says in words: at the pointer, and to a screen reader."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from explorer.graph.picking import Hit
from explorer.graph.scene import Scene


def words(scene: Scene, hit: Hit | None) -> str:
    """The name of an entity or of a line's pair, and what is behind it; empty for nothing."""
    if hit is None:
        return ""
    if hit.entity is not None:
        row = scene.row(hit.entity)
        if row is None:
            return ""
        stack = scene.stacks[row]
        out = _count(int(scene.weights[row]), "line", "lines")
        if stack is not None and stack.told:
            return f"{scene.names[row]}\n{', '.join(stack.names)}\n{stack.told}; {out}"
        return f"{scene.names[row]}\n{out}"
    if hit.line is None or hit.line >= len(scene.lines):
        return ""
    line = scene.lines[hit.line]
    names = {
        end: scene.names[row] for end, row in zip(line.ends, scene.edges[hit.line], strict=True)
    }
    first, second = (names[end] for end in line.ends)
    if line.arrows == (True, False):
        first, second = second, first
    sign = "→" if sum(line.arrows) == 1 else "—"
    count = _count(line.sentences, "sentence", "sentences") if line.sourced else _say("no source")
    if line.sourced and line.backing.tells:
        count += f" · {_count(line.independent, 'independent source', 'independent sources')}"
    told = f"{first} {sign} {second}\n{line.label} · {count}"
    return f"{told}\n{_say('a sentence denies it')}" if line.denied and line.asserted else told


def summary(scene: Scene, selected: frozenset[str]) -> str:
    """The canvas in one line: how much there is, and what is selected."""
    text = _say("Graph: {entities}, {lines}").format(
        entities=_count(len(scene.entities), "entity", "entities"),
        lines=_count(len(scene.lines), "line", "lines"),
    )
    rows = sorted({row for row in map(scene.row, selected) if row is not None})
    if not rows:
        return text
    names = ", ".join(scene.names[row] for row in rows[:5])
    return _say("{graph}; {names} selected").replace("{graph}", text).replace("{names}", names)


def describe(widget: QWidget, scene: Scene, selected: frozenset[str]) -> None:
    """Give a widget the canvas' words for a screen reader."""
    widget.setAccessibleName(summary(scene, selected))
    widget.setAccessibleDescription(
        _say(
            "Tab walks the entities, arrows follow lines, Page Down goes round the lines of an "
            "entity, Enter opens the evidence, Space adds to the selection, slash finds a name. "
            "Control+L shows the same graph as a table."
        )
    )


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say something now."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {_say(one if number == 1 else many)}"


def _say(text: str) -> str:
    return QCoreApplication.translate("GraphCanvas", text)
