"""The open annotated sets as words with labels, cut into the windows that the program reads.

Sets differ in what they annotate, so a label is a set of allowed labels: where a set has no
events, a word outside its names may be an event or none, and the loss takes both as right.
"""

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from explorer.extraction import gazetteers as known
from explorer.extraction.hazards import passages
from explorer.extraction.wordpieces import Window, windows
from explorer.model.records import Span

KINDS = ("PERSON", "ORG", "PLACE", "EVENT", "OTHER")
TAGS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
"""Labels of a word: outside, or begin and inside of a name of each kind."""

_EVENTS = frozenset({
    "war", "battle", "championship", "olympic", "game", "cup", "election", "festival", "conference",
    "summit", "siege", "revolution", "attack", "massacre", "tournament", "hurricane", "earthquake",
    "invasion", "expo", "congres", "prix", "crisi", "uprising", "rebellion", "offensive",
    "operation", "conquest", "genocide", "holocaust", "referendum", "protest", "crusade", "open",
})  # fmt: skip
_FEWREL = frozenset({
    "P177", "P364", "P2094", "P361", "P641", "P59", "P413", "P206", "P412", "P155", "P26", "P410",
    "P25", "P463", "P40", "P921",
})  # fmt: skip
_CONNECTED = frozenset({"of", "the", "de", "von", "van", "al", "del", "bin", "&", "-", ".", "'s"})
_CAPITALS = re.compile(r"[A-Z][\w.'’-]+(?: (?:of |the )?[A-Z][\w.'’-]+)*")
_NO_NAMES = frozenset({"I", "He", "She", "It", "They", "In", "On", "At", "His", "Her", "The"})
_AFTER_HEAD = frozenset({
    "of", "who", "which", "that", "in", "on", "at", "from", "for", "with", "by", "to", ",",
    "and", "whose", "where", "when", "as", "(",
})  # fmt: skip


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


def held_out(document: str) -> bool:
    """Whether a document belongs to the fifth that is never trained on."""
    return hashlib.sha256(document.encode()).digest()[0] % 5 == 0


def load(data: Path, name: str) -> list[dict[str, Any]]:
    """The documents of a set by its file name without endings."""
    plain = data / "eval" / f"{name}.json"
    if plain.is_file():
        return list(json.loads(plain.read_text(encoding="utf-8")))
    with gzip.open(data / "train" / f"{name}.json.gz", "rt", encoding="utf-8") as file:
        return list(json.load(file))


def examples(data: Path, name: str) -> Iterator[Example]:
    """The windows of one set that may be trained on."""
    nlp = spacy.blank("en")
    for row in load(data, name):
        if name.endswith("-open") and held_out(row["id"]):
            continue
        yield from _of_document(row, name, nlp)


def examples_held_out(data: Path, name: str) -> Iterator[Example]:
    """The windows of one set that are never trained on."""
    nlp = spacy.blank("en")
    for row in load(data, name):
        if held_out(row["id"]):
            yield from _of_document(row, name, nlp)


class _Words:
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


def _of_document(row: dict[str, Any], name: str, nlp: Language) -> Iterator[Example]:
    words = _Words(row["text"], nlp)
    found = [Example(row["id"], w, [0] * len(w.words)) for w in words.windows]
    if _tells_names(name, row):
        _name_tags(row, name, words, found)
    if name.startswith(("gum", "litbank")):
        _chains(row, words, found)
    if "gap" in row:
        _gap(row["gap"], words, found)
    if name in ("redocred-open", "knowledgenet", "fewrel"):
        _pairs(row, name, words, found)
    yield from found


def _tells_names(name: str, row: dict[str, Any]) -> bool:
    return name.startswith(
        ("gum", "redocred", "wikigold", "uner", "crossner", "litbank", "re3d")
    ) and bool(row.get("entities") is not None)


def _bits(*tags: str) -> int:
    return sum(1 << TAGS.index(tag) for tag in tags)


def _both(mark: str, *kinds: str) -> int:
    return _bits(*(f"{mark}-{kind}" for kind in kinds))


_ALL = (1 << len(TAGS)) - 1


