"""Why are two entities tied? One answer for the panel and the command line."""

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.graph.ways import ways_between
from explorer.graph.weighing import rank, verdict_of
from explorer.model.corpus import Corpus
from explorer.model.records import Candidate, Evidence, Relation


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation and the sentences that state it, in order of place."""

    relation: Relation
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """Everything that ties two entities; all empty: nothing in these articles does.

    ``ties`` are their relations, asserted and strong ones first, rejected ones last; ``candidates``
    sentences that only name both; ``paths`` the best ways from one to the other, each step a tie,
    sought only where no relation stands.
    """

    ends: tuple[str, str]
    ties: tuple[Tie, ...]
    candidates: tuple[Candidate, ...]
    paths: tuple[tuple[Tie, ...], ...]


def why(corpus: Corpus, one: str, other: str) -> Why:
    """What ties two entities, by id."""
    if one == other:
        return Why((one, other), (), (), ())
    direct = _ties(corpus, [relation.id for relation in corpus.relations_between(one, other)])
    stands = [tie for tie in direct if verdict_of(corpus, tie.relation) != "rejected"]
    rejected = [tie for tie in direct if tie not in stands]
    stands.sort(key=lambda tie: rank(corpus, tie.relation))
    paths = () if stands else ways_between(corpus, one, other).paths
    return Why(
        (one, other),
        (*stands, *rejected),
        tuple(corpus.named_together(one, other)),
        tuple(tuple(_ties(corpus, path)) for path in paths),
    )


def _ties(corpus: Corpus, relations: Sequence[str]) -> list[Tie]:
    evidence: dict[str, list[Evidence]] = {relation: [] for relation in relations}
    for one in corpus.store.evidence_of(relations):
        evidence[one.relation].append(one)
    return [Tie(corpus.relations[one], tuple(found)) for one, found in evidence.items()]
