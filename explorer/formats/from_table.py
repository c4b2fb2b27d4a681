"""Rows of entities and of relations, whose columns a person or a guess has named, as a network.

Who has one name in a table is one entity. Ends that are ids of a sheet of entities mean these.
"""

from collections.abc import Iterable, Mapping

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
    missing = 0
    for row in map(_bare, relations):
        ends = [row.get(column, "") for column in (of_relations.subject, of_relations.object)]
        if not all(ends):
            missing += 1
            continue
        ids = []
        for end, role in zip(ends, ("subject_kind", "object_kind"), strict=True):
            id = end if end in found.nodes else known.get(end, end)
            if id not in found.nodes:
                known[end] = id
                kind = row.get(field_of(row, "relation", role), "")
                found.node(id, {"name": end, "kind": kind})
            ids.append(id)
        fields = _canonical(row, of_relations, "subject", "object")
        found.tie(Tie(source=ids[0], target=ids[1], fields=fields))
    if missing:
        rows, were = ("row names", "was") if missing == 1 else ("rows name", "were")
        told = (*told, f"{missing:,} {rows} only one end of a relation and {were} left out.")
    return found.network(told)


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
    roles = ("subject", "object", "subject_kind", "object_kind")
    return frozenset(word for role in roles for word in words("relation", role))
