"""Pictures for a page: nothing too small, nothing clipped, nothing on top of anything."""

from dataclasses import replace

import pytest

from explorer.graph.frame import Caption
from explorer.graph.items import Text
from explorer.graph.legibility import violations
from explorer.graph.metrics import estimate
from explorer.graph.picture import (
    TARGETS,
    PictureOptions,
    own,
    own_print,
    picture,
    strongest,
)
from explorer.graph.room_told import counted
from explorer.graph.theme import theme
from explorer.graph.view import Stack
from tests.graph.scenes import LIGHT, line, news, scene, story

NEVER = {
    "name over name", "name over glyph", "label over name", "label over glyph",
    "label over label", "clipped", "too small", "number off its line", "number at another line",
}  # fmt: skip
ALL = PictureOptions(
    "What the harbor papers say about who paid whom", Caption(("Velmar Courier",), "4 March 2025"),
    legend=True, numbered=True,
)  # fmt: skip


def words(found):
    return " ".join(item.text for item in found.drawing.items if isinstance(item, Text))


def made(of, target, options=ALL, name="light"):
    return picture(of, target, theme(name), estimate, options)


@pytest.mark.parametrize(
    ("count", "key"),
    [*((8, key) for key in TARGETS), (24, "phone"), (45, "web")],
)
def test_every_target_is_legible(count, key):
    target = TARGETS[key]
    found = made(story(count, 2), target)
    wrong = [v for v in violations(found.drawing, target.smallest) if v.what in NEVER]
    assert wrong == []
    assert found.drawing.width == target.width
    whole = not found.dropped and len(found.numbers) == len(story(count, 2).lines)
    assert (found.sentence is None) == whole


@pytest.mark.parametrize("key", TARGETS)
def test_what_is_printed_stands_on_bare_paper(key):
    of, target = story(8, 2), TARGETS[key]
    light, dark = (made(of, target, name=name).drawing.background for name in ("light", "dark"))
    assert light == ("#FFFFFF" if target.printed else LIGHT.canvas)
    assert dark == theme("dark").canvas


def test_a_story_fits_a_web_column_whole():
    found = made(story(22, 0), TARGETS["web"], PictureOptions("A title"))
    assert found.dropped == ()
    assert len(found.drawing.names) == 22


def test_what_does_not_fit_is_said_and_the_strongest_are_kept():
    of = story(45, 3)
    found = made(of, TARGETS["print85"])
    kept, whole = counted(found.scene), counted(of)
    assert found.sentence is not None
    assert found.sentence.startswith(
        f"At 85 mm only {kept} of {whole} entities fit: keep the {kept} strongest, or go wider."
    )
    assert f"Shown: {kept} of {whole} entities, {len(found.numbers)} of" in words(found)
    assert "; no room for the others" in words(found)
    assert len(found.dropped) == 45 - len(found.scene.entities)
    assert [
        v for v in violations(found.drawing, TARGETS["print85"].smallest) if v.what in NEVER
    ] == []
    assert of.names[int(of.weights.argmax())] not in found.dropped


def test_title_legend_and_caption_say_what_is_seen():
    of = scene(
        {"Ada": (0, 0), "Port": (300, 60), "Velmar": (150, 220)},
        line("Ada", "Port", verdict="confirmed"), line("Port", "Velmar", asserted=False),
        kinds={"Port": "ORGANIZATION", "Velmar": "PLACE"},
    )  # fmt: skip
    said = words(made(of, TARGETS["web"]))
    for phrase in (
        "who paid whom", "Person", "Organization", "Place", "hedged, alleged or expected",
        "confirmed by a person", "Source: Velmar Courier", "4 March 2025",
        "1 of 2 lines checked by a person",
    ):  # fmt: skip
        assert phrase in said
    for phrase in ("Event", "negated", "disputed"):
        assert phrase not in said
    bare = words(made(of, TARGETS["web"], PictureOptions(legend=False)))
    assert "Person" not in bare


def test_numbers_go_by_lines_and_stand_in_the_picture():
    of = story(12, 4)
    found = made(of, TARGETS["web"])
    assert found.numbers == {row: row + 1 for row in range(len(of.lines))}
    said = words(found).split()
    assert all(str(number) in said for number in found.numbers.values())
    assert made(of, TARGETS["web"], PictureOptions()).numbers == {}


