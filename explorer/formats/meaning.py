"""Which field of another tool's file is the name, the kind, the label; what is left are facts.

The words are data: ``resources/networks.toml``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from explorer.formats.kept import Kept
from explorer.formats.network import Node, Tie
from explorer.model.fields import field_of, network_words, plain, words
from explorer.model.kinds import UNKNOWN, entity_kinds, relation_kinds
from explorer.model.records import Factuality

_FACTS, _FACT, _NAME = 12, 200, 300  # how many facts are kept; characters of one, and of a name
_DAY = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?")
_DIRECTIONS = {
    "directed": True, "undirected": False, "mutual": False, "true": True, "false": False,
    "yes": True, "no": False, "1": True, "0": False,
}  # fmt: skip
_CERTAINTIES: dict[str, Factuality] = {one: one for one in get_args(Factuality)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An entity of the file: what it is called, what it is, and what else is said of it."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    kept: Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """A relation of the file; ``kind`` is one of our closed list, ``quote`` its source's words."""

    source: str
    target: str
    label: str
    kind: str
    directed: bool
    certainty: Factuality
    when: str | None
    quote: str
    facts: tuple[tuple[str, str], ...]
    kept: Kept


def named(node: Node) -> Named:
    """An entity with its name; where no field has one, its id is its name."""
    left = dict(node.fields)
    name = _name(left) or node.id
    kind = node.kind or _take(left, "entity", "kind")
    aliases = [part.strip() for part in re.split("[;|]", _take(left, "entity", "aliases"))]
    return Named(
        id=node.id,
        name=name[:_NAME],
        kind=kind_of(kind),
        aliases=tuple(dict.fromkeys(a for a in aliases if a and a != name)),
        facts=_facts(left.items()),
        kept=node.kept,
    )


def together(one: Named, other: Named) -> Named:
    """One entity of two entries with its id: another name becomes an alias, nothing is lost."""
    names = [name for name in (one.name, other.name) if name != one.id] or [one.id]
    known = dict.fromkeys((*names[1:], *one.aliases, *other.aliases))
    return Named(
        id=one.id,
        name=names[0],
        kind=other.kind if one.kind == UNKNOWN else one.kind,
        aliases=tuple(name for name in known if name != names[0]),
        facts=tuple(dict.fromkeys((*one.facts, *other.facts)))[:_FACTS],
        kept=one.kept.joined(other.kept),
    )


def tied(tie: Tie) -> Tied:
    """A relation with its label and direction; one without a label is "linked to"."""
    left = {key: value for key, value in tie.fields.items() if plain(key) not in _drawn()}
    direction = _direction(left)
    certainty = _take(left, "relation", "certainty").casefold()
    began, ended = (_take(left, "relation", role) for role in ("date", "until"))
    when = _interval(began, ended)
    if when is None:
        left |= {key: value for key, value in (("from", began), ("until", ended)) if value}
    quote = _take(left, "relation", "quote")
    kind = tie.kind or next((left.pop(k) for k in list(left) if _is_kind(k, left[k])), "other")
    label = tie.label or _take(left, "relation", "label") or "linked to"
    return Tied(
        source=tie.source,
        target=tie.target,
        label=label[:_NAME],
        kind=kind,
        directed=tie.directed if direction is None else direction,
        certainty=_CERTAINTIES.get(certainty, "asserted"),
        when=when,
        quote=quote,
        facts=_facts(left.items()),
        kept=tie.kept,
    )


def kind_of(word: str) -> str:
    """Our kind for a word, else the word itself as a kind of its own; of a number none."""
    folded = plain(word)
    if not folded or not re.search("[^\\W\\d]", folded) or len(folded) > 40:
        return UNKNOWN
    return _kinds().get(folded, folded.upper())


def _name(left: dict[str, str]) -> str:
    """The likeliest name; a number only where nothing else is one."""
    worded = [key for key, value in left.items() if re.search(r"[^\W\d_]", value)]
    field = field_of(worded, "entity", "name") or field_of(left, "entity", "name")
    return left.pop(field) if field else ""


def _take(left: dict[str, str], of: str, role: str) -> str:
    field = field_of((key for key, value in left.items() if value), of, role)
    return left.pop(field) if field else ""


def _direction(left: dict[str, str]) -> bool | None:
    """Whether the fields say that a tie has a direction; None where they do not."""
    for key in list(left):
        if plain(key) in words("relation", "directed"):
            said = _DIRECTIONS.get(left[key].casefold())
            if said is not None:
                del left[key]
                return said
    return None


def _is_kind(key: str, value: str) -> bool:
    return plain(key) == "kind" and value in relation_kinds()


def _interval(began: str, ended: str) -> str | None:
    """An ISO 8601 interval of a beginning and an end; None where the first is no day or year."""
    first, last = _DAY.fullmatch(began), _DAY.fullmatch(ended)
    if first is None or (ended and last is None):
        return None
    return f"{first[1]}/{last[1]}" if last and last[1] != first[1] else first[1]


def _facts(fields: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    kept = (
        (_worded(key), value if len(value) <= _FACT else value[: _FACT - 1] + "…")
        for key, value in fields
        if value and plain(key) not in _drawn()
    )
    return tuple(kept)[:_FACTS]


def _worded(key: str) -> str:
    return plain(key) or key


@cache
def _drawn() -> frozenset[str]:
    return frozenset(network_words()["fields"]["drawn"])


@cache
def _kinds() -> Mapping[str, str]:
    found = {word: kind for kind, words in network_words()["kinds"].items() for word in words}
    return found | {plain(kind): kind for kind in (*entity_kinds(), UNKNOWN)}
