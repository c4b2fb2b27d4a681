"""Count which verbs speak for which property: ``python -m explorer.training.witnesses DATA``.

For each pair of names in a sentence of Re-DocRED (four fifths), KnowledgeNet and FewRel, the verbs
on the way between them are counted with the properties that hold and those that could by the
kinds of both ends. Writes ``resources/models/witnesses.json``. Deterministic; a few minutes.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from explorer.extraction.paths import verbs_between
from explorer.extraction.pipeline import load_language
from explorer.model.properties import properties
from explorer.resources import resource
from explorer.training.sets import held_out, load

LEAST, LIFT = 3, 1.3
"""A verb speaks for a property if seen so often, and with it so much more than others are."""
KINDS = {"PERSON": "PERSON", "ORG": "ORGANIZATION", "PLACE": "PLACE", "EVENT": "EVENT"}


def main() -> None:
    """Count and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    nlp = load_language()
    right: dict[str, Counter[str]] = defaultdict(Counter)
    able: dict[str, Counter[str]] = defaultdict(Counter)
    for name in ("redocred-open", "knowledgenet", "fewrel"):
        rows = [
            r for r in load(options.data, name) if not (name.endswith("open") and held_out(r["id"]))
        ]
        for told, asked, verbs in _pairs(rows, name, nlp):
            for code in told:
                right[code].update(verbs)
            for code in asked | told:
                able[code].update(verbs)
    table = {
        code: sorted(
            verb
            for verb, n in counts.items()
            if n >= LEAST and n / able[code][verb] >= LIFT * counts.total() / able[code].total()
        )
        for code, counts in sorted(right.items(), key=lambda item: int(item[0][1:]))
    }
    path = resource("models", "witnesses.json")
    path.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _pairs(
    rows: list[dict[str, Any]], name: str, nlp: Language
) -> Iterator[tuple[set[str], set[str], frozenset[str]]]:
    known = {code for code, p in properties().items() if not p.value}
    docs = nlp.pipe((row["text"] for row in rows), batch_size=64)
    for row, doc in zip(rows, docs, strict=True):
        told: dict[tuple[int, int], set[str]] = defaultdict(set)
        for r in row["relations"]:
            told[r["head"], r["tail"]].add(r["type"])
        only = set(row["annotated"]) if "annotated" in row else known
        for sentence in row["sentences"]:
            here = list(_heads(row, sentence, doc))
            for a, one, kind_a in here:
                for b, other, kind_b in here:
                    if a == b:
                        continue
                    held = told.get((a, b), set()) & known
                    if name == "fewrel" and not held:
                        continue
                    asked = {
                        c for c in only & known
                        if properties()[c].joins(kind_a, kind_b) or not (kind_a and kind_b)
                    }  # fmt: skip
                    yield held, set() if name == "fewrel" else asked, verbs_between(one, other)


def _heads(row: dict[str, Any], sentence: list[int], doc: Doc) -> Iterator[tuple[int, Token, str]]:
    for number, entity in enumerate(row["entities"]):
        if entity.get("type") in ("DATE", "NUMBER"):
            continue
        for start, end in entity["mentions"]:
            if sentence[0] <= start and end <= sentence[1]:
                span = doc.char_span(start, end, alignment_mode="expand")
                if span is not None and len(span):
                    yield number, span.root, KINDS.get(entity.get("type") or "", "")
                    break


if __name__ == "__main__":
    main()
