"""The engine: steps until calm, and holds pins."""

import numpy as np
import pytest

from explorer.graph.warming import warm
from tests.benchmarks.news_graphs import news_graph


@pytest.fixture
def engine():
    assert warm()
    from explorer.graph.engine import Engine, network

    start = np.random.default_rng(1).normal(0, 50, (400, 2))
    return Engine(network(400, news_graph(400)), start, unit=3.0)


def test_steps_become_small_until_it_is_calm(engine):
    shares = [engine.step() for _ in range(300)]
    assert max(shares[:20]) > 0.001
    assert engine.calm
    assert shares[-1] < 0.001


def test_a_pinned_hub_stays_exactly_where_it_is():
    assert warm()
    from explorer.graph.engine import Engine, network

    start = np.random.default_rng(1).normal(0, 50, (400, 2))
    hub = int(np.bincount(news_graph(400).ravel()).argmax())
    start[hub] = 1234.567, -1 / 3
    engine = Engine(network(400, news_graph(400)), start, np.arange(400) == hub, unit=3.0)
    for _ in range(50):
        engine.step()
    assert np.array_equal(engine.positions[hub], start[hub])
    others = np.arange(400) != hub
    assert (engine.positions != start)[others].any(axis=1).all()


def test_pushes_are_those_of_all_pairs():
    warm()
    from explorer.graph.repulsion import repel

    random = np.random.default_rng(4)
    at = np.concatenate((random.normal(0, 100, (700, 2)), random.normal(900, 3, (300, 2))))
    masses = random.integers(1, 40, 1000).astype(np.float64)
    found = np.zeros((1000, 2))
    repel(at, masses, 1.2, found)
    way = at[:, None] - at[None]
    exact = (way * (masses[None, :] / ((way**2).sum(axis=2) + 1e-4))[..., None]).sum(axis=1)
    error = np.hypot(*(found - exact).T) / np.hypot(*exact.T)
    assert np.median(error) < 0.02
    assert np.quantile(error, 0.95) < 0.08
