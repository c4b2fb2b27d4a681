"""A report: every line can be checked, nothing that is hidden leaves, nothing in it is live."""

import io
import re
from dataclasses import replace
from datetime import date
from functools import cache

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.export.escaping import visible as visible_text
from explorer.export.gate import Gate
from explorer.export.html_parts import own
from explorer.export.html_report import html_report
from explorer.export.markdown_report import markdown_report
from explorer.export.report import Report
from explorer.export.word_report import word_report
from explorer.graph.story import visible
from explorer.graph.view import ViewState
from explorer.model.corpus import Corpus
from explorer.model.records import Document
from tests.builders import (
    capital_records,
    corpus,
    document,
    evidence,
    example_corpus,
    example_records,
    person,
    relation,
    sentences,
)
from tests.export.reports import report, seen, text_of, text_of_word, written

DAY = date(2026, 11, 27)


def with_changes(change) -> Corpus:
    return corpus(*(change(one) for one in example_records()))


def quotes(made: Report):
    return [
        (entry.number, quote)
        for entry in made.entries
        for statement in entry.statements
        for quote in statement.quotes
    ]


def test_each_range_of_characters_is_its_sentence() -> None:
    made = example_corpus()
    text = made.store.text_of("harbor")
    found = quotes(report(made))
    assert len(found) == 18
    assert all(text[quote.first - 1 : quote.last] == quote.text for _, quote in found)


@pytest.mark.parametrize("kind", ["html", "md", "docx"])
def test_from_a_number_in_the_file_to_its_characters_in_the_article(kind: str) -> None:
    corpus_ = example_corpus()
    text = corpus_.store.text_of("harbor")
    shown = visible(corpus_, ViewState(level="related"))
    read = written(report(corpus_))[kind]
    heads = {"html": r"^\s*{n}$", "md": r"^### {n}\. ", "docx": r"^{n}\t"}
    for row, line in enumerate(shown.lines):
        start = re.search(heads[kind].format(n=row + 1), read, re.MULTILINE)
        assert start is not None
        section = read[start.end() :]
        place = re.search(r"characters (\d+)–(\d+) of article 1", section)
        assert place is not None
        quote = text[int(place[1]) - 1 : int(place[2])]
        said = [text[one.start : one.end] for one in corpus_.store.evidence_of(line.relations)]
        assert quote in said
        assert visible_text(quote) in visible_text(section[: place.start()].replace("*", ""))


def test_what_stands_at_a_line() -> None:
    records = example_records()
    paid = next(one for one in records if getattr(one, "label", "") == "said to pay")
    made = with_changes(
        lambda one: (
            replace(one, verdict="disputed", note="Ask the bank.\nTwice.") if one == paid else one
        )
    )
    for kind, text in written(report(made, day=DAY)).items():
        assert "Harbor deal ties Velmar to Northline" in text, kind
        assert "15 lines, 12 names, 18 sentences, 1 article" in text
        assert "disputed" in text
        assert "Ask the bank." in text
        assert "speaker: Velmar Courier (“According to the Velmar Courier”)" in text
        assert "alleged" in text
        assert "negated" in text
        assert "expected or tried, outcome not told" in text
        assert "2 sentences · 1 independent source" in text  # the other denies it
        assert made.documents["harbor"].sha256 in text
        assert "2026-11-27" in text


def test_a_file_that_is_not_its_text_has_a_hash_of_its_own() -> None:
    plain = with_changes(lambda one: one)
    text = plain.documents["harbor"].sha256
    page = with_changes(
        lambda one: replace(one, file_sha256="f" * 64) if isinstance(one, Document) else one
    )
    for made, count in ((plain, 0), (page, 1)):
        for kind, told in written(report(made, day=DAY)).items():
            assert told.count(f"SHA-256 of the text {text}") == count, kind
            assert told.count("SHA-256 of the file " + "f" * 64) == count, kind
            assert text in told, kind


def test_notes_are_left_out_when_asked() -> None:
    made = with_changes(lambda one: replace(one, note="secret") if hasattr(one, "note") else one)
    assert all(text.count("secret") > 20 for text in written(report(made)).values())
    assert all("secret" not in text for text in written(report(made, notes=False)).values())


