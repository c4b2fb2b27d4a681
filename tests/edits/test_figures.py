"""Figures keep their members and places; corrections reach them, and are told."""

import pytest

from explorer.edits import entities, figures, merging, relations, splitting, unmerging
from explorer.errors import EditRefused
from explorer.graph.figure_changes import corrections, seen, seen_now
from explorer.graph.figures import members
from explorer.graph.projection import lines
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import example_records


@pytest.fixture
def session():
    return Session(MemoryStore(example_records()))


def line_of(session, one, other):
    ends = tuple(sorted((one, other)))
    return next(line for line in lines(session.corpus) if line.ends == ends)


def made(session, *pairs, title="Harbor", places=None):
    """A figure of some lines, as the window makes it; its id."""
    drawn = [line_of(session, *pair) for pair in pairs]
    ends = list(dict.fromkeys(end for line in drawn for end in line.ends))
    told = seen(session.corpus, ends, drawn)
    before = set(session.corpus.figures)
    session.perform(
        figures.make(session.corpus, title, ends, [one.ends for one in drawn], told, places)
    )
    (new,) = set(session.corpus.figures) - before
    return new


def told(session, figure):
    corpus = session.corpus
    return [str(one.told) for one in corrections(corpus, corpus.figures[figure])]


def drawn(session, figure):
    found = members(session.corpus, session.corpus.figures[figure])
    return set(found.entities), {line.ends for line in found.lines}


OKAFOR, LINDQVIST, REYES = "ada-okafor", "viktor-lindqvist", "tomas-reyes"


def test_a_figure_holds_its_members_alone_and_undo_takes_it_away(session):
    before = session.corpus.snapshot()
    figure = made(session, (OKAFOR, LINDQVIST), places={OKAFOR: (1, 2), LINDQVIST: (30, 4)})
    assert drawn(session, figure) == (
        {OKAFOR, LINDQVIST}, {tuple(sorted((OKAFOR, LINDQVIST)))}
    )  # fmt: skip
    assert session.corpus.spots[figure][LINDQVIST].x == 30
    assert told(session, figure) == []
    after = session.corpus.snapshot()
    session.undo()
    assert session.corpus.snapshot() == before
    session.redo()
    assert session.corpus.snapshot() == after


def test_members_come_and_go_with_their_lines_and_the_project_keeps_them(session):
    figure = made(session, (OKAFOR, LINDQVIST))
    line = line_of(session, LINDQVIST, REYES)
    told_of = seen(session.corpus, line.ends, [line])
    session.perform(figures.add(session.corpus, figure, (), [line.ends], told_of))
    assert str(session.undo_label) == "Add “Tomas Reyes” to “Harbor”"
    assert REYES in drawn(session, figure)[0]
    assert told(session, figure) == []
    entities_there = set(session.corpus.entities)
    session.perform(figures.remove(session.corpus, figure, [LINDQVIST]))
    assert drawn(session, figure) == ({OKAFOR, REYES}, set())
    assert told(session, figure) == []
    assert set(session.corpus.entities) == entities_there


def test_titles_are_single_and_a_figure_goes_with_its_spots(session):
    figure = made(session, (OKAFOR, LINDQVIST), places={OKAFOR: (1, 2)})
    with pytest.raises(EditRefused, match="figure “Harbor” already"):
        figures.make(session.corpus, " harbor ")
    session.perform(figures.retitle(session.corpus, figure, "Who met"))
    session.perform(figures.describe(session.corpus, figure, "In March.\nTwice."))
    assert session.corpus.figures[figure].caption == "In March.\nTwice."
    session.perform(figures.delete(session.corpus, figure))
    assert not session.corpus.figures
    assert not session.corpus.spots
    session.undo()
    assert session.corpus.spots[figure][OKAFOR].y == 2


def test_a_name_that_changes_is_told_until_it_is_seen(session):
    figure = made(session, (OKAFOR, LINDQVIST))
    session.perform(entities.rename(session.corpus, OKAFOR, "Ada N. Okafor"))
    assert told(session, figure) == ["“Ada Okafor” is “Ada N. Okafor” now"]
    record = session.corpus.figures[figure]
    session.perform(figures.see(session.corpus, figure, seen_now(session.corpus, record)))
    assert told(session, figure) == []
    session.undo()
    assert len(told(session, figure)) == 1


