"""What has been read: remembered a moment after a card is looked at, shown quietly, switchable."""

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from explorer.canvas.overlaying import RING, rings
from explorer.edits import evidence as evidences
from explorer.graph.drawing import compose
from explorer.graph.filters import Filters
from explorer.graph.geometry import distances
from explorer.graph.items import Marks
from explorer.graph.metrics import estimate
from explorer.session.read_marks import is_read
from explorer.window import filtering, navigating
from explorer.window.marking import EACH
from tests.window.hands import enabled, press

pytestmark = pytest.mark.one_window
MET = "ada-okafor:met:viktor-lindqvist"
LENT, OWNS = "baltra-bank:lent:northline-shipping", "jonas-weil:owns:weil-dredging"
BANK = ("baltra-bank", "northline-shipping")


@pytest.fixture
def marking(window):
    return window.desk.marking


def look(window, qtbot, relation):
    """Select a line, and let its card stand before the eyes for a moment."""
    window.desk.session.select(relations=(relation,))
    assert window.desk.marking.moment.isActive()
    a_moment(window, qtbot)


def a_moment(window, qtbot):
    marking = window.desk.marking
    marking.moment.setInterval(0)
    marking.moment.start()
    qtbot.waitUntil(lambda: not marking.moment.isActive() and not marking.fetching.busy)


def sentences(window, relation):
    return window.desk.session.corpus.store.evidence_of([relation])


def test_a_card_is_read_when_it_stood_as_the_current_one_and_others_are_not(window, marking, qtbot):
    session = window.desk.session
    first, second = sentences(window, MET)
    look(window, qtbot, MET)
    assert (is_read(session, first), is_read(session, second)) == (True, False)
    navigating.walk(window.desk, 1)
    a_moment(window, qtbot)
    assert is_read(session, second)
    assert not session.history()


def test_cards_in_full_view_are_read_after_the_time_that_they_take(window, marking, qtbot):
    session, evidence = window.desk.session, window.desk.answers.evidence
    every = sentences(window, MET)
    look(window, qtbot, MET)
    assert marking.longer.isActive()
    seen = evidence.scroll.in_view()
    assert marking.longer.interval() == EACH * max(1, len(seen))
    marking.longer.start(0)
    qtbot.waitUntil(lambda: not marking.longer.isActive())
    assert [one for one in every if is_read(session, one)] == [
        one for one in every if one in seen or one == every[0]
    ]
    window.resize(1400, 1000)
    qtbot.waitUntil(lambda: len(evidence.scroll.in_view()) == len(every))
    marking.longer.start(0)
    qtbot.waitUntil(lambda: all(is_read(session, one) for one in every))
    marking.forget()
    assert not marking.longer.isActive()


def test_lines_that_are_only_passed_are_not_read(window, marking, qtbot):
    session = window.desk.session
    session.select(relations=(LENT,))
    session.select(relations=(OWNS,))
    a_moment(window, qtbot)
    assert not is_read(session, sentences(window, LENT)[0])
    assert is_read(session, sentences(window, OWNS)[0])


def test_a_sentence_that_nobody_sees_is_not_read(window, marking, qtbot):
    window.desk.docks["evidence"].hide()
    look(window, qtbot, LENT)
    assert not is_read(window.desk.session, sentences(window, LENT)[0])


def test_who_judges_a_sentence_has_read_it(window, marking, qtbot):
    session = window.desk.session
    (one,) = sentences(window, LENT)
    session.perform(evidences.judge(session.corpus, [one.id], "confirmed"))
    assert is_read(session, one)
    session.undo()
    assert is_read(session, one)


def test_a_line_all_of_whose_sentences_are_read_has_a_ring_that_no_picture_has(
    window, marking, qtbot
):
    canvas = window.desk.canvas
    plain = canvas.drawing
    look(window, qtbot, LENT)
    qtbot.waitUntil(lambda: canvas.rings.pairs == {BANK})
    window.desk.session.select()
    (ring,) = [one for one in canvas._overlay() if one.diameter == RING]
    assert ring.fill == canvas.theme.canvas
    assert canvas.drawing.items == plain.items  # what a picture or the clipboard gets
    look(window, qtbot, MET)
    assert BANK in canvas.rings.pairs
    assert ("ada-okafor", "viktor-lindqvist") not in canvas.rings.pairs  # another is not read yet


