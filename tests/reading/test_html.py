"""A web page gives its article, without what stands around it."""

from dataclasses import replace

import pytest

from explorer.errors import UnreadableArticle
from explorer.reading.html import read_html
from explorer.reading.limits import LIMITS

HEAD = """<title>Minister resigns | The Daily Post</title><script>var secret = "script";</script>
<meta property="og:title" content="Minister resigns"><meta name="author" content="Ada Byron">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">"""
BODY = """<nav><a href="/">Home</a> <a href="/w">World</a></nav><main><article>
<h1>Minister resigns</h1>
<p>The minister, Jane <b>Roe</b>, resigned on Tuesday after a report found that her office had
awarded contracts to a company owned by her brother &amp; his wife.</p>
<h2>What happened</h2><ul><li>The first point of the report is about the contracts</li></ul>
<p>The opposition leader, Mary Major, called for an inquiry and said parliament should meet.</p>
</article></main><aside>Related: ten cats</aside><footer>Copyright, January 1, 2019</footer>"""
PARAGRAPHS = [
    "The minister, Jane Roe, resigned on Tuesday after a report found that her office had "
    "awarded contracts to a company owned by her brother & his wife.",
    "What happened",
    "The first point of the report is about the contracts",
    "The opposition leader, Mary Major, called for an inquiry and said parliament should meet.",
]


SENTENCE = "Jane Roe met John Doe."


def page(body: str, head: str = HEAD) -> bytes:
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body>{body}</body></html>'.encode()
    )


def test_the_article_and_what_the_page_says_of_it() -> None:
    document = read_html(page(BODY), "a.html")
    assert document.text.split("\n\n") == ["Minister resigns", *PARAGRAPHS]
    assert (document.title, document.author) == ("Minister resigns", "Ada Byron")
    assert (document.published, document.published_guessed) == ("2024-03-05", False)
    assert document.language == "en"


@pytest.mark.parametrize("limits", [{"html_bytes": 100}, {"html_elements": 5}])
def test_a_huge_page_gives_its_paragraphs_too(limits: dict[str, int]) -> None:
    document = read_html(page(BODY), "a.html", replace(LIMITS, **limits))
    assert document.text.split("\n\n")[-4:] == PARAGRAPHS
    assert "Home" not in document.text
    assert "cats" not in document.text
    assert "secret" not in document.text
    assert document.title == "Minister resigns | The Daily Post"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 5_000 + SENTENCE + "</div>" * 5_000,
        "<table><tr><td>" * 1_000 + "" + SENTENCE,
        "Jane Roe met<br> John Doe.",
        "<div><span>Jane</span> <b>Ro</b>e<div>met John Doe.</div></div>",
        "<p>" + SENTENCE,
    ],
    ids=["deep", "tables", "breaks", "boxes", "open"],
)
def test_strange_pages_lose_nothing(body: str) -> None:
    assert read_html(page(body, ""), "a.html").text.split() == SENTENCE.split()


def test_line_ends_of_the_source_are_none_of_the_text() -> None:
    body = BODY.replace("report is", "report\n<code>is</code>\n<em>all\nabout</em>")
    assert PARAGRAPHS[2].replace("is", "is all about") in read_html(page(body), "a.html").text


def test_a_short_page_keeps_its_paragraphs_apart() -> None:
    body = (
        "<article><h1>Jane meets John</h1><p>Jane <b>Roe</b> met\nJohn.<br>She left.</p></article>"
    )
    text = read_html(page(body), "a.html").text
    assert text.split("\n\n") == ["Jane meets John", "Jane Roe met John.", "She left."]


def test_a_declared_encoding_counts() -> None:
    data = b'<?xml version="1.0" encoding="iso-8859-1"?>' + page(
        "<p>Jos\xe9 M\xfcller met Jane Roe in Z\xfcrich.</p>", ""
    ).decode().encode("latin-1")
    assert "José Müller met Jane Roe in Zürich." in read_html(data, "a.html").text


@pytest.mark.parametrize(
    "declared",
    [
        '<meta name="DC.date" content="2024-03-05">',
        '<meta itemprop="datePublished" content="March 5, 2024">',
        '<script type="application/ld+json">{"datePublished": "2024-03-05T10:00Z"}</script>',
    ],
)
def test_a_page_declares_its_date_in_many_ways(declared: str) -> None:
    assert read_html(page(BODY, declared), "a.html").published == "2024-03-05"


def test_a_date_in_the_footer_is_not_the_date() -> None:
    assert read_html(page(BODY, "<title>x</title>"), "a.html").published == ""


@pytest.mark.parametrize("body", ["", "<script>alert(1)</script>", "<!-- x -->"])
def test_a_page_without_text_is_one_sentence(body: str) -> None:
    with pytest.raises(UnreadableArticle, match="holds no article text"):
        read_html(page(body, ""), "a.html")


def test_a_page_that_is_too_large_names_the_limit() -> None:
    with pytest.raises(UnreadableArticle, match=r"too large \(3 MB\); pages of up to 2 MB"):
        read_html(page("x " * 1_500_000), "a.html", replace(LIMITS, page_bytes=2_000_000))
