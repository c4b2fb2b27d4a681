"""Figures: entities and lines chosen to be shown together, under a title, in their own places."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, count

from explorer.edits.wording import checked, quoted, text_of
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Figure, Seen, Spot, new_id

Pair = tuple[str, str]
Places = Mapping[str, tuple[float, float]]
"""Where entities stand, in scene units."""


def figure_in(corpus: Corpus, figure: str) -> Figure:
    """A figure; raises EditRefused where it is no longer there."""
    found = corpus.figures.get(figure)
    if found is None:
        raise EditRefused("This figure is no longer there; choose another one.")
    return found


def titled(corpus: Corpus, title: str) -> Figure | None:
    """The figure of a title, whatever its capitals."""
    wanted = " ".join(title.split()).casefold()
    return next((one for one in corpus.figures.values() if one.title.casefold() == wanted), None)


def with_free_titles(corpus: Corpus, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Figures that enter a project; a title that is there already gets a number."""
    taken = {one.title.casefold() for one in corpus.figures.values()}
    for one in figures:
        numbered = (f"{one.title} ({number})" for number in count(2))
        titles = (title for title in chain((one.title,), numbered) if title.casefold() not in taken)
        title = next(titles)
        taken.add(title.casefold())
        yield replace(one, title=title)


def make(
    corpus: Corpus,
    title: str,
    entities: Iterable[str] = (),
    lines: Iterable[Pair] = (),
    seen: Iterable[Seen] = (),
    places: Places | None = None,
    folded: bool = False,
) -> Edit:
    """A new figure. Raises EditRefused for a title that another has."""
    title = _free(corpus, title)
    made = _grown(Figure(id=new_id(), title=title, folded=folded), entities, lines, seen)
    spots = (_spot(made, one, at) for one, at in (places or {}).items() if one in made.entities)
    changes = (Change(None, made), *(Change(None, spot) for spot in spots))
    return Edit(Message.of("Make the figure “{title}”", title=title), changes)


def add(
    corpus: Corpus,
    figure: str,
    entities: Iterable[str],
    lines: Iterable[Pair] = (),
    seen: Iterable[Seen] = (),
    places: Places | None = None,
) -> Edit:
    """More members; the ends of a line come with it, what is a member already stays as it is.

    ``places`` are for those that have none in the figure.
    """
    before = figure_in(corpus, figure)
    after = _grown(before, entities, lines, seen)
    came = [one for one in after.entities if one not in before.entities]
    there = corpus.spots.get(figure, {})
    spots = [
        Change(None, _spot(after, one, at))
        for one, at in (places or {}).items()
        if one in after.entities and one not in there
    ]
    names = [corpus.entities[one].name for one in came if one in corpus.entities]
    what = quoted("Add", names, "entities")
    if not names:
        count = len(after.lines) - len(before.lines)
        what = Message("Add a line") if count == 1 else Message.of("Add {count} lines", count=count)
    label = Message(what.template + " to “{title}”", (*what.arguments, ("title", before.title)))
    changes = (Change(before, after), *spots) if after != before else ()
    return Edit(label, changes)


def remove(
    corpus: Corpus, figure: str, entities: Iterable[str] = (), lines: Iterable[Pair] = ()
) -> Edit:
    """Fewer members, which stay in the project; lines go with their ends."""
    before = figure_in(corpus, figure)
    gone, cut = set(entities), {_ordered(pair) for pair in lines}
    cut |= {pair for pair in before.lines if gone & set(pair)}
    after = replace(
        before,
        entities=tuple(one for one in before.entities if one not in gone),
        lines=tuple(pair for pair in before.lines if pair not in cut),
        seen=tuple(
            one
            for one in before.seen
            if (one[0] not in gone if len(one) == 2 else _of(one) not in cut)
        ),
    )
    names = [corpus.entities[one].name if one in corpus.entities else "?" for one in gone]
    count = len(before.lines) - len(after.lines)
    what = quoted("Take", names, "entities")
    if not names:
        one_line = count == 1
        what = Message("Take a line") if one_line else Message.of("Take {count} lines", count=count)
    label = Message(what.template + " out of “{title}”", (*what.arguments, ("title", before.title)))
    spots = corpus.spots.get(figure, {})
    lost = (Change(spots[one], None) for one in before.entities if one in gone and one in spots)
    return Edit(label, (Change(before, after), *lost) if after != before else ())


def retitle(corpus: Corpus, figure: str, title: str) -> Edit:
    """Another title. Raises EditRefused for one that another figure has."""
    before = figure_in(corpus, figure)
    after = replace(before, title=_free(corpus, title, figure))
    label = Message.of("Call “{before}” “{after}”", before=before.title, after=after.title)
    return Edit(label, (Change(before, after),) if after != before else ())


