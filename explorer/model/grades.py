"""Grades of articles, by the Admiralty code (NATO STANAG 2511): who says it, and how likely it is.

The source from A to F and the information from 1 to 6, judged apart; F and 6 say that it cannot be
judged, which is no worse than E or 5 but tells nothing either.
"""

from explorer.model.records import Document

SOURCES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
INFORMATION = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}


def grade_of(document: Document) -> str:
    """Both grades as one writes them: ``B2``; empty where nobody graded the article."""
    return document.source_grade + document.information_grade


def meaning(document: Document) -> str:
    """Both grades in words, English; empty where nobody graded the article."""
    told = (
        ("source", SOURCES.get(document.source_grade, document.source_grade)),
        ("information", INFORMATION.get(document.information_grade, document.information_grade)),
    )
    return ", ".join(f"{what} {words}" for what, words in told if words)


def reaches(document: Document, least: str) -> bool:
    """Whether an article is graded at least so: ``B``, ``2`` or ``B2``; empty: every article is.

    What is not graded, or cannot be judged, reaches nothing.
    """
    for letter in least:
        known, grade = (
            (SOURCES, document.source_grade)
            if letter in SOURCES
            else (INFORMATION, document.information_grade)
        )
        if grade not in tuple(known)[:5] or grade > letter:
            return False
    return True
