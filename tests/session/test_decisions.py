"""What a person corrected holds in whatever is read in the same text again."""

from dataclasses import replace

import pytest

from explorer.edits import (
    documents,
    entities,
    evidence,
    marking,
    mentions,
    merging,
    relations,
    splitting,
    unmerging,
)
from explorer.edits.deciding import MERGE
from explorer.errors import EditRefused
from explorer.model.records import Extraction
from explorer.session.decisions import applied
from explorer.session.importing import take_again
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import TEXT, document, example_extraction, mention, person, sentences


@pytest.fixture(params=["memory", "file"])
def session(request, tmp_path):
    opened = Session.create(tmp_path / "a") if request.param == "file" else Session(MemoryStore())
    opened.perform(documents.add(opened.corpus, example_extraction()))
    yield opened
    opened.close()


def called(session, name):
    return next(one.id for one in session.corpus.entities.values() if one.name == name)


def labelled(session, label):
    return next(one for one in session.corpus.relations.values() if one.label == label)


def names(extraction):
    return {one.name for one in extraction.entities}


def again(session):
    """The fresh extraction as it is corrected, by the decisions alone."""
    return applied(example_extraction(), session.corpus.decisions.values())


def outlived(session):
    """Reading the article again changes nothing that a person sees."""
    corpus = session.corpus
    before = (
        dict(corpus.entities), dict(corpus.relations),
        [m for d in corpus.documents for m in corpus.store.mentions_in(d)],
        set(corpus.store.evidence_of(corpus.relations)),
    )  # fmt: skip
    told = take_again(session, next(iter(corpus.documents)), example_extraction())
    after = (
        dict(corpus.entities), dict(corpus.relations),
        [m for d in corpus.documents for m in corpus.store.mentions_in(d)],
        set(corpus.store.evidence_of(corpus.relations)),
    )  # fmt: skip
    assert after == before
    assert told == ()


def test_without_corrections_the_same_comes_again(session):
    fresh, unfit = again(session)
    assert fresh == example_extraction()
    assert unfit == ()
    outlived(session)


def test_renamed_stays_renamed(session):
    session.perform(entities.rename(session.corpus, called(session, "Mira Chen"), "Mira Weil"))
    session.perform(entities.change_kind(session.corpus, [called(session, "Velmar")], "GROUP"))
    fresh, unfit = again(session)
    assert "Mira Weil" in names(fresh)
    assert "Mira Chen" not in names(fresh)
    assert {one.kind for one in fresh.entities if one.name == "Velmar"} == {"GROUP"}
    assert unfit == ()
    outlived(session)


def test_a_second_thought_replaces_the_first(session):
    chen = called(session, "Mira Chen")
    session.perform(entities.rename(session.corpus, chen, "A"))
    session.perform(entities.rename(session.corpus, chen, "B"))
    assert [d.value for d in session.corpus.decisions.values() if d.what == "name"] == ['"B"']
    session.undo()
    assert [d.value for d in session.corpus.decisions.values() if d.what == "name"] == ['"A"']


def test_merged_stays_merged_and_apart_stays_apart(session):
    ids = [called(session, "Mira Chen"), called(session, "Jonas Weil")]
    session.perform(merging.merge(session.corpus, ids, "The Chens"))
    fresh, unfit = again(session)
    assert {"Mira Chen", "Jonas Weil"} & names(fresh) == set()
    assert "The Chens" in names(fresh)
    assert unfit == ()
    (merge,) = (d.id for d in session.corpus.decisions.values() if d.what == MERGE)
    outlived(session)
    session.perform(unmerging.take_apart(session.corpus, merge))
    assert again(session)[0] == example_extraction()
    outlived(session)


def test_split_stays_split(session):
    corpus = session.corpus
    port = called(session, "Port Authority")
    first = corpus.store.mentions_of(port)[0]
    session.perform(splitting.split(corpus, port, [first.id], "Port Police", "GROUP"))
    fresh, unfit = again(session)
    assert {"Port Authority", "Port Police"} <= names(fresh)
    (police,) = (one for one in fresh.entities if one.name == "Port Police")
    assert [m.start for m in fresh.mentions if m.entity == police.id] == [first.start]
    assert unfit == ()
    outlived(session)


