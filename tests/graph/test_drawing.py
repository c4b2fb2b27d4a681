"""What a line says, drawn; what steps forward; and that nothing moves that need not."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.graph.drawing import compose
from explorer.graph.fitting import fitted
from explorer.graph.glyphs import glyph_scale, text_scale
from explorer.graph.items import Box, Disc, Marks, Path, Text, View
from explorer.graph.layouts import arrange, boxes_of, final
from explorer.graph.metrics import estimate
from explorer.graph.scene import scene_of
from explorer.graph.theme import theme
from explorer.graph.view import Levels, Stack, Visible
from tests.builders import example_corpus
from tests.graph.scenes import LIGHT, drawn, line, news, scene, shown, story

TWO = {"Ada": (200.0, 300.0), "Ben": (600.0, 300.0)}


def pair(**fields):
    return scene(TWO, line("Ada", "Ben", "met with", **fields))


def strokes(drawing):
    """Straight pieces of lines, without arrowheads and glyphs."""
    return [item for item in drawing.items if isinstance(item, Path) and not item.closed]


def words(drawing):
    return [item.text for item in drawing.items if isinstance(item, Text)]


def test_what_nobody_asserts_is_dashed():
    assert all(stroke.dash == () for stroke in strokes(drawn(pair())))
    assert all(stroke.dash for stroke in strokes(drawn(pair(asserted=False))))


def test_what_a_sentence_denies_has_a_crossbar():
    plain, denied = strokes(drawn(pair())), strokes(drawn(pair(denied=True)))
    assert len(denied) == len(plain) + 1
    (bar,) = [stroke for stroke in denied if stroke.points[0][0] == stroke.points[1][0]]
    assert abs(bar.points[0][1] - bar.points[1][1]) == pytest.approx(14)


def test_width_says_how_many_sentences():
    widths = [strokes(drawn(pair(sentences=n)))[0].width for n in (1, 2, 3, 4, 40)]
    assert widths == [1.4, 2.0, 2.0, 2.8, 2.8]


def test_ink_says_what_a_person_has_confirmed():
    assert {s.color for s in strokes(drawn(pair()))} == {LIGHT.line}
    assert {s.color for s in strokes(drawn(pair(verdict="confirmed")))} == {LIGHT.ink}


def test_a_disputed_line_has_a_question_mark_and_one_without_source_says_so():
    assert "?" in words(drawn(pair(verdict="disputed")))
    assert "?" not in words(drawn(pair()))
    assert "no source" in words(drawn(pair(sourced=False)))


def test_the_arrowhead_ends_at_the_border_of_the_glyph():
    drawing = drawn(pair(directed=True))
    (head,) = [i for i in drawing.items if isinstance(i, Path) and i.closed]
    ben = next(box for box in drawing.glyphs if box.entity == "Ben")
    tip = max(x for x, _ in head.points)
    assert 2 <= ben.rect[0] - tip <= 8


def test_the_label_interrupts_its_line():
    drawing = drawn(pair())
    (label,) = drawing.labels
    for stroke in strokes(drawing):
        xs = sorted(x for x, _ in stroke.points)
        assert xs[1] <= label.rect[0] + 0.01 or xs[0] >= label.rect[2] - 0.01


def test_selection_is_a_casing_and_a_ring_and_changes_no_color():
    of = pair(verdict="confirmed")
    drawing = drawn(of, Marks(entities=frozenset({"Ada"}), lines=frozenset({0})))
    casing = [s for s in strokes(drawing) if s.color == LIGHT.accent]
    assert casing
    assert min(s.width for s in casing) > max(s.width for s in strokes(drawn(of)))
    assert [s for s in strokes(drawing) if s.color == LIGHT.ink]
    assert any(isinstance(i, Disc) and i.outline == LIGHT.accent for i in drawing.items)
    assert any(isinstance(i, Box) and i.fill == LIGHT.wash for i in drawing.items)


def test_hovering_brings_own_lines_forward_and_fades_the_rest():
    of = scene(
        {**TWO, "Cy": (200.0, 500.0), "Di": (600.0, 500.0)}, line("Ada", "Ben"), line("Cy", "Di"),
    )  # fmt: skip
    drawing = drawn(of, Marks(hover_entity="Ada"))
    colors = {item.text: item.color for item in drawing.items if isinstance(item, Text)}
    assert colors["Ada"] == colors["Ben"] == LIGHT.ink
    assert colors["Cy"] == colors["Di"] == LIGHT.faded(LIGHT.ink)
    by_line = drawn(of, Marks(hover_line=1))
    colors = {item.text: item.color for item in by_line.items if isinstance(item, Text)}
    assert colors["Ada"] == LIGHT.faded(LIGHT.ink)
    assert colors["Cy"] == LIGHT.ink


def test_hovering_and_selecting_move_nothing():
    of = story(20, 1)
    plain = shown(of)
    for marks in (Marks(hover_entity=of.entities[0]), Marks(lines=frozenset({0, 1}))):
        marked = shown(of, marks=marks)
        assert marked.names == plain.names
        assert marked.strokes == plain.strokes


def test_panning_moves_everything_alike():
    of = story(20, 2)
    here = compose(of, View(4000, 4000, (0, 0), 1.0), LIGHT, estimate)
    there = compose(of, View(4000, 4000, (30, -20), 1.0), LIGHT, estimate)
    for kind in ("names", "labels", "glyphs"):
        moved = np.array([a.rect for a in getattr(there, kind)])
        before = np.array([a.rect for a in getattr(here, kind)])
        assert np.allclose(moved - before, (-30, 20, -30, 20))


def test_the_card_of_a_stack_is_small_where_all_is_seen_from_far():
    stack = Stack("Ben", "8 places", ("a", "b"), "PLACE", ("Iran", "Cuba", "Vietnam"))
    of = scene(TWO, line("Ada", "Ben"), stacks={"Ben": stack})
    near, far = (
        compose(of, View(1000.0, 700.0, (400.0, 300.0), zoom), LIGHT, estimate)
        for zoom in (0.85, 0.3)
    )
    (wide,), (narrow,) = ([box.rect for box in one.glyphs if box.card] for one in (near, far))
    assert narrow[2] - narrow[0] < 0.7 * (wide[2] - wide[0])
    assert narrow[3] - narrow[1] < 0.7 * (wide[3] - wide[1])
    assert "8 places" in words(far)
    assert not any("Iran" in text for text in words(far))


def test_a_stack_is_a_pile_of_cards_with_its_first_members():
    stack = Stack("Ben", "8 places", ("a", "b"), "PLACE", ("Iran", "Cuba", "Vietnam", *"defgh"))
    drawing = drawn(scene(TWO, line("Ada", "Ben", directed=True), stacks={"Ben": stack}))
    assert {"8 places", "Iran, Cuba, Vietnam, d, +4"} <= set(words(drawing))
    assert sum(isinstance(item, Box) and item.outline is not None for item in drawing.items) == 3
    card = next(box for box in drawing.glyphs if box.card)
    assert drawing.strokes[0].end[0] < card.rect[0]


@pytest.mark.parametrize(
    "kind", ["PERSON", "ORGANIZATION", "PLACE", "EVENT", "GROUP", "WORK", "PRODUCT", "VESSEL"]
)
def test_every_kind_has_a_shape_in_its_color(kind):
    drawing = drawn(scene({"It": (100, 100)}, kinds={"It": kind}))
    (shape,) = [item for item in drawing.items if not isinstance(item, Text)]
    assert shape.fill == LIGHT.kind(kind)


def test_what_has_no_place_yet_is_left_out():
    of = scene({**TWO, "Cy": None}, line("Ada", "Ben"), line("Ada", "Cy"))
    drawing = drawn(of)
    assert {name.entity for name in drawing.names} == {"Ada", "Ben"}
    assert len(drawing.strokes) == 1


def test_what_is_out_of_view_is_not_drawn():
    drawing = compose(pair(), View(800, 600, (5000, 5000), 1.0), LIGHT, estimate)
    assert drawing.items == ()


def test_themes_draw_the_same_in_other_colors():
    of = story(15, 3)
    view = View(1000, 800, (0, 0), 1.0)
    light, dark = (compose(of, view, theme(name), estimate) for name in ("light", "dark"))
    assert light.names == dark.names
    assert light.background != dark.background


def test_a_line_without_room_for_its_label_shows_it_when_it_is_selected():
    near = scene(
        {"Ada": (300, 300), "Ben": (345, 300)}, line("Ada", "Ben", "chairman of the board of")
    )
    assert drawn(near).labels == ()
    assert drawn(near, Marks(lines=frozenset({0}))).labels[
        0
    ].text == "chairman of\nthe board of" or (
        drawn(near, Marks(lines=frozenset({0}))).labels[0].text == "chairman of the board of"
    )


def test_a_line_without_words_is_hovered_and_selected_like_any_other():
    bare = scene(TWO, line("Ada", "Ben", " "))
    for marks in (Marks(lines=frozenset({0})), Marks(hover_line=0)):
        drawing = drawn(bare, marks)
        assert strokes(drawing)
        assert drawing.labels == ()
        assert drawn(bare, replace(marks, numbers={0: 7})).labels[0].text == ""


def test_a_name_without_room_shows_when_it_is_asked_for():
    heap = scene({f"Someone {n}": (300 + n, 300) for n in range(20)})
    shown_names = {name.entity for name in drawn(heap).names}
    hidden = next(name for name in heap.names if name not in shown_names)
    assert hidden in {name.entity for name in drawn(heap, Marks(hover_entity=hidden)).names}


def test_numbers_stand_at_their_lines():
    drawing = drawn(pair(), Marks(numbers={0: 7}))
    assert "7" in words(drawing)
    assert "met with" in words(drawing)


def test_odd_names_are_drawn_as_they_are():
    odd = "<b>Bob</b> & “Ŝ” 🚀 سلام"
    assert " ".join(words(drawn(scene({odd: (300, 300)})))) == odd


def test_the_frame_of_the_keyboard_runs_through_no_name():
    of = story(25, seed=3)
    plain = drawn(of)
    texts = [*plain.names, *plain.labels]
    for entity in [box.entity for box in plain.glyphs]:
        with_frame = drawn(of, Marks(cursor=entity))
        (box,) = [i for i in with_frame.items if isinstance(i, Box) and i not in plain.items]
        for text in texts:
            left, top, right, bottom = text.rect
            inside = box.x < left and right < box.x + box.w
            inside = inside and box.y < top and bottom < box.y + box.h
            outside = right < box.x or box.x + box.w < left
            outside = outside or bottom < box.y or box.y + box.h < top
            assert inside or outside, (entity, text)


def test_no_glyph_is_painted_over_the_words_of_a_card():
    stack = Stack("Ada", "8 places", ("a", "b"), "PLACE", ("Iran", "Cuba", "Vietnam"))
    near = {"Ada": (200.0, 300.0), "Ben": (215.0, 304.0)}  # the later one lies on the card
    items = drawn(scene(near, stacks={"Ada": stack})).items
    card = max(n for n, i in enumerate(items) if isinstance(i, Box) and i.outline is not None)
    dot = max(n for n, i in enumerate(items) if isinstance(i, Disc))
    assert dot < card


def test_all_of_a_picture_fills_a_very_large_window_and_its_texts_grow_along():
    of = news(12, 1)
    of = of.moved(final(arrange(of, boxes_of(of), aspect=16 / 9)))
    usual, wall = (fitted(of, w, w * 9 / 16, LIGHT, estimate).zoom for w in (2_400.0, 7_000.0))
    assert usual <= 2.0 < wall <= 3.0
    assert text_scale(wall) / text_scale(2.0) == pytest.approx(wall / 2.0)
    assert glyph_scale(wall) / glyph_scale(2.0) == pytest.approx(wall / 2.0)
    assert text_scale(8.0) == text_scale(3.0)


def test_who_is_tied_to_a_stack_is_as_large_as_by_lines_to_each_in_it():
    of = example_corpus()
    ids = tuple(of.entities)[:8]
    stack = Stack("stack", "6 people", ids[2:], "PERSON")
    lines = tuple(
        replace(line("Ada", "Ben"), ends=ends) for ends in ((ids[0], "stack"), (ids[0], ids[1]))
    )
    counts = Levels(8, 8, 8, 8)
    found = scene_of(of, Visible((ids[0], ids[1], "stack"), lines, (stack,), counts))
    assert found.weights.tolist() == [len(ids[2:]) + 1, 1, 1]
    group = replace(stack, told="3 lines")
    found = scene_of(of, Visible((ids[0], ids[1], "stack"), lines, (group,), counts))
    assert found.weights.tolist() == [2, 1, 1]
