"""The three tasks of a user, done with mouse and keys in a real window; prints what each took.

``python -m tests.tasks.run`` does them on the sample and on an article from another field and
exits with 1 if one fails or takes more actions than it may. The test suite does them on the sample.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.tasks.user import ROOT, User, can_work, screen


@dataclass(frozen=True, slots=True)
class Story:
    """An article, two people that it ties, and what it says of their meeting."""

    path: Path
    one: str
    other: str
    typed: str  # two short names, as one would type them
    certainty: str
    stated: str  # words on one line of the article, and near its beginning, that name two


STORIES = (
    Story(
        ROOT / "seeds" / "kim-jong-un-beijing-parade.txt",
        "Kim Jong Un",
        "Xi Jinping",
        "kim jong xi",
        "planned",
        "Kim Jong Un made a rare",
    ),
    Story(
        ROOT / "tests" / "articles" / "harbor-inquiry.txt",
        "Marta Lindqvist",
        "Paul Okafor",
        "lindqvist okafor",
        "asserted",
        "Marta Lindqvist, the chief",
    ),
)


@dataclass(frozen=True, slots=True)
class Result:
    """One way of doing one task."""

    task: str
    actions: int
    allowed: int
    failure: str = ""

    @property
    def passed(self) -> bool:
        """Done, within the actions allowed."""
        return not self.failure and self.actions <= self.allowed


def by_mouse(user: User, story: Story) -> None:
    """Click the line."""
    user.click("line", one=story.one, other=story.other)


def by_list(user: User, story: Story) -> None:
    """Click both in the list."""
    user.click("row", name=story.one)
    user.click("row", "ctrl", name=story.other)


def by_search(user: User, story: Story) -> None:
    """Type both names."""
    user.press("ctrl+k")
    user.write(story.typed, end="Return")


def why_tied(user: User, story: Story) -> None:
    """All sentences are there, and what is only expected is marked as expected."""
    state = user.wait(lambda s: s["sentences"], "the sentences")
    found = state["relations"] or []
    if found:
        said = {certainty for relation in found for certainty in relation["certainty"]}
        assert story.certainty in said, f"certainties are {said}"
        assert state["sentences"] == sum(r["sentences"] for r in found), "sentences are missing"
    else:  # both are selected: the relations stand under "why are they tied?"
        assert set(state["selected"]) == {story.one, story.other}


def annotate(user: User) -> None:
    """A label, a verdict, a note: by keys."""
    user.press("F2")
    user.write("sat beside", end="Return")
    user.press("c")
    user.press("ctrl+Return")
    user.write("Seen in two photos", end="ctrl+Return")
    user.wait(is_annotated, "label, verdict and note")


def is_annotated(state: dict) -> bool:
    """The selected line has all three."""
    return any(
        r["label"] == "sat beside" and r["verdict"] != "unreviewed" and "two photos" in r["note"]
        for r in state["relations"]
    )


def relate(user: User, words: str) -> None:
    """A relation of selected text: select, N, words and Enter; the ends are proposed."""
    user.select_words(words)
    user.press("n")
    user.wait(lambda s: s["dialog"] == "StatementDialog" and s["answers"], "the dialog")
    user.write("stood beside", end="Return")
    state = user.wait(lambda s: "stood beside" in [r["label"] for r in s["relations"]], "the line")
    assert state["sentences"], "the sentence is not its evidence"


def export(user: User, home: Path) -> None:
    """A picture for a web column, and the quotes beside it."""
    user.press("ctrl+e")
    user.wait(lambda s: s["dialog"] != "NoneType" and s["answers"], "the dialog")
    user.press("Return")
    user.wait(lambda s: s["dialog"] == "NoneType", "the end of the dialog")
    user.wait(lambda s: [*home.rglob("*.png")], "the picture")


def ask_why(user: User, story: Story, way: Callable[[User, Story], None]) -> None:
    """Select two in one of the ways, and find their sentences."""
    way(user, story)
    why_tied(user, story)


def find_again(user: User, story: Story) -> None:
    """What was annotated is there after a restart."""
    by_mouse(user, story)
    user.wait(is_annotated, "what was annotated before")


def results(display: str, home: Path, stories: Sequence[Story] = STORIES) -> Iterator[Result]:
    """Do all tasks on stories."""
    for story in stories:
        name, place = story.path.stem, home / story.path.stem
        user = User(display, place, story.path)
        user.wait(lambda s: s["drawn"], "the graph")
        for way in (by_mouse, by_list, by_search):
            words = way.__name__.replace("_", " ")
            yield tried(f"{name}: why tied, {words}", 2, user, ask_why, story, way)
            user.press("Escape")
        by_mouse(user, story)
        user.wait(lambda s: s["sentences"], "the sentences")
        yield tried(f"{name}: label, verdict, note", 5, user, annotate)
        yield tried(f"{name}: a relation of selected text", 3, user, relate, story.stated)
        yield tried(f"{name}: a picture for the web", 3, user, export, place)
        user.close()
        again = User(display, place, story.path)
        again.wait(lambda s: s["drawn"], "the graph")
        yield tried(f"{name}: there after a restart", 1, again, find_again, story)
        again.close()


def tried(
    task: str, allowed: int, user: User, work: Callable[..., object], *arguments: object
) -> Result:
    """Do one task; what it took, and why it failed if it did."""
    before = user.actions
    try:
        work(user, *arguments)
    except (AssertionError, LookupError, TimeoutError) as error:
        return Result(task, user.actions - before, allowed, str(error))
    return Result(task, user.actions - before, allowed)


def report(results: Callable[[str, Path], Iterator[Result]]) -> int:
    """Do all of it on a screen of its own and print a line each; 1 where one failed."""
    if not can_work():
        print("Xvfb and xdotool are needed: apt-get install xvfb xdotool", file=sys.stderr)
        return 1
    failed = 0
    with screen() as display, tempfile.TemporaryDirectory() as home:
        for result in results(display, Path(home)):
            failed += not result.passed
            verdict = "ok  " if result.passed else "FAIL"
            print(f"{verdict} {result.actions} of {result.allowed} actions  {result.task}")
            if result.failure:
                print(f"     {result.failure}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(report(results))
