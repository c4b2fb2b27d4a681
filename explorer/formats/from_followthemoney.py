"""FollowTheMoney JSON lines, of Aleph, OpenSanctions and OpenCorporates' exports, as a network.

Each line is an entity with a schema. Some schemata are relations (Ownership, Directorship …, in
``resources/networks.toml``); of the others each property that names another entity of the file is
one (a company's ``parent``). The model is documented at followthemoney.tech. What Explorer put
into a line of its own (:mod:`~explorer.formats.followthemoney`) is taken in place of what the
schema says.
"""

import json
import re
from collections.abc import Iterator, Set
from itertools import product
from typing import Any, get_args

from explorer.errors import UnreadableArticle
from explorer.formats.followthemoney import OURS
from explorer.formats.kept import NOTHING, Kept, kept_from
from explorer.formats.network import Gathering, Network, Tie
from explorer.formats.parsing import has_halves, shown, without_halves
from explorer.model.fields import network_words, plain
from explorer.model.kinds import relation_kinds
from explorer.model.records import Factuality

Row = dict[str, Any]
_KINDS = {
    "Person": "PERSON",
    "Company": "ORGANIZATION",
    "Organization": "ORGANIZATION",
    "PublicBody": "ORGANIZATION",
    "Address": "PLACE",
    "Event": "EVENT",
    "Document": "WORK",
    "Asset": "PRODUCT",
}
_OURS = ("Article", "Mention")  # articles and their names are no entities of the world
_NAMES = ("name", "full", "title", "caption", "fileName", "weakAlias", "registrationNumber")
_ROLES = ("role", "relationship", "purpose")
_CERTAINTY = re.compile(rf" \(({'|'.join(get_args(Factuality))})\)$")
_DATES = {"startDate": "date", "date": "date", "endDate": "until"}


def is_followthemoney(data: bytes) -> bool:
    """Whether a file begins with a line of FollowTheMoney."""
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1_000_000].partition(b"\n")[0]
    try:
        row = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and {"schema", "properties"} <= row.keys()


def read_followthemoney(data: bytes, name: str) -> Network:
    """Entities and relations of a file; raises UnreadableArticle, which names the line."""
    rows: dict[str, Row] = {}
    for row in _rows(data, name):  # several lines with one id are parts of one
        id = str(row["id"])
        rows[id] = _together(rows[id], row) if id in rows else row
    found, links, told = Gathering(name), network_words()["followthemoney"], 0
    for id, row in rows.items():
        if row["schema"] in _OURS:
            told += row["schema"] == "Article"
        elif row["schema"] not in links:
            ours, kept = _ours(row)
            kind = _KINDS.get(row["schema"], plain(row["schema"]).upper())
            fields = _fields(row, rows.keys())
            if kept is not None:
                kind = _word(ours, "kind") or kind
                fields = {"name": fields["name"], "aliases": _aliases(ours) or fields["aliases"]}
            found.node(id, fields, kind, kept or NOTHING)
    for row in rows.values():
        link = links.get(row["schema"])
        if link is not None:
            for tie in _tie(row, link):
                found.tie(tie)
        elif row["schema"] not in _OURS:
            for tie in _pointing(row, found):
                found.tie(tie)
    articles = "1 article in it was" if told == 1 else f"{told:,} articles in it were"
    return found.network((f"{articles} not read; open the files themselves.",) if told else ())


def _rows(data: bytes, name: str) -> Iterator[Row]:
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise UnreadableArticle(
            f"“{shown(name)}” is not UTF-8 (byte {error.start}), as FollowTheMoney must be; "
            "save it again as UTF-8."
        ) from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            hook = _without_halves if has_halves(line) else None
            row = json.loads(line, object_hook=hook)
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict) or not {"id", "schema", "properties"} <= row.keys():
            raise UnreadableArticle(
                f"“{shown(name)}”, line {number}: this is no FollowTheMoney entity with id, "
                "schema and properties."
            )
        if not isinstance(row["properties"], dict) or not isinstance(row["schema"], str):
            raise UnreadableArticle(
                f"“{shown(name)}”, line {number}: schema must be a word and properties an object."
            )
        yield row


def _without_halves(row: Row) -> Row:
    return {without_halves(key): without_halves(value) for key, value in row.items()}


def _together(one: Row, other: Row) -> Row:
    keys = dict.fromkeys((*one["properties"], *other["properties"]))
    values = {key: list(dict.fromkeys((*_values(one, key), *_values(other, key)))) for key in keys}
    return {**other, **one, "properties": values}


def _values(row: Row, key: str) -> list[str]:
    value = row["properties"].get(key, [])
    found = value if isinstance(value, list) else [value]
    return [str(one) for one in found if isinstance(one, str | int | float)]


def _fields(row: Row, ids: Set[str]) -> dict[str, str]:
    """Name and aliases first, then all that is said and is no other entity; several in one."""
    said = {key: [v for v in _values(row, key) if v not in ids] for key in row["properties"]}
    key = next((one for one in _NAMES if said.get(one)), "")
    unnamed = f"{plain(row['schema']).capitalize()} {str(row['id'])[:8]}"
    names = said.pop(key, []) or [str(row.get("caption") or unnamed)]
    aliases = [*names[1:], *said.pop("alias", [])]
    found = {"name": names[0], "aliases": "; ".join(aliases)}
    return found | {key: "; ".join(values) for key, values in said.items() if values}


def _ours(row: Row) -> tuple[Row, Kept | None]:
    """What Explorer wrote into a line; None in place of what is kept where it did not."""
    ours: Row = row[OURS] if isinstance(row.get(OURS), dict) else {}
    kept = kept_from(ours) if ours else None
    return (ours, kept) if kept is not None else ({}, None)


def _word(ours: Row, key: str) -> str:
    value = ours.get(key)
    return value if isinstance(value, str) else ""


def _aliases(ours: Row) -> str:
    value = ours.get("aliases")
    return "; ".join(map(str, value)) if isinstance(value, list) else ""


def _tie(row: Row, link: Row) -> Iterator[Tie]:
    source, target = link["ends"]
    ours, kept = _ours(row)
    if kept is not None:
        kind = _word(ours, "kind")
        for one, other in product(_values(row, source), _values(row, target)):
            yield Tie(
                source=one,
                target=other,
                fields={},
                directed=ours.get("directed") is not False,
                label=_word(ours, "label"),
                kind=kind if kind in relation_kinds() else link["kind"],
                kept=kept,
            )
        return
    told = next((v[0] for role in _ROLES if (v := _values(row, role))), "")
    sure = _CERTAINTY.search(told)
    fields = {
        _DATES.get(key, key): "; ".join(_values(row, key))
        for key in row["properties"]
        if key not in (source, target, *_ROLES, "proof")
    }
    if quote := fields.pop("summary", ""):
        fields["quote"] = quote
    if sure is not None:  # as Explorer writes it
        told, fields["certainty"] = told[: sure.start()], sure[1]
    label = link["label"]
    if told:
        label = told if label == "linked to" else f"{label} ({told})"
    for one, other in product(_values(row, source), _values(row, target)):
        yield Tie(source=one, target=other, fields=fields, label=label, kind=link["kind"])


def _pointing(row: Row, found: Gathering) -> Iterator[Tie]:
    for key in row["properties"]:
        for value in _values(row, key):
            if value in found.nodes and value != row["id"]:
                yield Tie(source=str(row["id"]), target=value, fields={}, label=plain(key))
