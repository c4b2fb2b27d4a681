"""Train the scorer of nouns and pronouns: ``python -m explorer.training.coreference DATA``.

``DATA`` is the folder that holds the ``eval`` and ``train`` sets. Seeded, about fifteen minutes on
one core; numpy alone learns. Writes ``resources/models/coreference.npz``, into which no document of
the held-out fifth of the open sets has gone. Names are the encoder's, as when the program reads.
"""

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.extraction.clusters import find_clusters
from explorer.extraction.coreference import Scorer, group_starts, scorer_of, softmax
from explorer.extraction.encoder import encode, load_encoder, set_names
from explorer.extraction.names import find_names
from explorer.extraction.pairfeatures import WIDTH, Floats, Pairs, pair_rows
from explorer.extraction.parsing import Parsed, parse
from explorer.extraction.pipeline import load_language
from explorer.extraction.references import Reference, find_references
from explorer.model.records import Span
from explorer.resources import resource
from explorer.training.sets import held_out, load

SETS = {"gum-open": 1.0, "gum-more": 0.7, "litbank": 0.3, "gap-open": 1.0, "gap-more": 1.0}
"""What is trained on, and how much one reference of each counts."""
HIDDEN = (48, 24)
COPIES = 3
EPOCHS = 20
RATE = 1e-3
DECAY = 1e-3
_BATCH = 4_000
_UNKNOWN = -2
_WHOLE = ("gum-open", "gum-more")


@dataclass(slots=True)
class Example:
    """The rows of one document; ``right`` marks the true ones, ``open`` those left out."""

    document: str
    set: str
    pairs: Pairs
    right: NDArray[np.bool_]
    open: NDArray[np.bool_]


def example(row: dict[str, Any], name: str, article: list[Parsed]) -> Example | None:
    """The rows of a document with what is true of them; None where there are none."""
    names = find_names(article)
    references = find_references(article, names, find_clusters(names, article))
    pairs = pair_rows(references)
    if not len(pairs.asks):
        return None
    spans = [article[r.passage].shown(r.first, r.last) for r in references]
    if "gap" in row:
        right, left_out = _of_gap(row["gap"], references, spans, pairs)
    else:
        entity = _entities(row, references, spans, article)
        whole = name in _WHOLE
        right, left_out = _of_entities(entity, pairs, whole)
    light = Pairs(pairs.asks, pairs.means, pairs.features.astype(np.float16))
    return Example(row["id"], name, light, right, left_out)


def _entities(
    row: dict[str, Any], references: list[Reference], spans: list[Span], article: list[Parsed]
) -> list[int]:
    """The gold entity of each reference, or unknown where none is annotated there."""
    exact: dict[Span, int] = {}
    by_head: dict[int, tuple[int, int]] = {}
    starts = {p.shown(t.i, t.i + 1)[0]: t for p in article for t in p.doc}
    for number, gold in enumerate(row["entities"]):
        for k, (start, end) in enumerate(gold["mentions"]):
            exact.setdefault((start, end), number)
            head = gold["heads"][k][0] if gold.get("heads") else _head(starts, start, end)
            if head not in by_head or by_head[head][1] > end - start:
                by_head[head] = (number, end - start)
    found = []
    for one, span in zip(references, spans, strict=True):
        parsed = article[one.passage]
        inside = [parsed.shown(t, t + 1)[0] for t in range(one.first, one.last)]
        head = parsed.shown(one.head.i, one.head.i + 1)[0]
        if span in exact:
            found.append(exact[span])
        elif head in by_head:
            found.append(by_head[head][0])
        elif one.sort == "name" and (near := [by_head[s] for s in inside if s in by_head]):
            found.append(near[-1][0])
        else:
            found.append(_UNKNOWN)
    return found


def _head(starts: dict[int, Any], start: int, end: int) -> int:
    inside = [(at, token) for at, token in starts.items() if start <= at < end]
    own = {token.i for _, token in inside}
    for at, token in inside:
        if token.head.i not in own or token.head == token:
            return at
    return start


