"""Markdown: the sentences without the marks, a paragraph a line, an empty line between them."""

import html
import re
from collections.abc import Iterator

from explorer.model.dates import first_date
from explorer.model.records import Document
from explorer.model.text import normalized
from explorer.reading.article import document_of, refuse_long
from explorer.reading.encoding import decoded
from explorer.reading.limits import LIMITS, Limits

_FRONT = re.compile(r"---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_FIELD = re.compile(r"^(title|date|author)[ \t]*:[ \t]*(.+)$", re.I | re.M)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"^(?: {0,3}>[ \t]?)+")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S")
_TARGET = r"\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?\)"  # one pair of brackets in it
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<!--.{0,5000}?-->", re.S), ""),
    (re.compile(rf"!\[[^\]\n]{{0,500}}\](?:{_TARGET}|\[[^\]\n]{{0,200}}\])"), ""),
    (re.compile(r"\[\^[^\]\n]{1,100}\]"), ""),
    (re.compile(rf"\[([^\[\]\n]{{0,1000}})\]{_TARGET}"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,1000})\]\[[^\]\n]{0,200}\]"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]{1,2000}|[^<>\s@]{1,100}@[^<>\s]{1,200})>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>\n]{0,1000}>"), ""),
    (re.compile(r"(?<!`)(`{1,2})(?!`)([^`\n]{1,1000})\1(?!`)"), r"\2"),
    (re.compile(r"(?<![\\*])(\*{1,3})(?=[^\s*])([^*\n]{0,500}?[^\s*\\])\1(?!\*)"), r"\2"),
    (re.compile(r"(?<![\\_\w])(_{1,3})(?=[^\s_])([^\n]{0,500}?[^\s_\\])\1(?![_\w])"), r"\2"),
    (re.compile(r"~~(?=\S)([^~\n]{1,2000})~~"), r"\1"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)  # fmt: skip


def read_markdown(data: bytes, name: str, limits: Limits = LIMITS) -> Document:
    """The document of a .md file; title, date and author from its front matter if it has one."""
    source = normalized(decoded(data, name))
    refuse_long(source, name, limits)
    fields: dict[str, str] = {}
    front = _FRONT.match(source)
    if front:
        fields = {k.lower(): v.strip().strip("\"'") for k, v in _FIELD.findall(front.group(1))}
        source = source[front.end() :]
    return document_of(
        "\n\n".join(_paragraphs(source)),
        data,
        name,
        limits,
        title=fields.get("title", ""),
        published=first_date(fields.get("date", "")[:200]),
        author=fields.get("author", ""),
    )


def _paragraphs(source: str) -> Iterator[str]:
    lines: list[str] = []
    fence = ""
    for line in [*source.split("\n"), ""]:
        mark = _FENCE.match(line)
        if fence:
            if mark and mark.group(1).startswith(fence):
                fence = ""
            continue
        heading, item = _HEADING.match(line), _ITEM.match(line)
        stops = mark or heading or item or not line.strip() or _RULE.match(line)
        if stops and lines:
            yield from _plain(" ".join(lines))
            lines = []
        if mark:
            fence = mark.group(1)
        elif heading:
            yield from _plain(heading.group(1))
        elif _RULE.match(line) or _TABLE_RULE.match(line) or _DEFINITION.match(line):
            continue
        else:
            words = _QUOTE.sub("", line[item.end() :] if item else line, count=1).strip()
            lines += [words] if words else []


def _plain(paragraph: str) -> Iterator[str]:
    for pattern, with_what in _INLINE:
        paragraph = pattern.sub(with_what, paragraph)
    paragraph = " ".join(html.unescape(paragraph).split())
    if paragraph:
        yield paragraph
