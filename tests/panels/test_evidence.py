"""The evidence panel: every sentence behind a line, under its relation."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel

from explorer.edits import evidence as sentences
from explorer.edits import relations
from explorer.graph.filters import Filters
from explorer.graph.view import ViewState
from explorer.model.records import Evidence, Relation
from explorer.panels.cards import PAD, Card
from explorer.panels.chips import Link
from explorer.panels.evidence import AT_ONCE, EvidencePanel
from explorer.panels.passages import Passages
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import document, evidence, mention, organization, person, place, relation
from tests.builders import sentences as sentences_of

PAIR = ("ada-okafor", "viktor-lindqvist")


@pytest.fixture
def panel(qtbot, look, session, passages) -> EvidencePanel:
    panel = EvidencePanel(look)
    qtbot.addWidget(panel)
    panel.resize(450, 700)
    panel.attach(passages)
    session.changed.connect(lambda edit: panel.refresh())
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def show(panel, session, pair=PAIR):
    panel.show_relations(tuple(r.id for r in session.corpus.relations_between(*pair)))


def cards(panel) -> list[Card]:
    return list(panel._cards.values())


def texts(panel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel)]


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_sentences_stand_under_their_relations(panel, session):
    show(panel, session)
    assert "met" in texts(panel)
    assert "2 sentences · asserted" in texts(panel)
    assert "spoke with" in texts(panel)
    assert len(cards(panel)) == 3
    assert "3 sentences · 1 article" in texts(panel)
    assert "0 of 3 checked" in texts(panel)


def test_who_says_so_and_how_surely_stand_on_the_card(panel, session):
    show(panel, session, ("viktor-lindqvist", "tomas-reyes"))
    said = {chip.text for card in cards(panel) for chip in card._chips}
    assert said == {"per Velmar Courier", "alleged", "negated"}


def test_the_first_sentence_is_shown_in_the_article(panel, session, qtbot):
    with qtbot.waitSignal(panel.chosen) as caught:
        show(panel, session)
    assert caught.args[0].id == cards(panel)[0].evidence.id


def test_a_press_on_confirm_asks_for_it(panel, session, qtbot):
    show(panel, session)
    card = cards(panel)[0]
    with qtbot.waitSignal(panel.sentence_judged) as caught:
        qtbot.mouseClick(card._buttons[0], Qt.MouseButton.LeftButton)
    assert caught.args == [card.evidence.id, "confirmed"]


def test_a_verdict_changes_the_card_in_place(panel, session):
    show(panel, session)
    card = cards(panel)[1]
    panel.activateWindow()
    card.setFocus()
    session.perform(sentences.judge(session.corpus, [card.evidence.id], "confirmed"))
    assert cards(panel)[1] is card
    assert card.hasFocus()
    assert card._buttons[0].text() == "✓ Confirmed"
    assert "1 of 3 checked" in texts(panel)


def test_label_is_edited_in_place(panel, session, qtbot):
    show(panel, session)
    panel.edit_label()
    heading = next(iter(panel._headings.values()))
    qtbot.keyClicks(heading._line, "had lunch with")
    with qtbot.waitSignal(panel.relabeled) as caught:
        qtbot.keyClick(heading._line, Qt.Key.Key_Return)
    assert caught.args == [heading.relation.id, "had lunch with"]
    assert heading._tools.isHidden()


def test_escape_leaves_the_label_as_it_was(panel, session, qtbot):
    show(panel, session)
    panel.edit_label()
    heading = next(iter(panel._headings.values()))
    qtbot.keyClicks(heading._line, "nonsense")
    with qtbot.assertNotEmitted(panel.relabeled):
        qtbot.keyClick(heading._line, Qt.Key.Key_Escape)
    assert heading._line.isHidden()


def test_a_note_is_saved_with_control_enter(panel, session, qtbot):
    show(panel, session)
    name, note = next(iter(panel._notes.items()))
    note.setFocus()
    qtbot.keyClicks(note, "Ask the mayor")
    with qtbot.waitSignal(panel.noted) as caught:
        qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert caught.args == [name, "Ask the mayor"]


def test_space_shows_the_sentences_around(panel, session, qtbot):
    show(panel, session)
    card = cards(panel)[0]
    before = card.heightForWidth(420)
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert card.heightForWidth(420) > before
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert card.heightForWidth(420) == before


def test_arrows_walk_headings_and_cards(panel, session, qtbot):
    show(panel, session)
    panel.activateWindow()
    first = cards(panel)[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert panel.target() == ("evidence", cards(panel)[1].evidence.id)


def test_walking_goes_round(panel, session):
    show(panel, session)
    ids = [card.evidence.id for card in cards(panel)]
    seen = []
    panel.chosen.connect(lambda one: seen.append(one.id))
    for _ in ids:
        panel.walk(1)
    assert seen == [*ids[1:], ids[0]]


def test_a_rejected_relation_can_be_restored_where_it_stands(panel, session, qtbot):
    show(panel, session)
    name = next(iter(panel._headings))
    session.perform(relations.reject(session.corpus, [name]))
    heading = panel._headings[name]
    assert heading._verdicts[3].text() == "Restore"


def test_of_many_sentences_the_first_are_there_at_once(qtbot, look):
    """Sixty sentences must not be waited for before the first of them is painted."""
    text = "".join(f"Ada met Ben on day {n}. " for n in range(60))
    article, ada, ben = document(text, id="d"), person("Ada"), person("Ben")
    met = relation(ada, ben)
    found = [evidence(met, article, f"Ada met Ben on day {n}.", id=f"v{n}") for n in range(60)]
    store = MemoryStore(
        [
            article,
            *sentences_of(article),
            ada,
            ben,
            mention(ada, article),
            mention(ben, article),
            met,
            *found,
        ]
    )
    panel = EvidencePanel(look)
    qtbot.addWidget(panel)
    panel.resize(450, 700)
    panel.attach(Passages(Session(store).corpus))
    panel.show_relations((met.id,))
    assert len(cards(panel)) == AT_ONCE
    qtbot.waitUntil(lambda: len(cards(panel)) == 60)


def test_a_line_made_by_hand_says_that_it_has_no_source(panel, session):
    session.perform(relations.add(session.corpus, "elsa-moreau", "velmar", "lives in", "location"))
    show(panel, session, ("elsa-moreau", "velmar"))
    assert "no source yet" in texts(panel)


def test_a_stack_of_pairs_names_who_is_meant(panel, session):
    names = [
        *session.corpus.relations_between("mira-chen", "port-authority"),
        *session.corpus.relations_between("tomas-reyes", "port-authority"),
    ]
    panel.show_relations(tuple(r.id for r in names))
    assert "Mira Chen → Port Authority: heads" in texts(panel)


def test_a_confirmed_relation_has_its_sentences_checked(panel, session):
    (relation,) = session.corpus.relations_between("mira-chen", "jonas-weil")
    session.perform(relations.judge(session.corpus, [relation.id], "confirmed"))
    panel.show_relations((relation.id,))
    assert "Confirmed · 1 of 1 checked" in texts(panel)


def test_a_relation_in_doubt_is_said_before_its_sentences(panel, session):
    """A green "Confirmed" below would say the contrary."""
    (one,) = session.corpus.relations_between("mira-chen", "jonas-weil")
    panel.show_relations((one.id,))
    (card,) = cards(panel)
    session.perform(sentences.judge(session.corpus, [card.evidence.id], "confirmed"))
    assert "1 of 1 checked" in texts(panel)
    assert card._buttons[0].text() == "✓ Confirmed"
    for verdict, said in (("disputed", "Disputed"), ("rejected", "Rejected")):
        session.perform(relations.judge(session.corpus, [one.id], verdict))
        assert f"{said} · 1 of 1 checked" in texts(panel)
        assert card._buttons[0].text() == "✓ Sentence confirmed"
        assert cards(panel) == [card]


def test_of_several_relations_the_verdicts_are_counted(panel, session):
    show(panel, session)
    session.perform(relations.judge(session.corpus, [next(iter(panel._headings))], "disputed"))
    assert "1 disputed · 2 of 3 checked" in texts(panel)


def panel_of(qtbot, look, *records) -> EvidencePanel:
    """A panel on all relations among these records."""
    panel = EvidencePanel(look)
    qtbot.addWidget(panel)
    panel.resize(450, 700)
    panel.attach(Passages(Session(MemoryStore(records)).corpus))
    panel.show_relations(tuple(one.id for one in records if isinstance(one, Relation)))
    return panel


def test_a_date_is_dotted_in_its_sentence_and_the_chip_quotes_it(qtbot, look):
    article = document("Ada met Ben on Wednesday. Ada met Ben in May 2024. Ada met Ben on Friday.")
    ada, ben = person("Ada"), person("Ben")
    met = relation(ada, ben)

    def said(words: str, when: str | None) -> Evidence:
        at = article.text.index(words)
        return evidence(
            met,
            article,
            words,
            when=when,
            when_text=words,
            when_span=(at, at + len(words)),
            id=words,
        )

    panel = panel_of(
        qtbot, look, article, *sentences_of(article), ada, ben, met,
        said("Wednesday", "2025-09-03"), said("May 2024", "2024-05"), said("Friday", None),
    )  # fmt: skip
    chips = [card._chips[0] for card in cards(panel)]
    assert [chip.text for chip in chips] == ["3 Sep 2025", "May 2024", "“Friday”"]
    assert [chip.tip.split(" · ")[0] for chip in chips] == [
        "“Wednesday” is 3 Sep 2025, by the date of the article",
        "“May 2024” in the sentence",
        "“Friday” in the sentence; which day that is does not follow from the text",
    ]
    assert chips[1].tip.endswith("known to the month")
    for card in cards(panel):
        assert card.passage.text[slice(*card.passage.dated)] == card.evidence.when_text
    card = cards(panel)[0]
    spot = card._meta_rows(card.width() - 2 * PAD)[1].translated(
        PAD, card._heights(card.width())[0]
    )
    assert card._tip_at(spot.center() + QPointF(0, 6)) == chips[0].tip


def test_who_says_who_says_so_is_told_from_the_outside_in(qtbot, look):
    article = document("Ada paid Ben.")
    ada, ben, paper = person("Ada"), person("Ben"), organization("Dagens Avis")
    paid = relation(ada, ben, "paid", "payment")
    chain = ("auditors believe", "According to Dagens Avis")
    one = evidence(
        paid, article, "Ada paid Ben", attributed_to=paper.id, attribution=chain[1], chain=chain
    )
    panel = panel_of(qtbot, look, article, *sentences_of(article), ada, ben, paper, paid, one)
    (card,) = cards(panel)
    assert [chip.text for chip in card._chips] == ["per Dagens Avis", "› “auditors believe”"]
    assert "“According to Dagens Avis” › “auditors believe”" in card._chips[0].tip
    nobody = replace(one, attributed_to=None, attribution="Prosecutors allege", chain=())
    card.show_evidence(nobody)
    assert [chip.text for chip in card._chips] == ["“Prosecutors allege”"]


def test_a_property_read_in_the_same_sentence_is_folded_under_the_words(qtbot, look):
    article = document("Police searched Kursk, a region of Russia. Kursk borders Ukraine.")
    kursk, russia = place("Kursk"), place("Russia")
    told = relation(kursk, russia, "region of", "location", confidence=0.8)
    within = relation(kursk, russia, "located in", "location", property="P131", confidence=0.9)
    other = relation(kursk, russia, "in the country", "location", property="P17", confidence=0.9)
    panel = panel_of(
        qtbot, look, article, *sentences_of(article), kursk, russia, told, within, other,
        evidence(told, article, "a region of Russia"),
        evidence(within, article, "a region of Russia"),
        evidence(other, article, "Kursk borders Ukraine"),
    )  # fmt: skip
    assert [heading.relation for heading in panel._headings.values()] == [told, other]
    assert "2 sentences · 1 article" in texts(panel)
    assert "→ 1 sentence · asserted · 80 % sure" in texts(panel)
    (more,) = panel.findChildren(Link)
    assert more.text() == "Also read here: located in"
    more.click()
    assert set(panel._headings) == {told.id, within.id, other.id}


def test_a_note_on_a_sentence_is_written_on_its_card(panel, session, qtbot):
    show(panel, session)
    panel.sentence_noted.connect(
        lambda name, text: session.perform(sentences.note(session.corpus, name, text))
    )
    card = cards(panel)[1]
    assert card.note.isHidden()
    before = card.heightForWidth(420)
    panel.activateWindow()

    qtbot.mouseClick(card._buttons[3], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(card.note, "Ask the mayor")
    qtbot.keyClick(card.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert session.corpus.store.evidence_by_id(card.evidence.id).note == "Ask the mayor"
    assert card.hasFocus()
    assert card.note.isVisible()
    assert card.heightForWidth(420) > before
    panel.edit_note()
    qtbot.keyClicks(card.note, " again")
    cards(panel)[0].setFocus()
    assert session.corpus.store.evidence_by_id(card.evidence.id).note == "Ask the mayor again"


def test_a_note_on_a_sentence_that_stays_empty_leaves_nothing(panel, session, qtbot):
    show(panel, session)
    card = cards(panel)[0]
    panel.activateWindow()
    card.edit_note()
    with qtbot.assertNotEmitted(panel.sentence_noted):
        qtbot.keyClick(card.note, Qt.Key.Key_Escape)
    assert card.note.isHidden()


def test_nothing_on_a_narrow_card_is_cut(panel, session):
    show(panel, session)
    card = cards(panel)[0]
    card.edit_note()
    card.note.setPlainText("words that take several lines " * 8)
    for width in (260, 430, 700):
        card.resize(width, card.height())  # as a layout does: the note wraps, and asks again
        card.resize(width, card.heightForWidth(width))
        parts = [card.note, *(b for b in card._buttons if not b.isHidden())]
        assert all(card.rect().contains(part.geometry()) for part in parts), width
        assert len({part.y() for part in parts}) >= 2


def test_arrows_in_a_note_move_no_card(panel, session, qtbot):
    show(panel, session)
    panel.activateWindow()
    card = cards(panel)[1]
    card.edit_note()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(card.note, key)
        assert card.note.hasFocus()
    card._buttons[3].setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Up)
    assert panel.target() == ("evidence", cards(panel)[0].evidence.id)


def three_articles():
    """Two copies of an article that says so, and one that denies it."""
    ada, ben = person("Ada Okafor"), person("Ben Amari")
    paid = relation(ada, ben, "paid", "payment")
    says = [
        document("Ada Okafor paid Ben Amari in May.", id="d1", title="Agency", cluster="d1"),
        document("Ada Okafor paid Ben Amari, they say.", id="d2", title="Courier", cluster="d1"),
    ]
    denies = document("Ada Okafor never paid Ben Amari.", id="d3", title="Herald")
    quotes = ("Ada Okafor paid Ben Amari", "Ada Okafor paid Ben Amari", "Ada Okafor never paid")
    told = [
        evidence(paid, one, quote, factuality="negated" if one is denies else "asserted")
        for one, quote in zip((*says, denies), quotes, strict=True)
    ]
    told = [told[2], *told[:2]]  # the denial comes first
    records = [ada, ben, paid, *says, denies]
    for one in (*says, denies):
        records += sentences_of(one)
    return [*records, *told], told


def test_the_heads_say_how_many_independent_sources_there_are(qtbot, look):
    panel = panel_of(qtbot, look, *three_articles()[0])
    assert "3 sentences · 2 independent sources" in texts(panel)
    assert "→ 2 for, 1 against" in texts(panel)


def test_who_says_so_and_who_denies_it_stand_side_by_side(qtbot, look):
    records, told = three_articles()
    panel = panel_of(qtbot, look, *records)
    denial, first, second = told
    column = [
        widget
        for at in range(panel._column.count())
        if (layout := panel._column.itemAt(at).layout()) is not None
        for row in range(layout.count())
        if (widget := layout.itemAt(row).widget()) is not None
    ]
    listed = [one.evidence.id if isinstance(one, Card) else one.text() for one in column]
    assert listed == [
        "For · 1 independent source", first.id, second.id, "Against", denial.id,
    ]  # fmt: skip


def test_what_nobody_denies_has_no_sides(panel, session):
    show(panel, session)
    assert not [text for text in texts(panel) if text.startswith(("For", "Against"))]


def test_only_sentences_that_pass_stand_beside_a_line_until_all_are_asked_for(panel, session):
    panel.asked = ViewState(filters=Filters(certainties=frozenset({"alleged"})))
    show(panel, session)
    assert not cards(panel)
    assert "no sentence passes the filters" in texts(panel)
    (link,) = panel.findChildren(Link)
    assert link.text() == "3 sentences left out by the filters: show all"
    link.click()
    assert len(cards(panel)) == 3
    assert "3 sentences · 1 article" in texts(panel)
    (link,) = panel._body.findChildren(Link)
    link.click()
    assert not cards(panel)
