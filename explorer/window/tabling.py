"""The tables in the window: what they list, and that they select what the graph does."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from explorer.graph.passing import passes
from explorer.graph.view import ViewState, Visible
from explorer.guarded import guarded
from explorer.model.corpus import Corpus
from explorer.model.records import Evidence
from explorer.panels.table_pages import TablePages
from explorer.session.read_marks import is_read
from explorer.window import navigating
from explorer.window.actions import TOOLS_OF_A_LINE, TOOLS_OF_AN_ENTITY
from explorer.window.main_window import MainWindow

_SLICE = 500  # relations whose sentences are fetched between two moments
MOST_SENTENCES = 20_000  # that are listed; more are not read row by row


def _drawn_with(corpus: Corpus, shown: Visible) -> dict[str, dict[str, str]]:
    """By relation: its ends that are drawn with another, as Moscow with Russia, and with whom."""
    acting, stacked = corpus.acting(), {stack.id: stack.members for stack in shown.stacks}
    found = {}
    for line in shown.lines:
        ends = {one for end in line.ends for one in (end, *stacked.get(end, ()))}
        for relation in line.relations:
            who = acting.get(relation, {})
            drawn = {
                end: who[end]
                for end in corpus.relations[relation].ends
                if end in who and end not in ends and who[end] in ends
            }
            if drawn:
                found[relation] = drawn
    return found


class Tabling(QObject):
    """Listens to the session that is shown; a table is filled only while it is seen."""

    measures_wanted = Signal()  # measures of what is drawn are shown now

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk, self._stage = window, window.desk, window.stage
        self._heard = None  # the session that is listened to
        self._pages: TablePages | None = None
        self._filling = QTimer(self, interval=0, singleShot=True)
        self._filling.timeout.connect(guarded(self._fill))
        self._fetching: Iterator[list[Evidence]] | None = None
        self._shown = False  # whether what is fetched is shown already
        self._filtered = False  # whether filters were on
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(guarded(self._fetch))
        self._stage.levels.table_wanted.connect(self.turn)
        self._desk.table = self.turn
        window.shown_session.connect(self._follow)

    @property
    def pages(self) -> TablePages:
        """The tables, made when one is first asked for: most windows never show any."""
        if self._pages is None:
            self._pages = TablePages()
            self._connect(self._pages)
        return self._pages

    def _connect(self, pages: TablePages) -> None:
        self._stage.hold_table(pages)
        pages.turned.connect(self._turned)
        pages.graph_wanted.connect(self.turn)
        pages.relations.picked.connect(self._pick)
        pages.relations.opened.connect(self._open)
        pages.entities.picked.connect(self._pick_entities)
        pages.entities.opened.connect(self._focus)
        pages.sentences.picked.connect(self._pick_sentences)
        pages.sentences.opened.connect(self._open_sentence)
        for panel in (pages.relations, pages.entities, pages.sentences):
            panel.menu_wanted.connect(self._menu)
            panel.escaped.connect(lambda: navigating.step_back(self._desk))
        for level in ("story", "related", "everything"):
            pages.addAction(self._window.actions_table[level])
        self._window.laying_tabs.start()

    @property
    def wants_measures(self) -> bool:
        """Whether measures are shown now."""
        return self._stage.as_table and self.pages.page == "entities"

    @guarded
    def turn(self, page: str = "") -> None:
        """From the drawing to a table and back; to a page, unless that is shown already."""
        shown, pages = self._stage.as_table, self.pages
        if page and page != pages.page:
            shown = False
            pages.turn_to(page)
        self._stage.turn(not shown)
        self._fill()

    @guarded
    def _turned(self, page: str) -> None:
        if self._stage.as_table:
            self._fill()
            self.pages.panel.setFocus()

    def _fill(self) -> None:
        session = self._heard
        self._next.stop()
        self._fetching = None
        if self._pages is None:
            return
        pages = self._pages
        if session is None:
            pages.relations.show_relations(None, ())
            pages.entities.show_entities(None, (), None)
            pages.sentences.show_sentences(None, ())
            return
        if not self._stage.as_table:
            return
        shown = session.visible().opened
        relations = [relation for line in shown.lines for relation in line.relations]
        if pages.page == "relations":
            acting = _drawn_with(session.corpus, shown)
            inside = session.view.figure in session.corpus.figures  # where no filter holds
            counts = None if inside else session.basis().tied.claims_of
            pages.relations.show_relations(session.corpus, relations, acting, counts)
        elif pages.page == "entities":
            stacks = {stack.id for stack in shown.stacks}
            entities = [one for one in shown.drawn if one not in stacks]
            met = {entity: place for place, entity in enumerate(session.corpus.entities)}
            entities.sort(key=lambda one: met.get(one, len(met)))
            pages.entities.show_entities(session.corpus, entities, session.measured.of(shown))
            self.measures_wanted.emit()
        else:
            self._fetching, self._shown = self._sentences(relations), False
            self._fetch()
            return
        self._mark()

    def _sentences(self, relations: list[str]) -> Iterator[list[Evidence]]:
        """The sentences of relations that filters leave, more from slice to slice.

        Each time there are twice as many as before: a table is made anew with each.
        """
        place = {relation: at for at, relation in enumerate(relations)}
        found: list[Evidence] = []
        told = 0
        for first in range(0, len(relations), _SLICE):
            part = self._heard.corpus.store.evidence_of(relations[first : first + _SLICE])
            part = sorted(self._passing(part), key=lambda one: place[one.relation])
            found += part[: MOST_SENTENCES + 1 - len(found)]
            if len(found) > MOST_SENTENCES:
                break
            if len(found) >= 2 * told:
                told = len(found)
                yield found
            else:
                yield []
        if len(found) != told or not told:
            yield found

    def _passing(self, part: Sequence[Evidence]) -> Iterable[Evidence]:
        session = self._heard
        shown = session.visible()
        if shown.asked is None:
            return part
        passing = (one for one in part if passes(session.corpus, one, shown.asked))
        if not shown.asked.filters.unread:
            return passing
        return (one for one in passing if not is_read(session, one))

    def _fetch(self) -> None:
        """The next slice of sentences; a table of a usual graph is full at once."""
        found = next(self._fetching, None) if self._fetching is not None else None
        if found is None or self._heard is None:
            self._fetching = None
            return
        if found or not self._shown:
            cut = len(found) > MOST_SENTENCES
            self.pages.sentences.show_sentences(self._heard.corpus, found[:MOST_SENTENCES], cut)
            self._shown = True
            self._mark()
        self._next.start()

    def _mark(self) -> None:
        """What the graph marks: the selected relations, else those between two that are."""
        session, pages = self._heard, self.pages
        selection, corpus = session.selection, session.corpus
        if pages.page == "entities":
            ends = [end for one in selection.relations for end in corpus.relations[one].ends]
            pages.entities.mark(tuple(dict.fromkeys((*selection.entities, *ends))))
            return
        relations = selection.relations
        if not relations and len(selection.entities) == 2:
            relations = tuple(one.id for one in corpus.relations_between(*selection.entities))
        if pages.page == "relations":
            pages.relations.mark(relations, selection.entities)
        else:
            chosen = pages.sentences.chosen
            told = pages.sentences.rows.of_relations(relations)
            kept = [one for one in chosen if one in told]  # a sentence that was picked itself
            pages.sentences.mark(kept or told, selection.entities)

    @guarded
    def _follow(self, session: object) -> None:
        for one, connect in ((self._heard, "disconnect"), (session, "connect")):
            if one is not None:
                getattr(one.changed, connect)(self._changed)
                getattr(one.selected, connect)(self._selected)
                getattr(one.viewed, connect)(self._viewed)
        self._heard, self._filtered = session, False
        self.pages.show_all()
        if session is None and self._stage.as_table:
            self._stage.turn(False)
        self._filling.start()

    @guarded
    def _changed(self, _: object) -> None:
        self._filling.start()

    @guarded
    def _viewed(self, view: ViewState) -> None:
        if self._filtered and not view.filtered:  # everything is wanted, the words here gone too
            self.pages.show_all()
        self._filtered = view.filtered
        self._filling.start()

    @guarded
    def _selected(self, _: object) -> None:
        if self._stage.as_table:
            self._mark()

    @guarded
    def _pick(self, relations: tuple[str, ...]) -> None:
        if self._heard is not None:
            navigating.leave_source(self._desk)
            self._heard.select(relations=relations)

    @guarded
    def _pick_entities(self, entities: tuple[str, ...]) -> None:
        if self._heard is not None:
            navigating.leave_source(self._desk)
            self._heard.select(entities)

    @guarded
    def _pick_sentences(self, sentences: tuple[str, ...]) -> None:
        found = [self.pages.sentences.rows.evidence(one) for one in sentences]
        self._pick(tuple(dict.fromkeys(one.relation for one in found if one is not None)))
        if len(found) == 1 and found[0] is not None:
            one = found[0]
            self._desk.article.show_span(one.document, one.start, one.end)

    @guarded
    def _open(self, relation: str) -> None:
        self._pick((relation,))
        self._window.reading.show_evidence()
        self._desk.answers.evidence.focus_first()

    @guarded
    def _open_sentence(self, sentence: str) -> None:
        one = self.pages.sentences.rows.evidence(sentence)
        if one is not None:
            self._open(one.relation)

    @guarded
    def _focus(self, entity: str) -> None:
        navigating.focus(self._desk, entity)
        self._stage.turn(False)

    @guarded
    def _menu(self, at: QPoint) -> None:
        table = self._window.actions_table
        table.refresh()
        of_entities = self.pages.page == "entities"
        self._window.following.menu(TOOLS_OF_AN_ENTITY if of_entities else TOOLS_OF_A_LINE, at)
