"""What is printed below a picture: where it is from, and of which day."""

from explorer.graph.frame import Caption
from explorer.model.corpus import Corpus

MOST_SOURCES = 4  # named in a caption; of the others the number


def caption_of(corpus: Corpus) -> Caption:
    """Names of files, never folders; the days from the first article to the last.

    A date that was only guessed from the first paragraph is not printed: it may be of anything.
    """
    documents = corpus.documents.values()
    sources = list(dict.fromkeys(document.source for document in documents if document.source))
    if len(sources) > MOST_SOURCES:
        sources[MOST_SOURCES:] = [f"{len(sources) - MOST_SOURCES} more"]
    known = [document for document in documents if not document.published_guessed]
    days = sorted(document.published[:10] for document in known if document.published)
    if not days or days[0] == days[-1]:
        return Caption(tuple(sources), days[0] if days else "")
    return Caption(tuple(sources), f"{days[0]} to {days[-1]}")
