"""A grade that articles must reach takes the lines away that rest on others alone."""

from explorer.graph.sifting import lines_for
from explorer.graph.story import visible
from explorer.graph.view import ViewState
from tests.builders import corpus, document, evidence, person, relation

ADA, BEN, CARL, DORA = person("Ada"), person("Ben"), person("Carl"), person("Dora")


def told():
    good = document("Ada met Ben.", id="good", source_grade="A", information_grade="2")
    poor = document("Ada met Ben. Ada met Carl.", id="poor", source_grade="D")
    both, alone = relation(ADA, BEN), relation(ADA, CARL)
    drawn = relation(CARL, DORA, "knows", manual=True)
    return corpus(
        ADA, BEN, CARL, DORA, good, poor, both, alone, drawn,
        evidence(both, good, "Ada met Ben"), evidence(both, poor, "Ada met Ben"),
        evidence(alone, poor, "Ada met Carl"),
    )  # fmt: skip


def pairs(of, least):
    return {line.ends for line in visible(of, ViewState("related", least=least)).lines}


def test_a_line_stays_while_one_article_reaches_the_grade():
    of, by_hand = told(), ("carl", "dora")
    assert pairs(of, "") == {("ada", "ben"), ("ada", "carl"), by_hand}
    assert pairs(of, "B") == {("ada", "ben"), by_hand}  # who drew it by hand answers for it
    assert pairs(of, "A2") == {("ada", "ben"), by_hand}
    assert pairs(of, "A1") == {by_hand}
    assert pairs(of, "D") == pairs(of, "")
    assert pairs(of, "") == {("ada", "ben"), ("ada", "carl"), by_hand}  # and back


def test_it_is_counted_how_many_articles_have_a_grade():
    assert visible(told(), ViewState()).counts.graded == 2
    assert visible(corpus(ADA), ViewState()).counts.graded == 0


def test_sources_and_grades_narrow_together():
    of = told()
    found = lines_for(of, ViewState(sources_off=frozenset({""}), least="B")).lines
    assert {line.ends for line in found} == {("carl", "dora")}
