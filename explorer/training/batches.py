"""Windows put together into batches of tensors, and the losses of their labels."""

import bisect
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from explorer.training.examples import TAGS, Chain, Example, Pair
from explorer.training.network import DISTANCES, Model

PIECES = 3_000
"""Pieces of one batch, about."""
WEIGHTS = {"names": 3.0, "relations": 1.0, "ranking": 0.5}


@dataclass(slots=True)
class Batch:
    """Tensors (batch, pieces) and the windows they came from."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    rows: list[Example]


def batches(rows: Sequence[Example], seed: int) -> Iterator[Batch]:
    """Batches of windows of like length, in an order that the seed decides."""
    order = sorted(rows, key=lambda e: len(e.window.ids))
    groups: list[list[Example]] = []
    for row in order:
        if not groups or (len(groups[-1]) + 1) * len(row.window.ids) > PIECES:
            groups.append([])
        groups[-1].append(row)
    random.Random(seed).shuffle(groups)
    for group in groups:
        yield stacked(group)


def stacked(rows: list[Example]) -> Batch:
    """One batch; short windows are filled up."""
    most = max(len(row.window.ids) for row in rows)
    ids = torch.zeros(len(rows), most, dtype=torch.long)
    shapes, mask = torch.zeros_like(ids), torch.zeros(len(rows), most)
    for k, row in enumerate(rows):
        n = len(row.window.ids)
        ids[k, :n] = torch.tensor(row.window.ids)
        shapes[k, :n] = torch.tensor(row.window.shapes)
        mask[k, :n] = 1
    return Batch(ids, shapes, mask, rows)


def losses(
    model: Model, batch: Batch, properties: list[str], generator: random.Random
) -> dict[str, Tensor]:
    """The losses of a batch by task; tasks without labels are left out."""
    hidden = model.encoder(batch.ids, batch.shapes, batch.mask).float()
    words = [hidden[k, torch.tensor(row.window.first)] for k, row in enumerate(batch.rows)]
    found: dict[str, Tensor] = {}
    flat, allowed = [], []
    for vectors, row in zip(words, batch.rows, strict=True):
        keep = [i for i, bits in enumerate(row.tags) if bits]
        if keep:
            flat.append(vectors[keep])
            allowed.append(_table([row.tags[i] for i in keep]))
    if flat:
        found["names"] = model.names.loss(torch.cat(flat), torch.cat(allowed))
    ranked = [
        _ranking(model, vectors, chain)
        for vectors, row in zip(words, batch.rows, strict=True)
        for chain in row.chains
        if any(chain.asked)
    ]
    ranked = [each for each in ranked if each is not None]
    if ranked:
        found["ranking"] = torch.cat(ranked).mean()
    scores, pairs = [], []
    for vectors, row in zip(words, batch.rows, strict=True):
        some = row.pairs if len(row.pairs) <= 80 else generator.sample(row.pairs, 80)
        if some:
            scores.append(relation_scores(model, vectors, some))
            pairs += some
    if pairs:
        found["relations"] = _relation_loss(torch.cat(scores).float(), pairs, properties)
    return found


def relation_scores(model: Model, words: Tensor, pairs: list[Pair]) -> Tensor:
    """Scores (pairs, properties) of the pairs of one window."""
    heads, tails, inside = (torch.zeros(len(pairs), len(words)) for _ in range(3))
    for n, p in enumerate(pairs):
        heads[n, slice(*p.head)] = 1 / (p.head[1] - p.head[0])
        tails[n, slice(*p.tail)] = 1 / (p.tail[1] - p.tail[0])
        inside[n, slice(*p.sentence)] = 1
    distance = torch.tensor([bisect.bisect(DISTANCES, p.tail[0] - p.head[0]) for p in pairs])
    scores: Tensor = model.relations(words, heads, tails, inside, distance)
    return scores


def _table(bits: list[int]) -> Tensor:
    return torch.tensor([[b >> k & 1 for k in range(len(TAGS))] for b in bits])


def _ranking(model: Model, words: Tensor, chain: Chain) -> Tensor | None:
    n = len(chain.words)
    if n < 2:
        return None
    scores = model.ranking(words[chain.words])
    entity = torch.tensor(chain.entity)
    order = torch.arange(n)
    both = not all(chain.asked)
    able = order[None, :] != order[:, None] if both else order[None, :] < order[:, None]
    same = (entity[None, :] == entity[:, None]) & (entity[:, None] >= 0) & able
    none = ~same.any(1, keepdim=True)
    full = torch.cat([scores.masked_fill(~able, -1e4), scores.new_zeros(n, 1)], 1).log_softmax(1)
    right = torch.cat([same, none], 1)
    asked = torch.tensor(chain.asked)
    return -torch.logsumexp(full.masked_fill(~right, -1e4), 1)[asked]


def _relation_loss(scores: Tensor, pairs: list[Pair], properties: list[str]) -> Tensor:
    number = {p: k for k, p in enumerate(properties)}
    gold = torch.zeros_like(scores)
    weight = torch.ones_like(scores)
    for n, pair in enumerate(pairs):
        if pair.only is not None:
            weight[n] = 0
            for p in pair.only & number.keys():
                weight[n, number[p]] = 1
        for p in pair.right & number.keys():
            gold[n, number[p]] = 1
            weight[n, number[p]] = 1
        for p in pair.open & number.keys():
            weight[n, number[p]] = 0
    each = F.binary_cross_entropy_with_logits(scores, gold, weight, reduction="none")
    return each.sum(1).mean()