def test_what_was_said_of_an_entity_stays_with_the_mentions_that_stay(session):
    corpus = session.corpus
    port = called(session, "Port Authority")
    first, *rest = corpus.store.mentions_of(port)
    session.perform(marking.note(corpus, port, "whose port?"))
    session.perform(splitting.split(corpus, port, [first.id], "Port Police", "GROUP"))
    (noted,) = (one for one in corpus.decisions.values() if one.what == "note")
    assert (first.start, first.end) not in noted.spans
    assert noted.spans
    assert noted.quotes == tuple(TEXT[start:end] for start, end in noted.spans)
    outlived(session)
    police = called(session, "Port Police")
    session.perform(marking.note(corpus, police, "no port"))
    session.perform(splitting.assign(corpus, port, [one.id for one in rest[1:]], police))
    (kept, other) = sorted(
        (one for one in corpus.decisions.values() if one.what == "note"), key=lambda one: one.value
    )
    assert (kept.value, other.value) == ('"no port"', '"whose port?"')
    assert set(other.spans) == {(rest[0].start, rest[0].end)}
    outlived(session)


def test_what_was_said_of_an_entity_goes_with_the_last_mention_in_a_text(session):
    corpus = session.corpus
    text = TEXT + " And Mira Chen again."
    session.perform(documents.add(corpus, Extraction(documents=(document(text),))))
    *_, other = corpus.documents.values()
    chen, start = called(session, "Mira Chen"), text.rindex("Mira Chen")
    session.perform(mentions.name(corpus, other.id, start, start + 9, entity=chen))
    session.perform(marking.note(corpus, chen, "who?"))
    assert len([one for one in corpus.decisions.values() if one.what == "note"]) == 2
    there = [one.id for one in corpus.store.mentions_of(chen) if one.document == other.id]
    session.perform(splitting.split(corpus, chen, there, "Another Chen", "PERSON"))
    (noted,) = (one for one in corpus.decisions.values() if one.what == "note")
    assert noted.text_sha256 != other.sha256
    session.undo()
    assert len([one for one in corpus.decisions.values() if one.what == "note"]) == 2


def test_what_was_said_of_relations_and_sentences_follows(session):
    corpus = session.corpus
    met = labelled(session, "met")
    first, second = corpus.store.evidence_of([met.id])
    session.perform(relations.judge(corpus, [met.id], "confirmed"))
    session.perform(relations.note(corpus, met.id, "seen twice"))
    session.perform(relations.relabel(corpus, met.id, "had lunch with"))
    session.perform(evidence.judge(corpus, [second.id], "rejected"))
    session.perform(evidence.note(corpus, first.id, "who says so?"))
    session.perform(relations.flip(corpus, labelled(session, "owns").id))
    session.perform(relations.reject(corpus, [labelled(session, "married to").id]))
    session.perform(marking.tag(corpus, [met.id], ["check"]))
    fresh, unfit = again(session)
    assert unfit == ()
    (lunch,) = (one for one in fresh.relations if one.label == "had lunch with")
    assert (lunch.verdict, lunch.note, lunch.tags) == ("confirmed", "seen twice", ("check",))
    assert "met" not in {one.label for one in fresh.relations}
    said = {e.start: (e.verdict, e.note) for e in fresh.evidence if e.relation == lunch.id}
    assert said == {first.start: ("unreviewed", "who says so?"), second.start: ("rejected", "")}
    assert {r.verdict for r in fresh.relations if r.label == "married to"} == {"rejected"}
    outlived(session)


def test_rejected_entities_do_not_come_back(session):
    session.perform(entities.reject(session.corpus, [called(session, "Harbor Forum")]))
    fresh, _ = again(session)
    assert [one.name for one in fresh.entities if one.rejected] == ["Harbor Forum"]
    outlived(session)


def test_what_was_read_by_hand_stays(session):
    corpus = session.corpus
    (article,) = corpus.documents
    start = TEXT.index("40,000 crowns")
    session.perform(mentions.name(corpus, article, start, start + 13, "The payment", "PRODUCT"))
    ends = called(session, "Tomas Reyes"), called(session, "The payment")
    session.perform(
        evidence.state(corpus, ends, "got", "other", True, (article, start, start + 13))
    )
    fresh, unfit = again(session)
    assert unfit == ()
    assert "The payment" in names(fresh)
    assert [one.label for one in fresh.relations if one.manual] == ["got"]
    outlived(session)


