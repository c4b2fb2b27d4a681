"""Parts of HTML files that stand alone: escaped text, one head, and no way to anything outside.

The policy in the head forbids every request; style and script are named by their SHA-256, so that
nothing that came in with a text could run even if it were not escaped.
"""

import base64
import hashlib
from collections.abc import Iterable

from explorer.export.escaping import markup
from explorer.export.report import Article, Quote, Statement
from explorer.resources import resource

_NONE = "'none'"


def page(title: str, body: str, style: str, script: str = "") -> str:
    """A whole file; ``body`` is markup already, ``style`` and ``script`` are our own."""
    policy = (
        "default-src 'none'; font-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src {_hashed(style)}; script-src {_hashed(script) if script else _NONE}"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{markup(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n"
        + (f"<script>{script}</script>\n" if script else "")
        + "</body>\n</html>\n"
    )


def own(name: str) -> str:
    """A style or script of ours."""
    return resource("report", name).read_text(encoding="utf-8")


def isolated(text: str) -> str:
    """A name or title, escaped; its direction of writing does not reach the text around it."""
    return f"<bdi>{markup(text)}</bdi>"


def marked(quote: Quote) -> str:
    """The sentence with the names and the words that tie them marked."""
    tags = {"": ("", ""), "name": ("<mark>", "</mark>"), "trigger": ("<u>", "</u>")}
    parts = (tags[one.mark][0] + markup(one.text) + tags[one.mark][1] for one in quote.pieces)
    return f'<bdi dir="auto">{"".join(parts)}</bdi>'


def where(quote: Quote) -> str:
    """Where a sentence stands, who says so, how surely, and what a person says of it."""
    place = [markup(_capital(quote.place))] if quote.place else []
    return " · ".join((*place, f"<b>{markup(quote.characters)}</b>", facts(quote.told)))


def heading(statement: Statement) -> str:
    """Source, label and target, with an arrow where there is a direction."""
    arrow = "→" if statement.directed else "—"
    return (
        f"{isolated(statement.source)} — <em>{isolated(statement.label)}</em> {arrow} "
        f"{isolated(statement.target)}"
    )


def facts(parts: Iterable[str]) -> str:
    """Short facts in a row; "disputed" cannot be overlooked among them."""
    return " · ".join(
        '<span class="disputed">disputed</span>' if part == "disputed" else isolated(part)
        for part in parts
    )


def note(text: str) -> str:
    """A person's note, with its own lines."""
    rows = [markup(row.strip()) for row in text.splitlines() if row.strip()]
    return f'<p class="note"><b>Note:</b> {"<br>".join(rows)}</p>' if rows else ""


def quoted(quote: Quote) -> str:
    """A sentence with its place and its note."""
    return (
        f'<div class="quote"><blockquote>{marked(quote)}</blockquote>'
        f'<p class="where">{where(quote)}</p>{note(quote.note)}</div>'
    )


def article(one: Article) -> str:
    """What is known of an article."""
    parts = [isolated(part) for part in (one.author, one.published, one.source) if part]
    if one.grade:
        parts.append(f"graded {markup(one.grade)}")
    if one.copy_of is not None:
        parts.append(f"a copy of article {one.copy_of}")
    hashes = "".join(f'<div class="hash">{markup(line)}</div>' for line in one.hashes)
    return f"<div>“{isolated(one.title)}”{', ' if parts else ''}{', '.join(parts)}</div>{hashes}"


def links(numbers: Iterable[int]) -> str:
    """Links to lines."""
    return ", ".join(f'<a href="#line-{number}">{number}</a>' for number in numbers)


def _hashed(source: str) -> str:
    digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
