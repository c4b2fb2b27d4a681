"""``check``: one sentence a file, exit status 0 or 1, and a rescue that says what was lost."""

import sqlite3

import pytest

from explorer import cli
from explorer.edits import documents
from explorer.session.session import Session
from tests.builders import example_extraction


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project in the current folder."""
    monkeypatch.chdir(tmp_path)
    session = Session.create(tmp_path / "harbor")
    session.perform(documents.add(session.corpus, example_extraction()))
    session.close()
    return session.path


@pytest.fixture
def damaged(project):
    """The same, with a label that nobody wrote."""
    db = sqlite3.connect(project)
    db.execute("UPDATE relations SET label = 'forged' WHERE label = 'met'")
    db.commit()
    db.close()
    return project


def test_a_sound_project_is_status_0(project, capsys):
    assert cli.main(["check", "harbor.explorer"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("“harbor.explorer” is sound: 1 article, 13 entities,")
    assert out.count("\n") == 1
    assert err == ""


def test_each_file_gets_its_sentence_and_any_damage_is_status_1(damaged, tmp_path, capsys):
    Session.create(tmp_path / "empty").close()
    (tmp_path / "a.txt").write_text("Kim met Xi.\n" * 100)
    before = damaged.read_bytes()
    assert cli.main(["check", "empty.explorer", "harbor.explorer", "a.txt", "none"]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "“empty.explorer” is sound: nothing yet.",
        "“harbor.explorer” is damaged: 1 of 17 relations are changed.",
    ]
    assert "“a.txt” is not an Article Explorer project" in err
    assert "There is no project “none”" in err
    assert damaged.read_bytes() == before


def test_a_rescue_makes_a_sound_project_and_says_what_came_of_it(damaged, capsys):
    assert cli.main(["check", "--rescue", "new", "harbor.explorer"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == "“harbor.explorer” is damaged: 1 of 17 relations are changed."
    assert second.endswith("1 of them from its history; nothing was lost.")
    assert cli.main(["check", "new.explorer"]) == 0


def test_a_rescue_that_fails_is_status_1(damaged, capsys):
    assert cli.main(["check", "--rescue", "harbor.explorer", "harbor.explorer"]) == 1
    assert "There is a file" in capsys.readouterr().err


def test_a_rescue_takes_one_file(project, capsys):
    assert cli.main(["check", "--rescue", "new", "harbor.explorer", "harbor.explorer"]) == 2
    assert "--rescue takes one FILE" in capsys.readouterr().err


def test_help_tells_of_it(capsys):
    assert cli.main(["--help"]) == 0
    assert "check" in capsys.readouterr().out
    assert cli.main(["check", "--help"]) == 0
    out = capsys.readouterr().out
    assert "Whether projects are sound." in out
    assert "--rescue OUT" in out
