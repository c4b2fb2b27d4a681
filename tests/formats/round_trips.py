"""Any graph, written and read again: what each format brings back, beside the table of it.

The table stands in :mod:`explorer.formats`; here it is code. A graph is what a person sees:
entities with name, kind and aliases, and lines with label, direction, kind and certainty; and
what a person wrote and decided, with each sentence behind a line.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from explorer.formats import explorer_json
from explorer.formats.cytoscape import write_cytoscape
from explorer.formats.followthemoney import OURS, write_followthemoney
from explorer.formats.gathered import passage_of
from explorer.formats.gexf import write_gexf
from explorer.formats.graphml import write_graphml
from explorer.formats.tables import write_tables, write_workbook
from explorer.graph.weighing import factuality_of, verdict_of
from explorer.model.corpus import Corpus
from explorer.model.fields import network_words
from explorer.model.kinds import entity_kind, entity_kinds, relation_kinds
from explorer.model.records import Extraction, Factuality
from explorer.model.text import normalized
from explorer.workers.exchange import read_exchange
from tests.builders import corpus, document, entity, evidence, mention, relation

Line = tuple[frozenset[str] | tuple[str, str], str, bool, str, str]
NASTY = (
    "=cmd|' /C calc'!A0", "@SUM(1)", "-2", "+49 30", "'quoted", "<b>&amp;</b>", "a\tb", "\u202eabc",
    "x\x00y", "日本国", "محمد", "👩‍👩‍👧", "né", "O'Brien", '"', "a, b", "7 up", "None of us",
)  # fmt: skip
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOTES = st.just("") | st.sampled_from(["two\nlines", "a; b", *NASTY])
_TAGS = st.lists(st.sampled_from(["red", "to call", "=1", "日本"]), max_size=2, unique=True).map(
    tuple
)
_VERDICTS = st.sampled_from(["unreviewed", "confirmed", "disputed"])
_CERTAINTIES: list[Factuality] = ["asserted", "hedged", "alleged", "negated", "planned"]


@dataclass(frozen=True)
class Seen:
    """What a person sees of a graph; ends of lines are names."""

    entities: Counter[tuple[str, str, frozenset[str]]]
    lines: Counter[Line]
    remarks: Counter[tuple[object, ...]] = field(default_factory=Counter)
    sentences: Counter[tuple[object, ...]] = field(default_factory=Counter)


@st.composite
def graphs(draw: st.DrawFn) -> Corpus:
    """One to five entities of different names, lines between them, a sentence behind each."""
    letters = st.text("abzÄß 0-;|<&'\"=@\u200f\x01", max_size=6)
    nasty = st.sampled_from(NASTY)
    count = draw(st.integers(1, 5))
    names = [f"N{n} {draw(letters | nasty)}".strip() for n in range(count)]
    names = [draw(nasty) + name[1:] if draw(st.booleans()) else name for name in names]
    kinds = st.sampled_from(sorted(entity_kinds()))
    people = [
        entity(
            name, draw(kinds), id=f"e{n}",
            aliases=tuple(f"A{n}{k} {draw(nasty)}".strip() for k in range(draw(st.integers(0, 2)))),
            note=draw(_NOTES), tags=tuple(draw(_TAGS)),
        )
        for n, name in enumerate(names)
    ]  # fmt: skip
    text, lines, said = "", [], []
    for n in range(draw(st.integers(0, 6)) if count > 1 else 0):
        one, other = draw(st.lists(st.sampled_from(people), min_size=2, max_size=2, unique=True))
        label = f"L{n} {draw(nasty | letters)}".strip()
        kind = draw(st.sampled_from(sorted(relation_kinds())))
        lines.append(
            relation(
                one, other, label, kind, id=f"r{n}", directed=draw(st.booleans()),
                note=draw(_NOTES), tags=tuple(draw(_TAGS)), verdict=draw(_VERDICTS),
                property=draw(st.sampled_from([None, "P27"])),
            )
        )  # fmt: skip
        said.append((f"Sentence {n} says so.", draw(st.sampled_from(_CERTAINTIES))))
        text += f"{said[-1][0]}\n\n"
    article = document(f"{text}{' '.join(p.id for p in people)}.", title="An article", id="d1")
    proof = [
        evidence(
            line,
            article,
            quote,
            factuality=how,
            note=draw(_NOTES),
            verdict=draw(_VERDICTS),
            attribution=draw(nasty) if draw(st.booleans()) else None,
            attributed_to=draw(st.sampled_from([None, *(one.id for one in people)])),
        )
        for line, (quote, how) in zip(lines, said, strict=True)
    ]
    return corpus(article, *people, *(mention(p, article, p.id) for p in people), *lines, *proof)


def seen(shown: Corpus | Extraction) -> Seen:
    """What a person sees of a corpus, or of what was read."""
    if isinstance(shown, Extraction):
        records = (*shown.documents, *shown.sentences, *shown.entities, *shown.mentions)
        shown = corpus(*records, *shown.relations, *shown.evidence)
    names = {one.id: one.name for one in shown.entities.values()}
    entities = Counter(
        (one.name, one.kind, frozenset(one.aliases)) for one in shown.entities.values()
    )
    lines: Counter[Line] = Counter()
    for one in shown.relations.values():
        if verdict_of(shown, one) == "rejected":
            continue
        ends = names[one.source], names[one.target]
        lines[
            ends if one.directed else frozenset(ends),
            one.label, one.directed, one.kind, factuality_of(shown, one),
        ] += 1  # fmt: skip
    return Seen(entities, lines, _remarks(shown, names), _sentences(shown, names))


def _remarks(shown: Corpus, names: Mapping[str, str]) -> Counter[tuple[object, ...]]:
    """What a person wrote and decided; the property is the program's word, and goes with them."""
    found: Counter[tuple[object, ...]] = Counter()
    for one in shown.entities.values():
        found[one.name, one.note, frozenset(one.tags)] += 1
    for line in shown.relations.values():
        verdict = verdict_of(shown, line)
        found[line.label, line.note, frozenset(line.tags), verdict, line.property] += 1
    return found


