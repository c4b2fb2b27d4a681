"""Why something cannot be done just now, in one sentence; and where what was made is not drawn."""

from PySide6.QtCore import QCoreApplication

from explorer.panels.plain import visible
from explorer.window.desk import Desk


def why_no_evidence(desk: Desk) -> str:
    """What is missing before a sentence can be made evidence."""
    session = desk.session
    if session is None or session.provisional:
        return ""
    if session.read_only:
        return session.why_read_only
    shown = desk.answers.currentWidget() is desk.answers.evidence
    relation = desk.answers.evidence.relation() if shown else None
    if not relation:
        return _tr(
            "Select a line first, then in the article the words that state it; E joins them."
        )
    told = _tr("Select in the article the words that state “{label}”, then press E again.")
    return told.format(label=visible(session.corpus.relations[relation].label, 60))


def why_no_name(desk: Desk) -> str:
    """What is missing before a name or label can be edited."""
    session = desk.session
    if session is None or session.provisional:
        return ""
    if session.read_only:
        return session.why_read_only
    if len(session.selection.entities) > 1:
        return _tr("Several entities are selected; select one to give it another name.")
    return _tr("Select an entity or a line first; F2 gives it another name or other words.")


def why_no_communities(desk: Desk) -> str:
    """Why a graph is not laid out by its groups."""
    if (
        desk.canvas is None
        or not desk.canvas.scene.entities
        or len(desk.canvas.scene.entities) > 60
    ):
        return ""
    return _tr("So few are laid out name by name: Tidy is best for up to 60 entities.")


def why_no_distances(desk: Desk) -> str:
    """Why a graph is not laid out by distances."""
    if desk.canvas is not None and len(desk.canvas.scene.entities) > 1000:
        return _tr("Tidy by distances is for up to 1,000 entities; switch some kinds off first.")
    return why_no_communities(desk)


def not_drawn(desk: Desk, entity: str) -> str:
    """Where an entity is that the graph does not show; empty where it does."""
    session = desk.session
    seen = session.visible()
    if entity in seen.drawn:
        return ""
    if session.view.focus is not None:
        return _tr("The graph shows a neighborhood without it; G shows the rest again.")
    if session.corpus.entities[entity].kind in session.view.kinds_off:
        return _tr("Its kind is switched off at the left, so the graph does not show it.")
    return _tr("The graph does not show it at this level; 3 draws those without lines too.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Hints", text)
