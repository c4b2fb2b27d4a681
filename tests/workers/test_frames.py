"""What is sent through a pipe arrives as it was, and noise is told from an answer."""

import io

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import errors
from explorer.model.records import Document
from explorer.reading.limits import LIMITS
from explorer.workers.frames import Extract, Failure, Read, Reply, Request, Start, receive, send

REQUESTS = msgspec.msgpack.Decoder(Request)
REPLIES = msgspec.msgpack.Decoder(Reply)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def passed(*frames, decoder):
    stream = io.BytesIO()
    for frame in frames:
        send(stream, frame)
    stream.seek(0)
    return [receive(stream, decoder) for _ in range(len(frames) + 1)]


@given(TEXT, TEXT, st.binary())
def test_requests_arrive_as_they_were(title: str, text: str, path: bytes) -> None:
    frames = [Start(LIMITS), Read(path), Extract(Document(id="d1", title=title, text=text))]
    assert passed(*frames, decoder=REQUESTS) == [*frames, None]


@pytest.mark.parametrize(
    "error",
    [
        errors.UnreadableArticle("“a” is empty."),
        errors.ModelMissing("No model."),
        errors.WorkerFailed("x"),
    ],
)
def test_an_error_keeps_its_type_and_sentence(error: errors.ExplorerError) -> None:
    arrived = passed(Failure.of(error), decoder=REPLIES)[0].to_error()
    assert type(arrived) is type(error)
    assert str(arrived) == str(error)


@pytest.mark.parametrize("name", ["SystemExit", "Path", "__name__", "nothing"])
def test_only_our_own_errors_are_made_from_names(name: str) -> None:
    assert type(Failure(name, "Sentence.").to_error()) is errors.WorkerFailed


@given(st.binary(max_size=200))
def test_noise_is_no_answer(noise: bytes) -> None:
    stream = io.BytesIO(len(noise).to_bytes(8, "big") + noise)
    with pytest.raises(errors.WorkerFailed, match="not an answer"):
        receive(stream, REPLIES)


def test_a_length_that_cannot_be_is_not_waited_for() -> None:
    with pytest.raises(errors.WorkerFailed, match="not an answer"):
        receive(io.BytesIO(b"\xff" * 8 + b"x"), REPLIES)


@pytest.mark.parametrize("cut", [3, 8, 12])
def test_a_pipe_that_ends_within_a_frame_has_ended(cut: int) -> None:
    stream = io.BytesIO()
    send(stream, Failure("WorkerFailed", "Sentence."))
    assert receive(io.BytesIO(stream.getvalue()[:cut]), REPLIES) is None
