"""Sentences of a text that no language model has read: what other tools' files need.

Evidence from another tool names its sentences; between them a rule splits at end marks. Articles
that we extract ourselves get their sentences from the language model instead.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from explorer.model.records import Sentence, Span
from explorer.model.text import paragraph_at, paragraphs

_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9À-ÖØ-Þ])")


def split_sentences(text: str, document: str, known: Iterable[Span] = ()) -> tuple[Sentence, ...]:
    """Cut a text into sentences; spans in ``known`` stay whole, the rest is split by rule.

    Ids are ``s1``, ``s2`` … in order of place. Sentences never cross a paragraph unless a known
    span does.
    """
    whole = paragraphs(text)
    spans: list[Span] = []
    at = 0
    for start, end in _disjoint(known):
        spans += _by_rule(text, whole, at, start)
        spans.append((start, end))
        at = end
    spans += _by_rule(text, whole, at, len(text))
    return numbered(spans, text, document)


def numbered(spans: Iterable[Span], text: str, document: str) -> tuple[Sentence, ...]:
    """Sentences of the given spans in order, with their paragraph and their number in it."""
    whole = paragraphs(text)
    sentences: list[Sentence] = []
    last, number = 0, 0
    for index, (start, end) in enumerate(spans, 1):
        paragraph = paragraph_at(whole, start)
        number = number + 1 if paragraph == last else 1
        last = paragraph
        sentences.append(
            Sentence(
                id=f"s{index}",
                document=document,
                start=start,
                end=end,
                paragraph=paragraph,
                number=number,
            )
        )
    return tuple(sentences)


def _disjoint(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for start, end in sorted(set(spans)):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _by_rule(text: str, whole: list[Span], start: int, end: int) -> list[Span]:
    found: list[Span] = []
    for first, last in whole:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        cuts = [first, *(m.end() for m in _END.finditer(text, first, last)), last]
        for a, b in pairwise(cuts):
            piece = text[a:b]
            a += len(piece) - len(piece.lstrip())
            b -= len(piece) - len(piece.rstrip())
            if a < b:
                found.append((a, b))
    return found
