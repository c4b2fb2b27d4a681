"""The picture of a report, in the forms that its kinds of files take."""

from dataclasses import dataclass

from explorer.export.linked_figure import LinkedFigure


@dataclass(frozen=True, slots=True)
class Figure:
    """The picture with numbered lines, as PNG of ``width`` x ``height`` px at 96 dpi and for pages.

    ``words`` stand below it, ``told`` says what it shows to who cannot see it, ``sentence`` what
    had no room in it.
    """

    png: bytes
    linked: LinkedFigure
    width: float
    height: float
    words: str
    told: str = ""
    sentence: str = ""
