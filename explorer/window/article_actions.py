"""What can be done to the article that is shown, as rows of the table of actions."""

from PySide6.QtCore import QCoreApplication

from explorer.edits import grading
from explorer.model.clusters import members
from explorer.window import navigating, needs
from explorer.window.action import Action
from explorer.window.contribution_sheet import ContributionSheet
from explorer.window.desk import Desk
from explorer.window.grades import GradeDialog
from explorer.window.original_dialog import OriginalDialog


def _several(desk: Desk) -> bool:
    return needs.article_to_work_on(desk) and len(desk.session.corpus.documents) > 1


def _several_to_read(desk: Desk) -> bool:
    return needs.article(desk) is not None and len(desk.session.corpus.documents) > 1


def _is_copy(desk: Desk) -> bool:
    return needs.article_to_work_on(desk) and len(_cluster(desk)) > 1


def _has_original(desk: Desk) -> bool:
    cluster = _cluster(desk)
    return len(cluster) > 1 and cluster[0] != desk.article.document_id


def _has_grades(desk: Desk) -> bool:
    if not needs.settled(desk):
        return False
    return bool(desk.session.visible().counts.graded or desk.session.view.least)


def _cluster(desk: Desk) -> list[str]:
    """The shown article and its copies, the first to come first."""
    shown = needs.article(desk)
    if shown is None:
        return []
    return [one.id for one in members(desk.session.corpus.documents, shown.id)]


def grade(desk: Desk) -> None:
    """Ask for the grades of the article that is shown."""
    corpus, document = desk.session.corpus, needs.article(desk)
    answer = GradeDialog(desk.look, document, desk.window).ask()
    if answer is not None:
        desk.perform(lambda: grading.grade(corpus, document.id, *answer))


def join(desk: Desk) -> None:
    """Ask which article the one that is shown is a copy of."""
    from explorer.session import copies  # the first paint does not wait for numpy

    corpus, document = desk.session.corpus, needs.article(desk)
    cluster = _cluster(desk)
    others = [one for one in corpus.documents.values() if one.id not in cluster]
    if not others:
        desk.messages.say(_tr("All other articles are known as its copies already."))
        return
    original = OriginalDialog(desk.look, document, others, desk.window).ask()
    if original is not None:
        desk.perform(lambda: copies.join(corpus, document.id, original))


def part(desk: Desk) -> None:
    """Say that the article that is shown is no copy of any."""
    from explorer.session import copies  # the first paint does not wait for numpy

    corpus, document = desk.session.corpus, desk.article.document_id
    desk.perform(lambda: copies.part(corpus, document))


def to_original(desk: Desk) -> None:
    """Show the article that the one that is shown is a copy of."""
    desk.article.show_document(_cluster(desk)[0])


def offer_grades(desk: Desk) -> None:
    """Ask from which grade on articles count."""
    desk.window.stage.levels.offer_grades()


def start_from(desk: Desk) -> None:
    """Start from the article that is shown; again: from all."""
    document = desk.article.document_id
    navigating.start_from(desk, "" if desk.session.view.start == document else document)


def leave_out(desk: Desk) -> None:
    """Count what the article that is shown says as not said; again: count it."""
    off = desk.session.view.sources_off ^ {desk.article.document_id}
    navigating.set_sources(desk, off)


def _left_out(desk: Desk) -> bool:
    return desk.session is not None and desk.article.document_id in desk.session.view.sources_off


def tell_contribution(desk: Desk, document: str = "") -> None:
    """List what an article adds to the others: the one that is shown, if none is named."""
    from explorer.graph.contribution import contribution

    corpus = desk.session.corpus
    one = corpus.documents.get(document or desk.article.document_id)
    if one is None:
        return
    sheet = ContributionSheet(desk.look, corpus, one, contribution(corpus, one.id), desk.window)
    wanted = sheet.ask()
    if wanted:
        desk.session.select(relations=wanted)


def find_copies(desk: Desk) -> None:
    """Look for copies among all articles."""
    desk.opening.find_copies()


def _tr(text: str) -> str:
    return QCoreApplication.translate("ArticleActions", text)


# fmt: off
ARTICLE_ACTIONS: tuple[Action, ...] = (
    Action(
        "grade", "Article", "Grade this article…", grade, "", needs.article_to_work_on,
        "How reliable its source is, A to F, and how likely what it says is, 1 to 6", "review",
    ),
    Action(
        "least-grade", "Article", "Grade at least…", offer_grades, "", _has_grades,
        "Draw only what articles of at least this grade say", "source",
    ),
    Action(
        "start-from", "Article", "Start from this article", start_from, "", _several_to_read,
        "Only its entities and those that join two of them; again: everything", "focus",
        line_before=True,
    ),
    Action(
        "without-article", "Article", "Without this article", leave_out, "", _several_to_read,
        "Leave out what it alone says, and see what still stands; again: all of it", "source",
        checked=_left_out,
    ),
    Action(
        "adds", "Article", "What this article adds…", tell_contribution, "", _several_to_read,
        "What only it says, what others say too, and what they contradict", "article",
    ),
    Action(
        "original", "Article", "Go to the original", to_original, "", _has_original,
        "Show the article that this one is a copy of", "article", line_before=True,
    ),
    Action(
        "find-copies", "Article", "Find copies", find_copies, "",
        lambda d: _several(d) and needs.ready(d),
        "Look for copies of one story among all articles of an older project", "search",
    ),
    Action(
        "copy-of", "Article", "A copy of…", join, "", _several,
        "Both are one source, whatever their texts look like; can be undone", "copy",
    ),
    Action(
        "no-copy", "Article", "Not a copy", part, "", _is_copy,
        "It is a source of its own, whatever its text looks like; can be undone", "split",
    ),
)
# fmt: on
