"""Articles that are copies of one another: ``Document.cluster`` has one name for all of them."""

from collections.abc import Mapping

from explorer.model.records import Document


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
