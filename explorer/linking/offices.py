"""The office that a text gives a person right before the name: "Syrian President Assad".

Only offices that one person at a time holds in a country tell who is meant; a general, a judge or
a professor of one surname may be two.
"""

import json
import re
from dataclasses import dataclass
from functools import cache

from explorer.resources import resource

_BEFORE = 90  # characters before a name in which its office stands
_MOST = 5  # words of an office
_ENDS = re.compile(r"[,;:!?\"“”()\[\]\n–—]|\.(?=\s)")
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_SOLE = {
    "president", "vice president", "prime minister", "deputy prime minister", "premier",
    "chancellor", "first minister", "secretary of state", "foreign secretary", "home secretary",
    "secretary-general", "secretary general", "attorney general", "attorney-general", "pope",
    "supreme leader", "first lady", "president-elect", "chief justice", "king", "queen", "emir",
    "emperor", "sultan", "treasury secretary", "defense secretary", "defence secretary",
    "health secretary", "press secretary",
}  # fmt: skip
_WEAK = {"secretary", "minister", "general secretary"}  # short for one of those above


@dataclass(frozen=True, slots=True)
class Office:
    """An office in small letters, and its country where the text says which."""

    name: str
    country: str = ""

    def fits(self, other: "Office") -> bool:
        """Whether one person may be called both: "Secretary" may be the Secretary of State."""
        if self.country and other.country and self.country != other.country:
            return False
        short, long = sorted((self.name, other.name), key=len)
        if long not in _sole():
            return False
        return short == long or (short in _WEAK and short in long.split())

    @property
    def telling(self) -> bool:
        """Whether hardly any other country has it, as "secretary of state"."""
        return self.name.startswith("secretary of") and self.name in _sole()


def office_before(text: str, start: int) -> Office | None:
    """The office that stands right before a name that starts somewhere in a text."""
    before = text[max(0, start - _BEFORE) : start].replace("U.S.", "US").replace("U.K.", "UK")
    words = _WORD.findall(_ENDS.split(before)[-1])
    if not words or not before[-1:].isspace():
        return None
    for count in range(min(_MOST, len(words)), 0, -1):
        name = " ".join(words[-count:]).casefold()
        if words[-count][0].isupper() and (name in _sole() or name in _WEAK):
            return Office(name, _country(words[:-count]))
    return None


def office_of(label: str) -> Office | None:
    """The office in the words of a relation, as in "president of"; None where there is none."""
    name = label.casefold().removesuffix(" of").removeprefix("former ")
    return Office(name) if name in _sole() else None


def _country(words: list[str]) -> str:
    """The country that ends the words before an office, "former" and the like between."""
    countries, between = _countries(), _attributes()
    rest = list(words)
    while rest and rest[-1].casefold() in between and rest[-1] not in countries:
        rest.pop()
    for count in (3, 2, 1):
        found = countries.get(" ".join(rest[-count:])) if len(rest) >= count else None
        if found:
            return found
    return ""


@cache
def _sole() -> frozenset[str]:
    """Offices that one person at a time holds, in small letters."""
    portfolios = [one.removeprefix("the ") for one in _roles()["portfolios"]]
    portfolios += ["foreign", "interior", "trade", "transport", "justice"]
    made = {f"{one} minister" for one in portfolios}
    made |= {f"minister of {one}" for one in portfolios}
    made |= {f"secretary of {one}" for one in portfolios}
    made |= {f"{one} secretary" for one in portfolios}
    return frozenset(_SOLE | made)


@cache
def _countries() -> dict[str, str]:
    """Countries by their names and adjectives."""
    rows = json.loads(resource("gazetteers", "countries.json").read_text(encoding="utf-8"))
    found = {"US": "United States", "UK": "United Kingdom", "Britain": "United Kingdom"}
    for row in rows:
        for word in (row["name"], *row["aliases"], *row["adjectives"]):
            found.setdefault(word, row["name"])
    return found


@cache
def _attributes() -> frozenset[str]:
    return frozenset(_roles()["attributes"])


@cache
def _roles() -> dict[str, list[str]]:
    path = resource("gazetteers", "roles.json")
    found: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return found
