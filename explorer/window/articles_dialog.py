"""Asks which articles count: found by words, checked one by one or all that were found."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.model.records import Document
from explorer.panels.check_list import CheckList
from explorer.panels.list_filter import ListFilter
from explorer.panels.plain import label, written
from explorer.panels.rows import Row
from explorer.panels.style import Look
from explorer.window.fields import Form
from explorer.window.waiting import accepted


class ArticlesDialog(QDialog):
    """All articles of a project; what those that are not checked say does not count."""

    def __init__(self, look: Look, corpus: Corpus, off: frozenset[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._every = list(corpus.documents.values())
        self._on = {one.id for one in self._every} - off
        self._found: list[Document] = []
        self.setWindowTitle(self.tr("Filter by articles"))
        self.setMinimumSize(620, 520)
        self._form = Form(self, look, self.tr("Show"))
        self._form.addWidget(label(self.tr("Articles that count"), "headline"))
        self.filter = ListFilter(self.tr("Find articles by title, source, author or date"))
        self.filter.setPlaceholderText(self.tr("Title, source, author or date"))
        self.filter.textChanged.connect(self._list_articles)
        self.filter.taken.connect(self._enter_list)
        self._form.addWidget(self.filter)
        self.list = CheckList(look, self.tr("Articles that count"))
        self.list.picked.connect(self._check)
        self._form.addWidget(self.list, 1)
        self._only = QPushButton(self.tr("Only these"))
        self._all, self._none = QPushButton(), QPushButton()
        self._count = label("", "small")
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        slots = {
            self._only: self._check_only,
            self._all: self._check_all,
            self._none: self._check_none,
        }
        for button, slot in slots.items():
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        self._form.addLayout(row)
        self._form.finish()
        self._list_articles()

    def ask(self) -> frozenset[str] | None:
        """Show it and wait; the articles that do not count, None when it is cancelled."""
        self.filter.setFocus()
        return self.off() if accepted(self) else None

    def off(self) -> frozenset[str]:
        """The articles that are not checked."""
        return frozenset(one.id for one in self._every) - self._on

    @guarded
    def _list_articles(self, _: str = "") -> None:
        """List those whose title, source, author or date holds the words."""
        wanted = self.filter.text().casefold().split()
        self._found = [one for one in self._every if all(word in _text(one) for word in wanted)]
        self.list.replace(
            [
                Row(one.id, one.title, " · ".join(filter(None, (one.source, _day(one)))))
                for one in self._found
            ]
        )
        self._only.setVisible(bool(wanted))
        self._all.setText(self.tr("Check these") if wanted else self.tr("Check all"))
        self._none.setText(self.tr("Uncheck these") if wanted else self.tr("Uncheck all"))
        self._mark()

    @guarded
    def _check(self, names: list[str]) -> None:
        self._on = (self._on - {one.id for one in self._found}) | set(names)
        self._tell()

    @guarded
    def _enter_list(self, _: bool) -> None:
        """On into the list, where nothing is checked or unchecked by that."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        model = self.list.selectionModel()
        model.setCurrentIndex(self.list.rows.index(0, 0), model.SelectionFlag.NoUpdate)

    @guarded
    def _check_only(self) -> None:
        self._on = {one.id for one in self._found}
        self._mark()

    @guarded
    def _check_all(self) -> None:
        self._on |= {one.id for one in self._found}
        self._mark()

    @guarded
    def _check_none(self) -> None:
        self._on -= {one.id for one in self._found}
        self._mark()

    def _mark(self) -> None:
        self.list.mark([one.id for one in self._found if one.id in self._on])
        self.list.scrollToTop()
        self._tell()

    def _tell(self) -> None:
        told = self.tr("{on} of {all} articles count")
        self._count.setText(told.format(on=written(len(self._on)), all=written(len(self._every))))
        self._form.done.setEnabled(bool(self._on))


def _day(one: Document) -> str:
    told = QCoreApplication.translate("ArticlesDialog", "{day} (guessed)")
    return told.format(day=one.published[:10]) if one.published_guessed else one.published[:10]


def _text(one: Document) -> str:
    return f"{one.title} {one.source} {one.author} {one.published[:10]}".casefold()
