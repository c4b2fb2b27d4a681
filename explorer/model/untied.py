"""Pairs of which a person said that no sentence ties them: decisions "no-relation"."""

import json
from collections.abc import Iterable

from explorer.model.records import Decision

UNTIED = "no-relation"  # what such a decision is
PAIR = "pair"  # holds the two ids in its value


def untied(decisions: Iterable[Decision]) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """The pairs by ids, and by names: they stay so when their entities come back as others."""
    said = [one for one in decisions if one.what == UNTIED]
    ids = {frozenset(json.loads(one.value)[PAIR]) for one in said}
    return ids, {frozenset(one.quotes) for one in said}
