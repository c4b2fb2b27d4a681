"""What every reader ends with: text and what the file says of itself → Document."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

from explorer.errors import UnreadableArticle
from explorer.model.datelines import day_above
from explorer.model.dates import lead_of
from explorer.model.records import Document
from explorer.model.text import digest, guessed_title, normalized
from explorer.reading.limits import Limits

# What programs put into the title field when nobody wrote one.
_NO_TITLE = re.compile(
    r"(word )?document\d*|untitled.*|microsoft word - .*|.*\.(docx?|pdf|indd|txt|html?|rtf|odt)",
    re.I,
)

_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|d[aei]|de la|v[ao]n|der|al|bin)){1,4}"
# The line between the headline and the article: "By Ada Byron and Al Khan, The Post, 3 May 2024".
_BYLINE = re.compile(rf"(?:By|BY) ({_NAME}(?:(?:, {_NAME})*,? and {_NAME})?)(?: ?[,;|·•–—(].*)?")
_HEAD = 8  # lines in which it may stand


def document_of(
    text: str,
    data: bytes,
    name: str,
    limits: Limits,
    *,
    title: str = "",
    published: str = "",
    author: str = "",
    language: str = "",
    source: str = "",
    made: str = "",
) -> Document:
    """The record of one article, id ``d1``; ``published`` is ISO 8601 or empty.

    What the file does not say is read from the text: the title from its first line, the author from
    the byline under it, the date from what stands above and before the article
    (:func:`~explorer.model.datelines.day_above`), else it is the day ``made`` of the file itself
    (both ``published_guessed``). Where the file names no ``source``, its own name is the source.
    Raises UnreadableArticle for a text without a visible character and for one that is too long.

    Where a file has several, ``data`` is empty: see :func:`of_one_file`.
    """
    text = normalized(text)
    if not text.strip():
        raise UnreadableArticle(f"“{name}” holds no text; open an article instead.")
    refuse_long(text, name, limits)
    lead = lead_of(text)
    guessed = "" if published else day_above(text) or made
    return Document(
        id="d1",
        title=_line(title) if _says_something(title) else guessed_title(text),
        text=text,
        language=language,
        source=_line(source) or normalized(name),
        published=published or guessed,
        published_guessed=bool(guessed),
        author=_line(author) or _byline(lead),
        sha256=digest(text),
        file_sha256=hashlib.sha256(data).hexdigest(),
    )


def of_one_file(documents: Iterable[Document], data: bytes) -> tuple[Document, ...]:
    """Several articles of a file: ids ``d1`` and on, each with the hash of the file."""
    hashed = hashlib.sha256(data).hexdigest()
    return tuple(
        replace(one, id=f"d{number}", file_sha256=hashed) for number, one in enumerate(documents, 1)
    )


def refuse_long(text: str, name: str, limits: Limits) -> None:
    """Raise UnreadableArticle for a text that is too long to be an article."""
    if len(text) > limits.characters:
        raise UnreadableArticle(
            f"“{name}” has {len(text):,} characters; articles of up to {limits.characters:,} are "
            "read, so split it."
        )


def _line(words: str) -> str:
    return " ".join(normalized(words).split())[:300]


def _byline(lead: str) -> str:
    lines = [line for line in map(_line, lead.split("\n")) if line][1:_HEAD]
    found = filter(None, map(_BYLINE.fullmatch, lines))
    return next((one[1] for one in found), "")


def _says_something(title: str) -> bool:
    title = _line(title)
    return bool(title) and not _NO_TITLE.fullmatch(title)
