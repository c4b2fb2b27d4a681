"""One entity: its lines lead to their evidence, its mentions into the article."""

from dataclasses import replace

import pytest

from explorer.graph.projection import lines
from explorer.panels.entity_page import EntityPage
from explorer.panels.passages import Passages
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import document, mention, person, sentences


@pytest.fixture
def page(qtbot, look, session, passages) -> EntityPage:
    page = EntityPage(look)
    qtbot.addWidget(page)
    page.attach(passages)
    page.show_entity(session.corpus.entities["mira-chen"], lines(session.corpus))
    return page


def test_lines_are_links(page, qtbot, session):
    texts = [page._ties.rows.row(page._ties.rows.index(at, 0)).text for at in range(3)]
    assert "heads → Port Authority" in texts
    with qtbot.waitSignal(page.line_picked) as caught:
        page._ties.setCurrentIndex(page._ties.rows.index_of("port-authority"))
    (relation,) = session.corpus.relations_between("mira-chen", "port-authority")
    assert caught.args == [(relation.id,), ("mira-chen", "port-authority")]


def test_mentions_stand_in_their_context(page, qtbot):
    row = page._places.rows.row(page._places.rows.index(0, 0))
    assert row.text[slice(*row.strong)] == "Mira Chen"
    assert row.right == "¶4"
    with qtbot.waitSignal(page.mention_picked) as caught:
        page._next.click()
    assert caught.args[0].entity == "mira-chen"


def test_next_and_previous_go_round(page):
    page._previous.click()
    assert page._places.currentIndex().row() == page._places.rows.rowCount() - 1
    page._next.click()
    assert page._places.currentIndex().row() == 0


def test_each_mention_says_why_it_means_the_entity(qtbot, look):
    text = "Mira Chen met Ada Okafor. She thanked Chen."
    article, chen = document(text, id="d"), person("Mira Chen")
    mentions = [
        mention(chen, article),
        mention(chen, article, "She", form="pronoun", confidence=0.87, reason="means “Mira Chen”"),
    ]
    session = Session(MemoryStore([article, *sentences(article), chen, *mentions]))
    page, passages = EntityPage(look), Passages(session.corpus)
    qtbot.addWidget(page)
    page.attach(passages)
    page.show_entity(chen, ())
    rows = [page._places.rows.row(page._places.rows.index(at, 0)) for at in range(2)]
    assert [row.under for row in rows] == ["", "87 % · means “Mira Chen”"]
    assert passages.meaning(mentions[1]) == "Mira Chen · 87 % · means “Mira Chen”"


def test_a_long_name_is_written_out_below_its_heading(page, session):
    ada = session.corpus.entities["mira-chen"]
    assert page._whole.isHidden()
    name = "very long name " * 33
    page.show_entity(replace(ada, name=name), lines(session.corpus))
    assert page._whole.text() == name
    assert not page._whole.isHidden()
