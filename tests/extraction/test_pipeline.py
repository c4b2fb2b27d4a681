"""The whole way: one article in, its records out, on the sample and on one of our own."""

import importlib.util
from pathlib import Path

import pytest

from explorer.errors import ModelMissing
from explorer.extraction import pipeline
from explorer.model.kinds import entity_kinds, relation_kinds

SAMPLE = Path(__file__).parents[2] / "seeds" / "kim-jong-un-beijing-parade.txt"
PEOPLE = {
    "Kim Jong Un", "Xi Jinping", "Vladimir Putin", "Kim Ju Ae", "Choe Son Hui", "Kim Il Sung",
    "Robert Fico", "Lee Seong Kweun", "Choe Ryong-hae", "Donald Trump", "Lee Jae Myung",
    "Sangjin Kim",
}  # fmt: skip


@pytest.fixture(scope="module")
def sample(read):
    return read(SAMPLE.read_text(encoding="utf-8"))


def test_the_sample_names_its_people_and_hardly_anybody_else(sample):
    people = {name for name, kind in sample.kinds().items() if kind == "PERSON"}
    assert len(people & PEOPLE) >= 11
    assert len(people - PEOPLE) <= 2


def test_the_sample_ties_kim_and_xi_and_marks_the_expected_meeting(sample):
    kim, xi = sample.entity("Kim Jong Un").id, sample.entity("Xi Jinping").id
    between = {r.id: r for r in sample.found.relations if {r.source, r.target} == {kim, xi}}
    told = {
        (between[v.relation].lemma, v.factuality)
        for v in sample.found.evidence
        if v.relation in between
    }
    assert ("stand with", "asserted") in told
    assert ("hold meeting with", "planned") in told


def test_participants_of_a_list_are_not_tied_to_each_other(sample):
    states = {"Iran", "Cuba", "Indonesia", "Malaysia", "Myanmar", "Vietnam"}
    assert not any(len(pair & states) == 2 for pair in sample.tied())


def test_outlets_that_only_report_have_no_lines(sample):
    outlets = {"BBC", "AP", "ABC News", "Xinhua"}
    assert outlets <= set(sample.kinds())
    assert not any(pair & outlets for pair in sample.tied())


def test_every_relation_has_a_sentence_and_a_known_kind(sample):
    backed = {v.relation for v in sample.found.evidence}
    assert {r.id for r in sample.found.relations} == backed
    assert {r.kind for r in sample.found.relations} <= set(relation_kinds())
    assert set(sample.kinds().values()) <= set(entity_kinds())


def test_relations_are_unique_and_undirected_ones_ordered(sample):
    keys = [(r.source, r.target, r.directed, r.kind, r.lemma) for r in sample.found.relations]
    assert len(keys) == len(set(keys))
    for relation in sample.found.relations:
        if not relation.directed:
            assert int(relation.source[1:]) < int(relation.target[1:])


def test_ids_follow_first_mention_and_the_same_text_gives_the_same_records(sample, read):
    first = {}
    named = {mention.entity for mention in sample.found.mentions if mention.form == "name"}
    for mention in sample.found.mentions:
        if mention.form == "name" or mention.entity not in named:
            first.setdefault(mention.entity, mention.start)
    assert list(first) == [e.id for e in sample.found.entities]
    assert read(sample.text).found == sample.found


def test_the_document_comes_back_with_its_language(sample):
    (document,) = sample.found.documents
    assert (document.id, document.language, document.text) == ("d1", "en", sample.text)
    assert "3.8.0" in sample.found.generator


def test_no_model_is_one_sentence(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModelMissing, match="not installed; run make run"):
        pipeline.load_language()


def test_a_model_that_is_not_the_checked_one_is_refused(tmp_path, monkeypatch):
    folder = tmp_path / "en_core_web_sm"
    (folder / "en_core_web_sm-3.8.0").mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name: (
            importlib.util.spec_from_file_location(name, folder / "__init__.py")
            if name == "en_core_web_sm"
            else None
        ),
    )
    with pytest.raises(ModelMissing, match="en_core_web_sm is not the version that was checked"):
        pipeline.load_language()
