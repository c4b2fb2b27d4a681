"""A file gives a document, or one sentence that says what is wrong with it."""

import hashlib
import os
import shutil
import tempfile
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.errors import UnreadableArticle
from explorer.model.text import digest
from explorer.reading import READERS, articles_in, damaged, read
from explorer.reading.limits import LIMITS
from tests.reading.papers import column, pdf, word, word_with, workbook

SENTENCE = "PARIS, 3 May 2024 (AP) - Jane Roe met John Doe."


def refused(path: Path, limits=LIMITS) -> str:
    with pytest.raises(UnreadableArticle) as caught:
        read(path, limits)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    return sentence


@pytest.fixture
def file(tmp_path: Path):
    def make(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return make


@pytest.mark.parametrize("suffix", [*READERS, ".TXT", ".Pdf"])
def test_every_kind_of_file_gives_its_sentence(file, suffix: str) -> None:
    data = {
        ".pdf": pdf(column(SENTENCE)),
        ".docx": word(SENTENCE),
        ".html": f"<html><body><article><p>{SENTENCE}</p></article></body></html>".encode(),
    }
    data[".htm"] = data[".html"]
    data[".csv"] = data[".tsv"] = f'text\n"{SENTENCE}"\n'.encode()
    data[".xlsx"] = workbook([["text"], [SENTENCE]])
    path = file(f"article{suffix}", data.get(suffix.lower(), SENTENCE.encode()))
    document = read(path).document
    assert document.text == SENTENCE
    assert document.id == "d1"
    assert document.source == f"article{suffix}"
    assert document.title
    assert document.published == "2024-05-03"
    assert document.published_guessed


def test_hashes_are_of_the_text_and_of_the_bytes(file) -> None:
    data = b"\xef\xbb\xbfOne.\r\nTwo.\r\n"
    document = read(file("a.txt", data)).document
    assert document.text == "One.\nTwo.\n"
    assert document.sha256 == digest("One.\nTwo.\n")
    assert document.file_sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ada Byron", "Ada Byron"),
        ("BY ADA BYRON", "ADA BYRON"),
        ("By Ada Byron, The Post, 3 May 2024", "Ada Byron"),
        ("By Zoë van der Berg and Al O’Neil | 3 May", "Zoë van der Berg and Al O’Neil"),
        ("By Ada Byron, Al Khan and J. Doe", "Ada Byron, Al Khan and J. Doe"),
        ("By Friday", ""),
        ("By Ada Byron was the house bought.", ""),
        ("Bystanders Ada Byron", ""),
    ],
)
def test_the_byline_under_the_headline_says_the_author(file, line: str, author: str) -> None:
    text = f"A day in May\n\n{line}\n\nJane met John.\n"
    assert read(file("a.txt", text.encode())).document.author == author


def test_a_headline_is_no_byline(file) -> None:
    assert read(file("a.txt", b"By Royal Appointment\n\nJane met John.\n")).document.author == ""


@pytest.mark.parametrize("suffix", READERS)
def test_an_empty_file_is_said_to_be_empty(file, suffix: str) -> None:
    assert refused(file(f"a{suffix}", b"")) == f"“a{suffix}” is empty; open an article instead."


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_white_space_is_no_article(file, suffix: str) -> None:
    assert "text" in refused(file(f"a{suffix}", b" \n\t\r\n\xc2\xa0\n"))


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), os.urandom(5000)])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_binary_data_is_no_text(file, suffix: str, data: bytes) -> None:
    assert "binary data" in refused(file(f"a{suffix}", data))


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".xlsx"])
@pytest.mark.parametrize("data", [b"not what it says", os.urandom(3000)], ids=["words", "noise"])
def test_a_damaged_file_is_said_to_be_damaged(file, suffix: str, data: bytes) -> None:
    assert refused(file(f"a{suffix}", data)) == str(damaged(f"a{suffix}"))


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
def test_a_file_that_was_cut_off_gives_text_or_one_sentence(file, keep: float) -> None:
    for suffix, data in (
        (".pdf", pdf(column(SENTENCE), column(SENTENCE))),
        (".docx", word(SENTENCE)),
        (".xlsx", workbook([["text"], [SENTENCE]])),
    ):
        path = file(f"a{suffix}", data[: int(len(data) * keep)])
        try:
            outcome = read(path).document.text
        except UnreadableArticle as error:
            outcome = str(error)
        assert SENTENCE in outcome or outcome == str(damaged(path.name))


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    for name in "gone.txt", "gone.xyz", "no/such/folder.pdf":
        assert f"There is no file “{tmp_path / name}”" in refused(tmp_path / name)


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)
    (tmp_path / "folder.txt").mkdir()
    assert "is a folder" in refused(tmp_path / "folder.txt")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not an ordinary file" in refused(tmp_path / "pipe.txt")


