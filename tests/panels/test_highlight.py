"""Offsets of the document and places in the widget agree, whatever signs are in the text."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.panels.highlight import PARAGRAPH, WORD, Shown

TEXTS = st.text(st.sampled_from("aé😀\n 漢\u202e\u0301"), max_size=60)


def utf16(text: str, place: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * place : 2 * end].decode("utf-16-le")


def test_signs_beyond_the_basic_plane_count_twice_for_qt():
    shown = Shown("a😀b😀c")
    assert [shown.place(at) for at in range(6)] == [0, 1, 3, 4, 6, 7]
    assert utf16(shown.text, *shown.span(1, 2)) == "😀"
    assert utf16(shown.text, *shown.span(2, 3)) == "b"


@given(TEXTS, st.booleans())
def test_every_sign_is_found_where_it_is_shown(text, spaced):
    shown = Shown(text, spaced)
    for at, sign in enumerate(text):
        found = utf16(shown.text, *shown.span(at, at + 1))
        assert found == ("\ufffd" if sign == "\u202e" else sign)
        assert shown.offset(shown.place(at)) == at


def test_paragraphs_are_set_apart_once():
    assert Shown("one\ntwo\n\nthree", spaced=True).text == "one\n\ntwo\n\nthree"


def test_direction_signs_cannot_turn_the_text_around():
    assert "\u202e" not in Shown("abc\u202edef").text


def test_an_endless_word_is_broken_for_display_only():
    text = "x" * (3 * WORD) + " end"
    shown = Shown(text)
    assert max(map(len, shown.text.split("\n"))) <= WORD + 4
    assert utf16(shown.text, *shown.span(3 * WORD + 1, 3 * WORD + 4)) == "end"


def test_an_endless_paragraph_is_broken_at_spaces():
    text = "word " * PARAGRAPH
    shown = Shown(text)
    assert max(map(len, shown.text.split("\n"))) < PARAGRAPH + 10
    assert shown.offset(shown.place(len(text) - 3)) == len(text) - 3