def test_a_ring_stands_on_its_own_line_near_its_label_and_on_no_other(window, marking, qtbot):
    drawing = window.desk.canvas.drawing
    every = rings(drawing, {stroke.ends for stroke in drawing.strokes}, window.desk.canvas.theme)
    assert len(every) > 0.8 * len(drawing.strokes)
    boxes = [box.rect for box in (*drawing.labels, *drawing.names, *drawing.glyphs)]
    starts = np.array([stroke.start for stroke in drawing.strokes])
    ends = np.array([stroke.end for stroke in drawing.strokes])
    for ring in every:
        assert not any(b[0] < ring.x < b[2] and b[1] < ring.y < b[3] for b in boxes)
        away = distances(np.array([(ring.x, ring.y)]), starts, ends)[0]
        assert away.min() < 0.01
        assert np.sort(away)[1] > RING / 2


def test_a_ring_fades_with_its_line(window, marking, qtbot):
    canvas, look = window.desk.canvas, window.desk.canvas.theme
    drawing = compose(
        canvas.scene, canvas.view, look, estimate, Marks(frozenset({BANK[0]}), faded=True)
    )
    outline = {
        stroke.ends: ring.outline
        for stroke in drawing.strokes
        for ring in rings(drawing, {stroke.ends}, look)
    }
    assert outline[BANK] == look.label
    others = {color for ends, color in outline.items() if BANK[0] not in ends}
    assert others == {look.faded(look.label)}


def test_each_article_says_how_much_of_it_is_read(window, marking, qtbot):
    articles = window.contents.articles
    qtbot.waitUntil(articles.isVisible)
    (told,) = articles.told
    every = told.rsplit(" ", 1)[1]
    assert told.endswith(f": 0 of {every}")
    look(window, qtbot, LENT)
    qtbot.waitUntil(lambda: articles.told[0].endswith(f": 1 of {every}"))
    assert articles.part(0) == 1 / int(every)
    assert not articles.list.grab().toImage().isNull()
    articles.list.setCurrentIndex(articles.list.rows.index(0, 0))
    assert window.desk.article.document_id == "harbor"


def test_the_filter_unread_leaves_the_rest_and_a_line_stays_while_it_is_read(
    window, marking, qtbot
):
    session = window.desk.session
    menu = filtering.menu_of(window.desk)
    (action,) = [one for one in menu.actions() if one.text() == "Unread sentences"]
    action.trigger()
    menu.deleteLater()
    assert session.view.filters == Filters(unread=True)
    assert window.stage.filters.words[0] == "Unread  ✕"
    look(window, qtbot, LENT)
    assert BANK in {line.ends for line in session.visible().lines}
    press(window, "everything")
    assert BANK not in {line.ends for line in session.visible().lines}
    window.stage.filters._chips[0].click()
    assert BANK in {line.ends for line in session.visible().lines}


def test_a_line_can_be_taken_as_unread_again(window, marking, qtbot):
    window.desk.session.select(relations=(LENT,))
    assert not enabled(window, "as-unread")
    a_moment(window, qtbot)
    press(window, "as-unread")
    assert not is_read(window.desk.session, sentences(window, LENT)[0])
    qtbot.waitUntil(lambda: not window.desk.canvas.rings.pairs)


def test_switched_off_it_neither_shows_nor_remembers(window, marking, qtbot):
    look(window, qtbot, LENT)
    press(window, "read-marks")
    assert not window.actions_table["read-marks"].isChecked()
    QApplication.processEvents()
    assert not window.desk.canvas.rings.pairs
    assert window.contents.articles.isHidden()
    look(window, qtbot, OWNS)
    assert not is_read(window.desk.session, sentences(window, OWNS)[0])
    press(window, "read-marks")
    qtbot.waitUntil(lambda: window.desk.canvas.rings.pairs == {BANK})
