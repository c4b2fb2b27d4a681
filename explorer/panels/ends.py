"""Who is at the two ends of what is listed: entities, a number of them, or a group by its name."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from explorer.graph.projection import drawn_ends
from explorer.model.corpus import Corpus
from explorer.model.records import Relation
from explorer.panels.pair_header import End
from explorer.panels.plain import counted

_NONE: Mapping[str, End] = MappingProxyType({})


def ends_of(
    corpus: Corpus,
    relations: list[Relation],
    order: tuple[str, ...] = (),
    whole: Mapping[str, End] = _NONE,
) -> tuple[End, End | None]:
    """The two ends of a line; where it joins several pairs, the common one and the number.

    ``order`` says which of the two stands left; else the source of a directed relation does.
    Members of ``whole`` are drawn as one: what lies between these is told by its name alone.
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
    named = _as_drawn(corpus, drawn, whole)
    if named is not None:
        return named
    common = set.intersection(*(set(pair) for pair in pairs))
    if not common:  # the lines inside a group, or between two
        many = _many({end_of(corpus, end) for pair in pairs for end in pair})
        told = _tr("in {pairs}").format(pairs=counted(len(pairs), "pair", "pairs"))
        return many, End("", told, many.kind)
    center = min(common)
    others = {end for pair in pairs for end in pair} - {center}
    return _many({end_of(corpus, end) for end in others}), end_of(corpus, center)


def end_of(corpus: Corpus, entity: str) -> End:
    """An entity as one end of a line."""
    record = corpus.entities[entity]
    return End(entity, record.name, record.kind)


def _as_drawn(
    corpus: Corpus, pairs: Iterable[tuple[str, str]], whole: Mapping[str, End]
) -> tuple[End, End | None] | None:
    """The ends of several pairs where groups are drawn as one; None where that tells nothing."""
    known = {frozenset(whole.get(end) or end_of(corpus, end) for end in pair) for pair in pairs}
    if len(known) == 1:
        (ends,) = known
        one, *other = sorted(ends, key=lambda end: (bool(end.entity), end.name))
        return one, other[0] if other else None
    groups = {*whole.values()} & frozenset.intersection(*known)
    if not groups:
        return None
    (group, *_) = sorted(groups)
    return group, _many({end for ends in known for end in ends} - {group})


def _many(ends: Collection[End]) -> End:
    """Several entities as one end of a line: their number, and their kind where they have one."""
    kinds = {end.kind for end in ends}
    kind = kinds.pop() if len(kinds) == 1 else "GROUP"
    return End("", counted(len(ends), "entity", "entities"), kind)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Groups", text)
