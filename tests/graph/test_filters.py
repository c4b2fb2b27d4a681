"""Filters leave the lines that a sentence of the kind asked for states, and go with one click."""

import random
from dataclasses import replace

import pytest

from explorer.edits import evidence as evidences
from explorer.edits import relations
from explorer.graph.columns import columns_of
from explorer.graph.facets import shares
from explorer.graph.filters import NO_FILTERS, Filters, published_in
from explorer.graph.projection import lines
from explorer.graph.sifting import lines_for
from explorer.graph.story import visible
from explorer.graph.view import ViewState
from explorer.graph.weighing import standing
from tests.builders import corpus, document, evidence, organization, person, place, relation
from tests.edits.test_relations import done

ADA, BEN, CARL, DORA = person("Ada"), person("Ben"), person("Carl"), person("Dora Weil")
PORT = organization("Port Authority")
VELMAR = place("Velmar")
MARCH = document("Ada met Ben. Ada paid Ben. Carl met Ben.", id="march", published="2025-03-04")
MAY = document("Ada met Ben at noon. Carl leads it.", id="may", published="2025-05-01")
UNDATED = document("Dora met Carl in Velmar.", id="undated")
MET, PAID = relation(ADA, BEN), relation(ADA, BEN, "paid", "payment")
CARL_MET = relation(CARL, BEN)
LEADS = relation(CARL, PORT, "leads", "role", verdict="confirmed")
DORA_MET = relation(DORA, CARL)
BY_HAND = relation(DORA, VELMAR, "lives in", "location", manual=True)


def told():
    return corpus(
        ADA, BEN, CARL, DORA, PORT, VELMAR, MARCH, MAY, UNDATED,
        MET, PAID, CARL_MET, LEADS, DORA_MET, BY_HAND,
        evidence(MET, MARCH, "Ada met"), evidence(MET, MAY, "Ada met", attribution="BBC"),
        evidence(PAID, MARCH, "Ada paid", factuality="alleged", attribution="police"),
        evidence(CARL_MET, MARCH, "Carl met", factuality="negated"),
        evidence(LEADS, MAY, "Carl leads", attribution="BBC"),
        evidence(DORA_MET, UNDATED, "Dora met", factuality="planned"),
    )  # fmt: skip


def left(of, **asked):
    view = ViewState("related", filters=Filters(**asked))
    return {line.ends: line.relations for line in visible(of, view).lines}


def some(*values):
    return frozenset(values)


AB, BC, CP, CD, DV = (
    ("ada", "ben"), ("ben", "carl"), ("carl", "port-authority"), ("carl", "dora-weil"),
    ("dora-weil", "velmar"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "pairs"),
    [
        ({"relations": some("meeting")}, {AB, BC, CD}),
        ({"relations": some("role", "location")}, {CP, DV}),
        ({"certainties": some("asserted")}, {AB, CP, DV}),  # who drew it says so
        ({"certainties": some("alleged")}, {AB}),
        ({"certainties": some("negated", "planned")}, {BC, CD}),
        ({"verdicts": some("confirmed")}, {CP}),
        ({"speakers": some("BBC")}, {AB, CP}),
        ({"speakers": some("")}, {AB, BC, CD}),
        ({"since": "2025-04"}, {AB, CP}),
        ({"until": "2025-03"}, {AB, BC}),
        ({"since": "2025", "until": "2025"}, {AB, BC, CP}),
        ({"since": "2024", "until": "2024-12-31"}, set()),
        ({"sentences": 2}, {AB}),
        ({"sources": 2}, {AB}),
        ({"sources": 3}, set()),  # the police stand in the article that says so itself
        ({"words": "met"}, {AB, BC, CD}),
        ({"words": "dora weil"}, {CD, DV}),
        ({"words": "noon"}, {AB}),
        ({"words": "weil port"}, set()),
    ],
    ids=str,
)
def test_what_is_asked_for_leaves_these_lines(asked, pairs):
    assert set(left(told(), **asked)) == pairs


def test_one_sentence_must_be_all_that_is_asked_of_a_sentence():
    of = told()
    assert set(left(of, speakers=some("BBC"), certainties=some("asserted"))) == {AB, CP}
    assert set(left(of, speakers=some("police"), certainties=some("asserted"))) == set()
    assert set(left(of, speakers=some("BBC"), until="2025-03-31")) == set()
    assert set(left(of, speakers=some("BBC"), sources=2)) == set()


def test_a_line_keeps_the_relations_that_pass_and_says_no_more_than_they_do():
    of = told()
    assert set(left(of)[AB]) == {MET.id, PAID.id}
    assert left(of, relations=some("payment"))[AB] == (PAID.id,)
    view = ViewState("related", filters=Filters(certainties=some("alleged")))
    (line,) = visible(of, view).lines
    assert (line.label, line.asserted, line.sentences) == ("paid", False, 1)


def test_who_loses_all_lines_goes_with_them_unless_everybody_is_wanted():
    filters = Filters(relations=some("role"))
    seen = visible(told(), ViewState("related", filters=filters))
    assert set(seen.entities) == {"carl", "port-authority"}
    assert (seen.counts.related, seen.counts.lines, seen.counts.every) == (2, 1, 5)
    assert len(visible(told(), ViewState("all", filters=filters)).entities) == 6
    words = ViewState("all", filters=Filters(words="ben"))
    assert set(visible(told(), words).entities) == {"ada", "ben", "carl"}


