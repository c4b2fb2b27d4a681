"""The command line: exit status, what goes to which stream, and one sentence for every mistake."""

import csv
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import networkx as nx
import pytest

from explorer import cli
from explorer.formats.explorer_json import read, write
from explorer.model.records import Candidate, Extraction
from explorer.session.session import Session
from tests.builders import (
    document,
    evidence,
    example_extraction,
    mention,
    person,
    relation,
    sentences,
)
from tests.reading.papers import column, pdf

SAMPLE = Path(__file__).parent.parent / "seeds" / "kim-jong-un-beijing-parade.txt"


@pytest.fixture
def harbor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An Explorer JSON file, in the current folder."""
    monkeypatch.setenv("ARTICLE_EXPLORER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "harbor.json"
    path.write_bytes(write(example_extraction()))
    return path


def program(*arguments: object, **options) -> subprocess.CompletedProcess[str]:
    """The program itself, as a person runs it in a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "explorer", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), **options},
    )


def refused(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 1) -> str:
    """The one sentence on standard error; nothing on standard output."""
    assert cli.main([str(argument) for argument in arguments]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert err.startswith("article-explorer: ") or status == 2
    assert err.count("\n") == 1 or status == 2
    return err


def test_extract_to_a_pipe_is_explorer_json(harbor: Path, capsysbinary) -> None:
    assert cli.main(["extract", str(harbor)]) == 0
    out, err = capsysbinary.readouterr()
    assert out == harbor.read_bytes()
    assert err == b""


def test_extract_into_a_file_leaves_standard_output_empty(harbor: Path, capsys) -> None:
    assert cli.main(["extract", str(harbor), "-o", "out.json"]) == 0
    assert capsys.readouterr().out == ""
    assert Path("out.json").read_bytes() == harbor.read_bytes()


def test_the_suffix_chooses_the_format(harbor: Path) -> None:
    for name in ("a.graphml", "a.gexf", "a.csv", "a.ftm.json"):
        assert cli.main(["extract", str(harbor), "-o", name]) == 0
    assert len(nx.read_graphml("a.graphml")) == 13
    assert Path("a.gexf").read_text("utf-8").count("<node ") == 13
    with open("a.relations.csv", encoding="utf-8-sig") as stream:
        assert len(list(csv.DictReader(stream))) == 17
    assert Path("a.entities.csv").exists()
    assert Path("a.evidence.csv").exists()
    assert all(json.loads(line)["schema"] for line in Path("a.ftm.json").read_text().splitlines())


def test_on_a_terminal_extract_is_a_readable_table(harbor: Path, capsys, monkeypatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert cli.main(["extract", str(harbor)]) == 0
    out = capsys.readouterr().out
    assert "People (6)\n" in out
    assert "Chen — heads → Port Authority · 1 sentence · asserted" in out
    assert max(map(len, out.splitlines())) <= 80


def test_a_project_is_extracted_too(harbor: Path, capsysbinary) -> None:
    from explorer.edits import documents

    session = Session.create(Path("harbor.explorer"))
    session.perform(documents.add(session.corpus, example_extraction()))
    session.close()
    assert cli.main(["extract", "harbor.explorer"]) == 0
    found = read(capsysbinary.readouterr().out, "x")
    assert {entity.name for entity in found.entities} == {
        entity.name for entity in example_extraction().entities
    }
    assert len(found.evidence) == len(example_extraction().evidence)
    assert len(found.candidates) == 1


def test_why_prints_the_sentences_by_label_with_place_speaker_and_certainty(harbor, capsys) -> None:
    assert cli.main(["why", str(harbor), "tomas reyes", "Viktor Lindqvist"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Tomas Reyes — Viktor Lindqvist\n")
    assert "Viktor Lindqvist — said to pay → Tomas Reyes · 1 sentence · alleged" in out
    assert "Tomas Reyes — took money from → Viktor Lindqvist · 1 sentence · negated" in out
    assert "    “Reyes denied that he took money from Lindqvist.”\n" in out
    flat = " ".join(out.split())
    assert "¶ 2, sentence 3 · Velmar Courier (“According to the Velmar Courier”) · alleged" in flat
    assert max(map(len, out.splitlines())) <= 80


def test_why_of_a_candidate_says_that_nothing_ties_the_two(harbor: Path, capsys) -> None:
    assert cli.main(["why", str(harbor), "Mira Chen", "Elsa Moreau"]) == 0
    out = capsys.readouterr().out
    assert "1 sentence names both without a tie:" in out
    assert "Mira Chen sat behind Elsa Moreau" in out


def test_why_of_two_far_apart_gives_the_ways_between(harbor: Path, capsys) -> None:
    assert cli.main(["why", str(harbor), "Elsa Moreau", "Viktor Lindqvist"]) == 0
    out = capsys.readouterr().out
    assert "Way 1, " in out
    assert "Elsa Moreau — director of → Baltra Bank" in out


def test_why_of_two_that_no_line_joins_gives_chains_of_pairs_named_together(
    tmp_path: Path, capsys
) -> None:
    article = document("Ada saw Cy. Ben sat by Cy.", id="d")
    people, places = [person(name) for name in ("Ada", "Ben", "Cy")], sentences(article)
    pairs = [
        Candidate(id=f"c{n}", source=one, target="cy", document="d", start=at.start, end=at.end)
        for n, (one, at) in enumerate(zip(("ada", "ben"), places, strict=True))
    ]
    path = tmp_path / "seen.json"
    path.write_bytes(
        write(
            Extraction(
                documents=(article,),
                sentences=places,
                entities=tuple(people),
                mentions=tuple(mention(one, article) for one in people),
                candidates=tuple(pairs),
            )
        )
    )
    assert cli.main(["why", str(path), "Ada", "Ben"]) == 0
    out = capsys.readouterr().out
    assert "No line ties them." in out
    assert "Chain 1, 2 steps:" in out
    assert "Cy … Ben: named together, no line" in out
    assert "“Ben sat by Cy.”" in out


def test_why_asks_for_kind_certainty_date_and_verdict(harbor: Path, capsys) -> None:
    two = ["why", str(harbor), "tomas reyes", "Viktor Lindqvist"]
    assert cli.main([*two, "--certainty", "alleged"]) == 0
    out = capsys.readouterr().out
    assert "said to pay" in out
    assert "took money" not in out
    assert cli.main([*two, "--kind", "meeting", "--kind", "family"]) == 0
    assert "said to pay" not in capsys.readouterr().out
    assert cli.main([*two, "--since", "2025-04", "--confirmed"]) == 0
    out = capsys.readouterr().out
    assert "No line ties them in the way that was asked for." in out
    assert cli.main([*two, "--since", "2025-03", "--until", "2025"]) == 0
    assert "said to pay" in capsys.readouterr().out
    for option, word, says in (
        ("--certainty", "maybe", "“maybe” is none of asserted"),
        ("--kind", "love", "“love” is none of role"),
        ("--since", "2024-13", "“2024-13” is no year"),
        ("--since", "May", "“May” is no year"),
    ):
        assert cli.main([*two, option, word]) == 2
        assert says in capsys.readouterr().err


def test_why_of_an_unknown_name_gives_the_nearest(harbor: Path, capsys) -> None:
    sentence = refused(capsys, "why", harbor, "Ada Okafor", "Olga Meyer")
    assert "Nothing is called “Olga Meyer” here" in sentence


def test_one_bad_file_is_named_and_the_others_are_done(harbor: Path, capsysbinary) -> None:
    Path("bad.json").write_text('{"format": "article-explorer", "version": 1, "documents": [{}]}')
    assert cli.main(["extract", "bad.json", str(harbor), "nowhere.txt"]) == 1
    out, err = capsysbinary.readouterr()
    assert len(read(out, "x").entities) == 13
    sentences = err.decode().splitlines()  # in the order in which they are known
    assert len(sentences) == 2
    assert any("“bad.json”: documents[0].text: is missing" in one for one in sentences)
    assert any("nowhere.txt" in one for one in sentences)


def test_the_same_text_twice_is_one_article(harbor: Path, capsysbinary) -> None:
    Path("copy.json").write_bytes(harbor.read_bytes())
    assert cli.main(["extract", str(harbor), "copy.json"]) == 0
    out, err = capsysbinary.readouterr()
    assert len(read(out, "x").documents) == 1
    assert "same text as another article" in err.decode()


def test_an_article_of_nobody_is_a_warning_not_a_failure(harbor: Path, capsys) -> None:
    Path("none.json").write_text(
        '{"format": "article-explorer", "version": 1, "documents": [{"text": "It rained."}]}'
    )
    assert cli.main(["extract", "none.json", "-o", "none.out.json"]) == 0
    assert "No person, organization or place was found" in capsys.readouterr().err
    assert Path("none.out.json").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract", "gone.txt"], "no file"),
        (["extract", "empty-folder"], "No article found"),
        (["extract", "harbor.json", "-o", "gone/x.json"], "there is no folder"),
        (["extract", "harbor.json", "-o", "folder.json"], "it is a folder"),
        (["extract", "not.explorer"], "not.explorer"),
        (["extract", "harbor.json", "not.explorer"], "is a project"),
        (["extract", "pipe.json"], "not an ordinary file"),
        (["extract", "newer.json"], "newer Article Explorer"),
        (["why", "harbor.json", "Chen", "Xyzzy"], "Nothing is called"),
        (["x.txt", "--screenshot", "gone/x.png"], "there is no folder"),
        (["gone.txt", "--screenshot", "x.png"], "no file “gone.txt”"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_a_mistake_is_one_sentence(harbor: Path, capsys, arguments, said: str) -> None:
    Path("empty-folder").mkdir()
    Path("folder.json").mkdir()
    Path("not.explorer").write_text("not a project")
    Path("x.txt").write_text("Ada met Ben.")
    Path("newer.json").write_text('{"format": "article-explorer", "version": 9}')
    os.mkfifo("pipe.json")
    before = sorted(os.listdir())
    status = cli.main(arguments)
    _, err = capsys.readouterr()
    assert status == 1
    assert said in err
    assert err.startswith("article-explorer: ")
    assert err.count("\n") == 1
    assert sorted(set(os.listdir()) - {"home"}) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "harbor.json", "-o", "x.docx"],
        ["extract", "harbor.json", "--workers", "0"],
        ["extract", "harbor.json", "--nonsense"],
        ["why", "harbor.json", "Ada Okafor"],
        ["export", "harbor.json"],
        ["export", "harbor.json", "-o", "x.gif"],
        ["export", "harbor.json", "-o", "x.png", "--for", "billboard"],
        ["harbor.json", "--select", "Ada Okafor", "Mira Chen"],
    ],
    ids=" ".join,
)
def test_wrong_options_are_status_2(harbor: Path, capsys, arguments) -> None:
    assert "Traceback" not in refused(capsys, *arguments, status=2)


def test_the_first_word_decides_and_a_file_of_that_name_is_opened_by_its_path(
    harbor: Path, capsys
) -> None:
    Path("extract").write_bytes(harbor.read_bytes())
    assert "Missing argument" in refused(capsys, "extract", status=2)
    assert "extract" in refused(capsys, "why", "./extract", "Ada", "Ben")


def test_a_name_cannot_command_the_terminal(harbor: Path, capsys) -> None:
    """What a terminal would obey (colors, titles, clipboard) is shown as a sign instead."""
    file = json.loads(harbor.read_text())
    file["entities"][0]["name"] = "Ada\x1b]0;owned\x07\x9b31m\u202e"
    Path("evil.json").write_text(json.dumps(file))
    assert cli.main(["why", "evil.json", "ada-okafor", "Mira Chen"]) == 0
    out = capsys.readouterr().out
    assert "Ada\u241b]0;owned\u2407" in out
    assert not set("\x1b\x07\x9b\u202e") & set(out)
    cli.main(["extract", "no\x1b[2Jsuch.txt"])
    assert "\x1b" not in capsys.readouterr().err


def test_every_bad_input_is_named_and_the_good_article_is_done(harbor: Path) -> None:
    """The real program on a folder of files as people have them, and on a real article."""
    bad = {
        "empty.txt": b"",
        "blank.txt": b" \n\t\n",
        "binary.txt": bytes(range(256)) * 40,
        "picture.txt": b"\x89PNG\r\n\x1a\n" + b"\0" * 500,
        "damaged.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
        "damaged.docx": b"PK\x03\x04 not a zip",
        "wrong.json": b'{"format": "article-explorer", "version": 1, "documents": [{"text": 5}]}',
        "table.xlsx": b"x",
    }
    for name, data in bad.items():
        Path(name).write_bytes(data)
    Path("no-articles").mkdir()
    paths = [*bad, "no-articles", "missing.txt", SAMPLE]
    done = program("extract", *paths, "-o", "all.json", PYTHONHASHSEED="1")
    assert done.returncode == 1
    assert done.stdout == ""
    sentences = done.stderr.splitlines()
    for name in (*bad, "no-articles", "missing.txt"):
        named = [sentence for sentence in sentences if f"{name}”" in sentence]
        assert len(named) == 1, f"{name}: {done.stderr}"
        assert named[0].endswith(".")
    assert len(sentences) == len(bad) + 2
    found = read(Path("all.json").read_bytes(), "all.json")
    assert [document.source for document in found.documents] == [SAMPLE.name]
    assert len(found.entities) > 20
    assert len(found.evidence) >= len(found.relations) > 10
    # The same article gives the same file, whatever the hashes of the process and beside what.
    assert program("extract", SAMPLE, "-o", "one.json", PYTHONHASHSEED="2").returncode == 0
    assert Path("one.json").read_bytes() == Path("all.json").read_bytes()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do all")
def test_a_file_that_may_not_be_read_or_written_is_said_so(harbor: Path, capsys) -> None:
    Path("closed.json").write_bytes(harbor.read_bytes())
    Path("closed.json").chmod(0)
    assert "no permission" in refused(capsys, "extract", "closed.json")
    folder = Path("closed")
    folder.mkdir(mode=0o500)
    assert "read-only" in refused(capsys, "extract", harbor, "-o", folder / "x.json")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder closed to root, too")
@pytest.mark.parametrize(("command", "name"), [("extract", "x.json"), ("export", "x.png")])
def test_where_nothing_can_be_written_is_said_so(harbor: Path, qapp, capsys, command, name) -> None:
    assert f"Cannot write “{name}”" in refused(capsys, command, harbor, "-o", f"/proc/{name}")


def test_help_and_version_answer_at_once_without_anything_heavy() -> None:
    for arguments in (["--help"], ["--version"], ["extract", "--help"], ["x.txt", "--help"]):
        done = program(*arguments)
        assert done.returncode == 0
        assert done.stdout
        assert done.stderr == ""
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from explorer import cli; cli.main(['extract', '--help']);"
            "print([name for name in sys.modules if name in"
            " ('rich', 'numpy', 'networkx', 'PySide6', 'spacy', 'msgspec')])",
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    assert loaded.stdout.endswith("[]\n")


def test_the_way_to_the_window_loads_neither_option_parser_nor_graph() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from explorer.commands.opening import run; run(['/no/such.txt']);"
            "print([name for name in sys.modules if name.startswith('explorer.graph')"
            " or name in ('typer', 'rich', 'numpy', 'spacy', 'msgspec')])",
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    assert done.stdout == "[]\n"
    assert done.stderr == "article-explorer: There is no file “/no/such.txt”; check its name.\n"


def test_a_reader_that_has_had_enough_is_no_error(harbor: Path) -> None:
    big = json.loads(harbor.read_text())
    big["filler"] = "x" * 2_000_000
    Path("big.json").write_text(json.dumps(big))
    running = subprocess.Popen(
        [sys.executable, "-m", "explorer", "extract", "big.json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )
    assert running.stdout
    assert running.stderr
    running.stdout.read(10)
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait(30) == 0


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_an_interrupt_ends_with_130_and_leaves_nothing_behind(harbor: Path) -> None:
    """Ctrl+C while an article is read: a pipe that nobody writes to keeps it waiting."""
    Path("long.txt").write_text("Ada met Ben in Velmar. " * 20_000)
    running = subprocess.Popen(
        [sys.executable, "-m", "explorer", "extract", "long.txt", "-o", "x.json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )
    with pytest.raises(subprocess.TimeoutExpired):
        running.wait(3)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert out == ""
    assert err == "article-explorer: interrupted; nothing was left half-written.\n"
    assert not Path("x.json").exists()


def test_killed_in_the_middle_of_a_folder_the_same_command_goes_on(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("articles")
    folder.mkdir()
    for n in range(8):
        (folder / f"{n:02}.txt").write_text(f"Ada Okafor met Ben Weil in Rome {n} times. " * 4)
    command = [sys.executable, "-m", "explorer", "extract", "articles", "-o", "x.json"]
    command += ["--workers", "1"]
    root = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    running = subprocess.Popen(command, env=root)
    kept = Path(".x.json.part")
    while running.poll() is None and not (kept.exists() and kept.stat().st_size > 1_000):
        with suppress(subprocess.TimeoutExpired):
            running.wait(0.01)
    running.kill()
    running.wait()
    assert not Path("x.json").exists()
    done = kept.stat().st_size
    assert cli.main(command[3:]) == 0
    assert not kept.exists()
    assert cli.main([*command[3:5], "-o", "y.json", *command[-2:]]) == 0
    assert Path("x.json").read_bytes() == Path("y.json").read_bytes()
    assert done > 1_000


def test_why_counts_copies_of_one_article_as_one_source(harbor: Path, capsys) -> None:
    ada, ben = person("Ada Okafor"), person("Ben Amari")
    met = relation(ada, ben, "met")
    articles = [
        document(f"Ada Okafor met Ben Amari{end}", id=f"d{n}", cluster=cluster)
        for n, (end, cluster) in enumerate(((".", "d0"), (" again.", "d0"), (" in May.", "")))
    ]
    file = harbor.with_name("three.json")
    file.write_bytes(
        write(
            Extraction(
                documents=tuple(articles),
                sentences=tuple(s for one in articles for s in sentences(one)),
                entities=(ada, ben),
                relations=(met,),
                evidence=tuple(evidence(met, one, "Ada Okafor met Ben Amari") for one in articles),
            )
        )
    )
    assert cli.main(["why", str(file), "Ada Okafor", "Ben Amari"]) == 0
    assert "3 sentences · 2 independent sources · asserted" in capsys.readouterr().out


TABLE = "Body,Headline\n" + "\n".join(
    f"Ada Okafor met Viktor Lindqvist in {city} on Monday.,Talks in {city}"
    for city in ("Rome", "Oslo")
)


def test_the_columns_of_a_table_and_the_password_of_a_pdf_can_be_said(harbor: Path, capsys) -> None:
    Path("t.csv").write_text(TABLE)
    lines = column("Ada Okafor met Viktor Lindqvist in Rome.")
    Path("a.pdf").write_bytes(pdf(lines, password="secret"))
    wish = ["--columns", "text=Body,title=headline", "--password", "secret"]
    assert cli.main(["extract", "t.csv", "a.pdf", *wish]) == 0
    told = json.loads(capsys.readouterr().out)
    found = {(one["title"], one["source"]) for one in told["documents"]}
    assert {("Talks in Rome", "t.csv"), ("Talks in Oslo", "t.csv")} < found
    (paper,) = (one for one in told["documents"] if one["source"] == "a.pdf")
    assert "Ada Okafor" in paper["text"]
    wrong = refused(capsys, "extract", "t.csv", "--columns", "text=Boddy")
    assert "“t.csv” has no column “Boddy”; its columns are “Body” and “Headline”." in wrong
    assert "text=Body" in refused(capsys, "extract", "t.csv", "--columns", "Body", status=2)
    assert "“a.pdf” needs a password" in refused(capsys, "extract", "a.pdf")
    wrong = refused(capsys, "extract", "a.pdf", "--password", "no")
    assert "The password does not open “a.pdf”." in wrong
