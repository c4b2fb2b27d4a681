"""Sizes and colors by measures: off until wanted, told under the graph, reckoned beside it."""

import numpy as np
import pytest

from explorer.graph.dress import MEANING
from explorer.model.records import Record
from explorer.window import navigating
from tests.builders import document, evidence, person, relation
from tests.window.hands import press

pytestmark = pytest.mark.one_window


def many() -> list[Record]:
    """A ring of 90 people: too many to be measured before a hand has left the key."""
    text = "".join(f"P{n} met P{(n + 1) % 90}. " for n in range(90))
    article, people = document(text, id="ring"), [person(f"P{n}") for n in range(90)]
    ties = [relation(people[n], people[(n + 1) % 90]) for n in range(90)]
    told = [evidence(t, article, f"P{n} met P{(n + 1) % 90}.") for n, t in enumerate(ties)]
    return [article, *people, *ties, *told]


def test_nothing_is_measured_until_somebody_wants_it(window):
    assert window.stage.legend.isHidden()
    assert window.desk.canvas.scene.dress.size_by == ""
    assert window.actions_table["size-usual"].isChecked()


def test_the_legend_says_what_it_means_as_long_as_it_holds(window, qtbot):
    stage, canvas = window.stage, window.desk.canvas
    plain = canvas.view
    press(window, "size-betweenness")
    press(window, "color-communities")
    qtbot.waitUntil(stage.legend.isVisible)
    assert MEANING["betweenness"] in stage.legend.text()
    assert MEANING["communities"] in stage.legend.text()
    assert canvas.scene.dress.size_by == "betweenness"
    assert canvas.scene.dress.groups is not None
    low = max(glyph.rect[3] for glyph in canvas.drawing.glyphs)
    assert low < stage.legend.geometry().top()  # it covers nobody
    press(window, "size-usual")
    press(window, "color-kind")
    qtbot.waitUntil(stage.legend.isHidden)
    assert canvas.scene.dress.groups is None
    assert canvas.view == plain


def test_they_follow_levels_and_edits(window, qtbot):
    press(window, "size-degree")
    navigating.set_level(window.desk, "all")
    canvas = window.desk.canvas
    qtbot.waitUntil(lambda: len(canvas.scene.entities) == 13)
    assert len(canvas.scene.dress.shares) == 13
    window.desk.session.select(["viktor-lindqvist"])
    press(window, "delete")
    qtbot.waitUntil(lambda: len(canvas.scene.entities) == 12)
    assert len(canvas.scene.dress.shares) == 12


def test_a_larger_graph_is_measured_beside_the_window(open_records, qtbot):
    window = open_records(many())
    navigating.set_level(window.desk, "related")
    canvas = window.desk.canvas
    qtbot.waitUntil(lambda: len(canvas.scene.entities) == 90)
    press(window, "size-betweenness")
    assert canvas.scene.dress.shares is None
    qtbot.waitUntil(lambda: "measured" in window.stage.legend.text())
    qtbot.waitUntil(lambda: canvas.scene.dress.shares is not None, timeout=20_000)
    assert np.allclose(canvas.scene.dress.shares, canvas.scene.dress.shares[0])  # all alike
    qtbot.waitUntil(lambda: MEANING["betweenness"] in window.stage.legend.text())


def test_measuring_can_be_given_up(open_records, qtbot):
    window = open_records(many())
    navigating.set_level(window.desk, "related")
    press(window, "size-pagerank")
    qtbot.waitUntil(window.status.job.isVisible, timeout=20_000)
    window.status.job.cancelled.emit()
    assert not window.status.job.isVisible()


def test_the_table_has_no_legend(window, qtbot):
    press(window, "size-degree")
    qtbot.waitUntil(window.stage.legend.isVisible)
    press(window, "table")
    assert window.stage.legend.isHidden()
    press(window, "table")
    qtbot.waitUntil(window.stage.legend.isVisible)


def test_menus_hold_the_choices_one_level_down(window):
    menus = [action for action in window.menuBar().actions() if action.text() == "Graph"]
    inner = {a.text(): a.menu() for a in menus[0].menu().actions() if a.menu() is not None}
    assert {"Size by", "Color by"} <= set(inner)
    assert len(inner["Size by"].actions()) == 4
