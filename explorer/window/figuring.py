"""What a person does with figures, paired with the edit that does it."""

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu

from explorer.edits import figures
from explorer.errors import ExplorerError
from explorer.guarded import guarded
from explorer.model.records import Figure
from explorer.panels.plain import counted, visible
from explorer.window import annotating, needs
from explorer.window.desk import Desk
from explorer.window.figure_dialog import FigureDialog
from explorer.window.words_dialog import WordsDialog

Source = Literal["selection", "view", "nothing"]


def looked_at(desk: Desk) -> Figure | None:
    """The figure whose tab is open."""
    session = desk.session
    return session.corpus.figures.get(session.view.figure) if session is not None else None


def selected(desk: Desk) -> bool:
    """Whether there is something to add: an entity, or a line."""
    if not needs.writable(desk) or desk.session.provisional:
        return False
    return bool(desk.session.selection.entities or desk.session.selection.relations)


def show(desk: Desk, figure: str = "") -> None:
    """Open a figure's tab; empty: that of the graph."""
    session = desk.session
    if session is None:
        return
    if figure:
        desk.last_figure = figure
    session.show(replace(session.view, figure=figure))


def add(desk: Desk) -> None:
    """Add what is selected to the figure that is open, else to the only one, else ask."""
    here, there = looked_at(desk), desk.session.corpus.figures
    if here is not None and not _inside(desk, here):
        _add_to(desk, here.id)
    elif not there:
        make(desk, "selection", opens=False)
    elif here is None and len(there) == 1:
        _add_to(desk, next(iter(there)))
    else:
        _ask_which(desk, here)


def make(desk: Desk, of: Source, title: str = "", opens: bool = True) -> None:
    """A new figure of what is selected, of what is drawn, or of nothing yet; its title is asked."""
    from explorer.session import figures as parts  # it brings numpy

    session = desk.session
    chosen = {
        "selection": lambda: parts.selected(session),
        "view": lambda: parts.drawn(session),
        "nothing": parts.Chosen,
    }[of]()
    title = title or _ask_title(desk, of)
    if not title:
        return
    before = set(session.corpus.figures)
    folded = of == "view" and bool(session.visible().stacks)
    if not desk.perform(lambda: parts.making(session, title, chosen, folded)):
        return
    made = next(iter(set(session.corpus.figures) - before), "")
    desk.last_figure = made
    if opens:
        show(desk, made)
    told = _tr("Made the figure “{title}”").format(title=session.corpus.figures[made].title)
    annotating.offer_undo(desk, told)


def remove(desk: Desk) -> None:
    """Take what is selected out of the figure that is open; the project keeps it."""
    from explorer.session.figures import pairs_of

    here, session = looked_at(desk), desk.session
    if here is None:
        return
    wanted = set(session.selection.relations)
    drawn = [line for line in session.visible().lines if wanted & set(line.relations)]
    lines = [pair for line in drawn for pair in pairs_of(session, line, wanted)]
    entities = [one for one in session.selection.entities if one in here.entities]
    ends = {end for line in drawn for end in line.ends}  # a stack goes with its members
    entities += [m for one in session.visible().stacks if one.id in ends for m in one.members]
    if desk.perform(lambda: figures.remove(session.corpus, here.id, entities, lines)):
        session.select()
        told = _tr("Taken out of “{title}”; the project keeps it.").format(title=here.title)
        annotating.offer_undo(desk, told)


def delete(desk: Desk) -> None:
    """The figure that is open goes; its members stay in the project."""
    here = looked_at(desk)
    if here is not None and desk.perform(lambda: figures.delete(desk.session.corpus, here.id)):
        told = _tr("Deleted the figure “{title}”; the project keeps what it showed.")
        annotating.offer_undo(desk, told.format(title=here.title))


def retitle(desk: Desk, title: str) -> None:
    """Another title for the figure that is open."""
    here = looked_at(desk)
    if here is not None:
        desk.perform(lambda: figures.retitle(desk.session.corpus, here.id, title))


def describe(desk: Desk, figure: str, caption: str) -> None:
    """Another caption for a figure."""
    if desk.session is not None and figure in desk.session.corpus.figures:
        desk.perform(lambda: figures.describe(desk.session.corpus, figure, caption))


def fold(desk: Desk) -> None:
    """Draw leaves of the figure that is open as one where they say the same, or each again."""
    here = looked_at(desk)
    if here is not None:
        desk.perform(lambda: figures.fold(desk.session.corpus, here.id, not here.folded))


