"""Messages of the Qt-free half in the user's language."""

from PySide6.QtCore import QCoreApplication

from explorer.model.message import Message


def translated(message: Message) -> str:
    """The message with its template translated, then filled."""
    template = QCoreApplication.translate("Message", message.template)
    return str(Message(template, message.arguments))
