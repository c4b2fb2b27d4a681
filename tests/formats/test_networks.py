"""Other tools' files of entities and relations: each line of the drawing leads to its place."""

import json

import pytest

from explorer.errors import UnreadableArticle
from explorer.formats import network
from explorer.formats.cytoscape import write_cytoscape
from explorer.formats.followthemoney import write_followthemoney
from explorer.formats.from_cytoscape import read_cytoscape
from explorer.formats.from_followthemoney import is_followthemoney, read_followthemoney
from explorer.formats.gexf import read_gexf, write_gexf
from explorer.formats.graphml import read_graphml, write_graphml
from explorer.formats.kept import origin_of
from explorer.formats.listing import listed
from explorer.graph.weighing import verdict_of
from explorer.model.records import NO_LANGUAGE
from tests.builders import example_corpus

YED = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key for="node" id="d0" attr.name="description" attr.type="string"/>
  <key for="node" id="d3" yfiles.type="nodegraphics"/>
  <key for="edge" id="d9" yfiles.type="edgegraphics"/>
  <key for="edge" id="d10" attr.name="since" attr.type="string"><default>2014</default></key>
  <graph edgedefault="directed" id="G">
    <node id="n0"><data key="d0">the minister</data><data key="d3"><y:ShapeNode>
      <y:NodeLabel>Ada Okafor</y:NodeLabel></y:ShapeNode></data>
      <graph edgedefault="directed" id="n0:"><node id="n0::n0"><data key="d3"><y:ShapeNode>
      <y:NodeLabel>Norhaven
      Ports</y:NodeLabel></y:ShapeNode></data></node></graph></node>
    <node id="n1"/>
    <edge id="e0" source="n0" target="n0::n0"><data key="d9"><y:PolyLineEdge>
      <y:EdgeLabel>owns</y:EdgeLabel></y:PolyLineEdge></data></edge>
    <edge id="e1" source="n1" target="n0" directed="false"/>
    <edge id="e2" source="n1" target="n1"/>
    <edge id="e3" source="n1" target="nobody"/>
    <hyperedge/>
  </graph>
</graphml>"""

GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <graph defaultedgetype="directed">
    <attributes class="node"><attribute id="0" title="type" type="string"/>
      <attribute id="1" title="country" type="string"><default>ng</default></attribute></attributes>
    <attributes class="edge"><attribute id="0" title="amount" type="float"/></attributes>
    <nodes>
      <node id="a" label="Ada Okafor"><attvalues><attvalue for="0" value="Politician"/></attvalues>
        <viz:position x="1" y="2"/></node>
      <node id="b" label="7"><attvalues><attvalue for="0" value="Shell Company"/>
        <attvalue for="name" value="Norhaven Ports"/></attvalues></node>
    </nodes>
    <edges>
      <edge id="0" source="a" target="b" label="paid" start="2014-01-02" end="2016">
        <attvalues><attvalue for="0" value="310"/></attvalues></edge>
      <edge id="1" source="b" target="a" type="mutual" kind="knows"/>
      <edge id="2" source="a" target="b" type="mutual" kind="knows" weight="3"/>
    </edges>
  </graph>
</gexf>"""

FTM = [
    {"id": "p1", "schema": "Person", "properties": {"name": ["Ada Okafor", "A. Okafor"],
     "alias": ["The Minister"], "country": ["ng"]}},
    {"id": "c1", "schema": "Company", "properties": {"name": ["Norhaven Ports"],
     "addressEntity": ["a1"]}},
    {"id": "a1", "schema": "Address", "properties": {"full": ["1 Quay, Rotterdam"]}},
    {"id": "v1", "schema": "Vessel", "properties": {"name": ["MV Ada"], "owner": ["c1"]}},
    {"id": "o1", "schema": "Ownership", "properties": {"owner": ["p1"], "asset": ["c1", "v1"],
     "percentage": ["51"], "startDate": ["2014"], "endDate": ["2016-03"]}},
    {"id": "d1", "schema": "Directorship", "properties": {"director": ["p1"],
     "organization": ["c1"], "role": ["chair"], "summary": ["Okafor chairs Norhaven."]}},
    {"id": "x1", "schema": "UnknownLink", "properties": {"subject": ["p1"], "object": ["gone"]}},
]  # fmt: skip


