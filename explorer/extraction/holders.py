"""An office alone ("The Foreign Secretary said") where an article names one holder of it."""

from collections import defaultdict
from dataclasses import dataclass

from spacy.tokens import Doc

from explorer.extraction.cluster import Cluster
from explorer.extraction.gazetteers import known_names, words
from explorer.extraction.name import Name
from explorer.extraction.parsing import Parsed

_NOT_NOW = frozenset({
    "former", "ex", "ex-", "then", "late", "acting", "deputy", "shadow", "interim", "outgoing",
    "incoming", "assistant", "vice", "next", "-",
})  # fmt: skip
_HEADS = frozenset({"president", "prime minister", "premier", "chancellor"})
"""Offices that readers know the holders of: others may hold them and be named without."""
_LONGEST = 3
SURE = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """An office alone at tokens ``first`` to ``last`` (excluded), whose holder is a cluster."""

    passage: int
    first: int
    last: int
    cluster: Cluster


@dataclass(frozen=True, slots=True)
class _Office:
    words: str
    country: str


def offices_alone(article: list[Parsed], names: list[Name], clusters: list[Cluster]) -> list[Held]:
    """Capital offices behind "the" with no name beside them, held by exactly one named person.

    None where two hold it, where either is said to be of another country, where the article also
    names somebody who was, acts as or shadows it, and for a head of state or government unless
    nobody is named before.
    """
    holders = _holders(article, clusters)
    people = [(m.name.passage, m.name.first, c) for c in clusters if c.kind == "PERSON"
              for m in c.members]  # fmt: skip
    foremost = min(people, key=lambda each: each[:2], default=(0, 0, None))[2]
    named = {(name.passage, i) for name in names for i in range(name.first, name.last)}
    found = []
    for number, parsed in enumerate(article):
        doc = parsed.doc
        for first in range(1, len(doc)):
            if not doc[first].text[0].isupper():
                continue
            size = _size(doc, first)
            if not size or not _alone(doc, first, first + size):
                continue
            if any((number, i) in named for i in range(first, first + size)):
                continue
            office = _Office(doc[first : first + size].text.lower(), _country(doc, first))
            held = holders.get(office.words, {})
            if len(held) != 1:
                continue
            cluster, countries = next(iter(held.items()))
            head = office.words in _HEADS
            if (size < 2 or head) and not (head and cluster is foremost):
                continue
            if None not in countries and office.country in countries:
                found.append(Held(number, first, first + size, cluster))
    return found


def _holders(
    article: list[Parsed], clusters: list[Cluster]
) -> dict[str, dict[Cluster, set[str | None]]]:
    """Office → who stands beside it → the countries told there; None where it is not held now."""
    found: dict[str, dict[Cluster, set[str | None]]] = defaultdict(lambda: defaultdict(set))
    for cluster in clusters:
        if cluster.kind != "PERSON":
            continue
        for name in (member.name for member in cluster.members):
            doc = article[name.passage].doc
            for first, last in _beside(doc, name):
                now = first == 0 or doc[first - 1].lower_ not in _NOT_NOW
                country = _country(doc, first)
                told = country if now else None
                found[doc[first:last].text.lower()][cluster].add(told)
    return found


def _beside(doc: Doc, name: Name) -> list[tuple[int, int]]:
    """The offices right before a name or in commas behind it."""
    found = []
    for size in range(_LONGEST, 0, -1):
        if name.first >= size and _is_office(doc, name.first - size, name.first):
            found.append((name.first - size, name.first))
            break
    at = name.last
    if at + 1 < len(doc) and doc[at].text == ",":
        at += 1 + (doc[at + 1].lower_ in ("the", "a"))
        for first in (at, at + 1):
            size = _size(doc, first) if first < len(doc) else 0
            if size:
                found.append((first, first + size))
                break
    return found


def _size(doc: Doc, first: int) -> int:
    """How many words an office has that begins here."""
    sizes = range(_LONGEST, 0, -1)
    return next((n for n in sizes if _is_office(doc, first, first + n)), 0)


def _is_office(doc: Doc, first: int, last: int) -> bool:
    return last <= len(doc) and doc[first:last].text.lower() in words("roles", "offices")


def _alone(doc: Doc, first: int, last: int) -> bool:
    """Behind "the", in capitals, and with nobody or nothing that it is the office of."""
    begin = first - 1 if doc[first - 1].text in known_names() else first
    determined = begin > 0 and doc[begin - 1].lower_ == "the"
    after = doc[last] if last < len(doc) else None
    follows = after is not None and (
        after.tag_ in ("NNP", "NNPS", "NN", "NNS", "POS", "HYPH")
        or after.lower_ in ("of", "for", "to", "-", "designate", "elect")
    )
    apposed = after is not None and after.text == "," and last + 1 < len(doc)
    person = apposed and doc[last + 1].tag_ in ("NNP", "NNPS")
    capital = all(t.text[0].isupper() for t in doc[first:last])
    return determined and capital and not follows and not person


def _country(doc: Doc, first: int) -> str:
    """The country told before an office, or ''."""
    for size in (2, 1):
        entry = known_names().get(doc[max(0, first - size) : first].text)
        if entry is not None and entry.what in ("adjective", "country"):
            return entry.country
    return ""
