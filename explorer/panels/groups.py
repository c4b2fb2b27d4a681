"""What the evidence panel lists: relations with their sentences, strongest first; no widgets."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from explorer.graph.passing import claims_among, passes
from explorer.graph.view import ViewState
from explorer.graph.weighing import (
    Backing,
    ClaimsOf,
    backing,
    in_words,
    rank,
    told_of,
    verdict_of,
)
from explorer.model.corpus import Corpus
from explorer.model.kinds import relation_label
from explorer.model.records import Evidence, Relation, Verdict
from explorer.panels.ends import end_of, ends_of
from explorer.panels.pair_header import End
from explorer.panels.plain import counted, share
from explorer.panels.remarks import certainty

_OPEN = ViewState()


@dataclass(frozen=True, slots=True)
class Group:
    """A relation with its sentences: those that stand first, then what is no evidence.

    ``under`` is the relation that says as much already, from the same sentences; else empty.
    ``sides`` stand above the sentences for it and against it, where there are both. ``left_out``
    counts the sentences that filters leave out, and ``passes`` says whether anything of it is left.
    """

    relation: Relation
    words: str
    meta: str
    ends: str
    verdict: Verdict
    evidence: tuple[Evidence, ...]
    under: str = ""

    sides: tuple[str, str] = ("", "")
    left_out: int = 0
    passes: bool = True

    def side(self, evidence: Evidence) -> str:
        """What stands above a sentence: the first of those for, or against; else nothing."""
        for denies, words in enumerate(self.sides):
            of_it = (one for one in self.evidence if _denies(one) == bool(denies))
            first = next((one for one in of_it if one.verdict != "rejected"), None)
            if first is not None and first.id == evidence.id:
                return words
        return ""


def groups(
    corpus: Corpus,
    relations: Iterable[str],
    order: tuple[str, ...] = (),
    view: ViewState = _OPEN,
    failing: Container[str] = (),
) -> list[Group]:
    """Relations that are still there, with those of their sentences that a view leaves.

    Of ``failing`` relations none is left. Strongest first; ``order`` says which of the two ends
    stands left, see :func:`ends_of`.
    """
    found = [corpus.relations[one] for one in dict.fromkeys(relations) if one in corpus.relations]
    if not found:
        return []
    several = len({relation.ends for relation in found}) > 1
    evidence: dict[str, list[Evidence]] = {relation.id: [] for relation in found}
    out: Counter[str] = Counter()
    for one in corpus.store.evidence_of(list(evidence)):
        if not view.sifts or (one.relation not in failing and passes(corpus, one, view)):
            evidence[one.relation].append(one)
        else:
            out[one.relation] += 1
    claims_of = claims_among(chain.from_iterable(evidence.values()))
    found.sort(key=lambda r: rank(corpus, r, claims_of))
    left = ends_of(corpus, found, order)[0].entity
    made = [
        _group(corpus, one, evidence[one.id], several, left, out[one.id], claims_of)
        for one in found
    ]
    made = [
        replace(one, passes=not view.sifts or (one.relation.id not in failing and _some(one)))
        for one in made
    ]
    listed: list[Group] = []
    for group in made:
        listed.append(replace(group, under=_under(group, listed)))
    return listed


def _some(group: Group) -> bool:
    """Whether sentences are left of a relation that has any."""
    return bool(group.evidence) or not group.left_out


def _under(group: Group, before: list[Group]) -> str:
    """The relation before it that a reader would take for the same thing said again.

    That is a property read in its sentences, or the same words twice; never what a person has
    judged or noted, nor what is surer or less sure than the other.
    """
    relation, spots = group.relation, _spots(group)
    if not spots or group.verdict != "unreviewed" or relation.note or relation.manual:
        return ""
    for other in before:
        alike = not in_words(relation) or other.words == group.words
        same = other.relation.ends == relation.ends and spots <= _spots(other)
        if alike and same:
            return other.under or other.relation.id
    return ""


def _spots(group: Group) -> set[tuple[str, int, int, str]]:
    """The sentences that stand, and what each says of its certainty."""
    return {
        (one.document, one.start, one.end, one.factuality)
        for one in group.evidence
        if one.verdict != "rejected"
    }


def header_of(
    corpus: Corpus,
    found: list[Group],
    order: tuple[str, ...],
    whole: Mapping[str, End] = MappingProxyType({}),
) -> tuple[End, End | None, str, str]:
    """The two ends of a line, what is behind it, and how much of it a person has checked.

    ``whole`` says what members of groups are drawn as.
    """
    if not found:
        one, other = (end_of(corpus, end) for end in order)
        return one, other, _tr("no line between them"), ""
    ends = ends_of(corpus, [group.relation for group in found], order, whole)
    return *ends, *totals(corpus, found)


def totals(corpus: Corpus, found: list[Group]) -> tuple[str, str]:
    """What is behind a line, and how much of it a person has checked."""
    return figures(corpus, found), checked(found)


def figures(corpus: Corpus, found: list[Group]) -> str:
    """``4 sentences · 1 article``, or ``7 sentences · 2 independent sources``.

    The sources only where their number tells something: that nobody said it twice goes without
    saying in a single article.
    """
    standing = [e for group in _standing(found) for e in group.evidence if e.verdict != "rejected"]
    if not standing:
        out = any(group.left_out for group in found)
        return _tr("no sentence passes the filters") if out else _tr("no source yet")
    articles = len({evidence.document for evidence in standing})
    sentences = counted(len(standing), "sentence", "sentences")
    behind = backing(corpus, {one.relation for one in standing}, None, claims_among(standing))
    if behind.tells:
        return f"{sentences} · {independent(behind)}"
    return f"{sentences} · {counted(articles, 'article', 'articles')}"


def independent(behind: Backing) -> str:
    """``2 independent sources``."""
    return counted(behind.independent, "independent source", "independent sources")


def checked(found: list[Group]) -> str:
    """``Disputed · 1 of 4 checked``: first what a person says of the relations themselves.

    A sentence is checked when it or its relation has a person's verdict.
    """
    standing = [(group, e) for group in _standing(found) for e in group.evidence]
    done = sum(
        one.verdict != "unreviewed" or group.relation.verdict != "unreviewed"
        for group, one in standing
    )
    own = _own_verdicts(found)
    if not standing:
        return own
    told = _tr("{done} of {all} checked").format(done=done, all=len(standing))
    return f"{own} · {told}" if own else told


def _own_verdicts(found: list[Group]) -> str:
    """``Disputed`` where all relations are, ``1 disputed`` where some are; not of sentences."""
    said = [group.relation.verdict for group in found if not group.under]
    alone = {
        "confirmed": _tr("Confirmed"),
        "disputed": _tr("Disputed"),
        "rejected": _tr("Rejected"),
    }
    if len(set(said)) == 1:
        return alone.get(said[0], "")
    some = {
        "rejected": _tr("{number} rejected"),
        "disputed": _tr("{number} disputed"),
        "confirmed": _tr("{number} confirmed"),
    }
    parts = [
        words.format(number=said.count(verdict))
        for verdict, words in some.items()
        if verdict in said
    ]
    return " · ".join(parts)


def shape(found: list[Group]) -> list[tuple[str, set[str], int, bool]]:
    """Which relations are listed with which sentences: where it is the same, cards stay."""
    return [
        (one.relation.id, {evidence.id for evidence in one.evidence}, one.left_out, one.passes)
        for one in found
    ]


def parted(found: list[Group], unfolded: bool) -> tuple[list[Group], list[Group], list[Group]]:
    """What is listed, what says the same again, and what the filters leave out.

    Where they leave nothing at all of a line, its relations are listed, and say so.
    """
    passing = [one for one in found if one.passes] or found
    listed = [one for one in passing if unfolded or not one.under]
    again = [one for one in passing if not (unfolded or not one.under)]
    out = [] if passing is found else [one for one in found if not one.passes]
    return listed, again, out


def labels_of(corpus: Corpus) -> list[str]:
    """Words that relations bear already, for type-ahead."""
    return sorted({relation.label for relation in corpus.relations.values()}, key=str.casefold)


def _standing(found: list[Group]) -> list[Group]:
    own = [group for group in found if not group.under]
    return [group for group in own if group.verdict != "rejected"] or own


def _group(
    corpus: Corpus,
    relation: Relation,
    evidence: list[Evidence],
    several: bool,
    left: str,
    out: int,
    claims_of: ClaimsOf,
) -> Group:
    # For, against, and what is no evidence: who says so and who denies it stand side by side.
    evidence.sort(key=lambda one: (one.verdict == "rejected", _denies(one)))
    standing = [one for one in evidence if one.verdict != "rejected"]
    source, target = corpus.entities[relation.source].name, corpus.entities[relation.target].name
    arrow = "→" if relation.directed else "—"
    words = relation.label or relation_label(relation.kind)
    if several:
        words = f"{source} {arrow} {target}: {words}"
    parts = []
    sides = ("", "")
    if standing:
        parts.append(counted(len(standing), "sentence", "sentences"))
        against = sum(map(_denies, standing))
        behind = backing(corpus, (relation.id,), None, claims_of)
        if 0 < against < len(standing):
            both = _tr("{for_it} for, {against} against")
            parts[-1] = both.format(for_it=len(standing) - against, against=against)
            sides = (
                _side(corpus, relation, False, claims_of),
                _side(corpus, relation, True, claims_of),
            )
        else:
            parts += [independent(behind)] if behind.tells else []
            parts.append(certainty(told_of(corpus, relation, claims_of).factuality))
    elif evidence:
        parts.append(_tr("no sentence left"))
    elif out:
        parts.append(_tr("no sentence passes the filters"))
    else:
        parts.append(_tr("no source"))
    # "Asserted, 85 % sure" would read like a verdict where others deny it.
    if standing and not sides[0] and relation.verdict == "unreviewed" and relation.confidence < 1:
        sure = _tr("{share} sure")
        parts.append(sure.format(share=share(relation.confidence)))
    if relation.directed and not several:
        parts.insert(0, "→" if relation.source == left else "←")
    meta = " · ".join(parts).replace("→ · ", "→ ").replace("← · ", "← ")
    return Group(
        relation, words, meta, f"{source} {arrow} {target}", 
        verdict_of(corpus, relation, claims_of), tuple(evidence), sides=sides, left_out=out,
    )  # fmt: skip


def _side(corpus: Corpus, relation: Relation, denying: bool, claims_of: ClaimsOf) -> str:
    """``For · 2 independent sources``: of each side, or none could be told from the other."""
    words = _tr("Against") if denying else _tr("For")
    behind = backing(corpus, (relation.id,), denying, claims_of)
    return f"{words} · {independent(behind)}" if behind.tells else words


def _denies(evidence: Evidence) -> bool:
    return evidence.factuality == "negated"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Groups", text)
