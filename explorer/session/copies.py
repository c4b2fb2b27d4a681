"""Near-duplicates in the open project: found as articles come, and corrected by a person.

The texts of a project are signed once, in the thread of the job that first brings an article; the
signatures stay in memory, half a kilobyte an article.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from explorer.edits import copying
from explorer.errors import EditRefused, ExplorerError
from explorer.linking.clustering import arriving, everywhere, regrouped, said
from explorer.linking.copies import Signatures, near
from explorer.linking.pairs import Pair, pair_of
from explorer.model.clusters import copies, members, original
from explorer.model.corpus import Corpus
from explorer.model.edit import Edit
from explorer.model.message import Message
from explorer.session.jobs import Progress
from explorer.session.session import Session
from explorer.store.project import Project

_AT_ONCE = 50  # texts signed between two signs of life
_LOOKING = Message("Looking for copies among the articles")

_kept: WeakKeyDictionary[Corpus, Signatures] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Signed:
    """Signatures of documents that were there before, on their way to the session."""

    signatures: Signatures


@dataclass(frozen=True, slots=True)
class Found:
    """Pairs of copies among all articles, and how much of the shorter text they share."""

    pairs: Mapping[Pair, float]


def signing(session: Session) -> Iterator[Progress | Signed]:
    """Sign what is not signed yet, in a thread: reads the project over its own connection.

    Call it where the session lives and run what it gives elsewhere. Where the project cannot be
    read so, nothing is signed; :func:`placed` makes up for it.
    """
    known = signatures_of(session.corpus)
    missing = [one for one in session.corpus.documents if one not in known]
    return _signing(session.path, missing)


def _signing(path: Path, missing: list[str]) -> Iterator[Progress | Signed]:
    if not missing:
        return
    try:
        project = Project.reading(path)
    except ExplorerError:
        return
    try:
        made = Signatures()
        for done, document in enumerate(missing):
            if done % _AT_ONCE == 0:
                yield Progress(done, len(missing), _LOOKING)
            try:
                made.add(document, project.text_of(document))
            except KeyError:  # it went meanwhile
                continue
        yield Signed(made)
    finally:
        project.close()


def searching(session: Session) -> Iterator[Progress | Signed | Found]:
    """Look for copies among all articles, in a thread, as :func:`signing` does.

    A project that was made before copies were looked for has them in no cluster.
    """
    mine = Signatures()
    mine.update(signatures_of(session.corpus))
    return _searching(session.path, list(session.corpus.documents), mine)


def _searching(
    path: Path, documents: list[str], signatures: Signatures
) -> Iterator[Progress | Signed | Found]:
    for step in _signing(path, [one for one in documents if one not in signatures]):
        if isinstance(step, Signed):
            signatures.update(step.signatures)
        yield step
    project = Project.reading(path)
    try:
        pairs: dict[Pair, float] = {}
        wanted = set(documents)
        seen: set[str] = set()
        for done, document in enumerate(documents):
            if done % _AT_ONCE == 0:
                yield Progress(done, len(documents), _LOOKING)
            if document not in seen:
                found = near([document], wanted, signatures, project.text_of)
                seen.update(end for pair in found for end in pair)
                pairs |= found
        yield Found(pairs)
    finally:
        project.close()


def take(session: Session, found: Found) -> Message:
    """Put what was found into clusters, as one edit; the sentence that says what came of it."""
    corpus = session.corpus
    clusters = everywhere(corpus, found.pairs)
    label = Message("Find copies among the articles")
    edit = copying.with_clusters(corpus, Edit(label, ()), clusters)
    session.perform(edit, by_hand=False)
    count = copies(corpus.documents)
    if not clusters:
        return Message.of("No other copies were found; {count} are known.", count=count)
    if count == 1:
        return Message("1 article is a copy of another: both count as one source.")
    return Message.of("{count} articles are copies of others: they count once.", count=count)


def keep(session: Session, signed: Signed) -> None:
    """Take in what was signed beside the session."""
    signatures_of(session.corpus).update(signed.signatures)


def signatures_of(corpus: Corpus) -> Signatures:
    """The signatures made so far."""
    return _kept.setdefault(corpus, Signatures())


def placed(corpus: Corpus, edit: Edit) -> Edit:
    """An edit that brings articles, with the clusters of these and of those they are copies of."""
    signatures = signatures_of(corpus)
    for one in corpus.documents:
        if one not in signatures:
            signatures.add(one, corpus.store.text_of(one))
    found = arriving(corpus, edit.brought, signatures)
    return copying.with_clusters(corpus, edit, found.clusters, found.given)


def told(corpus: Corpus, edit: Edit) -> Message | None:
    """Which of the articles that an edit brought are copies, for a person; None where none is."""
    came = edit.brought
    found = (original(corpus.documents, one.id) for one in came)
    originals = [one for one in found if one is not None]
    if not originals:
        return None
    if len(came) > 1:
        return Message.of(
            "{count} of them are copies of others: their sentences are not counted as another "
            "source.",
            count=len(originals),
        )
    return Message.of(
        "It is a copy of “{title}”: its sentences are not counted as another source.",
        title=originals[0].title,
    )


def part(corpus: Corpus, document: str) -> Edit:
    """A person says that an article is no copy of those in its cluster. Raises EditRefused."""
    _refuse_gone(corpus, document)
    title = corpus.documents[document].title
    others = [one.id for one in members(corpus.documents, document) if one.id != document]
    if not others:
        raise EditRefused(f"“{title}” is no copy of another article here.")
    words = {pair_of(document, other): False for other in others}
    label = Message.of("“{title}” is no copy", title=title)
    return copying.decide(corpus, label, words, regrouped(corpus, [document], words))


def join(corpus: Corpus, document: str, other: str) -> Edit:
    """A person says that an article is a copy of another one. Raises EditRefused."""
    _refuse_gone(corpus, document, other)
    one, first = corpus.documents[document], corpus.documents[other]
    mine, theirs = (
        [member.id for member in members(corpus.documents, end)] for end in (document, other)
    )
    if other in mine:
        raise EditRefused(f"“{one.title}” is known as a copy of “{first.title}” already.")
    before = said(corpus.decisions.values(), corpus.documents.values())
    crossing = (pair_of(a, b) for a in mine for b in theirs)
    words: dict[Pair, bool | None] = {pair: None for pair in crossing if before.get(pair) is False}
    words[pair_of(document, other)] = True
    label = Message.of("“{title}” is a copy of “{other}”", title=one.title, other=first.title)
    clusters = regrouped(corpus, [document, other], words)
    return copying.decide(corpus, label, words, clusters)


def _refuse_gone(corpus: Corpus, *documents: str) -> None:
    if any(one not in corpus.documents for one in documents):
        raise EditRefused("This article is no longer there; select another one.")
