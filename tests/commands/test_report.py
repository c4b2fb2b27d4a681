"""The report of the command line: from a number in the figure to the characters of the article."""

import re
import zipfile
from pathlib import Path

import docx
import pytest
from PySide6.QtGui import QImage

from explorer import cli
from explorer.export.escaping import visible
from explorer.formats.explorer_json import extraction_of, write
from explorer.model.text import digest, normalized
from tests.builders import corpus, document, example_extraction, person
from tests.export.reports import seen, text_of

ROOT = Path(__file__).parent.parent.parent
ARTICLES = (
    ROOT / "seeds" / "kim-jong-un-beijing-parade.txt",
    ROOT / "tests" / "articles" / "harbor-inquiry.txt",
)


@pytest.fixture
def harbor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "harbor.json"
    path.write_bytes(write(example_extraction()))
    return path


def test_every_number_of_real_articles_leads_to_its_characters(harbor, qapp) -> None:
    articles = [str(path) for path in ARTICLES]
    assert cli.main(["report", *articles, "-o", "a.html", "--level", "related"]) == 0
    html = Path("a.html").read_text(encoding="utf-8")
    texts = {}
    for path in ARTICLES:
        text = normalized(path.read_text(encoding="utf-8"))
        number = re.search(rf'id="article-(\d)"(?:(?!<li).)*{digest(text)}', html, re.DOTALL)
        assert number is not None
        texts[number[1]] = text
    sections = re.findall(r'<section class="line" id="line-(\d+)">(.*?)</section>', html, re.DOTALL)
    assert [int(number) for number, _ in sections] == list(range(1, len(sections) + 1))
    assert len(sections) >= 30
    checked = 0
    for _, section in sections:
        quotes = re.findall(r'<div class="quote">(.*?)</div>', section, re.DOTALL)
        assert quotes
        for quote in quotes:
            place = re.search(r"characters (\d+)–(\d+) of article (\d)", quote)
            assert place is not None
            told = text_of(quote.split("</blockquote>")[0])
            assert visible(texts[place[3]][int(place[1]) - 1 : int(place[2])]) == visible(told)
            checked += 1
    assert checked >= 50
    assert str(ROOT) not in html


def test_the_file_says_what_it_is_and_names_no_folder_and_nobody(
    harbor, qapp, capsys, tmp_path
) -> None:
    for name in ("a.html", "b.docx", "c.md"):
        assert cli.main(["report", str(harbor), "-o", str(tmp_path / name)]) == 0
    assert capsys.readouterr().out == ""
    assert "svg" in seen(Path("a.html").read_text(encoding="utf-8")).tags
    word = docx.Document("b.docx")
    assert len(word.inline_shapes) == 1
    assert "![Graph of 12 entities and 15 lines" in Path("c.md").read_text(encoding="utf-8")
    assert "](c.png)" in Path("c.md").read_text(encoding="utf-8")
    assert QImage("c.png").width() > 1000
    parts = [(tmp_path / name).read_bytes() for name in ("a.html", "c.md", "c.png")]
    with zipfile.ZipFile(tmp_path / "b.docx") as word:
        parts += [word.read(part) for part in word.namelist()]
    for secret in (str(tmp_path), tmp_path.name, str(Path.home())):
        assert not [part for part in parts if secret.encode() in part]


def test_the_gate_is_asked_for_on_the_command_line(harbor, qapp, capsys) -> None:
    wish = ["report", str(harbor), "-o", "a.md", "--only", "confirmed", "--sources", "2"]
    assert cli.main(wish) == 0
    assert "None of 15 lines go in" in capsys.readouterr().err
    text = Path("a.md").read_text(encoding="utf-8")
    assert "Only statements that a person confirmed and that at least 2" in text
    assert not Path("a.png").exists()


def test_the_picture_alone_says_what_it_was_asked_to_leave_out(harbor, qapp) -> None:
    assert cli.main(["report", str(harbor), "-o", "a.html", "--sources", "1"]) == 0
    texts = re.findall(r"<text [^>]*>([^<]*)</text>", Path("a.html").read_text(encoding="utf-8"))
    assert any("only what at least 1 independent source says" in text for text in texts)


def test_where_nothing_is_tied_the_old_file_stays(harbor, qapp, capsys) -> None:
    Path("lone.json").write_bytes(
        write(extraction_of(corpus(document("Ada came."), person("Ada"))))
    )
    Path("a.html").write_text("before")
    assert cli.main(["report", "lone.json", "-o", "a.html"]) == 1
    assert "no sentence ties two names" in capsys.readouterr().err
    assert Path("a.html").read_text() == "before"


def test_a_page_to_click_holds_the_same_numbers(harbor, qapp) -> None:
    assert cli.main(["report", str(harbor), "-o", "a.html", "--clickable"]) == 0
    html = Path("a.html").read_text(encoding="utf-8")
    numbers = re.findall(r'<section class="line" id="line-(\d+)">', html)
    assert numbers == [str(number) for number in range(1, 16)]
    assert "script" in seen(html).tags


@pytest.mark.parametrize("wish", [["-o", "a.pdf"], ["-o", "a.md", "--clickable"]])
def test_what_cannot_be_written_is_refused_before_anything_is_read(harbor, capsys, wish) -> None:
    assert cli.main(["report", str(harbor), *wish]) == 2
    assert "-o" in capsys.readouterr().err
    assert not list(Path().glob("a.*"))
