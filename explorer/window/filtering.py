"""What a person does to filter: the menu of filters, its dialogs, and chips that go again."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu

from explorer.graph.filters import SPANS, Clock
from explorer.graph.view import ViewState
from explorer.model.when import readable_interval
from explorer.window import navigating
from explorer.window.articles_dialog import ArticlesDialog
from explorer.window.desk import Desk
from explorer.window.filter_dialogs import SpanDialog, WordsFilterDialog
from explorer.window.filter_menu import FilterMenu
from explorer.window.stage import Stage


def connect(desk: Desk, stage: Stage) -> None:
    """Let the chips above the graph do what they say."""
    stage.levels.filter_wanted.connect(lambda: offer(desk))
    stage.filters.wanted.connect(lambda view: show(desk, view))
    stage.filters.emptied.connect(stage.levels.filter_chip.setFocus)
    stage.filters.cleared.connect(stage.levels.filters_cleared)


def offer(desk: Desk) -> None:
    """Open the menu of filters under its chip."""
    menu, chip = menu_of(desk), desk.window.stage.levels.filter_chip
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(chip.mapToGlobal(chip.rect().bottomLeft() + QPoint(0, 4)))


def menu_of(desk: Desk) -> QMenu:
    """The menu of filters for what is shown now."""
    session = desk.session
    return FilterMenu(
        session.corpus, session.view, lambda view: show(desk, view),
        lambda name: ask(desk, name), desk.window,
    )  # fmt: skip


def show(desk: Desk, view: ViewState) -> None:
    """Look at what the filters of a view leave; level and focus stay as they are."""
    session = desk.session
    if session is not None:
        asked = replace(session.view, filters=view.filters, least=view.least)
        asked = replace(asked, kinds_off=view.kinds_off, sources_off=view.sources_off)
        asked = replace(asked, expanded=view.expanded, collapsed=view.collapsed)
        session.show(asked)
        navigating.say_of_graph(desk)


def ask(desk: Desk, name: str) -> None:
    """Ask for a span of days, for words, or for articles."""
    session = desk.session
    filters = session.view.filters
    if name == "words":
        words = WordsFilterDialog(desk.look, filters.words, desk.window).ask()
        if words is not None:
            show(desk, replace(session.view, filters=replace(filters, words=words)))
        return
    if name == "articles":
        _ask_articles(desk)
        return
    clock: Clock = "told" if name in SPANS["told"] else "published"
    known = _known(desk) if clock == "published" else _told(desk)
    asked = filters.span(clock) or ("", "")
    span = SpanDialog(desk.look, clock, asked, known, desk.window).ask()
    if span is not None:
        show(desk, replace(session.view, filters=filters.within(clock, *span)))


def _ask_articles(desk: Desk) -> None:
    """Ask which articles count; speakers stay on or off as they are."""
    corpus, view = desk.session.corpus, desk.session.view
    off = ArticlesDialog(desk.look, corpus, view.sources_off, desk.window).ask()
    if off is not None:
        speakers = view.sources_off - corpus.documents.keys()
        show(desk, replace(view, sources_off=speakers | off))


def _told(desk: Desk) -> str:
    """Of when the sentences tell."""
    from explorer.graph.timeline import times_of  # it brings numpy

    session = desk.session
    times = times_of(session.corpus, session.view, "told")
    if times.extent is None:
        return _tr("No sentence says when.")
    days = [readable_interval(date.fromordinal(day).isoformat()) for day in times.extent]
    told = _tr("The sentences tell of {since} to {until}.").format(since=days[0], until=days[1])
    undated = times.undated.shape[1]
    return f"{told} {_tr('{number} do not say when.').format(number=undated)}" if undated else told


def _known(desk: Desk) -> str:
    """From when to when the articles are."""
    days = sorted(one.published[:10] for one in desk.session.corpus.documents.values())
    dated = [day for day in days if day]
    if not dated:
        return _tr("No article has a date.")
    told = _tr("The articles are from {since} to {until}.").format(since=dated[0], until=dated[-1])
    without = len(days) - len(dated)
    return f"{told} {_tr('{number} have no date.').format(number=without)}" if without else told


def _tr(text: str) -> str:
    return QCoreApplication.translate("Filters", text)
