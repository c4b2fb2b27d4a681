"""The tables have the fields of the records, references an index; rows give records back."""

import re
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model.records import Document, Evidence, Placement, Relation, Seen
from explorer.store.project import Project
from explorer.store.rows import TABLES, record_of, values_of

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
spans = st.none() | st.tuples(st.integers(0, 999), st.integers(0, 999))
numbers = st.floats(-1e6, 1e6)


def strategy(record):
    hints = {
        str: texts,
        bool: st.booleans(),
        int: st.integers(0, 1 << 40),
        float: numbers,
        str | None: st.none() | texts,
        tuple[str, ...]: st.lists(texts, max_size=3).map(tuple),
        tuple[int, int] | None: spans,
        tuple[tuple[str, str], ...]: st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
        tuple[Seen, ...]: st.lists(
            st.lists(texts | st.integers(0, 999), max_size=3).map(tuple), max_size=2
        ).map(tuple),
        tuple[tuple[int, int], ...]: st.lists(spans.filter(bool), max_size=2).map(tuple),
    }
    literal = {"form": "name", "factuality": "alleged", "verdict": "disputed"}
    return st.builds(
        record,
        **{
            f.name: st.just(literal[f.name]) if f.name in literal else hints[f.type]
            for f in fields(record)
        },
    )


@pytest.mark.parametrize("record", TABLES, ids=lambda record: record.__name__)
def test_columns_are_the_fields_of_the_record(tmp_path, record):
    project = Project.create(tmp_path / "a")
    table = TABLES[record]
    columns = [row[1] for row in project._db.execute(f"PRAGMA table_info({table.name})")]
    own = [name for name in columns if name not in ("row", "digest")]
    assert own == [field.name for field in fields(record)]
    project.close()


def test_every_reference_has_an_index_and_is_looked_up_by_it(tmp_path):
    """All of them by name, so that a new one is thought of; 40,000 rows took 38 s without."""
    project = Project.create(tmp_path / "a")
    db, found = project._db, {}
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for table in tables:
        for reference in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            column = reference[3]
            plan = db.execute(f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {column} = ?", ("",))
            (index,) = re.findall(r"USING (?:COVERING )?INDEX (\w+)", plan.fetchone()[3])
            found[f"{table}.{column}"] = index
    assert found == {
        "documents.text": "documents_text",
        "sentences.document": "sentences_document",
        "mentions.entity": "mentions_entity",
        "mentions.document": "mentions_document",
        "mentions.stands_for": "mentions_stands_for",
        "relations.source": "relations_source",
        "relations.target": "relations_target",
        "evidence.relation": "evidence_relation",
        "evidence.document": "evidence_document",
        "evidence.attributed_to": "evidence_attributed_to",
        "candidates.source": "candidates_source",
        "candidates.target": "candidates_target",
        "candidates.document": "candidates_document",
        "placements.id": "sqlite_autoindex_placements_1",
        "journal_kinds.entry": "journal_kinds_entry",
        "journal_subjects.entry": "journal_subjects_entry",
    }
    project.close()


@pytest.mark.parametrize("record", TABLES, ids=lambda record: record.__name__)
def test_a_row_gives_its_record_back(record):
    @settings(max_examples=30, deadline=None)
    @given(strategy(record))
    def check(one):
        assert record_of(TABLES[record], values_of(one)) == one

    check()


def test_whole_numbers_in_fields_of_reals_are_stored_as_reals():
    """SQLite gives 1.0 back for 1, and 0.0 for -0.0; the checksum must not notice."""
    assert str(values_of(Placement(id="a", x=1, y=-0.0))) == "['a', 1.0, 0.0, 0]"


def test_lists_are_the_fields_that_hold_tuples():
    names = {kind: [TABLES[kind].fields[at] for at in TABLES[kind].lists] for kind in TABLES}
    assert names[Relation] == ["tags"]
    assert names[Document] == []
    assert names[Evidence] == [
        "clause", "source_mention", "target_mention", "trigger", "attribution_span", "chain",
        "when_span",
    ]  # fmt: skip
