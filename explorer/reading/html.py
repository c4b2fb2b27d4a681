"""A web page: its main text without menus, adverts and comments, and what it says of itself.

trafilatura finds the article best (F1 0.96 on a public comparison), but takes minutes on huge
pages and gives nothing for very deep ones; there selectolax takes all paragraphs instead.
"""

import logging
import re
from collections.abc import Iterable
from typing import Any

from explorer.errors import UnreadableArticle
from explorer.model.dates import first_date
from explorer.model.records import Document
from explorer.model.text import normalized
from explorer.reading.article import document_of
from explorer.reading.encoding import decoded
from explorer.reading.limits import LIMITS, MEGABYTE, Limits

_log = logging.getLogger(__name__)

_XML = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_ELEMENT = re.compile(r"<[A-Za-z]")
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2})\b", re.I)
_LINKED_DATE = re.compile(r"[\"']datePublished[\"']\s*:\s*[\"']([^\"']{8,60})")
_DATES = (
    "meta[property='article:published_time'], meta[name='article:published_time'], "
    "[itemprop='datePublished'], meta[name='pubdate'], meta[name='publishdate'], "
    "meta[name='date' i], meta[name='dc.date' i], meta[name='dcterms.date' i], "
    "meta[name='dcterms.created' i], meta[name='parsely-pub-date'], article time[datetime]"
)
_SITE = "meta[property='og:site_name' i], meta[name='og:site_name' i]"
_NOT_TEXT = ["script", "style", "noscript", "template", "svg", "nav", "header", "footer", "aside",
             "form", "figure", "iframe", "button", "select", "textarea"]  # fmt: skip
_INLINE = frozenset({"hi", "ref", "code", "del", "graphic"})  # in trafilatura's vocabulary
_WITHIN = ["a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "ins", "mark", "q", "small",
           "span", "strong", "sub", "sup", "time", "tt", "u"]  # fmt: skip
_BREAK = "\x1e"  # a line end that is meant, unlike those of the source
_BLOCKS = "h1, h2, h3, h4, p, li, blockquote, dd, pre"


def read_html(data: bytes, name: str, limits: Limits = LIMITS) -> Document:
    """The document of a saved web page; raises UnreadableArticle when it has no text."""
    if len(data) > limits.page_bytes:
        raise UnreadableArticle(
            f"“{name}” is too large ({len(data) // MEGABYTE:,} MB); pages of up to "
            f"{limits.page_bytes // MEGABYTE:,} MB are read."
        )
    page = _XML.sub("", normalized(decoded(data, name, markup=True)), count=1)
    language = _LANGUAGE.search(page[:20_000])
    facts: dict[str, str] = {"language": language.group(1).lower() if language else ""}
    facts |= _declared(page)
    text = ""
    if len(data) <= limits.html_bytes and _few_elements(page, limits.html_elements):
        text, found = _main_text(page)
        facts |= found
    if text.count("\n") == 0:  # nothing, or a page too short for it, run together
        all_text, title = _all_text(page)
        if len(all_text) < 1.5 * len(text) or not text:
            text = all_text
        facts.setdefault("title", title)
    if not text.strip():
        raise UnreadableArticle(
            f"“{name}” holds no article text; save the page completely and open it again."
        )
    return document_of(text, data, name, limits, **facts)


def _few_elements(page: str, limit: int) -> bool:
    return sum(1 for _ in _ELEMENT.finditer(page)) <= limit


def _main_text(page: str) -> tuple[str, dict[str, str]]:
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            page,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False},  # ours is used; save the time
        )
    except Exception as error:  # a damaged page is still text: the other way finds it
        _log.warning("trafilatura failed: %s", type(error).__name__)
        return "", {}
    if found is None or isinstance(found, dict):
        return "", {}
    facts = {
        "title": found.title or "",
        "author": (found.author or "").replace("; ", ", "),
    }
    return _paragraphs(_blocks_of(found.body)), {k: v for k, v in facts.items() if v}


def _blocks_of(body: Any) -> list[str]:
    """Text of each block of trafilatura's result; its own text breaks where the source does."""
    blocks = [""]

    def walk(element: Any) -> None:
        if element.tag == "code" and element.getparent() is body:  # a listing, not a sentence
            return
        block = element.tag not in _INLINE
        if block:
            blocks.append("")
        blocks[-1] += element.text or ""
        for child in element:
            walk(child)
            blocks[-1] += child.tail or ""
        if block:
            blocks.append("")

    walk(body)
    return blocks


def _declared(page: str) -> dict[str, str]:
    """When and where the page says that it was published.

    A date found in a footer is worse than none, and so is a site guessed from a title.
    """
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    site = tree.css_first(_SITE)
    facts = {"source": (site.attributes.get("content") or "") if site else "", "published": ""}
    found = _LINKED_DATE.search(page)
    if found and (declared := first_date(found.group(1))):
        return facts | {"published": declared}
    for node in tree.css(_DATES):
        said = node.attributes.get("content") or node.attributes.get("datetime") or ""
        if declared := first_date(said[:200]):
            return facts | {"published": declared}
    return facts


def _all_text(page: str) -> tuple[str, str]:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    head = tree.css_first("title")
    title = head.text() if head else ""
    tree.strip_tags(_NOT_TEXT)
    tree.unwrap_tags(_WITHIN, delete_empty=False)
    root = tree.css_first("article") or tree.css_first("main") or tree.body
    if root is None:
        return "", title
    root.merge_text_nodes()
    for line_end in root.css("br"):
        line_end.insert_after(_BREAK)
    whole = root.text(separator=_BREAK)
    nodes = [node for node in root.css(_BLOCKS) if node.css_first(_BLOCKS) in (None, node)]
    blocks = _paragraphs(piece for node in nodes for piece in node.text().split(_BREAK))
    # Pages without paragraphs lay their text out with line breaks or nested boxes.
    return (blocks if len(blocks) > len(whole) / 2 else _paragraphs(whole.split(_BREAK))), title


def _paragraphs(pieces: Iterable[str]) -> str:
    return "\n\n".join(words for piece in pieces if (words := " ".join(piece.split())))
