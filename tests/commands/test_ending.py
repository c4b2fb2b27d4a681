"""Ctrl+C at any moment ends a command with one sentence and status 130, whoever swallows it."""

import subprocess
import sys
from pathlib import Path

import pytest

SENTENCE = "article-explorer: interrupted; nothing was left half-written.\n"

LOADING = """
import signal, sys

class Interrupting:
    def find_spec(self, name, path, target=None):
        if name == module:
            signal.raise_signal(signal.SIGINT)

from explorer.__main__ import main
module = sys.argv.pop(1)
sys.meta_path.insert(0, Interrupting())
main()
"""

WORKING = """
import signal, sys
from explorer.commands import ending

class Swallowing:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

def renamed():
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt as error:
        raise RuntimeError("Error calling __set_name__") from error

def swallowed():
    Swallowing()
    while True:
        pass

ending.PATIENCE = 0.2
sys.exit(ending.ended({"renamed": renamed, "swallowed": swallowed}[sys.argv[1]]))
"""


def run(program: str, *arguments: str, **rest: str) -> subprocess.CompletedProcess[str]:
    """A program that interrupts itself, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True, text=True, timeout=60, cwd=Path(__file__).parents[2], **rest,
    )  # fmt: skip


@pytest.mark.parametrize("module", ["typer", "explorer.errors", "explorer.workers", "numpy"])
def test_an_interrupt_while_modules_load_is_one_sentence(module: str, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Ada met Ben in Velmar.")
    done = run(LOADING, module, "export", str(article), "-o", str(tmp_path / "a.png"))
    assert (done.returncode, done.stdout, done.stderr) == (130, "", SENTENCE)
    assert list(tmp_path.iterdir()) == [article]


def test_an_interrupt_that_a_library_takes_for_its_own_error_is_one_sentence() -> None:
    done = run(WORKING, "renamed")
    assert (done.returncode, done.stderr) == (130, SENTENCE)


def test_an_interrupt_that_nobody_hears_ends_the_command_all_the_same() -> None:
    done = run(WORKING, "swallowed")
    assert done.returncode == 130
    assert done.stderr.endswith("article-explorer: interrupted.\n")