def test_an_unknown_kind_names_the_known_ones(file) -> None:
    sentence = refused(file("a.xls", b"x"))
    assert ".xls is not supported" in sentence
    for suffix in READERS:
        assert suffix in sentence
    assert "without a suffix" in refused(file("README", b"x"))


def test_a_file_that_is_too_large_names_the_limit(file) -> None:
    limits = replace(LIMITS, file_bytes=2_000_000)
    sentence = refused(file("a.txt", b"word " * 600_000), limits)
    assert "too large (3 MB)" in sentence
    assert "up to 2 MB" in sentence


def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    for suffix in READERS:
        path = tmp_path / f"a{suffix}"
        with path.open("wb") as stream:
            stream.truncate(1_000_000_000)
        tracemalloc.start()
        assert "too large (1,000 MB); files of up to 100 MB" in refused(path)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
        tracemalloc.stop()


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_a_text_that_is_too_long_names_the_limit(file, suffix: str) -> None:
    limits = replace(LIMITS, characters=1_000)
    assert "up to 1,000" in refused(file(f"a{suffix}", b"<p>" + b"word " * 300), limits)


def test_a_name_with_strange_characters_stays_text(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/<b>\xff\xf0\x9f\x98\x80.txt"
    with open(raw, "wb") as stream:
        stream.write(SENTENCE.encode())
    document = read(Path(os.fsdecode(raw))).document
    assert document.source == "<b>\ufffd😀.txt"
    document.source.encode()


def test_entities_of_a_bomb_are_not_expanded(file) -> None:
    xml = (
        '<!DOCTYPE w [<!ENTITY a "ha">'
        + "".join(f'<!ENTITY a{i} "{f"&a{i - 1 or chr(97)};" * 20}">' for i in range(1, 9))
        + "]><w>&a8;</w>"
    )
    said = refused(file("a.docx", word_with({"word/document.xml": xml.encode()})))
    assert "declares a document type" in said


def test_a_folder_gives_its_articles_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in "b.txt", "a.PDF", "sub/c.md", ".hidden.txt", ".git/d.txt", "e.jpg", "sub/.f.html":
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    found = [str(path.relative_to(tmp_path)) for path in articles_in(tmp_path)]
    assert found == ["a.PDF", "b.txt", "sub/c.md"]


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"x")
    with pytest.raises(UnreadableArticle, match=f"No article found in “{tmp_path}”; .*txt"):
        articles_in(tmp_path)
    with pytest.raises(UnreadableArticle, match="There is no file"):
        articles_in(tmp_path / "gone")
    with pytest.raises(UnreadableArticle, match="not a folder"):
        articles_in(tmp_path / "a.jpg")


def test_a_folder_gives_texts_of_other_kinds_too_for_nobody_shall_miss_them(tmp_path: Path) -> None:
    for name in "a.HTML", "b.doc", "c.RTF", ".d.doc", "~$e.docx", "graph.json", "photo.png":
        (tmp_path / name).write_bytes(b"x")
    found = articles_in(tmp_path)
    assert [path.name for path in found] == ["a.HTML", "b.doc", "c.RTF"]
    assert refused(found[1]).startswith("Cannot read “b.doc”: .doc is not supported; articles end")


@contextmanager
def without_privileges() -> Iterator[None]:
    """Root may read everything, so act as nobody meanwhile."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_file_or_folder_without_permission_is_named() -> None:
    folder = Path(tempfile.mkdtemp())  # the folders of a test run are closed to other users
    try:
        folder.chmod(0o755)
        (folder / "shut.txt").write_bytes(b"x")
        (folder / "shut.txt").chmod(0)
        (folder / "shut").mkdir(mode=0)
        with without_privileges():
            assert "no permission to read" in refused(folder / "shut.txt")
            assert "no permission to read" in refused(folder / "shut" / "in.txt")
            with pytest.raises(UnreadableArticle, match="no permission to read the folder"):
                articles_in(folder / "shut")
    finally:
        (folder / "shut").chmod(0o755)
        shutil.rmtree(folder)
