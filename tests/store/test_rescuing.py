"""What is intact of a damaged project comes into a new one, and what does not is said."""

import contextlib
import os
import shutil
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.edits import annotations, figures, relations
from explorer.errors import ProjectDamaged, ProjectError, ProjectLocked
from explorer.model.records import Entity
from explorer.session.session import Session
from explorer.store.checking import check
from explorer.store.lock import Lock
from explorer.store.mending import _tied
from explorer.store.pages import pages_of, rows
from explorer.store.rescuing import rescue
from tests.builders import person, relation
from tests.store.damage import cut, flipped


@pytest.fixture
def worked(session):
    """A project with notes and positions, closed; and its records."""
    for number, name in enumerate(list(session.corpus.relations)[:5]):
        session.perform(relations.note(session.corpus, name, f"note {number} " + "x" * 900))
    spots = {one: (float(at), 1.5) for at, one in enumerate(session.corpus.entities)}
    session.settle(annotations.place(session.corpus, spots))
    session.undo()
    records = session.corpus.snapshot()
    session.close()
    return session.path, records


def damage(path, sql, *values):
    db = sqlite3.connect(path)
    db.execute(sql, values)
    db.commit()
    db.close()


@pytest.mark.parametrize("end", ["", "nobody"])
def test_what_must_be_tied_and_is_tied_to_nothing_goes(end):
    ada, ben = person("Ada"), person("Ben")
    met = relation(ada, ben, "met")
    there = {Entity: {one.id: one for one in (ada, ben)}}
    assert _tied(met, there) is met
    assert _tied(replace(met, target=end), there) is None


def without_history(path):
    session = Session.open(path)
    copy = session.give_away(path.with_name("bare"))
    session.close()
    return copy


def test_of_a_sound_project_everything_is_rescued(worked, tmp_path):
    path, records = worked
    before = path.read_bytes()
    told = rescue(path, tmp_path / "new")
    assert told.sentence.endswith("nothing was lost.")
    assert told.sentence.startswith("“new.explorer” holds what is intact of “harbor.explorer”: 1 ")
    assert path.read_bytes() == before
    again = Session.open(told.path)
    assert again.corpus.snapshot() == records
    assert str(again.undo_label).startswith("Note on")
    again.redo()
    assert len(again.history()) == 6
    assert again.corpus.store.find("note 4")
    again.close()
    assert not check(told.path).damage


def test_figures_are_rescued_with_their_places(session, tmp_path):
    one, other = sorted(session.corpus.entities)[:2]
    session.perform(figures.make(session.corpus, "Two", (), [(one, other)], (), {one: (1, 2)}))
    (figure,) = session.corpus.figures
    session.settle(figures.place(session.corpus, figure, {other: (3, 4)}))
    records = session.corpus.snapshot()
    session.close()
    damage(session.path, "UPDATE figures SET title = 'forged'")
    told = rescue(session.path, tmp_path / "new")
    again = Session.open(told.path)
    assert again.corpus.snapshot() == records
    assert len(again.corpus.spots[figure]) == 2
    again.close()
    bare = without_history(told.path)
    assert not check(bare).damage
    damage(bare, "UPDATE figures SET title = 'forged'")
    assert rescue(bare, tmp_path / "newer").lost == {"figures": 1, "spots": 2}


def test_what_the_tables_lost_comes_from_the_history(worked, tmp_path):
    path, records = worked
    db = sqlite3.connect(path)
    db.execute("UPDATE relations SET note = 'forged' WHERE row = 2")
    db.execute("DELETE FROM entities WHERE row = 4")
    db.commit()
    db.close()
    with pytest.raises(ProjectDamaged):
        Session.open(path)
    told = rescue(path, tmp_path / "new")
    assert "; 2 of them from its history; nothing was lost." in told.sentence
    again = Session.open(told.path)
    assert again.corpus.snapshot() == records
    assert again.undo_label is not None
    again.close()


def test_without_history_a_lost_entity_keeps_its_name_and_its_relations(worked, tmp_path):
    path, _ = worked
    bare = without_history(path)
    damage(bare, "UPDATE entities SET name = 'forged' WHERE name = 'Mira Chen'")
    told = rescue(bare, tmp_path / "new")
    assert "an entity is lost but for the name in the text" in told.sentence
    again = Session.open(told.path)
    (chen,) = [one for one in again.corpus.entities.values() if one.name == "Mira Chen"]
    assert chen.tags == ("rescued",)
    assert len(list(again.corpus.relations_of(chen.id))) == 3
    again.close()


def test_what_hangs_on_a_lost_relation_goes_and_is_said(worked, tmp_path):
    path, _ = worked
    bare = without_history(path)
    damage(bare, "UPDATE relations SET label = 'forged' WHERE label = 'met'")
    told = rescue(bare, tmp_path / "new")
    assert told.lost == {"relations": 1, "evidence": 2}
    assert "; lost: 1 relation and 2 pieces of evidence." in told.sentence
    assert not check(told.path).damage


def test_nothing_before_a_loss_can_be_undone_but_it_is_still_told(worked, tmp_path):
    path, _ = worked
    damage(path, "UPDATE journal SET time = 'forged' WHERE number = 3")
    told = rescue(path, tmp_path / "new")
    assert told.lost == {"journal": 1}
    again = Session.open(told.path)
    assert again.undo_label is again.redo_label is again.undo() is None
    assert str(again.history()[0].label) == "Rescue what was intact in a damaged file"
    assert len(again.history()) == 6
    relation = next(iter(again.corpus.relations))
    again.perform(relations.judge(again.corpus, [relation], "disputed"))
    again.undo()
    assert again.undo_label is None
    again.close()
    assert not check(told.path).damage


