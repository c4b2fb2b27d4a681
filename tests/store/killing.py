"""A scripted run of edits that is killed at random moments, and what is found afterwards.

``python -m tests.store.killing FOLDER SEED KILLS`` prints a line of JSON. Each run is a process of
its own, forked from this one so that it starts at once. What it does it does first in memory, and
tells: so it is known what the file must hold, whether the kill came before or after the write.
"""

import hashlib
import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from explorer.edits import annotations, documents, evidence, relations
from explorer.files import atomic_bytes
from explorer.formats import explorer_json
from explorer.linking.articles import matches
from explorer.model import records
from explorer.model.text import digest
from explorer.session import earlier
from explorer.session.session import Session
from explorer.store.checking import check
from explorer.store.memory import MemoryStore
from tests.builders import example_extraction
from tests.store.older import as_first_version

FRESH = 20  # kills after which a new project is begun
MOST = 40  # lines that a run tells before it is killed, so that a busy machine kills alike
MOMENT = 0.02  # seconds that it goes on after the last of them
PATIENCE = 60.0  # seconds until one is killed that tells nothing
START = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class Found:
    """``lost`` counts runs after which an acknowledged edit was missing or one was half there."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    unsound: int = 0
    slowest: float = 0.0  # seconds of an opening
    during: dict[str, int] | None = None  # kills by what was being done


def edition(nth: int):
    """The harbor article with another last line, as an extraction."""
    extraction = example_extraction()
    text = f"{extraction.documents[0].text}\nEdition {nth}.\n"
    article = replace(extraction.documents[0], text=text, sha256=digest(text))
    return replace(extraction, documents=(article,))


def twin_of(session: Session) -> Session:
    """The same records in memory, where what comes is done first; its history is shorter."""
    store, corpus = session.corpus.store, session.corpus
    held = [replace(one, text=store.text_of(one.id)) for one in corpus.documents.values()]
    for one in corpus.documents:
        held += [*store.sentences_in(one), *store.mentions_in(one)]
    held += [*corpus.entities.values(), *corpus.relations.values()]
    held += [*store.evidence_of(corpus.relations), *corpus.placements.values()]
    return Session(MemoryStore([*held, *corpus.styles.values(), *corpus.decisions.values()]))


def work(path: Path, seed: int, tell) -> None:
    """Edit for ever; ``tell`` what comes next before it is written, and when it is written."""
    chance = random.Random(seed)
    session = Session.open(path)
    memory = twin_of(session)
    tell("ready", "", str(path), content(session))
    for number in count(1):
        what = chance.choices(
            ["note", "judge", "place", "import", "undo", "redo", "save as", "snapshot", "export"],
            [8, 5, 3, 2, 4, 2, 2, 2, 1],
        )[0]
        if what in ("save as", "snapshot", "export"):
            target = path.with_name(f"copy {seed % 1000} {number % 3}.explorer")
            tell("will", what, str(target if what == "save as" else session.path), content(memory))
            if what == "save as" and target != session.path:
                session.save_as(target)
            elif what == "snapshot":
                earlier.keep(session.path, START + timedelta(hours=number))
            elif what == "export":
                atomic_bytes(
                    path.with_suffix(".json"),
                    explorer_json.write(explorer_json.extraction_of(session.corpus)),
                )
            tell("done", what, str(session.path), content(memory))
            continue
        if what in ("undo", "redo"):
            # Only what was done in this run is in the history of both.
            told = getattr(memory, what)()
            tell("will", what, str(session.path), content(memory))
            if told is not None:
                getattr(session, what)()
            tell("done", what, str(session.path), content(memory))
            continue
        edit = plan(memory, what, number, chance)
        memory.perform(edit)
        tell("will", what, str(session.path), content(memory))
        session.perform(edit)
        tell("done", what, str(session.path), content(memory))


def plan(session: Session, what: str, number: int, chance: random.Random):
    """An edit of one kind."""
    corpus = session.corpus
    relation = chance.choice(list(corpus.relations))
    if what == "note":
        return relations.note(corpus, relation, f"{number} " + "x" * chance.randrange(2000))
    if what == "judge":
        verdict = chance.choice(["confirmed", "disputed", "rejected", "unreviewed"])
        one = chance.choice(list(corpus.store.evidence_of(corpus.relations)))
        return evidence.judge(corpus, [one.id], verdict)
    if what == "place":
        spots = {one: (float(number), float(at)) for at, one in enumerate(corpus.entities)}
        return annotations.place(corpus, spots)
    extraction = edition(chance.randrange(10**9))
    return documents.add(corpus, extraction, matches(corpus, extraction))


def content(session: Session) -> str:
    """What a session holds, without its history, as one hash."""
    held = session.corpus.snapshot()
    rows = [sorted(map(repr, getattr(held, name))) for name in held.__slots__]
    rows.append(sorted(map(repr, session.corpus.store.evidence_of(session.corpus.relations))))
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def killed_runs(folder: Path, seed: int, kills: int) -> Found:
    """Run, kill and look, so many times."""
    chance = random.Random(seed)
    found = Found(during={})
    path = folder / "none"
    for number in range(kills):
        if number % FRESH == 0:
            path = _fresh(folder, number)
        update = number % 10 == 9
        if update:
            as_first_version(path)
        told = _run_and_kill(
            path, chance.randrange(10**9), chance.randrange(MOST), chance.random() * MOMENT
        )
        found.kills += 1
        path = _look(path, told, found, update)
    return found


def _fresh(folder: Path, number: int) -> Path:
    home = folder / f"{number}"
    session = Session.create(home / "harbor")
    session.perform(documents.add(session.corpus, example_extraction()))
    session.close()
    return session.path


def _run_and_kill(path: Path, seed: int, lines: int, seconds: float) -> list[list[str]]:
    """What a run told until it was killed: so many lines, and what came in a moment more."""
    read, write = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(read)
        records._order = count(time.time_ns())  # a program that starts has ids of its own
        try:
            work(path, seed, lambda *said: os.write(write, (json.dumps(said) + "\n").encode()))
        except BaseException as error:
            os.write(write, (json.dumps(["failed", repr(error), "", ""]) + "\n").encode())
        os._exit(1)
    os.close(write)
    data, end = b"", time.monotonic() + (PATIENCE if lines else seconds)
    while (left := end - time.monotonic()) > 0:
        if select.select([read], [], [], left)[0]:
            more = os.read(read, 65536)
            if not more:
                break
            data += more
            if lines and data.count(b"\n") >= lines:
                lines, end = 0, time.monotonic() + seconds
    os.kill(process, signal.SIGKILL)
    while more := os.read(read, 65536):
        data += more
    os.close(read)
    os.waitpid(process, 0)
    return [json.loads(line) for line in data.decode().splitlines()]


def _look(path: Path, told: list[list[str]], found: Found, update: bool) -> Path:
    """Is the project sound, does it open, and does it hold all that was acknowledged."""
    for what, error, *_ in told:
        if what == "failed":
            raise AssertionError(error)
    doing = told[-1][1] if told and told[-1][0] == "will" else "" if told else "opening"
    if not told and update:
        doing = "updating"
    found.during[doing or "between"] = found.during.get(doing or "between", 0) + 1
    done = [one for one in told if one[0] in ("done", "ready")]
    found.acknowledged += sum(one[0] == "done" for one in told)
    # A copy that was being written is there whole, or not at all: then the one before is current.
    places = [done[-1][2]] if done else [str(path)]
    wanted = {one[3] for one in (done[-1:] + told[-1:])}
    if doing == "save as" and Path(told[-1][2]).exists():
        places.append(told[-1][2])
    for place in places:
        if check(Path(place)).damage:
            found.unsound += 1
    begun = time.monotonic()
    session = Session.open(Path(places[0]))
    found.slowest = max(found.slowest, time.monotonic() - begun)
    if session.read_only or (wanted and content(session) not in wanted):
        found.lost += 1
    session.close()
    if check(session.path).damage:
        found.unsound += 1
    return session.path


def lines_of(found: Found) -> Iterator[str]:
    """The result, for people."""
    yield f"{found.kills:,} kills, {found.acknowledged:,} acknowledged edits, by what was done:"
    yield ", ".join(f"{what} {number}" for what, number in sorted((found.during or {}).items()))
    yield f"runs with a lost or half edit: {found.lost}"
    yield f"projects that do not pass the check: {found.unsound}"
    yield f"slowest opening: {found.slowest:.3f} s"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["ARTICLE_EXPLORER_HOME"] = home
        result = killed_runs(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
        print(json.dumps(asdict(result)))
