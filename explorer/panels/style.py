"""The look of the window: one palette and one stylesheet, both made from the theme's colors."""

from string import Template

from PySide6.QtGui import QColor, QPalette

from explorer.graph.theme import Theme


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
    colors = {**theme.window, "accent": theme.accent, "wash": theme.wash, "canvas": theme.canvas}
    return _SHEET.substitute(colors)


_SHEET = Template("""
QToolTip { color: $text; background: $surface; border: 1px solid $border; padding: 4px 6px; }
QMainWindow, QDialog { background: $surface; }
QMainWindow::separator { background: $border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QSplitter::handle { background: $border; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: 16px; font-weight: 600; }
QLabel[role="headline"] { font-weight: 600; }
QLabel[role="section"] { color: $muted; font-size: 11px; font-weight: 600; letter-spacing: 0.6px; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: 12px; }
QLabel[role="chip"] { background: $chip; border-radius: 8px; padding: 1px 9px 2px 9px; font-size: 12px; }
QLabel[role="hero"] { font-size: 24px; font-weight: 600; }
QLabel[role="key"] { background: $chip; border: 1px solid $border; border-radius: 4px;
  padding: 1px 6px; font-size: 12px; }

QMenuBar { background: $surface; padding: 2px 8px; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; color: $muted; }
QMenuBar::item:selected { background: $hover; color: $text; }
QMenu { background: $surface; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 26px; border-radius: 5px; }
QMenu::item:selected { background: $hover; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }

QToolBar { background: $surface; border: none; border-bottom: 1px solid $border; padding: 0; spacing: 0; }
QStatusBar { background: $surface; border-top: 1px solid $border; color: $muted; font-size: 12px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; font-size: 12px; }

QTabBar { background: $surface; }
QTabBar::tab { background: transparent; color: $muted; padding: 7px 4px 6px 4px; margin: 0 8px;
  border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $text; }
QTabBar::tab:hover { color: $text; }

QPushButton { background: $surface; border: 1px solid $border; border-radius: 6px; padding: 6px 13px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:disabled { color: $muted; background: $raised; }
QPushButton[role="primary"] { background: $button; color: $on_button; border-color: $button; font-weight: 600; }
QPushButton[role="primary"]:focus { border: 2px solid $accent; padding: 5px 12px; }
QPushButton[role="primary"]:disabled { background: $chip; color: $muted; border-color: $border; }
QPushButton[role="link"] { border: none; color: $link; padding: 2px 0; text-align: left; background: transparent; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { text-decoration: underline; }
QPushButton[role="quiet"] { border: 1px solid transparent; padding: 3px 7px; background: transparent; color: $muted; }
QPushButton[role="quiet"]:hover { background: $hover; color: $text; }
QPushButton[role="quiet"]:focus { border: 1px solid $accent; }
QPushButton[role="quiet"]::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 3px; background: transparent; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border: 1px solid $accent; }

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox { background: $surface; border: 1px solid $border; border-radius: 6px;
  padding: 5px 9px; selection-background-color: $wash; selection-color: $text; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus { border: 1px solid $accent; }
QLineEdit[role="bare"] { border: 1px solid transparent; padding: 3px 5px; font-weight: 600; background: transparent; }
QLineEdit[role="bare"]:hover { border: 1px solid $border; }
QLineEdit[role="bare"]:focus { border: 1px solid $accent; background: $surface; }
QLineEdit[role="search"] { background: $raised; padding: 6px 11px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border; selection-background-color: $hover;
  selection-color: $text; padding: 4px; outline: none; }
QPlainTextEdit, QTextEdit { background: $surface; border: none; selection-background-color: $wash; selection-color: $text; }
QPlainTextEdit[role="note"] { border: 1px dashed $muted; border-radius: 8px; padding: 5px 8px; background: $surface; }
QPlainTextEdit[role="note"]:focus { border: 1px solid $accent; }
QTextEdit[role="article"] { background: $raised; }
QWidget[role="raised"] { background: $raised; }
QWidget[role="stage"] { background: $canvas; }
QFrame[role="bar"] { background: $current; border: 1px solid $border; border-radius: 8px; }
QFrame[role="popup"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[role="rule"] { background: $border; }
QFrame[role="drop"] { border: 2px dashed $border; border-radius: 12px; background: transparent; }

QAbstractScrollArea { border: none; background: transparent; }
QListView { background: transparent; border: none; outline: none; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $pressed; border-radius: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { border: none; background: $chip; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QCheckBox { spacing: 8px; }
""")
