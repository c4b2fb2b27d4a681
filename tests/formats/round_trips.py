"""Any graph, written and read again: what each format brings back, beside the table of it.

The table stands in :mod:`explorer.formats`; here it is code. A graph is what a person sees:
entities with name, kind and aliases, and lines with label, direction, kind and certainty.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from explorer.formats import explorer_json
from explorer.formats.followthemoney import write_followthemoney
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
_CERTAINTIES: list[Factuality] = ["asserted", "hedged", "alleged", "negated", "planned"]


@dataclass(frozen=True)
class Seen:
    """What a person sees of a graph; ends of lines are names."""

    entities: Counter[tuple[str, str, frozenset[str]]]
    lines: Counter[Line]


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
        )
        for n, name in enumerate(names)
    ]  # fmt: skip
    text, lines, said = "", [], []
    for n in range(draw(st.integers(0, 6)) if count > 1 else 0):
        one, other = draw(st.lists(st.sampled_from(people), min_size=2, max_size=2, unique=True))
        label = f"L{n} {draw(nasty | letters)}".strip()
        kind = draw(st.sampled_from(sorted(relation_kinds())))
        lines.append(relation(one, other, label, kind, id=f"r{n}", directed=draw(st.booleans())))
        said.append((f"Sentence {n} says so.", draw(st.sampled_from(_CERTAINTIES))))
        text += f"{said[-1][0]}\n\n"
    article = document(f"{text}{' '.join(p.id for p in people)}.", title="An article", id="d1")
    proof = [
        evidence(line, article, quote, factuality=how)
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
    return Seen(entities, lines)


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
    return Seen(entities, lines)


def as_followthemoney(shown: Corpus) -> Seen:
    """What FollowTheMoney holds: kinds by schema, lines with a direction and words of a schema.

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
    if suffix == ".ftm.json":
        return as_followthemoney(shown)
    if suffix == ".csv":  # one table of relations, of which only names and lines come back
        return Seen(Counter(), _held(seen(shown), _in_cell).lines)
    return _held(seen(shown), _in_xml)


def same(shown: Corpus, suffix: str, folder: Path) -> bool:
    """Whether what comes back is what the format holds."""
    if suffix == ".csv" and not shown.relations:
        return True  # a table without rows
    back, wanted = seen(come_back(shown, suffix, folder)), expected(shown, suffix)
    if suffix == ".csv":
        back = Seen(Counter(), back.lines)
    assert back == wanted
    return True


WRITERS: dict[str, Callable[[Corpus], bytes]] = {
    ".graphml": write_graphml,
    ".gexf": write_gexf,
    ".xlsx": write_workbook,
    ".ftm.json": write_followthemoney,
    ".csv": lambda shown: write_tables(shown)["relations"],
    ".json": lambda shown: explorer_json.write(explorer_json.extraction_of(shown)),
}


def come_back(shown: Corpus, suffix: str, folder: Path) -> Extraction:
    """What is read of a corpus that was written to a file."""
    path = folder / f"graph{suffix}"
    path.write_bytes(WRITERS[suffix](shown))
    return read_exchange(path)
