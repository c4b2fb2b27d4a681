"""A picture in words, for who cannot see it: its alt text, also kept inside the file."""

from collections import Counter
from collections.abc import Iterator

from explorer.graph.projection import Line
from explorer.graph.scene import Scene
from explorer.model.kinds import entity_kind, entity_kinds

_STRONGEST = 5  # lines that are told


def alt_text(scene: Scene, title: str = "") -> str:
    """What is drawn, who has the most lines, and the strongest lines with what they rest on.

    A line that is hedged, denied, disputed, or unsourced is told with that word: it must hold when
    it is read alone.
    """
    return " ".join(_sentences(scene, title))


def _sentences(scene: Scene, title: str) -> Iterator[str]:
    if title:
        yield f"“{' '.join(title.split())}”."
    kinds: Counter[str] = Counter()
    for kind, stack in zip(scene.kinds, scene.stacks, strict=True):
        kinds[kind] += len(stack.members) if stack is not None else 1
    order = {kind: at for at, kind in enumerate(entity_kinds())}
    told = [
        _counted(kinds[kind], entity_kind(kind).label.lower(), entity_kind(kind).plural.lower())
        for kind in sorted(kinds, key=lambda kind: (-kinds[kind], order.get(kind, len(order))))
    ]
    entities = _counted(kinds.total(), "entity", "entities")
    lines = _counted(len(scene.lines), "line", "lines")
    yield f"Graph of {entities} and {lines}: {_listed(told)}." if told else "An empty graph."
    if not scene.lines:
        return
    most = int(scene.weights.argmax())
    yield f"{_named(scene, most)} has the most lines, {int(scene.weights[most])}."
    rows = sorted(range(len(scene.lines)), key=lambda row: -scene.lines[row].sentences)
    rows = rows[:_STRONGEST]
    start = "The line" if len(scene.lines) == 1 else "The strongest lines"
    start = start if len(rows) < len(scene.lines) or len(rows) == 1 else "The lines"
    yield f"{start}: {'; '.join(_line(scene, row) for row in rows)}."
    checked = sum(line.verdict != "unreviewed" for line in scene.lines)
    yield f"{checked} of {lines} checked by a person."


def _line(scene: Scene, row: int) -> str:
    line = scene.lines[row]
    at = dict(zip(line.ends, (_named(scene, end) for end in scene.edges[row]), strict=True))
    first, second = (at[end] for end in line.ends)
    if line.arrows == (True, False):
        first, second = second, first
    sign = "→" if sum(line.arrows) == 1 else "—"
    told = f"{first} {sign} {second}"
    if line.label:
        told += f", “{line.label}”"
    return f"{told} ({', '.join(_backing(line))})"


def _named(scene: Scene, row: int) -> str:
    """A name; for several entities drawn as one the names of all."""
    stack = scene.stacks[row]
    if stack is None or not stack.names:
        return scene.names[row]
    return f"{scene.names[row]} ({', '.join(stack.names)})"


def _backing(line: Line) -> Iterator[str]:
    if not line.sourced:
        yield "no source"
        return
    yield _counted(line.sentences, "sentence", "sentences")
    if not line.asserted:
        yield "hedged, alleged or expected"
    if line.denied:
        yield "negated in a sentence"
    if line.verdict in ("confirmed", "disputed"):
        yield f"{line.verdict} by a person"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _listed(told: list[str]) -> str:
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
