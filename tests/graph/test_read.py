"""What has been read: of which lines all, of which articles how much, and what is left."""

from explorer.edits import evidence as evidences
from explorer.graph.filters import Filters
from explorer.graph.projection import lines
from explorer.graph.read import read_pairs, read_shares
from explorer.graph.sayings import read_place
from explorer.graph.sifting import lines_for
from explorer.graph.view import ViewState
from tests.builders import example_corpus
from tests.edits.test_relations import done

MET, SPOKE = "ada-okafor:met:viktor-lindqvist", "ada-okafor:spoke-with:viktor-lindqvist"
PAIR = ("ada-okafor", "viktor-lindqvist")
UNREAD = ViewState(filters=Filters(unread=True))


def read(of, *relations, read=True):
    of.store.mark_read(
        [read_place(of, e.document, e.start, e.end) for e in of.store.evidence_of(relations)], read
    )


def test_a_line_is_read_once_all_its_sentences_are():
    of = example_corpus()
    assert read_pairs(of, lines(of)) == frozenset()
    read(of, MET)
    assert PAIR in read_pairs(of, lines(of))  # the other relation rests on one of its sentences
    read(of, MET, read=False)
    assert read_pairs(of, lines(of)) == frozenset()
    read(of, SPOKE)
    assert PAIR not in read_pairs(of, lines(of))


def test_a_sentence_that_is_no_evidence_need_not_be_read():
    of = example_corpus()
    first, second = of.store.evidence_of([MET])
    read(of, SPOKE)
    rest = first if first.start not in {e.start for e in of.store.evidence_of([SPOKE])} else second
    done(of, evidences.judge(of, [rest.id], "rejected"))
    assert PAIR in read_pairs(of, lines(of))


def test_an_article_counts_each_sentence_behind_a_line_once():
    of = example_corpus()
    (share,) = read_shares(of)
    every = {(e.start, e.end) for e in of.store.evidence_of(of.relations)}
    assert (share.document, share.read, share.sentences) == ("harbor", 0, len(every))
    read(of, MET)
    assert read_shares(of)[0].read == 2


def test_the_filter_leaves_what_is_not_read_yet():
    of = example_corpus()
    whole = len(lines_for(of, UNREAD).lines)
    assert whole == len(lines(of))
    read(of, MET)
    found = {line.ends for line in lines_for(of, UNREAD).lines}
    assert PAIR not in found
    read(of, *of.relations)
    assert not lines_for(of, UNREAD).lines
