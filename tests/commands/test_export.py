"""The picture of the command line: its size, its quotes, and what is said when it cannot be."""

import os
import re
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from pypdf import PdfReader
from PySide6.QtGui import QImage

from explorer import cli
from explorer.edits import documents, figures
from explorer.formats.explorer_json import extraction_of, write
from explorer.session.session import Session
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


def test_the_suffix_says_which_kind_of_file(harbor: Path, qapp) -> None:
    for name in ("e.svg", "e.pdf"):
        assert cli.main(["export", str(harbor), "-o", name, "--for", "print180"]) == 0
    svg = fromstring(Path("e.svg").read_text(encoding="utf-8"))
    assert svg.get("width") == "180mm"
    said = {"".join(one.itertext()) for one in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Ada Okafor", "Viktor Lindqvist"} <= said
    page = PdfReader("e.pdf").pages[0]
    assert float(page.mediabox.width) / 72 * 25.4 == pytest.approx(180, abs=0.01)
    assert "Ada Okafor" in page.extract_text()
    description = svg.find("{http://www.w3.org/2000/svg}desc").text
    assert description.startswith("“Harbor deal ties Velmar to Northline”. Graph of ")
    assert Path("e.quotes.md").exists()


@pytest.mark.parametrize(
    ("size", "dpi", "pixels"),
    [
        ("180mmx120mm", [], (2126, 1417)),
        ("18x12cm", ["--dpi", "150"], (1063, 709)),
        ("1600x1000", [], (1600, 1000)),
        ("1600 × 1000 px", ["--dpi", "200"], (1600, 1000)),
        ("120mm", [], (1417, None)),
    ],
)
def test_a_size_is_typed_in_pixels_or_millimeters(
    harbor: Path, qapp, size: str, dpi: list[str], pixels: tuple[int, int | None]
) -> None:
    assert cli.main(["export", str(harbor), "-o", "f.png", "--size", size, *dpi]) == 0
    image = QImage("f.png")
    assert image.width() == pixels[0]
    assert pixels[1] in (None, image.height())


@pytest.mark.parametrize("size", ["huge", "10x10", "3000mm", "100mmx100px", "x", "100x", "-5x9"])
def test_a_size_that_cannot_be_is_said_so(harbor: Path, qapp, capsys, size: str) -> None:
    assert cli.main(["export", str(harbor), "-o", "g.png", f"--size={size}"]) == 2
    assert "--size" in capsys.readouterr().err
    assert not Path("g.png").exists()


def test_another_ending_is_refused(harbor: Path, qapp, capsys) -> None:
    assert cli.main(["export", str(harbor), "-o", "h.gif"]) == 2
    assert "none of .png .svg .pdf" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("name", ["k.png", "k.svg", "k.pdf"])
def test_where_the_quotes_cannot_be_written_the_old_picture_stays(
    harbor: Path, qapp, capsys, name: str
) -> None:
    Path(name).write_bytes(b"old")
    Path("k.quotes.md").mkdir()
    assert cli.main(["export", str(harbor), "-o", name]) == 1
    assert "k.quotes.md" in capsys.readouterr().err
    assert Path(name).read_bytes() == b"old"
    assert sorted(os.listdir()) == sorted(["harbor.json", name, "k.quotes.md"])


@pytest.fixture
def with_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a figure of two lines."""
    monkeypatch.chdir(tmp_path)
    session = Session.create(tmp_path / "harbor")
    session.perform(documents.add(session.corpus, example_extraction()))
    ids = {one.name: one.id for one in session.corpus.entities.values()}
    okafor, lindqvist, reyes = (
        ids[name] for name in ("Ada Okafor", "Viktor Lindqvist", "Tomas Reyes")
    )
    pairs = [(okafor, lindqvist), (lindqvist, reyes)]
    session.perform(figures.make(session.corpus, "Who met", (), pairs))
    (figure,) = session.corpus.figures
    session.perform(figures.describe(session.corpus, figure, "Twice in March."))
    session.close()
    return session.path


def test_a_figure_is_drawn_by_its_title_with_its_caption(with_figure: Path, qapp) -> None:
    wish = ["export", str(with_figure), "-o", "f.svg", "--figure", "who met"]
    assert cli.main(wish) == 0
    svg = fromstring(Path("f.svg").read_text(encoding="utf-8"))
    said = {"".join(one.itertext()) for one in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Ada Okafor", "Viktor Lindqvist", "Tomas Reyes", "Who met", "Twice in March."} <= said
    assert "Mira Chen" not in said
    assert "entities and lines that a person chose" in " ".join(sorted(said))
    quotes = Path("f.quotes.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^## \d", quotes, re.MULTILINE)) == 2


def test_a_report_of_a_figure_tells_of_its_lines_alone(with_figure: Path, qapp) -> None:
    wish = ["report", str(with_figure), "-o", "f.md", "--figure", "Who met"]
    assert cli.main(wish) == 0
    told = Path("f.md").read_text(encoding="utf-8")
    assert told.startswith("# Who met")
    assert "Mira Chen" not in told.replace("Mira Chen, who heads", "")


def test_a_figure_that_is_not_there_is_named(with_figure: Path, qapp, capsys) -> None:
    assert cli.main(["export", str(with_figure), "-o", "f.png", "--figure", "Other"]) == 1
    assert "There is no figure “Other”; there are “Who met”." in capsys.readouterr().err
    assert not Path("f.png").exists()
