"""A PDF with a text layer; a scan is told apart from it and refused in words."""

import io
import re
from collections import defaultdict
from typing import Any

from explorer.errors import PasswordNeeded, UnreadableArticle
from explorer.model.dates import first_date
from explorer.model.files import NOTHING_SAID, Asked, Readout
from explorer.reading.article import document_of
from explorer.reading.columns import end_of, in_reading_order
from explorer.reading.limits import LIMITS, Limits
from explorer.reading.lines import Line, paragraphs_of
from explorer.reading.pdf_pieces import Place, pieces

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_GUTTER = 1.0  # of the size of a letter: words so far apart may be of two columns
_LOWER = 0.5  # of the size of a letter: what stands so much lower is no part of a row
_SMALL = 0.85  # of a line's size: what is smaller may be raised or lowered
_TWICE = 0.15  # of the size of a letter: so near is text that is drawn a second time
_NAMED = 8  # pages that are named one by one


def read_pdf(
    data: bytes, name: str, limits: Limits = LIMITS, asked: Asked = NOTHING_SAID
) -> Readout:
    """The article of a PDF file; raises UnreadableArticle, pypdf a dozen errors of its own."""
    from pypdf.errors import LimitReachedError

    try:
        return _article(data, name, limits, asked.password)
    except LimitReachedError as error:
        raise UnreadableArticle(
            f"“{name}” unpacks to far more than an article holds, and is not read; get "
            "another copy."
        ) from error


def _article(data: bytes, name: str, limits: Limits, password: str) -> Readout:
    from pypdf import PdfReader

    file = PdfReader(io.BytesIO(data), strict=False)
    if file.is_encrypted and not (file.decrypt("") or (password and file.decrypt(password))):
        raise PasswordNeeded(
            f"The password does not open “{name}”."
            if password
            else f"“{name}” needs a password to be read."
        )
    if len(file.pages) > limits.pdf_pages:
        raise UnreadableArticle(
            f"“{name}” has {len(file.pages):,} pages; articles of up to {limits.pdf_pages:,} are "
            "read, so split it."
        )
    pages = [in_reading_order(_rows(page)) for page in file.pages]
    pictures = [
        number
        for number, (page, lines) in enumerate(zip(file.pages, pages, strict=True), 1)
        if not lines and _is_picture(page)
    ]
    _refuse_unreadable(pages, pictures, name)
    about = file.metadata
    document = document_of(
        "\n\n".join(paragraphs_of(pages)),
        data,
        name,
        limits,
        title=(about.title if about else "") or "",
        author=(about.author if about else "") or "",
        made=_day((about.get("/CreationDate") if about else "") or ""),
    )
    return Readout(documents=(document,), left_out=_told(pictures))


def _rows(page: Any) -> list[list[Line]]:
    """The printed lines of a page in the order in which they are drawn, each in its pieces."""
    bottom, top = sorted((float(page.mediabox.bottom), float(page.mediabox.top)))
    rows: list[list[Line]] = []
    row: list[Line] = []
    words: list[str] = []
    place: Place | None = None
    last = 0.0  # size of the last letters; those of a note's number do not count
    drawn: defaultdict[str, list[Place]] = defaultdict(list)  # where each piece of text stands

    def take(text: str, here: Place) -> None:
        nonlocal place, last
        for index, piece in enumerate(text.split("\n")):
            if index:
                finish()
            if piece.strip():
                bare = piece.strip()
                if len(bare) > 1 and _is_again(drawn[bare], here):  # how some print bold
                    continue
                before = "".join(words)
                spaced = before[-1:].isspace() or piece[:1].isspace()
                if place is not None and _is_apart(Line(before, *place), here, spaced=spaced):
                    end_piece()
                    if row and abs(here[1] - row[0].y) >= _LOWER * row[0].size:
                        finish()
                place = place or here
                last = here[2] if len(bare) > 1 else last or here[2]
            words.append(piece)

    def end_piece() -> None:
        nonlocal place, last
        line = " ".join("".join(words).translate(_LIGATURES).split())
        # A line cut by the page's edge is drawn again on the next page.
        if line and place and bottom <= place[1] <= top:
            other = abs(last - place[2]) > 0.5
            row.append(Line(line, *place, last_size=last if other else 0.0))
        words.clear()
        place, last = None, 0.0

    def finish() -> None:
        end_piece()
        if row:
            rows.append([*row])
            row.clear()

    pieces(page, take)
    finish()
    return rows


def _is_apart(line: Line, here: Place, *, spaced: bool) -> bool:
    """Whether words begin before a line or so far behind it that they may be of another column."""
    x, y, size = here
    if x < line.x - _GUTTER * size:
        return True
    # The lines of a column may stand between those of another; what is raised is set smaller.
    lower = abs(y - line.y) >= _LOWER * line.size and size > _SMALL * line.size
    return (spaced or lower) and x > end_of(line) + _GUTTER * size


def _is_again(places: list[Place], here: Place) -> bool:
    """Whether the same text stands where it is drawn now, as good as; else its place is noted."""
    x, y, size = here
    near = _TWICE * size
    if any(abs(x - left) < near and abs(y - up) < near for left, up, _ in places):
        return True
    places.append(here)
    return False


def _is_picture(page: Any) -> bool:
    """Whether a page shows a picture, by itself or inside one form."""
    resources = page.get("/Resources")
    for _ in range(2):
        shown = resources.get_object().get("/XObject") if resources is not None else None
        objects = [one.get_object() for one in shown.get_object().values()] if shown else []
        kinds = [one.get("/Subtype") for one in objects]
        if "/Image" in kinds:
            return True
        forms = [one for one in objects if one.get("/Subtype") == "/Form"]
        resources = forms[0].get("/Resources") if forms else None
    content = page.get_contents()
    return content is not None and b"BI" in content.get_data() and b"EI" in content.get_data()


def _told(pictures: list[int]) -> tuple[str, ...]:
    if not pictures:
        return ()
    if len(pictures) == 1:
        return (f"Page {pictures[0]:,} is a picture; its text was not read.",)
    shown = [f"{number:,}" for number in pictures[:_NAMED]]
    if len(pictures) > _NAMED:
        where = f"{', '.join(shown)} and {len(pictures) - _NAMED:,} more"
    else:
        where = f"{', '.join(shown[:-1])} and {shown[-1]}"
    return (f"Pages {where} are pictures; their text was not read.",)


def _day(written: object) -> str:
    """The day of a PDF's date ("D:20250903…") as ISO 8601; empty where it is none."""
    found = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", str(written))
    return first_date("-".join(found.groups())) if found else ""


def _refuse_unreadable(pages: list[list[Line]], pictures: list[int], name: str) -> None:
    text = "".join(line.words for page in pages for line in page)
    if not text and not pictures:
        raise UnreadableArticle(
            f"“{name}” holds no text; if its pages show some, it is drawn: run text recognition "
            "(OCR) on it first."
        )
    if not text:
        raise UnreadableArticle(
            f"“{name}” is a scan without text; run text recognition (OCR) on it first."
        )
    foreign = sum(c == "\ufffd" or c < " " or "\ue000" <= c <= "\uf8ff" for c in text)
    if foreign > 0.1 * len(text):
        raise UnreadableArticle(
            f"“{name}” has a text layer that cannot be read; run text recognition (OCR) on it."
        )
