"""What a person should look at first: relations without a verdict, ranked by what a look is worth.

Worth is doubt times weight. Doubt: nobody asserts it, a sentence denies it, few sentences that do
not depend on one another, low confidence. Weight: it is drawn in the story, it alone joins two
parts of the graph, its ends have many lines. Each relation says in a phrase what put it there.
"""

from collections import Counter, defaultdict
from collections.abc import Generator, Iterator, Set
from dataclasses import dataclass
from math import log

from explorer.graph.weighing import backing, factuality_of, in_words, standing
from explorer.model.corpus import Corpus
from explorer.model.message import Message
from explorer.model.records import Relation

Pair = tuple[str, str]
SLICE = 500  # relations ranked between two moments in which the window may breathe

_UNSURE = {
    "alleged": (0.8, "only alleged"),
    "hedged": (0.65, "only hedged"),
    "negated": (0.5, "only denied"),
    "planned": (0.45, "only expected or tried"),
}
_DENIED = (0.9, "one sentence says it, another denies it")
_UNSOURCED = (0.3, "drawn by hand, with no sentence")
_ALONE, _FEW = (0.4, "one sentence alone says so"), (0.15, "two sources say so")
_LEAST_SURE = 0.75  # confidence below which the phrase names it
_STORY, _BRIDGE = (0.8, "drawn in the story"), (0.6, "the only tie between two parts")
_HUBS = "both ends have many lines"
_BASE = 0.3  # of doubt and of weight: nothing is worth nothing


@dataclass(frozen=True, slots=True)
class Ranked:
    """A relation to look at; ``why`` is the phrase that says why now."""

    relation: str
    worth: float
    why: Message


def ranking(corpus: Corpus, story: Set[str]) -> Iterator[Ranked | None]:
    """Relations that ask for a verdict, in no order; None is a moment to breathe.

    ``story`` are the relations behind the lines of the story. A property that was read beside the
    words of a sentence asks for none: the words do.
    """
    degrees, told = _degrees(corpus)
    yield None
    bridges = yield from _bridges(corpus)
    most = log(1 + max(degrees.values(), default=1))
    for number, relation in enumerate(corpus.relations.values()):
        if number % SLICE == 0:
            yield None
        if not asks(corpus, relation) or (relation.ends in told and not in_words(relation)):
            continue
        least = log(1 + min(degrees[end] for end in relation.ends)) / most if most else 0.0
        weights = [(0.5 * least, _HUBS)]
        if relation.id in story:
            weights.append(_STORY)
        if relation.ends in bridges:
            weights.append(_BRIDGE)
        doubts = _doubts(corpus, relation)
        worth = (_BASE + sum(d for d, _ in doubts)) * (_BASE + sum(w for w, _ in weights))
        yield Ranked(relation.id, worth, _why(doubts, weights))


def asks(corpus: Corpus, relation: Relation) -> bool:
    """Whether a relation is still to be judged: by itself, and by none of its sentences."""
    if relation.verdict != "unreviewed" or relation.source == relation.target:
        return False
    if any(corpus.entities[end].rejected for end in relation.ends):
        return False
    claims = corpus.claims.get(relation.id)
    if not claims:
        return True
    verdicts = {claim.verdict for claim in claims}
    return verdicts <= {"unreviewed", "rejected"} and "unreviewed" in verdicts


def _doubts(corpus: Corpus, relation: Relation) -> list[tuple[float, str]]:
    claims = standing(corpus, relation)
    if not claims:
        return [_UNSOURCED]
    found = []
    said = {claim.factuality for claim in claims}
    firmest = factuality_of(corpus, relation)
    if "negated" in said and len(said) > 1:
        found.append(_DENIED)
    elif firmest in _UNSURE:
        found.append(_UNSURE[firmest])
    independent = backing(corpus, (relation.id,)).independent
    if independent == 1:
        alone = sum(claims.values()) == 1
        found.append(_ALONE if alone else (0.35, "one source alone says so"))
    elif independent == 2:
        found.append(_FEW)
    unsure = 1.0 - relation.confidence
    phrase = f"{relation.confidence * 100:.0f} % sure" if relation.confidence < _LEAST_SURE else ""
    found.append((unsure, phrase))
    return found


def _why(doubts: list[tuple[float, str]], weights: list[tuple[float, str]]) -> Message:
    """The strongest doubt and the strongest weight, as one phrase."""
    doubt = max((d for d in doubts if d[1]), default=(0.0, ""))[1]
    weight, place = max(weights)
    parts = [part for part in (doubt, place if weight >= 0.3 else "") if part]
    phrase = ", ".join(parts) or "not looked at yet"
    return Message(phrase[0].upper() + phrase[1:])


def _degrees(corpus: Corpus) -> tuple[Counter[str], set[Pair]]:
    """How many lines each entity has, and the pairs that a sentence ties in words."""
    pairs, told = set(), set()
    for relation in corpus.relations.values():
        pairs.add(relation.ends)
        if in_words(relation):
            told.add(relation.ends)
    degrees: Counter[str] = Counter()
    for one, other in pairs:
        degrees[one] += 1
        degrees[other] += 1
    return degrees, told


def _bridges(corpus: Corpus) -> Generator[None, None, set[Pair]]:
    """Pairs whose line alone joins two parts of the graph, neither of them a single entity.

    Tarjan's low links, without recursion: a long chain would end it.
    """
    near: defaultdict[str, set[str]] = defaultdict(set)
    for relation in corpus.relations.values():
        if relation.verdict != "rejected" and relation.source != relation.target:
            near[relation.source].add(relation.target)
            near[relation.target].add(relation.source)
    yield None
    met: dict[str, int] = {}
    low: dict[str, int] = {}
    found: set[Pair] = set()
    for root in near:
        if root in met:
            continue
        met[root] = low[root] = len(met)
        trail = [(root, "", iter(near[root]))]
        while trail:
            here, came, ways = trail[-1]
            if len(met) % SLICE == 0:
                yield None
            for there in ways:
                if there == came:
                    continue
                if there in met:
                    low[here] = min(low[here], met[there])
                    continue
                met[there] = low[there] = len(met)
                trail.append((there, here, iter(near[there])))
                break
            else:
                trail.pop()
                if not came:
                    continue
                low[came] = min(low[came], low[here])
                if low[here] > met[came] and len(near[here]) > 1 and len(near[came]) > 1:
                    found.add((came, here) if came <= here else (here, came))
    return found
