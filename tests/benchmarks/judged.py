"""How right the extraction is on what was judged by hand: ``python -m tests.benchmarks.judged``.

Judgments lie stand-off in ``judgments/`` with their guideline; the texts come from the open data's
folder. One table: entities, pairs and speakers of the articles and sentences judged whole (their
part ``test`` is single sentences alone; those of Wikinews have rows of their own), pairs drawn that
only stand in one list, certainty of single clauses by class, and speakers of the attributions that
GUM annotates. ``--errors`` lists what went wrong on the part that rules may be made on.
"""

import argparse
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from spacy.language import Language

from explorer.extraction.attribution import speakers
from explorer.extraction.factuality import certainty
from explorer.extraction.pipeline import extract, load_language
from explorer.model.records import Document, Extraction
from tests.benchmarks.judgment import (
    CLASSES,
    PARTS,
    Texts,
    around,
    articles,
    at,
    certainties,
    load_texts,
    part_of,
)
from tests.benchmarks.reading import Read, read, statements, words_of

_PAIRS = (
    "related pairs",
    "related pairs: speaker",
    "related pairs: certainty",
    "pairs that only stand in one list",
)


@dataclass
class Counts:
    """Right, found and expected things of one kind, and words on what went wrong."""

    right: int = 0
    found: int = 0
    expected: int = 0
    errors: list[str] = field(default_factory=list)

    def row(self, name: str) -> str:
        """A line of the table."""
        p = 100 * self.right / self.found if self.found else 0.0
        r = 100 * self.right / self.expected if self.expected else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        return f"| {name} | {self.expected} | {p:.0f} | {r:.0f} | {f:.0f} |"


@dataclass
class Unrelated(Counts):
    """Pairs of which none may be drawn."""

    def row(self, name: str) -> str:
        """A line of the table: how many there are, and how many of them are drawn."""
        return f"| {name} | {self.expected} | {self.found} drawn | | |"


_WIKINEWS = "qasrl"
_SHOWN = (*PARTS, *(f"{part}, Wikinews" for part in PARTS))
_MEASURES: dict[str, type[Counts]] = {
    "entities of the right kind": Counts,
    "entities not merged": Counts,
    **{name: Unrelated if "list" in name else Counts for name in _PAIRS},
}


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", action="store_true", help="list what went wrong (dev only)")
    options = parser.parse_args()
    texts = load_texts(options.data)
    nlp = load_language()
    counts: dict[str, Counts] = defaultdict(Counts)
    _articles(texts, nlp, counts)
    _certainties(texts, nlp, counts)
    _attributions(texts, nlp, counts)
    print(f"Extraction on what was judged by hand, {date.today().isoformat()} (per cent)\n")
    print("| measure | judged | precision | recall | F1 |\n|---|---:|---:|---:|---:|")
    for name, each in counts.items():
        print(each.row(name))
    if options.errors:
        for name, each in counts.items():
            for error in each.errors if ", test" not in name else ():
                print(f"{name}: {error}")


def _articles(texts: Texts, nlp: Language, counts: dict[str, Counts]) -> None:
    for name, kind in _MEASURES.items():
        counts |= {f"{name}, {part}": kind() for part in _SHOWN}
    for judged in articles():
        text = texts.text(judged["set"], judged["document"], judged["sha256"])
        found = extract(Document(id="d1", title="", text=text), nlp)
        same = _entities(judged, found, text, counts)
        _pairs(judged, found, same, text, counts)
        if judged["clauses"]:
            own = read(text, nlp)
            for clause in judged["clauses"]:
                _clause(judged, clause, own, text, counts)


def _shown(judged: dict[str, Any]) -> str:
    """The part as the table names it: the Wikinews sentences, judged blind, stand by themselves."""
    return f"{judged['part']}, Wikinews" if judged["set"] == _WIKINEWS else str(judged["part"])


