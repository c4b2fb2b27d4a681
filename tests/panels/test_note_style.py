"""Notes show what their Markdown says, and stay the text that was typed."""

import pytest
from PySide6.QtGui import QFont

from explorer.panels.headings import NoteBox


@pytest.fixture
def styled(qtbot):
    """What is styled of a note: its parts and how they look."""

    def read(text: str) -> dict[str, set[str]]:
        box = NoteBox("r1", text)
        qtbot.addWidget(box)
        assert box.toPlainText() == text
        found: dict[str, set[str]] = {}
        block = box.document().firstBlock()
        while block.isValid():
            units = block.text().encode("utf-16-le")
            for part in block.layout().formats():
                words = units[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le")
                look = part.format
                found[words] = {
                    name
                    for name, has in (
                        ("strong", look.fontWeight() == QFont.Weight.DemiBold),
                        ("emphasis", look.fontItalic()),
                        ("fixed", bool(look.fontFamilies())),
                        ("link", look.fontUnderline()),
                    )
                    if has
                }
            block = block.next()
        return found

    return read


def test_strong_emphasis_code_and_links(styled):
    text = "🚢 **by phone**, *twice*, `p. 4`, [the file](https://a.example/x) or __his__ _own_"
    assert styled(text) == {
        "**by phone**": {"strong"},
        "*twice*": {"emphasis"},
        "`p. 4`": {"fixed"},
        "[the file](https://a.example/x)": {"link"},
        "__his__": {"strong"},
        "_own_": {"emphasis"},
    }


def test_headings_and_quotes_are_lines(styled):
    assert styled("# To do 🚢\n> He said so\n#port is no heading") == {
        "# To do 🚢": {"strong"},
        "> He said so": {"emphasis"},
    }


@pytest.mark.parametrize("text", ["2 * 3 * 4", "a_name_of_it", "** not strong **", "<b>x</b>", ""])
def test_what_is_no_markdown_stays_plain(styled, text):
    assert styled(text) == {}


def test_a_note_that_grows_by_its_style_has_room(qtbot):
    box = NoteBox("r1", "")
    qtbot.addWidget(box)
    box.resize(200, 40)
    box.show()
    box.setPlainText("**" + "MMMM " * 20 + "M**")
    lines = min(12, int(box.document().size().height()))
    assert lines > 1
    assert box.minimumHeight() == lines * box.fontMetrics().lineSpacing() + 19
