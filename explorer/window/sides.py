"""The bodies of the docks: the list of contents at the left, the reading side at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.model.grades import grade_of
from explorer.panels.article import ArticleView
from explorer.panels.article_facts import ArticleFacts
from explorer.panels.articles_read import ArticlesRead
from explorer.panels.entities import EntitiesPanel
from explorer.panels.hidden import HiddenPanel
from explorer.panels.history import HistoryPanel
from explorer.panels.icons import icon
from explorer.panels.kinds import KindsPanel
from explorer.panels.missed import MissedPanel
from explorer.panels.notes import NotesPanel
from explorer.panels.passages import Passages
from explorer.panels.plain import label, tip, visible
from explorer.panels.review import ReviewPanel
from explorer.panels.sources import SourcesPanel
from explorer.panels.style import Look
from explorer.window.answers import Answers
from explorer.window.article_choice import ArticleChoice
from explorer.window.docks import TitleBar
from explorer.window.messages import translated

if TYPE_CHECKING:  # it brings numpy, which the first paint need not wait for
    from explorer.session.session import Session


class Contents(QWidget):
    """Kinds, entities, sources, articles, and what is rejected, from top to bottom."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title = TitleBar(label(self.tr("SHOW"), "section"), None, margins=(14, 12, 12, 4))
        self.kinds = KindsPanel(look)
        self.entities = EntitiesPanel(look)
        self.sources = SourcesPanel(look)
        self.articles = ArticlesRead(look)
        self.hidden = HiddenPanel(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(self.kinds)
        column.addWidget(self.entities, 1)
        column.addWidget(self.sources)
        column.addWidget(self.articles)
        column.addWidget(self.hidden)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the articles leave their room to the entities."""
        super().resizeEvent(event)
        self.articles.fit(self.height())


class Reading(QWidget):
    """Evidence, Notes, History, Review and Missed behind tabs, and the title of the article."""

    walked = Signal(int)
    review_opened = Signal()
    missed_opened = Signal()
    document_picked = Signal(str)
    wished = Signal(str)  # what to do to the article: an action

    def __init__(self, look: Look, answers: Answers, article: ArticleView) -> None:
        super().__init__()
        self._look, self._article = look, article
        self.notes = NotesPanel(look)
        self.history = HistoryPanel(look, translated)
        self.review = ReviewPanel(look, translated)
        self.missed = MissedPanel(look)
        self.pages = QStackedWidget()
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(self.tr("Evidence, notes, history, review or what was missed"))
        for page, text in (
            (answers, self.tr("Evidence")),
            (self.notes, self.tr("Notes")),
            (self.history, self.tr("History")),
            (self.review, self.tr("Review")),
            (self.missed, self.tr("Missed")),
        ):
            self.pages.addWidget(page)
            self._tabs.addTab(text)
        self._tabs.currentChanged.connect(self._turn_to)
        self.title = TitleBar(self._tabs, None, margins=(10, 2, 12, 0))
        self._place = label(self.tr("Article"), "headline")
        self._chooser = ArticleChoice(self.tr("Article to read"))
        self._chooser.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._chooser.activated.connect(self._choose)
        self._at = label("", "small")
        self._steps = [
            self._step_button("previous", self.tr("Previous sentence (Ctrl+Left)"), -1),
            self._step_button("next", self.tr("Next sentence (Ctrl+Right)"), 1),
        ]
        bar = TitleBar(self._place, self._chooser, None, self._steps[0], self._at, self._steps[1])
        bar.layout().setStretch(1, 20)  # titles are long
        self._corpus: Corpus | None = None
        self._read = ("", 0)  # article and paragraph that are told
        self.facts = ArticleFacts(look)
        self.facts.article_picked.connect(self.document_picked)
        self.facts.grade_wanted.connect(self._grade)
        self.article_title = QWidget()
        self.article_title.setProperty("role", "raised")
        column = QVBoxLayout(self.article_title)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.facts)
        self.show_walk(0, 0)

    def attach(self, session: Session | None, passages: Passages | None) -> None:
        """What is gone through one by one is that of another project, or of none."""
        self.review.attach(session, passages)
        self.missed.attach(session, passages)

    def show_evidence(self) -> None:
        """Bring the evidence to the front."""
        self._tabs.setCurrentIndex(0)

    def show_review(self) -> None:
        """Bring the review queue to the front and go on with it."""
        page = self.pages.indexOf(self.review)
        if self._tabs.currentIndex() == page:
            self.review_opened.emit()
        self._tabs.setCurrentIndex(page)

    def show_missed(self) -> None:
        """Bring what may have been missed to the front."""
        page = self.pages.indexOf(self.missed)
        if self._tabs.currentIndex() == page:
            self.missed_opened.emit()
        self._tabs.setCurrentIndex(page)

    def show_documents(self, corpus: Corpus | None) -> None:
        """Offer the articles of the project; a single one needs no choice."""
        documents = list(corpus.documents.values()) if corpus is not None else []
        self._corpus = corpus
        self._chooser.clear()
        for document in documents:
            grade = grade_of(document)
            title = visible(document.title, 90)
            self._chooser.addItem(f"{title} · {grade}" if grade else title, document.id)
        self._chooser.setVisible(len(documents) > 1)
        self._follow_document()

    def _follow_document(self) -> None:
        self._chooser.setCurrentIndex(max(0, self._chooser.findData(self._article.document_id)))
        self.facts.show_article(self._corpus, self._article.document_id)

    @guarded
    def show_paragraph(self, number: int) -> None:
        """Show which paragraph is on top."""
        read = (self._article.document_id, number)
        if read == self._read:  # it scrolls line by line
            return
        self._read = read
        self._place.setText(self.tr("Article · ¶{number}").format(number=number))
        self._follow_document()

    @guarded
    def show_walk(self, at: int, total: int) -> None:
        """Show which sentence of the evidence is read."""
        self._at.setText(self.tr("{at} of {total}").format(at=at, total=total) if at else "")
        for widget in (self._at, *self._steps):
            widget.setVisible(bool(total))

    def dress(self) -> None:
        """Take the theme's colors."""
        for button in self._steps:
            button.setIcon(icon(button.objectName(), self._look.hex("muted")))

    def _step_button(self, name: str, text: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setProperty("step", step)
        button.setAccessibleName(text)
        button.setToolTip(tip(text))
        button.clicked.connect(self._walk)
        return button

    @guarded
    def _turn_to(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        if self.pages.currentWidget() is self.review:
            self.review_opened.emit()
        elif self.pages.currentWidget() is self.missed:
            self.missed_opened.emit()

    @guarded
    def _walk(self) -> None:
        self.walked.emit(int(self.sender().property("step")))

    @guarded
    def _grade(self) -> None:
        self.wished.emit("grade")

    @guarded
    def _choose(self, row: int) -> None:
        self.document_picked.emit(self._chooser.itemData(row))
