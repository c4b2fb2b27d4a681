"""Which sentences somebody has had before their eyes: kept with the project, but no change of it.

Undo does not know of it, and a copy that is given away or a file for another program lacks it.
"""

from collections.abc import Iterable
from contextlib import suppress

from explorer.errors import ExplorerError
from explorer.graph.sayings import read_place
from explorer.model.records import Evidence
from explorer.session.session import Session


def mark_read(session: Session, some: Iterable[Evidence], read: bool = True) -> bool:
    """Remember that sentences have been read, or have not; False where that is known already."""
    if session.provisional:
        return False
    store, corpus = session.corpus.store, session.corpus
    places = {read_place(corpus, one.document, one.start, one.end) for one in some}
    known = store.read_places()
    if places <= known if read else places.isdisjoint(known):
        return False
    with suppress(ExplorerError):  # known until the project is closed, if it cannot be written
        store.mark_read(places, read)
    return True


def is_read(session: Session, one: Evidence) -> bool:
    """Whether a sentence has been read."""
    place = read_place(session.corpus, one.document, one.start, one.end)
    return place in session.corpus.store.read_places()
