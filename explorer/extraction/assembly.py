"""Records from what was found: numbered by first mention, evidence joined under its relation."""

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass, field
from itertools import combinations

from explorer.extraction.certainties import Certainty
from explorer.extraction.cluster import Cluster, canonical
from explorer.extraction.dates import When
from explorer.extraction.name import Name
from explorer.extraction.speaker import Speaker
from explorer.extraction.tie import Tie
from explorer.model.kinds import relation_kinds
from explorer.model.records import Candidate, Entity, Evidence, Form, Mention, Relation, Span

VERSION = "1"


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A tie with everything that its sentence says about it; places are of the shown text."""

    tie: Tie
    label: str
    certainty: Certainty
    sure: float
    sentence: Span
    clause: Span
    trigger: Span
    speakers: list[tuple[Speaker, Span, str]]
    drawn: bool
    when: When | None = None
    when_span: Span | None = None


@dataclass(slots=True, eq=False)
class Records:
    """The records of one article."""

    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A mention to write: the name, its cluster, why it is there."""

    name: Name
    cluster: Cluster
    form: Form
    reason: str
    sure: float


def assemble(
    document: str,
    clusters: list[Cluster],
    places: list[Place],
    found: list[Found],
    together: list[tuple[Span, list[Cluster]]],
    acting: Set[Name],
) -> Records:
    """Build the records; ``together`` lists who is named in each sentence, for the candidates.

    ``acting`` are the capitals and demonyms that act for their country where they stand.
    """
    records = Records()
    countries = {c.country: c for c in clusters if c.kind == "PLACE" and c.what == "country"}
    home = {place.name: place.cluster for place in places}
    ends = {place.name: _acting_end(place, countries) for place in places}
    adopted = _adopted(found, home, countries)
    ids = {id(c): f"e{i}" for i, c in enumerate(clusters, 1)}
    for cluster in clusters:
        records.entities.append(_entity(cluster, ids[id(cluster)], id(cluster) in adopted))
    for number, place in enumerate(sorted(places, key=lambda p: (p.name.start, p.name.end)), 1):
        country = countries.get(place.cluster.country)
        stands = (
            country is not None and country is not place.cluster and place.name.what != "country"
        )
        records.mentions.append(
            Mention(
                id=f"m{number}",
                entity=ids[id(place.cluster)],
                document=document,
                start=place.name.start,
                end=place.name.end,
                form=place.form,
                stands_for=ids[id(country)]
                if stands and country is not None and place.name in acting
                else None,
                confidence=place.sure,
                reason=place.reason,
            )
        )
    _relations(document, records, found, ends, ids)
    _candidates(document, records, together, ids, found, ends)
    return records


def _acting_end(place: Place, countries: dict[str, Cluster]) -> Cluster:
    """The entity that a tie at this mention ends at: a country for its adjective."""
    if (
        place.cluster.kind == "GROUP"
        and place.name.what == "adjective"
        and place.name.country in countries
    ):
        return countries[place.name.country]
    return place.cluster


def _adopted(
    found: list[Found], home: dict[Name, Cluster], countries: dict[str, Cluster]
) -> set[int]:
    """Groups that a line needs as their country, which the text names by its adjective only."""
    out = set()
    for each in found:
        for name in (each.tie.source, each.tie.target):
            cluster = home[name]
            adjectives = all(m.name.what == "adjective" for m in cluster.members)
            if (
                cluster.kind == "GROUP"
                and cluster.country
                and cluster.country not in countries
                and adjectives
                and each.drawn
            ):
                out.add(id(cluster))
    return out


def _entity(cluster: Cluster, number: str, adopted: bool) -> Entity:
    name = cluster.country if adopted else cluster.called or canonical(cluster)
    aliases = sorted(cluster.texts.keys() - {name})
    return Entity(
        id=number, name=name, kind="PLACE" if adopted else cluster.kind, aliases=tuple(aliases)
    )


