"""A whole session without a mouse: open, walk, read, judge, relate, merge, undo, export.

``python -m tests.tasks.keys`` does it in a real window under Xvfb, where no window manager helps,
and prints what each part took; the test suite runs the same.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.tasks.run import Result, export, report, tried
from tests.tasks.user import ROOT, User

ARTICLE = ROOT / "seeds" / "kim-jong-un-beijing-parade.txt"
KIM, XI = "Kim Jong Un", "Xi Jinping"


def walk(user: User) -> None:
    """To the graph, to an entity by its name, round its lines to one of them."""
    for _ in range(6):
        if user.see("state")["focus"].startswith("Host"):
            break
        user.press("F6")
    user.press("slash")
    user.write("kim jong", end="Return")
    user.wait(lambda s: s["keyboard"] == KIM, "the keyboard at an entity")
    for _ in range(12):
        user.press("Next")
        if user.see("state")["line"] == sorted((KIM, XI)):
            break
    user.press("Return")
    user.wait(lambda s: s["sentences"] and s["relations"], "the sentences")


def judge(user: User) -> None:
    """Over to the evidence, and confirm a sentence."""
    user.press("F6")
    user.wait(lambda s: s["focus"].startswith(("Card", "RelationHeading", "Name")), "the evidence")
    user.press("ctrl+Right")
    user.press("c")
    user.wait(lambda s: s["verdicts"], "the verdict")


def relate(user: User) -> None:
    """A relation between the two whose line is selected: N, words, Enter."""
    user.press("n")
    user.wait(lambda s: s["dialog"] == "RelationDialog" and s["answers"], "the dialog")
    user.write("was seen with", end="Return")
    user.wait(lambda s: has(s, "was seen with"), "the relation")


def suggest(user: User) -> None:
    """Words that are suggested: one letter, Down, Enter; it is the suggestion that is kept."""
    user.press("F2")
    user.wait(lambda s: s["focus"].startswith("_Words"), "the field")
    user.write("b")
    user.press("Down")
    user.press("Return")
    state = user.wait(lambda s: not has(s, "was seen with"), "other words")
    assert not has(state, "b"), "the letter was kept in place of the suggestion"


def state_by_text(user: User) -> None:
    """Text selected by keys in the article, N, Enter: who and what is proposed."""
    user.see("reset")
    for _ in range(6):
        if user.see("state")["focus"].startswith("ArticleView"):
            break
        user.press("F6")
    user.press("ctrl+Home")
    user.press("shift+Down")
    before = user.actions
    user.press("n")
    user.wait(lambda s: s["dialog"] == "StatementDialog" and s["answers"], "the dialog")
    fields = user.see("fields")
    assert all((fields["From"], fields["To"])), f"the ends were not proposed: {fields}"
    user.write("crossed into", end="Return")
    assert user.actions - before <= 2
    user.wait(lambda s: has(s, "crossed into"), "the relation of the text")


def move(user: User) -> None:
    """An entity moved by keys is one step that undo takes back."""
    user.press("ctrl+k")
    user.write("kim jong un", end="Return")
    state = user.wait(lambda s: s["keyboard"] == KIM, "the keyboard at an entity")
    user.press("alt+Right")
    user.press("alt+Right")
    user.wait(lambda s: s["undo"] != state["undo"], "the move")
    user.press("ctrl+z")
    user.wait(lambda s: s["undo"] == state["undo"], "the move taken back")


def merge(user: User) -> None:
    """Two added to the selection by Space, merged, and taken apart by undo."""
    user.press("Escape")
    user.press("Escape")
    user.press("Home")
    user.press("space")
    user.press("Tab")
    user.press("space")
    before = user.wait(lambda s: len(s["selected"]) == 2, "two")
    user.press("m")
    user.wait(lambda s: s["dialog"] == "MergeDialog" and s["answers"], "the dialog")
    user.press("Return")
    user.wait(lambda s: s["dialog"] == "NoneType" and len(s["selected"]) == 1, "one")
    user.press("ctrl+z")
    user.wait(lambda s: s["undo"] == before["undo"], "the merge taken back")


def table(user: User) -> None:
    """The same as a table: filter, down into it, Enter, back to the graph."""
    user.press("ctrl+l")
    user.wait(lambda s: s["focus"].startswith("RecordTable"), "the table")
    user.press("shift+Tab")
    user.press("shift+Tab")
    user.write("xi putin", end="Down")
    user.wait(lambda s: len(s["relations"]) == 1, "a row")
    user.press("Return")
    user.wait(lambda s: s["focus"].startswith(("Card", "RelationHeading")), "the evidence")
    user.press("ctrl+l")
    user.wait(lambda s: s["focus"].startswith("Host"), "the graph")


def has(state: dict, label: str) -> bool:
    """Whether a relation with these words is selected."""
    return any(relation["label"] == label for relation in state["relations"])


def results(display: str, home: Path) -> Iterator[Result]:
    """The parts of the session, one after the other in one window."""
    user = User(display, home, ARTICLE)
    user.wait(lambda s: s["drawn"], "the graph")
    parts: tuple[tuple[Callable[[User], None], int], ...] = (
        (walk, 13),  # there, to a name, round at most nine lines, in
        (judge, 4),
        (relate, 2),
        (suggest, 4),
        (state_by_text, 6),
        (move, 5),
        (merge, 9),
        (table, 6),
    )
    for part, allowed in parts:
        yield tried(f"by keys alone: {part.__name__.replace('_', ' ')}", allowed, user, part)
    yield tried("by keys alone: a picture", 3, user, export, home)
    user.close()


if __name__ == "__main__":
    sys.exit(report(results))
