"""Names, pairs of names, and commands are found as somebody types them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.graph.projection import lines
from explorer.model.records import Entity, Relation
from explorer.window.search import Command, Names
from tests.builders import corpus as corpus_of
from tests.builders import document, example_corpus, mention, person

COMMANDS = (Command("picture", "Export picture", "Ctrl+E"), Command("undo", "Undo", "Ctrl+Z"))


@pytest.fixture(scope="module")
def names() -> Names:
    corpus = example_corpus()
    return Names(corpus, lines(corpus))


def texts(names: Names, query: str) -> list[str]:
    return [found.text for found in names.find(query, COMMANDS)]


def test_two_names_offer_their_line_first(names):
    first = names.find("okafor lindqvist", ())[0]
    assert (first.what, first.text) == ("pair", "Ada Okafor — Viktor Lindqvist")
    assert first.sentences == 3
    assert len(first.relations) == 2


@pytest.mark.parametrize("query", ["oka lin", "Okafor - Lindqvist", "okafor and lindqvist"])
def test_parts_of_names_and_words_between_them_will_do(names, query):
    assert texts(names, query)[0] == "Ada Okafor — Viktor Lindqvist"


def test_a_pair_without_a_line_can_be_asked_about_too(names):
    first = names.find("reyes velmar courier", ())[0]
    assert (first.what, first.relations) == ("pair", ())


def test_a_name_of_two_words_is_no_pair(names):
    assert texts(names, "port authority")[0] == "Port Authority"


def test_a_pasted_sentence_names_no_pair(names):
    assert names.find("Okafor met Viktor Lindqvist " + "at the harbor " * 5, COMMANDS) == []


def test_misspelled_names_are_found(names):
    assert texts(names, "Lindkvist")[0] == "Viktor Lindqvist"


def test_nothing_typed_offers_the_most_connected(names):
    assert texts(names, "")[0] == "Ada Okafor"


def test_commands_are_found_with_their_key(names):
    (found,) = [f for f in names.find("export", COMMANDS) if f.what == "command"]
    assert (found.ids, found.right) == (("picture",), "Ctrl+E")


def test_words_as_typed_go_before_words_that_are_merely_alike():
    people = [
        Entity(id=key, name=name, kind="PERSON")
        for key, name in (("un", "Kim Jong Un"), ("ae", "Kim Ju Ae"), ("xi", "Xi Jinping"))
    ]
    met = Relation(id="r", source="un", target="xi", directed=False, label="met")
    corpus = corpus_of(*people, met)
    names = Names(corpus, lines(corpus))

    first, *_ = names.find("kim ju xi", ())
    assert (first.text, first.relations) == ("Kim Ju Ae — Xi Jinping", ())
    pairs = [found.text for found in names.find("kim xi", ()) if found.what == "pair"]
    assert pairs == ["Kim Jong Un — Xi Jinping", "Kim Ju Ae — Xi Jinping"]


def test_what_bears_the_same_name_is_told_apart_by_its_articles():
    old, new = document("Assad met ISIL.", id="old"), document("Assad left ISIL. Assad.", id="new")
    first, second = person("Assad", id="a1"), person("Assad", id="a2")
    isil = person("ISIL")
    places = [mention(first, old), mention(second, new, id="m2"), mention(isil, old, id="m3")]
    corpus = corpus_of(old, new, first, second, isil, *places)
    names = Names(corpus, lines(corpus))

    titles = {old.id: old.title, new.id: new.title}
    entities = {one.ids: one.told for one in names.find("assad", ()) if one.what == "entity"}
    assert entities[("a1",)] == f"1 mention in “{titles['old']}”"
    assert entities[("a2",)] == f"1 mention in “{titles['new']}”"
    pairs = [one.told for one in names.find("assad isil", ()) if one.what == "pair"]
    assert len(set(pairs)) == len(pairs) == 2
    assert all(told.startswith("Assad: 1 mention in “") for told in pairs)
    assert [one.told for one in names.find("isil", ())] == [""]


def test_a_command_of_exactly_that_name_stands_before_names_that_begin_so():
    tidying = Command("tidy", "Tidy", "T"), Command("c", "Tidy by communities", "")
    corpus = corpus_of(person("Tidy Bank"), person("Tidyman"))
    found = Names(corpus, ()).find("tidy", tidying)
    assert found[0].text == "Tidy"
    assert [one.text for one in found].count("Tidy") == 1
    named = corpus_of(person("Tidy", id="t"), person("Tidyman"))
    found = Names(named, ()).find("tidy", tidying)
    assert [one.what for one in found[:3]] == ["entity", "command", "entity"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=30))
def test_whatever_is_typed_does_no_harm(query):
    corpus = example_corpus()
    Names(corpus, lines(corpus)).find(query, COMMANDS)
