"""What was done to the project, newest first, a page at a time; each of it can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QStringListModel, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.guarded import guarded
from explorer.model.message import Message
from explorer.model.subjects import CHANGE_KINDS
from explorer.panels.clearing import clearable
from explorer.panels.plain import label, tip, visible, written
from explorer.panels.rows import Row
from explorer.panels.style import Look
from explorer.panels.suggesting import completing
from explorer.panels.table import RowList

if TYPE_CHECKING:  # it brings numpy, which the first paint need not wait for
    from explorer.session.session import Entry, Session

PAGE = 200  # entries shown at a time
_NAMED = 8  # of whom a change is about, so many are named


class HistoryPanel(QWidget):
    """The journal of the open project; ``translated`` says a label in the user's language."""

    undone = Signal(object, object)  # the session, and its entry to take back by itself
    signed = Signal(str)  # whose name changes bear from now on

    def __init__(self, look: Look, translated: Callable[[Message], str]) -> None:
        super().__init__()
        self._translated = translated
        self._session: Session | None = None
        self._subject, self._skipped, self._stale = "", 0, False
        self._entries: dict[str, Entry] = {}
        self._gone: frozenset[tuple[str, ...]] = frozenset()  # taken back by themselves
        self._kind = QComboBox()
        self._kind.setAccessibleName(self.tr("Kind of change"))
        self._about = _AboutField()
        self._about.found.connect(self._look_at)
        self._empty = label("", "muted", wrap=True)
        self._list = RowList(look, self.tr("History"))
        self._list.picked.connect(self._picked)
        self._undo = QPushButton(self.tr("Undo this change by itself"))
        self._undo.clicked.connect(self._take_back)
        self._pages = label("", "small")
        self._later = self._page_button("‹", self.tr("Later changes"), -PAGE)
        self._earlier = self._page_button("›", self.tr("Earlier changes"), PAGE)
        self._author = QLineEdit()
        self._author.setPlaceholderText(self.tr("nobody"))
        self._author.setAccessibleName(self.tr("Name that signs your changes"))
        self._author.setMaxLength(80)
        self._author.editingFinished.connect(self._sign)
        self._fill_kinds()
        self._kind.currentIndexChanged.connect(self._from_the_top)
        self._lay_out()

    def show_session(self, session: Session | None) -> None:
        """Show the journal of a project as it is now; another one from its newest change on.

        Whoever does not look at it costs nothing: it is asked anew when it is shown.
        """
        if session is not self._session:
            self._session, self._skipped, self._subject = session, 0, ""
            self._about.show_names(session)
            self._about.clear()
            self._author.setText(session.author if session is not None else "")
            self._show((), 0)  # nothing of another project stays to be taken back
        else:
            self._about.show_names(session)
        self._stale = not self.isVisible()
        if not self._stale:
            self.refresh()

    @guarded
    def refresh(self) -> None:
        """Show what the journal holds now."""
        past = self._session.past if self._session is not None else None
        asked = {"kind": self._kind.currentData() or "", "subject": self._subject}
        count = past.count(**asked) if past is not None else 0
        self._skipped = max(0, min(self._skipped, (count - 1) // PAGE * PAGE))
        found = past.entries(PAGE, self._skipped, **asked) if past is not None else ()
        self._gone = past.taken_back() if past is not None else frozenset()
        self._show(found, count)

    def _show(self, found: Sequence[Entry], count: int) -> None:
        self._entries = {str(entry.number): entry for entry in found}
        about = self._session.past.about([one.number for one in found], _NAMED + 1) if found else {}
        self._list.replace([self._row(entry, about[entry.number]) for entry in found])
        self._list.setVisible(bool(found))
        filtered = bool(self._kind.currentData() or self._subject)
        self._empty.setText(
            self.tr("Nothing of that kind was done.")
            if filtered
            else self.tr(
                "Nothing done yet. Each change of yours is listed here, to be undone by itself."
            )
        )
        self._empty.setVisible(not found)
        several = count > PAGE
        first, last = self._skipped + 1, self._skipped + len(found)
        page = f"{written(first)}–{written(last)} / {written(count)}"
        self._pages.setText(page if several else "")
        for button, there in ((self._later, first > 1), (self._earlier, last < count)):
            button.setVisible(several)
            button.setEnabled(there)
        self._enable()

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was done meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _row(self, entry: Entry, about: Sequence[str]) -> Row:
        gone, text = not self._stands(entry), self._translated(entry.label)
        who = self.tr("by {name}").format(name=visible(entry.author, 60)) if entry.author else ""
        names = self._names(about, text)
        under = [part for part in (self.tr("taken back") if gone else "", who, names) if part]
        return Row(
            str(entry.number), text, when(entry.time),
            icon="undo" if gone else "confirm", under=" · ".join(under), off=gone,
            tip=" · ".join([text, *under]),
        )  # fmt: skip

    def _names(self, about: Sequence[str], text: str) -> str:
        """For whom a change was made, but whom its own words name."""
        entities = self._session.corpus.entities if self._session is not None else {}
        names = dict.fromkeys(entities[one].name for one in about[:_NAMED] if one in entities)
        said = [visible(name, 60) for name in names if f"“{name}”" not in text]
        return "; ".join([*said, "…"] if said and len(about) > _NAMED else said)

    def _stands(self, entry: Entry) -> bool:
        return not entry.undone and entry.identity not in self._gone

    def _fill_kinds(self) -> None:
        names = {
            "article": self.tr("Articles"),
            "entity": self.tr("Entities"),
            "relation": self.tr("Relations"),
            "sentence": self.tr("Sentences"),
            "note": self.tr("Notes"),
            "layout": self.tr("Positions"),
            "style": self.tr("Looks"),
            "figure": self.tr("Figures"),
        }
        self._kind.addItem(self.tr("All changes"), "")
        for kind in CHANGE_KINDS:
            self._kind.addItem(names[kind], kind)

    def _page_button(self, text: str, told: str, step: int) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "quiet")
        button.setProperty("step", step)
        button.setAccessibleName(told)
        button.setToolTip(tip(told))
        button.clicked.connect(self._turn)
        return button

    def _lay_out(self) -> None:
        top, foot, who = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._kind)
        top.addWidget(self._about, 1)
        foot.addWidget(self._undo)
        foot.addStretch(1)
        for widget in (self._later, self._pages, self._earlier):
            foot.addWidget(widget)
        who.addWidget(label(self.tr("Changes are signed by"), "small"))
        who.addWidget(self._author, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        column.addLayout(foot)
        column.addLayout(who)
        column.setAlignment(self._empty, Qt.AlignmentFlag.AlignTop)

    def _enable(self) -> None:
        chosen = self._chosen()
        read_only = self._session is None or self._session.read_only
        stands = chosen is not None and self._stands(chosen)
        self._undo.setEnabled(stands and not read_only)

    def _chosen(self) -> Entry | None:
        indexes = self._list.selectionModel().selectedIndexes()
        row = self._list.rows.row(indexes[0]) if indexes else None
        return self._entries.get(row.id) if row is not None else None

    @guarded
    def _picked(self, names: list[str]) -> None:
        self._enable()

    @guarded
    def _take_back(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.undone.emit(self._session, chosen)
            if not self._stands(chosen):  # what took it back stands at the top
                self._from_the_top()
                self._list.scrollToTop()

    @guarded
    def _turn(self) -> None:
        self._skipped += int(self.sender().property("step"))
        self.refresh()
        self._list.scrollToTop()

    @guarded
    def _from_the_top(self) -> None:
        self._skipped = 0
        self.refresh()

    @guarded
    def _look_at(self, subject: str) -> None:
        if subject != self._subject:
            self._subject = subject
            self._from_the_top()

    @guarded
    def _sign(self) -> None:
        self.signed.emit(" ".join(self._author.text().split()))


class _AboutField(QLineEdit):
    """Takes the name of an entity, with type-ahead; tells its id, empty for any."""

    found = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self._stale = False
        self._names = QStringListModel(self)
        # One for good: Qt gives the field the focus while a list of suggestions still closes.
        self._suggested = completing(self._names, self)
        self.setCompleter(self._suggested)
        self.setPlaceholderText(self.tr("About anybody"))
        self.setAccessibleName(self.tr("Only what is about this entity"))
        clearable(self)
        self.textChanged.connect(self._tell)

    def show_names(self, session: Session | None) -> None:
        """Offer the entities of a project."""
        if session is not self._session:
            self._suggested.popup().hide()
        self._session, self._stale = session, True

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Gather the names only when somebody types one."""
        self._gather()
        super().keyPressEvent(event)

    @guarded
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Gather the names also for who composes letters."""
        self._gather()
        super().inputMethodEvent(event)

    def _gather(self) -> None:
        if self._stale and not self._suggested.popup().isVisible():  # not under who chooses
            self._stale = False
            corpus = self._session.corpus if self._session is not None else None
            there = corpus.entities.values() if corpus is not None else ()
            self._names.setStringList(sorted({one.name for one in there}))

    @guarded
    def _tell(self, text: str) -> None:
        wanted = " ".join(text.split()).casefold()
        entities = self._session.corpus.entities.values() if self._session is not None else ()
        ids = [one.id for one in entities if wanted and one.name.casefold() == wanted]
        if ids or not wanted:
            self.found.emit(ids[0] if ids else "")


def when(time: str) -> str:
    """A moment of the journal as people here write it."""
    moment = QDateTime.fromString(time[:19] + "Z", "yyyy-MM-ddTHH:mm:ssZ").toLocalTime()
    if not moment.isValid():
        moment = QDateTime.fromString(time)
    if QLocale().language() == QLocale.Language.C:  # its short format reads like nothing on earth
        return moment.toString("yyyy-MM-dd HH:mm")
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
