"""Whom an article names, to be looked at while its relations are still being found.

A preview is a session like any other, but in memory and read-only: nobody can edit in it what the
project that comes after it would not have. :func:`successors` says what its entities become there.
"""

from collections import Counter
from collections.abc import Mapping

from explorer.graph.view import Levels, Visible
from explorer.model.records import Extraction
from explorer.session.session import Session
from explorer.store.memory import MemoryStore

MOST = 60
"""Names that are drawn, those with the most mentions; a canvas has room for these."""


class Preview(Session):
    """The names of an article, drawn in the order in which it brings them in."""

    provisional = True

    def __init__(self, names: Extraction) -> None:
        """Hold what names alone give: documents, sentences, entities and mentions."""
        super().__init__(
            MemoryStore(
                (*names.documents, *names.sentences, *names.entities, *names.mentions),
                why_read_only="The relations of this article are still being found; "
                "wait until they are there.",
            )
        )
        self._mentions = Counter(mention.entity for mention in names.mentions)

    def visible(self) -> Visible:
        """The most mentioned names of the kinds that are shown; every level is the same."""
        everybody = self.corpus.entities.values()
        shown = [one.id for one in everybody if one.kind not in self.view.kinds_off]
        most = set(sorted(shown, key=lambda one: -self._mentions[one])[:MOST])
        counts = Levels(0, 0, len(shown), len(everybody))
        return Visible(tuple(one for one in shown if one in most), (), (), counts)


def successors(preview: Session, session: Session) -> Mapping[str, str]:
    """What entities of a preview are called in the session that has come of it.

    That is what their mentions mean there; one that is no more has no successor, and no two have
    the same.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    old, new = preview.corpus.store, session.corpus.store
    for before, now in zip(preview.corpus.documents, session.corpus.documents, strict=False):
        if old.text_of(before) != new.text_of(now):
            continue
        meant = {(m.start, m.end): m.entity for m in new.mentions_in(now)}
        for mention in old.mentions_in(before):
            successor = meant.get((mention.start, mention.end))
            if successor and mention.entity not in found and successor not in taken:
                found[mention.entity] = successor
                taken.add(successor)
    return found
