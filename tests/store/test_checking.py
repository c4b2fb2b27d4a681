"""A check reads all of a project, finds what opening cannot, and changes nothing."""

import contextlib
import random
import shutil
import sqlite3

import pytest

from explorer.edits import relations
from explorer.errors import ProjectDamaged, ProjectError, ProjectTooNew
from explorer.formats import explorer_json
from explorer.session.session import Session
from explorer.store.checking import check
from explorer.store.digests import row_digest
from explorer.store.rescuing import rescue
from tests.store.damage import cut, flipped
from tests.store.older import as_first_version
from tests.workers.mutants import sign, tampered


def first_relation(session):
    return next(iter(session.corpus.relations))


def test_a_sound_project_is_told_with_what_it_holds(closed):
    before = closed.read_bytes()
    found = check(closed)
    assert found.sentence == (
        "“harbor.explorer” is sound: 1 article, 13 entities, 17 relations, 18 pieces of evidence "
        "and 1 change in the history."
    )
    assert closed.read_bytes() == before
    assert list(closed.parent.iterdir()) == [closed]


def test_an_empty_project_is_sound(tmp_path):
    Session.create(tmp_path / "a").close()
    assert check(tmp_path / "a.explorer").sentence == "“a.explorer” is sound: nothing yet."


def test_a_project_can_be_checked_while_it_is_open(session, path):
    session.perform(relations.note(session.corpus, first_relation(session), "new"))
    assert check(path).counts["journal"] == 2
    session.perform(relations.note(session.corpus, first_relation(session), "newer"))
    assert check(path).counts["journal"] == 3


def test_undone_and_cut_off_edits_are_consistent(session, path):
    for text in ("one", "two"):
        session.perform(relations.note(session.corpus, first_relation(session), text))
    session.undo()
    assert not check(path).damage
    session.undo()
    session.perform(relations.judge(session.corpus, [first_relation(session)], "confirmed"))
    session.undo()
    assert not check(path).damage


def test_a_project_that_a_killed_window_left_is_checked_with_its_log(session, path, tmp_path):
    """Also where the folder takes no files, so that SQLite cannot read the log in place."""
    session.perform(relations.note(session.corpus, first_relation(session), "in the log"))
    left = tmp_path / "left"
    left.mkdir()
    for end in ("", "-wal"):
        shutil.copy(f"{path}{end}", left)
    before = (left / path.name).read_bytes()
    assert check(left / path.name).counts["journal"] == 2
    assert (left / path.name).read_bytes() == before


def test_a_history_that_does_not_lead_to_the_records_is_damage(closed):
    """Every checksum fits: somebody wrote the row who is not this program."""
    db = sqlite3.connect(closed)
    *values, digest = db.execute(
        "SELECT id, name, kind, aliases, note, tags, color, \"group\", hidden, rejected, "
        "external_id, extra, digest FROM entities WHERE row = 1"
    ).fetchone()  # fmt: skip
    values[1] = "Somebody Else"
    new = row_digest(values)
    db.execute("UPDATE entities SET name = ?, digest = ? WHERE row = 1", (values[1], new))
    (total,) = db.execute("SELECT total FROM totals WHERE name = 'entities'").fetchone()
    total = (total - digest + new + 2**63) % 2**64 - 2**63
    db.execute("UPDATE totals SET total = ? WHERE name = 'entities'", (total,))
    db.commit()
    db.close()
    assert check(closed).damage == ("1 of 13 entities differ from the history",)


def test_a_search_that_misses_words_is_damage(closed):
    db = sqlite3.connect(closed)
    db.execute("DELETE FROM sentence_search_docsize WHERE id = 3")
    db.commit()
    db.close()
    assert check(closed).damage == ("the search does not find what is there",)


def test_a_project_of_the_first_version_is_checked_as_it_is(closed):
    as_first_version(closed)
    before = closed.read_bytes()
    assert check(closed).counts["relations"] == 17
    assert closed.read_bytes() == before


def test_text_that_is_no_text_is_damage(closed):
    data = closed.read_bytes()
    closed.write_bytes(data.replace(b"40,000 crowns", b"40,\xff00 crowns"))
    assert check(closed).damage == ("1 of 1 texts are changed",)


def test_what_is_no_project_is_refused(closed, tmp_path):
    text = tmp_path / "a.txt"
    text.write_text("Kim met Xi.\n" * 100)
    with pytest.raises(ProjectError, match="not an Article Explorer project"):
        check(text)
    with pytest.raises(ProjectError, match="no project"):
        check(tmp_path / "none.explorer")
    db = sqlite3.connect(closed)
    db.execute("PRAGMA user_version = 999")
    db.close()
    with pytest.raises(ProjectTooNew):
        check(closed)


def test_random_damage_is_found_or_harmless(closed):
    """40 flips and 8 files cut off: what passes reads as it was written."""
    opened = Session.open(closed)
    before = opened.corpus.snapshot()
    opened.close()
    sound = closed.read_bytes()
    found = 0
    damaged = [flipped(sound, n) for n in range(40)] + [cut(sound, n) for n in range(8)]
    for data in damaged:
        closed.write_bytes(data)
        try:
            passed = not check(closed).damage
        except ProjectError:
            passed = False
        assert closed.read_bytes() == data
        if not passed:
            found += 1
            continue
        again = Session.open(closed)
        assert again.corpus.snapshot() == before
        again.close()
    assert found > 12


@pytest.mark.parametrize("number", range(40))
def test_a_forged_project_is_a_sentence_or_is_read(closed, tmp_path, number):
    """Values are others and all checksums fit, as nobody but a forger leaves them."""
    tampered(closed, random.Random(number))
    with contextlib.suppress(ProjectError):
        check(closed)
    with contextlib.suppress(ProjectError):
        session = Session.open(closed)
        with contextlib.closing(session):
            explorer_json.write(explorer_json.extraction_of(session.corpus))
            while session.undo():
                pass
            assert session.history() is not None
    with contextlib.suppress(ProjectError):
        assert rescue(closed, tmp_path / "new").path.exists()


@pytest.mark.parametrize(
    "forged",
    [
        "UPDATE entities SET aliases = '{'",
        "UPDATE relations SET confidence = 9e999",
        "UPDATE journal SET arguments = '[1]'",
        "UPDATE journal SET changes = x'00'",
    ],
)
def test_what_fits_its_checksum_and_says_nothing_is_damage(closed, tmp_path, forged):
    with contextlib.closing(sqlite3.connect(closed)) as db:
        db.execute(forged)
        sign(db)
        db.commit()
    with pytest.raises(ProjectDamaged):
        work(closed)
    rescue(closed, tmp_path / "new")


def work(path):
    session = Session.open(path)
    with contextlib.closing(session):
        session.history()
        session.undo()
        check(path)
