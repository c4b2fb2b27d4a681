"""Whether one sentence passes the sources, grades and filters of a view.

The same question as :func:`~explorer.graph.sifting.passing_of` answers for all sentences at once,
for the few that are read. What has been read stays beside the line that is asked about.
"""

from collections import Counter
from collections.abc import Iterable

from explorer.graph.filters import days_asked, published_in
from explorer.graph.view import ViewState
from explorer.graph.weighing import ClaimsOf
from explorer.model.corpus import Corpus, claim_of
from explorer.model.grades import reaches
from explorer.model.kept import Claim
from explorer.model.records import Evidence
from explorer.model.when import days_of


def passes(corpus: Corpus, evidence: Evidence, view: ViewState) -> bool:
    """Whether a sentence is of those that a view leaves, read or not."""
    filters = view.filters
    source = evidence.attributed_to or evidence.attribution or ""
    return (
        source not in view.sources_off
        and (not filters.certainties or evidence.factuality in filters.certainties)
        and (not filters.speakers or source in filters.speakers)
        and _told_in_time(evidence.when or "", view)
        and article_passes(corpus, evidence.document, view)
    )


def claims_left(
    corpus: Corpus, relations: Iterable[str], view: ViewState | None
) -> ClaimsOf | None:
    """What those sentences of some relations claim that a view leaves; None where all do."""
    if view is None or not view.sifts:
        return None
    evidence = corpus.store.evidence_of(relations)
    return claims_among(one for one in evidence if passes(corpus, one, view))


def claims_among(evidence: Iterable[Evidence]) -> ClaimsOf:
    """What some sentences claim, by relation."""
    found: dict[str, Counter[Claim]] = {}
    for one in evidence:
        found.setdefault(one.relation, Counter())[claim_of(one)] += 1
    return lambda relation: found.get(relation, {})


def article_passes(corpus: Corpus, name: str, view: ViewState) -> bool:
    """Whether an article is on, good enough, and of the days that are asked for."""
    filters, document = view.filters, corpus.documents.get(name)
    published = document.published if document is not None else ""
    return (
        name not in view.sources_off
        and (not view.least or (document is not None and reaches(document, view.least)))
        and (
            (filters.undated and not published)
            or published_in(published, filters.since, filters.until)
        )
    )


def _told_in_time(when: str, view: ViewState) -> bool:
    filters = view.filters
    if filters.span("told") is None:
        return True
    since, until = days_asked(filters.told_since, filters.told_until)
    days = days_of(when)
    if days is None:
        return filters.undated
    return days[0] <= until and days[1] >= since
