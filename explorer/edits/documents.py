"""Articles enter a project; what is said of them changes."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from datetime import date

from explorer.edits.figures import with_free_titles
from explorer.edits.wording import checked
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.joining import asserted, grown, relation_key, renamed, reworded
from explorer.model.message import Message
from explorer.model.records import Document, Entity, Extraction, Record, Relation, new_id
from explorer.model.text import digest

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?)?)?")


def add(
    corpus: Corpus, extraction: Extraction, same: Mapping[str, str] | None = None, batch: str = ""
) -> Edit:
    """Everything that articles gave, under random ids; ``external_id`` keeps the old ones.

    ``same`` says which of its entities are entities of the corpus already: those grow by the new
    names, and a relation equal to one of theirs gives that one its sentences, and its words where
    nobody asserted it before. Articles whose text is in the corpus already are left out; raises
    EditRefused when none is left.
    """
    fresh = _fresh(corpus, extraction)
    known = same or {}
    twins = {
        relation_key(relation): relation.id
        for entity in known.values()
        for relation in corpus.relations_of(entity)
    }

    def name(record: Record) -> str:
        if isinstance(record, Entity):
            return known.get(record.id) or new_id()
        if isinstance(record, Relation):
            return twins.get(relation_key(record)) or new_id()
        return new_id()

    entering = renamed(_with_external_ids(fresh), name)
    entities = (
        Change(corpus.entities[one.id], grown(corpus.entities[one.id], one))
        if one.id in corpus.entities
        else Change(None, one)
        for one in entering.entities
    )
    others: tuple[Record, ...] = (
        *entering.documents,
        *entering.sentences,
        *entering.mentions,
        *(one for one in entering.relations if one.id not in corpus.relations),
        *entering.evidence,
        *entering.candidates,
        *with_free_titles(corpus, entering.figures),
        *entering.spots,
    )
    changes = (
        *(change for change in entities if change.before != change.after),
        *_reworded(corpus, entering),
        *(Change(None, record) for record in others),
    )
    return Edit(_label(fresh), changes, batch)


def _reworded(corpus: Corpus, entering: Extraction) -> Iterator[Change]:
    """Relations of the corpus that an article asserts and that none before did."""
    there = corpus.relations.keys() & asserted(entering.evidence)
    only_now = there - asserted(corpus.store.evidence_of(there))
    for one in entering.relations:
        if one.id in only_now:
            before = corpus.relations[one.id]
            after = reworded(before, one)
            if after != before:
                yield Change(before, after)


def article_of(corpus: Corpus, document: str) -> Document:
    """An article with its text. Raises EditRefused where it is no longer there."""
    header = corpus.documents.get(document)
    if header is None:
        raise EditRefused("This article is no longer there; select another one.")
    return replace(header, text=corpus.store.text_of(document))


def retitle(corpus: Corpus, document: str, title: str) -> Edit:
    """Another title for an article."""
    before = article_of(corpus, document)
    after = replace(before, title=checked("title", title))
    message = Message.of("Retitle “{before}” as “{after}”", before=before.title, after=after.title)
    return Edit(message, (Change(before, after),) if after != before else ())


def describe(
    corpus: Corpus,
    document: str,
    *,
    title: str,
    author: str,
    published: str,
    source: str,
    guessed: bool = False,
) -> Edit:
    """What an article is called, who wrote it, when and where it was published, as one edit.

    ``published`` is a day, a month or a year as ISO 8601, or empty; ``guessed`` says that nobody
    knows it yet. Raises EditRefused.
    """
    before = article_of(corpus, document)
    if not is_day(published):
        raise EditRefused(f"“{published[:40]}” is no date; write it as 2025-09-03 or 2025-09.")
    same_title = " ".join(title.split()) == " ".join(before.title.split())
    after = replace(
        before,
        title=before.title if same_title else checked("title", title),
        author=checked("name", author) if author.strip() else "",
        published=published,
        published_guessed=guessed and bool(published),
        source=checked("source", source) if source.strip() else "",
    )
    message = Message.of("Say what “{title}” is", title=after.title)
    return Edit(message, (Change(before, after),) if after != before else ())


def is_day(words: str) -> bool:
    """Whether words are a day, a month or a year as ISO 8601 (also with a time), or nothing."""
    found = _DAY.fullmatch(words)
    if not found:
        return not words
    year, month, day = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def _fresh(corpus: Corpus, extraction: Extraction) -> Extraction:
    """What is new: articles whose text the corpus does not have, each once."""
    seen = {document.sha256 for document in corpus.documents.values()}
    there: set[str] = set()
    for document in extraction.documents:
        sha256 = document.sha256 or digest(document.text)
        if sha256 in seen:
            there.add(document.id)
        seen.add(sha256)
    if not there:
        return _with_digests(extraction)
    if len(there) == len(extraction.documents):
        titles = extraction.documents
        if len(titles) == 1:
            raise EditRefused(f"“{titles[0].title}” is in this project already.")
        raise EditRefused(f"All {len(titles)} articles are in this project already.")
    return _with_digests(_without(extraction, there))


def _without(extraction: Extraction, gone: Set[str]) -> Extraction:
    """An extraction less some articles and all that only they support."""
    evidence = tuple(one for one in extraction.evidence if one.document not in gone)
    mentions = tuple(one for one in extraction.mentions if one.document not in gone)
    lost = {one.relation for one in extraction.evidence} - {one.relation for one in evidence}
    relations = tuple(one for one in extraction.relations if one.id not in lost)
    candidates = tuple(one for one in extraction.candidates if one.document not in gone)
    needed = {
        *(one.entity for one in mentions),
        *(one.stands_for for one in mentions),
        *(one.attributed_to for one in evidence),
        *(end for one in relations for end in one.ends),
        *(end for one in candidates for end in (one.source, one.target)),
    }
    mentioned = {one.entity for one in extraction.mentions}
    return replace(
        extraction,
        documents=tuple(one for one in extraction.documents if one.id not in gone),
        sentences=tuple(one for one in extraction.sentences if one.document not in gone),
        entities=tuple(
            one for one in extraction.entities if one.id in needed or one.id not in mentioned
        ),
        mentions=mentions,
        relations=relations,
        evidence=evidence,
        candidates=candidates,
        figures=(),  # it would not be whole
        spots=(),
    )


def _with_digests(extraction: Extraction) -> Extraction:
    return replace(
        extraction,
        documents=tuple(
            one if one.sha256 else replace(one, sha256=digest(one.text))
            for one in extraction.documents
        ),
    )


def _with_external_ids(extraction: Extraction) -> Extraction:
    return replace(
        extraction,
        documents=tuple(replace(one, external_id=one.id) for one in extraction.documents),
        entities=tuple(replace(one, external_id=one.id) for one in extraction.entities),
        relations=tuple(replace(one, external_id=one.id) for one in extraction.relations),
    )


def _label(extraction: Extraction) -> Message:
    if len(extraction.documents) == 1:
        return Message.of("Add “{title}”", title=extraction.documents[0].title)
    return Message.of("Add {count} articles", count=len(extraction.documents))
