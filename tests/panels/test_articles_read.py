"""How much of each article is read, and a field to find one among many."""

import pytest
from PySide6.QtCore import Qt

from explorer.graph.read import ReadShare
from explorer.panels.articles_read import ArticlesRead
from tests.builders import corpus, document

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def many():
    return corpus(
        *(document(f"Text {n}.", id=f"d{n}", title=f"Report {n}", source="") for n in range(20))
    )


@pytest.fixture
def panel(qtbot, look, many):
    panel = ArticlesRead(look)
    qtbot.addWidget(panel)
    panel.show_shares(many, [ReadShare(one, 0, 3) for one in many.documents])
    panel.show()
    return panel


def test_words_in_the_field_leave_the_articles_that_hold_them(panel, qtbot):
    assert len(panel.told) == 20
    qtbot.keyClicks(panel.filter, "report 17")
    assert panel.told == ["Report 17: 0 of 3"]
    assert panel._count.text() == "1 of 20"
    with qtbot.waitSignal(panel.picked) as picked:
        qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert picked.args == ["d17"]
    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert len(panel.told) == 20


def test_articles_with_nothing_to_read_are_counted(panel, many):
    assert panel._count.text() == "20"
    panel.show_shares(many, [ReadShare(f"d{n}", 0, 3) for n in range(14)])
    assert panel._count.text() == "14 · 6 with nothing to read"
    assert "6 articles without a sentence" in panel._count.toolTip()


def test_few_articles_need_no_field(panel, many, qtbot):
    qtbot.keyClicks(panel.filter, "17")
    panel.show_shares(many, [ReadShare("d1", 0, 3)])
    assert panel.filter.isHidden()
