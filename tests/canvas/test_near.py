"""Going near to what was looked for: in the middle, legible, with its neighbors where they fit."""

import numpy as np
import pytest
from PySide6.QtCore import QMargins

from explorer.canvas.views import LEGIBLE, NEAR, near
from explorer.graph.items import View
from tests.canvas.scenes import line, scene

INSETS = QMargins(0, 60, 0, 40)


def wheel(radius):
    """One with four neighbors at a distance, and somebody far away."""
    ends = [("e", radius, 0), ("w", -radius, 0), ("n", 0, -radius), ("s", 0, radius)]
    rows = [("hub", "Hub", "PERSON", 0.0, 0.0), ("far", "Far", "PERSON", 9_000.0, 0.0)]
    rows += [(name, name, "PERSON", float(x), float(y)) for name, x, y in ends]
    return scene(rows, [line("hub", name) for name, *_ in ends])


def seen(view, of):
    return view.to_screen(of.positions)


@pytest.mark.parametrize("zoom", [0.05, 0.9, 7.0])
def test_it_stands_in_the_middle_with_its_neighbors_in_sight(zoom):
    of = wheel(250)
    view = near(of, [0], View(1_000.0, 800.0, (5_000.0, 400.0), zoom), INSETS)
    assert seen(view, of)[0] == pytest.approx((500, 60 + 350), abs=1)
    around = seen(view, of)[2:]
    assert ((around > (0, 60)) & (around < (1_000, 760))).all()
    assert LEGIBLE <= view.zoom <= NEAR
    assert view.zoom == pytest.approx(min(max(zoom, LEGIBLE), view.zoom))


def test_neighbors_that_have_no_room_stay_out_of_sight_rather_than_all_illegible():
    of = wheel(4_000)
    view = near(of, [0], View(1_000.0, 800.0, (0.0, 0.0), 0.1), INSETS)
    assert view.zoom == LEGIBLE
    assert seen(view, of)[0] == pytest.approx((500, 410), abs=1)


def test_two_that_are_far_apart_are_both_seen():
    of = wheel(250)
    view = near(of, [0, 1], View(1_000.0, 800.0, (0.0, 0.0), 1.0), INSETS)
    both = seen(view, of)[:2]
    assert ((both > (0, 60)) & (both < (1_000, 760))).all()
    assert view.zoom < LEGIBLE


def test_nothing_that_has_a_place_is_nothing_to_go_to():
    of = wheel(250)
    nowhere = of.moved(np.full_like(of.positions, np.nan))
    view = View(1_000.0, 800.0, (0.0, 0.0), 1.0)
    assert near(nowhere, [0], view, INSETS) is None
    assert near(of, [], view, INSETS) is None
