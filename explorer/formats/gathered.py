"""What writers need of all entities and relations, asked of the store once and not one by one."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from explorer.formats.kept import Origin, Passage, origin_of
from explorer.graph.passing import passes
from explorer.graph.view import ViewState
from explorer.model.corpus import Corpus
from explorer.model.records import Evidence


def mention_counts(corpus: Corpus) -> Counter[str]:
    """How often each entity is mentioned."""
    return Counter(
        mention.entity
        for document in corpus.documents
        for mention in corpus.store.mentions_in(document)
    )


def standing_evidence(
    corpus: Corpus, relations: Iterable[str], view: ViewState | None = None
) -> defaultdict[str, list[Evidence]]:
    """The evidence of each relation that a person has not rejected, in order of place.

    ``view`` leaves only what passes its filters.
    """
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for evidence in corpus.store.evidence_of(relations):
        left = view is None or passes(corpus, evidence, view)
        if evidence.verdict != "rejected" and left:
            found[evidence.relation].append(evidence)
    return found


def quote_of(corpus: Corpus, evidence: Evidence) -> str:
    """The sentence of a piece of evidence."""
    return corpus.store.text_of(evidence.document)[evidence.start : evidence.end]


def passage_of(corpus: Corpus, evidence: Evidence, text: str) -> Passage:
    """A piece of evidence in the ``text`` of its article, as other formats hold it.

    What came from a file that said where it stands stands there still, and not in that file.
    """
    document = corpus.documents[evidence.document]
    where = origin_of(evidence) or Origin(
        article=document.title,
        published=document.published,
        sha256=document.sha256,
        start=evidence.start,
        end=evidence.end,
        quote=text[evidence.start : evidence.end],
    )
    return Passage(
        article=where.article,
        published=where.published,
        sha256=where.sha256,
        start=where.start,
        end=where.end,
        quote=where.quote,
        certainty=evidence.factuality,
        speaker=evidence.attribution or "",
        speaker_id=evidence.attributed_to or "",
        chain=evidence.chain,
        when=evidence.when or "",
        confidence=evidence.confidence,
        verdict=evidence.verdict,
        note=evidence.note,
    )
