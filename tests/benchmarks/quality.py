"""How right the extraction is, on open annotated data: ``make quality`` or ``make quality DATA=…``.

Every set is converted by one rule that never sees a set's name (:func:`as_scored`), scored with
the ``score.py`` that lies beside the data, and printed as one dated table with the speed and the
memory of the run. Nothing of the data is part of this repository.

The encoder was trained on four fifths of GUM, Re-DocRED, WikiGold and re3d: their figures come from
the fifth that it never saw (``--all`` measures every document instead).
"""

import argparse
import importlib.util
import json
import resource
import sys
import time
from collections import defaultdict
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from explorer.extraction.pipeline import extract, load_language
from explorer.model.records import Document, Extraction
from explorer.training.sets import held_out

SETS = ("wikigold", "gum", "redocred", "re3d", "gap", "carb")
ROWS = (
    ("ner", "wikigold", 57), ("ner", "gum", 62), ("ner", "redocred", 64), ("link", "gum", 60),
    ("alias", "gum", 49), ("pronoun", "gum", 44), ("named_conll", "gum", 44), ("conll", "gum", 32),
    ("gap", "gap", 50), ("pair_near", "redocred", 30), ("pair_core", "redocred", 23),
    ("triple", "redocred", 0), ("evidence", "redocred", 95), ("pair_core", "re3d", 10),
    ("open", "carb", 41),
)  # fmt: skip
TRAINED_ON = ("gum", "redocred", "wikigold", "re3d")
FACTS_ONLY = ("redocred",)
"""Sets whose relations are Wikidata properties; "met" would count as wrong there."""
TYPES = {"ORGANIZATION": "ORG", "GROUP": "OTHER", "WORK": "OTHER", "PRODUCT": "OTHER"}


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--by-type", action="store_true", help="names by kind as well")
    parser.add_argument("--all", action="store_true", help="documents trained on as well")
    parser.add_argument("--limit", type=int, default=0, help="only the first so many documents")
    options = parser.parse_args()
    if not (options.data / "score.py").is_file():
        sys.exit(
            f"{options.data} holds no score.py: get the open evaluation sets (GUM, Re-DocRED, "
            "re3d, WikiGold, GAP, CaRB as <name>-open.json with their score.py) and give "
            "their folder."
        )
    scorer = module(options.data / "score.py")
    nlp = load_language()
    loaded = _megabytes()
    figures: dict[tuple[str, str], tuple[float, float, float]] = {}
    words, seconds = 0, 0.0
    for name in SETS:
        gold = json.loads((options.data / f"{name}-open.json").read_text(encoding="utf-8"))
        if name in TRAINED_ON and not options.all:
            gold = [row for row in gold if held_out(row["id"])]
        gold = gold[: options.limit or None]
        system = []
        for row in gold:
            start = time.process_time()
            found = extract(Document(id="d1", title="", text=row["text"]), nlp)
            seconds += time.process_time() - start
            words += len(row["text"].split())
            system.append(as_scored(row["id"], found, only_properties=name in FACTS_ONLY))
        for measure, result in scorer.score(gold, system, options.by_type).items():
            figures[measure, name] = result
    _print(figures, words / seconds, loaded, options.by_type)


def as_scored(identity: str, found: Extraction, only_properties: bool = False) -> dict[str, Any]:
    """An extraction in the form that the scorer reads: shown entities, relations, open triples."""
    text = found.documents[0].text
    mentions = defaultdict(list)
    named = defaultdict(list)
    for mention in found.mentions:
        if mention.form == "name":
            named[mention.entity].append(len(mentions[mention.entity]))
        mentions[mention.entity].append([mention.start, mention.end])
    order = {entity.id: number for number, entity in enumerate(found.entities)}
    evidence = defaultdict(list)
    triples = []
    label = {relation.id: relation.label for relation in found.relations}
    for each in found.evidence:
        evidence[each.relation].append([each.start, each.end])
        if each.source_mention and each.target_mention:
            triples.append({
                "arg1": text[slice(*each.source_mention)], "rel": label[each.relation],
                "arg2": text[slice(*each.target_mention)],
            })  # fmt: skip
    return {
        "id": identity,
        "text": text,
        "entities": [
            {"type": TYPES.get(e.kind, e.kind), "mentions": mentions[e.id], "named": named[e.id]}
            for e in found.entities
        ],
        "relations": [
            {
                "head": order[r.source], "tail": order[r.target], "type": r.property or r.label,
                "evidence": evidence[r.id],
            }
            for r in found.relations
            if r.property or not only_properties
        ],
        "triples": triples,
    }  # fmt: skip


def _print(
    figures: dict[tuple[str, str], tuple[float, float, float]],
    speed: float,
    loaded: float,
    by_type: bool,
) -> None:
    print(f"Extraction on open data, {date.today().isoformat()} (per cent)\n")
    print("| measure | set | precision | recall | F1 | start |")
    print("|---|---|---:|---:|---:|---:|")
    for measure, name, start in ROWS:
        p, r, f = figures.get((measure, name), (0.0, 0.0, 0.0))
        print(f"| {measure} | {name} | {100 * p:.0f} | {100 * r:.0f} | {100 * f:.1f} | {start} |")
    if by_type:
        for (measure, name), (p, r, f) in figures.items():
            if measure.startswith("ner "):
                print(f"| {measure} | {name} | {100 * p:.0f} | {100 * r:.0f} | {100 * f:.1f} | |")
    print(f"\n{speed:,.0f} words per processor second; memory {loaded:.0f} MB with the language")
    print(f"loaded, {_megabytes():.0f} MB at the most.")


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024**2


if __name__ == "__main__":
    main()
