"""Clusters of near-duplicates in a corpus: what a new article changes, and what a person said.

A decision "copy" says of two texts that they are copies of one another, or that they are none; it
holds whatever the texts look like, and for every article with that text that comes later.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from explorer.linking.copies import Signatures, Texts, grouped, named, near
from explorer.linking.pairs import Pair, pair_of
from explorer.model.clusters import COPY, told
from explorer.model.corpus import Corpus
from explorer.model.records import Decision, Document


@dataclass(frozen=True, slots=True)
class Arrival:
    """What articles change that come: the clusters, by document, that are others then.

    ``given`` are pairs that came as copies of one another, though their texts do not tell it.
    """

    clusters: Mapping[str, str]
    given: tuple[Pair, ...]


def arriving(corpus: Corpus, fresh: Sequence[Document], signatures: Signatures) -> Arrival:
    """The clusters once some documents are there too; they come with their texts.

    ``signatures`` has those of all documents of the corpus, and gets the others.
    """
    texts = {one.id: one.text for one in fresh}
    for one in fresh:
        signatures.add(one.id, one.text)
    known = {**corpus.documents, **{one.id: one for one in fresh}}
    words = said(corpus.decisions.values(), known.values())
    given = {pair for pair in given_pairs(fresh) if pair not in words}
    words.update(dict.fromkeys(given, True))
    pairs, clusters = _clusters(
        known, texts, words, signatures,
        lambda one: texts[one] if one in texts else corpus.store.text_of(one),
    )  # fmt: skip
    return Arrival(clusters, tuple(sorted(given - pairs.keys())))


def regrouped(
    corpus: Corpus, documents: Iterable[str], words: Mapping[Pair, bool | None]
) -> dict[str, str]:
    """The clusters, by document, that are others by a person's word on some documents.

    ``words`` says of pairs whether they are copies, beside what was said before, None: nothing
    any more. Only articles that are in a cluster with one of the documents can go elsewhere.
    """
    near_by = _fellows(corpus.documents, set(documents))
    known = {id: one for id, one in corpus.documents.items() if id in near_by}
    signatures = Signatures()
    for one in known:
        signatures.add(one, corpus.store.text_of(one))
    every = said(corpus.decisions.values(), known.values())
    every |= {pair: copy for pair, copy in words.items() if copy is not None}
    every = {pair: copy for pair, copy in every.items() if words.get(pair, copy) is not None}
    return _clusters(known, known, every, signatures, corpus.store.text_of)[1]


def everywhere(corpus: Corpus, pairs: Mapping[Pair, float]) -> dict[str, str]:
    """The clusters, by document, that are others once all pairs of copies are known.

    What is in one cluster already stays together.
    """
    known = corpus.documents
    there = {pair: share for pair, share in pairs.items() if set(pair) <= known.keys()}
    words = dict.fromkeys(given_pairs(known.values()), True)
    words |= said(corpus.decisions.values(), known.values())
    return _changed(known, there, words, known.keys())


def said(decisions: Iterable[Decision], documents: Iterable[Document]) -> dict[Pair, bool]:
    """What persons said of pairs of these documents: whether they are copies."""
    words = [one for one in decisions if one.what == COPY]
    ids = {one.sha256: one.id for one in documents} if words else {}
    found = {}
    for one in words:
        first, second, copy = told(one)
        mine, other = ids.get(first), ids.get(second)
        if mine and other and mine != other:
            found[pair_of(mine, other)] = copy
    return found


def _clusters(
    known: Mapping[str, Document],
    begin: Iterable[str],
    words: Mapping[Pair, bool],
    signatures: Signatures,
    text_of: Texts,
) -> tuple[dict[Pair, float], dict[str, str]]:
    """Pairs that hang together with some documents, and the clusters that are others now."""
    links: defaultdict[str, set[str]] = defaultdict(set)
    for pair, copy in words.items():
        if copy:
            links[pair[0]].add(pair[1])
            links[pair[1]].add(pair[0])
    pairs: dict[Pair, float] = {}
    touched: set[str] = set()
    waiting = set(begin)
    while waiting:
        pairs |= near(waiting, known, signatures, text_of)
        touched |= waiting | {end for pair in pairs for end in pair}
        there = {other for one in touched for other in links.get(one, ())}
        waiting = (there | _fellows(known, touched)) - touched
    return pairs, _changed(known, pairs, words, touched)


def _changed(
    known: Mapping[str, Document],
    pairs: Mapping[Pair, float],
    words: Mapping[Pair, bool],
    among: Set[str],
) -> dict[str, str]:
    """The clusters of some documents that are others now, in order of arrival."""
    groups = grouped(
        pairs,
        [pair for pair, copy in words.items() if copy and set(pair) <= among],
        [pair for pair, copy in words.items() if not copy],
        {id: known[id].sha256 for id in among},
    )
    names = named(groups, known)
    now = {id: names.get(id, "") for id in known if id in among}
    return {id: name for id, name in now.items() if known[id].cluster != name}


def _fellows(known: Mapping[str, Document], documents: set[str]) -> set[str]:
    """Some documents and all that are in a cluster with one of them."""
    names = {known[one].cluster for one in documents} - {""}
    if not names:
        return documents
    return documents | {id for id, one in known.items() if one.cluster in names}


def given_pairs(fresh: Iterable[Document]) -> set[Pair]:
    """Pairs that came from a file with the same cluster."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in fresh:
        if one.cluster:
            found[one.cluster].append(one.id)
    return {pair_of(*pair) for ids in found.values() for pair in pairwise(ids)}
