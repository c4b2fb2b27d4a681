"""Who a surname alone means in another article: whoever holds the office that stands before it.

"Secretary Kerry" in one article is the "Secretary of State John Kerry" of another one, if nobody
else of that name is known, both texts call him by one office that one person at a time holds, no
country speaks against it, and the articles are not years apart. Anything less is a suggestion.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from explorer.linking.offices import Office, office_before, office_of
from explorer.model.corpus import Corpus
from explorer.model.names import folded, surnames
from explorer.model.records import Document, Entity, Extraction, Mention, Relation

_YEARS = 2  # between two articles that may speak of one holder of an office
_MENTIONS = 40  # of an entity that are read for its offices


@dataclass(frozen=True, slots=True)
class Person:
    """A person as some articles tell: offices, who is tied to them, the years of the articles.

    ``beside`` are the full names in these articles, and whether each is a person's.
    """

    id: str
    name: str
    offices: frozenset[Office]
    around: frozenset[str]
    beside: frozenset[tuple[str, bool]]
    years: frozenset[int]
    documents: frozenset[str]

    @property
    def short(self) -> bool:
        """Whether it is one word, that may be anybody's."""
        return len(self.name.split()) == 1

    def with_more(self, other: "Person") -> "Person":
        """The same person, with what other articles tell."""
        return Person(
            id=self.id,
            name=self.name,
            offices=self.offices | other.offices,
            around=self.around | other.around,
            beside=self.beside | other.beside,
            years=self.years | other.years,
            documents=self.documents | other.documents,
        )


def one_holder(one: Person, other: Person) -> bool:
    """Whether two people of a surname, of whom one is called by it alone, must be one."""
    pairs = [(a, b) for a in one.offices for b in other.offices]
    if not (one.short or other.short) or not any(a.fits(b) for a, b in pairs):
        return False
    if any(a.country and b.country and a.country != b.country for a, b in pairs):
        return False
    if not near_in_time(one, other):
        return False
    if not (one.short and other.short) or any(
        a.telling or b.telling for a, b in pairs if a.fits(b)
    ):
        return True
    said = [{office.country for office in each.offices if office.country} for each in (one, other)]
    return bool(said[0] & said[1] or one.around & other.around)


def near_in_time(one: Person, other: Person) -> bool:
    """Whether articles on the one and on the other may speak of one time; undated ones may."""
    apart = [abs(a - b) for a in one.years for b in other.years]
    return not apart or min(apart) <= _YEARS


def people_of(extraction: Extraction, entities: Set[str]) -> Iterator[Person]:
    """Some entities of an extraction as it tells of them."""
    if not entities:
        return
    documents = {one.id: one for one in extraction.documents}
    known = {one.id: one for one in extraction.entities}
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    beside: defaultdict[str, set[tuple[str, bool]]] = defaultdict(set)
    for mention in extraction.mentions:
        beside[mention.document] |= _full_name(known[mention.entity])
        if mention.entity in entities:
            mentions[mention.entity].append(mention)
    relations: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in extraction.relations:
        for end in {*relation.ends} & entities:
            relations[end].append(relation)
    texts = {one.id: one.text for one in extraction.documents}
    for entity in extraction.entities:
        if entity.id in entities:
            yield _person(
                entity, mentions[entity.id], relations[entity.id], known, documents, texts, beside
            )


def person_in(corpus: Corpus, entity: Entity) -> Person:
    """An entity of a corpus as its articles tell of it."""
    mentions = corpus.store.mentions_of(entity.id)[:_MENTIONS]
    texts = {one: corpus.store.text_of(one) for one in {m.document for m in mentions}}
    beside: dict[str, set[tuple[str, bool]]] = {}
    for document in texts:
        there = {one.entity for one in corpus.store.mentions_in(document)}
        full = [_full_name(corpus.entities[one]) for one in there]
        beside[document] = set().union(*full)
    relations = list(corpus.relations_of(entity.id))
    return _person(entity, mentions, relations, corpus.entities, corpus.documents, texts, beside)


def _full_name(entity: Entity) -> set[tuple[str, bool]]:
    person = entity.kind == "PERSON"
    told = (person or entity.kind == "ORGANIZATION") and " " in entity.name
    return {(folded(entity.name), person)} if told else set()


def _person(
    entity: Entity,
    mentions: Sequence[Mention],
    relations: Sequence[Relation],
    known: Mapping[str, Entity],
    documents: Mapping[str, Document],
    texts: Mapping[str, str],
    beside: Mapping[str, Set[tuple[str, bool]]],
) -> Person:
    named = [one for one in mentions if one.form == "name"][:_MENTIONS]
    found = {office_before(texts[one.document], one.start) for one in named}
    found |= {
        office_of(one.label)
        for one in relations
        if one.source == entity.id and one.verdict != "rejected"
    }
    years = {documents[one.document].published[:4] for one in named}
    return Person(
        id=entity.id,
        name=entity.name,
        offices=frozenset(one for one in found if one is not None),
        around=frozenset(
            folded(known[end].name) for one in relations for end in one.ends if end != entity.id
        ),
        beside=frozenset().union(*(beside[one] for one in {m.document for m in mentions}))
        - _full_name(entity),
        years=frozenset(int(year) for year in years if year.isdigit()),
        documents=frozenset(one.document for one in mentions),
    )


def held_in(corpus: Corpus, extraction: Extraction, taken: Set[str]) -> dict[str, str]:
    """People of an extraction who are people of a corpus by their office, by id.

    ``taken`` are those of both that have joined already.
    """
    people = [one for one in extraction.entities if one.kind == "PERSON"]
    bearers = Counter(word for one in people for word in surnames(one.name))
    wanted: dict[str, Entity] = {}
    for entity in people:
        words = surnames(entity.name)
        if entity.id in taken or any(bearers[word] > 1 for word in words):
            continue
        known = {id for word in words for id in corpus.names.surnamed(word)}
        if len(known) == 1 and not known & taken:
            other = corpus.entities[known.pop()]
            if not other.rejected and _surname_of(entity.name, other.name):
                wanted[entity.id] = other
    return {
        one.id: wanted[one.id].id
        for one in people_of(extraction, wanted.keys())
        if one.offices and one_holder(one, person_in(corpus, wanted[one.id]))
    }


def held_among(people: Sequence[Person]) -> dict[str, str]:
    """Who of some people is who by office, by id; ``people`` that have joined already are one."""
    bearers: defaultdict[str, list[Person]] = defaultdict(list)
    for one in people:
        for word in surnames(one.name):
            bearers[word].append(one)
    found: dict[str, str] = {}
    for word, known in bearers.items():
        places = [document for one in known for document in one.documents]
        full = [one for one in known if not one.short]
        short = [one for one in known if folded(one.name) == word]
        if len(full) > 1 or not short or len(places) > len(set(places)):
            continue
        first, *_ = same = [(full or short)[0]]
        for one in short:
            if one is not first and any(one_holder(one, other) for other in same):
                found[one.id] = first.id
                same.append(one)
    return found


def _surname_of(one: str, other: str) -> bool:
    """Whether one of two names is a word that begins or ends the other, or both are one word."""
    short, long = sorted((folded(one), folded(other)), key=len)
    return short in surnames(long) and " " not in short
