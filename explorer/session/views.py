"""How a project was looked at last: level, filters, focus; kept beside its earlier states.

A view is no change of a project: it is stored, but neither in its history nor in its file, so that
a project that is given away or can only be read keeps nothing of who looked at it.
"""

from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path

import msgspec

from explorer.errors import ExplorerError
from explorer.files import atomic_bytes
from explorer.graph.view import ViewState
from explorer.session.earlier import folder_of
from explorer.session.session import Session


def keep_view(session: Session) -> None:
    """Keep how a project is looked at now, for the next time that it is opened."""
    if session.provisional or not session.path.is_file():
        return
    file = _file(session.path)
    with suppress(OSError, ExplorerError):  # it is a convenience: the project opens without it
        if session.view == ViewState():
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        atomic_bytes(file, msgspec.json.encode(asdict(session.view)))


def recall_view(session: Session) -> None:
    """Look at a project as one did last, as far as what one looked at is there."""
    if session.provisional or session.view != ViewState() or not session.path.is_file():
        return
    try:
        view = msgspec.json.decode(_file(session.path).read_bytes(), type=ViewState)
    except (OSError, msgspec.DecodeError):
        return
    corpus = session.corpus
    view = view.among(corpus.entities, corpus.figures)
    if view.start not in corpus.documents:
        view = replace(view, start="")
    session.show(view)


def _file(project: Path) -> Path:
    return folder_of(project) / "view.json"
