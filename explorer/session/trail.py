"""Where one has been: views with what was selected in them, to go back and forward as in a browser.

Going somewhere else from the middle of the trail forgets what came after.
"""

from dataclasses import dataclass, field

from explorer.graph.view import ViewState
from explorer.session.session import Selection, Session

LONGEST = 200  # places that are kept in mind


@dataclass(frozen=True, slots=True)
class Place:
    """What one looked at, and what was selected."""

    view: ViewState
    selection: Selection


@dataclass(eq=False)
class Trail:
    """The places of one session, in the order in which one was there."""

    session: Session
    _places: list[Place] = field(default_factory=list)
    _at: int = 0

    def __post_init__(self) -> None:
        self._places.append(self._here())

    def note(self) -> None:
        """Come to what is looked at now, unless one is there already."""
        here = self._here()
        if here != self._places[self._at]:
            del self._places[self._at + 1 :]
            self._places.append(here)
            del self._places[:-LONGEST]
            self._at = len(self._places) - 1

    def leads(self, step: int) -> bool:
        """Whether there is a place so many steps on (1), or back (-1)."""
        return 0 <= self._at + step < len(self._places)

    def go(self, step: int) -> None:
        """Look at a place again, as far as what was there is there still."""
        self.note()  # of what was done a moment ago
        if not self.leads(step):
            return
        self._at += step
        place = self._places[self._at]
        view, corpus = place.view, self.session.corpus
        self.session.show(view.among(corpus.entities, corpus.figures))
        self.session.select(place.selection.entities, place.selection.relations)
        self._places[self._at] = self._here()

    def _here(self) -> Place:
        return Place(self.session.view, self.session.selection)
