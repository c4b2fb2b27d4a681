"""Ten copies of one story are one source, and a speaker is one however often quoted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.graph.projection import lines
from explorer.graph.story import visible
from explorer.graph.view import ViewState
from explorer.graph.weighing import Backing, backing
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from tests.builders import corpus, document, evidence, organization, person, place, relation

QUOTE = "Ada met Ben"
ADA, BEN, MAYOR = person("Ada"), person("Ben"), person("Mayor")
MET = relation(ADA, BEN, "met")


def told(*articles):
    """A corpus in which each article, (cluster, speaker), says that Ada met Ben."""
    found, said = [], []
    for number, (cluster, speaker) in enumerate(articles):
        one = document(f"{QUOTE} at noon.", id=f"d{number}", cluster=cluster)
        found.append(one)
        who = {"attributed_to": speaker} if speaker == MAYOR.id else {"attribution": speaker}
        said.append(evidence(MET, one, QUOTE, **(who if speaker else {})))
    return corpus(ADA, BEN, MAYOR, MET, *found, *said)


def test_ten_copies_are_one_source():
    of = told(*[("d0", "")] * 10)
    (line,) = lines(of)
    assert (line.sentences, line.independent, line.backing.articles) == (10, 1, 10)


def test_articles_that_are_no_copies_are_sources_of_their_own():
    assert backing(told(("", ""), ("", ""), ("x", ""), ("x", "")), [MET.id]) == Backing(3, 4)


def test_a_speaker_is_one_source_however_many_articles_cite_it():
    of = told(("", MAYOR.id), ("", MAYOR.id), ("", "officials said"), ("", "Officials said"))
    assert backing(of, [MET.id]) == Backing(2, 4)
    assert backing(told(("", MAYOR.id), ("", "")), [MET.id]).independent == 2


@pytest.mark.parametrize(
    "unnamed", ["police say", "According to officials", "a U.S. official said"]
)
def test_speakers_without_a_name_may_be_one(unnamed):
    of = told(("", "police said"), ("", unnamed))
    assert backing(of, [MET.id]) == Backing(1, 2)
    assert backing(told(("", "police said"), ("", "Anna Roth")), [MET.id]) == Backing(2, 2)
    assert backing(told(("", "police said"), ("", "新华社")), [MET.id]) == Backing(2, 2)


def test_a_speaker_without_a_name_adds_none_beside_what_its_article_says():
    of = told(("d0", ""), ("d0", "police said"))
    assert backing(of, [MET.id]) == Backing(1, 2)
    assert backing(told(("", ""), ("", "police said")), [MET.id]) == Backing(2, 2)


def test_what_is_no_evidence_is_no_source():
    of = told(("", ""), ("", ""))
    (first, _) = of.store.evidence_of([MET.id])
    of.apply(Edit(Message("x"), (Change(first, replace(first, verdict="rejected")),)))
    assert backing(of, [MET.id]) == Backing(1, 1)


def test_who_denies_it_can_be_counted_alone():
    of = told(("", ""), ("", ""), ("", MAYOR.id))
    (first, *_) = of.store.evidence_of([MET.id])
    of.apply(Edit(Message("x"), (Change(first, replace(first, factuality="negated")),)))
    assert backing(of, [MET.id], denying=True) == Backing(1, 1)
    assert backing(of, [MET.id], denying=False) == Backing(2, 2)


def test_a_line_follows_the_clusters_of_its_articles():
    of = told(("", ""), ("", ""))
    assert lines(of)[0].independent == 2
    for one in list(of.documents.values()):
        of.apply(Edit(Message("x"), (Change(one, replace(one, cluster="d0")),)))
    assert lines(of)[0].independent == 1


def test_an_article_keeps_its_place_when_its_cluster_changes():
    of = told(("", ""), ("", ""))
    first = of.documents["d0"]
    of.apply(Edit(Message("x"), (Change(first, replace(first, cluster="d0")),)))
    assert list(of.documents) == ["d0", "d1"]


def test_a_line_of_several_relations_counts_each_source_once():
    one = document("Ada met Ben and praised Ben.", id="d0")
    praised = relation(ADA, BEN, "praised")
    of = corpus(
        ADA, BEN, MET, praised, one,
        evidence(MET, one, "Ada met Ben"), evidence(praised, one, "praised Ben"),
    )  # fmt: skip
    (line,) = lines(of)
    assert (line.sentences, line.independent) == (2, 1)


def test_a_line_that_was_drawn_by_hand_has_no_source():
    of = corpus(ADA, BEN, relation(ADA, BEN, "met", manual=True))
    assert lines(of)[0].independent == 0


def test_places_that_are_drawn_as_one_count_each_source_once():
    hub, towns = organization("Hub"), [place(f"Town {letter}") for letter in "ABCDE"]
    article = document(" ".join(f"Hub bought {town.name}." for town in towns), id="d0")
    ties, said = [], []
    for town in towns:
        ties.append(relation(hub, town, "bought"))
        said.append(evidence(ties[-1], article, f"Hub bought {town.name}"))
    other = relation(hub, ADA, "bought")
    said.append(evidence(other, article, "Hub bought Town A"))
    of = corpus(hub, ADA, *towns, *ties, other, article, *said)
    stacked = next(line for line in visible(of, ViewState()).lines if len(line.relations) == 5)
    assert (stacked.sentences, stacked.independent) == (5, 1)


articles = st.lists(
    st.tuples(st.sampled_from(["", "a", "b"]), st.sampled_from(["", MAYOR.id, "police said"])),
    min_size=1, max_size=8,
)  # fmt: skip


@given(articles)
def test_there_are_never_more_sources_than_sentences_and_copies_add_none(given_articles):
    found = backing(told(*given_articles), [MET.id])
    assert 1 <= found.independent <= len(given_articles) == found.articles
    cluster, speaker = given_articles[-1]
    if cluster or speaker:
        again = backing(told(*given_articles, (cluster, speaker)), [MET.id])
        assert again.independent == found.independent


def test_who_denies_it_is_no_source_of_it_and_makes_no_line_thicker():
    of = told(("", ""), ("", ""), ("", MAYOR.id))
    (*_, last) = of.store.evidence_of([MET.id])
    of.apply(Edit(Message("x"), (Change(last, replace(last, factuality="negated")),)))
    (line,) = lines(of)
    assert (line.sentences, line.independent, line.asserted, line.denied) == (2, 2, True, True)


def test_a_line_that_all_deny_counts_who_denies_it():
    of = told(("", ""), ("", MAYOR.id))
    for one in of.store.evidence_of([MET.id]):
        of.apply(Edit(Message("x"), (Change(one, replace(one, factuality="negated")),)))
    (line,) = lines(of)
    assert (line.sentences, line.independent, line.asserted, line.denied) == (2, 2, False, True)
