"""The guide: our text with our pictures, a table of contents, and nothing from elsewhere."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest

from explorer.resources import resource
from explorer.window.actions import ACTIONS
from explorer.window.guide import Guide
from tests.window.hands import press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = resource("guide", "guide.md").read_text(encoding="utf-8")


@pytest.fixture
def guide(window) -> Guide:
    press(window, "guide")
    found = window.findChild(Guide)
    assert found.isVisible()
    return found


def test_f1_opens_one_guide_and_escape_closes_it(window, qtbot):
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    (guide,) = window.findChildren(Guide)
    assert guide.isVisible()
    press(window, "guide")
    assert window.findChildren(Guide) == [guide]
    qtbot.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_its_contents_lead_to_their_headings(guide):
    rows = guide.contents.rows
    titles = [rows.row(rows.index(at, 0)).text for at in range(rows.rowCount())]
    assert titles == re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    guide.contents.picked.emit([rows.row(rows.index(4, 0)).id])
    assert guide.text.textCursor().block().text() == titles[4]
    assert 0 <= guide.text.cursorRect().top() < 60


def test_it_is_short_and_its_pictures_are_there_and_small():
    assert TEXT.count("\n") <= 250
    names = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", TEXT)
    assert names
    files = [resource("guide", name) for name in names]
    assert sum(file.stat().st_size for file in files) < 1_200_000
    assert {file.name for file in resource("guide").glob("*.png")} == set(names)


def test_pictures_load_and_nothing_else_does(guide):
    image = guide.text.loadResource(2, QUrl("graph.png"))
    assert image.width() > 200
    for elsewhere in ("https://example.org/graph.png", "../pictures/picture-web.png", "guide.md"):
        assert guide.text.loadResource(2, QUrl(elsewhere)) is None


def test_keys_that_it_names_are_those_of_the_program():
    known = {row.shortcut for row in ACTIONS} | {"Ctrl+Enter", "Enter", "Page Down", "F6", "Ctrl+V"}
    table = re.findall(r"^\| (\S+) \| ", TEXT, re.MULTILINE)
    for key in {*re.findall(r"\*\*(Ctrl\+[^*]+|[A-Z]|F\d|\?|/)\*\*", TEXT), *table} - {"key"}:
        assert key in known, key


def test_words_are_found_in_it(guide):
    guide.search.setText("independent sources")
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.text.textCursor().selectedText() == "independent sources"
    assert guide.isVisible()
    guide.search.setText("zeppelin")
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.told.isVisible()
