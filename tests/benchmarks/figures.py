"""Figures of a real window: start, first graph, next article, stalls, memory, each with its bar.

``python -m tests.benchmarks.figures`` runs the program under Xvfb with an empty home and prints a
table; it exits with 1 when a figure misses its bar. Times are wall-clock on this machine.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil

from tests.tasks.user import ROOT, User, can_work, screen

SAMPLE = ROOT / "seeds" / "kim-jong-un-beijing-parade.txt"
SHORT = ROOT / "tests" / "articles" / "harbor-inquiry.txt"
STARTS = 5
MEGABYTE = 1024 * 1024


def first_paint(display: str, home: Path) -> float:
    """Seconds from process start to the first painted window; median of five, files in cache."""
    times = []
    for number in range(STARTS + 1):
        user = User(display, home / f"start{number}")
        state = user.wait(lambda s: s["painted"], "the window")
        times.append(state["painted"] - user.started)
        user.close()
    return statistics.median(times[1:])


def one_window(display: str, home: Path) -> dict[str, float]:
    """Figures of one window: the sample first, a short article, then the sample's length again."""
    user = User(display, home / "cold", SAMPLE)
    state = user.wait(lambda s: s["drawn"], "the graph")
    cold = state["drawn"] - user.started
    opening_stall = state["stall"]
    second = home / "second.txt"
    # Another text of the same length, so that neither project nor cache knows it.
    second.write_text(SAMPLE.read_text(encoding="utf-8").replace("Kim", "Kam"), encoding="utf-8")
    time.sleep(1)
    user.see("reset")
    before = time.monotonic()
    user.see("open", path=str(second))
    user.wait(lambda s: "Kam Jong Un" in s["entities"], "the second names")
    names = time.monotonic() - before
    state = user.wait(lambda s: "Kam Jong Un" in s["entities"] and s["lines"], "the second graph")
    warm = time.monotonic() - before
    window = psutil.Process(user.process)
    workers = [child.memory_info().rss / MEGABYTE for child in window.children(recursive=True)]
    figures = {
        "start to the sample's graph, cold (s)": cold,
        "second article of 8 kB in the same window, its names (s)": names,
        "second article of 8 kB in the same window (s)": warm,
        "longest stall while opening the first (ms)": opening_stall * 1000,
        "longest stall while opening the second (ms)": state["stall"] * 1000,
        "memory of the window (MB)": window.memory_info().rss / MEGABYTE,
        "memory of the language worker (MB)": max(workers, default=0.0),
    }
    user.close()
    return figures


BARS = {
    "process start to first painted window, warm (s)": 0.6,
    "start to the sample's graph, cold (s)": 4.0,
    "second article of 8 kB in the same window, its names (s)": 0.8,
    "second article of 8 kB in the same window (s)": 1.2,
    "longest stall while opening the first (ms)": 100.0,
    "longest stall while opening the second (ms)": 100.0,
    "memory of the window (MB)": 300.0,
    "memory of the language worker (MB)": 450.0,
}


def main() -> int:
    """Print the table; 1 if a bar is missed."""
    if not can_work():
        print("Xvfb and xdotool are needed: apt-get install xvfb xdotool", file=sys.stderr)
        return 1
    with screen() as display, tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        figures = {
            "process start to first painted window, warm (s)": first_paint(display, home),
            **one_window(display, home),
        }
    for name, bar in BARS.items():
        word = "ok" if figures[name] <= bar else "MISSED"
        print(f"{name:58} {figures[name]:8.2f}  bar {bar:g}  {word}")
    return int(any(figures[name] > bar for name, bar in BARS.items()))


if __name__ == "__main__":
    sys.exit(main())
