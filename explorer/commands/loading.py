"""Paths of the command line → one corpus, and what went wrong on the way.

One project opens as it is; everything else is read and extracted without leaving a project behind.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from explorer.commands.terminal import clear_progress, complain, progress
from explorer.formats.explorer_json import extraction_of
from explorer.linking.articles import join
from explorer.model.clusters import original
from explorer.model.corpus import Corpus
from explorer.model.files import NOTHING_SAID, Asked
from explorer.model.records import Extraction
from explorer.session.importing import import_articles
from explorer.session.jobs import Failure, Progress
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from explorer.workers.pool import Extracting, Workers

PROJECT_SUFFIX = ".explorer"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read, and whether something could not; that has been said already."""

    corpus: Corpus
    extraction: Extraction
    failed: bool


@contextmanager
def loaded(
    paths: Sequence[Path],
    workers: int = 1,
    separate: bool = False,
    asked: Asked = NOTHING_SAID,
    extracting: Extracting | None = None,
) -> Iterator[Loaded]:
    """Everything in the paths as one corpus; each input that fails is named on standard error.

    ``workers`` processes read and extract, ``separate`` keeps entities of different articles
    apart, ``asked`` is what was said of the files; ``extracting`` extracts in place of processes
    here. Raises ProjectError.
    """
    if len(paths) == 1 and paths[0].suffix.lower() == PROJECT_SUFFIX:
        with closing(Session.open(paths[0])) as session:
            yield Loaded(session.corpus, extraction_of(session.corpus), failed=False)
        return
    found: list[Extraction] = []
    failed = False
    with Workers(workers, extracting=extracting) as pool:
        for step in import_articles(paths, pool, asked=asked):
            match step:
                case Progress(done, total, message):
                    progress(f"[{min(done + 1, total)}/{total}] {message}")
                case Failure(_, sentence):
                    complain(sentence)
                    failed = True
                case Extraction():
                    found.append(step)
    clear_progress()
    fresh = list(_fresh(found))
    for extraction in fresh:
        _warn(extraction, several=len(fresh) > 1)
    whole = fresh[0] if len(fresh) == 1 else join(fresh, separate) if fresh else Extraction()
    if len(fresh) > 1:
        _say_copies(whole)
    yield Loaded(corpus_of(whole), whole, failed)


def corpus_of(extraction: Extraction) -> Corpus:
    """A corpus in memory."""
    store = MemoryStore(
        (
            *extraction.documents,
            *extraction.sentences,
            *extraction.entities,
            *extraction.mentions,
            *extraction.relations,
            *extraction.evidence,
            *extraction.candidates,
            *extraction.figures,
            *extraction.spots,
        )
    )
    corpus = Corpus(store)
    corpus.load(store.held(), store.claims())
    return corpus


def _fresh(extractions: Sequence[Extraction]) -> Iterator[Extraction]:
    """Those that hold a text which none before held: a copy is no second source."""
    seen: set[str] = set()
    for extraction in extractions:
        texts = {document.sha256 for document in extraction.documents}
        if texts and texts <= seen:
            name = extraction.documents[0].source or extraction.documents[0].title
            complain(f"“{name}” has the same text as another article and was left out.")
            continue
        seen |= texts
        yield extraction


def _say_copies(extraction: Extraction) -> None:
    """Name the articles that are copies of one before them."""
    there = {document.id: document for document in extraction.documents}
    for document in extraction.documents:
        first = original(there, document.id)
        if first is not None:
            name, other = (one.source or one.title for one in (document, first))
            complain(
                f"“{name}” is a copy of “{other}”: its sentences are not counted as another source."
            )


def _warn(extraction: Extraction, several: bool) -> None:
    """Say what was left out, of several articles with the name of each."""
    names = ", ".join(document.source or document.title for document in extraction.documents)
    for warning in extraction.warnings:
        if extraction.entities or not warning.startswith("No names"):  # said below with the name
            complain(f"“{names}”: {warning}" if several else warning)
    if not extraction.entities:
        complain(f"No person, organization or place was found in “{names}”.")
