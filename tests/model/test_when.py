"""Dates as people read them."""

import pytest

from explorer.model.when import precision, readable_when


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
