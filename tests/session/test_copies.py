"""Copies in a project: found as articles come, corrected by a person, remembered."""

import pytest

from explorer.edits import copying
from explorer.errors import EditRefused
from explorer.linking.articles import join as joined
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Extraction
from explorer.session import copies
from explorer.session.decisions import applied
from explorer.session.importing import add, take_again
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import document, example_extraction
from tests.stories import BRIEF, CUT, FIRST_REPORT, HARBOR, MOVED, RENAMED, SECOND_REPORT


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "copies.explorer")
    yield made
    made.close()


def article(text, title, **fields):
    return Extraction(documents=(document(text, title=title, **fields),))


def bring(session, *articles):
    return [str(add(session, article(text, title))) for text, title in articles]


def where(session):
    """Title of each article: the title that its cluster is called after."""
    there = session.corpus.documents
    return {one.title: there[one.cluster].title if one.cluster else "" for one in there.values()}


def named(session, title):
    return next(id for id, one in session.corpus.documents.items() if one.title == title)


def test_a_copy_that_comes_joins_the_article_that_was_there(session):
    bring(session, (HARBOR, "Agency"), (BRIEF, "Bridge"))
    assert where(session) == {"Agency": "", "Bridge": ""}
    (said,) = bring(session, (CUT, "Courier"))
    assert said.endswith(
        "It is a copy of “Agency”: its sentences are not counted as another source."
    )
    assert where(session) == {"Agency": "Agency", "Bridge": "", "Courier": "Agency"}
    (said,) = bring(session, (FIRST_REPORT, "Speech"))
    assert "copy" not in said


def test_one_undo_takes_the_copy_and_the_cluster_back(session):
    bring(session, (HARBOR, "Agency"), (CUT, "Courier"))
    session.undo()
    assert where(session) == {"Agency": ""}
    session.redo()
    assert where(session) == {"Agency": "Agency", "Courier": "Agency"}
    assert session.corpus.store.text_of(named(session, "Agency")) == HARBOR


def test_clusters_are_in_the_project_and_go_on_after_it_is_opened_again(session):
    bring(session, (HARBOR, "Agency"), (CUT, "Courier"))
    path = session.path
    session.close()
    again = Session.open(path)
    try:
        assert where(again) == {"Agency": "Agency", "Courier": "Agency"}
        bring(again, (MOVED, "Herald"))
        assert where(again)["Herald"] == "Agency"
    finally:
        again.close()


def test_the_texts_of_a_project_are_signed_once_and_beside_it(session, monkeypatch):
    bring(session, (HARBOR, "Agency"), (BRIEF, "Bridge"))
    path = session.path
    session.close()
    again = Session.open(path)
    try:
        steps = list(copies.signing(again))
        for step in steps:
            if isinstance(step, copies.Signed):
                copies.keep(again, step)
        assert list(copies.signing(again)) == []
        asked = []
        text_of = again.corpus.store.text_of
        monkeypatch.setattr(
            again.corpus.store, "text_of", lambda one: asked.append(one) or text_of(one)
        )
        bring(again, (CUT, "Courier"))
        assert where(again)["Courier"] == "Agency"
        assert set(asked) == {named(again, "Agency")}  # only what may be a copy is looked at
    finally:
        again.close()


def test_an_old_project_without_clusters_gets_them_as_copies_come(session):
    old = [document(HARBOR, title="Agency", id="a"), document(CUT, title="Courier", id="b")]
    old.append(document(BRIEF, title="Bridge", id="c"))
    session.perform(Edit(Message("Old"), tuple(Change(None, one) for one in old)), by_hand=False)
    assert where(session) == {"Agency": "", "Courier": "", "Bridge": ""}
    bring(session, (RENAMED, "Herald"))
    assert where(session) == {
        "Agency": "Agency", "Courier": "Agency", "Bridge": "", "Herald": "Agency",
    }  # fmt: skip


def searched(session):
    """Look among all articles, as the window does."""
    for step in copies.searching(session):
        if isinstance(step, copies.Signed):
            copies.keep(session, step)
        elif isinstance(step, copies.Found):
            return str(copies.take(session, step))
    raise AssertionError("nothing came of it")


def test_copies_are_looked_for_in_an_old_project_when_asked(session):
    old = [document(HARBOR, title="Agency", id="a"), document(CUT, title="Courier", id="b")]
    old += [document(BRIEF, title="Bridge", id="c"), document(MOVED, title="Herald", id="d")]
    session.perform(Edit(Message("Old"), tuple(Change(None, one) for one in old)), by_hand=False)
    assert searched(session) == "2 articles are copies of others: they count once."
    found = {"Agency": "Agency", "Courier": "Agency", "Bridge": "", "Herald": "Agency"}
    assert where(session) == found
    assert searched(session) == "No other copies were found; 2 are known."
    session.perform(copies.part(session.corpus, named(session, "Herald")))
    searched(session)
    assert where(session) == found | {"Herald": ""}
    session.undo()
    session.undo()
    assert set(where(session).values()) == {""}


