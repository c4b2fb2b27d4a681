"""Only a whole date is a date."""

import pytest

from explorer.model.dates import first_date, lead_of


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("on Tuesday, September 2, 2025, to attend", "2025-09-02"),
        ("September 2 2025", "2025-09-02"),
        ("Sept. 2, 2025", "2025-09-02"),
        ("SEP 2, 2025", "2025-09-02"),
        ("2 Sept. 2025", "2025-09-02"),
        ("the 2nd of September, 2025.", "2025-09-02"),
        ("May 31st, 1999", "1999-05-31"),
        ("2025-09-02", "2025-09-02"),
        ("2025-09-02T10:00:00Z", "2025-09-02"),
        ("(12 January 2024)", "2024-01-12"),
        ("in June 31, 2024 and July 1, 2024", "2024-07-01"),
    ],
)
def test_a_whole_date(text: str, date: str) -> None:
    assert first_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "September 2025", "on Tuesday", "2 September", "in 2025", "February 30, 2024", "9/2/2025",
        "September 2, 20255", "March 12,000 people", "may 2 of them", "12025-09-02", "2025-09-02-1",
        "Marching 2, 2024", "2025-13-01", "192 May 2020",
    ],
)  # fmt: skip
def test_half_a_date_is_none(text: str) -> None:
    assert first_date(text) == ""


def test_the_lead_is_the_first_paragraph_and_the_short_lines_above() -> None:
    text = "A title\n\nBy Ada Byron\n3 May 2024\n" + "word " * 30 + "\nMay 9, 2024"
    assert first_date(lead_of(text)) == "2024-05-03"
    assert "May 9" not in lead_of(text)
