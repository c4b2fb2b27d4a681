"""Why are two tied? Relations, then sentences that name both, then paths, or nothing."""

from itertools import combinations

import pytest

from explorer.edits import evidence, relations
from explorer.graph.filters import Filters
from explorer.graph.view import ViewState
from explorer.model.records import Candidate
from explorer.session.why import named_by, why, why_among
from tests.builders import corpus, document, example_corpus, person, relation, sentences
from tests.builders import evidence as sentence_of
from tests.edits.test_relations import done


@pytest.fixture
def of():
    return example_corpus()


def labels(ties):
    return [tie.relation.label for tie in ties]


def test_relations_come_best_founded_first_with_all_their_sentences(of):
    found = why(of, "viktor-lindqvist", "ada-okafor")
    assert labels(found.ties) == ["met", "spoke with"]
    assert [len(tie.evidence) for tie in found.ties] == [2, 1]
    assert found.candidates == ()


def test_ways_through_others_stand_beside_the_relations(of):
    found = why(of, "viktor-lindqvist", "ada-okafor")
    assert labels(found.paths[0]) == ["chief executive of", "signed an agreement with"]
    assert 0 < len(found.paths) <= 3


def test_rejected_relations_come_last_and_paths_stand_in_for_them(of):
    met, spoke = (tie.relation.id for tie in why(of, "ada-okafor", "viktor-lindqvist").ties)
    done(of, relations.reject(of, [met]))
    assert labels(why(of, "ada-okafor", "viktor-lindqvist").ties) == ["spoke with", "met"]
    sentence = of.store.evidence_of([spoke])[0].id
    done(of, evidence.judge(of, [sentence], "rejected"))
    found = why(of, "ada-okafor", "viktor-lindqvist")
    assert sorted(labels(found.ties)) == ["met", "spoke with"]
    assert labels(found.paths[0]) == ["signed an agreement with", "chief executive of"]


def test_two_that_only_share_a_sentence_have_candidates(of):
    found = why(of, "elsa-moreau", "mira-chen")
    assert found.ties == ()
    assert [c.id for c in found.candidates] == ["chen-moreau"]


def test_paths_read_from_one_to_the_other_with_their_sentences(of):
    found = why(of, "elsa-moreau", "ada-okafor")
    assert labels(found.paths[0]) == ["director of", "lent", "signed an agreement with"]
    assert all(tie.evidence for path in found.paths for tie in path)


def test_nothing_ties_strangers():
    found = why(corpus(person("Ada"), person("Ben")), "ada", "ben")
    assert (found.ties, found.candidates, found.paths) == ((), (), ())


def test_nobody_is_tied_to_themselves(of):
    found = why(of, "mira-chen", "mira-chen")
    assert (found.ties, found.candidates, found.paths) == ((), (), ())


def test_a_sentence_that_was_attached_is_no_longer_among_those_that_only_name_both(of):
    (only,) = why(of, "elsa-moreau", "mira-chen").candidates
    done(of, relations.add(of, "elsa-moreau", "mira-chen", "knows"))
    (tie,) = why(of, "elsa-moreau", "mira-chen").ties
    assert why(of, "elsa-moreau", "mira-chen").candidates == (only,)
    done(of, evidence.attach(of, tie.relation.id, only.document, only.start, only.end))
    assert why(of, "elsa-moreau", "mira-chen").candidates == ()
    done(of, relations.reject(of, [tie.relation.id]))
    assert why(of, "elsa-moreau", "mira-chen").candidates == ()


def asked(**fields):
    return ViewState(filters=Filters(**fields))


def test_filters_leave_relations_and_sentences_that_pass(of):
    met = asked(relations=frozenset({"meeting"}))
    assert labels(why(of, "viktor-lindqvist", "ada-okafor", met).ties) == ["met"]
    alleged = asked(certainties=frozenset({"alleged"}))
    found = why(of, "tomas-reyes", "viktor-lindqvist", alleged)
    assert labels(found.ties) == ["said to pay"]
    assert {one.factuality for tie in found.ties for one in tie.evidence} == {"alleged"}
    late = asked(since="2026")
    found = why(of, "elsa-moreau", "mira-chen", late)
    assert (found.ties, found.candidates, found.paths) == ((), (), ())
    sure = asked(verdicts=frozenset({"confirmed"}))
    assert why(of, "viktor-lindqvist", "ada-okafor", sure).ties == ()


