"""A line must be true when it is printed alone."""

from dataclasses import replace

import pytest

from explorer.graph.listing import sources
from explorer.graph.projection import lines
from explorer.graph.sifting import lines_for
from explorer.graph.slices import whole
from explorer.graph.view import ViewState
from explorer.graph.weighing import factuality_of, sentences_of, verdict_of
from explorer.model.properties import properties
from tests.builders import corpus, document, evidence, organization, person, relation

ADA, BEN, COURIER = person("Ada"), person("Ben"), organization("Courier")
ARTICLE = document("Ada met Ben. Ada owes Ben money. Ada paid Ben. Ada thanked Ben. Ada left Ben.")


def told(of, *facts, **fields):
    """Evidence for a relation, one sentence a factuality or verdict."""
    quotes = ("Ada met", "Ada owes", "Ada paid", "Ada thanked", "Ada left")
    made = []
    for quote, fact in zip(quotes, facts, strict=False):
        verdict = fact if fact in ("confirmed", "disputed", "rejected") else "unreviewed"
        factuality = fact if verdict == "unreviewed" else "asserted"
        made.append(evidence(of, ARTICLE, quote, factuality=factuality, verdict=verdict, **fields))
    return made


def left(of, off=()):
    return lines_for(of, ViewState(sources_off=frozenset(off))).lines


def only_line(*records, off=frozenset()):
    (found,) = left(corpus(ADA, BEN, COURIER, ARTICLE, *records), off)
    return found


def test_a_line_is_all_relations_of_a_pair_and_shows_label_and_arrow_of_the_strongest():
    met = relation(ADA, BEN, "met")
    paid = relation(BEN, ADA, "paid", "payment")
    found = only_line(met, paid, *told(met, "asserted"), *told(paid, "asserted", "asserted"))
    assert found.relations == (paid.id, met.id)
    assert (found.label, found.ends, found.arrows) == ("paid", ("ada", "ben"), (True, False))
    assert found.sentences == 3


def ties(count):
    return [
        relation(*((ADA, BEN) if n % 2 else (BEN, ADA)), f"tie {n}", id=f"r{n}", manual=True)
        for n in range(count)
    ]


def test_many_words_of_which_none_leads_are_counted_with_heads_where_they_point():
    found = only_line(*ties(12))
    assert (found.label, found.arrows) == ("12 relations", (True, True))
    assert [one.label for one in found.strands] == [f"tie {n}" for n in range(12)]


def test_up_to_eight_words_or_one_that_leads_are_told_as_ever():
    assert only_line(*ties(8)).label == "tie 0"
    met = relation(ADA, BEN, "met")
    whole = only_line(met, *told(met, *["asserted"] * 5), *ties(10))
    assert (whole.label, sum(whole.arrows)) == ("met", int(met.directed))


def test_a_solid_line_never_carries_the_label_that_nobody_asserts():
    accused = relation(ADA, BEN, "accused of robbing", "conflict")
    met = relation(ADA, BEN, "met")
    found = only_line(
        accused, met, *told(accused, "alleged", "alleged", "alleged"), *told(met, "asserted")
    )
    assert found.asserted
    assert found.label == "met"


@pytest.mark.parametrize(
    ("facts", "asserted", "denied"),
    [
        (("asserted", "alleged"), True, False),
        (("hedged", "planned"), False, False),
        (("negated",), False, True),
        (("asserted", "negated"), True, True),
    ],
)
def test_stroke_says_how_sure_the_text_is(facts, asserted, denied):
    met = relation(ADA, BEN, "met")
    found = only_line(met, *told(met, *facts))
    assert (found.asserted, found.denied) == (asserted, denied)


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        (("asserted", "asserted"), "unreviewed"),
        (("confirmed", "asserted"), "confirmed"),
        (("confirmed", "disputed"), "disputed"),
        (("rejected", "rejected"), "rejected"),
        (("rejected", "asserted"), "unreviewed"),
    ],
)
def test_verdict_follows_from_the_sentences_until_a_person_decides(facts, verdict):
    met = relation(ADA, BEN, "met")
    of = corpus(ADA, BEN, ARTICLE, met, *told(met, *facts))
    assert verdict_of(of, met) == verdict
    assert verdict_of(of, relation(ADA, BEN, "met", verdict="disputed")) == "disputed"