def describe(corpus: Corpus, figure: str, caption: str) -> Edit:
    """Another caption, of as many words as one likes; empty takes it away."""
    before = figure_in(corpus, figure)
    after = replace(before, caption=text_of(caption))
    label = Message.of("Caption of “{title}”", title=before.title)
    return Edit(label, (Change(before, after),) if after != before else ())


def place(
    corpus: Corpus,
    figure: str,
    positions: Places,
    pinned: bool | None = None,
    label: Message | None = None,
) -> Edit:
    """Put members at positions in this figure alone; ``pinned`` None leaves pins as they are."""
    inside, there = figure_in(corpus, figure), corpus.spots.get(figure, {})
    changes = []
    for entity, at in positions.items():
        if not (math.isfinite(at[0]) and math.isfinite(at[1])):
            raise EditRefused("Nothing can stand outside the drawing.")
        if entity not in inside.entities:
            continue
        before = there.get(entity)
        keep = before.pinned if before is not None else False
        after = _spot(inside, entity, at, keep if pinned is None else pinned)
        if after != before:
            changes.append(Change(before, after))
    names = [corpus.entities[one].name for one in positions if one in corpus.entities]
    what = label or quoted("Move", names, "entities")
    told = Message(what.template + " in “{title}”", (*what.arguments, ("title", inside.title)))
    return Edit(told, tuple(changes))


def unpin(corpus: Corpus, figure: str, entities: Iterable[str] | None = None) -> Edit:
    """Let the next Tidy move members of a figure again; all of them without ``entities``."""
    inside, among = figure_in(corpus, figure), None if entities is None else set(entities)
    there = corpus.spots.get(figure, {}).values()
    spots = [one for one in there if one.pinned and (among is None or one.entity in among)]
    changes = tuple(Change(one, replace(one, pinned=False)) for one in spots)
    names = [corpus.entities[one.entity].name for one in spots if one.entity in corpus.entities]
    what = quoted("Unpin", names, "entities")
    label = Message(what.template + " in “{title}”", (*what.arguments, ("title", inside.title)))
    return Edit(label, changes)


def fold(corpus: Corpus, figure: str, folded: bool) -> Edit:
    """Draw leaves that say the same as one, or each by itself."""
    before = figure_in(corpus, figure)
    after = replace(before, folded=folded)
    verb = "Fold leaves of “{title}”" if folded else "Unfold leaves of “{title}”"
    label = Message.of(verb, title=before.title)
    return Edit(label, (Change(before, after),) if after != before else ())


def see(corpus: Corpus, figure: str, seen: Iterable[Seen]) -> Edit:
    """Take what the members are now for seen: what corrections changed is not marked any more."""
    before = figure_in(corpus, figure)
    after = replace(before, seen=tuple(seen))
    label = Message.of("Look through the corrections of “{title}”", title=before.title)
    return Edit(label, (Change(before, after),) if after != before else ())


def delete(corpus: Corpus, figure: str) -> Edit:
    """A figure goes; its members stay in the project."""
    before = figure_in(corpus, figure)
    spots = corpus.spots.get(figure, {}).values()
    label = Message.of("Delete the figure “{title}”", title=before.title)
    return Edit(label, (*(Change(spot, None) for spot in spots), Change(before, None)))


def _grown(
    before: Figure, entities: Iterable[str], lines: Iterable[Pair], seen: Iterable[Seen]
) -> Figure:
    pairs = [_ordered(pair) for pair in lines if pair[0] != pair[1]]
    members = (*before.entities, *entities, *(end for pair in pairs for end in pair))
    known = {_of(one) for one in before.seen}
    fresh = (one for one in seen if _of(one) not in known)
    return replace(
        before,
        entities=tuple(dict.fromkeys(members)),
        lines=tuple(dict.fromkeys((*before.lines, *pairs))),
        seen=(*before.seen, *fresh),
    )


def _of(seen: Seen) -> Seen:
    """What something seen is of: an entity, or a pair."""
    return seen[:1] if len(seen) == 2 else seen[:2]


def _ordered(pair: Pair) -> Pair:
    return pair if pair[0] <= pair[1] else (pair[1], pair[0])


def _spot(figure: Figure, entity: str, at: tuple[float, float], pinned: bool = False) -> Spot:
    return Spot(
        id=f"{figure.id}:{entity}", figure=figure.id, entity=entity,
        x=float(at[0]), y=float(at[1]), pinned=pinned,
    )  # fmt: skip


def _free(corpus: Corpus, title: str, own: str = "") -> str:
    title = checked("title", title)
    other = titled(corpus, title)
    if other is not None and other.id != own:
        raise EditRefused(f"There is a figure “{other.title}” already; choose another title.")
    return title
