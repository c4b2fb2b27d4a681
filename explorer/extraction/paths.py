"""The words of grammar that join two names: the verbs and nouns on the way from one to the other.

A classifier alone ties names that only stand in one sentence; the way through the parse tree is
the second witness (shortest path hypothesis: Bunescu and Mooney 2005). Which verbs speak for which
property is counted on annotated text by ``explorer/training/witnesses.py``.
"""

import json
from functools import cache

from spacy.tokens import Token

from explorer.resources import resource

NONE = "-"
"""Stands for a way without any verb."""


def joining(one: Token, other: Token) -> tuple[Token, list[Token]] | None:
    """The word that governs both and the words between, ends left out; None across sentences."""
    above = [one, *one.ancestors]
    place = {token.i: n for n, token in enumerate(above)}
    way: list[Token] = []
    step = other
    while step.i not in place:
        if step.head == step:
            return None
        way.append(step)
        step = step.head
    way += above[: place[step.i] + 1]
    between = [t for t in way if t.i not in (one.i, other.i)]
    return step, sorted(between, key=lambda t: t.i)


def verbs_between(one: Token, other: Token) -> frozenset[str]:
    """Lemmas of the verbs on the way; :data:`NONE` where there is none."""
    found = joining(one, other)
    if found is None:
        return frozenset({"?"})
    verbs = {t.lemma_.lower() for t in found[1] if t.pos_ in ("VERB", "AUX")}
    return frozenset(verbs) or frozenset({NONE})


@cache
def witnesses() -> dict[str, frozenset[str]]:
    """Property → the verbs that speak for it."""
    table = json.loads(resource("models", "witnesses.json").read_text(encoding="utf-8"))
    return {code: frozenset(verbs) for code, verbs in table.items()}


def witnessed(code: str, one: Token, other: Token) -> bool:
    """Whether every verb between two names speaks for a property."""
    return verbs_between(one, other) <= witnesses().get(code, frozenset())
