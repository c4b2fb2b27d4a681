"""Keys that a text field has no use for and the window has, and the other way round."""

from PySide6.QtCore import QEvent, Qt


def leaves_to_window(event: QEvent) -> bool:
    """Whether a text field should leave a key to the window: Ctrl+E and Ctrl+K.

    On X11 Qt's text fields take them for "end of line" and "delete to the end".
    """
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        and event.key() in (Qt.Key.Key_E, Qt.Key.Key_K)
    )


def is_ctrl_enter(event: QEvent) -> bool:
    """Whether a press, or the question who wants it, is of Ctrl+Enter on either Enter key."""
    return (
        event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    )
