"""Decisions: what a person corrected, anchored to the text it was said of.

Each belongs to one text, by its hash, and names places in it with their words, so that it can be
applied to whatever is read in that text again (``session/decisions.py``).
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from explorer.model.corpus import Corpus
from explorer.model.records import Decision, Entity, Mention, Span, new_id

_ANCHORS = 12  # mentions of an entity in a text that stand for it


def apart(
    corpus: Corpus, entity: str, moved: Iterable[Mention], into: Entity
) -> Iterator[Decision]:
    """That mentions which move mean somebody else than those of the entity that stay.

    Where none of its stay in a text, there are no others; who they mean is said all the same.
    """
    going = list(moved)
    gone = {one.id for one in going}
    left = by_document(one for one in corpus.store.mentions_of(entity) if one.id not in gone)
    for document, mentions in by_document(going).items():
        others = [(one.start, one.end) for one in left.get(document, ())]
        value = {"others": others, **called(into)}
        yield decision(corpus, document, _spans(mentions), "cannot-link", value)


def linked(corpus: Corpus, entity: Entity, moved: Iterable[Mention]) -> Iterator[Decision]:
    """That mentions which move mean the same as those that the entity has there already."""
    there = by_document(corpus.store.mentions_of(entity.id))
    for document, mentions in by_document(moved).items():
        spans = _spans([*mentions, *there.get(document, ())])
        if len(spans) > 1:
            yield decision(corpus, document, spans, "must-link", called(entity))


def decision(
    corpus: Corpus, document: str, spans: Iterable[Span], what: str, value: object, id: str = ""
) -> Decision:
    """A decision on places of a document; ``value`` is kept as JSON."""
    text = corpus.store.text_of(document)
    places = tuple(spans)
    return Decision(
        id=id or new_id(),
        text_sha256=corpus.documents[document].sha256,
        spans=places,
        quotes=tuple(text[start:end] for start, end in places),
        what=what,
        value=as_json(value),
    )


def cut(corpus: Corpus, decided: Decision, document: str, spans: Iterable[Span]) -> Decision:
    """A decision on other places of its document."""
    text = corpus.store.text_of(document)
    places = tuple(spans)
    return replace(decided, spans=places, quotes=tuple(text[start:end] for start, end in places))


def anchors(mentions: Iterable[Mention]) -> list[Span]:
    """The mentions that stand for an entity in a text: its names, as far as it has any."""
    every = list(mentions)
    named = [one for one in every if one.form == "name"] or every
    return [(one.start, one.end) for one in named[:_ANCHORS]]


def as_json(value: object) -> str:
    """A value as it stands in a decision."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def called(entity: Entity) -> dict[str, str]:
    """Who is meant, for a decision: by id in this project, by name and kind elsewhere."""
    return {"entity": entity.id, "name": entity.name, "kind": entity.kind}


def by_document(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Mentions by the document that they stand in."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for one in mentions:
        found[one.document].append(one)
    return dict(found)


def _spans(*mentions: Iterable[Mention]) -> tuple[Span, ...]:
    return tuple(sorted({(one.start, one.end) for one in chain(*mentions)}))
