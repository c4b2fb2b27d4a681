"""From files to records: read, extract, link, add; one edit an article.

:func:`import_articles` touches neither corpus nor project, so it can run beside the window;
:func:`add` brings what it yields into a session, on the session's own thread.
"""

import hashlib
import re
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import replace
from pathlib import Path
from typing import Any

from explorer.edits import documents, rereading
from explorer.errors import EditRefused, ExplorerError, UnreadableArticle
from explorer.linking.articles import matches
from explorer.model.message import Message
from explorer.model.records import Document, Extraction
from explorer.session import copies
from explorer.session.decisions import applied
from explorer.session.jobs import Failure, Names, Progress
from explorer.session.session import Session
from explorer.session.settings import projects_folder
from explorer.workers.inputs import inputs_of, is_exchange
from explorer.workers.pool import Workers

_PATIENCE = 0.2  # seconds between two signs of life, each a chance to cancel


def import_articles(
    paths: Iterable[Path], workers: Workers, at_once: int = 2, names: bool = False
) -> Iterator[Progress | Names | Extraction | Failure]:
    """Read and extract files in order; folders stand for the articles in them.

    Yields an Extraction or a Failure a file, and Progress before and while one is worked on; with
    ``names`` also the Names of an article as soon as they are found, ahead of its Extraction. Up
    to ``at_once`` files are under way; ending early cancels those.
    """
    files: list[Path] = []
    for path in dict.fromkeys(paths):
        try:
            files += inputs_of([path])
        except ExplorerError as error:
            yield Failure(path, str(error))
    files = list(dict.fromkeys(files))
    waiting = deque(files)
    running: deque[_Article] = deque()
    try:
        for done, path in enumerate(files):
            while waiting and len(running) < at_once:
                running.append(_Article(waiting.popleft(), workers, names))
            article = running[0]
            yield Progress(done, len(files), article.doing)
            while not article.wait():
                for one in running:
                    one.advance()
                found = article.take_names()
                if found is not None:
                    yield Names(found)
                yield Progress(done, len(files), article.doing)
            try:
                yield article.result()
            except ExplorerError as error:
                yield Failure(path, str(error))
            running.popleft()
    except CancelledError:  # the program closes
        return
    finally:
        for article in running:
            article.cancel()
    if files:
        yield Progress(len(files), len(files), Message("Done"))


def add(session: Session, extraction: Extraction, batch: str = "") -> Message:
    """Bring articles into a session as one edit; the sentence that says what came of it.

    Entities with the same full name are joined, copies of one article are put into one cluster. An
    article that is there already changes nothing.
    """
    before = len(session.corpus.entities), len(session.corpus.relations)
    try:
        same = matches(session.corpus, extraction)
        edit = copies.placed(session.corpus, documents.add(session.corpus, extraction, same, batch))
    except EditRefused as error:
        return Message(str(error))
    session.perform(edit, by_hand=False)
    brought = Message.of(
        "{what}: {entities} new entities, {relations} new relations.",
        what=edit.label,
        entities=len(session.corpus.entities) - before[0],
        relations=len(session.corpus.relations) - before[1],
    )
    found = copies.told(session.corpus, edit)
    return Message.of("{brought} {copies}", brought=brought, copies=found) if found else brought


def read_again(
    session: Session, document: str, workers: Workers
) -> Callable[[], Iterator[Progress | Extraction]]:
    """The job that extracts an article of a session anew, from the text that it has."""
    header = session.corpus.documents[document]
    whole = replace(header, text=session.corpus.store.text_of(document))
    doing = Message.of("Finding names and relations in {name}", name=header.title)

    def steps() -> Iterator[Progress | Extraction]:
        future = workers.extract(whole)
        try:
            while not future.done():
                yield Progress(0, 1, doing)
                wait([future], _PATIENCE)
            yield future.result()
        except CancelledError:  # the program closes
            return
        finally:
            future.cancel()
        yield Progress(1, 1, Message("Done"))

    return steps


