"""Positions: the same for a seed, true to what has a place, and they fill the page."""

import numpy as np
import pytest

from explorer.graph.fitting import fitted
from explorer.graph.layouts import arrange, boxes_of, final
from explorer.graph.metrics import estimate
from explorer.graph.packing import components, packed
from tests.graph.scenes import LIGHT, line, news, scene, shown, story


def placed(of, **options):
    return final(arrange(of, boxes_of(of), **options))


@pytest.mark.parametrize("count", [2, 12, 25, 61, 140])
def test_the_same_seed_gives_the_same_positions(count):
    of = news(count, 3)
    first, again = placed(of, seed=5), placed(of, seed=5)
    assert np.isfinite(first).all()
    assert np.array_equal(first, again)
    assert not np.array_equal(first, placed(of, seed=6)) or count == 2


def test_nothing_and_one_entity_have_a_layout():
    assert placed(scene({})).shape == (0, 2)
    assert np.isfinite(placed(scene({"Ada": None}))).all()


@pytest.mark.parametrize("count", [25, 140])
def test_every_step_is_a_whole_picture(count):
    of = news(count, 1)
    steps = list(arrange(of, boxes_of(of)))
    assert len(steps) > 3
    assert all(np.isfinite(step).all() for step in steps)


@pytest.mark.parametrize("count", [20, 90])
def test_what_has_a_place_keeps_it_when_others_are_added(count):
    of = news(count, 2)
    known = placed(of)
    partly = known.copy()
    partly[[3, 7, count - 1]] = np.nan
    found = placed(of.moved(partly))
    kept = np.isfinite(partly).all(axis=1)
    assert np.array_equal(found[kept], partly[kept])
    assert np.isfinite(found).all()
    gaps = np.hypot(*(found[:, None] - found[None]).transpose(2, 0, 1)) + 1e9 * np.eye(count)
    assert gaps[~kept].min() > 25


def test_a_new_component_stands_beside_the_picture():
    of = scene(
        {"Ada": (0, 0), "Ben": (150, 0), "Cy": None, "Di": None},
        line("Ada", "Ben"), line("Cy", "Di"),
    )  # fmt: skip
    found = placed(of)
    assert np.array_equal(found[:2], of.positions[:2])
    assert np.abs(found[2:, None] - found[None, :2]).max(axis=2).min() > 60


def test_two_that_are_added_to_many_stand_near_each_other():
    of = news(40, 2)
    there = placed(of)
    names = {**{name: tuple(spot) for name, spot in zip(of.names, there, strict=True)}}
    lines = [line(of.names[a], of.names[b]) for a, b in of.edges]
    found = placed(scene({**names, "Cy": None, "Di": None}, *lines, line("Cy", "Di")))
    assert 60 < np.hypot(*(found[-1] - found[-2])) < np.ptp(there[:, 0]) / 3


@pytest.mark.parametrize("count", [15, 80])
def test_a_tidy_keeps_only_what_is_pinned(count):
    of = news(count, 4)
    first = placed(of)
    pinned = np.zeros(count, dtype=bool)
    pinned[2] = True
    first[2] += (400, -300)
    pinned_scene = type(of)(**{
        **{name: getattr(of, name) for name in of.__dataclass_fields__},
        "positions": first, "pinned": pinned,
    })  # fmt: skip
    tidy = placed(pinned_scene, keep=False, seed=9)
    assert np.array_equal(tidy[2], first[2])
    assert not np.allclose(tidy[0], first[0])


@pytest.mark.parametrize("seed", range(4))
def test_a_story_fills_its_page(seed):
    drawing = shown(story(24, seed))
    rects = np.array([box.rect for box in (*drawing.names, *drawing.glyphs)])
    side = rects[:, 2:].max(axis=0) - rects[:, :2].min(axis=0)
    assert side[0] * side[1] >= 0.8 * (1000 - 48) * (760 - 48)


def test_lines_have_room_for_their_labels():
    of = story(18, 5)
    drawing = shown(of)
    assert len([label for label in drawing.labels if label.text]) >= len(of.lines) - 1


def test_entities_without_lines_stand_in_rows_below():
    names = {"Ada": None, "Ben": None, **{f"Alone {n}": None for n in range(7)}}
    found = placed(scene(names, line("Ada", "Ben")))
    assert found[2:, 1].min() > found[:2, 1].max() + 40
    gaps = np.hypot(*(found[:, None] - found[None]).transpose(2, 0, 1)) + 1e9 * np.eye(9)
    assert gaps.min() > 50


