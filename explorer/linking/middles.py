"""Who has one name with and without what stands in its middle: "Regina M. Benjamin".

"George Bush" may be the son or the father. So two are one only if no other middle name is known
for that first and last name, if both articles name another person by the full name, or two
organizations, and if they are not years apart. Anything less is a suggestion.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import combinations

from explorer.linking.holders import Person, near_in_time, people_of, person_in
from explorer.linking.names import called, given_names_agree
from explorer.model.corpus import Corpus
from explorer.model.records import Extraction

_COMPANIONS = 2.0  # what both articles must name beside: a person counts 2, an organization 1
_Key = tuple[str, str]


def known_in(corpus: Corpus, extraction: Extraction, taken: Set[str]) -> dict[str, str]:
    """People of an extraction who are people of a corpus by first and last name, by id.

    ``taken`` are those of both that have joined already.
    """
    names = {one.id: one.name for one in extraction.entities if one.kind == "PERSON"}
    keys = ((id, _key(name)) for id, name in names.items())
    wanted = {id: key for id, key in keys if key is not None}
    times = Counter(wanted.values())
    known: dict[str, Person] = {}
    for id, key in wanted.items():
        if times[key] > 1 or id in taken:
            continue
        bearers = [
            one
            for one in corpus.names.surnamed(names[id].split()[-1])
            if _key(corpus.entities[one].name) == key
        ]
        if len(bearers) == 1 and bearers[0] not in taken:
            other = corpus.entities[bearers[0]]
            if not other.rejected:
                known[id] = person_in(corpus, other)
    return {
        one.id: known[one.id].id
        for one in people_of(extraction, known.keys())
        if _one(one, known[one.id])
    }


def known_among(people: Sequence[Person]) -> dict[str, str]:
    """Who of some people is who by first and last name, by id."""
    bearers: defaultdict[_Key, list[Person]] = defaultdict(list)
    for one in people:
        key = _key(one.name)
        if key is not None:
            bearers[key].append(one)
    found: dict[str, str] = {}
    for known in bearers.values():
        places = Counter(document for one in known for document in one.documents)
        if len(known) < 2 or max(places.values(), default=0) > 1:
            continue  # one article tells them apart
        if not all(given_names_agree(a.name, b.name) for a, b in combinations(known, 2)):
            continue  # there are two of this name, and who is the one without a middle name?
        first, *rest = known
        for one in rest:
            if any(_one(one, other) for other in (first, *(r for r in rest if r.id in found))):
                found[one.id] = first.id
    return found


def chained(*steps: Mapping[str, str]) -> dict[str, str]:
    """What an id becomes by one step after another."""
    found: dict[str, str] = {}
    for step in steps:
        found = {id: step.get(one, one) for id, one in found.items()}
        found = {**step, **found}
    return found


def _key(name: str) -> _Key | None:
    """First and last name of somebody who is called by both, folded."""
    words = called(name, "PERSON").plain
    return (words[0], words[-1]) if len(words) > 1 and len(words[0]) > 1 else None


def _one(one: Person, other: Person) -> bool:
    if not given_names_agree(one.name, other.name) or not near_in_time(one, other):
        return False
    worth = sum(2.0 if person else 1.0 for _, person in one.beside & other.beside)
    return worth >= _COMPANIONS
