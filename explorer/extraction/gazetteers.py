"""General knowledge as data: ``resources/gazetteers/*.json``, read once.

Nothing here is fitted to a text: countries with their adjectives, peoples and capitals; cities
and regions; outlets and other organizations; given names; offices, kinship, verbs, nouns, cues.
"""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from explorer.resources import resource


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a name: its kind, what it is, and the name of its country or region.

    ``what``: "country", "capital", "place", "adjective", "people", "outlet", "organization",
    "product", "event", "award".
    """

    kind: str
    what: str
    country: str = ""


@cache
def known_names() -> dict[str, Known]:
    """All names that are known, by their exact words."""
    found: dict[str, Known] = {}
    places, organizations = _table("places"), _table("organizations")
    for name in organizations["organizations"]:
        found[name] = Known("ORGANIZATION", "organization")
    for name in organizations["outlets"]:
        found[name] = Known("ORGANIZATION", "outlet")
    for name in _table("products")["named"]:
        found[name] = Known("PRODUCT", "product")
    for name in (*places["cities"], *places["regions"]):
        found[name] = Known("PLACE", "place")
    for name in places["west"]:
        found[name] = Known("PLACE", "country", name)
    for name in places["peoples"]:
        found[name] = Known("GROUP", "people")
    for name in places["events"]:
        found[name] = Known("EVENT", "event")
    for name in places["awards"]:
        found[name] = Known("WORK", "award")
    for name, region in places["demonyms"].items():
        found[name] = Known("GROUP", "adjective", region)
    for row in _table("countries"):
        country = row["name"]
        for name in row["capitals"]:
            found[name] = Known("PLACE", "capital", country)
        for name in row["peoples"]:
            found[name] = Known("GROUP", "people", country)
        for name in row["adjectives"]:
            found[name] = Known("GROUP", "adjective", country)
        for name in (country, *row["aliases"]):
            found[name] = Known("PLACE", "country", country)
    return found


def is_country(name: str) -> bool:
    """Whether a name is a country's, and not a continent's or a region's."""
    entry = known_names().get(name)
    return entry is not None and entry.what == "country"


@cache
def names_by_first_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Known names of several words, as the tokenizer cuts them, by the first; longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in known_names():
        words = tuple(name.replace("'s", " 's").replace("-", " - ").split())
        if len(words) > 1:
            found.setdefault(words[0], []).append((words, name))
    for rows in found.values():
        rows.sort(key=lambda row: len(row[0]), reverse=True)
    return found


@cache
def words(table: str, key: str) -> frozenset[str]:
    """The words of one list, as written in the data."""
    return frozenset(_table(table)[key])


@cache
def rows(table: str, key: str) -> tuple[tuple[str, ...], ...]:
    """The lists of one list, each of words that belong together."""
    return tuple(tuple(row) for row in _table(table)[key])


@cache
def kinds_of(table: str) -> dict[str, str]:
    """Word → kind of relation, for ``nouns``; the first list that has it wins."""
    found: dict[str, str] = {}
    for kind, listed in _table(table)["kinds"].items():
        for word in listed:
            found.setdefault(word, kind)
    return found


@cache
def irregular_verbs() -> dict[str, tuple[str, str]]:
    """Verb → its simple past and past participle, where they are not formed with "-ed"."""
    table = _table("verbs")["irregular"]
    return {lemma: (past, participle) for lemma, (past, participle) in table.items()}


@cache
def event_classes() -> dict[str, str]:
    """Noun that names an event → what sort of event ("attack", "ceremony" …)."""
    return {noun: sort for sort, nouns in _table("events")["nouns"].items() for noun in nouns}


@cache
def wider_events() -> dict[str, frozenset[str]]:
    """Noun wider than an event's own ("the gathering") → the sorts of event that it can mean."""
    return {noun: frozenset(sorts) for noun, sorts in _table("events")["wider"].items()}


@cache
def speaking_of_events() -> dict[str, str]:
    """Verb that speaks of an event without taking part → kind of relation that it states."""
    table = _table("events")["speaking of"]
    return {verb: kind for kind, verbs in table.items() for verb in verbs}


@cache
def kinship() -> dict[str, tuple[bool, str]]:
    """Kinship word → whether it has a direction, and Wikidata's property of "X, <word> of Y" or ''.

    Of children two, the father's and the mother's.
    """
    table = _table("kinship")
    found = {word: (True, code) for word, code in table["directed"].items()}
    found.update({word: (False, code) for word, code in table["mutual"].items()})
    return found


@cache
def adjectives() -> dict[str, dict[str, str]]:
    """Adjective → preposition that it takes → kind of relation that they state."""
    found: dict[str, dict[str, str]] = {}
    for kind, table in _table("adjectives").items():
        for word, prepositions in table.items():
            found.setdefault(word, {}).update(dict.fromkeys(prepositions, kind))
    return found


@cache
def offices() -> frozenset[str]:
    """Single words that name an office or occupation, lower case."""
    return frozenset(word for office in words("roles", "offices") for word in [office.split()[-1]])


@cache
def title_words() -> frozenset[str]:
    """Lower-case words that may stand as a title right before a person's name."""
    titles = {part.lower() for title in words("roles", "titles") for part in title.split()}
    ranks = {part for office in words("roles", "offices") for part in office.split()}
    return frozenset((titles | ranks) - {"of", "in", "at", "the", "to", "for", "d'affaires"})


@cache
def gender_of_given_name(name: str) -> str:
    """As in "male", "female", or "" where a given name tells nothing."""
    male, female = name in words("people", "male"), name in words("people", "female")
    if male == female:
        return ""
    return "male" if male else "female"


@cache
def _table(name: str) -> Any:
    return json.loads(resource("gazetteers", f"{name}.json").read_text(encoding="utf-8"))
