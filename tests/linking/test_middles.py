"""A middle name that one article leaves out parts nobody, and joins nobody who may be another."""

import pytest

from explorer.edits import documents
from explorer.linking.articles import join, matches
from explorer.model.records import Extraction
from tests.builders import corpus, document, mention, organization, person


def told(*names, published="2008-05-10", firms=()):
    """An article in which people and organizations are named."""
    article = document(f"{', '.join((*names, *firms))} were there.", id="d1", published=published)
    people = [person(name, id=f"e{n}") for n, name in enumerate(names, 1)]
    others = [organization(name, id=f"o{n}") for n, name in enumerate(firms, 1)]
    return Extraction(
        documents=(article,),
        entities=(*people, *others),
        mentions=tuple(mention(one, article) for one in (*people, *others)),
    )


def entered(*extractions):
    """A corpus that articles have entered, one after the other as one file."""
    known = corpus()
    edit = documents.add(known, join(extractions))
    known.store.write(edit)
    known.apply(edit)
    return known


def people(extraction):
    return sorted(one.name for one in extraction.entities if one.kind == "PERSON")


SHORT = told("Regina Benjamin", "Barack Obama")
LONG = told("Regina M. Benjamin", "Barack Obama")


def test_one_person_with_and_without_a_middle_name():
    assert len(people(join([SHORT, LONG]))) == 2
    assert matches(entered(SHORT), LONG).keys() == {"e1", "e2"}


def test_a_middle_name_and_its_initial_are_one():
    assert len(people(join([LONG, told("Regina Marcia Benjamin", "Barack Obama")]))) == 2


def test_two_organizations_beside_are_enough_and_one_is_not():
    firms = ("Bayou Clinic", "Xavier University")
    one, other = told("Regina Benjamin", firms=firms), told("Regina M. Benjamin", firms=firms)
    assert len(people(join([one, other]))) == 1
    less = told("Regina M. Benjamin", firms=firms[:1])
    assert len(people(join([one, less]))) == 2
    assert not {"e1"} & matches(entered(one), less).keys()


@pytest.mark.parametrize(
    "other",
    [
        told("Regina M. Benjamin", "Ada Okafor"),
        told("Regina M. Benjamin", "Barack Obama", published="1999-01-01"),
        told("Regina Benjamin Jr.", "Barack Obama"),
        told("Renata M. Benjamin", "Barack Obama"),
        told("R. M. Benjamin", "Barack Obama"),
    ],
)
def test_less_than_that_parts_them(other):
    assert len(join([SHORT, other]).entities) - len(join([SHORT]).entities) >= 1
    assert "e1" not in matches(entered(SHORT), other)


def test_who_may_be_father_or_son_is_neither():
    one = told("George Bush", "Dick Cheney")
    father, son = told("George H. Bush", "Dick Cheney"), told("George W. Bush", "Dick Cheney")
    names = people(join([one, father, son]))
    assert names == ["Dick Cheney", "George Bush", "George H. Bush", "George W. Bush"]
    assert "e1" not in matches(entered(father, son), one)


def test_one_article_that_names_both_tells_them_apart():
    both = told("Regina Benjamin", "Regina M. Benjamin", "Barack Obama")
    assert len(people(join([both, LONG]))) == 3
    assert set(matches(entered(LONG), both)) == {"e2", "e3"}


def test_what_has_joined_by_a_middle_name_has_one_office_holder():
    article = told("Benjamin", "Ada Okafor")
    found = join([SHORT, LONG, article])
    assert people(found) == ["Ada Okafor", "Barack Obama", "Benjamin", "Regina Benjamin"]


def test_accents_of_the_surname_part_nobody():
    known = entered(told("Ana García", "Barack Obama"))
    assert set(matches(known, told("Ana M. García", "Barack Obama"))) == {"e1", "e2"}
