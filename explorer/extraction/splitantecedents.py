"""Plural nouns and "they" that mean exactly two named things: "the two leaders", "both countries".

Read backward from the noun, sentence by sentence, until two of its kind are named: where they are
more at once, nobody knows which two are meant. Such anaphora are called split-antecedent (Yu and
others 2020, "Free the Plural: Unrestricted Split-Antecedent Anaphora Resolution").
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from spacy.tokens import Token

from explorer.extraction.arguments import Reading
from explorer.extraction.cluster import Cluster, canonical
from explorer.extraction.gazetteers import words
from explorer.extraction.name import Name
from explorer.extraction.parsing import Parsed

SURE = 0.8
_BACK = 4
"""Sentences; two that were named further back are hardly meant."""

_SIDES = frozenset({"side", "rival", "ally", "partner", "neighbor", "neighbour", "party", "foe"})
_COUPLE = frozenset({"couple", "spouse", "newlywed", "parent"})
_TWO_IN_ONE = frozenset({"couple", "pair", "duo"})
_THE = frozenset({"the", "these", "those", "both"})
_CLOSING = ("prep", "relcl", "acl", "appos")
_SPOUSES = frozenset({"wife", "husband", "spouse"})
_ACTING = ("PERSON", "ORGANIZATION", "PLACE")

Place = tuple[Reading, int, Parsed]
"""A sentence's reading, the number of its passage and the passage."""


def pairs_meant(
    places: Sequence[Place], home: Mapping[Name, Cluster], unnamed: Sequence[Cluster]
) -> tuple[list[tuple[Name, Cluster, str]], set[Name]]:
    """The nouns and pronouns that mean two, once for each of both, with its cluster and the reason.

    Also the nouns that were taken for a thing of its own, among the ``unnamed``, and mean two. The
    readings hold both names from then on.
    """
    home, found = dict(home), []
    own, lost = {id(c) for c in unnamed}, set()
    couple = _couple(places, home)
    for number, (reading, passage, parsed) in enumerate(places):
        for token in reading.sentence:
            taken = reading.at.get(token.i)
            if taken is not None and id(home[taken]) not in own:
                continue
            kind = _asks(token)
            if not kind:
                continue
            if kind == "couple":
                both = couple
            elif kind == "they":
                both = _subjects(places[number - 1], passage, home) if number else []
            else:
                both = _last_two(places, number, token, kind, home)
            if len(both) != 2:
                continue
            if taken is not None:
                lost.add(taken)
                for at in range(taken.first, taken.last):
                    reading.at.pop(at, None)
            start, end = parsed.shown(token.left_edge.i, token.i + 1)
            names = tuple(
                Name(passage, token.i, token.i + 1, start, end, token.text, c.kind, title="nominal")
                for c in both
            )
            reading.both[token.i] = names
            home.update(zip(names, both, strict=True))
            why = " and ".join(f"“{canonical(c)}”" for c in both)
            found += [(n, c, f"means {why}") for n, c in zip(names, both, strict=True)]
    return found, lost


def _asks(noun: Token) -> str:
    """Of which kind a noun means two: a kind, "country", "any", "couple", "they", or ''."""
    if noun.lower_ == "they":
        opens = noun.dep_ in ("nsubj", "nsubjpass") and noun.head == noun.sent.root
        return "they" if opens and noun.i - noun.sent.start < 2 else ""
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or any(c.dep_ in _CLOSING for c in noun.children):
        return ""
    before = {c.lower_ for c in noun.children if c.i < noun.i}
    others = before - _THE - {"two"}
    if others - {"young", "old", "elderly", "married", "neighboring", "neighbouring", "rival"}:
        return ""
    if lemma in _COUPLE and before & {"the", "both"}:
        return "couple"
    if noun.tag_ != "NNS" and lemma not in _TWO_IN_ONE:
        return ""
    if lemma not in _TWO_IN_ONE and not ("both" in before or ("two" in before and before & _THE)):
        return ""
    if lemma in _TWO_IN_ONE:
        return "PERSON" if before & _THE else ""
    if lemma in words("nounkinds", "called country"):
        return "country"
    if lemma in _SIDES:
        return "any"
    return next((k for k in ("PERSON", "ORGANIZATION") if lemma in words("nounkinds", k)), "")


def _last_two(
    places: Sequence[Place], number: int, noun: Token, kind: str, home: Mapping[Name, Cluster]
) -> list[Cluster]:
    found: dict[int, Cluster] = {}
    for back in range(min(_BACK, number) + 1):
        reading, passage, _ = places[number - back]
        if places[number][1] - passage > 1:
            break
        here = [n for n in reading.names() if back or n.last <= noun.i]
        fit = [c for n in here if _fits(c := home[n], kind)]
        found |= {id(c): c for c in fit}
        if len(found) >= 2:
            break
    kinds = {c.kind for c in found.values()}
    return list(found.values()) if len(kinds) == 1 else []


def _fits(cluster: Cluster, kind: str) -> bool:
    if kind == "country":
        return cluster.kind == "PLACE" and cluster.what == "country"
    return cluster.kind in _ACTING if kind == "any" else cluster.kind == kind


def _subjects(place: Place, passage: int, home: Mapping[Name, Cluster]) -> list[Cluster]:
    """The two that do together what the sentence before says, if they are exactly two."""
    reading, before, _ = place
    root = reading.sentence.root
    first = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if before != passage or first is None:
        return []
    if first.i in reading.both:
        return [home[n] for n in reading.both[first.i]]
    if first.i not in reading.at:
        return []
    names = [reading.at[first.i], *(reading.at[c.i] for c in first.conjuncts if c.i in reading.at)]
    if len(first.conjuncts) != 1 or len(names) != 2 or names[0].kind != names[1].kind:
        return []
    both = [home[n] for n in names]
    return both if both[0] is not both[1] and both[0].kind in _ACTING else []


def _couple(places: Sequence[Place], home: Mapping[Name, Cluster]) -> list[Cluster]:
    """The one couple of an article, by "X and his wife Y"; empty where there are none or more."""
    found: dict[frozenset[int], list[Cluster]] = {}
    for reading, _, _ in places:
        people = [n for n in reading.names() if n.kind == "PERSON" and n.title != "pronoun"]
        for one, other in pairwise(people):
            between = [t.lower_ for t in reading.sentence.doc[one.last : other.first]]
            wed = not _SPOUSES.isdisjoint(between[-2:])
            if wed and "and" in between and len(between) < 8 and {"his", "her"} & set(between):
                both = [home[one], home[other]]
                found[frozenset(map(id, both))] = both
    couples = [c for c in found.values() if c[0] is not c[1]]
    return couples[0] if len(couples) == 1 else []
