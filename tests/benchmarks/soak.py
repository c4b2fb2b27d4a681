"""Does a project ever lose work: 1,000 kills, 500 power cuts, full disks, 11,000 damaged files.

``python -m tests.benchmarks.soak [kills|cuts|full|damage]…`` prints a table with the bar that each
figure must reach, and exits with 1 when one misses it. Seeded: the same every time, but for the
moments of the kills. About half an hour on one core; ``full`` needs the right to mount.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from tests.store.damage import cut, flipped
from tests.store.damaging import Noticed, look_at, project_in
from tests.store.filling import fill, small_disk
from tests.store.powercut import cut_logs

KILLS, LOGS, LEVELS, FLIPS, CUTS = 1_000, 500, 50, 10_000, 1_000
DISK = 3_000  # kilobytes
STEP = 15_000  # bytes of room that the next level has more


def kills(folder: Path) -> bool:
    """Kill a scripted run at random moments, in a process that does nothing else."""
    command = [sys.executable, "-m", "tests.store.killing", str(folder), "7", str(KILLS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr)
        return False
    found = json.loads(done.stdout)
    during = ", ".join(f"{what} {number}" for what, number in sorted(found["during"].items()))
    print(
        f"{found['kills']:,} kills, {found['acknowledged']:,} acknowledged edits; during {during}"
    )
    reached = (
        _bar("runs with a lost or half edit", found["lost"], 0),
        _bar("projects that do not pass the check", found["unsound"], 0),
        _bar("slowest opening after a kill (s)", found["slowest"], 2.0),
    )
    return all(reached)


def full(folder: Path) -> bool:
    """Fill a small disk to each level."""
    said, edits, levels = Counter[str](), 0, 0
    for level in range(LEVELS):
        with small_disk(folder / "disk", DISK) as disk:
            if disk is None:
                print("a disk to fill needs the right to mount: skipped")
                return True
            done = fill(disk, level * STEP)
        edits += done.edits
        levels += 1
        said.update(one.split(": ")[-1].split("; ")[0] for one in done.refused)
    print(f"{levels} levels, {edits:,} edits before the disk was full, all of them kept")
    for sentence, number in said.most_common():
        print(f"  {number:4} × {sentence}")
    return levels == LEVELS  # one that loses an edit, or changes a file it refuses, raises


def damage(folder: Path) -> bool:
    """Flip bits and bytes, overwrite 512, cut off: with a history and without."""
    whole = Noticed()
    for history in (True, False):
        home = folder / f"history {history}"
        home.mkdir()
        sound = project_in(home, history).read_bytes()
        first = 0 if history else 1
        for name, damaged in (
            ("flips", (flipped(sound, number) for number in range(first, FLIPS, 2))),
            ("cut off", (cut(sound, number) for number in range(first, CUTS, 2))),
        ):
            found = look_at(sound, damaged, home)
            what = "with a history" if history else "without"
            share = found.kept / max(found.rows, 1)
            print(
                f"{found.files:,} {name}, {what}: {found.changed:,} changed the content, "
                f"{share:.2%} of sound rows rescued, {found.hopeless} with nothing left"
            )
            for field, number in asdict(found).items():
                setattr(whole, field, getattr(whole, field) + number)
    print(f"{whole.files:,} files, {whole.changed:,} of them with other content")
    reached = (
        _bar("of these, said to be sound", whole.passed, 0),
        _bar("of these, opened", whole.opened, 0),
        _bar("files that looking at them changed", whole.touched, 0),
        _bar("rescued projects that do not pass the check", whole.unsound, 0),
        _bar("sound rows that were not rescued (%)", 100 * (1 - whole.kept / whole.rows), 5),
    )
    return all(reached)


def _bar(name: str, figure: float, bar: float) -> bool:
    reached = figure <= bar
    print(f"{name:48} {figure:9.3g}  bar {bar:g}  {'ok' if reached else 'MISSED'}", flush=True)
    return reached


def cuts(folder: Path) -> bool:
    """Cut the log of a project that was not closed, as a power cut does."""
    found = cut_logs(folder, LOGS)
    print(f"{found.cut} logs cut, which left {found.lengths} different lengths of the history")
    reached = (
        _bar("logs that left what never was", found.mixtures, 0),
        _bar("projects that do not pass the check", found.unsound, 0),
    )
    return all(reached)


SOAKS = {"kills": kills, "cuts": cuts, "full": full, "damage": damage}


def main(names: list[str]) -> int:
    """Run those that are named, or all; 1 if a bar is missed."""
    reached = True
    for name in names or list(SOAKS):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["ARTICLE_EXPLORER_HOME"] = str(Path(folder, "home"))
            Path(folder, "work").mkdir()
            reached = SOAKS[name](Path(folder, "work")) and reached
    return int(not reached)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
