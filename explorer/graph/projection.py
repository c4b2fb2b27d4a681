"""From relations to lines: all relations of an unordered pair are one line.

What a line says must be true when it is printed alone, so every figure of it follows from the
verdicts of people and from what each sentence claims, never from confidence alone.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from math import log
from typing import Literal
from weakref import WeakKeyDictionary

from explorer.model.corpus import Acting, Claim, Corpus
from explorer.model.kinds import relation_kinds
from explorer.model.properties import properties
from explorer.model.records import Factuality, Relation, Verdict

LineVerdict = Literal["unreviewed", "confirmed", "disputed"]
_MANY = 2_000  # touched pairs from which on all lines are made anew
_FIRMEST: tuple[Factuality, ...] = ("asserted", "hedged", "alleged", "planned", "negated")


@dataclass(frozen=True, slots=True)
class Line:
    """All relations of an unordered pair that are not rejected.

    ``relations`` come strongest first; ``label`` and ``arrows`` (head at ``ends[0]``, head at
    ``ends[1]``) are those of the first, so that word and direction agree. ``sentences`` counts
    those that are not rejected, ``verdict`` is the weakest, ``sourced`` is False for a line made
    by hand that no sentence states yet. ``color`` is the first that a person gave one of them.
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


def lines(corpus: Corpus, sources_off: Set[str] = frozenset()) -> tuple[Line, ...]:
    """All lines of a corpus, strongest first.

    A relation whose every sentence comes from ``sources_off`` is left out, as is one with itself:
    there is no pair to draw. Without ``sources_off`` they are kept, and after an edit only the
    lines that it touched are made anew: with 100,000 relations all of them take seconds.
    """
    if sources_off:
        return tuple(sorted(_computed(corpus, sources_off), key=order_of))
    touched, kept = corpus.take_touched(), _kept.get(corpus)
    if kept is None or touched is None or len(touched) > _MANY:
        kept = _kept[corpus] = _Lines(_computed(corpus, sources_off))
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
        self._places = [order_of(line) for line in self.sorted]
        self._of = {line.ends: line for line in self.sorted}
        self.at: At = lines_at(self.sorted)

    def replace(self, found: Mapping[tuple[str, str], Line | None]) -> None:
        """Put other lines in the place of those of some pairs; None where there is none now."""
        changed = {pair: line for pair, line in found.items() if self._of.get(pair) != line}
        rows = list(self.sorted) if changed else []
        for pair, line in changed.items():
            before = self._of.pop(pair, None)
            if before is not None:
                at = bisect_left(self._places, order_of(before))
                del self._places[at], rows[at]
                for end in pair:
                    del self.at[end][pair]
                    if not self.at[end]:
                        del self.at[end]
            if line is not None:
                at = bisect_left(self._places, order_of(line))
                self._places.insert(at, order_of(line))
                rows.insert(at, line)
                self._of[pair] = line
                for end in pair:
                    self.at.setdefault(end, {})[pair] = line
        if changed:
            self.sorted = tuple(rows)


_kept: WeakKeyDictionary[Corpus, _Lines] = WeakKeyDictionary()


def order_of(line: Line) -> tuple[float, tuple[str, str]]:
    """What to sort lines by: strongest first."""
    return -line.strength, line.ends


def _computed(corpus: Corpus, sources_off: Set[str]) -> Iterator[Line]:
    pairs: defaultdict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in corpus.relations.values():
        if relation.source == relation.target or not _drawn(corpus, relation, sources_off):
            continue
        pairs[relation.ends].append(relation)
    return (_line(corpus, ends, relations) for ends, relations in pairs.items())


def _line_between(corpus: Corpus, pair: tuple[str, str]) -> Line | None:
    if pair[0] == pair[1]:
        return None
    there = [one for one in corpus.relations_between(*pair) if _drawn(corpus, one, frozenset())]
    return _line(corpus, pair, there) if there else None


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
    pairs: defaultdict[tuple[str, str], list[Relation]] = defaultdict(list)
    for line in found:
        for one in line.relations if line.ends in touched else ():
            relation = corpus.relations[one]
            pairs[_pair(*ends.get(one, relation.ends))].append(relation)
    kept = [line for line in found if line.ends not in touched]
    kept += [
        _line(corpus, pair, relations, acting)
        for pair, relations in pairs.items()
        if pair[0] != pair[1]
    ]
    return tuple(sorted(kept, key=lambda line: (-line.strength, line.ends)))


def drawn_ends(relation: Relation, acting: Acting) -> tuple[str, str]:
    """Source and target as the story draws them: an end that acts for another is that other."""
    who = acting.get(relation.id, {})
    return who.get(relation.source, relation.source), who.get(relation.target, relation.target)


def verdict_of(corpus: Corpus, relation: Relation) -> Verdict:
    """The person's verdict, else derived from the sentences.

    Confirmed if one sentence is and none is disputed, disputed if one is, rejected if all are.
    """
    if relation.verdict != "unreviewed":
        return relation.verdict
    found = {claim.verdict for claim in corpus.claims_of(relation.id)}
    if "disputed" in found:
        return "disputed"
    if "confirmed" in found:
        return "confirmed"
    return "rejected" if found == {"rejected"} else "unreviewed"


