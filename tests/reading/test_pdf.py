"""A PDF's text layer, or one sentence."""

import io
import zlib
from dataclasses import replace

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from explorer.errors import PasswordNeeded, UnreadableArticle
from explorer.model.files import Asked
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
    document = read_pdf(data, "a.pdf").document
    assert document.text.split("\n\n") == [
        "A day in May",
        "Jane Roe met John Doe in Paris, the capital, on Tuesday and spoke of the treaty.",
        "The prime minister of Norway denied that he had met with either of them.",
        "She left on Friday.",
    ]
    assert (document.title, document.author) == ("A day in May", "Ada Byron")


def test_a_title_that_a_program_made_is_none() -> None:
    data = pdf(column("Jane met John"), title="Microsoft Word - draft 3.docx")
    assert read_pdf(data, "a.pdf").document.title == "Jane met John"


def test_running_heads_go() -> None:
    pages = [
        [*column(f"The Daily Post {n}", top=780, size=8), *column(f"Text {'abc'[n]}", "goes on.")]
        for n in range(3)
    ]
    assert "Daily" not in read_pdf(pdf(*pages), "a.pdf").document.text


def test_what_lies_outside_the_page_is_left_out() -> None:
    data = pdf([*column("Jane met"), (72, -5, 10, "John.")], column("John.", top=780))
    assert read_pdf(data, "a.pdf").document.text == "Jane met John."


def test_a_scan_is_said_to_be_one() -> None:
    words = pdf([(72, 700, 10, "0000000000000000000000000000000000")])
    shown = words.replace(b"BT /F1 10", b"BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI %")
    with pytest.raises(UnreadableArticle, match="is a scan"):
        read_pdf(shown, "a.pdf")


def test_pages_without_text_and_picture_are_not_called_a_scan() -> None:
    with pytest.raises(UnreadableArticle, match=r"“a\.pdf” holds no text; if its pages show some"):
        read_pdf(pdf([], []), "a.pdf")


def test_a_password_is_asked_for_and_a_wrong_one_is_said() -> None:
    data = pdf(column(*ONE), password="secret")
    with pytest.raises(PasswordNeeded, match=r"“a\.pdf” needs a password"):
        read_pdf(data, "a.pdf")
    with pytest.raises(PasswordNeeded, match=r"The password does not open “a\.pdf”"):
        read_pdf(data, "a.pdf", LIMITS, Asked(password="Secret"))
    document = read_pdf(data, "a.pdf", LIMITS, Asked(password="secret")).document
    assert document.text.startswith("Jane Roe met John Doe")


def test_pages_that_are_pictures_are_named_and_blank_ones_are_not() -> None:
    def pages(*pictures: int) -> tuple[str, ...]:
        writer = PdfWriter(clone_from=io.BytesIO(pdf(*[column(*ONE), *[[]] * 12])))
        image = StreamObject()
        image.set_data(b"\0")
        image[NameObject("/Subtype")] = NameObject("/Image")
        for number in pictures:
            held = DictionaryObject({NameObject("/X"): writer._add_object(image)})
            resources = DictionaryObject({NameObject("/XObject"): held})
            writer.pages[number - 1][NameObject("/Resources")] = resources
        stream = io.BytesIO()
        writer.write(stream)
        return read_pdf(stream.getvalue(), "a.pdf").left_out

    assert pages() == ()
    assert pages(3) == ("Page 3 is a picture; its text was not read.",)
    assert pages(3, 5, 6) == ("Pages 3, 5 and 6 are pictures; their text was not read.",)
    (many,) = pages(*range(3, 13))
    assert many == "Pages 3, 4, 5, 6, 7, 8, 9, 10 and 2 more are pictures; their text was not read."


def test_the_day_a_file_was_made_is_a_guess_where_the_text_names_none() -> None:
    def published(*lines: str) -> tuple[str, bool]:
        writer = PdfWriter(clone_from=io.BytesIO(pdf(column(*lines))))
        writer.add_metadata({"/CreationDate": "D:20240904101500+02'00'"})
        stream = io.BytesIO()
        writer.write(stream)
        document = read_pdf(stream.getvalue(), "a.pdf").document
        return document.published, document.published_guessed

    assert published("Jane met John.") == ("2024-09-04", True)
    assert published("Jane met John on 3 May 2024.") == ("2024-09-04", True)
    assert published("LONDON, 3 May 2024 (AP) - Jane met John.") == ("2024-05-03", True)


def test_too_many_pages_name_the_limit() -> None:
    with pytest.raises(UnreadableArticle, match=r"has 3 pages; .* up to 2"):
        read_pdf(pdf([], [], []), "a.pdf", replace(LIMITS, pdf_pages=2))


def test_ligatures_are_letters() -> None:
    data = pdf(column("The office")).replace(
        b"/Encoding/WinAnsiEncoding", b"/Encoding<</Differences[102/fi]>>"
    )
    assert read_pdf(data, "a.pdf").document.text == "The ofifiice"


def test_words_that_are_printed_twice_to_look_bold_are_read_once() -> None:
    lines = column("The minister resigned.", "The minister resigned, and left.")
    again = [(x + 0.4, y, size, words) for x, y, size, words in lines[:1]]
    text = read_pdf(pdf([lines[0], *again, lines[1]]), "a.pdf").document.text
    assert " ".join(text.split()) == "The minister resigned. The minister resigned, and left."


def test_a_bomb_is_not_unpacked() -> None:
    bomb = zlib.compress(zlib.compress(bytes(300_000_000), 9), 9)
    data = pdf(column("x"))
    start, end = data.index(b"5 0 obj"), data.index(b"endobj", data.index(b"5 0 obj"))
    stream = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>\nstream\n" % len(bomb)
    data = data[:start] + b"5 0 obj\n" + stream + bomb + b"\nendstream\n" + data[end:]
    assert len(data) < 10_000
    with pytest.raises(UnreadableArticle, match="unpacks to far more"):
        read_pdf(data, "a.pdf")
