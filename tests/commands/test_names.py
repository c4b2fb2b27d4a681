"""A name on the command line means one entity, or the answer says which it may mean."""

import pytest

from explorer.commands.names import UnknownName, entity_named
from tests.builders import corpus, example_corpus, organization, person, place


def refusal(words: str, *entities) -> str:
    with pytest.raises(UnknownName) as caught:
        entity_named(corpus(*entities) if entities else example_corpus(), words)
    return str(caught.value)


@pytest.mark.parametrize("words", ["Ada Okafor", "ada okafor", "  Ada   Okafor ", "ada-okafor"])
def test_name_and_id_are_found_without_regard_to_case(words: str) -> None:
    assert entity_named(example_corpus(), words).name == "Ada Okafor"


def test_an_alias_is_found_after_the_names() -> None:
    kim, city = person("Kim Jong Un", aliases=("Kim", "Velmar")), place("Velmar")
    assert entity_named(corpus(kim, city), "kim") is kim
    assert entity_named(corpus(kim, city), "Velmar") is city


def test_case_decides_where_it_can() -> None:
    us, word = place("US", id="1"), organization("Us", id="2")
    assert entity_named(corpus(us, word), "US") is us
    assert entity_named(corpus(us, word), "Us") is word


def test_a_slip_of_the_pen_is_understood() -> None:
    assert entity_named(example_corpus(), "Victor Lindquist").name == "Viktor Lindqvist"


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    assert "Nothing is called “Olga Meyer” here" in refusal("Olga Meyer")
    assert "the nearest is" in refusal("Reyes Bank")


def test_a_name_of_two_is_refused_with_both() -> None:
    one, two = person("Ann Kim", aliases=("Kim",)), person("Bo Kim", aliases=("Kim",))
    assert refusal("kim", one, two) == "“kim” may be “Ann Kim” or “Bo Kim”; give one of these."
    same = person("Ann Kim", id="x1"), organization("Ann Kim", id="x2")
    assert "“Ann Kim” (person, id x1) or “Ann Kim” (organization, id x2)" in refusal(
        "Ann Kim", *same
    )
    assert entity_named(corpus(*same), "x2") is same[1]


def test_a_rejected_entity_has_no_name() -> None:
    gone = person("Ada", rejected=True)
    assert "Nothing is called “Ada” here." in refusal("Ada", gone)
