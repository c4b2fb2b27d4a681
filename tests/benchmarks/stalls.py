"""Does the window answer in long jobs: ``python -m tests.benchmarks.stalls [SECONDS]``.

Under ``DISPLAY``, or offscreen, in a home of its own, a window opens 50 MB of text, a line of a
million characters, and a folder of 10,000 articles, each for so many seconds (default 90) or until
it is through. Meanwhile a timer rings every :data:`BEAT` ms, another line is selected every half a
second, and from another thread is seen what the window's thread does when it does not ring. Printed
are the 99th percentile and the longest of what a ring was late, by the clock and in processor time
of the window's thread, which other programs do not lengthen; then where it was at the longest.
The exit status is 1 where processor time misses a bar.
"""

import os
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

if "DISPLAY" not in os.environ:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from explorer.window.application import application, new_window
from explorer.window.furnishing import furnish
from explorer.window.garbage import Garbage
from explorer.workers.pool import Workers

BEAT = 5  # milliseconds
USUAL, LONGEST = 100.0, 250.0  # milliseconds, the bars of the 99th percentile and of the longest
_ALL = QEventLoop.ProcessEventsFlag.AllEvents
_LATE, _WAITED = (
    0.06,
    0.15,
)  # seconds of processor time, and by the clock, until is looked where it is
_STORY = """{city} inquiry, day {n}

Mira Chen {n}, the mayor of {city}, met Viktor Lindqvist in Paris on Monday. Lindqvist is the chief
executive of Northline Shipping {m}. Chen criticized Lindqvist. "We were told nothing," Jonas Weil
said. Northline Shipping {m} was bought by Baltic Holdings in 2019, Weil told Reuters.
"""
_CITIES = ("Lisbon", "Hamburg", "Riga", "Oslo", "Gdansk", "Malmo", "Porto", "Genoa")


def story(n: int) -> str:
    """An article, another for each number."""
    return _STORY.format(n=n, m=n % 97, city=_CITIES[n % len(_CITIES)])


def long_text(folder: Path) -> Path:
    """50 MB of text."""
    path = folder / "long.txt"
    path.write_text("\n".join(story(n) for n in range(50_000_000 // len(story(1000)))))
    return path


def long_line(folder: Path) -> Path:
    """A line of a million characters."""
    path = folder / "line.txt"
    path.write_text(" ".join(story(n).replace("\n", " ") for n in range(3_000))[:1_000_000])
    return path


def many_files(folder: Path) -> Path:
    """A folder of 10,000 articles."""
    place = folder / "many"
    place.mkdir()
    for n in range(10_000):
        (place / f"{n:05}.txt").write_text(story(n))
    return place


JOBS: dict[str, Callable[[Path], Path]] = {
    "50 MB of text": long_text,
    "a line of a million characters": long_line,
    "10,000 files": many_files,
}


class Heart(QObject):
    """Rings, and keeps how late each ring was."""

    def __init__(self) -> None:
        super().__init__()
        self.clock: list[float] = []
        self.own: list[float] = []
        self.where: Counter[str] = Counter()
        self.longest: dict[str, tuple[float, float]] = {}
        self._gui = threading.get_ident()
        self._last, self._spent = time.perf_counter(), time.thread_time()
        self._over = threading.Event()
        self._timer = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.ring)
        self._timer.start()
        threading.Thread(target=self._watch, daemon=True).start()

    @Slot()
    def ring(self) -> None:
        """Keep how late it is."""
        now, spent = time.perf_counter(), time.thread_time()
        self.clock.append(max(now - self._last - BEAT / 1000, 0.0) * 1000)
        self.own.append((spent - self._spent) * 1000)
        self._last, self._spent = now, spent

    def stop(self) -> None:
        """Ring no more."""
        self._timer.stop()
        self._over.set()

    def _watch(self) -> None:
        clock = time.pthread_getcpuclockid(self._gui)
        while not self._over.wait(0.02):
            late = time.clock_gettime(clock) - self._spent
            waited = time.perf_counter() - self._last
            if late < _LATE and waited < _WAITED:
                continue
            frames = traceback.extract_stack(sys._current_frames()[self._gui])
            ours = [
                f"{Path(one.filename).name}:{one.lineno} {one.name}"
                for one in frames
                if "/explorer/" in one.filename and "guarded.py" not in one.filename
            ]
            place = " < ".join(ours[:-6:-1])
            self.where[place] += 1
            old = self.longest.get(place, (0.0, 0.0))
            self.longest[place] = max(old[0], late * 1000), max(old[1], waited * 1000)


def watched(name: str, path: Path, seconds: float) -> bool:
    """Open a path and watch; whether the window answered in time."""
    workers = Workers(count=1)
    window = new_window("light")
    window.setGeometry(0, 0, 1500, 950)
    opening = furnish(window, workers)
    window.show()
    workers.warm()
    for _ in range(50):
        QApplication.processEvents()
    heart = Heart()
    opening.open([path])
    began, step, chosen = time.monotonic(), 0.5, 0
    while opening.running and time.monotonic() - began < seconds:
        QApplication.processEvents(_ALL, 50)
        if time.monotonic() - began > step:
            step, session = step + 0.5, window.desk.session
            if session is not None and not session.provisional:
                lines = window.desk.canvas.scene.lines
                if lines:
                    chosen += 1
                    session.select(relations=lines[chosen % len(lines)].relations)
    took, done = time.monotonic() - began, not opening.running
    said = window.desk.messages.text
    session = window.desk.session
    documents = len(session.corpus.documents) if session is not None else 0
    opening.cancel()
    while opening.running:
        QApplication.processEvents(_ALL, 50)
    heart.stop()
    window.close()
    workers.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    print(f"\n{name}: {took:.0f} s, {'through' if done else 'left'}, {documents} articles. {said}")
    reached = True
    for what, late in (("by the clock", heart.clock), ("of its own time", heart.own)):
        late = sorted(late)
        usual, longest = late[int(0.99 * len(late))], late[-1]
        bad = usual > USUAL or longest > LONGEST
        reached = reached and (not bad or what == "by the clock")
        print(
            f"  {what:16} p99 {usual:6.0f} ms  longest {longest:6.0f} ms {'MISSED' if bad else ''}"
        )
    for place, (own, clock) in sorted(heart.longest.items(), key=lambda one: -max(one[1]))[:12]:
        print(f"  {own:6.0f} of {clock:6.0f} ms, {heart.where[place]} × {place}")
    sys.stdout.flush()
    return reached


def main(arguments: list[str]) -> int:
    """Each job in turn; 1 where the window did not answer."""
    seconds = float(arguments[0]) if arguments else 90.0
    reached = True
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(ARTICLE_EXPLORER_HOME=f"{folder}/home", HOME=folder)
        garbage = Garbage(application())
        for name, make in JOBS.items():
            if len(arguments) < 2 or arguments[1] in name:
                reached = watched(name, make(Path(folder)), seconds) and reached
        garbage.rest()
    return int(not reached)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
