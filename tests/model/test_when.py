"""Dates as people read them."""

from datetime import date

import pytest

from explorer.model.when import days_of, precision, readable_when


@pytest.mark.parametrize(
    ("interval", "words", "shown"),
    [
        ("2025-09-03", "Wednesday", "3 Sep 2025 (“Wednesday”)"),
        ("2025-09-03", "September 3, 2025", "3 Sep 2025"),
        ("2024-05/2024-07", None, "May 2024 – Jul 2024"),
        ("1998", "1998", "1998"),
        (None, "two years earlier", "two years earlier"),
        (None, None, ""),
        ("2025-09-03T10:00", None, "2025-09-03T10:00"),
        ("soon", None, "soon"),
    ],
)
def test_an_interval_reads_as_a_date_with_the_words_it_came_from(interval, words, shown):
    assert readable_when(interval, words) == shown


@pytest.mark.parametrize(
    ("interval", "known"),
    [
        ("2025-09-03", "day"),
        ("2024-05", "month"),
        ("1998", "year"),
        ("1998/2003", "span"),
        ("soon", ""),
    ],
)
def test_an_interval_is_as_precise_as_it_is_long(interval, known):
    assert precision(interval) == known


@pytest.mark.parametrize(
    ("interval", "first", "last"),
    [
        ("2025-09-03", "2025-09-03", "2025-09-03"),
        ("2025-09-03T10:00:00Z", "2025-09-03", "2025-09-03"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1998", "1998-01-01", "1998-12-31"),
        ("2024-05/2024-07", "2024-05-01", "2024-07-31"),
        ("1990/1999", "1990-01-01", "1999-12-31"),
    ],
)
def test_an_interval_is_as_long_as_it_leaves_its_time_open(interval, first, last):
    days = tuple(date.fromisoformat(day).toordinal() for day in (first, last))
    assert days_of(interval) == days


@pytest.mark.parametrize(
    "interval",
    ["", "soon", "2025-13", "2025-02-30", "2025/2024", "2019/", "2019/..", "2025-00", "1/2/3"],
)
def test_what_is_no_interval_has_no_days(interval):
    assert days_of(interval) is None
