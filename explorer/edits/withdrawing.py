"""What a merge taken apart leaves of decisions: none speaks of both sides any more.

A decision that was made while they were one names places of both, and calls them as the merge
did. Each is cut down to the places that still mean the kept entity, and says what that is now;
one that has only what the merge gave goes with it.
"""

import json
from collections import defaultdict
from dataclasses import replace
from typing import Any

from explorer.edits.anchoring import anchors, as_json, by_document, called, cut
from explorer.edits.deciding import OF_ENTITIES, follows
from explorer.edits.draft import Draft, mentions_of
from explorer.edits.remembering import Memory
from explorer.model.records import Decision, Entity, Mention, Span, new_id

_WHO_IS_WHO = ("mention", "cannot-link", "must-link")


def withdraw(draft: Draft, merge: str, memory: Memory) -> None:
    """Mend the decisions in a draft that has put all others back; ``merge`` is its decision."""
    kept = draft.entity(memory.kept)
    if kept is None:
        return
    rest = _Rest(draft, memory, kept)
    for one in list(draft.corpus.decisions.values()):
        now = draft.now(one)
        if now is None:
            continue
        if one.what in OF_ENTITIES and follows(one) and one.id.split(":")[1] == kept.id:
            rest.of_entity(one, now)
        elif one.what in _WHO_IS_WHO and one.id > merge:  # made while they were one
            rest.who_is_who(now)


class _Rest:
    """What is left of decisions, by the mentions that went back."""

    def __init__(self, draft: Draft, memory: Memory, kept: Entity) -> None:
        self._draft, self._kept = draft, kept
        self._stay = by_document(mentions_of(draft, kept.id))
        self._texts = {d.id: d.sha256 for d in draft.corpus.documents.values()}
        self._gone: defaultdict[str, dict[Span, str]] = defaultdict(dict)  # by text: to whom
        for before, after in draft.changed(Mention):
            if before is not None and after is not None and before.entity != after.entity:
                text = self._texts[after.document]
                self._gone[text][after.start, after.end] = after.entity
        for name, mentions in self._stay.items():  # a place can mean several
            for one in mentions:
                self._gone[self._texts[name]].pop((one.start, one.end), None)
        self._came = {
            one.id: one.fields["entity"][0]
            for one in memory.records
            if one.kind is Mention and "entity" in one.fields
        }
        self._remembered = {one.id for one in memory.records if one.kind is Decision}
        self._given = next(
            (r.fields for r in memory.records if r.kind is Entity and r.id == kept.id), {}
        )

    def of_entity(self, decided: Decision, now: Decision) -> None:
        """A name, kind or other field of the kept one."""
        document = decided.id.split(":")[2]
        stay, gone = self._stay.get(document, []), self._gone.get(decided.text_sha256, {})
        if not stay:
            if gone:
                self._draft.put(decided, None)
            return
        value = getattr(self._kept, decided.what)
        pair = self._given.get(decided.what)
        if decided.id not in self._remembered and pair is not None and pair[0] == value:
            self._draft.put(decided, None)  # it said again what the merge said
            return
        if now == decided:
            now = replace(now, value=as_json(value))
        if any(span in gone for span in now.spans):
            left = [span for span in now.spans if span not in gone] or anchors(stay)
            now = self._cut(now, document, left)
        self._draft.put(decided, now)

    def who_is_who(self, decided: Decision) -> None:
        """Words that mean the kept one, or somebody who was split off it."""
        gone = self._gone.get(decided.text_sha256, {})
        value = json.loads(decided.value)
        now = decided
        if value["entity"] == self._kept.id:
            value.update(called(self._kept))
            now = replace(now, value=as_json(value))
        document = next((d for d, text in self._texts.items() if text == decided.text_sha256), "")
        if decided.what == "must-link" and any(span in gone for span in now.spans):
            left = [span for span in now.spans if span not in gone]
            self._draft.put(decided, self._cut(now, document, left) if len(left) > 1 else None)
        elif decided.what == "cannot-link" and document and value["others"]:
            self._split(decided, now, document, value)
        else:
            self._draft.put(decided, now)

    def _split(self, decided: Decision, now: Decision, document: str, value: Any) -> None:
        """Who was split off the merged: now each off the one that it would have come from."""
        gone = self._gone.get(decided.text_sha256, {})
        others: defaultdict[str, list[Span]] = defaultdict(list)
        for start, end in value["others"]:
            others[gone.get((start, end), self._kept.id)].append((start, end))
        came: defaultdict[str, list[Span]] = defaultdict(list)
        there = {(m.start, m.end): m.id for m in self._draft.corpus.store.mentions_in(document)}
        for span in now.spans:
            came[self._came.get(there.get(span, ""), self._kept.id)].append(span)
        before: Decision | None = decided
        for whose, spans in came.items():
            part = self._cut(now, document, spans)
            if whose in others:
                part = replace(part, value=as_json({**value, "others": others[whose]}))
            else:  # nothing is left there that the words could be apart from
                who = {name: value[name] for name in ("entity", "name", "kind")}
                part = replace(part, what="mention", value=as_json(who))
            self._draft.put(before, part if before is not None else replace(part, id=new_id()))
            before = None

    def _cut(self, decided: Decision, document: str, spans: list[Span]) -> Decision:
        return cut(self._draft.corpus, decided, document, spans)
