"""Do damaged and odd files ever break a reader: ``python -m tests.benchmarks.fuzzing [FILES]``.

FILES mutants (default 500) are made of each kind of file by a seed, in bytes, words, values or the
parts of archives, and read as the program reads them: in the reader process, within its limits.
What is read of other programs' files is then added to a project, drawn, undone and written in every
format. Projects are opened, checked and rescued, damaged as well as forged (values are others, and
the checksums fit). Printed are for each kind: files read, refused with a sentence, and faults: a
process that died, an error that is no sentence, more than :data:`SLOW` seconds, our own error
behind "is damaged", and sentences without the file's name or without a remedy. The files with
faults are kept in ``out/fuzzing``; the exit status is 1 if there are any. ``--sentences`` lists
what was said. 500 of each take about 10 minutes.
"""

import argparse
import logging
import random
import re
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from time import perf_counter

from explorer.errors import ExplorerError, UnreadableArticle, WorkerFailed
from explorer.formats import explorer_json
from explorer.formats.cytoscape import write_cytoscape
from explorer.formats.followthemoney import write_followthemoney
from explorer.formats.gexf import write_gexf
from explorer.formats.graphml import write_graphml
from explorer.formats.tables import write_tables, write_workbook
from explorer.model.records import Extraction
from explorer.model.text import digest
from explorer.reading import read
from explorer.session.importing import add
from explorer.session.session import Session
from explorer.store.checking import check
from explorer.store.memory import MemoryStore
from explorer.store.rescuing import rescue
from explorer.workers.exchange import read_exchange
from explorer.workers.pool import Workers
from tests.builders import example_extraction
from tests.store.damage import cut, flipped
from tests.workers.mutants import SEEDS, damaged, exchanged, tampered

FILES, SLOW, SEED = 500, 10.0, 7
KEPT = Path("out/fuzzing")
_REMEDY = re.compile(
    r"\b(open|install|export|save|ask|check|try|split|say|close|use|get|run|restore|rescue|look)\b"
    r"|”: .+: |, line \d"  # the place in a file of our own, or the line, is what to put right
)


@dataclass(slots=True)
class Kind:
    """What came of the files of one kind."""

    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    faults: list[tuple[str, Path]] = field(default_factory=list)
    said: Counter[str] = field(default_factory=Counter)

    def refuse(self, error: ExplorerError, path: Path) -> None:
        """Note a sentence, and what it lacks."""
        sentence = str(error)
        self.refused += 1
        self.said[_shape(sentence, path)] += 1
        if isinstance(error, WorkerFailed) or "too much memory" in sentence:
            self.faults.append((sentence, path))
        elif path.name not in sentence and f"“{path.stem}" not in sentence:
            self.faults.append((f"does not name the file: {sentence}", path))
        elif not _REMEDY.search(sentence) or not sentence.endswith("."):
            self.faults.append((f"names no remedy: {sentence}", path))


def articles(suffix: str, number: int, folder: Path, workers: Workers) -> Kind:
    """Mutants of a file of articles."""
    found = Kind()
    for path in _files(suffix, SEEDS[suffix], number, folder):
        started = perf_counter()
        error = (future := workers.read(path)).exception()
        found.slowest = max(found.slowest, perf_counter() - started)
        if error is None:
            found.read += 1
            if any(one.sha256 != digest(one.text) for one in future.result().documents):
                found.faults.append(("the checksum is another", path))
        elif isinstance(error, ExplorerError):
            found.refuse(error, path)
            if "is damaged and" in str(error) and (ours := _ours(lambda p=path: read(p))):
                found.faults.append((ours, path))
        else:
            found.faults.append((repr(error), path))
        _tidy(found, path)
    return found


def exchanges(suffix: str, number: int, folder: Path, workers: Workers) -> Kind:
    """Mutants of a file of entities and relations, and what is done with what it holds."""
    found = Kind()
    for path in _files(suffix, exchanged()[suffix], number, folder):
        started = perf_counter()
        error = (future := workers.exchange(path)).exception()
        found.slowest = max(found.slowest, perf_counter() - started)
        if error is None:
            found.read += 1
            if fault := _fails(lambda f=future: _use(f.result())):
                found.faults.append((fault, path))
        elif isinstance(error, ExplorerError):
            found.refuse(error, path)
            if "is damaged and" in str(error) and (ours := _ours(lambda p=path: read_exchange(p))):
                found.faults.append((ours, path))
        else:
            found.faults.append((repr(error), path))
        _tidy(found, path)
    return found


def projects(number: int, folder: Path) -> Kind:
    """Projects that are damaged, or forged."""
    found = Kind()
    session = Session.create(folder / "sound.explorer")
    add(session, example_extraction())
    session.undo()
    session.redo()
    session.close()
    sound = session.path.read_bytes()
    for one in range(number):
        path = folder / f"{one}.explorer"
        path.write_bytes(sound if one % 3 else (flipped if one % 2 else cut)(sound, one))
        if one % 3:
            tampered(path, random.Random(f"{SEED} {one}"))
        started = perf_counter()
        for act in (check, _work, _rescued):
            try:
                act(path)
                found.read += 1
            except ExplorerError as error:
                found.refuse(error, path)
            except Exception as error:
                found.faults.append((_told(error), path))
        found.slowest = max(found.slowest, perf_counter() - started)
        _tidy(found, path)
    return found


