"""The sentences behind the numbered lines of a picture, as Markdown: ``NAME.quotes.md``."""

from collections.abc import Iterator, Mapping, Sequence

from explorer import __version__
from explorer.export.citation import citation, day_told, heading
from explorer.export.escaping import markdown
from explorer.formats.gathered import standing_evidence
from explorer.graph.passing import claims_among
from explorer.graph.projection import Line
from explorer.graph.view import ViewState
from explorer.graph.weighing import verdict_of
from explorer.model.clusters import original
from explorer.model.corpus import Corpus
from explorer.model.grades import grade_of
from explorer.model.kinds import relation_label
from explorer.model.records import Evidence, Relation

_COUNTED = "Characters are Unicode code points of the article's text, counted from 1."
QUOTES = ".quotes.md"  # suffix of the file beside a picture


def quotes_markdown(
    corpus: Corpus, numbers: Mapping[int, Line], title: str = "", asked: ViewState | None = None
) -> str:
    """Number, ends, label, and each quote with speaker, certainty, place, verdict and note.

    ``numbers`` gives the line that carries a number in the picture. Rejected sentences stay here,
    and so do those that do not pass the filters of ``asked``.
    """
    return "\n".join(_paragraphs(corpus, numbers, title, asked)).rstrip("\n") + "\n"


def _paragraphs(
    corpus: Corpus, numbers: Mapping[int, Line], title: str, asked: ViewState | None
) -> Iterator[str]:
    articles = list(corpus.documents.values())
    name = title or (articles[0].title if len(articles) == 1 else f"{len(articles)} articles")
    yield f"# The sentences behind “{markdown(name)}”\n"
    yield f"{_checked(corpus, numbers)} {_COUNTED} Made with Article Explorer {__version__}.\n"
    evidence = standing_evidence(
        corpus, [relation for line in numbers.values() for relation in line.relations], asked
    )
    for number, line in sorted(numbers.items()):
        yield f"## {number}. {markdown(_ends(corpus, line))}\n"
        if line.backing.tells:
            yield _backed(line)
        relations = [corpus.relations[relation] for relation in line.relations]
        for relation in relations:
            yield from _relation(corpus, relation, evidence[relation.id])
    yield "## Articles\n"
    for article in articles:
        first, grade = original(corpus.documents, article.id), grade_of(article)
        parts = (
            f"“{article.title}”",
            article.author,
            day_told(article),
            article.source,
            f"graded {grade}" if grade else "",
            f"a copy of “{first.title}”" if first is not None else "",
        )
        yield "- " + markdown(", ".join(part for part in parts if part))


def _checked(corpus: Corpus, numbers: Mapping[int, Line]) -> str:
    confirmed = sum(line.verdict == "confirmed" for line in numbers.values())
    return f"{confirmed} of {len(numbers)} lines checked by a person."


def _ends(corpus: Corpus, line: Line) -> str:
    """The two ends; where several entities were drawn as one, all of their names."""
    if all(end in corpus.entities for end in line.ends):
        return " — ".join(corpus.entities[end].name for end in line.ends)
    pairs = dict.fromkeys(corpus.relations[relation].ends for relation in line.relations)
    alone = next((end for end in line.ends if end in corpus.entities), None)
    if alone is None:  # between two groups
        return ", ".join(" — ".join(corpus.entities[end].name for end in pair) for pair in pairs)
    others = dict.fromkeys(
        corpus.entities[end].name for pair in pairs for end in pair if end != alone
    )
    return f"{corpus.entities[alone].name} — {', '.join(others)}"


def _backed(line: Line) -> str:
    """How many sources say so; a speaker counts once, and so do all copies of one article."""
    sources = (
        "one independent source"
        if line.independent == 1
        else (f"{line.independent} independent sources")
    )
    articles = "one article" if line.backing.articles == 1 else f"{line.backing.articles} articles"
    return f"{line.sentences} sentences in {articles} · {sources}.\n"


def _relation(corpus: Corpus, relation: Relation, found: Sequence[Evidence]) -> Iterator[str]:
    kind = relation_label(relation.kind)
    verdict = verdict_of(corpus, relation, claims_among(found) if found else None)
    yield f"**{markdown(heading(corpus, relation))}** ({kind}; {verdict})\n"
    if relation.note:
        yield from _note(relation.note)
    if not found:
        yield "No source: this line was drawn by hand.\n"
    for evidence in found:
        yield from _quote(corpus, evidence)


def _quote(corpus: Corpus, evidence: Evidence) -> Iterator[str]:
    words = citation(corpus, evidence)
    yield f"> {markdown(words.quote)}\n"
    rows = {
        "Speaker": words.speaker,
        "Certainty": words.certainty,
        "When": words.when,
        "Place": words.place,
        "Characters": f"{evidence.start + 1}–{evidence.end} of the text",  # as people count
        "Verdict": evidence.verdict,
    }
    yield "\n".join(f"- {key}: {markdown(value)}" for key, value in rows.items() if value) + "\n"
    if evidence.note:
        yield from _note(evidence.note)


def _note(note: str) -> Iterator[str]:
    rows = [markdown(row) for row in note.splitlines() if row.strip()]
    yield "Note: " + "  \n".join(rows) + "\n"
