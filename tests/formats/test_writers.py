"""What is written for other programs is readable by them, and says no more than the articles."""

import csv
import io
import json
from dataclasses import replace
from xml.etree import ElementTree

import networkx as nx
import openpyxl
import pytest

from explorer.edits.annotations import place
from explorer.edits.marking import paint
from explorer.formats.cytoscape import write_cytoscape
from explorer.formats.followthemoney import write_followthemoney
from explorer.formats.gexf import write_gexf
from explorer.formats.graphml import write_graphml
from explorer.formats.tables import write_tables, write_workbook
from explorer.model.corpus import Corpus
from tests.builders import (
    corpus,
    document,
    evidence,
    example_corpus,
    example_records,
    person,
    relation,
)

NASTY = "=cmd|' /C calc'!A0 <b>&\x00\x0b\ud800 😀 \u202e"


def nasty_corpus() -> Corpus:
    """A name that a spreadsheet would run and that XML forbids."""
    article = document("Ada met Ben.")
    ada, ben = person(NASTY, id="a", note="\x01", aliases=("x",)), person("Ben", id="b")
    met = relation(ada, ben)
    return corpus(article, ada, ben, met, evidence(met, article, "Ada met Ben"))


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))


@pytest.mark.parametrize("made", [example_corpus, nasty_corpus])
def test_networkx_reads_graphml(made) -> None:
    shown = made()
    graph = nx.read_graphml(io.BytesIO(write_graphml(shown)))
    assert len(graph) == len(shown.entities)
    assert graph.number_of_edges() == len(shown.relations)


def test_gephi_finds_direction_place_and_color() -> None:
    shown = example_corpus()
    shown.apply(place(shown, {"ada-okafor": (30.0, -12.5)}))
    shown.apply(paint(shown, ["ada-okafor"], "#102030"))
    root = ElementTree.fromstring(write_gexf(shown))
    viz = {"viz": "http://www.gexf.net/1.2draft/viz"}
    ada = next(one for one in root.iter() if one.get("label") == "Ada Okafor")
    assert ada.find("viz:position", viz).attrib == {"x": "30.0", "y": "12.5", "z": "0.0"}
    assert ada.find("viz:color", viz).attrib == {"r": "16", "g": "32", "b": "48", "a": "1.0"}
    types = {one.get("label"): one.get("type") for one in root.iter() if one.tag.endswith("edge")}
    assert types["chief executive of"] == "directed"
    assert types["met"] == "mutual"


@pytest.mark.parametrize("made", [example_corpus, nasty_corpus])
def test_networkx_reads_gexf_with_an_edge_each_way_where_there_is_no_direction(made) -> None:
    shown = made()
    graph = nx.read_gexf(io.BytesIO(write_gexf(shown)))
    assert len(graph) == len(shown.entities)
    wanted = sum(1 if one.directed else 2 for one in shown.relations.values())
    assert graph.number_of_edges() == wanted


def test_every_sentence_goes_along_with_its_place() -> None:
    shown = example_corpus()
    graph = nx.read_graphml(io.BytesIO(write_graphml(shown)))
    told = [one for *_, data in graph.edges(data=True) for one in json.loads(data["passages"])]
    article = next(iter(shown.documents.values()))
    text = shown.store.text_of(article.id)
    assert len(told) == len(shown.store.evidence_of(shown.relations))
    for one in told:
        assert text[one["start"] : one["end"]] == one["quote"]
        assert (one["article"], one["sha256"]) == (article.title, article.sha256)
    assert {"asserted", "negated"} <= {one["certainty"] for one in told}


def test_a_graph_keeps_names_labels_and_certainty() -> None:
    graph = nx.read_graphml(io.BytesIO(write_graphml(example_corpus())))
    assert graph.nodes["ada-okafor"]["label"] == "Ada Okafor"
    said = {data["label"]: data["certainty"] for *_, data in graph.edges(data=True)}
    assert said["took money from"] == "negated"
    assert said["chief executive of"] == "asserted"


def test_a_workbook_has_a_sheet_of_each_and_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(nasty_corpus())))
    assert book.sheetnames == ["entities", "relations", "evidence"]
    cell = book["entities"]["B2"]
    assert cell.data_type == "s"
    assert cell.value.startswith("=cmd|")
    assert [row[3].value for row in book["relations"].iter_rows()] == ["label", "met"]


@pytest.mark.parametrize("made", [example_corpus, nasty_corpus])
def test_cytoscape_gets_names_interactions_and_ids_that_fit(made) -> None:
    shown = made()
    found = json.loads(write_cytoscape(shown))["elements"]
    names = {one["data"]["id"]: one["data"]["name"] for one in found["nodes"]}
    assert len(names) == len(shown.entities)
    assert len(found["edges"]) == len(shown.relations)
    for one in found["edges"]:
        assert {one["data"]["source"], one["data"]["target"]} <= names.keys()
        assert one["data"]["interaction"] == one["data"]["name"]


def test_rejected_records_never_leave() -> None:
    records = [
        replace(record, verdict="rejected") if getattr(record, "label", "") == "lent" else record
        for record in example_records()
    ]
    shown = corpus(*records)
    assert "lent" not in write_tables(shown)["relations"].decode()
    assert b"lent" not in write_graphml(shown)
    assert b'"lent"' not in write_followthemoney(shown)


def test_no_cell_is_a_formula() -> None:
    tables = write_tables(nasty_corpus())
    assert rows(tables["entities"])[0]["name"].startswith("'=cmd")
    assert rows(tables["relations"])[0]["source"].startswith("'=cmd")
    for start in ("=1", "+1", "-1", "@x", "\t=1", " =1", "＝1"):
        ada, ben = person(start, id="a"), person("Ben", id="b")
        assert rows(write_tables(corpus(ada, ben))["entities"])[0]["name"] == f"'{start}"


def test_each_sentence_is_a_row_with_its_relation() -> None:
    tables = {name: rows(table) for name, table in write_tables(example_corpus()).items()}
    assert len(tables["evidence"]) == 18
    assert {row["relation_id"] for row in tables["evidence"]} == {
        row["id"] for row in tables["relations"]
    }


def test_followthemoney_states_as_a_fact_only_what_is_asserted() -> None:
    found = [json.loads(line) for line in write_followthemoney(example_corpus()).splitlines()]
    ids = {row["id"] for row in found}
    assert len(ids) == len(found)
    by_role = {
        value: row
        for row in found
        for key in ("role", "purpose", "relationship")
        for value in row["properties"].get(key, ())
    }
    assert by_role["lent"]["schema"] == "Payment"
    assert by_role["said to pay (alleged)"]["schema"] == "UnknownLink"
    assert by_role["took money from (negated)"]["schema"] == "UnknownLink"
    assert set(by_role["lent"]["properties"]["payer"]) <= ids
    assert by_role["owns"]["properties"]["owner"] != by_role["owns"]["properties"]["asset"]


def test_followthemoney_ids_of_other_articles_differ() -> None:
    one = corpus(document("Ada came."), person("Ada", id="e1"))
    other = corpus(document("Ben came."), person("Ben", id="e1"))
    first, second = (
        {json.loads(line)["id"] for line in write_followthemoney(shown).splitlines()}
        for shown in (one, other)
    )
    assert not first & second
