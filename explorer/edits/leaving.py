"""Mentions that leave an entity: what was decided of it in their text no longer names them.

A note, a color or another name was said of an entity where it stood. Where some of its mentions
come to mean somebody else, the decision keeps the places that still mean it, and goes with the
last of them; else reading the article anew would give it to whoever left.
"""

from collections.abc import Iterable, Iterator, Mapping

from explorer.edits.anchoring import anchors, by_document, cut
from explorer.model.corpus import Corpus
from explorer.model.edit import Change
from explorer.model.records import Decision, Mention


def left(
    corpus: Corpus,
    changes: Iterable[Change],
    made: Mapping[str, Decision | None],
    what: Iterable[str],
) -> Iterator[tuple[str, Decision | None]]:
    """What is left of decisions of entities, each by its id, for an edit that moves mentions.

    ``made`` are those that follow from the edit, by id; ``what`` are the fields to look for.
    """
    fields = tuple(what)
    came: dict[str, list[Mention]] = {}
    gone: dict[str, list[Mention]] = {}
    for change in changes:
        before, after = change.before, change.after
        if not isinstance(before, Mention) or not isinstance(after, Mention):
            continue
        if before.entity != after.entity:
            gone.setdefault(before.entity, []).append(before)
            came.setdefault(after.entity, []).append(after)
    for entity, moved in gone.items():
        ids = {one.id for one in moved}
        there = [one for one in corpus.store.mentions_of(entity) if one.id not in ids]
        stay = by_document([*there, *came.get(entity, ())])
        for document in by_document(moved):
            here = stay.get(document, [])
            spans = {(one.start, one.end) for one in here}
            for field in fields:
                id = f"{field}:{entity}:{document}"
                decided = made.get(id) or corpus.decisions.get(id)
                if decided is None or spans.issuperset(decided.spans):
                    continue
                places = [one for one in decided.spans if one in spans] or anchors(here)
                yield id, cut(corpus, decided, document, places) if places else None
