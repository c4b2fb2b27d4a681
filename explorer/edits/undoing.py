"""One edit of the past taken back by itself, where nothing later builds on it.

Fields that a later edit left alone are taken back one by one: to undo "Confirm" leaves a note that
came later. What cannot be taken back is refused with the name of the later edit that is in the way.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import NoReturn, cast

from explorer.edits.deciding import follows, says_all
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.joining import relation_key
from explorer.model.message import Message
from explorer.model.records import Decision, Entity, Figure, Placement, Record, Relation, Spot
from explorer.model.subjects import changed_fields, referred_to

Later = Callable[[Collection[str]], Iterable[tuple[Message, Edit]]]
"""The edits that came later, stand, and touch any of some ids; newest first."""

_Key = tuple[type[Record], str]


def undo_of(corpus: Corpus, edit: Edit, later: Later, label: Message) -> Edit:
    """The edit that takes one of the past back, planned against the records as they are now."""
    net = _net(edit)
    now = _records(corpus, net)
    plan: dict[_Key, Change] = {}
    for key, change in net.items():
        made = _taken_back(change, now.get(key), later)
        if made is not None and made.before != made.after:
            plan[key] = made
    if _keep_places(plan) and not plan:
        raise EditRefused(f"This gave a first place, there is none to go back to: {edit.label}.")
    if not plan:
        raise EditRefused(
            f"This is taken back already, nothing of it is left to undo: {edit.label}."
        )
    _refuse_orphans(corpus, plan, later)
    _refuse_dangling(corpus, plan, later)
    _refuse_twins(corpus, plan, later)
    return Edit(label, tuple(plan.values()))


def _net(edit: Edit) -> dict[_Key, Change]:
    """What an edit made of each record in the end, in order of first touch."""
    found: dict[_Key, Change] = {}
    whole = says_all(edit)
    of_figures = all(isinstance(change.record, Figure | Spot) for change in edit.changes)
    for change in edit.changes:
        if isinstance(change.record, Figure | Spot) and not of_figures:
            continue  # what a correction did to figures follows from it, forth and back
        if isinstance(change.record, Decision) and follows(change.record) and not whole:
            continue  # made anew from what the undoing changes
        key = _key(change.record)
        first = found.get(key)
        found[key] = change if first is None else Change(first.before, change.after)
    return {key: change for key, change in found.items() if change.before != change.after}


def _taken_back(change: Change, now: Record | None, later: Later) -> Change | None:
    """The change of a record that takes an earlier one back; None where it is back already."""
    before, after = change.before, change.after
    if after is None:  # it was taken away
        return Change(None, before) if now is None else None
    if before is None:  # it was made
        if now is not None and now != after:
            _refuse(later, _key(after))
        return Change(now, None) if now is not None else None
    if now is None:
        _refuse(later, _key(after), gone=True)
    fields = {}
    for name in sorted(changed_fields(change)):
        there, was = getattr(now, name), getattr(before, name)
        if there == was:
            continue
        if there != getattr(after, name):
            _refuse(later, _key(after), field=name)
        fields[name] = was
    return Change(now, replace(now, **fields)) if fields else None


def _keep_places(plan: dict[_Key, Change]) -> bool:
    """Who was given a first place keeps one: a layout would only settle it anew."""
    kept = False
    for (kind, id), change in list(plan.items()):
        if kind is Placement and change.after is None:
            entity = plan.get((Entity, id))
            if entity is None or entity.after is not None:
                del plan[kind, id]
                kept = True
    return kept


def _refuse_orphans(corpus: Corpus, plan: dict[_Key, Change], later: Later) -> None:
    """What would go must have nothing left that refers to it."""
    going: dict[type[Record], list[str]] = {}
    for (kind, id), change in plan.items():
        if change.after is None:
            going.setdefault(kind, []).append(id)
    for kind, ids in going.items():
        for one in corpus.store.referring(kind, ids):
            if isinstance(one, Placement | Spot):  # goes with its entity, or its figure
                continue
            stays = plan[_key(one)].after if _key(one) in plan else one
            if stays is None or not any(
                id in going.get(of, ()) for id, of in referred_to(stays).items()
            ):
                continue
            _refuse(later, _key(one), near=referred_to(one))


def _refuse_dangling(corpus: Corpus, plan: dict[_Key, Change], later: Later) -> None:
    """What would come back must find all that it refers to."""
    wanted: dict[type[Record], set[str]] = {}
    for change in plan.values():
        if change.after is not None:
            for id, kind in referred_to(change.after).items():
                wanted.setdefault(kind, set()).add(id)
    for kind, ids in wanted.items():
        there = {record.id for record in corpus.store.by_id(kind, ids)}
        for id in sorted(ids):
            change_of_it = plan.get((kind, id))
            found = id in there if change_of_it is None else change_of_it.after is not None
            if not found:
                _refuse(later, (kind, id), gone=True)


def _refuse_twins(corpus: Corpus, plan: dict[_Key, Change], later: Later) -> None:
    """No two relations may become equal."""
    for change in plan.values():
        made = change.after
        if not isinstance(made, Relation):
            continue
        for other in corpus.relations_between(made.source, made.target):
            planned = plan.get(_key(other))
            stays = planned.after if planned is not None else other
            if (
                other.id != made.id
                and isinstance(stays, Relation)
                and relation_key(stays) == relation_key(made)
            ):
                _refuse(later, _key(other))


def _refuse(
    later: Later, key: _Key, near: Iterable[str] = (), field: str = "", gone: bool = False
) -> NoReturn:
    """Say which later edit is in the way: it changed that record, a field of it, took it away.

    ``near`` are ids that an edit which brought a whole article is found by.
    """
    for label, edit in later([key[1], *near]):
        for change in edit.changes:
            if (
                _key(change.record) == key
                and (not field or field in changed_fields(change))
                and (not gone or change.after is None)
            ):
                raise EditRefused(f"Take back first what came later and builds on this: {label}.")
    raise EditRefused("What this made has changed since; take the later changes back first.")


def _records(corpus: Corpus, keys: Iterable[_Key]) -> dict[_Key, Record]:
    ids: dict[type[Record], list[str]] = {}
    for kind, id in keys:
        ids.setdefault(kind, []).append(id)
    return {
        (kind, record.id): record
        for kind, wanted in ids.items()
        for record in cast("Iterable[Record]", corpus.store.by_id(kind, wanted))
    }


def _key(record: Record) -> _Key:
    return type(record), record.id
