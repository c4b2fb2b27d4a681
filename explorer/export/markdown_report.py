"""A report as Markdown: the picture lies beside it."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote as as_url

from explorer.export.escaping import markdown
from explorer.export.figure import Figure
from explorer.export.report import HOW_TO_CHECK, Article, Entry, Named, Omitted, Quote, Report


def markdown_report(report: Report, picture: str = "", figure: Figure | None = None) -> str:
    """The whole file; ``picture`` is the name of the PNG of a figure, beside it."""
    return "\n".join(_paragraphs(report, picture, figure)).rstrip("\n") + "\n"


def _paragraphs(report: Report, picture: str, figure: Figure | None) -> Iterator[str]:
    yield f"# {markdown(report.title)}\n"
    yield f"{report.summary} · {report.made}\n"
    yield f"{report.condition} {report.counted}\n"
    if figure is not None:
        yield f"![{markdown(figure.told)}]({as_url(picture)})\n"
        yield f"{markdown(figure.words)} {markdown(figure.sentence)}".rstrip() + "\n"
    yield "## Lines and their sentences\n"
    yield f"{HOW_TO_CHECK} In a sentence the two names are **strong**, and the words that tie " + (
        "them are *emphasized*.\n"
    )
    for entry in report.entries:
        yield from _entry(entry)
    yield "## Index of names\n"
    for one in report.index:
        yield _named(report, one)
    yield "\n## Articles\n"
    for article in report.articles:
        yield f"{article.number}. {_article(article)}"
    if report.omitted or report.unnamed:
        yield "\n## Left out\n"
        yield from (f"- {_omitted(report, one)}" for one in report.omitted)
        yield f"\n{report.unnamed}"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"### {entry.number}. {markdown(entry.heading)}\n"
    yield f"{_facts(entry.facts)}\n"
    for statement in entry.statements:
        if entry.single is None:
            yield f"#### {markdown(statement.heading)}\n"
            yield f"{_facts(statement.told)}\n"
        yield from _note(statement.note)
        for quote in statement.quotes:
            yield f"> {_marked(quote)}\n"
            place = (quote.place[:1].upper() + quote.place[1:],) if quote.place else ()
            yield f"{_facts((*place, quote.characters, *quote.told))}\n"
            yield from _note(quote.note)


def _marked(quote: Quote) -> str:
    """The sentence; marks stand close round the words, or Markdown would print them."""
    signs = {"": "", "name": "**", "trigger": "*"}
    written = ""
    for piece in quote.pieces:
        inside = markdown(piece.text)
        front = " " if piece.text[:1].isspace() else ""
        back = " " if piece.text[-1:].isspace() and inside else ""
        sign = signs[piece.mark] if inside else ""
        written += f"{front}{sign}{inside}{sign}{back}"
    return written.strip()


def _facts(parts: Iterable[str]) -> str:
    return " · ".join("**disputed**" if part == "disputed" else markdown(part) for part in parts)


def _note(note: str) -> Iterator[str]:
    rows = [markdown(row) for row in note.splitlines() if row.strip()]
    if rows:
        yield "Note: " + "  \n".join(rows) + "\n"


def _named(report: Report, one: Named) -> str:
    numbers = ", ".join(map(str, report.numbers(one.rows)))
    aliases = f"; also {markdown('; '.join(one.aliases))}" if one.aliases else ""
    note = f"; note: {markdown(one.note)}" if one.note else ""
    lines = f": {numbers}" if numbers else ""
    return f"- {markdown(one.name)} ({markdown(one.kind)}{aliases}{note}){lines}"


def _article(one: Article) -> str:
    return "  \n   ".join(markdown(line) for line in (one.told, *one.hashes))


def _omitted(report: Report, one: Omitted) -> str:
    return markdown(report.omission(one))
