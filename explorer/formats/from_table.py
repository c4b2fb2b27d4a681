"""Rows of entities and of relations, whose columns a person or a guess has named, as a network.

Who has one name in a table is one entity. Ends that are ids of a sheet of entities mean these.
Sentences of Explorer's own third table go to their relations.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from explorer.formats.kept import Passage, kept_in
from explorer.formats.network import Gathering, Network, Tie
from explorer.formats.tables import unguarded
from explorer.model.fields import field_of, plain, words
from explorer.model.files import Columns

Row = Mapping[str, str]


def network_of(
    name: str,
    entities: Iterable[Row],
    of_entities: Columns,
    relations: Iterable[Row],
    of_relations: Columns,
    evidence: Iterable[Row] = (),
    told: tuple[str, ...] = (),
) -> Network:
    """Nodes and ties of the rows; raises UnreadableArticle where there are none."""
    found = Gathering(name)
    known: dict[str, str] = {}  # the id of a node by its name
    for row in map(_bare, entities):
        called = row.get(of_entities.name, "")
        id = row.get(of_entities.id, "") or called
        if id:
            found.node(id, _canonical(row, of_entities, "id"))
            known.setdefault(called, id)
    passages = _passages(evidence)
    missing = 0
    for row in map(_bare, relations):
        ends = [row.get(column, "") for column in (of_relations.subject, of_relations.object)]
        if not all(ends):
            missing += 1
            continue
        ids = []
        for end, role in zip(ends, ("subject", "object"), strict=True):
            told_id = row.get(field_of(row, "relation", f"{role}_id"), "")
            id = next((one for one in (told_id, end) if one in found.nodes), "")
            id = id or known.get(end, end)
            if id not in found.nodes:
                known[end] = id
                kind = row.get(field_of(row, "relation", f"{role}_kind"), "")
                found.node(id, {"name": end, "kind": kind})
            ids.append(id)
        fields = _canonical(row, of_relations, "subject", "object")
        kept, left = kept_in(fields, of_relation=True)
        said = passages.get(row.get("id", ""), ())
        kept = msgspec.structs.replace(kept, passages=kept.passages or tuple(said))
        found.tie(Tie(source=ids[0], target=ids[1], fields=left, kept=kept))
    if missing:
        rows, were = ("row names", "was") if missing == 1 else ("rows name", "were")
        told = (*told, f"{missing:,} {rows} only one end of a relation and {were} left out.")
    return found.network(told)


def _passages(rows: Iterable[Row]) -> dict[str, list[Passage]]:
    """The sentences of Explorer's own table, by the id of their relation."""
    found: defaultdict[str, list[Passage]] = defaultdict(list)
    for row in map(_bare, rows):
        told: dict[str, object] = {key: value for key, value in row.items() if value}
        told["chain"] = [one.strip() for one in row.get("chain", "").split(";") if one.strip()]
        try:
            passage = msgspec.convert(told, Passage, strict=False)
        except msgspec.ValidationError:  # somebody changed a cell: the sentence is there still
            passage = Passage(quote=row.get("quote", ""))
        found[row.get("relation_id", "")].append(passage)
    return found


def _bare(row: Row) -> Row:
    return {column: unguarded(cell) for column, cell in row.items()}


def _canonical(row: Row, columns: Columns, *without: str) -> dict[str, str]:
    """The fields of a row under the names of their roles, what says who the ends are left out."""
    roles = {column: role for role, column in columns.pairs()}
    ends = _ends() if columns.rows == "relations" else frozenset()
    named = {roles[key]: value for key, value in row.items() if key in roles}
    rest = {key: value for key, value in row.items() if key not in roles and plain(key) not in ends}
    return {key: value for key, value in (named | rest).items() if key not in without}


def _ends() -> frozenset[str]:
    roles = ("subject", "object", "subject_kind", "object_kind", "subject_id", "object_id")
    return frozenset(word for role in roles for word in words("relation", role))
