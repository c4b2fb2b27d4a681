"""A disk that fills up, a folder that goes away: what is refused, what is said, what is kept.

Each function raises AssertionError where an edit was lost, memory and file differ, or a refusal
is not a sentence; a disk is a small file system of its own, which needs the right to mount.
"""

import contextlib
import hashlib
import random
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from explorer.edits import documents, relations
from explorer.errors import ExplorerError
from explorer.files import atomic_bytes
from explorer.formats import explorer_json
from explorer.session.session import Session
from explorer.store import snapshots
from explorer.store.checking import check
from tests.builders import example_extraction

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
BIG = 1_000  # edits after which a disk that does not fill up is none


@dataclass
class Filled:
    """``edits`` were acknowledged before the disk was full; ``refused`` are the sentences."""

    edits: int
    refused: list[str]


@contextlib.contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path | None]:
    """A disk of that size; None where nobody may make one."""
    folder.mkdir(parents=True, exist_ok=True)
    size = f"size={kilobytes}k"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], capture_output=True
    )
    if mounted.returncode:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def project_on(folder: Path) -> Session:
    """The harbor article, open in a session."""
    session = Session.create(folder / "harbor")
    session.perform(documents.add(session.corpus, example_extraction()))
    return session


def fill(disk: Path, spare: int) -> Filled:
    """Edit, save as, keep a state, export, until each is refused with ``spare`` bytes of room."""
    session = project_on(disk)
    other = Session.create(disk / "other")
    other.close()
    exported = disk / "harbor.json"
    atomic_bytes(exported, b"as it was")
    before = {path: _hash(path) for path in (other.path, exported)}
    _leave(disk, spare)
    relation = next(iter(session.corpus.relations))
    done, refused = 0, [_edits_until_full(session, relation)]
    done = len(session.history(BIG)) - 1
    _leave(disk, 0)
    refused += [
        said
        for said in (
            _refusal(lambda: session.save_as(other.path)),
            _refusal(lambda: session.save_as(disk / "new")),
            _refusal(lambda: snapshots.take(session.path, disk / "states", NOON)),
            _refusal(lambda: atomic_bytes(exported, _json(session))),
        )
        if said
    ]
    for path, what in before.items():
        if session.path != path and _hash(path) != what:
            raise AssertionError(f"{path.name} changed though it was refused")
    held = session.corpus.snapshot()
    (disk / "ballast").unlink(missing_ok=True)
    session.perform(relations.judge(session.corpus, [relation], "confirmed"))  # it goes on
    session.undo()
    session.close()
    reopened(session.path, held)
    left = [path.name for path in disk.iterdir() if ".tmp" in path.name]
    if left:
        raise AssertionError(f"left behind: {left}")
    return Filled(done, refused)


def reopened(path: Path, held: object) -> None:
    """Whether the file is sound and holds what memory held."""
    found = check(path)
    if found.damage:
        raise AssertionError(found.sentence)
    again = Session.open(path)
    if again.corpus.snapshot() != held:
        raise AssertionError(f"{path.name} does not hold what was shown")
    again.close()


def _edits_until_full(session: Session, relation: str) -> str:
    for number in range(BIG):
        before = session.corpus.snapshot()
        text = random.Random(number).randbytes(2_000).hex()
        try:
            session.perform(relations.note(session.corpus, relation, text))
        except ExplorerError as error:
            if session.corpus.snapshot() != before:
                raise AssertionError("memory changed though the edit was refused") from error
            return _sentence(error)
    raise AssertionError("the disk never filled up")


def _refusal(act: Callable[[], object]) -> str:
    """The sentence; empty where there was room after all."""
    try:
        act()
    except ExplorerError as error:
        return _sentence(error)
    return ""


def _sentence(error: ExplorerError) -> str:
    text = str(error)
    if not text.endswith(".") or "\n" in text:
        raise AssertionError(f"no sentence: {text}")
    return text


def _leave(disk: Path, spare: int) -> None:
    """Fill the disk but for so many bytes."""
    with open(disk / "ballast", "ab", buffering=0) as stream:
        with contextlib.suppress(OSError):
            while stream.write(b"x" * 4096) == 4096:
                pass
        stream.truncate(max(0, stream.tell() - spare))


def _json(session: Session) -> bytes:
    return explorer_json.write(explorer_json.extraction_of(session.corpus))


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
