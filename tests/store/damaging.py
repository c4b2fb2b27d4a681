"""Many damaged copies of a project: what is noticed, what is changed, what is rescued.

What a file says is read here by SQLite alone, without any checksum: so it is known whether the
content of a damaged file differs from that of the sound one, however that is noticed.
"""

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from explorer.edits import annotations, documents, relations
from explorer.errors import ExplorerError
from explorer.session.session import Session
from explorer.store.checking import check
from explorer.store.pages import pages_of, rows
from explorer.store.rescuing import rescue
from explorer.store.rows import TABLES
from tests.builders import example_extraction
from tests.store.killing import edition

Content = dict[str, list[tuple]] | None


@dataclass
class Noticed:
    """Over many damaged files; ``passed`` held other content and were said to be sound."""

    files: int = 0
    changed: int = 0  # content differs, or cannot be read
    passed: int = 0
    opened: int = 0  # held other content and were opened
    touched: int = 0  # the file was changed by looking at it
    rows: int = 0  # sound rows in files of which something is left
    kept: int = 0  # of these, in the new project
    unsound: int = 0  # new projects that do not pass the check
    hopeless: int = 0  # files of which nothing was left


def project_in(folder: Path, history: bool = True) -> Path:
    """A project of three articles, with notes and positions; with what was done, or without."""
    session = Session.create(folder / "sound")
    session.perform(documents.add(session.corpus, example_extraction()))
    for nth in (1, 2):
        session.perform(documents.add(session.corpus, edition(nth)))
    for relation in list(session.corpus.relations)[:20]:
        session.perform(relations.note(session.corpus, relation, "as told in private " * 20))
    spots = {one: (float(at), 1.5) for at, one in enumerate(session.corpus.entities)}
    session.settle(annotations.place(session.corpus, spots))
    session.undo()
    if not history:
        bare = session.give_away(folder / "bare")
    session.close()
    return session.path if history else bare


def look_at(sound: bytes, damaged: Iterator[bytes], folder: Path) -> Noticed:
    """Check, open and rescue each; nothing but a sentence may come of it."""
    found = Noticed()
    path, new = folder / "damaged.explorer", folder / "new.explorer"
    path.write_bytes(sound)
    truth = content(path)
    for data in damaged:
        found.files += 1
        path.write_bytes(data)
        differs = content(path) != truth
        found.changed += differs
        found.passed += differs and _sound(path)
        found.opened += differs and _opens(path)
        found.touched += path.read_bytes() != data
        there = sound_rows(sound, data)
        try:
            told = rescue(path, new)
        except ExplorerError:
            found.hopeless += 1
            continue
        found.unsound += bool(check(new).damage)
        found.rows += sum(there.values())
        texts = len(content(new)["texts"])
        found.kept += sum(min(there[name], {**told.kept, "texts": texts}[name]) for name in there)
        new.unlink()
    return found


def content(path: Path) -> Content:
    """All rows as SQLite gives them, without checksums; None where it gives none."""
    with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
        db.text_factory = bytes
        names = [*(table.name for table in TABLES.values()), "texts", "journal"]
        try:
            return {
                name: db.execute(f"SELECT * FROM {name} NOT INDEXED ORDER BY rowid").fetchall()
                for name in names
            }
        except (sqlite3.DatabaseError, UnicodeDecodeError):  # names of columns are text always
            return None


def sound_rows(sound: bytes, damaged: bytes) -> Counter:
    """How many rows of a table lie in the damaged file with all their bytes, page by page."""
    pages = pages_of(sound)
    spoiled = {
        number
        for number in range(1, len(pages) + 1)
        if pages[number] != damaged[(number - 1) * pages.size : number * pages.size]
    }
    # A row on a page that is damaged elsewhere may be sound too; so this is not too strict.
    blank = bytearray(sound)
    for number in spoiled:
        blank[(number - 1) * pages.size : number * pages.size] = bytes(pages.size)
    blank[:100] = sound[:100]
    lengths = {24: "evidence", 18: "relations", 17: "documents", 14: "entities", 12: "mentions",
               10: "candidates", 9: "journal"}  # fmt: skip
    found = Counter[str]()
    for _, values in rows(pages_of(bytes(blank))):
        name = lengths.get(len(values), "")
        if len(values) == 8 and isinstance(values[2], str) and isinstance(values[3], int):
            name = "sentences"
        if len(values) == 6 and isinstance(values[1], str) and isinstance(values[2], float | int):
            name = "placements"
        if name and all(not isinstance(one, str) or "\0" not in one for one in values):
            found[name] += 1
    return found


def _sound(path: Path) -> bool:
    return _tried(lambda: not check(path).damage)


def _opens(path: Path) -> bool:
    def opened() -> bool:
        Session.open(path).close()
        return True

    return _tried(opened)


def _tried(act: Callable[[], bool]) -> bool:
    try:
        return act()
    except ExplorerError:
        return False
