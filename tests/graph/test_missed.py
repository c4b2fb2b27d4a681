"""Pairs that sentences name together and nothing ties, the telling ones first."""

import pytest

from explorer.edits.untied import keep_untied
from explorer.errors import EditRefused
from explorer.graph.missed import missed
from explorer.model.records import Candidate
from tests.builders import corpus, document, evidence, organization, person, place, relation

ADA, BEN, CY = person("Ada"), person("Ben"), person("Cy")
ACME, ROME, OSLO = organization("Acme"), place("Rome"), place("Oslo")
ONE, TWO = document("Ada, Ben, Cy, Acme.", id="one"), document("Ada and Ben again.", id="two")
EVERYBODY = (ADA, BEN, CY, ACME, ROME, OSLO, ONE, TWO)


def beside(one, other, where=ONE, start=0):
    return Candidate(
        id=f"{one.id}-{other.id}-{where.id}-{start}", source=one.id, target=other.id,
        document=where.id, start=start, end=start + 5,
    )  # fmt: skip


def pairs(of):
    return [{*one.ends} for one in missed(of)]


def test_more_sentences_and_more_articles_come_first():
    of = corpus(
        *EVERYBODY, beside(ADA, CY), beside(ADA, BEN), beside(BEN, ADA, TWO), beside(BEN, CY),
        beside(BEN, CY, start=6),
    )  # fmt: skip
    found = missed(of)
    assert [{*one.ends} for one in found] == [{"ada", "ben"}, {"ben", "cy"}, {"ada", "cy"}]
    assert [(one.sentences, one.articles) for one in found] == [(2, 2), (2, 1), (1, 1)]


def test_what_has_a_line_and_what_was_rejected_is_not_asked():
    met = relation(ADA, BEN)
    no = relation(ADA, CY, "sued", verdict="rejected")
    of = corpus(
        *EVERYBODY, met, no, evidence(met, ONE, "Ada, Ben"), beside(ADA, BEN), beside(ADA, CY),
        beside(BEN, CY),
    )  # fmt: skip
    assert pairs(of) == [{"ben", "cy"}]


def test_places_alone_and_whom_a_person_rejected_are_left_out():
    gone = person("Dee", rejected=True)
    of = corpus(*EVERYBODY, gone, beside(ROME, OSLO), beside(ADA, gone), beside(ADA, ROME))
    assert pairs(of) == [{"ada", "rome"}]


def test_whoever_is_cited_weighs_less():
    met = relation(BEN, CY)
    of = corpus(
        *EVERYBODY, met, evidence(met, ONE, "Ben, Cy", attributed_to=ACME.id), beside(ADA, ACME),
        beside(ADA, ROME),
    )  # fmt: skip
    assert pairs(of) == [{"ada", "rome"}, {"ada", "acme"}]


def test_what_nothing_ties_is_not_asked_again_and_undo_asks_again():
    of = corpus(*EVERYBODY, beside(ADA, BEN), beside(ADA, CY))
    edit = keep_untied(of, "ben", "ada")
    assert str(edit.label) == "Nothing ties Ben and Ada"
    of.apply(edit)
    assert pairs(of) == [{"ada", "cy"}]
    of.apply(edit.inverse())
    assert {"ada", "ben"} in pairs(of)


def test_it_holds_for_the_names_when_they_come_back():
    before = corpus(*EVERYBODY)
    (change,) = keep_untied(before, "ada", "ben").changes
    again = (person("Ada", id="x"), person("Ben", id="y"))
    of = corpus(ONE, *again, change.after, beside(*again))
    assert missed(of) == []


def test_one_alone_is_no_pair():
    with pytest.raises(EditRefused):
        keep_untied(corpus(*EVERYBODY), "ada", "ada")