def factuality_of(corpus: Corpus, relation: Relation) -> Factuality:
    """The firmest that any sentence says which is not rejected.

    A relation made by hand without sentences is asserted: by the person who drew it.
    """
    found = {claim.factuality for claim in standing(corpus, relation)}
    return next((level for level in _FIRMEST if level in found), "asserted")


def sentences_of(corpus: Corpus, relation: Relation) -> int:
    """How many sentences state a relation and are not rejected."""
    return sum(standing(corpus, relation).values())


def strength_of(corpus: Corpus, relation: Relation) -> float:
    """Confidence x (1 + log sentences); a person's yes counts as full confidence."""
    sure = (
        1.0
        if relation.manual or verdict_of(corpus, relation) == "confirmed"
        else relation.confidence
    )
    return sure * (1.0 + log(max(1, sentences_of(corpus, relation))))


def in_words(relation: Relation) -> bool:
    """Whether a relation is told in words of its sentence, or of a person.

    Else it bears the phrase of a property that was read in the sentence ("located in").
    """
    known = properties().get(relation.property or "")
    return relation.manual or known is None or relation.label != known.label


def rank(corpus: Corpus, relation: Relation) -> tuple[bool, bool, bool, float, str, str]:
    """What to sort relations of a pair by.

    Asserted ones first, then those in the sentence's words, then the strongest.
    """
    rejected = verdict_of(corpus, relation) == "rejected"
    asserted = factuality_of(corpus, relation) == "asserted"
    strength = strength_of(corpus, relation)
    return rejected, not asserted, not in_words(relation), -strength, relation.label, relation.id


def weakest(verdicts: Iterable[Verdict]) -> LineVerdict:
    """What a line shows: disputed before unreviewed before confirmed."""
    found = set(verdicts)
    if "disputed" in found:
        return "disputed"
    return "unreviewed" if "unreviewed" in found else "confirmed"


def standing(corpus: Corpus, relation: Relation) -> Mapping[Claim, int]:
    """What the sentences of a relation claim that are not rejected."""
    claims = corpus.claims_of(relation.id)
    return {claim: count for claim, count in claims.items() if claim.verdict != "rejected"}


def _drawn(corpus: Corpus, relation: Relation, sources_off: Set[str]) -> bool:
    if verdict_of(corpus, relation) == "rejected" or _at_rejected(corpus, relation):
        return False
    said = standing(corpus, relation)
    if not said:
        # Drawn by hand and not sourced yet; or a person's yes to what the sentences do not say.
        return relation.manual or relation.verdict != "unreviewed"
    return any(claim.source not in sources_off for claim in said)


def _at_rejected(corpus: Corpus, relation: Relation) -> bool:
    ends = corpus.entities.get(relation.source), corpus.entities.get(relation.target)
    return any(end is not None and end.rejected for end in ends)


def _line(
    corpus: Corpus,
    ends: tuple[str, str],
    relations: list[Relation],
    acting: Acting | None = None,
) -> Line:
    relations.sort(key=lambda relation: rank(corpus, relation))
    first = relations[0]
    target = drawn_ends(first, acting or {})[1]
    return Line(
        ends=ends,
        relations=tuple(relation.id for relation in relations),
        sentences=_sentences(corpus, relations),
        asserted=factuality_of(corpus, first) == "asserted",
        denied=_denied(corpus, first, relations),
        verdict=weakest(verdict_of(corpus, one) for one in _asking(relations)),
        label=first.label or _kind_label(first.kind),
        arrows=(
            first.directed and target == ends[0],
            first.directed and target == ends[1],
        ),
        sourced=any(corpus.claims_of(relation.id) for relation in relations),
        strength=max(strength_of(corpus, one) for one in relations)
        + 0.25 * max(0, sum(map(in_words, relations)) - 1),
        color=next((one.color for one in relations if one.color), ""),
    )


def _denied(corpus: Corpus, first: Relation, relations: list[Relation]) -> bool:
    """Whether a sentence denies what the label says, in its words or others of the same kind.

    "Paid" is denied by "acquitted of bribing"; "met" is not because "no payment" was made.
    """
    return any(
        claim.factuality == "negated"
        for one in relations
        if one is first or (one.kind == first.kind and one.kind != "other")
        for claim in standing(corpus, one)
    )


def _sentences(corpus: Corpus, relations: list[Relation]) -> int:
    """Sentences behind a line; a property is read in those that the words stand in already."""
    read = [sentences_of(corpus, one) for one in relations if not in_words(one)]
    told = sum(sentences_of(corpus, one) for one in relations if in_words(one))
    return max([told, *read])


def _asking(relations: list[Relation]) -> list[Relation]:
    """Those whose verdict counts for the line: what it is called after, and what says more.

    That a property was read beside the words asks for no verdict of its own, but may have one.
    """
    return [
        one
        for number, one in enumerate(relations)
        if not number or in_words(one) or one.verdict != "unreviewed"
    ]


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _kind_label(kind: str) -> str:
    known = relation_kinds().get(kind)
    return known.label if known else kind