def _relations(
    document: str,
    records: Records,
    found: list[Found],
    ends: dict[Name, Cluster],
    ids: dict[int, str],
) -> None:
    read: dict[tuple[str, str, bool, str], list[Found]] = defaultdict(list)
    for each in sorted(
        found, key=lambda f: (f.sentence, f.trigger, f.tie.source.start, f.tie.target.start)
    ):
        source, target = ids[id(ends[each.tie.source])], ids[id(ends[each.tie.target])]
        if source == target or not each.drawn:
            continue
        directed = each.tie.directed
        if not directed and _number(source) > _number(target):
            source, target = target, source
        read[source, target, directed, each.label.casefold()].append(each)
    groups = _grouped(read)
    for number, ((source, target, directed, kind, key), group) in enumerate(groups.items(), 1):
        best = max(
            group, key=lambda f: (f.certainty.factuality == "asserted", f.sure, -f.sentence[0])
        )
        records.relations.append(
            Relation(
                id=f"r{number}",
                source=source,
                target=target,
                directed=directed,
                label=best.label,
                kind=kind if kind in relation_kinds() else "other",
                lemma=key,
                property=None if best.certainty.factuality == "negated" else best.tie.code,
                confidence=max(f.sure for f in group),
            )
        )
        seen = set()
        for each in group:
            if each.sentence in seen:
                continue
            seen.add(each.sentence)
            forward = ids[id(ends[each.tie.source])] == source
            first, second = (
                (each.tie.source, each.tie.target)
                if forward
                else (each.tie.target, each.tie.source)
            )
            records.evidence.append(
                _evidence(
                    document,
                    f"v{len(records.evidence) + 1}",
                    f"r{number}",
                    each,
                    first,
                    second,
                    ends,
                    ids,
                )
            )


def _grouped(
    read: dict[tuple[str, str, bool, str], list[Found]],
) -> dict[tuple[str, str, bool, str, str], list[Found]]:
    """Ties by the relation that they state.

    Two rules can read the same words, as "sign with" and "sign deal with" in "signed a deal with":
    what reads the same for a person is one relation, of the kind that the most words told.
    """
    groups: dict[tuple[str, str, bool, str, str], list[Found]] = defaultdict(list)
    for (source, target, directed, _), alike in read.items():
        most = max(alike, key=lambda f: (len(f.tie.key.split()), f.tie.kind != "other", f.sure))
        groups[source, target, directed, most.tie.kind, most.tie.key] += alike
    return groups


def _evidence(
    document: str,
    number: str,
    relation: str,
    each: Found,
    first: Name,
    second: Name,
    ends: dict[Name, Cluster],
    ids: dict[int, str],
) -> Evidence:
    outer = each.speakers[-1] if each.speakers else None
    speaker = outer[0].name if outer else None
    return Evidence(
        id=number,
        relation=relation,
        document=document,
        start=each.sentence[0],
        end=each.sentence[1],
        clause=each.clause,
        source_mention=_inside(first, each.sentence),
        target_mention=_inside(second, each.sentence),
        trigger=each.trigger,
        factuality=each.certainty.factuality,
        attributed_to=ids[id(ends[speaker])] if speaker is not None and speaker in ends else None,
        attribution=outer[2] if outer else None,
        attribution_span=outer[1] if outer else None,
        chain=tuple(words for _, _, words in each.speakers),
        when=each.when.interval if each.when else None,
        when_text=each.when.words if each.when else None,
        when_span=each.when_span,
        confidence=each.sure,
        extractor=f"{each.tie.rule} {VERSION}",
    )


def _inside(name: Name, sentence: Span) -> Span | None:
    """Where a name stands, None where the sentence only implies it."""
    inside = sentence[0] <= name.start and name.end <= sentence[1]
    return (name.start, name.end) if inside else None


def _candidates(
    document: str,
    records: Records,
    together: list[tuple[Span, list[Cluster]]],
    ids: dict[int, str],
    found: list[Found],
    ends: dict[Name, Cluster],
) -> None:
    tied: dict[tuple[Span, str, str], float] = {}
    drawn = set()
    for each in found:
        a, b = sorted((ids[id(ends[each.tie.source])], ids[id(ends[each.tie.target])]), key=_number)
        if each.drawn:
            drawn.add((each.sentence, a, b))
        tied[each.sentence, a, b] = max(each.sure, tied.get((each.sentence, a, b), 0.0))
    for sentence, clusters in together:
        named = sorted({ids[id(c)] for c in clusters}, key=_number)[:12]
        for a, b in combinations(named, 2):
            sure = tied.get((sentence, a, b), 0.1)
            if (sentence, a, b) not in drawn:
                records.candidates.append(
                    Candidate(
                        id=f"c{len(records.candidates) + 1}",
                        source=a,
                        target=b,
                        document=document,
                        start=sentence[0],
                        end=sentence[1],
                        confidence=sure,
                    )
                )


def _number(identity: str) -> int:
    return int(identity[1:])
