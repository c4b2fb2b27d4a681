"""How sure a text is, and who says so."""

import pytest

from explorer.extraction.factuality import certainty

SURE = [
    ("Toyota bought Subaru.", "bought", "asserted"),
    ("Pfizer is expected to acquire Moderna.", "expected to acquire", "planned"),
    ("Pfizer will acquire Moderna next year.", "will acquire", "planned"),
    ("Pfizer plans to sue Moderna.", "plans to sue", "planned"),
    ("Iran may have supplied drones to Russia.", "may have supplied drones to", "hedged"),
    ("Israel reportedly bombed Damascus.", "reportedly bombed", "hedged"),
    ("Boeing is believed to have paid Ryanair.", "believed to have paid", "hedged"),
    ("If Greece sues Italy, the court will decide.", "may sue", "hedged"),
    ("Did Canada bribe Mexico?", "may have bribed", "hedged"),
    ("The judge asked whether Canada stole from Mexico.", "may have stolen from", "hedged"),
    ("Police are looking into whether Canada bribed Mexico.", "may have bribed", "hedged"),
    ("It looks as though Toyota bought Subaru.", "may have bought", "hedged"),
    ("Was Ivan Petrov arrested in Berlin?", "may have been arrested in", "hedged"),
    ("Spain did not deny helping Morocco.", "not denied: helping", "hedged"),
    ("Spain and Portugal deny bribing Morocco.", "denies bribing", "negated"),
    ("Lopez accuses Boeing of bribing Ryanair.", "accused of bribing", "alleged"),
    ("Boeing would refuse to pay Ryanair.", "would refuse to pay", "negated"),
    ("Moscow began to help Tehran.", "helped", "asserted"),
    ("Russia kept selling weapons to Iran.", "selling weapons to", "asserted"),
    ("Critics say Boeing bribed Ryanair.", "said to have bribed", "alleged"),
    ("Boeing, opponents say, stole from Airbus.", "said to have stolen from", "alleged"),
    ("Boeing bribed Ryanair, according to former employees.", "said to have bribed", "alleged"),
    ("Opposition leaders said Boeing bribed Ryanair.", "said to have bribed", "alleged"),
    ("Lawyers for Maria Lopez say Daniel Moss robbed Sberbank.", "said to have robbed", "alleged"),
    ("Biden, Trump claimed, bribed Mexico.", "said to have bribed", "alleged"),
    ("Trump claimed without evidence that Biden bribed Mexico.", "said to have bribed", "alleged"),
    ("France has sent Ukraine missiles.", "sent missiles to", "asserted"),
    ("Lopez urges Spain to pay Morocco.", "urged to pay", "planned"),
    ("Critics want Boeing to pay Ryanair.", "to pay", "planned"),
    ("Lopez and Okafor are to visit Morocco.", "is to visit", "planned"),
    (
        "India appears to have taken the threat of Pakistan seriously.",
        "may have taken threat of",
        "hedged",
    ),
    ("Critics say Lavrov met Blinken.", "met", "asserted"),
    ("Officials say Boeing bribed Ryanair.", "bribed", "asserted"),
    ("Israel allegedly poisoned Khaled Mansour.", "allegedly poisoned", "alleged"),
    (
        "Ivan Petrov claimed that Olga Smirnova had robbed Sberbank.",
        "said to have robbed",
        "alleged",
    ),
    ("Poland did not invite Hungary.", "did not invite", "negated"),
    ("Turkey denied attacking Syria.", "denied attacking", "negated"),
    ("Spain refused to support Morocco.", "refused to support", "negated"),
    ("Spain stopped supporting Morocco.", "stopped supporting", "negated"),
    ("Peter Novak is not the chairman of Skoda.", "not chairman of", "negated"),
    ("No agreement between Serbia and Kosovo was reached.", "no agreement", "negated"),
    ("The court ordered Google to pay Oracle.", "ordered to pay", "planned"),
    ("Moscow agreed to help Tehran.", "agreed to help", "planned"),
    ("Iran claims to have bombed Israel.", "claims to have bombed", "alleged"),
    ("Ivan Petrov denied allegations that he had robbed Sberbank.", "denied: robbed", "negated"),
    ("Prosecutors said Ivan Petrov robbed Sberbank.", "said to have robbed", "alleged"),
    ("Ivan Petrov may have been arrested in Berlin.", "may have been arrested in", "hedged"),
    ("Prosecutors failed to prove that Ivan Petrov paid Sberbank.", "not proven: paid", "negated"),
    ("The court could not establish that Spain paid Morocco.", "not proven: paid", "negated"),
    ("There is nothing to suggest that Spain paid Morocco.", "not proven: paid", "negated"),
    ("The report does not say that Spain paid Morocco.", "not said: paid", "negated"),
    ("The BBC falsely reported that Spain paid Morocco.", "falsely said: paid", "negated"),
    ("The BBC retracted a report that Spain paid Morocco.", "retracted: paid", "negated"),
    ("Ivan Petrov was wrongly accused of robbing Spain.", "wrongly accused of robbing", "negated"),
    ("Pfizer was rumored to be in talks with Moderna.", "rumored to be in talks with", "hedged"),
    ("Prosecutors proved that Ivan Petrov paid Sberbank.", "paid", "asserted"),
    ("The court was able to show that Spain paid Morocco.", "paid", "asserted"),
]

