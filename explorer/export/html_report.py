"""A report as one HTML file: to read, to print, to check line by line."""

from dataclasses import dataclass

from explorer.export.escaping import markup
from explorer.export.html_parts import (
    article,
    data_url,
    facts,
    heading,
    isolated,
    links,
    note,
    own,
    page,
    quoted,
)
from explorer.export.report import HOW_TO_CHECK, Entry, Named, Omitted, Report


@dataclass(frozen=True, slots=True)
class Figure:
    """The picture with numbered lines: ``svg`` with real text, or else ``png``.

    ``words`` says what it shows; ``sentence`` what had no room in it.
    """

    png: bytes
    width: float
    height: float
    words: str
    sentence: str = ""
    svg: str = ""


def html_report(report: Report, figure: Figure | None = None) -> str:
    """The whole file; nothing in it leads out of it."""
    parts = [
        f"<header><h1>{isolated(report.title)}</h1>",
        f'<p class="facts">{markup(report.summary)} · {markup(report.made)}</p>',
        f'<p class="lead">{markup(report.condition)} {markup(report.counted)}'
        + (' <a href="#left-out">What is left out</a>' if report.omitted else "")
        + "</p></header>\n<main>",
    ]
    if figure is not None:
        parts.append(_figure(figure))
    parts += [
        '<h2 id="lines">Lines and their sentences</h2>',
        f'<p class="how">{markup(HOW_TO_CHECK)} In a sentence the two names are '
        "<mark>marked</mark>, and the words that tie them are <u>underlined</u>.</p>",
        *map(_entry, report.entries),
        '<h2 id="names">Index of names</h2>',
        "<table><thead><tr><th>Name</th><th>Kind</th><th>Lines</th></tr></thead><tbody>",
        *(_named(report, one) for one in report.index),
        "</tbody></table>",
        '<h2 id="articles">Articles</h2><ol class="articles">',
        *(
            f'<li id="article-{one.number}"><span class="number">{one.number}</span>'
            f"{article(one)}</li>"
            for one in report.articles
        ),
        "</ol>",
        _left_out(report),
        "</main>",
    ]
    return page(report.title, "\n".join(parts), own("report.css"))


def _figure(figure: Figure) -> str:
    picture = figure.svg or (
        f'<img src="{data_url("image/png", figure.png)}" width="{figure.width:.0f}" '
        f'height="{figure.height:.0f}" alt="{markup(figure.words)}">'
    )
    return (
        f"<figure>{picture}<figcaption>{markup(figure.words)} "
        f"{markup(figure.sentence)}</figcaption></figure>"
    )


def _entry(entry: Entry) -> str:
    number, single = entry.number, entry.single
    ends = f"{isolated(entry.ends[0])} — {isolated(entry.ends[1])}"
    parts = [
        f'<section class="line" id="line-{number}"><div class="head">'
        f'<span class="number"><a href="#line-{number}">{number}</a></span>\n'
        f"<h3>{heading(single) if single else ends}</h3>"
        f'<p class="facts">{facts(entry.facts)}</p>'
    ]
    if single is None:
        parts.append("</div>")
    for statement in entry.statements:
        first, *others = list(map(quoted, statement.quotes)) or [""]
        if single is None:
            parts.append(f'<div class="statement"><h4>{heading(statement)}</h4>')
            parts.append(f'<p class="facts">{facts(statement.told)}</p>')
        parts += [note(statement.note), first, "</div>", *others]
    return "\n".join((*parts, "</section>"))


def _named(report: Report, one: Named) -> str:
    aliases = "; ".join(map(isolated, one.aliases))
    also = f'<br><span class="alias">also: {aliases}</span>' if aliases else ""
    return (
        f"<tr><td>{isolated(one.name)}{also}{note(one.note)}</td><td>{markup(one.kind)}</td>"
        f'<td class="numbers">{links(report.numbers(one.rows))}</td></tr>'
    )


def _left_out(report: Report) -> str:
    if not report.omitted and not report.unnamed:
        return ""
    rows = "".join(f"<li>{_omitted(report, one)}</li>" for one in report.omitted)
    return (
        '<h2 id="left-out">Left out</h2>'
        + (f'<ul class="omitted">{rows}</ul>' if rows else "")
        + (f"<p>{markup(report.unnamed)}</p>" if report.unnamed else "")
    )


def _omitted(report: Report, one: Omitted) -> str:
    numbers = report.numbers([one.row]) if one.row is not None else []
    inside = f" (line {links(numbers)} goes in without it)" if numbers else ""
    return f'{isolated(one.heading)} <span class="alias">· {markup(one.why)}{inside}</span>'
