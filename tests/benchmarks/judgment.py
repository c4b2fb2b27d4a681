"""What was judged by hand and the texts it is of: stand-off labels, laid onto the open data.

Articles and single sentences judged whole name their part themselves; documents of single clauses
and of GUM's attributions are dealt by the hash of their id. Rules are made on ``dev`` alone.
"""

import gzip
import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

JUDGMENTS = Path(__file__).parent / "judgments"
SETS = {
    "qasrl": "train/qasrl.json.gz",
    "gum": "eval/gum-open.json",
    "re3d": "eval/re3d-open.json",
    "pud": "train/uner-pud.json.gz",
    "ewt": "train/uner-ewt.json.gz",
    "gum-more": "train/gum-more.json.gz",
    "knowledgenet": "train/knowledgenet.json.gz",
    "redocred": "eval/redocred-open.json",
}
QUOTES = "train/gum-open-quotes.json.gz"
PARTS = ("dev", "test")
CLASSES = ("asserted", "hedged", "alleged", "negated", "planned")


@dataclass(frozen=True)
class Texts:
    """The open data's documents by set and id, and GUM's attributions."""

    documents: dict[str, dict[str, Any]]
    quotes: list[dict[str, Any]]

    def text(self, name: str, identity: str, digest: str) -> str:
        """The text of a document; none other than the one that was judged."""
        text = str(self.documents[name][identity]["text"])
        if not hashlib.sha256(text.encode()).hexdigest().startswith(digest):
            sys.exit(f"{identity} of {name} is not the text that was judged.")
        return text


def load_texts(data: Path) -> Texts:
    """Read the texts from the folder of the open data."""
    missing = [path for path in (*SETS.values(), QUOTES) if not (data / path).is_file()]
    if missing:
        sys.exit(f"{data} lacks {', '.join(missing)}: give the folder of the open data.")
    documents = {n: {row["id"]: row for row in _load(data / path)} for n, path in SETS.items()}
    return Texts(documents, _load(data / QUOTES))


def articles() -> list[dict[str, Any]]:
    """The articles and sentences judged whole."""
    judged = json.loads((JUDGMENTS / "articles.json").read_text(encoding="utf-8"))
    return list(judged["articles"])


def certainties() -> dict[str, Any]:
    """The single clauses whose certainty was judged."""
    return dict(json.loads((JUDGMENTS / "certainty.json").read_text(encoding="utf-8")))


def part_of(document: str) -> str:
    """The part a document of clauses or attributions is dealt to."""
    return "dev" if int(hashlib.sha256(document.encode()).hexdigest(), 16) % 5 < 2 else "test"


def at(text: str, span: Any) -> str:
    """The words of a span on one line."""
    return text[slice(*span)].replace("\n", " ")


def around(text: str, start: int, end: int) -> str:
    """A span in brackets with what stands around it."""
    words = f"{text[max(0, start - 90) : start]}[{text[start:end]}]{text[end : end + 60]}"
    return words.replace("\n", " ")


def _load(path: Path) -> list[dict[str, Any]]:
    raw = path.read_bytes()
    rows: list[dict[str, Any]] = json.loads(gzip.decompress(raw) if path.suffix == ".gz" else raw)
    return rows
