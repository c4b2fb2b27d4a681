"""Ties for the Wikidata properties that a sentence states, where its grammar witnesses them.

What ``propertyhead`` thinks probable is taken only where the words between both names say it.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from spacy.tokens import Token

from explorer.extraction.arguments import Reading
from explorer.extraction.encoder import Encoded, Encoder
from explorer.extraction.factuality import certainty
from explorer.extraction.name import Name
from explorer.extraction.paths import joining
from explorer.extraction.propertyhead import Stated, stated
from explorer.extraction.tie import Tie
from explorer.extraction.witnesses import (
    chained,
    is_given,
    is_governed,
    is_open,
    is_verbal,
    told_of_others,
    trigger_of,
)
from explorer.model.properties import properties

_DEEDS = frozenset({"travel", "meeting", "conflict", "transfer", "support", "attendance"})
_CHILD, _PARENT = frozenset({"P22", "P25"}), frozenset({"P40"})
_KIN = {
    **dict.fromkeys(("son", "daughter", "child", "heir"), _CHILD),
    **dict.fromkeys(("father", "mother", "parent"), _PARENT),
    **dict.fromkeys(("brother", "sister", "sibling", "twin"), frozenset({"P3373"})),
    **dict.fromkeys(("wife", "husband", "spouse", "widow", "married"), frozenset({"P26"})),
}
_OWNED, _DOING = ("P127", "P1830"), ("subject-object", "passive-agent", "share")
_CRAFTS = ("P50", "P57", "P58", "P86", "P161", "P162", "P170")
_SAID = (0.18, 0.5, 0.8, 0.95, 1.0)
_RIGHT = (0.45, 0.46, 0.47, 0.52, 0.70)
"""How often the head is right when it says so much, on documents that it was not trained on
(``tests/benchmarks/calibration.py``); between these, in proportion."""


_UNSAID_FROM = 0.18
"""How probable a property must be that needs no words of its own."""
_BARE = 0.3
"""What no word near by says, and no grammar: never drawn, for on open news a third was right."""


def property_ties(
    reading: Reading, encoded: Encoded, encoder: Encoder, least: float
) -> Iterator[Tie]:
    """Ties for the properties that are at least so probable, each pair and property once.

    Only where the sentence is sure: a property has no words for what is denied, planned or alleged.
    """
    table = properties()
    taken: set[tuple[frozenset[Name], str | None]] = set()
    doc = reading.sentence.doc
    for each in stated(reading, encoded, encoder):
        known = table[each.code]
        both = frozenset((each.source, each.target))
        if each.sure < least or (both, each.code) in taken:
            continue
        taken |= {(both, each.code), (both, known.inverse)}
        source, target = each.source.key_word(doc), each.target.key_word(doc)
        found = joining(source, target)
        if found is None:
            continue
        scope, between = found
        if told_of_others(reading, each, known.way, between, scope):
            continue
        around = [source, *between, target]
        trigger = trigger_of(reading, known.said, around, each)
        if known.said and trigger is None:
            continue
        if not chained(doc, each) and not is_open(known.way, [*between, source, target], scope):
            continue
        if each.code == "P166" and not is_given(between, trigger, source, target):
            continue
        said = trigger or trigger_of(reading, known.worded, around, each)
        if said is not None and not is_governed(reading, each, said):
            continue
        if not known.worded and said is None and each.sure < _UNSAID_FROM:
            continue
        bare = known.worded and said is None and each.sure < known.bare
        other = bare and known.kind == "other" and _of_another_craft(reading, around, each)
        if bare and (known.bare >= 1 or other or is_verbal(scope, between)):
            sure = _BARE
        else:
            sure = _calibrated(each.sure)
        telling = dict.fromkeys([scope, *(t for t in between if t.pos_ == "VERB")])
        if any(certainty(word).factuality != "asserted" for word in telling):
            continue  # "the airline would buy jets from Boeing" says nothing of an owner
        place = (scope.i, scope.i + 1) if said is None else (said.i, said.i + 1)
        yield Tie(
            each.source, each.target, tuple(known.label.split()), known.label, known.kind,
            known.directed, place, scope, sure, "property",
            code=each.code,
        )  # fmt: skip


def _of_another_craft(reading: Reading, way: list[Token], each: Stated) -> bool:
    """Whether the words near by say that somebody did something else: "director of" a film."""
    others = (properties()[code].worded for code in _CRAFTS if code != each.code)
    return any(trigger_of(reading, words, way, each) is not None for words in others)


def merged(grammar: list[Tie], stated: list[Tie]) -> list[Tie]:
    """One tie for what both grammar and model say: the sentence's words, the model's property.

    Where the property runs the other way, its inverse is taken, if there is one; what grammar has
    no such words for, or words for a single deed only, stands by itself, in the words of the table.
    """
    table = properties()
    ties = list(grammar)
    for tie in stated:
        code, told = tie.code or "", False
        for n, other in enumerate(ties):
            if not _same_ends(other, tie) or other.rule == "property":
                continue
            if other.words[0] == "of":
                told = told or (other.code == code and other.source is tie.source)
                continue
            way = code if other.source is tie.source else table[code].inverse
            if code in _OWNED and other.rule in _DOING and other.kind == "ownership":
                way = "P1830"  # who buys owns, whichever way round the network has it
            if other.kind in _DEEDS and other.kind != tie.kind:
                continue  # a trip to a country is no citizenship
            kin = other.kind == "family" and not _of_kin(other, way)
            if kin or (other.kind == tie.kind == "part-of" and other.source is not tie.source):
                told = True  # whose child or part one is, grammar tells better
                continue
            if way and not _worded(other, way):
                continue  # "died in" is no place of birth
            if other.code is None and way:
                ties[n] = replace(other, code=way)
            if not way and _says_it(other, code):
                ties[n], told = replace(tie, sure=other.sure, scope=other.scope), True
            told = told or bool(way) or other.kind == tie.kind
        if not told:
            ties.append(tie)
    return ties


def _worded(tie: Tie, code: str) -> bool:
    """Whether the words that say a property are among a tie's own, where it needs any."""
    said = properties()[code].said
    return not said or bool(said & set(tie.key.split()))


def _says_it(tie: Tie, code: str) -> bool:
    """Whether a tie says a property the other way: "founded" and not "founded by"."""
    known = properties()[code]
    done = tie.rule in ("subject-object", "passive-agent") and known.label.endswith(" by")
    return done and bool(known.said & set(tie.key.split()))


def _of_kin(tie: Tie, code: str | None) -> bool:
    """Whether a property of kinship runs the way in which the sentence's word does."""
    said = next((_KIN[word] for word in tie.words if word in _KIN), None)
    return said is None or code in said


def stands_alone(tie: Tie) -> bool:
    """Whether a property is probable enough to be drawn with no words of grammar beside it."""
    return tie.sure >= _calibrated(properties()[tie.code or ""].alone)


def _same_ends(a: Tie, b: Tie) -> bool:
    return {id(a.source), id(a.target)} == {id(b.source), id(b.target)}


def _calibrated(said: float) -> float:
    return round(float(np.interp(said, _SAID, _RIGHT)), 3)
