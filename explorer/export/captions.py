"""What is printed below a picture: where it is from, and of which day."""

from collections.abc import Iterable
from dataclasses import replace

from explorer.graph.frame import Caption
from explorer.graph.listing import source_name
from explorer.graph.projection import Line
from explorer.graph.view import Levels, ViewState, Visible
from explorer.graph.weighing import standing
from explorer.model.corpus import Corpus
from explorer.model.kinds import entity_kind

MOST_SOURCES = 4  # named in a caption; of the others the number
_NAMED = 3  # articles left out that are named one by one


def caption_of(
    corpus: Corpus, filters: tuple[str, ...] = (), lines: Iterable[Line] | None = None
) -> Caption:
    """Names of files, never folders; the days from the first article to the last.

    A date that was only guessed from the first paragraph is not printed: it may be of anything.
    ``filters`` come from :func:`filters_of`; ``lines`` are what is told of, where that is not all:
    only their articles are named.
    """
    documents = list(corpus.documents.values())
    if lines is not None:
        cited = {
            claim.document
            for line in lines
            for relation in line.relations
            for claim in standing(corpus, corpus.relations[relation])
        }
        documents = [document for document in documents if document.id in cited]
    sources = list(dict.fromkeys(document.source for document in documents if document.source))
    if len(sources) > MOST_SOURCES:
        sources[MOST_SOURCES:] = [f"{len(sources) - MOST_SOURCES} more"]
    known = [document for document in documents if not document.published_guessed]
    days = sorted(document.published[:10] for document in known if document.published)
    if not days or days[0] == days[-1]:
        return Caption(tuple(sources), days[0] if days else "", filters)
    return Caption(tuple(sources), f"{days[0]} to {days[-1]}", filters)


def caption_in(
    corpus: Corpus,
    view: ViewState,
    shown: Visible,
    more: tuple[str, ...] = (),
    cited: bool = False,
) -> Caption:
    """The caption of a view, in a figure's own words where it is one.

    ``more`` are phrases beside those of its filters. Of a figure, and where it is ``cited``, only
    the articles of its lines are named.
    """
    figure = corpus.figures.get(view.figure)
    lines = shown.lines if cited or figure is not None else None
    made = caption_of(corpus, filters_of(corpus, view, shown.counts) + more, lines)
    return replace(made, words=figure.caption if figure is not None else "")


def filters_of(corpus: Corpus, view: ViewState, counts: Levels) -> tuple[str, ...]:
    """What of a corpus a view shows, a phrase each; empty where it shows all that is related."""
    if view.figure in corpus.figures:
        return ("entities and lines that a person chose",)
    told = []
    if view.focus is not None and view.focus[0] in corpus.entities:
        name, steps = corpus.entities[view.focus[0]].name, view.focus[1]
        told.append(f"what is {steps} {'line' if steps == 1 else 'lines'} from {name} or nearer")
    elif view.level == "story" and counts.story < counts.related:
        told.append(f"the story, {counts.story} of {counts.related} related entities")
    if view.start in corpus.documents:
        told.append(f"who is in “{corpus.documents[view.start].title}”")
    if view.least:
        told.append(f"articles graded {view.least} or better")
    off = sorted(entity_kind(kind).plural.lower() for kind in view.kinds_off)
    told += [f"no {kind}" for kind in off]
    articles = view.sources_off & corpus.documents.keys()
    many = articles if len(articles) > _NAMED else frozenset()
    if many:
        told.append(f"nothing that only {len(many)} of {len(corpus.documents)} articles say")
    silent = sorted(
        f"“{corpus.documents[source].title}”"
        if source in corpus.documents
        else source_name(corpus, source)
        if source
        else "the article itself"
        for source in view.sources_off - many
    )
    told += [f"nothing that only {source} says" for source in silent]
    return tuple(told)
