"""Makes PDF, Word and Excel files for the tests, word by word."""

import io
import zipfile

import docx
import openpyxl

Word = tuple[float, float, float, str]  # left, height, size, words


def pdf(*pages: list[Word], title: str = "", password: str = "") -> bytes:
    """A PDF with the words where they are said to be."""
    from pypdf import PdfReader, PdfWriter

    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for index, words in enumerate(pages):
        content = "".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj ET\n"
            for x, y, size, text in words
        )
        objects += [
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {5 + 2 * index} 0 R>>",
            f"<</Length {len(content.encode('cp1252'))}>>\nstream\n{content}\nendstream",
        ]
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    data += (
        f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    if title or password:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        if title:
            writer.add_metadata({"/Title": title, "/Author": "Ada Byron"})
        if password:
            writer.encrypt(password, algorithm="AES-256")
        stream = io.BytesIO()
        writer.write(stream)
        data = stream.getvalue()
    return data


def column(
    *lines: str, x: float = 72, top: float = 700, size: float = 10, gap: float = 12
) -> list[Word]:
    """Lines under each other; an empty one leaves a gap."""
    return [(x, top - i * gap, size, line) for i, line in enumerate(lines) if line]


def word(*paragraphs: str, title: str = "", author: str = "") -> bytes:
    """A Word file with the paragraphs."""
    file = docx.Document()
    for paragraph in paragraphs:
        file.add_paragraph(paragraph)
    file.core_properties.title = title
    file.core_properties.author = author
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def word_around(xml: str) -> bytes:
    """A Word file whose body is the given mark-up."""
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        f"><w:body>{xml}</w:body></w:document>"
    )
    return word_with({"word/document.xml": body.encode()})


def word_with(parts: dict[str, bytes]) -> bytes:
    """A Word file with parts put into it, in place of its own where the names agree."""
    return zipped(unzipped(word("x")) | parts)


def workbook(*sheets: list[list[object]], titles: tuple[str, ...] = ()) -> bytes:
    """An Excel file with a sheet for each list of rows; the first one is active."""
    file = openpyxl.Workbook()
    for at, rows in enumerate(sheets):
        sheet = file.active if at == 0 else file.create_sheet()
        if at < len(titles):
            sheet.title = titles[at]
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip file of the parts."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return result.getvalue()


def strict(data: bytes) -> bytes:
    """An Office file as Word and Excel save it in ISO's strict form, with its other names."""
    names = (b"wordprocessingml", b"spreadsheetml", b"drawingml", b"officeDocument")
    parts = unzipped(data)
    for part, content in parts.items():
        for name in names:
            ours = b"http://schemas.openxmlformats.org/%s/2006/" % name
            content = content.replace(ours, b"http://purl.oclc.org/ooxml/%s/" % name)
        parts[part] = content.replace(b"extended-properties", b"extendedProperties")
    return zipped(parts)


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
