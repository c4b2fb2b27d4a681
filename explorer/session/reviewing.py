"""The review queue: what asks for a decision, one after the other, across restarts.

What is decided is told by the records alone, so the queue needs no file of its own: it goes on
where it was because what was judged does not ask any more. Skipped items wait for the end of the
queue. A decision that is undone brings its item back to the front.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.graph.reviewing import asks, ranking
from explorer.linking.pairs import Pair
from explorer.linking.suggestions import APART, Suggestion, kept_apart, searching
from explorer.model.corpus import Corpus
from explorer.model.edit import Edit
from explorer.model.message import Message
from explorer.model.records import Decision, Document, Entity, Evidence, Relation
from explorer.session.jobs import Progress

Key = str | Pair
_MAYBE = Message("May be one and the same")
MERGE = "merge"  # what a decision is that remembers a merge


@dataclass(frozen=True, slots=True)
class Item:
    """A relation to judge, or a suggestion to merge; ``why`` says why it comes now."""

    worth: float
    why: Message
    relation: str = ""
    suggestion: Suggestion | None = None

    @property
    def key(self) -> Key:
        """What it is about."""
        return self.suggestion.pair if self.suggestion is not None else self.relation


def queue(corpus: Corpus, story: frozenset[str]) -> Iterator[Progress | list[Item]]:
    """All that asks for a decision, most worth first: a job whose last step is the list."""
    total = len(corpus.relations)
    found: list[Item] = []
    message = Message("Ranking what to review")
    for one in ranking(corpus, story):
        if one is None:
            yield Progress(len(found), total, message)
        else:
            found.append(Item(one.worth, one.why, relation=one.relation))
    search = searching(corpus)
    while True:
        try:
            next(search)
        except StopIteration as ended:
            found += [Item(2 * one.worth, _MAYBE, suggestion=one) for one in ended.value]
            break
        yield Progress(total, total, message)
    yield sorted(found, key=lambda item: (-item.worth, str(item.key)))


class Review:
    """Where a person is in the queue. Edits are told by :meth:`follow`."""

    def __init__(self, corpus: Corpus, items: Sequence[Item]) -> None:
        self._corpus = corpus
        self._items = list(items)
        self._at = 0
        self._skipped: set[Key] = set()
        self._places = {item.key: at for at, item in enumerate(self._items)}
        self._merges: defaultdict[str, list[Key]] = defaultdict(list)
        for item in self._items:
            if item.suggestion is not None:
                for entity in item.suggestion.pair:
                    self._merges[entity].append(item.key)
        self._asking = {item.key for item in self._items}
        self._decided_before = _decided(corpus)
        self.outdated = False  # articles came or went since it was ranked

    @property
    def current(self) -> Item | None:
        """What is looked at; None where the queue is empty."""
        return self._items[self._at] if self._items else None

    @property
    def decided(self) -> int:
        """How many decisions were made, earlier ones too."""
        return self._decided_before + len(self._items) - len(self._asking)

    @property
    def total(self) -> int:
        """How many there were to make in all."""
        return self._decided_before + len(self._items)

    @property
    def over(self) -> bool:
        """Whether nothing asks any more."""
        return not self._asking

    def asks(self, item: Item) -> bool:
        """Whether an item waits for a decision."""
        return item.key in self._asking

    def step(self, way: int) -> None:
        """To the item before or behind, decided ones too; not beyond the ends."""
        at = self._at + way
        while 0 <= at < len(self._items) and not self._there(self._items[at]):
            at += way
        if 0 <= at < len(self._items):
            self._at = at

    def skip(self) -> None:
        """Leave the item for later and go on."""
        if self.current is not None:
            self._skipped.add(self.current.key)
            self.advance()

    def advance(self) -> None:
        """To the next item that waits; skipped ones come when nothing else is left."""
        if not self._asking:
            return
        if self._asking <= self._skipped:
            waits = self._asking - {self.current.key} if self.current else self._asking
            self._skipped -= waits or self._asking
        order = (*range(self._at + 1, len(self._items)), *range(self._at + 1))
        for at in order:
            key = self._items[at].key
            if key in self._asking and key not in self._skipped:
                self._at = at
                return

    def follow(self, edit: Edit) -> None:
        """Stay true to an edit: go on from what it decided, go back to what it took back."""
        self.outdated = self.outdated or any(
            isinstance(change.record, Document) and None in (change.before, change.after)
            for change in edit.changes
        )
        here = self.current
        waited = here is not None and here.key in self._asking
        back = []
        apart = kept_apart(self._corpus) if self._merges else set()
        for key in self._touched(edit):
            if isinstance(key, str) and key not in self._places:
                self._take_in(key)
            asked, asks_now = key in self._asking, self._asks(key, apart)
            if asks_now and not asked:
                self._asking.add(key)
                back.append(self._places[key])
            elif asked and not asks_now:
                self._asking.discard(key)
                self._skipped.discard(key)
        if back:
            self._at = min(back)
        elif here is not None and waited and here.key not in self._asking:
            self.advance()

    def _take_in(self, relation: str) -> None:
        """A relation that was judged before the queue was made, and asks again."""
        item = Item(0.0, Message("Its verdict was taken back"), relation=relation)
        self._items.insert(self._at, item)
        self._places = {item.key: at for at, item in enumerate(self._items)}
        self._at += 1  # what is looked at has moved
        self._decided_before -= 1

    def _touched(self, edit: Edit) -> list[Key]:
        found: dict[Key, None] = {}
        for change in edit.changes:
            record = change.record
            if isinstance(record, Relation):
                found[record.id] = None
            elif isinstance(record, Evidence):
                found[record.relation] = None
            elif isinstance(record, Entity):
                found.update(dict.fromkeys(self._merges.get(record.id, ())))
            elif isinstance(record, Decision) and record.what == APART:
                found.update({key: None for keys in self._merges.values() for key in keys})
        taken_back = _taken_back(edit)
        return [
            key
            for key in found
            if key in self._places or (key in taken_back and self._asks(key, set()))
        ]

    def _asks(self, key: Key, apart: set[Pair]) -> bool:
        if isinstance(key, str):
            relation = self._corpus.relations.get(key)
            return relation is not None and asks(self._corpus, relation)
        return key not in apart and self._there(self._items[self._places[key]])

    def _there(self, item: Item) -> bool:
        if item.suggestion is None:
            return item.relation in self._corpus.relations
        entities = [self._corpus.entities.get(one) for one in item.suggestion.pair]
        return all(one is not None and not one.rejected for one in entities)


def _decided(corpus: Corpus) -> int:
    """Decisions that were made before: judged relations, merges, and what was kept apart."""
    judged = sum(
        relation.verdict != "unreviewed"
        or any(claim.verdict in ("confirmed", "disputed") for claim in corpus.claims_of(id))
        for id, relation in corpus.relations.items()
    )
    pairs = (one for one in corpus.decisions.values() if not one.text_sha256)
    return judged + sum(one.what in (APART, MERGE) for one in pairs)


def _taken_back(edit: Edit) -> set[str]:
    """Relations that bore a verdict before an edit, themselves or on a sentence, and do not now."""
    found = set()
    for change in edit.changes:
        before, after = change.before, change.after
        if (
            isinstance(before, Relation | Evidence)
            and isinstance(after, Relation | Evidence)
            and before.verdict != "unreviewed"
            and after.verdict == "unreviewed"
        ):
            found.add(after.relation if isinstance(after, Evidence) else after.id)
    return found
