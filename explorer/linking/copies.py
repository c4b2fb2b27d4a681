"""Which articles are copies of one another: ten prints of one agency story are one source.

Candidates are found by MinHash over shingles of words (Broder, "On the resemblance and containment
of documents", 1997), so that a new article is compared with thousands in a few milliseconds; each
is then checked against the text. What counts is containment, how much of the shorter text stands
in the longer one, for an editor cuts from the end, moves paragraphs and writes another headline.
Words in quotation marks do not count where there are others: two reporters heard the same speech.

Who is together follows from which texts are there and from what a person said of them, never from
the order in which they came.
"""

import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from explorer.linking.pairs import Pair, pair_of

Texts = Callable[[str], str]
"""The text of a document by its id."""

_WORDS = 4  # of a shingle: fewer are common turns of speech, more do not survive an editor
_PLACES = 128  # of a signature
_SEED = 7
_ALIKE = 0.1  # estimated resemblance from which on two texts are compared
_CONTAINED = 0.5  # of the shorter text that stands in a copy of it
_TIMES = 5  # longer than a copy of it: a digest of many stories is a copy of none
_ENOUGH = 40  # shingles; a shorter text says too little to tell a copy from a turn of speech
_OWN = 0.25  # of a text that is not quoted, below which it is a speech with a frame
_SPOKEN = 0.85  # of a speech that stands in a copy of it
_FIGURES = 8  # pairs with a figure, from which on they tell a story from a form filled in daily
_SAME_FIGURES = 0.4  # of them that stand in a copy

_DIGITS = frozenset("0123456789")
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(
    r"[“„«][^“”„»«]{1,2000}[”»]|\"[^\"\n]{1,2000}\""
    r"|(?<!\w)[‘'][^‘\n]{1,2000}?[’'](?!\w)"
)
_FOOTER = re.compile(
    r"all rights reserved|©|\bcopyright\b|\bsubscri(?:be|ption)|newsletter|terms of (?:use|service)"
    r"|privacy policy|may not be (?:published|reproduced)|sign up (?:for|to)|reporting by ",
    re.IGNORECASE,
)
_FOOTER_LONGEST = 700  # characters of a paragraph that only says whose text it is


@dataclass(frozen=True, slots=True)
class Print:
    """A text as sorted hashes: its shingles, those in quotes, its pairs of words with a figure."""

    every: NDArray[np.uint64]
    quoted: NDArray[np.uint64]
    figures: NDArray[np.uint64]


def print_of(text: str) -> Print:
    """The shingles of a text, each once; what stands under every article of a site is left out."""
    body = "\n".join(
        part for part in text.split("\n") if len(part) > _FOOTER_LONGEST or not _FOOTER.search(part)
    )
    every, figures = _shingles(body)
    quoted, _ = _shingles("\n".join(_QUOTED.findall(body)))
    return Print(every, quoted, figures)


def shared(one: Print, other: Print) -> float:
    """How much of the shorter text stands in the longer one; 0.0 where they are no copies."""
    short, long = sorted((one, other), key=lambda text: _size(text.every))
    if len(short.every) < _ENOUGH or len(long.every) > _TIMES * len(short.every):
        return 0.0
    share = _contained(short.every, long.every)
    if share < _CONTAINED:
        return 0.0
    fewer, more = sorted((one.figures, other.figures), key=_size)
    if len(fewer) >= _FIGURES and _contained(fewer, more) < _SAME_FIGURES:
        return 0.0
    # What both quote: in one of them a mark may be lost, and all behind it seem to be quoted.
    speech = np.intersect1d(short.quoted, long.quoted, assume_unique=True)
    own = np.setdiff1d(short.every, speech, assume_unique=True)
    if len(own) < max(_ENOUGH, _OWN * len(short.every)):
        return share if share >= _SPOKEN else 0.0
    return share if _contained(own, long.every) >= _CONTAINED else 0.0


class Signatures:
    """The signatures of many texts, by the ids of their documents; each is made once."""

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}
        self._names: list[str] = []
        self._table = np.zeros((64, _PLACES), np.uint32)

    def __contains__(self, document: str) -> bool:
        return document in self._rows

    def add(self, document: str, text: str) -> None:
        """Take a text in, unless it is there."""
        if document in self._rows:
            return
        self._put(document, _signature(print_of(text).every))

    def update(self, other: "Signatures") -> None:
        """Take in all that another has."""
        for document, row in other._rows.items():
            if document not in self._rows:
                self._put(document, other._table[row])

    def alike(self, document: str, among: Container[str]) -> list[str]:
        """Those of ``among`` that may be copies of a document."""
        mine = self._table[self._rows[document]]
        if not mine.any():
            return []
        same = (self._table[: len(self._names)] == mine).sum(axis=1)
        names = (self._names[row] for row in np.flatnonzero(same >= _ALIKE * _PLACES))
        return [one for one in names if one != document and one in among]

    def _put(self, document: str, signature: NDArray[np.uint32]) -> None:
        row = self._rows[document] = len(self._names)
        self._names.append(document)
        if row == len(self._table):
            self._table = np.concatenate((self._table, np.zeros_like(self._table)))
        self._table[row] = signature