@pytest.mark.parametrize(
    ("count", "target"),
    [(24, own(800, 600)), (30, own(620, 1000)), (24, TARGETS["print85"]), (30, TARGETS["web"])],
)
def test_each_number_has_its_words_beside_it_or_in_the_list(count, target):
    of = story(count, 4)
    found = made(of, target)
    told = [item for item in found.drawing.items if isinstance(item, Text)]
    under = max(box.rect[3] for box in found.drawing.glyphs)
    listed = {item.text for item in told if item.y > under and item.weight == 600}
    bare = {box.line for box in found.drawing.labels if not box.text}
    assert {str(line + 1) for line in bare} <= listed
    assert [v for v in violations(found.drawing, target.smallest) if v.what in NEVER] == []
    assert len(found.drawing.labels) == len(found.numbers)


def test_members_of_a_stack_count_wherever_entities_are_counted():
    of = story(30, 3)
    names = tuple(f"Port {number}" for number in range(6))
    leaf = int(of.weights.argmin())
    stack = Stack("stack:x", "6 places", names, "PLACE", names)
    stacks = tuple(stack if row == leaf else None for row in range(len(of.entities)))
    of = replace(of, stacks=stacks, kept={})
    found = made(of, TARGETS["phone"])
    drawn = counted(found.scene)
    assert counted(of) == len(of.entities) + 5
    assert found.sentence.startswith(f"At 390 px only {drawn} of {counted(of)} entities fit")
    assert f"Shown: {drawn} of {counted(of)} entities" in words(found)


def test_the_strongest_have_the_most_sentences():
    of = scene(
        {"Ada": (0, 0), "Ben": (300, 0), "Cal": (150, 200), "Dee": (0, 200)},
        line("Ada", "Ben", ""), line("Ada", "Cal", "", sentences=5), line("Ada", "Dee", ""),
    )  # fmt: skip
    assert strongest(of, 2).entities == ("Ada", "Cal")


def test_entities_stay_where_they_are_while_that_is_legible():
    of = story(9, 5)
    found = made(of, TARGETS["slide"], PictureOptions())
    middle = {box.entity: (box.rect[0] + box.rect[2]) / 2 for box in found.drawing.glyphs}
    by_scene = sorted(of.entities, key=lambda e: of.positions[of.row(e), 0])
    assert sorted(middle, key=middle.get) == by_scene


def test_a_transparent_picture_has_no_background():
    of = story(6, 6)
    assert made(of, TARGETS["web"], PictureOptions(transparent=True)).drawing.background is None
    assert made(of, TARGETS["web"]).drawing.background == LIGHT.canvas


def test_a_target_of_ones_own_has_its_size():
    target = own(1200, 900, 192)
    found = made(story(8, 7), target)
    assert (found.drawing.width * target.scale, found.drawing.height * target.scale) == (1200, 900)
    assert target.smallest == pytest.approx(7 * 96 / 72)


def test_more_pixels_than_a_screen_has_are_for_print():
    assert own(12_000, 9_000).dpi == 300
    assert own(12_000, 9_000).width == pytest.approx(3840)
    assert (own(4_000, 3_000).dpi, own(12_000, 9_000, 150).dpi) == (96, 150)


def test_a_poster_is_filled_and_a_page_is_as_it_was():
    of = story(22, 7)
    page, poster = (made(of, target) for target in (own(1600, 1000), own_print(1200, 900)))
    usual = made(of, replace(own(1600, 1000), grows=False))
    sizes = [max(box.size for box in found.drawing.names) for found in (page, poster)]
    assert page.drawing == usual.drawing
    assert sizes[1] > 2.5 * sizes[0]
    boxes = [box.rect for box in (*poster.drawing.names, *poster.drawing.glyphs)]
    wide = max(box[2] for box in boxes) - min(box[0] for box in boxes)
    assert wide > 0.6 * poster.drawing.width
    assert [v for v in violations(poster.drawing, 9.33) if v.what in NEVER] == []


def test_a_picture_of_nothing_is_an_empty_page():
    found = made(scene({}), TARGETS["web"], PictureOptions("Nothing"))
    assert found.drawing.names == ()
    assert found.drawing.height > 0


def test_the_strongest_leave_nothing_dangling():
    small = strongest(news(40, 8), 12)
    assert len(small.entities) <= 12
    assert set(small.edges.ravel()) == set(range(len(small.entities)))


def test_the_strongest_keep_the_colors_that_a_person_gave():
    of = scene(
        {"Ada": (0, 0), "Ben": (300, 0), "Cal": (150, 200)},
        line("Ada", "Ben", ""), line("Ben", "Cal", ""),
    )  # fmt: skip
    of = replace(of, colors=("#112233", "", "#445566"))
    small = strongest(of, 2)
    assert dict(zip(small.entities, small.colors, strict=True)) == {"Ada": "#112233", "Ben": ""}