def _name_tags(row: dict[str, Any], name: str, words: _Words, found: list[Example]) -> None:
    outside = _bits("O")
    if name.startswith(("uner", "litbank", "re3d")):
        outside |= _both("B", "OTHER", "EVENT") | _both("I", "OTHER", "EVENT")
    adjectives = name.startswith(("gum", "litbank", "uner", "re3d"))
    for w, i, _, text in words.flat:
        free = adjectives and _is_adjective(text)
        found[w].tags[i] = outside | (_both("B", "OTHER") if free else 0)
    gum = name.startswith("gum")
    spans = []
    for number, entity in enumerate(row["entities"]):
        kind = entity.get("type") or "OTHER"
        named = entity.get("named")
        for k, span in enumerate(entity["mentions"]):
            if kind in KINDS and (named is None or k in named):
                head = entity["heads"][k] if gum and entity.get("heads") else None
                spans.append((span, kind, number, head))
    for span, kind, number, head in spans:
        inside = words.covered(*span)
        if head is not None:
            nested = [
                s for s, _, n, h in spans
                if n != number and h is not None and span[0] <= s[0] and s[1] <= span[1]
                and not (s[0] <= head[0] and head[1] <= s[1])
            ]  # fmt: skip
            inside = _proper_part(inside, head, nested, kind)
        kinds = _kinds(kind, name, [x[3] for x in inside])
        if len(inside) == 1 and _is_adjective(inside[0][3]):
            kinds = ("OTHER",)  # Re-DocRED takes "German" for a place, others for a group
        for at, (w, i, _, _) in enumerate(inside):
            mark = "B" if at == 0 else "I"
            bits = _both(mark, *kinds)
            if name == "crossner" and kind == "OTHER":
                bits |= _bits("O")
            if head is not None and all(x[3].lower() in known.title_words() for x in inside):
                bits = _ALL
            found[w].tags[i] = bits


def _kinds(kind: str, name: str, words: list[str]) -> tuple[str, ...]:
    """Sets without a kind for events have them under "other": there the last words tell."""
    if kind == "OTHER" and not name.startswith("gum") and words:
        tells = {word.lower().rstrip("s") for word in words[-2:]}
        return ("EVENT",) if tells & _EVENTS else ("OTHER",)
    return (kind,)


def _is_adjective(text: str) -> bool:
    entry = known.known_names().get(text)
    return entry is not None and entry.what in ("adjective", "people")


def _proper_part(
    inside: list[tuple[int, int, Span, str]], head: Span, nested: list[Span], kind: str
) -> list[tuple[int, int, Span, str]]:
    """The name in a noun phrase: capitals around its key word, titles and other names left off."""
    at = [k for k, word in enumerate(inside) if word[2][0] < head[1] and head[0] < word[2][1]]
    if not at:
        return inside

    def free(k: int) -> bool:
        return not any(s[0] <= inside[k][2][0] < s[1] for s in nested)

    def proper(k: int) -> bool:
        text = inside[k][3]
        return free(k) and (text[0].isupper() or text[0].isdigit())

    first, last = at[0], at[-1] + 1
    joined = _CONNECTED - ({"of", "the", "'s"} if kind == "PERSON" else set())
    while first > 0:
        if proper(first - 1):
            first -= 1
        elif first > 1 and inside[first - 1][3] in joined and proper(first - 2):
            first -= 2
        else:
            break
    while last < len(inside):
        if proper(last):
            last += 1
        elif last + 1 < len(inside) and inside[last][3] in joined and proper(last + 1):
            last += 2
        else:
            break
    while last > at[-1] + 1 and inside[last - 1][3] in ("'s", "."):
        last -= 1
    if kind == "PERSON":
        while first < at[0] and inside[first][3].lower().rstrip(".") in known.title_words():
            first += 1
    return inside[first:last]


def _head_word(words: _Words, span: Span, head: Span | None) -> tuple[int, int] | None:
    """Window and word that stand for a mention: its key word, else guessed."""
    if head is not None:
        inside = words.covered(*head)
        return inside[-1][:2] if inside else None
    inside = words.covered(*span)
    if not inside:
        return None
    for k, word in enumerate(inside):
        if k and word[3].lower() in _AFTER_HEAD:
            return inside[k - 1][:2]
    return inside[-1][:2]


