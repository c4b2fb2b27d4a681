"""A piece of evidence in words: quote, speaker, certainty and place."""

from dataclasses import dataclass

from explorer.model.corpus import Corpus
from explorer.model.records import Candidate, Document, Evidence, Factuality, Relation, Sentence
from explorer.model.when import readable_when

CERTAINTY: dict[Factuality, str] = {
    "asserted": "asserted",
    "hedged": "possible, not certain",
    "alleged": "alleged",
    "negated": "negated",
    "planned": "expected or tried, outcome not told",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """What stands under a quote; all of it is unescaped text from files or our own words."""

    quote: str
    speaker: str
    certainty: str
    place: str
    when: str


def citation(corpus: Corpus, evidence: Evidence, titled: bool = True) -> Citation:
    """Quote a piece of evidence and say who says so, how surely, and where.

    ``titled`` says whether the place names the article.
    """
    text = corpus.store.text_of(evidence.document)
    return Citation(
        quote=text[evidence.start : evidence.end],
        speaker=speaker(corpus, evidence),
        certainty=CERTAINTY[evidence.factuality],
        place=place(corpus, evidence, titled),
        when=readable_when(evidence.when, evidence.when_text),
    )


def speaker(corpus: Corpus, evidence: Evidence) -> str:
    """The outermost source and its words, else that the article says so itself."""
    entity = corpus.entities.get(evidence.attributed_to or "")
    words = "; ".join(evidence.chain) or evidence.attribution or ""
    if entity is not None:
        return f"{entity.name} (“{words}”)" if words else entity.name
    return f"“{words}”" if words else "the article itself"


def place(corpus: Corpus, evidence: Evidence | Candidate, titled: bool = True) -> str:
    """Title and date, where wanted, then paragraph and sentence."""
    parts = [article(corpus.documents[evidence.document])] if titled else []
    sentence = sentence_at(corpus, evidence)
    if sentence is not None:
        parts += [f"¶ {sentence.paragraph}", f"sentence {sentence.number}"]
    return ", ".join(parts)


def article(document: Document) -> str:
    """Title and date of an article."""
    day = day_told(document)
    return f"“{document.title}”, {day}" if day else f"“{document.title}”"


def day_told(document: Document) -> str:
    """When an article was published, and whether that was only guessed."""
    guessed = " (date guessed)" if document.published and document.published_guessed else ""
    return f"{document.published[:10]}{guessed}"


def sentence_at(corpus: Corpus, evidence: Evidence | Candidate) -> Sentence | None:
    """The sentence that a piece of evidence begins in."""
    return next(
        (
            sentence
            for sentence in corpus.store.sentences_in(evidence.document)
            if sentence.start <= evidence.start < sentence.end
        ),
        None,
    )


def heading(corpus: Corpus, relation: Relation) -> str:
    """The two ends and the label between them, with an arrow where there is a direction."""
    source, target = corpus.entities[relation.source].name, corpus.entities[relation.target].name
    return f"{source} — {relation.label} {'→' if relation.directed else '—'} {target}"
