"""Quick figures on the fifth that is never trained on, to watch a training run."""

from pathlib import Path
from typing import Any

import torch

from explorer.training.batches import relation_scores, stacked
from explorer.training.examples import TAGS, Example
from explorer.training.network import Model
from explorer.training.sets import examples_held_out


def figures(model: Model, data: Path, properties: list[str]) -> dict[str, Any]:
    """F1 of names and of relations between given mentions, accuracy of GAP, in per cent."""
    model.eval()
    found: dict[str, Any] = {}
    with torch.no_grad():
        for name in ("gum-open", "redocred-open", "wikigold-open"):
            found[name] = _names(model, list(examples_held_out(data, name)))
        found["relations"] = _relations(
            model, list(examples_held_out(data, "redocred-open")), properties
        )
        found["gap"] = _gap(model, list(examples_held_out(data, "gap-open")))
    return found


def _words(model: Model, row: Example) -> torch.Tensor:
    batch = stacked([row])
    hidden = model.encoder(batch.ids, batch.shapes, batch.mask).float()[0]
    return hidden[torch.tensor(row.window.first)]


def spans_of(tags: list[str]) -> set[tuple[int, int, str]]:
    """Names from labels; an inside without its beginning begins one."""
    found, first, kind = set(), -1, ""
    for i, tag in enumerate([*tags, "O"]):
        mark, _, here = tag.partition("-")
        if first >= 0 and (mark != "I" or here != kind):
            found.add((first, i, kind))
            first = -1
        if mark == "B" or (mark == "I" and first < 0):
            first, kind = i, here
    return found


def _names(model: Model, rows: list[Example]) -> float:
    right = said = gold = 0
    for row in rows:
        best = model.names(_words(model, row)).argmax(-1).tolist()
        mine = {s for s in spans_of([TAGS[k] for k in best]) if s[2] in ("PERSON", "ORG", "PLACE")}
        labels = [
            next((TAGS[k] for k in range(len(TAGS)) if bits >> k & 1), "O") for bits in row.tags
        ]
        true = {s for s in spans_of(labels) if s[2] in ("PERSON", "ORG", "PLACE")}
        right, said, gold = right + len(mine & true), said + len(mine), gold + len(true)
    return _f1(right, said, gold)


def _relations(model: Model, rows: list[Example], properties: list[str]) -> dict[str, float]:
    scores, gold = [], []
    for row in rows:
        if not row.pairs:
            continue
        words = _words(model, row)
        scores.append(relation_scores(model, words, row.pairs).sigmoid())
        gold += [[p in pair.right for p in properties] for pair in row.pairs]
    have, true = torch.cat(scores), torch.tensor(gold)
    return {
        str(t): _f1(int(((have > t) & true).sum()), int((have > t).sum()), int(true.sum()))
        for t in (0.2, 0.3, 0.4, 0.5)
    }


def _gap(model: Model, rows: list[Example]) -> float:
    right = total = 0
    for row in rows:
        words = _words(model, row)
        for chain in row.chains:
            at = chain.asked.index(True)
            scores = model.ranking(words[chain.words])[at]
            others = [k for k in range(len(chain.words)) if k != at]
            best = max(others, key=lambda k: float(scores[k]))
            said = best if float(scores[best]) > 0 else -1
            true = [k for k in others if chain.entity[k] == chain.entity[at] >= 0]
            right += (said in true) if true else said == -1
            total += 1
    return round(100 * right / max(1, total), 1)


def _f1(right: int, said: int, gold: int) -> float:
    return round(200 * right / max(1, said + gold), 1)
