"""Who says what a clause says: "According to BBC", "Lee reported", "as AP noted", "by X estimates".

Speakers are given from the nearest outward; each with the words that name it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from explorer.extraction.arguments import Reading, participants
from explorer.extraction.gazetteers import words
from explorer.extraction.names import Name

_WIDE = 14


@dataclass(frozen=True, slots=True, eq=False)
class Speaker:
    """A source: the name where it is one, and the tokens that say so."""

    name: Name | None
    first: int
    last: int

    def length(self) -> int:
        """How many tokens the words take."""
        return self.last - self.first


def speakers(reading: Reading, scope: Token) -> list[Speaker]:
    """The sources of what stands at a word, from the nearest outward, each once."""
    found = [*_governing(reading, scope), *_estimates(reading, scope), *_adjoined(reading, scope)]
    seen: dict[tuple[int, int], Speaker] = {}
    for speaker in found:
        seen.setdefault((speaker.first, speaker.last), speaker)
    return list(seen.values())


def reporting_names(reading: Reading) -> set[Name]:
    """Names that only report in a sentence: they are sources there, not part of what happens."""
    return {s.name for s in _adjoined(reading, None) if s.name is not None}


def _governing(reading: Reading, scope: Token) -> Iterator[Speaker]:
    """Subjects of reporting verbs above a word."""
    current = scope
    for _ in range(25):
        head = current.head
        if head == current:
            return
        lemma = head.lemma_.lower()
        speaks = head.pos_ == "VERB" and lemma in words("verbs", "reporting")
        accuses = lemma in words("verbs", "alleging")
        if speaks and (
            current.dep_ in ("ccomp", "parataxis")
            or (accuses and current.dep_ in ("prep", "xcomp"))
        ):
            subject = next((c for c in head.children if c.dep_ in ("nsubj",)), None)
            if subject is not None and not _inside(scope, subject):
                yield _speaker(reading, subject, head)
        elif head.pos_ == "NOUN" and (
            head.lower_ in words("nouns", "alleging") or head.lemma_ in words("nouns", "alleging")
        ):
            for child in head.children:
                if child.dep_ == "prep" and child.lower_ in ("from", "by"):
                    for end in child.children:
                        if end.dep_ == "pobj" and not _inside(scope, end):
                            yield _speaker(reading, end, head)
        current = head


def _adjoined(reading: Reading, scope: Token | None) -> Iterator[Speaker]:
    """As in "according to X", "as X reported", "as reported by X" beside the clause."""
    for token in reading.sentence:
        lower = token.lower_
        if (
            lower == "according"
            and token.i + 1 < reading.sentence.end
            and token.nbor(1).lower_ == "to"
        ):
            end = next((c for c in token.nbor(1).children if c.dep_ == "pobj"), None)
            if end is None and token.i + 2 < reading.sentence.end:
                end = token.nbor(2)
            if end is not None and (scope is None or not _inside(scope, end)):
                yield _adjoined_speaker(reading, token.i, end)
        elif (
            lower == "as"
            and token.head.lemma_.lower() in words("verbs", "reporting")
            and token.head.pos_ == "VERB"
        ):
            verb = token.head
            if scope is not None and (_inside(scope, verb) or not _covers(verb, scope)):
                continue
            for child in verb.children:
                if child.dep_ == "nsubj":
                    yield Speaker(_name(reading, child), token.i, max(verb.i, child.i) + 1)
                elif child.dep_ == "agent":
                    for end in child.children:
                        if end.dep_ == "pobj":
                            yield _adjoined_speaker(reading, token.i, end)


def _estimates(reading: Reading, scope: Token) -> Iterator[Speaker]:
    """As in "by South Korean estimates" anywhere in the clause."""
    for token in reading.sentence:
        if (
            scope.pos_ == "VERB"
            and _inside(scope, token.head.head)
            and token.lower_ in words("nouns", "estimates")
            and token.dep_ == "pobj"
            and token.head.lower_ == "by"
            and token.tag_ == "NNS"
        ):
            for child in token.children:
                if child.i in reading.at and child.i < token.i:
                    yield Speaker(reading.at[child.i], token.head.i, token.i + 1)


def _covers(verb: Token, scope: Token) -> bool:
    above = verb.head
    return above in (verb, scope) or _inside(scope, above)


def _inside(token: Token, top: Token) -> bool:
    return token == top or top.is_ancestor(token)


def _speaker(reading: Reading, subject: Token, verb: Token) -> Speaker:
    first = subject.left_edge.i
    last = subject.i + 1
    name = reading.at.get(subject.i)
    if name is not None:
        first, last = min(name.first, first), name.last
    if subject.i - first > _WIDE:
        first = name.first if name is not None else subject.i
    if abs(verb.i - subject.i) < 5:
        first, last = min(first, verb.i), max(last, verb.i + 1)
    elif last - first > 14:
        first = subject.i
    return Speaker(_name(reading, subject), max(first, reading.sentence.start), last)


def _adjoined_speaker(reading: Reading, first: int, end: Token) -> Speaker:
    name = reading.at.get(end.i)
    last = name.last if name is not None else end.i + 1
    return Speaker(_name(reading, end), first, last)


def _name(reading: Reading, word: Token) -> Name | None:
    found = participants(reading, word)
    return found[0].name if found else None
