"""From relations to lines: all relations of an unordered pair are one line.

What a line says must be true when it is printed alone, so every figure of it follows from the
verdicts of people and from what each sentence claims, never from confidence alone.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from weakref import WeakKeyDictionary

from explorer.graph.many_words import by_number, none_leads
from explorer.graph.weighing import (
    Backing,
    ClaimsOf,
    LineVerdict,
    Told,
    backing,
    label_of,
    told_of,
    weakest,
)
from explorer.model.corpus import Corpus
from explorer.model.kept import Acting
from explorer.model.records import Relation

_BACKINGS = (Backing(0, 0), Backing(1, 1))  # of no sentence and of one
_MANY = 2_000  # touched pairs from which on all lines are made anew
_LONG = 20_000  # changes that are kept in mind


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
    those that are not rejected and do not deny it (or do, where all do), ``verdict`` is the
    weakest, ``sourced`` is False for a line made by hand that no sentence states yet. ``color`` is
    the first that a person gave one of them.
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


def lines(corpus: Corpus) -> tuple[Line, ...]:
    """All lines of a corpus, strongest first; what filters leave: :mod:`explorer.graph.sifting`.

    A relation of an entity with itself is left out: there is no pair to draw. They are kept, and
    after an edit only the lines that it touched are made anew: with 100,000 relations all of them
    take seconds.
    """
    return kept_lines(corpus).sorted


def kept_lines(corpus: Corpus) -> "KeptLines":
    """The lines of :func:`lines` with what has changed in them; brought up to date."""
    touched, kept = corpus.take_touched(), _kept.get(corpus)
    if kept is None or touched is None or len(touched) > _MANY:
        kept = _kept[corpus] = KeptLines(_computed(corpus))
    elif touched:
        if len(kept.moved) > _LONG:
            kept = _kept[corpus] = KeptLines(kept.sorted)
        kept.replace({pair: _line_between(corpus, pair) for pair in touched})
    return kept


At = dict[str, dict[tuple[str, str], Line]]
"""The lines at each entity that has any, by their pairs."""


def lines_at(found: Iterable[Line]) -> At:
    """The lines at each entity."""
    at: At = {}
    for line in found:
        for end in line.ends:
            at.setdefault(end, {})[line.ends] = line
    return at


class Moved(NamedTuple):
    """That an edit touched a pair: where its line was among all, and where it is now.

    A place is -1 where there is none, or where the line is as it was; its sentences may be others.
    """

    pair: tuple[str, str]
    was: int
    now: int


class KeptLines:
    """All lines of a corpus in order, one a pair; ``moved`` are the changes since they are kept."""

    def __init__(self, found: Iterable[Line]) -> None:
        self.sorted = tuple(sorted(found, key=order_of))
        self.at: At = lines_at(self.sorted)
        self.moved: list[Moved] = []

    def replace(self, found: Mapping[tuple[str, str], Line | None]) -> None:
        """Put other lines in the place of those of some pairs; None where there is none now."""
        rows = list(self.sorted)
        for pair, line in found.items():
            before = self.of(pair)
            if before == line:
                self.moved.append(Moved(pair, -1, -1))
                continue
            was = now = -1
            if before is not None:
                was = bisect_left(rows, order_of(before), key=order_of)
                del rows[was]
                for end in pair:
                    del self.at[end][pair]
                    if not self.at[end]:
                        del self.at[end]
            if line is not None:
                now = bisect_left(rows, order_of(line), key=order_of)
                rows.insert(now, line)
                for end in pair:
                    self.at.setdefault(end, {})[pair] = line
            self.moved.append(Moved(pair, was, now))
        self.sorted = tuple(rows)

    def of(self, pair: tuple[str, str]) -> Line | None:
        """The line of a pair."""
        return self.at.get(pair[0], {}).get(pair)


_kept: WeakKeyDictionary[Corpus, KeptLines] = WeakKeyDictionary()


def order_of(line: Line) -> tuple[float, tuple[str, str]]:
    """What to sort lines by: strongest first."""
    return -line.strength, line.ends


def _computed(corpus: Corpus) -> Iterator[Line]:
    pairs: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    out = {entity.id for entity in corpus.entities.values() if entity.rejected}
    for relation in corpus.relations.values():
        if relation.source == relation.target or relation.source in out or relation.target in out:
            continue
        told = told_of(corpus, relation)
        if told.drawn:
            pairs[relation.ends].append(told)
    return (_line(corpus, ends, told) for ends, told in pairs.items())


def line_of(
    corpus: Corpus,
    pair: tuple[str, str],
    relations: Iterable[str],
    claims_of: ClaimsOf | None = None,
) -> Line:
    """The line of a pair with some of its relations alone, and of these what counts."""
    told = [told_of(corpus, corpus.relations[one], claims_of) for one in relations]
    return _line(corpus, pair, told, None, claims_of)


def _line_between(corpus: Corpus, pair: tuple[str, str]) -> Line | None:
    if pair[0] == pair[1] or any(_rejected(corpus, end) for end in pair):
        return None
    there = [told_of(corpus, one) for one in corpus.relations_between(*pair)]
    drawn = [told for told in there if told.drawn]
    return _line(corpus, pair, drawn) if drawn else None


def _rejected(corpus: Corpus, entity: str) -> bool:
    found = corpus.entities.get(entity)
    return found is not None and found.rejected


def drawn_pairs(relations: Iterable[Relation], acting: Acting) -> dict[str, tuple[str, str]]:
    """The pairs, by relation, as the story draws them."""
    return {one.id: _pair(*drawn_ends(one, acting)) for one in relations}


def drawn_line(
    corpus: Corpus,
    pair: tuple[str, str],
    relations: Iterable[str],
    acting: Acting,
    claims_of: ClaimsOf | None = None,
) -> Line:
    """The line that the story draws between two, some of whose relations others have for them."""
    told = [told_of(corpus, corpus.relations[one], claims_of) for one in relations]
    return _line(corpus, pair, told, acting, claims_of)


def drawn_ends(relation: Relation, acting: Acting) -> tuple[str, str]:
    """Source and target as the story draws them: an end that acts for another is that other."""
    who = acting.get(relation.id, {})
    return who.get(relation.source, relation.source), who.get(relation.target, relation.target)


def _line(
    corpus: Corpus,
    ends: tuple[str, str],
    relations: list[Told],
    acting: Acting | None = None,
    claims_of: ClaimsOf | None = None,
) -> Line:
    if len(relations) == 1 and not acting:
        return _line_of_one(corpus, ends, relations[0], claims_of)
    relations.sort(key=by_number)
    first, counted = relations[0], none_leads(relations)
    heads = {
        drawn_ends(told.relation, acting or {})[1]
        for told in (relations if counted else relations[:1])
        if told.relation.directed
    }
    said = sum(told.in_words for told in relations)
    return Line(
        ends=ends,
        relations=tuple(told.relation.id for told in relations),
        sentences=_sentences(relations),
        asserted=first.factuality == "asserted",
        denied=_denied(first, relations),
        verdict=weakest(told.verdict for told in _asking(relations)),
        label=f"{len(relations):,} relations" if counted else label_of(corpus, first, claims_of),
        arrows=(ends[0] in heads, ends[1] in heads),
        sourced=any(told.sourced for told in relations),
        strength=max(told.strength for told in relations) + 0.25 * max(0, said - 1),
        color=next((told.relation.color for told in relations if told.relation.color), ""),
        backing=backing(
            corpus, [told.relation.id for told in relations], _side(relations), claims_of
        ),
        strands=tuple(
            _strand(ends, told, acting or {}, label_of(corpus, told, claims_of))
            for told in relations[1:] and relations
        ),
    )


def _strand(ends: tuple[str, str], told: Told, acting: Acting, label: str) -> Strand:
    one = told.relation
    target = drawn_ends(one, acting)[1]
    return Strand(
        relation=one.id,
        label=label,
        arrows=(one.directed and target == ends[0], one.directed and target == ends[1]),
        sentences=told.sentences,
        asserted=told.factuality == "asserted",
        denied=told.negated,
        verdict=told.verdict if told.verdict != "rejected" else "confirmed",
        sourced=told.sourced,
        color=one.color,
    )


def _line_of_one(
    corpus: Corpus, ends: tuple[str, str], told: Told, claims_of: ClaimsOf | None
) -> Line:
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
        label=label_of(corpus, told, claims_of),
        arrows=(one.directed and one.target == ends[0], one.directed and one.target == ends[1]),
        sourced=told.sourced,
        strength=told.strength,
        color=one.color,
        backing=(
            backing(corpus, (one.id,), _side([told]), claims_of)
            if told.sentences > 1
            else _BACKINGS[told.sentences]
        ),
    )


def _side(relations: list[Told]) -> bool:
    """Whether only denials stand behind a line; else they are no sources of what it says."""
    return all(told.factuality == "negated" for told in relations)


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
