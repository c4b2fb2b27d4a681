"""What a person does to draw groups and communities as one, and to open them again."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from explorer.graph.view import Collapse
from explorer.panels.plain import counted, visible, written
from explorer.window import needs
from explorer.window.desk import Desk


def groups_of_selection(desk: Desk) -> tuple[str, ...]:
    """The groups of the selected entities."""
    there = desk.session.corpus.entities if desk.session is not None else {}
    named = (there[one].group for one in needs.selected(desk) if one in there)
    return tuple(dict.fromkeys(group for group in named if group))


def fold_selected(desk: Desk) -> None:
    """Draw the groups of what is selected as one each; a node that is one already is opened."""
    inside = [one for one in desk.session.view.collapsed if one.id in _nodes_selected(desk)]
    if inside:
        for one in inside:
            unfold(desk, one.id)
        return
    _fold(desk, [Collapse(name) for name in groups_of_selection(desk)])


def fold_groups(desk: Desk) -> None:
    """Draw each group that is drawn as one."""
    corpus = desk.session.corpus
    drawn = desk.session.visible().drawn
    named = (corpus.entities[one].group for one in drawn if one in corpus.entities)
    _fold(desk, [Collapse(name) for name in sorted({name for name in named if name})])


def fold_communities(desk: Desk) -> None:
    """Draw each community of what is drawn as one, called after whom most lines lead to."""
    from explorer.graph.collapsing import communities  # it brings networkx

    corpus = desk.session.corpus
    wanted = [
        Collapse(_tr("Around {name}").format(name=visible(corpus.entities[part[0]].name, 40)), part)
        for part in communities(desk.session.visible())
    ]
    if not wanted:
        desk.messages.say(_tr("No three of them have more lines among each other than to others."))
        return
    _fold(desk, wanted)
    told = _tr("{count} by Louvain: nobody named or joined them. Double-click opens one.")
    count = counted(len(wanted), "community", "communities")
    desk.messages.say(told.format(count=count), _tr("Open all"), lambda: unfold_all(desk))


def unfold(desk: Desk, node: str) -> bool:
    """Open a node again; False where it is none."""
    view = desk.session.view
    left = tuple(one for one in view.collapsed if one.id != node)
    if left == view.collapsed:
        return False
    members = [m for s in desk.session.visible().stacks if s.id == node for m in s.members]
    desk.session.show(replace(view, collapsed=left))
    desk.session.select(members)
    return True


def unfold_all(desk: Desk) -> None:
    """Open everything that is drawn as one."""
    if desk.session is None:
        return
    desk.session.show(replace(desk.session.view, collapsed=()))


def node_relations(desk: Desk, node: str) -> tuple[str, ...]:
    """The relations inside a node, else those that lead out of it."""
    scene = desk.canvas.scene
    row = scene.row(node)
    stack = scene.stacks[row] if row is not None else None
    if stack is not None and stack.inside:
        return stack.inside
    return tuple(r for line in scene.lines if node in line.ends for r in line.relations)


def why_no_communities(desk: Desk) -> str:
    """Why communities are not drawn as one."""
    from explorer.graph.collapsing import MOST_LINES

    if not needs.drawn(desk) or len(desk.canvas.scene.lines) <= MOST_LINES:
        return ""
    told = _tr("Communities are looked for among at most {number} lines: show less first.")
    return told.format(number=written(MOST_LINES))


def _nodes_selected(desk: Desk) -> set[str]:
    """Nodes of which all members, or all inner relations, are selected."""
    selection = desk.session.selection
    entities, relations = set(selection.entities), set(selection.relations)
    return {
        stack.id
        for stack in desk.session.visible().stacks
        if entities >= set(stack.members) or (stack.inside and relations == set(stack.inside))
    }


def _fold(desk: Desk, wanted: Iterable[Collapse]) -> None:
    view = desk.session.view
    known = {one.id for one in view.collapsed}
    fresh = tuple(one for one in wanted if one.id not in known)
    if fresh:
        desk.session.show(replace(view, collapsed=(*view.collapsed, *fresh)))
        desk.session.select()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Collapsing", text)
