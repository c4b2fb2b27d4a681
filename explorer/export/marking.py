"""A sentence in pieces: where the two names stand in it, and the words that tie them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from explorer.model.records import Evidence, Span

Mark = Literal["", "name", "trigger"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a quote; all of them in a row are the sentence, sign by sign."""

    text: str
    mark: Mark = ""


def pieces(text: str, evidence: Evidence) -> tuple[Piece, ...]:
    """The sentence of a piece of evidence; ``text`` is that of its whole article.

    A name inside the words that tie is marked as a name. What an imported file marks outside of
    the sentence is not marked.
    """
    start, end = evidence.start, evidence.end
    names = [evidence.source_mention, evidence.target_mention]
    signs: list[Mark] = [""] * max(end - start, 0)
    marks: Sequence[tuple[Mark, Span | None]] = (
        ("trigger", evidence.trigger),
        *(("name", one) for one in names),
    )
    for mark, span in marks:
        if span is not None and start <= span[0] < span[1] <= end:
            signs[span[0] - start : span[1] - start] = [mark] * (span[1] - span[0])
    found: list[Piece] = []
    at = 0
    for place in range(1, len(signs) + 1):
        if place == len(signs) or signs[place] != signs[at]:
            found.append(Piece(text[start + at : start + place], signs[at]))
            at = place
    return tuple(found)
