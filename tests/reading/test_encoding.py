"""Any usual encoding gives the text that was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import UnreadableArticle
from explorer.model.text import normalized
from explorer.reading.encoding import decoded
from explorer.reading.text import read_text

NEWS = (
    "“It’s over,” said José Müller – the minister’s spokesman – in Zürich. The bill of €4 million "
    "was paid by Anna Kovač’s firm… nobody knew. " * 5
)
WESTERN = NEWS.replace("č", "c")
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_in_every_form(encoding: str) -> None:
    assert normalized(decoded(NEWS.encode(encoding), "a.txt")) == NEWS


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_western_encodings_are_told_apart(encoding: str) -> None:
    assert decoded(WESTERN.encode(encoding), "a.txt") == WESTERN


def test_a_short_western_text() -> None:
    assert decoded("He said “no”.".encode("cp1252"), "a.txt") == "He said “no”."
    assert decoded("Müller’s café".encode("cp1252"), "a.txt") == "Müller’s café"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Президент России Владимир Путин прибыл в Пекин на военный парад. " * 10),
        ("shift_jis", "金正恩総書記は列車で中国に入り、北京で軍事パレードに出席した。" * 10),
        ("gb18030", "朝鲜领导人金正恩乘火车进入中国，出席北京阅兵式。" * 10),
    ],
)
def test_other_scripts_are_guessed(encoding: str, text: str) -> None:
    assert decoded(text.encode(encoding), "a.txt") == text


def test_one_broken_byte_costs_one_character() -> None:
    data = NEWS.encode()
    assert decoded(data[:-1] + b"\xe2\x80", "a.txt").removesuffix("\ufffd") == NEWS[:-1]
    mixed = data + "Müller".encode("latin-1")
    assert decoded(mixed, "a.txt") == NEWS + "M\ufffdller"


def test_a_page_says_its_encoding_itself() -> None:
    page = '<html><head><meta charset="windows-1251"></head><p>Путин</p></html>'
    assert "Путин" in decoded(page.encode("cp1251"), "a.html", markup=True)
    wrong = '<meta charset="no-such-thing"><p>Müller</p>'
    assert "Müller" in decoded(wrong.encode("cp1252"), "a.html", markup=True)


def test_an_encoding_that_cannot_be_told_is_one_sentence() -> None:
    data = bytes(range(0x80, 0x100)) * 40
    with pytest.raises(UnreadableArticle, match="save it again as UTF-8"):
        decoded(data, "a.txt")
    with pytest.raises(UnreadableArticle, match="save it again as UTF-8"):
        decoded(b"\xff\xfe" + b"\x00\xd8" * 500, "a.txt")


def test_a_stray_nul_is_shown_not_fatal() -> None:
    text = read_text(b"Jane Roe met John Doe. " * 30 + b"\0end", "a.txt").text
    assert text.endswith(" \ufffdend")


@given(TEXT, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_what_was_written_is_read(text: str, encoding: str) -> None:
    """A byte-order mark in the text itself cannot be told from the mark of the file."""
    text = text.replace("\ufeff", "")
    assert normalized(decoded(text.encode(encoding), "a.txt")) == text


@given(st.binary(max_size=300))
def test_any_bytes_give_a_sound_document_or_one_sentence(data: bytes) -> None:
    try:
        text = read_text(data, "a.txt").text
    except UnreadableArticle as error:
        text = str(error)
    assert text == normalized(text)
    assert text.strip()
    text.encode()
