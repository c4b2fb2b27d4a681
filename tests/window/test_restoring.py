"""Earlier states are kept beside the window, listed, and opened as projects of their own."""

import os
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from explorer.edits import documents, relations
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Placement
from explorer.session import earlier
from explorer.session.session import Session
from explorer.store.checking import check
from explorer.window import filing
from explorer.window.keeping import Keeping
from explorer.window.restore_dialog import RestoreDialog, when
from explorer.window.save_dialog import SaveDialog
from explorer.window.verifying import Verifying
from tests.builders import example_extraction
from tests.window.hands import when_there
from tests.window.test_accessible import nameless

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def project(tmp_path):
    """The harbor article as a project, everything in its place, closed."""
    session = Session.create(tmp_path / "harbor")
    session.perform(documents.add(session.corpus, example_extraction()))
    spots = [Placement(id=one, x=90.0 * at, y=0) for at, one in enumerate(session.corpus.entities)]
    session.settle(Edit(Message("Place"), tuple(Change(None, spot) for spot in spots)))
    session.close()
    return session.path


@pytest.fixture
def opened(empty_window, qtbot, project):
    """A window on it."""
    with qtbot.waitSignal(empty_window.desk.opening.opened):
        empty_window.desk.opening.open([project])
    return empty_window


def keeping(window):
    """What keeps earlier states in a window."""
    return next(one for one in window.desk.opening.watching if isinstance(one, Keeping))


def judge(session, verdict):
    one = next(iter(session.corpus.relations))
    session.perform(relations.judge(session.corpus, [one], verdict))


def test_an_edit_is_followed_by_a_state_that_holds_it(opened, qtbot):
    session = opened.desk.session
    keeping(opened).look()
    assert earlier.states_of(session.path) == []  # nothing was done yet
    judge(session, "confirmed")
    with qtbot.waitSignal(keeping(opened).kept):
        keeping(opened).look()
    (state,) = earlier.states_of(session.path)
    assert check(state.path).counts["journal"] == 2
    judge(session, "disputed")
    keeping(opened).look()  # within the hour
    assert len(earlier.states_of(session.path)) == 1


def test_where_no_state_can_be_kept_it_is_said_once(opened, qtbot, home):
    (home / "data").mkdir(exist_ok=True)
    (home / "data" / "snapshots").write_text("in the way")
    judge(opened.desk.session, "confirmed")
    with qtbot.waitSignal(keeping(opened).failed):
        keeping(opened).look()
    assert "Cannot make" in opened.desk.messages.text
    opened.desk.messages.dismiss()
    (home / "data" / "snapshots").unlink()
    with qtbot.waitSignal(keeping(opened).kept):  # it is tried again
        keeping(opened).look()
    assert opened.desk.messages.text == ""


def test_states_of_near_days_are_told_by_their_names():
    time = datetime(2025, 3, 9, 8, 5).astimezone()
    assert when(time, date(2025, 3, 9)) == "Today, 08:05"
    assert when(time, date(2025, 3, 10)) == "Yesterday, 08:05"
    assert when(time, date(2025, 3, 11)) == "Sun 9 Mar 2025, 08:05"


def test_a_chosen_state_opens_as_a_project_of_its_own(opened, qtbot, project):
    session = opened.desk.session
    before = session.corpus.snapshot()
    earlier.keep(project, NOW - timedelta(days=1))
    judge(session, "rejected")
    earlier.keep(project, NOW - timedelta(hours=2))
    seen = []

    def choose(dialog):
        seen.extend(dialog.list.rows.row(dialog.list.rows.index(n, 0)) for n in range(2))
        assert nameless(dialog) == []
        dialog.list.setCurrentIndex(dialog.list.rows.index(1, 0))
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    when_there(RestoreDialog, choose)
    with qtbot.waitSignal(opened.desk.opening.finished):
        filing.restore_earlier(opened.desk)
    assert seen[0].under == "no change since"
    assert seen[1].under == "1 change ago"
    at = (NOW - timedelta(days=1)).astimezone()
    assert seen[1].text.endswith(f", {at:%H:%M}")
    assert "B" in seen[1].right
    restored = opened.desk.session
    assert restored.path.parent == project.parent
    assert restored.path != project
    assert restored.corpus.snapshot() == before
    assert "a project of its own" in opened.desk.messages.text
    again = Session.open(project)
    assert next(iter(again.corpus.relations.values())).verdict == "rejected"
    again.close()


def test_without_states_it_is_said_when_there_will_be_one(opened):
    told = []

    def read(dialog):
        told.extend(one.text() for one in dialog.findChildren(QLabel))
        dialog.reject()

    when_there(RestoreDialog, read)
    filing.restore_earlier(opened.desk)
    assert "One is kept for each hour" in told[0]


def damage(path):
    db = sqlite3.connect(path)
    db.execute("UPDATE relations SET label = 'forged' WHERE label = 'met'")
    db.commit()
    db.close()