def test_rejected_relations_and_sentences_do_not_count():
    met, paid = relation(ADA, BEN, "met"), relation(ADA, BEN, "paid", "payment", verdict="rejected")
    found = only_line(met, paid, *told(met, "asserted", "rejected"), *told(paid, "asserted"))
    assert found.relations == (met.id,)
    assert found.sentences == 1
    assert lines(corpus(ADA, BEN, ARTICLE, paid, *told(paid, "asserted"))) == ()


def test_the_weakest_verdict_is_shown():
    met, paid = (
        relation(ADA, BEN, "met", verdict="confirmed"),
        relation(ADA, BEN, "paid", "payment"),
    )
    records = (met, paid, *told(met, "asserted"), *told(paid, "asserted"))
    assert only_line(*records).verdict == "unreviewed"


def test_a_line_by_hand_is_drawn_without_a_source():
    by_hand = relation(ADA, BEN, "cousin of", "family", manual=True)
    found = only_line(by_hand)
    assert (found.sourced, found.sentences, found.asserted) == (False, 0, True)


def test_what_rests_on_a_switched_off_source_alone_vanishes():
    met, paid = relation(ADA, BEN, "met"), relation(ADA, COURIER, "paid", "payment")
    records = (
        met, paid, *told(met, "asserted"), *told(met, "alleged", attributed_to=COURIER.id)[:0],
        *told(paid, "alleged", attributed_to=COURIER.id),
    )  # fmt: skip
    of = corpus(ADA, BEN, COURIER, ARTICLE, *records)
    assert len(lines(of)) == 2
    assert [line.ends for line in left(of, {COURIER.id})] == [("ada", "ben")]


def test_sources_are_counted_by_the_lines_that_rest_on_them():
    met, paid = relation(ADA, BEN, "met"), relation(ADA, COURIER, "paid", "payment")
    by_words = evidence(paid, ARTICLE, "Ada paid", attribution="officials")
    of = corpus(ADA, BEN, COURIER, ARTICLE, met, paid, *told(met, "asserted"), by_words)
    assert [(row.key, row.name, row.lines) for row in whole(sources(of))] == [
        ("", "The article itself", 1), ("officials", "“officials”", 1),
    ]  # fmt: skip


def test_a_relation_with_itself_is_no_line():
    himself = relation(ADA, ADA, "praised", "communication")
    assert lines(corpus(ADA, ARTICLE, himself, *told(himself, "asserted"))) == ()


def test_figures_of_a_relation():
    met = relation(ADA, BEN, "met")
    of = corpus(ADA, BEN, ARTICLE, met, *told(met, "planned", "alleged", "rejected"))
    assert sentences_of(of, met) == 2
    assert factuality_of(of, met) == "alleged"


def test_a_property_read_beside_the_words_neither_names_nor_widens_the_line():
    owes = relation(ADA, BEN, "owes money to", "other", confidence=0.7)
    spouse = relation(ADA, BEN, properties()["P26"].label, "family", property="P26")
    found = only_line(owes, spouse, *told(owes, "asserted"), *told(spouse, "asserted"))
    assert (found.label, found.sentences) == ("owes money to", 1)
    confirmed = only_line(owes, spouse, *told(owes, "confirmed"), *told(spouse, "asserted"))
    assert confirmed.verdict == "confirmed"
    disputed = replace(spouse, verdict="disputed")
    assert only_line(owes, disputed, *told(owes, "confirmed")).verdict == "disputed"
    hedged = only_line(owes, spouse, *told(owes, "hedged"), *told(spouse, "asserted"))
    assert hedged.label == spouse.label


def test_who_was_acquitted_of_it_is_not_drawn_as_if_it_were_so():
    paid = relation(ADA, BEN, "paid", "payment")
    bribed = relation(ADA, BEN, "acquitted of bribing", "payment")
    left = relation(ADA, BEN, "never met", "meeting")
    facts = [*told(paid, "asserted"), *told(left, "negated")]
    assert not only_line(paid, left, *facts).denied
    found = only_line(paid, bribed, left, *facts, *told(bribed, "negated"))
    assert (found.label, found.asserted, found.denied) == ("paid", True, True)
