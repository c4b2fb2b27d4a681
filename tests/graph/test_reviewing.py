"""What is looked at first: doubt times weight, each with a phrase that says why."""

from itertools import pairwise

from explorer.graph.reviewing import ranking
from explorer.model.properties import properties
from tests.builders import corpus, document, evidence, example_corpus, person, relation

ADA, BEN, CEM, DAN = (person(name) for name in ("Ada", "Ben", "Cem", "Dan"))
TEXT = document("Ada met Ben. Ada met Cem. Ben saw Ada. Cem saw Dan.", id="d")


def found(of, story=frozenset()):
    return [one for one in ranking(of, story) if one is not None]


def ranked(of, story=frozenset()):
    return sorted(found(of, story), key=lambda one: -one.worth)


def why(of, relation_id, story=frozenset()):
    return next(str(one.why) for one in found(of, story) if one.relation == relation_id)


def test_what_is_only_alleged_comes_before_what_is_said():
    said, alleged = relation(ADA, BEN), relation(ADA, CEM)
    of = corpus(
        TEXT, ADA, BEN, CEM, said, alleged,
        evidence(said, TEXT, "Ada met Ben"),
        evidence(alleged, TEXT, "Ada met Cem", factuality="alleged"),
    )  # fmt: skip
    assert [one.relation for one in ranked(of)] == [alleged.id, said.id]
    assert why(of, alleged.id).startswith("Only alleged")
    assert why(of, said.id).startswith("One sentence alone says so")


def test_what_is_drawn_in_the_story_comes_first():
    one, other = relation(ADA, BEN), relation(ADA, CEM)
    of = corpus(
        TEXT, ADA, BEN, CEM, one, other,
        evidence(one, TEXT, "Ada met Ben"), evidence(other, TEXT, "Ada met Cem"),
    )  # fmt: skip
    assert ranked(of, {other.id})[0].relation == other.id
    assert why(of, other.id, {other.id}) == "One sentence alone says so, drawn in the story"


def test_two_articles_leave_less_doubt_than_one_and_copies_count_once():
    met = relation(ADA, BEN)
    text = "Ada met Ben."

    def worth(*clusters):
        articles = [document(text, id=f"d{n}", cluster=c) for n, c in enumerate(clusters)]
        told = [evidence(met, article, "Ada met Ben") for article in articles]
        (only,) = found(corpus(*articles, ADA, BEN, met, *told))
        return only.worth

    assert worth("", "") < worth("x", "x") <= worth("")
    assert worth("", "", "") < worth("", "")


def test_a_denial_and_low_confidence_are_told():
    met, saw = relation(ADA, BEN, confidence=0.5), relation(CEM, DAN, "saw")
    of = corpus(
        TEXT, ADA, BEN, CEM, DAN, met, saw,
        evidence(met, TEXT, "Ada met Ben"),
        evidence(saw, TEXT, "Cem saw Dan"),
        evidence(saw, TEXT, "Ada met Cem", factuality="negated"),
    )  # fmt: skip
    assert why(of, met.id).startswith("50 % sure")
    assert why(of, saw.id).startswith("One sentence says it, another denies it")


def test_the_only_tie_between_two_parts_is_told_but_not_that_to_a_leaf():
    eve, fay = person("Eve"), person("Fay")
    ties = [relation(one, other) for one, other in [(ADA, BEN), (BEN, CEM), (ADA, CEM)]]
    bridge, far = relation(CEM, DAN), [relation(a, b) for a, b in [(DAN, eve), (eve, fay)]]
    far.append(relation(DAN, fay))
    leaf = relation(ADA, person("Gus"))
    of = corpus(ADA, BEN, CEM, DAN, eve, fay, person("Gus"), *ties, bridge, *far, leaf)
    bridges = {r.relation for r in found(of) if "only tie" in str(r.why)}
    assert bridges == {bridge.id}


def test_what_a_person_has_judged_is_not_asked_again():
    of = example_corpus()
    every = {one.relation for one in found(of)}
    assert every == set(of.relations)
    judged, sentence = relation(ADA, BEN, verdict="disputed"), relation(ADA, CEM)
    of = corpus(
        TEXT, ADA, BEN, CEM, judged, sentence,
        evidence(judged, TEXT, "Ada met Ben"),
        evidence(sentence, TEXT, "Ada met Cem", verdict="confirmed"),
    )  # fmt: skip
    assert found(of) == []


def test_a_property_beside_the_words_of_a_sentence_asks_for_nothing():
    told = properties()["P26"].label
    words = relation(ADA, BEN, "wed in May", "family")
    read = relation(ADA, BEN, told, "family", property="P26", lemma="P26")
    assert [one.relation for one in found(corpus(ADA, BEN, words, read))] == [words.id]
    assert len(found(corpus(ADA, BEN, read))) == 1


def test_a_long_chain_is_ranked_too():
    people = [person(f"P{n}") for n in range(3000)]
    ties = [relation(a, b, id=f"r{a.id}") for a, b in pairwise(people)]
    assert len(found(corpus(*people, *ties))) == 2999
