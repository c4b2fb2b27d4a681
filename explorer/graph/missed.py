"""What may have been missed: pairs that sentences name together and that no line ties, ranked.

Worth grows with the sentences and the articles that name both, and with the lines that each has:
between two who matter a missing line misses most. People and events weigh more than places, and
whoever is cited weighs less, for a sentence names its source; two mere places, and what a person
judged already, are left out.
"""

from dataclasses import dataclass
from math import log

from explorer.model.corpus import Corpus
from explorer.model.records import Entity
from explorer.model.untied import untied

_KINDS = {"PERSON": 1.3, "EVENT": 1.2, "ORGANIZATION": 1.1, "PLACE": 0.6}
_OTHER = 0.8  # of a work, a product, a group
_CITED = 0.4  # times that, of whom a sentence has as its source


@dataclass(frozen=True, slots=True)
class Missed:
    """A pair without a relation, and how many sentences and articles name both."""

    ends: tuple[str, str]
    sentences: int
    articles: int
    worth: float


def missed(corpus: Corpus) -> list[Missed]:
    """All such pairs, those first that are most worth a look; the same order every time.

    A pair with a relation, be it rejected, is none: somebody has looked at it.
    """
    ids, names = untied(corpus.decisions.values())
    tied = {frozenset(relation.ends) for relation in corpus.relations.values()}
    degrees = dict.fromkeys(corpus.entities, 0)
    for pair in tied:
        for end in pair:
            degrees[end] = degrees.get(end, 0) + 1
    cited = {claim.source for claims in corpus.claims.values() for claim in claims}
    found = []
    for one, other, sentences, articles in corpus.store.named_pairs():
        here = corpus.entities.get(one), corpus.entities.get(other)
        if here[0] is None or here[1] is None or not _asks(here[0], here[1]):
            continue
        pair = frozenset((one, other))
        if pair in tied or pair in ids or frozenset((here[0].name, here[1].name)) in names:
            continue
        weight = 1.0
        for entity in (here[0], here[1]):
            weight *= _KINDS.get(entity.kind, _OTHER) * (0.5 + log(1 + degrees[entity.id]))
            weight *= _CITED if entity.id in cited else 1.0
        worth = log(1 + sentences) * (1 + log(articles)) * weight
        found.append(Missed((one, other), sentences, articles, worth))
    found.sort(key=lambda pair: (-pair.worth, pair.ends))
    return found


def _asks(one: Entity, other: Entity) -> bool:
    if any(end.rejected or end.hidden for end in (one, other)):
        return False
    return one.id != other.id and {one.kind, other.kind} != {"PLACE"}
