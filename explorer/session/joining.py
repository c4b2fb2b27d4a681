"""Whom new articles mean among those that are there, also where they tell one as two."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from explorer.edits.anchoring import as_json, called
from explorer.linking.articles import matches
from explorer.model.corpus import Corpus
from explorer.model.records import Decision, Entity, Extraction, Span, new_id
from explorer.session.decisions import applied


def as_decided(corpus: Corpus, extraction: Extraction) -> tuple[Extraction, dict[str, str]]:
    """The extraction, and which of its entities are in the corpus already, each at most once.

    Two names that a person said to be one's are merged in each article that has both.
    """
    same = matches(corpus, extraction)
    several = _several(same)
    if several:
        extraction, _ = applied(extraction, _one_each(corpus, extraction, several))
        same = matches(corpus, extraction)
        for ids in _several(same).values():  # no article has both
            for id in ids[1:]:
                del same[id]
    return extraction, same


def _several(same: Mapping[str, str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for here, there in same.items():
        found[there].append(here)
    return {there: ids for there, ids in found.items() if len(ids) > 1}


def _one_each(
    corpus: Corpus, extraction: Extraction, several: Mapping[str, Collection[str]]
) -> Iterator[Decision]:
    for there, ids in several.items():
        for document in extraction.documents:
            here = [m for m in extraction.mentions if m.document == document.id and m.entity in ids]
            if len({one.entity for one in here}) > 1:
                spans = sorted({(one.start, one.end) for one in here})
                yield _must_link(corpus.entities[there], document.sha256, spans)


def _must_link(entity: Entity, sha256: str, spans: list[Span]) -> Decision:
    return Decision(
        id=new_id(),
        text_sha256=sha256,
        spans=tuple(spans),
        quotes=(),
        what="must-link",
        value=as_json(called(entity)),
    )