def take_again(session: Session, document: str, extraction: Extraction) -> tuple[Message, ...]:
    """Replace what an article gave by what was extracted anew, corrections applied, as one edit.

    Gives what no longer fits, each in a sentence; raises EditRefused when it is another text.
    """
    corrected, unfit = applied(extraction, session.corpus.decisions.values())
    same = matches(session.corpus, corrected)
    again = rereading.read_again(session.corpus, document, corrected, same)
    session.perform(again.edit, by_hand=False)
    # What was found again has kept what was said of it, wherever its ends went since.
    lost = (one.message for one in unfit if one.about not in again.found)
    return (*lost, *again.kept)


def project_for(paths: Iterable[Path]) -> Path:
    """Where the project of these files lies, made or not: the same contents, the same project.

    Whatever the files are called now, and wherever they lie. Raises UnreadableArticle when there
    is no article, or one cannot be read.
    """
    given = list(paths)
    digests = sorted(_digest(path) for path in inputs_of(given))
    if not digests:
        raise UnreadableArticle("No article was given; name a file or a folder.")
    key = hashlib.sha256("".join(digests).encode()).hexdigest()[:8]
    named = projects_folder() / f"{_slug(given[0].stem)}-{key}.explorer"
    return named if named.exists() else next(iter(_of_contents(key)), named)


def _of_contents(key: str) -> list[Path]:
    """Projects of files with these contents, the one that was changed last first."""
    found = projects_folder().glob(f"*-{key}.explorer")
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


class _Article:
    """One file on its way from reading to extraction."""

    def __init__(self, path: Path, workers: Workers, names: bool) -> None:
        self._path = path
        self._workers = workers
        self._reading: Future[Document] | None = None
        self._extracting: Future[Extraction] | None = None
        self._names: Future[Extraction] | None = Future() if names else None
        self._named = False
        if is_exchange(path):
            self._extracting = workers.exchange(path)
        elif path.suffix.lower() != ".explorer":
            self._reading = workers.read(path)

    @property
    def doing(self) -> Message:
        """What is done now."""
        if self._extracting is None or self._reading is None:
            return Message.of("Reading {name}", name=self._path.name)
        if self._named:
            return Message.of("Finding relations in {name}", name=self._path.name)
        return Message.of("Finding names and relations in {name}", name=self._path.name)

    def advance(self) -> None:
        """Have the text extracted as soon as it is read."""
        reading = self._reading
        if self._extracting is not None or reading is None or not reading.done():
            return
        if reading.exception() is None:
            told = self._tell if self._names is not None else None
            self._extracting = self._workers.extract(reading.result(), told)

    def _tell(self, names: Extraction) -> None:
        if self._names is not None and not self._names.done():
            self._names.set_result(names)

    def wait(self) -> bool:
        """Wait a moment, or until there is news; whether there is a result, or a failure, now."""
        self.advance()
        future = self._extracting or self._reading
        if future is None:
            return True
        news: list[Future[Any]] = [future]
        if self._names is not None and not self._named:
            news.append(self._names)
        wait(news, _PATIENCE, FIRST_COMPLETED)
        if not future.done():
            return False
        return future.exception() is not None or future is self._extracting

    def take_names(self) -> Extraction | None:
        """The names, once, when they have come."""
        if self._named or self._names is None or not self._names.done():
            return None
        self._named = True
        return self._names.result()

    def result(self) -> Extraction:
        """The extraction; raises ExplorerError."""
        if self._extracting is not None:
            return self._extracting.result()
        if self._reading is not None:
            self._reading.result()
        raise UnreadableArticle(f"“{self._path.name}” is a project; open it by itself.")

    def cancel(self) -> None:
        """Give up what has not begun."""
        for future in (self._reading, self._extracting):
            if future is not None:
                future.cancel()


def _digest(path: Path) -> str:
    if path.suffix.lower() == ".explorer":  # opening a live one here would drop SQLite's locks
        raise UnreadableArticle(f"“{path.name}” is a project; open it by itself.")
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except PermissionError as error:
        raise UnreadableArticle(f"You have no permission to read “{path}”.") from error
    except (OSError, ValueError) as error:
        raise UnreadableArticle(f"There is no file “{path}”; check its name.") from error


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:40].strip("-") or "articles"
