"""Kinds of entities and relations, read from ``resources/kinds.toml``: data, not code.

Panels, filters, extraction, legend and the FollowTheMoney writer read the same file.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from explorer.resources import resource

UNKNOWN = "OTHER"
"""The kind of an entity of which nobody says what it is."""


@dataclass(frozen=True, slots=True)
class EntityKind:
    """A kind of entity: its words, its shape, and its schema in FollowTheMoney."""

    id: str
    label: str
    plural: str
    shape: str
    followthemoney: str


@dataclass(frozen=True, slots=True)
class RelationKind:
    """A kind of relation: whether it has a direction, its phrase, and what others call it."""

    id: str
    label: str
    directed: bool
    followthemoney: str
    properties: tuple[str, ...]


@cache
def entity_kinds() -> dict[str, EntityKind]:
    """Known kinds of entities in display order."""
    return {
        key: EntityKind(key, row["label"], row["plural"], row["shape"], row["followthemoney"])
        for key, row in _tables()["entity"].items()
    }


@cache
def relation_kinds() -> dict[str, RelationKind]:
    """The closed list of relation kinds in display order."""
    return {
        key: RelationKind(
            key, row["label"], row["directed"], row["followthemoney"], tuple(row["properties"])
        )
        for key, row in _tables()["relation"].items()
    }


def entity_kind(kind: str) -> EntityKind:
    """The kind of that name; one of another tool's is shown as it is, drawn as a group."""
    word = kind.capitalize()
    many = _plural(word)
    return entity_kinds().get(kind) or EntityKind(kind, word, many, "rounded", "LegalEntity")


def same_kind(word: str) -> str:
    """The known kind that a word is in other letters ("person"), else the word itself."""
    upper = word.strip().upper()
    return upper if upper in entity_kinds() or upper == UNKNOWN else word


def relation_label(kind: str) -> str:
    """What a kind of relation is called; an unknown one by its own word."""
    known = relation_kinds().get(kind)
    return known.label if known else kind


def _plural(word: str) -> str:
    if re.search("[^aeiou]y$", word):
        return word[:-1] + "ies"
    if re.search("(ss|x|z|ch|sh)$", word):
        return word + "es"
    return word if word.endswith("s") else word + "s"


@cache
def _tables() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads(resource("kinds.toml").read_text(encoding="utf-8"))
