"""Words cut into the pieces the encoder knows, and packed into windows that it reads at once.

The vocabulary is uncased BERT's; since capital letters tell names, each piece also carries the
shape of its word (see :data:`SHAPES`). Words are spaCy's tokens, so that every vector belongs to
a token and no second set of offsets is needed. Algorithm: greedy longest match first (Schuster and
Nakajima 2012, "Japanese and Korean voice search"; as in BERT, Devlin and others 2019).

Why not the library ``tokenizers``: it installs clients for a model hub and the network, which this
program must never have, and would map spans between two tokenizations.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from explorer.resources import resource

SHAPES = 8
"""0 none, 1 small letters, 2 a capital first, 3 capitals, 4 capitals inside, 5 digits, 6 marks,
7 a capital first where a sentence begins."""

WINDOW = 254
"""Pieces of one window, without the two marks at its ends."""

_START, _STOP, _UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_LONGEST = 100
_ENDS = frozenset('.!?…:;"”')


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of an article: ``first[i]`` is the piece where word ``words[i]`` begins.

    ``ids`` and ``shapes`` run over pieces, the two end marks included; ``words`` are pairs of
    passage and token numbers.
    """

    ids: list[int]
    shapes: list[int]
    words: list[tuple[int, int]]
    first: list[int]


def windows(passages: Sequence[Sequence[str]], most: int = WINDOW) -> list[Window]:
    """Pack the words of an article's passages into windows of at most ``most`` pieces.

    A window breaks where a passage ends, else where a sentence seems to end, else where it must.
    """
    table = vocabulary()
    found: list[Window] = []
    now = _opened(table)
    for number, words in enumerate(passages):
        cut = [pieces(word) for word in words]
        at = 0
        while at < len(words):
            room = most + 1 - len(now.ids)
            last = _fitting(cut, words, at, room)
            whole = last == len(words)
            if not whole and len(now.words) > 0 and sum(map(len, cut[at:])) <= most:
                found.append(_closed(now, table))  # the rest of the passage fits into the next
                now = _opened(table)
                continue
            if last == at:
                if not now.words:  # one word longer than a window: its beginning
                    cut[at] = cut[at][:most]
                    last = at + 1
                else:
                    found.append(_closed(now, table))
                    now = _opened(table)
                    continue
            for i in range(at, last):
                shape = _shape(words, i)
                now.first.append(len(now.ids))
                now.words.append((number, i))
                now.ids.extend(cut[i])
                now.shapes.extend([shape] * len(cut[i]))
            at = last
            if not whole:
                found.append(_closed(now, table))
                now = _opened(table)
    if now.words:
        found.append(_closed(now, table))
    return found


@lru_cache(maxsize=50_000)
def pieces(word: str) -> tuple[int, ...]:
    """The piece numbers of a word; one at least."""
    table = vocabulary()
    out: list[int] = []
    for part in _parts(word):
        out.extend(_longest_first(part, table))
    return tuple(out) or (table[_UNKNOWN],)


@cache
def vocabulary() -> dict[str, int]:
    """Piece → number."""
    lines = resource("models", "vocabulary.txt").read_text(encoding="utf-8").split("\n")
    return {line: number for number, line in enumerate(lines) if line}


def shape(word: str) -> int:
    """The shape of a word by itself, see :data:`SHAPES`."""
    if any(c.isdigit() for c in word):
        return 5
    if not any(c.isalpha() for c in word):
        return 6
    if word.islower():
        return 1
    if word.isupper() and sum(c.isalpha() for c in word) > 1:
        return 3
    if word[0].isupper() and not any(c.isupper() for c in word[1:]):
        return 2
    return 4


def _shape(words: Sequence[str], i: int) -> int:
    own = shape(words[i])
    begins = i == 0 or words[i - 1][-1:] in _ENDS
    return 7 if own == 2 and begins else own


def _fitting(cut: list[tuple[int, ...]], words: Sequence[str], at: int, room: int) -> int:
    """Up to which word the next ones fit; back to the last end of a sentence where they do not."""
    size, last, ended = 0, at, at
    while last < len(cut) and size + len(cut[last]) <= room:
        size += len(cut[last])
        if words[last][-1:] in _ENDS:
            ended = last + 1
        last += 1
    if last == len(cut) or ended == at:
        return last
    return ended


def _opened(table: dict[str, int]) -> Window:
    return Window([table[_START]], [0], [], [])


def _closed(window: Window, table: dict[str, int]) -> Window:
    window.ids.append(table[_STOP])
    window.shapes.append(0)
    return window


def _parts(word: str) -> list[str]:
    """Small letters without accents, cut at marks and around Chinese characters."""
    plain = unicodedata.normalize("NFD", word.lower())
    parts: list[str] = []
    run = ""
    for c in plain:
        category = unicodedata.category(c)
        if category == "Mn" or c == "\ufffd" or category in ("Cc", "Cf"):
            continue
        if c.isspace():
            parts, run = ([*parts, run] if run else parts), ""
        elif (category[0] in "PS" and (category[0] == "P" or ord(c) < 128)) or _is_ideograph(c):
            parts, run = [*parts, run, c] if run else [*parts, c], ""
        else:
            run += c
    return [*parts, run] if run else parts


def _is_ideograph(c: str) -> bool:
    return 0x4E00 <= ord(c) <= 0x9FFF or 0x3400 <= ord(c) <= 0x4DBF or 0xF900 <= ord(c) <= 0xFAFF


def _longest_first(part: str, table: dict[str, int]) -> list[int]:
    if len(part) > _LONGEST:
        return [table[_UNKNOWN]]
    found: list[int] = []
    at = 0
    while at < len(part):
        end = len(part)
        while end > at:
            number = table.get(part[at:end] if at == 0 else "##" + part[at:end])
            if number is not None:
                break
            end -= 1
        else:
            return [table[_UNKNOWN]]
        found.append(number)
        at = end
    return found
