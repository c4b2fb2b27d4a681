"""Fields that several dialogs have: a name with suggestions, a kind, the row of buttons."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.model.kinds import entity_kind, entity_kinds, relation_kinds
from explorer.panels.plain import visible
from explorer.panels.style import Look
from explorer.panels.suggesting import completing


class NameField(QLineEdit):
    """A line that suggests what is there while one types; any other words are welcome too."""

    def __init__(self, suggestions: Sequence[str], name: str, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setCompleter(completing(suggestions, self))

    def words(self) -> str:
        """What is written, without outer space."""
        return self.text().strip()


class EntityField(NameField):
    """A name of an entity that is there; two of one name are told apart by their kind."""

    def __init__(self, corpus: Corpus, name: str, hint: str = "") -> None:
        self._known: dict[str, str] = {}
        for entity in corpus.entities.values():
            if entity.rejected:
                continue
            for words in (entity.name, f"{entity.name} ({entity_kind(entity.kind).label})"):
                self._known.setdefault(visible(words, 120), entity.id)
            for words in entity.aliases:
                self._known.setdefault(
                    f"{visible(words, 60)} = {visible(entity.name, 60)}", entity.id
                )
        super().__init__(sorted(self._known, key=str.casefold), name, hint)
        self._folded = {words.casefold(): entity for words, entity in self._known.items()}

    def show_entity(self, corpus: Corpus, entity: str) -> None:
        """Write an entity's name, so that it means this one."""
        record = corpus.entities[entity]
        words = visible(record.name, 120)
        if self._known.get(words) != entity:
            words = f"{words} ({entity_kind(record.kind).label})"
        self._folded[words.casefold()] = entity
        self.setText(words)

    def entity(self) -> str:
        """The id of the entity that is named, empty for words that name none."""
        return self._folded.get(self.words().casefold(), "")


class KindField(QComboBox):
    """Kinds of entities, or of relations."""

    def __init__(self, name: str, chosen: str = "", relations: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        if relations:
            self._fill((kind.id, kind.label) for kind in relation_kinds().values())
        else:
            known = {kind.id: kind.label for kind in entity_kinds().values()}
            if chosen and chosen not in known:
                known[chosen] = entity_kind(chosen).label
            self._fill(known.items())
        self.setCurrentIndex(max(0, self.findData(chosen)))

    def kind(self) -> str:
        """The kind that is chosen."""
        return str(self.currentData())

    def _fill(self, rows: Iterable[tuple[str, str]]) -> None:
        for kind, words in rows:
            self.addItem(visible(words, 40), kind)


class Form(QVBoxLayout):
    """The column of a dialog with its two buttons below; ``done`` is the one that does it."""

    def __init__(self, dialog: QDialog, look: Look, does: str) -> None:
        super().__init__()
        self._dialog = dialog
        self._look = look
        self.done = QPushButton(does)
        self.done.setProperty("role", "primary")
        self.done.setDefault(True)
        self.done.clicked.connect(self._accept)
        self.cancel = QPushButton(QCoreApplication.translate("Form", "Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self._reject)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.cancel)
        self._buttons.addWidget(self.done)
        self.setContentsMargins(20, 18, 20, 16)
        self.setSpacing(10)

    def add_button(self, button: QPushButton) -> None:
        """Another button, at the left of the two."""
        self._buttons.insertWidget(0, button)

    def finish(self) -> None:
        """Put the buttons under what was added, and the whole into the dialog."""
        self.addSpacing(4)
        self.addLayout(self._buttons)
        self._dialog.setLayout(self)

    @guarded
    def _accept(self) -> None:
        self._dialog.accept()

    @guarded
    def _reject(self) -> None:
        self._dialog.reject()
