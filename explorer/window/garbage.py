"""Garbage is looked for on the main thread alone.

Python's collector runs on whichever thread happens to make a new object. A closed dialog that it
finds in the thread of a job would be deleted there, and Qt ends the program: widgets may only go
on the main thread. So it is switched off, and a timer of the main thread does its work.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 500  # milliseconds
_GROWN = 1.25  # by how much more must be held until all of it is looked through, as Python does


class Garbage(QObject):
    """Collects in the three generations of Python's own collector, and by its thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held = 0
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Look through what is due."""
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[2] and len(gc.get_objects(2)) > _GROWN * self._held:
            gc.collect()
            self._held = len(gc.get_objects(2))
        elif due[1] or due[2]:
            gc.collect(1)
        elif due[0]:
            gc.collect(0)

    def rest(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
