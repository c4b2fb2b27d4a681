"""Who is meant by those who take part: names, examples of a group, states that send somebody.

As in "26 heads of state, including leaders from Iran, Cuba and Indonesia": each of the three.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from explorer.extraction import gazetteers as known
from explorer.extraction.arguments import Participant, Reading, participants
from explorer.extraction.dependents import prepositions
from explorer.extraction.name import Name
from explorer.extraction.relationkinds import acts
from explorer.extraction.subjects import subjects

_AMONG = ("some", "many", "several", "dozens", "most", "all")
_NAMING = ("including", "such")


def takers(reading: Reading, verb: Token, depth: int = 0) -> list[Participant]:
    """Who does what a verb says, also the states whose leaders do."""
    doers, _ = subjects(reading, verb)
    if doers:
        return [d for d in doers if acts(d.name)]
    own = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if own is not None:
        return meant(reading, own)
    if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX") and depth < 3:
        return takers(reading, verb.head, depth + 1)
    return []


def meant(reading: Reading, word: Token) -> list[Participant]:
    """The names that a word stands for, those given as its examples, those whose leaders it is.

    Of "Assad or Russia" the text says neither.
    """
    if any(c.lower_ in ("or", "nor") for c in word.subtree if c.dep_ == "cc"):
        return []
    found = [p for p in participants(reading, word) if acts(p.name)]
    if found:
        return found
    if word.lower_ in _AMONG:  # "some of the leaders"
        word = next((end for p, end in prepositions(word) if p.lower_ == "of"), word)
    for one in (word, *(c for c in word.conjuncts if c.i > word.i)):
        found += _sent_by(reading, one)
        # The parser hangs "including …" on the word, or on the verb over it.
        above = one.head.head if one.dep_ == "pobj" else one.head
        for child in (*one.rights, *(c for c in above.rights if c.i > one.i)):
            if child.lower_ in _NAMING and child.dep_ == "prep" and child.i - one.i < 8:
                for end in _ends(child):
                    found += participants(reading, end) or _sent_by(reading, end)
    seen: dict[Name, Participant] = {}
    for each in found:
        if acts(each.name):
            seen.setdefault(each.name, each)
    return list(seen.values())


def _ends(word: Token) -> Iterable[Token]:
    for child in word.children:
        if child.dep_ == "pobj":
            yield child
        elif child.dep_ == "prep":
            yield from (c for c in child.children if c.dep_ == "pobj")


def _sent_by(reading: Reading, word: Token) -> list[Participant]:
    """As in "leaders from Iran, Cuba and Indonesia", "the presidents of Chad and Mali"."""
    if word.lower_ not in known.words("events", "sending for") or word.i in reading.at:
        return []
    found: list[Participant] = []
    for preposition, end in prepositions(word):
        if preposition.lower_ in ("from", "of"):
            found += [
                Participant(p.name, word, p.sure - 0.1, acting=True)
                for p in participants(reading, end)
                if p.name.what == "country" or p.name.kind == "ORGANIZATION"
            ]
    return found
