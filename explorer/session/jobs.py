"""What a job tells while it runs. A job is a generator: not asking on is how it is cancelled."""

from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from explorer.model.files import Asked, Table
from explorer.model.message import Message
from explorer.model.records import Extraction


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` items are finished, ``message`` says what is worked on."""

    done: int
    total: int
    message: Message


@dataclass(frozen=True, slots=True)
class Names:
    """Whom an article names: an extraction whose relations are still being looked for."""

    found: Extraction


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that could not be used, and the sentence that says why; the others go on."""

    path: Path
    sentence: str


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What only a person knows of a file: which columns its ``table`` has, else its password.

    The job goes on once ``answer`` is set; None leaves the file out. ``sentence`` says why a
    password is asked for.
    """

    path: Path
    table: Table | None = None
    sentence: str = ""
    answer: "Future[Asked | None]" = field(default_factory=Future)


@dataclass(frozen=True, slots=True)
class Made:
    """A project that was made of another one, and the sentence that says how."""

    path: Path
    sentence: str
