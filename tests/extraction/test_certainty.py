"""How sure a text is, and who says so."""

import pytest

SURE = [
    ("Toyota bought Subaru.", "bought", "asserted"),
    ("Pfizer is expected to acquire Moderna.", "expected to acquire", "planned"),
    ("Pfizer will acquire Moderna next year.", "will acquire", "planned"),
    ("Pfizer plans to sue Moderna.", "plans to sue", "planned"),
    ("Iran may have supplied drones to Russia.", "may supply drones to", "hedged"),
    ("Israel reportedly bombed Damascus.", "reportedly bombed", "hedged"),
    ("Boeing is believed to have paid Ryanair.", "believed to pay", "hedged"),
    ("If Greece sues Italy, the court will decide.", "may sue", "hedged"),
    ("Did Canada bribe Mexico?", "may bribe", "hedged"),
    ("Israel allegedly poisoned Khaled Mansour.", "allegedly poisoned", "alleged"),
    ("Ivan Petrov claimed that Olga Smirnova had robbed Sberbank.", "said to rob", "alleged"),
    ("Poland did not invite Hungary.", "did not invite", "negated"),
    ("Turkey denied attacking Syria.", "denied attacking", "negated"),
    ("Spain refused to support Morocco.", "refused to support", "negated"),
    ("Spain stopped supporting Morocco.", "stopped supporting", "negated"),
    ("Peter Novak is not the chairman of Skoda.", "not chairman of", "negated"),
    ("No agreement between Serbia and Kosovo was reached.", "no agreement", "negated"),
    ("The court ordered Google to pay Oracle.", "ordered to pay", "planned"),
    ("Moscow agreed to help Tehran.", "agreed to help", "planned"),
]

SAID = [
    ("According to Reuters, Toyota bought Subaru.", "According to Reuters", "Reuters"),
    ("Toyota bought Subaru, Reuters reported.", "Reuters reported", "Reuters"),
    ("Toyota bought Subaru, according to Akio Tanaka.", "according to Akio Tanaka", "Akio Tanaka"),
    ("As the BBC noted, Toyota bought Subaru.", "As the BBC noted", "BBC"),
    ("Angela Schmidt said that Toyota had bought Subaru.", "Angela Schmidt said", "Angela Schmidt"),
    ('"Toyota bought Subaru," Angela Schmidt said.', "Angela Schmidt said", "Angela Schmidt"),
]


@pytest.mark.parametrize(("sentence", "label", "factuality"), SURE)
def test_certainty_and_the_label_that_carries_it(read, sentence, label, factuality):
    found = read(sentence).found
    assert (label, factuality) in [
        (relation.label, evidence.factuality)
        for relation in found.relations
        for evidence in found.evidence
        if evidence.relation == relation.id
    ]


@pytest.mark.parametrize(("sentence", "words", "speaker"), SAID)
def test_who_says_so(read, sentence, words, speaker):
    found = read(sentence)
    evidence = found.evidence("Toyota > bought > Subaru")
    assert evidence.attribution == words
    assert evidence.attributed_to == found.entity(speaker).id
    assert sentence[slice(*evidence.attribution_span)] == words
    assert evidence.factuality == "asserted"


def test_nested_speakers_from_the_nearest_outward(read):
    found = read("Reuters reported on Tuesday that Angela Schmidt said Toyota had bought Subaru.")
    evidence = found.evidence("Toyota > bought > Subaru")
    assert evidence.chain == ("Angela Schmidt said", "Reuters reported")
    assert evidence.attributed_to == found.entity("Reuters").id


def test_an_accusation_is_a_fact_and_what_it_says_is_alleged(read):
    found = read("Germany accused Russia of helping Iran.")
    assert found.evidence("Germany > accused > Russia").factuality == "asserted"
    alleged = found.evidence("Russia > accused of helping > Iran")
    assert alleged.factuality == "alleged"
    assert alleged.attributed_to == found.entity("Germany").id


def test_a_title_is_a_fact_whatever_the_sentence_expects(read):
    found = read("French President Emmanuel Macron is expected to visit Poland.")
    assert found.evidence("Emmanuel Macron > president of > France").factuality == "asserted"
    assert found.evidence("Emmanuel Macron > expected to visit > Poland").factuality == "planned"


def test_a_denial_is_not_made_a_fact_and_names_who_denies(read):
    """Also where the language model passes over the surname at the start of a sentence."""
    found = read(
        "Minister Paul Okafor met Marta Lindqvist in Rotterdam. "
        "Okafor denied that he had discussed the tender with Lindqvist."
    ).found
    names = {entity.id: entity.name for entity in found.entities}
    (denied,) = [one for one in found.evidence if one.factuality == "negated"]
    (relation,) = [one for one in found.relations if one.id == denied.relation]

    assert relation.label.startswith("denied: discussed")
    assert {names[end] for end in relation.ends} == {"Paul Okafor", "Marta Lindqvist"}
    assert names[denied.attributed_to] == "Paul Okafor"
