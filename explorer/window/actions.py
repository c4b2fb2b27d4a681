"""Everything that can be done, in one table: menus, shortcuts, search and the sheet read it.

A row pairs a wish with the function that fulfills it; :mod:`~explorer.window.action_set` makes Qt
actions of the rows.
"""

from PySide6.QtCore import QCoreApplication

from explorer.window import (
    annotating,
    correcting,
    figuring,
    filing,
    naming,
    navigating,
    needs,
    pinning,
)
from explorer.window.action import Action
from explorer.window.article_actions import ARTICLE_ACTIONS
from explorer.window.collapsing_actions import COLLAPSING_ACTIONS
from explorer.window.desk import Desk
from explorer.window.entity_actions import ENTITY_ACTIONS
from explorer.window.exploring_actions import EXPLORING_ACTIONS
from explorer.window.figure_actions import FIGURE_ACTIONS
from explorer.window.help_actions import HELP_ACTIONS
from explorer.window.hints import why_no_evidence, why_no_name
from explorer.window.measuring_actions import MEASURING_ACTIONS
from explorer.window.tidying_actions import TIDYING_ACTIONS
from explorer.window.walking_actions import WALKING_ACTIONS


def _has_example(desk: Desk) -> bool:
    return needs.ready(desk) and filing.example() is not None


def _relation(desk: Desk) -> bool:
    return needs.editable_line(desk) and bool(desk.answers.evidence.relation())


def _directed(desk: Desk) -> bool:
    there = desk.session.corpus.relations if _relation(desk) else {}
    return bool(there) and there[desk.answers.evidence.relation()].directed


def _rename(desk: Desk) -> None:
    correcting.rename(desk) if needs.one_entity(desk) else annotating.rename(desk)


def _write_note(desk: Desk) -> None:
    page = desk.answers.entity
    page.edit_note() if needs.one_entity(desk) else annotating.write_note(desk)


def _delete(desk: Desk) -> None:
    if figuring.looked_at(desk) is not None:  # what a figure shows is not rejected by the way
        figuring.remove(desk)
        return
    correcting.reject(desk) if needs.selected(desk) else annotating.delete(desk)


def _quotable(desk: Desk) -> bool:
    sentence = needs.evidence_shown(desk) and desk.answers.evidence.sentence() is not None
    return needs.project(desk) and (sentence or needs.text_selected(desk))


def _undoable(desk: Desk) -> bool:
    return needs.project(desk) and desk.session.undo_label is not None


def _redoable(desk: Desk) -> bool:
    return needs.project(desk) and desk.session.redo_label is not None


def _pinned(desk: Desk) -> bool:
    return needs.writable(desk) and any(place.pinned for place in pinning.places(desk).values())


# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action(
        "open", "File", "Open…", filing.open_files, "Ctrl+O", needs.ready,
        "Open articles or a project", "open",
    ),
    Action(
        "open-folder", "File", "Open a folder…", filing.open_folder, "", needs.ready,
        "Open all articles in a folder and the folders in it", "open",
    ),
    Action(
        "example", "File", "Open the example", filing.open_example, "", _has_example,
        "Open the article that comes with the program", "example",
    ),
    Action(
        "add", "File", "Add articles…", filing.add_files, "Ctrl+Shift+O",
        lambda d: needs.writable(d) and needs.ready(d),
        "Bring more articles into this project", "add",
    ),
    Action(
        "add-folder", "File", "Add a folder…", filing.add_folder, "",
        lambda d: needs.writable(d) and needs.ready(d),
        "Bring all articles in a folder into this project", "add",
    ),
    Action(
        "describe", "File", "About this article…", filing.describe, "",
        needs.article_to_work_on, "Its title, author, date and source", "article",
    ),
    Action(
        "read-again", "File", "Read this article again", filing.read_again, "",
        lambda d: needs.article_to_work_on(d) and needs.ready(d),
        "Find names and relations anew; what you corrected stays", "redo",
    ),
    Action(
        "paste", "File", "Paste an article", filing.paste, "Ctrl+V", needs.ready,
        "Open the text or the files on the clipboard", "paste",
    ),
    Action(
        "save-as", "File", "Save project as…", filing.save_as, "Ctrl+Shift+S", needs.settled,
        "Copy the project to another place and go on there", "save", line_before=True,
    ),
    Action(
        "earlier", "File", "Restore an earlier state…", filing.restore_earlier, "",
        lambda d: needs.settled(d) and needs.ready(d),
        "See the states that were kept, and open one as a project of its own", "history",
    ),
    Action(
        "picture", "File", "Export picture…", lambda d: d.picture(d), "Ctrl+E",
        lambda d: needs.settled(d) and needs.drawn(d) and d.picture is not None,
        "Save the graph as a PNG for where it will be seen", "export",
    ),
    Action(
        "copy-picture", "File", "Copy picture", lambda d: d.copy_picture(d), "Ctrl+Shift+C",
        lambda d: needs.settled(d) and needs.drawn(d) and d.copy_picture is not None,
        "Put the graph on the clipboard as a picture", "copy-picture",
    ),
    Action(
        "report", "File", "Write report…", lambda d: d.report(d), "Ctrl+Shift+E",
        lambda d: needs.settled(d) and needs.drawn(d) and d.report is not None,
        "The picture with every sentence behind it, to print and check", "report",
    ),
    Action(
        "export-data", "File", "Export data…", lambda d: d.export_data(d), "",
        lambda d: needs.settled(d) and d.export_data is not None,
        "Entities and relations with their sentences, for other programs", "export",
    ),
    Action(
        "close", "File", "Close project", lambda d: d.window.close_project(), "Ctrl+W",
        needs.settled, "Back to the start page; everything is saved", "close", line_before=True,
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
        "confirm", "Edit", "Confirm", lambda d: annotating.judge(d, "confirmed"), "C",
        needs.editable_line, "The sentence, or the relation, holds", "confirm", True, True,
    ),
    Action(
        "dispute", "Edit", "Dispute", lambda d: annotating.judge(d, "disputed"), "D",
        needs.editable_line, "The sentence, or the relation, is in doubt", "dispute", True,
    ),
    Action(
        "reject", "Edit", "Not evidence / reject", lambda d: annotating.judge(d, "rejected"), "X",
        needs.editable_line, "The sentence is no evidence; the relation is wrong", "reject", True,
    ),
    Action(
        "unreview", "Edit", "Take the verdict back", lambda d: annotating.judge(d, "unreviewed"),
        "U", needs.editable_line, "Back to unreviewed", "restore", True,
    ),
    Action(
        "rename", "Edit", "Edit label or name", _rename, "F2",
        needs.line_or_entity, "Other words for the relation or the entity",
        "rename", line_before=True, why_not=why_no_name,
    ),
    Action(
        "flip", "Edit", "Give or reverse direction", annotating.flip, "R", _relation,
        "Source and target change places; what has no direction gets one", "flip", True,
    ),
    Action(
        "undirect", "Edit", "Take direction away", annotating.undirect, "", _directed,
        "The line has no arrowhead any more", "relation",
    ),
    Action(
        "note", "Edit", "Write a note", _write_note, "Ctrl+Return",
        needs.line_or_entity, "On the sentence, the relation or the entity", "note",
    ),
    Action(
        "delete", "Edit", "Delete relation or entity", _delete, "Del",
        lambda d: needs.editable_line(d) or needs.entities(d),
        "Reject it; it stays listed and can be restored. In a figure: take it out of that alone",
        "delete", True,
    ),
    Action(
        "relation", "Edit", "New relation…", naming.relate, "N",
        lambda d: needs.two_ends(d) or needs.text_to_work_on(d),
        "Between the two selected entities, or of the selected text", "relation", True, True,
    ),
    Action(
        "attach", "Edit", "Evidence for the selected line", annotating.attach, "E",
        lambda d: needs.editable_line(d) and needs.text_selected(d),
        "The sentence of the selected text states the relation", "attach", True,
        why_not=why_no_evidence,
    ),
    Action(
        "copy-quote", "Edit", "Copy the quote", annotating.copy_quote, "Ctrl+C", _quotable,
        "Text, title, date and paragraph", "copy", True,
    ),
    *ENTITY_ACTIONS,
    *ARTICLE_ACTIONS,
    Action(
        "review", "Edit", "Review…", lambda d: d.review(), "Ctrl+R", needs.settled,
        "What is not checked yet, one after the other, one key each", "review", line_before=True,
    ),
    Action(
        "missed", "Edit", "What may have been missed", lambda d: d.missed(), "Ctrl+Shift+R",
        needs.settled, "Pairs that sentences name together and that no line ties, one key each",
        "search",
    ),
    Action(
        "search", "View", "Find…", lambda d: d.search.open(), "Ctrl+K", needs.project,
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
        lambda d: needs.settled(d) and d.table is not None,
        "The same graph in rows, to sort, filter and hear; again: the graph", "table",
    ),
    Action(
        "entity-table", "View", "Entities as a table", lambda d: d.table("entities"), "",
        lambda d: needs.settled(d) and d.table is not None,
        "Who is drawn, with what is told of each and their measures", "entity",
    ),
    Action(
        "sentence-table", "View", "Sentences as a table", lambda d: d.table("sentences"), "",
        lambda d: needs.settled(d) and d.table is not None,
        "What stands behind what is drawn, sentence by sentence", "article",
    ),
    Action(
        "zoom-in", "View", "Zoom in", lambda d: navigating.zoom(d, 1.25), "Ctrl++", needs.drawn,
        "Also + with the graph in focus", "zoom-in", line_before=True,
    ),
    Action(
        "zoom-out", "View", "Zoom out", lambda d: navigating.zoom(d, 0.8), "Ctrl+-", needs.drawn,
        "Also − with the graph in focus", "zoom-out",
    ),
    Action(
        "fit", "View", "Show everything", navigating.fit, "Ctrl+0", needs.drawn,
        "Also 0 with the graph in focus", "fit",
    ),
    Action(
        "fit-selection", "View", "Zoom to the selection",
        lambda d: navigating.fit(d, selection=True), "F", needs.drawn, "Show what is selected",
        "fit-selection", True,
    ),
    Action(
        "theme", "View", "Light or dark", lambda d: d.window.toggle_theme(), "Ctrl+Shift+T",
        tip="Change between the light and the dark look", icon="theme", line_before=True,
    ),
    Action(
        "story", "Graph", "Story", lambda d: navigating.set_level(d, "story"), "1", needs.settled,
        "What the articles are about", "story", True,
    ),
    Action(
        "related", "Graph", "All related", lambda d: navigating.set_level(d, "related"), "2",
        needs.settled, "Everybody with a line", "related", True,
    ),
    Action(
        "everything", "Graph", "Everything", lambda d: navigating.set_level(d, "all"), "3",
        needs.settled, "Everybody who is named, with or without a line", "everything", True,
    ),
    *EXPLORING_ACTIONS,
    *COLLAPSING_ACTIONS,
    Action(
        "next", "Graph", "Next sentence", lambda d: navigating.walk(d, 1), "Ctrl+Right",
        needs.evidence_shown, "Walk the evidence", "next", line_before=True,
    ),
    Action(
        "previous", "Graph", "Previous sentence", lambda d: navigating.walk(d, -1), "Ctrl+Left",
        needs.evidence_shown, "Walk the evidence", "previous",
    ),
    *TIDYING_ACTIONS,
    *MEASURING_ACTIONS,
    Action(
        "pin", "Graph", "Pin or unpin", pinning.pin, "P",
        lambda d: needs.entities(d) and needs.drawn(d),
        "What is selected stays where it is, whatever Tidy does", "pin", True,
    ),
    Action(
        "unpin", "Graph", "Unpin all", pinning.unpin, "", _pinned,
        "Let Tidy move again what was put in place by hand", "unpin",
    ),
    *FIGURE_ACTIONS,
    *WALKING_ACTIONS,
    *HELP_ACTIONS,
)

MENUS = ("File", "Edit", "Entity", "Article", "View", "Graph", "Figure", "Walk", "Help")
TOOLS_OF_A_LINE = (
    "rename", "flip", "undirect", "note", "confirm", "dispute", "reject", "unreview", "relation",
    "common", "tags", "color", "uncolor", "figure-add", "figure-new", "figure-remove", "copy-quote",
)
TOOLS_OF_AN_ENTITY = (
    "focus", "expand", "common", "relation", "rename", "kind", "merge", "take-apart", "split",
    "aliases", "tags", "group", "fold", "color", "uncolor", "pin", "copy-names", "figure-add",
    "figure-new", "figure-remove", "hide", "delete", "fit-selection",
)
TOOLS_OF_THE_CANVAS = (
    "story", "related", "everything", "fit", "fold-groups", "fold-communities", "unfold", "tidy",
    "figure-view", "picture", "copy-picture",
    "report",
)
TOOLS_OF_A_TEXT = ("name-text", "relation", "attach", "copy-quote")
# fmt: on


def text_of(text: str) -> str:
    """A text of the table in the user's language."""
    return QCoreApplication.translate("Actions", text)
