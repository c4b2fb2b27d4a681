"""One page whose graph can be clicked: what is shown, its sentences, and nothing else.

All of it is in the markup; the script only shows one section and hides the others, so without it
the page is a long list whose links work as well.
"""

from explorer.export.escaping import markup
from explorer.export.figure import Figure
from explorer.export.html_parts import article, isolated, note, own, page
from explorer.export.html_report import entry_of, figure_of
from explorer.export.report import HOW_TO_CHECK, Entry, Named, Report


def clickable_page(report: Report, figure: Figure) -> str:
    """The whole file. What stays out is counted, never named."""
    who, by_number = _names_of(report), {entry.number: entry for entry in report.entries}

    def lines_of(one: Named) -> list[Entry]:
        return [by_number[number] for number in dict.fromkeys(report.numbers(one.rows))]

    body = "\n".join(
        (
            '<a class="skip" href="#side">To the sentences</a>',
            f"<header><h1>{isolated(report.title)}</h1>"
            f'<p class="facts">{markup(report.summary)} · {markup(report.made)}</p></header>',
            '<div class="both"><div class="picture">',
            figure_of(figure),
            '</div><main id="side">',
            _overview(report),
            *(_line(entry, who[entry.row]) for entry in report.entries),
            *(_name(place, one, lines_of(one)) for place, one in enumerate(report.index, 1)),
            _articles(report),
            "</main></div>",
        )
    )
    style = own("report.css") + own("page.css") + figure.linked.style
    return page(report.title, body, style, own("page.js"))


def _overview(report: Report) -> str:
    lines = "".join(
        f'<li data-find="{markup(entry.heading.casefold())}"><a href="#line-{entry.number}">'
        f'<span class="number">{entry.number}</span> {isolated(entry.heading)}</a>'
        f"{_doubt(entry)}</li>"
        for entry in report.entries
    )
    names = "".join(
        f'<li data-find="{markup("; ".join((one.name, *one.aliases)).casefold())}">'
        f'<a href="#name-{place}">{isolated(one.name)}</a> '
        f'<span class="alias">{markup(one.kind)}</span></li>'
        for place, one in enumerate(report.index, 1)
    )
    return (
        '<section id="overview"><div class="find" hidden><label for="find">Find a name</label>'
        '<input id="find" type="search" autocomplete="off" spellcheck="false">'
        '<p id="found" class="facts" role="status"></p></div>'
        f'<p class="lead">{markup(report.condition)} {markup(report.counted)}</p>'
        f'<h2>Names</h2><ul class="names">{names}</ul>'
        f'<h2>Lines</h2><ol class="lines">{lines}</ol>'
        '<p><a href="#articles">Articles, and how to check a sentence</a></p></section>'
    )


def _names_of(report: Report) -> dict[int, list[str]]:
    """Links to the names of each line, by its row."""
    found: dict[int, list[str]] = {entry.row: [] for entry in report.entries}
    for place, one in enumerate(report.index, 1):
        for row in dict.fromkeys(one.rows):
            if row in found:
                found[row].append(f'<a href="#name-{place}">{isolated(one.name)}</a>')
    return found


def _line(entry: Entry, who: list[str]) -> str:
    """A line as in a report, and ways on from it."""
    also = f'<p class="ways">More of {", ".join(who)}</p>'
    return entry_of(entry).removesuffix("</section>") + also + "</section>"


def _name(place: int, one: Named, entries: list[Entry]) -> str:
    lines = "".join(
        f'<li><a href="#line-{entry.number}"><span class="number">{entry.number}</span> '
        f"{isolated(entry.heading)}</a>{_doubt(entry)}"
        f'<div class="facts">{markup(entry.backing)}</div></li>'
        for entry in entries
    )
    aliases = "; ".join(map(isolated, one.aliases))
    also = f'<p class="facts">also: {aliases}</p>' if aliases else ""
    return (
        f'<section class="name" id="name-{place}"><h3>{isolated(one.name)}</h3>'
        f'<p class="facts">{markup(one.kind)}</p>{also}{note(one.note)}'
        f'<ol class="lines">{lines}</ol></section>'
    )


def _articles(report: Report) -> str:
    rows = "".join(
        f'<li id="article-{one.number}"><span class="number">{one.number}</span>{article(one)}</li>'
        for one in report.articles
    )
    return (
        '<section id="articles"><h3>Articles</h3>'
        f'<ol class="articles">{rows}</ol><p class="how">{markup(HOW_TO_CHECK)}</p></section>'
    )


def _doubt(entry: Entry) -> str:
    return ' <span class="disputed">disputed</span>' if entry.verdict == "disputed" else ""
