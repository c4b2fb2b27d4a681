"""A worker says when it is ready, answers, keeps to its limits, and has no network."""

import io
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from explorer.model.records import Document
from explorer.reading.limits import LIMITS
from explorer.workers.frames import Failure, Read, Ready, Reply, Start, receive, send

WORKER = """
import os, socket, subprocess, sys
from explorer.errors import ModelMissing
from explorer.model.records import Document
from explorer.workers.loop import serve

def begin(limits):
    print("loading")
    {begin}
    def job(request, tell):
        print("working")
        {job}
        return Document(id="d1", title="t", text=os.fsdecode(request.path))
    return job

serve(begin, lambda limits: limits.reader_memory, lambda limits: limits.read_seconds)
"""


def replies(*paths: bytes, begin: str = "", job: str = "", limits=LIMITS) -> list[Reply]:
    """All that a worker answers to requests for the paths before its pipe ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER.format(begin=begin, job=job)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    )
    decoder = msgspec.msgpack.Decoder(Reply)
    with process:
        found = []
        send(process.stdin, Start(limits))
        found.append(receive(process.stdout, decoder))
        for path in paths:
            try:
                send(process.stdin, Read(path))
            except BrokenPipeError:
                break
            found.append(receive(process.stdout, decoder))
        with suppress(BrokenPipeError):
            process.stdin.close()
        return [reply for reply in found if reply is not None]


def texts(answers: list[Reply]) -> list[str]:
    return [msgspec.msgpack.decode(answer.value, type=Document).text for answer in answers]


def test_ready_comes_first_then_the_answers_whatever_is_printed() -> None:
    ready, *answers = replies(b"one", b"two", job="os.write(1, b'noise')")
    assert ready == Ready()
    assert texts(answers) == ["one", "two"]


def test_an_error_while_loading_reaches_the_parent_as_it_is() -> None:
    (failure,) = replies(begin="raise ModelMissing('Install the model.')")
    assert failure == Failure("ModelMissing", "Install the model.", last=True)


def test_a_bug_while_loading_is_a_sentence() -> None:
    (failure,) = replies(begin="import no_such_module")
    assert failure.error == "WorkerFailed"
    assert "no_such_module" in failure.sentence


def test_a_bug_in_the_work_is_a_sentence_and_ends_the_worker() -> None:
    _, failure = replies(b"one", job="raise KeyError('x')")
    assert failure.error == "WorkerFailed"
    assert failure.last


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('localhost', 80)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
    ],
)
def test_there_is_no_network(attempt: str) -> None:
    (failure,) = replies(begin=attempt)
    assert "no network" in failure.sentence


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to the limit")
def test_too_much_memory_is_a_sentence_and_ends_the_worker() -> None:
    _, failure = replies(
        b"one", job="bytearray(800_000_000)", limits=replace(LIMITS, reader_memory=700_000_000)
    )
    assert "more than 700 MB of memory" in failure.sentence
    assert failure.last


def test_a_worker_that_is_worn_out_says_so() -> None:
    _, *answers = replies(b"1", b"2", b"3", limits=replace(LIMITS, worker_requests=2))
    assert texts(answers) == ["1", "2"]
    assert [answer.last for answer in answers] == [False, True]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_a_worker_that_kept_too_much_memory_says_so() -> None:
    _, *answers = replies(
        b"1", b"2", job="limits.kept = bytes(1) * 100_000_000", begin="limits = type('X', (), {})",
        limits=replace(LIMITS, worker_growth=50_000_000),
    )  # fmt: skip
    assert [answer.last for answer in answers] == [True]


def test_a_busy_worker_ends_with_its_parent() -> None:
    """Nobody kills it: it sees that the pipe has ended, and reading on gives the end."""
    with subprocess.Popen(
        [sys.executable, "-c", WORKER.format(begin="", job="import time; time.sleep(3600)")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    ) as process:
        send(process.stdin, Start(LIMITS))
        send(process.stdin, Read(b"one"))
        assert receive(process.stdout, msgspec.msgpack.Decoder(Reply)) == Ready()
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.wait(timeout=30) == 0


@pytest.mark.skipif(os.name == "nt", reason="no alarm there")
def test_a_worker_in_foreign_code_ends_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The backstop for a parent that was killed: it holds even where no Python code runs."""
    script = (
        "import ctypes\nfrom explorer.workers.loop import _end_after\n"
        "_end_after(0.2)\nctypes.PyDLL(None).pause()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=Path(__file__).parents[2], timeout=60
    )
    assert ended.returncode < 0


def test_start_must_come_first() -> None:
    stream = io.BytesIO()
    send(stream, Read(b"one"))
    ended = subprocess.run(
        [sys.executable, "-c", WORKER.format(begin="", job="")],
        input=stream.getvalue(),
        capture_output=True,
        cwd=Path(__file__).parents[2],
        timeout=60,
    )
    assert ended.stdout == b""
