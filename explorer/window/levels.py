"""The levels at the top of the canvas, with true counts, and what narrows them."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from explorer.graph.view import Levels, ViewState
from explorer.guarded import guarded
from explorer.panels.chips import Chip
from explorer.panels.plain import counted, tip, written
from explorer.panels.style import Look
from explorer.window.grades import grades_menu

ORDER = ("story", "related", "all")
GAP = 8  # pixels between two chips
STEP = 26  # pixels of a button to go back or forward


class LevelBar(QWidget):
    """Story, all that is related, all that is named; and a chip for each filter that is on.

    Always one line: where it has no room the texts become shorter.
    """

    level_picked = Signal(str)
    unfocused = Signal()
    unstarted = Signal()  # not from one article, but from all
    filters_cleared = Signal()
    filter_wanted = Signal()  # one more
    least_picked = Signal(str)  # the grade that articles must reach, empty for any
    table_wanted = Signal()
    changed = Signal()  # its chips say something else and want another width

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._levels = {level: Chip(look, level.capitalize(), parent=self) for level in ORDER}
        for level, chip in self._levels.items():
            chip.setProperty("level", level)
            chip.clicked.connect(self._pick)
        self._focus = Chip(look, self.tr("Around one entity"), parent=self)
        self.filter_chip = Chip(look, self.tr("+ Filter"), parent=self)
        self.filter_chip.setToolTip(tip(self.tr("Show only some lines (Ctrl+Shift+F)")))
        self._focus.clicked.connect(self._unfocus)
        self._start = Chip(look, self.tr("From one article"), parent=self)
        self._start.clicked.connect(self._unstart)
        self.filter_chip.clicked.connect(self._want_filter)
        self._grades = Chip(look, self.tr("Any grade"), parent=self)
        self._grades.clicked.connect(self.offer_grades)
        self._names = Chip(look, self.tr("Names"), parent=self)  # says what is done
        self._names.setEnabled(False)
        self._table = Chip(look, self.tr("As a table"), parent=self)
        self._table.setToolTip(tip(self.tr("The same graph in rows, or drawn (Ctrl+L)")))
        self._table.clicked.connect(self._turn)
        for chip in (*self._narrowing(), self._names, self._table):
            chip.hide()
        self._steps: list[QToolButton] = []
        # In full, where there is little room, and, of some, where there is hardly any.
        self._texts: dict[Chip, tuple[str, ...]] = {}
        self.shown: tuple[ViewState, Levels] | None = None  # what was shown last

    def show_view(self, view: ViewState, counts: Levels, focus: str, start: str = "") -> None:
        """Show the counts.

        ``focus`` is the name of the entity that is looked at, or empty, ``start`` the title of
        the article that the view starts from.
        """
        self.shown = (view, counts)
        self._names.hide()
        self._table.show()
        self._texts[self._table] = (self.tr("As a table"), self.tr("Table"))
        bare = max(0, counts.all - counts.related)
        texts = {
            "story": (
                self.tr("Story · {shown} of {total}").format(
                    shown=written(counts.story), total=written(counts.total)
                ),
                self.tr("Story {shown}").format(shown=written(counts.story)),
                written(counts.story),
            ),
            "related": (
                self.tr("All related · {number}").format(number=written(counts.related)),
                self.tr("Related {number}").format(number=written(counts.related)),
                written(counts.related),
            ),
            "all": (
                self.tr("Everything · {number}").format(number=written(counts.all)),
                self.tr("Everything {number}").format(number=written(counts.all)),
                written(counts.all),
            ),
        }
        hints = {
            "story": self.tr("What the articles are about (1)"),
            "related": self.tr("Everybody with a line (2)"),
            "all": self.tr("Everybody who is named; {number} of them have no line (3)").format(
                number=written(bare)
            ),
        }
        for level, chip in self._levels.items():
            chip.show()
            self._texts[chip] = texts[level]
            chip.setToolTip(tip(f"{texts[level][0]}\n{hints[level]}"))
            chip.setChecked(level == view.level)
        around = self.tr("Around {name}").format(name=focus)
        if view.focus is not None and view.focus[1] > 1:
            far = self.tr("{number} lines away").format(number=written(view.focus[1]))
            around = f"{around} · {far}"
        self._texts[self._focus] = (f"{around}  ✕", f"{focus} ✕")
        self._texts[self.filter_chip] = (self.tr("+ Filter"), self.tr("+ Filter"), "+")
        self.filter_chip.show()
        begun = self.tr("From “{title}”").format(title=start)
        self._texts[self._start] = (f"{begun}  ✕", f"{start[:12]}… ✕")
        for chip, text, shown in (
            (self._focus, around, bool(focus)),
            (self._start, begun, bool(start)),
        ):
            chip.setToolTip(tip(self.tr("{what}: show all again").format(what=text)))
            chip.setVisible(shown)
            chip.setChecked(False)
        self._show_grades(view.least, counts.graded)
        self.changed.emit()

    def _show_grades(self, least: str, graded: int) -> None:
        """Show the chip that asks for a grade where an article has one."""
        grade = self.tr("Grade at least {grade}").format(grade=least)
        short = self.tr("≥ {grade}").format(grade=least)
        text = (grade, short) if least else (self.tr("Any grade"), self.tr("Grade"))
        self._texts[self._grades] = (f"{text[0]}  ▾", f"{text[1]} ▾")
        told = self.tr("Draw only what articles of at least this grade say; {articles} graded")
        articles = counted(graded, "article", "articles")
        self._grades.setToolTip(tip(told.format(articles=articles)))
        self._grades.setVisible(bool(graded or least))
        self._grades.setChecked(bool(least))

    @guarded
    def offer_grades(self) -> None:
        """Ask from which grade on articles count."""
        least = self.shown[0].least if self.shown is not None else ""
        self._grades.setChecked(bool(least))  # a press on it decides nothing yet
        menu = grades_menu(self, least)
        menu.triggered.connect(self._take_grade)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._grades.mapToGlobal(self._grades.rect().bottomLeft()))

    @guarded
    def _take_grade(self, action: QAction) -> None:
        self.least_picked.emit(str(action.data()))

    def show_table(self, shown: bool) -> None:
        """Say whether the graph is shown as a table."""
        self._table.setChecked(shown)

    def add_steps(self, actions: Iterable[QAction]) -> None:
        """Show buttons for some actions in front of the levels: back and forward."""
        for action in actions:
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setAccessibleName(action.text())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setFixedSize(STEP, STEP)
            self._steps.append(button)

    def show_names(self, number: int) -> None:
        """Names alone are there: say so in place of the levels, which are not known yet."""
        self.shown = None
        names = counted(number, "name", "names")
        self._texts[self._names] = (
            self.tr("{names} · looking for what ties them…").format(names=names),
            self.tr("{names}…").format(names=names),
        )
        for chip in self._chips():
            chip.setVisible(chip is self._names)
        self.changed.emit()

    def show_figure(self) -> None:
        """A figure is shown: no level and no filter makes it."""
        self.shown = None
        for chip in self._chips():
            chip.setVisible(chip is self._table)
        self.changed.emit()

    def fit(self, room: int) -> QSize:
        """Lay the chips out on one line of at most ``room`` pixels; the size that this takes."""
        shown = [chip for chip in self._chips() if not chip.isHidden()]
        gaps = GAP * max(0, len(shown) - 1)
        for length, stepping in ((0, True), (1, True), (1, False), (2, False)):
            steps = self._steps if stepping else []  # they have keys, and give way first
            x = sum(button.width() for button in steps) + (GAP if steps else 0)
            for chip in shown:
                if chip in self._texts:
                    texts = self._texts[chip]
                    chip.say(texts[min(length, len(texts) - 1)])
                    chip.setAccessibleName(texts[0])
            wanted = [chip.sizeHint().width() for chip in shown]
            if sum(wanted) + gaps <= room - x:
                break
        wanted = _shared(wanted, room - x - gaps)
        tall = max((chip.sizeHint().height() for chip in shown), default=24)
        for number, button in enumerate(self._steps):
            button.move(number * button.width(), (tall - button.height()) // 2)
            button.setVisible(button in steps)
        for chip, wide in zip(shown, wanted, strict=True):
            chip.setGeometry(QRect(x, 0, wide, tall))
            x += wide + GAP
        return QSize(max(1, x - GAP), tall)

    def _chips(self) -> tuple[Chip, ...]:
        return (self._names, *self._levels.values(), *self._narrowing(), self._table)

    def _narrowing(self) -> tuple[Chip, ...]:
        return (self._start, self._focus, self._grades, self.filter_chip)

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Another font, or the first time that it is seen: the texts have another width."""
        done = super().event(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.Show):
            self.changed.emit()
        return done

    @guarded
    def _pick(self) -> None:
        self.level_picked.emit(self.sender().property("level"))

    @guarded
    def _turn(self) -> None:
        self.table_wanted.emit()

    @guarded
    def _unfocus(self) -> None:
        self.unfocused.emit()

    @guarded
    def _unstart(self) -> None:
        self.unstarted.emit()

    @guarded
    def _want_filter(self) -> None:
        self.filter_chip.setChecked(False)  # it opens a menu
        self.filter_wanted.emit()


def _shared(wanted: list[int], room: int) -> list[int]:
    """Widths that fit into ``room``: the widest give way first, none below 34 pixels."""
    widths = list(wanted)
    while sum(widths) > room and max(widths) > 34:
        widest = widths.index(max(widths))
        widths[widest] -= min(8, widths[widest] - 34)
    return widths
