"""The line above an article: of what it is a copy, and how it is graded."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from explorer.guarded import guarded
from explorer.model.clusters import members
from explorer.model.corpus import Corpus
from explorer.model.grades import grade_of, meaning
from explorer.model.records import Document
from explorer.panels.chips import Link
from explorer.panels.plain import counted, tip, visible
from explorer.panels.style import Look


class ArticleFacts(QWidget):
    """Hidden where there is nothing to say of an article."""

    article_picked = Signal(str)  # document
    grade_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._first = ""
        self.copy = Link(look, self.tr("A copy of another article"))
        self.grade = Link(look, self.tr("Grade of the article"))
        self.copy.clicked.connect(self._go)
        self.grade.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 12, 4)
        row.setSpacing(14)
        row.addWidget(self.copy, 4)
        row.addWidget(self.grade, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_article(self, corpus: Corpus | None, document: str) -> None:
        """Say what is known of an article, of none where there is none."""
        shown = corpus.documents.get(document) if corpus is not None else None
        same = members(corpus.documents, document) if shown is not None else []
        copies = [one for one in same if one.id != document]
        self._first = copies[0].id if copies else ""
        self._say(self.copy, copy_told(same, document) if copies else "")
        grade = grade_of(shown) if shown is not None else ""
        told = meaning(shown) if shown is not None else ""
        says = self.tr("Grade {grade}").format(grade=grade) if grade else ""
        self._say(self.grade, says, told)
        self.setVisible(bool(copies or grade))

    def _say(self, link: Link, text: str, told: str = "") -> None:
        if text:
            link.setText(visible(text))
            link.setToolTip(tip(f"{text}: {told}" if told else text))
            link.setAccessibleName(link.text())
        link.setVisible(bool(text))

    @guarded
    def _go(self) -> None:
        self.article_picked.emit(self._first)

    @guarded
    def _ask(self) -> None:
        self.grade_wanted.emit()


def copy_told(cluster: list[Document], document: str) -> str:
    """``A copy of “…”``, or of the first one how many copies there are."""
    first, *others = cluster
    if first.id == document:
        names = ", ".join(f"“{visible(one.title, 40)}”" for one in others[:3])
        says = QCoreApplication.translate("ArticleFacts", "{copies} of it: {names}")
        return says.format(copies=counted(len(others), "copy", "copies"), names=names)
    says = QCoreApplication.translate("ArticleFacts", "A copy of “{title}”")
    return says.format(title=visible(first.title, 90))
