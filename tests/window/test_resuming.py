"""An import that was cancelled, or whose program was killed, goes on where it was."""

import pytest

from explorer.model.records import Document
from explorer.session import unfinished
from explorer.session.importing import project_for
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import corpus, document
from tests.window.test_asking import opened

pytestmark = pytest.mark.one_window


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "articles"
    made.mkdir()
    for n in range(6):
        (made / f"{n}.txt").write_text(f"Ada Okafor met Viktor Lindqvist in Rome {n} times.")
    return made


def titles(window):
    documents: list[Document] = list(window.desk.session.corpus.documents.values())
    return [one.source for one in documents]


def test_a_cancelled_folder_is_offered_and_goes_on(empty_window, qtbot, folder):
    opening = empty_window.desk.opening
    opening.added.connect(opening.cancel)  # with the second article
    opened(qtbot, empty_window, folder)
    came = len(titles(empty_window))
    assert 1 < came < 6
    assert f"{6 - came} files of 6 had not come in" in empty_window.desk.messages.text
    opening.added.disconnect(opening.cancel)
    with qtbot.waitSignal(opening.finished, timeout=60_000):
        empty_window.desk.messages._button.click()
    assert sorted(titles(empty_window)) == [f"{n}.txt" for n in range(6)]
    assert unfinished.left(empty_window.desk.session.path) == ()


def test_a_project_whose_program_was_killed_offers_the_rest_when_it_is_opened(
    empty_window, qtbot, folder
):
    path = project_for([folder])
    unfinished.begin(path, [folder])
    session = Session.create(path)
    session.close()
    one = folder / "0.txt"
    opened(qtbot, empty_window, one)  # another project: nothing is offered
    assert empty_window.desk.messages.text == ""
    opened(qtbot, empty_window, folder)  # no article had come: it begins anew
    assert len(titles(empty_window)) == 6


def test_what_came_to_its_end_is_not_offered(empty_window, qtbot, folder):
    opened(qtbot, empty_window, folder)
    path = empty_window.desk.session.path
    assert unfinished.left(path) == ()
    empty_window.close_project()
    opened(qtbot, empty_window, path)
    assert "had not come in" not in empty_window.desk.messages.text


def test_who_came_is_known_by_what_is_in_the_file(tmp_path):
    text = tmp_path / "a.txt"
    text.write_text("Ada met Ben.")
    session = Session(MemoryStore())
    assert not unfinished.came(session.corpus)(text)
    digest = unfinished._digest(text)
    held = corpus(document("Ada met Ben.", file_sha256=digest))
    assert unfinished.came(held)(text)
    assert not unfinished.came(held)(tmp_path / "gone.txt")
    table = tmp_path / "a.csv"
    table.write_text("Ada met Ben.")
    assert not unfinished.came(held)(table)  # another row of it may be missing