def test_what_no_longer_fits_is_listed_and_kept(session):
    """The article is read again by something that finds less."""
    corpus = session.corpus
    married = labelled(session, "married to")
    session.perform(relations.judge(corpus, [married.id], "confirmed"))
    session.perform(entities.rename(corpus, called(session, "Jonas Weil"), "J. Weil"))
    given = example_extraction()
    poorer = replace(
        given,
        entities=tuple(one for one in given.entities if one.id != "jonas-weil"),
        mentions=tuple(one for one in given.mentions if one.entity != "jonas-weil"),
        relations=tuple(one for one in given.relations if "jonas-weil" not in one.ends),
        evidence=tuple(one for one in given.evidence if "jonas-weil" not in one.relation),
    )
    told = [str(one) for one in take_again(session, next(iter(corpus.documents)), poorer)]
    assert sum("married" in one for one in told) == 1, "by its decision, and not as kept too"
    assert any("Jonas Weil" in one for one in told)
    assert corpus.relations[married.id].verdict == "confirmed"
    assert called(session, "J. Weil")
    assert "owns" not in {one.label for one in corpus.relations.values()}, "nobody worked on it"
    assert session.undo() is not None
    assert labelled(session, "owns")


def test_another_text_is_refused(session):
    other = example_extraction()
    changed = replace(other.documents[0], text=TEXT + "More.")
    (article,) = session.corpus.documents
    with pytest.raises(EditRefused, match="another text now"):
        take_again(session, article, replace(other, documents=(changed,)))


def test_a_place_that_means_two_keeps_both(session):
    """ "The two leaders" are two mentions of one place."""
    text = document("Ada met Ben. The two talked.", id="d")
    ada, ben = person("Ada"), person("Ben")
    both = [mention(who, text, "The two", id=f"both-{who.id}") for who in (ada, ben)]
    given = Extraction(
        documents=(text,), sentences=sentences(text), entities=(ada, ben),
        mentions=(mention(ada, text), mention(ben, text), *both),
    )  # fmt: skip
    session.perform(documents.add(session.corpus, given))
    (article,) = (d.id for d in session.corpus.documents.values() if d.external_id == "d")
    before = session.corpus.store.mentions_in(article)
    take_again(session, article, given)
    assert session.corpus.store.mentions_in(article) == before
    assert len(before) == 4


def test_a_merge_overrules_what_was_decided_of_its_parts_until_it_is_taken_apart(session):
    corpus = session.corpus
    chen, weil = called(session, "Mira Chen"), called(session, "Jonas Weil")
    session.perform(entities.rename(corpus, chen, "M. C."))
    session.perform(entities.rename(corpus, weil, "J. W."))
    before = dict(corpus.decisions)
    session.perform(merging.merge(corpus, [chen, weil], "The Chens"))
    fresh, unfit = again(session)
    assert "The Chens" in names(fresh)
    assert {"M. C.", "J. W."} & names(fresh) == set()
    assert unfit == ()
    outlived(session)
    (merge,) = (d.id for d in corpus.decisions.values() if d.what == MERGE)
    session.perform(unmerging.take_apart(corpus, merge))
    assert dict(corpus.decisions) == before
    assert {"M. C.", "J. W."} <= names(again(session)[0])


def test_a_relation_that_was_turned_and_then_renamed_stays_turned(session):
    corpus = session.corpus
    owns = labelled(session, "owns")
    session.perform(relations.flip(corpus, owns.id))
    session.perform(relations.relabel(corpus, owns.id, "belongs to"))
    fresh, _ = again(session)
    name = {one.id: one.name for one in fresh.entities}
    (made,) = (one for one in fresh.relations if one.label == "belongs to")
    assert (name[made.source], name[made.target]) == ("Weil Dredging", "Jonas Weil")
    outlived(session)
    session.perform(relations.flip(corpus, owns.id))
    (back,) = (one for one in again(session)[0].relations if one.label == "belongs to")
    assert name[back.source] == "Jonas Weil"
