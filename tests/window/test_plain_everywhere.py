"""Names that look like markup, or would turn a line around, are shown as they are, everywhere."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextEdit, QWidget

from explorer.edits import relations
from explorer.model.records import Entity, Relation
from tests.builders import example_records

pytestmark = pytest.mark.one_window
PAYLOADS = [
    '<img src="/usr/share/pixmaps/debian-logo.png">',
    "<b>bold</b> & <i>co</i>",
    "quo\"te' &amp;",
    "👩\u200d🚀 emoji",
    "أحمد محمد",
    "turned\u202earound",
    "e\u0301\u0301\u0301 combining",
    "a" * 300,
]


def renamed(name: str) -> list:
    records = []
    for record in example_records():
        if isinstance(record, Entity) and record.id in ("mira-chen", "jonas-weil"):
            record = replace(record, name=name, aliases=(name,))
        if isinstance(record, Relation) and record.ends == ("jonas-weil", "mira-chen"):
            record = replace(record, label=name[:190], note=name)
        records.append(record)
    return records


@pytest.mark.parametrize("name", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_name_is_shown_as_it_is(open_records, name):
    window = open_records(renamed(name))
    session = window.desk.session
    (relation,) = session.corpus.relations_between("mira-chen", "jonas-weil")
    for choose in (
        lambda: session.select(relations=[relation.id]),
        lambda: session.select(["mira-chen"]),
        lambda: session.select(["mira-chen", "jonas-weil"]),
        lambda: session.select(["mira-chen", "elsa-moreau"]),
        lambda: session.perform(relations.reject(session.corpus, [relation.id])),
        lambda: window.desk.messages.say(name),
        lambda: window.desk.search.open(),
    ):
        choose()
        for widget in window.findChildren(QWidget):
            assert_plain(widget)
    window.grab()


def assert_plain(widget: QWidget) -> None:
    if isinstance(widget, QLabel):
        assert widget.textFormat() == Qt.TextFormat.PlainText, widget
        assert "\u202e" not in widget.text()
        assert len(widget.text()) <= 700
    if isinstance(widget, QAbstractButton):
        assert "\u202e" not in widget.text()
    if isinstance(widget, QTextEdit):
        assert not widget.acceptRichText()
    for markup in ("<img", "<b>"):
        assert markup not in widget.toolTip()


def test_a_relation_is_drawn_between_markup(open_records):
    window = open_records(renamed(PAYLOADS[0]))
    assert PAYLOADS[0] in window.desk.canvas.scene.names
    assert window.desk.canvas.drawing.items
