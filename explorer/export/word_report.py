"""A report as a Word document (.docx)."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from explorer.export.escaping import visible, visible_part
from explorer.export.figure import Figure
from explorer.export.report import HOW_TO_CHECK, Article, Entry, Named, Quote, Report

_BLACK = RGBColor(0, 0, 0)
_MUTED, _WARN = RGBColor(0x55, 0x5E, 0x67), RGBColor(0x9A, 0x34, 0x12)
_PAGE, _MARGIN, _HANG = (Mm(210), Mm(297)), Mm(22), Mm(11)
_STYLES = {  # their ids: a name without its spaces, and the template calls the first of all so
    name: name.replace(" ", "")
    for name in (
        "Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "Facts", "Told",
        "Place", "Sentence", "Note",
    )
}  # fmt: skip
_LONGEST = 255  # signs that a property of the file may have
_WIDTH, _HEIGHT = 166.0, 205.0  # mm that a figure may take


def word_report(report: Report, figure: Figure | None = None) -> bytes:
    """The whole file; it names no author, and no folder."""
    made = _empty(report.title)
    _plain(made, report.title, "Title")
    _plain(made, f"{report.summary} · {report.made}", "Facts")
    _plain(made, f"{report.condition} {report.counted}")
    if figure is not None:
        _figure(made, figure)
    _plain(made, "Lines and their sentences", "Heading 1")
    how = _plain(made, HOW_TO_CHECK + " In a sentence the two names are ", "Facts")
    how.add_run("strong").bold = True
    how.add_run(", and the words that tie them are ")
    how.add_run("underlined").underline = True
    how.add_run(".")
    for entry in report.entries:
        _entry(made, entry)
    _plain(made, "Index of names", "Heading 1")
    _index(made, report)
    _plain(made, "Articles", "Heading 1")
    for article in report.articles:
        _article(made, article)
    if report.omitted or report.unnamed:
        _plain(made, "Left out", "Heading 1")
        for one in report.omitted:
            _plain(made, report.omission(one), "List Bullet")
        if report.unnamed:
            _plain(made, report.unnamed)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _empty(title: str) -> Any:
    """A document with our styles: quiet, the numbers hanging in the margin."""
    made = docx.Document()
    core, now = made.core_properties, datetime.now().replace(microsecond=0)
    core.title, core.author, core.last_modified_by = visible(title)[:_LONGEST], "", ""
    core.comments, core.created, core.modified = "Made with Article Explorer", now, now
    section = made.sections[0]
    section.page_width, section.page_height = _PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = (
        _MARGIN
    )
    styles = made.styles
    _font(styles["Normal"], "Georgia", 10)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    sizes = {"Title": 22, "Heading 1": 14, "Heading 2": 12, "Heading 3": 10.5}
    for name, size in sizes.items():
        _font(styles[name], "Georgia", size, _BLACK)
        shape = styles[name].paragraph_format
        shape.keep_with_next, shape.space_after = True, Pt(2)
        shape.space_before = Pt({"Heading 1": 20, "Heading 2": 13}.get(name, 7))
    styles["Heading 3"].font.bold = False
    _without_rule(styles["Title"])
    hanging = styles["Heading 2"].paragraph_format
    hanging.left_indent, hanging.first_line_indent = _HANG, -_HANG
    hanging.tab_stops.add_tab_stop(_HANG)
    styles["Heading 3"].paragraph_format.left_indent = _HANG
    own = (("Facts", 8.5, 0), ("Told", 8.5, 11), ("Place", 8, 15), ("Sentence", 10.5, 15))
    for name, size, left in (*own, ("Note", 9.5, 15)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        serif = name in ("Sentence", "Note")
        _font(style, "Georgia" if serif else "Arial", size, None if serif else _MUTED)
        shape = style.paragraph_format
        shape.left_indent, shape.keep_together = Mm(left), True
        shape.keep_with_next = name in ("Told", "Sentence")
    styles["Sentence"].paragraph_format.space_after = Pt(1)
    _page_numbers(section.footer.paragraphs[0])
    return made


def _entry(made: Any, entry: Entry) -> None:
    _paragraph(made, "Heading 2").add_run(f"{entry.number}\t{visible(entry.heading)}")
    _facts(_paragraph(made, "Told"), entry.facts)
    for statement in entry.statements:
        if entry.single is None:
            _plain(made, statement.heading, "Heading 3")
            _facts(_paragraph(made, "Told"), statement.told)
        _note(made, statement.note)
        for quote in statement.quotes:
            _quote(made, quote)


def _quote(made: Any, quote: Quote) -> None:
    sentence = _paragraph(made, "Sentence")
    for piece in quote.pieces:
        run = sentence.add_run(visible_part(piece.text))
        run.bold = piece.mark == "name" or None
        run.underline = WD_UNDERLINE.SINGLE if piece.mark == "trigger" else None
    place = _paragraph(made, "Place")
    parts = (quote.place[:1].upper() + quote.place[1:], quote.characters, *quote.told)
    _facts(place, [part for part in parts if part], strong=quote.characters)
    _note(made, quote.note)


def _facts(paragraph: Any, parts: Sequence[str], strong: str = "") -> None:
    """Short facts in a row, in as few runs as there are looks."""
    plain = ""
    for place, part in enumerate(parts):
        plain += " · " if place else ""
        if part not in ("disputed", strong):
            plain += visible(part)
            continue
        if plain:
            paragraph.add_run(plain)
            plain = ""
        run = paragraph.add_run(visible(part))
        run.bold = part == "disputed" or None
        run.font.color.rgb = _WARN if part == "disputed" else _BLACK
    if plain:
        paragraph.add_run(plain)


def _note(made: Any, note: str) -> None:
    rows = [visible(row) for row in note.splitlines() if row.strip()]
    if rows:
        paragraph = _paragraph(made, "Note")
        paragraph.add_run("Note: ").bold = True
        for place, row in enumerate(rows):
            run = paragraph.add_run(row)
            if place < len(rows) - 1:
                run.add_break()


def _index(made: Any, report: Report) -> None:
    found = [("Name", "Kind", "Lines"), *_named(report)]
    table = made.add_table(rows=len(found), cols=3)
    table.autofit = False
    for column, width in zip(table.columns, (Mm(96), Mm(26), Mm(44)), strict=True):
        column.width = width
    for place, (row, cells) in enumerate(zip(table.rows, found, strict=True)):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, words in zip(row.cells, cells, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph._p.style = _STYLES["Facts" if place == 0 else "Normal"]
            first, *more = words.split("\n")
            paragraph.add_run(first)
            for line in more:
                paragraph.runs[-1].add_break()
                run = paragraph.add_run(line)
                run.font.size, run.font.color.rgb = Pt(8), _MUTED


def _named(report: Report) -> Iterable[tuple[str, str, str]]:
    for one in report.index:
        yield _name(one), visible(one.kind), ", ".join(map(str, report.numbers(one.rows)))


def _name(one: Named) -> str:
    also = f"also: {visible('; '.join(one.aliases))}" if one.aliases else ""
    note = f"Note: {visible(one.note)}" if one.note else ""
    return "\n".join(part for part in (visible(one.name), also, note) if part)


def _article(made: Any, one: Article) -> None:
    paragraph = _paragraph(made, "Normal")
    shape = paragraph.paragraph_format
    shape.left_indent, shape.first_line_indent, shape.keep_together = _HANG, -_HANG, True
    shape.tab_stops.add_tab_stop(_HANG)
    run = paragraph.add_run(f"{one.number}\t{visible(one.told)}")
    for line in one.hashes:
        run.add_break()
        run = paragraph.add_run(visible(line))
        run.font.size, run.font.name, run.font.color.rgb = Pt(7.5), "Consolas", _MUTED


def _figure(made: Any, figure: Figure) -> None:
    paragraph = _paragraph(made, "Normal")
    paragraph.paragraph_format.keep_with_next = True
    wide = min(_WIDTH, _HEIGHT * figure.width / figure.height)
    picture = paragraph.add_run().add_picture(io.BytesIO(figure.png), width=Mm(wide))
    told = picture._inline.docPr  # what a screen reader says
    told.set("descr", visible(figure.told))
    told.set("name", "Figure")
    _plain(made, f"{figure.words} {figure.sentence}".strip(), "Facts")


def _plain(made: Any, text: str, style: str = "Normal") -> Any:
    paragraph = _paragraph(made, style)
    paragraph.add_run(visible_part(text))
    return paragraph


def _paragraph(made: Any, style: str) -> Any:
    """A paragraph of a style, at the end: the library would search the whole file for each."""
    element = OxmlElement("w:p")
    made.element.body[-1].addprevious(element)  # what is last says how large the pages are
    element.style = _STYLES[style]
    return Paragraph(element, made._body)


def _font(style: Any, name: str, size: float, color: RGBColor | None = None) -> None:
    style.font.name, style.font.size, style.font.color.rgb = name, Pt(size), color
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _without_rule(style: Any) -> None:
    """The template underlines titles."""
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        border.getparent().remove(border)


def _page_numbers(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size, run.font.name = Pt(8), "Arial"
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = words or None
        run._r.append(part)