def test_a_merge_maps_the_member_with_its_spot_and_taking_apart_brings_it_back(session):
    figure = made(session, (OKAFOR, LINDQVIST), (LINDQVIST, REYES), places={REYES: (7, 8)})
    merged = merging.merge(session.corpus, [REYES, "jonas-weil"], "Jonas Weil", kept="jonas-weil")
    session.perform(merged)
    shown, pairs = drawn(session, figure)
    assert shown == {OKAFOR, LINDQVIST, "jonas-weil"}
    assert tuple(sorted(("jonas-weil", LINDQVIST))) in pairs
    assert session.corpus.spots[figure].keys() == {"jonas-weil"}
    assert session.corpus.spots[figure]["jonas-weil"].x == 7
    assert told(session, figure) == ["“Tomas Reyes” is one with “Jonas Weil”"]
    (merge,) = unmerging.merges_of(session.corpus, "jonas-weil")
    session.perform(unmerging.take_apart(session.corpus, merge.id))
    assert drawn(session, figure) == (
        {OKAFOR, LINDQVIST, REYES},
        {tuple(sorted((OKAFOR, LINDQVIST))), tuple(sorted((LINDQVIST, REYES)))},
    )
    assert {name: spot.x for name, spot in session.corpus.spots[figure].items()} == {REYES: 7}


def test_who_was_never_in_a_figure_does_not_come_into_it_by_a_merge_taken_apart(session):
    """Both name people: what the other's sentences say of them is not what the figure told."""
    other = next(
        end for line in lines(session.corpus) for end in line.ends
        if LINDQVIST in line.ends and end not in (OKAFOR, LINDQVIST, REYES)
    )  # fmt: skip
    figure = made(session, (OKAFOR, LINDQVIST), (LINDQVIST, REYES))
    before = session.corpus.figures[figure]
    session.perform(merging.merge(session.corpus, [OKAFOR, other], kept=OKAFOR))
    assert session.corpus.figures[figure] == before
    (merge,) = unmerging.merges_of(session.corpus, OKAFOR)
    session.perform(unmerging.take_apart(session.corpus, merge.id))
    assert session.corpus.figures[figure] == before
    session.undo()
    session.perform(figures.remove(session.corpus, figure, [REYES]))
    session.perform(unmerging.take_apart(session.corpus, merge.id))
    assert drawn(session, figure) == ({OKAFOR, LINDQVIST}, {tuple(sorted((OKAFOR, LINDQVIST)))})


def test_a_line_between_two_that_were_one_for_a_while_is_drawn_again(session):
    figure = made(session, (OKAFOR, LINDQVIST), (LINDQVIST, REYES))
    before = session.corpus.figures[figure]
    session.perform(merging.merge(session.corpus, [OKAFOR, LINDQVIST], kept=OKAFOR))
    (merge,) = unmerging.merges_of(session.corpus, OKAFOR)
    session.perform(unmerging.take_apart(session.corpus, merge.id))
    assert session.corpus.figures[figure] == before


def test_undoing_a_merge_gives_the_figure_back_as_it_was(session):
    made(session, (OKAFOR, LINDQVIST), (LINDQVIST, REYES), places={REYES: (7, 8)})
    before = session.corpus.snapshot()
    session.perform(merging.merge(session.corpus, [REYES, "jonas-weil"]))
    session.undo()
    assert session.corpus.snapshot() == before


def test_a_merge_can_be_undone_by_itself_after_the_figure_grew(session):
    figure = made(session, (LINDQVIST, REYES))
    session.perform(merging.merge(session.corpus, [REYES, "jonas-weil"], kept="jonas-weil"))
    number = session.history(1)[0].number
    line = line_of(session, OKAFOR, LINDQVIST)
    told_of = seen(session.corpus, line.ends, [line])
    session.perform(figures.add(session.corpus, figure, (), [line.ends], told_of))
    session.undo_alone(number)
    shown, pairs = drawn(session, figure)
    assert {OKAFOR, LINDQVIST, REYES} <= shown
    assert tuple(sorted((LINDQVIST, REYES))) in pairs


def test_a_rejected_relation_leaves_the_figure_and_is_listed_until_it_is_back(session):
    figure = made(session, (OKAFOR, LINDQVIST), (LINDQVIST, REYES))
    paid = line_of(session, LINDQVIST, REYES)
    session.perform(relations.judge(session.corpus, paid.relations, "rejected"))
    assert paid.ends not in drawn(session, figure)[1]
    (sentence,) = told(session, figure)
    assert sentence.endswith("was rejected")
    session.perform(relations.restore(session.corpus, paid.relations))
    assert paid.ends in drawn(session, figure)[1]


def test_who_is_rejected_or_hidden_is_not_drawn_and_is_listed(session):
    figure = made(session, (OKAFOR, LINDQVIST), (LINDQVIST, REYES))
    session.perform(entities.hide(session.corpus, [REYES]))
    session.perform(entities.reject(session.corpus, [OKAFOR]))
    assert drawn(session, figure)[0] == {LINDQVIST}
    assert set(told(session, figure)) == {"“Tomas Reyes” was hidden", "“Ada Okafor” was rejected"}