def _sentences(shown: Corpus, names: Mapping[str, str]) -> Counter[tuple[object, ...]]:
    found: Counter[tuple[object, ...]] = Counter()
    for one in shown.store.evidence_of(shown.relations):
        told = passage_of(shown, one, shown.store.text_of(one.document))
        found[
            shown.relations[one.relation].label, told.quote, told.start, told.end, told.article,
            told.sha256, told.certainty, told.speaker, names.get(told.speaker_id), told.verdict,
            told.note,
        ] += 1  # fmt: skip
    return found


def _line(value: str) -> str:
    """A text as a line holds it."""
    return " ".join(normalized(value).split())


def _in_xml(value: str) -> str:
    return _line(_FORBIDDEN.sub("\ufffd", value))


def _in_cell(value: str) -> str:
    return _line(value.replace("\0", "\ufffd"))


def _aliases(values: Iterable[str], text: Callable[[str], str]) -> frozenset[str]:
    parts = (part.strip() for value in values for part in re.split("[;|]", text(value)))
    return frozenset(part for part in parts if part)


def _held(shown: Seen, text: Callable[[str], str]) -> Seen:
    """All of it, in texts as a format holds them."""
    entities: Counter[tuple[str, str, frozenset[str]]] = Counter()
    for (name, kind, aliases), count in shown.entities.items():
        entities[text(name), kind, _aliases(aliases, text) - {text(name)}] += count
    lines: Counter[Line] = Counter()
    for (ends, label, directed, *rest), count in shown.lines.items():
        names = tuple(map(text, ends))
        pair = names if directed else frozenset(names)
        lines[pair, text(label), directed, *rest] += count  # type: ignore[index,arg-type]
    return Seen(entities, lines, _texts(shown.remarks, text), _texts(shown.sentences, text))


def _texts(told: Counter[tuple[object, ...]], text: Callable[[str], str]) -> Any:
    """Tuples with their texts as a format holds them; white space is compared elsewhere."""
    found: Counter[tuple[object, ...]] = Counter()
    for values, count in told.items():
        found[tuple(text(one) if isinstance(one, str) else one for one in values)] += count
    return found


