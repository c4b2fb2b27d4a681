"""An article that is read again by the same reader gives the very records that were there."""

from dataclasses import replace

import pytest

from explorer.edits import documents, entities, merging, relations, splitting, unmerging
from explorer.edits.deciding import MERGE
from explorer.errors import EditRefused
from explorer.model.records import Entity, Extraction
from explorer.session.importing import add, take_again
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.benchmarks import rereading
from tests.builders import (
    document,
    evidence,
    example_extraction,
    mention,
    person,
    relation,
    sentences,
)

TEXTS = ("Ann lives in Vex. The firm Vexx sued.", "Ann left Vex. Later Vexx paid. Again Vexx.")


def article(number: int) -> Extraction:
    """A place and a company of one name, both in the article."""
    text = document(TEXTS[number], id=f"d{number}")
    place = Entity(id="place", name="Vex", kind="PLACE")
    firm = Entity(id="firm", name="Vex", kind="ORGANIZATION")
    ann = Entity(id="ann", name="Ann Berg", kind="PERSON")
    named = ((ann, "Ann", 1), (place, "Vex", 1), (firm, "Vexx", 1))
    found = [mention(who, text, words, nth) for who, words, nth in named]
    return Extraction(
        documents=(text,), sentences=sentences(text), entities=(place, firm, ann),
        mentions=tuple(found),
    )  # fmt: skip


def records(session: Session) -> tuple:
    corpus = session.corpus
    return (
        frozenset(corpus.entities.values()),
        frozenset(corpus.relations.values()),
        frozenset(one for name in corpus.documents for one in corpus.store.mentions_in(name)),
        frozenset(corpus.store.evidence_of(corpus.relations)),
    )


@pytest.fixture(params=[1, 2])
def vex(request):
    """A session with one article or both, and their extractions."""
    session = Session(MemoryStore())
    found = [article(number) for number in range(request.param)]
    for extraction in found:
        add(session, extraction)
    return session, found


def same_again(session: Session, found: list[Extraction]) -> None:
    before = records(session)
    for name, extraction in zip(list(session.corpus.documents), found, strict=True):
        assert take_again(session, name, extraction) == ()
    assert records(session) == before


def called(session: Session, kind: str) -> str:
    return next(one.id for one in session.corpus.entities.values() if one.kind == kind)


@pytest.mark.parametrize("between", [False, True], ids=["", "read again between"])
@pytest.mark.parametrize("after", ["", "Vex Ltd", "Vexer"])
@pytest.mark.parametrize("given", ["", "Vex Ltd"])
@pytest.mark.parametrize("kept", ["PLACE", "ORGANIZATION"])
def test_a_merge_taken_apart_decides_nothing_any_more(vex, kept, given, after, between):
    session, found = vex
    ids = {kind: called(session, kind) for kind in ("PLACE", "ORGANIZATION")}
    start = records(session)
    session.perform(merging.merge(session.corpus, list(ids.values()), given, "", ids[kept]))
    if after:
        session.perform(entities.rename(session.corpus, ids[kept], after))
        session.perform(entities.change_kind(session.corpus, [ids[kept]], "GROUP"))
    if between:
        same_again(session, found)
    (merge,) = (d.id for d in session.corpus.decisions.values() if d.what == MERGE)
    session.perform(unmerging.take_apart(session.corpus, merge))
    other = next(kind for kind in ids if kind != kept)
    assert session.corpus.entities[ids[other]].name == "Vex"
    if not after:
        assert records(session) == start
    same_again(session, found)
    assert session.corpus.entities[ids[other]].name == "Vex"
    assert session.corpus.entities[ids[other]].aliases == ()


