"""Do the confidences hold? ``python -m tests.benchmarks.calibration ../shared/eval``.

Expected error over ten bins of equal mass (Naeini and others 2015), on documents that no model was
trained on: relations against ``pair_near`` of Re-DocRED, merges against ``link`` of GUM.
A pair of entities is as sure as its surest relation, two names of one entity as the less sure of
both mentions.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from explorer.extraction.pipeline import extract, load_language
from explorer.model.records import Document, Extraction
from explorer.training.sets import held_out
from tests.benchmarks.quality import as_scored, module

Points = list[tuple[float, bool]]


def main() -> None:
    """Print the error and the bins of both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/eval"))
    options = parser.parse_args()
    scorer = module(options.data / "score.py")
    nlp = load_language()
    for name, points_of in (("redocred", relation_points), ("gum", merge_points)):
        points: Points = []
        for row in json.loads((options.data / f"{name}-open.json").read_text(encoding="utf-8")):
            if held_out(row["id"]):
                found = extract(Document(id="d1", title="", text=row["text"]), nlp)
                points += points_of(row, found, scorer)
        error, bins = calibration_error(points)
        what = "relations" if name == "redocred" else "merges"
        print(f"{what}: {len(points):,} of {name}, expected calibration error {error:.3f}")
        for sure, right, count in bins:
            print(f"    said {sure:.2f}, right {right:.2f}, {count}")


def calibration_error(
    points: Points, parts: int = 10
) -> tuple[float, list[tuple[float, float, int]]]:
    """The error, and of each bin what was said, what was right, and how many."""
    if not points:
        return 0.0, []
    mixed = random.Random(1).sample(points, len(points))  # equal ones in no order of their own
    order = np.array(sorted(mixed, key=lambda point: point[0]), dtype=float)
    bins = [part for part in np.array_split(order, parts) if len(part)]
    rows = [(float(b[:, 0].mean()), float(b[:, 1].mean()), len(b)) for b in bins]
    error = sum(abs(said - right) * n for said, right, n in rows) / len(order)
    return error, rows


def relation_points(row: dict[str, Any], found: Extraction, scorer: ModuleType) -> Points:
    """Each drawn pair that a sentence of the gold names together: how sure, and whether right."""
    system = as_scored(row["id"], found, only_properties=True)
    gold, mine = scorer.Doc(row), scorer.Doc(system)
    g2s, _ = scorer.align(gold, mine)
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for i, j in g2s.items():
        votes[mine.ent[j]][gold.ent[i]] += 1
    to = {e: v.most_common(1)[0][0] for e, v in votes.items()}
    places: list[set[int]] = [
        {n for n, (a, b) in enumerate(row["sentences"]) for x, _ in e["mentions"] if a <= x < b}
        for e in row["entities"]
    ]
    kinds = [e.get("type") for e in row["entities"]]
    real: dict[frozenset[int], set[str]] = defaultdict(set)
    for r in row["relations"]:
        real[frozenset((r["head"], r["tail"]))].add(r["type"])
    near = {
        pair
        for pair, codes in real.items()
        if codes - {"P17", "P131", "P150"} and len(pair) == 2
        and not any(kinds[e] in ("DATE", "NUMBER") for e in pair)
        and set.intersection(*(places[e] for e in pair))
    }  # fmt: skip
    number = {e.id: n for n, e in enumerate(found.entities)}
    sure: dict[frozenset[Any], float] = {}
    for relation in found.relations:
        if relation.property:
            ends = (number[relation.source], number[relation.target])
            pair = frozenset(to.get(e, ("own", e)) for e in ends)
            if len(pair) == 2:
                sure[pair] = max(sure.get(pair, 0.0), relation.confidence)
    return [(s, pair in near) for pair, s in sure.items() if pair in near or pair not in real]


def merge_points(row: dict[str, Any], found: Extraction, scorer: ModuleType) -> Points:
    """Each two names put into one entity: how sure, and whether they are one."""
    system = as_scored(row["id"], found)
    gold, mine = scorer.Doc(row), scorer.Doc(system)
    _, s2g = scorer.align(gold, mine)
    sure = {(m.start, m.end): m.confidence for m in found.mentions}
    names: dict[int, list[int]] = defaultdict(list)
    for j in range(len(mine)):
        if mine.named[j]:
            names[mine.ent[j]].append(j)
    points = []
    for mentions in names.values():
        for a, b in combinations(mentions, 2):
            both = a in s2g and b in s2g
            right = both and gold.ent[s2g[a]] == gold.ent[s2g[b]]
            points.append((min(sure[mine.span[a]], sure[mine.span[b]]), right))
    return points


if __name__ == "__main__":
    main()