CLAUSES = [
    ("A man was arrested on suspicion of stealing the painting.", "stealing", "alleged"),
    ("The firm was charged with two counts of bribing officials.", "bribing", "alleged"),
    ("Denmark denied that it planned to attack Norway.", "attack", "negated"),
    ("Spain was unable to help Morocco.", "help", "negated"),
    ("Neither the minister nor the bank has paid.", "paid", "negated"),
    ("The minister has no plan to resign.", "resign", "negated"),
    ("Honda is likely to buy Nissan.", "buy", "hedged"),
    ("Should the volcano erupt again, it could be deadly.", "erupt", "hedged"),
    ("Rumors that the minister had left spread quickly.", "left", "hedged"),
    ("The minister was forced to resign.", "resign", "asserted"),
    ("She would go on to win the election.", "win", "asserted"),
    ("The judge asked how the papers had left the building.", "left", "asserted"),
    ("The rebels should release the hostages.", "release", "planned"),
    ("She was the first president to visit the island.", "visit", "asserted"),
    ("It was the worst storm to hit the coast.", "hit", "asserted"),
    ("The firm made a fortune from selling arms.", "selling", "asserted"),
    ("The firm was barred from selling arms.", "selling", "negated"),
    ("The firm canceled its plans to sell arms.", "sell", "negated"),
    ("The firm is interested in buying the bank.", "buying", "planned"),
    ("Two men are believed killed.", "killed", "hedged"),
    ("The court will decide whether Spain pays Morocco.", "pays", "hedged"),
    ("She must have left the country.", "left", "hedged"),
    ("Rumors say that the firm paid.", "paid", "hedged"),
    ("In all likelihood, the firm paid.", "paid", "hedged"),
    ("Membership would allow the country to vote.", "allow", "hedged"),
    ("The bill would ban the party.", "ban", "planned"),
    ("They will stay until the firm pays.", "pays", "planned"),
    ("There is no doubt that the firm paid.", "paid", "asserted"),
    ("There was potential to stop the driver.", "stop", "hedged"),
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


@pytest.mark.parametrize(("sentence", "verb", "factuality"), CLAUSES)
def test_certainty_of_a_clause(nlp, sentence, verb, factuality):
    (token,) = [token for token in nlp(sentence) if token.text == verb]
    assert certainty(token).factuality == factuality


@pytest.mark.parametrize(("sentence", "words", "speaker"), SAID)
def test_who_says_so(read, sentence, words, speaker):
    found = read(sentence)
    evidence = found.evidence("Toyota > bought > Subaru")
    assert evidence.attribution == words
    assert evidence.attributed_to == found.entity(speaker).id
    assert sentence[slice(*evidence.attribution_span)] == words
    assert evidence.factuality == "asserted"


def test_a_quotation_that_runs_on_keeps_its_speaker(read):
    """Over sentences and into the next paragraph; not into what the article itself says."""
    found = read(
        '"We lost a good partner. Toyota bought Subaru," said Angela Schmidt.\n\n'
        '"Honda sued Nissan."\n\n'
        "Renault sold Dacia."
    )
    schmidt = found.entity("Angela Schmidt").id
    assert found.evidence("Toyota > bought > Subaru").attributed_to == schmidt
    carried = found.evidence("Honda > sued > Nissan")
    assert carried.attributed_to == schmidt
    assert found.text[slice(*carried.attribution_span)] == "said Angela Schmidt"
    assert found.evidence("Renault > sold > Dacia").chain == ()


def test_a_quotation_belongs_to_who_is_named_beside_it(read):
    """Not to the one before; an introduction or the first half of a quotation is enough."""
    found = read(
        'Angela Schmidt told Reuters: "Toyota bought Subaru." Akio Tanaka disagreed: "Honda sued '
        "Nissan.\" Paul Okafor denied it. 'Renault sold Dacia,' Okafor said. 'Fiat sued Opel.'"
    )
    said = {line: found.evidence(line).attributed_to for line in found.lines()}
    assert said["Toyota > bought > Subaru"] == found.entity("Angela Schmidt").id
    assert said["Honda > sued > Nissan"] == found.entity("Akio Tanaka").id
    assert said["Renault > sold > Dacia"] == found.entity("Paul Okafor").id
    assert said["Fiat > sued > Opel"] == found.entity("Paul Okafor").id


def test_a_title_in_marks_is_nobodys_words(read):
    found = read(
        'Angela Schmidt said little. The film "Toyota buys Subaru" opened.\n\nFiat sued Opel.'
    )
    assert all(v.chain == () for v in found.found.evidence)


def test_a_source_answers_for_its_clause_alone(read):
    found = read(
        "Toyota bought Subaru, which, according to Reuters, sued Nissan, and left Honda alone."
    )
    assert found.evidence("Toyota > bought > Subaru").attributed_to is None
    assert found.evidence("Subaru > sued > Nissan").attributed_to == found.entity("Reuters").id


def test_who_is_cited_stands_nearer_than_who_tells(read):
    found = read("Reuters reported, citing Angela Schmidt, that Toyota had bought Subaru.")
    evidence = found.evidence("Toyota > bought > Subaru")
    assert evidence.chain == ("citing Angela Schmidt", "Reuters reported")
    assert evidence.attributed_to == found.entity("Reuters").id


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


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "Tom Reed was not charged with defrauding Irina Belova.",
            "Tom Reed > not charged with defrauding > Irina Belova",
        ),
        (
            "Nobody believes that Omar Haddad threatened Anna Keller.",
            "Omar Haddad > not believed: threatened > Anna Keller",
        ),
    ],
)
def test_what_nobody_charges_or_believes_is_no_fact(read, sentence, line):
    found = read(sentence)
    assert line in found.lines()
    assert {e.factuality for e in found.found.evidence} == {"negated"}
