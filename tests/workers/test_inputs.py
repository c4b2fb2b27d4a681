"""What a person gives to open becomes a list of files, each once."""

from pathlib import Path

import pytest

from explorer.errors import InvalidExchange, UnreadableArticle
from explorer.workers.exchange import read_exchange
from explorer.workers.inputs import inputs_of, is_exchange


def test_folders_unfold_and_nothing_comes_twice(tmp_path: Path) -> None:
    for name in "a.txt", "sub/b.md", "sub/c.jpg":
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert inputs_of([tmp_path / "sub", tmp_path / "a.txt", tmp_path]) == [
        tmp_path / "sub" / "b.md",
        tmp_path / "a.txt",
    ]


def test_a_folder_without_articles_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableArticle, match="No article found"):
        inputs_of([tmp_path])


def test_explorer_json_is_known_by_its_name_and_checked(tmp_path: Path) -> None:
    (tmp_path / "a.JSON").write_text("{}")
    assert is_exchange(tmp_path / "a.JSON")
    with pytest.raises(InvalidExchange):
        read_exchange(tmp_path / "a.JSON")
    with pytest.raises(UnreadableArticle, match="There is no file"):
        read_exchange(tmp_path / "b.json")
    (tmp_path / "c.json").mkdir()
    with pytest.raises(UnreadableArticle, match="not an ordinary file"):
        read_exchange(tmp_path / "c.json")