def test_each_value_tells_how_many_lines_it_would_leave_beside_the_other_filters():
    def counted(facet, view):
        return {share.value: share.lines for share in shares(of, view, facet)}

    of, plain = told(), ViewState()
    assert counted("relations", plain) == {"meeting": 3, "payment": 1, "role": 1, "location": 1}
    assert counted("certainties", plain) == {
        "asserted": 3, "alleged": 1, "planned": 1, "negated": 1,
    }  # fmt: skip
    assert counted("verdicts", plain) == {"unreviewed": 4, "confirmed": 1}
    assert counted("speakers", plain) == {"": 3, "BBC": 2, "police": 1}
    bbc = ViewState(filters=Filters(speakers=some("BBC")))
    assert counted("relations", bbc) == {"meeting": 1, "role": 1}
    assert counted("speakers", bbc) == counted("speakers", plain)  # one more can be chosen
    assert counted("relations", replace(plain, kinds_off=some("ORGANIZATION")))["meeting"] == 3
    assert "role" not in counted("relations", replace(plain, kinds_off=some("ORGANIZATION")))
    many = ViewState(filters=Filters(sentences=2))
    assert counted("speakers", many) == {}  # no speaker says it twice
    for facet in ("relations", "certainties", "verdicts", "speakers"):
        for value, number in counted(facet, plain).items():
            assert len(left(of, **{facet: some(value)})) == number


def test_filters_are_told_and_taken_off_one_by_one():
    asked = Filters(since="2024", until="2025", words="ada", speakers=some("BBC"))
    assert list(asked.on()) == ["speakers", "since", "words"]
    assert list(asked.without("since").on()) == ["speakers", "words"]
    assert not asked.without("since").without("words").without("speakers")
    assert not NO_FILTERS
    assert NO_FILTERS.turned("verdicts", "disputed").turned("verdicts", "disputed") == NO_FILTERS


@pytest.mark.parametrize(
    ("published", "since", "until", "inside"),
    [
        ("2025-03-04", "2025-03-04", "2025-03-04", True),
        ("2025-03-04T10:00:00Z", "", "2025-03-04", True),
        ("2025-03-04", "2025-03-05", "", False),
        ("2025-03-04", "", "2025-02", False),
        ("2025-03", "2025-03-10", "", True),  # some day of March
        ("", "2025", "", False),
        ("", "", "", True),
    ],
)
def test_an_article_lies_in_a_span_as_far_as_its_day_is_known(published, since, until, inside):
    assert published_in(published, since, until) is inside


def test_after_edits_filters_leave_what_they_would_of_the_corpus_as_it_is():
    of, asked = told(), ViewState("related", filters=Filters(certainties=some("asserted")))
    assert len(lines_for(of, asked).lines) == 3
    columns = columns_of(of)
    done(of, relations.judge(of, [MET.id], "rejected"))
    assert {line.ends for line in lines_for(of, asked).lines} == {CP, DV}
    done(of, relations.judge(of, [MET.id], "confirmed"))
    done(of, relations.add(of, "ada", "velmar", "lives in"))
    found = {line.ends: line.verdict for line in lines_for(of, asked).lines}
    assert found[AB] == "confirmed"
    assert ("ada", "velmar") in found
    denied = of.store.evidence_of([CARL_MET.id])[0].id
    done(of, evidences.judge(of, [denied], "rejected"))
    assert BC not in left(of)
    assert columns_of(of) is columns  # followed, not made anew
    fresh = corpus(*of.store.records())
    for view in (asked, ViewState("related"), ViewState("related", sources_off=some("BBC"))):
        assert lines_for(of, view).lines == lines_for(fresh, view).lines


def test_masks_find_what_each_relation_by_itself_would_say():
    draw = random.Random(3)
    people = [person(f"P{n:02}") for n in range(12)]
    articles = [
        document(f"Somebody met. {n}", id=f"d{n}", published=f"202{n}-01-01", cluster=f"c{n // 2}")
        for n in range(5)
    ]
    records = [*people, *articles]
    for n in range(60):
        one, other = draw.sample(people, 2)
        made = relation(one, other, draw.choice(["met", "paid"]), "other", id=f"r{n:02}")
        records.append(made)
        for k in range(draw.randrange(4)):
            records.append(
                evidence(
                    made, draw.choice(articles), "Somebody met", id=f"v{n}.{k}",
                    factuality=draw.choice(["asserted", "alleged", "negated"]),
                    attribution=draw.choice([None, "BBC", "AP", "police said", "he said"]),
                    verdict=draw.choice(["unreviewed", "rejected", "confirmed"]),
                )
            )  # fmt: skip
    of = corpus(*records)
    for sure in ((), ("alleged",), ("asserted", "negated")):
        for who in ((), ("BBC",), ("", "AP")):
            view = ViewState(filters=Filters(certainties=some(*sure), speakers=some(*who)))
            wanted = {
                line.ends: [
                    name
                    for name in line.relations
                    if not (sure or who)
                    or any(
                        (not sure or claim.factuality in sure) and (not who or claim.source in who)
                        for claim in standing(of, of.relations[name])
                    )
                ]
                for line in lines(of)
            }
            found = lines_for(of, view).lines
            assert {line.ends: sorted(line.relations) for line in found} == {
                ends: sorted(names) for ends, names in wanted.items() if names
            }
    for least in (2, 3):
        found = lines_for(of, ViewState(filters=Filters(sources=least))).lines
        assert {line.ends for line in found} == {
            line.ends for line in lines(of) if line.independent >= least
        }
        found = lines_for(of, ViewState(filters=Filters(sentences=least))).lines
        assert {line.ends for line in found} == {
            line.ends for line in lines(of) if line.sentences >= least
        }
