"""Decisions applied to what was read in their text again: corrections outlive an extraction.

They are applied by the edits that a person would make, on a corpus of the fresh extraction alone,
so that a correction means the same the second time. That is why this is here and not in
``linking``, which knows no edits. What no longer fits is told, never dropped: the decision stays.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from explorer.edits import entities, evidence, mentions, merging, splitting
from explorer.edits.draft import Draft
from explorer.edits.folding import become, between
from explorer.edits.relations import drawn
from explorer.errors import EditRefused
from explorer.model.clusters import COPY
from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.joining import in_order, records_of, relation_key
from explorer.model.message import Message
from explorer.model.records import (
    Candidate,
    Decision,
    Document,
    Entity,
    Evidence,
    Extraction,
    Mention,
    Relation,
    Sentence,
    Span,
)
from explorer.model.text import digest
from explorer.store.memory import MemoryStore

_ORDER = ("mention", "cannot-link", "must-link")  # who is who, before what is said of them
_LAST = ("relation", "evidence")


@dataclass(frozen=True, slots=True)
class Unfit:
    """A decision that fits no more, what it is about, and what it was, for a person."""

    decision: str
    message: Message

    @property
    def about(self) -> str:
        """The id of the entity, relation or evidence; empty for who is who."""
        return self.decision.split(":")[1] if ":" in self.decision else ""


def applied(
    extraction: Extraction, decisions: Iterable[Decision]
) -> tuple[Extraction, tuple[Unfit, ...]]:
    """The extraction as its readers corrected it before, and what of that no longer fits."""
    fresh = _Fresh(extraction)
    unfit = []
    for decision in sorted(decisions, key=_order):
        document = fresh.document(decision.text_sha256)
        if document is None or decision.what == COPY:  # that is said of articles, see copies.py
            continue
        try:
            fits = fresh.take(decision, document)
        except EditRefused:
            fits = False
        if not fits:
            unfit.append(Unfit(decision.id, _told(decision)))
    return fresh.extraction(), tuple(unfit)


class _Fresh:
    """A fresh extraction that is being corrected."""

    def __init__(self, extraction: Extraction) -> None:
        extraction = in_order(extraction)
        self._given = extraction
        self._store = MemoryStore(records_of(extraction))
        self._corpus = Corpus(self._store)
        self._corpus.load(self._store.held(), self._store.claims())
        self._texts = {(d.sha256 or digest(d.text)): d.id for d in extraction.documents}
        self._known: dict[str, str] = {}  # whom an entity of the project is here

    def document(self, sha256: str) -> str | None:
        """The document of that text."""
        return self._texts.get(sha256)

    def extraction(self) -> Extraction:
        """The records as they are now, without the decisions that led to them."""
        held = list(self._store.records())

        def of(kind: type) -> Any:
            return tuple(one for one in held if type(one) is kind)

        return replace(
            self._given,
            documents=of(Document),
            sentences=of(Sentence),
            entities=of(Entity),
            mentions=of(Mention),
            relations=of(Relation),
            evidence=of(Evidence),
            candidates=of(Candidate),
        )

    def take(self, decision: Decision, document: str) -> bool:
        """Apply a decision; whether it fits. Raises EditRefused where it does not."""
        value = json.loads(decision.value)
        takes: dict[str, Callable[[Decision, str, Any], bool]] = {
            "mention": self._name,
            "cannot-link": self._split,
            "must-link": self._merge,
            "relation": self._relation,
            "evidence": self._evidence,
        }
        return takes.get(decision.what, self._field)(decision, document, value)

    def _name(self, decision: Decision, document: str, value: Any) -> bool:
        for start, end in decision.spans:
            into = self._entity(value)
            there = self._at(document, [(start, end)], exact=True)
            if into and there == into:
                continue
            given = value["name"], value["kind"], into
            self._do(mentions.name(self._corpus, document, start, end, *given))
            self._known[value["entity"]] = self._at(document, [(start, end)], exact=True)
        return True

    def _split(self, decision: Decision, document: str, value: Any) -> bool:
        spans = [(start, end) for start, end in value["others"]]
        others = self._at(document, spans) if spans else self._at(document, decision.spans, True)
        moved = [one for one in self._standing(document, decision.spans) if one.entity == others]
        if not others or not self._standing(document, decision.spans):
            return False
        into, given = self._entity(value), (value["name"], value["kind"])
        ids = [one.id for one in moved]
        if moved and not spans and len(ids) == len(self._store.mentions_of(others)):
            if not into:  # nobody is left that they could be parted from
                self._do(splitting.recast(self._corpus, others, None, *given))
            elif into != others:
                self._do(merging.merge(self._corpus, [into, others], *given, into))
        elif moved and (spans or into != others):
            if into and into != others:
                self._do(splitting.assign(self._corpus, others, ids, into))
            else:
                self._do(splitting.split(self._corpus, others, ids, *given))
        self._known[value["entity"]] = self._at(document, decision.spans, exact=True)
        return True

    def _merge(self, decision: Decision, document: str, value: Any) -> bool:
        named = self._each(document, decision.spans)
        found = list(dict.fromkeys(named))
        if not found:
            return False
        if len(found) > 1:
            first = Counter(named).most_common(1)[0][0]
            given = value["name"], value["kind"], first
            self._do(merging.merge(self._corpus, found, *given))
            found = [first]
        elif (known := self._corpus.entities[found[0]]).name != value["name"]:
            self._do(entities.rename(self._corpus, known.id, value["name"]))
        self._known[value["entity"]] = found[0]
        return True

    def _field(self, decision: Decision, document: str, value: Any) -> bool:
        found = self._at(document, decision.spans)
        if not found:
            return False
        before = self._corpus.entities[found]
        if decision.what == "name":
            self._do(entities.rename(self._corpus, found, value))
            return True
        value = tuple(value) if isinstance(value, list) else value
        after = replace(before, **{decision.what: value})
        self._do(Edit(Message(""), (Change(before, after),)))
        return True

    def _relation(self, decision: Decision, document: str, value: Any) -> bool:
        found = self._find(decision, document, value)
        meant = [found.id] if found is not None else []
        meant += [one.id for one in self._parted(decision, document, value) if one.id not in meant]
        for name in meant:
            before = self._corpus.relations.get(name)
            if before is not None:  # else it became part of another
                self._say(before, value)
        return bool(meant)

    def _say(self, before: Relation, value: Any) -> None:
        now: dict[str, Any] = {
            name: tuple(v) if isinstance(v, list) else v for name, v in value["now"].items()
        }
        lemma = before.lemma if now["label"] == before.label else now["label"].casefold()
        after = replace(before, **now, lemma=lemma)
        ends = (after.source, after.target)[:: -1 if value["turned"] else 1]
        after, swapped = between(after, *ends)
        draft = Draft(self._corpus)
        if relation_key(after) == relation_key(before) and after.label == before.label:
            draft.put(before, after)  # what was said of it joins it to none that reads the same
        else:
            become(draft, before, after, swapped != bool(value["turned"]))
        self._do(draft.edit(Message("")))

    def _evidence(self, decision: Decision, document: str, value: Any) -> bool:
        span = decision.spans[0]
        parted = self._parted(decision, document, value)
        relation = self._find(decision, document, value)
        if parted and (relation is None or relation.id not in {one.id for one in parted}):
            relation = parted[0]  # the sentence went with somebody who was split off
        if relation is None and value["made"] and value["manual"]:
            relation = self._draw(document, value)
        if relation is None:
            return False
        told = self._store.evidence_of([relation.id])
        before = next(
            (e for e in told if e.document == document and (e.start, e.end) == span), None
        )
        if before is None and value["made"]:
            clause = value["clause"] or span
            self._do(evidence.attach(self._corpus, relation.id, document, *clause))
            return True
        if before is None:
            return False
        after = replace(before, **value["now"])
        self._do(Edit(Message(""), (Change(before, after),)))
        return True

    def _draw(self, document: str, value: Any) -> Relation | None:
        ends = self._two(document, value)
        if ends is None:
            return None
        was = value["was"]
        made = drawn(self._corpus, *ends, was["label"], was["kind"], was["directed"])
        self._do(Edit(Message(""), (Change(None, made),)))
        return made

    def _find(self, decision: Decision, document: str, value: Any) -> Relation | None:
        """The relation that is meant: by its words, else the only one of the two that is said."""
        ends = self._two(document, value)
        if ends is None:
            return None
        there = self._corpus.relations_between(*ends)
        for one in there:
            source, target = ends if value["was"]["directed"] else sorted(ends)
            sought = replace(one, source=source, target=target, **value["was"])
            if relation_key(sought) == relation_key(one):
                return one
        spans = set(decision.spans)
        said = {
            e.relation
            for e in self._store.evidence_of([one.id for one in there])
            if e.document == document and (e.start, e.end) in spans
        }
        same = [one for one in there if one.id in said and one.kind == value["was"]["kind"]]
        return same[0] if len(same) == 1 else None

    def _parted(self, decision: Decision, document: str, value: Any) -> list[Relation]:
        """Relations in these words and sentences of any whom the places of the two ends mean.

        A split that came after the decision takes some sentences of a relation along.
        """
        sides = [
            dict.fromkeys(one.entity for one in self._standing(document, spans))
            for spans in value["ends"]
        ]
        spans = set(decision.spans)
        found: dict[str, Relation] = {}
        for source, target in product(*sides):
            for one in self._corpus.relations_between(source, target) if source != target else ():
                ends = (source, target) if value["was"]["directed"] else sorted((source, target))
                sought = replace(one, source=ends[0], target=ends[1], **value["was"])
                if relation_key(sought) == relation_key(one):
                    found[one.id] = one
        said = {
            e.relation
            for e in self._store.evidence_of(found)
            if e.document == document and (e.start, e.end) in spans
        }
        return [one for one in found.values() if one.id in said]

    def _two(self, document: str, value: Any) -> tuple[str, str] | None:
        ends = [self._at(document, [(a, b) for a, b in spans]) for spans in value["ends"]]
        for place, name in enumerate(value.get("names", ())):
            if not ends[place]:  # who is drawn to somebody that this text does not name
                there = splitting.named(self._corpus, *name)
                ends[place] = there.id if there is not None else ""
        return (ends[0], ends[1]) if ends[0] and ends[1] and ends[0] != ends[1] else None

    def _entity(self, value: Any) -> str:
        known = self._known.get(value["entity"], "")
        if known in self._corpus.entities:
            return known
        there = splitting.named(self._corpus, value["name"], value["kind"])
        return there.id if there is not None else ""

    def _at(self, document: str, spans: Sequence[Span], exact: bool = False) -> str:
        """Whom most of these places mean; those that a mention touches where none is just there."""
        found = self._each(document, spans)
        if not found and not exact:
            found = [
                one.entity
                for one in self._store.mentions_in(document)
                if any(one.start < end and start < one.end for start, end in spans)
            ]
        return Counter(found).most_common(1)[0][0] if found else ""

    def _each(self, document: str, spans: Iterable[Span]) -> list[str]:
        """Whom each of these places means; one that means several says nothing of who is who."""
        there: dict[Span, set[str]] = {}
        for one in self._standing(document, spans):
            there.setdefault((one.start, one.end), set()).add(one.entity)
        return [next(iter(meant)) for meant in there.values() if len(meant) == 1]

    def _standing(self, document: str, spans: Iterable[Span]) -> list[Mention]:
        wanted = {tuple(span) for span in spans}
        there = self._store.mentions_in(document)
        return [one for one in there if (one.start, one.end) in wanted]

    def _do(self, edit: Edit) -> None:
        self._store.write(edit, journaled=False)
        self._corpus.apply(edit)


def _order(decision: Decision) -> tuple[int, str]:
    if decision.what in _ORDER:
        return 0, decision.id  # as they were made
    return 1 + (_LAST.index(decision.what) + 1 if decision.what in _LAST else 0), decision.id


def _told(decision: Decision) -> Message:
    says = {
        "mention": "“{quote}” as a name",
        "cannot-link": "“{quote}” split off",
        "must-link": "“{quote}” merged",
        "relation": "What you said of a relation: “{quote}”",
        "evidence": "What you said of a sentence: “{quote}”",
    }.get(decision.what, "The {what} of “{quote}”")
    quote = " ".join((decision.quotes or ("",))[0].split())
    return Message.of(says, quote=quote[:120], what=decision.what)
