"""Below a picture stands where it is from, and no date that was only guessed."""

from dataclasses import replace

from explorer.export.captions import MOST_SOURCES, caption_of, filters_of
from explorer.graph.figures import name_in, title_in
from explorer.graph.projection import lines
from explorer.graph.view import Levels, ViewState
from explorer.model.text import guessed_title
from tests.builders import corpus, document, evidence, person, place, relation
from tests.export.reports import report


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


def test_filters_are_told_and_none_where_all_that_is_related_is_shown():
    ada, port, prosecutors = person("Ada"), place("Port"), person("Prosecutors")
    of = corpus(replace(article(1), title="Harbor"), ada, port, prosecutors)
    counts = Levels(story=3, related=9, all=12, total=12)

    def told(counts=counts, **view):
        return filters_of(of, ViewState(**view), counts)

    assert told(level="related") == ()
    assert told(counts=Levels(9, 9, 12, 12)) == ()
    assert told() == ("the story, 3 of 9 related entities",)
    assert told(focus=(ada.id, 1)) == ("what is 1 line from Ada or nearer",)
    assert told(
        level="all", kinds_off=frozenset(("PLACE", "EVENT")), least="B2", start="d1",
        sources_off=frozenset((prosecutors.id, "")),
    ) == (
        "who is in “Harbor”", "articles graded B2 or better", "no events", "no places",
        "nothing that only Prosecutors says", "nothing that only the article itself says",
    )  # fmt: skip
    assert caption_of(of, told()).filters == told()


def test_only_the_articles_behind_some_lines_are_named():
    ada, ben = person("Ada"), person("Ben")
    one, other = (document("Ada met Ben.", id=n, source=f"{n}.txt") for n in ("a", "b"))
    met = relation(ada, ben, "met")
    rejected = evidence(met, other, "Ada met Ben", verdict="rejected")
    made = corpus(ada, ben, one, other, met, evidence(met, one, "Ada met Ben"), rejected)
    assert caption_of(made, lines=lines(made)).sources == ("a.txt",)
    assert caption_of(made).sources == ("a.txt", "b.txt")


def test_many_articles_that_are_left_out_are_counted():
    articles = [document("Ada met Ben.", id=f"d{n}", title=f"Story {n}") for n in range(6)]
    found = corpus(*articles)
    view = ViewState(sources_off=frozenset(one.id for one in articles[:5]))
    told = filters_of(found, view, Levels(0, 0, 0, 0))
    assert told == ("nothing that only 5 of 6 articles say",)


def test_an_article_without_a_headline_gives_no_title_but_a_name_of_a_file():
    text = "Police in Lyon held two men on Monday after a raid. They were released."
    begun = replace(document(text), title=guessed_title(text), source="lyon.txt")
    of, named = corpus(begun), corpus(replace(begun, title="Two men held"))
    assert title_in(of, ViewState()) == ""
    assert name_in(of, ViewState()) == begun.title
    assert report(of).title == "lyon.txt"
    assert title_in(named, ViewState()) == report(named).title == "Two men held"
