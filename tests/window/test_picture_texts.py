"""Whatever a name, a title or a source holds: every kind of picture has it as plain text."""

import io
import re
import unicodedata

import pypdf
import pytest
from defusedxml.ElementTree import fromstring
from PySide6.QtGui import QImage

from explorer.canvas.fonts import measure
from explorer.graph.frame import Caption
from explorer.graph.picture import TARGETS, PictureOptions, picture
from explorer.graph.theme import theme
from explorer.window.picture_files import FORMATS, write
from tests.canvas.scenes import line, scene

pytestmark = pytest.mark.usefixtures("qapp")
PAYLOADS = [
    '<img src="file:///etc/passwd">',
    "<b>bold</b> & <i>co</i>",
    "quo\"te' &amp; &#65;",
    "]]><!--<![CDATA[",
    "</text></svg><script>alert(1)</script>",
    "url(http://127.0.0.1:9/x)",
    "javascript:alert(1)",
    "{fields} %s $1 \\1",
    "<?xml version='1.0'?><!ENTITY a SYSTEM 'x'>",
    "turned\u202earound\u2066",
    "null\x00bell\x07\x1b[31m",
    "lone\ud800 and \ufffe\uffff",
    "(paren) \\(escaped\\) /Names <</JS>>",
    "=1+1 @SUM(A1) -2+3 +4",
    "👩\u200d🚀 أحمد e\u0301\u0301 习近平",
    "w" * 400,
]


@pytest.mark.parametrize("name", PAYLOADS, ids=range(len(PAYLOADS)))
def test_it_is_plain_text_in_every_file(name):
    of = scene(
        [("a", name, "PERSON", 0, 0), ("b", "Ben", "PLACE", 300, 90)],
        [line("a", "b", name[:190], arrows=(False, True))],
    )
    options = PictureOptions(name, Caption((name,), "2025-09-03", (name,)), numbered=True)
    made = picture(of, TARGETS["web"], theme("light"), measure, options)
    assert set(FORMATS) == {".png", ".svg", ".pdf"}
    for suffix in FORMATS:
        stream = io.BytesIO()
        for _ in write(stream, suffix, made, TARGETS["web"], options):
            pass
        check(stream, suffix, name)


def check(stream, suffix, name):
    """A picture file holds a name as what it is, and nothing that acts."""
    data = stream.getvalue()
    if suffix == ".png":
        image = QImage.fromData(data)
        assert (image.width(), image.isNull()) == (1360, False)
        assert set(image.textKeys()) == {"Title", "Description", "Source", "Date", "Software"}
    elif suffix == ".svg":
        check_svg(data.decode("utf-8"), name)
    else:
        found = pypdf.PdfReader(stream)
        assert len(found.pages) == 1
        assert not list(found.pages[0].get("/Annots", []))
        assert set(found.trailer["/Root"]) == {"/Type", "/Pages", "/Names", "/Metadata"}
        assert "/JavaScript" not in found.trailer["/Root"]["/Names"]
        assert found.xmp_metadata.dc_date
        if name.isascii() and name.isprintable():
            assert found.metadata.title == name


def check_svg(text, name):
    root = fromstring(text)
    tags = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert tags <= {
        "svg", "title", "desc", "metadata", "RDF", "Description", "format", "source", "date",
        "CreatorTool", "style", "rect", "circle", "path", "text", "tspan",
    }  # fmt: skip
    for one in root.iter():
        assert not [key for key in one.attrib if key.startswith("on") or "href" in key]
    assert not [sign for sign in text if unicodedata.bidirectional(sign) in ("RLO", "LRI")]
    sheet = "".join(one.text for one in root.iter("{http://www.w3.org/2000/svg}style"))
    assert all(at.startswith("url(data:font/woff;") for at in re.findall(r"url\(.{20}", sheet))
    words = " ".join(name.split())
    if words.isascii() and words.isprintable():
        assert root.find("{http://www.w3.org/2000/svg}title").text == words
        said = {"".join(t.itertext()) for t in root.iter("{http://www.w3.org/2000/svg}text")}
        assert len(words) > 60 or set(words.split()[:2]) <= set(" ".join(said).split())
