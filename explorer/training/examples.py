"""One window of text with its labels, and where the words of a document stand in its windows."""

from dataclasses import dataclass, field

from spacy.language import Language

from explorer.extraction.hazards import passages
from explorer.extraction.wordpieces import Window, windows
from explorer.model.records import Span

KINDS = ("PERSON", "ORG", "PLACE", "EVENT", "OTHER")
TAGS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
"""Labels of a word: outside, or begin and inside of a name of each kind."""


@dataclass(slots=True)
class Pair:
    """Two mentions of one sentence as words of a window, and the properties between them.

    ``right`` are the properties that hold from head to tail, ``open`` those that this set
    does not tell; ``only`` limits the loss to some properties (None: to all).
    """

    head: tuple[int, int]
    tail: tuple[int, int]
    sentence: tuple[int, int]
    right: frozenset[str]
    open: frozenset[str] = frozenset()
    only: frozenset[str] | None = None


@dataclass(slots=True)
class Chain:
    """Anaphors of one window: the word that stands for each mention, its entity.

    ``asked`` are the mentions that count in the loss; a mention's ``entity`` of -1 is nobody's.
    """

    words: list[int]
    entity: list[int]
    asked: list[bool]


@dataclass(slots=True)
class Example:
    """One window with its labels; ``tags`` are bit sets over :data:`TAGS`, 0 where unlabeled."""

    document: str
    window: Window
    tags: list[int]
    pairs: list[Pair] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)


class Words:
    """The words of a document with their places, and where each stands in the windows."""

    def __init__(self, text: str, nlp: Language) -> None:
        self.spans: list[list[Span]] = []
        self.texts: list[list[str]] = []
        for passage in passages(text):
            doc = nlp.make_doc(passage.text)
            self.texts.append([t.text for t in doc])
            self.spans.append([passage.shown(t.idx, t.idx + len(t)) for t in doc])
        self.windows = windows(self.texts)
        self.flat: list[tuple[int, int, Span, str]] = []
        for w, window in enumerate(self.windows):
            for i, (passage_, token) in enumerate(window.words):
                span = self.spans[passage_][token]
                self.flat.append((w, i, span, self.texts[passage_][token]))

    def covered(self, start: int, end: int) -> list[tuple[int, int, Span, str]]:
        """Words that overlap a span of the text."""
        low, high = 0, len(self.flat)
        while low < high:
            middle = (low + high) // 2
            if self.flat[middle][2][1] <= start:
                low = middle + 1
            else:
                high = middle
        found = []
        while low < len(self.flat) and self.flat[low][2][0] < end:
            found.append(self.flat[low])
            low += 1
        return found