def ftm(rows=FTM):
    return "".join(f"{json.dumps(row)}\n" for row in rows).encode()


def taken(read, data, name="t"):
    data = data.encode() if isinstance(data, str) else data
    return listed(read(data, name), data, name)


def lines(extraction):
    """Relations by the names of their ends, each with the line of the file it rests on."""
    names = {one.id: one.name for one in extraction.entities}
    (document,) = extraction.documents
    relations = {one.id: one for one in extraction.relations}
    found = []
    for one in extraction.evidence:
        relation = relations[one.relation]
        text = document.text
        source, target = names[relation.source], names[relation.target]
        assert text[slice(*one.source_mention)] == source
        assert text[slice(*one.target_mention)] == target
        assert text[slice(*one.trigger)] == relation.label
        found.append((source, relation.label, target, text[one.start : one.end]))
    return found


def test_yed_keeps_its_names_in_the_drawing():
    found = taken(read_graphml, YED, "story.graphml")
    assert [(one.name, one.kind) for one in found.entities] == [
        ("Ada Okafor", "OTHER"), ("n1", "OTHER"), ("Norhaven Ports", "OTHER"),
    ]  # fmt: skip
    assert lines(found) == [
        ("Ada Okafor", "owns", "Norhaven Ports", "Ada Okafor — owns → Norhaven Ports"),
        ("Ada Okafor", "linked to", "n1", "n1 — linked to — Ada Okafor"),
    ]
    assert [one.directed for one in found.relations] == [True, False]
    assert {one.when for one in found.evidence} == {"2014"}
    assert found.warnings == (
        "1 hyperedge was left out: more than two ends.",
        "1 relation was left out: an entity that is not in the file.",
        "1 relation was left out: one entity at both ends.",
    )


def test_the_file_becomes_an_article_that_lists_it():
    found = taken(read_graphml, YED, "story.graphml")
    (document,) = found.documents
    assert document.text.split("\n")[:3] == [
        "story.graphml: 3 entities and 2 relations.",
        "Ada Okafor (description: the minister)",
        "n1",
    ]
    assert (document.title, document.language) == ("story.graphml", NO_LANGUAGE)
    assert [one.number for one in found.sentences] == [1] * 6
    assert [one.paragraph for one in found.sentences] == [1, 2, 3, 4, 5, 6]
    assert found.entities[0].external_id == "n0"


def test_gephi_gives_kinds_facts_and_times():
    found = taken(read_gexf, GEXF)
    assert [(one.name, one.kind) for one in found.entities] == [
        ("Ada Okafor", "PERSON"), ("Norhaven Ports", "SHELL COMPANY"),
    ]  # fmt: skip
    assert "Ada Okafor (Person; country: ng)" in found.documents[0].text
    paid, knows, again = lines(found)
    assert paid[3] == "Ada Okafor — paid → Norhaven Ports (amount: 310)"
    assert knows[:3] == again[:3] == ("Ada Okafor", "knows", "Norhaven Ports")
    assert len(found.relations) == 2  # a mutual edge that stands there twice is one relation
    assert found.evidence[0].when == "2014-01-02/2016"


