"""Some mentions of an entity mean somebody else: they move, with all that rests on them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from explorer.edits.anchoring import apart, linked
from explorer.edits.draft import Draft
from explorer.edits.entities import change_kind, entity_in, known_kind, rename
from explorer.edits.moving import found_mentions, move
from explorer.edits.wording import checked
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.edit import Edit
from explorer.model.message import Message
from explorer.model.records import Entity, Mention, new_id

BY_HAND = "by hand"  # the reason of a mention that a person assigned


def split(corpus: Corpus, entity: str, mentions: Iterable[str], name: str, kind: str) -> Edit:
    """A new entity of some mentions; each relation goes with its own sentences."""
    before = entity_in(corpus, entity)
    moved = found_mentions(corpus, entity, mentions)
    if len(moved) == len(corpus.store.mentions_of(entity)):
        raise EditRefused(
            f"All mentions of “{before.name}” are selected; leave those that still mean it, "
            "or rename it everywhere."
        )
    known_kind(kind)
    name = checked("name", name)
    made = Entity(id=new_id(), name=name, kind=kind, aliases=_other_names(corpus, moved, name))
    draft = Draft(corpus)
    draft.put(None, made)
    message = Message.of("Split “{name}” off “{before}”", name=name, before=before.name)
    return _assigned(draft, moved, made, message)


def assign(corpus: Corpus, entity: str, mentions: Iterable[str], target: str) -> Edit:
    """Let mentions of one entity mean another that is there; the names become its own."""
    before, into = entity_in(corpus, entity), entity_in(corpus, target)
    moved = found_mentions(corpus, entity, mentions)
    if entity == target:
        return Edit(Message.of("Assign mentions to “{name}”", name=into.name), ())
    if len(moved) == len(corpus.store.mentions_of(entity)):
        raise EditRefused(
            f"All mentions of “{before.name}” are selected; merge it with “{into.name}” instead."
        )
    draft = Draft(corpus)
    names = dict.fromkeys((*into.aliases, *_other_names(corpus, moved, into.name)))
    draft.put(into, replace(into, aliases=tuple(names)))
    names_of = {"before": before.name, "name": into.name}
    if len(moved) == 1:
        message = Message.of("Assign a mention of “{before}” to “{name}”", **names_of)
    else:
        words = "Assign {count} mentions of “{before}” to “{name}”"
        message = Message.of(words, count=len(moved), **names_of)
    return _assigned(draft, moved, into, message)


def recast(
    corpus: Corpus, entity: str, mentions: Sequence[str] | None, name: str, kind: str
) -> Edit:
    """Name and kind for some mentions of an entity, or with None for all of them everywhere.

    Some: they move to the entity that has this name and kind already, else to a new one.
    """
    before = entity_in(corpus, entity)
    name = checked("name", name)
    everything = corpus.store.mentions_of(entity)
    if mentions is None or {one.id for one in everything} <= set(mentions):
        return _everywhere(corpus, before, name, kind)
    if (name, kind) == (before.name, before.kind):
        return Edit(Message.of("Rename “{before}” to “{after}”", before=name, after=name), ())
    there = named(corpus, name, kind)
    if there is not None and there.id != entity:
        return assign(corpus, entity, mentions, there.id)
    return split(corpus, entity, mentions, name, kind)


def named(corpus: Corpus, name: str, kind: str = "") -> Entity | None:
    """The one entity of that name that is not rejected; None where none or several have it."""
    wanted = " ".join(name.split()).casefold()
    found = [
        one
        for one in corpus.entities.values()
        if one.name.casefold() == wanted and not one.rejected and kind in ("", one.kind)
    ]
    return found[0] if len(found) == 1 else None


def _everywhere(corpus: Corpus, before: Entity, name: str, kind: str) -> Edit:
    renamed, retyped = rename(corpus, before.id, name), change_kind(corpus, [before.id], kind)
    if not renamed.changes:
        return retyped
    if not retyped.changes:
        return renamed
    draft = Draft(corpus)
    for change in renamed.changes:
        after = change.after
        if isinstance(after, Entity):
            draft.put(before, replace(after, kind=kind))
    return draft.edit(renamed.label)


def _assigned(draft: Draft, moved: Sequence[Mention], into: Entity, message: Message) -> Edit:
    source = moved[0].entity
    move(draft, moved, into.id)
    for one in moved:
        draft.put(one, replace(one, entity=into.id, confidence=1.0, reason=BY_HAND))
    for decision in apart(draft.corpus, source, moved, into):
        draft.put(None, decision)
    for decision in linked(draft.corpus, into, moved):
        draft.put(None, decision)
    return draft.edit(message)


def _other_names(corpus: Corpus, mentions: Iterable[Mention], name: str) -> tuple[str, ...]:
    texts: dict[str, str] = {}
    found: dict[str, None] = {}
    for one in mentions:
        if one.form != "name":
            continue
        if one.document not in texts:
            texts[one.document] = corpus.store.text_of(one.document)
        found[" ".join(texts[one.document][one.start : one.end].split())] = None
    found.pop(name, None)
    return tuple(found)
