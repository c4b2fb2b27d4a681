"""The article: what is shown, washed, marked and selected is at the right place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor

from explorer.panels.article import ArticleView
from explorer.panels.passages import Passages
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import document, mention, person, sentences

TEXT = "😀 Ada met Ben 😀.\nThen Ben left 👩\u200d🚀 for Rome."


@pytest.fixture
def article(qtbot, look) -> ArticleView:
    one = document(TEXT, id="d")
    ben = person("Ben")
    store = MemoryStore([one, *sentences(one), ben, mention(ben, one), mention(ben, one, nth=2)])
    view = ArticleView(look)
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.attach(Passages(Session(store).corpus))
    view.show_document("d")
    view.show()
    return view


def marked(view: ArticleView) -> list[str]:
    return [extra.cursor.selectedText() for extra in view.extraSelections()]


def test_mentions_are_marked_also_behind_emoji(article, qtbot):
    qtbot.waitUntil(lambda: marked(article) == ["Ben", "Ben"])


def test_the_same_text_of_another_project_stays_where_it_was_read(article, qtbot):
    article.resize(120, 60)
    bar = article.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    one, ann = document(TEXT, id="e"), person("Ann")
    store = MemoryStore([one, *sentences(one), ann, mention(ann, one, "Rome")])
    article.hand_over(Passages(Session(store).corpus), "e")
    assert bar.value() == bar.maximum()
    assert article.document_id == "e"
    qtbot.waitUntil(lambda: marked(article) == ["Rome"])
    other = document("Another text.", id="f")
    article.hand_over(Passages(Session(MemoryStore([other, *sentences(other)])).corpus), "f")
    assert article.toPlainText() == "Another text."


def test_names_nouns_and_pronouns_look_different(qtbot, look):
    text = "Ada left. The mayor said she would return."
    one, ada = document(text, id="d"), person("Ada")
    forms = {"Ada": "name", "The mayor": "nominal", "she": "pronoun"}
    mentions = [mention(ada, one, words, form=form) for words, form in forms.items()]
    view = ArticleView(look)
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.attach(Passages(Session(MemoryStore([one, *sentences(one), ada, *mentions])).corpus))
    view.show_document("d")
    view.show()
    qtbot.waitUntil(lambda: marked(view) == list(forms))
    looks = [QTextCharFormat(extra.format) for extra in view.extraSelections()]
    assert len({one.underlineStyle() for one in looks}) == 3
    assert [one.background().style() for one in looks][1:] == [Qt.BrushStyle.NoBrush] * 2
    view.mark_entities(frozenset([ada.id]))
    looks = [QTextCharFormat(extra.format) for extra in view.extraSelections()]
    assert all(one.background().style() == Qt.BrushStyle.SolidPattern for one in looks)


def test_a_span_is_washed(article):
    start = TEXT.index("Then")
    article.show_span("d", start, len(TEXT))
    assert marked(article)[0] == TEXT[start:]


def test_selected_text_is_told_in_offsets_of_the_document(article):
    start = TEXT.index("Ben left")
    cursor = article.textCursor()
    cursor.setPosition(article.place_of(start))
    cursor.setPosition(article.place_of(start + 8), QTextCursor.MoveMode.KeepAnchor)
    article.setTextCursor(cursor)
    assert article.selected_span() == ("d", start, start + 8)


def test_markup_in_an_article_is_text(qtbot, look):
    one = document("<b>Ada</b> <img src='/etc/passwd'> & co.", id="d")
    view = ArticleView(look)
    qtbot.addWidget(view)
    view.attach(Passages(Session(MemoryStore([one, *sentences(one)])).corpus))
    view.show_document("d")
    assert view.toPlainText() == "<b>Ada</b> <img src='/etc/passwd'> & co."


@pytest.mark.timeout(20)
def test_a_word_of_a_million_letters_does_not_hang(qtbot, look):
    one = document("x" * 1_000_000, id="d", title="endless")
    view = ArticleView(look)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.attach(Passages(Session(MemoryStore([one])).corpus))
    view.show_document("d")
    view.show()
    assert len(view.toPlainText()) >= 1_000_000


def test_who_is_rejected_has_no_marks_unless_it_is_looked_at(qtbot, look):
    one = document(TEXT, id="d")
    ben = person("Ben", rejected=True)
    store = MemoryStore([one, *sentences(one), ben, mention(ben, one)])
    view = ArticleView(look)
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.attach(Passages(Session(store).corpus))
    view.show_document("d")
    view.show()
    assert marked(view) == []
    view.mark_entities(frozenset({ben.id}))
    assert marked(view) == ["Ben"]
