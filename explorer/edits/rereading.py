"""An article is read again: what it gave is replaced, and what a person did stays.

Records that are found again keep their ids, and with them verdicts, notes and places. What is not
found again goes, unless a person has touched it: then it stays as it is and is told.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from explorer.edits.deciding import MANUAL
from explorer.edits.draft import Draft
from explorer.edits.splitting import BY_HAND
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.edit import Edit
from explorer.model.joining import grown, relation_key, renamed
from explorer.model.message import Message
from explorer.model.records import (
    Candidate,
    Document,
    Entity,
    Evidence,
    Extraction,
    Mention,
    Record,
    Relation,
    Sentence,
    Span,
    new_id,
)
from explorer.model.subjects import referred_to

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Reread:
    """The edit that replaces what an article gave.

    ``kept`` tells, by its id, what was not found again and stays because a person worked on it,
    ``found`` are the ids of what was found again.
    """

    edit: Edit
    kept: Mapping[str, Message]
    found: frozenset[str]


def read_again(
    corpus: Corpus, document: str, extraction: Extraction, same: Mapping[str, str] | None = None
) -> Reread:
    """Replace what an article gave by an extraction of the same text.

    ``same`` says which new entities are entities of the corpus by their name, where no mention
    says so.
    """
    header = corpus.documents.get(document)
    if header is None or len(extraction.documents) != 1:
        raise EditRefused("This article is no longer there; select another one.")
    if extraction.documents[0].text != corpus.store.text_of(document):
        raise EditRefused(f"“{header.title}” has another text now; add it as a new article.")
    again = _Again(corpus, header, extraction, same or {})
    edit = again.edit()
    return Reread(edit, again.kept_by_hand, again.found())


class _Again:
    """One article that was read again."""

    def __init__(
        self, corpus: Corpus, header: Document, extraction: Extraction, same: Mapping[str, str]
    ) -> None:
        self._corpus, self._header = corpus, header
        self._draft = Draft(corpus)
        self.kept_by_hand: dict[str, Message] = {}
        store, id = corpus.store, header.id
        self._sentences = {(s.start, s.end): s for s in store.sentences_in(id)}
        # A place can mean several: "the two leaders".
        self._mentions = {(m.start, m.end, m.entity): m for m in store.mentions_in(id)}
        self._evidence = self._told_here()
        self._entities = self._matched(extraction, same)
        self._relations = {
            relation_key(relation): relation.id
            for entity in set(self._entities.values())
            for relation in corpus.relations_of(entity)
        }
        self._fresh = renamed(extraction, self._name)

    def edit(self) -> Edit:
        """The whole as one edit."""
        fresh = self._fresh
        self._replace(fresh.sentences, self._sentences.values(), lambda one: False)
        for entity in fresh.entities:
            self._put_entity(entity)
        self._replace(fresh.mentions, self._mentions.values(), lambda m: m.reason == BY_HAND)
        for relation in fresh.relations:
            if relation.id not in self._corpus.relations:
                self._draft.put(None, replace(relation, external_id=""))
        self._put_evidence(fresh.evidence)
        self._put_candidates(fresh.candidates)
        self._clear_relations()
        self._clear_entities()
        return self._draft.edit(Message.of("Read “{title}” again", title=self._header.title))

    def found(self) -> frozenset[str]:
        """Entities, relations and evidence that were found again, by id."""
        fresh = self._fresh
        found = {one.id for one in fresh.entities} | {one.id for one in fresh.relations}
        return frozenset(found | {one.id for one in fresh.evidence})

    def _name(self, record: Record) -> str:
        if isinstance(record, Document):
            return self._header.id
        if isinstance(record, Entity):
            return self._entities.get(record.id) or new_id()
        if isinstance(record, Relation):
            return self._relations.get(relation_key(record)) or new_id()
        if isinstance(record, Sentence):
            there = self._sentences.get((record.start, record.end))
            return there.id if there is not None else new_id()
        if isinstance(record, Mention):
            known = self._mentions.get((record.start, record.end, record.entity))
            return known.id if known is not None else new_id()
        if isinstance(record, Evidence):
            told = self._evidence.get((record.relation, record.start, record.end))
            return told.id if told is not None else new_id()
        return new_id()

    def _told_here(self) -> dict[tuple[str, int, int], Evidence]:
        """All evidence of the article; its relations are those of whom it names."""
        named = {mention.entity for mention in self._mentions.values()}
        relations = {r.id for entity in named for r in self._corpus.relations_of(entity)}
        claimed = {
            name
            for name, claims in self._corpus.claims.items()
            if any(claim.document == self._header.id for claim in claims)
        }
        return {
            (one.relation, one.start, one.end): one
            for one in self._corpus.store.evidence_of(relations | claimed)
            if one.document == self._header.id
        }

    def _matched(self, extraction: Extraction, same: Mapping[str, str]) -> dict[str, str]:
        """Entities of the corpus by new id: those that share most mentions, each only once."""
        shared: Counter[tuple[str, str]] = Counter()
        here: defaultdict[Span, list[str]] = defaultdict(list)
        for start, end, entity in self._mentions:
            here[start, end].append(entity)
        for one in extraction.mentions:
            shared.update((one.entity, old) for old in here[one.start, one.end])
        found: dict[str, str] = {}
        taken: set[str] = set()
        for (new, old), _ in sorted(shared.items(), key=lambda row: (-row[1], row[0])):
            if new not in found and old not in taken:
                found[new] = old
                taken.add(old)
        for new, old in same.items():
            if new not in found and old not in taken and old in self._corpus.entities:
                found[new] = old
                taken.add(old)
        return found

    def _put_entity(self, entity: Entity) -> None:
        before = self._corpus.entities.get(entity.id)
        if before is None:
            self._draft.put(None, replace(entity, external_id=""))
            return
        elsewhere = any(
            one.document != self._header.id for one in self._corpus.store.mentions_of(before.id)
        )
        named = grown(before, entity)
        if not elsewhere and entity.name != before.name:
            named = grown(replace(before, name=entity.name, kind=entity.kind), before)
        elif not elsewhere:
            named = replace(named, kind=entity.kind)
        self._draft.put(before, named)

    def _replace(self, fresh: Iterable[R], old: Iterable[R], keeps: Callable[[R], bool]) -> None:
        new = {one.id: one for one in fresh}
        for one in old:
            stays = keeps(one)
            if one.id in new:
                after = new.pop(one.id)
                self._draft.put(one, one if stays else after)
            elif not stays:
                self._draft.put(one, None)
        for one in new.values():
            self._draft.put(None, one)

    def _put_evidence(self, fresh: Iterable[Evidence]) -> None:
        new = {one.id: one for one in fresh}
        for one in self._evidence.values():
            after = new.pop(one.id, None)
            if after is not None:
                hand = one.extractor == MANUAL
                read = replace(after, verdict=one.verdict, note=one.note)
                self._draft.put(one, one if hand else read)
            elif one.extractor == MANUAL or one.verdict != "unreviewed" or one.note:
                if one.extractor != MANUAL:
                    self._tell(one)
            else:
                self._draft.put(one, None)
        for one in new.values():
            self._draft.put(None, one)

    def _tell(self, evidence: Evidence) -> None:
        label = self._corpus.relations[evidence.relation].label
        text = self._corpus.store.text_of(self._header.id)[evidence.start : evidence.end]
        quote = " ".join(text.split())[:120]
        says = "A sentence of “{label}” that you judged is no longer found, and was kept: “{quote}”"
        self.kept_by_hand[evidence.id] = Message.of(says, label=label, quote=quote)

    def _put_candidates(self, fresh: Iterable[Candidate]) -> None:
        named = {mention.entity for mention in self._mentions.values()}
        old = {
            one.id: one
            for entity in named
            for one in self._corpus.store.naming(entity)
            if isinstance(one, Candidate) and one.document == self._header.id
        }
        places = {_place(one): one for one in old.values()}
        kept = set()
        for one in fresh:
            there = places.get(_place(one))
            if there is None:
                self._draft.put(None, one)
            else:
                kept.add(there.id)
                self._draft.put(there, replace(one, id=there.id))
        for gone in old.values():
            if gone.id not in kept:
                self._draft.put(gone, None)

    def _clear_relations(self) -> None:
        """Relations that no sentence states any more go, unless a person has touched them."""
        for name in {one.relation for one in self._evidence.values()}:
            relation = self._draft.relation(name)
            if relation is None or self._draft.evidence_of(name):
                continue
            if _touched(relation):
                says = "“{label}” is no longer found, and was kept because you worked on it"
                self.kept_by_hand[relation.id] = Message.of(says, label=relation.label)
            else:
                self._draft.put(relation, None)

    def _clear_entities(self) -> None:
        """Entities that nothing names any more go, unless a person has touched them."""
        for name in {mention.entity for mention in self._mentions.values()}:
            entity = self._draft.entity(name)
            if entity is None or name in set(self._entities.values()) or self._needed(name):
                continue
            if entity.note or entity.tags or entity.color or entity.group or entity.rejected:
                says = "“{name}” is no longer named, and was kept because you worked on it"
                self.kept_by_hand[entity.id] = Message.of(says, name=entity.name)
            else:
                self._draft.put(entity, None)

    def _needed(self, entity: str) -> bool:
        if self._draft.relations_of(entity):
            return True
        now: Iterator[Record | None] = (
            self._draft.now(one)
            for one in (
                *self._corpus.store.mentions_of(entity),
                *self._corpus.store.naming(entity),
            )
        )
        return any(one is not None and entity in referred_to(one) for one in now)


def _place(candidate: Candidate) -> tuple[frozenset[str], int, int]:
    return frozenset((candidate.source, candidate.target)), candidate.start, candidate.end


def _touched(relation: Relation) -> bool:
    return bool(
        relation.manual
        or relation.verdict != "unreviewed"
        or relation.note
        or relation.tags
        or relation.color
    )
