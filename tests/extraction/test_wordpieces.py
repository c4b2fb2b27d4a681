from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.extraction.wordpieces import WINDOW, pieces, shape, vocabulary, windows


def spelled(word):
    names = {number: piece for piece, number in vocabulary().items()}
    return [names[number] for number in pieces(word)]


def test_words_are_cut_into_the_longest_pieces_without_capitals_and_accents():
    assert spelled("Pyongyang") == ["pyongyang"] or spelled("Pyongyang")[0] == "p"
    assert spelled("naïve") == ["naive"]
    assert spelled("U.S.") == ["u", ".", "s", "."]
    assert spelled("北京") == ["北", "京"]


def test_a_word_of_unknown_signs_is_one_unknown_piece():
    assert spelled("\u200b") == ["[UNK]"]


def test_shapes_tell_capitals():
    words = ["company", "Reuters", "NATO", "McDonald", "G20", "—"]
    assert [shape(word) for word in words] == [1, 2, 3, 4, 5, 6]


def test_a_capital_at_the_start_of_a_sentence_has_a_shape_of_its_own():
    (window,) = windows([["The", "War", "ended", ".", "Kim", "left", "."]])
    assert [window.shapes[i] for i in window.first] == [7, 2, 1, 6, 7, 1, 6]


def test_a_long_passage_is_cut_behind_a_sentence():
    found = windows([[*(["word"] * 200), ".", *(["word"] * 100), "."]])
    assert [len(window.words) for window in found] == [201, 101]


@settings(max_examples=60)
@given(st.lists(st.lists(st.text(min_size=1, max_size=12), max_size=80), max_size=12))
def test_every_word_is_in_exactly_one_window_and_no_window_is_too_long(passages):
    found = windows(passages)
    words = [place for window in found for place in window.words]
    assert words == [(p, i) for p, passage in enumerate(passages) for i in range(len(passage))]
    for window in found:
        assert len(window.ids) == len(window.shapes) <= WINDOW + 2
        assert len(window.first) == len(window.words)
        assert all(0 < first < len(window.ids) - 1 for first in window.first)