def test_what_is_hidden_or_rejected_never_leaves() -> None:
    def change(one):
        if getattr(one, "name", "") == "Velmar Courier":  # only speaks
            return replace(one, name="HIDDENSPEAKER", hidden=True)
        if getattr(one, "name", "") == "Jonas Weil":
            return replace(one, name="HIDDENNAME", hidden=True, note="HIDDENNOTE")
        if getattr(one, "name", "") == "Elsa Moreau":
            return replace(one, name="REJECTEDNAME", rejected=True)
        if getattr(one, "label", "") == "heads":
            return replace(one, label="REJECTEDLABEL", verdict="rejected", note="REJECTEDNOTE")
        if getattr(one, "relation", "").endswith("ada-okafor:met:viktor-lindqvist"):
            if "lunch" not in example_corpus().store.text_of("harbor")[one.start : one.end]:
                return one
            return replace(one, verdict="rejected", note="REJECTEDSENTENCE")
        return one

    made = with_changes(change)
    for gate in (Gate(), Gate(confirmed=True), Gate(sources=1), Gate(sources=2)):
        for kind, text in written(report(made, gate)).items():
            assert not re.findall("HIDDEN[A-Z]+|REJECTED[A-Z]+", text), (kind, gate)
            assert "2 hidden names, 1 rejected name, 1 rejected relation" in text
    (met,) = [
        one for entry in report(made).entries for one in entry.statements if one.label == "met"
    ]
    assert len(met.quotes) == 1


def test_what_stays_out_is_listed_with_its_reason() -> None:
    made = with_changes(
        lambda one: replace(one, verdict="confirmed") if getattr(one, "label", "") == "met" else one
    )
    for text in written(report(made, Gate(confirmed=True))).values():
        read = text.replace("\\", "")
        assert "1 of 15 lines go in; 14 are left out: 14 not confirmed" in read
        assert "Baltra Bank — lent → Northline Shipping · not confirmed" in read
        assert "spoke with → Viktor Lindqvist · not confirmed (line 1 goes in without it)" in read
        assert "3 million crowns" not in read
    for text in written(report(made, Gate(confirmed=True), omissions=False)).values():
        assert "Baltra Bank" not in text
        assert "14 are left out" in text


def test_numbers_follow_the_figure_and_go_on_behind_it() -> None:
    made = report(example_corpus())
    again = made.numbered({0: 2, 1: 1, 5: 3})
    assert [(one.row, one.number, one.drawn) for one in again.entries[:5]] == [
        (1, 1, True), (0, 2, True), (5, 3, True), (2, 4, False), (3, 5, False),
    ]  # fmt: skip
    assert sorted(one.number for one in again.entries) == list(range(1, 16))
    ada = next(one for one in again.index if one.name == "Ada Okafor")
    assert again.numbers(ada.rows) == sorted(
        one.number for one in again.entries if "Ada Okafor" in one.ends
    )
    assert "not in the figure" in text_of(html_report(again))


def test_a_capital_is_told_of_where_its_country_is_drawn() -> None:
    made = report(corpus(*capital_records()), level="story")
    for text in written(made).values():
        assert "“Moscow” stands for Russia here" in text


def test_a_copy_is_called_one() -> None:
    ada, ben = person("Ada"), person("Ben")
    met = relation(ada, ben, "met")
    two = [document("Ada met Ben.", id=f"d{n}", cluster="d0", source=f"{n}.txt") for n in range(2)]
    made = corpus(ada, ben, met, *two, *[evidence(met, one, "Ada met Ben") for one in two])
    for text in written(report(made)).values():
        assert "a copy of article 1" in text
        assert "2 sentences in 2 articles · 1 independent source" in text


