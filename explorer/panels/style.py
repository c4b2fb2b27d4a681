"""The look of the window: one palette and one stylesheet, both made from the theme's colors."""

from string import Template

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication

from explorer.graph.theme import Theme
from explorer.resources import resource


class Look:
    """The theme in use; widgets that paint themselves read it whenever they paint."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def color(self, name: str) -> QColor:
        """A color of the window (``surface``, ``border``, ``muted`` …) or of the drawing."""
        return QColor(self.hex(name))

    def hex(self, name: str) -> str:
        """The same as ``#RRGGBB``."""
        return self.theme.window.get(name) or str(getattr(self.theme, name))


def focus_frame(painter: QPainter, rect: QRect, look: Look) -> None:
    """The frame of what has the keyboard, for widgets that paint themselves."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color("accent"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 6, 6)


def wear(app: QApplication, theme: Theme) -> None:
    """Give all windows the colors and shapes of a theme."""
    app.setPalette(palette(theme))
    sheet = stylesheet(theme)
    if app.styleSheet() != sheet:  # Qt would go through every widget again
        app.setStyleSheet(sheet)


def palette(theme: Theme) -> QPalette:
    """The Fusion palette of a theme: what the stylesheet does not say, and what Qt derives."""
    window = theme.window
    made = QPalette(QColor(window["surface"]))
    role = QPalette.ColorRole
    colors = {
        role.Window: window["surface"], role.WindowText: window["text"],
        role.Base: window["surface"], role.AlternateBase: window["raised"],
        role.Text: window["text"], role.PlaceholderText: window["muted"],
        role.Button: window["surface"], role.ButtonText: window["text"],
        role.BrightText: window["danger"], role.Link: window["link"],
        role.ToolTipBase: window["surface"], role.ToolTipText: window["text"],
        role.Highlight: theme.wash, role.HighlightedText: window["text"],
        role.Accent: theme.accent,
        role.Light: window["raised"], role.Midlight: window["hover"],
        role.Mid: window["border"], role.Dark: window["muted"], role.Shadow: window["border"],
    }  # fmt: skip
    for name, color in colors.items():
        made.setColor(name, QColor(color))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(window["muted"]))
    return made


def stylesheet(theme: Theme) -> str:
    """The stylesheet of the whole application in a theme's colors."""
    arrows = {  # Qt tints no images here
        way: resource("style", f"{way}-{theme.name}.svg").as_posix()
        for way in ("down", "back", "forward", "up", "tick")
    }
    colors = {
        **arrows,
        "check": resource("icons", "confirm.svg").as_posix(),
        **theme.window,
        "accent": theme.accent,
        "wash": theme.wash,
        "canvas": theme.canvas,
    }
    sheet = resource("style", "window.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute(colors)
