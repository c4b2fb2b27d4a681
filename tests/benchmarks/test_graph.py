"""How quick layout and drawing are: ``pytest tests/benchmarks/test_graph.py --benchmark-only``."""

from itertools import count

import pytest

from explorer.graph.drawing import compose
from explorer.graph.items import Marks, View
from explorer.graph.layouts import arrange, boxes_of, final
from explorer.graph.metrics import estimate
from explorer.graph.picking import pick
from explorer.graph.picture import TARGETS, PictureOptions, picture
from tests.graph.scenes import LIGHT, arranged, news

VIEW = View(1000, 800, (0, 0), 1.0)


@pytest.mark.parametrize("size", [25, 60, 300, 1000])
def test_layout(benchmark, size):
    of = news(min(size, 120), 1) if size <= 60 else news(size, 1, more=1.5)
    boxes = boxes_of(of)
    benchmark.pedantic(lambda: final(arrange(of, boxes)), rounds=3, warmup_rounds=1)


@pytest.mark.parametrize("size", [25, 300, 1000])
def test_frame_while_panning(benchmark, size):
    of = arranged(news(size, 1))
    benchmark(compose, of, VIEW, LIGHT, estimate, Marks(hover_entity=of.entities[0]))


@pytest.mark.parametrize("size", [25, 60, 300])
def test_frame_after_a_zoom(benchmark, size):
    of = arranged(news(size, 1))
    steps = count()
    benchmark(lambda: compose(of, View(1000, 800, (0, 0), 1 + 1e-4 * next(steps)), LIGHT, estimate))


@pytest.mark.parametrize("size", [25, 1000])
def test_pick(benchmark, size):
    of = arranged(news(size, 1))
    benchmark(pick, of, VIEW, 500, 400, (), LIGHT)


@pytest.mark.parametrize("key", ["web", "print85"])
def test_picture(benchmark, key):
    of = arranged(news(24, 1))
    options = PictureOptions("A title", numbered=True)
    benchmark.pedantic(
        lambda: picture(of, TARGETS[key], LIGHT, estimate, options), rounds=2, warmup_rounds=1
    )
