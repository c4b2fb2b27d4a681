"""A project is opened again as it was looked at, and its history knows nothing of that."""

from explorer.edits import documents, figures
from explorer.graph.filters import Filters
from explorer.graph.view import ViewState
from explorer.session.earlier import folder_of
from explorer.session.session import Session
from explorer.session.views import keep_view, recall_view
from tests.builders import example_extraction


def test_level_filters_and_focus_come_back_and_nothing_is_to_be_undone(tmp_path):
    session = Session.create(tmp_path / "p")
    session.perform(documents.add(session.corpus, example_extraction()), by_hand=False)
    (ada,) = session.corpus.names.called("Ada Okafor")
    (article,) = session.corpus.documents
    view = ViewState(
        "related", frozenset({"PLACE"}), frozenset({""}), (ada, 2), "B", article,
        Filters(certainties=frozenset({"asserted"}), since="2024", sources=2, words="“port”"),
    )  # fmt: skip
    session.show(view)
    keep_view(session)
    assert len(session.history()) == 1
    session.close()
    again = Session.open(session.path)
    recall_view(again)
    assert again.view == view
    again.show(ViewState())
    keep_view(again)
    again.close()
    third = Session.open(session.path)
    recall_view(third)
    assert third.view == ViewState()
    third.show(view)
    keep_view(third)
    third.close()


def test_an_open_figure_is_open_again_unless_it_is_gone(tmp_path):
    session = Session.create(tmp_path / "p")
    session.perform(figures.make(session.corpus, "Empty"))
    (figure,) = session.corpus.figures
    session.show(ViewState(figure=figure))
    keep_view(session)
    session.show(ViewState())
    recall_view(session)
    assert session.view.figure == figure
    session.undo()
    assert session.view.figure == ""
    recall_view(session)
    assert session.view == ViewState()
    session.close()


def test_what_is_no_more_is_not_looked_at_and_a_torn_file_is_no_view(tmp_path):
    session = Session.create(tmp_path / "p")
    session.show(ViewState("all", focus=("nobody", 1), start="nowhere"))
    keep_view(session)
    session.show(ViewState())
    recall_view(session)
    assert session.view == ViewState("all")
    (folder_of(session.path) / "view.json").write_text("{")
    session.show(ViewState())
    recall_view(session)
    assert session.view == ViewState()
    session.close()
