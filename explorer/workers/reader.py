"""The process that opens files of strangers: ``python -m explorer.workers.reader``."""

import os
from pathlib import Path

from explorer.errors import WorkerFailed
from explorer.model.records import Document, Extraction
from explorer.reading import read
from explorer.workers.frames import Exchange, Read, Request, Start
from explorer.workers.inputs import read_exchange
from explorer.workers.loop import Job, Tell, serve


def main() -> None:
    """Read files until stdin ends."""
    serve(_begin, lambda limits: limits.reader_memory, lambda limits: limits.read_seconds)


def _begin(start: Start) -> Job:
    def answer(request: Request, tell: Tell) -> Document | Extraction:
        if isinstance(request, Exchange):
            return read_exchange(Path(os.fsdecode(request.path)))
        if not isinstance(request, Read):
            raise WorkerFailed("The reader was asked for something else than a file.")
        return read(Path(os.fsdecode(request.path)), start.limits)

    return answer


if __name__ == "__main__":
    main()