def _entities(
    judged: dict[str, Any], found: Extraction, text: str, counts: dict[str, Counts]
) -> dict[str, int]:
    """Which entity judged each entity found is, by the mentions they share."""
    part = _shown(judged)
    kinds, merged = (counts[f"entities {of}, {part}"] for of in ("of the right kind", "not merged"))
    gold = {tuple(m): i for i, e in enumerate(judged["entities"]) for m in e["mentions"]}
    shared: dict[str, Counter[int]] = defaultdict(Counter)
    for mention in found.mentions:
        if mention.form == "name":
            for (start, end), number in gold.items():
                both = min(end, mention.end) - max(start, mention.start)
                if both > 0.5 * (max(end, mention.end) - min(start, mention.start)):
                    shared[mention.entity][number] += 1
    same = {entity: numbers.most_common(1)[0][0] for entity, numbers in shared.items()}
    kind = {e.id: e.kind for e in found.entities}
    for number, entity in enumerate(judged["entities"]):
        kinds.expected += 1
        theirs = [e for e, n in same.items() if n == number]
        kinds.found += bool(theirs)
        if any(kind[e] in entity["kind"].split("|") for e in theirs):
            kinds.right += 1
        else:
            kinds.errors.append(f"{at(text, entity['mentions'][0])} {[kind[e] for e in theirs]}")
    for numbers in shared.values():
        merged.expected += 1
        merged.found += 1
        merged.right += len(numbers) == 1
        if len(numbers) > 1:
            names = [at(text, judged["entities"][n]["mentions"][0]) for n in numbers]
            merged.errors.append(" + ".join(names))
    return same


def _pairs(
    judged: dict[str, Any],
    found: Extraction,
    same: dict[str, int],
    text: str,
    counts: dict[str, Counts],
) -> None:
    part = _shown(judged)
    pairs, said, sure, apart = (counts[f"{m}, {part}"] for m in _PAIRS)
    drawn = defaultdict(list)
    name = {e.id: e.name for e in found.entities}
    label = {r.id: f"{name[r.source]} > {r.label} > {name[r.target]}" for r in found.relations}
    ends = {
        r.id: frozenset((same.get(r.source, r.source), same.get(r.target, r.target)))
        for r in found.relations
    }
    unnamed = {e.id for e in found.entities if e.kind == "EVENT"}
    unnamed -= {m.entity for m in found.mentions if m.form == "name"}
    for evidence in found.evidence:
        if unnamed.isdisjoint(ends[evidence.relation]):
            drawn[ends[evidence.relation]].append(evidence)
    either = {frozenset(pair) for pair in judged["either"]}
    gold = {frozenset(pair["ends"]) for pair in judged["pairs"]}
    listed = {frozenset(p) for names in judged["lists"] for p in combinations(names, 2)}
    listed -= either | gold
    apart.expected += len(listed)
    wrong = [drawn[pair][0] for pair in drawn if pair in listed]
    apart.found += len(wrong)
    apart.errors += [label[evidence.relation] for evidence in wrong]
    for pair, evidences in drawn.items():
        if pair not in either - gold:
            pairs.found += 1
            if pair not in gold:
                pairs.errors.append(f"not judged related: {label[evidences[0].relation]}")
    for pair in judged["pairs"]:
        pairs.expected += 1
        here = drawn.get(frozenset(pair["ends"]), [])
        pairs.right += bool(here)
        if not here:
            a, b = (at(text, judged["entities"][n]["mentions"][0]) for n in pair["ends"])
            pairs.errors.append(f"missed: {a} {pair['label']} {b}")
            continue
        start, end = pair["sentence"]
        here = [v for v in here if v.start < end and start < v.end] or here
        for measure, right in (
            (said, any(same.get(v.attributed_to or "") == pair["speaker"] for v in here)),
            (sure, any(v.factuality == pair["certainty"] for v in here)),
        ):
            measure.expected += 1
            measure.found += 1
            measure.right += right
            if not right:
                measure.errors.append(f"{label[here[0].relation]}")


