"""One edit of the past taken back by itself, or refused with what builds on it."""

from dataclasses import replace

import pytest

from explorer.edits import (
    annotations,
    documents,
    evidence,
    marking,
    merging,
    relations,
    unmerging,
)
from explorer.edits.deciding import MERGE
from explorer.errors import EditRefused
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.text import digest
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import example_extraction


@pytest.fixture(params=["memory", "file"])
def session(request, tmp_path):
    opened = Session.create(tmp_path / "a") if request.param == "file" else Session(MemoryStore())
    opened.perform(documents.add(opened.corpus, example_extraction()))
    yield opened
    opened.close()


def named(session, label):
    return next(r for r in session.corpus.relations.values() if r.label == label)


def number_of(session, label):
    return next(e.number for e in session.history() if str(e.label) == label)


def test_a_verdict_goes_and_the_note_that_came_later_stays(session):
    owns = named(session, "owns").id
    session.perform(relations.judge(session.corpus, [owns], "confirmed"))
    session.perform(relations.note(session.corpus, owns, "Since 2019."))
    session.undo_alone(number_of(session, "Confirm “owns”"))
    assert session.corpus.relations[owns].verdict == "unreviewed"
    assert session.corpus.relations[owns].note == "Since 2019."
    assert str(session.undo_label) == "Undo by itself: Confirm “owns”"
    session.undo()
    assert session.corpus.relations[owns].verdict == "confirmed"


def test_what_a_later_change_overwrote_names_that_change(session):
    owns = named(session, "owns").id
    session.perform(relations.relabel(session.corpus, owns, "holds"))
    session.perform(relations.relabel(session.corpus, owns, "possesses"))
    with pytest.raises(EditRefused, match="builds on this: Relabel “holds” as “possesses”"):
        session.undo_alone(number_of(session, "Relabel “owns” as “holds”"))
    session.undo_alone(number_of(session, "Relabel “holds” as “possesses”"))
    session.undo_alone(number_of(session, "Relabel “owns” as “holds”"))
    assert session.corpus.relations[owns].label == "owns"


def test_a_relation_with_a_sentence_attached_later_stays(session):
    one, other = sorted(session.corpus.entities)[:2]
    session.perform(relations.add(session.corpus, one, other, "knows"))
    made = named(session, "knows").id
    article = next(iter(session.corpus.documents))
    session.perform(evidence.attach(session.corpus, made, article, 40, 60))
    with pytest.raises(EditRefused, match="builds on this: Attach a sentence to “knows”"):
        session.undo_alone(number_of(session, "Add “knows”"))
    session.undo_alone(number_of(session, "Attach a sentence to “knows”"))
    session.undo_alone(number_of(session, "Add “knows”"))
    assert made not in session.corpus.relations


def test_what_was_folded_does_not_come_back_beside_its_equal(session):
    met, spoke = named(session, "met"), named(session, "spoke with")
    before = session.corpus.snapshot()
    session.perform(relations.change_kind(session.corpus, spoke.id, met.kind))
    session.perform(relations.relabel(session.corpus, spoke.id, "met"))
    assert spoke.id not in session.corpus.relations
    session.undo_alone(number_of(session, "Relabel “spoke with” as “met”"))
    session.undo_alone(session.history()[2].number)
    now = replace(session.corpus.snapshot(), decisions=before.decisions)  # those say so again
    assert now == before


def test_two_relations_never_become_equal(session):
    owns = named(session, "owns")
    session.perform(relations.relabel(session.corpus, owns.id, "holds"))
    session.perform(relations.add(session.corpus, owns.source, owns.target, "owns", owns.kind))
    back = number_of(session, "Relabel “owns” as “holds”")
    with pytest.raises(EditRefused, match="builds on this: Add “owns”"):
        session.undo_alone(back)


def test_the_second_article_goes_until_something_stands_on_it(session):
    extraction = example_extraction()
    text = extraction.documents[0].text + "\nSecond edition.\n"
    article = replace(extraction.documents[0], title="Second", text=text, sha256=digest(text))
    before = session.corpus.snapshot()
    session.perform(
        documents.add(session.corpus, replace(extraction, documents=(article,)), batch="b")
    )
    spots = {one: (1.0, 2.0) for one in session.corpus.entities}
    session.settle(annotations.place(session.corpus, spots))
    number = session.history()[0].number
    newest = list(session.corpus.relations)[-1]
    session.perform(relations.note(session.corpus, newest, "Ask."))
    with pytest.raises(EditRefused, match="builds on this: Note on “director of”"):
        session.undo_alone(number)
    session.undo()
    session.undo_alone(number)
    now = session.corpus.snapshot()
    assert now.relations == before.relations
    assert now.documents == before.documents


