"""What filters leave of the lines: masks over :mod:`explorer.graph.columns`.

A line that keeps only some of its relations or sentences says no more than these do, see
:mod:`explorer.graph.partial`; all others are as they were.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from explorer.graph.columns import (
    VERDICTS,
    Claims,
    Codes,
    Columns,
    Mask,
    Numbers,
    columns_of,
    distinct,
)
from explorer.graph.columns import claims_of as claims_of_all
from explorer.graph.filters import Filters, days_asked, published_in
from explorer.graph.partial import Partial, only_denying, verdicts_left, with_partial
from explorer.graph.sayings import PLACE, WHEN, Sayings, read_in, sayings_of
from explorer.graph.starting import drawn_from, named_in
from explorer.graph.tied import Tied
from explorer.graph.view import ViewState
from explorer.graph.weighing import FIRMEST_FIRST, cluster_of, is_named
from explorer.model.corpus import Corpus
from explorer.model.grades import reaches
from explorer.model.names import folded
from explorer.model.records import Entity
from explorer.model.when import days_of


@dataclass(frozen=True, slots=True, eq=False)
class Passing:
    """What passes: claims, relations by row, and pairs by number.

    ``rows`` are the columns of which ``claims`` is a mask: of :class:`Claims`, or finer ones of
    :class:`~explorer.graph.sayings.Sayings`. ``behind`` are those behind the lines that pass: where
    what is unread is asked for, that keeps a line, and the line says what is read of it too.
    ``verdicts`` are those of the relations by what is behind them.
    """

    rows: Numbers
    claims: Mask
    behind: Mask
    verdicts: Numbers
    relations: Mask
    pairs: Mask


def lines_for(corpus: Corpus, view: ViewState) -> Tied:
    """The lines that sources, grades, filters and a start leave, strongest first."""
    columns = columns_of(corpus)
    found = Tied.all_of(columns)
    if view.sources_off or view.least or view.filters:
        found = _sifted(corpus, columns, view)
    if view.start in corpus.documents:
        named = named_in(corpus, view.start, found.entities)
        found = found.only(drawn_from(named, found.edges))
    return found


def drawn_in(corpus: Corpus, columns: Columns, view: ViewState) -> Mask:
    """Which of all lines lie between entities that a view shows, whatever they say."""
    found = Tied.all_of(columns)
    shown = shown_in(corpus, view, found)
    rows = shown[found.edges[:, 0]] & shown[found.edges[:, 1]]
    if view.start in corpus.documents:
        rows &= drawn_from(named_in(corpus, view.start, found.entities), found.edges)
    return rows


def shown_in(corpus: Corpus, view: ViewState, found: Tied) -> Mask:
    """Which entities may be shown: neither rejected nor hidden, of a kind that is on."""
    off = view.kinds_off
    asked, kept = (corpus.version, off, len(found.entities)), _shown.get(corpus)
    if kept is not None and kept[:2] == (asked, found.entities):
        return kept[2].copy()
    there = [
        one.id
        for one in corpus.entities.values()
        if not (one.rejected or one.hidden or one.kind in off)
    ]
    rows = found.entities.numbers(there)
    shown = np.zeros(len(found.entities), dtype=np.bool_)
    shown[rows] = True
    _shown[corpus] = (asked, found.entities, shown.copy())
    return shown


_shown: WeakKeyDictionary[Corpus, tuple[object, Codes[str], Mask]] = WeakKeyDictionary()


def _sifted(corpus: Corpus, columns: Columns, view: ViewState) -> Tied:
    claims = claims_of_all(corpus)
    passing = passing_of(corpus, columns, view)
    pair = claims.told[0]
    lost = np.zeros(len(pair), dtype=np.bool_)
    lost[passing.rows[0][~passing.behind]] = True
    fewer = passing.relations & lost
    partial = np.zeros(claims.pairs, dtype=np.bool_)
    partial[pair[fewer | ~passing.relations]] = True
    partial &= passing.pairs
    mine = passing.relations & partial[pair]
    parts = Partial(corpus, claims, passing.rows, passing.behind, mine, fewer)
    lines, edges, strengths = with_partial(columns, passing.pairs, partial, parts)
    return Tied(lines, edges, columns.entities, strengths, parts.claims_of)


def passing_of(corpus: Corpus, columns: Columns, view: ViewState, singly: bool = False) -> Passing:
    """What passes the sources, grades and filters of a view; ``singly`` sentence by sentence.

    For one sentence :func:`~explorer.graph.passing.passes` answers the same.
    """
    filters, claims = view.filters, claims_of_all(corpus)
    singly = singly or filters.unread or filters.span("told") is not None
    sayings = sayings_of(corpus) if singly else None
    pair, kind, _, verdict, worded, _ = claims.told
    rows = claims.columns if sayings is None else sayings.columns
    relation, document, certainty, speaker, sentences = rows[:5]
    told = np.ones(len(relation), dtype=np.bool_)
    if sayings is not None and filters.span("told"):
        told &= _told_in(sayings, filters)[rows[WHEN]]
    if view.sources_off:
        told &= ~claims.speakers.among(view.sources_off)[speaker]
        told &= ~claims.documents.among(view.sources_off)[document]
    if view.least or filters.since or filters.until:
        told &= _articles(corpus, claims, view)[document]
    if filters.speakers:
        told &= claims.speakers.among(filters.speakers)[speaker]
    if filters.certainties:
        told &= np.isin(FIRMEST_FIRST, list(filters.certainties))[certainty]
    if not told.all():
        verdict = verdicts_left(claims, relation[told], rows[5][told])
    behind = told
    if sayings is not None and filters.unread:
        told = told & ~read_in(corpus, sayings)[rows[PLACE]]
    count = np.bincount(relation[told], sentences[told], len(pair))
    passes = count > 0
    if _bare_pass(filters):
        passes |= np.bincount(relation, minlength=len(pair)) == 0
    passes &= claims.living()[pair]
    if filters.relations:
        passes &= claims.kinds.among(filters.relations)[kind]
    if filters.verdicts:
        passes &= np.isin(VERDICTS, list(filters.verdicts))[verdict]
    if filters.words.strip():
        passes &= _worded(corpus, columns, claims, filters.words)
    told = told & passes[relation]
    pairs = np.bincount(pair[passes], minlength=claims.pairs) > 0
    if filters.sentences:
        stating = told & ~only_denying(certainty, relation, told, len(pair))
        count = np.bincount(relation[stating], sentences[stating], len(pair))
        count = np.where(passes, count, 0)
        words = worded > 0
        said = np.bincount(pair[words], count[words], claims.pairs)
        np.maximum.at(said, pair[~words], count[~words])
        pairs &= said >= filters.sentences
    if filters.sources:
        pairs &= _independent(corpus, claims, rows, told) >= filters.sources
    passes &= pairs[pair]
    there = passes[relation]
    return Passing(rows, told & there, behind & there, verdict, passes, pairs)


def _bare_pass(filters: Filters) -> bool:
    """Whether a relation passes that a person drew, and that no sentence states yet."""
    certain = not filters.certainties or "asserted" in filters.certainties
    dated = filters.span("published") or filters.span("told")
    asked = filters.speakers or filters.unread
    return certain and not asked and (filters.undated or not dated)


def _articles(corpus: Corpus, claims: Claims, view: ViewState) -> Mask:
    """Which articles are good and late enough; one that is not there passes what asks nothing."""
    filters, found = view.filters, []
    for name in claims.documents.values:
        document = corpus.documents.get(name)
        published = document.published if document is not None else ""
        graded = not view.least or (document is not None and reaches(document, view.least))
        open_date = filters.undated and not published
        in_time = open_date or published_in(published, filters.since, filters.until)
        found.append(graded and in_time)
    return np.array(found, dtype=np.bool_)


def _told_in(sayings: Sayings, filters: Filters) -> Mask:
    """Which of the times that sentences tell of may lie in the span that is asked for."""
    since, until = days_asked(filters.told_since, filters.told_until)
    found = []
    for when in sayings.whens.values:
        days = days_of(when)
        inside = days is not None and days[0] <= until and days[1] >= since
        found.append(inside or (filters.undated and days is None))
    return np.array(found, dtype=np.bool_)


def _independent(corpus: Corpus, claims: Claims, rows: Numbers, told: Mask) -> NDArray[np.intp]:
    """How many independent sources stand behind each pair, see ``weighing.backing``."""
    relation, document, certainty, speaker = rows[:4]
    told = told & ~only_denying(certainty, claims.told[0][relation], told, claims.pairs)
    who: Codes[str] = Codes()
    texts, pair = claims.speakers.values, claims.told[0]
    name = np.array([who.number(one.casefold()) for one in texts], dtype=np.int64)
    named = np.array([is_named(corpus, one) for one in texts], dtype=np.bool_)
    silent = np.array([not one for one in texts], dtype=np.bool_)
    groups: Codes[str] = Codes()
    group = np.array(
        [groups.number(cluster_of(corpus, one)) for one in claims.documents.values], dtype=np.int64
    )

    def of(chosen: Mask, code: Numbers, size: int) -> NDArray[np.int64]:
        """Each pair with each code once, as one number."""
        return distinct(pair[relation[chosen]] * np.int64(size) + code[chosen])

    clusters = group[document]
    own = of(told & silent[speaker], clusters, len(groups))
    unnamed = of(told & ~silent[speaker] & ~named[speaker], clusters, len(groups))
    unnamed = np.setdiff1d(unnamed, own, assume_unique=True) // max(1, len(groups))
    by_name = of(told & named[speaker], name[speaker], len(who)) // max(1, len(who))
    own //= max(1, len(groups))
    each = np.concatenate((by_name, own, distinct(unnamed)))
    return np.bincount(each, minlength=claims.pairs)


def _worded(corpus: Corpus, columns: Columns, claims: Claims, words: str) -> Mask:
    """Which relations hold all words: in the label, in a name of an end, or in one sentence."""
    key = ("words", words)
    if key not in claims.said:
        wanted, told = folded(words).split(), frozenset(corpus.store.stating(words))
        label = np.array([_holds(wanted, (one,)) for one in claims.labels.values], dtype=np.bool_)
        stated = np.fromiter((one in told for one in claims.relations), bool, len(claims.relations))
        claims.said[key] = label[claims.told[2]] | stated
    named = np.zeros(claims.pairs, dtype=np.bool_)
    names = columns.entities.among(named_so(corpus, words))  # anew: a name may be another now
    named[claims.order] = names[columns.edges].any(axis=1)
    found: Mask = claims.said[key] | named[claims.told[0]]
    return found


def named_so(corpus: Corpus, words: str) -> frozenset[str]:
    """The entities with all words in one of their names."""
    asked, last = (corpus.version, words), _named.get(corpus)
    if last is not None and last[0] == asked:  # lines and entities are asked one after the other
        return last[1]
    wanted, kept = folded(words).split(), _names.setdefault(corpus, {})
    found = []
    for id, one in corpus.entities.items():
        known = kept.get(id)
        if known is None or known[0] is not one:
            texts = [text.casefold() for text in (one.name, *one.aliases)]
            known = kept[id] = one, "\n".join(texts)
        if all(word in known[1] for word in wanted):
            found.append(one)
    named = frozenset(one.id for one in found if _holds(wanted, (one.name, *one.aliases)))
    _named[corpus] = asked, named
    return named


_names: WeakKeyDictionary[Corpus, dict[str, tuple[Entity, str]]] = WeakKeyDictionary()
_named: WeakKeyDictionary[Corpus, tuple[tuple[int, str], frozenset[str]]] = WeakKeyDictionary()


def _holds(wanted: Iterable[str], texts: Iterable[str]) -> bool:
    return any(all(word in text for word in wanted) for text in map(str.casefold, texts))
