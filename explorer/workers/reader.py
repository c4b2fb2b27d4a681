"""The process that opens files of strangers: ``python -m explorer.workers.reader``."""

import os
from pathlib import Path

from explorer.errors import WorkerFailed
from explorer.model.files import Readout, Table
from explorer.model.records import Extraction
from explorer.reading import begin_table, read
from explorer.workers.exchange import read_exchange
from explorer.workers.frames import Begin, Exchange, Read, Request, Start
from explorer.workers.loop import Job, Tell, serve


def main() -> None:
    """Read files until stdin ends."""
    serve(_begin, lambda limits: limits.reader_memory, lambda limits: limits.read_seconds)


def _begin(start: Start) -> Job:
    def answer(request: Request, tell: Tell) -> Readout | Table | Extraction:
        if isinstance(request, Exchange):
            return read_exchange(Path(os.fsdecode(request.path)), request.asked, start.limits)
        if isinstance(request, Begin):
            return begin_table(Path(os.fsdecode(request.path)), start.limits)
        if not isinstance(request, Read):
            raise WorkerFailed("The reader was asked for something else than a file.")
        return read(Path(os.fsdecode(request.path)), start.limits, request.asked)

    return answer


if __name__ == "__main__":
    main()
