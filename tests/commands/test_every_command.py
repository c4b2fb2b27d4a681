"""Every command as a person runs it: a process of its own, in another folder than its files."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from explorer import cli
from explorer.__main__ import main
from explorer.commands import COMMANDS
from explorer.edits import documents
from explorer.session.session import Session
from tests.builders import example_extraction

ROOT = Path(__file__).parent.parent.parent
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_RUNS = {
    "extract": (["{file}"], '"format": "article-explorer"'),
    "why": (["{file}", "Ada Okafor", "Mira Chen"], "Mira Chen"),
    "export": (["{file}", "-o", "x.png"], "x.quotes.md"),
    "report": (["{file}", "-o", "x.md"], "x.md"),
    "check": (["{file}"], "“harbor.explorer” is sound: 1 article"),
}


@pytest.fixture
def project(tmp_path):
    """A project in another folder than the current one."""
    (tmp_path / "there").mkdir()
    (tmp_path / "here").mkdir()
    session = Session.create(tmp_path / "there" / "harbor")
    session.perform(documents.add(session.corpus, example_extraction()))
    session.close()
    return session.path


def run(folder, *arguments, **also):
    """The program, with no display but what ``also`` names."""
    environment = {name: it for name, it in os.environ.items() if name not in _DISPLAYS}
    environment |= {"PYTHONPATH": str(ROOT), "ARTICLE_EXPLORER_HOME": str(folder / "home")}
    return subprocess.run(
        [sys.executable, "-m", "explorer", *map(str, arguments)],
        cwd=folder,
        env=environment | also,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


def test_the_words_are_those_that_the_options_know():
    assert set(get_command(cli.commands).commands) == set(COMMANDS) == set(_RUNS)


@pytest.mark.parametrize(
    ("command", "display"),
    [*((command, {"DISPLAY": ":7"}) for command in COMMANDS), ("export", {}), ("report", {})],
    ids=lambda value: value if isinstance(value, str) else "display" if value else "no display",
)
def test_a_command_is_run_and_opens_nothing(project, tmp_path, command, display):
    arguments, said = _RUNS[command]
    here = tmp_path / "here"
    done = run(here, command, *(one.format(file=project) for one in arguments), **display)
    assert (done.returncode, done.stderr) == (0, "")
    assert said in done.stdout + " ".join(os.listdir(here))
    assert "Try next" not in done.stdout
    assert not (here / "out").exists()


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_a_path_that_is_missing_is_a_failure(tmp_path, monkeypatch, capfd, command):
    arguments, _ = _RUNS.get(command, (["{file}"], ""))
    words = [command] * bool(command) + [one.format(file="gone.explorer") for one in arguments]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["explorer", *words])
    before = signal.getsignal(signal.SIGINT)
    try:
        with pytest.raises(SystemExit) as ended:
            main()
    finally:
        signal.signal(signal.SIGINT, before)
    assert ended.value.code == 1
    said = capfd.readouterr().err
    assert "gone.explorer" in said
    assert "Traceback" not in said
