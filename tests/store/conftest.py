"""A project file with the harbor article in it."""

import pytest

from explorer.edits import documents
from explorer.session.session import Session
from tests.builders import example_extraction


@pytest.fixture
def path(tmp_path):
    """Where the project lies."""
    return tmp_path / "harbor.explorer"


@pytest.fixture
def session(path):
    """The harbor article, open in a session."""
    opened = Session.create(path)
    opened.perform(documents.add(opened.corpus, example_extraction()))
    yield opened
    opened.close()


@pytest.fixture
def closed(session, path):
    """The path of the project after a clean close."""
    session.close()
    return path
