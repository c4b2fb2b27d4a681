"""What the sentences of a relation add up to: verdict, certainty, strength.

A line asks for every figure of each of its relations, and a project has 100,000 of them: so
:func:`told_of` finds them all in one pass over the claims. How many sources stand behind a line is
counted over all its relations together, see :func:`backing`.
"""

from collections.abc import Callable, Iterable, Mapping
from math import log
from typing import Literal, NamedTuple

from explorer.model.corpus import Corpus
from explorer.model.edit import Edit
from explorer.model.kept import Claim
from explorer.model.kinds import relation_label
from explorer.model.properties import properties
from explorer.model.records import Decision, Factuality, Relation, Style, Verdict

LineVerdict = Literal["unreviewed", "confirmed", "disputed"]
FIRMEST_FIRST: tuple[Factuality, ...] = ("asserted", "hedged", "alleged", "planned", "negated")
_FIRMNESS = {factuality: number for number, factuality in enumerate(FIRMEST_FIRST)}
_LESS_SURE = {
    "hedged": "maybe",
    "alleged": "alleged",
    "planned": "expected or tried",
    "negated": "denied",
}

ClaimsOf = Callable[[str], Mapping[Claim, int]]
"""How many sentences of a relation make which claim: all, or those that filters leave."""


class Told(NamedTuple):
    """A relation with what its sentences add up to.

    ``sourced`` says that any sentence states it, also a rejected one; ``sentences`` counts those
    that are not rejected and do not deny it, or those that do where all do; ``negated`` says that
    one denies it. ``drawn`` is what neither
    a person nor all of its sentences reject.
    """

    relation: Relation
    verdict: Verdict
    factuality: Factuality
    sentences: int
    negated: bool
    sourced: bool
    drawn: bool
    in_words: bool
    strength: float


def told_of(corpus: Corpus, relation: Relation, claims_of: ClaimsOf | None = None) -> Told:
    """What the sentences of a relation add up to, and a person's verdict on it.

    The person's verdict, else: confirmed if one sentence is and none is disputed, disputed if one
    is, rejected if all are. How sure it is, is the firmest that any sentence says which is not
    rejected; one made by hand without sentences is asserted, by the person who drew it.
    ``claims_of`` tells what of its sentences counts, where not all do.
    """
    claims = (claims_of or corpus.claims_of)(relation.id)
    sentences, denials, firmest = 0, 0, len(FIRMEST_FIRST)
    disputed = confirmed = negated = False
    for (_, factuality, verdict, _), count in claims.items():
        if verdict == "rejected":
            continue
        sentences += count if factuality != "negated" else 0
        denials += count if factuality == "negated" else 0
        firmest = min(firmest, _FIRMNESS[factuality])
        negated = negated or factuality == "negated"
        disputed = disputed or verdict == "disputed"
        confirmed = confirmed or verdict == "confirmed"
    sentences = sentences or denials
    verdict = relation.verdict
    if verdict == "unreviewed" and claims:
        if not sentences:
            verdict = "rejected"
        elif disputed or confirmed:
            verdict = "disputed" if disputed else "confirmed"
    sure = 1.0 if relation.manual or verdict == "confirmed" else relation.confidence
    # Without sentences: by hand and not sourced yet, or a person's yes to what none of them says.
    stands = sentences > 0 or relation.manual or relation.verdict != "unreviewed"
    return Told(
        relation,
        verdict,
        FIRMEST_FIRST[firmest] if sentences else "asserted",
        sentences,
        negated,
        bool(claims),
        stands and verdict != "rejected",
        in_words(relation),
        sure * (1.0 + log(sentences)) if sentences > 1 else sure,
    )


def verdict_of(corpus: Corpus, relation: Relation, claims_of: ClaimsOf | None = None) -> Verdict:
    """The person's verdict, else that of the sentences, see :func:`told_of`."""
    return told_of(corpus, relation, claims_of).verdict


def factuality_of(corpus: Corpus, relation: Relation) -> Factuality:
    """How sure it is, see :func:`told_of`."""
    return told_of(corpus, relation).factuality


