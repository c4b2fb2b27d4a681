"""What is opened comes into the window; what cannot be opened is one sentence."""

import json
import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

from explorer.edits import documents
from explorer.formats.explorer_json import write
from explorer.session import beginning
from explorer.session.importing import project_for
from explorer.session.session import Session
from explorer.window import filing
from tests.builders import example_extraction
from tests.window.hands import opened, press

pytestmark = pytest.mark.one_window

ARTICLE = """Harbor inquiry

Ada Okafor, the mayor of Lisbon, met Viktor Lindqvist in Paris on Monday.
Lindqvist is the chief executive of Northline Shipping. Okafor criticized Lindqvist.
"""


@pytest.fixture
def exchange(tmp_path) -> Path:
    path = tmp_path / "harbor.json"
    path.write_bytes(write(example_extraction()))
    return path


def drawn(window) -> bool:
    scene = window.desk.canvas.scene
    return len(scene.entities) > 0 and not window.following.arranging.running


def test_an_article_becomes_a_graph(empty_window, qtbot, tmp_path):
    """Real processes: read, extracted, laid out, drawn; the words are there to be read."""
    path = tmp_path / "inquiry.txt"
    path.write_text(ARTICLE)
    opened(qtbot, empty_window, path)
    qtbot.waitUntil(lambda: drawn(empty_window), timeout=20_000)
    assert "Ada Okafor" in empty_window.desk.canvas.scene.names
    assert "mayor of Lisbon" in empty_window.desk.article.toPlainText()
    assert empty_window.status.job.isHidden()


def test_entities_of_another_tool_open_the_same_way(empty_window, qtbot, exchange):
    opened(qtbot, empty_window, exchange)
    qtbot.waitUntil(lambda: drawn(empty_window))
    assert len(empty_window.desk.session.corpus.entities) == 13


def test_a_large_file_becomes_a_project_beside_the_window(
    empty_window, qtbot, exchange, monkeypatch
):
    """Made in the thread of the job; what it made can be changed, undone and opened again."""
    monkeypatch.setattr(beginning, "LARGE", 1)
    made, add = [], documents.add
    monkeypatch.setattr(
        documents, "add", lambda *given: made.append(threading.current_thread()) or add(*given)
    )
    opened(qtbot, empty_window, exchange)
    qtbot.waitUntil(lambda: drawn(empty_window))
    assert made
    assert threading.main_thread() not in made
    session = empty_window.desk.session
    assert len(session.corpus.entities) == 13
    assert session.undo_label is None
    article = next(iter(session.corpus.documents))
    session.perform(documents.retitle(session.corpus, article, "Another title"))
    path = session.path
    empty_window.close_project()
    with closing(Session.open(path)) as again:
        assert next(iter(again.corpus.documents.values())).title == "Another title"


