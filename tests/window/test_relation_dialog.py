"""Drawing a relation by hand: words, kind, direction; then a sentence for it."""

import pytest
from PySide6.QtGui import QTextCursor

from explorer.window import annotating
from explorer.window.relation_dialog import RelationDialog
from tests.window.hands import when_there

pytestmark = pytest.mark.one_window


def answer(label: str, kind: str, way: int = 0) -> None:
    """Fill the dialog in as soon as it is there."""

    def fill(dialog: RelationDialog) -> None:
        dialog.words.setText(label)
        dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
        dialog.way.setCurrentIndex(way)
        dialog._draw.click()

    when_there(RelationDialog, fill)


def test_a_line_is_drawn_and_given_a_sentence(window):
    session = window.desk.session
    session.select(["elsa-moreau", "mira-chen"])
    answer("sat beside", "other", way=1)
    annotating.draw(window.desk)

    (relation,) = session.corpus.relations_between("elsa-moreau", "mira-chen")
    assert (relation.source, relation.target) == ("mira-chen", "elsa-moreau")
    assert relation.manual
    assert session.selection.relations == (relation.id,)

    article = window.desk.article
    start = session.corpus.store.text_of("harbor").index("sat behind")
    cursor = article.textCursor()
    cursor.setPosition(article.place_of(start))
    cursor.setPosition(article.place_of(start + 10), QTextCursor.MoveMode.KeepAnchor)
    article.setTextCursor(cursor)
    annotating.attach(window.desk)

    (evidence,) = session.corpus.store.evidence_of([relation.id])
    assert evidence.verdict == "confirmed"


def test_a_sentence_goes_to_the_new_relation_of_an_old_line(window):
    """The pair has a relation with a sentence already; the new one was worked on last."""
    session = window.desk.session
    session.select(["mira-chen", "jonas-weil"])
    window.activateWindow()
    answer("runs with", "other")
    annotating.draw(window.desk)
    (made,) = (r for r in session.corpus.relations.values() if r.label == "runs with")
    article = window.desk.article
    article.setFocus()
    article.selectAll()
    assert window.desk.answers.evidence.relation() == made.id


def test_a_kind_without_direction_takes_it_away(window):
    corpus = window.desk.session.corpus
    dialog = RelationDialog(
        window.desk.look, corpus.entities["mira-chen"], corpus.entities["velmar"], [], window
    )
    dialog.words.setText("met")
    dialog.kind.setCurrentIndex(dialog.kind.findData("meeting"))
    assert not dialog.answer().directed
    dialog.deleteLater()


def test_nothing_is_drawn_without_words(window):
    corpus = window.desk.session.corpus
    dialog = RelationDialog(
        window.desk.look, corpus.entities["mira-chen"], corpus.entities["velmar"], [], window
    )
    assert not dialog._draw.isEnabled()
    dialog.words.setText("  ")
    assert not dialog._draw.isEnabled()
    dialog.deleteLater()
