"""Do single lines hold when they are printed alone? ``python -m tests.benchmarks.lines``.

``judgments/lines.json`` holds lines of open text that readers judged one by one: what the program
drew, and what a way through the grammar between two other names suggested. Printed is how many of
the lines drawn today were judged true in their words and direction, how many tie what the sentence
ties, and how many of all pairs that a sentence was judged to tie are drawn at all.
"""

import argparse
import json
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from explorer.extraction.pipeline import extract, load_language
from explorer.model.records import Document, Extraction, Span
from tests.benchmarks.judgment import JUDGMENTS, Texts, load_texts

LETTERS = "twen"
TIED = ("t", "w")

Line = tuple[Span, Span, str]


def lines() -> list[dict[str, Any]]:
    """The judged documents with their lines."""
    judged = json.loads((JUDGMENTS / "lines.json").read_text(encoding="utf-8"))
    return list(judged["documents"])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared"))
    options = parser.parse_args()
    drawn, tied, found = counted(load_texts(options.data))
    every = sum(drawn.values())
    sure = every - drawn["e"]
    print(f"\nSingle lines of open text, {date.today().isoformat()}\n")
    print(f"drawn and judged: {every:,}")
    print(f"true in their words and direction: {drawn['t'] / every:.0%}")
    print(f"the sentence ties the two: {sum(drawn[x] for x in TIED) / sure:.0%}")
    print(f"judged pairs that a sentence ties: {tied:,}, drawn: {found / tied:.0%}")


def counted(texts: Texts) -> tuple[Counter[str], int, int]:
    """Letters of the lines drawn; pairs of a sentence judged tied, and how many have a line."""
    nlp = load_language()
    letters: Counter[str] = Counter()
    tied = found = 0
    for row in lines():
        text = texts.text(row["set"], row["document"], row["sha256"])
        told = {((a, b), (c, d), label): letter for a, b, c, d, label, letter in row["lines"]}
        drawn = drawn_lines(extract(Document(id="d1", title="", text=text), nlp))
        letters.update(told[line] for line in drawn if line in told)
        pairs = {frozenset(line[:2]) for line, letter in told.items() if letter in TIED}
        joined = {frozenset(line[:2]) for line in drawn}
        tied, found = tied + len(pairs), found + len(pairs & joined)
    return letters, tied, found


def drawn_lines(found: Extraction) -> set[Line]:
    """Every line drawn, by where its sentence names its ends."""
    by_relation = defaultdict(list)
    for evidence in found.evidence:
        by_relation[evidence.relation].append(evidence)
    return {
        (evidence.source_mention, evidence.target_mention, relation.label)
        for relation in found.relations
        for evidence in by_relation[relation.id]
        if evidence.source_mention and evidence.target_mention
    }


if __name__ == "__main__":
    main()
