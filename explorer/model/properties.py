"""Properties of Wikidata that relations are read as, from ``resources/properties.toml``.

A property says in which words its fact is printed, of which kind of relation it is, and which
kinds of entities can stand at either end.
"""

import tomllib
from dataclasses import dataclass
from functools import cache

from explorer.resources import resource


@dataclass(frozen=True, slots=True)
class Property:
    """A property of Wikidata; ``label`` reads from source to target.

    ``inverse`` tells the same fact from the other end, and is the property itself where both ends
    are alike. ``value`` marks targets that are no entities (dates, numbers, classes): never drawn.
    ``said`` are lemmas of which a sentence must have one to state it; empty where none is needed;
    ``worded`` are the same for where no words of grammar say it, unless it is as probable as
    ``bare``, or, where that is less than 1, no verb stands on the way.
    ``way`` names the list of verbs that may stand between both ends; "" where all may. ``alone`` is
    the least probability from which it is drawn with no words of grammar to say it.
    """

    id: str
    name: str
    label: str
    kind: str
    directed: bool
    source: frozenset[str]
    target: frozenset[str]
    inverse: str | None = None
    value: bool = False
    said: frozenset[str] = frozenset()
    worded: frozenset[str] = frozenset()
    bare: float = 0.5
    way: str = ""
    alone: float = 0.0

    def joins(self, source: str, target: str) -> bool:
        """Whether a line of this property can run between entities of these kinds."""
        return not self.value and source in self.source and target in self.target


@cache
def properties() -> dict[str, Property]:
    """Known properties by Wikidata's identifier."""
    tables = tomllib.loads(resource("properties.toml").read_text(encoding="utf-8"))
    return {
        key: Property(
            key,
            row["name"],
            row["label"],
            row["kind"],
            row["directed"],
            frozenset(row["source"]),
            frozenset(row["target"]),
            row.get("inverse"),
            row.get("value", False),
            frozenset(row.get("said", ())),
            frozenset(row.get("worded", ())),
            row.get("bare", 0.5),
            row.get("way", ""),
            row.get("alone", 0.0),
        )
        for key, row in tables.items()
    }
