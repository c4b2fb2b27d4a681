"""Cytoscape JSON (``.cyjs``), of Cytoscape and Cytoscape.js, as a network.

``elements`` has lists of nodes and edges, each with its fields under ``data``; Cytoscape.js may
also give one list, in which edges are what has a source. An edge's ``interaction`` is its label.
"""

import json
from collections.abc import Iterator
from typing import Any

from explorer.errors import UnreadableArticle
from explorer.formats.network import Gathering, Network, Tie
from explorer.formats.parsing import has_halves, shown, without_halves

_TOOLS_OWN = ("id", "SUID", "source", "target", "selected", "shared name", "shared interaction")


def read_cytoscape(data: bytes, name: str) -> Network:
    """Nodes and edges of a file; raises UnreadableArticle."""
    try:
        text = data.decode("utf-8-sig")
        file = json.loads(text, object_hook=_without_halves if has_halves(text) else None)
    except (ValueError, RecursionError) as error:
        why = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise UnreadableArticle(
            f"“{shown(name)}” is not Cytoscape JSON: {shown(why)}; export it again."
        ) from None
    elements = file.get("elements") if isinstance(file, dict) else file
    if not isinstance(elements, dict | list):
        raise UnreadableArticle(
            f"“{shown(name)}” is not Cytoscape JSON, for it has no “elements”; export it again."
        )
    found = Gathering(name)
    for one in _data_of(elements):
        ends = one.get("source"), one.get("target")
        fields = {key: _text(value) for key, value in one.items() if key not in _TOOLS_OWN}
        if None in ends:
            fields.setdefault("name", _text(one.get("shared name", "")))
            found.node(_text(one.get("id", one.get("SUID", ""))), fields)
            continue
        label = fields.pop("interaction", "") or _text(one.get("shared interaction", ""))
        if label:
            fields.pop("name", None)  # "A (met) B", or the label again
        source, target = map(_text, ends)
        found.tie(Tie(source=source, target=target, fields=fields, label=label))
    return found.network()


def _without_halves(fields: dict[str, Any]) -> dict[str, Any]:
    return {without_halves(key): without_halves(value) for key, value in fields.items()}


def _data_of(elements: dict[str, Any] | list[Any]) -> Iterator[dict[str, Any]]:
    """The fields of each node and edge."""
    groups = elements.values() if isinstance(elements, dict) else (elements,)
    for group in groups:
        for one in group if isinstance(group, list) else ():
            data = one.get("data") if isinstance(one, dict) else None
            if isinstance(data, dict):
                yield data


def _text(value: Any) -> str:
    """A value as the text of a field; of several, those that are one."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join(str(one) for one in value if isinstance(one, str | int | float))
    return str(value) if isinstance(value, str | int | float) else ""
