"""The language pipeline, loaded once for all tests of the layer."""

import hashlib
from dataclasses import dataclass

import pytest

from explorer.extraction.pipeline import extract, load_language
from explorer.model.records import Document, Entity, Evidence, Extraction


@dataclass(frozen=True)
class Read:
    """An extraction with its text, and short ways to ask for what it says."""

    text: str
    found: Extraction

    def entity(self, name: str) -> Entity:
        return next(e for e in self.found.entities if e.name == name)

    def kinds(self) -> dict[str, str]:
        return {e.name: e.kind for e in self.found.entities}

    def lines(self) -> list[str]:
        """Each relation as "Source > label > Target", "-" in place of ">" where undirected."""
        name = {e.id: e.name for e in self.found.entities}
        return [
            f"{name[r.source]} {'>' if r.directed else '-'} {r.label} "
            f"{'>' if r.directed else '-'} {name[r.target]}"
            for r in self.found.relations
        ]

    def evidence(self, line: str) -> Evidence:
        """The first evidence of a line written as :meth:`lines` does."""
        relation = self.found.relations[self.lines().index(line)]
        return next(v for v in self.found.evidence if v.relation == relation.id)

    def tied(self) -> set[frozenset[str]]:
        name = {e.id: e.name for e in self.found.entities}
        return {frozenset((name[r.source], name[r.target])) for r in self.found.relations}

    def candidates(self) -> set[frozenset[str]]:
        name = {e.id: e.name for e in self.found.entities}
        return {frozenset((name[c.source], name[c.target])) for c in self.found.candidates}


@pytest.fixture(scope="session")
def nlp():
    return load_language()


@pytest.fixture(scope="session")
def read(nlp):
    def reader(text: str) -> Read:
        document = Document(
            id="d1", title="", text=text, sha256=hashlib.sha256(text.encode()).hexdigest()
        )
        return Read(text, extract(document, nlp))

    return reader
