"""From relations to lines: all relations of an unordered pair are one line.

What a line says must be true when it is printed alone, so every figure of it follows from the
verdicts of people and from what each sentence claims, never from confidence alone.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from explorer.graph.weighing import (
    Backing,
    LineVerdict,
    Told,
    backing,
    by_rank,
    standing,
    told_of,
    weakest,
)
from explorer.model.corpus import Corpus
from explorer.model.kept import Acting
from explorer.model.kinds import relation_label
from explorer.model.records import Relation

_BACKINGS = (Backing(0, 0), Backing(1, 1))  # of no sentence and of one
_MANY = 2_000  # touched pairs from which on all lines are made anew


@dataclass(frozen=True, slots=True)
class Strand:
    """One of several relations of a line, with what its sentences say; ``arrows`` as the line's."""

    relation: str
    label: str
    arrows: tuple[bool, bool]
    sentences: int
    asserted: bool
    denied: bool
    verdict: LineVerdict
    sourced: bool
    color: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """All relations of an unordered pair that are not rejected.

    ``relations`` come strongest first; ``label`` and ``arrows`` (head at ``ends[0]``, head at
    ``ends[1]``) are those of the first, so that word and direction agree. ``sentences`` counts
    those that are not rejected, ``verdict`` is the weakest, ``sourced`` is False for a line made
    by hand that no sentence states yet. ``color`` is the first that a person gave one of them.
    ``backing`` counts the sources that do not depend on one another, see
    :func:`explorer.graph.weighing.backing`.
    ``strands`` are the single relations where there are several, and empty where there is one.
    """

    ends: tuple[str, str]
    relations: tuple[str, ...]
    sentences: int
    asserted: bool
    denied: bool
    verdict: LineVerdict
    label: str
    arrows: tuple[bool, bool]
    sourced: bool
    strength: float = 0.0
    color: str = ""
    backing: Backing = _BACKINGS[1]
    strands: tuple[Strand, ...] = ()

    @property
    def independent(self) -> int:
        """How many sources say so that do not depend on one another."""
        return self.backing.independent


def lines(
    corpus: Corpus, sources_off: Set[str] = frozenset(), articles_off: Set[str] = frozenset()
) -> tuple[Line, ...]:
    """All lines of a corpus, strongest first.

    A relation whose every sentence comes from ``sources_off`` or stands in ``articles_off`` is
    left out, as is one with itself: there is no pair to draw. Where nothing is off they are kept,
    and after an edit only the lines that it touched are made anew: with 100,000 relations all of
    them take seconds.
    """
    if sources_off or articles_off:
        return tuple(sorted(_computed(corpus, sources_off, articles_off), key=order_of))
    touched, kept = corpus.take_touched(), _kept.get(corpus)
    if kept is None or touched is None or len(touched) > _MANY:
        kept = _kept[corpus] = _Lines(_computed(corpus, sources_off, articles_off))
    elif touched:
        kept.replace({pair: _line_between(corpus, pair) for pair in touched})
    return kept.sorted


At = dict[str, dict[tuple[str, str], Line]]
"""The lines at each entity that has any, by their pairs."""


def kept_at(corpus: Corpus) -> At:
    """The lines of :func:`lines` at each entity, kept in step with them; for reading."""
    lines(corpus)
    return _kept[corpus].at


def lines_at(found: Iterable[Line]) -> At:
    """The lines at each entity."""
    at: At = {}
    for line in found:
        for end in line.ends:
            at.setdefault(end, {})[line.ends] = line
    return at


class _Lines:
    """All lines of a corpus in order, one a pair."""

    def __init__(self, found: Iterable[Line]) -> None:
        self.sorted = tuple(sorted(found, key=order_of))
        self.at: At = lines_at(self.sorted)

    def replace(self, found: Mapping[tuple[str, str], Line | None]) -> None:
        """Put other lines in the place of those of some pairs; None where there is none now."""
        changed = {pair: line for pair, line in found.items() if self._of(pair) != line}
        if not changed:
            return
        rows = list(self.sorted)
        for pair, line in changed.items():
            before = self._of(pair)
            if before is not None:
                del rows[bisect_left(rows, order_of(before), key=order_of)]
                for end in pair:
                    del self.at[end][pair]
                    if not self.at[end]:
                        del self.at[end]
            if line is not None:
                insort(rows, line, key=order_of)
                for end in pair:
                    self.at.setdefault(end, {})[pair] = line
        self.sorted = tuple(rows)

    def _of(self, pair: tuple[str, str]) -> Line | None:
        return self.at.get(pair[0], {}).get(pair)


_kept: WeakKeyDictionary[Corpus, _Lines] = WeakKeyDictionary()


def order_of(line: Line) -> tuple[float, tuple[str, str]]:
    """What to sort lines by: strongest first."""
    return -line.strength, line.ends


def _computed(
    corpus: Corpus, sources_off: Set[str], articles_off: Set[str] = frozenset()
) -> Iterator[Line]:
    pairs: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    off = bool(sources_off or articles_off)
    out = {entity.id for entity in corpus.entities.values() if entity.rejected}
    for relation in corpus.relations.values():
        if relation.source == relation.target or relation.source in out or relation.target in out:
            continue
        told = told_of(corpus, relation)
        if told.drawn and (not off or _rests_elsewhere(corpus, told, sources_off, articles_off)):
            pairs[relation.ends].append(told)
    return (line_of(corpus, ends, told) for ends, told in pairs.items())


