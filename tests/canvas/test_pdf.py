"""A drawing as a PDF: one page of its size, real text in every script, real lines."""

import io
import unicodedata

import pypdf
import pytest

from explorer.canvas.fonts import load_fonts, measure
from explorer.canvas.pdf import write_pdf
from explorer.canvas.pdf_mending import mended
from explorer.canvas.pdf_spans import shaped
from explorer.canvas.picture import SOFTWARE
from explorer.errors import ExportError
from explorer.graph.frame import Caption
from explorer.graph.items import Disc, Drawing, Path, Text
from explorer.graph.picture import MILLIMETER, TARGETS, PictureOptions, own_print, picture
from explorer.graph.theme import theme
from tests.canvas.crowds import crowd
from tests.canvas.scenes import harbor, line, scene

pytestmark = pytest.mark.usefixtures("qapp")
NAMES = (
    "习近平主席", "山田太郎", "김정은", "محمد بن سلمان", "בנימין נתניהו", "Łukasz Żółć–Ñandú",
    "فلاديمير بوتين", "Кирилл", "Ada <b>Okafor</b> & Sons", "2025-09-03",
)  # fmt: skip

JOINED = (
    "नरेंद्र मोदी", "தமிழ்நாடு", "محمد بن سلمان", "בנימין נתניהו", "習近平", "김정은", "Ελλάδα",
    "فلاديمير بوتين", "👩\u200d🚀 Ada", "ประยุทธ์", "مُحَمَّد (Ada)", "e\u0301tat", "(a) \\ <b>",
)  # fmt: skip


def pdf(drawing, metadata=None):
    stream = io.BytesIO()
    for _ in write_pdf(drawing, stream, metadata):
        pass
    return pypdf.PdfReader(stream)


def page_of(of, target=TARGETS["print180"], **options):
    made = picture(of, target, theme("light"), measure, PictureOptions(**options))
    return pdf(made.drawing).pages[0], made


def copied(page):
    """The texts of a page as a reader copies them: a span's own words stand for its glyphs."""
    spans = []

    def each(operator, operands, *_):
        if operator == b"BDC":
            spans.append([operands[1]["/ActualText"], 0])
        elif operator == b"Tj" and spans and spans[-1] is not None:
            spans[-1][1] += 1
        elif operator == b"EMC":
            assert spans[-1][1], "a span without glyphs cannot be selected"
            spans.append(None)

    text = page.extract_text(visitor_operand_before=each)
    told = [one[0] for one in spans if one is not None]
    assert len(told) * 2 == len(spans), "a span that is not closed"
    told = [one.decode("utf-16") if isinstance(one, bytes) else one for one in told]
    lines = [line.split() for line in (*told, *text.splitlines())]
    # pypdf, which knows no order of reading, tells words from the right as they are seen.
    turned = [[word[::-1] for word in line] for line in lines]
    return [" ".join(line) for line in (*lines, *turned)]


def images(page):
    found = page["/Resources"].get("/XObject", {})
    return [one for one in found.values() if one.get_object()["/Subtype"] == "/Image"]


def test_the_page_has_its_size_in_millimeters():
    for target in (TARGETS["print85"], TARGETS["print180"], own_print(123, 77)):
        page, made = page_of(harbor(), target, title="Who met whom")
        for box in (page.mediabox, page.trimbox):
            assert float(box.width) / 72 * 96 == pytest.approx(target.width, abs=0.01)
            assert float(box.height) / 72 * 96 == pytest.approx(made.drawing.height, abs=0.01)


