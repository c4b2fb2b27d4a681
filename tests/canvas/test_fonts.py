"""Texts are measured in the bundled font, and hide nothing."""

import pytest
from PySide6.QtGui import QFontInfo

from explorer.canvas.fonts import font, load_fonts, measure
from explorer.graph.plain import shown
from explorer.graph.typefaces import FAMILY

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_bundled_font_is_the_first_choice():
    assert load_fonts()[0] == FAMILY


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_each_weight_has_a_cut_of_its_own(weight):
    info = QFontInfo(font(16, weight))

    assert info.family() == FAMILY
    assert info.weight() == weight


def test_heavier_letters_are_wider():
    light, medium, bold = (measure("Military parade", 16, weight)[0] for weight in (400, 500, 600))

    assert light < medium < bold


def test_width_and_height_grow_with_the_size():
    widest = measure("Northline Shipping", 100, 400)[0] / 100
    for size in (9.3, 11, 13.5, 16, 40):
        width, height = measure("Northline Shipping", size, 400)
        assert width / size == pytest.approx(widest, rel=0.005)
        assert height / size == pytest.approx(1.21, abs=0.02)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Ada Okafor", "Ada Okafor"),
        ("Zoë 👩‍👩‍👧 می‌خواهم", "Zoë 👩‍👩‍👧 می‌خواهم"),
        ("a\u202eb", "a\ufffdb"),
        ("a\nb\x07", "a\u240ab\u2407"),
        ("a\u2028b", "a b"),
        ("soft\u00adhyphen", "softhyphen"),
        ("<b>&amp;", "<b>&amp;"),
    ],
)
def test_controls_are_shown_and_joiners_stay(text, seen):
    assert shown(text) == seen
