"""Can every graph up to 60 entities be read: ``python -m tests.benchmarks.legibility [PATH...]``.

PATH are files of Explorer JSON, or folders of them (``article-explorer extract ARTICLE -o
FILE.json`` makes one); their story and, up to 60 entities, all that is related are laid out beside
made-up news of 5 to 60 entities. Printed is for each scene, on the canvas of a window of 1600 x
1000: violations as :mod:`explorer.graph.legibility` counts them, names and labels without a place,
lines that cross, the share of the canvas that the drawing spans, and the processor time of its
layout. The exit status is 1 if there is any violation.
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from explorer.formats.explorer_json import read
from explorer.graph.drawing import compose
from explorer.graph.fitting import fitted
from explorer.graph.items import Drawing, Marks
from explorer.graph.layouts import arrange, boxes_of, final
from explorer.graph.legibility import crossings, violations
from explorer.graph.metrics import Measure
from explorer.graph.pieces import SMALL
from explorer.graph.scene import Scene, scene_of
from explorer.graph.story import visible
from explorer.graph.text_layout import layout_of
from explorer.graph.theme import theme
from explorer.graph.view import ViewState
from explorer.graph.warming import warm
from tests.builders import corpus
from tests.graph.scenes import news

WIDTH, HEIGHT = 896.0, 840.0  # the canvas of a window of 1600 x 1000 without what floats over it
MARGIN = 22.0
SIZES, SEEDS = (5, 8, 12, 16, 20, 25, 30, 40, 50, 60), range(3)
LIGHT = theme("light")


@dataclass(frozen=True, slots=True)
class Row:
    """What is measured of one scene."""

    name: str
    entities: int
    lines: int
    violations: Counter[str]
    nameless: int
    wordless: int
    crossings: int
    filled: float
    seconds: float


def measured(name: str, scene: Scene, measure: Measure, seed: int = 1) -> Row:
    """Lay a scene out, draw it on the canvas, and count."""
    started = time.process_time()
    boxes = boxes_of(scene, LIGHT, measure)
    scene = scene.moved(final(arrange(scene, boxes, aspect=WIDTH / HEIGHT, seed=seed)))
    seconds = time.process_time() - started
    view = fitted(scene, WIDTH, HEIGHT, LIGHT, measure, MARGIN)
    drawing = compose(scene, view, LIGHT, measure, Marks())
    layout = layout_of(scene, view.zoom, LIGHT.sizes, measure)
    nameless = sum(
        name is None and scene.stacks[row] is None
        for name, row in zip(layout.names, layout.plane.rows, strict=True)
    )
    return Row(
        name=name,
        entities=len(scene.entities),
        lines=len(scene.lines),
        violations=Counter(one.what for one in violations(drawing, smallest=10.0)),
        nameless=nameless,
        wordless=min(len(scene.lines), LIGHT.sizes.label_at_most)
        - sum(bool(label.text) for label in drawing.labels),
        crossings=crossings(drawing),
        filled=filled(drawing),
        seconds=seconds,
    )


def filled(drawing: Drawing) -> float:
    """The share of the free area that the drawing spans with its names and labels."""
    boxes = [box.rect for box in (*drawing.names, *drawing.labels, *drawing.glyphs)]
    if not boxes:
        return 1.0
    rects = np.array(boxes)
    side = rects[:, 2:].max(axis=0) - rects[:, :2].min(axis=0)
    return float(side[0] * side[1] / ((WIDTH - 2 * MARGIN) * (HEIGHT - 2 * MARGIN)))


def scenes(paths: list[Path]) -> Iterator[tuple[str, Scene]]:
    """Made-up news, then the articles' story and all that is related, by name."""
    for count in SIZES:
        for seed in SEEDS:
            yield f"news of {count}, {seed}", news(count, seed)
    for path in paths:
        for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
            yield from _of_article(file)


def _of_article(file: Path) -> Iterator[tuple[str, Scene]]:
    found = read(file.read_bytes(), file.name)
    of = corpus(
        *found.documents, *found.sentences, *found.entities, *found.mentions,
        *found.relations, *found.evidence, *found.candidates,
    )  # fmt: skip
    for level in ("story", "related"):
        scene = scene_of(of, visible(of, ViewState(level=level)))
        if scene.lines and len(scene.entities) <= SMALL:
            yield f"{file.stem}, {level}", scene


def _exact() -> Measure:
    """Widths of the bundled font, as the canvas draws it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from explorer.canvas.fonts import load_fonts, measure

    if QGuiApplication.instance() is None:
        _exact.application = QGuiApplication([])  # type: ignore[attr-defined]
    load_fonts()
    return measure


def main() -> int:
    """Print the table; 1 if anything cannot be read."""
    warm()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    measure = _exact()
    print("scene                              n   m  bad nameless wordless cross filled  cpu")
    rows = []
    for name, scene in scenes(parser.parse_args().paths):
        row = measured(name, scene, measure)
        rows.append(row)
        what = ", ".join(f"{count} {what}" for what, count in row.violations.items())
        print(
            f"{row.name:32} {row.entities:3} {row.lines:3} {row.violations.total():4} "
            f"{row.nameless:8} {row.wordless:8} {row.crossings:5} {row.filled:5.0%} "
            f"{row.seconds:6.2f} s  {what}",
            flush=True,
        )
    bad = sum(row.violations.total() for row in rows)
    print(
        f"{len(rows)} scenes: {bad} violations, {sum(row.nameless for row in rows)} names and "
        f"{sum(row.wordless for row in rows)} labels without a place, "
        f"{sum(row.crossings for row in rows)} crossings, "
        f"{sum(row.filled < 0.8 for row in rows)} fill less than 80 %"
    )
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
