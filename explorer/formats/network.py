"""Entities and relations as another tool's file has them, before anything is made of them.

Nodes and ties with their fields as text; :mod:`~explorer.formats.meaning` says which field is the
name and which the label, :mod:`~explorer.formats.listing` makes records of the whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from xml.etree.ElementTree import Element

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException

from explorer.errors import UnreadableArticle
from explorer.formats.kept import NOTHING, Kept, kept_in
from explorer.formats.parsing import shown
from explorer.model.text import normalized

MOST = 50_000
"""Entities and relations of a file, together: more is refused."""
_LONG = 2_000  # characters of a field

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One entity: its id in the file, its fields in order, ``kind`` where the format has one."""

    id: str
    fields: Fields
    kind: str = ""
    kept: Kept = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One relation by the ids of its ends; ``label`` and ``kind`` where the format gives them."""

    source: str
    target: str
    fields: Fields
    directed: bool = True
    label: str = ""
    kind: str = ""
    kept: Kept = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """What a file holds; ``told`` says in sentences what of it was not read.

    Nodes with one id are one entity.
    """

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    told: tuple[str, ...] = ()


@dataclass(slots=True)
class Gathering:
    """Nodes and ties of a file while it is read; refuses too many of them."""

    name: str
    nodes: dict[str, list[Node]] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    _found: int = 0

    def node(
        self, id: str, fields: Mapping[str, str], kind: str = "", kept: Kept = NOTHING
    ) -> None:
        """One more entity, or more of one, where the id was there before.

        ``kept`` is what the format holds of it apart from its fields, in which it is looked for.
        """
        own, left = kept_in(fields, of_relation=False)
        node = Node(id=id, fields=cleaned(left), kind=kind, kept=own if kept is NOTHING else kept)
        self.nodes.setdefault(id, []).append(node)
        self._count()

    def tie(self, tie: Tie) -> None:
        """One more relation."""
        label = " ".join(normalized(tie.label).split())
        own, left = kept_in(tie.fields, of_relation=True)
        kept = own if tie.kept is NOTHING else tie.kept
        self.ties.append(replace(tie, fields=cleaned(left), label=label, kept=kept))
        self._count()

    def network(self, told: tuple[str, ...] = ()) -> Network:
        """All of them; raises UnreadableArticle where there is none."""
        if not self.nodes:
            raise UnreadableArticle(f"“{shown(self.name)}” names no entity; open another file.")
        nodes = tuple(chain.from_iterable(self.nodes.values()))
        return Network(nodes=nodes, ties=tuple(self.ties), told=told)

    def _count(self) -> None:
        self._found += 1
        if self._found > MOST:
            raise UnreadableArticle(
                f"“{shown(self.name)}” has more than {MOST:,} entities and relations; export the "
                "part that you need."
            )


def cleaned(fields: Mapping[str, str]) -> dict[str, str]:
    """Fields that say something: white space folded, long ones cut."""
    found = {}
    for key, value in fields.items():
        text = " ".join(normalized(value).split())
        if text and text.casefold() not in ("null", "none", "nan"):
            found[" ".join(key.split())] = text if len(text) <= _LONG else text[: _LONG - 1] + "…"
    return found


def tree_of(data: bytes, name: str, root: str, what: str) -> Element:
    """The root element of an XML file; raises UnreadableArticle.

    Document types are refused, for entities in them can expand without end or name other files.
    """
    try:
        found: Element = defusedxml.ElementTree.fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise UnreadableArticle(
            f"“{shown(name)}” declares a document type or entities, which are never followed; "
            "export it again without them."
        ) from None
    except (SyntaxError, ValueError, LookupError) as error:  # ParseError is a SyntaxError
        raise UnreadableArticle(
            f"“{shown(name)}” is not {what}: {_plain(error)}; export it again."
        ) from None
    if local(found) != root:
        raise UnreadableArticle(
            f"“{shown(name)}” is not {what}, for it begins with “{shown(local(found))}”."
        )
    return found


def local(element: Element) -> str:
    """An element's name without its name space; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def said(element: Element, attribute: str) -> str:
    """An attribute of an element, empty where it has none."""
    return element.get(attribute) or ""


def _plain(error: Exception) -> str:
    return str(error).rstrip(".") or "it cannot be parsed"
