"""Articles enter a corpus once, under new ids, and join what is there."""

from dataclasses import replace

import pytest

from explorer.edits import documents, relations
from explorer.errors import EditRefused
from explorer.linking.articles import join, matches
from explorer.model.text import digest
from tests.builders import corpus, example_extraction
from tests.edits.test_relations import done


def second_edition():
    extraction = example_extraction()
    text = extraction.documents[0].text + "\nSecond edition.\n"
    article = replace(extraction.documents[0], text=text, sha256=digest(text), title="Again")
    return replace(extraction, documents=(article,))


def test_an_article_enters_whole_under_new_ids():
    of = corpus()
    extraction = example_extraction()
    edit = documents.add(of, extraction, batch="b1")
    done(of, edit)
    assert (len(of.entities), len(of.relations), len(of.documents)) == (13, 17, 1)
    assert str(edit.label) == "Add “Harbor deal ties Velmar to Northline”"
    assert edit.batch == "b1"
    assert not set(of.entities) & {entity.id for entity in extraction.entities}
    assert {e.external_id for e in of.entities.values()} == {e.id for e in extraction.entities}
    (article,) = of.documents
    assert of.store.text_of(article) == extraction.documents[0].text
    assert len(of.store.sentences_in(article)) == len(extraction.sentences)
    assert len(of.store.mentions_in(article)) == len(extraction.mentions)
    paid = next(r.id for r in of.relations.values() if r.label == "said to pay")
    (told,) = of.store.evidence_of([paid])
    assert of.entities[told.attributed_to].name == "Velmar Courier"


def test_an_article_that_is_there_is_refused():
    of = corpus()
    done(of, documents.add(of, example_extraction()))
    with pytest.raises(EditRefused, match="is in this project already"):
        documents.add(of, example_extraction())


def test_of_several_articles_only_new_ones_enter():
    of = corpus()
    done(of, documents.add(of, example_extraction()))
    both = join([example_extraction(), second_edition()], separate=True)
    edit = documents.add(of, both, matches(of, both))
    done(of, edit)
    assert str(edit.label) == "Add “Again”"
    assert len(of.documents) == 2
    assert len(of.entities) == 26  # they are apart in the file, and so nobody knows who is who
    with pytest.raises(EditRefused, match="All 2 articles"):
        documents.add(of, both)


def test_an_article_that_comes_twice_enters_once():
    of = corpus()
    done(of, documents.add(of, join([example_extraction(), example_extraction()], separate=True)))
    assert (len(of.documents), len(of.entities), len(of.relations)) == (1, 13, 17)


def test_the_same_names_join_and_equal_relations_share_their_sentences():
    of = corpus()
    done(of, documents.add(of, example_extraction()))
    again = second_edition()
    done(of, documents.add(of, again, matches(of, again)))
    assert (len(of.entities), len(of.relations), len(of.documents)) == (13, 17, 2)
    met = next(r.id for r in of.relations.values() if r.label == "met")
    assert len(of.store.evidence_of([met])) == 4


def test_what_a_person_rejected_does_not_come_back_with_another_article():
    of = corpus()
    done(of, documents.add(of, example_extraction()))
    met = next(r.id for r in of.relations.values() if r.label == "met")
    done(of, relations.reject(of, [met]))
    again = second_edition()
    done(of, documents.add(of, again, matches(of, again)))
    assert [r.verdict for r in of.relations.values() if r.label == "met"] == ["rejected"]


def test_new_names_of_a_known_entity_become_aliases():
    of = corpus()
    done(of, documents.add(of, example_extraction()))
    again = second_edition()
    chen = replace(again.entities[8], aliases=("Chen", "Ms. Chen"))
    again = replace(again, entities=(*again.entities[:8], chen, *again.entities[9:]))
    done(of, documents.add(of, again, matches(of, again)))
    assert next(e for e in of.entities.values() if e.name == "Mira Chen").aliases == (
        "Chen",
        "Ms. Chen",
    )


def test_retitle_keeps_the_text():
    of = corpus()
    done(of, documents.add(of, example_extraction()))
    (article,) = of.documents
    edit = documents.retitle(of, article, " Harbor\n deal ")
    done(of, edit)
    assert of.documents[article].title == "Harbor deal"
    assert of.store.text_of(article) == example_extraction().documents[0].text
    assert documents.retitle(of, article, "Harbor deal").changes == ()
    with pytest.raises(EditRefused, match="at least one word"):
        documents.retitle(of, article, " ")
    with pytest.raises(EditRefused, match="no longer there"):
        documents.retitle(of, "gone", "x")


def test_what_is_said_of_an_article_changes_as_one_edit():
    of = corpus()
    done(of, documents.add(of, example_extraction()))
    (article,) = of.documents
    said = {"title": "Harbor", "author": " Al  Poe", "published": "2025-09", "source": "The Post"}
    edit = documents.describe(of, article, **said)
    assert len(edit.changes) == 1
    done(of, edit)
    now = of.documents[article]
    assert (now.title, now.author, now.published, now.source) == (
        "Harbor", "Al Poe", "2025-09", "The Post",
    )  # fmt: skip
    assert not now.published_guessed
    assert of.store.text_of(article) == example_extraction().documents[0].text
    assert documents.describe(of, article, **said).changes == ()
    done(of, documents.describe(of, article, **said | {"published": "", "author": ""}))
    assert (of.documents[article].published, of.documents[article].author) == ("", "")
    with pytest.raises(EditRefused, match="“2025-13-01” is no date"):
        documents.describe(of, article, **said | {"published": "2025-13-01"})
    with pytest.raises(EditRefused, match="at least one word"):
        documents.describe(of, article, **said | {"title": " "})
    with pytest.raises(EditRefused, match="no longer there"):
        documents.describe(of, "gone", **said)


@pytest.mark.parametrize(
    ("words", "good"),
    [
        ("", True),
        ("2025", True),
        ("2025-09", True),
        ("2024-02-29", True),
        ("2025-09-03T10:00:00Z", True),
        ("2025-02-29", False),
        ("2025-9-3", False),
        ("0000", False),
        ("3 May 2025", False),
        ("2025-09-03 ", False),
        ("２０２５", False),
    ],
)
def test_a_day_is_iso_8601(words, good):
    assert documents.is_day(words) == good
