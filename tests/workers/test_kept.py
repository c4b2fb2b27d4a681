"""What an earlier run extracted is not extracted again, whatever ended that run."""

from concurrent.futures import Future

import pytest

from explorer.errors import ExportError, WorkerFailed
from explorer.model.records import Entity, Extraction
from explorer.workers.kept import Kept
from tests.builders import document

TEXTS = [document(f"Ada met Ben {n} times.", id="d1") for n in range(5)]


class Counting:
    """Extracts at once, and counts; an article whose text has "fail" in it fails."""

    def __init__(self):
        self.asked = []
        self.closed = False

    def warm(self):
        """Nothing to get ready."""

    def extract(self, document, named=None):
        self.asked.append(document.text)
        future = Future()
        if "fail" in document.text:
            future.set_exception(WorkerFailed("It died."))
        else:
            entity = Entity(id="e1", name=document.text, kind="PERSON")
            future.set_result(Extraction(documents=(document,), entities=(entity,)))
        return future

    def close(self):
        self.closed = True


def run(path, documents):
    """One run: what it gave, and what it had to extract itself."""
    work = Counting()
    kept = Kept(work, path)
    found = [kept.extract(one).result() for one in documents]
    kept.close()
    assert work.closed
    return found, work.asked


def test_a_second_run_extracts_only_what_is_new(tmp_path):
    path = tmp_path / "x.part"
    first, asked = run(path, TEXTS[:3])
    assert len(asked) == 3
    again, asked = run(path, TEXTS)
    assert again[:3] == first
    assert asked == [one.text for one in TEXTS[3:]]


@pytest.mark.parametrize("cut", [1, 40, 100, 300])
def test_a_torn_end_is_written_over_and_the_rest_is_kept(tmp_path, cut):
    path = tmp_path / "x.part"
    run(path, TEXTS)
    whole = path.read_bytes()
    path.write_bytes(whole[:-cut])
    _, asked = run(path, TEXTS)
    assert 1 <= len(asked) <= 3
    assert asked == [one.text for one in TEXTS[-len(asked) :]]
    assert path.read_bytes() == whole
    assert run(path, TEXTS)[1] == []


def test_a_flipped_bit_loses_no_more_than_what_follows(tmp_path):
    path = tmp_path / "x.part"
    run(path, TEXTS)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    found, asked = run(path, TEXTS)
    assert [one.entities[0].name for one in found] == [one.text for one in TEXTS]
    assert 0 < len(asked) < 5


def test_what_failed_is_tried_again(tmp_path):
    path = tmp_path / "x.part"
    work = Counting()
    kept = Kept(work, path)
    with pytest.raises(WorkerFailed):
        kept.extract(document("fail")).result()
    assert kept.count == 0
    kept.close()
    assert not path.exists()


def test_what_is_known_of_an_article_counts_too(tmp_path):
    path = tmp_path / "x.part"
    run(path, [document("Ada met Ben.", published="2024-01-01")])
    _, asked = run(path, [document("Ada met Ben.", published="2024-01-02")])
    assert len(asked) == 1


def test_another_file_is_refused_and_stays(tmp_path):
    path = tmp_path / "x.part"
    path.write_text("my notes, which have nothing to do with it")
    with pytest.raises(ExportError, match="is no list of extractions"):
        Kept(Counting(), path)
    assert path.read_text().startswith("my notes")
    with pytest.raises(ExportError, match="Cannot keep what was done"):
        Kept(Counting(), tmp_path / "nowhere" / "x.part")


def test_when_all_is_written_nothing_is_left(tmp_path):
    path = tmp_path / "x.part"
    kept = Kept(Counting(), path)
    kept.extract(TEXTS[0])
    assert path.exists()
    kept.forget()
    kept.close()
    assert not path.exists()
