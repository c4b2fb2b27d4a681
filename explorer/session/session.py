"""The open project; every change to it goes through :meth:`Session.perform`.

An edit is on disk before it is in memory, and in memory before anybody hears of it: when the disk
is full, what is shown is still what is stored.
"""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from explorer.edits.annotations import without_orphans
from explorer.edits.deciding import decided
from explorer.edits.figures_kept import with_figures
from explorer.edits.undoing import undo_of
from explorer.errors import EditRefused, ProjectLocked
from explorer.graph.figure_changes import marked
from explorer.graph.figures import drawn_in, shown
from explorer.graph.left import left_by
from explorer.graph.rows import Rows
from explorer.graph.scene import Scene
from explorer.graph.sifting import lines_for
from explorer.graph.story import Basis, basis_of
from explorer.graph.tied import Tied
from explorer.graph.view import ViewState, Visible
from explorer.model.corpus import Corpus
from explorer.model.edit import Edit
from explorer.model.message import Message
from explorer.model.records import Placement, Spot
from explorer.session.collecting import without_collecting
from explorer.session.earlier import keep_before_update
from explorer.session.measured import Measured
from explorer.session.signal import Signal
from explorer.store.journaled import Entry, JournaledStore, Past, Step, taking_back
from explorer.store.project import Project


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected in all views; a clicked line is its relations."""

    entities: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()


class Session:
    """A corpus, the store it lies in, what is selected and what is looked at.

    ``changed`` tells each edit that was applied (undo: its inverse), ``selected`` the selection,
    ``viewed`` the view, each after the fact.
    """

    provisional = False
    """Whether another session is still to come in its place, see :class:`Preview`."""
    partial = False
    """Whether it holds some records of a project only, see :class:`Ahead`."""

    def __init__(
        self, store: JournaledStore, corpus: Corpus | None = None, drawn: Visible | None = None
    ) -> None:
        """Hold what a store has; ``open`` and ``create`` do this for a project file.

        ``corpus`` is what was read of the store already, ``drawn`` what its first view shows.
        """
        self.changed: Signal[Edit] = Signal()
        self.selected: Signal[Selection] = Signal()
        self.viewed: Signal[ViewState] = Signal()
        self.selection = Selection()
        self.view = ViewState()
        self.corpus = corpus or Corpus(store)
        if corpus is None:
            with without_collecting():
                self.corpus.load(store.held(), store.claims())
        self._store = store
        self._tied: Tied | None = None
        self._basis: Basis | None = None
        self._visible = drawn
        self.measured = Measured()
        self._scene: Scene | None = None
        self._beginning: tuple[int, bool] | None = None  # entry, whether it begins the project

    @classmethod
    def open(cls, path: Path) -> "Session":
        """Open a project file; read-only where another window has it. Raises ProjectError."""
        project = Project.open(path, keep_before_update)
        try:
            return cls(project)
        except BaseException:
            project.close()
            raise

    @classmethod
    def create(cls, path: Path) -> "Session":
        """Make an empty project file, its folder too. Raises ProjectError when it exists."""
        return cls(Project.create(path))

    @property
    def path(self) -> Path:
        """Where the project lies."""
        return self._store.path

    @property
    def history_end(self) -> tuple[Entry | None, Entry | None]:
        """What was done last, and what redo would do."""
        return self._store.undo_entry(), self._store.redo_entry()

    @property
    def read_only(self) -> bool:
        """Whether edits are refused; ``why_read_only`` is the sentence."""
        return self._store.read_only

    @property
    def why_read_only(self) -> str:
        """One sentence, empty when edits are welcome."""
        return self._store.why_read_only

    def save_as(self, path: Path) -> None:
        """Go on in a copy at ``path``. Raises ProjectError."""
        copy, self._beginning = self._store.save_as(path), None
        copy.author = self._store.author
        self._store.close()
        self._store = self.corpus.store = copy

    def give_away(self, path: Path) -> Path:
        """Write a copy that tells nothing of what was done, and go on here; where it is.

        Raises ProjectError.
        """
        with closing(self._store.save_as(path, history=False)) as copy:
            return copy.path

    def close(self) -> None:
        """Leave the project file at rest."""
        self._store.close()

    def perform(self, edit: Edit, by_hand: bool = True) -> None:
        """Write an edit to the store, apply it and tell; one without changes does nothing.

        What is done by hand is also decided: it holds when the article is read again.
        """
        if not edit.changes:
            return
        self._refuse_read_only()
        edit = without_orphans(self.corpus, with_figures(self.corpus, edit))
        edit = decided(self.corpus, edit) if by_hand else edit
        self._store.write(edit)
        self._apply(edit)

    def settle(self, edit: Edit) -> None:
        """Keep positions that a layout gave: written, but nothing that a person would undo.

        In a read-only project they hold until it is closed.
        """
        if any(not isinstance(change.record, Placement | Spot) for change in edit.changes):
            raise ValueError("only placements can settle")
        if edit.changes and not self.read_only:
            self._store.write(edit, journaled=False)
        if edit.changes:
            self._apply(edit)

    def undo(self) -> Message | None:
        """Take the newest edit back; its label, or None where there is nothing to undo.

        What brought the first article begins the project and is nothing to undo.
        """
        entry = self._entry_to_undo()
        step = self._store.to_undo() if entry is not None else None
        if step is None:
            return None
        self._refuse_read_only()
        # Positions that settled since the edit go with their entities, and come back by redo.
        back = without_orphans(self.corpus, step.edit.inverse())
        self._store.undo(Step(step.entry, back.inverse()))
        self._apply(back)
        return step.entry.label

    def redo(self) -> Message | None:
        """Do again what was undone last; its label, or None where there is nothing to redo."""
        step = self._store.to_redo()
        if step is None:
            return None
        self._refuse_read_only()
        # What it removes may have got a position since it was undone.
        edit = without_orphans(self.corpus, step.edit)
        self._store.redo(Step(step.entry, edit))
        self._apply(edit)
        return step.entry.label

    def undo_alone(self, number: int, listed: Entry | None = None) -> Message:
        """Take one entry of the past back by itself, as an edit of its own, whose label it tells.

        Where it was ``listed`` before, only if that number still is what was listed. Raises
        EditRefused with the later edit that builds on it.
        """
        step = self.past.step(number)
        other = step is not None and listed is not None and step.entry.identity != listed.identity
        if step is None or step.entry.undone or other:
            raise EditRefused("This change does not stand any more; there is nothing to undo.")
        if self._begins(step):
            raise EditRefused("This brought the first article; the project begins with it.")
        later, label = self.past.later, taking_back(step.entry)
        self.perform(
            undo_of(
                self.corpus,
                step.edit,
                lambda ids: ((one.entry.label, one.edit) for one in later(number, ids)),
                label,
            )
        )
        return label

    @property
    def author(self) -> str:
        """Who signs what is done; empty for nobody."""
        return self._store.author

    @author.setter
    def author(self, name: str) -> None:
        self._store.author = name

    @property
    def undo_label(self) -> Message | None:
        """What :meth:`undo` would take back."""
        entry = None if self.read_only else self._entry_to_undo()
        return entry.label if entry is not None else None

    @property
    def redo_label(self) -> Message | None:
        """What :meth:`redo` would do again."""
        entry = None if self.read_only else self._store.redo_entry()
        return entry.label if entry is not None else None

    def history(self, limit: int = 200) -> Sequence[Entry]:
        """The newest edits, newest first, undone ones too."""
        return self.past.entries(limit)

    @property
    def past(self) -> Past:
        """What was done, undone edits too."""
        return self._store.past

    def select(self, entities: Iterable[str] = (), relations: Iterable[str] = ()) -> None:
        """Select what is there of these, each once, in order; tells when that is a change."""
        selection = self._there(entities, relations)
        if selection != self.selection:
            self.selection = selection
            self.selected.emit(selection)

    def show(self, view: ViewState) -> None:
        """Look at the corpus in another way; tells when that is a change."""
        if view != self.view:
            if view.filters.unread:  # what has been read meanwhile goes
                self._tied = self._basis = None
            self._tied = self._tied if view.ties_off == self.view.ties_off else None
            self._basis = self._basis if view.basis == self.view.basis else None
            self._visible = self._visible if view.shows_as(self.view) else None
            self.view, self._scene = view, None
            self.viewed.emit(view)

    def tied(self) -> Rows:
        """All lines that sources and grades leave, at any level; computed once, see `visible`."""
        return self._all_tied().lines

    def left(self) -> Tied | None:
        """The lines that filters leave, wherever one starts; None where nothing is filtered."""
        return left_by(self.corpus, self.view, self._all_tied())

    def basis(self) -> Basis:
        """What filters leave, whatever the level; computed once until something changes."""
        if self._basis is None:
            self._basis = basis_of(self.corpus, self.view, self._all_tied())
        return self._basis

    def visible(self) -> Visible:
        """What the view shows; computed once until something changes."""
        if self._visible is None:
            with without_collecting():
                self._visible = shown(self.corpus, self.view, self.basis())
        return self._visible

    def scene(self) -> Scene:
        """What is drawn; computed once until something changes."""
        if self._scene is None:
            scene = marked(self.corpus, drawn_in(self.corpus, self.visible(), self.view), self.view)
            self._scene = self.measured.dressed(scene, self.visible(), self.view)
        return self._scene

    def dress(self) -> None:
        """Draw with the measures that came, see :attr:`measured`."""
        self._scene = None
        self.viewed.emit(self.view)

    def _apply(self, edit: Edit) -> None:
        self.corpus.apply(edit)
        self._tied = self._basis = self._visible = self._scene = self._beginning = None
        selection, view = self.selection, self.view
        # Before anybody hears of it: what is gone can neither be selected nor looked at.
        self.selection = self._there(selection.entities, selection.relations)
        fewer = self.selection != selection
        gone = {change.record.id for change in edit.changes if change.after is None}
        self.view = view.missing(gone).among(self.corpus.entities, self.corpus.figures)
        try:
            self.changed.emit(edit)
        finally:
            if fewer:
                self.selected.emit(self.selection)
            if self.view != view:
                self.viewed.emit(self.view)

    def _all_tied(self) -> Tied:
        if self._tied is None:
            self._tied = lines_for(self.corpus, self.view)
        return self._tied

    def _entry_to_undo(self) -> Entry | None:
        entry = self._store.undo_entry()
        if entry is None:
            return None
        if self._beginning is None or self._beginning[0] != entry.number:
            self._beginning = (
                entry.number,
                self._brought_all(entry) or self._begins(self._store.to_undo()),
            )
        return None if self._beginning[1] else entry

    def _brought_all(self, entry: Entry) -> bool:
        """Whether it alone is about articles, and somebody: it brought all, and is not read."""
        about = self.past.entries(2, kind="article")
        somebody = next(iter(self.corpus.entities), "")
        named = self.past.entries(1, kind="article", subject=somebody) if somebody else ()
        return len(about) == len(named) == 1 and about[0].number == entry.number

    def _begins(self, step: Step | None) -> bool:
        """Whether no document would be left without a step that brought one, or it is a rescue."""
        if step is None or not step.edit.changes:
            return True
        came = {one.id for one in step.edit.brought}
        return bool(came) and came >= self.corpus.documents.keys()

    def _there(self, entities: Iterable[str], relations: Iterable[str]) -> Selection:
        return Selection(
            tuple(one for one in dict.fromkeys(entities) if one in self.corpus.entities),
            tuple(one for one in dict.fromkeys(relations) if one in self.corpus.relations),
        )

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise ProjectLocked(self.why_read_only)
