"""The time of what is told: that of the clause, resolved only where it has one reading."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.extraction.calendar import EXPRESSION, interval
from explorer.extraction.pipeline import extract
from explorer.model.records import Document

PUBLISHED = date(2025, 9, 5)  # a Friday


@pytest.mark.parametrize(
    ("words", "direction", "means"),
    [
        ("Wednesday, September 3, 2025", None, "2025-09-03"),
        ("Tuesday, September 3, 2025", None, None),
        ("4 March", "past", "2025-03-04"),
        ("Dec. 4", "past", "2024-12-04"),
        ("March", "coming", "2026-03"),
        ("May 2024", None, "2024-05"),
        ("between May and July 2024", None, "2024-05/2024-07"),
        ("May 3-5, 2024", None, "2024-05-03/2024-05-05"),
        ("from 1998 to 2003", None, "1998/2003"),
        ("1997-8", None, "1997/1998"),
        ("1998 – 99", None, "1998/1999"),
        ("2005-06", None, None),
        ("1999-98", None, None),
        ("16 – 17 November 2016", None, "2016-11-16/2016-11-17"),
        ("3rd-5th March", "past", "2025-03-03/2025-03-05"),
        ("the 1990s", None, "1990/1999"),
        ("Wednesday", "past", "2025-09-03"),
        ("Wednesday", "coming", "2025-09-10"),
        ("Wednesday", None, None),
        ("yesterday", None, "2025-09-04"),
        ("last week", None, "2025-08-25/2025-08-31"),
        ("last month", None, "2025-08"),
        ("two years ago", None, "2023"),
        ("May last year", None, "2024-05"),
        ("last October", None, "2024-10"),
        ("last March", None, None),
        ("last Wednesday", None, None),
        ("two years earlier", None, None),
        ("last summer", None, None),
        ("June 31", "past", None),
    ],
)
def test_words_mean_one_interval_or_none(words, direction, means):
    assert interval(words, PUBLISHED, direction) == means


@pytest.mark.parametrize(
    "words", ["72", "two years", "daily", "the second quarter", "2,000", "20250"]
)
def test_ages_and_durations_are_no_dates(words):
    assert EXPRESSION.search(words) is None


PARTS = st.sampled_from(
    [
        "between",
        "and",
        "from",
        "to",
        "May",
        "March",
        "31",
        "3rd",
        "2024",
        "0",
        "9999",
        "1990s",
        "Monday",
        "last",
        "next",
        "week",
        "month",
        "ago",
        "a",
        "two",
        "years",
        "-",
        "–",
        ",",
        ".",
        "2024-02-30",
        "of",
        "the",
        "year",
    ]
)


@given(
    st.one_of(st.text(max_size=30), st.lists(PARTS, max_size=7).map(" ".join)),
    st.none() | st.dates(),
    st.sampled_from(["past", "coming", None]),
)
def test_any_words_give_nothing_or_iso_8601(words, published, direction):
    found = interval(words, published, direction)
    for part in (found or "2025").split("/"):
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", part)
        date.fromisoformat(part + "-01-01"[len(part) - 4 :] if len(part) < 10 else part)


@pytest.fixture
def told(nlp):
    def teller(text: str, published: str = "2025-09-05") -> list[tuple[str | None, str | None]]:
        found = extract(Document(id="d1", title="", text=text, published=published), nlp)
        return [(e.when, e.when_text) for e in found.evidence]

    return teller


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Volkswagen acquired Scania last month.", "2025-08"),
        ("Angela Schmidt met Kim Jong Un in Beijing on Wednesday.", "2025-09-03"),
        ("Pfizer will sue Moderna on Tuesday.", "2025-09-09"),
        ("Volkswagen acquired Scania in 2008, Angela Schmidt said on Monday.", "2008"),
    ],
)
def test_a_tie_carries_the_date_of_its_clause(told, text, when):
    assert when in [iso for iso, _ in told(text)]
    assert {iso for iso, _ in told(text)} <= {when, None}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Angela Schmidt (born 13 March 1963 in Vienna) met Kim Jong Un.", "1963-03-13"),
        ("Angela Schmidt was hired (December 2017) by Volkswagen.", "2017-12"),
        ("“Gold” is a 1936 British film directed by Angela Schmidt.", "1936"),
        ("Angela Schmidt was killed in a 2008 raid by Russia.", "2008"),
        ("Angela Schmidt competed at the 2002 Winter Olympics.", "2002"),
        ("In 2005, Angela Schmidt left Volkswagen and joined Pfizer.", "2005"),
        ("Angela Schmidt left Volkswagen before joining Pfizer as an adviser in 2014.", "2014"),
    ],
)
def test_a_date_beside_the_verb_of_its_clause_is_told(told, text, when):
    assert when in [iso for iso, _ in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Angela Schmidt (27 December 1941-29 May 2018), the wife of Kim Jong Un, left.",
        "Angela Schmidt praised the 2002 Winter Olympics.",
        "Angela Schmidt rejected a 2008 plan by Volkswagen.",
    ],
)
def test_a_date_of_something_else_is_not(told, text):
    assert {iso for iso, _ in told(text)} <= {None}


def test_a_date_in_front_is_not_of_what_came_later(told):
    found = told("In 2005, Angela Schmidt left Volkswagen and later joined Pfizer.")
    assert [iso for iso, _ in found] == ["2005", None]


def test_each_clause_has_its_own_date(told):
    found = told("Volkswagen acquired Scania in 2008 and Pfizer sued Moderna in 2022.")
    assert found == [("2008", "2008"), ("2022", "2022")]


def test_a_duration_or_an_age_gives_no_date(told):
    assert told("Angela Schmidt, 72, advised Volkswagen for two years.") == [(None, None)]


def test_years_in_brackets_are_those_of_a_name(told):
    found = told("Angela Schmidt (27 December 1941-29 May 2018) was a German art dealer.")
    assert {iso for iso, _ in found} == {None}


def test_a_bound_is_told_in_words_only(told):
    assert told("Volkswagen has owned Scania since 2008.") == [(None, "since 2008")]


def test_an_article_without_a_day_resolves_no_weekday(told):
    assert told("Pfizer sued Moderna on Monday.", published="") == [(None, "Monday")]


def test_the_words_of_a_date_are_where_the_record_says(nlp):
    text = (
        "\ufeffVolkswagen acquired\u00ad Scania in early 2008. "
        "Angela Schmidt met Kim Jong Un in Beijing on Wednesday, 3 September 2025."
    )
    found = extract(Document(id="d1", title="", text=text), nlp).evidence
    dated = [e for e in found if e.when_text]
    assert {e.when_text for e in dated} == {"early 2008", "Wednesday, 3 September 2025"}
    for e in dated:
        assert text[slice(*e.when_span)] == e.when_text
        assert e.start <= e.when_span[0] < e.when_span[1] <= e.end
    assert all(e.when_span is None for e in found if not e.when_text)
