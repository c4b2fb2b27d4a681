"""The command line: its options, its exit status, and nothing else; ``commands`` does the work.

The first word decides the command; anything else is a path to open (a file of that name is opened
as ``./extract``). Exit status 0 all done, 1 any input or output failed, 2 wrong options, 130
interrupted. Results go to standard output only.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from explorer import __version__
from explorer.commands import COMMANDS
from explorer.commands.ending import FAILED, ended
from explorer.commands.options import (
    ColumnsOption,
    FigureOption,
    Level,
    Only,
    PasswordOption,
    Paths,
    Place,
    Theme,
    ThemeOption,
)
from explorer.commands.terminal import PROGRAM

if TYPE_CHECKING:
    from explorer.model.files import Asked

OPTIONS: dict[str, Any] = {
    "add_completion": False,
    "rich_markup_mode": None,  # plain help: rich would take a tenth of a second
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["--help", "-h"], "max_content_width": 100},
}
commands = typer.Typer(no_args_is_help=True, **OPTIONS)
opening = typer.Typer(**OPTIONS)


def main(arguments: Sequence[str]) -> int:
    """Run a command line; the exit status. Nothing a user does wrong ends in a traceback."""
    first = arguments[0] if arguments else ""
    app = commands if first in (*COMMANDS, "--help", "-h", "--version") else opening
    for stream in (sys.stdout, sys.stderr):  # a name may have signs that the terminal lacks
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        app(list(arguments), prog_name=PROGRAM)
    except SystemExit as exit_:  # how typer always ends
        return exit_.code if isinstance(exit_.code, int) else FAILED
    return 0


def _asked(columns: str, password: str) -> "Asked":
    from explorer.model.files import Asked, Columns

    try:
        return Asked(password=password, columns=Columns.parsed(columns) if columns else None)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--columns") from error


def _cores() -> int:
    """How many processes extract at most: each needs about 400 MB."""
    return min(os.cpu_count() or 1, 8)


def _version(asked: bool) -> None:
    if asked:
        print(f"{PROGRAM} {__version__}")
        raise typer.Exit


@commands.callback(
    invoke_without_command=True,
    epilog=f"{PROGRAM} [PATH...] without a command opens the window; "
    f"{PROGRAM} PATH --screenshot FILE draws it without a display.",
)
def top(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """See who is tied to whom in news articles, and read the sentence behind every line."""


@opening.command()
def open_window(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", hidden=True),
    ] = None,
    screenshot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the window into a PNG and end.")
    ] = None,
    select: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="With --screenshot: select what ties these two."),
    ] = None,
    theme: Annotated[Theme | None, typer.Option(help="Colors; else as chosen before.")] = None,
    columns: ColumnsOption = "",
    password: PasswordOption = "",
) -> None:
    """Open articles, folders, Explorer JSON or one project.

    Articles are .txt .md .html .pdf .docx .eml files, and the rows of .csv .tsv .xlsx tables.
    Entities and relations of other programs: .graphml .gexf .cyjs .ftm.json, rows of tables.
    """
    from explorer.commands.opening import opened, screenshot_of

    asked = _asked(columns, password)
    if screenshot is None and select is not None:
        raise typer.BadParameter("--select goes with --screenshot.")
    if screenshot is None:
        raise typer.Exit(ended(lambda: opened(paths or [], theme.value if theme else None, asked)))
    raise typer.Exit(
        ended(
            lambda: screenshot_of(
                paths or [], screenshot, select or (), (theme or Theme.light).value, asked
            )
        )
    )


@commands.command("extract")
def extract(
    paths: Paths,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", metavar="FILE", help=".json .graphml .gexf .cyjs .csv .xlsx or .ftm.json"
        ),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Processes at work; else one a core.")
    ] = None,
    separate: Annotated[
        bool, typer.Option("--separate", help="Never join entities across articles.")
    ] = False,
    dask: Annotated[
        str, typer.Option(metavar="ADDRESS", help="A Dask scheduler whose machines extract.")
    ] = "",
    columns: ColumnsOption = "",
    password: PasswordOption = "",
) -> None:
    """Entities and relations of articles.

    With their sentences, as Explorer JSON or by the suffix of FILE; on a terminal without -o a
    readable table. PATH is an article, a folder, Explorer JSON or a project.
    """
    from explorer.commands.extract import WRITERS, suffix_of
    from explorer.commands.extract import extract as run

    if output is not None and suffix_of(output) not in WRITERS:
        known = " ".join(sorted(WRITERS))
        raise typer.BadParameter(f"“{output.name}” ends in none of {known}.", param_hint="-o")
    asked = _asked(columns, password)
    raise typer.Exit(ended(lambda: run(paths, output, workers or _cores(), separate, asked, dask)))


@commands.command("why")
def why(
    paths: Paths,
    one: Annotated[str, typer.Argument(metavar="A", hidden=True)],
    other: Annotated[str, typer.Argument(metavar="B", hidden=True)],
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Only relations of this kind.")
    ] = None,
    certainty: Annotated[
        list[str] | None, typer.Option(metavar="WORD", help="Only asserted, alleged …")
    ] = None,
    since: Annotated[str, typer.Option(metavar="DATE", help="Articles from this day on.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="Articles up to this day.")] = "",
    confirmed: Annotated[bool, typer.Option("--confirmed", help="Only confirmed ones.")] = False,
    columns: ColumnsOption = "",
    password: PasswordOption = "",
) -> None:
    """The sentences that tie A and B.

    By label, with place, speaker and certainty; where nothing ties them, the best ways between.
    """
    from explorer.commands.asked_lines import filters_of
    from explorer.commands.why import why as run

    filters = filters_of(kind or (), certainty or (), since, until, confirmed)
    asked = _asked(columns, password)
    raise typer.Exit(ended(lambda: run(paths, one, other, asked, filters)))


@commands.command("export")
def export(
    paths: Paths,
    output: Annotated[Path, typer.Option("-o", metavar="FILE", help="The picture: .png .svg .pdf")],
    place: Annotated[Place, typer.Option("--for", help="Where it will be seen.")] = Place.web,
    size: Annotated[
        str,
        typer.Option(metavar="WxH", help="In place of --for: 180mmx120mm, 180mm, 1600x1000."),
    ] = "",
    width: Annotated[
        int | None, typer.Option(min=100, max=20_000, help="Pixels, in place of --for.")
    ] = None,
    height: Annotated[int | None, typer.Option(min=100, max=20_000, help="Pixels.")] = None,
    dpi: Annotated[int | None, typer.Option(min=36, max=1200, help="Dots per inch.")] = None,
    transparent: Annotated[bool, typer.Option("--transparent", help="No background.")] = False,
    theme: ThemeOption = Theme.light,
    title: Annotated[str, typer.Option(help="A title; else the article's.")] = "",
    no_legend: Annotated[bool, typer.Option("--no-legend", help="Leave the legend out.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Every line, not the story only.")
    ] = False,
    figure: FigureOption = "",
    columns: ColumnsOption = "",
    password: PasswordOption = "",
) -> None:
    """A picture and its quotes.

    PNG, SVG or PDF by the suffix of FILE, with numbered lines, and NAME.quotes.md with the
    sentences behind them.
    """
    from explorer.commands.export import PICTURES, Size, Wish
    from explorer.commands.export import export as run

    if output.suffix.lower() not in PICTURES:
        known = " ".join(PICTURES)
        raise typer.BadParameter(f"“{output.name}” ends in none of {known}.", param_hint="-o")
    if size and (width or height):
        raise typer.BadParameter("--size stands in place of --width and --height.")
    try:
        own = Size.parsed(size) if size else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--size") from error
    wish = Wish(
        place=place.value,
        size=own,
        width=width,
        height=height,
        dpi=dpi,
        transparent=transparent,
        theme=theme.value,
        title=title,
        legend=not no_legend,
        everything=everything,
        figure=figure,
    )
    asked = _asked(columns, password)
    raise typer.Exit(ended(lambda: run(paths, output, wish, asked)))


@commands.command("report")
def report(
    paths: Paths,
    output: Annotated[
        Path, typer.Option("-o", metavar="FILE", help="The report: a .html, .docx or .md")
    ],
    only: Annotated[
        Only | None, typer.Option("--only", help="Only what a person confirmed.")
    ] = None,
    sources: Annotated[
        int,
        typer.Option("--sources", min=0, max=99, help="Only what so many independent sources say."),
    ] = 0,
    level: Annotated[
        Level, typer.Option("--level", help="The story, or every line.")
    ] = Level.story,
    figure: FigureOption = "",
    clickable: Annotated[
        bool, typer.Option("--clickable", help="A .html whose graph can be clicked, not a report.")
    ] = False,
    place: Annotated[
        Place, typer.Option("--for", help="The size of the picture.")
    ] = Place.print180,
    title: Annotated[str, typer.Option(help="A title; else the article's.")] = "",
    no_notes: Annotated[bool, typer.Option("--no-notes", help="Leave notes out.")] = False,
    no_list: Annotated[
        bool, typer.Option("--no-list", help="Count what is left out, but do not name it.")
    ] = False,
    columns: ColumnsOption = "",
    password: PasswordOption = "",
) -> None:
    """A report, or a page to click.

    The picture with numbered lines and, for each, its sentences with their place in the text. What
    does not reach --only and --sources is left out, and listed with the reason.
    """
    from explorer.commands.report import Wish
    from explorer.commands.report import report as run
    from explorer.commands.report_steps import SUFFIXES

    suffix = output.suffix.lower()
    if suffix not in SUFFIXES:
        known = " ".join(SUFFIXES)
        raise typer.BadParameter(f"“{output.name}” ends in none of {known}.", param_hint="-o")
    if clickable and suffix != ".html":
        raise typer.BadParameter("--clickable makes a .html.", param_hint="-o")
    wish = Wish(
        confirmed=only is not None,
        sources=sources,
        level=level.value,
        clickable=clickable,
        place=place.value,
        title=title,
        notes=not no_notes,
        omissions=not no_list,
        figure=figure,
    )
    asked = _asked(columns, password)
    raise typer.Exit(ended(lambda: run(paths, output, wish, asked)))


@commands.command("check")
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", hidden=True)],
    rescue: Annotated[
        Path | None,
        typer.Option("--rescue", metavar="OUT", help="Write what is intact of FILE to OUT."),
    ] = None,
) -> None:
    """Whether projects are sound.

    Reads all of each .explorer FILE, changes nothing, and says in one sentence what is wrong; with
    --rescue, what is intact of one goes into a new project.
    """
    from explorer.commands.check import check as run

    if rescue is not None and len(files) != 1:
        raise typer.BadParameter("--rescue takes one FILE.")
    raise typer.Exit(ended(lambda: run(files, rescue)))
