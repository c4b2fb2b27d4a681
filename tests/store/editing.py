"""A person who edits, undoes, redoes and reopens, at random: what holds after every step.

Memory, file and reopened file hold the same records; undo gives back what was there before the
edit, redo what was there after it, and undoing and redoing everything gives the same file.
"""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from explorer.edits import annotations, documents, evidence, figures, merging, relations
from explorer.errors import EditRefused
from explorer.formats.explorer_json import extraction_of, write
from explorer.linking.articles import matches
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import EVERY, WIDE, Style
from explorer.model.text import digest
from explorer.session.session import Session
from explorer.store.checking import check
from explorer.store.memory import MemoryStore
from tests.builders import example_extraction

number = st.integers(0, 999)
words = st.sampled_from(["met", "spoke with", "owns", "päid “x”", "met again", "a\tb  c"])
verdicts = st.sampled_from(["unreviewed", "confirmed", "disputed", "rejected"])
kinds = st.sampled_from(["meeting", "payment", "other", "family"])


class Editing(RuleBasedStateMachine):
    """One person's edits, performed on a project in memory and on one in a file."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.memory = Session(MemoryStore())
        self.file = Session.create(self.folder / "a")
        self.copies = 0
        self.past, self.future = [], []  # what undo, and redo, must give back: last one next
        self.add(0)
        self.past.clear()
        self.begin = self.held(), self.exported()  # the import that begins a project stays

    def teardown(self):
        while self.step(Session.redo, self.future, self.past):
            pass
        end = self.memory.corpus.snapshot(), self.exported()
        while self.step(Session.undo, self.past, self.future):
            pass
        assert (self.held(), self.exported()) == self.begin
        self.same()
        self.reopen()
        assert self.exported() == self.begin[1]
        while self.step(Session.redo, self.future, self.past):
            pass
        assert (self.memory.corpus.snapshot(), self.exported()) == end
        self.same()
        assert check(self.file.path).damage == ()
        self.file.close()
        shutil.rmtree(self.folder)

    def held(self):
        """All records but positions, of which a layout gives some that nobody would undo."""
        return replace(self.memory.corpus.snapshot(), placements=frozenset(), spots=frozenset())

    def exported(self):
        """The project as a file for others."""
        return write(extraction_of(self.file.corpus))

    def step(self, way, back, forth):
        """One step of undo or redo: it gives back what was there."""
        here = self.held()
        told = self.both(way)
        if told is None:
            assert back == []
            return None
        forth.append(here)
        assert self.held() == back.pop()
        return told

    def both(self, act):
        told = act(self.memory)
        # As text: a label also names a moment, and a second may pass between the two.
        assert str(act(self.file)) == str(told)
        return told

    def perform(self, plan):
        try:
            edit = plan(self.memory.corpus)
        except EditRefused:
            return
        if edit.changes:
            self.past.append(self.held())
            self.future.clear()
        self.both(lambda session: session.perform(edit))

    def relation(self, at):
        ids = list(self.memory.corpus.relations)
        return ids[at % len(ids)] if ids else "nobody"

    def sentence(self, at):
        found = self.memory.corpus.store.evidence_of(self.memory.corpus.relations)
        return found[at % len(found)].id if found else "nobody"

    def entity(self, at):
        ids = list(self.memory.corpus.entities)
        return ids[at % len(ids)] if ids else "nobody"

    @rule(nth=st.integers(0, 3))
    def add(self, nth):
        extraction = example_extraction()
        text = extraction.documents[0].text + f"\nEdition {nth}.\n"
        article = replace(extraction.documents[0], text=text, sha256=digest(text))
        extraction = replace(extraction, documents=(article,))
        self.perform(lambda c: documents.add(c, extraction, matches(c, extraction), "batch"))

    @rule(at=number, label=words)
    def relabel(self, at, label):
        self.perform(lambda c: relations.relabel(c, self.relation(at), label))

    @rule(at=number, kind=kinds)
    def change_kind(self, at, kind):
        self.perform(lambda c: relations.change_kind(c, self.relation(at), kind))

    @rule(at=number)
    def flip(self, at):
        self.perform(lambda c: relations.flip(c, self.relation(at)))

    @rule(at=number, directed=st.booleans())
    def set_directed(self, at, directed):
        self.perform(lambda c: relations.set_directed(c, self.relation(at), directed))

    @rule(ats=st.lists(number, min_size=1, max_size=4), verdict=verdicts)
    def judge(self, ats, verdict):
        self.perform(lambda c: relations.judge(c, [self.relation(at) for at in ats], verdict))

    @rule(at=number)
    def restore(self, at):
        self.perform(lambda c: relations.restore(c, [self.relation(at)]))

    @rule(at=number, text=words)
    def note(self, at, text):
        self.perform(lambda c: relations.note(c, self.relation(at), text))

    @rule(one=number, other=number, label=words, kind=kinds, directed=st.booleans())
    def relate(self, one, other, label, kind, directed):
        ends = self.entity(one), self.entity(other)
        self.perform(lambda c: relations.add(c, *ends, label, kind, directed))

    @rule(at=number, verdict=verdicts)
    def judge_sentence(self, at, verdict):
        self.perform(lambda c: evidence.judge(c, [self.sentence(at)], verdict))

    @rule(at=number, start=st.integers(0, 900), size=st.integers(1, 200))
    def attach(self, at, start, size):
        article = next(iter(self.memory.corpus.documents), "nobody")
        self.perform(lambda c: evidence.attach(c, self.relation(at), article, start, start + size))

    @rule(at=number)
    def detach(self, at):
        self.perform(lambda c: evidence.detach(c, self.sentence(at)))

    @rule(at=number, title=words)
    def retitle(self, at, title):
        ids = list(self.memory.corpus.documents)
        article = ids[at % len(ids)] if ids else "nobody"
        self.perform(lambda c: documents.retitle(c, article, title))

    @rule(
        ats=st.lists(number, max_size=5),
        x=st.floats(-999, 999),
        pinned=st.none() | st.booleans(),
        where=st.sampled_from((None, WIDE, EVERY)),
    )
    def place(self, ats, x, pinned, where):
        spots = {self.entity(at): (x, float(at)) for at in ats}
        self.perform(lambda c: annotations.place(c, spots, pinned, where=where))

    @rule(at=number, title=words, ats=st.lists(number, max_size=4))
    def figure(self, at, title, ats):
        ends = tuple(sorted((self.entity(at), self.entity(at + 1))))
        spots = {self.entity(one): (float(one), 2.0) for one in ats}
        self.perform(lambda c: figures.make(c, title, (), [ends], (), spots))

    @rule(at=number, which=number)
    def change_figure(self, at, which):
        ids = list(self.memory.corpus.figures)
        figure, who = ids[at % len(ids)] if ids else "none", self.entity(at)
        change = (
            lambda c: figures.add(c, figure, [who], (), ((who, "Before"),), {who: (1, 2)}),
            lambda c: figures.remove(c, figure, [who]),
            lambda c: figures.place(c, figure, {who: (float(at), 1.0)}, True),
            lambda c: figures.delete(c, figure),
        )
        self.perform(change[which % len(change)])

    @rule(at=number)
    def settle_figure(self, at):
        corpus = self.memory.corpus
        for figure in corpus.figures:
            missing = set(corpus.figures[figure].entities) - corpus.spots.get(figure, {}).keys()
            edit = figures.place(corpus, figure, {one: (float(at), 3.0) for one in missing})
            self.both(lambda session, edit=edit: session.settle(edit))

    @rule(one=number, other=number)
    def merge(self, one, other):
        ids = list(dict.fromkeys((self.entity(one), self.entity(other))))
        self.perform(lambda c: merging.merge(c, ids))

    @rule(at=number)
    def settle(self, at):
        missing = set(self.memory.corpus.entities) - set(self.memory.corpus.placements)
        edit = annotations.place(self.memory.corpus, {one: (float(at), 1.0) for one in missing})
        self.both(lambda session: session.settle(edit))

    @rule(ats=st.lists(number, min_size=2, max_size=30), verdict=verdicts)
    def judge_many_at_once(self, ats, verdict):
        self.perform(lambda c: relations.judge(c, [self.relation(at) for at in ats], verdict))

    @rule(at=number, color=st.sampled_from(["", "#a1b2c3"]), size=st.floats(0, 9))
    def dress(self, at, color, size):
        who = self.entity(at)
        before = self.memory.corpus.styles.get(who)
        after = Style(id=who, color=color, size=size)
        if who != "nobody" and before != after:
            self.perform(lambda c: Edit(Message("Dress"), (Change(before, after),)))

    @rule(at=number)
    def remove(self, at):
        """A relation goes for good, with its sentences."""
        which = self.memory.corpus.relations.get(self.relation(at))
        if which is not None:
            told = self.memory.corpus.store.evidence_of([which.id])
            gone = tuple(Change(one, None) for one in (*told, which))
            self.perform(lambda c: Edit(Message("Remove"), gone))

    @rule(back=st.integers(0, 12))
    def undo_alone(self, back):
        """One edit of the past by itself; at most it is refused, in both in the same words."""
        entries = self.memory.past.entries(1, back)
        here, told, stands = self.held(), [], False
        for session in (self.memory, self.file) if entries else ():
            try:
                told.append(str(session.undo_alone(entries[0].number)))
                stands = True
            except EditRefused as error:
                told.append(str(error))
        if stands:
            self.past.append(here)
            self.future.clear()
        assert len(set(told)) <= 1, told

    @rule()
    def undo(self):
        self.step(Session.undo, self.past, self.future)

    @rule()
    def redo(self):
        self.step(Session.redo, self.future, self.past)

    @rule()
    def undo_and_redo(self):
        before = self.memory.corpus.snapshot()
        if self.step(Session.undo, self.past, self.future):
            self.step(Session.redo, self.future, self.past)
        assert self.memory.corpus.snapshot() == before

    @rule()
    def reopen(self):
        self.file.close()
        self.file = Session.open(self.file.path)

    @precondition(lambda self: self.copies < 2)
    @rule()
    def save_as(self):
        self.copies += 1
        self.file.save_as(self.folder / f"copy {self.copies}")

    @invariant()
    def same(self):
        assert self.file.corpus.snapshot() == self.memory.corpus.snapshot()
        assert str(self.file.undo_label) == str(self.memory.undo_label)
        assert str(self.file.redo_label) == str(self.memory.redo_label)
        mine, theirs = self.file.corpus.store, self.memory.corpus.store
        every = list(self.memory.corpus.relations)
        assert set(mine.evidence_of(every)) == set(theirs.evidence_of(every))
        for session in (self.file, self.memory):
            held = {
                (r, c): n for r, counts in session.corpus.claims.items() for c, n in counts.items()
            }
            counted = {}
            for relation, claim, count in session.corpus.store.claims():
                counted[relation, claim] = counted.get((relation, claim), 0) + count
            assert held == counted