def _clause(
    judged: dict[str, Any], clause: dict[str, Any], own: Read, text: str, counts: dict[str, Counts]
) -> None:
    spans = [tuple(m) for n in clause["speakers"] for m in judged["entities"][n]["mentions"]]
    spans += [tuple(clause["source"])] if clause["source"] else []
    place = own.word(*clause["verb"])
    said = speakers(*place) if place else []
    right = all(own.names(s, place[0], spans) for s in said) if place and said else not said
    part = str(judged["part"])
    each = counts[f"clauses of articles: source, {part}"]
    each.expected += bool(spans)
    each.found += bool(said)
    each.right += bool(spans and said and right)
    if bool(spans) != bool(said) or not right:
        each.errors.append(f"{around(text, *clause['verb'])} {[words_of(s, place) for s in said]}")
    sure = certainty(place[1]).factuality if place else "asserted"
    each = counts[f"clauses of articles: certainty, {part}"]
    each.expected += 1
    each.found += 1
    each.right += sure == clause["certainty"]
    if sure != clause["certainty"]:
        each.errors.append(f"{around(text, *clause['verb'])} {clause['certainty']} not {sure}")


def _certainties(texts: Texts, nlp: Language, counts: dict[str, Counts]) -> None:
    judged = certainties()
    table = {(p, c): counts[f"certainty, {p}: {c}"] for p in PARTS for c in CLASSES}
    documents = defaultdict(list)
    for name, identity, start, end, expected in judged["labels"]:
        documents[name, identity].append((start, end, expected))
    for (name, identity), clauses in documents.items():
        text = texts.text(name, identity, judged["sha256"][identity])
        own = read(text, nlp)
        part = part_of(identity)
        for start, end, expected in clauses:
            place = own.word(start, end)
            sure = certainty(place[1]).factuality if place else "asserted"
            table[part, expected].expected += 1
            table[part, sure].found += 1
            table[part, sure].right += sure == expected
            if sure != expected and part == "dev":
                words = f"{around(text, start, end)} ({sure})"
                table[part, expected].errors.append(words)


def _attributions(texts: Texts, nlp: Language, counts: dict[str, Counts]) -> None:
    """Sources by GUM, which leaves out the later sentences of a quotation; so they do not count.

    Titles and lists of sources, which have no word of saying, are left out too.
    """
    table = {p: counts[f"source of GUM's attributions, {p}"] for p in PARTS}
    for row in texts.quotes:
        document, part = texts.documents["gum"][row["id"]], part_of(row["id"])
        each = table[part]
        own = read(document["text"], nlp)
        covered = [tuple(q["content"]) for q in row["quotes"]]
        covered += [tuple(q["attribution"]) for q in row["quotes"] if q.get("attribution")]
        for quote in row["quotes"]:
            if quote.get("credit") or not (quote["source"] and quote["cue"]):
                continue
            spans = [tuple(quote["source"])]
            if quote["source_entity"] is not None:
                entity = document["entities"][quote["source_entity"]]
                spans += [tuple(entity["mentions"][n]) for n in entity["named"]]
            place = own.word(*quote["content"])
            said = speakers(*place) if place else []
            right = bool(place) and any(own.names(s, place[0], spans) for s in said if place)
            each.expected += 1
            each.found += bool(said)
            each.right += right
            if not right and part == "dev":
                words = f"{at(document['text'], quote['source'])}: "
                words += at(document["text"], quote["content"])[:90]
                each.errors.append(f"{words} {[words_of(s, place) for s in said]}")
        for reading, root, (start, end) in statements(own):
            quoted = any(q.first <= root.i < q.last for q in reading.quoted)
            if not quoted and not any(start < d and c < end for c, d in covered):
                said = speakers(reading, root)
                each.found += bool(said)
                if said and part == "dev":
                    words = f"{document['text'][start:end][:90]} "
                    each.errors.append(
                        f"(none) {words}{[words_of(s, (reading, root)) for s in said]}"
                    )


if __name__ == "__main__":
    main()
