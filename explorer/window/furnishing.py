"""What comes into the window once it is painted: the canvas, the workers, the paths.

Importing these takes most of a second; a window that is there at once feels quick. This module is
imported by ``application`` after the first paint, and by nothing else.
"""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from explorer.canvas.canvas import GraphCanvas
from explorer.canvas.warming import warm
from explorer.graph import kernels
from explorer.graph.pieces import SMALL
from explorer.graph.scene import Scene
from explorer.guarded import guarded
from explorer.model.message import Message
from explorer.session.ahead import keep_picture
from explorer.session.jobs import Progress
from explorer.session.session import Session
from explorer.session.why import why
from explorer.window import (
    annotating,
    article_actions,
    asking,
    data_exporting,
    filing,
    navigating,
    picturing,
    pinning,
)
from explorer.window.arranging import Arranging
from explorer.window.arrivals import Arrivals
from explorer.window.compiling import Compiling
from explorer.window.exporting import Exporting
from explorer.window.fetching import Fetching
from explorer.window.figures_shown import FiguresShown
from explorer.window.keeping import Keeping
from explorer.window.main_window import MainWindow
from explorer.window.marking import Marking
from explorer.window.measuring import Measuring
from explorer.window.messages import translated
from explorer.window.opening import Opening
from explorer.window.renewing import Renewing
from explorer.window.reporting import Reporting
from explorer.window.restoring import restore
from explorer.window.resuming import Resuming
from explorer.window.seeing import Seeing
from explorer.window.tabling import Tabling
from explorer.window.timing import Timing
from explorer.window.touring import Touring
from explorer.window.trailing import Trailing
from explorer.window.verifying import Verifying
from explorer.workers.pool import Workers


def furnish(window: MainWindow, workers: Workers) -> Opening:
    """Put the rest into the window; what opens files is returned."""
    desk, stage = window.desk, window.stage
    canvas = GraphCanvas(theme=desk.look.theme)
    desk.canvas = canvas
    stage.hold(canvas)
    arranging = Arranging(canvas, window)
    window.following.arranging = arranging
    arranging.failed.connect(desk.messages.warn)
    desk.answers.can_ask(why)
    tabling = Tabling(window)
    FiguresShown(window)
    Trailing(window)
    window.beside += [Timing(window).fetching, Marking(window).fetching]
    measuring = Measuring(window, tabling)
    desk.tidy = lambda manner: arranging.tidy(desk.session, manner)
    exporting = Exporting(window)
    desk.picture = lambda desk: picturing.picture(desk, exporting)
    desk.copy_picture = picturing.copy
    desk.export_data = lambda desk: data_exporting.export_data(desk, exporting)
    exporting.saved.connect(desk.messages.say)
    exporting.failed.connect(desk.messages.warn)
    window.beside.append(exporting)
    reporting = Reporting(window)
    desk.report = reporting.ask
    window.beside.append(reporting)
    canvas.picked.connect(lambda hit, additive: navigating.pick(desk, hit, additive))
    canvas.opened.connect(lambda entity: navigating.focus(desk, entity))
    canvas.moved.connect(lambda places: pinning.move(desk, places))
    canvas.lassoed.connect(lambda names: _lasso(desk.session, names))
    canvas.lasso_left.connect(lambda: navigating.leave_lasso(desk))
    canvas.menu_asked.connect(window.following.canvas_menu)
    canvas.relation_asked.connect(lambda one, other: annotating.draw(desk, one, other))
    canvas.label_asked.connect(lambda hit: annotating.rename(desk))
    canvas.zoomed.connect(window.status.show_zoom)
    window.actions_table.work_in(canvas, canvas=True)
    canvas.escaped.connect(lambda: arranging.end_early() or navigating.step_back(desk))
    opening = Opening(workers, window)
    desk.opening = opening
    opening.leaving.connect(desk.messages.dismiss)  # what is said of this project
    opening.opened.connect(window.show_session)
    opening.named.connect(window.show_names)
    opening.failed.connect(desk.messages.warn)
    arrivals = Arrivals(desk)
    window.shown_session.connect(lambda session: arrivals.follow(session))
    arranging.arranged.connect(lambda: arrivals.look())
    window.following.listing.listed.connect(keep_picture)
    ahead = Fetching(window)  # what the first filter by time would wait for
    window.following.listing.listed.connect(ahead.want)
    window.shown_session.connect(lambda session: ahead.want(None))
    arranging.began.connect(lambda: _say_arranging(window, opening))
    arranging.left.connect(lambda: _unsay_arranging(window, opening))
    arranging.pictured.connect(lambda scene: _show_live(window, scene))
    arranging.given_up.connect(lambda: _show_as_before(window))
    arranging.reached.connect(lambda scene: _show_reached(window, scene))
    compiling = Compiling(window)
    compiling.done.connect(lambda: _offer_tidy(window))
    window.beside += [compiling, measuring, ahead]
    keeping, verifying = Keeping(window), Verifying(window)
    opening.watching = (keeping, verifying)
    for damaged in (opening.damaged, verifying.damaged):
        damaged.connect(
            lambda path, sentence: desk.messages.warn(
                sentence, window.tr("Restore…"), lambda: restore(desk, path, damaged=True)
            )
        )
    window.shown_session.connect(verifying.follow)
    seeing = Seeing(window)
    window.beside.append(seeing)
    window.shown_session.connect(seeing.follow)
    keeping.failed.connect(desk.messages.warn)
    window.shown_session.connect(keeping.follow)
    opening.moved.connect(keeping.follow)
    opening.moved.connect(window.reading.history.show_session)  # the copy may tell less
    for told in (window.shown_session, opening.moved):
        told.connect(lambda session: _name_project(window, session))
    opening.asked.connect(guarded(lambda question: asking.ask(desk, question)))
    opening.unread.connect(lambda remarks: asking.tell_unread(desk, remarks))
    opening.said.connect(desk.messages.say)
    opening.locked.connect(
        lambda session: desk.messages.warn(
            session.why_read_only, window.tr("Try again"), lambda: opening.open([session.path])
        )
    )
    opening.added.connect(
        lambda told, document: desk.messages.offer(
            told,
            window.tr("What it adds"),
            lambda: article_actions.tell_contribution(desk, document),
        )
    )
    opening.warned.connect(desk.messages.warn)
    opening.reread.connect(lambda told: filing.tell_unfit(desk, told))
    opening.progressed.connect(lambda progress: _progress(window, progress))
    opening.finished.connect(lambda: _finished(window, opening))
    window.shown_session.connect(opening.follow)
    renewing = Renewing(desk, opening, arranging)
    window.shown_session.connect(lambda session: renewing.follow(session))
    resuming = Resuming(desk, opening)
    window.shown_session.connect(lambda session: resuming.look(session))
    window.start.recent_picked.connect(lambda path: _open_recent(opening, path))
    exporting.progressed.connect(lambda progress: _say_exporting(window, opening, progress))
    window.status.job.cancelled.connect(
        lambda: (
            arranging.end_early()
            or measuring.cancel()
            or exporting.cancel()
            or (not opening.running and reporting.cancel())
            or opening.cancel()
        )
    )
    window.actions_table.refresh()
    window.following.draw()
    Touring(window)
    if desk.session is None and window.start.isVisible():
        window.start.setFocus()  # its buttons could not have the keyboard until now
    _prepare(window, canvas)
    return opening