def test_a_large_import_that_is_cancelled_leaves_no_project(tmp_path):
    steps = beginning.beginning(
        tmp_path / "new.explorer", (one for one in (example_extraction(),)), "b"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(beginning, "LARGE", 1)
        for step in steps:
            if step.done == 4:
                break
        assert list(tmp_path.iterdir())
        steps.close()
    assert list(tmp_path.glob("*.explorer*")) == []


def test_the_same_file_finds_its_project_and_places_again(empty_window, qtbot, exchange):
    opened(qtbot, empty_window, exchange)
    qtbot.waitUntil(lambda: drawn(empty_window))
    first = empty_window.desk.session.path
    places = dict(empty_window.desk.session.corpus.placements)
    empty_window.close_project()
    opened(qtbot, empty_window, exchange)
    assert empty_window.desk.session.path == first
    assert dict(empty_window.desk.session.corpus.placements) == places


def test_a_project_needs_its_article_no_more_and_knows_it_under_another_name(
    empty_window, qtbot, tmp_path
):
    path = tmp_path / "harbor.json"
    path.write_bytes(write(example_extraction()))
    opened(qtbot, empty_window, path)
    qtbot.waitUntil(lambda: drawn(empty_window))
    project = empty_window.desk.session.path
    empty_window.close_project()
    elsewhere = tmp_path / "archive"
    elsewhere.mkdir()
    moved = path.rename(elsewhere / "old story.json")
    opened(qtbot, empty_window, moved)
    assert empty_window.desk.session.path == project
    empty_window.close_project()
    moved.unlink()
    opened(qtbot, empty_window, project)
    session = empty_window.desk.session
    session.select(["mira-chen"])
    (relation, *_) = session.corpus.relations
    session.select(relations=[relation])
    assert "Northline Shipping" in empty_window.desk.article.toPlainText()
    assert session.corpus.store.evidence_of([relation])


def test_what_is_open_here_stays_and_can_be_written(empty_window, qtbot, exchange):
    opened(qtbot, empty_window, exchange)
    qtbot.waitUntil(lambda: drawn(empty_window))
    session = empty_window.desk.session
    opened(qtbot, empty_window, exchange)
    assert empty_window.desk.session is session
    assert not session.read_only
    assert session.corpus.entities


def test_a_project_without_articles_is_filled_again(empty_window, qtbot, exchange):
    path = project_for([exchange])
    Session.create(path).close()
    opened(qtbot, empty_window, exchange)
    qtbot.waitUntil(lambda: drawn(empty_window))
    assert empty_window.desk.session.path.resolve() == path.resolve()
    assert len(empty_window.desk.session.corpus.entities) == 13


def test_a_recent_project_is_offered_and_opens(empty_window, qtbot, exchange):
    opened(qtbot, empty_window, exchange)
    path = empty_window.desk.session.path
    empty_window.close_project()
    recent = empty_window.start._recent
    assert recent.rows.rowCount() == 1
    with qtbot.waitSignal(empty_window.desk.opening.finished):
        recent.setCurrentIndex(recent.rows.index(0, 0))
    assert empty_window.desk.session.path == path


@pytest.mark.parametrize(
    ("name", "data"),
    [("empty.txt", b""), ("damaged.pdf", b"%PDF-1.4 nonsense"), ("broken.json", b'{"version": 1')],
)
def test_what_cannot_be_opened_is_one_sentence(empty_window, qtbot, tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    opened(qtbot, empty_window, path)
    text = empty_window.desk.messages.text
    assert name in text
    assert text.endswith(".")
    assert "\n" not in text
    assert empty_window.start.isVisible()


def test_a_missing_file_is_one_sentence(empty_window, qtbot, tmp_path):
    opened(qtbot, empty_window, tmp_path / "gone.txt")
    assert "gone.txt" in empty_window.desk.messages.text


def test_what_cannot_be_opened_leaves_the_open_project_alone(window, qtbot, tmp_path):
    before = window.desk.session
    opened(qtbot, window, tmp_path / "gone.txt")
    assert window.desk.session is before
    assert window.stage.canvas.isVisible()


def test_links_in_a_circle_are_no_project_of_the_window(window, qtbot, tmp_path):
    loop = tmp_path / "loop.explorer"
    loop.symlink_to(loop)
    before = window.desk.session
    opened(qtbot, window, loop)
    assert "There is no project" in window.desk.messages.text
    assert window.desk.session is before


def test_what_is_said_of_one_project_is_not_said_over_another(window, qtbot, exchange):
    window.desk.messages.warn("This is the project as it was then.")
    opened(qtbot, window, exchange)
    assert window.desk.messages.text == ""
    window.desk.messages.warn("One thing you did no longer fits; it is kept.", "Show", print)
    window.close_project()
    assert window.desk.messages.text == ""


def test_a_dropped_file_opens(empty_window, qtbot, exchange):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(exchange))])
    with qtbot.waitSignal(empty_window.desk.opening.finished):
        assert filing.take(empty_window.desk, data)
    assert empty_window.desk.session is not None


def test_closing_while_something_opens_leaves_nothing(empty_window, exchange):
    """The fixtures see to it that no thread outlives the window."""
    empty_window.desk.opening.open([exchange])
    empty_window.close()
    assert empty_window.desk.session is None


def test_what_was_not_read_is_told_in_one_message(empty_window, qtbot, exchange, tmp_path):
    """The bar holds one message, so a second warning must not push out the first."""
    content = json.loads(exchange.read_text())
    content["warnings"] = ["This text seems to be German.", "1 passage was not read."]
    path = tmp_path / "warned.json"
    path.write_text(json.dumps(content))
    with qtbot.waitSignal(empty_window.desk.messages.said):
        opened(qtbot, empty_window, path)
    qtbot.waitUntil(lambda: drawn(empty_window))
    told = empty_window.desk.messages.text
    assert told == "This text seems to be German. 1 passage was not read."


def test_a_project_that_can_only_be_read_is_tried_again_when_the_other_window_is_gone(
    empty_window, qtbot, tmp_path
):
    first = Session.create(tmp_path / "harbor")
    first.perform(documents.add(first.corpus, example_extraction()))
    desk = empty_window.desk
    with qtbot.waitSignal(desk.opening.finished):
        desk.opening.open([first.path])
    assert desk.session.read_only
    assert desk.messages.text == desk.session.why_read_only
    with qtbot.waitSignal(desk.opening.finished):
        desk.messages._button.click()
    assert desk.session.read_only  # the other one has it still
    first.close()
    with qtbot.waitSignal(desk.opening.finished):
        desk.messages._button.click()
    assert not desk.session.read_only
    assert desk.messages.text == ""


def test_an_empty_clipboard_is_one_sentence(window):
    QGuiApplication.clipboard().clear()
    press(window, "paste")
    assert "no text and no file" in window.stage.messages.text
