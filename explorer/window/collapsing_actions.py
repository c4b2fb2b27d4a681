"""Drawing groups and communities as one, as rows of the table of actions."""

from explorer.window import collapsing, needs
from explorer.window.action import Action
from explorer.window.desk import Desk


def _graph(desk: Desk) -> bool:
    return needs.settled(desk) and needs.drawn(desk) and not desk.session.view.figure


def _foldable(desk: Desk) -> bool:
    if not _graph(desk):
        return False
    opened = bool(desk.session.view.collapsed and desk.session.selection.relations)
    return bool(collapsing.groups_of_selection(desk)) or opened


def _grouped(desk: Desk) -> bool:
    return _graph(desk) and any(one.group for one in desk.session.corpus.entities.values())


# fmt: off
COLLAPSING_ACTIONS: tuple[Action, ...] = (
    Action(
        "fold", "Graph", "Collapse the group, or open it", collapsing.fold_selected, "I", _foldable,
        "The group of what is selected, drawn as one; its sentences stay inside", "group", True,
        line_before=True,
    ),
    Action(
        "fold-groups", "Graph", "Collapse all groups", collapsing.fold_groups, "", _grouped,
        "Each group that you named, drawn as one", "group",
    ),
    Action(
        "fold-communities", "Graph", "Collapse communities", collapsing.fold_communities, "",
        lambda d: _graph(d) and not collapsing.why_no_communities(d),
        "Who has more lines among each other than to the rest, drawn as one", "related",
        why_not=lambda d: collapsing.why_no_communities(d) if _graph(d) else "",
    ),
    Action(
        "unfold", "Graph", "Open all that is collapsed", collapsing.unfold_all, "",
        lambda d: _graph(d) and bool(d.session.view.collapsed),
        "Every entity by itself again", "restore",
    ),
)
# fmt: on
