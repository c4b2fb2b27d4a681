"""Joining by name, or by surname and office: extractions, and a new article to a corpus."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from explorer.linking.clustering import given_pairs
from explorer.linking.copies import clusters
from explorer.linking.decided import ANY, decided
from explorer.linking.holders import Person, held_among, held_in, people_of
from explorer.linking.middles import chained, known_among, known_in
from explorer.model.corpus import Corpus
from explorer.model.joining import renamed
from explorer.model.kinds import UNKNOWN
from explorer.model.names import folded
from explorer.model.records import (
    Candidate,
    Document,
    Entity,
    Evidence,
    Extraction,
    Figure,
    Mention,
    Record,
    Relation,
    Sentence,
)

_LETTERS: dict[type, str] = {
    Document: "d",
    Sentence: "s",
    Entity: "e",
    Mention: "m",
    Relation: "r",
    Evidence: "v",
    Candidate: "c",
    Figure: "f",
}
_Key = tuple[str, str]


def matches(corpus: Corpus, extraction: Extraction) -> dict[str, str]:
    """Entities of the extraction that are in the corpus already, by id.

    Same full name and kind; a person's needs two parts, for "Kim" may be anybody, or one of the
    same office, see :mod:`~explorer.linking.holders`, or one without a middle name, see
    :mod:`~explorer.linking.middles`. A name that two entities share, in the corpus or in the
    article, joins neither. Another tool's entity without a
    kind has that of its only namesake, if the name has two parts. Names that a person gave an
    entity are its own, see :mod:`~explorer.linking.decided`. Several of one article may be one.
    """
    given = extraction.entities
    alike = dict.fromkeys(id for one in given for id in sorted(corpus.names.called(one.name)))
    here = [corpus.entities[id] for id in alike]
    kinds = _only_kinds((*here, *given))
    there = {key: {entity.id} for key, entity in _unambiguous(here, kinds).items()}
    said = decided(corpus) if corpus.decisions else {}
    found: dict[str, str] = {}
    for (name, kind), entity in _unambiguous(given, kinds).items():
        meant = {*there.get((name, kind), ()), *said.get((name, kind), ())}
        alone = [one.id for one in here if _name(one) == name and one.kind == kind]
        if not meant and _has_two_parts(name):
            meant = {*said.get((name, ANY), ())}
            alone = [one.id for one in here if _name(one) == name]
        if len(meant) == 1 and meant.issuperset(alone):
            found[entity.id] = meant.pop()
    found |= known_in(corpus, extraction, {*found, *found.values()})
    return found | held_in(corpus, extraction, {*found, *found.values()})


def join(extractions: Sequence[Extraction], separate: bool = False) -> Extraction:
    """One extraction of several, numbered d1, e1, r1 … in order; ``separate`` joins no entity.

    The same extractions in the same order give the same records. Copies of one article are in one
    cluster, see :mod:`explorer.linking.copies`.
    """
    apart = [_prefixed(extraction, f"{n}.") for n, extraction in enumerate(extractions, 1)]
    same = {} if separate else _same(apart)
    numbers: Counter[type] = Counter()
    given: dict[str, str] = {}  # the new id of an entity by its id here

    def name(record: Record) -> str:
        if isinstance(record, Entity):
            first = same.get(record.id, record.id)
            if first not in given:
                numbers[Entity] += 1
                given[first] = f"e{numbers[Entity]}"
            return given[first]
        numbers[type(record)] += 1
        return f"{_LETTERS[type(record)]}{numbers[type(record)]}"

    joined = renamed(
        Extraction(
            generator="; ".join(dict.fromkeys(one.generator for one in apart if one.generator)),
            documents=tuple(record for one in apart for record in one.documents),
            sentences=tuple(record for one in apart for record in one.sentences),
            entities=tuple(record for one in apart for record in one.entities),
            mentions=tuple(record for one in apart for record in one.mentions),
            relations=tuple(record for one in apart for record in one.relations),
            evidence=tuple(record for one in apart for record in one.evidence),
            candidates=tuple(record for one in apart for record in one.candidates),
            figures=tuple(record for one in apart for record in one.figures),
            spots=tuple(record for one in apart for record in one.spots),
            warnings=tuple(record for one in apart for record in one.warnings),
            extra=apart[0].extra if len(apart) == 1 else "",
        ),
        name,
    )
    return replace(joined, documents=_clustered(joined.documents))


def _clustered(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Documents in clusters of copies, also of those that came as copies from a file."""
    texts = {one.id: one.text for one in documents}
    found = clusters(texts, given_pairs(documents))
    return tuple(replace(one, cluster=found.get(one.id, "")) for one in documents)


def _same(extractions: Sequence[Extraction]) -> dict[str, str]:
    """The first entity of those that are one, by the id of each."""
    kinds = _only_kinds(entity for one in extractions for entity in one.entities)
    first: dict[_Key, str] = {}
    found = {
        entity.id: first.setdefault(key, entity.id)
        for extraction in extractions
        for key, entity in _unambiguous(extraction.entities, kinds).items()
    }
    people = _joined(
        (
            one
            for extraction in extractions
            for one in people_of(
                extraction, {each.id for each in extraction.entities if each.kind == "PERSON"}
            )
        ),
        found,
    )
    known = known_among(people)
    return chained(found, known, held_among(_joined(people, known)))


def _joined(people: Iterable[Person], same: Mapping[str, str]) -> list[Person]:
    """People, those that are one as one."""
    found: dict[str, Person] = {}
    for one in people:
        id = same.get(one.id, one.id)
        found[id] = found[id].with_more(one) if id in found else replace(one, id=id)
    return list(found.values())


def _only_kinds(entities: Iterable[Entity]) -> dict[str, str]:
    """The known kind of names that have no more than one."""
    found: dict[str, set[str]] = {}
    for entity in entities:
        if entity.kind != UNKNOWN:
            found.setdefault(_name(entity), set()).add(entity.kind)
    return {name: kinds.pop() for name, kinds in found.items() if len(kinds) == 1}


def _unambiguous(entities: Iterable[Entity], kinds: Mapping[str, str]) -> dict[_Key, Entity]:
    """Entities of one origin by name and kind where that says who is meant.

    ``kinds`` says what one is whose kind is unknown, where no other here has its name.
    """
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        found.setdefault(_name(entity), []).append(entity)
    clear: dict[_Key, Entity] = {}
    for name, named in found.items():
        full = _has_two_parts(name)
        of_kind = Counter(entity.kind for entity in named)
        for entity in named:
            kind = entity.kind
            if kind == UNKNOWN and full and len(named) == 1:
                kind = kinds.get(name, kind)
            if name and of_kind[entity.kind] == 1 and (full or kind != "PERSON"):
                clear[name, kind] = entity
    return clear


def _name(entity: Entity) -> str:
    return folded(entity.name)


def _has_two_parts(name: str) -> bool:
    """Two words that are more than an initial: "J. Smith" may be John or Jane."""
    parts = [part for part in name.split() if len(part.rstrip(".")) > 1]
    return len(parts) >= 2


def _prefixed(extraction: Extraction, prefix: str) -> Extraction:
    """An extraction whose ids no other one has."""
    return renamed(extraction, lambda record: prefix + record.id)
