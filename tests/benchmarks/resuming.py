"""Is an article lost or doubled when an extraction is killed: ``… resuming FOLDER [KILLS]``.

``python -m tests.benchmarks.resuming FOLDER`` extracts a folder once in peace, then again while it
is killed at random moments and started anew, and compares the two files. It prints how many
articles the kept part had at each kill; the exit status is 1 where the files differ.
"""

import random
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from explorer.workers.kept import Kept
from explorer.workers.pool import Languages


def main(folder: str, kills: int = 10) -> int:
    """Extract, kill, go on, compare."""
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as home:
        peace, war = Path(home, "peace.json"), Path(home, "war.json")
        began = time.monotonic()
        subprocess.run(_command(folder, peace), check=True)
        whole = time.monotonic() - began
        print(f"in peace: {whole:.0f} s")
        for number in range(1, kills + 1):
            running = subprocess.Popen(_command(folder, war))
            with suppress(subprocess.TimeoutExpired):
                running.wait(2 + chance.random() * 2 * whole / kills)
            running.kill()
            running.wait()
            if war.exists():
                print(f"done before kill {number}")
                break
            print(f"kill {number}: {_count(war)} articles kept")
        subprocess.run(_command(folder, war), check=True)
        same = peace.read_bytes() == war.read_bytes()
    print("the files are the same" if same else "THE FILES DIFFER")
    return int(not same)


def _command(folder: str, output: Path) -> list[str]:
    return [sys.executable, "-m", "explorer", "extract", folder, "-o", str(output)]


def _count(output: Path) -> int:
    kept = Kept(Languages(), output.with_name(f".{output.name}.part"))
    kept.close()
    return kept.count


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