def test_every_name_can_be_found_and_copied():
    of = scene(
        [(name, name, "PERSON", 150 * (at % 3), 90 * (at // 3)) for at, name in enumerate(NAMES)],
        [line(one, NAMES[0], "met") for one in NAMES[1:]],
    )
    page, made = page_of(of, caption=Caption(("a.txt",), "2025-09-03"))
    text = page.extract_text()
    assert len(made.drawing.names) == len(NAMES)
    for name in NAMES:
        for word in name.split():
            # Hebrew and Arabic lie in the file as they are seen, from the left to the right.
            seen = unicodedata.bidirectional(word[0]) in ("R", "AL")
            assert (word[::-1] if seen else word) in text
    assert not [sign for sign in text if unicodedata.category(sign) == "Co" or sign == "\t"]
    assert not images(page)


def test_names_in_joined_scripts_are_copied_as_they_are_read():
    for halo in (None, "#FFFFFF"):
        items = tuple(
            Text(9, 30 * at + 30, name, 14.5, 500, "#000000", halo)
            for at, name in enumerate(JOINED)
        )
        page = pdf(Drawing(400, 400, "#FFFFFF", items)).pages[0]
        found = copied(page)
        for name in JOINED:
            assert name in found
        assert "-32000" not in page.get_contents().get_data().decode("latin-1")
    of = scene(
        [(name, name, "PERSON", 150 * (at % 3), 90 * (at // 3)) for at, name in enumerate(JOINED)],
        [line(one, JOINED[0], "met") for one in JOINED[1:]],
    )
    text = " ".join(copied(page_of(of)[0]))
    for name in JOINED:
        assert all(word in text for word in name.split()), name


def test_letters_from_the_right_are_left_to_the_reader_which_turns_them():
    """Poppler turns what a span says once more: "روسيا" would be found as "ايسور"."""
    assert not any(map(shaped, ("روسيا", "روسيا (Russia)", "Slovakia – סלובקיה", "محمد 2024")))
    assert all(map(shaped, ("مُحَمَّد", "नरेंद्र", "e\u0301tat", "🇨🇳 روسيا")))


def test_the_letters_of_every_script_are_in_the_file():
    items = tuple(
        Text(9, 20 * at + 20, name, 14, 400, "#000000") for at, name in enumerate(NAMES[:6])
    )
    page = pdf(Drawing(300, 200, "#FFFFFF", items)).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    described = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert all("/FontFile2" in one.get_object() for one in described)
    known = {family.replace(" ", "") for family in load_fonts()}
    names = {font["/BaseFont"].lstrip("/").split("-")[0] for font in fonts}
    assert "Inter" in names
    assert len(names) >= min(3, len(known))


def test_it_says_what_it_is_and_nothing_of_the_machine():
    facts = {"Title": "Who met\n谁 & <whom>", "Source": "a.txt; b.txt", "Date": "2025-09-03",
             "Description": "Two people"}  # fmt: skip
    found = pdf(Drawing(200, 100, None, ()), facts)
    assert found.metadata.title == "Who met 谁 & <whom>"
    assert found.metadata.creator == SOFTWARE
    assert found.metadata.author is None
    xmp = found.xmp_metadata
    assert xmp.dc_title == {"x-default": "Who met 谁 & <whom>"}
    assert xmp.dc_source == "a.txt; b.txt"
    assert xmp.dc_description == {"x-default": "Two people"}
    assert str(xmp.dc_date[0])[:10] == "2025-09-03"
    assert not xmp.dc_creator


def test_halos_and_faint_lines_are_no_pictures():
    items = (
        Path(((0, 0), (90, 90)), "#80112233", 2, dash=(6, 4)),
        Disc(50, 50, 30, None, "#112233", 2),
        Text(20, 60, "Ada", 20, 500, "#1C2126", "#FFFFFF"),
    )
    page = pdf(Drawing(100, 100, "#FFFFFF", items)).pages[0]
    assert not images(page)
    assert page.extract_text().strip() == "Ada"


def test_a_large_graph_is_drawn_in_vectors_too():
    page, made = page_of(crowd(700, 2_000), title="Everyone")
    assert not images(page)
    content = page.get_contents().get_data()
    assert content.count(b"\nS\n") + content.count(b"\nf") > 2_000
    assert made.drawing.names[0].lines[0].split()[0] in page.extract_text()


def test_a_page_that_no_reader_opens_is_refused():
    with pytest.raises(ExportError, match="choose another size"):
        pdf(Drawing(200 * 96, 100, None, ()))


def test_a_file_that_is_built_otherwise_stays_as_it_is():
    for data in (b"", b"%PDF-1.7\nanything", b"\nxref\n", b"trailer"):
        assert mended(data, (10, 10), str) == data


def test_millimeters_are_those_of_css():
    assert round(25.4 * MILLIMETER, 9) == 96
