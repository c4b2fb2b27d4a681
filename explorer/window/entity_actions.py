"""What can be done to entities, as rows of the table of actions."""

from explorer.edits.unmerging import merges_of
from explorer.window import correcting, naming, needs
from explorer.window.action import Action
from explorer.window.desk import Desk


def _merged(desk: Desk) -> bool:
    one = needs.selected(desk)[0] if needs.one_entity(desk) else None
    return one is not None and bool(merges_of(desk.session.corpus, one))


def _marked(desk: Desk) -> bool:
    return needs.writable(desk) and bool(needs.marked(desk))


def _colored(desk: Desk) -> bool:
    if not _marked(desk):
        return False
    corpus = desk.session.corpus
    records = [corpus.entities.get(one) or corpus.relations[one] for one in needs.marked(desk)]
    return any(record.color for record in records)


# fmt: off
ENTITY_ACTIONS: tuple[Action, ...] = (
    Action(
        "kind", "Entity", "Change kind…", correcting.change_kind, "K", needs.entities,
        "Person, organization, place …: here or everywhere", "kind", True,
    ),
    Action(
        "merge", "Entity", "Merge…", correcting.merge, "M", needs.several_entities,
        "The selected entities are one; shows why, and can be taken apart", "merge", True,
    ),
    Action(
        "take-apart", "Entity", "Take merge apart", correcting.take_apart, "", _merged,
        "Undo the newest merge into this entity, whatever was done since", "take-apart",
    ),
    Action(
        "split", "Entity", "Split…", correcting.split, "S", needs.one_entity,
        "Some of its mentions mean somebody else", "split", True,
    ),
    Action(
        "name-text", "Entity", "Entity from the selected text…", naming.name, "A",
        needs.text_to_work_on, "The selected words name somebody or something", "entity", True,
        True, article=True,
    ),
    Action(
        "aliases", "Entity", "Other names…", correcting.aliases, "", needs.one_entity,
        "What it is called too", "rename", line_before=True,
    ),
    Action(
        "tags", "Entity", "Tags…", correcting.tag, "Ctrl+T", _marked,
        "On the selected entities, or the relation", "tag",
    ),
    Action(
        "group", "Entity", "Group…", correcting.group, "Ctrl+G", needs.entities,
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
        "copy-names", "Entity", "Copy names", correcting.copy_names, "Ctrl+Alt+C",
        lambda d: needs.settled(d) and bool(needs.selected(d)),
        "Of the selected entities to the clipboard, one a line", "copy",
    ),
    Action(
        "hide", "Entity", "Hide", correcting.hide, "H", needs.entities,
        "Out of the drawing; listed at the left, to be brought back", "hidden", True, True,
    ),
)
# fmt: on
