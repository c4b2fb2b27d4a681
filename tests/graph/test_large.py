"""Large layouts: the same bits for a seed, pins exact, and finite for any graph whatever."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from explorer.graph import large
from explorer.graph.large import Crowd, added, pictures, pictures_about
from explorer.graph.layouts import arrange, boxes_of, final
from explorer.graph.packing import components
from explorer.graph.warming import warm
from tests.benchmarks.news_graphs import news_graph
from tests.benchmarks.pictures_measured import measured
from tests.graph.scenes import news, scene, shown

MANNERS = ("forces", "communities", "distances")


@pytest.fixture(scope="module", autouse=True)
def compiled():
    """Compiled code, made now if the installation did not."""
    assert warm()


def crowd(count, edges):
    edges = np.asarray(edges, dtype=np.intp).reshape(-1, 2)
    groups = components(count, edges)
    return Crowd(
        edges, np.full(count, 8.0), np.tile((40.0, 18.0), (count, 1)),
        [g for g in groups if len(g) > 1],
        np.array([g[0] for g in groups if len(g) == 1], dtype=np.intp), 12_000.0 * count,
    )  # fmt: skip


def gaps(at):
    return np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1)) + 1e9 * np.eye(len(at))


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("count", [300, 3000])
def test_the_same_seed_gives_the_same_bits(count, manner):
    of = crowd(count, news_graph(count))
    first, again, other = (final(pictures(of, 1.5, seed, manner)) for seed in (5, 5, 6))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_positions_are_the_same_in_another_process():
    program = (
        "import numpy as np\n"
        "from tests.graph.test_large import crowd, news_graph, pictures, final\n"
        "print(final(pictures(crowd(2500, news_graph(2500)), 1.5, 3)).tobytes().hex()[:4000])\n"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert runs[0].stdout == runs[1].stdout
    here = final(pictures(crowd(2500, news_graph(2500)), 1.5, 3)).tobytes().hex()[:4000]
    assert runs[0].stdout.strip() == here


def test_a_picture_of_news_has_few_crossings_and_keeps_neighbors_near():
    edges = news_graph(1000)
    of = crowd(1000, edges)
    plain, grouped, far = (measured(edges, final(pictures(of, 1.5, 1, m))) for m in MANNERS)
    assert plain.crossings <= 2.0
    assert plain.neighbors >= 0.07
    assert grouped.neighbors >= 0.25
    assert far.stress < plain.stress < grouped.stress


def test_every_picture_is_whole_and_the_first_comes_before_the_last_is_known():
    steps = list(pictures(crowd(3000, news_graph(3000)), 1.5, 1))
    assert len(steps) >= 4
    assert all(np.isfinite(step).all() for step in steps)
    assert all(np.ptp(step, axis=0).min() > 100 for step in steps)


@pytest.mark.parametrize("aspect", [0.6, 1.0, 2.0])
def test_a_picture_is_as_wide_as_the_page_rather(aspect):
    at = final(pictures(crowd(1500, news_graph(1500)), aspect, 1))
    wide, high = at.std(axis=0)
    assert (wide > high) == (aspect > 1) or aspect == 1.0


def filled(at, of, aspect):
    """The share of the least page of an aspect that the boxes of connected parts fill."""
    parts = [(at[rows] - of.half[rows], at[rows] + of.half[rows]) for rows in of.groups]
    sides = [high.max(axis=0) - low.min(axis=0) for low, high in parts]
    wide, high = np.ptp(np.concatenate((at - of.half, at + of.half)), axis=0)
    page = max(wide, high * aspect) * max(high, wide / aspect)
    return sum(side.prod() for side in sides) / page


@pytest.mark.parametrize("aspect", [0.9, 1.07, 1.6])
@pytest.mark.parametrize(
    ("sizes", "least"),
    [
        ([2] * 40, 0.36), ([2] * 300, 0.4),  # of a pair with the air about it half is air
        ([5, 4, 4, 3, 3, 2, 2, 2] * 4, 0.62), ([150, *[3] * 60], 0.7),
    ],
)  # fmt: skip
def test_parts_that_nothing_ties_fill_the_page(sizes, least, aspect):
    firsts = np.cumsum([0, *sizes[:-1]])
    edges = [edge for first, size in zip(firsts, sizes, strict=True) for edge in tree(first, size)]
    of = crowd(sum(sizes), edges)
    assert filled(final(pictures(of, aspect, 1)), of, aspect) > least


def tree(first, size):
    """Lines of a part of ``size`` entities, of which each hangs on one before."""
    return [(first + (at * 7) % (at // 2 + 1), first + at) for at in range(1, size)]


@pytest.mark.parametrize("aspect", [0.6, 1.6])
def test_two_large_parts_stand_so_that_both_fill_the_page(aspect):
    edges = np.concatenate((news_graph(100), news_graph(80) + 100))
    of = crowd(180, edges)
    assert filled(final(pictures(of, aspect, 1)), of, aspect) > 0.7


def test_glyphs_do_not_overlap():
    at = final(pictures(crowd(900, news_graph(900)), 1.5, 1))
    assert gaps(at).min() > 19.0


@pytest.mark.parametrize("manner", MANNERS)
def test_pins_hold_exactly_and_neighbors_come_to_them(manner):
    edges = news_graph(400)
    of, random = crowd(400, edges), np.random.default_rng(1)
    positions = np.full((400, 2), np.nan)
    pinned = np.zeros(400, dtype=bool)
    pinned[random.choice(400, 7, replace=False)] = True
    positions[pinned] = random.normal(0, 900, (7, 2)) + 1 / 3
    steps = list(pictures_about(of, positions, pinned, 1.5, 1, manner))
    assert all(np.array_equal(step[pinned], positions[pinned]) for step in steps)
    assert np.isfinite(steps[-1]).all()
    ends = edges[pinned[edges].sum(axis=1) == 1]

    def length(at):
        return np.median(np.hypot(*(at[ends[:, 0]] - at[ends[:, 1]]).T))

    torn = final(pictures(of, 1.5, 1, manner))
    torn += positions[pinned].mean(axis=0) - torn[pinned].mean(axis=0)
    torn[pinned] = positions[pinned]
    assert length(steps[-1]) < length(torn)


@pytest.mark.parametrize("new", [3, 200])
def test_placed_entities_never_move_when_others_are_added(new):
    of = news(500, 3)
    known = final(arrange(of, boxes_of(of)))
    partly = known.copy()
    partly[np.random.default_rng(2).choice(500, new, replace=False)] = np.nan
    found = final(arrange(of.moved(partly), boxes_of(of)))
    kept = np.isfinite(partly).all(axis=1)
    assert np.array_equal(found[kept], partly[kept])
    assert np.isfinite(found).all()
    assert gaps(found)[~kept].min() > 8


def test_added_entities_stand_by_their_neighbors():
    edges = news_graph(2000)
    of = crowd(2000, edges)
    there = final(pictures(of, 1.5, 1))
    partly, new = there.copy(), np.random.default_rng(3).choice(2000, 100, replace=False)
    partly[new] = np.nan
    found = added(of, partly, np.isfinite(partly).all(axis=1))
    moved = np.hypot(*(found[new] - there[new]).T)
    assert np.median(moved) < 0.1 * np.ptp(there[:, 0])


def shapes():
    star = [(0, leaf) for leaf in range(1, 5000)]
    path = [(row, row + 1) for row in range(1999)]
    pairs = [(2 * row, 2 * row + 1) for row in range(2000)]
    return {
        "a star of 5,000": (5000, star),
        "a path of 2,000": (2000, path),
        "2,000 pairs": (4000, pairs),
        "5,000 without lines": (5000, []),
        "two stars": (200, [(0, n) for n in range(1, 100)] + [(100, n) for n in range(101, 200)]),
        "all with all": (70, [(a, b) for a in range(70) for b in range(a)]),
        "one with itself": (80, [(3, 3)] * 5),
        "a news graph and 3,000 pairs": (
            8000, [*news_graph(2000).tolist(), *((2000 + a, 2000 + b) for a, b in pairs[:3000:2])],
        ),
    }  # fmt: skip


@pytest.mark.parametrize("name", shapes())
def test_any_shape_has_a_picture(name):
    count, edges = shapes()[name]
    at = final(pictures(crowd(count, edges), 1.5, 1))
    assert at.shape == (count, 2)
    assert np.isfinite(at).all()
    assert len(np.unique(at.round(3), axis=0)) == count
    assert np.ptp(at, axis=0).max() < 400 * count


@st.composite
def graphs(draw):
    count = draw(st.integers(0, 90))
    row = st.integers(0, max(count - 1, 0))
    edges = draw(st.lists(st.tuples(row, row), max_size=0 if count == 0 else 150))
    known = draw(arrays(np.float64, (count, 2), elements=st.sampled_from((0.0, 1.0, 1e7, np.nan))))
    return count, edges, known, draw(arrays(np.bool_, count))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(graphs(), st.sampled_from(MANNERS))
def test_nothing_is_ever_placed_nowhere(graph, manner):
    """Lines to oneself, lines twice, all at one point, no place: still a picture."""
    count, edges, known, pinned = graph
    of = crowd(count, edges)
    assert np.isfinite([*pictures(of, 1.5, 1, manner)]).all()
    held = pinned & np.isfinite(known).all(axis=1)
    if held.any():
        at = final(pictures_about(of, known, held, 1.5, 1, manner))
        assert np.isfinite(at).all()
        assert np.array_equal(at[held], known[held])
        partly = np.where(held[:, None], known, np.nan)
        at = added(of, partly, held)
        assert np.array_equal(at[held], known[held])


@pytest.mark.parametrize("manner", MANNERS)
def test_without_numba_there_is_a_picture_too(monkeypatch, manner):
    monkeypatch.setattr(large, "compiled", lambda: None)
    edges = news_graph(400)
    at = final(pictures(crowd(430, [*edges.tolist(), (400, 401), (402, 403)]), 1.5, 1, manner))
    assert np.isfinite(at).all()
    assert measured(edges, at[:400]).crossings < 8.0
    of = news(150, 1)
    at = final(arrange(of, boxes_of(of)))
    partly = at.copy()
    partly[:70] = np.nan
    found = final(arrange(of.moved(partly), boxes_of(of)))
    assert np.array_equal(found[70:], at[70:])
    assert np.isfinite(found).all()


def test_what_is_not_compiled_yet_is_drawn_without_it_and_nothing_is_compiled():
    program = (
        "import sys\n"
        "import numpy as np\n"
        "from explorer.graph import kernels\n"
        "kernels.ready = lambda: False\n"
        "from explorer.graph.drawing import compose\n"
        "from explorer.graph.items import View\n"
        "from explorer.graph.layouts import arrange, boxes_of, final\n"
        "from explorer.graph.metrics import estimate\n"
        "from tests.graph.scenes import LIGHT, news\n"
        "of = news(40, 1)\n"
        "of = of.moved(final(arrange(of, boxes_of(of))))\n"
        "drawn = compose(of, View(1200, 900, (0, 0), 0.8), LIGHT, estimate)\n"
        "print('numba' in sys.modules, np.isfinite(of.positions).all(), len(drawn.names) > 9)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True", "True"]


def test_those_without_lines_stand_in_rows_with_their_names_below():
    of = news(62, 3)
    names = {**dict.fromkeys(of.names), **{f"Institution {n}": None for n in range(24)}}
    wider = scene(names, *of.lines)
    at = final(arrange(wider, boxes_of(wider), aspect=1000 / 760, canvas=1000.0 * 760.0))
    drawing = shown(wider.moved(at))
    glyphs = {box.entity: box.rect for box in drawing.glyphs}
    alone = [box for box in drawing.names if box.entity.startswith("Institution")]
    assert len(alone) >= 23
    assert sum(box.rect[1] >= glyphs[box.entity][3] for box in alone) >= 22
