"""What the search box finds: entities, pairs of entities, and commands; no widgets."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QCoreApplication
from rapidfuzz import fuzz, process, utils

from explorer.graph.projection import Line
from explorer.model.corpus import Corpus
from explorer.panels.plain import counted

MOST_ENTITIES, MOST_PAIRS, MOST_COMMANDS = 6, 5, 5
MOST_BARE = 2  # of the pairs: how many without a line
FUZZY = 72.0  # of 100: what a misspelled name must reach
EXACT = 100.0  # at least this has a name whose words begin as typed, in their order
_TITLE = 40  # letters of an article's title
_LAST = "\U0010ffff"  # sorts behind every word that begins alike
_LIKE = 40  # words that are looked at for one that is misspelled
_KEPT = 100  # texts of which it is known what they find
_WORDS = 12  # of two names; who pastes more looks for a sentence
_BETWEEN = {"-", "–", "—", "&", "+", "and", "with", "vs"}


@dataclass(frozen=True, slots=True)
class Found:
    """What to go to: entities, a command, a note, a sentence, a figure, or all that bear a tag.

    ``told`` says of entities what tells them from others of the same name.
    """

    what: Literal["entity", "pair", "command", "note", "sentence", "figure", "tag"]
    ids: tuple[str, ...]
    text: str
    kinds: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    sentences: int = 0
    right: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """An action that can be called by name."""

    id: str
    text: str
    shortcut: str


class Names:
    """The names of a corpus, ready to be searched as somebody types."""

    def __init__(self, corpus: Corpus | None, lines: Sequence[Line]) -> None:
        entities = [] if corpus is None else [e for e in corpus.entities.values() if not e.rejected]
        self._entities = {entity.id: entity for entity in entities}
        self._corpus = corpus
        self._lines = {frozenset(line.ends): line for line in lines}
        self._links: dict[str, int] = dict.fromkeys(self._entities, 0)
        for line in lines:
            for end in line.ends:
                self._links[end] = self._links.get(end, 0) + 1
        self._names: list[str] = []
        self._owners: list[str] = []
        for entity in entities:
            for name in dict.fromkeys((entity.name, *entity.aliases)):
                self._names.append(utils.default_process(name))
                self._owners.append(entity.id)
        self._kept: dict[str, list[tuple[str, float]]] = {}
        self._parts = [name.split() for name in self._names]
        self._words, self._with = _indexed(self._parts)

    def find(self, query: str, commands: Sequence[Command]) -> list[Found]:
        """Pairs, entities and commands that fit what was typed, the best of each first."""
        words = [
            w for w in re.split(r"[\s,]+", query.strip()) if w and w.casefold() not in _BETWEEN
        ]
        if not words:
            top = sorted(self._entities, key=lambda e: (-self._links[e], self._entities[e].name))
            return self._told_apart([self._entity(entity) for entity in top[:MOST_ENTITIES]])
        if len(words) > _WORDS:
            return _commands(query, commands)
        whole = self._matches(" ".join(words))
        found: list[Found] = []
        pairs = self._pairs(words)
        strong = bool(whole) and whole[0][1] >= EXACT
        if not strong:
            found += pairs
        found += [self._entity(entity) for entity, _ in whole[:MOST_ENTITIES]]
        if strong:
            found += pairs
        offered = _commands(query, commands)
        wanted = _plain(query)
        called = [one for one in offered[:1] if _plain(one.text) == wanted]
        first = found[0] if found and found[0].what == "entity" else None
        at = 1 if first is not None and wanted in self._called(first.ids[0]) else 0
        found[at:at] = called  # before what merely begins so
        return self._told_apart(found) + offered[len(called) :]

    def _called(self, entity: str) -> set[str]:
        one = self._entities[entity]
        return {_plain(name) for name in (one.name, *one.aliases)}

    def _told_apart(self, found: list[Found]) -> list[Found]:
        """The same; where two say the same, each with where its entities are named."""
        often = Counter(one.text for one in found if one.what in ("entity", "pair"))
        return [
            replace(one, told=self._named(one, found)) if often[one.text] > 1 else one
            for one in found
        ]

    def _named(self, one: Found, found: list[Found]) -> str:
        alike = [other.ids for other in found if (other.text, other.what) == (one.text, one.what)]
        parts = []
        for place, entity in enumerate(one.ids):
            if len({ids[place] for ids in alike}) == 1:
                continue
            name = f"{self._entities[entity].name}: " if len(one.ids) > 1 else ""
            parts.append(name + self._where(entity))
        return "; ".join(parts)

    def _where(self, entity: str) -> str:
        """``12 mentions in “Harbor chief questioned” and 2 more articles``."""
        if self._corpus is None:
            return ""
        named = self._corpus.store.mentions_of(entity)
        told, articles = counted(len(named), "mention", "mentions"), {}
        for mention in named:
            document = self._corpus.documents.get(mention.document)
            articles[mention.document] = document.title if document is not None else ""
        if not articles:
            return told
        title = next(iter(articles.values()))
        short = title if len(title) <= _TITLE else f"{title[:_TITLE].rstrip()}…"
        told = _tr("{mentions} in “{title}”").format(mentions=told, title=short)
        more = counted(len(articles) - 1, "more article", "more articles")
        return _tr("{told} and {more}").format(told=told, more=more) if len(articles) > 1 else told

    def _matches(self, query: str) -> list[tuple[str, float]]:
        """Entities and how well a name of theirs fits, best first, much linked before others.

        As somebody types, the first words stay: what they found is kept.
        """
        found = self._kept.get(query)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[query] = self._matched(query)
        return found

    def _matched(self, query: str) -> list[tuple[str, float]]:
        parts = utils.default_process(query).split()
        if not parts:
            return []
        scores: dict[str, float] = {}
        for at in self._having(parts):
            name, owner = self._parts[at], self._owners[at]
            rest = iter(name)
            if all(any(have.startswith(part) for have in rest) for part in parts):
                score = EXACT + 20 * (len(parts) == len(name)) + 5 * name[0].startswith(parts[0])
                scores[owner] = max(scores.get(owner, 0.0), score)
        if not scores and len("".join(parts)) >= 3:
            near = {at: self._names[at] for at in self._resembling(parts)}
            for _, score, at in process.extract(
                " ".join(parts), near, scorer=fuzz.WRatio, score_cutoff=FUZZY, limit=12
            ):
                owner = self._owners[at]
                scores[owner] = max(scores.get(owner, 0.0), min(score, EXACT - 1))
        order = sorted(
            scores, key=lambda e: (-scores[e] // 10, -self._links[e], self._entities[e].name)
        )
        return [(entity, scores[entity]) for entity in order]

    def _having(self, parts: Sequence[str]) -> list[int]:
        """Names with a word for each part that begins as it does, whatever their order."""
        found: set[int] | None = None
        for part in sorted(parts, key=len, reverse=True):
            first = bisect_left(self._words, part)
            last = bisect_left(self._words, part + _LAST)
            here = {at for word in self._words[first:last] for at in self._with[word]}
            found = here if found is None else found & here
            if not found:
                break
        return sorted(found or ())

    def _resembling(self, parts: Sequence[str]) -> list[int]:
        """Names with a word that looks like a part, or like all of them as one word."""
        found: set[int] = set()
        for part in {*parts, "".join(parts)}:
            if len(part) < 3:
                continue
            for word, _, _ in process.extract(
                part, self._words, scorer=fuzz.ratio, score_cutoff=FUZZY - 10, limit=_LIKE
            ):
                found.update(self._with[word])
        return sorted(found)

    def _pairs(self, words: list[str]) -> list[Found]:
        """Names as typed before misspelled ones, then those with a line before those without."""
        ranked: dict[frozenset[str], tuple[tuple[bool, bool, float], Found]] = {}
        for cut in range(1, len(words)):
            left = self._matches(" ".join(words[:cut]))[:8]
            right = self._matches(" ".join(words[cut:]))[:8]
            for one, first in left:
                for other, second in right:
                    if one == other:
                        continue
                    pair = frozenset((one, other))
                    line = self._lines.get(pair)
                    weight = (first + second + self._links[one] + self._links[other]) / 10
                    rank = (
                        min(first, second) >= EXACT,
                        line is not None,
                        weight + (line.sentences * 3 if line else 0),
                    )
                    if pair not in ranked or rank > ranked[pair][0]:
                        ranked[pair] = rank, self._pair(one, other, line)
        best = sorted(ranked.values(), key=lambda row: (*(-part for part in row[0]), row[1].text))
        exact = [found for (as_typed, *_), found in best if as_typed]
        offered = exact or [found for _, found in best]
        tied = [found for found in offered if found.relations]
        bare = [found for found in offered if not found.relations][:MOST_BARE]
        return (tied[: MOST_PAIRS - len(bare)] + bare)[:MOST_PAIRS]

    def _entity(self, entity: str) -> Found:
        record = self._entities[entity]
        return Found(
            "entity", (entity,), record.name, (record.kind,), right=str(self._links[entity] or "")
        )

    def _pair(self, one: str, other: str, line: Line | None) -> Found:
        a, b = self._entities[one], self._entities[other]
        return Found(
            "pair", (one, other), f"{a.name} — {b.name}", (a.kind, b.kind),
            line.relations if line else (), line.sentences if line else 0,
        )  # fmt: skip


def _indexed(names: Sequence[Sequence[str]]) -> tuple[list[str], dict[str, list[int]]]:
    """The words of names in order, and for each the places of the names that have it."""
    found: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        for word in dict.fromkeys(name):
            found.setdefault(word, []).append(at)
    return sorted(found), found


def _plain(text: str) -> str:
    return " ".join(utils.default_process(text).split())


def _tr(text: str) -> str:
    return QCoreApplication.translate("SearchBox", text)


def _commands(query: str, commands: Sequence[Command]) -> list[Found]:
    wanted = _plain(query)
    texts = [_plain(command.text) for command in commands]
    scored = []
    for command, text in zip(commands, texts, strict=True):
        parts = text.split()
        if all(any(have.startswith(part) for have in parts) for part in wanted.split()):
            scored.append((0 if text == wanted else 1, len(text), command))
        elif len(wanted) >= 4 and fuzz.partial_ratio(wanted, text) >= 85:
            scored.append((2, len(text), command))
    scored.sort(key=lambda row: (row[0], row[1], row[2].text))
    return [
        Found("command", (command.id,), command.text, right=command.shortcut)
        for *_, command in scored[:MOST_COMMANDS]
    ]
