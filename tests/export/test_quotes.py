"""The quotes file: what stands behind a numbered line, in words, and nothing that is live."""

from dataclasses import replace

import pytest

from explorer.export.escaping import markdown, visible
from explorer.export.quotes import quotes_markdown
from explorer.graph.projection import lines
from explorer.graph.view import Stack
from explorer.model.corpus import Corpus
from tests.builders import corpus, document, evidence, example_corpus, mention, person, relation


def quotes_of(shown: Corpus) -> str:
    return quotes_markdown(shown, dict(enumerate(lines(shown), 1)))


def section(text: str, heading: str) -> str:
    """What stands under the number whose heading ends so."""
    return next(part for part in text.split("\n## ") if part.split("\n")[0].endswith(heading))


def test_every_line_has_its_number_and_every_sentence_its_quote() -> None:
    shown = example_corpus()
    text = quotes_of(shown)
    assert [part.split(".")[0] for part in text.split("\n## ")[1:-1]] == [
        str(number) for number in range(1, len(lines(shown)) + 1)
    ]
    assert text.count("\n> ") == len(shown.store.evidence_of(shown.relations))


def test_a_quote_names_speaker_certainty_and_place() -> None:
    part = section(quotes_of(example_corpus()), "Tomas Reyes — Viktor Lindqvist")
    assert "**Viktor Lindqvist — said to pay → Tomas Reyes** (payment; unreviewed)" in part
    assert "> According to the Velmar Courier, Lindqvist paid Tomas Reyes 40,000 crowns." in part
    assert "- Speaker: Velmar Courier (“According to the Velmar Courier”)" in part
    assert "- Certainty: alleged" in part
    assert "- Place: “Harbor deal ties Velmar to Northline”, 2025-03-04, ¶ 2, sentence 3" in part
    assert "- Characters: 220–293 of the text" in part
    assert "- Certainty: negated" in part, "the denial is on the same line"


def test_a_plan_is_not_told_as_a_fact() -> None:
    part = section(quotes_of(example_corpus()), "Port Authority — Tomas Reyes")
    assert "- Certainty: expected or tried, outcome not told" in part
    assert "- Speaker: the article itself" in part


def test_verdicts_and_notes_go_along_and_rejected_sentences_do_not() -> None:
    article = document("Ada met Ben in May. Ada met Ben again.")
    ada, ben = person("Ada"), person("Ben")
    met = relation(ada, ben, note="Two people\nsaw it")
    kept = evidence(met, article, "Ada met Ben in May", verdict="confirmed", note="seen *myself*")
    gone = evidence(met, article, "Ada met Ben again", verdict="rejected")
    text = quotes_of(corpus(article, ada, ben, met, kept, gone))
    assert "in May" in text
    assert "again" not in text.split("## Articles")[0].split("\n", 1)[1]
    assert "- Verdict: confirmed\n\nNote: seen \\*myself\\*" in text
    assert "Note: Two people  \nsaw it" in text
    assert "1 of 1 lines checked by a person." in text


def test_a_line_drawn_by_hand_says_that_it_has_no_source() -> None:
    ada, ben = person("Ada"), person("Ben")
    text = quotes_of(corpus(ada, ben, relation(ada, ben, manual=True)))
    assert "No source: this line was drawn by hand." in text


def test_entities_drawn_as_one_are_all_named() -> None:
    article = document("Ada met Ben. Ada met Cem. Ada met Dia.")
    ada, others = person("Ada"), [person("Ben"), person("Cem"), person("Dia")]
    met = [relation(ada, other) for other in others]
    said = [evidence(met[n], article, f"Ada met {others[n].name}") for n in range(3)]
    shown = corpus(article, ada, *others, *met, *said, mention(ada, article))
    stack = Stack("stack:ada:ben", "3 people", tuple(other.id for other in others), "PERSON")
    folded = replace(
        lines(shown)[0],
        ends=("ada", stack.id),
        relations=tuple(one.id for one in met),
    )
    text = quotes_markdown(shown, {1: folded})
    assert "## 1. Ada — Ben, Cem, Dia\n" in text
    assert "**Ada — met — Cem** (meeting; unreviewed)" in text


def test_a_line_between_two_groups_names_each_pair() -> None:
    ada, ben, cem, dia = people = [person(name) for name in ("Ada", "Ben", "Cem", "Dia")]
    ties = [relation(ada, cem, manual=True), relation(ben, dia, manual=True)]
    shown = corpus(*people, *ties)
    drawn = replace(
        lines(shown)[0], ends=("group:A", "group:B"), relations=tuple(one.id for one in ties)
    )
    assert "## 1. Ada — Cem, Ben — Dia\n" in quotes_markdown(shown, {1: drawn})


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("<b>Ada</b>", "\\<b\\>Ada\\</b\\>"),
        ("[click](http://x)", "\\[click\\](http://x)"),
        ("![x](y)", "!\\[x\\](y)"),
        ("a_b*c`d", "a\\_b\\*c\\`d"),
        ("# title\n- item", "\\# title - item"),
        ("1. one", "1\\. one"),
        ("- one", "\\- one"),
        ("&lt;", "\\&lt;"),
        ("\x1b[31mred\u202e", "\u241b\\[31mred\ufffd"),
        ("O’Brien — “Zoë” 😀", "O’Brien — “Zoë” 😀"),
    ],
)
def test_text_from_a_file_is_never_markup(name: str, written: str) -> None:
    assert markdown(name) == written


def test_what_a_terminal_would_obey_is_shown_instead() -> None:
    assert visible("a\x07\x1b]0;owned\x9b\x7f\u2066z") == "a\u2407\u241b]0;owned\ufffd\u2421\ufffdz"
    assert visible("family 👩‍👩‍👧, نمی‌دانم") == "family 👩‍👩‍👧, نمی‌دانم"


def test_copies_of_one_article_are_one_source() -> None:
    ada, ben = person("Ada"), person("Ben")
    met = relation(ada, ben, "met")
    three = [document("Ada met Ben.", id=f"d{n}", cluster="d0" if n < 2 else "") for n in range(3)]
    said = [evidence(met, one, "Ada met Ben") for one in three]
    text = quotes_of(corpus(ada, ben, met, *three, *said))
    assert "\n- “Ada met Ben.”, a copy of “Ada met Ben.”\n" in text
    assert "\n3 sentences in 3 articles · 2 independent sources.\n" in text
    assert "independent" not in quotes_of(corpus(ada, ben, met, three[0], said[0]))
