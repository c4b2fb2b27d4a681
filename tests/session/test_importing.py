"""From files to a project, with the real processes behind it."""

import threading
from pathlib import Path

import pytest

from explorer.errors import UnreadableArticle
from explorer.formats import explorer_json
from explorer.model.records import Extraction
from explorer.session.importing import add, import_articles, project_for
from explorer.session.jobs import Failure, Names, Progress
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from explorer.workers.pool import Workers
from tests.builders import example_extraction

TEXT = "Ada Okafor met Viktor Lindqvist in London on Monday. Okafor praised Lindqvist."


@pytest.fixture(scope="module")
def workers():
    with Workers() as pool:
        yield pool


def results(steps):
    return [step for step in steps if not isinstance(step, Progress)]


def test_one_bad_file_never_stops_the_rest(workers, tmp_path):
    files = {
        "a.txt": TEXT.encode(),
        "b.pdf": b"%PDF-1.7 broken",
        "c.json": explorer_json.write(example_extraction()),
        "d.json": b'{"format": "article-explorer"',
        "e.txt": b"",
        "f.txt": TEXT.replace("Monday", "Tuesday").encode(),
        "g.explorer": b"x",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    paths = [*(tmp_path / name for name in files), tmp_path / "none.txt", tmp_path / "empty"]
    (tmp_path / "empty").mkdir()

    found = results(import_articles(paths, workers))

    failed = {one.path.name: one.sentence for one in found if isinstance(one, Failure)}
    assert set(failed) == {"b.pdf", "d.json", "e.txt", "g.explorer", "none.txt", "empty"}
    assert all(name in sentence for name, sentence in failed.items())
    done = [one for one in found if isinstance(one, Extraction)]
    assert [one.documents[0].source for one in done] == ["a.txt", "harbor.txt", "f.txt"]
    assert done[0].documents[0].text == TEXT
    assert {"Ada Okafor", "Viktor Lindqvist"} <= {entity.name for entity in done[0].entities}


def test_a_folder_stands_for_its_articles_and_no_file_is_read_twice(workers, tmp_path):
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(TEXT)
    found = results(import_articles([tmp_path, tmp_path / "a.txt"], workers, at_once=4))
    assert [one.documents[0].source for one in found] == ["a.txt", "b.txt"]


def test_progress_counts_and_names(workers, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    steps = [s for s in import_articles([tmp_path / "a.txt"], workers) if isinstance(s, Progress)]
    assert str(steps[0].message) == "Reading a.txt"
    assert str(steps[-1].message) == "Done"
    assert [(steps[0].done, steps[0].total), (steps[-1].done, steps[-1].total)] == [(0, 1), (1, 1)]


def test_names_come_before_what_ties_them(workers, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.json").write_bytes(explorer_json.write(example_extraction()))
    job = import_articles([tmp_path / "a.txt", tmp_path / "b.json"], workers, names=True)
    names, whole, exchanged = results(job)
    assert isinstance(names, Names)
    assert names.found.relations == ()
    assert {"Ada Okafor", "Viktor Lindqvist"} <= {one.name for one in names.found.entities}
    assert whole.relations
    assert exchanged.documents[0].source == "harbor.txt"


def test_ending_early_leaves_the_workers_usable(workers, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    job = import_articles([tmp_path / "a.txt", tmp_path / "none.txt"], workers)
    next(job)
    job.close()
    assert len(results(import_articles([tmp_path / "a.txt"], workers))) == 1


def test_closing_the_workers_ends_the_job(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    pool = Workers()
    job = import_articles([tmp_path / "a.txt"], pool)
    next(job)
    closing = threading.Thread(target=pool.close)
    closing.start()
    rest = results(job)
    closing.join()
    assert all(isinstance(one, Failure | Extraction) for one in rest)


def test_adding_says_what_came_of_it_and_twice_changes_nothing():
    session = Session(MemoryStore())
    said = add(session, example_extraction(), "batch")
    assert str(said) == (
        "Add “Harbor deal ties Velmar to Northline”: 13 new entities, 17 new relations."
    )
    before = session.corpus.snapshot()
    said = add(session, example_extraction())
    assert str(said) == "“Harbor deal ties Velmar to Northline” is in this project already."
    assert session.corpus.snapshot() == before
    assert len(session.history()) == 1


def test_the_same_contents_mean_the_same_project(tmp_path, home):
    one, other = tmp_path / "Éclair & Söhne.txt", tmp_path / "b.txt"
    one.write_text(TEXT)
    other.write_text(TEXT + " More.")
    project = project_for([one])
    assert home in project.parents
    assert project.name.startswith("eclair-sohne-")
    assert project.suffix == ".explorer"
    moved = one.rename(tmp_path / "moved.txt")
    assert project_for([moved]).name[-17:] == project.name[-17:]
    assert project_for([moved, other]).name[-17:] == project_for([other, moved]).name[-17:]
    assert project_for([moved, other]) != project_for([moved])
    folder = tmp_path / "文章"
    folder.mkdir()
    (folder / "x.txt").write_text(TEXT)
    assert project_for([folder]).name == f"articles{project.name[-18:]}"


def test_a_renamed_article_finds_the_project_that_was_made_of_it(tmp_path):
    article = tmp_path / "harbor.txt"
    article.write_text(TEXT)
    project = project_for([article])
    Session.create(project).close()
    other = article.rename(tmp_path / "Renamed later.txt")
    assert project_for([other]) == project
    other.write_text(TEXT + " The end.")
    assert project_for([other]) != project


@pytest.mark.parametrize("paths", [[], [Path("none.txt")], [Path("a.explorer")]])
def test_without_an_article_there_is_no_project(paths):
    with pytest.raises(UnreadableArticle):
        project_for(paths)