def _prepare(window: MainWindow, canvas: GraphCanvas) -> None:
    """What the first graph needs, step by step: while an article is read there is time for it."""
    docks = [lambda dock=dock: _polish(dock) for dock in window.desk.docks.values()]
    drawing = warm(canvas.theme)
    steps = [kernels.begin, *docks, *[lambda: next(drawing, None)] * 2]
    for place, step in enumerate(steps):
        QTimer.singleShot(60 * place, canvas, guarded(step))


def _polish(dock: QWidget) -> None:
    """Style a dock before it is shown."""
    for widget in (dock, *dock.findChildren(QWidget)):
        widget.ensurePolished()


def _progress(window: MainWindow, progress: Progress | None) -> None:
    if progress is None:
        window.status.job.hide()
        return
    window.status.job.show_progress(progress, counted=True)
    if window.desk.session is None:
        window.stage.show_waiting(translated(progress.message) + "…")


def _say_arranging(window: MainWindow, opening: Opening) -> None:
    if not opening.running:
        window.status.job.show_progress(Progress(0, 1, Message("Finding places")))


def _unsay_arranging(window: MainWindow, opening: Opening) -> None:
    if not opening.running:
        window.status.job.hide()


def _say_exporting(window: MainWindow, opening: Opening, progress: Progress | None) -> None:
    if progress is not None:
        window.status.job.show_progress(progress)
    elif not opening.running:
        window.status.job.hide()


def _offer_tidy(window: MainWindow) -> None:
    """Say that what was laid out without compiled code would be clearer now."""
    tidy = window.actions_table["tidy"]
    window.actions_table.refresh()
    if tidy.isEnabled() and 0 < len(window.desk.canvas.scene.entities) <= SMALL:
        told = window.tr("The first start has prepared clearer layouts.")
        window.desk.messages.offer(told, window.tr("Tidy"), tidy.trigger)


def _show_live(window: MainWindow, scene: Scene) -> None:
    """Show a scene that is still finding its places."""
    canvas = window.desk.canvas
    if canvas.scene.entities == scene.entities:
        canvas.stream(scene.positions)
        return
    if window.stage.show_graph() and not window.reading.review.isVisible():
        canvas.setFocus()
    canvas.show_scene(scene, keep_view=False, other=True)
    window.following.seen_live()
    window.following.mark(window.desk.session.selection)


def _show_as_before(window: MainWindow) -> None:
    """Show the places that hold: a new layout of which some was seen was given up."""
    canvas = window.desk.canvas
    window.following.draw()
    if not canvas.roams:
        canvas.fit()


def _show_reached(window: MainWindow, scene: Scene) -> None:
    """Show what has its places while those of what came since are looked for."""
    if window.desk.session is None or not window.following.arranging.running:
        return  # all has its place, and is drawn
    window.stage.show_graph()
    window.desk.canvas.show_scene(scene, window.desk.canvas.roams)
    window.following.seen_live()
    window.following.mark(window.desk.session.selection)


def _finished(window: MainWindow, opening: Opening) -> None:
    window.leave_names()
    opening.follow(window.desk.session)
    if window.desk.session is None:
        window.stage.show_start()
    window.actions_table.refresh()


def _name_project(window: MainWindow, session: Session | None) -> None:
    there = session is not None and not session.provisional
    window.status.show_project(session.path if there else None)


def _lasso(session: Session | None, names: tuple[str, ...]) -> None:
    if session is not None:
        session.select(names)


def _open_recent(opening: Opening, path: str) -> None:
    opening.open([Path(path)])
