"""Plural nouns and "they" that mean two: whom a line ends at, and where nobody knows."""

import pytest

DRAWN = [
    (
        "Xi Jinping met Vladimir Putin in Beijing. The two leaders criticized Donald Trump.",
        {"Xi Jinping > criticized > Donald Trump", "Vladimir Putin > criticized > Donald Trump"},
    ),
    (
        "France and Germany quarreled. Both countries support Ukraine.",
        {"France > support > Ukraine", "Germany > support > Ukraine"},
    ),
    (
        "Emmanuel Macron and Olaf Scholz arrived in Kyiv. They met Volodymyr Zelensky.",
        {
            "Emmanuel Macron - met - Volodymyr Zelensky",
            "Olaf Scholz - met - Volodymyr Zelensky",
        },
    ),
    (
        "Airbus sued Boeing. The two companies settled with Lufthansa.",
        {"Airbus - settled with - Lufthansa", "Boeing - settled with - Lufthansa"},
    ),
    (
        "Thomas Sam and his wife Manju Sam went on trial. The parents came from India. "
        "Tom Molomby defended the couple.",
        {
            "Thomas Sam > came from > India",
            "Manju Sam > came from > India",
            "Tom Molomby > defended > Thomas Sam",
            "Tom Molomby > defended > Manju Sam",
        },
    ),
]


def _written(lines):
    """Lines without order of the ends where they have no direction."""
    return {frozenset(line.split(" - ")) if " - " in line else line for line in lines}


@pytest.mark.parametrize(("text", "lines"), DRAWN)
def test_a_noun_for_two_ties_each(read, text, lines):
    assert _written(lines) <= _written(read(text).lines())


@pytest.mark.parametrize(
    "text",
    [
        "Xi Jinping met Vladimir Putin and Kim Jong Un. The two leaders criticized Donald Trump.",
        "Xi Jinping met Vladimir Putin. The two leaders of Malta criticized Donald Trump.",
        "Xi Jinping left. The leaders criticized Donald Trump.",
    ],
)
def test_a_noun_that_may_mean_others_ties_none(read, text):
    assert not any(" > criticized" in line for line in read(text).lines())


def test_both_are_mentioned_by_the_noun_with_the_reason(read):
    found = read("Xi Jinping met Vladimir Putin. The two leaders criticized Donald Trump.")
    meant = {
        m.entity: m.reason for m in found.found.mentions
        if found.text[m.start : m.end] == "The two leaders"
    }  # fmt: skip
    assert set(meant) == {found.entity("Xi Jinping").id, found.entity("Vladimir Putin").id}
    assert set(meant.values()) == {"means “Xi Jinping” and “Vladimir Putin”"}
