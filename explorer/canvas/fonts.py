"""The bundled font and the exact size of a text in it.

Canvas and pictures use Inter on every machine, so that a picture looks the same everywhere.
Other scripts come from Noto or the system. Widths are measured without hinting and scale exactly
with the size, which is why text may be drawn at sizes that are no whole number of pixels.
"""

import math
from functools import cache, lru_cache

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from explorer.graph.plain import shown
from explorer.graph.typefaces import FALLBACKS, FAMILY
from explorer.resources import resource


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the bundled font known to Qt, once; families to try, first to last.

    Needs a QGuiApplication. A font file that cannot be read leaves the system's font.
    """
    # Qt warns for every script that Inter lacks before it asks the next family.
    QLoggingCategory.setFilterRules("qt.text.font.db.warning=false")
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    return tuple(family for family in (FAMILY, *FALLBACKS) if QFontDatabase.hasFamily(family))


@cache
def font(size: int, weight: int) -> QFont:
    """The font of a whole number of pixels; weight 400, 500 or 600."""
    face = QFont(list(load_fonts()))
    face.setPixelSize(size)
    face.setWeight(QFont.Weight(weight))
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Inter has other signs for "-" between digits and the like: a PDF could not be searched.
    face.setFeature(QFont.Tag("calt"), 0)
    return face


@lru_cache(maxsize=20_000)
def measure(text: str, size: float, weight: int) -> tuple[float, float]:
    """Advance width and line height of a text in device-independent pixels, as it is painted."""
    whole = whole_size(size)
    metrics = _metrics(whole, weight)
    scale = size / whole
    return metrics.horizontalAdvance(shown(text)) * scale, metrics.height() * scale


def whole_size(size: float) -> int:
    """The size in which a text is set before it is scaled down to ``size``."""
    return max(1, math.ceil(size))


@cache
def _metrics(size: int, weight: int) -> QFontMetricsF:
    return QFontMetricsF(font(size, weight))
