import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.text import (
    guessed_title,
    normalized,
    only_begun,
    paragraph_at,
    paragraphs,
    whole_words,
)

ANYTHING = st.text(st.characters(codec=None))


@given(ANYTHING)
def test_a_normalized_text_can_be_stored_and_stays_as_it_is(text):
    once = normalized(text)

    assert normalized(once) == once.removeprefix("\ufeff")
    assert once.encode("utf-8").decode("utf-8") == once
    assert "\r" not in once
    assert "\0" not in once


def test_accents_are_not_recomposed():
    assert normalized("Cafe\u0301") == "Cafe\u0301"


def test_line_ends_and_the_mark_at_the_start_are_put_right():
    assert normalized("\ufeffone\r\ntwo\rthree\0\ud800") == "one\ntwo\nthree\ufffd\ufffd"


def test_paragraphs_are_counted_from_one():
    text = "First.\n\n  \nSecond.\nThird."
    spans = paragraphs(text)

    assert [text[a:b] for a, b in spans] == ["First.", "Second.", "Third."]
    assert [paragraph_at(spans, text.index(w)) for w in ("First", "Second", "Third")] == [1, 2, 3]


def test_a_headline_is_the_title():
    assert guessed_title("\nTwo men held after raid\n\nPolice said.") == "Two men held after raid"


def test_running_text_gives_its_first_eight_words_as_title():
    text = "Police in Lyon held two men on Monday after a raid. They were released."
    assert guessed_title(text) == "Police in Lyon held two men on Monday…"


def test_an_address_above_a_text_is_no_title():
    assert guessed_title("http: / / www. amednews. com / article\n\nBenjamin named\n") == (
        "Benjamin named"
    )
    assert guessed_title("https://example.org/a\n") == "https://example.org/a"


@pytest.mark.parametrize(
    ("text", "span", "whole"),
    [
        ("In a Monday statement she said so.", (1, 18), (0, 21)),
        ("In a Monday statement she said so.", (5, 11), (5, 11)),
        ("In a Monday statement", (4, 5), (4, 5)),
        ("習近平在北京", (1, 3), (1, 3)),
    ],
)
def test_a_span_has_all_of_the_words_that_it_touches(text, span, whole):
    assert whole_words(text, *span) == whole


def test_first_words_that_were_cut_are_no_title():
    text = "Police in Lyon held two men on Monday after a raid. They were released."
    assert only_begun(guessed_title(text), text)
    assert not only_begun("What they held back…", text)
    assert not only_begun("Two men held", "Two men held\n\nPolice said.")
