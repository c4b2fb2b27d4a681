"""Going on from an earlier state of a project, or from what is intact of a damaged one.

Imported when it is asked for: the store takes a tenth of a second that the first paint would wait.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from explorer.model.message import Message
from explorer.session import earlier
from explorer.session.jobs import Made
from explorer.store.snapshots import State
from explorer.window.desk import Desk
from explorer.window.restore_dialog import RESCUE, RestoreDialog


def restore(desk: Desk, project: Path, damaged: bool = False) -> None:
    """Ask for an earlier state of a project, and open it as one of its own.

    Of a damaged project what is intact can be had as well.
    """
    states = earlier.states_of(project)
    chosen = RestoreDialog(desk.look, project, states, damaged, desk.window).ask()
    if isinstance(chosen, State):
        desk.opening.make(
            lambda: _restored(chosen, project), Message.of("Restoring {name}", name=project.name)
        )
    elif chosen == RESCUE:
        desk.opening.make(
            lambda: _rescued(project), Message.of("Rescuing {name}", name=project.name)
        )


def _restored(state: State, project: Path) -> Made:
    path = earlier.restore(state, project)
    text = QCoreApplication.translate(
        "Restoring", "This is “{before}” as it was then, a project of its own: “{name}”."
    )
    return Made(path, text.format(before=project.stem, name=path.name))


def _rescued(project: Path) -> Made:
    made = earlier.rescue(project)
    return Made(made.path, made.sentence)
