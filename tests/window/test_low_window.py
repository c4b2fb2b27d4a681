"""In a low window nothing of the hint beside the graph is cut off."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel


def test_the_words_of_the_hint_keep_their_height(window, qtbot):
    answers = window.desk.answers
    texts = [one for one in answers.currentWidget().findChildren(QLabel) if one.text()]
    assert len(texts) == 4
    answers.setFixedSize(QSize(260, 150))
    qtbot.waitUntil(lambda: answers.height() == 150)
    for text in texts:
        assert text.height() >= text.heightForWidth(text.width())