def test_a_damaged_project_is_said_and_what_is_intact_opens(empty_window, qtbot, project):
    damage(project)
    before = project.read_bytes()
    with qtbot.waitSignal(empty_window.desk.opening.damaged):
        empty_window.desk.opening.open([project])
    bar = empty_window.desk.messages
    assert "“harbor.explorer” is damaged (1 of 17 relations are changed)" in bar.text
    assert bar.text.count(".") == 2  # one sentence, and the dot of the name
    when_there(RestoreDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    with qtbot.waitSignal(empty_window.desk.opening.finished):
        bar._button.click()
    session = empty_window.desk.session
    assert session.path.name == "harbor (rescued).explorer"
    assert len(session.corpus.relations) == 17
    assert "1 of them from its history; nothing was lost." in bar.text
    assert project.read_bytes() == before


def test_of_a_damaged_project_an_earlier_state_can_be_had_instead(empty_window, qtbot, project):
    earlier.keep(project, NOW)
    damage(project)
    with qtbot.waitSignal(empty_window.desk.opening.damaged):
        empty_window.desk.opening.open([project])

    def choose(dialog):
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    when_there(RestoreDialog, choose)
    with qtbot.waitSignal(empty_window.desk.opening.finished):
        empty_window.desk.messages._button.click()
    assert str(NOW.astimezone().date()) in empty_window.desk.session.path.name


def test_a_copy_is_saved_with_or_without_what_was_done(opened, tmp_path):
    session = opened.desk.session
    judge(session, "confirmed")

    def save(name, bare):
        def act(dialog):
            dialog.selectFile(str(tmp_path / name))
            dialog.bare.setChecked(bare)
            dialog.accept()

        when_there(SaveDialog, act)
        filing.save_as(opened.desk)

    save("whole", bare=False)
    assert session.path == tmp_path / "whole.explorer"
    assert len(session.history()) == 2
    assert opened.status._project.text() == "whole.explorer"
    assert opened.status._project.toolTip() == str(tmp_path / "whole.explorer")
    save("public", bare=True)
    assert session.path == tmp_path / "whole.explorer", "one goes on where one was"
    assert opened.status._project.text() == "whole.explorer"
    assert len(session.history()) == 2
    assert session.undo() is not None
    assert "without history is saved as “public.explorer”" in opened.desk.messages.text
    copy = Session.open(tmp_path / "public.explorer")
    assert copy.history() == []
    assert not copy.read_only
    copy.close()


class Opened(QObject):
    """Stands where a desktop opens folders."""

    def __init__(self):
        super().__init__()
        self.urls = []

    @Slot(QUrl)
    def open(self, url):
        self.urls.append(url)


def test_the_folder_of_a_copy_without_history_is_shown(opened, tmp_path):
    def act(dialog):
        dialog.selectFile(str(tmp_path / "public"))
        dialog.bare.setChecked(True)
        dialog.accept()

    when_there(SaveDialog, act)
    filing.save_as(opened.desk)
    desktop = Opened()
    QDesktopServices.setUrlHandler("file", desktop, "open")
    try:
        opened.desk.messages._button.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [Path(url.toLocalFile()) for url in desktop.urls] == [tmp_path]


def test_the_window_names_the_file_of_its_project(opened):
    assert opened.status._project.text() == opened.desk.session.path.name
    opened.close_project()
    assert opened.status._project.text() == ""


def test_after_save_as_states_are_kept_of_the_new_place(opened, qtbot, tmp_path):
    def act(dialog):
        dialog.selectFile(str(tmp_path / "moved"))
        dialog.accept()

    when_there(SaveDialog, act)
    filing.save_as(opened.desk)
    judge(opened.desk.session, "confirmed")
    with qtbot.waitSignal(keeping(opened).kept):
        keeping(opened).look()
    assert len(earlier.states_of(tmp_path / "moved.explorer")) == 1


HOLDER = """
import sys
from pathlib import Path
from explorer.edits import relations
from explorer.session.session import Session
session = Session.open(Path(sys.argv[1]))
one = next(iter(session.corpus.relations))
session.perform(relations.judge(session.corpus, [one], "disputed"))
print(session.read_only, flush=True)
sys.stdin.read()
"""


def test_a_second_window_only_reads_until_the_first_is_killed(empty_window, qtbot, project):
    """Another process has the project; what it did is seen, and kept when it dies."""
    desk = empty_window.desk
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(project)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=dict(os.environ),
    )  # fmt: skip
    try:
        assert holder.stdout.readline() == "False\n"
        with qtbot.waitSignal(desk.opening.opened):
            desk.opening.open([project])
        assert desk.session.read_only
        assert "is open in another window and can only be read here" in desk.messages.text
        assert next(iter(desk.session.corpus.relations.values())).verdict == "disputed"
        assert not empty_window.actions_table["undo"].isEnabled()
    finally:
        holder.kill()
        holder.communicate()
    with qtbot.waitSignal(desk.opening.opened):
        desk.opening.open([project])  # the same window asks again
    assert not desk.session.read_only
    assert next(iter(desk.session.corpus.relations.values())).verdict == "disputed"
    judge(desk.session, "confirmed")


def test_a_large_project_is_checked_beside_the_window(opened, qtbot, project):
    """Here every project is a large one; another process reads what this one has open."""
    session = opened.desk.session
    judge(session, "confirmed")
    verifying = Verifying(opened, least=0)
    verifying.follow(session)
    with qtbot.waitSignal(verifying.sound, timeout=20_000):
        verifying.look()
    damage(project)
    with qtbot.waitSignal(verifying.damaged, timeout=20_000) as told:
        verifying.look()
    assert told.args[0] == project
    assert told.args[1] == "“harbor.explorer” is damaged: 1 of 17 relations are changed."
    verifying.look()
    verifying.stop()  # while it runs


def test_a_small_project_is_not_checked_again(opened):
    verifying = Verifying(opened)
    verifying.follow(opened.desk.session)
    verifying.look()
    assert verifying._process is None
