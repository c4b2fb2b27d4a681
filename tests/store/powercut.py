"""A log that ends anywhere, as after a power cut, leaves a beginning of the history."""

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from explorer.edits import documents, relations
from explorer.session.session import Session
from explorer.store.checking import check
from tests.builders import example_extraction


@dataclass
class Cuts:
    """Of so many logs that were ``cut``, ``mixtures`` held what no history ever held."""

    cut: int = 0
    mixtures: int = 0
    unsound: int = 0
    lengths: int = 0  # different lengths of the history that was left


def cut_logs(folder: Path, cuts: int, edits: int = 30) -> Cuts:
    """Cut the log of a project, with as many edits in it, at random lengths."""
    home, left = folder / "home", folder / "left"
    home.mkdir()
    session = Session.create(home / "harbor")
    session.perform(documents.add(session.corpus, example_extraction()))
    states = {1: session.corpus.snapshot()}
    for number in range(edits):
        relation = list(session.corpus.relations)[number % 5]
        text = "x" * random.Random(number).randrange(6000)
        session.perform(relations.note(session.corpus, relation, f"{number} {text}"))
        states[number + 2] = session.corpus.snapshot()
    found, seen = Cuts(), set()
    chance = random.Random(cuts)
    size = (home / "harbor.explorer-wal").stat().st_size
    for _ in range(cuts):
        left.mkdir()
        shutil.copy(home / "harbor.explorer", left)
        log = shutil.copy(home / "harbor.explorer-wal", left)
        with open(log, "r+b") as stream:
            stream.truncate(chance.randrange(size))
        found.cut += 1
        found.unsound += bool(check(left / "harbor.explorer").damage)
        again = Session.open(left / "harbor.explorer")
        entries = len(again.history(10**6))
        seen.add(entries)
        found.mixtures += bool(entries) and again.corpus.snapshot() != states.get(entries)
        again.close()
        shutil.rmtree(left)
    session.close()
    found.lengths = len(seen)
    return found