def test_looking_for_copies_keeps_what_is_together(session):
    pair = [document(HARBOR, title="Agency", id="a", cluster="a")]
    pair.append(document(BRIEF, title="Bridge", id="b", cluster="a"))
    session.perform(Edit(Message("Old"), tuple(Change(None, one) for one in pair)), by_hand=False)
    searched(session)
    assert where(session) == {"Agency": "Agency", "Bridge": "Agency"}


def test_a_person_says_that_an_article_is_no_copy(session):
    bring(session, (HARBOR, "Agency"), (CUT, "Courier"), (MOVED, "Herald"))
    session.perform(copies.part(session.corpus, named(session, "Agency")))
    assert where(session) == {"Agency": "", "Courier": "Courier", "Herald": "Courier"}
    with pytest.raises(EditRefused, match="no copy"):
        copies.part(session.corpus, named(session, "Agency"))
    bring(session, (RENAMED, "Mirror"))  # resembles all of them
    found = where(session)
    assert found["Courier"] == found["Herald"] == "Courier"
    assert found["Agency"] != "Courier"
    session.undo()
    session.undo()
    assert set(where(session).values()) == {"Agency"}


def test_a_persons_no_holds_when_the_article_comes_again(session):
    bring(session, (HARBOR, "Agency"), (CUT, "Courier"))
    said = copies.part(session.corpus, named(session, "Courier"))
    decision = next(c for c in said.changes if isinstance(c.after, copying.Decision))
    session.undo()  # the article goes
    session.perform(Edit(Message("Remember"), (decision,)), by_hand=False)
    bring(session, (CUT, "Courier"))
    assert where(session) == {"Agency": "", "Courier": ""}


def test_a_person_says_that_an_article_is_a_copy(session):
    bring(session, (FIRST_REPORT, "One"), (SECOND_REPORT, "Two"), (BRIEF, "Bridge"))
    session.perform(copies.join(session.corpus, named(session, "Two"), named(session, "One")))
    assert where(session) == {"One": "One", "Two": "One", "Bridge": ""}
    with pytest.raises(EditRefused, match="already"):
        copies.join(session.corpus, named(session, "One"), named(session, "Two"))
    session.perform(copies.part(session.corpus, named(session, "Two")))  # on second thought
    assert where(session) == {"One": "", "Two": "", "Bridge": ""}
    assert len(session.corpus.decisions) == 1
    session.perform(copies.join(session.corpus, named(session, "Two"), named(session, "One")))
    assert where(session)["Two"] == "One"
    assert len(session.corpus.decisions) == 1
    session.undo()
    assert where(session)["Two"] == ""


def test_what_a_person_joined_takes_back_what_kept_it_apart(session):
    bring(session, (HARBOR, "Agency"), (CUT, "Courier"), (MOVED, "Herald"))
    session.perform(copies.part(session.corpus, named(session, "Herald")))
    session.perform(
        copies.join(session.corpus, named(session, "Herald"), named(session, "Courier"))
    )
    assert set(where(session).values()) == {"Agency"}


def test_what_is_said_of_articles_is_nothing_that_could_no_longer_fit(session):
    add(session, example_extraction())
    bring(session, (BRIEF, "Bridge"))
    first, second = session.corpus.documents
    session.perform(copies.join(session.corpus, second, first))
    assert applied(example_extraction(), session.corpus.decisions.values())[1] == ()
    assert take_again(session, first, example_extraction()) == ()
    assert session.corpus.documents[second].cluster == first


def test_several_files_join_into_clusters():
    found = joined([article(t, n) for t, n in ((HARBOR, "A"), (BRIEF, "B"), (CUT, "C"))])
    assert [one.cluster for one in found.documents] == ["d1", "", "d1"]


def test_what_a_file_says_of_clusters_comes_along(session):
    """Also where the texts do not tell it: a person said so before it was exported."""
    pair = (
        document(FIRST_REPORT, title="One", id="d1", cluster="d1"),
        document(BRIEF, title="Bridge", id="d2", cluster="d1"),
    )
    file = Extraction(documents=pair)
    other = article(HARBOR, "Agency")
    assert [one.cluster for one in joined([other, file]).documents] == ["", "d2", "d2"]
    add(session, file)
    assert where(session) == {"One": "One", "Bridge": "One"}
    bring(session, (FIRST_REPORT.replace("Friday", "Saturday"), "Three"))
    assert where(session) == {"One": "One", "Bridge": "One", "Three": "One"}


def test_one_message_tells_of_several_copies():
    session = Session(MemoryStore(()))
    three = (document(HARBOR, title="A"), document(CUT, title="B"), document(MOVED, title="C"))
    said = str(add(session, Extraction(documents=three)))
    assert said.endswith("2 of them are copies of others: their sentences are not counted as "
                         "another source.")  # fmt: skip
