"""Entities that may be one: suggested with reasons, and never again once they were kept apart."""

import pytest

from explorer.edits.keeping_apart import keep_apart
from explorer.edits.splitting import split
from explorer.errors import EditRefused
from explorer.linking.suggestions import suggestions
from explorer.model.records import Candidate
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import corpus, document, mention, organization, person, place, relation


def told(of):
    return [
        ({of.entities[one.one].name, of.entities[one.other].name}, [str(m) for m in one.speaks_for])
        for one in suggestions(of)
    ]


def test_an_initial_and_a_common_neighbor_speak_for_it():
    john, j, ada = person("John Smith"), person("J. Smith"), person("Ada Roth")
    of = corpus(john, j, ada, relation(john, ada), relation(j, ada))
    assert told(of) == [
        (
            {"John Smith", "J. Smith"},
            ["“J. Smith” may be short for “John Smith”", "Both are tied to “Ada Roth”"],
        )
    ]


def test_people_with_different_given_names_are_never_suggested():
    of = corpus(person("John Smith"), person("Jane Smith"), person("Jim Smith"))
    assert suggestions(of) == ()


def test_an_alias_counts_and_one_that_differs_forbids():
    one = person("Robert Roth", aliases=("Bob Roth",))
    assert suggestions(corpus(one, person("Bob Roth"))) == ()
    company = organization("World Health Organization", aliases=("WHO",))
    assert len(suggestions(corpus(company, organization("W.H.O.", id="w", aliases=("WHO",))))) == 1


def test_a_surname_that_is_only_an_alias_says_nothing():
    kim = person("Kim Jong Un", aliases=("Kim",))
    assert suggestions(corpus(kim, person("Sangjin Kim"))) == ()


def test_of_two_kinds_only_the_same_full_name_is_suggested_and_the_kinds_speak_against_it():
    company, town = organization("Vex", id="o"), place("Vex", id="p")
    (found,) = suggestions(corpus(company, town))
    assert found.pair == ("o", "p")
    assert [str(m) for m in found.speaks_for] == ["Both are called “Vex”"]
    assert [str(m) for m in found.against] == ["They are of two kinds: organization and place"]
    (alike,) = suggestions(corpus(company, organization("Vex", id="q")))
    assert alike.worth > found.worth
    assert suggestions(corpus(company, place("Vexe", id="p"))) == ()
    assert suggestions(corpus(company, place("New Vex", id="p"))) == ()
    assert suggestions(corpus(organization("Vex Ltd", id="o"), town)) == ()
    tied = relation(company, town)
    assert suggestions(corpus(company, town, tied)) == ()


def test_of_two_kinds_an_alias_that_is_the_others_name_counts():
    company = organization("Vex Shipping", id="o", aliases=("Vex",))
    (found,) = suggestions(corpus(company, place("Vex", id="p")))
    assert [str(m) for m in found.speaks_for] == ["Both are called “Vex”"]


def test_two_kinds_that_were_kept_apart_are_not_suggested_again():
    session = Session(MemoryStore([organization("Vex", id="o"), place("Vex", id="p")]))
    assert len(suggestions(session.corpus)) == 1
    session.perform(keep_apart(session.corpus, "o", "p"))
    assert suggestions(session.corpus) == ()


def test_who_is_tied_to_each_other_is_two_until_that_is_rejected():
    john, j = person("John Smith"), person("J. Smith")
    assert suggestions(corpus(john, j, relation(john, j))) == ()
    assert len(suggestions(corpus(john, j, relation(john, j, verdict="rejected")))) == 1


def test_a_surname_that_several_bear_says_so():
    weil, jonas, mira = person("Weil"), person("Jonas Weil"), person("Mira Weil")
    found = suggestions(corpus(weil, jonas, mira))
    assert [[str(m) for m in one.against] for one in found] == [
        ["It may as well be “Mira Weil”"],
        ["It may as well be “Jonas Weil”"],
    ]
    (alone,) = suggestions(corpus(weil, jonas))
    assert alone.worth > found[0].worth


def test_a_sentence_that_names_both_speaks_against_it():
    john, j, article = person("John Smith"), person("J. Smith"), document("John Smith, J. Smith.")
    both = Candidate(id="c", source=john.id, target=j.id, document=article.id, start=0, end=21)
    (found,) = suggestions(corpus(article, john, j, both))
    assert [str(m) for m in found.against] == ["One sentence names both"]


@pytest.fixture
def session():
    article = document("Jonas Weil met J. Weil.")
    jonas, j = person("Jonas Weil"), person("J. Weil")
    return Session(MemoryStore([article, jonas, j, mention(jonas, article), mention(j, article)]))


def test_what_was_kept_apart_is_not_suggested_again_until_that_is_undone(session):
    assert len(suggestions(session.corpus)) == 1
    session.perform(keep_apart(session.corpus, "jonas-weil", "j-weil"))
    assert str(session.undo_label) == "Keep Jonas Weil and J. Weil apart"
    assert suggestions(session.corpus) == ()
    session.undo()
    assert len(suggestions(session.corpus)) == 1


def test_what_was_kept_apart_stays_so_when_it_comes_back_under_other_ids(session):
    session.perform(keep_apart(session.corpus, "jonas-weil", "j-weil"))
    again = [person("Jonas Weil", id="n1"), person("J. Weil", id="n2")]
    assert suggestions(corpus(*again, *session.corpus.decisions.values())) == ()


def test_what_was_split_off_is_not_suggested_as_one():
    article = document("Jonas Weil came. Jonas Weil left. Jonas Weil slept.")
    jonas = person("Jonas Weil")
    places = [mention(jonas, article, nth=n) for n in (1, 2, 3)]
    session = Session(MemoryStore([article, jonas, *places]))
    session.perform(split(session.corpus, jonas.id, [places[0].id], "Jonas Weil", "PERSON"))
    assert len(session.corpus.entities) == 2
    assert suggestions(session.corpus) == ()


def test_one_entity_cannot_be_kept_apart_from_itself(session):
    with pytest.raises(EditRefused, match="is one already"):
        keep_apart(session.corpus, "jonas-weil", "jonas-weil")
