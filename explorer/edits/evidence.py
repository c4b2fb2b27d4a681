"""Single sentences: verdict, "not evidence for this", note, attach and detach by hand."""

from collections.abc import Iterable
from dataclasses import replace

from explorer.edits.draft import Draft
from explorer.edits.folding import twin_of
from explorer.edits.relations import drawn, relation_in, restore
from explorer.edits.wording import VERBS, text_of
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Evidence, Factuality, Relation, Span, Verdict, new_id

MANUAL = "manual"  # the extractor of what a person attached


def judge(corpus: Corpus, evidence: Iterable[str], verdict: Verdict) -> Edit:
    """A person's verdict on sentences; "rejected" says that they are no evidence for this."""
    befores = [_evidence_in(corpus, one) for one in dict.fromkeys(evidence)]
    changes = tuple(
        Change(before, replace(before, verdict=verdict))
        for before in befores
        if before.verdict != verdict
    )
    verb = "Not evidence:" if verdict == "rejected" else VERBS[verdict]
    if len(befores) != 1:
        return Edit(Message.of(verb + " {count} sentences", count=len(befores)), changes)
    message = Message.of(verb + " a sentence of “{label}”", label=_label(corpus, befores[0]))
    return Edit(message, changes)


def note(corpus: Corpus, evidence: str, text: str) -> Edit:
    """A person's words about a sentence; empty text takes them away."""
    before = _evidence_in(corpus, evidence)
    after = replace(before, note=text_of(text))
    message = Message.of("Note on a sentence of “{label}”", label=_label(corpus, before))
    return Edit(message, (Change(before, after),) if after != before else ())


def weigh(corpus: Corpus, evidence: str, factuality: Factuality) -> Edit:
    """How sure a sentence is of what it states, where a person reads it otherwise."""
    before = _evidence_in(corpus, evidence)
    after = replace(before, factuality=factuality)
    message = Message.of("Certainty of a sentence of “{label}”", label=_label(corpus, before))
    return Edit(message, (Change(before, after),) if after != before else ())


def attach(corpus: Corpus, relation: str, document: str, start: int, end: int) -> Edit:
    """Make each sentence that a selection touches evidence; what is selected of it is the clause.

    They are confirmed at once: a person has read them and says what they state.
    """
    of = relation_in(corpus, relation)
    changes = _attached(corpus, of, document, start, end)
    if not changes:
        raise EditRefused(f"This sentence is evidence for “{of.label}” already.")
    if len(changes) == 1:
        return Edit(Message.of("Attach a sentence to “{label}”", label=of.label), tuple(changes))
    message = Message.of(
        "Attach {count} sentences to “{label}”", count=len(changes), label=of.label
    )
    return Edit(message, tuple(changes))


def unnamed(corpus: Corpus, relation: str, document: str, start: int, end: int) -> tuple[str, ...]:
    """The ends of a relation that no sentence of a selection names."""
    touched = _sentences_touched(corpus, document, start, end)
    return tuple(
        entity
        for entity in relation_in(corpus, relation).ends
        if not any(_named_in(corpus, entity, document, *sentence) for sentence in touched)
    )


def state(
    corpus: Corpus,
    ends: tuple[str, str],
    label: str,
    kind: str,
    directed: bool,
    selection: tuple[str, int, int],
) -> Edit:
    """A relation that selected text states, with its sentences, as one edit.

    Where the two are related so already, the sentences go to that relation.
    """
    made = drawn(corpus, *ends, label, kind, directed)
    twin = twin_of(Draft(corpus), made)
    if twin is None:
        message = Message.of("Add “{label}”", label=made.label)
        return Edit(message, (Change(None, made), *_attached(corpus, made, *selection)))
    back = restore(corpus, [twin.id])
    if not back.changes:
        return attach(corpus, twin.id, *selection)
    draft = Draft(corpus)
    for change in (*back.changes, *_attached(corpus, twin, *selection)):
        draft.put(change.before, change.after)
    return draft.edit(back.label)


def _attached(corpus: Corpus, of: Relation, document: str, start: int, end: int) -> list[Change]:
    touched = _sentences_touched(corpus, document, start, end)
    there = {
        (one.start, one.end): one
        for one in corpus.store.evidence_of([of.id])
        if one.document == document
    }
    changes = []
    for first, last in touched:
        before = there.get((first, last))
        if before is not None and before.verdict != "rejected":
            continue
        if before is not None:
            changes.append(Change(before, replace(before, verdict="confirmed")))
            continue
        made = Evidence(
            id=new_id(),
            relation=of.id,
            document=document,
            start=first,
            end=last,
            clause=(max(start, first), min(end, last)),
            source_mention=_named_in(corpus, of.source, document, first, last),
            target_mention=_named_in(corpus, of.target, document, first, last),
            extractor=MANUAL,
            verdict="confirmed",
        )
        changes.append(Change(None, made))
    return changes


def detach(corpus: Corpus, evidence: str) -> Edit:
    """Take away a sentence that a person attached; found ones are rejected instead."""
    before = _evidence_in(corpus, evidence)
    if before.extractor != MANUAL:
        raise EditRefused("This sentence was found in the article; mark it “not evidence” instead.")
    message = Message.of("Detach a sentence from “{label}”", label=_label(corpus, before))
    return Edit(message, (Change(before, None),))


def _evidence_in(corpus: Corpus, evidence: str) -> Evidence:
    found = corpus.store.evidence_by_id(evidence)
    if found is None:
        raise EditRefused("This sentence is no longer there; select another one.")
    return found


def _label(corpus: Corpus, evidence: Evidence) -> str:
    return corpus.relations[evidence.relation].label


def _sentences_touched(corpus: Corpus, document: str, start: int, end: int) -> list[Span]:
    if document not in corpus.documents:
        raise EditRefused("This article is no longer there; select text of another one.")
    touched = [
        (sentence.start, sentence.end)
        for sentence in corpus.store.sentences_in(document)
        if sentence.start < end and start < sentence.end
    ]
    if start >= end or not touched:
        raise EditRefused("No sentence is selected; select the words that state the relation.")
    return touched


def _named_in(corpus: Corpus, entity: str, document: str, start: int, end: int) -> Span | None:
    for mention in corpus.store.mentions_of(entity):
        if mention.document == document and start <= mention.start and mention.end <= end:
            return mention.start, mention.end
    return None