def test_the_page_lets_nothing_out_and_nothing_in() -> None:
    html = html_report(report(example_corpus()))
    found = seen(html)
    policy = next(value for name, value in found.attributes if value.startswith("default-src"))
    assert "default-src 'none'" in policy
    assert "script-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script" not in found.tags
    assert not [value for name, value in found.attributes if name == "href" and value[0] != "#"]
    assert not re.findall(r"https?://|url\(|@import", html)


ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>x</script>",
    "</title><svg onload=x>",
    "javascript:alert(1)",
    "![x](http://evil/x.png)",
    "[x](http://evil)",
    '=HYPERLINK("x")',
    "\u202egnp.exe\u2066",
    "<!--",
    "]]>",
    "&lt;b&gt;",
    "`x`",
    "\x00\x1b[31m",
    "a\n# head\n- item\n> quote",
    "{{7*7}}",
    "\ufffe\uffff",
    "<bdi>",
    "'",
    "\\",
    "|a|b|",
)
HOSTILE = st.one_of(
    st.sampled_from(ATTACKS),
    st.text(st.characters(blacklist_categories=("Cs",)), max_size=30),
)


@cache
def tame_report():
    """What a report of harmless words holds, and how many headings."""
    made = hostile(*"abcdefg")
    headings = [row for row in markdown_report(made).split("\n") if row.startswith("#")]
    return seen(html_report(made)), len(headings)


@settings(max_examples=30, deadline=None)
@given(st.lists(HOSTILE, min_size=7, max_size=7))
def test_no_name_and_no_note_is_ever_markup(words: list[str]) -> None:
    name, alias, label, note, title, source, remark = words
    tame, headings = tame_report()
    made = hostile(name, alias, label, note, title, source, remark)
    found = seen(html_report(made))
    assert found.tags <= tame.tags | {"br"}
    assert {name for name, _ in found.attributes} <= {name for name, _ in tame.attributes}
    links = [value for name, value in found.attributes if name in ("href", "src")]
    assert all(value.startswith("#") for value in links)
    read = "".join(found.texts)
    assert visible_text(name) in visible_text(read)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\0]", read)

    markdown = markdown_report(made)
    bare = re.sub(r"\\.", "", markdown)
    assert not re.search(r"<|\]\(|`", bare)
    rows = [row for row in markdown.split("\n") if row.startswith("#")]
    assert len(rows) == headings

    assert visible_text(note) in visible_text(text_of_word(word_report(made)))


def hostile(name, alias, label, note, title, source, remark) -> Report:
    ada = person(name or "x", id="ada", aliases=(alias,), note=note)
    ben = person("Ben", id="ben")
    text = document("Ada met Ben.", id="d", title=title, source=source, author=name, sha256=alias)
    met = relation(ada, ben, "met", id="r", note=note)
    met = replace(met, label=label or "met")
    said = evidence(
        relation(ada, ben, "met", id="r"), text, "Ada met Ben",
        note=remark, attribution=alias, chain=(alias,), when_text=remark, when=remark,
    )  # fmt: skip
    return report(corpus(ada, ben, text, *sentences(text), met, said), title=title, day=DAY)


def test_a_title_may_be_long() -> None:
    title = "Who paid whom? " * 40
    assert all(
        text.count("Who paid whom?") >= 40
        for text in written(hostile(*"abcd", title, *"fg")).values()
    )


def test_the_word_file_names_nobody() -> None:
    core = docx.Document(io.BytesIO(word_report(report(example_corpus())))).core_properties
    assert (core.author, core.last_modified_by) == ("", "")
    assert core.title == "Harbor deal ties Velmar to Northline"


def test_on_paper_the_figure_has_the_first_page_and_no_word_of_a_table_is_broken() -> None:
    """Chromium puts a figure that is higher than the rest of a page on the next one."""
    style = own("report.css")
    height = re.search(r"figure svg, figure img { max-height: (\d+)mm", style)
    assert height is not None
    assert int(height[1]) <= 160  # of 237 to 255 mm, with the title, the gate and the caption
    assert "th, td { overflow-wrap: break-word; }" in style


def test_names_that_are_not_in_the_figure_are_told_apart() -> None:
    made = report(corpus(*capital_records()), level="story")
    drawn = sum(one.drawn for one in made.index)
    assert 0 < drawn < len(made.index)
    assert f"{len(made.index)} names ({drawn} in the figure, the others act" in made.summary
