"""What selected text may say of whom, proposed to a person: two entities and the words between.

Nothing is decided here. The proposal only spares typing, so it is plain: names in the order of the
text, and the words that stand between them. Where more than two are named, those come first that
the words are likely about, and not who tells it ("According to …") or a word for where somebody is
from ("Russian" in "Russian President Vladimir Putin").
"""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import product

from explorer.model.records import Mention, Span

LONGEST = 5  # words that can still be a label
MOST_TITLES = 3  # words of an office between where somebody is from and the name
_BEFORE = {
    "who", "which", "that", "and", "also", "has", "have", "had", "then", "later", "he", "she", "it",
    "they",
}  # fmt: skip
_AFTER = {
    "the", "a", "an", "his", "her", "its", "their", "our", "this", "these", "those", "former",
    "both",
}  # fmt: skip
_JOINED = re.compile(r"\s*(?:,?\s*and|&|,|with)\s*(?:the\s+)?(?:[A-Z]\w+\s+)*", re.ASCII)
_PIECES = re.compile(r"[,;:()\[\]“”\"—–]+")
_TOLD_BY = re.compile(r"(?:\baccording to|^As|[.!?]\s+As|, as)\s+(?:the\s+)?$", re.IGNORECASE)
_OWNS = re.compile(r"[’']s? ")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Ids of the two in the order of the text, and words; empty where there are none."""

    ends: tuple[str, str]
    words: str


def proposed(
    text: str,
    mentions: Iterable[Mention],
    selection: Span,
    sentences: Sequence[Span],
    chosen: Sequence[str] = (),
    groups: Set[str] = frozenset(),
) -> Proposal:
    """What a selection of a document's text says of whom.

    ``sentences`` are those that the selection touches: where the selection names fewer than two,
    they name the rest, and ``chosen``, the entities selected elsewhere, do so last. Two that are
    chosen and named win. ``groups`` are entities like "Chinese", which only tell of the next name.
    """
    reach = (
        min([selection[0], *(start for start, _ in sentences)]),
        max([selection[1], *(end for _, end in sentences)]),
    )
    around = sorted(_within(mentions, reach), key=lambda one: (one.start, one.end))
    inside = _within(around, selection)
    named = _ids(inside)
    both = [one for one in named if one in chosen]
    if len(both) == 2:
        named = both
    elif len(named) > 2:
        likely = _ids(one for one in inside if not _beside(text, one, around, groups))
        named = likely if len(likely) > 1 else named
    if len(named) < 2:
        near = sorted(around, key=lambda one: _distance(one, selection))
        met = _ids(one for one in near if not _beside(text, one, around, groups))
        named = _ids_of(named, [one for one in chosen if one in met], met, chosen)
        order = _ids(around)
        named = sorted(named[:2], key=lambda one: order.index(one) if one in order else len(order))
    first, second, *_ = (*named, "", "")
    return Proposal((first, second), _between(text, around, first, second))


def words_of(gap: str, behind: str = "") -> str:
    """The words that tie two names, out of what stands between them, else ``behind`` both.

    Empty where that is longer than a label may be.
    """
    if _JOINED.fullmatch(gap):
        piece = _PIECES.split(re.split(r"[.!?]", behind)[0])[0].split()[:3]
        return " ".join(_trimmed(piece)[:2]) if behind[:1].isspace() else ""
    pieces = [_trimmed(piece.split()) for piece in _PIECES.split(gap)]
    pieces = [piece for piece in pieces if piece]
    last = pieces[-1] if pieces else []
    return " ".join(last) if len(last) <= LONGEST else ""


def _trimmed(words: list[str]) -> list[str]:
    """Without what only leads to the verb, and without articles and titles before the name."""
    found = list(words)
    while found and (found[0].casefold() in _BEFORE or not found[0][0].isalnum()):
        del found[0]
    while found and (found[-1].casefold() in _AFTER or not found[-1][0].islower()):
        del found[-1]
    return found


def _between(text: str, around: list[Mention], one: str, other: str) -> str:
    """Words between the nearest two mentions of two entities, the first before the second."""
    pairs = [
        (a, b)
        for a, b in product(around, around)
        if (a.entity, b.entity) == (one, other) and a.end <= b.start
    ]
    if not pairs or not one or not other:
        return ""
    a, b = min(pairs, key=lambda pair: (pair[1].start - pair[0].end, pair[0].start))
    return words_of(text[a.end : b.start], text[b.end : b.end + 60])


def _beside(text: str, mention: Mention, around: list[Mention], groups: Set[str]) -> bool:
    """Whether a mention only says who tells it, or where the next one is from."""
    if _TOLD_BY.search(text[max(0, mention.start - 30) : mention.start]):
        return True
    after = next((one for one in around if one.start >= mention.end), None)
    if after is None or after.entity == mention.entity or mention.form != "name":
        return False
    gap = text[mention.end : after.start]
    owns = _OWNS.match(gap)
    gap = gap[owns.end() - 1 :] if owns else gap
    if gap[:1] != " " or _PIECES.search(gap):
        return False
    titles = gap.split()
    if owns and not titles:
        return True
    if mention.entity in groups and len(titles) <= MOST_TITLES:
        return True
    return bool(titles) and all(word[0].isupper() for word in titles)


def _within(mentions: Iterable[Mention], span: Span) -> list[Mention]:
    return [one for one in mentions if one.start < span[1] and span[0] < one.end]


def _distance(mention: Mention, span: Span) -> int:
    return max(0, span[0] - mention.end, mention.start - span[1])


def _ids(mentions: Iterable[Mention]) -> list[str]:
    return list(dict.fromkeys(one.entity for one in mentions))


def _ids_of(*parts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(one for part in parts for one in part))
