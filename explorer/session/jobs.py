"""What a job tells while it runs. A job is a generator: not asking on is how it is cancelled."""

from dataclasses import dataclass
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class Made:
    """A project that was made of another one, and the sentence that says how."""

    path: Path
    sentence: str
