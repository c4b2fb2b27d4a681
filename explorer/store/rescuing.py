"""A damaged project's sound rows in a new file; the damaged one stays as it is."""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import ProjectError
from explorer.model.edit import Change
from explorer.store import copying, journal, opening, rows
from explorer.store.counts import MAIN, in_words
from explorer.store.failures import (
    UNREADABLE,
    refuse_unless_project_file,
)
from explorer.store.mending import Mended, mended
from explorer.store.migrations import migrate
from explorer.store.pages import pages_of
from explorer.store.rows import TABLES
from explorer.store.salvage import salvaged


@dataclass(frozen=True, slots=True)
class Rescued:
    """A new project at ``path`` and what was ``kept`` in it and ``lost``, by table."""

    path: Path
    kept: Mapping[str, int]
    lost: Mapping[str, int]
    sentence: str


def rescue(damaged: Path, path: Path) -> Rescued:
    """Write what is intact in a project to ``path``, where nothing may be; says what was lost.

    Raises ProjectError when nothing is intact, or the new file cannot be written.
    """
    refuse_unless_project_file(damaged)
    path = opening.with_suffix(path).absolute()
    made = mended(salvaged(pages_of(_bytes_of(damaged.resolve()))))
    if not any(made.records.values()):
        raise ProjectError(
            f"Nothing in “{damaged.name}” is intact, or it never was a project; "
            "open a copy of it made earlier."
        )
    with opening.new_place(path):
        _write(made, path)
    kept = {TABLES[kind].name: len(table) for kind, table in made.records.items()}
    kept["journal"] = len(made.entries)
    return Rescued(path, kept, made.lost, _sentence(damaged, path, kept, made))


def _bytes_of(path: Path) -> bytes:
    """A project's bytes, its log read in; of a copy, so that the file itself is only read."""
    with tempfile.TemporaryDirectory(prefix="article-explorer-") as folder:
        copy = copied_to(path, Path(folder))
        try:
            db = opening.connect(copy, "rw")
            try:
                db.execute("PRAGMA writable_schema = ON")  # else SQLite reads no shortened file
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                db.close()
        except UNREADABLE:
            pass  # then the file alone has to do
        return copy.read_bytes()


def copied_to(path: Path, folder: Path) -> Path:
    """A project copied with its log, which a program that died left beside it.

    Nobody in this process may have the project open: closing it here would drop SQLite's locks.
    """
    for part in (path, *opening.logs_of(path)):
        shutil.copyfile(part, folder / part.name)
    return folder / path.name


def _write(made: Mended, path: Path) -> None:
    temporary = opening.temporary_beside(path)
    try:
        db = opening.connect(temporary, "rwc")
        try:
            migrate(db, path.name)
            db.execute("BEGIN")
            for sha256, text in made.texts.items():
                rows.keep_text(db, sha256, text)
            records = (one for table in made.records.values() for one in table.values())
            rows.apply(db, (Change(None, record) for record in records))
            journal.put_back(db, made.entries, made.whole)
            db.execute("COMMIT")
        finally:
            db.close()
        copying.put_in_place(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _sentence(damaged: Path, path: Path, kept: Mapping[str, int], made: Mended) -> str:
    start = f"“{path.name}” holds what is intact of “{damaged.name}”: {in_words(kept, MAIN)}"
    history = made.from_history
    said = [f"{history:,} of them from its history"] if history else []
    if made.lost:
        said.append(f"lost: {in_words(made.lost)}")
    if made.spoiled:
        what = "a text is" if made.spoiled == 1 else f"{made.spoiled:,} texts are"
        said.append(f"{what} damaged, which the title says")
    if made.named:
        what = "an entity is" if made.named == 1 else f"{made.named:,} entities are"
        said.append(f"{what} lost but for the name in the text, and tagged “rescued”")
    if not made.known:
        said.append("how much more was lost, the file no longer says")
    elif made.whole:
        said.append("nothing was lost")
    return "; ".join([start, *said]) + "."