def test_who_was_split_off_a_merge_stays_split_when_it_is_taken_apart(vex):
    session, found = vex
    place, firm = called(session, "PLACE"), called(session, "ORGANIZATION")
    session.perform(merging.merge(session.corpus, [place, firm], "Vex Ltd", "", place))
    mine = session.corpus.store.mentions_of(place)
    moved = next(one.id for one in mine if one.end - one.start == 4)
    session.perform(splitting.split(session.corpus, place, [moved], "Vexx Bank", "GROUP"))
    same_again(session, found)
    (merge,) = (d.id for d in session.corpus.decisions.values() if d.what == MERGE)
    session.perform(unmerging.take_apart(session.corpus, merge))
    same_again(session, found)
    assert {"Vex", "Vexx Bank"} <= {one.name for one in session.corpus.entities.values()}


def test_two_relations_that_read_the_same_both_stay_when_both_are_confirmed():
    """As projects of an earlier reader hold them: one label, two lemmas."""
    given = example_extraction()
    first = next(one for one in given.relations if one.label == "met")
    twin = replace(first, id="twin", lemma="meet with")
    told = [replace(e, id=f"t-{e.id}", relation="twin") for e in given.evidence
            if e.relation == first.id]  # fmt: skip
    given = replace(given, relations=(*given.relations, twin), evidence=(*given.evidence, *told))
    session = Session(MemoryStore())
    session.perform(documents.add(session.corpus, given))
    same = [one.id for one in session.corpus.relations.values() if one.label == "met"]
    assert len(same) == 2
    session.perform(relations.judge(session.corpus, same, "confirmed"))
    same_again(session, [given])


@pytest.mark.parametrize("seed", range(60))
def test_any_corrections_outlive_reading_the_same_again(seed):
    """A short run of ``tests/benchmarks/rereading.py``, without its reader."""
    second = document(TEXTS[1] + " Jonas Weil knew Mira Chen.", id="second")
    weil, chen = person("Jonas Weil"), person("Mira Chen")
    knew = relation(weil, chen, "knew")
    other = Extraction(
        documents=(second,), sentences=sentences(second), entities=(weil, chen),
        mentions=(mention(weil, second), mention(chen, second)), relations=(knew,),
        evidence=(evidence(knew, second, "Jonas Weil knew Mira Chen."),),
    )  # fmt: skip
    assert rereading.same_again([example_extraction(), other], seed)


def test_who_is_split_off_after_a_relabel_takes_the_new_words_along():
    text = document("Ada met Ben. Ada left. Ada slept.", id="d")
    ada, ben = person("Ada"), person("Ben")
    met = relation(ada, ben, "met")
    named = [mention(ada, text, nth=nth) for nth in (1, 2, 3)]
    given = Extraction(
        documents=(text,), sentences=sentences(text), entities=(ada, ben),
        mentions=(*named, mention(ben, text)), relations=(met,),
        evidence=(
            evidence(met, text, "Ada met Ben.", source_mention=(0, 3), target_mention=(8, 11)),
        ),
    )  # fmt: skip
    session = Session(MemoryStore())
    session.perform(documents.add(session.corpus, given))
    corpus = session.corpus
    (line,) = corpus.relations.values()
    session.perform(relations.relabel(corpus, line.id, "dined with"))
    who = next(one.id for one in corpus.entities.values() if one.name == "Ada")
    first = corpus.store.mentions_of(who)[0]
    session.perform(splitting.split(corpus, who, [first.id], "Adam", "PERSON"))
    (line,) = corpus.relations.values()
    assert {corpus.entities[end].name for end in line.ends} == {"Adam", "Ben"}
    assert line.label == "dined with"
    same_again(session, [given])


def test_a_relation_of_two_that_were_merged_takes_no_other_words():
    session = Session(MemoryStore())
    session.perform(documents.add(session.corpus, example_extraction()))
    corpus = session.corpus
    married = next(one for one in corpus.relations.values() if one.label == "married to")
    session.perform(merging.merge(corpus, married.ends))
    with pytest.raises(EditRefused, match="take the merge apart"):
        relations.relabel(corpus, married.id, "engaged to")
    same_again(session, [example_extraction()])