def test_followthemoney_knows_schemata_that_are_relations_and_properties_that_are():
    assert is_followthemoney(ftm())
    assert not is_followthemoney(b'{"format": "article-explorer", "version": 1}')
    found = taken(read_followthemoney, ftm())
    assert {one.name: one.kind for one in found.entities} == {
        "Ada Okafor": "PERSON",
        "Norhaven Ports": "ORGANIZATION",
        "1 Quay, Rotterdam": "PLACE",
        "MV Ada": "VESSEL",
    }
    assert found.entities[0].aliases == ("A. Okafor", "The Minister")
    assert [one[:3] for one in lines(found)] == [
        ("Norhaven Ports", "address entity", "1 Quay, Rotterdam"),
        ("MV Ada", "owner", "Norhaven Ports"),
        ("Ada Okafor", "owns", "Norhaven Ports"),
        ("Ada Okafor", "owns", "MV Ada"),
        ("Ada Okafor", "director of (chair)", "Norhaven Ports"),
    ]
    kinds = {one.label: one.kind for one in found.relations}
    assert (kinds["owns"], kinds["director of (chair)"]) == ("ownership", "role")
    assert lines(found)[4][3].endswith(": “Okafor chairs Norhaven.”")
    assert found.evidence[2].when == "2014/2016-03"
    assert found.warnings == ("1 relation was left out: an entity that is not in the file.",)


@pytest.mark.parametrize(
    ("write", "read"),
    [
        (write_graphml, read_graphml),
        (write_gexf, read_gexf),
        (write_followthemoney, read_followthemoney),
        (write_cytoscape, read_cytoscape),
    ],
)
def test_what_is_written_for_others_is_read_back_with_its_certainty(write, read):
    corpus = example_corpus()
    found = taken(read, write(corpus))
    names = {one.id: one.name for one in found.entities}
    sure = {one.relation: one.factuality for one in found.evidence}
    back = {
        (frozenset((names[one.source], names[one.target])), sure[one.id]) for one in found.relations
    }
    there = {
        (
            frozenset(corpus.entities[end].name for end in one.ends),
            corpus.store.evidence_of([one.id])[0].factuality,
        )
        for one in corpus.relations.values()
        if verdict_of(corpus, one) != "rejected"
    }
    assert back == there
    labels = {one.label for one in found.relations}
    assert any(label.startswith("took money from") for label in labels)


@pytest.mark.parametrize(
    ("read", "data", "sentence"),
    [
        (read_graphml, "<graphml><graph/></graphml>", "names no entity"),
        (read_graphml, "<html/>", "is not GraphML, for it begins with “html”."),
        (read_gexf, "<gexf><graph><nodes>", "is not GEXF: no element found"),
        (read_gexf, b"\xff\xfe\x00", "is not GEXF"),
        (
            read_graphml,
            '<!DOCTYPE a [<!ENTITY b "c">]><graphml>&b;</graphml>',
            "declares a document type or entities",
        ),
        (
            read_gexf,
            '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><gexf>&b;</gexf>',
            "declares a document type or entities",
        ),
        (read_followthemoney, '{"id": 1}\n', "line 1: this is no FollowTheMoney entity"),
        (read_followthemoney, ftm() + b"[" * 100_000, "line 8: this is no FollowTheMoney entity"),
        (
            read_followthemoney,
            '{"id": "a", "schema": "Person", "properties": []}',
            "line 1: schema must be a word and properties an object",
        ),
        (read_followthemoney, b"\xff", "is not UTF-8 (byte 0)"),
        (read_cytoscape, "{}", "has no “elements”"),
        (read_cytoscape, '{"elements": []}', "names no entity"),
        (read_cytoscape, "[" * 100_000, "is nested too deeply"),
        (read_cytoscape, b"\xff", "is not Cytoscape JSON"),
    ],
)
def test_bad_files_are_one_sentence(read, data, sentence):
    with pytest.raises(UnreadableArticle, match=r"^“t”") as refused:
        taken(read, data)
    assert sentence in str(refused.value)
    assert len(str(refused.value)) < 300