def clusters(texts: Mapping[str, str], together: Iterable[Pair] = ()) -> dict[str, str]:
    """The cluster of each document that has copies: the id of the first of them.

    ``texts`` are by document, in order of arrival; those that are ``together`` are held for copies
    whatever they look like.
    """
    signatures = Signatures()
    for document, text in texts.items():
        signatures.add(document, text)
    pairs = near(texts, texts, signatures, texts.__getitem__)
    return named(grouped(pairs, together), texts)


def near(
    begin: Iterable[str], among: Container[str], signatures: Signatures, text_of: Texts
) -> dict[Pair, float]:
    """All pairs of copies that hang together with some documents, and how much they share."""
    prints: dict[str, Print] = {}
    found: dict[Pair, float] = {}
    compared: set[Pair] = set()
    waiting = list(dict.fromkeys(begin))
    seen = set(waiting)

    def print_for(document: str) -> Print:
        if document not in prints:
            prints[document] = print_of(text_of(document))
        return prints[document]

    while waiting:
        one = waiting.pop()
        for other in signatures.alike(one, among):
            pair = pair_of(one, other)
            if pair in compared:
                continue
            compared.add(pair)
            share = shared(print_for(one), print_for(other))
            if share:
                found[pair] = share
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
    return found


def grouped(
    pairs: Mapping[Pair, float],
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    order: Mapping[str, str] | None = None,
) -> list[set[str]]:
    """Documents that hang together; first by a person's word, then those that share the most.

    What a person keeps ``apart`` stays so, also where a third text resembles both. ``order`` says
    by what documents are told apart where they share alike: by their texts, not by their arrival.
    """
    by = order or {}
    group: dict[str, set[str]] = {}
    away: dict[str, set[str]] = {}
    for one, other in apart:
        away.setdefault(one, set()).add(other)
        away.setdefault(other, set()).add(one)

    def join(one: str, other: str) -> None:
        mine, theirs = group.setdefault(one, {one}), group.setdefault(other, {other})
        if mine is theirs or any(away.get(end, set()) & theirs for end in mine):
            return
        mine |= theirs
        for end in theirs:
            group[end] = mine

    for pair in sorted(together):
        join(*pair)
    for pair in sorted(pairs, key=lambda p: (-pairs[p], sorted(by.get(end, end) for end in p))):
        join(*pair)
    return list({id(one): one for one in group.values()}.values())


def named(groups: Iterable[set[str]], arrival: Iterable[str]) -> dict[str, str]:
    """What the cluster of each document is called that is not alone: the first that came."""
    place = {document: at for at, document in enumerate(arrival)}
    found = {}
    for one in groups:
        if len(one) > 1:
            first = min(one, key=place.__getitem__)
            found.update(dict.fromkeys(one, first))
    return {document: found[document] for document in place if document in found}


def _size(shingles: NDArray[np.uint64]) -> tuple[int, int]:
    """What to sort by, so that it is the same whichever of two texts came first."""
    return len(shingles), int(shingles.sum())


def _contained(fewer: NDArray[np.uint64], more: NDArray[np.uint64]) -> float:
    if not len(fewer) or not len(more):
        return 0.0
    at = np.minimum(np.searchsorted(more, fewer), len(more) - 1)
    return float((more[at] == fewer).mean())


def _shingles(text: str) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """All shingles, and the pairs of words with a figure in them."""
    words = _WORD.findall(text.casefold())
    if len(words) < _WORDS:
        return np.zeros(0, np.uint64), np.zeros(0, np.uint64)
    codes = np.fromiter((crc32(word.encode()) for word in words), np.uint64, len(words))
    figures = np.fromiter((word[0] in _DIGITS for word in words), np.bool_, len(words))
    pairs = _runs(codes, 2)[figures[:-1] | figures[1:]]
    return np.unique(_runs(codes, _WORDS)), np.unique(pairs)


def _runs(codes: NDArray[np.uint64], length: int) -> NDArray[np.uint64]:
    """One hash, FNV-1a over words, for each run of so many of them."""
    count = len(codes) - length + 1
    mixed = np.zeros(count, np.uint64)
    for place in range(length):
        mixed = (mixed ^ codes[place : place + count]) * np.uint64(0x100000001B3)
        mixed ^= mixed >> np.uint64(29)
    return mixed


def _signature(shingles: NDArray[np.uint64]) -> NDArray[np.uint32]:
    if not len(shingles):
        return np.zeros(_PLACES, np.uint32)
    ends = np.array([0, len(shingles)], np.uint64)
    rows = RMinHash.digest_matrix_from_flat_token_hashes(shingles, ends, _PLACES, _SEED).to_rows()
    return np.array(rows[0], np.uint32)
