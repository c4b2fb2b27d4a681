"""Files of entities and relations by their names: tables with their sheets, networks, our own."""

import io

import openpyxl
import pytest

from explorer.errors import InvalidExchange, UnreadableArticle
from explorer.formats.explorer_json import write
from explorer.formats.tables import write_tables, write_workbook
from explorer.model.files import Asked, Columns
from explorer.reading import begin_table
from explorer.workers.exchange import read_exchange
from explorer.workers.inputs import inputs_of
from tests.builders import (
    corpus,
    document,
    evidence,
    example_corpus,
    example_extraction,
    person,
    relation,
)


def book(**sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def put(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def tied(extraction):
    names = {one.id: one.name for one in extraction.entities}
    return [(names[one.source], one.label, names[one.target]) for one in extraction.relations]


def test_a_table_of_relations_needs_no_word_where_its_columns_have_plain_names(tmp_path):
    path = put(
        tmp_path,
        "edges.csv",
        "Source,Target,Type,Relation,Source Type,Since\n"
        "Ada Okafor,Norhaven Ports,Directed,owns,Person,2014\n"
        "Norhaven Ports,Baltra Bank,Undirected,partner of,,\n"
        "Ada Okafor,,Directed,owns,,\n",
    )
    found = read_exchange(path)
    assert tied(found) == [
        ("Ada Okafor", "owns", "Norhaven Ports"),
        ("Norhaven Ports", "partner of", "Baltra Bank"),
    ]
    assert [one.directed for one in found.relations] == [True, False]
    assert [one.kind for one in found.entities] == ["PERSON", "OTHER", "OTHER"]
    assert [one.when for one in found.evidence] == ["2014", None]
    assert found.warnings == ("1 row names only one end of a relation and was left out.",)


def test_columns_that_are_said_win(tmp_path):
    path = put(tmp_path, "t.csv", "Wer,Wen,Was,Beleg\nAda,Ben,traf,Ada traf Ben.\n")
    with pytest.raises(UnreadableArticle, match=r"no columns that look like .*“Wer”, “Wen”"):
        read_exchange(path)
    wanted = Columns.parsed("subject=wer,object=Wen,label=Was,quote=Beleg")
    found = read_exchange(path, Asked(columns=wanted))
    assert tied(found) == [("Ada", "traf", "Ben")]
    assert found.documents[0].text.endswith("Ada — traf → Ben: “Ada traf Ben.”")
    missing = Columns.parsed("subject=Wer,object=Whom")
    with pytest.raises(UnreadableArticle, match="has no column “Whom”"):
        read_exchange(path, Asked(columns=missing))


def test_a_workbook_of_nodes_and_edges_is_one_network(tmp_path):
    path = put(
        tmp_path,
        "t.xlsx",
        book(
            Nodes=[["Id", "Label", "Kind", "Country"], [1, "Ada", "Person", "ng"], [2, "Ben"]],
            Edges=[["Source", "Target", "Label"], [1, 2, "met"], [2, "Cleo", "paid"]],
            Notes=[["a", "b"], ["x", "y"]],
        ),
    )
    found = read_exchange(path)
    assert tied(found) == [("Ada", "met", "Ben"), ("Ben", "paid", "Cleo")]
    assert "Ada (Person; country: ng)" in found.documents[0].text
    assert found.warnings == ("The sheet “Notes” was not read.",)


def test_the_tables_that_explorer_writes_come_back(tmp_path):
    tables = write_tables(example_corpus())
    relations = read_exchange(put(tmp_path, "x.relations.csv", tables["relations"]))
    there = example_corpus()
    labels = sorted(one.label for one in there.relations.values())
    assert sorted(label for _, label, _ in tied(relations)) == labels
    entities = read_exchange(put(tmp_path, "x.entities.csv", tables["entities"]))
    assert {(one.name, one.kind) for one in entities.entities} == {
        (one.name, one.kind) for one in there.entities.values()
    }
    with pytest.raises(UnreadableArticle, match=r"stand in another table; open that one .*brings"):
        read_exchange(put(tmp_path, "x.evidence.csv", tables["evidence"]))


def test_the_three_tables_of_one_graph_are_one_graph(tmp_path):
    there = example_corpus()
    for part, data in write_tables(there).items():
        put(tmp_path, f"x.{part}.csv", data)
    assert inputs_of([tmp_path]) == [tmp_path / "x.relations.csv"]
    found = read_exchange(tmp_path / "x.relations.csv")
    assert len(found.entities) == len(there.entities)
    assert len(found.evidence) == len(there.store.evidence_of(there.relations))
    kinds = {one.name: one.kind for one in there.entities.values()}
    assert {one.name: one.kind for one in found.entities} == kinds


def test_the_workbook_that_explorer_writes_is_no_table_of_articles(tmp_path):
    there = example_corpus()
    path = put(tmp_path, "x.xlsx", write_workbook(there))
    assert begin_table(path).guess.rows == "relations"
    found = read_exchange(path)
    said = there.store.evidence_of(there.relations)
    assert len(found.entities) == len(there.entities)
    assert len(found.evidence) == len(said)
    assert {one.attribution for one in found.evidence} == {one.attribution for one in said}
    assert not found.warnings


def test_a_sentence_whose_cell_somebody_spoiled_is_there_still(tmp_path):
    path = put(
        tmp_path,
        "x.xlsx",
        book(
            relations=[["id", "source", "target", "label"], ["r1", "Ada", "Ben", "met"]],
            evidence=[["relation_id", "quote", "start"], ["r1", "Ada met Ben.", "soon"]],
        ),
    )
    found = read_exchange(path)
    assert found.documents[0].text.endswith("Ada — met → Ben: “Ada met Ben.”")


def test_a_cell_that_was_guarded_against_formulas_is_restored(tmp_path):
    ada, ben = person("=1+1 Ltd", id="a"), person("@Ben", id="b")
    article = document("Ada met Ben.")
    met = relation(ada, ben, "-paid")
    tables = write_tables(corpus(article, ada, ben, met, evidence(met, article, "Ada met Ben.")))
    assert b"'=1+1 Ltd" in tables["relations"]
    found = read_exchange(put(tmp_path, "r.csv", tables["relations"]))
    assert tied(found) == [("=1+1 Ltd", "-paid", "@Ben")]


def test_the_suffix_says_what_it_is_and_json_may_be_two_things(tmp_path):
    ours = read_exchange(put(tmp_path, "a.json", write(example_extraction())))
    assert len(ours.entities) == len(example_extraction().entities)
    line = '{"id": "p", "schema": "Person", "properties": {"name": ["Ada"]}}\n'
    for name in ("b.ftm.json", "b.ijson", "b.JSONL", "b.ftm"):
        assert [one.name for one in read_exchange(put(tmp_path, name, line)).entities] == ["Ada"]
    with pytest.raises(InvalidExchange):
        read_exchange(put(tmp_path, "c.json", "{}"))
    graph = '<graphml><graph><node id="Ada"/></graph></graphml>'
    assert read_exchange(put(tmp_path, "d.graphml", graph)).entities[0].name == "Ada"
    gexf = '<gexf><graph><node id="1" label="Ada"/></graph></gexf>'
    assert read_exchange(put(tmp_path, "e.gexf", gexf)).entities[0].name == "Ada"
