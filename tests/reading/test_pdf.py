"""A PDF's text layer, or one sentence."""

import zlib
from dataclasses import replace

import pytest

from explorer.errors import UnreadableArticle
from explorer.reading.limits import LIMITS
from explorer.reading.pdf import read_pdf
from tests.reading.papers import column, pdf

ONE = ("Jane Roe met John Doe in Paris, the capi-", "tal, on Tuesday and spoke of the", "treaty.")
TWO = ("The prime minister of Norway denied that he had met with", "either of them.")


def test_paragraphs_columns_and_title() -> None:
    data = pdf(
        column("A day in May", size=20, top=740)
        + column(*ONE, "", *TWO)
        + column("She left", "on Friday.", x=330),
        title="A day in May",
    )
    document = read_pdf(data, "a.pdf")
    assert document.text.split("\n\n") == [
        "A day in May",
        "Jane Roe met John Doe in Paris, the capital, on Tuesday and spoke of the treaty.",
        "The prime minister of Norway denied that he had met with either of them.",
        "She left on Friday.",
    ]
    assert (document.title, document.author) == ("A day in May", "Ada Byron")


def test_a_title_that_a_program_made_is_none() -> None:
    data = pdf(column("Jane met John"), title="Microsoft Word - draft 3.docx")
    assert read_pdf(data, "a.pdf").title == "Jane met John"


def test_running_heads_go() -> None:
    pages = [
        [*column(f"The Daily Post {n}", top=780, size=8), *column(f"Text {'abc'[n]}", "goes on.")]
        for n in range(3)
    ]
    assert "Daily" not in read_pdf(pdf(*pages), "a.pdf").text


def test_what_lies_outside_the_page_is_left_out() -> None:
    data = pdf([*column("Jane met"), (72, -5, 10, "John.")], column("John.", top=780))
    assert read_pdf(data, "a.pdf").text == "Jane met John."


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(UnreadableArticle, match="is a scan"):
        read_pdf(pdf([], []), "a.pdf")


def test_a_password_is_asked_for() -> None:
    with pytest.raises(UnreadableArticle, match="needs a password"):
        read_pdf(pdf(column(*ONE), password="secret"), "a.pdf")


def test_too_many_pages_name_the_limit() -> None:
    with pytest.raises(UnreadableArticle, match=r"has 3 pages; .* up to 2"):
        read_pdf(pdf([], [], []), "a.pdf", replace(LIMITS, pdf_pages=2))


def test_ligatures_are_letters() -> None:
    data = pdf(column("The office")).replace(
        b"/Encoding/WinAnsiEncoding", b"/Encoding<</Differences[102/fi]>>"
    )
    assert read_pdf(data, "a.pdf").text == "The ofifiice"


def test_a_bomb_is_not_unpacked() -> None:
    bomb = zlib.compress(zlib.compress(bytes(300_000_000), 9), 9)
    data = pdf(column("x"))
    start, end = data.index(b"5 0 obj"), data.index(b"endobj", data.index(b"5 0 obj"))
    stream = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>\nstream\n" % len(bomb)
    data = data[:start] + b"5 0 obj\n" + stream + bomb + b"\nendstream\n" + data[end:]
    assert len(data) < 10_000
    with pytest.raises(UnreadableArticle, match="unpacks to far more"):
        read_pdf(data, "a.pdf")
