"""What can be done to entities, as rows of the table of actions."""

from explorer.edits.unmerging import merges_of
from explorer.window import correcting, naming
from explorer.window.action import Action
from explorer.window.desk import Desk


def entity(desk: Desk) -> bool:
    """Whether one entity is selected that can be changed."""
    return _writable(desk) and len(correcting.selected(desk)) == 1


def selected_text(desk: Desk) -> bool:
    """Whether text of an article is selected, and may become something."""
    return _writable(desk) and desk.article.textCursor().hasSelection()


def _writable(desk: Desk) -> bool:
    return desk.session is not None and not desk.session.read_only


def _some(desk: Desk) -> bool:
    return _writable(desk) and bool(correcting.selected(desk))


def _several(desk: Desk) -> bool:
    return _writable(desk) and len(correcting.selected(desk)) > 1


def _merged(desk: Desk) -> bool:
    return entity(desk) and bool(merges_of(desk.session.corpus, correcting.selected(desk)[0]))


def _marked(desk: Desk) -> bool:
    return _writable(desk) and bool(correcting.marked(desk))


def _colored(desk: Desk) -> bool:
    if not _marked(desk):
        return False
    corpus = desk.session.corpus
    records = [corpus.entities.get(one) or corpus.relations[one] for one in correcting.marked(desk)]
    return any(record.color for record in records)


# fmt: off
ENTITY_ACTIONS: tuple[Action, ...] = (
    Action(
        "kind", "Entity", "Change kind…", correcting.change_kind, "K", _some,
        "Person, organization, place …: here or everywhere", "kind", True,
    ),
    Action(
        "merge", "Entity", "Merge…", correcting.merge, "M", _several,
        "The selected entities are one; shows why, and can be taken apart", "merge", True,
    ),
    Action(
        "take-apart", "Entity", "Take merge apart", correcting.take_apart, "", _merged,
        "Undo the newest merge into this entity, whatever was done since", "take-apart",
    ),
    Action(
        "split", "Entity", "Split…", correcting.split, "S", entity,
        "Some of its mentions mean somebody else", "split", True,
    ),
    Action(
        "name-text", "Entity", "Entity from the selected text…", naming.name, "A", selected_text,
        "The selected words name somebody or something", "entity", True, True,
    ),
    Action(
        "aliases", "Entity", "Other names…", correcting.aliases, "", entity,
        "What it is called too", "rename", line_before=True,
    ),
    Action(
        "tags", "Entity", "Tags…", correcting.tag, "Ctrl+T", _marked,
        "On the selected entities, or the relation", "tag",
    ),
    Action(
        "group", "Entity", "Group…", correcting.group, "Ctrl+G", _some,
        "Put the selected entities into a group with a name", "group",
    ),
    Action(
        "color", "Entity", "Color…", correcting.paint, "", _marked,
        "Of the selected entities, or the relation", "color",
    ),
    Action(
        "uncolor", "Entity", "Color of its kind", correcting.unpaint, "", _colored,
        "Take the color off again", "restore",
    ),
    Action(
        "hide", "Entity", "Hide", correcting.hide, "H", _some,
        "Out of the drawing; listed at the left, to be brought back", "hidden", True, True,
    ),
)
# fmt: on
