"""Texts that no program likes, through the command line: a sentence each, and never a traceback."""

import json
from pathlib import Path

import pytest

from explorer import cli

NEWS = (
    "Angela Schmidt, the chief executive of Volkswagen, met Kim Jong Un in Paris on Monday.\n\n"
    "“Volkswagen acquired Scania,” said Schmidt’s lawyer Omar Haddad. He left for Lagos.\n"
)
FRENCH = (
    "Le président Emmanuel Macron a rencontré la chancelière à Paris lundi pour discuter de la "
    "crise, et le gouvernement français a promis une aide."
)
RUSSIAN = "Президент Владимир Путин встретился в Пекине с председателем КНР и обсудил торговлю."
ROWS = "\n".join("12 340 5,600 7.5 % 88" for _ in range(40))

READ = {  # name: bytes, what is said of them
    "marked.txt": (b"\xef\xbb\xbf" + NEWS.encode(), ""),
    "wide.txt": (NEWS.encode("utf-16"), ""),
    "wide-unmarked.txt": (NEWS.encode("utf-16-le"), ""),
    "western.txt": (NEWS.encode("cp1252"), ""),
    "broken.txt": (NEWS.encode().replace(b"chief", b"chi\xff"), ""),
    "nul.txt": (NEWS.replace(" met", " \0met").encode(), ""),
    "returns.txt": (NEWS.replace("\n", "\r\n").encode(), ""),
    "hyphens.txt": (NEWS.replace("wagen", "\u00adwagen").encode(), ""),
    "joined.txt": (NEWS.replace(" Kim", " 👩\u200d🚀 \u200dKim\u200b").encode(), ""),
    "reversed.txt": (("\u202e" + NEWS + "\u202c שלום").encode(), ""),
    "straight.txt": (NEWS.translate(str.maketrans("“”’", '""\'')).encode(), ""),
    "page.txt": (("<html><body><p>" + NEWS + "</p></body></html>").encode(), ""),
    "brackets.txt": (("(" * 5_000 + NEWS + "[" * 5_000).encode(), ""),
    "nested.txt": (("“‘" * 300 + "Yes" + "’”" * 300 + "\n\n" + NEWS).encode(), ""),
    "live.txt": (("10:45\n\n" + NEWS + "\n11:02 BST\n\n• " + NEWS).encode(), ""),
    "long-word.txt": ((NEWS + "x" * 50_000).encode(), ""),
    "words.txt": ((NEWS + "and\n" * 10_000).encode(), "without sentences"),
    "table.txt": ((NEWS + "\n" + ROWS).encode(), "without sentences (tables, numbers)"),
    "mixed.txt": ((NEWS * 3 + FRENCH * 2 + "\n\n" + RUSSIAN * 2).encode(), "French and Russian"),
    "loud.txt": ((NEWS + NEWS.upper() * 5).encode(), "in capitals only names were read"),
    "names.txt": ((NEWS + ", ".join(["Ada Novak", "Ben Roth"] * 400)).encode(), "an end mark"),
}
NOBODY = {
    "numbers.txt": (ROWS.encode(), "tables, numbers"),
    "signs.txt": (("(*) " * 5_000).encode(), "No person"),
    "one.txt": (b"a", "No person"),
}
REFUSED = {
    "empty.txt": (b"", "is empty"),
    "mark.txt": (b"\xef\xbb\xbf", "holds no text"),
    "blank.txt": (b" \n\t\n", "holds no text"),
    "binary.txt": (bytes(range(256)) * 20, "binary data"),
    "unknown.txt": (bytes(range(128, 256)) * 20, "encoding"),
    "book.txt": (b"Ada met Ben. " * 90_000, "characters; articles of up to"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def extracted(folder: Path, files: dict[str, tuple[bytes, str]], capfd) -> tuple[int, dict, str]:
    """Exit status, the documents' entities by file, and what was said, of one run over files."""
    for number, (name, (data, _)) in enumerate(files.items()):
        own = f"Page {number}.".encode("utf-16-le" if "wide" in name else "ascii")  # no two alike
        (folder / name).write_bytes(data + own * (files is READ))
    status = cli.main(["extract", *files, "--separate", "-o", "out.json"])
    told = capfd.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    if not Path("out.json").exists():
        return status, {}, told.err
    found = json.loads(Path("out.json").read_text(encoding="utf-8"))
    source = {document["id"]: document for document in found["documents"]}
    named: dict[str, set[str]] = {document["source"]: set() for document in found["documents"]}
    for entity in found["entities"]:
        for mention in entity["mentions"]:
            document = source[mention["document"]]
            words = document["text"][mention["start"] : mention["end"]]
            assert words.strip() == words != ""
            named[document["source"]].add(entity["name"])
    return status, named, told.err


def test_bad_texts_are_read_and_what_is_skipped_is_said(folder: Path, capfd) -> None:
    status, named, said = extracted(folder, READ, capfd)
    assert status == 0, said
    for name, (_, expected) in READ.items():
        known = {each.casefold() for each in named[name]}
        assert {"angela schmidt", "volkswagen", "scania"} <= known, name
        about = [line for line in said.splitlines() if f"“{name}”" in line]
        assert [expected in line for line in about] == [True] * bool(expected), name


def test_texts_that_name_nobody_are_said_and_no_failure(folder: Path, capfd) -> None:
    status, named, said = extracted(folder, NOBODY, capfd)
    assert status == 0
    assert not any(named.values())
    for name, (_, expected) in NOBODY.items():
        assert any(f"“{name}”" in line and expected in line for line in said.splitlines()), name


def test_what_is_no_article_is_refused_in_a_sentence_each(folder: Path, capfd) -> None:
    status, named, said = extracted(folder, REFUSED, capfd)
    assert status == 1
    assert named == {}
    assert len(said.splitlines()) == len(REFUSED)
    for name, (_, expected) in REFUSED.items():
        assert any(f"“{name}”" in line and expected in line for line in said.splitlines()), name
