"""Does an older processor read the same: ``python -m tests.benchmarks.processors [CPU...]``.

The encoder reads a sentence here and on emulated processors without VNNI (qemu-user's names;
Debian: ``qemu-user``); printed is by how much its probabilities differ. The exit status is 1 where
that is more than rounding, and 2 where there is no emulator.
"""

import json
import shutil
import subprocess
import sys

import numpy as np

from explorer.extraction.encoder import load_encoder
from explorer.extraction.wordpieces import windows

SENTENCE = (
    "Marta Lindqvist , the chief executive of Norhaven Ports , met Transport Minister Paul Okafor "
    "in Rotterdam on 4 March 2024 , four days before the ministry awarded the company a contract ."
)
OLDER = ("Haswell", "Skylake-Client")
ROUNDING = 1e-4


def probabilities() -> list[list[float]]:
    """What the encoder holds each piece of the sentence for (pieces, labels)."""
    (window,) = windows([SENTENCE.split()])
    read = {"ids": np.array([window.ids]), "shapes": np.array([window.shapes])}
    _, labels = load_encoder().run(None, read)
    found: list[list[float]] = labels[0].tolist()
    return found


def main(names: list[str]) -> int:
    """Compare processors by name."""
    emulator = shutil.which("qemu-x86_64")
    if emulator is None:
        print("qemu-x86_64 is not installed (Debian: apt-get install qemu-user).")
        return 2
    here, same = np.array(probabilities()), True
    for name in names or OLDER:
        command = [emulator, "-cpu", name, sys.executable, "-m", __spec__.name, "--print"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        apart = float(np.abs(here - np.array(json.loads(done.stdout))).max())
        same = same and apart <= ROUNDING
        print(f"{name}: probabilities differ by at most {apart:.1e}")
    return int(not same)


if __name__ == "__main__":
    if sys.argv[1:] == ["--print"]:
        print(json.dumps(probabilities()))
        sys.exit(0)
    sys.exit(main(sys.argv[1:]))
