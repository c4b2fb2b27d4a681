"""The dialog that asks where a picture will be seen."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMainWindow
from shiboken6 import isValid

from explorer.graph.frame import Caption
from explorer.graph.items import Text
from explorer.graph.picture import TARGETS, own_print
from explorer.graph.theme import theme
from explorer.panels.style import Look, stylesheet
from explorer.window.picture_dialog import PictureDialog, PictureStart
from explorer.window.picture_names import beside, file_name
from explorer.window.picture_preview import placed
from tests.canvas.scenes import harbor, story
from tests.window.hands import enter

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TITLE = "Harbor: who <b>met</b> whom?"


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1100, 800)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def dialog(window, tmp_path):
    """Makes a dialog; given keywords change what it begins with."""
    made = []

    def dialog(**changes):
        start = {
            "scenes": {"view": harbor(), "everything": story(12, 14)}, "title": TITLE,
            "caption": Caption(("harbor.txt",), "2025-09-03"), "folder": tmp_path,
            "theme": "light", "remembered": {},
        }  # fmt: skip
        made.append(
            PictureDialog(Look(theme("light")), PictureStart(**{**start, **changes}), window)
        )
        return made[-1]

    yield dialog
    for one in made:
        if isValid(one):  # it was never asked
            one.preview.close_worker()


def during(dialog, act):
    """Ask, and act on the dialog as soon as it is there."""
    QTimer.singleShot(0, lambda: act(dialog))
    return dialog.ask()


def test_the_picture_of_before_is_stale_as_soon_as_another_is_wanted(dialog, qtbot):
    asked = dialog()
    asked.preview.finished()
    qtbot.waitUntil(lambda: not asked.preview.stale)
    said = asked.size_told.text()
    asked.places.choose("slide")
    assert asked.preview.stale
    assert asked.size_told.text() == "Laying out…"
    asked.preview.finished()
    qtbot.waitUntil(lambda: not asked.preview.stale)
    assert asked.size_told.text() not in (said, "Laying out…")


def test_enter_alone_gives_a_picture_for_a_web_column(dialog, tmp_path):
    wish = during(dialog(), enter)

    assert wish.target == TARGETS["web"]
    assert wish.path == tmp_path / "Harbor who b met b whom.png"
    assert wish.quotes
    assert wish.options.numbered
    assert wish.options.title == TITLE
    assert wish.what == "view"
    assert len(wish.picture.numbers) == len(harbor().lines)
    assert list(tmp_path.iterdir()) == []


def test_a_name_may_say_where(dialog, tmp_path):
    (tmp_path / "figures").mkdir()
    made = dialog()
    for typed, path in (
        ("figures/one.png", tmp_path / "figures" / "one.png"),
        (str(tmp_path / "figures" / "two"), tmp_path / "figures" / "two.png"),
        ("who/whom", tmp_path / "who whom.png"),
        ("~nobody-at-all/x", tmp_path / "~nobody-at-all x.png"),
    ):
        made.file.name.setText(typed)
        assert made.file.path() == path


def test_escape_gives_nothing(dialog, qtbot):
    assert during(dialog(), lambda d: qtbot.keyClick(d, Qt.Key.Key_Escape)) is None


def test_the_clipboard_needs_no_file_and_no_quotes(dialog):
    wish = during(dialog(), lambda d: d.copy.click())

    assert wish.path is None
    assert not wish.quotes


def test_every_choice_is_in_the_wish(dialog, tmp_path):
    def choose(dialog):
        dialog.places.choose("slide")
        dialog.choices.title.setText("Another title")
        dialog.choices.what.setCurrentIndex(1)
        dialog.choices.tone.setCurrentIndex(1)
        for box in dialog.choices.ticks.values():
            box.toggle()
        dialog.file.name.setText("figure 3")
        dialog.save.click()

    wish = during(dialog(), choose)

    assert wish.target == TARGETS["slide"]
    assert (wish.what, wish.theme, wish.quotes) == ("everything", "dark", False)
    assert wish.options.title == "Another title"
    assert wish.options.caption is None
    assert not wish.options.legend
    assert wish.options.transparent
    assert wish.path == tmp_path / "figure 3.png"
    assert wish.picture.drawing.background is None
    assert (wish.picture.drawing.width, wish.picture.drawing.height) == (1920, 1080)


def test_a_size_of_ones_own_is_taken_as_it_is(dialog):
    def choose(dialog):
        dialog.places.choose("own")
        for name, value in (("width", 1500), ("height", 900), ("dpi", 200)):
            dialog.places.sizes[name].setValue(value)
        dialog.save.click()

    wish = during(dialog(), choose)

    drawing, scale = wish.picture.drawing, wish.target.scale
    assert (round(drawing.width * scale), round(drawing.height * scale)) == (1500, 900)
    assert wish.target.dpi == 200


def test_what_was_chosen_is_there_again_next_time(dialog, tmp_path):
    def choose(dialog):
        dialog.places.choose("print180")
        dialog.choices.ticks["legend"].setChecked(False)
        dialog.save.click()

    first = during(dialog(), choose)
    second = during(dialog(remembered=first.remembered), enter)

    assert second.target == TARGETS["print180"]
    assert not second.options.legend
    assert second.remembered == first.remembered


@pytest.mark.parametrize("known", [{"place": "moon"}, {"width": "wide"}, {"theme": "pink"}])
def test_what_cannot_be_remembered_is_forgotten(dialog, known):
    assert during(dialog(remembered=known), enter).target == TARGETS["web"]


def test_names_that_do_not_fit_are_admitted_in_a_sentence(dialog, qtbot):
    asked = dialog(scenes={"view": story(40, 50)})
    with qtbot.waitSignal(asked.preview.ready, timeout=90_000):
        asked.places.choose("print85")

    assert "entities fit" in asked.sentence.text()
    assert asked.save.isEnabled()


def test_a_picture_that_is_too_large_cannot_be_saved_as_pixels(dialog, qtbot):
    asked = dialog(scenes={"view": harbor()})
    asked.places.choose("own")
    asked.places.unit.setCurrentText("mm")
    for name, value in (("width", 1000), ("dpi", 1200)):
        asked.places.sizes[name].setValue(value)
    with qtbot.waitSignal(asked.preview.ready, timeout=30_000):
        asked.places.sizes["height"].setValue(1000)

    assert "400 million" in asked.sentence.text()
    assert not asked.save.isEnabled()
    assert not asked.copy.isEnabled()
    asked.file.format.setCurrentText("PDF")
    assert asked.sentence.text() == ""
    assert asked.save.isEnabled()
    assert asked.size_told.text() == "1000 × 1000 mm · sharp at any size"


def test_name_and_format_follow_each_other(dialog, tmp_path):
    file = dialog().file
    file.format.setCurrentText("SVG")
    assert file.name.text() == "Harbor who b met b whom.svg"
    file.name.setText("other.pdf")
    assert (file.suffix, file.path()) == (".pdf", tmp_path / "other.pdf")
    file.name.setText("other")
    assert file.path() == tmp_path / "other.pdf"
    file.name.setText("version 1.2")
    assert file.path() == tmp_path / "version 1.2.pdf"
    file.name.setText("other.PNG")
    assert file.path() == tmp_path / "other.png"


def test_the_format_is_there_again_next_time(dialog, tmp_path):
    first = during(dialog(), lambda d: (d.file.format.setCurrentText("PDF"), d.save.click()))
    second = during(dialog(remembered=first.remembered), enter)

    assert first.path.suffix == second.path.suffix == ".pdf"


def test_a_size_in_millimeters_is_one_on_paper(dialog):
    def choose(dialog):
        dialog.places.choose("own")
        dialog.places.unit.setCurrentText("mm")
        for name, value in (("width", 120), ("height", 90)):
            dialog.places.sizes[name].setValue(value)
        dialog.save.click()

    wish = during(dialog(), choose)

    assert wish.target == own_print(120, 90, 300)
    assert wish.target.printed
    again = dialog(remembered=wish.remembered)
    assert again.places.target() == wish.target


def test_another_unit_keeps_the_size(dialog):
    places = dialog().places
    places.choose("own")
    places.unit.setCurrentText("mm")
    assert [field.value() for field in places.sizes.values()] == [423, 265, 300]
    places.unit.setCurrentText("px")
    assert [field.value() for field in places.sizes.values()] == [1599, 1002, 96]


def test_the_alt_text_can_be_copied_and_the_dialog_stays(dialog):
    seen = []

    def copy(dialog):
        dialog.copy_words.click()
        seen.append((QGuiApplication.clipboard().text(), dialog.sentence.text()))
        dialog.reject()

    assert during(dialog(), copy) is None
    words, told = seen[0]
    assert words.startswith(f"“{TITLE}”. Graph of 5 entities and ")
    assert "Ada Okafor — Viktor Lindqvist, “signed with” (4 sentences)" in words
    assert "clipboard" in told


def test_the_caption_says_what_of_the_whole_is_shown(dialog):
    filters = {"view": ("the story, 5 of 9 related entities", "no places")}
    asked = dialog(filters=filters)
    texts = " ".join(
        item.text for item in asked.preview.finished().drawing.items if isinstance(item, Text)
    )
    assert "Shown: the story, 5 of 9 related entities, no places" in texts
    asked.choices.what.setCurrentIndex(1)
    assert asked.options().caption.filters == ()
    asked.choices.ticks["caption"].setChecked(False)
    assert asked.options().caption is None


def test_the_preview_shows_the_picture_that_will_be_written(dialog, qtbot):
    asked = dialog()
    made = asked.preview.finished()
    qtbot.waitUntil(lambda: asked.size_told.text() != "")
    width, height = round(made.drawing.width * 2), round(made.drawing.height * 2)

    assert asked.size_told.text() == f"{width} × {height} px · 192 dpi"
    image = asked.preview.grab().toImage()
    page = placed(made.drawing, image.width(), image.height()).toRect()
    paper = made.drawing.background.lower()
    assert image.pixelColor(page.left() + 4, page.top() + 4).name() == paper
    assert image.pixelColor(page.left() + 4, page.bottom() + 4).name() != paper


def test_a_file_that_is_there_gets_a_free_name_beside_it(dialog, tmp_path):
    (tmp_path / file_name(TITLE)).write_bytes(b"old")
    asked = dialog()
    assert asked.file.name.text() == "Harbor who b met b whom 2.png"

    asked.file.name.setText(file_name(TITLE))
    assert asked.file.told.text().startswith("replaces the file in")


def test_no_label_takes_a_title_for_markup(dialog):
    asked = dialog()

    assert all(
        label.textFormat() == Qt.TextFormat.PlainText for label in asked.findChildren(QLabel)
    )


def test_the_dialog_lies_inside_the_window(dialog, window, qtbot):
    seen = []

    def look(dialog):
        seen.append(dialog.frameGeometry())
        dialog.reject()

    during(dialog(), look)

    assert window.frameGeometry().contains(seen[0])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", "graph.png"),
        ("  ..  ", "graph.png"),
        ("con", "graph con.png"),
        ('a/b\\c:d*e?"<f>|g', "a b c d e f g.png"),
        ("習近平 und Zoë", "習近平 und Zoë.png"),
        ("figure.PNG", "figure.png"),
        ("A long headline …", "A long headline.png"),
        ("../../etc/passwd", "etc passwd.png"),
        ("line\nbreak\x00", "line break.png"),
        ("word " * 40, "word word word word word word word word word word word word.png"),
        ("x" * 300, "x" * 60 + ".png"),
    ],
)
def test_names_of_files_are_safe_everywhere(title, name):
    made = file_name(title)

    assert "/" not in made
    assert len(made) <= 64
    assert made == name


def test_the_first_free_number_is_taken(tmp_path):
    for name in ("a.png", "a 2.png"):
        (tmp_path / name).touch()

    assert beside(tmp_path / "a.png") == tmp_path / "a 3.png"
    assert beside(tmp_path / "b.png") == tmp_path / "b.png"


def test_fields_of_an_own_size_have_room_for_their_largest_numbers(dialog, qapp):
    qapp.setStyleSheet(stylesheet(theme("light")))
    try:
        seen = []

        def look(dialog):
            dialog.places.choose("own")
            qapp.processEvents()
            for field in dialog.places.sizes.values():
                text = field.fontMetrics().horizontalAdvance(str(field.maximum()))
                seen.append(field.lineEdit().width() - 10 - text)
            dialog.reject()

        during(dialog(), look)
    finally:
        qapp.setStyleSheet("")
    assert len(seen) == 3
    assert min(seen) > 0
