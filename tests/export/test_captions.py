"""Below a picture stands where it is from, and no date that was only guessed."""

from dataclasses import replace

from explorer.export.captions import MOST_SOURCES, caption_of
from tests.builders import corpus, document


def article(number, **fields):
    return replace(document(f"Text {number}."), id=f"d{number}", source=f"{number}.txt", **fields)


def test_days_go_from_the_first_to_the_last_article():
    caption = caption_of(
        corpus(article(1, published="2025-03-02"), article(2, published="2024-01-09T10:00"))
    )
    assert (caption.sources, caption.date) == (("1.txt", "2.txt"), "2024-01-09 to 2025-03-02")


def test_a_guessed_date_is_not_printed():
    guessed = article(1, published="2025-03-02", published_guessed=True)
    assert caption_of(corpus(guessed)).date == ""


def test_of_many_sources_the_rest_is_counted():
    many = [article(number) for number in range(MOST_SOURCES + 3)]
    assert caption_of(corpus(*many)).sources[-1] == "3 more"
