"""From files to a project, with the real processes behind it."""

import threading
from pathlib import Path

import pytest

from explorer.errors import UnreadableArticle
from explorer.formats import explorer_json
from explorer.model.files import Asked, Columns
from explorer.model.records import Extraction
from explorer.session.importing import add, import_articles, project_for
from explorer.session.jobs import Failure, Names, Progress, Question
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from explorer.workers.pool import Workers
from tests.builders import document, example_extraction, person
from tests.reading.papers import column, pdf

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


TABLE = f"title,text\nOne,{TEXT}\nTwo,\nThree,{TEXT.replace('Monday', 'Tuesday')}\n"


def test_each_row_of_a_table_is_an_article_of_its_own(workers, tmp_path):
    (tmp_path / "a.csv").write_text(TABLE)
    (tmp_path / "b.txt").write_text(TEXT.replace("Monday", "Friday"))
    steps = list(import_articles([tmp_path], workers))
    found = [one.documents[0].title for one in steps if isinstance(one, Extraction)]
    assert found == ["One", "Three", TEXT.split(" met")[0] + " met Viktor Lindqvist in London on…"]
    first = next(one for one in steps if isinstance(one, Extraction))
    assert first.warnings == ("1 row has no text and was left out.",)
    told = [(one.done, one.total, str(one.message)) for one in steps if isinstance(one, Progress)]
    assert told[0] == (0, 2, "Reading a.csv")
    assert (0, 3, "Finding names and relations in One") in told
    assert (1, 3, "Finding names and relations in Three") in told
    assert told[-1] == (3, 3, "Done")


def asking(steps, *answers):
    """What the steps yield, and the questions in it, answered in order."""
    found, questions, left = [], [], list(answers)
    for step in steps:
        if isinstance(step, Question):
            questions.append(step)
            step.answer.set_result(left.pop(0))
        elif not isinstance(step, Progress):
            found.append(step)
    return found, questions


def test_the_columns_of_tables_are_asked_for_once_for_equal_ones(workers, tmp_path):
    (tmp_path / "a.csv").write_text(f"x,y\n{TEXT},1\n")
    (tmp_path / "b.csv").write_text(f"x,y\n2,{TEXT}\n3,{TEXT} It rained.\n")
    (tmp_path / "c.csv").write_text(f"z,y\n{TEXT} It snowed.,1\n")
    answer = Asked(columns=Columns(text="y", title="x"))
    found, questions = asking(import_articles([tmp_path], workers, asks=True), answer, None)
    assert [one.path.name for one in questions] == ["a.csv", "c.csv"]
    assert questions[0].table.columns == ("x", "y")
    assert questions[0].table.rows == ((TEXT, "1"),)
    (left,) = (step for step in found if isinstance(step, Failure))
    one, *rows = (step for step in found if isinstance(step, Extraction))
    assert one.documents[0].text == "1"
    assert [row.documents[0].title for row in rows] == ["2", "3"]
    assert left == Failure(
        tmp_path / "c.csv", "“c.csv” was not read, for its columns were not chosen."
    )


def test_columns_that_were_said_beforehand_are_not_asked_for(workers, tmp_path):
    (tmp_path / "a.csv").write_text(f"x,y\n{TEXT} It rained.,1\n")
    said = Asked(columns=Columns(text="x"))
    found, questions = asking(import_articles([tmp_path], workers, asked=said, asks=True))
    assert questions == []
    assert found[0].documents[0].text == f"{TEXT} It rained."
    (guess,) = results(import_articles([tmp_path], workers))
    assert guess.documents == found[0].documents


def test_a_password_is_asked_for_until_it_fits_and_tried_on_the_next_file(workers, tmp_path):
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(pdf(column(f"{TEXT} {name}"), password="secret"))
    steps = import_articles([tmp_path], workers, asks=True)
    found, questions = asking(steps, Asked(password="wrong"), Asked(password="secret"))
    assert [one.sentence for one in questions] == [
        "“a.pdf” needs a password to be read.",
        "The password does not open “a.pdf”.",
    ]
    assert [one.documents[0].source for one in found] == ["a.pdf", "b.pdf"]
    found, _ = asking(import_articles([tmp_path / "a.pdf"], workers, asks=True), None)
    assert found[0].sentence == "“a.pdf” was not read, for its password was not given."
    (known,) = results(
        import_articles([tmp_path / "a.pdf"], workers, asked=Asked(password="secret"))
    )
    assert known.documents
    (wrong,) = results(import_articles([tmp_path / "a.pdf"], workers, asked=Asked(password="no")))
    assert wrong.sentence == "The password does not open “a.pdf”."


def test_ending_while_an_answer_is_waited_for_ends_the_question(workers, tmp_path):
    (tmp_path / "a.csv").write_text(TABLE)
    job = import_articles([tmp_path / "a.csv"], workers, asks=True)
    question = next(step for step in job if isinstance(step, Question))
    assert str(next(job).message) == "Waiting for your answer about a.csv"
    job.close()
    assert question.answer.cancelled()


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
        "Added “Harbor deal ties Velmar to Northline”: 13 new entities, 17 new relations."
    )
    before = session.corpus.snapshot()
    said = add(session, example_extraction())
    assert str(said) == "“Harbor deal ties Velmar to Northline” is in this project already."
    assert session.corpus.snapshot() == before
    assert len(session.history()) == 1


def test_one_new_entity_is_said_in_the_singular():
    article = Extraction(documents=(document("Ada met nobody."),), entities=(person("Ada"),))
    said = str(add(Session(MemoryStore()), article))
    assert said.endswith(": 1 new entity, 0 new relations.")


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
