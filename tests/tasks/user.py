"""A user at a real window under Xvfb: xdotool's hands, and eyes that say where things are."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SIZE = "1600x1000x24"
_GLIDES = 3.0  # seconds in which everything has come to rest
PATIENCE = 60.0  # seconds until something that was to come is given up


def can_work() -> bool:
    """Whether a real window can be driven here."""
    return bool(shutil.which("Xvfb") and shutil.which("xdotool"))


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """A virtual screen; the name of its display."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as said:
            yield ":" + said.readline().strip()
    finally:
        server.kill()
        server.wait()


class User:
    """One run of the program. ``actions`` counts clicks, keys, and typed texts."""

    def __init__(self, display: str, home: Path, *paths: Path) -> None:
        self.actions = 0
        self.started = time.time()
        home.mkdir(parents=True, exist_ok=True)
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "ARTICLE_EXPLORER_HOME": str(home),
            "HOME": str(home),  # where pictures go when nobody says otherwise
        }
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.tasks.eyes", *map(str, paths)],
            cwd=ROOT,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @property
    def process(self) -> int:
        """Id of the window's process."""
        return self._program.pid

    def see(self, what: str, **details: str) -> dict:
        """Ask the eyes; raises LookupError for what is not on the screen."""
        self._program.stdin.write(json.dumps({"see": what, **details}) + "\n")
        self._program.stdin.flush()
        answer = json.loads(self._program.stdout.readline() or '{"missing": "the program ended"}')
        if "missing" in answer:
            raise LookupError(f"{what} {details}: {answer['missing']}")
        return answer

    def wait(self, until: Callable[[dict], object], what: str) -> dict:
        """Look until something is so; the state then."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            state = self.see("state")
            if until(state):
                return state
            time.sleep(0.02)
        raise TimeoutError(f"{what} did not come; the window shows {state}")

    def click(self, what: str, *keys: str, **details: str) -> None:
        """Click on something, holding keys."""
        at = self._resting(what, **details)
        hold = [part for key in keys for part in ("keydown", key)]
        release = [part for key in keys for part in ("keyup", key)]
        move = ["mousemove", str(at["x"]), str(at["y"])]
        self._hands(*move, *hold, "click", "1", *release)
        self.actions += 1

    def select_words(self, words: str) -> None:
        """Draw the mouse over words of the article: one action."""
        at = self.see("words", words=words)
        begin, end = (list(map(str, (at[way]["x"], at[way]["y"]))) for way in ("from", "to"))
        near = [str(at["to"]["x"] - 12), end[1]]
        draw = ["mousedown", "1", "mousemove", *near, "mousemove", *end, "mouseup", "1"]
        self._hands("mousemove", *begin, *draw)
        self.actions += 1

    def _seen(self, what: str, **details: str) -> dict:
        """Where something is, waited for while what moves covers it."""
        until = time.monotonic() + _GLIDES
        while True:
            try:
                return self.see(what, **details)
            except LookupError:
                if time.monotonic() > until:
                    raise
            time.sleep(0.1)

    def _resting(self, what: str, **details: str) -> dict:
        """Where something is once it has stopped gliding."""
        before, at = {}, self._seen(what, **details)
        while at != before:
            time.sleep(0.1)
            before, at = at, self._seen(what, **details)
        return at

    def press(self, key: str) -> None:
        """Press a key, with its modifiers ("ctrl+k")."""
        self._hands("key", key)
        self.actions += 1

    def write(self, text: str, end: str = "") -> None:
        """Type a text, and the key that ends it: one action."""
        self._hands("type", "--delay", "2", text)
        if end:
            self._hands("key", end)
        self.actions += 1

    def close(self) -> int:
        """Close the window as its user would, once it has the keyboard; the exit status."""
        try:
            self.wait(lambda s: s["answers"], "the keyboard")
            self._hands("key", "ctrl+q")
            return self._program.wait(timeout=PATIENCE)
        finally:
            self._program.kill()
            self._program.wait()
            self._program.stdin.close()
            self._program.stdout.close()

    def _hands(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environment, check=True, timeout=20)
