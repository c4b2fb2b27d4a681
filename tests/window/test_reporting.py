"""File > Write report…: what goes in is counted at once, and the file is written beside it all."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QLabel

from explorer.edits import relations
from explorer.export.gate import Gate
from explorer.session.settings import read_settings
from explorer.window import report_dialog, reporting
from explorer.window.report_dialog import ReportDialog
from explorer.window.reporting import Reporting
from tests.builders import example_records
from tests.export.reports import text_of, text_of_word
from tests.window.hands import enter, press, when_there

pytestmark = pytest.mark.one_window


@pytest.fixture
def confirmed(open_records):
    """The harbor article, two of its lines confirmed and one disputed."""
    verdicts = {"owns": "confirmed", "heads": "confirmed", "lent": "disputed"}
    return open_records(
        [
            replace(one, verdict=verdicts[one.label])
            if getattr(one, "label", "") in verdicts
            else one
            for one in example_records()
        ]
    )


def choose(dialog, folder: Path, kind: str, name: str) -> None:
    dialog._folder = folder
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    dialog.name.selectAll()
    dialog.name.insert(name)


def written(qtbot, window, path: Path) -> None:
    qtbot.waitUntil(
        lambda: path.exists() and path.name in window.desk.messages.text, timeout=30_000
    )


def test_enter_alone_writes_a_report_of_what_is_shown(confirmed, qtbot, tmp_path):
    when_there(ReportDialog, lambda d: (choose(d, tmp_path, "html", "harbor"), enter(d)))
    press(confirmed, "report")
    written(qtbot, confirmed, tmp_path / "harbor.html")
    text = text_of((tmp_path / "harbor.html").read_text(encoding="utf-8"))
    assert "All 15 lines go in." in text
    assert "disputed" in text
    assert confirmed.desk.messages.text == f"Saved “harbor.html” in {tmp_path}"
    assert confirmed.desk.messages._button.text() == "Open"
    assert read_settings().report["folder"] == str(tmp_path)
    assert not list(tmp_path.glob(".article-explorer*"))


@pytest.mark.parametrize(("kind", "name"), [("word", "r.docx"), ("markdown", "r.md")])
def test_the_gate_of_the_dialog_is_that_of_the_file(confirmed, qtbot, tmp_path, kind, name):
    told = []

    def answer(dialog):
        choose(dialog, tmp_path, kind, "r")
        dialog.confirmed.setChecked(True)
        told.append(dialog.told.text())
        enter(dialog)

    when_there(ReportDialog, answer)
    press(confirmed, "report")
    written(qtbot, confirmed, tmp_path / name)
    assert told == ["2 of 15 lines go in; 13 are left out: 12 not confirmed, 1 disputed."]
    data = (tmp_path / name).read_bytes()
    text = text_of_word(data) if kind == "word" else data.decode().replace("\\", "")
    assert told[0] in text
    assert "Baltra Bank — lent → Northline Shipping · disputed" in text
    if kind == "word":
        assert len(docx.Document(tmp_path / name).inline_shapes) == 1
    else:
        assert (tmp_path / "r.png").exists()
    assert read_settings().report["confirmed"] is True


def test_what_goes_in_is_counted_as_one_chooses(confirmed):
    def look(dialog):
        assert dialog.told.text() == "All 15 lines go in."
        dialog.sources.setCurrentIndex(1)
        assert dialog.gate() == Gate(sources=2)
        assert dialog.told.text() == (
            "None of 15 lines go in; 15 are left out: 15 rest on one source."
        )
        assert dialog._form.done.isEnabled()
        dialog.kind.setCurrentIndex(dialog.kind.findData("page"))
        assert not dialog._form.done.isEnabled()  # a page of nothing has nothing to click
        dialog.sources.setCurrentIndex(0)
        assert dialog._form.done.isEnabled()
        dialog.reject()

    when_there(ReportDialog, look)
    press(confirmed, "report")
    assert confirmed.desk.messages.text == ""


def test_a_large_graph_is_counted_and_gathered_bit_by_bit(confirmed, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(report_dialog, "_AT_ONCE", -1.0)  # one statement between two looks
    monkeypatch.setattr(reporting, "_AT_ONCE", -1.0)

    def look(dialog):
        choose(dialog, tmp_path, "markdown", "slow")
        dialog.confirmed.setChecked(True)
        assert dialog.told.text() == "Counting…"
        dialog.what.setCurrentIndex(dialog.what.findData("everything"))
        qtbot.waitUntil(lambda: dialog.told.text().startswith("2 of 15 lines go in"))
        dialog.confirmed.setChecked(False)
        assert dialog.told.text() == "All 15 lines go in."
        enter(dialog)

    when_there(ReportDialog, look)
    press(confirmed, "report")
    written(qtbot, confirmed, tmp_path / "slow.md")


def test_the_ending_follows_the_kind_and_the_name_stays(confirmed, tmp_path):
    def look(dialog):
        assert dialog.path().name == "Harbor deal ties Velmar to Northline.html"
        choose(dialog, tmp_path, "word", "Figure 3.docx")
        assert dialog.path() == tmp_path / "Figure 3.docx"
        dialog.kind.setCurrentIndex(dialog.kind.findData("page"))
        assert dialog.path() == tmp_path / "Figure 3.html"
        (tmp_path / "Figure 3.html").write_text("old")
        dialog._tell_file()
        assert dialog.folder.toolTip() or "replaces" in dialog.folder.text()
        dialog.reject()

    when_there(ReportDialog, look)
    press(confirmed, "report")


def test_a_page_to_click_is_written(confirmed, qtbot, tmp_path):
    when_there(ReportDialog, lambda d: (choose(d, tmp_path, "page", "page"), enter(d)))
    press(confirmed, "report")
    written(qtbot, confirmed, tmp_path / "page.html")
    assert 'data-to="line-1"' in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_selected_line_is_told_of_alone(confirmed, qtbot, tmp_path):
    session = confirmed.desk.session
    lent = next(one for one in session.corpus.relations.values() if one.label == "lent")
    session.select(relations=(lent.id,))

    def answer(dialog):
        choose(dialog, tmp_path, "html", "one")
        dialog.what.setCurrentIndex(dialog.what.findData("selection"))
        assert dialog.told.text() == "The one line goes in."
        enter(dialog)

    when_there(ReportDialog, answer)
    press(confirmed, "report")
    written(qtbot, confirmed, tmp_path / "one.html")
    text = text_of((tmp_path / "one.html").read_text(encoding="utf-8"))
    assert "3 million crowns" in text
    assert "Okafor" not in text
    assert "Shown: a selection" in text


def test_where_it_cannot_be_written_one_sentence_says_so(confirmed, qtbot, tmp_path):
    (tmp_path / "r.html").mkdir()
    when_there(ReportDialog, lambda d: (choose(d, tmp_path, "html", "r"), enter(d)))
    press(confirmed, "report")
    qtbot.waitUntil(lambda: "it is a folder" in confirmed.desk.messages.text, timeout=30_000)


def test_a_change_while_it_is_gathered_writes_nothing(confirmed, tmp_path):
    when_there(ReportDialog, lambda d: (choose(d, tmp_path, "html", "r"), enter(d)))
    press(confirmed, "report")
    session = confirmed.desk.session
    relation = next(one for one in session.corpus.relations.values() if one.label == "owns")
    session.perform(relations.reject(session.corpus, [relation.id]))
    assert "write it again" in confirmed.desk.messages.text
    assert not list(tmp_path.iterdir())


def test_cancel_and_closing_write_nothing(confirmed, tmp_path):
    (reporting,) = confirmed.findChildren(Reporting)
    when_there(ReportDialog, lambda d: (choose(d, tmp_path, "html", "r"), enter(d)))
    press(confirmed, "report")
    assert reporting.running
    confirmed.status.job.cancelled.emit()
    assert not reporting.running
    assert confirmed.desk.messages.text == "No report was written."
    when_there(ReportDialog, lambda d: (choose(d, tmp_path, "html", "r"), enter(d)))
    press(confirmed, "report")
    confirmed.close()
    assert not reporting.running
    assert not list(tmp_path.iterdir())


def test_names_in_the_dialog_are_plain_text(confirmed):
    def look(dialog):
        dialog.title.setText("<b>x</b>")
        for one in dialog.findChildren(QLabel):
            assert one.textFormat().name == "PlainText"
        dialog.reject()

    when_there(ReportDialog, look)
    press(confirmed, "report")
