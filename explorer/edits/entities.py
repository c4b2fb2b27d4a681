"""Entities by hand: rename, change kind, reject, restore, hide; everywhere they are named."""

from collections.abc import Iterable
from dataclasses import replace

from explorer.edits.wording import checked, quoted
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.kinds import entity_kind, entity_kinds
from explorer.model.message import Message
from explorer.model.records import Entity


def rename(corpus: Corpus, entity: str, name: str) -> Edit:
    """Another name everywhere; the old one becomes an alias, so that it is still found."""
    before = entity_in(corpus, entity)
    name = checked("name", name)
    names = dict.fromkeys((*before.aliases, before.name))
    names.pop(name, None)
    after = replace(before, name=name, aliases=tuple(names))
    message = Message.of("Rename “{before}” to “{after}”", before=before.name, after=name)
    return Edit(message, (Change(before, after),) if name != before.name else ())


def change_kind(corpus: Corpus, entities: Iterable[str], kind: str) -> Edit:
    """Another kind everywhere."""
    known_kind(kind)
    befores = [entity_in(corpus, entity) for entity in dict.fromkeys(entities)]
    message = quoted("Change kind of", [one.name for one in befores], "entities")
    message = Message(
        message.template + " to {kind}", (*message.arguments, ("kind", entity_kind(kind).label))
    )
    changes = (Change(one, replace(one, kind=kind)) for one in befores if one.kind != kind)
    return Edit(message, tuple(changes))


def set_aliases(corpus: Corpus, entity: str, aliases: Iterable[str]) -> Edit:
    """Other names that the entity has too, each once; its own is none of them."""
    before = entity_in(corpus, entity)
    names = dict.fromkeys(checked("name", one) for one in aliases if one.strip())
    names.pop(before.name, None)
    after = replace(before, aliases=tuple(names))
    message = Message.of("Change other names of “{name}”", name=before.name)
    return Edit(message, (Change(before, after),) if after != before else ())


def reject(corpus: Corpus, entities: Iterable[str]) -> Edit:
    """Take entities, and the lines at them, out of everything; they stay listed, to be restored."""
    return _flagged(corpus, entities, "Reject", rejected=True)


def hide(corpus: Corpus, entities: Iterable[str]) -> Edit:
    """Take entities out of the drawing; nothing is said about whether they are right."""
    return _flagged(corpus, entities, "Hide", hidden=True)


def restore(corpus: Corpus, entities: Iterable[str]) -> Edit:
    """Bring rejected and hidden entities back with all that they had."""
    return _flagged(corpus, entities, "Restore", rejected=False, hidden=False)


def entity_in(corpus: Corpus, entity: str) -> Entity:
    """The entity of that id; raises EditRefused when it is gone."""
    found = corpus.entities.get(entity)
    if found is None:
        raise EditRefused("This entity is no longer there; select another one.")
    return found


def known_kind(kind: str) -> None:
    """Raise EditRefused where there is no such kind of entity."""
    if kind not in entity_kinds():
        raise EditRefused(f"There is no kind of entity “{kind}”; choose one of the list.")


def _flagged(corpus: Corpus, entities: Iterable[str], verb: str, **flags: bool) -> Edit:
    befores = [entity_in(corpus, entity) for entity in dict.fromkeys(entities)]
    changes = (Change(before, replace(before, **flags)) for before in befores)  # type: ignore[arg-type]
    return Edit(
        quoted(verb, [one.name for one in befores], "entities"),
        tuple(change for change in changes if change.before != change.after),
    )
