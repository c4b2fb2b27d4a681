"""A Word file's paragraphs, or one sentence."""

import hashlib
from dataclasses import replace

import pytest

from explorer.errors import UnreadableArticle
from explorer.reading.limits import LIMITS
from explorer.reading.word import read_word
from tests.reading.papers import strict, unzipped, word, word_around, word_with, zipped

LIMITED = replace(LIMITS, archive_members=20, archive_bytes=3_000_000, archive_xml_bytes=1_000_000)


def test_paragraphs_title_and_author() -> None:
    document = read_word(
        word("One.", "", "Two  here.", title="A day", author="Ada Byron"), "a.docx"
    )
    assert document.text == "One.\n\nTwo here."
    assert (document.title, document.author) == ("A day", "Ada Byron")


def test_the_strict_form_of_the_standard_is_read_as_the_usual_one() -> None:
    usual = word("One.", "Two  here.", title="A day", author="Ada Byron")
    data = strict(usual)
    assert b"purl.oclc.org/ooxml/wordprocessingml" in unzipped(data)["word/document.xml"]
    document = read_word(data, "a.docx")
    assert document == replace(
        read_word(usual, "a.docx"), file_sha256=hashlib.sha256(data).hexdigest()
    )


def test_what_a_program_writes_into_the_fields_is_left_out() -> None:
    document = read_word(
        word("Jane met John", title="Word Document", author="python-docx"), "a.docx"
    )
    assert (document.title, document.author) == ("Jane met John", "")


def test_changes_tables_boxes_and_links() -> None:
    def run(text: str) -> str:
        return f"<w:r><w:t>{text}</w:t></w:r>"

    box = f"<w:txbxContent><w:p>{run('In a box')}</w:p></w:txbxContent>"
    document = read_word(
        word_around(
            f"<w:p>{run('Jane ')}<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
            f"<w:ins>{run('once ')}</w:ins><w:hyperlink>{run('met')}</w:hyperlink>"
            f"<w:r><w:tab/><w:t>John</w:t><w:br/><w:t>Doe</w:t></w:r></w:p>"
            f"<w:tbl><w:tr><w:tc><w:p>{run('A cell')}</w:p></w:tc></w:tr></w:tbl>"
            f"<w:sdt><w:sdtContent><w:p>{run('A field')}</w:p></w:sdtContent></w:sdt>"
            f"<w:p>{run('By it')}<mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:p>"
        ),
        "a.docx",
    )
    assert document.text.split("\n\n") == [
        "Jane once met John", "Doe", "A cell", "A field", "By it", "In a box",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({f"x{n}": b"" for n in range(30)}, "parts (at most 20)"),
        ({"word/media/a.bin": bytes(4_000_000)}, "MB packed into it (at most 3)"),
        ({"word/b.xml": bytes(2_000_000)}, "2 MB in one part (at most 1)"),
        ({"../../etc/a": b""}, "point outside"),
        ({"/etc/a": b""}, "point outside"),
        ({"C:\\a": b""}, "point outside"),
    ],
)
def test_a_bomb_is_refused_before_it_is_opened(parts: dict[str, bytes], reason: str) -> None:
    with pytest.raises(UnreadableArticle) as caught:
        read_word(word_with(parts), "a.docx", LIMITED)
    assert reason in str(caught.value)


def test_a_file_packed_too_tightly_is_refused() -> None:
    bomb = word_with({"word/document.xml": b"<w>" + bytes(40_000_000)})
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableArticle, match=r"packed \d+ times \(at most 200\)"):
        read_word(bomb, "a.docx")


def test_an_old_or_locked_file_is_said_to_be_one() -> None:
    with pytest.raises(UnreadableArticle, match=r"password or is an old \.doc"):
        read_word(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "a.docx")


def test_footnotes_and_endnotes_come_last() -> None:
    parts = unzipped(word("Jane met John.", "He denied it."))
    rels, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    for number, kind in enumerate(("footnotes", "endnotes")):
        parts[f"word/{kind}.xml"] = (
            '<w:notes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            "<w:footnote><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote><w:p><w:r>"
            f"<w:t>Told in {kind}.</w:t></w:r></w:p></w:footnote></w:notes>"
        ).encode()
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        relation = f'<Relationship Id="n{number}" Type="{office}/{kind}" Target="{kind}.xml"/>'
        parts[rels] = parts[rels].replace(b"</Rel", relation.encode() + b"</Rel")
        kept = f'<Override PartName="/word/{kind}.xml" ContentType="application/xml"/>'
        parts[types] = parts[types].replace(b"</Types", kept.encode() + b"</Types")
    text = read_word(zipped(parts), "a.docx").text
    assert text.split("\n\n") == [
        "Jane met John.", "He denied it.", "Told in footnotes.", "Told in endnotes.",
    ]  # fmt: skip
