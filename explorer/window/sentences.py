"""What is asked for under Evidence: by its cards and headings, and by the menu of a card."""

from collections.abc import Callable
from functools import partial
from typing import get_args

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from explorer.edits import evidence as sentences
from explorer.guarded import guarded
from explorer.model.records import Evidence, Factuality, Verdict
from explorer.panels.remarks import certainty
from explorer.window import annotating
from explorer.window.action_set import Actions
from explorer.window.desk import Desk

TOOLS_OF_ITS_RELATION = ("rename", "flip", "undirect", "tags", "color", "copy-quote")


def connect(desk: Desk, table: Actions) -> None:
    """Do what cards and headings ask for."""
    panel = desk.answers.evidence
    panel.sentence_judged.connect(lambda e, v: annotating.judge_sentence(desk, e, v))
    panel.sentence_noted.connect(lambda e, text: annotating.note_sentence(desk, e, text))
    panel.menu_wanted.connect(lambda e, at: show_menu(desk, table, e, at))
    panel.relation_judged.connect(lambda r, v: annotating.judge_relations(desk, (r,), v))
    panel.relabeled.connect(lambda r, text: annotating.relabel(desk, r, text))
    panel.retyped.connect(lambda r, kind: annotating.retype(desk, r, kind))
    panel.flipped.connect(lambda r: annotating.flip(desk, r))
    panel.noted.connect(lambda r, text: annotating.note(desk, r, text))


def show_menu(desk: Desk, table: Actions, evidence: str, at: QPoint) -> None:
    """The menu of a card, where it was asked for."""
    menu = menu_of(desk, table, evidence)
    menu.exec(at)
    menu.deleteLater()


def menu_of(desk: Desk, table: Actions, evidence: str) -> QMenu:
    """Everything that can be done to a sentence, then to the relation that it states."""
    menu = QMenu(desk.window)
    card = desk.answers.evidence.card(evidence)
    found = card.evidence
    if not desk.session.read_only:
        verdicts: tuple[tuple[str, str, Verdict], ...] = (
            (_tr("Confirm"), "C", "confirmed"),
            (_tr("Dispute"), "D", "disputed"),
            (_tr("Not evidence"), "X", "rejected"),
            (_tr("Take the verdict back"), "U", "unreviewed"),
        )
        for text, key, verdict in verdicts:
            if verdict != found.verdict:
                _add(menu, text, key, partial(annotating.judge_sentence, desk, evidence, verdict))
        _add(menu, _tr("Write a note"), "Ctrl+Return", card.edit_note)
        menu.addMenu(_certainties(desk, menu, found))
        if found.extractor == sentences.MANUAL:
            _add(menu, _tr("Detach from the relation"), "", lambda: detach(desk, evidence))
    _add(menu, _tr("Show the sentences around"), "Space", card.toggle_around)
    menu.addSeparator()
    table.refresh()
    menu.addActions(table.of(TOOLS_OF_ITS_RELATION))
    return menu


def _certainties(desk: Desk, menu: QMenu, found: Evidence) -> QMenu:
    """How sure the sentence is: the program may have read it wrongly, and of a line that a person
    draws it knows nothing.
    """
    within = QMenu(_tr("How sure the sentence is"), menu)
    for factuality in get_args(Factuality):
        act = partial(weigh, desk, found.id, factuality)
        _add(within, certainty(factuality), "", act)
        action = within.actions()[-1]
        action.setCheckable(True)
        action.setChecked(factuality == found.factuality)
    return within


def weigh(desk: Desk, evidence: str, factuality: Factuality) -> None:
    """Say how sure a sentence is of what it states."""
    corpus = desk.session.corpus
    if desk.perform(lambda: sentences.weigh(corpus, evidence, factuality)):
        told = _tr("The sentence is “{how}”").format(how=certainty(factuality))
        annotating.offer_undo(desk, told)


def detach(desk: Desk, evidence: str) -> None:
    """Take away a sentence that was attached by hand."""
    corpus = desk.session.corpus
    if desk.perform(lambda: sentences.detach(corpus, evidence)):
        annotating.offer_undo(desk, _tr("Detached the sentence"))


def _add(menu: QMenu, text: str, key: str, do: Callable[[], object]) -> None:
    shown = f"{text}\t{key}" if key else text
    action = QAction(shown, menu)
    action.triggered.connect(guarded(lambda: do()))
    menu.addAction(action)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sentences", text)
