"""What a file needs is asked while it is read; what was not read is listed at the end."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from explorer.model.files import Asked, Columns, Table
from explorer.model.records import Document
from explorer.panels.sentence_rows import SentenceRows
from explorer.session.jobs import Question
from explorer.window import asking, filing
from explorer.window.article_dialog import ArticleDialog
from explorer.window.articles_dialog import ArticlesDialog
from explorer.window.columns_dialog import ColumnsDialog
from explorer.window.password_dialog import PasswordDialog
from explorer.window.unread_sheet import UnreadSheet
from tests.builders import example_records
from tests.reading.papers import column, pdf
from tests.window.hands import enter, opened
from tests.window.test_accessible import nameless

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = "Ada Okafor met Viktor Lindqvist in {} on Monday. Okafor praised Lindqvist."
TABLE = Table(
    name="t.csv",
    layout="divided by comma",
    columns=("n", "Body", "When"),
    rows=(("1", TEXT.format("Rome"), "2024-05-03"), ("2", "", "")),
    guess=Columns(text="Body", date="When"),
)


def answering(*acts):
    """Act on one dialog after the other, as soon as each is there: (kind, what to do with it)."""
    left = list(acts)
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, left[0][0]) and dialog not in seen:
            seen.append(dialog)
            left.pop(0)[1](dialog)
        if left:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)
    return left


def test_enter_takes_the_guess_and_each_row_comes_in(empty_window, qtbot, tmp_path):
    path = tmp_path / "t.csv"
    rows = "".join(f"{city},{TEXT.format(city)}\n" for city in ("Rome", "Oslo"))
    path.write_text(f"Headline,Body\n{rows}")
    left = answering((ColumnsDialog, enter))
    opened(qtbot, empty_window, path)
    assert left == []
    corpus = empty_window.desk.session.corpus
    assert [one.title for one in corpus.documents.values()] == ["Rome", "Oslo"]
    assert len(empty_window.desk.session.history()) >= 2  # an edit an article


def test_a_table_that_is_not_wanted_leaves_the_start_page(empty_window, qtbot, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1,2\n")
    answering((ColumnsDialog, lambda dialog: dialog.reject()))
    opened(qtbot, empty_window, path)
    assert empty_window.desk.session is None
    assert empty_window.desk.messages.text == (
        "“t.csv” was not read, for its columns were not chosen."
    )


def test_the_columns_that_are_chosen_are_the_answer(empty_window):
    question = Question(empty_window.desk.opening, TABLE)

    def choose(dialog):
        assert nameless(dialog) == []
        assert dialog.answer() == TABLE.guess
        assert dialog.preview.horizontalHeaderItem(1).text() == "Body → Text"
        text = dialog.fields["text"]
        text.setCurrentIndex(0)
        assert not dialog._form.done.isEnabled()
        text.setCurrentIndex(text.findData("n"))
        dialog.fields["title"].setCurrentIndex(dialog.fields["title"].findData("Body"))
        assert dialog.preview.item(0, 0).text() == "1"
        enter(dialog)

    answering((ColumnsDialog, choose))
    asking.ask(empty_window.desk, question)
    columns = Columns(text="n", title="Body", date="When")
    assert question.answer.result() == Asked(columns=columns)


def test_rows_that_are_relations_are_drawn_and_each_line_leads_to_its_row(
    empty_window, qtbot, tmp_path
):
    path = tmp_path / "edges.csv"
    path.write_text("Source,Target,Wie\nAda Okafor,Norhaven Ports,owns\nBen,Ada Okafor,paid\n")

    def choose(dialog):
        assert nameless(dialog) == []
        assert dialog.rows.currentText() == "a relation"
        assert dialog.preview.horizontalHeaderItem(0).text() == "Source → From"
        dialog.rows.setCurrentIndex(dialog.rows.findData("articles"))
        assert set(dialog.fields) == {"text", "title", "date", "source", "author"}
        assert not dialog._form.done.isEnabled()
        assert "the text of the articles" in dialog._hint.text()
        dialog.rows.setCurrentIndex(dialog.rows.findData("relations"))
        assert dialog._form.done.text() == "Read the relations"
        dialog.fields["label"].setCurrentIndex(dialog.fields["label"].findData("Wie"))
        enter(dialog)

    left = answering((ColumnsDialog, choose))
    opened(qtbot, empty_window, path)
    assert left == []
    session = empty_window.desk.session
    assert {one.label for one in session.corpus.relations.values()} == {"owns", "paid"}
    (document,) = session.corpus.documents.values()
    assert document.title == "edges.csv"
    edits = len(session.history())
    filing.read_again(empty_window.desk)
    assert "no sentences that could be read again" in empty_window.desk.messages.text
    assert len(session.history()) == edits


def test_a_column_has_room_for_what_it_is_read_as(empty_window, qtbot):
    wide = "A headline of a rather long name"
    table = Table(
        name="t.csv", layout="", columns=("Body", wide), rows=(("a", "b"),), guess=Columns()
    )
    dialog = ColumnsDialog(empty_window.desk.look, table, empty_window)
    qtbot.addWidget(dialog)
    dialog.fields["title"].setCurrentIndex(2)
    heads = dialog.preview.horizontalHeader()
    assert dialog.preview.horizontalHeaderItem(1).text() == f"{wide} → Title"
    assert heads.sectionSize(1) >= heads.sectionSizeHint(1)


def test_a_folder_can_be_chosen_in_the_menu(empty_window, qtbot, tmp_path, monkeypatch):
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / f"{name}.txt").write_text(TEXT.format(name.upper() + "dam"))
    given = iter((str(tmp_path / "a"), "", str(tmp_path / "b")))
    monkeypatch.setattr(filing.QFileDialog, "getExistingDirectory", lambda *_: next(given))
    opening = empty_window.desk.opening
    with qtbot.waitSignal(opening.finished, timeout=60_000):
        empty_window.actions_table["open-folder"].trigger()
    empty_window.actions_table["add-folder"].trigger()  # and nothing is chosen
    assert not opening.running
    with qtbot.waitSignal(opening.finished, timeout=60_000):
        empty_window.actions_table["add-folder"].trigger()
    documents = empty_window.desk.session.corpus.documents.values()
    assert [one.source for one in documents] == ["a.txt", "b.txt"]


def test_names_of_columns_are_never_markup(empty_window, qtbot):
    name = "<img src=x><b>a</b>\u202e"
    table = Table(name=name, layout=name, columns=(name,), rows=((name,),), guess=Columns())
    dialog = ColumnsDialog(empty_window.desk.look, table, empty_window)
    qtbot.addWidget(dialog)
    assert dialog.preview.horizontalHeaderItem(0).text().startswith("<img src=x>")
    assert "\u202e" not in dialog.preview.item(0, 0).text()


def test_a_wrong_password_is_said_and_asked_for_again(empty_window, qtbot, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(column("Ada Okafor met Viktor Lindqvist."), password="secret"))
    told = []

    def give(words):
        def act(dialog):
            assert nameless(dialog) == []
            told.append([child.text() for child in dialog.findChildren(type(dialog._form.done))])
            dialog.password.setText(words)
            enter(dialog)

        return act

    left = answering((PasswordDialog, give("wrong")), (PasswordDialog, give("secret")))
    opened(qtbot, empty_window, path)
    assert left == []
    assert len(told) == 2
    assert "Ada Okafor" in empty_window.desk.article.toPlainText()


def test_files_that_were_not_read_are_listed_with_their_reasons(empty_window, qtbot, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT.format("Rome"))
    for name in ("b.txt", "c.pdf", "d.eml"):
        (tmp_path / name).write_bytes(b"%PDF-1.7 broken" if name == "c.pdf" else b"")
    opened(qtbot, empty_window, tmp_path)
    messages = empty_window.desk.messages
    assert messages.text == "3 files were not read; the others are there."
    assert len(empty_window.desk.session.corpus.documents) == 1
    seen = []

    def read(dialog):
        assert nameless(dialog) == []
        dialog.copy.click()
        seen.append(dialog.text.toPlainText())
        enter(dialog)

    answering((UnreadSheet, read))
    messages._button.click()
    (listed,) = seen
    for name, why in (("b.txt", "is empty"), ("c.pdf", "is damaged"), ("d.eml", "is empty")):
        assert f"{name}\n    “{name}” {why}" in listed
    assert QApplication.clipboard().text() == listed


def test_a_folder_tells_each_file_and_what_came_before_a_cancel_stays(
    empty_window, qtbot, tmp_path
):
    for city in ("Bonn", "Lima", "Oslo", "Rome", "Turin"):
        (tmp_path / f"{city}.txt").write_text(TEXT.format(city))
    opening, told = empty_window.desk.opening, []
    opening.progressed.connect(told.append)
    opening.opened.connect(lambda session: opening.cancel())
    opened(qtbot, empty_window, tmp_path)
    assert {(one.done, one.total) for one in told[:-1]} >= {(0, 5)}
    assert "Bonn.txt" in str(told[0].message)
    assert told[-1] is None
    assert 1 <= len(empty_window.desk.session.corpus.documents) < 5
    assert empty_window.status.job.isHidden()


def test_where_nothing_came_it_is_not_said_that_others_are_there(empty_window, qtbot, tmp_path):
    for name in ("b.txt", "c.md"):
        (tmp_path / name).write_bytes(b"")
    opened(qtbot, empty_window, tmp_path)
    assert empty_window.desk.messages.text == "None of 2 files was read."


def test_what_is_said_of_an_article_can_be_changed_and_taken_back(window):
    session = window.desk.session
    (article,) = session.corpus.documents
    before = session.corpus.documents[article]

    def change(dialog):
        assert nameless(dialog) == []
        dialog.published.setText("2024-02-30")
        assert not dialog._form.done.isEnabled()
        dialog.published.setText("2024-02-29")
        dialog.author.setText("Al Poe")
        dialog.source.setText("The Post")
        enter(dialog)

    answering((ArticleDialog, change))
    window.actions_table["describe"].trigger()
    now = session.corpus.documents[article]
    assert (now.title, now.author, now.published) == (before.title, "Al Poe", "2024-02-29")
    assert now.source == "The Post"
    session.undo()
    assert session.corpus.documents[article] == before


def test_a_guessed_date_stays_a_guess_until_it_is_said_to_be_right(open_records):
    window = open_records(
        [
            replace(one, published="2024-03-04", published_guessed=True)
            if isinstance(one, Document)
            else one
            for one in example_records()
        ]
    )
    session = window.desk.session
    (article,) = session.corpus.documents
    rows = SentenceRows()
    every = session.corpus.store.evidence_of(list(session.corpus.relations))
    rows.show(session.corpus, every)
    dates = {rows.cell(rows.id_at(at), "date") for at in range(rows.rowCount())}
    assert dates == {"4 Mar 2024 (guessed)"}
    listed = ArticlesDialog(window.desk.look, session.corpus, frozenset(), window).list.rows
    assert listed.row(listed.index(0, 0)).right.endswith("2024-03-04 (guessed)")

    def write(dialog):
        dialog.author.setText("Al Poe")
        enter(dialog)

    def agree(dialog):
        dialog.right.click()
        enter(dialog)

    answering((ArticleDialog, write))
    window.actions_table["describe"].trigger()
    assert session.corpus.documents[article].author == "Al Poe"
    assert session.corpus.documents[article].published_guessed
    answering((ArticleDialog, agree))
    window.actions_table["describe"].trigger()
    assert not session.corpus.documents[article].published_guessed


def test_the_file_dialog_offers_all_that_is_read():
    from explorer.reading import READERS

    assert set(READERS) <= {ending.removeprefix("*") for ending in filing.ENDINGS.split()}
