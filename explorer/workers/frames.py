"""What goes over the pipes to and from a worker: length-prefixed MessagePack, decoded by type."""

import struct
from typing import BinaryIO, TypeVar

import msgspec

import explorer.errors
from explorer.errors import ExplorerError, WorkerFailed
from explorer.model.files import NOTHING_SAID, Asked
from explorer.model.records import Document
from explorer.reading.limits import Limits

_LENGTH = struct.Struct(">Q")
_LARGEST = 1 << 30  # bytes; a longer frame is noise, not an answer


class Start(msgspec.Struct, tag=True):
    """First to every worker: what it may cost, and on how many threads its model may run."""

    limits: Limits
    threads: int = 1


class Read(msgspec.Struct, tag=True):
    """Ask for the articles in a file; the path as the system has it, for names that are no text."""

    path: bytes
    asked: Asked = NOTHING_SAID


class Begin(msgspec.Struct, tag=True):
    """Ask how a table begins, and what its columns are likely to hold."""

    path: bytes


class Exchange(msgspec.Struct, tag=True):
    """Ask for the records in a file of entities and relations."""

    path: bytes
    asked: Asked = NOTHING_SAID


class Extract(msgspec.Struct, tag=True):
    """Ask for what an article says, and first for its names alone if they are wanted."""

    document: Document
    names: bool = False


class Ready(msgspec.Struct, tag=True):
    """First from every worker: it can be asked now."""


class Names(msgspec.Struct, tag=True):
    """Ahead of an answer: whom an article names, as an Extraction without relations."""

    value: msgspec.Raw


class Answer(msgspec.Struct, tag=True):
    """A record as MessagePack; ``last`` says that the worker ends here and wants a successor."""

    value: msgspec.Raw
    last: bool = False


class Failure(msgspec.Struct, tag=True):
    """An error: the name of a class in ``explorer.errors`` and its sentence."""

    error: str
    sentence: str
    last: bool = False

    @classmethod
    def of(cls, error: ExplorerError, last: bool = False) -> "Failure":
        """The failure that tells of an error."""
        sentence = str(error).encode("utf-8", "replace").decode()  # names of files may be no text
        return cls(type(error).__name__, sentence, last)

    def to_error(self) -> ExplorerError:
        """The error that it tells of."""
        kind = getattr(explorer.errors, self.error, None)
        if isinstance(kind, type) and issubclass(kind, ExplorerError):
            return kind(self.sentence)
        return WorkerFailed(self.sentence)


OfFile = Read | Begin | Exchange
Question = OfFile | Extract
Request = Start | Question
Reply = Ready | Names | Answer | Failure
Frame = TypeVar("Frame")


def send(stream: BinaryIO, frame: Request | Reply) -> None:
    """Write a frame; raises OSError when nobody is there to read it."""
    body = msgspec.msgpack.encode(frame)
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def receive(stream: BinaryIO, decoder: msgspec.msgpack.Decoder[Frame]) -> Frame | None:
    """The next frame, or None at the end of the stream; raises WorkerFailed for noise."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _LARGEST:
        raise WorkerFailed("A worker process sent something that is not an answer; try again.")
    body = stream.read(length)
    if len(body) < length:
        return None
    try:
        return decoder.decode(body)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise WorkerFailed(
            "A worker process sent something that is not an answer; try again."
        ) from error
