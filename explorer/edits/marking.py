"""What a person puts on entities and relations: notes, tags, colors, groups."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from explorer.edits.entities import entity_in
from explorer.edits.relations import relation_in
from explorer.edits.wording import checked, quoted, text_of
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Entity, Relation

_COLOR = re.compile(r"#[0-9A-F]{6}")


def note(corpus: Corpus, entity: str, text: str) -> Edit:
    """A person's words about an entity; empty text takes them away."""
    before = entity_in(corpus, entity)
    after = replace(before, note=text_of(text))
    message = Message.of("Note on “{name}”", name=before.name)
    return Edit(message, (Change(before, after),) if after != before else ())


def tag(
    corpus: Corpus, ids: Iterable[str], added: Iterable[str], removed: Iterable[str] = ()
) -> Edit:
    """Tags given to entities and relations, and taken from them; case does not make a new one."""
    new = [checked("tag", words) for words in added]
    gone = {words.casefold() for words in removed}
    befores = _all_in(corpus, ids)
    changes = tuple(Change(one, replace(one, tags=_tagged(one.tags, new, gone))) for one in befores)
    return Edit(_message("Change tags of", befores), _real(changes))


def paint(corpus: Corpus, ids: Iterable[str], color: str) -> Edit:
    """A color of their own for entities and relations, ``#RRGGBB``; empty: that of their kind."""
    color = color.upper()
    if color and not _COLOR.fullmatch(color):
        raise EditRefused(f"“{color}” is not a color; choose one of the list.")
    befores = _all_in(corpus, ids)
    verb = "Color" if color else "Take the color off"
    changes = tuple(Change(one, replace(one, color=color)) for one in befores)
    return Edit(_message(verb, befores), _real(changes))


def group(corpus: Corpus, entities: Iterable[str], name: str) -> Edit:
    """Put entities into a group of that name; an empty name takes them out."""
    befores = [entity_in(corpus, entity) for entity in dict.fromkeys(entities)]
    changes = _real(
        Change(one, replace(one, group=checked("group", name) if name.strip() else ""))
        for one in befores
    )
    if not name.strip():
        return Edit(_message("Ungroup", befores), changes)
    message = _message("Group", befores)
    template = message.template + " as “{group}”"
    return Edit(Message(template, (*message.arguments, ("group", checked("group", name)))), changes)


def groups(corpus: Corpus) -> list[str]:
    """The groups that there are, by name."""
    return sorted({one.group for one in corpus.entities.values() if one.group}, key=str.casefold)


def tags(corpus: Corpus) -> list[str]:
    """The tags that there are, by name."""
    of_entities = {words for one in corpus.entities.values() for words in one.tags}
    of_relations = {words for one in corpus.relations.values() for words in one.tags}
    return sorted(of_entities | of_relations, key=str.casefold)


def _all_in(corpus: Corpus, ids: Iterable[str]) -> list[Entity | Relation]:
    return [
        entity_in(corpus, one) if one in corpus.entities else relation_in(corpus, one)
        for one in dict.fromkeys(ids)
    ]


def _tagged(before: Sequence[str], added: Iterable[str], gone: set[str]) -> tuple[str, ...]:
    kept = {words.casefold(): words for words in before if words.casefold() not in gone}
    for words in added:
        kept.setdefault(words.casefold(), words)
    return tuple(kept.values())


def _message(verb: str, befores: Sequence[Entity | Relation]) -> Message:
    names = [one.name if isinstance(one, Entity) else one.label for one in befores]
    plural = "relations" if all(isinstance(one, Relation) for one in befores) else "entities"
    return quoted(verb, names, plural)


def _real(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(change for change in changes if change.before != change.after)
