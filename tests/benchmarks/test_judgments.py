"""The judgments say what can be counted: numbers name entities, and no pair has two verdicts."""

from itertools import pairwise
from typing import Any

import pytest

from tests.benchmarks.judgment import CLASSES, PARTS, SETS, articles
from tests.benchmarks.lines import LETTERS, lines


@pytest.mark.parametrize("judged", articles(), ids=lambda judged: str(judged["document"]))
def test_a_judged_article_or_sentence_can_be_counted(judged: dict[str, Any]) -> None:
    spans = sorted(m for entity in judged["entities"] for m in entity["mentions"])
    pairs = [frozenset(pair["ends"]) for pair in judged["pairs"]]
    either = [frozenset(pair) for pair in judged["either"]]
    named = {number for group in [*pairs, *either, *judged["lists"]] for number in group}

    assert judged["set"] in SETS
    assert judged["part"] in PARTS
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert named <= set(range(len(judged["entities"])))
    assert all(len(pair) == 2 for pair in pairs + either)
    assert len(set(pairs + either)) == len(pairs + either)
    assert {pair["certainty"] for pair in judged["pairs"]} <= set(CLASSES)


def test_judged_lines_can_be_counted() -> None:
    apart = {(row["set"], row["document"]) for row in articles() if row["part"] == "test"}

    for judged in lines():
        assert judged["set"] in SETS
        assert (judged["set"], judged["document"]) not in apart
        for start, end, first, last, label, letter in judged["lines"]:
            assert end <= first or last <= start
            assert start < end
            assert first < last
            assert label
            assert letter in LETTERS
