"""One entity: its lines lead to their evidence, its mentions into the article."""

from dataclasses import replace

import pytest

from explorer.graph.filters import Filters
from explorer.graph.left import Left, lines_at
from explorer.graph.view import ViewState
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
    corpus = session.corpus
    page.show_entity(corpus.entities["mira-chen"], lines_at(corpus, "mira-chen", None))
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
    page.show_entity(chen, Left((), (), 0))
    rows = [page._places.rows.row(page._places.rows.index(at, 0)) for at in range(2)]
    assert [row.under for row in rows] == ["", "87 % · means “Mira Chen”"]
    assert passages.meaning(mentions[1]) == "Mira Chen · 87 % · means “Mira Chen”"


def test_a_long_name_is_written_out_below_its_heading(page, session):
    ada = session.corpus.entities["mira-chen"]
    assert page._whole.isHidden()
    name = "very long name " * 33
    page.show_entity(replace(ada, name=name), Left((), (), 0))
    assert page._whole.text() == name
    assert not page._whole.isHidden()


def test_with_filters_it_tells_what_they_leave_of_how_many(page, qtbot, session):
    corpus, mira = session.corpus, session.corpus.entities["mira-chen"]
    every = lines_at(corpus, mira.id, None)
    session.show(ViewState(filters=Filters(relations=frozenset({"role"}))))
    left = lines_at(corpus, mira.id, session.left())
    assert 0 < len(left.lines) < left.every == len(every.lines)
    page.show_entity(mira, left, (), session.view)
    assert page._ties_title.text() == f"{len(left.lines)} OF {left.every} LINES"
    assert page._ties.rows.rowCount() == len(left.lines)
    assert page._out.text().endswith(" left out by the filters: show all")
    with qtbot.waitSignal(page.turned):
        page._out.click()
    assert page.shows_all_of(mira.id)
    page.show_entity(mira, every)
    assert page._ties_title.text() == f"{left.every} LINES"
    assert page._out.text() == "Show only what passes the filters"
    assert not page.shows_all_of("ada-okafor")


def test_mentions_are_of_articles_that_are_on(page, session):
    (article,) = session.corpus.documents
    mira = session.corpus.entities["mira-chen"]
    session.show(ViewState(sources_off=frozenset({article})))
    page.show_entity(mira, lines_at(session.corpus, mira.id, session.left()), (), session.view)
    assert (
        page._places_title.text()
        == f"0 OF {len(session.corpus.store.mentions_of(mira.id))} MENTIONS"
    )
    assert page._places.rows.rowCount() == 0


def test_of_several_articles_each_mention_names_its_own(qtbot, look):
    chen = person("Mira Chen")
    one = document("Mira Chen met Ada.", id="d1", title="Port talks")
    other = document("Mira Chen left.", id="d2", title="Port strike")
    places = [mention(chen, one, id="m1"), mention(chen, other, id="m2")]
    records = [one, other, *sentences(one), *sentences(other), chen, *places]
    session = Session(MemoryStore(records))
    page = EntityPage(look)
    qtbot.addWidget(page)
    page.attach(Passages(session.corpus))
    page.show_entity(chen, Left((), (), 0))
    rows = [page._places.rows.row(page._places.rows.index(at, 0)) for at in range(2)]
    assert {row.under for row in rows} == {"Port talks", "Port strike"}
    assert {row.tip.partition(" · ")[0] for row in rows} == {"Port talks", "Port strike"}
