"""What floats over the graph always has the room that its words need."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication, QLabel

from explorer.graph.view import Levels, ViewState
from explorer.window.actions import ACTIONS
from explorer.window.main_window import MainWindow
from explorer.window.sheets import ShortcutSheet
from tests.builders import example_records

pytestmark = pytest.mark.one_window
MANY = Levels(story=125, related=1300, all=16100, total=16100)


def whole(window: MainWindow) -> bool:
    chips = [chip for chip in window.stage.levels._chips() if chip.isVisible()]
    edge = window.stage.levels.width()
    return all(
        chip.width() >= chip.sizeHint().width() and chip.geometry().right() < edge for chip in chips
    )


def test_the_levels_make_room_whenever_their_texts_grow(window):
    assert whole(window)
    window.stage.levels.show_view(ViewState(), MANY, "Ada Okafor")
    assert "16,100" in window.stage.levels._levels["all"].text()
    assert window.stage.levels._focus.text().endswith("✕")
    assert whole(window)


def test_in_a_narrow_window_the_levels_stay_on_one_line_and_the_graph_keeps_room(window):
    window.resize(800, 600)
    window.stage.levels.show_view(
        ViewState(kinds_off=frozenset({"PERSON"})), MANY, "National Intelligence Service"
    )
    assert window.width() == 800
    assert window.stage.canvas.width() >= 320
    chips = [chip for chip in window.stage.levels._chips() if chip.isVisible()]
    assert len(chips) == 6
    assert len({chip.y() for chip in chips}) == 1
    assert window.stage.levels.geometry().right() < window.stage.width()


def test_everything_is_everything_and_tells_who_has_no_line(window):
    counts = window.desk.session.visible().counts
    chip = window.stage.levels._levels["all"]
    assert chip.text() == f"Everything · {counts.all}"
    assert f"{counts.all - counts.related} of them have no line" in chip.toolTip()


def test_an_empty_canvas_says_why_and_offers_a_way_on(open_records, qtbot):
    bare = [r for r in example_records() if type(r).__name__ not in ("Relation", "Evidence")]
    window = open_records(bare)
    assert "No sentence ties two of the 13 entities" in window.stage.nothing.text
    window.stage.nothing._button.click()
    assert window.desk.session.view.level == "all"
    assert not window.stage.nothing.text


def test_a_message_has_room_for_all_its_lines(window):
    said = window.desk.messages
    said.warn("Something went wrong in the program. " * 5, "Copy details", lambda: None)
    assert said._text.height() >= said._text.heightForWidth(said._text.width())
    assert said._text.fontMetrics().lineSpacing() * 2 < said._text.height()
    assert window.stage.rect().contains(said.geometry())


def test_only_a_question_waits_for_an_answer(window):
    said = window.desk.messages
    said.warn("The file is gone.")
    assert said._timer.isActive()
    said.warn("The file is gone.", "Look for it", lambda: None)
    assert not said._timer.isActive()


def test_where_there_is_hardly_any_room_the_levels_are_numbers_that_can_be_read(window):
    window.stage.levels.show_view(ViewState(), Levels(12, 13, 54, 54), "Ada Okafor")
    window.stage.levels.fit(330)
    levels = window.stage.levels._levels
    assert [levels[level].text() for level in ("story", "related", "all")] == ["12", "13", "54"]
    assert all(chip.width() >= chip.sizeHint().width() for chip in levels.values())
    assert levels["story"].accessibleName() == "Story · 12 of 54"


def test_one_entity_alone_is_said_to_be_one(open_records):
    records = example_records()
    keep = next(r for r in records if type(r).__name__ == "Entity")
    window = open_records([keep])
    assert "One entity alone" in window.stage.nothing.text


def test_the_sheet_of_shortcuts_has_no_heading_without_keys(window):
    sheet = ShortcutSheet(window)
    texts = [one.text() for one in sheet.findChildren(QLabel)]
    headings = [text for text in texts if text and text == text.upper() and text.isalpha()]
    assert "GRAPH" in headings
    assert "ARTICLE" not in headings or any(
        row.menu == "Article" and row.shortcut for row in ACTIONS
    )
    sheet.deleteLater()


@pytest.mark.parametrize("width", [1_000, 1_600])
def test_the_sheet_of_shortcuts_cuts_no_section_from_its_heading(window, width):
    window.resize(width, 900)
    sheet = ShortcutSheet(window)
    texts = [one for one in sheet.findChildren(QLabel) if one.property("role") != "key"]
    sheet.resize(sheet.sizeHint())
    sheet.layout().activate()
    tops = {}
    for one in texts:
        at = one.mapTo(sheet, one.rect().topLeft())
        first = tops.setdefault(at.x() // 40, (at.y(), one.text()))
        if at.y() < first[0]:
            tops[at.x() // 40] = (at.y(), one.text())
    firsts = [text for _, text in tops.values()]
    assert sum(text.isupper() for text in firsts) >= 2
    sheet.deleteLater()


def test_a_level_is_called_the_same_everywhere(window):
    chip = window.stage.levels._levels["all"]
    action = window.actions_table["everything"]
    assert chip.text().startswith(action.text())
    window.stage.levels.fit(480)
    assert chip.text().startswith(action.text())


@pytest.mark.parametrize("size", [(1500, 950), (1100, 700), (800, 600)])
def test_a_message_hides_no_name(window, qtbot, size):
    window.resize(*size)
    QApplication.processEvents()
    canvas, said = window.stage.canvas, window.desk.messages
    said.say("Rejected “deepened ties with the northern shipping companies”", "Undo", lambda: None)
    place = QRectF(said.geometry())
    for box in canvas.near.names:
        left, top, right, bottom = box.rect
        assert not place.intersects(QRectF(left, top, right - left, bottom - top)), box.entity


@pytest.mark.parametrize("size", [(1500, 950), (1100, 700), (800, 600)])
def test_a_message_covers_neither_levels_nor_filters(window, size):
    window.resize(*size)
    session = window.desk.session
    session.show(ViewState(level="related", kinds_off=frozenset({"DATE", "EVENT"})))
    QApplication.processEvents()
    said, stage = window.desk.messages, window.stage
    for text in ("Short.", "Of 3 articles not everything was read. " * 4):
        said.warn(text, "Show", lambda: None)
        for bar in (stage.levels, stage.filters):
            assert bar.isVisible()
            assert not said.geometry().intersects(bar.geometry())
