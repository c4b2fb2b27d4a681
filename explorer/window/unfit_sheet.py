"""Lists what a person did that fits no more since an article was read again."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from explorer.panels.plain import label
from explorer.panels.rows import Row
from explorer.panels.style import Look
from explorer.panels.table import RowList
from explorer.window.fields import Form


class UnfitSheet(QDialog):
    """Sentences to read; there is nothing to decide, for everything was kept."""

    def __init__(self, look: Look, told: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What no longer fits"))
        self.setMinimumSize(620, 360)
        form = Form(self, look, self.tr("Close"))
        self._form = form
        form.addWidget(label(self.tr("What no longer fits"), "headline"))
        says = self.tr(
            "The article was read again, and these were not found in it as they were before. "
            "Nothing of it is lost: it is applied again whenever the article is read."
        )
        form.addWidget(label(says, "muted", wrap=True, shown=300))
        self.list = RowList(look, self.tr("What no longer fits"))
        self.list.replace([Row(str(at), text, icon="warning") for at, text in enumerate(told)])
        form.addWidget(self.list, 1)
        form.cancel.hide()
        form.finish()
