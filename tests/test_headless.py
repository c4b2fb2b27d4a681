"""Without a display the program tells and writes what the window would show."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from explorer import cli
from explorer.commands.opening import run
from explorer.formats.explorer_json import read, write
from explorer.headless import pair_to_show
from tests.builders import (
    corpus,
    document,
    evidence,
    example_extraction,
    mention,
    organization,
    person,
    relation,
)

ROOT = Path(__file__).parent.parent


def program(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program on an article, where there is neither display nor home."""
    (tmp_path / "harbor.json").write_bytes(write(example_extraction()))
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "explorer", *arguments],
        cwd=tmp_path,
        env={**kept, "PYTHONPATH": str(ROOT), "ARTICLE_EXPLORER_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


def test_it_tells_and_writes_what_the_window_would_show(tmp_path: Path) -> None:
    told = program(tmp_path, "harbor.json")
    assert told.returncode == 0
    assert told.stderr == ""
    assert "People (6)" in told.stdout
    assert "15 lines, the strongest:" in told.stdout
    assert told.stdout.count("    “") == 5, "five lines with their first sentence"
    out = tmp_path / "out"
    assert sorted(os.listdir(out)) == [
        "harbor.json",
        "harbor.png",
        "harbor.quotes.md",
        "harbor.window-dark.png",
        "harbor.window-light.png",
    ]
    for name in os.listdir(out):
        assert f"out/{name}" in told.stdout
    assert len(read((out / "harbor.json").read_bytes(), "x").relations) == 17
    assert QImage(str(out / "harbor.png")).width() == 2 * 680
    light, dark = (QImage(str(out / f"harbor.window-{theme}.png")) for theme in ("light", "dark"))
    assert light.size() == dark.size()
    assert light.pixelColor(800, 900).lightness() > 200 > 60 > dark.pixelColor(800, 900).lightness()
    tips = told.stdout.split("Try next:\n")[1].splitlines()
    assert len(tips) == 3
    assert "why harbor.json 'Ada Okafor' 'Mira Chen'" in tips[0]
    assert not (tmp_path / "home").exists(), "nobody has opened a project"


def test_one_missing_path_beside_a_good_one_is_a_failure_too(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    (tmp_path / "harbor.json").write_bytes(write(example_extraction()))
    monkeypatch.chdir(tmp_path)
    assert run(["harbor.json", "gone.txt"]) == 1
    told = capsys.readouterr()
    assert "no file “gone.txt”" in told.err
    assert "the strongest:" in told.out


def test_the_window_is_drawn_into_a_file(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    select = ("--select", "Ada Okafor", "Viktor Lindqvist")
    done = program(tmp_path, "harbor.json", "--screenshot", "w.png", *select)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert QImage(str(tmp_path / "w.png")).width() == 1600
    monkeypatch.chdir(tmp_path)
    wish = ["harbor.json", "--screenshot", "x.png", "--select", "Ada", "Zzz Qqq"]
    assert cli.main(wish) == 1
    assert "Zzz Qqq" in capsys.readouterr().err
    assert not (tmp_path / "x.png").exists()


def test_the_line_of_whoever_is_named_most_is_selected() -> None:
    article = document("Ada met Ben. Ben met Cem. Ben met Cem. Ada leads Dex. Ada met Ben. Ada.")
    ada, ben, cem = person("Ada"), person("Ben"), person("Cem")
    dex = organization("Dex")
    said = [
        (relation(ada, dex, "leads", "role"), "Ada leads Dex"),
        (relation(ben, cem), "Ben met Cem"),
        (relation(ada, ben), "Ada met Ben"),
    ]
    shown = corpus(
        article,
        *(ada, ben, cem, dex),
        *(mention(ada, article, nth=nth) for nth in (1, 2, 3, 4)),
        *(one for one, _ in said),
        *(evidence(one, article, quote) for one, quote in said),
    )
    line = pair_to_show(shown)
    assert line is not None
    assert line.ends == ("ada", "ben")


def test_without_people_the_strongest_line_is_selected_and_without_lines_none() -> None:
    article = document("Dex owns Eco.")
    dex, eco = organization("Dex"), organization("Eco")
    owns = relation(dex, eco, "owns", "ownership")
    line = pair_to_show(corpus(article, dex, eco, owns, evidence(owns, article, "Dex owns Eco")))
    assert line is not None
    assert line.ends == ("dex", "eco")
    assert pair_to_show(corpus(article, dex, eco)) is None