def test_a_damaged_text_is_kept_and_its_title_says_so(worked, tmp_path):
    path, _ = worked
    data = path.read_bytes()
    path.write_bytes(data.replace(b"40,000 crowns", b"40,\xff00 crowns"))
    told = rescue(path, tmp_path / "new")
    assert "a text is damaged, which the title says" in told.sentence
    again = Session.open(told.path)
    (article,) = again.corpus.documents.values()
    assert article.title == "Harbor deal ties Velmar to Northline (text damaged)"
    assert "paid Tomas Reyes 40,\ufffd00 crowns" in again.corpus.store.text_of(article.id)
    assert len(again.corpus.store.evidence_of(again.corpus.relations)) == 18
    again.close()
    assert not check(told.path).damage


def test_tables_whose_names_are_no_text_are_damage_and_rows_are_rescued(worked, tmp_path):
    """SQLite gives such names on unread, and Python cannot decode them."""
    path, records = worked
    data = path.read_bytes()
    path.write_bytes(data.replace(b"paragraph INTEGER", b"para\xebraph INTEGER"))
    assert check(path).damage == ("its tables are not those of a project",)
    with pytest.raises(ProjectDamaged):
        Session.open(path)
    told = rescue(path, tmp_path / "new")
    assert told.sentence.endswith("nothing was lost.")
    again = Session.open(told.path)
    assert again.corpus.snapshot() == records
    again.close()


def test_a_deleted_row_does_not_come_back_from_pages_that_were_given_up(session, path, tmp_path):
    """An import that was undone leaves its rows' bytes behind."""
    session.perform(
        annotations.place(session.corpus, {next(iter(session.corpus.entities)): (1, 1)})
    )
    session.close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA secure_delete = OFF")
    db.execute("CREATE TABLE filler (a)")
    db.executemany("INSERT INTO filler VALUES (?)", [("x" * 3000,)] * 50)
    db.commit()
    db.execute("DROP TABLE filler")
    db.commit()
    (free,) = db.execute("PRAGMA freelist_count").fetchone()
    db.close()
    assert free > 40
    columns = [values for _, values in rows(pages_of(path.read_bytes()))]
    assert ("x" * 3000,) not in columns
    assert len(columns) > 90


def test_an_edit_that_lies_in_the_log_is_rescued_too(session, path, tmp_path):
    session.perform(relations.note(session.corpus, next(iter(session.corpus.relations)), "late"))
    left = tmp_path / "left"
    left.mkdir()
    for end in ("", "-wal"):
        shutil.copy(f"{path}{end}", left)
    told = rescue(left / path.name, tmp_path / "new")
    again = Session.open(told.path)
    assert next(iter(again.corpus.relations.values())).note == "late"
    again.close()
    assert sorted(os.listdir(left)) == ["harbor.explorer", "harbor.explorer-wal"]


def test_nothing_is_overwritten(worked, tmp_path):
    path, _ = worked
    (tmp_path / "new.explorer").write_text("mine")
    with pytest.raises(ProjectError, match="already"):
        rescue(path, tmp_path / "new")
    assert (tmp_path / "new.explorer").read_text() == "mine"
    lock = Lock.take(tmp_path / "other.explorer")
    with pytest.raises(ProjectLocked):
        rescue(path, tmp_path / "other")
    lock.release()
    with pytest.raises(ProjectError, match="choose another place"):
        rescue(path, tmp_path / "none" / "new")


def test_where_nothing_is_intact_nothing_is_made(tmp_path):
    text = tmp_path / "a.explorer"
    text.write_text("Kim met Xi in Beijing.\n" * 500)
    with pytest.raises(ProjectError, match=r"Nothing in “a\.explorer” is intact"):
        rescue(text, tmp_path / "new")
    assert os.listdir(tmp_path) == ["a.explorer"]


def test_of_randomly_damaged_projects_intact_rows_are_rescued(worked, tmp_path):
    """At least 95 % of all rows, and every project that comes out is sound; more: make soak."""
    path, _ = worked
    sound, whole = path.read_bytes(), sum(check(path).counts.values())
    kept = rescued = 0
    for number in range(5):
        path.write_bytes(flipped(sound, number))
        told = rescue(path, tmp_path / f"{number}")
        assert not check(told.path).damage
        kept += sum(told.kept.values()) + 1  # its text
        told.path.unlink()
    assert kept >= 0.95 * 5 * whole
    for number in range(4):
        path.write_bytes(cut(sound, number))
        with contextlib.suppress(ProjectError):  # nothing is intact in what is left
            told = rescue(path, tmp_path / f"cut {number}")
            assert not check(told.path).damage
            rescued += 1
    assert rescued >= 2


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=9000), st.integers(0, 9000))
def test_any_bytes_can_be_looked_through(data, at):
    header = b"SQLite format 3\0\x10\x00\x01\x01\x00\x40\x20\x20"
    assert list(rows(pages_of(data))) is not None
    assert (
        list(rows(pages_of(header + data[:at] + b"\x0d\x00\x00\x00\x05" + data[at:]))) is not None
    )
