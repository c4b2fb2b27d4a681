"""The process that holds the language model: ``python -m explorer.workers.language``."""

import gc

from explorer.errors import WorkerFailed
from explorer.model.records import Extraction
from explorer.workers.frames import Extract, Request, Start
from explorer.workers.loop import Job, Tell, serve


def main() -> None:
    """Load the model, then extract until stdin ends."""
    serve(_begin, lambda limits: limits.language_memory, lambda limits: limits.extract_seconds)


def _begin(start: Start) -> Job:
    from explorer.extraction.encoder import load_encoder
    from explorer.extraction.pipeline import extract, load_language

    nlp, encoder = load_language(), load_encoder(start.threads)
    gc.freeze()  # what is loaded stays: it need not be looked through for garbage every time

    def answer(request: Request, tell: Tell) -> Extraction:
        if not isinstance(request, Extract):
            raise WorkerFailed("The language worker was asked for something else than an article.")
        return extract(request.document, nlp, encoder, tell if request.names else None)

    return answer


if __name__ == "__main__":
    main()
