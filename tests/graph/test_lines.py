"""Lines kept in step with edits are those that would be made anew."""

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.edits import evidence, relations
from explorer.errors import EditRefused
from explorer.graph.lines import Lines
from explorer.graph.projection import lines, sources
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import example_records

number = st.integers(0, 99)
verdicts = st.sampled_from(["unreviewed", "confirmed", "disputed", "rejected"])
acts = st.one_of(
    st.tuples(st.just("judge"), number, verdicts),
    st.tuples(st.just("sentence"), number, verdicts),
    st.tuples(st.just("relabel"), number, st.sampled_from(["met", "saw", "paid"])),
    st.tuples(st.just("kind"), number, st.sampled_from(["meeting", "other", "family"])),
    st.tuples(st.just("flip"), number, number),
    st.tuples(st.just("add"), number, number),
    st.tuples(st.just("remove"), number, number),
    st.tuples(st.just("undo"), number, number),
)


def act(session, what, at, with_what):
    corpus = session.corpus
    ids, who = list(corpus.relations), list(corpus.entities)
    one = ids[at % len(ids)]
    told = corpus.store.evidence_of(ids)
    if what == "judge":
        return relations.judge(corpus, [one, ids[at // 2 % len(ids)]], with_what)
    if what == "sentence":
        return evidence.judge(corpus, [told[at % len(told)].id], with_what)
    if what == "relabel":
        return relations.relabel(corpus, one, with_what)
    if what == "kind":
        return relations.change_kind(corpus, one, with_what)
    if what == "flip":
        return relations.flip(corpus, one)
    if what == "add":
        return relations.add(corpus, who[at % len(who)], who[with_what % len(who)], "knows")
    gone = [*(e for e in told if e.relation == one), corpus.relations[one]]
    return Edit(Message("Remove"), tuple(Change(record, None) for record in gone))


@settings(max_examples=60, deadline=None)
@given(st.lists(acts, max_size=12), st.sampled_from([frozenset(), frozenset({""})]))
def test_whatever_is_edited_they_are_those_of_a_fresh_look(steps, off):
    session = Session(MemoryStore(example_records()))
    kept, every = Lines(session.corpus, off), Lines(session.corpus)
    every.sources()
    session.changed.connect(kept.follow)
    session.changed.connect(every.follow)
    for what, at, with_what in steps:
        if what == "undo":
            session.undo()
        elif len(session.corpus.relations) > 1:
            try:
                session.perform(act(session, what, at, with_what))
            except EditRefused:
                continue
        assert kept.all() == lines(session.corpus, off)
        assert every.sources() == sources(session.corpus)
        for line in kept.all():
            assert kept.of(line.ends) == line


def test_a_pair_that_comes_or_goes_is_counted_and_a_verdict_is_not():
    session = Session(MemoryStore(example_records()))
    kept = Lines(session.corpus)
    session.changed.connect(kept.follow)
    (one,) = session.corpus.relations_between("mira-chen", "jonas-weil")
    before = kept.pairs
    session.perform(relations.judge(session.corpus, [one.id], "confirmed"))
    assert kept.pairs == before
    session.perform(relations.reject(session.corpus, [one.id]))
    assert kept.pairs > before


def test_an_edit_of_almost_everything_makes_them_anew():
    session = Session(MemoryStore(example_records()))
    kept = Lines(session.corpus)
    many = [relations.add(session.corpus, "mira-chen", "elsa-moreau", f"w{n}") for n in range(60)]
    who = list(session.corpus.entities)
    pairs = [(a, b) for a in who for b in who if a < b][:60]
    moved = [
        Change(None, type(c.after)(id=c.after.id, source=a, target=b, directed=True, label="x"))
        for edit, (a, b) in zip(many, pairs, strict=True)
        for c in edit.changes
    ]
    session.changed.connect(kept.follow)
    session.perform(Edit(Message("Many"), tuple(moved)))
    assert kept.all() == lines(session.corpus)
