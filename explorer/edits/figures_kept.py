"""Corrections reach the figures: whatever merges, splits or moves takes their members along.

A figure names entities and pairs. Where an edit makes one of another's mentions, the member is
that other, at the same spot; where sentences of a line come to tie another pair, that pair is
drawn beside it. What is rejected or gone stays a member, so that it is drawn again where it comes
back, see :mod:`explorer.graph.figures` for how that is told. A merge taken apart gives a figure
the members that it had before.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeGuard

from explorer.edits.deciding import MERGE
from explorer.edits.remembering import Drawn, Memory, Pair, recalled
from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.records import (
    Decision,
    Entity,
    Evidence,
    Figure,
    Mention,
    Record,
    Relation,
    Spot,
)


def with_figures(corpus: Corpus, edit: Edit) -> Edit:
    """An edit with what it does to figures; one that is about a figure itself says all of that."""
    figures = corpus.figures
    if not figures or any(isinstance(change.record, Figure) for change in edit.changes):
        return edit
    merge = next((one.before for one in edit.changes if _is_merge(one.before, one.after)), None)
    if merge is not None:
        changes = _taken_apart(corpus, edit, recalled(merge.value))
        return replace(edit, changes=(*edit.changes, *changes)) if changes else edit
    gone = {
        one.before.id
        for one in edit.changes
        if isinstance(one.before, Entity) and one.after is None
    }
    moved = _moved_lines(corpus, edit.changes)
    into = _successors(edit.changes, gone)
    if not (moved or into):
        return edit
    changes = [one for figure in figures.values() for one in _kept(corpus, figure, into, moved)]
    return replace(edit, changes=(*edit.changes, *changes)) if changes else edit


def spots_without_member(corpus: Corpus, changes: Iterable[Change]) -> list[Spot]:
    """The spots in figures of what is not a member any more after some changes."""
    found = []
    for change in changes:
        if isinstance(change.record, Figure):
            after = change.after.entities if isinstance(change.after, Figure) else ()
            spots = corpus.spots.get(change.record.id, {})
            found += [spot for entity, spot in spots.items() if entity not in after]
    return found


def _successors(changes: Iterable[Change], gone: set[str]) -> dict[str, str]:
    """Who most mentions of an entity that goes mean by now, by that entity."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for change in changes:
        before, after = change.before, change.after
        if isinstance(before, Mention) and isinstance(after, Mention) and before.entity in gone:
            counts[before.entity][after.entity] += 1
        elif isinstance(before, Relation) and isinstance(after, Relation):
            # Who was made by hand may have no mention: then its relations tell.
            lost, came = set(before.ends) - set(after.ends), set(after.ends) - set(before.ends)
            for one in lost & gone:
                counts[one].update(came if len(came) == 1 else ())
    return {one: found.most_common(1)[0][0] for one, found in counts.items() if found}


def _moved_lines(corpus: Corpus, changes: Iterable[Change]) -> dict[Pair, dict[Pair, None]]:
    """The pairs that relations and sentences tie now, by the pairs that they tied before."""
    now = {one.after.id: one.after.ends for one in changes if isinstance(one.after, Relation)}
    moved: defaultdict[Pair, dict[Pair, None]] = defaultdict(dict)
    for change in changes:
        before, after = change.before, change.after
        was = there = None
        if isinstance(before, Relation) and isinstance(after, Relation):
            was, there = before.ends, after.ends
        elif isinstance(before, Evidence) and isinstance(after, Evidence):
            first, second = (corpus.relations.get(one.relation) for one in (before, after))
            was = first.ends if first is not None else None
            there = now.get(after.relation) or (second.ends if second is not None else None)
        if was is not None and there is not None and was != there and there[0] != there[1]:
            moved[was][there] = None
    return dict(moved)


def _kept(
    corpus: Corpus, before: Figure, into: dict[str, str], moved: dict[Pair, dict[Pair, None]]
) -> list[Change]:
    lines: dict[Pair, None] = {}
    for pair in before.lines:
        one, other = _as_one(pair, into)
        if one != other:
            lines[one, other] = None
        lines.update(moved.get(pair, {}))
    ends = (end for pair in lines for end in pair)
    members = dict.fromkeys((*(into.get(one, one) for one in before.entities), *ends))
    after = replace(before, entities=tuple(members), lines=tuple(lines))
    if after == before:
        return []
    changes, spots = [Change(before, after)], dict(corpus.spots.get(before.id, {}))
    for entity, spot in list(spots.items()):
        heir = into.get(entity)
        if heir is None:
            continue
        changes.append(Change(spot, None))
        if heir not in spots:
            spots[heir] = replace(spot, id=f"{before.id}:{heir}", entity=heir)
            changes.append(Change(None, spots[heir]))
    return changes


def _taken_apart(corpus: Corpus, edit: Edit, merge: Memory) -> list[Change]:
    """Figures have the members of before a merge again.

    A line of the one goes back to those that it was drawn for; in a figure that is younger than
    the merge all that it stands for are drawn, as after any other split.
    """
    moved, known = _moved_lines(corpus, edit.changes), {one.figure: one for one in merge.figures}
    return [
        change
        for figure in corpus.figures.values()
        for change in (
            _apart(corpus, figure, known[figure.id], moved, merge)
            if figure.id in known
            else _kept(corpus, figure, {}, moved)
        )
    ]


def _apart(
    corpus: Corpus,
    now: Figure,
    was: Drawn,
    moved: Mapping[Pair, Iterable[Pair]],
    merge: Memory,
) -> list[Change]:
    kept, merged = merge.kept, {merge.kept, *merge.absorbed}
    into = dict.fromkeys(merged, kept)
    origins: defaultdict[Pair, dict[Pair, None]] = defaultdict(dict)
    for pair in was.lines:
        origins[_as_one(pair, into)][pair] = None
    lines = {
        pair: None
        for there in now.lines
        for pair in origins.get(there) or (there, *moved.get(there, ()))
    }
    if kept in now.entities:  # lines among themselves, which the merge took away
        lines.update(dict.fromkeys(pair for pair in was.lines if merged.issuperset(pair)))
    of_kept = [one for one in was.entities if one in merged]
    members: dict[str, None] = {}
    for one in now.entities:
        members.update(dict.fromkeys(of_kept if one == kept else (one,)))
    members.update(dict.fromkeys(end for pair in lines for end in pair))
    if members.keys() == set(was.entities) and lines.keys() == set(was.lines):
        members, lines = dict.fromkeys(was.entities), dict.fromkeys(was.lines)  # in their order
    after = replace(now, entities=tuple(members), lines=tuple(lines))
    if after == now:
        return []
    changes, spots = [Change(now, after)], corpus.spots.get(now.id, {})
    stood = {spot.entity: spot for spot in was.spots}
    if kept in spots and kept not in stood:  # it stood where one of the others did
        changes.append(Change(spots[kept], None))
    changes += [
        Change(None, spot)
        for entity, spot in stood.items()
        if entity in members and entity not in spots
    ]
    return changes


def _is_merge(before: Record | None, after: Record | None) -> TypeGuard[Decision]:
    return isinstance(before, Decision) and before.what == MERGE and after is None


def _as_one(pair: Pair, into: Mapping[str, str]) -> Pair:
    one, other = sorted(into.get(end, end) for end in pair)
    return one, other
