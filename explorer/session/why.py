"""Why are two entities tied, or several? One answer for the panel and the command line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from explorer.graph.passing import article_passes, passes
from explorer.graph.sifting import lines_for
from explorer.graph.tied import Tied
from explorer.graph.together import Step as Linked
from explorer.graph.together import chains
from explorer.graph.view import ViewState
from explorer.graph.ways import Ways, ways_between
from explorer.graph.weighing import rank, verdict_of
from explorer.model.corpus import Corpus
from explorer.model.records import Candidate, Evidence, Relation

_OPEN = ViewState()
_FEW_PAIRS, _AMONG = 6, 2  # pairs of several of which so many ways are told
_ALONE, _BESIDE = 5, 3  # ways that are told where nothing else ties two, and beside what does


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation and the sentences that state it, in order of place."""

    relation: Relation
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a chain: a tie, or without one sentences that only name both."""

    ends: tuple[str, str]
    tie: Tie | None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """A sentence, and which of some entities it names."""

    document: str
    start: int
    end: int
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """Everything that ties two entities; all empty: no line does, and no chain of what is named.

    ``ties`` are their relations, asserted and strong ones first, rejected ones last; ``candidates``
    sentences that only name both; ``paths`` the best ways from one to the other through others,
    each step a tie; of ``shortest`` ways with the fewest lines.

    Where there is nothing of these, ``chains`` are the best of the ``nearest`` shortest chains over
    lines and pairs that a sentence only names together.
    """

    ends: tuple[str, str]
    ties: tuple[Tie, ...]
    candidates: tuple[Candidate, ...]
    paths: tuple[tuple[Tie, ...], ...]
    shortest: int = 0
    chains: tuple[tuple[Step, ...], ...] = ()
    nearest: int = 0


def why(corpus: Corpus, one: str, other: str, view: ViewState = _OPEN) -> Why:
    """What ties two entities, by id, of what the filters of a view leave."""
    if one == other:
        return Why((one, other), (), (), ())
    left = lines_for(corpus, view)
    found = direct(corpus, one, other, view, left)
    stands = any(verdict_of(corpus, tie.relation) != "rejected" for tie in found.ties)
    paths, shortest = ways(corpus, one, other, view, left, _BESIDE if stands else _ALONE)
    if stands or found.candidates or paths:
        return replace(found, paths=paths, shortest=shortest)
    chained, nearest = chains_between(corpus, one, other, view, left)
    return replace(found, chains=chained, nearest=nearest)


def chains_between(
    corpus: Corpus, one: str, other: str, view: ViewState, left: Tied
) -> tuple[tuple[tuple[Step, ...], ...], int]:
    """The best shortest chains over lines and pairs named together, and how many are as short."""
    found = chains(corpus, one, other, view, left)
    names = [step.relation for path in found.best for step in path if step.relation]
    told = {tie.relation.id: tie for tie in _ties(corpus, names, view)}

    def made(step: Linked) -> Step:
        if step.relation:
            return Step(step.ends, told[step.relation])
        named = corpus.store.candidates_between(*step.ends)
        left = (place for place in named if article_passes(corpus, place.document, view))
        return Step(step.ends, None, tuple(left))

    return tuple(tuple(map(made, path)) for path in found.best), found.shortest


def direct(corpus: Corpus, one: str, other: str, view: ViewState, left: Tied) -> Why:
    """What ties two without others: their relations, and sentences that only name both.

    With filters, only the relations and sentences that pass; ``left`` are the lines that do.
    """
    there = [relation.id for relation in corpus.relations_between(one, other)]
    if view.filters or view.sources_off or view.least:
        rows = left.rows_of({corpus.relations[name].ends for name in there[:1]})
        there = [name for line in left.only(rows).lines for name in line.relations]
    ties = _ties(corpus, there, view)
    stands = [tie for tie in ties if verdict_of(corpus, tie.relation) != "rejected"]
    rejected = [tie for tie in ties if tie not in stands]
    stands.sort(key=lambda tie: rank(corpus, tie.relation))
    candidates = [
        one
        for one in corpus.named_together(one, other)
        if article_passes(corpus, one.document, view)
    ]
    return Why((one, other), (*stands, *rejected), tuple(candidates), ())


def ways(
    corpus: Corpus, one: str, other: str, view: ViewState, left: Tied, k: int = _ALONE
) -> tuple[tuple[tuple[Tie, ...], ...], int]:
    """The best ways between two, each step a tie, and how many have as few lines as the first.

    ``left`` are the lines that the view leaves.
    """
    found: Ways = ways_between(corpus, one, other, k, view, left)
    told = {tie.relation.id: tie for tie in _ties(corpus, sum(found.paths, ()), view)}
    return tuple(tuple(told[name] for name in path) for path in found.paths), found.shortest


def why_among(corpus: Corpus, entities: Sequence[str], view: ViewState = _OPEN) -> tuple[Why, ...]:
    """What ties each two of several; those with most sentences first, untied ones last.

    Of few pairs, also the ways and chains between those that nothing ties directly.
    """
    left = lines_for(corpus, view)
    pairs = [*combinations(entities, 2)]
    found = [direct(corpus, one, other, view, left) for one, other in pairs]
    if len(pairs) <= _FEW_PAIRS:
        found = [_over_others(corpus, one, view, left) for one in found]
    return tuple(
        sorted(
            found,
            key=lambda one: (-sum(len(tie.evidence) for tie in one.ties), -len(one.candidates)),
        )
    )


def named_by(answers: Iterable[Why]) -> tuple[Shared, ...]:
    """The sentences that name two and more of several, those that name most first."""
    found: dict[tuple[str, int], tuple[int, dict[str, None]]] = {}
    for answer in answers:
        places: list[Evidence | Candidate] = [*answer.candidates]
        places += [e for tie in answer.ties for e in tie.evidence if e.verdict != "rejected"]
        for place in places:
            end, names = found.get((place.document, place.start), (place.end, {}))
            names.update(dict.fromkeys(answer.ends))
            found[place.document, place.start] = max(end, place.end), names
    shared = [Shared(*key, end, tuple(names)) for key, (end, names) in found.items()]
    return tuple(sorted(shared, key=lambda one: -len(one.entities)))


def _over_others(corpus: Corpus, found: Why, view: ViewState, left: Tied) -> Why:
    """The same with the ways between two that nothing ties directly."""
    if found.ties or found.candidates:
        return found
    paths, shortest = ways(corpus, *found.ends, view, left, _AMONG)
    if paths:
        return replace(found, paths=paths, shortest=shortest)
    chained, nearest = chains_between(corpus, *found.ends, view, left)
    return replace(found, chains=chained, nearest=nearest)


def _ties(corpus: Corpus, relations: Iterable[str], view: ViewState) -> list[Tie]:
    evidence: dict[str, list[Evidence]] = {relation: [] for relation in relations}
    for one in corpus.store.evidence_of(evidence):
        if passes(corpus, one, view):
            evidence[one.relation].append(one)
    return [Tie(corpus.relations[one], tuple(found)) for one, found in evidence.items()]
