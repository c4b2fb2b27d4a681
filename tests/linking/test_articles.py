"""Nothing is merged that may be two."""

from dataclasses import replace

from explorer.edits import documents
from explorer.linking.articles import join, matches
from explorer.model.joining import records_of
from explorer.model.kinds import UNKNOWN
from explorer.model.records import Extraction
from tests.builders import (
    corpus,
    document,
    entity,
    evidence,
    example_extraction,
    mention,
    organization,
    person,
    place,
    relation,
    sentences,
)


def naming(*entities):
    return Extraction(entities=tuple(replace(e, id=f"e{n}") for n, e in enumerate(entities, 1)))


def test_a_full_name_of_the_same_kind_is_the_same():
    known = corpus(person("Mira Chen"), organization("Baltra Bank"), place("Velmar"))
    new = naming(person("Mira  CHEN"), organization("Baltra Bank"), place("Velmar"))
    assert matches(known, new) == {"e1": "mira-chen", "e2": "baltra-bank", "e3": "velmar"}


def test_one_name_of_a_person_may_be_anybody():
    known = corpus(person("Kim"), person("J. Smith"))
    assert matches(known, naming(person("Kim"), person("J. Smith"))) == {}


def test_another_kind_is_another_thing():
    known = corpus(place("Jordan"), person("Michael Jordan"))
    assert matches(known, naming(person("Jordan"), organization("Michael Jordan"))) == {}


def test_a_name_that_two_share_joins_neither():
    two = (person("Mira Chen"), person("Mira Chen", id="the-other"))
    assert matches(corpus(*two), naming(person("Mira Chen"))) == {}
    assert matches(corpus(person("Mira Chen")), naming(*two)) == {}


def test_who_has_no_kind_is_the_only_namesake():
    known = corpus(person("Mira Chen"), organization("Baltra Bank"), place("Velmar"))
    new = naming(*(entity(name, UNKNOWN) for name in ("Mira Chen", "Baltra Bank", "Velmar")))
    assert matches(known, new) == {"e1": "mira-chen", "e2": "baltra-bank"}  # Velmar: anybody


def test_who_has_no_kind_learns_it_from_a_later_article():
    listed = naming(entity("Mira Chen", UNKNOWN), entity("Kim", UNKNOWN))
    joined = join([listed, naming(person("Mira Chen"), person("Kim"))])
    assert [(one.name, one.kind) for one in joined.entities] == [
        ("Mira Chen", "PERSON"), ("Kim", UNKNOWN), ("Kim", "PERSON"),
    ]  # fmt: skip


def test_who_has_no_kind_may_be_either_of_two_kinds():
    new = naming(entity("Baltra Bank", UNKNOWN))
    assert matches(corpus(place("Baltra Bank", id="p"), organization("Baltra Bank")), new) == {}
    there = corpus(person("Mira Chen"), entity("Mira Chen", UNKNOWN, id="the-other"))
    assert matches(there, naming(person("Mira Chen"))) == {"e1": "mira-chen"}


def mention_span(text, who):
    return text.index(who.name), text.index(who.name) + len(who.name)


def article(text, one, other, label):
    where = document(text, id="d1")
    tie = replace(relation(one, other, label), id="r1")
    return Extraction(
        generator="test",
        documents=(where,),
        sentences=sentences(where),
        entities=(one, other),
        mentions=(mention(one, where), mention(other, where)),
        relations=(tie,),
        evidence=(
            evidence(
                tie,
                where,
                text.strip("."),
                source_mention=mention_span(text, one if tie.source == one.id else other),
                target_mention=mention_span(text, other if tie.source == one.id else one),
            ),
        ),
    )


def test_joined_articles_share_entities_and_equal_relations():
    ada, ben = person("Ada Orr", id="e1"), person("Ben Pike", id="e2")
    ben_first, ada_second = person("Ben Pike", id="e1"), person("Ada Orr", id="e2")
    joined = join(
        [
            article("Ada Orr met Ben Pike.", ada, ben, "met"),
            article("Ben Pike met Ada Orr.", ben_first, ada_second, "met"),
        ]
    )
    assert [(e.id, e.name) for e in joined.entities] == [("e1", "Ada Orr"), ("e2", "Ben Pike")]
    assert [d.id for d in joined.documents] == ["d1", "d2"]
    assert [r.id for r in joined.relations] == ["r1"]
    assert [(v.id, v.relation, v.document) for v in joined.evidence] == [
        ("v1", "r1", "d1"),
        ("v2", "r1", "d2"),
    ]
    assert joined.generator == "test"
    texts = {d.id: d.text for d in joined.documents}
    for told in joined.evidence:  # undirected: the ends changed places in the second article
        assert texts[told.document][slice(*told.source_mention)] == "Ada Orr"
        assert texts[told.document][slice(*told.target_mention)] == "Ben Pike"


def test_separate_articles_share_nothing():
    joined = join([example_extraction(), example_extraction()], separate=True)
    assert (len(joined.entities), len(joined.relations), len(joined.candidates)) == (26, 34, 2)


def test_joining_is_deterministic_and_every_reference_holds():
    one = join([example_extraction(), example_extraction()])
    assert one == join([example_extraction(), example_extraction()])
    assert len(one.entities) == 13
    entities, texts = {e.id for e in one.entities}, {d.id for d in one.documents}
    relations = {r.id for r in one.relations}
    assert {m.entity for m in one.mentions} <= entities
    assert {end for r in one.relations for end in r.ends} <= entities
    assert {v.relation for v in one.evidence} <= relations
    assert {v.document for v in one.evidence} <= texts
    assert {v.attributed_to for v in one.evidence} - {None} <= entities


def test_joining_one_gives_it_back_numbered():
    one = join([example_extraction()])
    assert join([one]) == one
    assert [e.name for e in one.entities] == [e.name for e in example_extraction().entities]


def test_joining_none_is_empty():
    assert join([]) == Extraction()


def test_what_one_article_denies_and_another_asserts_is_told_in_the_words_of_the_second():
    ada, ben = person("Ada Orr", id="e1"), person("Ben Pike", id="e2")
    denied = article("Ada Orr never met Ben Pike.", ada, ben, "met")
    denied = replace(
        denied,
        relations=tuple(replace(r, label="denied: met", lemma="meet") for r in denied.relations),
        evidence=tuple(replace(one, factuality="negated") for one in denied.evidence),
    )
    told = article("Ada Orr met Ben Pike.", ada, ben, "met")
    told = replace(told, relations=tuple(replace(r, lemma="meet") for r in told.relations))
    for articles in ([denied, told], [told, denied]):
        (joined,) = join(articles).relations
        assert joined.label == "met"
    (alone,) = join([denied, denied]).relations
    assert alone.label == "denied: met"
    there = corpus(*records_of(denied))
    same = {"e1": "e1", "e2": "e2"}
    (changed,) = (
        change.after
        for change in documents.add(there, told, same).changes
        if change.before is not None
    )
    assert (changed.label, changed.lemma) == ("met", "meet")
    by_hand = replace(denied.relations[0], label="never met", manual=True)
    there = corpus(*records_of(replace(denied, relations=(by_hand,))))
    assert all(change.before is None for change in documents.add(there, told, same).changes)
