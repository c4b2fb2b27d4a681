"""Which articles are copies of one another: in the edit that brings them, by a person's word."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from explorer.edits.anchoring import as_json
from explorer.model.clusters import COPY, told
from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Decision, Document

Pair = tuple[str, str]


def with_clusters(
    corpus: Corpus, edit: Edit, clusters: Mapping[str, str], copies: Iterable[Pair] = ()
) -> Edit:
    """An edit that also puts documents into clusters, those that it brings and those there.

    ``copies`` are pairs to remember as copies whatever their texts look like.
    """
    changes: list[Change] = []
    brought: dict[str, Document] = {}
    for change in edit.changes:
        after = change.after
        if isinstance(after, Document):
            after = replace(after, cluster=clusters.get(after.id, after.cluster))
            brought[after.id] = after
            changes.append(Change(change.before, after))
        else:
            changes.append(change)
    others = [one for one in clusters if one not in brought]
    for before in corpus.store.by_id(Document, others):
        changes.append(Change(before, replace(before, cluster=clusters[before.id])))
    known = {**corpus.documents, **brought}
    changes += _decisions(corpus, known, dict.fromkeys(copies, True))
    return replace(edit, changes=tuple(changes))


def decide(
    corpus: Corpus, label: Message, words: Mapping[Pair, bool | None], clusters: Mapping[str, str]
) -> Edit:
    """Remember what a person says of pairs of documents, with the clusters that follow from it.

    True: copies of one another; False: none; None: nothing any more.
    """
    changes = tuple(_decisions(corpus, corpus.documents, words))
    return with_clusters(corpus, Edit(label, changes), clusters)


def _decisions(
    corpus: Corpus, known: Mapping[str, Document], words: Mapping[Pair, bool | None]
) -> Iterable[Change]:
    there = {told(one)[:2]: one for one in corpus.decisions.values() if one.what == COPY}
    for pair, copy in words.items():
        one, other = sorted((known[end] for end in pair), key=lambda end: end.sha256)
        before = there.get((one.sha256, other.sha256))
        if copy is None:
            if before is not None:
                yield Change(before, None)
            continue
        made = Decision(
            id=f"copy-{one.sha256[:24]}-{other.sha256[:24]}",  # a second thought replaces the first
            text_sha256=one.sha256,
            spans=(),
            quotes=(one.title, other.title),
            what=COPY,
            value=as_json({"of": other.sha256, "copy": copy}),
        )
        if before != made:
            yield Change(before, made)
