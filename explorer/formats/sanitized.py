"""A corpus as a networkx graph that any of networkx's writers can write.

GraphML and GEXF know text, numbers and true or false only, one type a column, and no character
that XML forbids: networkx itself truncates the target or writes what nothing can read.
"""

import io
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import BinaryIO

import networkx as nx

from explorer.formats.gathered import mention_counts, passage_of, standing_evidence
from explorer.formats.kept import passages_as_text
from explorer.graph.theme import theme
from explorer.graph.weighing import factuality_of, sentences_of, verdict_of
from explorer.model.corpus import Corpus

Value = str | int | float | bool
_COLOR = re.compile("#([0-9A-Fa-f]{6})")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graph_of_values(corpus: Corpus) -> "nx.MultiDiGraph[str]":
    """Entities as nodes, relations that are not rejected as edges, every value writable."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    mentions, evidence = mention_counts(corpus), standing_evidence(corpus, corpus.relations)
    for entity in corpus.entities.values():
        if entity.rejected:
            continue
        fields: dict[str, Value] = {
            "label": entity.name,
            "kind": entity.kind,
            "aliases": "; ".join(entity.aliases),
            "mentions": mentions[entity.id],
            "note": entity.note,
            "tags": "; ".join(entity.tags),
            "color": entity.color or theme("light").kind(entity.kind),
        }
        if placement := corpus.placements.get(entity.id):
            fields |= {"x": placement.x, "y": placement.y}
        graph.add_node(_text(entity.id), **_clean(fields))
    text_of = cache(corpus.store.text_of)  # most articles say more than one thing
    for relation in corpus.relations.values():
        verdict = verdict_of(corpus, relation)
        source, target = _text(relation.source), _text(relation.target)
        if verdict == "rejected" or source not in graph or target not in graph:
            continue
        said = [passage_of(corpus, one, text_of(one.document)) for one in evidence[relation.id]]
        fields = {
            "label": relation.label,
            "kind": relation.kind,
            "directed": relation.directed,
            "sentences": sentences_of(corpus, relation),
            "certainty": factuality_of(corpus, relation),
            "verdict": verdict,
            "confidence": relation.confidence,
            "weight": float(max(1, sentences_of(corpus, relation))),
            "note": relation.note,
            "tags": "; ".join(relation.tags),
            "property": relation.property or "",
            "lemma": relation.lemma,
            "quote": next((one.quote for one in said), ""),
            "passages": passages_as_text(said),
        }
        if relation.color:
            fields["color"] = relation.color
        graph.add_edge(source, target, key=_text(relation.id), **_clean(fields))
    return graph


def shares_of(color: str) -> dict[str, int]:
    """Red, green and blue of ``#RRGGBB``, 0 to 255, as ``r``, ``g``, ``b``; else nothing."""
    found = _COLOR.fullmatch(color)
    return dict(zip("rgb", bytes.fromhex(found[1]), strict=True)) if found else {}


def written(write: Callable[["nx.MultiDiGraph[str]", BinaryIO], None], corpus: Corpus) -> bytes:
    """What one of networkx's writers makes of a corpus, in memory."""
    stream = io.BytesIO()
    write(graph_of_values(corpus), stream)
    return stream.getvalue()


def _clean(fields: Mapping[str, Value]) -> dict[str, Value]:
    return {key: _text(value) if isinstance(value, str) else value for key, value in fields.items()}


def _text(value: str) -> str:
    return _NOT_XML.sub("\ufffd", value)