def _rests_elsewhere(
    corpus: Corpus, told: Told, sources_off: Set[str], articles_off: Set[str]
) -> bool:
    """Whether a relation stands without what some sources say and some articles tell."""
    said = standing(corpus, told.relation)
    return not said or any(
        claim.source not in sources_off and claim.document not in articles_off for claim in said
    )


def _line_between(corpus: Corpus, pair: tuple[str, str]) -> Line | None:
    if pair[0] == pair[1] or any(_rejected(corpus, end) for end in pair):
        return None
    there = [told_of(corpus, one) for one in corpus.relations_between(*pair)]
    drawn = [told for told in there if told.drawn]
    return line_of(corpus, pair, drawn) if drawn else None


def _rejected(corpus: Corpus, entity: str) -> bool:
    found = corpus.entities.get(entity)
    return found is not None and found.rejected


def as_countries(corpus: Corpus, found: Sequence[Line], acting: Acting) -> tuple[Line, ...]:
    """Lines with an end that acts for another drawn there: "Moscow agreed" is Russia's line.

    What then has both ends at one is left out. Where nobody acts, they are ``found`` itself.
    """
    known = {line.ends for line in found} if acting else set()
    ends = {
        one: drawn_ends(corpus.relations[one], acting)
        for one, who in acting.items()
        if who and one in corpus.relations and corpus.relations[one].ends in known
    }
    if not ends:
        return tuple(found)
    touched = {corpus.relations[one].ends for one in ends}
    touched |= {_pair(*both) for both in ends.values()}
    pairs: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for line in found:
        for one in line.relations if line.ends in touched else ():
            relation = corpus.relations[one]
            pairs[_pair(*ends.get(one, relation.ends))].append(told_of(corpus, relation))
    kept = [line for line in found if line.ends not in touched]
    kept += [
        line_of(corpus, pair, relations, acting)
        for pair, relations in pairs.items()
        if pair[0] != pair[1]
    ]
    return tuple(sorted(kept, key=order_of))


def drawn_ends(relation: Relation, acting: Acting) -> tuple[str, str]:
    """Source and target as the story draws them: an end that acts for another is that other."""
    who = acting.get(relation.id, {})
    return who.get(relation.source, relation.source), who.get(relation.target, relation.target)


def line_of(
    corpus: Corpus, ends: tuple[str, str], relations: list[Told], acting: Acting | None = None
) -> Line:
    """The line that relations make between two ends, of which some may act for others."""
    if len(relations) == 1 and not acting:
        return _line_of_one(corpus, ends, relations[0])
    relations.sort(key=by_rank)
    first = relations[0]
    target = drawn_ends(first.relation, acting or {})[1]
    directed = first.relation.directed
    said = sum(told.in_words for told in relations)
    return Line(
        ends=ends,
        relations=tuple(told.relation.id for told in relations),
        sentences=_sentences(relations),
        asserted=first.factuality == "asserted",
        denied=_denied(first, relations),
        verdict=weakest(told.verdict for told in _asking(relations)),
        label=first.relation.label or relation_label(first.relation.kind),
        arrows=(directed and target == ends[0], directed and target == ends[1]),
        sourced=any(told.sourced for told in relations),
        strength=max(told.strength for told in relations) + 0.25 * max(0, said - 1),
        color=next((told.relation.color for told in relations if told.relation.color), ""),
        backing=backing(corpus, [told.relation.id for told in relations]),
        strands=tuple(_strand(ends, told, acting or {}) for told in relations[1:] and relations),
    )


def _strand(ends: tuple[str, str], told: Told, acting: Acting) -> Strand:
    one = told.relation
    target = drawn_ends(one, acting)[1]
    return Strand(
        relation=one.id,
        label=one.label or relation_label(one.kind),
        arrows=(one.directed and target == ends[0], one.directed and target == ends[1]),
        sentences=told.sentences,
        asserted=told.factuality == "asserted",
        denied=told.negated,
        verdict=told.verdict if told.verdict != "rejected" else "confirmed",
        sourced=told.sourced,
        color=one.color,
    )


def _line_of_one(corpus: Corpus, ends: tuple[str, str], told: Told) -> Line:
    """The same for one relation alone, as most are: a project has 100,000."""
    one = told.relation
    verdict = told.verdict if told.verdict != "rejected" else "confirmed"
    return Line(
        ends=ends,
        relations=(one.id,),
        sentences=told.sentences,
        asserted=told.factuality == "asserted",
        denied=told.negated,
        verdict=verdict,
        label=one.label or relation_label(one.kind),
        arrows=(one.directed and one.target == ends[0], one.directed and one.target == ends[1]),
        sourced=told.sourced,
        strength=told.strength,
        color=one.color,
        backing=_BACKINGS[told.sentences] if told.sentences < 2 else backing(corpus, (one.id,)),
    )


def _denied(first: Told, relations: list[Told]) -> bool:
    """Whether a sentence denies what the label says, in its words or others of the same kind.

    "Paid" is denied by "acquitted of bribing"; "met" is not because "no payment" was made.
    """
    kind = first.relation.kind
    return any(
        told.negated and (told is first or (told.relation.kind == kind and kind != "other"))
        for told in relations
    )


def _sentences(relations: list[Told]) -> int:
    """Sentences behind a line; a property is read in those that the words stand in already."""
    said = sum(told.sentences for told in relations if told.in_words)
    return max([said, *(told.sentences for told in relations if not told.in_words)])


def _asking(relations: list[Told]) -> list[Told]:
    """Those whose verdict counts for the line: what it is called after, and what says more.

    That a property was read beside the words asks for no verdict of its own, but may have one.
    """
    return [
        told
        for number, told in enumerate(relations)
        if not number or told.in_words or told.relation.verdict != "unreviewed"
    ]


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