def test_entities_at_one_point_are_left_there_and_told_apart_by_a_tidy():
    of = news(30, 6)
    heap = of.moved(np.zeros((30, 2)))
    assert np.array_equal(placed(heap), np.zeros((30, 2)))
    assert np.ptp(placed(heap, keep=False), axis=0).min() > 200


def test_components_are_found_largest_first():
    groups = components(6, np.array([[3, 4], [4, 5], [0, 2]]))
    assert [group.tolist() for group in groups] == [[3, 4, 5], [0, 2], [1]]


def test_packed_boxes_do_not_overlap_and_stay_compact():
    sizes = [(400.0, 300.0), (120.0, 90.0), (100.0, 200.0), (80.0, 40.0), (80.0, 40.0)]
    corners = packed(sizes, 1.5, 20.0)
    boxes = np.hstack((corners, corners + np.array(sizes)))
    for at, box in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert (
                box[2] <= other[0] or other[2] <= box[0] or box[3] <= other[1] or other[3] <= box[1]
            )
    side = boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)
    assert side[0] * side[1] < 2.2 * sum(w * h for w, h in sizes)


def test_what_is_to_be_seen_on_a_small_canvas_is_seen_from_near_there():
    of, (wide, high) = news(20, 3), (560.0, 500.0)
    usual = of.moved(placed(of, aspect=wide / high))
    small = of.moved(placed(of, aspect=wide / high, canvas=(wide - 44) * (high - 44)))
    before, after = (fitted(one, wide, high, LIGHT, estimate).zoom for one in (usual, small))
    assert after > 1.2 * before
    drawing = shown(small, wide, high)
    assert {box.entity for box in drawing.names} == set(small.entities)
    assert sum(bool(box.text) for box in drawing.labels) > 0.7 * len(small.lines)


def test_a_canvas_that_is_hardly_wider_than_a_name_shows_more_than_its_names():
    for count, seed in ((30, 3),):
        of = news(count, seed)
        at = of.moved(placed(of, aspect=0.85, canvas=300.0 * 360.0))
        drawing = shown(at, 340, 400)
        places = np.array([box.rect for box in drawing.glyphs])
        assert np.ptp((places[:, :2] + places[:, 2:]) / 2, axis=0).min() > 0.3 * 340


def test_those_without_lines_that_are_added_stand_in_order_with_their_names_below():
    of = story(24, 2)
    names = {name: tuple(spot) for name, spot in zip(of.names, of.positions, strict=True)}
    lines = [line(of.names[a], of.names[b]) for a, b in of.edges]
    more = {f"Institution number {n}": None for n in range(30)}
    wider = scene({**names, **more}, *lines)
    found = wider.moved(placed(wider, aspect=1000 / 760, canvas=1000.0 * 760.0))
    assert np.array_equal(found.positions[: len(names)], of.positions)
    drawing = shown(found)
    glyphs = {box.entity: box.rect for box in drawing.glyphs}
    below = [box for box in drawing.names if box.rect[1] >= glyphs[box.entity][3]]
    assert sum(box.entity in more for box in below) >= 22


def test_what_is_added_to_a_full_picture_is_placed_with_the_room_of_its_name():
    of = story(30, 4)
    names = {name: tuple(spot) for name, spot in zip(of.names, of.positions, strict=True)}
    lines = [line(of.names[a], of.names[b]) for a, b in of.edges]
    more = {f"Newcomer {n}": None for n in range(12)}
    ties = [line(of.names[n % 5], name) for n, name in enumerate(more)]
    wider = scene({**names, **more}, *lines, *ties)
    near = wider.moved(placed(wider, aspect=1000 / 760))
    roomy = wider.moved(placed(wider, aspect=1000 / 760, canvas=1000.0 * 760.0))
    told = [sum(box.entity in more for box in shown(one).names) for one in (near, roomy)]
    assert told[1] >= max(told[0], 11)


def test_what_is_added_leaves_the_places_of_what_is_not_drawn_now():
    names = {"Ada": (0.0, 0.0), "Ben": (150.0, 0.0), "Cy": None}
    of = scene(names, line("Ada", "Ben"), line("Ada", "Cy"))
    free = placed(of)[2]
    beside = placed(of, taken=free[None])[2]
    assert np.array_equal(placed(of)[:2], of.positions[:2])
    assert np.hypot(*(beside - free)) > 40
