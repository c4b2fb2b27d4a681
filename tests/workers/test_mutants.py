"""Damaged at random, a file gives a document or one sentence; the worker never hangs or fails."""

import os
import random
from pathlib import Path

import pytest

from explorer.errors import InvalidExchange, UnreadableArticle
from explorer.model.text import digest
from explorer.workers.pool import Workers
from tests.reading.papers import unzipped, word_with, zipped
from tests.workers.mutants import BODY, SEEDS, damaged, exchanged, mutant


@pytest.mark.parametrize("suffix", SEEDS)
def test_fifty_mutants(suffix: str, tmp_path: Path) -> None:
    chance = random.Random(suffix)
    for number in range(50):
        data = mutant(SEEDS[suffix], chance)
        if suffix == ".docx" and number % 2:  # an archive hardly survives; so also what is in it
            data = word_with({"word/document.xml": mutant(BODY, chance)})
        (tmp_path / f"{number}{suffix}").write_bytes(data)
    read = 0
    with Workers() as workers:
        for future in [workers.read(tmp_path / name) for name in sorted(os.listdir(tmp_path))]:
            error = future.exception()
            if error is None:
                for document in future.result().documents:
                    assert document.sha256 == digest(document.text)
                read += 1
            else:
                assert type(error) is UnreadableArticle
                assert str(error).startswith("“") or "encoding" in str(error)
                assert str(error).endswith(".")
                assert "too much memory" not in str(error)
    assert read


@pytest.mark.parametrize("suffix", sorted(exchanged()))
def test_fifty_mutants_of_other_programs_files(suffix: str, tmp_path: Path) -> None:
    chance, sound = random.Random(suffix), exchanged()[suffix]
    for number in range(50):
        (tmp_path / f"{number}{suffix}").write_bytes(damaged(suffix, sound, chance) or b" ")
    read = 0
    with Workers() as workers:
        for path in sorted(tmp_path.iterdir()):
            error = workers.exchange(path).exception()
            if error is not None:
                assert type(error) in (UnreadableArticle, InvalidExchange)
                assert f"“{path.name}" in str(error) or "encoding" in str(error)
                assert str(error).endswith(".")
            read += error is None
    assert read


HEAD = '{"format": "article-explorer", "version": 1, "documents": ['
HEAD += '{"id": "d1", "title": "A", "text": "Ada met Ben.", "language": "en"}], "entities": ['


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("kind.json", HEAD + r'{"id": "e1", "name": "Ada", "kind": "\ud800"}]}'),
        ("name.json", HEAD + r'{"id": "e1", "name": "A\uDFFFa", "kind": "X", "own": "\ud800"}]}'),
        ("id.ftm.json", r'{"id": "\ud800", "schema": "Person", "properties": {"name": "Ada"}}'),
    ],
)
def test_half_a_character_is_shown_as_missing(name: str, data: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(data)
    with Workers() as workers:
        (found,) = workers.exchange(tmp_path / name).result().entities
    assert "\ufffd" in f"{found.name}{found.kind}{found.external_id}"


def test_half_a_character_for_a_word_of_a_list_is_said(tmp_path: Path) -> None:
    one, other = (f'{{"id": "{id}", "name": "A", "kind": "X"}}' for id in ("e1", "e2"))
    relation = r'{"id": "r1", "source": "e1", "target": "e2", "label": "met", "verdict": "\ud800"}'
    text = f'{HEAD}{one}, {other}], "relations": [{relation}]}}'
    (tmp_path / "a.json").write_text(text)
    with (
        Workers() as workers,
        pytest.raises(InvalidExchange, match="verdict: “\ufffd” is not one of"),
    ):
        workers.exchange(tmp_path / "a.json").result()


def test_a_workbook_that_cannot_be_taken_apart_is_said_to_be_damaged(tmp_path: Path) -> None:
    parts = unzipped(exchanged()[".xlsx"])
    parts["[Content_Types].xml"] = b"<Types>"
    for name, data in (("types.xlsx", zipped(parts)), ("no.xlsx", b"PK\x03\x04 and no more")):
        (tmp_path / name).write_bytes(data)
        with Workers() as workers, pytest.raises(UnreadableArticle, match=f"“{name}” is damaged"):
            workers.exchange(tmp_path / name).result()


def test_a_sentence_on_a_file_whose_name_is_no_text_comes_through(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"a\xff.json")
    path.write_bytes(b"{}")
    with Workers() as workers, pytest.raises(InvalidExchange, match="is not “article-explorer”"):
        workers.exchange(path).result()
