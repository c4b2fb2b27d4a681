"""Text from files in labels and tooltips: always plain, always on one line, never endless."""

import html
import unicodedata

from PySide6.QtCore import QCoreApplication, QLocale, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from explorer.guarded import guarded

LIMIT = 200  # characters of a text from a file that a label or tooltip shows
_JOINERS = "\u200c\u200d\u200e\u200f\ufe0e\ufe0f"  # emoji and Persian words need them


def visible(text: str, limit: int = LIMIT) -> str:
    """The text on one line, cut to ``limit``, its control and direction signs made visible."""
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(visible_sign, text))


def visible_sign(sign: str) -> str:
    """One sign as it may be shown: one sign for one, so that offsets stay true."""
    if sign.isprintable() or sign in _JOINERS:
        return sign
    category = unicodedata.category(sign)
    if category == "Cc":
        code = ord(sign)
        if sign in "\t\n\r":
            return " "
        return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"
    if category in ("Zs", "Zl", "Zp"):
        return " "
    if category in ("Cf", "Cs", "Co"):
        return sign if ord(sign) > 0xFFFF else "\ufffd"
    return sign


def tip(text: str) -> str:
    """A tooltip's text: Qt takes markup there, so what could be markup is escaped."""
    return html.escape(visible(text, 600))


def show_tip(event: QHelpEvent, told: str, over: QWidget) -> None:
    """Answer a request for a tooltip: show what is told, or hide what was shown."""
    if told:
        QToolTip.showText(event.globalPos(), tip(told), over)
    else:
        QToolTip.hideText()


def label(text: str = "", role: str = "", *, wrap: bool = False, shown: int = LIMIT) -> QLabel:
    """A label that never takes its text for markup; ``role`` names its look in the stylesheet."""
    widget = QLabel()
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setText(visible(text, shown))
    widget.setWordWrap(wrap)
    if role:
        widget.setProperty("role", role)
    return widget


class Elided(QLabel):
    """A label on one line; the whole text is its tooltip.

    Where it has no room the longest of some shorter texts stands there, else it ends in "…".
    """

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._shorter: tuple[str, ...] = ()
        if role:
            self.setProperty("role", role)
        self.show_text(text)

    def show_text(self, text: str, *shorter: str) -> None:
        """Show another text, or where it has no room one of ``shorter``, the longest first."""
        self._shorter = shorter
        self.setText(visible(text))
        self.setToolTip(tip(text))
        self.updateGeometry()

    def fitting(self, metrics: QFontMetrics, width: int) -> str:
        """What is written in a width: the text, a shorter one, or the beginning of that."""
        texts = (self.text(), *self._shorter)
        fits = (one for one in texts if metrics.horizontalAdvance(one) < width - 3)
        shown = next(fits, texts[-1])
        return metrics.elidedText(shown, Qt.TextElideMode.ElideRight, width)

    @guarded(QSize(20, 16))
    def minimumSizeHint(self) -> QSize:
        """It may become this narrow."""
        return QSize(24, super().minimumSizeHint().height())

    @guarded(QSize(20, 16))
    def sizeHint(self) -> QSize:
        """As large as what it shows."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 6, super().sizeHint().height())

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        with QPainter(self) as painter:
            text = self.fitting(painter.fontMetrics(), self.width())
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.rect(), int(self.alignment()), text)


def counted(number: int, one: str, many: str) -> str:
    """``1 sentence``, ``4 sentences``: the number as the locale writes it, the word translated."""
    word = QCoreApplication.translate("Counts", one if number == 1 else many)
    return f"{written(number)} {word}"


def written(number: int) -> str:
    """The number as people here write it: ``20,000``.

    Where the system names no language, as English does: the interface is in English then.
    """
    here = QLocale()
    plain = here.language() == QLocale.Language.C
    return (QLocale(QLocale.Language.English) if plain else here).toString(number)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, in English; translations replace the pattern."""
    ending = (
        "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    return f"{number}{ending}"


def share(part: float) -> str:
    """A confidence between 0 and 1 in per cent; never 100 %, which nothing that is read is."""
    return f"{written(min(99, round(part * 100)))} %"
