"""What goes into a figure of what is selected or drawn, and that corrections in it can be seen."""

from explorer.edits import entities, figures
from explorer.graph.figure_changes import corrections
from explorer.session import figures as parts
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import example_records


def test_a_figure_takes_what_is_selected_then_more_and_corrections_are_seen():
    session = Session(MemoryStore(example_records()))
    corpus = session.corpus
    assert not parts.selected(session)
    line = session.visible().opened.lines[0]
    session.select(relations=line.relations)
    chosen = parts.selected(session)
    assert chosen.lines == (tuple(sorted(line.ends)),)
    session.perform(parts.making(session, "Harbor", chosen))
    (figure,) = corpus.figures
    assert set(corpus.figures[figure].entities) == set(line.ends)

    everything = parts.drawn(session)
    assert set(everything.entities) == set(session.visible().opened.entities)
    session.perform(parts.adding(session, figure, everything))
    assert set(corpus.figures[figure].entities) >= set(everything.entities)

    session.perform(entities.rename(corpus, line.ends[0], "Another name"))
    assert corrections(corpus, corpus.figures[figure])
    session.perform(parts.seeing(session, figure))
    assert not corrections(corpus, corpus.figures[figure])


def test_a_figure_of_which_nothing_was_seen_yet_tells_no_corrections():
    session = Session(MemoryStore(example_records()))
    line = session.visible().opened.lines[0]
    session.perform(figures.make(session.corpus, "From a file", line.ends, [line.ends]))
    (figure,) = session.corpus.figures.values()
    assert corrections(session.corpus, figure) == ()


def test_an_entity_brings_the_lines_to_those_that_are_in_the_figure():
    session = Session(MemoryStore(example_records()))
    line = session.visible().opened.lines[0]
    one, other = line.ends
    session.select(entities=[one])
    session.perform(parts.making(session, "Harbor", parts.selected(session)))
    (figure,) = session.corpus.figures.values()
    assert figure.lines == ()
    session.select(entities=[other])
    assert tuple(sorted(line.ends)) in parts.selected(session, into=figure).lines
