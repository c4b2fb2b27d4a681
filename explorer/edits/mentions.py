"""Mentions by hand: selected words of an article name an entity, here or wherever they stand."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from explorer.edits.anchoring import by_document, called, decision
from explorer.edits.draft import Draft
from explorer.edits.entities import entity_in, known_kind
from explorer.edits.moving import move
from explorer.edits.splitting import BY_HAND
from explorer.edits.wording import checked
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.edit import Edit
from explorer.model.message import Message
from explorer.model.records import Entity, Mention, Span, new_id


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a document, and the mention that stands exactly there, if any."""

    document: str
    start: int
    end: int
    mention: Mention | None = None


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without the space, and quotes or commas, that a hand selects with the words."""
    start, end = max(0, start), min(end, len(text))
    while start < end and (text[start].isspace() or text[start] in "“”\"'‘,;:("):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in "“”\"'‘’,;:)"):
        end -= 1
    return start, end


def equal_strings(corpus: Corpus, document: str, start: int, end: int) -> list[Place]:
    """Where else the same words stand as words of their own, in all articles, in order of place.

    Those that overlap another mention are left out, unless they are it: what is part of a longer
    name is not the same.
    """
    words = corpus.store.text_of(document)[start:end]
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)") if words.strip() else None
    found: list[Place] = []
    for other in corpus.documents if pattern else ():
        text = corpus.store.text_of(other)
        if words not in text or pattern is None:
            continue
        there = sorted(corpus.store.mentions_in(other), key=lambda one: one.start)
        ends = [one.start for one in there]
        for match in pattern.finditer(text):
            span = match.span()
            if (other, *span) == (document, start, end):
                continue
            near = there[max(0, bisect_right(ends, span[1]) - 6) : bisect_right(ends, span[1])]
            over = [one for one in near if one.start < span[1] and span[0] < one.end]
            exact = [one for one in over if (one.start, one.end) == span]
            if not over or exact:
                found.append(Place(other, *span, exact[0] if exact else None))
    return found


def name(
    corpus: Corpus,
    document: str,
    start: int,
    end: int,
    words: str = "",
    kind: str = "",
    entity: str = "",
    everywhere: bool = False,
) -> Edit:
    """Selected words name an entity: one that is there, else a new one of a name and kind.

    ``everywhere`` takes the equal strings too. A mention that stands exactly there means it from
    now on, and its sentences follow.
    """
    text = _text_of(corpus, document)
    start, end = trimmed(text, start, end)
    if start >= end:
        raise EditRefused("No words are selected; select the name in the article.")
    here = corpus.store.mentions_in(document)
    exact = next((one for one in here if (one.start, one.end) == (start, end)), None)
    places = [Place(document, start, end, exact)]
    if everywhere:
        places += equal_strings(corpus, document, start, end)
    draft = Draft(corpus)
    into = _entity(draft, text[start:end], words, kind, entity)
    taken = [place for place in places if place.mention and place.mention.entity != into.id]
    fresh = [place for place in places if place.mention is None]
    if not taken and not fresh:
        raise EditRefused(f"These words mean “{into.name}” already.")
    _take_over(draft, [place.mention for place in taken if place.mention], into.id)
    made = [
        Mention(
            id=new_id(), entity=into.id, document=place.document, start=place.start,
            end=place.end, reason=BY_HAND,
        )
        for place in fresh
    ]  # fmt: skip
    for one in made:
        draft.put(None, one)
    _learn(draft, into, text[start:end])
    _decide(draft, into, made, [place.mention for place in taken if place.mention])
    return draft.edit(_message(into, len(taken) + len(fresh)))


def unname(corpus: Corpus, mentions: Iterable[Mention]) -> Edit:
    """Take away mentions that a person made; found ones are assigned to somebody else instead."""
    gone = list(mentions)
    if any(one.reason != BY_HAND for one in gone):
        raise EditRefused("This mention was found in the article; split it off instead.")
    draft = Draft(corpus)
    for one in gone:
        draft.put(one, None)
    if len(gone) == 1:
        return draft.edit(Message.of("Take away a mention"))
    return draft.edit(Message.of("Take away {count} mentions", count=len(gone)))


def _text_of(corpus: Corpus, document: str) -> str:
    if document not in corpus.documents:
        raise EditRefused("This article is no longer there; select text of another one.")
    return corpus.store.text_of(document)


def _entity(draft: Draft, selected: str, words: str, kind: str, entity: str) -> Entity:
    if entity:
        return entity_in(draft.corpus, entity)
    known_kind(kind)
    made = Entity(id=new_id(), name=checked("name", words or selected), kind=kind)
    draft.put(None, made)
    return made


def _take_over(draft: Draft, mentions: Sequence[Mention], into: str) -> None:
    by_entity: dict[str, list[Mention]] = {}
    for one in mentions:
        by_entity.setdefault(one.entity, []).append(one)
    for of_one in by_entity.values():
        move(draft, of_one, into)
    for one in mentions:
        draft.put(one, replace(one, entity=into, confidence=1.0, reason=BY_HAND))


def _learn(draft: Draft, into: Entity, selected: str) -> None:
    """The words are another name of the entity, if they are not one already."""
    words = " ".join(selected.split())
    now = draft.entity(into.id) or into
    if words.casefold() not in {known.casefold() for known in (now.name, *now.aliases)}:
        draft.put(now, replace(now, aliases=(*now.aliases, words)))


def _decide(draft: Draft, into: Entity, made: Iterable[Mention], taken: Iterable[Mention]) -> None:
    for document, mentions in by_document([*made, *taken]).items():
        spans = [(one.start, one.end) for one in mentions]
        draft.put(None, decision(draft.corpus, document, spans, "mention", called(into)))


def _message(into: Entity, count: int) -> Message:
    if count == 1:
        return Message.of("Name “{name}” in the text", name=into.name)
    return Message.of("Name “{name}” in {count} places", name=into.name, count=count)
