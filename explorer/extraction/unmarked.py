"""Words without quotation marks behind "Lee said:", as press offices write them.

What follows the colon is Lee's up to the end of its paragraph. Where the colon ends a paragraph,
the next one is Lee's, and so are those behind it up to the last that says "I" or "we", unless a
heading, quotation marks or somebody else who speaks come before.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from explorer.extraction.arguments import Reading
from explorer.extraction.parsing import Parsed
from explorer.extraction.quotations import (
    MARKS,
    Passage,
    Quotation,
    ahead,
    back,
    passages_of,
    says,
    with_spoken,
)
from explorer.extraction.speaker import Speaker
from explorer.extraction.speaking import subject_of

_OWN = frozenset({"i", "we", "my", "our", "me", "us"})
_ENDS = (".", "!", "?", "…", "...")
_HEADING = 14
"""Words of a line without an end mark that is a heading, at most."""


def with_unmarked(article: list[Parsed], readings: list[Reading]) -> list[Reading]:
    """The same readings, each also with what of it is somebody's words without marks."""
    return with_spoken(readings, _spoken(passages_of(article, readings)))


def _spoken(passages: list[Passage]) -> Iterator[Quotation]:
    for number, passage in enumerate(passages):
        doc = passage.parsed.doc
        if _is_marked(doc):
            continue
        for colon in (t for t in doc if t.text == ":"):
            speaker = _speaker(passage, colon.i)
            if speaker is not None:
                for said, first in _told(passages, number, colon.i + 1):
                    yield Quotation(said, first, len(said), False, speaker)
                break


def _speaker(passage: Passage, colon: int) -> Speaker | None:
    """Who says what stands behind a colon, where a verb of saying leads to it."""
    doc = passage.parsed.doc
    before = back(doc, colon + 1)
    if not any(map(says, before)):
        return None
    return ahead(passage, before, Quotation(doc, colon + 1, len(doc), False))


def _told(passages: list[Passage], number: int, first: int) -> Iterator[tuple[Doc, int]]:
    """The passages that are said, and where in them it begins."""
    doc = passages[number].parsed.doc
    if any(t.is_alpha for t in doc[first:]):
        yield doc, first
        return
    said: list[Doc] = []
    for passage in passages[number + 1 :]:
        doc = passage.parsed.doc
        if _is_marked(doc) or _is_heading(doc) or (said and _has_speaker(doc)):
            break
        said.append(doc)
    own = [n for n, each in enumerate(said) if any(t.lower_ in _OWN for t in each)]
    for each in said[: max([0, *own]) + 1]:
        yield each, 0


def _is_marked(doc: Doc) -> bool:
    return any(t.text in MARKS for t in doc)


def _is_heading(doc: Doc) -> bool:
    return len(doc) <= _HEADING and doc[-1].text not in _ENDS


def _has_speaker(doc: Doc) -> bool:
    """Whether somebody else speaks: a sentence that is led by a saying, or a colon behind one."""
    for sentence in doc.sents:
        subject = subject_of(sentence.root) if says(sentence.root) else None
        if subject is not None and subject.lower_ not in _OWN:
            return True
    return any(t.text == ":" and any(map(says, doc[max(0, t.i - 3) : t.i])) for t in doc)
