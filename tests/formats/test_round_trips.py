"""Whatever graph is written in whatever format comes back as far as the format holds it."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from explorer.model.corpus import Corpus
from tests.formats.round_trips import SUFFIXES, graphs, same


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=25, deadline=None)
@given(shown=graphs())
def test_a_graph_comes_back(suffix: str, shown: Corpus) -> None:
    with TemporaryDirectory() as folder:
        assert same(shown, suffix, Path(folder))
