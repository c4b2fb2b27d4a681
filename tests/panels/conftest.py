"""Panels on the harbor article, each by itself."""

import pytest

from explorer.graph.theme import theme
from explorer.panels.passages import Passages
from explorer.panels.style import Look
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import example_records


@pytest.fixture
def look(qapp) -> Look:
    return Look(theme("light"))


@pytest.fixture
def session() -> Session:
    return Session(MemoryStore(example_records()))


@pytest.fixture
def passages(session) -> Passages:
    return Passages(session.corpus)
