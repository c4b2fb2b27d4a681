"""What has been read: relations all of whose sentences are, and how many of each article."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from explorer.graph.columns import claims_of
from explorer.graph.projection import Line
from explorer.graph.sayings import PLACE, read_in, sayings_of
from explorer.model.corpus import Corpus


@dataclass(frozen=True, slots=True)
class ReadShare:
    """How many of the sentences behind the lines of an article have been read."""

    document: str
    read: int
    sentences: int


def read_shares(corpus: Corpus) -> tuple[ReadShare, ...]:
    """Each article with sentences behind lines, in order of arrival; a sentence counts once."""
    claims, sayings = claims_of(corpus), sayings_of(corpus)
    rows = sayings.columns
    rows = rows[:, claims.living()[claims.told[0][rows[0]]]]
    article = np.full(len(sayings.places), -1, dtype=np.int64)
    article[rows[PLACE]] = rows[1]
    there, many = article >= 0, len(claims.documents)
    every = np.bincount(article[there], minlength=many)
    read = np.bincount(article[there & read_in(corpus, sayings)], minlength=many)
    of = claims.documents.of
    return tuple(
        ReadShare(name, int(read[of[name]]), int(every[of[name]]))
        for name in corpus.documents
        if name in of and every[of[name]]
    )


def read_pairs(corpus: Corpus, lines: Iterable[Line]) -> frozenset[tuple[str, str]]:
    """The ends of those lines all of whose sentences have been read; none has no sentence."""
    if not corpus.store.read_places():
        return frozenset()
    claims, sayings = claims_of(corpus), sayings_of(corpus)
    rows = sayings.columns
    rows = rows[:, claims.living()[claims.told[0][rows[0]]]]
    relation, read = rows[0], read_in(corpus, sayings)[rows[PLACE]]
    many = len(claims.relations)
    said = np.bincount(relation, minlength=many)
    unread = np.bincount(relation[~read], minlength=many)
    told = tuple(lines)
    wanted = {one for line in told for one in line.relations}
    asked = [(name, row) for row, name in enumerate(claims.relations) if name in wanted]
    whole = {name for name, row in asked if said[row] and not unread[row]}
    left = {name for name, row in asked if unread[row]}
    return frozenset(
        line.ends
        for line in told
        if any(one in whole for one in line.relations)
        and not any(one in left for one in line.relations)
    )
