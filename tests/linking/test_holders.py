"""A surname means the holder of the office before it, and nobody whom it may not mean."""

import pytest

from explorer.edits import documents
from explorer.linking.articles import join, matches
from explorer.linking.offices import Office, office_before
from explorer.model.joining import grown
from explorer.model.records import Extraction
from tests.builders import corpus, document, mention, organization, person, relation


def told(text, *people, published="2016-05-10", ties=()):
    """An article in which each of some people is named once, by the whole name."""
    ids = {name: f"e{n}" for n, name in enumerate(people, 1)}
    article = document(text, id="d1", published=published)
    named = [person(name, id=id) for name, id in ids.items()]
    mentions = [mention(one, article) for one in named]
    others = [organization(name, id=f"o{n}") for n, (_, name) in enumerate(ties, 1)]
    lines = [
        relation(ids[who], f"o{n}", "works for", id=f"r{n}") for n, (who, _) in enumerate(ties, 1)
    ]
    return Extraction(
        documents=(article,),
        entities=(*named, *others),
        mentions=tuple(mentions),
        relations=tuple(lines),
    )


def with_articles(extraction):
    """A corpus that an extraction has entered."""
    known = corpus()
    edit = documents.add(known, extraction)
    known.store.write(edit)
    known.apply(edit)
    return known


FULL = told("Russian Foreign Minister Sergei Lavrov spoke.", "Sergei Lavrov")


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("He met Russian Foreign Minister ", Office("foreign minister", "Russia")),
        ("The U.S. Secretary of State ", Office("secretary of state", "United States")),
        ("On Monday former French President ", Office("president", "France")),
        ("talks with Secretary ", Office("secretary")),
        ("It was the president. ", None),
        ("a call to General ", None),
        ("the new minister, ", None),
    ],
)
def test_the_office_stands_right_before_the_name(before, found):
    assert office_before(f"{before}Lavrov said", len(before)) == found


def test_a_surname_with_the_office_is_its_holder():
    joined = join([FULL, told("A call with Foreign Minister Lavrov was short.", "Lavrov")])
    assert [(one.name, one.aliases) for one in joined.entities] == [("Sergei Lavrov", ("Lavrov",))]


def test_whoever_comes_first_the_full_name_stays():
    late = told("A call with Russian Foreign Minister Lavrov was short.", "Lavrov")
    known = with_articles(late)
    edit = documents.add(known, FULL, matches(known, FULL))
    known.apply(edit)
    assert [(one.name, one.aliases) for one in known.entities.values()] == [
        ("Sergei Lavrov", ("Lavrov",))
    ]


@pytest.mark.parametrize(
    "other",
    [
        told("Lavrov said nothing.", "Lavrov"),
        told("General Lavrov said nothing.", "Lavrov"),
        told("Defense Minister Lavrov said nothing.", "Lavrov"),
        told("Bulgarian Foreign Minister Lavrov said nothing.", "Lavrov"),
        told("Foreign Minister Lavrov said nothing.", "Lavrov", published="1994-02-01"),
        told("Foreign Minister Lavrov and Ivan Lavrov sang.", "Lavrov", "Ivan Lavrov"),
        told("Foreign Minister Ivan Lavrov said nothing.", "Ivan Lavrov"),
    ],
)
def test_what_may_be_two_stays_two(other):
    joined = join([FULL, other])
    assert len(joined.entities) == 1 + len(other.entities)
    assert matches(with_articles(FULL), other) == {}


def test_two_of_the_full_name_leave_it_open():
    two = told("Minister of Trade Anna Lavrov spoke.", "Anna Lavrov")
    short = told("Foreign Minister Lavrov said nothing.", "Lavrov")
    assert len(join([FULL, two, short]).entities) == 3


def test_two_surnames_want_more_than_a_common_office():
    one = told("President Lee spoke.", "Lee")
    assert len(join([one, told("President Lee left.", "Lee")]).entities) == 2
    korean = told("South Korean President Lee spoke.", "Lee")
    assert len(join([korean, korean, one]).entities) == 2
    bound = [told("President Lee spoke.", "Lee", ties=[("Lee", name)]) for name in ("NATO", "NATO")]
    assert len(join(bound).entities) == 2  # NATO, Lee
    offices = ("Secretary", "Secretary of State", "Secretary")
    telling = [told(f"{office} Kerry spoke.", "Kerry") for office in offices]
    assert len(join(telling).entities) == 1
    telling = [
        told(f"{office} Kerry spoke.", "Kerry") for office in ("Secretary of State", "Secretary")
    ]
    assert len(join(telling).entities) == 1


def test_a_name_that_a_person_gave_stays():
    renamed = person("Lavrov", aliases=("Sergey Lavrov",))
    assert grown(renamed, person("Sergei Lavrov")).name == "Lavrov"
