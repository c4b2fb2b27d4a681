"""What cannot be read or written is said in one sentence, with what to do about it."""

import sqlite3
from pathlib import Path

import pytest

from explorer.errors import ProjectDamaged, ProjectError, ProjectLocked
from explorer.store.failures import (
    cannot_create,
    cannot_open,
    cannot_write,
    in_another_window,
    in_read_only_place,
    primary_code,
)

PATH = Path("/papers/harbor.explorer")


def said(code: int, detail: int = 0) -> sqlite3.Error:
    """An error as SQLite raises it; some carry a detail above the code."""
    error = sqlite3.OperationalError("it says so")
    error.sqlite_errorcode = code | detail << 8
    return error


@pytest.mark.parametrize(
    ("code", "kind", "advice"),
    [
        (sqlite3.SQLITE_FULL, ProjectError, "make room on “/papers”"),
        (sqlite3.SQLITE_READONLY, ProjectError, "read-only now; use Save As"),
        (sqlite3.SQLITE_BUSY, ProjectLocked, "another program has locked it; close that"),
        (sqlite3.SQLITE_CORRUPT, ProjectDamaged, "use Save As or restore a copy"),
        (sqlite3.SQLITE_IOERR, ProjectError, "takes no more data"),
        (sqlite3.SQLITE_NOMEM, ProjectError, "it says so; use Save As"),
    ],
)
def test_a_refused_edit_says_why_and_that_nothing_changed(code, kind, advice):
    for detail in (0, 3):
        error = cannot_write(PATH, said(code, detail))
        assert type(error) is kind
        assert str(error).startswith("“harbor.explorer” was not changed: ")
        assert advice in str(error)


@pytest.mark.parametrize(
    ("error", "kind", "advice"),
    [
        (said(sqlite3.SQLITE_NOTADB), ProjectError, "open another file"),
        (said(sqlite3.SQLITE_CORRUPT), ProjectDamaged, "restore an earlier state"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "odd"), ProjectDamaged, "restore an earlier"),
        (said(sqlite3.SQLITE_LOCKED), ProjectLocked, "close that first"),
        (said(sqlite3.SQLITE_CANTOPEN), ProjectError, "no permission"),
        (said(sqlite3.SQLITE_NOMEM), ProjectError, "(it says so); try again or open a copy"),
    ],
)
def test_what_cannot_be_opened_says_what_to_do(error, kind, advice):
    told = cannot_open(PATH, error)
    assert type(told) is kind
    assert advice in str(told)


def test_the_other_sentences_name_the_file_and_a_way_out():
    assert "another window" in in_another_window(PATH)
    assert "Save As" in in_read_only_place(PATH)
    told = str(cannot_create(PATH, OSError(28, "No space left on device")))
    assert told == f"Cannot make “{PATH}”: no space left on device; choose another place."
    assert "odd; choose" in str(cannot_create(PATH, OSError("odd")))
    assert primary_code(ValueError()) == -1
