"""Columns are read one after the other, also where a page is drawn across them."""

from explorer.reading.pdf import read_pdf
from tests.reading.papers import Word, column, pdf

LEFT = ("Jane Roe met John Doe in Paris, the capi-", "tal, on Tuesday and spoke of the long",
        "treaty that both sides had signed in", "May of last year with much noise.")  # fmt: skip
RIGHT = ("The prime minister of Norway denied", "that he had met with either of them",
         "in the months before the vote, which", "his party lost by a wide margin.")  # fmt: skip
THIRD = ("Ann Poe left Rome at the end of", "the week, her office said, and will",
         "not be back before the summer, as", "far as anybody there can tell.")  # fmt: skip


def across(*columns: tuple[str, ...], at: tuple[float, ...], top: float = 700) -> list[Word]:
    """Line by line over all columns."""
    return [
        (x, top - 12 * row, 10, column[row])
        for row in range(len(columns[0]))
        for x, column in zip(at, columns, strict=True)
    ]


def text(*pages: list[Word]) -> list[str]:
    return read_pdf(pdf(*pages), "a.pdf").document.text.split("\n\n")


FIRST = (
    "Jane Roe met John Doe in Paris, the capital, on Tuesday and spoke of the long treaty that "
    "both sides had signed in May of last year with much noise."
)


def test_two_columns_that_are_drawn_across() -> None:
    assert text(across(LEFT, RIGHT, at=(72, 330))) == [FIRST, " ".join(RIGHT)]


def test_three_columns_under_a_headline() -> None:
    head = [(72.0, 740.0, 20.0, "Talks end in Paris without a treaty")]
    found = text(head + across(LEFT, RIGHT, THIRD, at=(40, 245, 440)))
    assert found == [head[0][3], FIRST, " ".join(RIGHT), " ".join(THIRD)]


def test_columns_that_are_drawn_one_after_the_other_stay() -> None:
    assert text(column(*LEFT) + column(*RIGHT, x=330)) == [FIRST, " ".join(RIGHT)]


def test_a_column_that_is_longer_than_the_other() -> None:
    more = [(72.0, 700 - 12 * row, 10.0, f"A last line number {row} of words.") for row in (4, 5)]
    found = text(across(LEFT, RIGHT, at=(72, 330)) + more)
    assert found[-1] == " ".join(RIGHT)
    assert "A last line number 4 of words." in " ".join(found[:-1])


def test_the_dots_of_a_table_of_contents_are_no_column() -> None:
    rows = across(
        (
            "The talks in Paris and their end",
            "The vote in Norway and its results",
            "What came next",
        ),
        (". . . . . . . . . . 3", ". . . . . . . . . . 8", ". . . . . . . . . . 15"),
        at=(72, 260),
    )
    assert "their end . . . . . . . . . . 3 The vote" in text(rows)[0]


def test_words_that_are_set_apart_within_a_line_are_no_column() -> None:
    """Justified lines have wide gaps, here and there at the same place."""
    rows = [
        (x + (3 * row if row % 3 and at else 0), 700 - 12 * row, 10, words)
        for row in range(9)
        for at, (x, words) in enumerate(
            (
                (72, f"Jane Roe met {'abcdefghi'[row]} in"),
                (200, "the town of her"),
                (330, "father and"),
            )
        )
    ]
    (found,) = text(rows)
    assert found.startswith(
        "Jane Roe met a in the town of her father and Jane Roe met b in the town"
    )


def test_cells_of_a_table_stay_in_their_rows() -> None:
    rows = across(("Norway", "Sweden", "Finland"), ("5.5", "10.6", "5.6"), at=(72, 330))
    assert text(rows) == ["Norway 5.5 Sweden 10.6 Finland 5.6"]
