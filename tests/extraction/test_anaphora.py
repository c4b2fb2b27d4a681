"""Nouns and pronouns that mean something named, and things that have no name."""

import pytest


def mentions(found, name):
    """Words and form of all mentions of an entity that are no names."""
    entity = found.entity(name).id
    return {
        (found.text[m.start : m.end], m.form)
        for m in found.found.mentions
        if m.entity == entity and m.form != "name"
    }


def test_an_office_beside_a_name_and_again_alone_means_its_holder(read):
    found = read(
        "Luca Pastorino, the mayor of Bogliasco, spoke on Monday. "
        "The mayor said that he would resign."
    )
    assert {("The mayor", "nominal"), ("he", "pronoun")} <= mentions(found, "Luca Pastorino")


def test_an_office_in_capitals_alone_means_its_only_holder(read):
    found = read(
        "FOREIGN SECRETARY BORIS JOHNSON MEETS LAVROV\n\nBoris Johnson flew to New York. "
        "The Foreign Secretary met Russian Foreign Minister Sergei Lavrov there."
    )
    assert ("The Foreign Secretary", "nominal") in mentions(found, "Boris Johnson")
    assert "Boris Johnson - met - Sergei Lavrov" in found.lines()


@pytest.mark.parametrize(
    "text",
    [
        "Donald Trump met President Vladimir Putin. The President praised Finland.",
        "Former Foreign Secretary William Hague spoke. The Foreign Secretary blamed Russia.",
        "French Foreign Minister Laurent Fabius left. The Foreign Minister praised John Kerry.",
        "Foreign Minister Laurent Fabius met Foreign Minister Frank Berg. "
        "The Foreign Minister praised John Kerry.",
    ],
)
def test_an_office_that_another_may_hold_means_nobody(read, text):
    assert not [m for m in read(text).found.mentions if m.form == "nominal"]


def test_every_noun_and_pronoun_says_why_and_how_surely(read):
    found = read("Angela Schmidt is a lawyer. She joined Siemens in May.")
    others = [m for m in found.found.mentions if m.form != "name"]
    assert others
    assert all(m.reason and 0 < m.confidence <= 1 for m in others)


def test_she_does_not_mean_a_man(read):
    found = read("Peter Braun met Angela Schmidt in Bonn. She thanked him.")
    assert ("She", "pronoun") in mentions(found, "Angela Schmidt")
    assert ("She", "pronoun") not in mentions(found, "Peter Braun")


def test_it_that_stands_for_nothing_means_nobody(read):
    found = read("Siemens opened a plant. It is likely that it will rain. It seems that many came.")
    starts = {m.start for m in found.found.mentions if m.form == "pronoun"}
    assert not starts & {found.text.index("It is likely"), found.text.index("It seems")}


def test_two_groups_without_a_name_stay_out_of_what_is_named(read):
    found = read("Angela Schmidt spoke. Two leaders listened. The soldiers left. Some men wept.")
    assert mentions(found, "Angela Schmidt") == set()


def test_an_unnamed_thing_is_called_by_its_fullest_phrase(read):
    found = read(
        "A South Korean spy agency warned the public on Monday. "
        "The spy agency gave no details. The agency said more would follow."
    )
    assert found.kinds().get("South Korean spy agency") == "ORGANIZATION"


def test_i_in_quoted_words_means_who_says_them(read):
    found = read(
        "“I never met my opponent,” Angela Schmidt told reporters. Peter Braun was silent."
    )
    assert {("I", "pronoun"), ("my", "pronoun")} <= mentions(found, "Angela Schmidt")
    assert mentions(found, "Peter Braun") == set()
    assert not found.found.relations


def test_a_noun_of_another_country_is_not_what_is_named(read):
    found = read("The Indonesian Navy denied it. The Malaysian navy turned back a boat.")
    assert "The Malaysian navy" not in {words for words, _ in mentions(found, "Indonesian Navy")}


def test_one_noun_and_its_pronouns_are_a_thing_without_a_name(read):
    found = read(
        "A retired teacher was arrested in Leeds on Monday. He denied the charges. "
        "His lawyer said that he would appeal."
    )
    assert found.kinds().get("Retired teacher") == "PERSON"


def test_he_is_no_woman_whom_a_noun_without_gender_means(read):
    found = read("Peter Roe's lawyer, Anna Kohl, told the BBC he would appeal.")
    anna = found.entity("Anna Kohl").id
    assert "he" not in {
        found.text[m.start : m.end] for m in found.found.mentions if m.entity == anna
    }
