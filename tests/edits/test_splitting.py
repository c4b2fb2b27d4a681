"""Splitting: mentions move, and each relation goes with its own sentences."""

import json

import pytest

from explorer.edits import relations, splitting
from explorer.errors import EditRefused
from tests.builders import corpus, document, evidence, mention, person, relation, sentences
from tests.edits.test_relations import done

FIRST = document("Smith met Ada. Smith owns Acme. Smith met Ada again.", id="one")
SECOND = document("Smith met Ada in Rome. Smith lost.", id="two")
SMITH, ADA, ACME = person("Smith"), person("Ada"), person("Acme")
MET, OWNS = relation(SMITH, ADA, "met"), relation(SMITH, ACME, "owns", "ownership")
M1, M2, M3 = (mention(SMITH, FIRST, nth=n) for n in (1, 2, 3))
N1, N2 = (mention(SMITH, SECOND, nth=n) for n in (1, 2))


def smith(**fields):
    return corpus(
        FIRST, SECOND, *sentences(FIRST), *sentences(SECOND), SMITH, ADA, ACME,
        M1, M2, M3, N1, N2, MET, OWNS,
        evidence(MET, FIRST, "Smith met Ada.", target_mention=(0, 5), source_mention=(10, 13)),
        evidence(OWNS, FIRST, "Smith owns", source_mention=(15, 20)),
        evidence(MET, FIRST, "Smith met Ada again"),
        evidence(MET, SECOND, "Smith met Ada in Rome"),
    )  # fmt: skip


def made_by(of, before):
    (made,) = set(of.entities) - set(before)
    return made


def test_sentences_follow_their_mentions():
    of = smith()
    before = set(of.entities)
    done(of, relations.judge(of, [MET.id], "confirmed"))
    done(of, splitting.split(of, SMITH.id, [M1.id, M2.id], "John Smith", "PERSON"))
    john = made_by(of, before)
    assert of.entities[john].aliases == ("Smith",)
    assert [m.id for m in of.store.mentions_of(john)] == [M1.id, M2.id]
    assert {m.reason for m in of.store.mentions_of(john)} == {"by hand"}
    (met,) = of.relations_between(john, ADA.id)
    assert (met.label, met.verdict) == ("met", "confirmed")
    assert [(e.document, e.start) for e in of.store.evidence_of([met.id])] == [("one", 0)]
    assert len(of.store.evidence_of([MET.id])) == 2


def test_a_relation_whose_sentences_all_go_goes_as_it_is():
    of = smith()
    before = set(of.entities)
    done(of, relations.note(of, OWNS.id, "who says so?"))
    done(of, splitting.split(of, SMITH.id, [M2.id], "Jane Smith", "PERSON"))
    jane = made_by(of, before)
    assert (of.relations[OWNS.id].source, of.relations[OWNS.id].note) == (jane, "who says so?")


def test_mentions_go_to_an_entity_that_is_there_and_its_relations_grow():
    of = smith()
    done(of, relations.add(of, ACME.id, ADA.id, "met", "meeting", directed=False))
    done(of, splitting.assign(of, SMITH.id, [N1.id, N2.id], ACME.id))
    (met,) = of.relations_between(ACME.id, ADA.id)
    assert [e.document for e in of.store.evidence_of([met.id])] == ["two"]
    assert "Smith" in of.entities[ACME.id].aliases


def test_a_relation_with_the_new_owner_is_rejected_and_not_lost():
    of = smith()
    done(of, splitting.assign(of, SMITH.id, [M2.id], ACME.id))
    owns = of.relations[OWNS.id]
    assert (owns.source, owns.target, owns.verdict) == (ACME.id, ACME.id, "rejected")


def test_this_article_and_this_mention_get_another_name_and_kind():
    of = smith()
    before = set(of.entities)
    done(of, splitting.recast(of, SMITH.id, [N1.id, N2.id], "Smith & Co", "ORGANIZATION"))
    company = made_by(of, before)
    assert (of.entities[company].name, of.entities[company].kind) == ("Smith & Co", "ORGANIZATION")
    done(of, splitting.recast(of, SMITH.id, [M1.id], "Smith & Co", "ORGANIZATION"))
    assert len(of.store.mentions_of(company)) == 3
    assert of.entities[SMITH.id].name == "Smith"


def test_everywhere_is_one_edit_of_the_record():
    of = smith()
    edit = splitting.recast(of, SMITH.id, None, "Smith & Co", "ORGANIZATION")
    done(of, edit)
    assert len(edit.changes) == 1
    smith_and_co = of.entities[SMITH.id]
    assert (smith_and_co.name, smith_and_co.kind, smith_and_co.aliases) == (
        "Smith & Co",
        "ORGANIZATION",
        ("Smith",),
    )
    every = [m.id for m in of.store.mentions_of(SMITH.id)]
    done(of, splitting.recast(of, SMITH.id, every, "Smith", "ORGANIZATION"))
    assert of.entities[SMITH.id].name == "Smith"


def test_a_split_is_decided_in_each_text_that_names_both():
    of = smith()
    done(of, splitting.split(of, SMITH.id, [M1.id, N1.id, N2.id], "John Smith", "PERSON"))
    parts = [d for d in of.decisions.values() if d.what == "cannot-link"]
    assert (FIRST.sha256, ((0, 5),)) in [(d.text_sha256, d.spans) for d in parts]
    (alone,) = (d for d in parts if d.text_sha256 != FIRST.sha256)
    assert json.loads(alone.value)["others"] == [], "who they mean is said there all the same"
    value = json.loads(parts[0].value)
    assert (value["others"], value["name"]) == ([[15, 20], [32, 37]], "John Smith")


@pytest.mark.parametrize(
    ("ids", "sentence"),
    [
        ([], "No mention is selected"),
        (["gone"], "no longer there"),
        ([M1.id, M2.id, M3.id, N1.id, N2.id], "All mentions of “Smith” are selected"),
    ],
)
def test_nonsense_is_refused(ids, sentence):
    with pytest.raises(EditRefused, match=sentence):
        splitting.split(smith(), SMITH.id, ids, "John Smith", "PERSON")


@pytest.mark.parametrize(
    ("moved", "words"),
    [([M1.id], "Assign a mention of “Smith” to “Ada”"),
     ([M1.id, N1.id], "Assign 2 mentions of “Smith” to “Ada”")],
)  # fmt: skip
def test_one_mention_is_told_in_the_singular(moved, words):
    assert str(splitting.assign(smith(), SMITH.id, moved, ADA.id).label) == words
