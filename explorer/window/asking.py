"""Asks a person what a file needs while it is read, and says at the end what was not read."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from explorer.model.files import NOTHING_SAID, Asked
from explorer.session.jobs import Question
from explorer.session.remarks import Remarks
from explorer.window.columns_dialog import ColumnsDialog
from explorer.window.desk import Desk
from explorer.window.messages import translated
from explorer.window.password_dialog import PasswordDialog
from explorer.window.unread_sheet import UnreadSheet
from explorer.window.waiting import accepted


def ask(desk: Desk, question: Question) -> None:
    """Ask which columns a table has, or for a password, and let the job go on."""
    if question.answer.done():  # it was given up meanwhile
        return
    answer = _columns(desk, question) if question.table else _password(desk, question)
    desk.take_keyboard_back()
    if not question.answer.done():
        question.answer.set_result(answer)


def tell_unread(desk: Desk, remarks: Remarks) -> None:
    """Say that several files were not read, or not wholly, and list them when asked."""
    # It waits for an answer: nothing else in the window leads to this list.
    desk.messages.warn(
        translated(remarks.summary()),
        QCoreApplication.translate("Asking", "Show"),
        lambda: accepted(UnreadSheet(desk.look, remarks, desk.window)),
    )


def _columns(desk: Desk, question: Question) -> Asked | None:
    assert question.table is not None
    columns = ColumnsDialog(desk.look, question.table, desk.window).ask()
    return replace(NOTHING_SAID, columns=columns) if columns is not None else None


def _password(desk: Desk, question: Question) -> Asked | None:
    password = PasswordDialog(desk.look, question.sentence, desk.window).ask()
    return replace(NOTHING_SAID, password=password) if password is not None else None
