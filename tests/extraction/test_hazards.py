"""Text that stops spaCy, and offsets that stay exact whatever the text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.extraction.hazards import READ_AT_MOST, passages, read_until

HAZARDS = {
    "brackets": "(" * 20_000,
    "straight quotes": "'" * 100_000,
    "stars": "*" * 100_000,
    "underscores": "_" * 100_000,
    "ellipses": "…" * 100_000,
    "mixed marks": "(*)" * 30_000,
    "one token": "a" * 200_000,
    "digits": "1" * 100_000,
    "line breaks": "\n" * 100_000,
    "zero width": "\u200b" * 100_000,
    "combining": "a\u0301" * 50_000,
    "semicolons": "a;b," * 25_000,
}
PIECES = st.sampled_from(
    ["Angela Schmidt", "Paris", " met ", "’s ", "—", "\u00ad", "\u200b", "😀", "א", "é", "\u0301",
     "\n", "\r", "“", "”", "(", ")", "!!!", ". ", " said ", "U.S.", "\u2028", "\x00", "NATO ",
     "*" * 250]
)  # fmt: skip


@pytest.mark.parametrize("text", HAZARDS.values(), ids=HAZARDS)
def test_a_hazard_finishes_and_names_nothing(read, text):
    assert read(text).found.relations == ()


def test_long_tables_and_code_are_not_read_as_prose():
    table = " ".join("'Ab' 12;" for _ in range(500))
    assert not any(passage.may_name for passage in passages(table))
    assert all(passage.may_name for passage in passages("Angela Schmidt met 12 people. " * 200))


def test_a_text_without_any_end_mark_ties_nothing(read):
    found = read("on Monday Volkswagen bought Scania and then the green house fell " * 40)
    assert "Volkswagen" in found.kinds()
    assert found.found.relations == ()


def test_names_around_a_hazard_are_found_where_they_are(read):
    text = f"Volkswagen acquired Scania. {'(' * 5_000} Pfizer sued Moderna."
    found = read(text)
    assert {"Volkswagen", "Scania", "Pfizer", "Moderna"} <= set(found.kinds())
    for mention in found.found.mentions:
        entity = next(e for e in found.found.entities if e.id == mention.entity)
        assert text[mention.start : mention.end] == entity.name


def test_soft_hyphens_and_curly_quotes_do_not_move_a_mention(read):
    text = "“Yes,” said Angela Schmidt. Volks\u00adwagen—the maker—paid Ryanair’s boss."
    spans = [text[m.start : m.end] for m in read(text).found.mentions]
    assert "Angela Schmidt" in spans
    assert "Ryanair" in spans


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30).map("".join))
def test_every_passage_maps_back_into_the_text(text):
    for passage in passages(text):
        assert len(passage.offsets) == len(passage.text) + 1
        assert list(passage.offsets) == sorted(passage.offsets)
        assert all(0 <= offset <= len(text) for offset in passage.offsets)
        for i, character in enumerate(passage.text):
            if character.isalnum():
                assert text[passage.offsets[i]] == character


def test_capitals_headlines_and_missing_marks_give_no_lines(read):
    for text in (
        "KIM JONG UN MEETS XI JINPING IN BEIJING AS PUTIN WATCHES",
        "Trump Says Putin Wants Peace Deal With Ukraine After Summit",
        "1 2 3 4 5 6 7 8 9 10",
        "volkswagen bought scania and then toyota bought subaru and nobody cared",
    ):
        assert read(text).found.relations == ()


def test_a_headline_names_what_the_body_names(read):
    text = (
        "Schmidt Leaves Siemens Board After Long Dispute\n\nAngela Schmidt left Siemens on Monday."
    )
    found = read(text)
    assert sum(m.entity == found.entity("Angela Schmidt").id for m in found.found.mentions) == 2


def test_two_spaces_and_line_separators_end_sentences(read):
    said = ("Volkswagen acquired Scania.", "“Pfizer sued Moderna.”", "Kim Jong Un met Xi Jinping.")
    for between in ("  ", " \u00a0 ", "\u2028", "\f"):
        text = between.join(said)
        assert [text[s.start : s.end] for s in read(text).found.sentences] == list(said)


def test_a_text_without_end_marks_is_cut_by_guess_and_ties_nothing(read):
    line = "Angela Schmidt met Kim Jong Un in Paris on Monday Volkswagen acquired Scania in Berlin"
    found = read(" ".join([line] * 20)).found
    assert {"Volkswagen", "Berlin"} <= {e.name for e in found.entities}
    assert found.relations == ()
    assert any("without an end mark" in warning for warning in found.warnings)


def test_lines_wrapped_at_a_column_are_one_paragraph(read):
    line = "the company said in a long statement that its plan was still the same one as before and"
    text = "\n".join(
        [*[line] * 8, "in the end Volkswagen", "acquired Scania for a price that nobody named."]
    )
    assert "Volkswagen > acquired > Scania" in read(text.replace("in the end", line)).lines()


def test_what_is_not_read_is_said(nlp, read):
    text = "one two three. " * (READ_AT_MOST // 15 + 10)
    assert f"Only the first {READ_AT_MOST:,} of {len(text):,} characters were read." in (
        read(text).found.warnings
    )


def test_a_long_text_is_cut_between_sentences():
    text = "Angela Schmidt met Kim. " * (READ_AT_MOST // 23)
    assert read_until(text) % 24 == 0
    assert READ_AT_MOST - 24 <= read_until(text) <= READ_AT_MOST
    assert read_until("Angela Schmidt met Kim.") == 23


def test_tables_and_texts_without_marks_are_said(read):
    rows = "\n".join("12 340 5,600 7.5 % 88" for _ in range(20))
    found = read(f"Volkswagen acquired Scania on Monday.\n\n{rows}").found
    assert found.warnings == ("20 passages without sentences (tables, numbers) were not read.",)
    endless = "on Monday Volkswagen bought Scania and then the green house fell down " * 300
    assert any("without an end mark" in warning for warning in read(endless).found.warnings)


def test_a_text_in_capitals_is_said(read):
    found = read("VOLKSWAGEN ACQUIRED SCANIA ON MONDAY. ANGELA SCHMIDT MET KIM JONG UN. " * 5).found
    assert any("in capitals" in warning for warning in found.warnings)
    assert found.relations == ()


def test_a_live_blog_is_read_between_its_time_stamps(read):
    text = "10:45\n\nVolkswagen acquired Scania.\n\n11.02\n\n• Pfizer sued Moderna.\n\n***\n"
    found = read(text)
    assert {"Volkswagen > acquired > Scania", "Pfizer > sued > Moderna"} <= set(found.lines())
    assert found.found.warnings == ()


def test_nul_bytes_and_soft_hyphens_stay_outside_of_names(read):
    text = "\x00Volkswagen\x00 acquired\x00 Sca\u00adnia.\x00"
    spans = {text[m.start : m.end].replace("\u00ad", "") for m in read(text).found.mentions}
    assert spans == {"Volkswagen", "Scania"}


def test_a_text_without_names_says_so(read):
    assert read("It rained all day.").found.warnings == ("No names were found in this text.",)


def test_a_dash_is_read_alike_beside_unseen_characters():
    (passage,) = passages("They met in Lagos—\x00Abuja.")
    assert passage.text == "They met in Lagos - Abuja."