def see(desk: Desk) -> None:
    """Take the corrections in the figure that is open for seen."""
    from explorer.session.figures import seeing

    here = looked_at(desk)
    if here is not None:
        desk.perform(lambda: seeing(desk.session, here.id))


def step(desk: Desk, way: int) -> None:
    """To the next tab, or the one before: the graph, then each figure."""
    ids = ["", *sorted(desk.session.corpus.figures)]
    show(desk, ids[(ids.index(desk.session.view.figure) + way) % len(ids)])


def offer_new(desk: Desk, at: QPoint) -> None:
    """A menu of what a new figure can be made of."""
    menu = QMenu(desk.window)
    choices: tuple[tuple[Source, str, bool], ...] = (
        ("selection", _tr("New figure of the selection…"), selected(desk)),
        ("view", _tr("New figure of what is drawn…"), True),
        ("nothing", _tr("New figure with nothing in it yet…"), True),
    )
    for of, text, able in choices:
        action = menu.addAction(text)
        action.setEnabled(able and needs.writable(desk))
        action.triggered.connect(guarded(lambda *, of=of: make(desk, of)))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def _inside(desk: Desk, figure: Figure) -> bool:
    """Whether all that is selected is in a figure already."""
    selection, corpus = desk.session.selection, desk.session.corpus
    pairs = {corpus.relations[one].ends for one in selection.relations}
    drawn = {one for line in desk.session.visible().lines for one in line.relations}
    there = pairs <= set(figure.lines) or set(selection.relations) <= drawn
    return there and set(selection.entities) <= set(figure.entities)


def _ask_which(desk: Desk, here: Figure | None) -> None:
    there = [one for one in desk.session.corpus.figures.values() if one is not here]
    if not there:
        make(desk, "selection", opens=False)
        return
    there.sort(key=lambda one: (one.id != desk.last_figure, one.title.casefold()))
    answer = FigureDialog(desk.look, _named(desk), there, desk.last_figure, desk.window).ask()
    if answer is None:
        return
    if answer.figure:
        _add_to(desk, answer.figure)
    else:
        make(desk, "selection", answer.title, opens=False)


def _add_to(desk: Desk, figure: str) -> None:
    from explorer.session import figures as parts

    session = desk.session
    before = session.corpus.figures[figure]
    try:
        edit = parts.adding(session, figure, parts.selected(session, before))
    except ExplorerError as error:
        desk.messages.warn(str(error))
        return
    desk.last_figure = figure
    if not edit.changes:
        told = _tr("{what} is in “{title}” already.")
        desk.messages.say(told.format(what=_named(desk), title=before.title))
    elif desk.perform(lambda: edit):
        after = session.corpus.figures[figure]
        lines = len(after.lines) - len(before.lines)
        came = len(after.entities) - len(before.entities)
        parts_told = [counted(came, "entity", "entities")] if came else []
        parts_told += [counted(lines, "line", "lines")] if lines else []
        told = _tr("Added {what} to “{title}”")
        what = _tr(" and ").join(parts_told)
        annotating.offer_undo(desk, told.format(what=what, title=before.title))


def _ask_title(desk: Desk, of: Source) -> str:
    session = desk.session
    taken = {one.title.casefold() for one in session.corpus.figures.values()}
    title = _suggested(desk, of)
    number = 2
    while title.casefold() in taken:
        title = f"{_suggested(desk, of)} ({number})"
        number += 1
    words = WordsDialog(
        desk.look, _tr("New figure"), _tr("Its title stands above it and in what is exported."),
        title, [], desk.window, act=_tr("Make figure"),
    ).ask()  # fmt: skip
    return words or ""


def _suggested(desk: Desk, of: Source) -> str:
    session = desk.session
    if of == "selection":
        return _named(desk).strip("“”")
    titles = [one.title for one in session.corpus.documents.values()]
    if of == "view" and len(titles) == 1:
        return visible(titles[0], 80)
    return _tr("Figure {number}").format(number=len(session.corpus.figures) + 1)


def _named(desk: Desk) -> str:
    """What is selected: a name, two, or how many."""
    selection, corpus = desk.session.selection, desk.session.corpus
    ends = dict.fromkeys(end for one in selection.relations for end in corpus.relations[one].ends)
    names = [visible(corpus.entities[one].name, 60) for one in (*selection.entities, *ends)]
    if len(names) == 1:
        return f"“{names[0]}”"
    if len(names) == 2:
        return f"{names[0]} – {names[1]}"
    return counted(len(names), "entity", "entities")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Figuring", text)
