"""How reliable an article is: grades of its source and of what it says."""

from dataclasses import replace

from explorer.edits.documents import article_of
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.grades import INFORMATION, SOURCES, grade_of
from explorer.model.message import Message


def grade(corpus: Corpus, document: str, source: str, information: str) -> Edit:
    """Grade an article, A to F and 1 to 6; empty takes a grade back. Raises EditRefused."""
    before = article_of(corpus, document)
    if source not in ("", *SOURCES) or information not in ("", *INFORMATION):
        raise EditRefused("Grades are A to F for the source and 1 to 6 for what it says.")
    after = replace(before, source_grade=source, information_grade=information)
    label = (
        Message.of("Grade “{title}” {grade}", title=after.title, grade=grade_of(after))
        if grade_of(after)
        else Message.of("Take the grades of “{title}” back", title=after.title)
    )
    return Edit(label, (Change(before, after),) if after != before else ())
