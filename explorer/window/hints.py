"""Why something cannot be done just now, in one sentence; and where what was made is not drawn."""

from PySide6.QtCore import QCoreApplication

from explorer.panels.plain import visible, written
from explorer.window import needs
from explorer.window.desk import Desk


def why_no_evidence(desk: Desk) -> str:
    """What is missing before a sentence can be made evidence."""
    if not needs.settled(desk):
        return ""
    session = desk.session
    if session.read_only:
        return session.why_read_only
    relation = desk.answers.evidence.relation() if needs.evidence_shown(desk) else None
    if not relation:
        return _tr(
            "Select a line first, then in the article the words that state it; E joins them."
        )
    told = _tr("Select in the article the words that state “{label}”, then press E again.")
    return told.format(label=visible(session.corpus.relations[relation].label, 60))


def why_no_name(desk: Desk) -> str:
    """What is missing before a name or label can be edited."""
    if not needs.settled(desk):
        return ""
    if desk.session.read_only:
        return desk.session.why_read_only
    if len(needs.selected(desk)) > 1:
        return _tr("Several entities are selected; select one to give it another name.")
    return _tr("Select an entity or a line first; F2 gives it another name or other words.")


def why_no_common(desk: Desk) -> str:
    """What is missing before one can ask who is tied to several."""
    if not needs.settled(desk):
        return ""
    if desk.session.selection.relations:
        return _tr("Several lines are selected; select one, or two entities, then J.")
    return _tr("Select two entities or a line first; J then shows who is tied to both.")


def why_not_by_groups(desk: Desk) -> str:
    """Why a graph is not laid out by its groups."""
    if not needs.drawn(desk):
        return ""
    from explorer.graph.layouts import SMALL  # with numpy, which the first paint goes without

    if len(desk.canvas.scene.entities) > SMALL:
        return ""
    told = _tr("So few are laid out name by name: Tidy is best for up to {number} entities.")
    return told.format(number=written(SMALL))


def why_no_distances(desk: Desk) -> str:
    """Why a graph is not laid out by distances."""
    if not needs.drawn(desk):
        return ""
    from explorer.graph.large import DISTANCES_UP_TO  # with numpy, too

    if len(desk.canvas.scene.entities) > DISTANCES_UP_TO:
        told = _tr("Tidy by distances is for up to {number} entities; switch some kinds off first.")
        return told.format(number=written(DISTANCES_UP_TO))
    return why_not_by_groups(desk)


def why_too_many_lines(desk: Desk) -> str:
    """Why no communities are looked for."""
    if not needs.drawn(desk):
        return ""
    from explorer.graph.measures import MOST_LINES

    if len(desk.canvas.scene.lines) <= MOST_LINES:
        return ""
    told = _tr("Communities are looked for among at most {number} lines: show less first.")
    return told.format(number=written(MOST_LINES))


def not_drawn(desk: Desk, entity: str) -> str:
    """Where an entity is that the graph does not show; empty where it does."""
    session = desk.session
    seen = session.visible()
    if entity in seen.drawn:
        return ""
    if session.corpus.entities[entity].hidden:
        return _tr("It is hidden, so the graph does not show it; the list at the left restores it.")
    if session.view.figure:
        return _tr("A figure is open that does not hold it; A adds it.")
    if session.view.focus is not None:
        return _tr("The graph shows a neighborhood without it; G shows the rest again.")
    if session.view.start:
        return _tr("The graph starts from one article; close its chip above to see all again.")
    if session.corpus.entities[entity].kind in session.view.kinds_off:
        return _tr("Its kind is switched off at the left, so the graph does not show it.")
    if session.view.filtered and not session.basis().shows(entity):
        return _tr("The filters leave it out, so the graph does not show it.")
    return _tr("The graph does not show it at this level; 3 draws those without lines too.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Hints", text)
