"""Grades of articles."""

import pytest

from explorer.edits.grading import grade
from explorer.errors import EditRefused
from explorer.model.grades import grade_of, meaning, reaches
from tests.builders import corpus, document
from tests.edits.test_relations import done

ARTICLE = document("Ada met Ben.", id="a", title="Agency")


def test_an_article_is_graded_and_keeps_its_text():
    of = corpus(ARTICLE)
    edit = grade(of, "a", "B", "2")
    assert str(edit.label) == "Grade “Agency” B2"
    done(of, edit)
    assert grade_of(of.documents["a"]) == "B2"
    assert meaning(of.documents["a"]) == "source usually reliable, information probably true"
    assert of.store.text_of("a") == "Ada met Ben."
    assert grade(of, "a", "B", "2").changes == ()
    assert str(grade(of, "a", "", "").label) == "Take the grades of “Agency” back"
    done(of, edit.inverse())
    assert grade_of(of.documents["a"]) == ""


@pytest.mark.parametrize("grades", [("G", "1"), ("1", "A"), ("A", "7"), ("AB", "")])
def test_other_letters_are_refused(grades):
    with pytest.raises(EditRefused, match="A to F"):
        grade(corpus(ARTICLE), "a", *grades)


def test_an_article_that_is_gone_is_refused():
    with pytest.raises(EditRefused, match="no longer there"):
        grade(corpus(), "a", "A", "1")


@pytest.mark.parametrize(
    ("grades", "least", "does"),
    [
        (("B", "2"), "", True),
        (("", ""), "", True),
        (("B", "2"), "B", True),
        (("A", ""), "B", True),
        (("C", "1"), "B", False),
        (("", "1"), "B", False),
        (("B", "2"), "2", True),
        (("B", "3"), "B2", False),
        (("B", "2"), "B2", True),
        (("F", "6"), "D", False),  # nobody can judge it: that reaches nothing
        (("x", "?"), "D4", False),  # from a file
    ],
)
def test_what_an_article_reaches(grades, least, does):
    one = document("x", source_grade=grades[0], information_grade=grades[1])
    assert reaches(one, least) == does
