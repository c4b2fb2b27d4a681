"""Workers read and extract, outlive bad files and dead processes, and leave nothing behind."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, wait
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from explorer.errors import ExplorerError, InvalidExchange, UnreadableArticle, WorkerFailed
from explorer.formats import explorer_json
from explorer.model.records import Extraction
from explorer.reading import read
from explorer.reading.limits import LIMITS
from explorer.workers.pool import Workers
from tests.reading.papers import column, pdf, word

SENTENCE = "Jane Roe met John Doe in Paris on 3 May 2024."


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers() as workers:
        yield workers


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(SENTENCE)
    return tmp_path / "article.txt"


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF that takes minutes: every page draws the same long content."""
    path = tmp_path_factory.mktemp("endless") / "endless.pdf"
    words = [(72.0, 700.0, 10.0, "a")] * 30_000
    data = pdf(words)
    kids = b" ".join([b"4 0 R"] * 500)
    data = data.replace(b"/Count 1/Kids[4 0 R]", b"/Count 500/Kids[" + kids + b"]")
    path.write_bytes(data)
    return path


def children() -> list[psutil.Process]:
    return [
        child
        for child in psutil.Process().children()
        if "explorer.workers" in " ".join(child.cmdline())
    ]


def test_a_worker_reads_what_the_reader_reads(
    workers: Workers, tmp_path: Path, article: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(column(SENTENCE)))
    (tmp_path / "a.docx").write_bytes(word(SENTENCE))
    paths = [article, tmp_path / "a.pdf", tmp_path / "a.docx"]
    futures = [workers.read(path) for path in paths]
    assert [future.result() for future in futures] == [read(path) for path in paths]


def test_a_relative_path_is_meant_from_here(
    workers: Workers, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(article.parent)
    assert workers.read(Path(article.name)).result().document.text == SENTENCE


def test_a_name_that_is_no_text_is_read(workers: Workers, tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(raw, "wb") as stream:
        stream.write(SENTENCE.encode())
    assert workers.read(Path(os.fsdecode(raw))).result().document.source == "\ufffd.txt"


def test_a_bad_file_gives_the_readers_sentence_and_the_next_is_read(
    workers: Workers, tmp_path: Path, article: Path
) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    bad, gone, good = (
        workers.read(tmp_path / "bad.pdf"),
        workers.read(tmp_path / "no.txt"),
        workers.read(article),
    )
    with pytest.raises(UnreadableArticle, match=r"“bad\.pdf” is damaged"):
        bad.result()
    with pytest.raises(UnreadableArticle, match="There is no file"):
        gone.result()
    assert good.result().document.text == SENTENCE


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(
    endless: Path, article: Path
) -> None:
    with Workers(limits=replace(LIMITS, read_seconds=1)) as workers:
        slow, good = workers.read(endless), workers.read(article)
        with pytest.raises(UnreadableArticle, match=r"“endless\.pdf” took longer than 1 seconds"):
            slow.result()
        assert good.result().document.text == SENTENCE


def test_a_worker_killed_while_it_waits_is_replaced(workers: Workers, article: Path) -> None:
    workers.read(article).result()
    (child,) = [c for c in children() if "reader" in c.cmdline()[-2]]
    child.kill()
    assert workers.read(article).result().document.text == SENTENCE


def test_a_worker_killed_at_work_fails_its_file_only(
    workers: Workers, endless: Path, article: Path
) -> None:
    slow, good = workers.read(endless), workers.read(article)
    while not slow.done():
        for child in children():  # until it was at work, and once more where it got a second chance
            child.kill()
        wait([slow], timeout=0.2)
    assert isinstance(slow.exception(), ExplorerError)
    assert good.result().document.text == SENTENCE


def test_a_worker_that_is_worn_out_is_replaced(article: Path) -> None:
    with Workers(limits=replace(LIMITS, worker_requests=1)) as workers:
        assert [workers.read(article).result().document.text for _ in range(3)] == [SENTENCE] * 3


def test_a_worker_that_kept_too_much_memory_is_replaced(article: Path) -> None:
    with Workers(limits=replace(LIMITS, worker_growth=-1)) as workers:
        assert [workers.read(article).result().document.text for _ in range(3)] == [SENTENCE] * 3


def test_two_processes_read_while_one_is_busy(endless: Path, article: Path) -> None:
    with Workers(2) as workers:
        slow = workers.read(endless)
        assert workers.read(article).result().document.text == SENTENCE
        assert not slow.done()


def test_what_waits_can_be_canceled(workers: Workers, endless: Path, article: Path) -> None:
    workers.read(article).result()
    slow, waiting = workers.read(endless), workers.read(article)
    while not slow.running():
        wait([slow], timeout=0.01)
    assert waiting.cancel()
    workers.close()
    with pytest.raises(CancelledError):
        waiting.result()
    with pytest.raises(WorkerFailed, match="closes"):
        slow.result()


def test_closing_leaves_no_process_and_no_thread(endless: Path, article: Path) -> None:
    before = set(threading.enumerate())
    workers = Workers(2)
    workers.warm()
    workers.read(article).result()
    futures = [workers.read(endless) for _ in range(4)]
    workers.close()
    assert all(future.done() for future in futures)
    assert children() == []
    assert set(threading.enumerate()) == before
    workers.close()
    with pytest.raises(RuntimeError):
        workers.read(article)


def test_nothing_starts_before_it_is_needed() -> None:
    Workers().close()
    with Workers():
        assert children() == []


def test_workers_end_with_their_parent(endless: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from explorer.workers.pool import Workers\n"
        f"w = Workers(); w.warm(); w.read(Path({str(endless)!r}))\n"
        "w.read(Path('x'))\n"
        "import psutil\n"
        "while len(psutil.Process().children()) < 2: pass\n"
        "print(*[c.pid for c in psutil.Process().children()], flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as parent:
        processes = []
        for pid in parent.stdout.readline().split():
            processes.append(psutil.Process(int(pid)))
        parent.kill()
        parent.wait()
    assert len(processes) == 2
    _, alive = psutil.wait_procs(processes, timeout=30)
    assert alive == []


def test_a_system_without_room_for_a_process_is_one_sentence(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with Workers() as workers, pytest.raises(WorkerFailed, match="could not start: no such file"):
        workers.read(article).result()


def test_a_process_that_ends_at_once_is_one_sentence(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/true")
    with Workers() as workers, pytest.raises(WorkerFailed, match="could not start; install"):
        workers.read(article).result()


def test_explorer_json_is_read_in_the_reader_process(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_bytes(explorer_json.write(Extraction()))
    bad.write_text("[" * 100_000)
    with Workers() as workers:
        read_here = explorer_json.read(good.read_bytes(), "good.json")
        assert workers.exchange(good).result() == read_here
        with pytest.raises(InvalidExchange, match=r"bad\.json"):
            workers.exchange(bad).result()