FOREIGN = ".foreign.ftm.json"
"""FollowTheMoney that went through a program which drops what only Explorer knows."""


def foreign(shown: Corpus) -> bytes:
    """FollowTheMoney as any other program would have written it."""
    rows = [json.loads(line) for line in write_followthemoney(shown).splitlines()]
    return "".join(f"{json.dumps(row | {OURS: None})}\n" for row in rows).encode()


def as_followthemoney(shown: Corpus) -> Seen:
    """What FollowTheMoney holds by itself: kinds by schema, directed lines in words of a schema.

    A line that fits a schema comes back as "director of (its label)"; one that does not, or that
    nobody asserts, as its label, of the kind "other". A work has no aliases there.
    """
    kinds = {one.id: entity_kind(one.kind).followthemoney for one in shown.entities.values()}
    entities = Counter(
        (
            _line(one.name),
            "LEGAL ENTITY" if kinds[one.id] == "LegalEntity" else one.kind,
            frozenset() if kinds[one.id] == "Document" else _aliases(one.aliases, _line),
        )
        for one in shown.entities.values()
    )
    names = {one.id: _line(one.name) for one in shown.entities.values()}
    lines: Counter[Line] = Counter()
    for one in shown.relations.values():
        schema = relation_kinds()[one.kind].followthemoney
        ends, certainty = _ENDS.get(schema), factuality_of(shown, one)
        fits = ends and kinds[one.source] in ends[0] and kinds[one.target] in ends[1]
        label, kind = _line(one.label), "other"
        if fits and certainty == "asserted":
            told = network_words()["followthemoney"][schema]
            label, kind = f"{told['label']} ({label})", told["kind"]
        lines[(names[one.source], names[one.target]), label, True, kind, certainty] += 1
    return Seen(entities, lines)


_AGENTS, _BODIES = {"Person", "Organization", "LegalEntity"}, {"Organization", "LegalEntity"}
_ENDS = {  # of the schemata of followthemoney.tech
    "Directorship": (_AGENTS, _BODIES),
    "Employment": ({"Person"}, _BODIES),
    "Ownership": (_AGENTS, {"Organization", "Asset"}),
    "Family": ({"Person"}, {"Person"}),
    "Membership": (_AGENTS, _BODIES),
    "Payment": (_AGENTS, _AGENTS),
}


def expected(shown: Corpus, suffix: str) -> Seen:
    """What a format brings back of a graph."""
    if suffix == ".json":
        return seen(shown)
    if suffix == FOREIGN:
        return as_followthemoney(shown)
    if suffix == ".ftm.json":
        return _held(seen(shown), _line)
    return _held(seen(shown), _in_cell if suffix == ".csv" else _in_xml)


def same(shown: Corpus, suffix: str, folder: Path) -> bool:
    """Whether what comes back is what the format holds."""
    if suffix == ".csv" and not shown.relations:
        return True  # a table of relations without rows
    back, wanted = seen(come_back(shown, suffix, folder)), expected(shown, suffix)
    if suffix == FOREIGN:
        back = Seen(back.entities, back.lines)
    elif suffix != ".json":
        back = _held(back, _line)
    assert back == wanted
    return True


_ALONE: dict[str, Callable[[Corpus], bytes]] = {
    ".graphml": write_graphml,
    ".gexf": write_gexf,
    ".cyjs": write_cytoscape,
    ".xlsx": write_workbook,
    ".ftm.json": write_followthemoney,
    FOREIGN: foreign,
    ".json": lambda shown: explorer_json.write(explorer_json.extraction_of(shown)),
}


SUFFIXES = (*_ALONE, ".csv")


def come_back(shown: Corpus, suffix: str, folder: Path) -> Extraction:
    """What is read of a corpus that was written to a file."""
    path = folder / f"graph{suffix}"
    if suffix == ".csv":
        for part, data in write_tables(shown).items():
            (folder / f"graph.{part}.csv").write_bytes(data)
        path = folder / "graph.relations.csv"
    else:
        path.write_bytes(_ALONE[suffix](shown))
    return read_exchange(path)
