"""What speaks for a merge and against it, as a person reads it; and pairs that are two."""

import pytest

from explorer.edits.keeping_apart import keep_apart
from explorer.edits.reasons import reasons
from explorer.edits.untied import keep_untied
from explorer.errors import EditRefused
from tests.builders import corpus, example_corpus, organization, person, relation

ADA, OKAFOR, BEN = person("Ada Okafor"), person("Okafor"), person("Ben Okafor")
UN, NATIONS = organization("UN"), organization("United Nations")
CYR, DAN, EVE, FAY = (person(name) for name in ("Cyr", "Dan", "Eve", "Fay"))


def told(of, *entities):
    return {str(one.text): one.speaks_for for one in reasons(of, [one.id for one in entities])}


def test_names_speak_for_one_or_for_two():
    of = corpus(ADA, OKAFOR, BEN, UN, NATIONS)
    same_kind = {"Both are of the kind Person": True}
    assert told(of, ADA, OKAFOR) == {"“Okafor” is part of “Ada Okafor”": True, **same_kind}
    assert told(of, ADA, BEN) == {
        "Both have “okafor” in their name, and another name beside it": False, **same_kind
    }  # fmt: skip
    assert told(of, NATIONS, UN)["“UN” are the first letters of “United Nations”"]
    assert told(of, UN, ADA) == {
        "Their names have no word in common": False,
        "They are of different kinds: Organization and Person": False,
    }
    other = person("A. O.", aliases=("ada okafor",))
    assert told(corpus(ADA, other), ADA, other)["Both are called “Ada Okafor”"]


def test_neighbors_and_ties_are_told_and_what_speaks_for_it_comes_first():
    four = [relation(end, other) for end in (ADA, OKAFOR) for other in (CYR, DAN, EVE, FAY)]
    of = corpus(ADA, OKAFOR, CYR, DAN, EVE, FAY, *four, relation(ADA, OKAFOR, "thanked"))
    found = told(of, ADA, OKAFOR)
    assert found["4 tied to both: “Cyr”, “Dan”, “Eve” …"]
    assert found["A sentence ties them to each other: “thanked”"] is False
    assert list(found.values()) == sorted(found.values(), reverse=True)
    apart = corpus(ADA, OKAFOR, CYR, DAN, relation(ADA, CYR), relation(OKAFOR, DAN))
    assert told(apart, ADA, OKAFOR)["Nobody is tied to both"] is False


def test_a_sentence_that_names_both_is_counted():
    found = {str(one.text) for one in reasons(example_corpus(), ["mira-chen", "elsa-moreau"])}
    assert "One sentence names both" in found


@pytest.mark.parametrize("keep", [keep_apart, keep_untied])
def test_one_and_the_same_is_refused(keep):
    with pytest.raises(EditRefused, match="“Ada Okafor” is one"):
        keep(corpus(ADA), ADA.id, ADA.id)
