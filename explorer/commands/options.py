"""What several commands let one choose, as typer reads it from their signatures."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Theme(StrEnum):
    """Looks of the window and of pictures."""

    light = "light"
    dark = "dark"


class Place(StrEnum):
    """Where a picture will be seen."""

    web = "web"
    phone = "phone"
    print85 = "print85"
    print180 = "print180"
    slide = "slide"


class Only(StrEnum):
    """What a person must have said of a statement that goes into a report."""

    confirmed = "confirmed"


class Level(StrEnum):
    """How much of the graph."""

    story = "story"
    related = "related"


# Hidden: their names stand in the usage line, and typer would print their Python types.
Paths = Annotated[list[Path], typer.Argument(metavar="PATH", hidden=True)]
FigureOption = Annotated[
    str, typer.Option("--figure", metavar="TITLE", help="A figure of the project by its title.")
]
ThemeOption = Annotated[Theme, typer.Option(help="Colors.")]
ColumnsOption = Annotated[
    str,
    typer.Option(
        "--columns",
        metavar="ROLE=COLUMN,...",
        help="Of tables: text=Body,title=Headline,date=Published,source=Outlet,author=By.",
    ),
]
PasswordOption = Annotated[str, typer.Option("--password", help="Of PDF files that have one.")]
