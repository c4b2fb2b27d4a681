"""Articles that are copies of one another: ``Document.cluster`` has one name for all of them.

A decision "copy" says of two texts that they are copies of one another, or that they are none.
"""

import json
from collections.abc import Mapping

from explorer.model.records import Decision, Document

COPY = "copy"  # what such a decision is


def told(decision: Decision) -> tuple[str, str, bool]:
    """The hashes of the two texts that a decision speaks of, and whether they are copies."""
    value = json.loads(decision.value)
    return decision.text_sha256, value["of"], bool(value["copy"])


def copies(documents: Mapping[str, Document]) -> int:
    """How many articles are copies of another one."""
    names = [one.cluster for one in documents.values() if one.cluster]
    return len(names) - len(set(names))


def members(documents: Mapping[str, Document], document: str) -> list[Document]:
    """An article and its copies, the first to come first; it is alone where it has none."""
    one = documents[document]
    if not one.cluster:
        return [one]
    return [other for other in documents.values() if other.cluster == one.cluster]


def original(documents: Mapping[str, Document], document: str) -> Document | None:
    """The first of the articles that one is a copy of; None for the first itself, or one alone."""
    first = members(documents, document)[0]
    return first if first.id != document else None
