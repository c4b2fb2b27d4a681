"""What selected text may say of whom: proposed, never decided."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.edits.proposing import Proposal, proposed, words_of
from explorer.model.records import Mention


def named(text: str, *names: str) -> list[Mention]:
    """Mentions of all places of some names; the id of each is its first letters."""
    return [
        Mention(id=f"{name}{at.start()}", entity=name, document="d", start=at.start(), end=at.end())
        for name in names
        for at in re.finditer(re.escape(name), text)
    ]


def said(text: str, *names: str, part: str = "", **more) -> Proposal:
    part = part or text
    start = text.index(part)
    whole = [(0, len(text))]
    return proposed(text, named(text, *names), (start, start + len(part)), whole, **more)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chen sat behind Moreau.", "sat behind"),
        ("Chen, who heads the Port, criticized Moreau.", "criticized"),
        ("Chen has met the Moreau.", "met"),
        ("Chen has met President Moreau.", "met"),
        ("Chen and Moreau spoke again on Tuesday.", "spoke again"),
        ("Chen and President Moreau met.", "met"),
        ("Chen, Moreau.", ""),
        ("Chen went home and slept for two whole days before Moreau.", ""),
    ],
)
def test_the_words_are_those_between_the_names(text, words):
    assert said(text, "Chen", "Moreau") == Proposal(("Chen", "Moreau"), words)


def test_who_tells_it_and_where_somebody_is_from_come_last():
    text = "According to BBC, Chinese President Xi met Russia’s Minister Lavrov."
    names = "BBC", "Chinese", "Xi", "Russia", "Lavrov"
    assert said(text, *names, groups={"Chinese"}).ends == ("Xi", "Lavrov")


def test_who_tells_it_is_one_of_two_all_the_same():
    assert said("According to BBC, Xi slept.", "BBC", "Xi").ends == ("BBC", "Xi")


def test_the_sentence_names_whom_the_selection_does_not():
    text = "Okafor met Lindqvist, and Reyes watched."
    people = "Okafor", "Lindqvist", "Reyes"
    assert said(text, *people, part="met Lindqvist").ends == ("Okafor", "Lindqvist")
    assert said(text, *people, part="Reyes watched").ends == ("Lindqvist", "Reyes")
    assert said(text, *people, part="watched", chosen=("Okafor", "Reyes")).ends == (
        "Okafor",
        "Reyes",
    )


def test_two_that_are_selected_and_named_win_over_those_named_first():
    text = "Okafor met Lindqvist, and Reyes watched."
    found = said(text, "Okafor", "Lindqvist", "Reyes", chosen=("Reyes", "Lindqvist"))
    assert found == Proposal(("Lindqvist", "Reyes"), "watched")


def test_an_entity_selected_elsewhere_is_taken_where_the_sentence_names_one():
    assert said("Okafor slept.", "Okafor", chosen=("Reyes",)).ends == ("Okafor", "Reyes")
    assert said("Nobody slept.", chosen=()).ends == ("", "")


@given(st.text(max_size=80), st.text(max_size=40))
def test_words_are_few_and_taken_from_the_text(gap, behind):
    words = words_of(gap, behind).split()
    assert len(words) <= 5
    assert all(word in f"{gap} {behind}" for word in words)


@given(st.text(alphabet="ABab ,.’s", max_size=60), st.data())
def test_any_selection_of_any_text_gives_a_proposal(text, data):
    spot = st.integers(0, len(text))
    start, end = sorted((data.draw(spot), data.draw(spot)))
    found = proposed(text, named(text, "A", "B"), (start, end), [(0, len(text))])
    assert set(found.ends) <= {"A", "B", ""}
