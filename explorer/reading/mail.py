"""A saved e-mail (.eml): its text, who wrote it when, and the mails that it encloses.

Header lines are cut short before anything looks at them: the standard library takes gigabytes for
a long encoded subject, and seconds for thousands of recipients, whom nobody needs here.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from email.errors import MessageError
from typing import TYPE_CHECKING, Any, cast

from explorer.errors import UnreadableArticle
from explorer.model.files import NOTHING_SAID, Asked, Readout
from explorer.model.records import Document
from explorer.model.text import normalized
from explorer.reading.article import document_of, of_one_file
from explorer.reading.encoding import decoded
from explorer.reading.html import read_html
from explorer.reading.limits import LIMITS, Limits

if TYPE_CHECKING:
    from email.message import EmailMessage

_HEADER = 4_000  # characters of one header line; a name or a subject has fewer
_MAILS = 50  # mails in one file
_DEPTH = 8  # of mails in mails
_NAMED = 5  # attachments that are named one by one
_QUOTED = re.compile(r"^(?:>[ \t]?)+", re.M)
_DAMAGED = (LookupError, ValueError, TypeError, AttributeError, MessageError)


def read_mail(
    data: bytes, name: str, limits: Limits = LIMITS, asked: Asked = NOTHING_SAID
) -> Readout:
    """The articles in a saved mail: it, and the mails inside; raises UnreadableArticle.

    A mail without text is none. Attachments are never opened, they are named in a sentence.
    """
    try:
        mails = list(_mails(_parsed(data)))
        found: list[Document] = []
        failed: list[UnreadableArticle] = []
        for each in mails[:_MAILS]:
            try:
                found.append(_article(each, name, limits))
            except UnreadableArticle as error:
                failed.append(error)
        attached = [file for each in mails[:_MAILS] for file in _attachments(each)]
    except RecursionError as error:
        raise UnreadableArticle(
            f"“{name}” has parts within parts without end and is not read."
        ) from error
    if not found:
        raise failed[0]
    told = _told(attached)
    if len(mails) > _MAILS:
        told += (f"Only the first {_MAILS} of the {len(mails):,} mails inside it were read.",)
    return Readout(documents=of_one_file(found, data), left_out=told)


def _parsed(data: bytes) -> "EmailMessage":
    """The mail, of each header line in every part the beginning only."""
    # Imported here: nobody who only asks which files are articles waits for it.
    from email import message_from_bytes
    from email.policy import EmailPolicy

    class Short(EmailPolicy):
        def header_source_parse(self, sourcelines: Any) -> tuple[str, Any]:
            name, value = super().header_source_parse([line[:_HEADER] for line in sourcelines[:50]])
            return name, value[:_HEADER]

    return cast("EmailMessage", message_from_bytes(data, policy=Short()))


def _mails(mail: "EmailMessage", depth: int = 0) -> "Iterator[EmailMessage]":
    yield mail
    if depth < _DEPTH:
        for part in _own_parts(mail):
            if part.get_content_type() == "message/rfc822" and part.is_multipart():
                yield from _mails(cast("EmailMessage", part.get_payload(0)), depth + 1)


def _own_parts(mail: "EmailMessage") -> "Iterator[EmailMessage]":
    """The parts of a mail, but not those of the mails in it."""
    waiting = [mail]
    while waiting:
        part = waiting.pop(0)
        if part is not mail:
            yield part
        if part.is_multipart() and (part is mail or part.get_content_maintype() == "multipart"):
            waiting[:0] = cast("list[EmailMessage]", part.get_payload())
        elif part is mail:
            yield part


def _article(mail: "EmailMessage", name: str, limits: Limits) -> Document:
    texts = [part for part in _own_parts(mail) if _is_text(part)]
    plain = [part for part in texts if part.get_content_type() == "text/plain"]
    pages = [part for part in texts if part.get_content_type() == "text/html"]
    text = "\n\n".join(filter(None, (_plain(part, name) for part in plain))).strip()
    language = ""
    for page in pages if not text else ():
        with suppress(UnreadableArticle):  # a page that holds pictures only
            read = read_html(_decoded(page, name).encode("utf-8-sig", "replace"), name, limits)
            text, language = read.text, read.language
            break
    if not text:
        raise UnreadableArticle(f"“{name}” is a mail without text; open an article instead.")
    return document_of(
        text,
        b"",
        name,
        limits,
        title=_header(mail, "subject"),
        author=_sender(mail),
        published=_day(mail),
        language=language,
    )


def _is_text(part: "EmailMessage") -> bool:
    kind = part.get_content_type()
    return kind in ("text/plain", "text/html") and not _is_attached(part)


def _is_attached(part: "EmailMessage") -> bool:
    try:
        return part.get_content_disposition() == "attachment" or bool(part.get_filename())
    except _DAMAGED:
        return True


def _plain(part: "EmailMessage", name: str) -> str:
    text = _QUOTED.sub("", normalized(_decoded(part, name)))
    with suppress(*_DAMAGED):
        if str(part.get_param("format", "")).lower() == "flowed":  # RFC 3676: lines are joined
            text = re.sub(r"(?m)(?<!^--) \n(?=\S)", " ", text)
    return text.strip()


def _decoded(part: "EmailMessage", name: str) -> str:
    """The text of a part: in the encoding that it names if that fits, else in the likeliest."""
    held = part.get_payload(decode=True)
    data = held if isinstance(held, bytes) else b""
    with suppress(*_DAMAGED):
        return data.decode(str(part.get_content_charset("utf-8")))
    return decoded(data, name)


def _header(mail: "EmailMessage", header: str) -> str:
    with suppress(*_DAMAGED, IndexError):
        return str(mail[header] or "")
    return ""


def _sender(mail: "EmailMessage") -> str:
    """Who wrote it: a name, else the address; no source, for that is printed under pictures."""
    with suppress(*_DAMAGED, IndexError):
        for one in mail["from"].addresses:
            return str(one.display_name or one.addr_spec)
    return ""


def _day(mail: "EmailMessage") -> str:
    from email.utils import parsedate_to_datetime

    with suppress(*_DAMAGED, OverflowError):
        return parsedate_to_datetime(_header(mail, "date")).date().isoformat()
    return ""


def _attachments(mail: "EmailMessage") -> Iterator[str]:
    for part in _own_parts(mail):
        kind = part.get_content_type()
        if _is_text(part) or part.get_content_maintype() == "multipart":
            continue
        if kind == "message/rfc822" and part.is_multipart():
            continue  # read as a mail of its own
        said = ""
        with suppress(*_DAMAGED):
            said = part.get_filename() or ""
        yield " ".join(normalized(said).split())[:80] or kind


def _told(attached: list[str]) -> tuple[str, ...]:
    if not attached:
        return ()
    if len(attached) == 1:
        return (f"The attachment “{attached[0]}” was not read.",)
    names = [f"“{one}”" for one in attached[:_NAMED]]
    if len(attached) > _NAMED:
        names.append(f"{len(attached) - _NAMED:,} more")
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    return (f"{len(attached):,} attachments were not read: {listed}.",)
