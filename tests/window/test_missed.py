"""What may have been missed, by keys: N draws a line with its sentence, X says no."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from explorer.edits import documents
from explorer.model.records import Candidate, Extraction
from explorer.panels.snippet import Snippet
from explorer.window.statement_dialog import StatementDialog
from tests.builders import document, mention, person, sentences
from tests.window.hands import press, when_there

pytestmark = pytest.mark.one_window
Key = Qt.Key


@pytest.fixture
def panel(window, qtbot):
    """The pairs of two articles, opened by their action."""
    text = "Ada Okafor and Ben Ruiz saw Cy Lind leave."
    article = document(text, id="one")
    people = [person(name, id=name[0]) for name in ("Ada Okafor", "Ben Ruiz", "Cy Lind")]
    extraction = Extraction(
        documents=(article,),
        sentences=sentences(article),
        entities=tuple(people),
        mentions=tuple(mention(one, article) for one in people),
        candidates=tuple(
            Candidate(
                id=f"c{n}", source=one.id, target=other.id, document="one", start=0, end=len(text)
            )
            for n, (one, other) in enumerate(combinations(people, 2))
        ),
    )
    window.desk.session.perform(documents.add(window.desk.session.corpus, extraction))
    window.activateWindow()
    press(window, "missed")
    made = window.reading.missed
    qtbot.waitUntil(lambda: made.pair is not None and QApplication.focusWidget() is made.list)
    return made


def test_the_first_pair_is_selected_with_its_sentences(window, panel):
    assert window.reading.pages.currentWidget() is panel
    assert window.desk.session.selection.entities == panel.pair
    shown = panel.findChildren(Snippet)
    assert len(shown) == len(window.desk.session.corpus.named_together(*panel.pair)) > 0
    names = [window.desk.session.corpus.entities[end].name for end in panel.pair]
    assert panel.list.rows.row(panel.list.currentIndex()).text == " — ".join(names)


def test_x_says_no_goes_on_and_undo_brings_it_back(window, panel, qtbot):
    first, count = panel.pair, panel.list.rows.rowCount()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_X)
    assert panel.pair != first
    assert panel.list.rows.rowCount() == count - 1
    assert window.reading.pages.currentWidget() is panel
    press(window, "undo")
    assert panel.list.rows.rowCount() == count


def test_n_draws_a_line_with_its_sentence_and_goes_on(window, panel, qtbot):
    session, first = window.desk.session, panel.pair
    place = session.corpus.named_together(*first)[0]

    def write(dialog):
        dialog.words.setText("shares a text with")
        dialog.accept()

    when_there(StatementDialog, write)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_N)
    (made,) = session.corpus.relations_between(*first)
    assert made.label == "shares a text with"
    (sentence,) = session.corpus.store.evidence_of([made.id])
    assert (sentence.document, sentence.start, sentence.end) == (
        place.document, place.start, place.end,
    )  # fmt: skip
    assert panel.pair != first
    assert window.reading.pages.currentWidget() is panel


def test_arrows_go_from_pair_to_pair_and_the_canvas_follows(window, panel, qtbot):
    first = panel.pair
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Down)
    assert panel.pair != first
    assert window.desk.session.selection.entities == panel.pair


def names_in(panel):
    rows = (panel.list.rows.row(panel.list.rows.index(at, 0)) for at in range(len(panel._pairs)))
    return [row.text for row in rows]


def test_pairs_are_found_by_a_name(window, panel, qtbot):
    every = len(names_in(panel))
    qtbot.keyClicks(panel.filter, "cy lind")
    assert names_in(panel)
    assert all("Cy Lind" in name for name in names_in(panel))
    assert panel._count.text() == f"{len(names_in(panel))} of {every} pairs without a line"
    assert window.desk.session.selection.entities == panel.pair
    qtbot.keyClick(panel.filter, Key.Key_Return)
    qtbot.keyClick(panel.filter, Key.Key_Escape)
    assert len(names_in(panel)) == every
    qtbot.keyClicks(panel.filter, "nobody")
    assert panel.pair is None
    assert not any(key.isEnabled() for key in panel._keys)


def test_who_is_selected_is_asked_about(window, panel):
    corpus = window.desk.session.corpus
    ben = next(one.id for one in corpus.entities.values() if one.name == "Ben Ruiz")
    window.desk.session.select([ben])
    press(window, "missed")
    assert panel.filter.text() == "Ben Ruiz"
    assert all("Ben Ruiz" in name for name in names_in(panel))
