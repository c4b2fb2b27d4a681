"""What of an article was not read, in sentences for the user."""

from collections.abc import Iterator

from spacy.tokens import Span

from explorer.extraction.hazards import read_until
from explorer.extraction.parsing import Parsed, between_marks, sentence_spans
from explorer.model.records import Document
from explorer.model.records import Span as Place

_LONGEST = 250
"""Tokens; what is longer is no sentence but a list or a text without marks."""

_WORTH_SAYING = 200
"""Characters of tables and numbers."""

_SHOUTED = 5
"""Sentences in capitals; fewer are headings."""


def unread(document: Document, nameless: list[Place], article: list[Parsed]) -> Iterator[str]:
    """What was left out; a few numbers between paragraphs, as in a live blog, are no loss."""
    if sum(end - start for start, end in nameless) >= _WORTH_SAYING:
        one = len(nameless) == 1
        yield (
            f"{len(nameless):,} {'passage' if one else 'passages'} without sentences "
            f"(tables, numbers) {'was' if one else 'were'} not read."
        )
    sentences = [sentence for parsed in article for sentence, _ in sentence_spans(parsed)]
    shouted = sum(s.text.isupper() and sum(t.is_alpha for t in s) > 3 for s in sentences)
    if shouted >= _SHOUTED:
        yield f"In {shouted:,} sentences written in capitals only names were read."
    long = sum(map(is_endless, sentences))
    if long:
        yield (
            f"In {long:,} {'stretch' if long == 1 else 'stretches'} of words "
            "without an end mark only names were read."
        )
    read, size = read_until(document.text), len(document.text)
    if read < size:
        yield f"Only the first {read:,} of {size:,} characters were read."


def is_endless(sentence: Span) -> bool:
    """Too long for a sentence, or cut out of what is: who does what in it is a guess."""
    return len(sentence) > _LONGEST or not between_marks(sentence)
