"""The process that holds the language model: ``python -m explorer.workers.language``."""

from explorer.errors import WorkerFailed
from explorer.model.records import Extraction
from explorer.reading.limits import Limits
from explorer.workers.frames import Extract, Request
from explorer.workers.loop import Job, serve


def main() -> None:
    """Load the model, then extract until stdin ends."""
    serve(_begin, lambda limits: limits.language_memory, lambda limits: limits.extract_seconds)


def _begin(limits: Limits) -> Job:
    from explorer.extraction.pipeline import extract, load_language

    nlp = load_language()

    def answer(request: Request) -> Extraction:
        if not isinstance(request, Extract):
            raise WorkerFailed("The language worker was asked for something else than an article.")
        return extract(request.document, nlp)

    return answer


if __name__ == "__main__":
    main()
