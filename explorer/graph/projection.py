"""From relations to lines: all relations of an unordered pair are one line.

What a line says must be true when it is printed alone, so every figure of it follows from the
verdicts of people and from what each sentence claims, never from confidence alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from math import log
from typing import Literal

from explorer.model.corpus import Acting, Claim, Corpus
from explorer.model.kinds import relation_kinds
from explorer.model.properties import properties
from explorer.model.records import Factuality, Relation, Verdict

LineVerdict = Literal["unreviewed", "confirmed", "disputed"]
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


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A source (entity id, its words, or "" for the article itself) and the lines it carries."""

    key: str
    name: str
    lines: int


def lines(corpus: Corpus, sources_off: Set[str] = frozenset()) -> tuple[Line, ...]:
    """All lines of a corpus, strongest first.

    A relation whose every sentence comes from ``sources_off`` is left out, as is one with itself:
    there is no pair to draw.
    """
    pairs: defaultdict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in corpus.relations.values():
        if relation.source == relation.target or not _drawn(corpus, relation, sources_off):
            continue
        pairs[relation.ends].append(relation)
    found = (_line(corpus, ends, relations) for ends, relations in pairs.items())
    return tuple(sorted(found, key=place_of))


def line_between(corpus: Corpus, ends: tuple[str, str], sources_off: Set[str]) -> Line | None:
    """The line of one pair, None where nothing ties the two; as :func:`lines` has it."""
    found = [
        relation
        for relation in corpus.relations_between(*ends)
        if relation.source != relation.target and _drawn(corpus, relation, sources_off)
    ]
    return _line(corpus, ends, found) if found else None


def place_of(line: Line) -> tuple[float, tuple[str, str]]:
    """What lines are sorted by: strongest first."""
    return -line.strength, line.ends


def as_countries(corpus: Corpus, found: Sequence[Line], acting: Acting) -> tuple[Line, ...]:
    """Lines with an end that acts for another drawn there: "Moscow agreed" is Russia's line.

    What then has both ends at one is left out.
    """
    ends = {
        one: drawn_ends(corpus.relations[one], acting)
        for line in found
        for one in line.relations
        if one in acting
    }
    touched = {line.ends for line in found if any(one in ends for one in line.relations)}
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
    found = {claim.factuality for claim in _standing(corpus, relation)}
    return next((level for level in _FIRMEST if level in found), "asserted")


def sentences_of(corpus: Corpus, relation: Relation) -> int:
    """How many sentences state a relation and are not rejected."""
    return sum(_standing(corpus, relation).values())


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


def sources(corpus: Corpus) -> tuple[SourceCount, ...]:
    """Who says so, with the number of lines that rest on it; the article itself comes first."""
    return counted_sources(
        corpus, Counter(k for line in lines(corpus) for k in told_by(corpus, line))
    )


def told_by(corpus: Corpus, line: Line) -> frozenset[str]:
    """The sources that a line rests on: entities' ids, or words."""
    return frozenset(
        claim.source
        for relation in line.relations
        for claim in corpus.claims_of(relation)
        if claim.verdict != "rejected"
    )


def counted_sources(corpus: Corpus, counts: Mapping[str, int]) -> tuple[SourceCount, ...]:
    """Sources by the number of their lines, as :func:`sources` has them."""
    found = (SourceCount(key, _source_name(corpus, key), count) for key, count in counts.items())
    return tuple(sorted(found, key=lambda row: (row.key != "", -row.lines, row.name, row.key)))


def weakest(verdicts: Iterable[Verdict]) -> LineVerdict:
    """What a line shows: disputed before unreviewed before confirmed."""
    found = set(verdicts)
    if "disputed" in found:
        return "disputed"
    return "unreviewed" if "unreviewed" in found else "confirmed"


def _standing(corpus: Corpus, relation: Relation) -> Mapping[Claim, int]:
    claims = corpus.claims_of(relation.id)
    return {claim: count for claim, count in claims.items() if claim.verdict != "rejected"}


def _drawn(corpus: Corpus, relation: Relation, sources_off: Set[str]) -> bool:
    if verdict_of(corpus, relation) == "rejected" or _at_rejected(corpus, relation):
        return False
    standing = _standing(corpus, relation)
    if not standing:
        # Drawn by hand and not sourced yet; or a person's yes to what the sentences do not say.
        return relation.manual or relation.verdict != "unreviewed"
    return any(claim.source not in sources_off for claim in standing)


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
        for claim in _standing(corpus, one)
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


def _source_name(corpus: Corpus, key: str) -> str:
    if not key:
        return "The article itself"
    entity = corpus.entities.get(key)
    return entity.name if entity else f"“{key}”"  # its words: "Prosecutors allege"