def _files(suffix: str, sound: bytes, number: int, folder: Path) -> Iterator[Path]:
    for one in range(number):
        path = folder / f"{one}{suffix}"
        path.write_bytes(damaged(suffix, sound, random.Random(f"{SEED} {suffix} {one}")) or b" ")
        yield path


def _use(extraction: Extraction) -> None:
    """What a person does with what was read: look at it, take it back, write it."""
    session = Session(MemoryStore([]))
    add(session, extraction)
    assert session.visible() is not None
    assert session.scene() is not None
    shown = session.corpus
    for write in (write_graphml, write_gexf, write_cytoscape, write_followthemoney, write_workbook):
        write(shown)
    write_tables(shown)
    again = explorer_json.write(explorer_json.extraction_of(shown))
    explorer_json.read(again, "again.json")
    while session.undo():
        pass


def _work(path: Path) -> None:
    """Open a project, look at what it shows, undo and redo, close it."""
    session = Session.open(path)
    try:
        assert session.visible() is not None
        assert session.scene() is not None
        assert session.history() is not None
        explorer_json.write(explorer_json.extraction_of(session.corpus))
        while session.undo():
            pass
        while session.redo():
            pass
    finally:
        session.close()


def _rescued(path: Path) -> None:
    rescue(path, path.with_name("new")).path.unlink()


def _fails(act: Callable[[], object]) -> str:
    """Where and how an act fails other than with a sentence; nothing if it does not."""
    try:
        act()
    except ExplorerError:
        return ""
    except Exception as error:
        return _told(error)
    return ""


def _ours(act: Callable[[], object]) -> str:
    """The same for an error that a sentence hides, if it arose in our own code."""
    try:
        act()
    except UnreadableArticle as error:
        cause = error.__cause__
        if cause and "/explorer/" in traceback.extract_tb(cause.__traceback__)[-1].filename:
            return _told(cause)
    return ""


def _told(error: BaseException) -> str:
    ours = [f for f in traceback.extract_tb(error.__traceback__) if "/explorer/" in f.filename]
    at = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
    return f"{type(error).__name__} at {at}: {str(error)[:100]}"


def _shape(sentence: str, path: Path) -> str:
    """A sentence without what is of this file only."""
    plain = sentence.replace(str(path), "FILE").replace(path.name, "FILE")
    return re.sub(r"\d[\d,.]*", "0", re.sub(r"“(?!FILE)[^”]*”", "“…”", plain))[:160]


def _tidy(found: Kind, path: Path) -> None:
    """Keep a file with a fault, drop any other."""
    if found.slowest > SLOW and not any("slow" in fault for fault, _ in found.faults):
        found.faults.append((f"slow: {found.slowest:.0f} s", path))
    if found.faults and found.faults[-1][1] == path:
        KEPT.mkdir(parents=True, exist_ok=True)
        copyfile(path, KEPT / path.name)
    path.unlink(missing_ok=True)


def main(arguments: list[str]) -> int:
    """Print a line for each kind, then the faults; 1 if there are any."""
    asked = argparse.ArgumentParser()
    asked.add_argument("files", nargs="?", type=int, default=FILES)
    asked.add_argument("--kind", action="append", help="only this one, as .pdf or exchange.csv")
    asked.add_argument("--sentences", action="store_true", help="list what was said")
    given = asked.parse_args(arguments)
    logging.disable()  # parsers tell of every byte
    faults = 0
    with Workers() as workers:
        runs: dict[str, Callable[[Path], Kind]] = {
            suffix: lambda folder, s=suffix: articles(s, given.files, folder, workers)
            for suffix in SEEDS
        }
        runs |= {
            f"exchange{suffix}": lambda folder, s=suffix: exchanges(s, given.files, folder, workers)
            for suffix in exchanged()
        }
        runs[".explorer"] = lambda folder: projects(given.files, folder)
        for name in given.kind or runs:
            with TemporaryDirectory() as folder:
                found = runs[name](Path(folder))
            faults += len(found.faults)
            print(
                f"{name:18} {found.read:6,} read {found.refused:6,} refused "
                f"{len(found.faults):4} faults, slowest {found.slowest:.1f} s",
                flush=True,
            )
            for fault, number in Counter(_shape(f, p) for f, p in found.faults).most_common():
                example = next(p.name for f, p in found.faults if _shape(f, p) == fault)
                print(f"    {number:4} × {fault}  ({example})")
            for sentence, number in found.said.most_common() if given.sentences else ():
                print(f"    {number:4} × {sentence}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
