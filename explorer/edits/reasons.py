"""Why two entities may be one, and why not: what a person weighs before a merge."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explorer.model.corpus import Corpus
from explorer.model.kinds import entity_kind
from explorer.model.message import Message
from explorer.model.records import Entity

_SHOWN = 3  # names of shared neighbors, or labels, that a reason tells


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a merge, or against it."""

    text: Message
    speaks_for: bool


def reasons(corpus: Corpus, entities: Sequence[str]) -> tuple[Reason, ...]:
    """What speaks for and against merging entities, names first; of each pair, each once."""
    found: dict[Reason, None] = {}
    held = [corpus.entities[one] for one in dict.fromkeys(entities) if one in corpus.entities]
    for at, one in enumerate(held):
        for other in held[at + 1 :]:
            found.update(dict.fromkeys(_of_pair(corpus, one, other)))
    return tuple(sorted(found, key=lambda reason: not reason.speaks_for))


def _of_pair(corpus: Corpus, one: Entity, other: Entity) -> Iterable[Reason]:
    yield from _names(one, other)
    yield from _neighbors(corpus, one, other)
    if one.kind == other.kind:
        yield _reason(True, "Both are of the kind {kind}", kind=entity_kind(one.kind).label)
    else:
        kinds = " and ".join(entity_kind(end.kind).label for end in (one, other))
        yield _reason(False, "They are of different kinds: {kinds}", kinds=kinds)
    yield from _ties(corpus, one, other)


def _names(one: Entity, other: Entity) -> Iterable[Reason]:
    mine, theirs = _folded(one), _folded(other)
    shared = [name for name in mine if name in theirs]
    if shared:
        yield _reason(True, "Both are called “{name}”", name=mine[shared[0]])
        return
    for short, long in ((one, other), (other, one)):
        words, all_words = _words(short.name), _words(long.name)
        if words and words < all_words:
            told = "“{short}” is part of “{long}”"
            yield _reason(True, told, short=short.name, long=long.name)
            return
        if _initials(long.name) == short.name.replace(".", "") and len(short.name) > 1:
            told = "“{short}” are the first letters of “{long}”"
            yield _reason(True, told, short=short.name, long=long.name)
            return
    common = _words(one.name) & _words(other.name)
    if common and one.kind == other.kind == "PERSON":
        told = "Both have “{word}” in their name, and another name beside it"
        yield _reason(False, told, word=sorted(common, key=len)[-1])
    elif not common:
        yield _reason(False, "Their names have no word in common")


def _neighbors(corpus: Corpus, one: Entity, other: Entity) -> Iterable[Reason]:
    mine, theirs = _around(corpus, one.id), _around(corpus, other.id)
    shared = sorted(corpus.entities[end].name for end in (mine & theirs) - {one.id, other.id})
    if shared:
        names = ", ".join(f"“{name}”" for name in shared[:_SHOWN])
        told = "{count} tied to both: {names}" + (" …" if len(shared) > _SHOWN else "")
        yield _reason(True, told, count=len(shared), names=names)
    elif mine and theirs:
        yield _reason(False, "Nobody is tied to both")


def _ties(corpus: Corpus, one: Entity, other: Entity) -> Iterable[Reason]:
    between = [r for r in corpus.relations_between(one.id, other.id) if r.verdict != "rejected"]
    if between:
        labels = ", ".join(f"“{r.label}”" for r in between[:_SHOWN])
        told = "A sentence ties them to each other: {labels}"
        yield _reason(False, told, labels=labels)
    both = len(corpus.named_together(one.id, other.id))
    if both:
        told = "One sentence names both" if both == 1 else "{count} sentences name both"
        yield _reason(False, told, count=both)


def _around(corpus: Corpus, entity: str) -> set[str]:
    relations = (r for r in corpus.relations_of(entity) if r.verdict != "rejected")
    return {end for r in relations for end in r.ends}


def _folded(entity: Entity) -> dict[str, str]:
    return {name.casefold(): name for name in (entity.name, *entity.aliases)}


def _words(name: str) -> set[str]:
    return {word.strip(".,").casefold() for word in name.split() if len(word.strip(".,")) > 1}


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _reason(speaks_for: bool, template: str, **arguments: object) -> Reason:
    return Reason(Message.of(template, **arguments), speaks_for)
