"""How long an edit and an opening take on 20,000 entities and 100,000 relations.

``pytest tests/benchmarks/test_store.py --benchmark-only``; the project takes a minute to make.
"""

import random
from itertools import cycle

import pytest

from explorer.edits import annotations, relations
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Entity, Evidence, Relation
from explorer.session.session import Session
from tests.builders import document, sentences

ENTITIES, RELATIONS, ARTICLES = 20_000, 100_000, 200


def large_project(path):
    """Random relations, each with one or two sentences of 200 articles."""
    chance = random.Random(1)
    session = Session.create(path)
    articles = [
        document(f"Article {n}\n\n" + f"Sentence {n} ties two names. " * 50, id=f"d{n}")
        for n in range(ARTICLES)
    ]
    places = [sentence for article in articles for sentence in sentences(article)]
    people = [Entity(id=f"e{n}", name=f"Person {n}", kind="PERSON") for n in range(ENTITIES)]
    ties, told = [], []
    for n in range(RELATIONS):
        source, target = chance.sample(range(ENTITIES), 2)
        ties.append(
            Relation(
                id=f"r{n}", source=f"e{source}", target=f"e{target}", directed=True,
                label=f"met {n % 7}", lemma=f"meet {n % 7}",
            )
        )  # fmt: skip
        for k in range(1 + n % 2):
            place = chance.choice(places)
            told.append(
                Evidence(
                    id=f"v{n}.{k}", relation=f"r{n}", document=place.document,
                    start=place.start, end=place.end, extractor="benchmark",
                )
            )  # fmt: skip
    records = (*articles, *places, *people, *ties, *told)
    session.perform(Edit(Message("Fill"), tuple(Change(None, record) for record in records)))
    return session


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    session = large_project(tmp_path_factory.mktemp("large") / "large")
    spots = {entity: (float(n), 1.0) for n, entity in enumerate(session.corpus.entities)}
    session.settle(annotations.place(session.corpus, spots))
    yield session
    session.close()


def test_one_edit(project, benchmark):
    ids, verdicts = cycle(list(project.corpus.relations)), cycle(["confirmed", "disputed"])

    def edit():
        project.perform(relations.judge(project.corpus, [next(ids)], next(verdicts)))

    benchmark(edit)
    assert project.undo_label is not None


def test_one_undo_and_redo(project, benchmark):
    project.perform(relations.note(project.corpus, "r5", "a note"))

    def there_and_back():
        project.undo()
        project.redo()

    benchmark(there_and_back)
    assert project.corpus.relations["r5"].note == "a note"


def test_opening(project, benchmark):
    """As a second window, which reads the same and leaves the file alone."""

    def open_it():
        session = Session.open(project.path)
        session.close()
        return session

    session = benchmark.pedantic(open_it, rounds=3)
    assert len(session.corpus.relations) == RELATIONS


def test_the_sentences_behind_a_line(project, benchmark):
    found = benchmark(project.corpus.store.evidence_of, ["r5"])
    assert len(found) == 2
