"""Ties for the Wikidata properties that a sentence states, where its grammar witnesses them.

What ``propertyhead`` thinks probable is taken only where the words between both names say it.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from spacy.tokens import Doc, Token

from explorer.extraction.arguments import Reading
from explorer.extraction.encoder import Encoded, Encoder
from explorer.extraction.factuality import certainty
from explorer.extraction.gazetteers import words
from explorer.extraction.name import Name
from explorer.extraction.paths import joining
from explorer.extraction.propertyhead import Stated, stated
from explorer.extraction.tie import Tie
from explorer.model.properties import properties

_DEEDS = frozenset({"travel", "meeting", "conflict", "transfer", "support", "attendance"})
_CHILD, _PARENT = frozenset({"P22", "P25"}), frozenset({"P40"})
_KIN = {
    **dict.fromkeys(("son", "daughter", "child", "heir"), _CHILD),
    **dict.fromkeys(("father", "mother", "parent"), _PARENT),
    **dict.fromkeys(("brother", "sister", "sibling", "twin"), frozenset({"P3373"})),
    **dict.fromkeys(("wife", "husband", "spouse", "widow", "married"), frozenset({"P26"})),
}
_DASHES = frozenset({"–", "—", "--"})
_SAYS_OF = frozenset({"VERB", "AUX"})
_SAID = (0.18, 0.5, 0.8, 0.95, 1.0)
_RIGHT = (0.45, 0.46, 0.47, 0.52, 0.70)
"""How often the head is right when it says so much, on documents that it was not trained on
(``tests/benchmarks/calibration.py``); between these, in proportion."""


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
        if known.way == "placing" and _across_dash(doc, each):
            continue
        if _describes_another(reading, each, target):
            continue
        if any(_another_clause(t) for t in between if t != scope) or _by_another(
            reading, each, between
        ):
            continue
        trigger = _trigger(reading, known.said, [source, *between, target], each)
        if known.said and trigger is None:
            continue
        if not _chained(doc, each) and not _open(known.way, [*between, source, target], scope):
            continue
        telling = dict.fromkeys([scope, *(t for t in between if t.pos_ == "VERB")])
        if any(certainty(word).factuality != "asserted" for word in telling):
            continue  # "the airline would buy jets from Boeing" says nothing of an owner
        place = (scope.i, scope.i + 1) if trigger is None else (trigger.i, trigger.i + 1)
        yield Tie(
            each.source, each.target, tuple(known.label.split()), known.label, known.kind,
            known.directed, place, scope, _calibrated(each.sure), "property", code=each.code,
        )  # fmt: skip


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
            if not _same_ends(other, tie) or other.rule == "property" or other.words[0] == "of":
                continue
            way = code if other.source is tie.source else table[code].inverse
            if other.kind in _DEEDS and other.kind != tie.kind:
                continue  # a trip to a country is no citizenship
            if other.kind == "family" and not _of_kin(other, way):
                told = True  # whose child one is, grammar tells better
                continue
            if way and not _worded(other, way):
                continue  # "died in" is no place of birth
            if other.code is None and way:
                ties[n] = replace(other, code=way)
            told = told or bool(way) or other.kind == tie.kind
        if not told:
            ties.append(tie)
    return ties


def _worded(tie: Tie, code: str) -> bool:
    """Whether the words that say a property are among a tie's own, where it needs any."""
    said = properties()[code].said
    return not said or bool(said & set(tie.key.split()))


def _of_kin(tie: Tie, code: str | None) -> bool:
    """Whether a property of kinship runs the way in which the sentence's word does."""
    said = next((_KIN[word] for word in tie.words if word in _KIN), None)
    return said is None or code in said


def stands_alone(tie: Tie) -> bool:
    """Whether a property is probable enough to be drawn with no words of grammar beside it."""
    return tie.sure >= _calibrated(properties()[tie.code or ""].alone)


def _same_ends(a: Tie, b: Tie) -> bool:
    return {id(a.source), id(a.target)} == {id(b.source), id(b.target)}


def _chained(doc: Doc, each: Stated) -> bool:
    """As "Guri, Bolívar, Venezuela", which the parser often takes for an enumeration."""
    between = doc[each.source.last : each.target.first]
    marks = [t.text for t in between]
    return (
        each.sure > 0.5
        and marks[:1] == [","]
        and marks.count(",") < 3
        and all(t.text == "," or t.pos_ == "PROPN" for t in between)
    )


