"""What an article adds is offered when it comes, and can be asked of any article later."""

import pytest

from explorer.window import article_actions
from explorer.window.contribution_sheet import ContributionSheet
from tests.builders import example_extraction
from tests.window.test_asking import answering, enter, opened

pytestmark = pytest.mark.one_window

FIRST = "Ada Okafor met Viktor Lindqvist in Rome on Monday. Okafor praised Lindqvist."
SECOND = (
    "Ada Okafor met Viktor Lindqvist in Oslo. Viktor Lindqvist did not meet Jonas Weil. "
    "Ada Okafor hired Jonas Weil."
)


@pytest.fixture
def two(empty_window, qtbot, tmp_path):
    """A window on a project of one article, to which another has come."""
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND)):
        (tmp_path / name).write_text(text)
    opened(qtbot, empty_window, tmp_path / "a.txt")
    with qtbot.waitSignal(empty_window.desk.opening.finished, timeout=60_000):
        empty_window.desk.opening.add([tmp_path / "b.txt"])
    return empty_window


def test_it_is_offered_when_an_article_comes_and_leads_to_the_lines(two):
    seen = []

    def look(dialog):
        rows = dialog.list.rows
        seen.extend(row.text for row in rows._rows)
        seen.extend(row.under for row in rows._rows)
        wanted = next(at for at, row in enumerate(rows._rows) if "hired" in row.text)
        dialog.list.setCurrentIndex(rows.index(wanted, 0))
        if not dialog._form.done.isEnabled():
            dialog.reject()
        enter(dialog)

    left = answering((ContributionSheet, look))
    assert two.desk.messages._button.text() == "What it adds"
    two.desk.messages._button.click()
    assert left == []
    assert "Strengthened: others say so too" in seen
    assert "Ada Okafor — hired → Jonas Weil" in seen
    assert "“Ada Okafor hired Jonas Weil.”" in seen
    (relation,) = two.desk.session.selection.relations
    assert two.desk.session.corpus.relations[relation].label == "hired"


def test_it_can_be_asked_of_the_article_that_is_shown(two):
    article = next(iter(two.desk.session.corpus.documents))
    two.desk.article.show_document(article)
    texts = []
    left = answering(
        (
            ContributionSheet,
            lambda d: (texts.append([r.text for r in d.list.rows._rows]), d.reject()),
        )
    )
    article_actions.tell_contribution(two.desk)
    assert left == []
    assert any("praised" in text for text in texts[0])


def test_a_start_from_one_article_is_said_above_the_graph_and_left_by_its_chip(two, qtbot):
    session = two.desk.session
    first = next(iter(session.corpus.documents))
    two.desk.article.show_document(first)
    two.actions_table["start-from"].trigger()
    assert session.view.start == first
    chip = two.stage.levels._start
    assert chip.isVisible()
    assert chip.accessibleName().startswith("From “")
    chip.click()
    assert session.view.start == ""
    assert not chip.isVisible()
    two.actions_table["start-from"].trigger()
    two.actions_table["start-from"].trigger()
    assert session.view.start == ""


def test_with_one_article_there_is_nothing_to_compare(open_records):
    window = open_records(list(example_extraction().entities))
    assert not window.actions_table["adds"].isEnabled()
    assert not window.actions_table["start-from"].isEnabled()
