"""Everything that can be done, in one table: menus, shortcuts, search and the sheet read it.

A row pairs a wish with the function that fulfills it; :mod:`~explorer.window.action_set` makes Qt
actions of the rows.
"""

from PySide6.QtCore import QCoreApplication

from explorer.window import annotating, correcting, filing, naming, navigating
from explorer.window.action import Action
from explorer.window.article_actions import ARTICLE_ACTIONS
from explorer.window.desk import Desk
from explorer.window.entity_actions import ENTITY_ACTIONS, entity, selected_text
from explorer.window.hints import (
    why_no_evidence,
    why_no_name,
)
from explorer.window.tidying_actions import TIDYING_ACTIONS
from explorer.window.walking_actions import WALKING_ACTIONS


def _project(desk: Desk) -> bool:
    return desk.session is not None


def _settled(desk: Desk) -> bool:
    return desk.session is not None and not desk.session.provisional


def _writable(desk: Desk) -> bool:
    return desk.session is not None and not desk.session.read_only


def _ready(desk: Desk) -> bool:
    return desk.opening is not None


def _has_example(desk: Desk) -> bool:
    return _ready(desk) and filing.example() is not None


def _drawn(desk: Desk) -> bool:
    return _project(desk) and desk.canvas is not None and bool(desk.canvas.scene.entities)


def _line(desk: Desk) -> bool:
    return _project(desk) and bool(desk.answers.evidence.relation()) and bool(_shown(desk))


def _shown(desk: Desk) -> bool:
    return desk.answers.currentWidget() is desk.answers.evidence


def _editable(desk: Desk) -> bool:
    return _writable(desk) and _line(desk)


def _directed(desk: Desk) -> bool:
    relation = desk.answers.evidence.relation() if _editable(desk) else None
    return bool(relation) and desk.session.corpus.relations[relation].directed


def _two(desk: Desk) -> bool:
    return _writable(desk) and len(annotating.ends_of_selection(desk)) == 2


def _one(desk: Desk) -> bool:
    return _project(desk) and bool(desk.session.selection.entities)


def _some(desk: Desk) -> bool:
    return _writable(desk) and bool(desk.session.selection.entities)


def _rename(desk: Desk) -> None:
    correcting.rename(desk) if entity(desk) else annotating.rename(desk)


def _write_note(desk: Desk) -> None:
    desk.answers.entity.edit_note() if entity(desk) else annotating.write_note(desk)


def _delete(desk: Desk) -> None:
    correcting.reject(desk) if desk.session.selection.entities else annotating.delete(desk)


def _text_and_line(desk: Desk) -> bool:
    return _editable(desk) and desk.article.textCursor().hasSelection()


def _quotable(desk: Desk) -> bool:
    return _project(desk) and (
        (_shown(desk) and desk.answers.evidence.sentence() is not None)
        or desk.article.textCursor().hasSelection()
    )


def _undoable(desk: Desk) -> bool:
    return _project(desk) and desk.session.undo_label is not None


def _redoable(desk: Desk) -> bool:
    return _project(desk) and desk.session.redo_label is not None


def _pinned(desk: Desk) -> bool:
    return _writable(desk) and any(
        place.pinned for place in desk.session.corpus.placements.values()
    )


# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action(
        "open", "File", "Open…", filing.open_files, "Ctrl+O", _ready,
        "Open articles, a folder or a project", "open",
    ),
    Action(
        "example", "File", "Open the example", filing.open_example, "", _has_example,
        "Open the article that comes with the program", "example",
    ),
    Action(
        "add", "File", "Add articles…", filing.add_files, "Ctrl+Shift+O",
        lambda d: _writable(d) and _ready(d), "Bring more articles into this project", "add",
    ),
    Action(
        "describe", "File", "About this article…", filing.describe, "",
        lambda d: _writable(d) and _settled(d) and bool(d.article.document_id),
        "Its title, author, date and source", "article",
    ),
    Action(
        "read-again", "File", "Read this article again", filing.read_again, "",
        lambda d: _writable(d) and _ready(d) and bool(d.article.document_id),
        "Find names and relations anew; what you corrected stays", "redo",
    ),
    Action(
        "paste", "File", "Paste an article", filing.paste, "Ctrl+V", _ready,
        "Open the text or the files on the clipboard", "paste",
    ),
    Action(
        "save-as", "File", "Save project as…", filing.save_as, "Ctrl+Shift+S", _settled,
        "Copy the project to another place and go on there", "save", line_before=True,
    ),
    Action(
        "earlier", "File", "Restore an earlier state…", filing.restore_earlier, "",
        lambda d: _settled(d) and _ready(d),
        "See the states that were kept, and open one as a project of its own", "history",
    ),
    Action(
        "picture", "File", "Export picture…", lambda d: d.picture(d), "Ctrl+E",
        lambda d: _settled(d) and _drawn(d) and d.picture is not None,
        "Save the graph as a PNG for where it will be seen", "export",
    ),
    Action(
        "copy-picture", "File", "Copy picture", lambda d: d.copy_picture(d), "Ctrl+Shift+C",
        lambda d: _settled(d) and _drawn(d) and d.copy_picture is not None,
        "Put the graph on the clipboard as a picture", "copy-picture",
    ),
    Action(
        "close", "File", "Close project", lambda d: d.window.close_project(), "Ctrl+W", _settled,
        "Back to the start page; everything is saved", "close", line_before=True,
    ),
    Action(
        "quit", "File", "Quit", lambda d: d.window.close(), "Ctrl+Q", tip="Everything is saved",
        icon="quit",
    ),
    Action(
        "undo", "Edit", "Undo", annotating.undo, "Ctrl+Z", _undoable, "Take the last change back",
        "undo",
    ),
    Action(
        "redo", "Edit", "Redo", annotating.redo, "Ctrl+Shift+Z", _redoable,
        "Do again what was undone", "redo",
    ),
    Action(
        "confirm", "Edit", "Confirm", lambda d: annotating.judge(d, "confirmed"), "C", _editable,
        "The sentence, or the relation, holds", "confirm", True, True,
    ),
    Action(
        "dispute", "Edit", "Dispute", lambda d: annotating.judge(d, "disputed"), "D", _editable,
        "The sentence, or the relation, is in doubt", "dispute", True,
    ),
    Action(
        "reject", "Edit", "Not evidence / reject", lambda d: annotating.judge(d, "rejected"), "X",
        _editable, "The sentence is no evidence; the relation is wrong", "reject", True,
    ),
    Action(
        "unreview", "Edit", "Take the verdict back", lambda d: annotating.judge(d, "unreviewed"),
        "U", _editable, "Back to unreviewed", "restore", True,
    ),
    Action(
        "rename", "Edit", "Edit label or name", _rename, "F2",
        lambda d: _editable(d) or entity(d), "Other words for the relation or the entity",
        "rename", line_before=True, why_not=why_no_name,
    ),
    Action(
        "flip", "Edit", "Reverse direction", annotating.flip, "R", _directed,
        "Source and target change places", "flip", True,
    ),
    Action(
        "note", "Edit", "Write a note", _write_note, "Ctrl+Return",
        lambda d: _editable(d) or entity(d), "On the sentence, the relation or the entity", "note",
    ),
    Action(
        "delete", "Edit", "Delete relation or entity", _delete, "Del",
        lambda d: _editable(d) or _some(d),
        "Reject it; it stays listed and can be restored", "delete", True,
    ),
    Action(
        "relation", "Edit", "New relation…", naming.relate, "N",
        lambda d: _two(d) or selected_text(d),
        "Between the two selected entities, or of the selected text", "relation", True, True,
    ),
    Action(
        "attach", "Edit", "Evidence for the selected line", annotating.attach, "E",
        _text_and_line, "The sentence of the selected text states the relation", "attach", True,
        why_not=why_no_evidence,
    ),
    Action(
        "copy-quote", "Edit", "Copy the quote", annotating.copy_quote, "Ctrl+C", _quotable,
        "Text, title, date and paragraph", "copy", True,
    ),
    *ENTITY_ACTIONS,
    *ARTICLE_ACTIONS,
    Action(
        "review", "Edit", "Review…", lambda d: d.review(), "Ctrl+R", _settled,
        "What is not checked yet, one after the other, one key each", "review", line_before=True,
    ),
    Action(
        "search", "View", "Find…", lambda d: d.search.open(), "Ctrl+K", _project,
        "An entity, two entities, or what to do", "search",
    ),
    Action(
        "pane", "View", "Next part of the window", lambda d: d.window.panes.go(1), "F6",
        tip="Search, list, graph, evidence, article", icon="next",
    ),
    Action(
        "pane-before", "View", "Part before", lambda d: d.window.panes.go(-1), "Shift+F6",
        tip="Article, evidence, graph, list, search", icon="previous",
    ),
    Action(
        "table", "View", "Relations as a table", lambda d: d.table(), "Ctrl+L",
        lambda d: _settled(d) and d.table is not None,
        "The same graph in rows, to sort, filter and hear; again: the graph", "table",
    ),
    Action(
        "zoom-in", "View", "Zoom in", lambda d: navigating.zoom(d, 1.25), "Ctrl++", _drawn,
        "Also + with the graph in focus", "zoom-in", line_before=True,
    ),
    Action(
        "zoom-out", "View", "Zoom out", lambda d: navigating.zoom(d, 0.8), "Ctrl+-", _drawn,
        "Also − with the graph in focus", "zoom-out",
    ),
    Action(
        "fit", "View", "Show everything", navigating.fit, "Ctrl+0", _drawn,
        "Also 0 with the graph in focus", "fit",
    ),
    Action(
        "fit-selection", "View", "Zoom to the selection",
        lambda d: navigating.fit(d, selection=True), "F", _drawn, "Show what is selected",
        "fit-selection", True,
    ),
    Action(
        "theme", "View", "Light or dark", lambda d: d.window.toggle_theme(), "Ctrl+Shift+T",
        tip="Change between the light and the dark look", icon="theme", line_before=True,
    ),
    Action(
        "story", "Graph", "Story", lambda d: navigating.set_level(d, "story"), "1", _settled,
        "What the articles are about", "story", True,
    ),
    Action(
        "related", "Graph", "All related", lambda d: navigating.set_level(d, "related"), "2",
        _settled, "Everybody with a line", "related", True,
    ),
    Action(
        "everything", "Graph", "Without lines too", lambda d: navigating.set_level(d, "all"), "3",
        _settled, "Everybody that is named", "everything", True,
    ),
    Action(
        "focus", "Graph", "Only this and its neighbors", navigating.focus, "G",
        lambda d: _settled(d) and (_one(d) or d.session.view.focus is not None),
        "Again: everything", "focus", True,
    ),
    Action(
        "clear", "Graph", "Switch all filters off", navigating.clear_filters, "",
        lambda d: _project(d) and d.session.view.filtered,
        "Show every kind, every source and every grade again", "restore",
    ),
    Action(
        "next", "Graph", "Next sentence", lambda d: navigating.walk(d, 1), "Ctrl+Right",
        lambda d: _project(d) and _shown(d), "Walk the evidence", "next", line_before=True,
    ),
    Action(
        "previous", "Graph", "Previous sentence", lambda d: navigating.walk(d, -1), "Ctrl+Left",
        lambda d: _project(d) and _shown(d), "Walk the evidence", "previous",
    ),
    *TIDYING_ACTIONS,
    Action(
        "unpin", "Graph", "Unpin all", annotating.unpin, "", _pinned,
        "Let Tidy move again what was put in place by hand", "unpin",
    ),
    *WALKING_ACTIONS,
    Action(
        "shortcuts", "Help", "Shortcuts", lambda d: d.window.show_shortcuts(), "?",
        tip="All keys on one sheet", icon="shortcuts", work=True,
    ),
    Action(
        "about", "Help", "About Article Explorer", lambda d: d.window.show_about(),
        tip="Version, licenses, where files are", icon="about",
    ),
)

MENUS = ("File", "Edit", "Entity", "Article", "View", "Graph", "Walk", "Help")
TOOLS_OF_A_LINE = (
    "rename", "flip", "note", "confirm", "dispute", "reject", "unreview", "relation", "tags",
    "color", "uncolor", "copy-quote",
)
TOOLS_OF_AN_ENTITY = (
    "focus", "relation", "rename", "kind", "merge", "take-apart", "split", "aliases", "tags",
    "group", "color", "uncolor", "hide", "delete", "fit-selection",
)
TOOLS_OF_THE_CANVAS = ("story", "related", "everything", "fit", "tidy", "picture", "copy-picture")
TOOLS_OF_A_TEXT = ("name-text", "relation", "attach", "copy-quote")
# fmt: on


def text_of(text: str) -> str:
    """A text of the table in the user's language."""
    return QCoreApplication.translate("Actions", text)
