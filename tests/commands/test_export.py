"""The picture of the command line: its size, its quotes, and what is said when it cannot be."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from explorer import cli
from explorer.formats.explorer_json import extraction_of, write
from tests.builders import corpus, document, example_extraction, person


@pytest.fixture
def harbor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "harbor.json"
    path.write_bytes(write(example_extraction()))
    return path


def test_a_picture_for_the_web_comes_with_its_quotes(harbor: Path, qapp, capsys) -> None:
    assert cli.main(["export", str(harbor), "-o", "a.png"]) == 0
    assert capsys.readouterr().out == ""
    image = QImage("a.png")
    assert image.width() == 2 * 680
    assert image.text("Title") == "Harbor deal ties Velmar to Northline"
    quotes = Path("a.quotes.md").read_text(encoding="utf-8")
    numbers = [int(number) for number in re.findall(r"^## (\d+)\.", quotes, re.MULTILINE)]
    assert numbers == list(range(1, 16))


def test_an_own_size_is_kept_to_the_pixel(harbor: Path, qapp) -> None:
    wish = ["--width", "1500", "--height", "1000", "--theme", "dark", "--title", "Who paid?"]
    assert cli.main(["export", str(harbor), "-o", "b.png", *wish]) == 0
    image = QImage("b.png")
    assert (image.width(), image.height()) == (1500, 1000)
    assert image.pixelColor(2, 2).lightness() < 60
    assert "Who paid?" in Path("b.quotes.md").read_text(encoding="utf-8")


def test_transparent_is_transparent(harbor: Path, qapp) -> None:
    assert cli.main(["export", str(harbor), "-o", "c.png", "--transparent", "--for", "slide"]) == 0
    image = QImage("c.png")
    assert (image.width(), image.height()) == (1920, 1080)
    assert image.pixelColor(0, 0).alpha() == 0


def test_where_nothing_is_tied_there_is_no_picture(harbor: Path, qapp, capsys) -> None:
    article = document("Ada came.")
    Path("lone.json").write_bytes(write(extraction_of(corpus(article, person("Ada")))))
    assert cli.main(["export", "lone.json", "-o", "d.png"]) == 1
    assert "no sentence ties two names" in capsys.readouterr().err
    assert not Path("d.png").exists()
