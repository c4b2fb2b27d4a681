"""What the evidence panel lists: relations with their sentences, strongest first; no widgets."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from explorer.graph.projection import drawn_ends, factuality_of, rank, verdict_of
from explorer.model.corpus import Corpus
from explorer.model.kinds import relation_kinds
from explorer.model.records import Evidence, Relation, Verdict
from explorer.panels.pair_header import End
from explorer.panels.plain import counted


@dataclass(frozen=True, slots=True)
class Group:
    """A relation with its sentences: those that stand first, then what is no evidence."""

    relation: Relation
    words: str
    meta: str
    ends: str
    verdict: Verdict
    evidence: tuple[Evidence, ...]


def groups(corpus: Corpus, relations: Iterable[str], order: tuple[str, ...] = ()) -> list[Group]:
    """Relations that are still there, with their sentences, strongest first.

    ``order`` says which of the two ends stands left, see :func:`ends_of`.
    """
    found = [corpus.relations[one] for one in dict.fromkeys(relations) if one in corpus.relations]
    if not found:
        return []
    several = len({relation.ends for relation in found}) > 1
    evidence: dict[str, list[Evidence]] = {relation.id: [] for relation in found}
    for one in corpus.store.evidence_of(list(evidence)):
        evidence[one.relation].append(one)
    found.sort(key=lambda r: rank(corpus, r))
    left = ends_of(corpus, found, order)[0].entity
    return [_group(corpus, relation, evidence[relation.id], several, left) for relation in found]


def ends_of(
    corpus: Corpus, relations: list[Relation], order: tuple[str, ...] = ()
) -> tuple[End, End]:
    """The two ends of a line; where it joins several pairs, the common one and the number.

    ``order`` says which of the two stands left; else the source of a directed relation does.
    """
    pairs = {relation.ends for relation in relations}
    first = relations[0]
    if len(pairs) == 1:
        one, other = sorted(first.ends, key=lambda end: -sum(1 for _ in corpus.relations_of(end)))
        if first.directed:
            one, other = first.source, first.target
        if order and set(order) == {one, other}:
            one, other = order
        return end_of(corpus, one), end_of(corpus, other)
    drawn = [drawn_ends(relation, corpus.acting()) for relation in relations]
    if len({frozenset(both) for both in drawn}) == 1:  # "Moscow agreed" among Russia's lines
        one, other = drawn[0]
        return end_of(corpus, one), end_of(corpus, other)
    common = set.intersection(*(set(pair) for pair in pairs))
    center = next(iter(sorted(common)), first.target)
    others = {end for pair in pairs for end in pair} - {center}
    kinds = {corpus.entities[end].kind for end in others}
    kind = kinds.pop() if len(kinds) == 1 else "GROUP"
    return End("", counted(len(others), "entity", "entities"), kind), end_of(corpus, center)


def end_of(corpus: Corpus, entity: str) -> End:
    """An entity as one end of a line."""
    record = corpus.entities[entity]
    return End(entity, record.name, record.kind)


def figures(found: list[Group]) -> str:
    """``4 sentences · 1 article``."""
    standing = [e for group in _standing(found) for e in group.evidence if e.verdict != "rejected"]
    if not standing:
        return QCoreApplication.translate("Groups", "no source yet")
    articles = len({evidence.document for evidence in standing})
    sentences = counted(len(standing), "sentence", "sentences")
    return f"{sentences} · {counted(articles, 'article', 'articles')}"


def checked(found: list[Group]) -> str:
    """``1 of 4 checked``: a sentence is when it or its relation has a person's verdict."""
    standing = [(group, e) for group in _standing(found) for e in group.evidence]
    done = sum(
        one.verdict != "unreviewed" or group.relation.verdict != "unreviewed"
        for group, one in standing
    )
    if not standing:
        return ""
    return QCoreApplication.translate("Groups", "{done} of {all} checked").format(
        done=done, all=len(standing)
    )


def labels_of(corpus: Corpus) -> list[str]:
    """Words that relations bear already, for type-ahead."""
    return sorted({relation.label for relation in corpus.relations.values()}, key=str.casefold)


def _standing(found: list[Group]) -> list[Group]:
    return [group for group in found if group.verdict != "rejected"] or found


def _group(
    corpus: Corpus, relation: Relation, evidence: list[Evidence], several: bool, left: str
) -> Group:
    evidence.sort(key=lambda one: one.verdict == "rejected")
    standing = [one for one in evidence if one.verdict != "rejected"]
    source, target = corpus.entities[relation.source].name, corpus.entities[relation.target].name
    arrow = "→" if relation.directed else "—"
    kind = relation_kinds().get(relation.kind)
    words = relation.label or (kind.label if kind else relation.kind)
    if several:
        words = f"{source} {arrow} {target}: {words}"
    parts = []
    if standing:
        parts.append(counted(len(standing), "sentence", "sentences"))
        parts.append(_certainty(factuality_of(corpus, relation)))
    elif evidence:
        parts.append(QCoreApplication.translate("Groups", "no sentence left"))
    else:
        parts.append(QCoreApplication.translate("Groups", "no source"))
    if relation.directed and not several:
        parts.insert(0, "→" if relation.source == left else "←")
    meta = (
        " ".join(parts[:2]) + (f" · {parts[2]}" if len(parts) > 2 else "")
        if parts[0] in "→←"
        else " · ".join(parts)
    )
    return Group(
        relation, words, meta, f"{source} {arrow} {target}", verdict_of(corpus, relation),
        tuple(evidence),
    )  # fmt: skip


def _certainty(factuality: str) -> str:
    return {
        "asserted": QCoreApplication.translate("Groups", "asserted"),
        "hedged": QCoreApplication.translate("Groups", "hedged"),
        "alleged": QCoreApplication.translate("Groups", "alleged"),
        "planned": QCoreApplication.translate("Groups", "expected"),
        "negated": QCoreApplication.translate("Groups", "denied"),
    }[factuality]