def _open(way: str, between: list[Token], scope: Token) -> bool:
    """Whether only verbs of a list stand between, and the way does not run along an enumeration.

    A place "in" another is no act of somebody's, and what is listed side by side lies elsewhere.
    """
    if not way:
        return True
    if _side_by_side(between, scope):
        return False
    if any(t.dep_ == "nsubj" and t.head in between and t.head != scope for t in between):
        return False  # "the case on which the Court ruled was of schools in Tuscany"
    inner = {t.i for t in between}
    if any(t.dep_ == "dobj" and t.head.i not in inner for t in between[-2:]):
        return False  # "attacked Hezbollah in Lebanon": who was where is left open
    verbs = {t.lemma_.lower() for t in between if t.pos_ in ("VERB", "AUX")}
    return verbs <= words("verbs", f"way {way}")


def _across_dash(doc: Doc, each: Stated) -> bool:
    """As "Scotland" and "Moscow" in "(1635 in Leith, Scotland – 1699 in Moscow)"."""
    first, last = sorted((each.source, each.target), key=lambda name: name.first)
    return any(t.text in _DASHES for t in doc[first.last : last.first])


def _side_by_side(way: list[Token], scope: Token) -> bool:
    """Whether the ends stand in two members of one enumeration.

    What is above the enumeration holds for each member ("is a town in X and the capital of Y", "the
    Chilean painters X and Y"), and so does a subject that two verbs share.
    """
    steps = [t for t in way if t.head == scope and t != scope]
    listed = [t for t in steps if t.dep_ == "conj" and not _of_address(t)]
    others = [t for t in steps if t.dep_ != "conj"]
    shared = any(t.dep_ in ("nsubj", "nsubjpass") for t in others) and scope.pos_ in _SAYS_OF
    return bool(listed) and not shared


def _of_address(word: Token) -> bool:
    """As "United States" in "near Dublin, Ohio, United States": no list, each lies in the next."""
    before = word.doc[: word.left_edge.i + 1][-2:]
    return (
        word.pos_ == "PROPN"
        and word.head.pos_ == "PROPN"
        and len(before) == 2
        and before[0].text == ","
        and not any(c.dep_ == "cc" for c in word.head.children)
    )


def _another_clause(word: Token) -> bool:
    """As "sued" in "X bought Y and Z sued W", or in "X bought Y; Z sued W"."""
    if word.dep_ in ("ccomp", "parataxis"):
        low, high = sorted((word.i, word.head.i))
        return _clause(word) and any(t.text == ";" for t in word.doc[low:high])
    return word.dep_ == "conj" and _clause(word)


def _clause(word: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return word.pos_ in _SAYS_OF and any(c.dep_ in ("nsubj", "nsubjpass") for c in word.children)


def _describes_another(reading: Reading, each: Stated, end: Token) -> bool:
    """As "French" in "Anna Doyle, French President Luc Moreau": it tells of him, not of her."""
    head = end
    while head.dep_ in ("amod", "compound", "nmod", "poss") and head.head != head:
        head = head.head
    named = reading.at.get(head.i)
    if head is end:
        return False
    if named is None:
        return head.dep_ == "conj"  # "… and the German Chancellor"
    return named not in (each.source, each.target)


def _by_another(reading: Reading, each: Stated, way: list[Token]) -> bool:
    """As "SpaceX" and "Twitter" in "Musk, who owns SpaceX, bought Twitter": he joins them."""
    whole = each.source.kind == each.target.kind == "ORGANIZATION"
    return whole and any(
        t.i in reading.at and reading.at[t.i].kind == "PERSON" for t in way if t.dep_ != "poss"
    )


def _of_another(word: Token, reading: Reading, names: tuple[Name, Name]) -> bool:
    """As "joined" in "X joined Y after years at Z": it says nothing of Z."""
    named = [reading.at[c.i] for c in word.children if c.dep_ == "dobj" and c.i in reading.at]
    return word.pos_ == "VERB" and bool(named) and not any(name in names for name in named)


def _trigger(
    reading: Reading, said: frozenset[str], way: list[Token], each: Stated
) -> Token | None:
    """The word that says it: on the way between both names or hanging on it, but in neither."""
    near = {t.i: t for w in way for t in w.children if not _clause(t)} | {t.i: t for t in way}
    names = (each.source, each.target)
    able = [
        t
        for i, t in sorted(near.items())
        if t.lemma_.lower() in said
        and not any(n.first <= i < n.last for n in names)
        and not _of_another(t, reading, names)
    ]
    if not able:
        return None
    middle = (each.source.first + each.target.first) / 2
    return min(able, key=lambda t: (abs(t.i - middle), t.i))


def _calibrated(said: float) -> float:
    return round(float(np.interp(said, _SAID, _RIGHT)), 3)
