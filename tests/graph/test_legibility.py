"""What cannot be read is counted, and there is none of it."""

from collections import Counter

import pytest

from explorer.graph.items import Drawing, GlyphBox, LabelBox, NameBox, Stroke, Text
from explorer.graph.legibility import violations
from tests.graph.scenes import arranged, news, scene, shown, story

NEVER = {
    "name over name", "name over glyph", "label over name", "label over glyph",
    "label over label", "clipped", "too small",
}  # fmt: skip


def drawing(**parts):
    return Drawing(width=400, height=300, background=None, **{"items": (), **parts})


def name(entity, left, top, right, bottom):
    return NameBox(entity, (entity,), (left, top, right, bottom), 13)


A = name("a", 10, 10, 60, 30)
B = name("b", 50, 20, 99, 40)
FAR = name("c", 100, 90, 160, 110)
GLYPH = GlyphBox("b", (50, 20, 70, 40))
LABEL = LabelBox(0, "met", (10, 10, 60, 30), 11)
ACROSS = Stroke(0, ("a", "b"), (50, 100), (300, 100))


@pytest.mark.parametrize(
    ("what", "parts"),
    [
        ("name over name", {"names": (A, B)}),
        ("name over glyph", {"names": (A,), "glyphs": (GLYPH,)}),
        ("label over label", {"labels": (LABEL, LabelBox(1, "met", (10, 11, 60, 31), 11))}),
        ("label over name", {"labels": (LABEL,), "names": (B,)}),
        ("label over glyph", {"labels": (LABEL,), "glyphs": (GLYPH,)}),
        ("line through name", {"names": (FAR,), "strokes": (ACROSS,)}),
        (
            "line near glyph",
            {"glyphs": (GlyphBox("c", (100, 104, 120, 124)),), "strokes": (ACROSS,)},
        ),
        (
            "line under label",
            {"labels": (LabelBox(1, "met", (100, 90, 160, 110), 11),), "strokes": (ACROSS,)},
        ),
        (
            "label over arrowhead",
            {
                "labels": (LabelBox(0, "met", (280, 90, 340, 110), 11),),
                "strokes": (Stroke(0, ("a", "b"), (50, 100), (300, 100), (False, True)),),
            },
        ),
        (
            "number off its line",
            {
                "labels": (LabelBox(0, "", (110, 60, 130, 76), 11, (110, 60, 130, 76)),),
                "strokes": (ACROSS,),
            },
        ),
        (
            "number at another line",
            {
                "labels": (
                    LabelBox(0, "", (110, 60, 130, 76), 11, (110, 60, 130, 76), (120, 100)),
                ),
                "strokes": (ACROSS, Stroke(1, ("c", "d"), (50, 50), (300, 50))),
            },
        ),
        ("clipped", {"names": (name("a", 380, 10, 420, 30),)}),
        ("too small", {"items": (Text(10, 20, "tiny", 8, 400, "#000000"),)}),
    ],
)
def test_each_hindrance_is_found(what, parts):
    assert [found.what for found in violations(drawing(**parts), smallest=11)] == [what]


def test_a_number_at_a_leader_is_at_its_line():
    badge = (110, 70, 130, 86)
    led = LabelBox(0, "", badge, 11, badge, (120, 100))
    far = Stroke(1, ("c", "d"), (50, 30), (300, 30))
    assert violations(drawing(labels=(led,), strokes=(ACROSS, far))) == []


def test_a_clear_drawing_has_none():
    clear = drawing(
        names=(name("a", 10, 40, 60, 60), name("b", 210, 40, 260, 60)),
        glyphs=(GlyphBox("a", (25, 20, 45, 40)), GlyphBox("b", (225, 20, 245, 40))),
        labels=(LabelBox(0, "met", (110, 20, 160, 40), 11),),
        strokes=(Stroke(0, ("a", "b"), (50, 30), (220, 30)),),
    )
    assert violations(clear, smallest=11) == []


@pytest.mark.parametrize("count", [10, 18, 25, 40, 60])
def test_no_text_lies_on_anything_at_any_size(count):
    for seed in range(2 if count <= 25 else 1):
        drawing = shown(story(count, seed))
        found = [one for one in violations(drawing, smallest=10) if one.what in NEVER]
        assert found == [], (count, seed)


def test_stories_have_hardly_a_line_through_a_name_and_none_near_a_foreign_glyph():
    found = Counter(one.what for seed in range(4) for one in violations(shown(story(22, seed))))
    assert found["line near glyph"] == 0
    assert found["line through name"] <= 4


@pytest.mark.parametrize("size", [(896, 840), (500, 700), (300, 400)])
def test_who_has_the_most_lines_has_a_name_at_any_size(size):
    of = story(25, 1)
    drawing = shown(of, *size)
    named = {box.entity for box in drawing.names}
    most = [row for row in of.weights.argsort()[::-1][:2] if of.stacks[row] is None]
    assert {of.entities[row] for row in most} <= named


def test_labels_leave_names_free_that_found_another_place():
    found = violations(shown(story(40, 0), 600, 500), smallest=0)
    assert [one for one in found if one.what == "label over name"] == []


def test_whom_no_line_ties_takes_nothing_from_the_others():
    """More than 60 in all, of whom fewer are tied: each text has its place as in a small graph."""
    tied, bare = news(36, 1), [f"Somebody {number}" for number in range(30)]
    kinds = dict(zip((*tied.names, *bare), (*tied.kinds, *["PLACE"] * len(bare)), strict=True))
    stacks = {one.id: one for one in tied.stacks if one is not None}
    whole = arranged(scene(dict.fromkeys(kinds), *tied.lines, kinds=kinds, stacks=stacks))
    drawing = shown(whole)
    assert [one for one in violations(drawing, smallest=10) if one.what in NEVER] == []
    assert len(drawing.names) >= len(whole.entities) - 2
    lowest = max(whole.positions[whole.rows[name], 1] for name in tied.names)
    assert min(whole.positions[whole.rows[name], 1] for name in bare) > lowest
