"""A file is written whole or not at all, and a failure is one sentence."""

import errno
import os
import resource
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from explorer.errors import ExportError
from explorer.files import atomic_bytes, atomic_together, atomic_write


def leftovers(folder: Path) -> list[str]:
    return [name for name in os.listdir(folder) if name.endswith(".tmp")]


def refused(path: Path, data: bytes = b"new") -> str:
    with pytest.raises(ExportError) as caught:
        atomic_bytes(path, data)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_a_new_file_has_the_bytes_and_ordinary_permissions(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    atomic_bytes(tmp_path / "a.bin", b"\0\1\2")
    assert (tmp_path / "a.bin").read_bytes() == b"\0\1\2"
    assert (tmp_path / "a.bin").stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert sorted(os.listdir(tmp_path)) == ["a.bin", "plain"]


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old and longer")
    target.chmod(0o640)
    atomic_write(
        target, lambda stream: (stream.write(b"xy"), stream.seek(0), stream.write(b"a"))[0]
    )
    assert target.read_bytes() == b"ay"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_stays_a_link_and_its_target_changes(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    atomic_bytes(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_failure_while_the_content_is_made_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")

    def fail(stream) -> None:
        stream.write(b"half")
        raise KeyError("no such record")

    with pytest.raises(KeyError):
        atomic_write(target, fail)
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert f"there is no folder “{tmp_path / 'gone'}”" in refused(tmp_path / "gone" / "a.png")


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert "is not a folder" in refused(tmp_path / "file" / "a.png")


def test_a_folder_in_place_of_the_file_is_said_so(tmp_path: Path) -> None:
    assert "it is a folder" in refused(tmp_path)


def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not an ordinary file" in refused(tmp_path / "pipe")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.parametrize("name", ["x" * 300, "nul\0name"], ids=["long", "nul"])
def test_an_impossible_name_is_one_sentence(tmp_path: Path, name: str) -> None:
    assert "choose" in refused(tmp_path / name)
    assert leftovers(tmp_path) == []


def test_a_link_that_leads_to_itself_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert "link" in refused(tmp_path / "loop")


def test_a_write_that_breaks_off_leaves_the_old_file(tmp_path: Path) -> None:
    """The system stops the write after 4 kB, as a full disk or a quota does."""
    target = tmp_path / "a.bin"
    target.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        sentence = refused(target, b"n" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "size" in sentence
    assert target.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_no_room_names_what_is_needed() -> None:
    """Every write to this device fails as on a full disk."""
    from explorer.files import _sentence

    with pytest.raises(OSError) as caught, open("/dev/full", "wb", buffering=0) as stream:
        stream.write(b"x")
    told = _sentence(Path("/tmp/a.png"), caught.value, 1_234_567)
    assert "the disk is full; 2 MB are needed in “/tmp”" in told


@pytest.fixture
def ours() -> Iterator[Path]:
    """A folder outside the private one of the test run, so that other users reach it."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@contextmanager
def without_privileges() -> Iterator[None]:
    """Root may write everywhere, so act as nobody meanwhile."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_read_only_folder_is_named_and_its_file_stays(ours: Path) -> None:
    (ours / "a.txt").write_bytes(b"old")
    (ours / "a.txt").chmod(0o666)
    ours.chmod(0o555)
    with without_privileges():
        assert f"the folder “{ours}” is read-only" in refused(ours / "a.txt")
        assert "read-only" in refused(ours / "b.txt")
    assert os.listdir(ours) == ["a.txt"]
    assert (ours / "a.txt").read_bytes() == b"old"


def test_a_read_only_file_is_not_replaced(ours: Path) -> None:
    ours.chmod(0o777)
    (ours / "a.txt").write_bytes(b"old")
    (ours / "a.txt").chmod(0o444)
    with without_privileges():
        assert "the file is read-only" in refused(ours / "a.txt")
    assert (ours / "a.txt").read_bytes() == b"old"


def test_a_read_only_file_in_a_read_only_folder_asks_for_another_folder(ours: Path) -> None:
    (ours / "a.txt").write_bytes(b"old")
    (ours / "a.txt").chmod(0o444)
    ours.chmod(0o555)
    with without_privileges():
        told = refused(ours / "a.txt")
    assert told.endswith(f"the folder “{ours}” is read-only for you; choose another one.")


def test_a_read_only_file_system_is_one_sentence(tmp_path: Path, monkeypatch) -> None:
    """It refuses to make the file, and also to take away what was never there."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "unlink", refuse)
    told = refused(tmp_path / "a.png")
    monkeypatch.undo()
    assert told.endswith(f"the folder “{tmp_path}” is read-only for you; choose another one.")


def test_of_several_files_all_are_written_or_none(tmp_path: Path) -> None:
    one, other = tmp_path / "a.png", tmp_path / "a.quotes.md"
    one.write_bytes(b"old")
    other.mkdir()
    with pytest.raises(ExportError, match=r"a\.quotes\.md"):
        atomic_together({one: b"new", other: b"new"})
    assert one.read_bytes() == b"old"
    assert sorted(os.listdir(tmp_path)) == ["a.png", "a.quotes.md"]
    other.rmdir()
    atomic_together({one: b"new", other: b"also"})
    assert (one.read_bytes(), other.read_bytes()) == (b"new", b"also")
