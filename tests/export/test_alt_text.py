"""A picture in words: complete, and no line stronger than what it rests on."""

from dataclasses import replace

from explorer.export.alt_text import alt_text
from explorer.graph.view import Stack
from tests.graph.scenes import line, scene


def test_it_tells_what_is_drawn_and_the_strongest_lines():
    of = scene(
        {"Ada": (0, 0), "Ben": (9, 0), "Port": (0, 9)},
        line("Ada", "Ben", "met", sentences=4, verdict="confirmed"),
        line("Ada", "Port", "leads", sentences=1, arrows=(False, True)),
        kinds={"Port": "ORGANIZATION"},
    )
    assert alt_text(of, "Who\nmet whom") == (
        "“Who met whom”. Graph of 3 entities and 2 lines: 2 people and 1 organization. "
        "Ada has the most lines, 2. "
        "The lines: Ada — Ben, “met” (4 sentences, confirmed by a person); "
        "Ada → Port, “leads” (1 sentence). 1 of 2 lines checked by a person."
    )


def test_a_doubtful_line_is_told_as_such():
    of = scene(
        {"Ada": (0, 0), "Ben": (9, 0), "Cal": (0, 9), "Dan": (9, 9)},
        line("Ada", "Ben", "bribed", asserted=False, denied=True),
        line("Cal", "Dan", "paid", sourced=False, sentences=0),
        line("Ada", "Dan", "owns", verdict="disputed", arrows=(True, False)),
    )
    told = alt_text(of)
    assert "“bribed” (1 sentence, hedged, alleged or expected, negated in a sentence)" in told
    assert "Cal — Dan, “paid” (no source)" in told
    assert "Dan → Ada, “owns” (1 sentence, disputed by a person)" in told


def test_of_many_lines_the_strongest_are_told():
    names = {f"N{at}": (9.0 * at, 0.0) for at in range(9)}
    of = scene(names, *(line("N0", f"N{at}", "met", sentences=at) for at in range(1, 9)))
    told = alt_text(of)
    assert "The strongest lines: N0 — N8" in told
    assert "N3" not in told


def test_nothing_is_told_of_nothing():
    assert alt_text(scene({})) == "An empty graph."
    assert "line" not in alt_text(scene({"Ada": (0, 0)})).replace("0 lines", "")


def test_what_is_drawn_as_one_is_told_by_its_names():
    of = scene(
        {"Parade": (0, 0), "stack": (9, 0)},
        line("stack", "Parade", "leaders attended", arrows=(False, True), sentences=3),
        kinds={"Parade": "EVENT", "stack": "PLACE"},
    )
    stack = Stack("stack", "2 places", ("iran", "cuba"), "PLACE", ("Iran", "Cuba"))
    told = alt_text(replace(of, stacks=(None, stack)))
    assert "Graph of 3 entities and 1 line: 2 places and 1 event." in told
    assert "stack (Iran, Cuba) → Parade, “leaders attended” (3 sentences)" in told
