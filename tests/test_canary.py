"""The Qt binding that this program is locked to does not lose references.

PySide6 6.12.0 drops one reference of None in nearly every call that returns nothing; on Python
3.11, where None can die, a few thousand such calls abort the process.
"""

import sys

import PySide6
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPen

CALLS = 20_000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot die from Python 3.12 on")
def test_void_calls_keep_the_references_of_none(qapp):
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    pen, timer = QPen(QColor("black")), QTimer()
    with QPainter(image) as painter:
        before = sys.getrefcount(None)
        for _ in range(CALLS // 4):
            painter.setPen(pen)
            painter.drawLine(0, 0, 4, 4)
            painter.translate(0, 0)
            timer.setInterval(5)
        lost = before - sys.getrefcount(None)

    assert abs(lost) < CALLS / 100


def test_the_version_that_aborts_python_3_11_is_not_installed():
    version = tuple(int(part) for part in PySide6.__version__.split(".")[:2])

    assert (6, 10) <= version < (6, 12)
