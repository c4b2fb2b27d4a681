from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.sentences import split_sentences

TEXT = "Ada met Bo. He left.\n\nThe U.S. said no! “Yes.” Fine"


def pieces(sentences, text=TEXT):
    return [text[s.start : s.end] for s in sentences]


def test_end_marks_and_paragraphs_end_a_sentence():
    sentences = split_sentences(TEXT, "d1")

    assert pieces(sentences) == ["Ada met Bo.", "He left.", "The U.S. said no!", "“Yes.”", "Fine"]
    assert [(s.paragraph, s.number) for s in sentences] == [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3)]


def test_a_known_sentence_stays_whole():
    whole = (0, 20)
    assert pieces(split_sentences(TEXT, "d1", [whole]))[0] == "Ada met Bo. He left."


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_sentences_never_overlap_nor_leave_the_text(text, spans):
    known = [(a, b) for a, b in spans if a < b <= len(text)]
    found = split_sentences(text, "d1", known)

    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= s.start < s.end <= len(text) for s in found)
