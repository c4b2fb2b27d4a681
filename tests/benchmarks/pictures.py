"""Are exported pictures right, legible, quick, and small in memory?

``python -m tests.benchmarks.pictures [ARTICLE...]``: by default the articles of ``tests/articles``
and ``seeds``. Printed are

- the share of pixels of a PNG that lie within 2 of 255 of what the canvas shows of the same view,
  the least of all articles and of a crowd of 10,000;
- names and labels that are clipped, overlap, or fall short of 7 pt on paper and 11 px on a screen,
  in all pictures of all articles for all targets;
- seconds and peak memory of a process that writes a crowd of 10,000 entities and 30,000 lines as a
  PNG of 8,000 x 6,000 and of 12,000 x 9,000 pixels, as SVG, and as PDF.

The exit status is 1 if a figure misses its bar.
"""

import io
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from explorer.canvas.canvas import GraphCanvas
from explorer.canvas.fonts import load_fonts, measure
from explorer.canvas.picture import need_qt, png_bytes
from explorer.commands.compiling import compile_once
from explorer.commands.loading import loaded
from explorer.export.captions import caption_of, filters_of
from explorer.graph.legibility import violations
from explorer.graph.picture import TARGETS, PictureOptions, own, picture
from explorer.graph.scene import Scene, scene_of
from explorer.graph.story import visible
from explorer.graph.theme import theme
from explorer.graph.view import ViewState
from explorer.window.picture_files import write as write_picture
from tests.canvas.crowds import crowd
from tests.tasks.user import ROOT

ALIKE, SECONDS, MEGABYTES = 0.995, 15.0, 700.0  # the bars
NEVER = {
    "name over name", "name over glyph", "label over name", "label over glyph",
    "label over label", "clipped", "too small",
}  # fmt: skip
LARGE = ("8000x6000.png", "12000x9000.png", "8000x6000.svg", "8000x6000.pdf")


def scenes(paths: Sequence[Path]) -> Iterator[tuple[str, Scene, PictureOptions]]:
    """The story of each article, with what is printed beside it."""
    for path in paths:
        with loaded([path]) as found:
            shown = visible(found.corpus, ViewState())
            if not shown.lines:
                continue
            caption = caption_of(found.corpus, filters_of(found.corpus, ViewState(), shown.counts))
            title = next(iter(found.corpus.documents.values())).title
            yield path.stem, scene_of(found.corpus, shown), PictureOptions(title, caption)


def alike(scene: Scene) -> float:
    """The share of pixels that a file and the canvas have in common, light and dark."""
    shares = []
    for name in ("light", "dark"):
        canvas = GraphCanvas(theme=theme(name))
        canvas.animate = False
        canvas.resize(1000, 800)
        canvas.show_scene(scene)
        canvas.show()
        until = time.monotonic() + 2
        while time.monotonic() < until:
            QApplication.processEvents()
        view = canvas.findChild(type(canvas._host))  # without what floats over it
        form = QImage.Format.Format_RGB32
        seen = view.viewport().grab().toImage().convertToFormat(form)
        file = QImage.fromData(png_bytes(canvas.drawing, seen.devicePixelRatio()))
        file = file.convertToFormat(form)
        assert file.size() == seen.size(), f"{file.size()} is not {seen.size()}"
        pixels = [np.frombuffer(one.constBits(), dtype=np.uint8) for one in (seen, file)]
        apart = abs(pixels[0].astype(int) - pixels[1]).reshape(-1, 4)[:, :3].max(axis=1)
        shares.append(float((apart <= 2).mean()))
        canvas.close()
        canvas.deleteLater()
    return min(shares)


def unfit(scene: Scene, options: PictureOptions) -> Counter[str]:
    """What cannot be read in the pictures of a scene, for all targets."""
    found: Counter[str] = Counter()
    for target in TARGETS.values():
        for numbered in (False, True):
            chosen = PictureOptions(options.title, options.caption, numbered=numbered)
            made = picture(scene, target, theme("light"), measure, chosen)
            wrong = violations(made.drawing, target.smallest)
            found.update(one.what for one in wrong if one.what in NEVER)
    return found


def write(name: str) -> None:
    """In a process of its own: write a crowd; seconds by clock and processor, memory, and size."""
    need_qt()
    size, suffix = name.split(".")
    width, height = (int(side) for side in size.split("x"))
    scene, target = crowd(10_000, 30_000), own(width, height, 300)
    options = PictureOptions("Everyone")
    begun, used = time.perf_counter(), time.process_time()
    made = picture(scene, target, theme("light"), measure, options)
    stream = io.BytesIO()
    for _ in write_picture(stream, f".{suffix}", made, target, options):
        pass
    # Not ru_maxrss, which begins with what the parent had in memory.
    told = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = int(told.split("VmHWM:")[1].split()[0]) / 1000
    seconds = time.perf_counter() - begun, time.process_time() - used
    print(*seconds, peak, len(stream.getvalue()) / 1e6)


def main(arguments: Sequence[str]) -> int:
    """Print the figures; 1 if one misses its bar."""
    paths = [Path(one) for one in arguments] or sorted(
        (*(ROOT / "tests" / "articles").glob("*.txt"), *(ROOT / "seeds").glob("*.txt"))
    )
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    load_fonts()
    compile_once()
    shares, wrong, pictures = [], Counter[str](), 0
    for name, scene, options in scenes(paths):
        placed = picture(scene, own(1000, 800), theme("light"), measure, PictureOptions()).scene
        shares.append(alike(placed))
        found = unfit(scene, options)
        wrong += found
        pictures += 2 * len(TARGETS)
        told = ", ".join(f"{count} {what}" for what, count in found.items())
        print(f"{name:40} {len(scene.entities):3} {shares[-1]:8.3%}  {told}", flush=True)
    shares.append(alike(crowd(10_000, 30_000)))
    print(f"{'a crowd':40} {10_000:3} {shares[-1]:8.3%}")
    print(f"pixels like the canvas', least: {min(shares):.3%} (at least {ALIKE:.1%})")
    print(f"texts that cannot be read in {pictures} pictures: {wrong.total()} (at most 0)")
    missed = min(shares) < ALIKE or wrong.total() > 0
    for name in LARGE:
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.pictures", "--write", name],
            capture_output=True, text=True, check=True, cwd=ROOT,
        )  # fmt: skip
        seconds, used, peak, size = map(float, done.stdout.split())
        told = f"{seconds:.1f} s ({used:.1f} s of a core), {peak:.0f} MB at the peak"
        print(f"{name}: {told}, {size:.1f} MB", flush=True)
        missed |= peak > MEGABYTES or (name == LARGE[0] and min(seconds, used) > SECONDS)
    del application
    return int(missed)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(sys.argv[2])
    else:
        sys.exit(main(sys.argv[1:]))
