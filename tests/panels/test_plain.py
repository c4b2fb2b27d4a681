"""Text from files is shown as it is: no markup, no turning around, no end of the line."""

import pytest
from PySide6.QtCore import Qt

from explorer.panels.plain import LIMIT, Elided, counted, label, ordinal, tip, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ada\nLovelace", "Ada Lovelace"),
        ("a\u202eb", "a\ufffdb"),
        ("a\x07b", "a\u2407b"),
        ("a\u2028b", "a b"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("مرحبا", "مرحبا"),
        ("e\u0301", "e\u0301"),
    ],
)
def test_what_cannot_be_seen_is_made_visible(text, shown):
    assert visible(text) == shown


def test_long_text_is_cut():
    assert len(visible("x" * 5000)) == LIMIT
    assert visible("x" * 5000).endswith("…")


def test_a_label_never_takes_text_for_markup(qapp):
    assert label("<b>x</b>").textFormat() == Qt.TextFormat.PlainText
    assert Elided("<img src=x>").textFormat() == Qt.TextFormat.PlainText


def test_a_tooltip_is_escaped():
    assert tip("<b>&") == "&lt;b&gt;&amp;"


def test_numbers_agree_with_their_words():
    assert counted(1, "line", "lines") == "1 line"
    assert counted(4, "line", "lines") == "4 lines"
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 21)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "21st",
    ]  # fmt: skip


def test_a_line_without_room_says_the_same_in_fewer_words(qtbot):
    line = Elided()
    qtbot.addWidget(line)
    line.show_text("solid = asserted · dashed = hedged", "dashed = hedged")
    metrics = line.fontMetrics()
    assert line.fitting(metrics, 1000) == "solid = asserted · dashed = hedged"
    narrow = metrics.horizontalAdvance("dashed = hedged") + 10
    assert line.fitting(metrics, narrow) == "dashed = hedged"
    assert line.fitting(metrics, narrow // 2).endswith("…")
    assert line.text() == "solid = asserted · dashed = hedged"
