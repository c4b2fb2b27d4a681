"""Entities corrected in any order, with everything else: memory and file hold the same records."""

import dataclasses

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from explorer.edits import entities, marking, mentions, merging, splitting, unmerging
from explorer.edits.deciding import MERGE
from explorer.errors import EditRefused
from explorer.graph.projection import lines
from explorer.model.corpus import Corpus
from explorer.model.names import folded
from tests.store.editing import Editing, number, words

names = st.sampled_from(["Mira Chen", "Xi", "Velmar", "päid “x”", "Ada Okafor"])
sorts = st.sampled_from(["PERSON", "PLACE", "ORGANIZATION"])
some = st.lists(number, min_size=1, max_size=4)


def records(session):
    """All that a project holds, down to the last mention."""
    corpus, store = session.corpus, session.corpus.store
    pairs = {(a, b) for a in corpus.entities for b in corpus.entities if a < b}
    return (
        corpus.snapshot(),
        {one for document in corpus.documents for one in store.mentions_in(document)},
        set(store.evidence_of(corpus.relations)),
        {one for pair in pairs for one in store.candidates_between(*pair)},
    )


def other(before, after):
    """The records that only one of two holds."""
    (whole, *rest), (whole_now, *rest_now) = before, after
    fields = [getattr(whole, one.name) for one in dataclasses.fields(whole)]
    fields_now = [getattr(whole_now, one.name) for one in dataclasses.fields(whole)]
    pairs = zip((*fields, *rest), (*fields_now, *rest_now), strict=True)
    return [(one - now, now - one) for one, now in pairs if one != now]


class Correcting(Editing):
    """The edits of one person, corrections of entities among them."""

    def corrected(self, plan):
        """Perform a correction; its undo gives back every record, and redo does it again."""
        try:
            edit = plan(self.memory.corpus)
        except EditRefused:
            return
        before = records(self.memory)
        if edit.changes:
            self.past.append(self.held())
            self.future.clear()
        self.both(lambda session: session.perform(edit))
        after = records(self.memory)
        if edit.changes:
            self.both(lambda session: session.undo())
            assert records(self.memory) == before == records(self.file)
            self.both(lambda session: session.redo())
        assert records(self.memory) == after == records(self.file)

    def mentions(self, entity, ats):
        found = self.memory.corpus.store.mentions_of(entity)
        return [found[at % len(found)].id for at in ats] if found else ["nowhere"]

    @rule(at=number, name=names)
    def rename(self, at, name):
        self.corrected(lambda c: entities.rename(c, self.entity(at), name))

    @rule(ats=some, kind=sorts)
    def retype(self, ats, kind):
        self.corrected(lambda c: entities.change_kind(c, map(self.entity, ats), kind))

    @rule(ats=some)
    def reject_entities(self, ats):
        self.corrected(lambda c: entities.reject(c, map(self.entity, ats)))

    @rule(ats=some)
    def restore_entities(self, ats):
        self.corrected(lambda c: entities.restore(c, map(self.entity, ats)))

    @rule(ats=some, text=words)
    def mark(self, ats, text):
        self.corrected(
            lambda c: marking.tag(c, [*map(self.entity, ats), self.relation(ats[0])], [text])
        )
        self.corrected(lambda c: marking.group(c, map(self.entity, ats), text))
        self.corrected(lambda c: marking.note(c, self.entity(ats[0]), text))

    @rule(ats=st.lists(number, min_size=2, max_size=4), name=names, kind=sorts)
    def merge(self, ats, name, kind):
        self.corrected(lambda c: merging.merge(c, [*map(self.entity, ats)], name, kind))

    @rule(ats=st.lists(number, min_size=2, max_size=3), name=names)
    def merge_and_take_apart(self, ats, name):
        """Apart at once, everything is as it was."""
        before = records(self.memory)
        known = set(self.memory.corpus.decisions)
        self.corrected(lambda c: merging.merge(c, [*map(self.entity, ats)], name))
        made = [
            one.id
            for one in self.memory.corpus.decisions.values()
            if one.what == MERGE and one.id not in known
        ]
        for one in made:
            self.corrected(lambda c, one=one: unmerging.take_apart(c, one))
            assert other(before, records(self.memory)) == []

    @rule(at=number)
    def take_apart(self, at):
        found = [d.id for d in self.memory.corpus.decisions.values() if d.what == MERGE]
        if found:
            self.corrected(lambda c: unmerging.take_apart(c, found[at % len(found)]))

    @rule(at=number, ats=some, name=names, kind=sorts)
    def split(self, at, ats, name, kind):
        entity = self.entity(at)
        moved = self.mentions(entity, ats)
        self.corrected(lambda c: splitting.recast(c, entity, moved, name, kind))

    @rule(at=number, ats=some, other=number)
    def assign(self, at, ats, other):
        entity = self.entity(at)
        moved = self.mentions(entity, ats)
        self.corrected(lambda c: splitting.assign(c, entity, moved, self.entity(other)))

    @rule(start=st.integers(0, 900), size=st.integers(1, 30), kind=sorts, everywhere=st.booleans())
    def name(self, start, size, kind, everywhere):
        article = next(iter(self.memory.corpus.documents))
        self.corrected(
            lambda c: mentions.name(
                c, article, start, start + size, kind=kind, everywhere=everywhere
            )
        )

    @invariant()
    def lines_are_those_of_a_fresh_look(self):
        """Those that edits did not touch are kept; they must be what they would be made anew."""
        corpus = self.memory.corpus
        fresh = Corpus(corpus.store)
        fresh.load(corpus.store.held(), corpus.store.claims())
        assert lines(corpus) == lines(fresh)

    @invariant()
    def who_has_a_name_is_found_by_it(self):
        corpus = self.memory.corpus
        everybody = corpus.entities.values()
        for name in {folded(one.name) for one in everybody}:
            of_that_name = {one.id for one in everybody if folded(one.name) == name}
            assert corpus.names.called(f" {name.upper()} ") == of_that_name

    @invariant()
    def every_reference_is_there(self):
        corpus = self.memory.corpus
        for document in corpus.documents:
            for one in corpus.store.mentions_in(document):
                assert one.entity in corpus.entities
                assert one.stands_for is None or one.stands_for in corpus.entities
        for relation in corpus.relations.values():
            assert {relation.source, relation.target} <= set(corpus.entities)
            assert relation.source != relation.target or relation.verdict == "rejected"


Correcting.TestCase.settings = settings(
    max_examples=6,
    stateful_step_count=16,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestCorrecting = Correcting.TestCase
