"""Markdown loses its marks and keeps its sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import UnreadableArticle
from explorer.reading.markdown import read_markdown


def text(source: str) -> str:
    return read_markdown(source.encode(), "a.md").text


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("# Title #\nText", "Title\n\nText"),
        ("Title\n=====\nText", "Title\n\nText"),
        ("one\ntwo\n\nthree", "one two\n\nthree"),
        ("**Jane** _Roe_ met *John* __Doe__", "Jane Roe met John Doe"),
        ("***Jane*** ~~never~~ `met`", "Jane never met"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("[Jane Roe](https://a.b/c_(d) \"t\") met", "Jane Roe met"),
        ("[Jane Roe][1] met\n\n[1]: https://a.b", "Jane Roe met"),
        ("![a picture](x.png)\n\nText", "Text"),
        ("[![a](b.png)](c) Text", "Text"),
        ("Text[^1] more", "Text more"),
        ("<https://a.b> and <b>Jane</b>", "https://a.b and Jane"),
        ("- one\n- two\n  and more\n1. three", "one\n\ntwo and more\n\nthree"),
        ("> quoted\n> more", "quoted more"),
        ("before\n```python\ncode = 1\n```\nafter", "before\n\nafter"),
        ("before\n\n***\n\nafter", "before\n\nafter"),
        (r"5 \* 3 and \[sic\]", "5 * 3 and [sic]"),
        ("AT&amp;T &mdash; yes", "AT&T — yes"),
        ("a <!-- not this --> b", "a b"),
    ],
)  # fmt: skip
def test_marks_go_and_words_stay(source: str, plain: str) -> None:
    assert text(source) == plain


def test_front_matter_tells_of_the_article() -> None:
    source = '---\ntitle: "A day in May"\nauthor: Ada Byron\ndate: 2024-05-03\n---\nJane met John.'
    document = read_markdown(source.encode(), "a.md")
    assert document.text == "Jane met John."
    assert (document.title, document.author) == ("A day in May", "Ada Byron")
    assert (document.published, document.published_guessed) == ("2024-05-03", False)


def test_a_heading_is_the_title() -> None:
    assert read_markdown(b"# A day in **May**\n\nJane met John.", "a.md").title == "A day in May"


def test_code_alone_is_no_article() -> None:
    with pytest.raises(UnreadableArticle, match="holds no text"):
        text("```\ncode\n```")


@given(st.text(st.sampled_from("ab *_`[]()!<>#-\\\n~|&;:"), max_size=300))
def test_no_marks_break_it(source: str) -> None:
    try:
        result = text("Jane.\n\n" + source)
    except UnreadableArticle:
        pytest.fail("the first paragraph was lost")
    assert result.startswith("Jane.") or "===" in source
    assert all(line.strip() == line for line in result.split("\n"))
