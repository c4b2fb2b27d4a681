"""The user guide in a window of its own: our text and pictures, a table of contents, no network."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from explorer.guarded import guarded
from explorer.panels.plain import label
from explorer.panels.rows import Row
from explorer.panels.style import Look
from explorer.panels.table import RowList
from explorer.resources import resource

_FOLDER = "guide"
_SPACING = 135  # per cent of a line


class GuideText(QTextBrowser):
    """Shows ``resources/guide/guide.md``; of files it loads the pictures beside it, and no others.

    Markup in the text stays text; links lead to headings of the guide, never out of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setProperty("role", "guide")
        self.setAccessibleName(QCoreApplication.translate("Guide", "User guide"))
        self.document().setDocumentMargin(20)
        text = resource(_FOLDER, "guide.md").read_text(encoding="utf-8")
        features = QTextDocument.MarkdownFeature
        self.document().setMarkdown(text, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
        self.headings: list[tuple[int, str, int]] = []  # level, text, number of its block
        self._space()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.anchorClicked.connect(self._follow)

    def loadResource(self, kind: int, name: QUrl) -> object:
        """A picture of the guide's folder by its bare name; nothing for any other address."""
        file = resource(_FOLDER, QUrl(name).fileName())
        bare = name.toString() == name.fileName()
        return QImage(str(file)) if bare and file.suffix == ".png" and file.is_file() else None

    def go_to(self, block: int) -> None:
        """Bring a block to the upper edge."""
        found = self.document().findBlockByNumber(block)
        self.moveCursor(QTextCursor.MoveOperation.End)  # from below it comes to the upper edge
        cursor = QTextCursor(found)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(
            self.verticalScrollBar().value() + self.cursorRect(cursor).top() - 14
        )

    def find_words(self, words: str) -> bool:
        """Select the next place of some words, round and round; whether there is one."""
        if self.find(words):
            return True
        self.moveCursor(QTextCursor.MoveOperation.Start)
        return self.find(words)

    def _space(self) -> None:
        """Give lines and headings room, and note where headings are."""
        block = self.document().begin()
        while block.isValid():
            shape, level = block.blockFormat(), block.blockFormat().headingLevel()
            if level:
                self.headings.append((level, block.text(), block.blockNumber()))
                shape.setTopMargin(26 if level > 1 else 0)
                shape.setBottomMargin(8)
            elif not QTextCursor(block).currentTable():
                proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight
                shape.setLineHeight(_SPACING, proportional.value)
                shape.setBottomMargin(3 if block.textList() else 9)
            QTextCursor(block).setBlockFormat(shape)
            block = block.next()

    @guarded
    def _follow(self, address: QUrl) -> None:
        """To the heading that a link names, in lower case and with hyphens."""
        wanted = address.fragment()
        for _, text, block in self.headings:
            if text.lower().replace(" ", "-").replace(",", "") == wanted:
                self.go_to(block)


class Guide(QDialog):
    """Stands beside the window, which can be worked in while it is read."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("User guide"))
        self.text = GuideText()
        self.contents = RowList(look, self.tr("Contents of the guide"))
        self.contents.replace(
            [Row(str(block), text) for level, text, block in self.text.headings if level == 2]
        )
        self.contents.picked.connect(self._go)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find in the guide"))
        self.search.setAccessibleName(self.tr("Find in the guide"))
        self.search.setClearButtonEnabled(True)
        self.search.returnPressed.connect(self._find)
        self.told = label("", "small", wrap=True)
        left = QVBoxLayout()
        left.setContentsMargins(14, 14, 8, 12)
        left.setSpacing(8)
        for part in (self.search, self.told, label(self.tr("CONTENTS"), "section")):
            left.addWidget(part)
        self.told.hide()
        left.addWidget(self.contents, 1)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(236)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)  # the frame of the dialog
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.text, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        QShortcut(QKeySequence("Ctrl+K"), self, self.search.setFocus)
        room = parent.size() - QSize(40, 40)
        self.resize(QSize(960, 760).boundedTo(room))

    @guarded
    def _go(self, names: list[str]) -> None:
        if names:
            self.text.go_to(int(names[0]))

    @guarded
    def _find(self) -> None:
        words = self.search.text().strip()
        found = not words or self.text.find_words(words)
        self.told.setText(self.tr("The guide does not say that."))
        self.told.setVisible(not found)


def show_guide(look: Look, window: QWidget) -> Guide:
    """Bring the guide to the front; it is made when it is first asked for."""
    guide = window.findChild(Guide)
    if guide is None:
        guide = Guide(look, window)
    guide.show()
    guide.raise_()
    guide.activateWindow()
    guide.text.setFocus(Qt.FocusReason.OtherFocusReason)
    return guide
