"""Colors can be told apart, also by those who see fewer of them, and can be read."""

from itertools import combinations

import numpy as np
import pytest

from explorer.graph.theme import mixed, theme
from explorer.model.kinds import entity_kinds

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
VISIONS = {
    "normal": np.eye(3),
    "deuteranopia": np.array((
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    )),
    "protanopia": np.array((
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    )),
}  # fmt: skip
_LMS = np.array((
    (0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
))  # fmt: skip
_LAB = np.array((
    (0.2104542553, 0.7936177850, -0.0040720468), (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
))  # fmt: skip
THEMES = pytest.mark.parametrize("name", ["light", "dark"])


def linear(color: str) -> np.ndarray:
    channels = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def distance(one: str, other: str, vision: np.ndarray) -> float:
    labs = [_LAB @ np.cbrt(_LMS @ np.clip(vision @ linear(c), 0, 1)) for c in (one, other)]
    return 100 * float(np.linalg.norm(labs[0] - labs[1]))


def contrast(one: str, other: str) -> float:
    low, high = sorted(float(linear(c) @ (0.2126, 0.7152, 0.0722)) for c in (one, other))
    return (high + 0.05) / (low + 0.05)


@THEMES
@pytest.mark.parametrize("vision", VISIONS)
def test_kinds_and_accent_can_be_told_apart(name, vision):
    look = theme(name)
    colors = {**look.kinds, "accent": look.accent}
    near = {
        (a, b): round(distance(colors[a], colors[b], VISIONS[vision]), 1)
        for a, b in combinations(colors, 2)
    }
    assert {pair: gap for pair, gap in near.items() if gap < 7.5} == {}


@THEMES
def test_lines_and_glyphs_stand_out_from_the_canvas(name):
    look = theme(name)
    for color in (look.line, look.ink, *look.kinds.values()):
        assert contrast(color, look.canvas) >= 3.0, color


@THEMES
def test_small_text_can_be_read_on_every_ground_it_stands_on(name):
    look, window = theme(name), theme(name).window
    grounds = {
        look.label: (look.canvas, look.card), look.ink: (look.canvas, look.wash, look.card),
        window["text"]: ("surface", "raised", "chip", "hover", "pressed", "current"),
        window["muted"]: ("surface", "raised", "chip", "hover"),
        window["link"]: ("surface", "raised"), window["success"]: ("surface",),
        window["danger"]: ("surface", look.canvas), window["warning"]: ("surface", look.canvas),
        window["on_button"]: ("button",),
    }  # fmt: skip
    for color, behind in grounds.items():
        for ground in behind:
            assert contrast(color, window.get(ground, ground)) >= 4.5, (color, ground)
    for mark in look.marks.values():
        assert contrast(look.ink, mark) >= 4.5, mark


@THEMES
def test_every_kind_has_a_color_and_a_mark_and_unknown_ones_look_like_groups(name):
    look = theme(name)
    assert set(look.kinds) == set(look.marks) == set(entity_kinds())
    assert look.kind("VESSEL") == look.kind("GROUP")
    assert look.mark("VESSEL") == look.mark("GROUP")


def test_mixing_goes_from_one_color_to_the_other():
    assert mixed("#102030", "#F0E0D0", 0.0) == "#102030"
    assert mixed("#102030", "#F0E0D0", 1.0) == "#F0E0D0"
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"


@THEMES
@pytest.mark.parametrize("vision", VISIONS)
def test_communities_can_be_told_apart_and_from_lines(name, vision):
    look = theme(name)
    colors = (*look.communities, look.line, look.accent)
    near = {
        (a, b): distance(a, b, VISIONS[vision])
        for a, b in combinations(colors, 2)
        if {a, b} != {look.line, look.accent}
    }
    assert {pair: gap for pair, gap in near.items() if gap < 7.5} == {}
    assert all(contrast(color, look.canvas) >= 3.0 for color in look.communities)
