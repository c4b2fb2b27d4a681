"""Reviewing by keys in the window: each key decides, the next card comes, the canvas follows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from explorer.edits import documents
from explorer.model.records import Extraction
from explorer.panels.cards import Card
from explorer.panels.pair_header import NameButton
from explorer.panels.plain import visible
from tests.builders import document, mention, person, relation, sentences

pytestmark = pytest.mark.one_window
Key = Qt.Key


@pytest.fixture
def panel(window, qtbot):
    """The review of the harbor article, opened by its key."""
    window.activateWindow()
    window.desk.canvas.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    window.actions_table.refresh()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    made = window.reading.review
    qtbot.waitUntil(lambda: made.review is not None)
    return made


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)  # the window is active
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_ctrl_r_shows_the_first_card_with_its_sentences_and_says_why(window, panel):
    assert window.reading.pages.currentWidget() is panel
    assert QApplication.focusWidget() is panel
    assert panel._progress.text() == "0 of 17 reviewed"
    assert panel._why.text() == str(panel.review.current.why) != ""
    relation = window.desk.session.corpus.relations[panel.review.current.relation]
    assert panel._card._words.text() == relation.label
    cards = panel._card.findChildren(Card)
    assert len(cards) == len(window.desk.session.corpus.store.evidence_of([relation.id])) > 0
    assert all(card.passage.marks for card in cards)


@pytest.mark.parametrize(
    ("key", "verdict"),
    [(Key.Key_C, "confirmed"), (Key.Key_D, "disputed"), (Key.Key_X, "rejected")],
)
def test_one_key_decides_and_ctrl_z_returns_to_the_card(window, panel, qtbot, key, verdict):
    session = window.desk.session
    first = panel.review.current.relation
    press(qtbot, key)
    assert session.corpus.relations[first].verdict == verdict
    assert panel.review.current.relation != first
    assert panel._progress.text() == "1 of 17 reviewed"
    assert window.reading.pages.currentWidget() is panel
    window.actions_table.refresh()
    press(qtbot, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.review.current.relation == first
    assert session.corpus.relations[first].verdict == "unreviewed"
    assert panel._progress.text() == "0 of 17 reviewed"


def test_the_canvas_and_the_article_follow(window, panel, qtbot):
    session = window.desk.session
    for _ in range(17):
        here = panel.review.current.relation
        assert session.selection.relations == (here,)
        scene = session.scene()
        marked = [scene.lines[row] for row in window.desk.canvas._marks.lines]
        assert any(here in line.relations for line in marked)
        press(qtbot, Key.Key_C)
    assert panel.review.over
    assert "Everything is reviewed" in panel._empty.text()


def test_skip_and_arrows_go_on_and_back(panel, qtbot):
    first = panel.review.current.key
    press(qtbot, Key.Key_S)
    second = panel.review.current.key
    assert second != first
    press(qtbot, Key.Key_Left)
    assert panel.review.current.key == first
    press(qtbot, Key.Key_Right)
    assert panel.review.current.key == second


def test_a_decided_card_says_so_and_u_takes_its_verdict_back(window, panel, qtbot):
    first = panel.review.current.relation
    press(qtbot, Key.Key_C)
    press(qtbot, Key.Key_Left)
    assert panel._why.text() == "✓ Confirmed"
    assert not panel._buttons["u"].isHidden()
    press(qtbot, Key.Key_U)
    assert window.desk.session.corpus.relations[first].verdict == "unreviewed"
    assert panel.review.current.relation == first
    assert panel._buttons["u"].isHidden()


def test_e_edits_the_words_and_letters_typed_there_decide_nothing(window, panel, qtbot):
    session = window.desk.session
    first = panel.review.current.relation
    press(qtbot, Key.Key_E)
    line = QApplication.focusWidget()
    assert line is panel._card.line
    line.clear()
    qtbot.keyClicks(line, "dxc words")
    assert {r.verdict for r in session.corpus.relations.values()} == {"unreviewed"}
    qtbot.keyClick(line, Key.Key_Return)
    assert session.corpus.relations[first].label == "dxc words"
    assert panel.review.current.relation == first
    assert panel._card._words.text() == "dxc words"
    assert QApplication.focusWidget() is panel


def test_escape_leaves_the_words_as_they_were(window, panel, qtbot):
    first = panel.review.current.relation
    label = window.desk.session.corpus.relations[first].label
    press(qtbot, Key.Key_E)
    qtbot.keyClicks(QApplication.focusWidget(), "zzz")
    press(qtbot, Key.Key_Escape)
    assert window.desk.session.corpus.relations[first].label == label
    assert QApplication.focusWidget() is panel


def test_the_mouse_does_what_the_keys_do(window, panel, qtbot):
    first = panel.review.current.relation
    qtbot.mouseClick(panel._buttons["d"], Qt.MouseButton.LeftButton)
    assert window.desk.session.corpus.relations[first].verdict == "disputed"
    assert QApplication.focusWidget() is panel


def test_a_click_on_the_canvas_shows_its_evidence_and_ctrl_r_goes_on(window, panel, qtbot):
    session = window.desk.session
    here = panel.review.current.key
    other = next(r for r in session.corpus.relations if r != here)
    session.select(relations=[other])
    assert window.reading.pages.currentWidget() is window.desk.answers
    window.actions_table["review"].trigger()
    assert window.reading.pages.currentWidget() is panel
    assert panel.review.current.key == here


def test_another_article_and_another_project_are_ranked_anew(window, panel, open_records, qtbot):
    session = window.desk.session
    article = document("Nobody came.")
    whole = Extraction(documents=(article,), sentences=sentences(article))
    before = panel.review
    session.perform(documents.add(session.corpus, whole))
    qtbot.waitUntil(lambda: panel.review is not before)
    assert panel._progress.text() == "0 of 17 reviewed"
    ada, ben = person("Ada"), person("Ben")
    open_records([ada, ben, relation(ada, ben)])
    qtbot.waitUntil(lambda: panel._progress.text() == "0 of 1 reviewed")


@pytest.fixture
def twins(open_records, qtbot):
    """John Smith, who may be J. Smith, and one tie of each."""
    article = document("John Smith met Ada Roth. J. Smith met Ada Roth.")
    john, j, ada = (person(name) for name in ("John Smith", "J. Smith", "Ada Roth"))
    window = open_records([
        article, john, j, ada, mention(john, article), mention(j, article),
        mention(ada, article), mention(ada, article, nth=2),
        relation(john, ada, verdict="confirmed"), relation(j, ada, verdict="confirmed"),
    ])  # fmt: skip
    window.activateWindow()
    window.actions_table.refresh()
    window.actions_table["review"].trigger()
    qtbot.waitUntil(lambda: window.reading.review.review is not None)
    return window


def test_a_suggested_merge_shows_both_with_reasons(twins):
    panel = twins.reading.review
    assert panel.review.current.suggestion is not None
    names = {button.end.name for button in panel._card.findChildren(NameButton)}
    assert names == {"John Smith", "J. Smith"}
    assert "may be short for" in panel._card.accessibleDescription()
    shown = {name for name, button in panel._buttons.items() if not button.isHidden()}
    assert shown == {"m", "k", "s", "left", "right"}
    assert set(twins.desk.session.selection.entities) == {"john-smith", "j-smith"}


def test_m_merges_and_ctrl_z_brings_the_card_back(twins, qtbot):
    session, panel = twins.desk.session, twins.reading.review
    press(qtbot, Key.Key_M)
    assert len(session.corpus.entities) == 2
    assert panel.review.over
    twins.actions_table.refresh()
    press(qtbot, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(session.corpus.entities) == 3
    assert panel.review.current.suggestion is not None


def test_k_keeps_apart_and_that_holds(twins, qtbot):
    session, panel = twins.desk.session, twins.reading.review
    press(qtbot, Key.Key_K)
    assert len(session.corpus.entities) == 3
    assert panel.review.over
    assert visible(str(session.undo_label)) == "Keep J. Smith and John Smith apart"


def test_keys_of_relations_do_nothing_to_a_merge(twins, qtbot):
    before = twins.desk.session.corpus.snapshot()
    for key in (Key.Key_C, Key.Key_D, Key.Key_X, Key.Key_U, Key.Key_E):
        press(qtbot, key)
    assert twins.desk.session.corpus.snapshot() == before


def test_nothing_to_review_is_said(open_records, qtbot):
    window = open_records([person("Ada")])
    window.actions_table.refresh()
    window.actions_table["review"].trigger()
    panel = window.reading.review
    qtbot.waitUntil(lambda: panel.review is not None)
    assert panel._empty.text().startswith("There is nothing to review yet")


def test_after_the_last_card_no_sentence_is_washed(window, panel, qtbot):
    assert window.desk.article._washed is not None
    for _ in range(panel.review.total):
        press(qtbot, Key.Key_C)
    assert panel.review.over or panel.review.current is None
    assert window.desk.article._washed is None
