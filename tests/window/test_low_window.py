"""In a low window nothing of the hint beside the graph is cut off."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel

from explorer.panels.headings import RelationHeading
from explorer.panels.pair_header import NameButton


def test_the_words_of_the_hint_keep_their_height(window, qtbot):
    answers = window.desk.answers
    texts = [one for one in answers.currentWidget().findChildren(QLabel) if one.text()]
    assert len(texts) == 4
    answers.setFixedSize(QSize(260, 150))
    qtbot.waitUntil(lambda: answers.height() == 150)
    for text in texts:
        assert text.height() >= text.heightForWidth(text.width())


def low(window, qtbot):
    answers = window.desk.answers
    answers.setFixedSize(QSize(250, 190))
    qtbot.waitUntil(lambda: answers.size() == QSize(250, 190))
    return answers


def test_the_lists_of_an_entity_lie_below_one_another(window, qtbot):
    session = window.desk.session
    busiest = max(
        session.corpus.entities, key=lambda one: len(list(session.corpus.relations_of(one)))
    )
    session.select([busiest])
    page = low(window, qtbot).entity
    parts = (page._head.itemAt(0).widget(), page._tools, page._ties, page._places)
    qtbot.waitUntil(lambda: page.widget().height() > page.height())
    tops = [part.mapTo(page.widget(), part.rect().topLeft()).y() for part in parts]
    for part, top, below in zip(parts, tops, tops[1:], strict=False):
        assert top + part.height() <= below
        assert part.height() >= part.minimumSizeHint().height()


def test_both_names_of_a_pair_and_its_edit_are_seen(window, qtbot):
    session = window.desk.session
    relation = next(iter(session.corpus.relations.values()))
    session.select(relations=[relation.id])
    evidence = low(window, qtbot).evidence
    names = evidence.header.findChildren(NameButton)
    assert len(names) == 2
    qtbot.waitUntil(lambda: names[1].geometry().bottom() <= evidence.header._names.height())
    for edit in evidence.findChildren(RelationHeading):
        right = edit._edit.mapTo(evidence, edit._edit.rect().topRight()).x()
        assert right <= evidence.width()
