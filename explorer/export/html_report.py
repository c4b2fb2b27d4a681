"""A report as one HTML file: to read, to print, to check line by line."""

from explorer.export.escaping import markup
from explorer.export.figure import Figure
from explorer.export.html_parts import (
    article,
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
        parts.append(figure_of(figure))
    parts += [
        '<h2 id="lines">Lines and their sentences</h2>',
        f'<p class="how">{markup(HOW_TO_CHECK)} In a sentence the two names are '
        "<mark>marked</mark>, and the words that tie them are <u>underlined</u>.</p>",
        *map(entry_of, report.entries),
        '<h2 id="names">Index of names</h2>',
        "<table><thead><tr><th>Name</th><th>Kind</th><th>Lines</th></tr></thead><tbody>",
        *(_named(report, place, one) for place, one in enumerate(report.index, 1)),
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
    style = own("report.css") + (figure.linked.style if figure is not None else "")
    return page(report.title, "\n".join(parts), style)


def figure_of(figure: Figure) -> str:
    """The picture with what is said below it."""
    told = f"{figure.words} {figure.sentence}".strip()
    return f"<figure>{figure.linked.svg}<figcaption>{markup(told)}</figcaption></figure>"


def entry_of(entry: Entry) -> str:
    """A line with all of its statements and sentences."""
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


def _named(report: Report, place: int, one: Named) -> str:
    aliases = "; ".join(map(isolated, one.aliases))
    also = f'<br><span class="alias">also: {aliases}</span>' if aliases else ""
    return (
        f'<tr id="name-{place}"><td>{isolated(one.name)}{also}{note(one.note)}</td>'
        f"<td>{markup(one.kind)}</td>"
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