def sentences_of(corpus: Corpus, relation: Relation) -> int:
    """How many sentences state a relation and are not rejected; a denial states none."""
    return told_of(corpus, relation).sentences


def in_words(relation: Relation) -> bool:
    """Whether a relation is told in words of its sentence, or of a person.

    Else it bears the phrase of a property that was read in the sentence ("located in").
    """
    if relation.manual or not relation.property:
        return True
    known = properties().get(relation.property)
    return known is None or relation.label != known.label


def label_of(corpus: Corpus, told: Told, claims_of: ClaimsOf | None) -> str:
    """What a relation is called; where what counts is less sure than all its sentences, so too.

    "Met" is no word for a line of which filters leave only that they were expected to meet.
    """
    label = told.relation.label or relation_label(told.relation.kind)
    if claims_of is None or told.factuality == "asserted":
        return label
    whole = told_of(corpus, told.relation).factuality
    return label if told.factuality == whole else f"{_LESS_SURE[told.factuality]}: {label}"


class Backing(NamedTuple):
    """How many sources stand behind relations, and in how many articles their sentences stand."""

    independent: int
    articles: int

    @property
    def tells(self) -> bool:
        """Whether it says more than the number of sentences does."""
        return self.independent > 1 or self.articles > 1


def backing(
    corpus: Corpus,
    relations: Iterable[str],
    denying: bool | None = None,
    claims_of: ClaimsOf | None = None,
) -> Backing:
    """How many independent sources say so, in sentences that are not rejected.

    The count is never too high. A named speaker is one source however many articles cite it; what
    articles say themselves is one for all copies of an article; all speakers without a name are
    one, for "police said" and "according to officials" may come from the same mouth, and none
    beside what their own article says. ``denying`` counts only those sentences that
    negate the relation, or only those that do not; ``claims_of`` as in :func:`told_of`.
    """
    claimed = claims_of or corpus.claims_of
    named: set[str] = set()
    own: set[str] = set()
    unnamed: set[str] = set()
    articles: set[str] = set()
    for relation in relations:
        for document, factuality, verdict, source in claimed(relation):
            wanted = denying is None or denying == (factuality == "negated")
            if verdict != "rejected" and wanted:
                articles.add(document)
                if is_named(corpus, source):
                    named.add(source.casefold())
                else:
                    (unnamed if source else own).add(cluster_of(corpus, document))
    return Backing(len(named) + len(own) + bool(unnamed - own), len(articles))


def is_named(corpus: Corpus, speaker: str) -> bool:
    """Whether a speaker is an entity, or told by a name and not as "police said"."""
    if speaker in corpus.entities:
        return True
    return bool(speaker) and not any(word[:1].islower() for word in speaker.split())


def cluster_of(corpus: Corpus, document: str) -> str:
    """What all copies of an article have in common; one that has none is by itself."""
    header = corpus.documents.get(document)
    return (header.cluster or document) if header is not None else document


def rank(
    corpus: Corpus, relation: Relation, claims_of: ClaimsOf | None = None
) -> tuple[bool, bool, bool, float, str, str]:
    """What to sort relations of a pair by, see :func:`by_rank`."""
    return by_rank(told_of(corpus, relation, claims_of))


def by_rank(told: Told) -> tuple[bool, bool, bool, float, str, str]:
    """Asserted ones first, then those in the sentence's words, then the strongest."""
    relation = told.relation
    return (
        told.verdict == "rejected",
        told.factuality != "asserted",
        not told.in_words,
        -told.strength,
        relation.label,
        relation.id,
    )


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


def weighs(edit: Edit) -> bool:
    """Whether an edit may change what is rejected, or which sentences count: a "yes" does not."""
    for change in edit.changes:
        sides = (change.before, change.after)
        if isinstance(change.record, Decision | Style):
            continue
        if None in sides or "rejected" in (getattr(one, "verdict", "") for one in sides):
            return True
    return False
