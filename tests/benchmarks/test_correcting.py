"""How long corrections of entities take on 20,000 entities and 100,000 relations.

``pytest tests/benchmarks/test_correcting.py --benchmark-only``; the project takes a minute to make.
The bar: an edit is planned, on disk and in memory in 50 ms.
"""

from itertools import count, cycle

import pytest

from explorer.edits import entities, merging, splitting, unmerging
from explorer.edits.deciding import MERGE
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Mention
from tests.benchmarks.test_store import ENTITIES, large_project

MENTIONS = 3  # of each entity


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    session = large_project(tmp_path_factory.mktemp("large") / "large")
    documents = list(session.corpus.documents)
    mentions = [
        Mention(
            id=f"m{n}.{k}", entity=f"e{n}", document=documents[(n + k) % len(documents)],
            start=20 + 25 * (n % 40), end=28 + 25 * (n % 40),
        )
        for n in range(ENTITIES)
        for k in range(MENTIONS)
    ]  # fmt: skip
    session.perform(Edit(Message("Fill"), tuple(Change(None, one) for one in mentions)))
    yield session
    session.close()


def test_rename(project, benchmark):
    ids, names = cycle(list(project.corpus.entities)), count()
    benchmark(
        lambda: project.perform(entities.rename(project.corpus, next(ids), f"N{next(names)}"))
    )


def test_reject(project, benchmark):
    ids = cycle(list(project.corpus.entities)[:50])

    def there_and_back():
        entity = next(ids)
        project.perform(entities.reject(project.corpus, [entity]))
        project.perform(entities.restore(project.corpus, [entity]))

    benchmark(there_and_back)


def test_merge(project, benchmark):
    pairs = ((f"e{n}", f"e{n + 1}") for n in range(1000, ENTITIES, 2))

    def merge():
        project.perform(merging.merge(project.corpus, next(pairs), "One"))

    benchmark.pedantic(merge, rounds=100)


def test_take_apart(project, benchmark):
    merges = [one.id for one in project.corpus.decisions.values() if one.what == MERGE]
    waiting = iter(merges[:90])

    def apart():
        project.perform(unmerging.take_apart(project.corpus, next(waiting)))

    benchmark.pedantic(apart, rounds=50)


def test_split(project, benchmark):
    ids = (f"e{n}" for n in range(0, 900))

    def split():
        entity = next(ids)
        first = project.corpus.store.mentions_of(entity)[0]
        project.perform(splitting.split(project.corpus, entity, [first.id], "Other", "PERSON"))

    benchmark.pedantic(split, rounds=100)


def test_drawn(project, benchmark):
    """What the window draws after an edit: the scene of the story."""
    ids, names = cycle(list(project.corpus.entities)), count()

    def drawn():
        project.perform(entities.rename(project.corpus, next(ids), f"D{next(names)}"))
        return project.scene()

    benchmark.pedantic(drawn, rounds=3)
