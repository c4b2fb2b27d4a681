"""The bar on top: a long headline ends in three dots and is edited whole."""

import pytest
from PySide6.QtCore import Qt

pytestmark = pytest.mark.one_window
LONG = "Mayor and shipping company agree on a harbor that nobody in the town had asked for"


def test_a_long_headline_has_its_whole_text_in_the_tooltip_and_under_a_double_click(window, qtbot):
    window.top.show_headline(LONG, "1 article", editable=True)
    headline = window.top._headline
    assert headline.toolTip() == LONG
    narrow = headline.width()
    headline.setFocus()
    qtbot.mouseDClick(headline, Qt.MouseButton.LeftButton)
    assert headline.selectedText() == LONG
    assert headline.width() > narrow


def test_without_a_project_the_search_box_takes_no_text(window):
    search = window.desk.search
    assert search.isEnabled()
    window.close_project()
    assert not search.isEnabled()