def _of_entities(
    entity: list[int], pairs: Pairs, whole: bool
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    gold = np.array(entity)
    none = pairs.means < 0
    same = ~none & (gold[pairs.asks] == gold[pairs.means]) & (gold[pairs.asks] >= 0)
    starts = group_starts(pairs)
    sizes = np.diff(np.append(starts, len(none)))
    any_right = np.repeat(np.add.reduceat(same.astype(int), starts), sizes) > 0
    left_out = np.zeros(len(none), dtype=bool)
    if not whole:  # what is not annotated may go with anything
        left_out = gold[pairs.asks] == _UNKNOWN
    return same | (none & ~any_right), left_out


def _of_gap(
    gap: dict[str, Any], references: list[Reference], spans: list[Span], pairs: Pairs
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """One pronoun, two names: true of one, the other, or neither; of others nothing is told."""
    asked = next((k for k, s in enumerate(spans) if list(s) == gap["pronoun"]), -1)
    things: dict[str, set[int]] = {}
    for side in "AB":
        start, end = gap[side]
        things[side] = {
            r.cluster
            for r, s in zip(references, spans, strict=True)
            if r.sort == "name" and s[0] < end and start < s[1]
        }
    cluster = np.array([r.cluster for r in references])
    means = np.where(pairs.means < 0, 0, pairs.means)
    mine = pairs.asks == asked
    named = (pairs.means >= 0) & (cluster[means] >= 0)
    meant = {c for side in "AB" if gap[f"{side}_coref"] for c in things[side]}
    wrong = {c for side in "AB" if not gap[f"{side}_coref"] for c in things[side]} - meant
    right = mine & named & np.isin(cluster[means], list(meant))
    if not meant:
        right = mine & ~(named & np.isin(cluster[means], list(wrong)))
    chained = mine & (pairs.means >= 0) & ~named if meant else np.zeros(len(mine), dtype=bool)
    if not right.any():
        mine = np.zeros(len(mine), dtype=bool)
    return right, ~mine | chained


@dataclass(slots=True)
class _Table:
    features: NDArray[np.float16]
    right: NDArray[np.bool_]
    open: NDArray[np.bool_]
    starts: NDArray[np.int64]
    weight: Floats


def _table(rows: Sequence[Example]) -> _Table:
    """All groups that tell something, one behind the other."""
    features, right, left_out, sizes, weight = [], [], [], [], []
    for row in rows:
        starts = group_starts(row.pairs)
        size = np.diff(np.append(starts, len(row.right)))
        told = np.add.reduceat((row.right & ~row.open).astype(int), starts) > 0
        keep = np.repeat(told, size)
        features.append(row.pairs.features[keep])
        right.append(row.right[keep])
        left_out.append(row.open[keep])
        sizes.append(size[told])
        weight.append(np.full(int(told.sum()), SETS[row.set], dtype=np.float32))
    size = np.concatenate(sizes)
    return _Table(
        np.concatenate(features), np.concatenate(right), np.concatenate(left_out),
        np.concatenate([[0], np.cumsum(size)]), np.concatenate(weight),
    )  # fmt: skip


def train(rows: Sequence[Example], seed: int, epochs: int = EPOCHS) -> dict[str, Floats]:
    """Weights that make the true rows probable (Adam, marginal likelihood)."""
    table = _table(rows)
    random = np.random.default_rng(seed)
    sizes = (WIDTH, *HIDDEN, 1)
    weights: dict[str, Floats] = {}
    for layer in (1, 2, 3):
        scale = np.sqrt(2 / sizes[layer - 1])
        shape = (sizes[layer - 1], sizes[layer])
        weights[f"w{layer}"] = random.normal(0, scale, shape).astype(np.float32)
    weights["w3"] = weights["w3"][:, 0] * 0.3
    weights["b1"], weights["b2"] = (np.zeros(h, dtype=np.float32) for h in HIDDEN)
    first = {k: np.zeros_like(v) for k, v in weights.items()}
    second = {k: np.zeros_like(v) for k, v in weights.items()}
    groups = len(table.weight)
    steps = 0
    total = epochs * max(1, groups // 256 + 1)
    for _ in range(epochs):
        order = random.permutation(groups)
        for batch in np.array_split(order, groups // 256 + 1):
            steps += 1
            slopes = _slopes(weights, table, batch, random)
            rate = RATE * min(1.0, steps / 100) * (1 - steps / (total + 1))
            for k, slope in slopes.items():
                first[k] = 0.9 * first[k] + 0.1 * slope
                second[k] = 0.999 * second[k] + 0.001 * slope**2
                step = first[k] / (1 - 0.9**steps)
                step = step / (np.sqrt(second[k] / (1 - 0.999**steps)) + 1e-8)
                weights[k] = weights[k] - rate * (step + DECAY * weights[k] * (k[0] == "w"))
    return weights


def _slopes(
    weights: dict[str, Floats], table: _Table, batch: NDArray[np.int64], random: np.random.Generator
) -> dict[str, Floats]:
    begins, ends = table.starts[batch], table.starts[batch + 1]
    sizes = ends - begins
    index = np.concatenate([np.arange(b, e) for b, e in zip(begins, ends, strict=True)])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    x = table.features[index].astype(np.float32)
    h1 = np.maximum(x @ weights["w1"] + weights["b1"], 0)
    kept1 = (random.random(h1.shape, dtype=np.float32) > 0.2) / np.float32(0.8)
    d1 = h1 * kept1
    h2 = np.maximum(d1 @ weights["w2"] + weights["b2"], 0)
    values = h2 @ weights["w3"]
    left_out = table.open[index]
    shares = softmax(np.where(left_out, np.float32(-30), values), starts)
    true = shares * (table.right[index] & ~left_out)
    mass = np.repeat(np.maximum(np.add.reduceat(true, starts), 1e-6), sizes)
    pull = (shares - true / mass) * np.repeat(table.weight[batch], sizes) / len(batch)
    pull = np.where(left_out, np.float32(0), pull).astype(np.float32)
    back2 = np.outer(pull, weights["w3"]) * (h2 > 0)
    back1 = (back2 @ weights["w2"].T) * kept1 * (h1 > 0)
    return {
        "w3": h2.T @ pull, "w2": d1.T @ back2, "b2": back2.sum(0),
        "w1": x.T @ back1, "b1": back1.sum(0),
    }  # fmt: skip


def scorer_from(copies: Sequence[dict[str, Floats]]) -> Scorer:
    """A scorer of several trained copies."""
    return scorer_of(stored(copies))


def stored(copies: Sequence[dict[str, Floats]]) -> dict[str, NDArray[np.float16]]:
    """Weights as they are written."""
    return {f"{n}/{k}": v.astype(np.float16) for n, c in enumerate(copies) for k, v in c.items()}


def read_examples(data: Path) -> Iterator[Example]:
    """All documents of all sets, with the names that the program finds in them."""
    nlp, encoder = load_language(), load_encoder()
    for name in SETS:
        for row in load(data, name):
            article = parse(row["text"], nlp)[0]
            set_names(article, encode(article, encoder))
            found = example(row, name, article)
            if found is not None:
                yield found


def main() -> None:
    """Train on everything but the held-out fifth and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rows = [
        r for r in read_examples(options.data) if "open" not in r.set or not held_out(r.document)
    ]
    copies = [train(rows, options.seed + n) for n in range(COPIES)]
    path = resource("models", "coreference.npz")
    np.savez_compressed(path, **stored(copies))  # type: ignore[arg-type]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    resource("models", "coreference.toml").write_text(
        f'# Written by explorer/training/coreference.py.\nsha256 = "{digest}"\n', encoding="utf-8"
    )


if __name__ == "__main__":
    main()