def test_of_several_each_two_are_told_best_founded_first(of):
    found = why_among(of, ("ada-okafor", "elsa-moreau", "viktor-lindqvist", "mira-chen"))
    assert len(found) == 6
    assert found[0].ends == ("ada-okafor", "viktor-lindqvist")
    assert labels(found[0].ties) == ["met", "spoke with"]
    untied = {one.ends for one in found if not one.ties}
    assert ("elsa-moreau", "mira-chen") in untied


def test_how_many_ways_are_as_short_is_told_beside_the_best():
    hubs = [person(f"Hub {n}") for n in range(8)]
    ada, ben, article = person("Ada"), person("Ben"), document("Ada met Ben.")
    ties = [relation(end, hub) for hub in hubs for end in (ada, ben)]
    said = [sentence_of(one, article, "Ada met") for one in ties]
    found = why(corpus(ada, ben, article, *hubs, *ties, *said), "ada", "ben")
    assert (len(found.paths), found.shortest) == (5, 8)


def test_only_sentences_that_the_view_leaves_stand_beside_a_line():
    ada, ben = person("Ada"), person("Ben")
    met = relation(ada, ben)
    old, new = document("Ada met Ben.", id="old"), document("Ada met Ben again.", id="new")
    of = corpus(
        ada, ben, met, old, new,
        sentence_of(met, old, "Ada met", id="told", when="2024-05"),
        sentence_of(met, new, "Ada met", id="untold"),
    )  # fmt: skip

    def shown(**asked):
        view = ViewState(filters=Filters(**asked))
        return [one.id for tie in why(of, "ada", "ben", view).ties for one in tie.evidence]

    assert shown(told_since="2024") == ["told"]
    assert sorted(shown(told_since="2024", undated=True)) == ["told", "untold"]
    assert shown(told_since="2025") == []
    assert sorted(shown(unread=True)) == ["told", "untold"]  # a read one stays where it is read


def named_in(article, *people, sentence=0):
    found = sentences(article)[sentence]
    return [
        Candidate(
            id=f"{one.id}+{other.id}@{found.start}", source=one.id, target=other.id,
            document=article.id, start=found.start, end=found.end,
        )
        for one, other in combinations(people, 2)
    ]  # fmt: skip


def test_where_no_line_leads_chains_of_what_is_named_together_do_with_their_sentences():
    ada, ben, cy = person("Ada"), person("Ben"), person("Cy")
    article = document("Ada met Cy. Ben saw Cy.", id="d")
    met = relation(ada, cy)
    told = sentence_of(met, article, "Ada met")
    of = corpus(ada, ben, cy, article, met, told, *named_in(article, ben, cy, sentence=1))
    found = why(of, "ada", "ben")
    assert (found.ties, found.candidates, found.paths, found.nearest) == ((), (), (), 1)
    ((first, second),) = found.chains
    assert (first.tie.relation, first.tie.evidence) == (met, (told,))
    assert (second.ends, second.tie) == (("cy", "ben"), None)
    assert [(one.start, one.end) for one in second.candidates] == [(12, 23)]
    assert why(of, "ada", "cy").chains == ()


def test_the_sentences_that_name_several_come_first_by_how_many_they_name():
    ada, _, cy = people = [person(name) for name in ("Ada", "Ben", "Cy")]
    article = document("Ada met Cy. Ada, Ben and Cy left.", id="d")
    met = relation(ada, cy)
    told = sentence_of(met, article, "Ada met")
    of = corpus(*people, article, met, told, *named_in(article, *people, sentence=1))
    found = named_by(why_among(of, ("ada", "ben", "cy")))
    assert [(one.start, set(one.entities)) for one in found] == [
        (12, {"ada", "ben", "cy"}),
        (0, {"ada", "cy"}),
    ]


def test_of_few_the_ways_between_untied_ones_are_told_too(of):
    found = why_among(of, ("ada-okafor", "elsa-moreau", "mira-chen"))
    apart = [one for one in found if not (one.ties or one.candidates)]
    assert apart
    assert all(one.paths or one.chains for one in apart)
