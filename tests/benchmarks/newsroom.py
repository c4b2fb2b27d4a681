"""A project of 5,000 articles: how soon it is seen, and searched.

``python -m tests.benchmarks.newsroom FILE.json [COPIES]``: FILE is what ``article-explorer extract
FOLDER -o FILE.json`` made of 1,000 articles. Each copy has other vowels in all words, so that its
names are others and nothing joins or counts as a copy. Printed are the seconds to the first
picture, once without a picture that was kept and once with it, and the slowest of some searches;
the exit status is 1 where a bar is missed.
"""

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from explorer.edits import documents
from explorer.edits.marking import note
from explorer.formats.explorer_json import read
from explorer.graph.projection import lines
from explorer.linking.articles import matches
from explorer.model.records import Extraction
from explorer.model.text import digest
from explorer.session.session import Session
from explorer.window.search import Names

VOWELS = "aeiou"
QUERIES = ("k", "kim", "obama clinton", "university of", "new york mets", "oboma", "hilary clintn")
FIRST, SEARCH = 3.0, 0.1  # seconds: the bars


def turned(extraction: Extraction, by: int) -> Extraction:
    """The same articles with other vowels; offsets stay as they are."""
    table = {
        ord(old): every[(at + by) % 5]
        for every in (VOWELS, VOWELS.upper())
        for at, old in enumerate(every)
    }

    def said(words: str) -> str:
        return words.translate(table)

    return replace(
        extraction,
        documents=tuple(
            replace(
                one,
                text=said(one.text),
                title=said(one.title),
                sha256=digest(said(one.text)),
                cluster=f"{by}{one.cluster}" if one.cluster else "",
            )
            for one in extraction.documents
        ),
        entities=tuple(
            replace(one, name=said(one.name), aliases=tuple(map(said, one.aliases)))
            for one in extraction.entities
        ),
    )


def made(path: Path, extraction: Extraction, copies: int) -> None:
    """A project of all copies."""
    session = Session.create(path)
    for by in range(copies):
        fresh = turned(extraction, by)
        edit = documents.add(session.corpus, fresh, matches(session.corpus, fresh))
        session.perform(edit, by_hand=False)
    held = session.corpus
    session.perform(note(held, next(iter(held.entities)), "Who is it?"))  # somebody works on it
    print(
        f"{len(held.documents):,} articles, {len(held.entities):,} entities, "
        f"{len(held.relations):,} relations, {path.stat().st_size / 1e6:.0f} MB"
    )
    session.close()


def opened(path: Path) -> float:
    """Seconds until the window has painted lines of the project."""
    from PySide6.QtWidgets import QApplication

    from explorer.window.application import application, new_window
    from explorer.window.furnishing import furnish
    from explorer.workers.pool import Workers

    application()
    window = new_window("light")
    window.setGeometry(0, 0, 1600, 1000)
    opening = furnish(window, Workers())
    window.show()
    QApplication.processEvents()
    gc.disable()
    began = time.perf_counter()
    opening.open([path])
    _wait(lambda: window.desk.canvas.scene.lines)
    window.desk.canvas.repaint()
    seconds = time.perf_counter() - began
    _wait(lambda: not opening.running and not window.following.listing.waits)
    window.close()
    window.deleteLater()
    gc.enable()
    QApplication.processEvents()
    return seconds


def _wait(until: Callable[[], object]) -> None:
    """Wait as the program does, in an event loop: a thread that reads must have its turn."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, look = QEventLoop(), QTimer(interval=2)
    look.timeout.connect(lambda: loop.quit() if until() else None)
    look.start()
    if not until():
        loop.exec()
    look.stop()


def searched(path: Path) -> float:
    """Seconds of the slowest search, the names being there."""
    session = Session.open(path)
    names = Names(session.corpus, lines(session.corpus))
    slowest = 0.0
    for query in QUERIES:
        began = time.perf_counter()
        names.find(query, [])
        slowest = max(slowest, time.perf_counter() - began)
    session.close()
    return slowest


def main(file: str, copies: int = 5) -> int:
    """Make it, open it twice, search it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    right = True
    with tempfile.TemporaryDirectory() as home:
        os.environ["ARTICLE_EXPLORER_HOME"] = str(Path(home, "home"))
        path = Path(home, "newsroom.explorer")
        made(path, read(Path(file).read_bytes(), file), copies)
        for what, seconds, bar in (
            ("first picture, none kept (s)", opened(path), FIRST),
            ("first picture, one kept (s)", opened(path), FIRST),
            ("slowest search (s)", searched(path), SEARCH),
        ):
            right = right and seconds <= bar
            print(f"{what:32} {seconds:7.2f}  bar {bar:g}  {'ok' if seconds <= bar else 'MISSED'}")
    return int(not right)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
