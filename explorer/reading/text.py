"""Plain text: what is in the file is the text, but for its encoding and line ends."""

from explorer.model.records import Document
from explorer.reading.article import document_of
from explorer.reading.encoding import decoded
from explorer.reading.limits import LIMITS, Limits


def read_text(data: bytes, name: str, limits: Limits = LIMITS) -> Document:
    """The document of a .txt file; raises UnreadableArticle."""
    return document_of(decoded(data, name), data, name, limits)
