"""Names are wrapped, never cut off, and go round what stands in their way."""

import pytest

from explorer.graph.metrics import estimate
from explorer.graph.names import wrapped
from tests.graph.scenes import drawn, line, scene


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Kim Jong Un", ("Kim Jong Un",)),
        ("National Intelligence Service", ("National", "Intelligence Service")),
        ("Shanghai Cooperation Organization", ("Shanghai", "Cooperation", "Organization")),
        ("Federal Bureau of Investigation", ("Federal Bureau", "of Investigation")),
        ("", ("",)),
    ],
)
def test_names_are_wrapped_at_about_18_characters(name, rows):
    found = wrapped(name, 18)
    assert " ".join(found) == " ".join(rows)
    assert max(map(len, found)) <= 22


@pytest.mark.parametrize("name", ["x" * 120, "very long name " * 8, "Ärzte " * 9])
def test_no_letter_of_a_long_name_is_lost(name):
    assert "".join(wrapped(name, 18)).replace(" ", "") == name.replace(" ", "")


@pytest.mark.parametrize("name", ["x" * 500, "very long name " * 33])
def test_a_monstrous_name_ends_with_a_sign_that_it_goes_on(name):
    found = " ".join(wrapped(name, 18))
    assert found.endswith("…")
    assert name.replace(" ", "").startswith(found[:-1].replace(" ", ""))
    assert 90 < len(found) <= 130


def test_a_name_goes_where_no_line_runs():
    of = scene(
        {"Hub": (400, 300), "Down": (400, 480), "Left": (220, 300)},
        line("Hub", "Down"), line("Hub", "Left"),
    )  # fmt: skip
    hub = next(name for name in drawn(of).names if name.entity == "Hub")
    left, top, right, bottom = hub.rect
    assert left > 400 or bottom < 300
    assert not (left < 400 < right and bottom > 300)
    assert not (right < 400 and top < 300 < bottom)


def test_the_most_connected_have_larger_names():
    rim = {f"Leaf {n}": (400 + 150 * (n - 3), 500) for n in range(7)}
    of = scene({"Hub": (400, 200), **rim}, *(line("Hub", leaf) for leaf in rim))
    sizes = {name.entity: name.size for name in drawn(of).names}
    assert sizes["Hub"] == 16
    assert sizes["Leaf 3"] == 13


def test_of_two_on_one_spot_the_less_connected_goes_without_a_name_rather_than_overlap():
    crowd = {f"Person number {n}": (400 + n % 4, 300 + n // 4) for n in range(16)}
    drawing = drawn(scene({"Far": (100, 100), **crowd}, line("Far", "Person number 5")))
    names = {name.entity for name in drawing.names}
    assert "Person number 5" in names or "Far" in names
    assert len(names) < 17


def test_text_widths_without_a_font_are_near_to_inter():
    assert estimate("Kim Jong Un", 13.0, 400)[0] == pytest.approx(76.5, rel=0.03)
    assert estimate("中文", 10.0, 400) == (20.0, 12.1)
    assert estimate("e\u0301", 10.0, 400)[0] == estimate("e", 10.0, 400)[0]
