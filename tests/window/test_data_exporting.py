"""File > Export data…: the project's records for other programs, written beside the window."""

import pytest

from explorer.formats import explorer_json
from explorer.session.importing import add
from explorer.session.session import Session
from explorer.window.data_exporting import DataDialog
from explorer.workers.exchange import read_exchange
from tests.builders import example_extraction
from tests.window.hands import press, when_there

pytestmark = pytest.mark.one_window


@pytest.fixture
def kept(empty_window, tmp_path):
    """The harbor article in a project file, which a thread can read too."""
    session = Session.create(tmp_path / "harbor.explorer")
    add(session, example_extraction())
    empty_window.show_session(session)
    return empty_window


def choose(dialog, folder, suffix, name):
    chosen = next(one for one, ending in dialog.formats.items() if ending == suffix)
    dialog.setDirectory(str(folder))
    dialog.selectNameFilter(chosen)
    dialog.filterSelected.emit(chosen)
    dialog.selectFile(name)
    dialog.accept()


@pytest.mark.parametrize(
    ("suffix", "names"),
    [
        (".json", ["a.json"]),
        (".graphml", ["a.graphml"]),
        (".xlsx", ["a.xlsx"]),
        (".csv", ["a.entities.csv", "a.evidence.csv", "a.relations.csv"]),
        (".ftm.json", ["a.ftm.json"]),
    ],
)
def test_the_chosen_format_is_written_and_comes_back(kept, qtbot, tmp_path, suffix, names):
    folder = tmp_path / "out"
    folder.mkdir()
    when_there(DataDialog, lambda d: choose(d, folder, suffix, "a"))
    press(kept, "export-data")
    qtbot.waitUntil(lambda: "Saved" in kept.desk.messages.text, timeout=30_000)
    assert sorted(one.name for one in folder.iterdir()) == names
    found = read_exchange(folder / names[-1])
    assert len(found.entities) == len(kept.desk.session.corpus.entities)
    assert len(found.evidence) == len(example_extraction().evidence)


def test_the_name_follows_the_format_and_what_is_there_stays(kept, qtbot, tmp_path):
    (tmp_path / "a.evidence.csv").write_text("mine")
    seen = []

    def answer(dialog):
        assert dialog.selectedFiles()[0].endswith("Harbor deal ties Velmar to Northline.json")
        dialog.setDirectory(str(tmp_path))
        for chosen, suffix in dialog.formats.items():
            dialog.selectNameFilter(chosen)
            dialog.filterSelected.emit(chosen)
            seen.append(dialog.selectedFiles()[0].endswith(suffix))
        choose(dialog, tmp_path, ".csv", "a.csv")

    when_there(DataDialog, answer)
    press(kept, "export-data")
    qtbot.waitUntil(lambda: "Saved “a 2.entities.csv”" in kept.desk.messages.text, timeout=30_000)
    assert seen == [True] * len(seen)
    assert (tmp_path / "a.evidence.csv").read_text() == "mine"
    assert (tmp_path / "a 2.evidence.csv").exists()


def test_explorer_json_of_the_window_is_all_of_the_project(kept, qtbot, tmp_path):
    when_there(DataDialog, lambda d: choose(d, tmp_path, ".json", "a.json"))
    press(kept, "export-data")
    qtbot.waitUntil(lambda: "Saved" in kept.desk.messages.text, timeout=30_000)
    there = explorer_json.write(explorer_json.extraction_of(kept.desk.session.corpus))
    assert (tmp_path / "a.json").read_bytes() == there
