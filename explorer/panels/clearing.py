"""A field whose words a button takes away, which a screen reader can name."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QToolButton


def clearable(field: QLineEdit) -> None:
    """Put a button into a field that empties it."""
    field.setClearButtonEnabled(True)
    for button in field.findChildren(QToolButton):
        button.setAccessibleName(QCoreApplication.translate("Clearing", "Clear"))