def test_the_article_that_begins_the_project_stays(session):
    with pytest.raises(EditRefused, match="the project begins with it"):
        session.undo_alone(session.history()[-1].number)


def test_what_is_undone_or_taken_back_already_is_said(session):
    owns = named(session, "owns").id
    session.perform(relations.judge(session.corpus, [owns], "confirmed"))
    number = session.history()[0].number
    session.undo_alone(number)
    with pytest.raises(EditRefused, match="taken back already"):
        session.undo_alone(number)
    session.undo()
    session.undo()
    with pytest.raises(EditRefused, match="does not stand any more"):
        session.undo_alone(number)


def test_a_record_that_a_later_change_removed_names_that_change(session):
    owns = named(session, "owns")
    session.perform(relations.judge(session.corpus, [owns.id], "confirmed"))
    gone = tuple(Change(one, None) for one in session.corpus.store.evidence_of([owns.id]))
    last = Change(session.corpus.relations[owns.id], None)
    session.perform(Edit(Message("Remove it"), (*gone, last)))
    with pytest.raises(EditRefused, match="builds on this: Remove it"):
        session.undo_alone(number_of(session, "Confirm “owns”"))


def test_a_sentence_does_not_come_back_without_its_relation(session):
    owns = named(session, "owns").id
    told = session.corpus.store.evidence_of([owns])
    session.perform(Edit(Message("Remove its sentence"), tuple(Change(e, None) for e in told)))
    session.perform(Edit(Message("Remove it"), (Change(session.corpus.relations[owns], None),)))
    with pytest.raises(EditRefused, match="builds on this: Remove it"):
        session.undo_alone(number_of(session, "Remove its sentence"))


def test_whoever_was_placed_first_by_hand_keeps_a_place(session):
    one = sorted(session.corpus.entities)[0]
    session.perform(annotations.place(session.corpus, {one: (1.0, 2.0)}))
    (placed,) = (e.number for e in session.history(1))
    with pytest.raises(EditRefused, match="gave a first place"):
        session.undo_alone(placed)
    session.undo()
    session.settle(annotations.place(session.corpus, {one: (5.0, 6.0)}))
    session.redo()
    assert session.corpus.placements[one].x == 1.0


def test_what_was_taken_back_by_itself_is_known_until_it_is_back(session):
    owns = named(session, "owns").id
    session.perform(relations.judge(session.corpus, [owns], "confirmed"))
    session.perform(relations.note(session.corpus, owns, "Since 2019."))
    confirmed = session.history()[1]
    assert session.past.taken_back() == frozenset()
    session.undo_alone(confirmed.number)
    assert session.past.taken_back() == {confirmed.identity}
    session.undo()
    assert session.past.taken_back() == frozenset()
    session.redo()
    back = session.history()[0]
    session.undo_alone(back.number)
    assert session.past.taken_back() == {back.identity}
    assert session.corpus.relations[owns].verdict == "confirmed"


def test_a_merge_goes_with_what_it_decided_and_so_does_its_taking_apart(session):
    ids = {entity.name: entity.id for entity in session.corpus.entities.values()}
    one, other = ids["Jonas Weil"], ids["Mira Chen"]
    session.perform(marking.tag(session.corpus, [one, other], ["to check"]))
    session.perform(marking.group(session.corpus, [one], "Family"))
    before = session.corpus.snapshot()
    session.perform(merging.merge(session.corpus, [other, one], "Mira Chen"))
    merged = session.corpus.snapshot()
    (decided,) = (d.id for d in session.corpus.decisions.values() if d.what == MERGE)
    session.perform(unmerging.take_apart(session.corpus, decided))
    assert session.corpus.snapshot() == before
    session.undo_alone(session.history()[0].number)
    assert session.corpus.snapshot() == merged
    session.perform(unmerging.take_apart(session.corpus, decided))
    session.undo()
    assert session.corpus.snapshot() == merged
    session.undo_alone(next(e.number for e in session.history() if "Merge" in str(e.label)))
    assert session.corpus.snapshot() == before


def test_to_take_back_what_took_something_back_is_to_do_it_again(session):
    owns = named(session, "owns").id
    session.perform(relations.judge(session.corpus, [owns], "confirmed"))
    said, verdicts, taken = [], [], []
    for _ in range(3):
        last = session.history()[0]
        said.append(str(session.undo_alone(last.number, last)))
        verdicts.append(session.corpus.relations[owns].verdict)
        taken.append(last.identity)
    assert verdicts == ["unreviewed", "confirmed", "unreviewed"]
    assert said == [
        "Undo by itself: Confirm “owns”",
        "Redo by itself: Confirm “owns”",
        "Undo by itself: Confirm “owns”",
    ]
    assert [str(entry.label) for entry in session.history(3)] == said[::-1]
    assert session.past.taken_back() == {taken[0], taken[2]}
