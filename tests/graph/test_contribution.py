"""What an article adds: new, strengthened, contradicted; a copy adds nothing to its original."""

from dataclasses import replace

from explorer.graph.contribution import Contribution, contribution
from tests.builders import corpus, document, evidence, person, relation

ONE = document("Ada met Ben. Ben paid Cleo.", id="one")
TWO = document("Ada met Ben. Ben never paid Cleo. Cleo hired Dora. Ada hired Ben.", id="two")
ADA, BEN, CLEO, DORA = (person(name) for name in ("Ada", "Ben", "Cleo", "Dora"))
MET = relation(ADA, BEN, "met")
PAID = relation(BEN, CLEO, "paid", lemma="pay")
NEVER = relation(BEN, CLEO, "never paid", lemma="pay", id="never")
HIRED = relation(CLEO, DORA, "hired")
AGAIN = relation(ADA, BEN, "hired", id="again")


def two(*more, **fields):
    return corpus(
        ONE, replace(TWO, **fields), ADA, BEN, CLEO, DORA, MET, PAID, NEVER, HIRED, AGAIN,
        evidence(MET, ONE, "Ada met Ben."),
        evidence(PAID, ONE, "Ben paid Cleo."),
        evidence(MET, TWO, "Ada met Ben."),
        evidence(NEVER, TWO, "Ben never paid Cleo.", factuality="negated"),
        evidence(HIRED, TWO, "Cleo hired Dora."),
        evidence(AGAIN, TWO, "Ada hired Ben."),
        *more,
    )  # fmt: skip


def test_each_relation_is_in_one_group():
    added = contribution(two(), "two")
    assert added.strengthened == (MET.id,)
    assert added.contradicted == (NEVER.id,)
    assert set(added.new) == {HIRED.id, AGAIN.id}
    assert added.tying == (HIRED.id,)  # Ada and Ben were tied before
    assert added.entities == (DORA.id,)


def test_it_can_be_asked_of_the_first_too():
    added = contribution(two(), "one")
    assert (added.strengthened, added.contradicted, added.new) == ((MET.id,), (PAID.id,), ())


def test_a_copy_says_nothing_beside_its_original():
    of = corpus(
        replace(ONE, cluster="c"), replace(TWO, cluster="c"), ADA, BEN, MET,
        evidence(MET, ONE, "Ada met Ben."), evidence(MET, TWO, "Ada met Ben."),
    )  # fmt: skip
    assert contribution(of, "two") == Contribution()


def test_what_a_person_rejected_counts_on_neither_side():
    of = two(evidence(PAID, TWO, "Ben never paid Cleo.", verdict="rejected", id="no"))
    assert contribution(of, "two").contradicted == (NEVER.id,)
    gone = corpus(
        ONE, TWO, ADA, replace(BEN, rejected=True), MET, evidence(MET, TWO, "Ada met Ben."),
    )  # fmt: skip
    assert contribution(gone, "two") == Contribution()


def test_the_only_article_has_nothing_to_be_compared_with():
    of = corpus(ONE, ADA, BEN, MET, evidence(MET, ONE, "Ada met Ben."))
    assert contribution(of, "one") == Contribution()
