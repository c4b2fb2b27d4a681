"""Printed lines become paragraphs."""

from explorer.reading.lines import Line, paragraphs_of


def page(
    *words: str, x: float = 72, top: float = 700, size: float = 10, gap: float = 12
) -> list[Line]:
    """Lines under each other; an empty one leaves a gap."""
    return [Line(w, x, top - i * gap, size) for i, w in enumerate(words) if w]


FULL = "a line of words that runs to the very end of its col"


def test_a_gap_ends_a_paragraph() -> None:
    assert paragraphs_of([page("One goes", "on here", "", "two")]) == ["One goes on here", "two"]


def test_a_change_of_size_ends_a_paragraph() -> None:
    lines = [
        Line("A title over", 72, 724, 20),
        Line("two lines", 72, 700, 20),
        *page("Text", top=676),
    ]
    assert paragraphs_of([lines]) == ["A title over two lines", "Text"]


def test_an_indent_after_a_full_stop_ends_a_paragraph() -> None:
    lines = page(FULL, "words end here, and further on.", FULL, FULL)
    lines[2] = Line(lines[2].words, 90, lines[2].y, 10)
    assert len(paragraphs_of([lines])) == 2


def test_a_short_last_line_ends_a_paragraph() -> None:
    assert paragraphs_of([page(FULL, "the end.", FULL, FULL)]) == [
        f"{FULL} the end.",
        f"{FULL} {FULL}",
    ]


def test_a_bullet_begins_a_paragraph() -> None:
    assert paragraphs_of([page("• one", "and more", "• two")]) == ["• one and more", "• two"]


def test_hyphens_at_the_end_of_a_line() -> None:
    def joined(first: str, second: str, other: str = "") -> str:
        return paragraphs_of([page(first, second, "", other)])[0]

    assert joined("the govern-", "ment fell") == "the government fell"
    assert joined("the soft\u00ad", "ware fell") == "the software fell"
    assert joined("Kim Jong-", "un came", "Kim Jong-un left") == "Kim Jong-un came"
    assert joined("the Anglo-", "American pact") == "the Anglo-American pact"
    assert joined("a 14-", "year rule") == "a 14-year rule"
    assert joined("state-of-the-", "art") == "state-of-the-art"
    assert joined("a full-", "scale war") == "a full-scale war"
    assert joined("from 1914-", "1918 on") == "from 1914- 1918 on"
    assert joined("he left –", "and came") == "he left – and came"


def test_a_paragraph_runs_on_over_the_page() -> None:
    assert paragraphs_of([page("One", FULL, "and it goes"), page("on here.")]) == [
        f"One {FULL} and it goes on here."
    ]


def test_running_heads_and_page_numbers_go() -> None:
    pages = [
        [
            Line(f"The Daily Post, page {n}", 72, 780, 8),
            *page(
                f"Text {'abc'[n]} starts",
                "and goes on",
                "",
                f"Other {'xyz'[n]}",
                f"ends {'uvw'[n]}.",
            ),
            Line(f"– {n} –", 300, 20, 8),
        ]
        for n in range(3)
    ]
    assert paragraphs_of(pages) == [
        "Text a starts and goes on", "Other x ends u.", "Text b starts and goes on",
        "Other y ends v.", "Text c starts and goes on", "Other z ends w.",
    ]  # fmt: skip


def test_left_and_right_pages_have_heads_of_their_own() -> None:
    heads = ["", *(("The Daily Post", "Talks in Paris")[n % 2] for n in range(11))]
    pages = [
        [
            *([Line(head, 72 + 300 * (n % 2), 780, 8)] if head else []),
            *page(f"{chr(97 + n)} goes on"),
        ]
        for n, head in enumerate(heads)
    ]
    text = " ".join(paragraphs_of(pages))
    assert "Post" not in text
    assert "Talks" not in text
    assert "a goes on b goes on" in text


def test_a_line_that_stands_once_stays() -> None:
    assert paragraphs_of([page("One line only")]) == ["One line only"]
    assert paragraphs_of([page("Same"), page("Other")]) == ["Same Other"]


def test_nothing_gives_nothing() -> None:
    assert paragraphs_of([]) == []
    assert paragraphs_of([[], []]) == []
