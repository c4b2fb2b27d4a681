"""What one article adds to what the others say: new relations, strengthened, contradicted ones.

It follows from the corpus as it is, so it can be asked of any article at any time. Copies of the
article say nothing beside it, for they count as one source with it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from explorer.graph.weighing import cluster_of, standing
from explorer.model.corpus import Corpus
from explorer.model.joining import relation_key
from explorer.model.kept import Claim
from explorer.model.records import Relation


@dataclass(frozen=True, slots=True)
class Contribution:
    """Ids of relations that an article tells something of, each in one group, and of entities.

    ``contradicted``: this article negates what others do not, or the other way round.
    ``strengthened``: others say so too. ``new``: nobody else does; ``tying`` are those of them
    whose two entities no other article ties. ``entities`` stand in no other relation.
    """

    new: tuple[str, ...] = ()
    tying: tuple[str, ...] = ()
    strengthened: tuple[str, ...] = ()
    contradicted: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()


def contribution(corpus: Corpus, document: str) -> Contribution:
    """What an article adds, relations in order of arrival; nothing where it is the only one."""
    own = cluster_of(corpus, document)
    mine: dict[str, Relation] = {}
    others: dict[tuple[object, ...], set[bool]] = defaultdict(set)  # whether they deny, by key
    tied: set[tuple[str, str]] = set()
    known: set[str] = set()
    said: dict[str, set[bool]] = {}
    for relation in corpus.relations.values():
        if relation.verdict == "rejected" or _gone(corpus, relation):
            continue
        here, there = _denials(corpus, standing(corpus, relation), own)
        if here:
            mine[relation.id], said[relation.id] = relation, here
        if there:
            others[_what(relation)] |= there
            tied.add(relation.ends)
            known.update(relation.ends)
    if not known:
        return Contribution()
    groups: dict[str, list[str]] = defaultdict(list)
    for id, relation in mine.items():
        beside = others.get(_what(relation), set())
        if any(denies != other for denies in said[id] for other in beside):
            groups["contradicted"].append(id)
        elif beside:
            groups["strengthened"].append(id)
        else:
            groups["new"].append(id)
            if relation.ends not in tied:
                groups["tying"].append(id)
    ends = dict.fromkeys(end for relation in mine.values() for end in relation.ends)
    return Contribution(
        new=tuple(groups["new"]),
        tying=tuple(groups["tying"]),
        strengthened=tuple(groups["strengthened"]),
        contradicted=tuple(groups["contradicted"]),
        entities=tuple(end for end in ends if end not in known),
    )


def _what(relation: Relation) -> tuple[object, ...]:
    """What a relation says, in whatever words and order of its ends where it has no direction."""
    source, target, directed, kind, words = relation_key(relation)
    ends = (source, target) if directed else relation.ends
    return ends, directed, kind, words


def _denials(corpus: Corpus, claims: Mapping[Claim, int], own: str) -> tuple[set[bool], set[bool]]:
    """Whether the sentences of an article, and those of others, negate; empty where it has none."""
    here: set[bool] = set()
    there: set[bool] = set()
    for claim in claims:
        side = here if cluster_of(corpus, claim.document) == own else there
        side.add(claim.factuality == "negated")
    return here, there


def _gone(corpus: Corpus, relation: Relation) -> bool:
    return any(corpus.entities[end].rejected for end in relation.ends)
