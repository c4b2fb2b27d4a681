"""From files to records: read, extract, link, add; one edit an article.

:func:`import_articles` touches neither corpus nor project, so it can run beside the window;
:func:`add` brings what it yields into a session, on the session's own thread.
"""

import hashlib
import re
import unicodedata
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from explorer.edits import documents, rereading
from explorer.errors import EditRefused, ExplorerError, UnreadableArticle
from explorer.model.files import NOTHING_SAID, Asked, Columns
from explorer.model.message import Message
from explorer.model.records import NO_LANGUAGE, Extraction
from explorer.session import copies
from explorer.session.decisions import applied
from explorer.session.jobs import Failure, Names, Progress, Question
from explorer.session.joining import as_decided
from explorer.session.session import Session
from explorer.session.settings import projects_folder
from explorer.session.underway import Answers, Article, File
from explorer.workers.inputs import inputs_of, without_parts
from explorer.workers.pool import Workers

_PATIENCE = 0.2  # seconds between two signs of life, each a chance to cancel


def import_articles(
    paths: Iterable[Path],
    workers: Workers,
    at_once: int = 0,
    names: bool = False,
    asked: Asked = NOTHING_SAID,
    asks: bool = False,
) -> Generator[Progress | Names | Question | Extraction | Failure, None, None]:
    """Read and extract files in order; folders stand for the articles in them.

    Yields an Extraction or a Failure for each article in order, a Failure for a file that gives
    none as soon as that is known, and Progress before and while one is worked on; with ``names``
    also the Names of an article as soon as they are found, ahead of its Extraction. ``asked`` is
    what was said of all files beforehand; with ``asks`` a Question is yielded where a file needs
    more. Up to ``at_once`` files and articles are under way, else as many as the workers like;
    ending early cancels those.
    """
    at_once = at_once or workers.at_once
    files: list[Path] = []
    for path in dict.fromkeys(paths):
        try:
            files += inputs_of([path])
        except ExplorerError as error:
            yield Failure(path, str(error))
    waiting = deque(without_parts(files))
    total, done = len(waiting), 0
    reading: deque[File] = deque()
    ready: deque[Article] = deque()
    answers = Answers(asked, asks)
    try:
        while waiting or reading or ready:
            while waiting and len(reading) + len(ready) < at_once:
                reading.append(File(waiting.popleft(), workers, answers, names))
            for article in islice(ready, at_once):
                article.start()
            yield Progress(done, total, (ready[0] if ready else reading[0]).doing)
            wait(_news(ready, reading), _PATIENCE, FIRST_COMPLETED)
            if ready:
                found = ready[0].take_names()
                if found is not None:
                    yield Names(found)
            if ready and ready[0].is_done():
                yield _outcome(ready.popleft())
                done += 1
            if reading and reading[0].is_read():
                file = reading.popleft()
                try:
                    came = file.articles()
                    total += len(came) - 1
                    ready += came
                except ExplorerError as error:
                    yield Failure(file.path, str(error))
                    done += 1
            elif reading and (question := reading[0].take_question()) is not None:
                yield question
    except CancelledError:  # the program closes
        return
    finally:
        for file in reading:
            file.cancel()
        for article in ready:
            article.cancel()
    if files:
        yield Progress(total, total, Message("Done"))


def _news(ready: Iterable[Article], reading: Iterable[File]) -> "list[Future[Any]]":
    """What is worth waking up for: of the first article and file, what has not come yet."""
    found = [future for article in islice(ready, 1) for future in article.news()]
    found += [future for file in islice(reading, 1) for future in file.news()]
    return [future for future in found if not future.done()]


def _outcome(article: Article) -> Extraction | Failure:
    try:
        return article.result()
    except ExplorerError as error:
        return Failure(article.path, str(error))


def add(session: Session, extraction: Extraction, batch: str = "") -> Message:
    """Bring articles into a session as one edit; the sentence that says what came of it.

    Entities with the same full name are joined, copies of one article are put into one cluster. An
    article that is there already changes nothing. What a person merged, renamed or called of
    another kind is so in these articles too.
    """
    before = len(session.corpus.entities), len(session.corpus.relations)
    try:
        extraction, same = as_decided(session.corpus, extraction)
        edit = copies.placed(session.corpus, documents.add(session.corpus, extraction, same, batch))
    except EditRefused as error:
        return Message(str(error))
    session.perform(edit, by_hand=False)
    entities = len(session.corpus.entities) - before[0]
    relations = len(session.corpus.relations) - before[1]
    brought = Message.of(
        "Added {what}: {entities}, {relations}.",
        what=f"“{edit.brought[0].title}”"
        if len(edit.brought) == 1
        else f"{len(edit.brought):,} articles",
        entities="1 new entity" if entities == 1 else f"{entities:,} new entities",
        relations="1 new relation" if relations == 1 else f"{relations:,} new relations",
    )
    found = copies.told(session.corpus, edit)
    return Message.of("{brought} {copies}", brought=brought, copies=found) if found else brought


def read_again(
    session: Session, document: str, workers: Workers
) -> Callable[[], Iterator[Progress | Extraction]]:
    """The job that extracts an article of a session anew, from the text that it has.

    Raises EditRefused for a file of another program, which is a list and no text.
    """
    header = session.corpus.documents[document]
    if header.language == NO_LANGUAGE:
        raise EditRefused(
            f"“{header.title}” lists the entities and relations of another program: it has no "
            "sentences that could be read again."
        )
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
    corrected, same = as_decided(session.corpus, corrected)
    again = rereading.read_again(session.corpus, document, corrected, same)
    session.perform(again.edit, by_hand=False)
    # What was found again has kept what was said of it, wherever its ends went since.
    lost = [one for one in unfit if one.about not in again.found]
    told = {one.about for one in lost}
    kept = (message for about, message in again.kept.items() if about not in told)
    return (*(one.message for one in lost), *kept)


@dataclass(frozen=True, slots=True)
class Home:
    """Where the project of some articles lies, or would lie."""

    path: Path
    there: bool
    articles: tuple[Path, ...] = ()


def home_of(paths: Sequence[Path], columns: Columns | None = None) -> Home:
    """Where the project of some articles lies; raises as :func:`project_for`."""
    path = project_for(paths, columns)
    return Home(path, path.exists(), tuple(paths))


def project_for(paths: Iterable[Path], columns: Columns | None = None) -> Path:
    """Where the project of these files lies, made or not: the same contents, the same project.

    Whatever the files are called now, and wherever they lie; the ``columns`` that were said for
    tables count as contents. Raises UnreadableArticle when there
    is no article, or one cannot be read.
    """
    given = list(paths)
    digests = sorted(_digest(path) for path in inputs_of(given))
    if not digests:
        raise UnreadableArticle("No article was given; name a file or a folder.")
    chosen = repr(columns.pairs()) if columns else ""
    key = hashlib.sha256("".join([*digests, chosen]).encode()).hexdigest()[:8]
    named = projects_folder() / f"{_slug(given[0].stem)}-{key}.explorer"
    return named if named.exists() else next(iter(_of_contents(key)), named)


def _of_contents(key: str) -> list[Path]:
    """Projects of files with these contents, the one that was changed last first."""
    found = projects_folder().glob(f"*-{key}.explorer")
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


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
