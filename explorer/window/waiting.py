"""Waiting for the answer to a dialog."""

from PySide6.QtWidgets import QDialog


def accepted(dialog: QDialog) -> bool:
    """Show a dialog and wait; what it holds can be read until the window handles its next event.

    Then it goes with all its widgets: as a child of the window it would stay as long as that.
    """
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()
