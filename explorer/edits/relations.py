"""Relations by hand: add, relabel, kind, direction, verdict, note.

A relation is unique by ends, direction, kind and words. One that becomes equal to another gives
its sentences to that one and goes.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from explorer.edits.draft import Draft
from explorer.edits.folding import become, twin_of
from explorer.edits.wording import VERBS, checked, quoted, text_of
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.kinds import relation_kinds
from explorer.model.message import Message
from explorer.model.records import Evidence, Relation, Verdict, new_id


def add(
    corpus: Corpus, source: str, target: str, label: str, kind: str = "other", directed: bool = True
) -> Edit:
    """A relation that a person draws; an equal one that was rejected comes back instead.

    It stays unreviewed: drawing a line says nothing about a sentence that would state it.
    """
    made = drawn(corpus, source, target, label, kind, directed)
    twin = twin_of(Draft(corpus), made)
    if twin is None:
        return Edit(Message.of("Add “{label}”", label=made.label), (Change(None, made),))
    back = restore(corpus, [twin.id])
    if not back.changes:
        one, other = (_entity_name(corpus, end) for end in (source, target))
        raise EditRefused(f"“{one}” and “{other}” have a relation “{twin.label}” already.")
    return back


def drawn(
    corpus: Corpus, source: str, target: str, label: str, kind: str, directed: bool
) -> Relation:
    """The relation that a person draws, before it is compared with those that are there."""
    ends = [_entity_name(corpus, end) for end in (source, target)]
    if source == target:
        raise EditRefused(f"“{ends[0]}” cannot be related to itself; select two entities.")
    _known_kind(kind)
    if not directed:
        source, target = sorted((source, target))
    label = checked("label", label)
    return Relation(
        id=new_id(), source=source, target=target, directed=directed, label=label, kind=kind,
        lemma=label.casefold(), manual=True,
    )  # fmt: skip


def relabel(corpus: Corpus, relation: str, label: str) -> Edit:
    """Other words for a relation."""
    before = relation_in(corpus, relation)
    label = checked("label", label)
    message = Message.of("Relabel “{before}” as “{after}”", before=before.label, after=label)
    if label == before.label:
        return Edit(message, ())
    return _become(corpus, before, replace(before, label=label, lemma=label.casefold()), message)


def change_kind(corpus: Corpus, relation: str, kind: str) -> Edit:
    """Another kind; one without direction takes the relation's direction away.

    One with a direction gives none: nobody has said yet which way it would go.
    """
    before = relation_in(corpus, relation)
    _known_kind(kind)
    directed = before.directed and relation_kinds()[kind].directed
    message = Message.of(
        "Change kind of “{label}” to {kind}", label=before.label, kind=relation_kinds()[kind].label
    )
    return _become(corpus, before, _with_direction(replace(before, kind=kind), directed), message)


def flip(corpus: Corpus, relation: str) -> Edit:
    """Source and target change places."""
    before = relation_in(corpus, relation)
    if not before.directed:
        raise EditRefused(f"“{before.label}” has no direction to reverse; give it one first.")
    after = replace(before, source=before.target, target=before.source)
    return _become(corpus, before, after, Message.of("Reverse “{label}”", label=before.label))


def set_directed(corpus: Corpus, relation: str, directed: bool) -> Edit:
    """Give a relation a direction, from source to target, or take it away."""
    before = relation_in(corpus, relation)
    template = "Give “{label}” a direction" if directed else "Take direction from “{label}”"
    message = Message.of(template, label=before.label)
    return _become(corpus, before, _with_direction(before, directed), message)


def judge(corpus: Corpus, relations: Iterable[str], verdict: Verdict) -> Edit:
    """A person's verdict on one or more relations, as one edit."""
    befores = [relation_in(corpus, relation) for relation in dict.fromkeys(relations)]
    if verdict != "rejected":
        _refuse_with_itself(corpus, befores)
    message = quoted(VERBS[verdict], [before.label for before in befores], "relations")
    changes = (
        Change(before, replace(before, verdict=verdict))
        for before in befores
        if before.verdict != verdict
    )
    return Edit(message, tuple(changes))


def reject(corpus: Corpus, relations: Iterable[str]) -> Edit:
    """Take relations out of the drawing; they stay listed and can be restored."""
    return judge(corpus, relations, "rejected")


def restore(corpus: Corpus, relations: Iterable[str]) -> Edit:
    """Bring rejected relations back, with their sentences where all of those were rejected."""
    befores = [relation_in(corpus, relation) for relation in dict.fromkeys(relations)]
    _refuse_with_itself(corpus, befores)
    message = quoted("Restore", [before.label for before in befores], "relations")
    own = (
        Change(before, replace(before, verdict="unreviewed"))
        for before in befores
        if before.verdict == "rejected"
    )
    inside = (
        Change(evidence, replace(evidence, verdict="unreviewed"))
        for before in befores
        for evidence in _all_rejected(corpus, before)
    )
    return Edit(message, tuple(chain(own, inside)))


def note(corpus: Corpus, relation: str, text: str) -> Edit:
    """A person's words about a relation; empty text takes them away."""
    before = relation_in(corpus, relation)
    after = replace(before, note=text_of(text))
    message = Message.of("Note on “{label}”", label=before.label)
    return Edit(message, (Change(before, after),) if after != before else ())


def relation_in(corpus: Corpus, relation: str) -> Relation:
    """The relation of that id; raises EditRefused when it is gone."""
    found = corpus.relations.get(relation)
    if found is None:
        raise EditRefused("This relation is no longer there; select another one.")
    return found


def _become(corpus: Corpus, before: Relation, after: Relation, message: Message) -> Edit:
    """Change a relation, or fold it into the one that it would equal."""
    _refuse_with_itself(corpus, [before])
    draft = Draft(corpus)
    become(draft, before, after, swapped=after.source == before.target)
    return draft.edit(message)


def _with_direction(relation: Relation, directed: bool) -> Relation:
    if directed:
        return replace(relation, directed=True)
    source, target = relation.ends
    return replace(relation, directed=False, source=source, target=target)


def _all_rejected(corpus: Corpus, relation: Relation) -> Iterable[Evidence]:
    if any(claim.verdict != "rejected" for claim in corpus.claims_of(relation.id)):
        return ()
    return corpus.store.evidence_of([relation.id])


def _refuse_with_itself(corpus: Corpus, relations: Iterable[Relation]) -> None:
    for one in relations:
        if one.source == one.target:
            raise EditRefused(
                f"“{one.label}” tied two that are one now, “{_entity_name(corpus, one.source)}”; "
                "take the merge apart to bring it back."
            )


def _known_kind(kind: str) -> None:
    if kind not in relation_kinds():
        raise EditRefused(f"There is no kind of relation “{kind}”; choose one of the list.")


def _entity_name(corpus: Corpus, entity: str) -> str:
    found = corpus.entities.get(entity)
    if found is None:
        raise EditRefused("This entity is no longer there; select another one.")
    return found.name