def test_a_split_takes_the_line_along_that_moves_and_tells_so(session):
    figure = made(session, ("port-authority", "mira-chen"))
    *_, last = session.corpus.store.mentions_of("port-authority")
    session.perform(
        splitting.split(session.corpus, "port-authority", [last.id], "Rail Board", "ORGANIZATION")
    )
    shown, pairs = drawn(session, figure)
    assert {session.corpus.entities[one].name for one in shown} == {
        "Mira Chen", "Port Authority", "Rail Board"
    }  # fmt: skip
    assert len(pairs) == 1
    assert set(told(session, figure)) == {
        "Mira Chen — Port Authority: “heads” no longer ties them",
        "“Rail Board” came by a correction",
        "Rail Board — Mira Chen: “heads” is drawn now",
    }


def test_other_words_a_direction_and_a_verdict_are_told(session):
    figure = made(session, (LINDQVIST, REYES))
    (paid, *_) = line_of(session, LINDQVIST, REYES).relations
    session.perform(relations.relabel(session.corpus, paid, "bribed"))
    session.perform(relations.judge(session.corpus, [paid], "disputed"))
    words = " / ".join(told(session, figure))
    assert "reads “bribed” now" in words
    assert "was disputed" in words


def test_places_that_settle_go_with_their_figure(session):
    figure = made(session, (OKAFOR, LINDQVIST))
    session.settle(figures.place(session.corpus, figure, {OKAFOR: (3, 4), REYES: (0, 0)}))
    assert session.corpus.spots[figure].keys() == {OKAFOR}
    session.undo()
    assert not session.corpus.spots
    session.redo()
    assert session.corpus.spots[figure][OKAFOR].x == 3


def test_what_lies_outside_the_drawing_is_refused(session):
    figure = made(session, (OKAFOR, LINDQVIST))
    with pytest.raises(EditRefused, match="outside the drawing"):
        figures.place(session.corpus, figure, {OKAFOR: (float("nan"), 0)})
    with pytest.raises(EditRefused, match="no longer there"):
        figures.retitle(session.corpus, "gone", "Any")


def test_leaves_are_folded_and_pins_come_off_each_as_one_step(session):
    figure = made(session, (OKAFOR, LINDQVIST), places={OKAFOR: (1, 2), LINDQVIST: (30, 4)})
    session.perform(
        figures.place(session.corpus, figure, {OKAFOR: (7, 8), LINDQVIST: (9, 9)}, True)
    )
    pinned = [one for one, spot in session.corpus.spots[figure].items() if spot.pinned]
    assert set(pinned) == {OKAFOR, LINDQVIST}
    session.perform(edit := figures.unpin(session.corpus, figure, [OKAFOR]))
    assert str(edit.label) == "Unpin “Ada Okafor” in “Harbor”"
    spots = session.corpus.spots[figure]
    assert (spots[OKAFOR].pinned, spots[LINDQVIST].pinned, spots[OKAFOR].x) == (False, True, 7)
    session.perform(figures.unpin(session.corpus, figure))
    assert figures.unpin(session.corpus, figure).changes == ()

    session.perform(edit := figures.fold(session.corpus, figure, True))
    assert str(edit.label) == "Fold leaves of “Harbor”"
    assert session.corpus.figures[figure].folded
    assert figures.fold(session.corpus, figure, True).changes == ()
    session.undo()
    assert not session.corpus.figures[figure].folded


def test_lines_come_and_go_by_themselves(session):
    figure = made(session, (OKAFOR, LINDQVIST))
    ends = {one for pair in session.corpus.figures[figure].lines for one in pair}
    pair = next(iter(session.corpus.figures[figure].lines))
    session.perform(edit := figures.remove(session.corpus, figure, lines=[pair]))
    assert str(edit.label) == "Take a line out of “Harbor”"
    assert drawn(session, figure) == (ends, set())
    session.perform(edit := figures.add(session.corpus, figure, [], [pair]))
    assert str(edit.label) == "Add a line to “Harbor”"
    assert drawn(session, figure) == (ends, {pair})


def test_figures_of_another_project_get_a_number_where_the_title_is_taken(session):
    figure = session.corpus.figures[made(session, (OKAFOR, LINDQVIST))]
    assert figures.titled(session.corpus, "  harbor ") == figure
    assert figures.titled(session.corpus, "elsewhere") is None
    came = figures.with_free_titles(session.corpus, [figure, figure])
    assert [one.title for one in came] == ["Harbor (2)", "Harbor (3)"]