def test_cytoscape_gives_names_interactions_and_one_list_of_all():
    node, other = {"id": "1", "name": "Ada", "SUID": 1, "age": 7}, {"id": "2", "name": "B\ud800"}
    edge = {"id": "3", "source": "1", "target": "2", "interaction": "met", "name": "Ada (met) B"}
    grouped = {"nodes": [{"data": node}, {"data": other}], "edges": [{"data": edge}]}
    flat = [{"data": one} for one in (node, other, edge)]
    for elements in (grouped, flat):
        found = taken(read_cytoscape, json.dumps({"elements": elements}))
        assert lines(found)[0][:3] == ("Ada", "met", "B\ufffd")
        assert "Ada (age: 7)" in found.documents[0].text


def test_a_speaker_has_a_place_in_the_line_and_the_origin_goes_along():
    there = example_corpus()
    found = taken(read_graphml, write_graphml(there))
    text, names = found.documents[0].text, {one.id: one.name for one in found.entities}
    said = [one for one in found.evidence if one.attribution]
    assert said
    for one in said:
        assert text[slice(*one.attribution_span)] == one.attribution
        assert one.attributed_to is None or one.attributed_to in names
    origins = {origin_of(one).sha256 for one in found.evidence}
    assert origins == {document.sha256 for document in there.documents.values()}


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("passages", "[1, {", "met → Ben"),
        ("passages", '[{"quote": "x", "start": -1}]', "met → Ben"),
        ("verdict", "guilty", "met → Ben"),
        ("property", "P0x", "(property: P0x)"),
        ("confidence", "high", "met → Ben"),
    ],
)
def test_what_only_looks_like_ours_is_left_as_it_is(field, value, told):
    data = json.dumps({"elements": [
        {"data": {"id": "a", "name": "Ada"}}, {"data": {"id": "b", "name": "Ben"}},
        {"data": {"source": "a", "target": "b", "interaction": "met", field: value}},
    ]})  # fmt: skip
    found = taken(read_cytoscape, data)
    assert told in found.documents[0].text
    (relation,), (said,) = found.relations, found.evidence
    assert (relation.verdict, relation.property, relation.confidence) == ("unreviewed", None, 1)
    assert not said.extra


def test_ids_that_come_twice_are_one_entity_that_knows_both_and_it_is_said():
    data = (
        '<graphml><key id="k" for="node" attr.name="name"/><key id="c" for="node" '
        'attr.name="country"/><graph><node id="a"><data key="k">Ada</data></node>'
        '<node id="a"><data key="k">Ben</data><data key="c">ng</data></node></graph></graphml>'
    )
    found = taken(read_graphml, data)
    assert [(one.name, one.aliases) for one in found.entities] == [("Ada", ("Ben",))]
    assert "Ada (also Ben; country: ng)" in found.documents[0].text
    assert found.warnings == (
        "1 id stands for several names; who shares an id was read as one entity.",
    )


def test_lines_with_one_id_are_parts_of_one_entity():
    parts = [
        {"id": "p1", "schema": "Person", "properties": {"name": ["Ada Okafor"]}},
        {"id": "p1", "schema": "Person", "properties": {"alias": ["A. Okafor"], "country": "ng"}},
    ]
    found = taken(read_followthemoney, ftm(parts))
    assert [(one.name, one.aliases) for one in found.entities] == [("Ada Okafor", ("A. Okafor",))]
    assert "country: ng" in found.documents[0].text
    assert not found.warnings


def test_too_many_are_refused_before_they_are_all_read(monkeypatch):
    monkeypatch.setattr(network, "MOST", 3)
    with pytest.raises(UnreadableArticle, match="more than 3 entities and relations"):
        taken(read_gexf, GEXF)


def test_names_without_end_and_controls_stay_one_line():
    name = "A" * 5_000 + "\n\u0085\u2028 b"
    rows = [
        {"id": "p", "schema": "Person", "properties": {"name": [name], "notes": ["x\ny" * 999]}}
    ]
    found = taken(read_followthemoney, ftm(rows))
    (entity,) = found.entities
    assert len(entity.name) == 300
    assert len(found.sentences) == 2
