"""The sources: an eye as a switch, and a field to find one among many."""

import pytest
from PySide6.QtCore import Qt

from explorer.graph.listing import SourceCount
from explorer.panels.sources import SourcesPanel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def counts(number):
    return [SourceCount("", "the article itself", 9, 9)] + [
        SourceCount(f"s{n}", f"Outlet {n}", 1, 1) for n in range(1, number)
    ]


@pytest.fixture
def panel(qtbot, look):
    panel = SourcesPanel(look)
    qtbot.addWidget(panel)
    panel.show_sources(counts(20), frozenset({"s3"}))
    panel.show()
    return panel


def test_a_switch_is_an_eye(panel):
    rows = panel._list.rows
    told = [rows.row(rows.index(at, 0)) for at in range(rows.rowCount())]
    assert {row.icon for row in told} == {"shown"}
    assert [row.text for row in told if row.off] == ["Outlet 3"]


def test_words_in_the_field_leave_the_sources_that_hold_them(panel, qtbot):
    qtbot.keyClicks(panel.filter, "outlet 17")
    assert panel.keys == ["s17"]
    panel.show_sources(counts(20), frozenset())  # what is typed holds
    assert panel.keys == ["s17"]
    with qtbot.waitSignal(panel.toggled) as toggled:
        panel._list.switched.emit("s17")
    assert toggled.args == [frozenset({"s17"})]
    with qtbot.waitSignal(panel.picked) as picked:
        qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert picked.args == ["s17"]


def test_few_sources_need_no_field(panel, qtbot):
    qtbot.keyClicks(panel.filter, "17")
    panel.show_sources(counts(12), frozenset())
    assert panel.filter.isHidden()
    assert panel.keys[0] == ""
    assert len(panel.keys) == 12
