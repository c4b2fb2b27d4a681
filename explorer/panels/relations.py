"""The graph as a table of relations: its filters, its selection, for reading and for the ear."""

from collections.abc import Sequence

from explorer.graph.weighing import ClaimsOf
from explorer.model.corpus import Corpus
from explorer.panels.records import RecordsPanel
from explorer.panels.relation_rows import NOBODY, DrawnAs, RelationRows


class RelationsPanel(RecordsPanel):
    """Relations, strongest first."""

    def __init__(self) -> None:
        self.rows: RelationRows
        super().__init__(RelationRows())
        self.name(self.tr("Relations"), self.tr("strongest first"), ("relation", "relations"))
        self.table.setAccessibleDescription(
            self.tr("Arrows go from relation to relation; Enter opens the sentences behind one.")
        )

    def show_relations(
        self,
        corpus: Corpus | None,
        relations: Sequence[str],
        acting: DrawnAs = NOBODY,
        claims_of: ClaimsOf | None = None,
    ) -> None:
        """Show relations, strongest first; the row that one stands on stays.

        ``acting`` says by relation which of its ends is drawn with whom, ``claims_of`` what of
        its sentences counts.
        """
        self.renew(lambda: self.rows.show(corpus, relations, acting, claims_of))
