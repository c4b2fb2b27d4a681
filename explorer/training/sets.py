"""The open annotated sets, cut into the windows that the program reads, with their labels."""

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from explorer.model.records import Span
from explorer.training.examples import Chain, Example, Pair, Words
from explorer.training.namelabels import name_tags, tells_names

_FEWREL = frozenset({
    "P177", "P364", "P2094", "P361", "P641", "P59", "P413", "P206", "P412", "P155", "P26", "P410",
    "P25", "P463", "P40", "P921",
})  # fmt: skip
_CAPITALS = re.compile(r"[A-Z][\w.'’-]+(?: (?:of |the )?[A-Z][\w.'’-]+)*")
_NO_NAMES = frozenset({"I", "He", "She", "It", "They", "In", "On", "At", "His", "Her", "The"})
_AFTER_HEAD = frozenset({
    "of", "who", "which", "that", "in", "on", "at", "from", "for", "with", "by", "to", ",",
    "and", "whose", "where", "when", "as", "(",
})  # fmt: skip


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


def _of_document(row: dict[str, Any], name: str, nlp: Language) -> Iterator[Example]:
    words = Words(row["text"], nlp)
    found = [Example(row["id"], w, [0] * len(w.words)) for w in words.windows]
    if tells_names(name, row):
        name_tags(row, name, words, found)
    if name.startswith(("gum", "litbank")):
        _chains(row, words, found)
    if "gap" in row:
        _gap(row["gap"], words, found)
    if name in ("redocred-open", "knowledgenet", "fewrel"):
        _pairs(row, name, words, found)
    yield from found


def _head_word(words: Words, span: Span, head: Span | None) -> tuple[int, int] | None:
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


def _chains(row: dict[str, Any], words: Words, found: list[Example]) -> None:
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


def _gap(gap: dict[str, Any], words: Words, found: list[Example]) -> None:
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


def _pairs(row: dict[str, Any], name: str, words: Words, found: list[Example]) -> None:
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