def _chains(row: dict[str, Any], words: _Words, found: list[Example]) -> None:
    by_window: dict[int, dict[int, int]] = {}
    for number, entity in enumerate(row["entities"]):
        if entity.get("type") in ("DATE", "NUMBER"):
            continue
        heads = entity.get("heads")
        for k, span in enumerate(entity["mentions"]):
            place = _head_word(words, span, heads[k] if heads else None)
            if place is not None:
                by_window.setdefault(place[0], {}).setdefault(place[1], number)
    for w, table in by_window.items():
        at = sorted(table)
        found[w].chains.append(Chain(at, [table[i] for i in at], [True] * len(at)))


def _gap(gap: dict[str, Any], words: _Words, found: list[Example]) -> None:
    places = {}
    for key in ("A", "B", "pronoun"):
        inside = words.covered(*gap[key])
        if not inside:
            return
        places[key] = inside[-1][:2]
    if len({w for w, _ in places.values()}) > 1:
        return
    w = places["pronoun"][0]
    rows = [
        (places["A"][1], 0 if gap["A_coref"] else -1, False),
        (places["B"][1], 0 if gap["B_coref"] else -1, False),
        (places["pronoun"][1], 0 if gap["A_coref"] or gap["B_coref"] else -2, True),
    ]
    rows.sort()
    # the candidates may stand behind the pronoun: the loss ranks both sides for these
    found[w].chains.append(Chain([r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows]))


def _pairs(row: dict[str, Any], name: str, words: _Words, found: list[Example]) -> None:
    right: dict[tuple[int, int], dict[str, list[Span]]] = {}
    for relation in row["relations"]:
        ends, kind = (relation["head"], relation["tail"]), relation["type"]
        if kind == "CHILD_OF":  # KnowledgeNet's own
            ends, kind = (relation["tail"], relation["head"]), "P40"
        right.setdefault(ends, {})[kind] = [tuple(s) for s in relation["evidence"]]
    only = None
    if name == "fewrel":
        only = _FEWREL
    if name == "knowledgenet":
        only = frozenset(row["annotated"])
    values = {n for n, e in enumerate(row["entities"]) if e.get("type") in ("DATE", "NUMBER")}
    entities = [*row["entities"], *_unnamed_ends(row, name)]
    for sentence in row["sentences"]:
        inside = words.covered(*sentence)
        if not inside or len({w for w, *_ in inside}) > 1:
            continue
        w = inside[0][0]
        bounds = inside[0][1], inside[-1][1] + 1
        here: list[tuple[int, tuple[int, int]]] = []
        for number, entity in enumerate(entities):
            if number in values:
                continue
            for span in entity["mentions"]:
                if sentence[0] <= span[0] and span[1] <= sentence[1]:
                    covered = words.covered(*span)
                    if covered:
                        here.append((number, (covered[0][1], covered[-1][1] + 1)))
                        break
        for head, at in here:
            for tail, to in here:
                if head == tail:
                    continue
                told = right.get((head, tail), {})
                if name == "fewrel" and not told:
                    continue
                holds: set[str] = set()
                unsure: set[str] = set()
                for kind, evidence in told.items():
                    said = not evidence or any(
                        2 * (min(b, sentence[1]) - max(a, sentence[0])) > b - a for a, b in evidence
                    )
                    (holds if said else unsure).add(kind)
                found[w].pairs.append(
                    Pair(at, to, bounds, frozenset(holds), frozenset(unsure), only)
                )


def _unnamed_ends(row: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Names of a passage that KnowledgeNet lists no fact of: the pairs in which nothing holds.

    Runs of capitals that touch no listed mention; without them nearly every pair would be right.
    """
    if name != "knowledgenet":
        return []
    taken = [span for entity in row["entities"] for span in entity["mentions"]]
    found = []
    for match in _CAPITALS.finditer(row["text"]):
        start, end = match.span()
        begins = start == 0 or row["text"][:start].rstrip()[-1:] in '.!?"'
        if (begins and " " not in match.group()) or match.group() in _NO_NAMES:
            continue
        if all(end <= a or b <= start for a, b in taken):
            found.append({"mentions": [[start, end]]})
    return found


def shuffled(items: list[Example], seed: int) -> list[Example]:
    """A copy in an order that the seed alone decides."""
    items = list(items)
    random.Random(seed).shuffle(items)
    return items
