"""Are real files read whole and in order: ``python -m tests.benchmarks.real_files FOLDER``.

FOLDER holds checkouts of :data:`REPOSITORIES`, the test files of other programs and 181 news pages
with their text as people marked it; ``--fetch`` clones what is not there (git, network). Each file
is read as the program reads it, in its reader process with its limits, at most :data:`MOST` of a
kind, drawn with a seed. Printed are for each kind: files read, refused with a sentence, crashed and
hung; and of those for which another program or a person tells the text, how many hold it (nine of
ten words in runs of four) and how many hold it in its order (nineteen of twenty). The exit status
is 1 after a crash or a hang.

The text by which a file is judged: for web pages what people marked, for Word files the paragraphs
of the package, for mails the plain part as Python's own parser has it, for PDF what pdfminer.six
reads if it is installed (it is no truth about columns: what differs is listed, to be looked at).
"""

import argparse
import gzip
import json
import random
import re
import subprocess
import sys
import tempfile
import zipfile
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path
from xml.etree import ElementTree

from explorer.errors import ExplorerError, WorkerFailed
from explorer.reading.limits import LIMITS
from explorer.workers.pool import Workers

REPOSITORIES = (
    "scrapinghub/article-extraction-benchmark", "pdfminer/pdfminer.six", "py-pdf/sample-files",
    "jsvine/pdfplumber", "mwilliamson/mammoth.js", "microsoft/markitdown", "mikel/mail",
    "ankushshah89/python-docx2txt", "frictionlessdata/tabulator-py",
)  # fmt: skip
KINDS = (".html", ".pdf", ".docx", ".eml", ".txt", ".md", ".csv", ".xlsx")
MOST = 60  # files of a kind
SEED = 7
RUN = 4  # words that must stand together to be found
WHOLE, ORDERED = 0.9, 0.95
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(slots=True)
class Kind:
    """What came of the files of one kind."""

    read: int = 0
    refused: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)
    hung: list[str] = field(default_factory=list)
    judged: int = 0
    lacking: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Some files of each kind, the same ones every time."""
    found: defaultdict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        kind = "".join(path.suffixes[-2:]) if path.suffix == ".gz" else path.suffix
        if path.is_file() and kind.removesuffix(".gz") in KINDS:
            found[kind.removesuffix(".gz")].append(path)
    for kind in KINDS:
        chance = random.Random(SEED)
        every = found[kind]
        for path in sorted(chance.sample(every, min(MOST, len(every)))):
            yield kind, path


def told(kind: str, path: Path, data: bytes, marked: dict[str, str]) -> str:
    """The text as somebody else tells it; nothing where nobody does."""
    if kind == ".html":
        return marked.get(path.name.split(".")[0], "")
    if kind == ".eml":
        return _of_mail(data)
    if kind == ".docx":
        return _of_word(path)
    if kind == ".pdf":
        return _of_pdf(path)
    return ""


def _of_mail(data: bytes) -> str:
    body = message_from_bytes(data, policy=policy.default).get_body(("plain",))
    try:
        return str(body.get_content()) if body is not None else ""
    except (LookupError, ValueError):  # an encoding that nobody knows
        return ""


def _of_word(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            root = ElementTree.fromstring(package.read("word/document.xml"))
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError):
        return ""
    rows = ["".join(t.text or "" for t in p.iter(f"{_W}t")) for p in root.iter(f"{_W}p")]
    return "\n".join(rows)


def _of_pdf(path: Path) -> str:
    try:
        from pdfminer.high_level import extract_text
    except ImportError:
        return ""
    try:
        return str(extract_text(path))
    except Exception:  # another program's failure says nothing about ours
        return ""


def shares(text: str, other: str) -> tuple[float, float] | None:
    """How much of another text a text holds, and how much of that in its order.

    None where the other has too few words. The order is the longest run of rising places among
    runs of words that both have once.
    """
    mine, theirs = _runs(text), _runs(other)
    if len(theirs) < 20:
        return None
    held = sum(run in mine for run in theirs) / len(theirs)
    places = [mine[run] for run in theirs if mine.get(run, -1) >= 0 and theirs[run] >= 0]
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return held, len(tails) / len(places) if places else 1.0


def _runs(text: str) -> dict[tuple[str, ...], int]:
    """Runs of words with their place; -1 for one that comes twice."""
    joined = re.sub(r"(\w)[-\u00ad]\s*\n\s*(\w)", r"\1\2", text)
    words = re.findall(r"\w+", joined.casefold())
    found: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - RUN + 1):
        run = tuple(words[at : at + RUN])
        found[run] = -1 if run in found else at
    return found


def measured(folder: Path) -> dict[str, Kind]:
    """Read everything."""
    marked: dict[str, str] = {}
    for path in folder.rglob("ground-truth.json"):
        rows = json.loads(path.read_text(encoding="utf-8"))
        marked |= {name: row["articleBody"] for name, row in rows.items()}
    kinds: defaultdict[str, Kind] = defaultdict(Kind)
    with tempfile.TemporaryDirectory() as place, Workers() as workers:
        for kind, path in files(folder):
            data = path.read_bytes()
            if path.suffix == ".gz":
                data = gzip.decompress(data)
            copy = Path(place) / f"article{kind}"
            copy.write_bytes(data)
            name, of = str(path.relative_to(folder)), kinds[kind]
            try:
                readout = workers.read(copy).result(timeout=LIMITS.read_seconds + 30)
            except TooLate:
                of.hung.append(name)
                continue
            except WorkerFailed as error:
                of.crashed.append(f"{name}: {error}")
                continue
            except ExplorerError as error:
                of.refused.append(f"{name}: {error}")
                continue
            of.read += 1
            text = "\n".join(document.text for document in readout.documents)
            found = shares(text, told(kind, path, data, marked))
            if found is None:
                continue
            of.judged += 1
            if found[0] < WHOLE:
                of.lacking.append(f"{name}: {found[0]:.0%}")
            if found[1] < ORDERED:
                of.mixed.append(f"{name}: {found[1]:.0%}")
    return kinds


def fetched(folder: Path) -> None:
    """Clone what is not there yet."""
    for repository in REPOSITORIES:
        place = folder / repository.replace("/", "+")
        if not place.exists():
            address = f"https://github.com/{repository}"
            subprocess.run(["git", "clone", "-q", "--depth", "1", address, str(place)], check=True)


def main() -> int:
    """Print the table and what is to be looked at."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fetch", action="store_true", help="clone what is not there")
    parser.add_argument("--list", action="store_true", help="name each file that differs")
    asked = parser.parse_args()
    if asked.fetch:
        fetched(asked.folder)
    kinds = measured(asked.folder)
    print("kind    read  refused  crashed  hung   judged  whole  in order")
    for kind, of in kinds.items():
        print(
            f"{kind:6} {of.read:5} {len(of.refused):8} {len(of.crashed):8} {len(of.hung):5} "
            f"{of.judged:8} {of.judged - len(of.lacking):6} {of.judged - len(of.mixed):9}"
        )
    for kind, of in kinds.items():
        rows = {"crashed": of.crashed, "hung": of.hung}
        if asked.list:
            rows |= {"refused": of.refused, "not whole": of.lacking, "not in order": of.mixed}
        for what, names in rows.items():
            for name in names:
                print(f"{kind} {what}: {name}")
    return int(any(of.crashed or of.hung for of in kinds.values()))


if __name__ == "__main__":
    sys.exit(main())
