"""A corpus of 20,000 entities and 100,000 relations that differ in all that one can filter by."""

import random

from explorer.model.corpus import Corpus
from explorer.model.records import Entity, Evidence, Relation
from explorer.store.memory import MemoryStore
from tests.builders import document

ENTITIES, RELATIONS, ARTICLES = 20_000, 100_000, 2_000
KINDS = ("PERSON", "ORGANIZATION", "PLACE", "EVENT")
TIES = (("met", "meeting"), ("paid", "financial"), ("leads", "role"), ("saw", "other"))
CERTAIN = ("asserted",) * 6 + ("hedged", "alleged", "negated", "planned")
SPEAKERS = ("",) * 6 + ("BBC", "AP", "police", "a witness")


def large_corpus(entities: int = ENTITIES, relations: int = RELATIONS) -> Corpus:
    """Few are tied to many, most to few; a relation has one to four sentences.

    Two of three sentences say when: a day, a month, a year or from when to when.
    """
    draw, times = random.Random(1), random.Random(2)
    articles = [
        document(f"Article {n}.", id=f"d{n}", published=f"20{n % 25:02}-0{1 + n % 9}-1{n % 9}")
        for n in range(min(ARTICLES, entities))
    ]
    people = [
        Entity(id=f"e{n:05}", name=f"Name {n}", kind=KINDS[n % 4 if n % 7 else 0])
        for n in range(entities)
    ]
    ties, told = [], []
    for n in range(relations):
        one = int(entities * draw.random() ** 3)
        other = int(entities * draw.random() ** 1.5)
        if one == other:
            other = (one + 1) % entities
        label, kind = TIES[n % 4]
        ties.append(
            Relation(
                id=f"r{n:06}", source=f"e{one:05}", target=f"e{other:05}", directed=True,
                label=label, kind=kind, lemma=label, confidence=0.5 + 0.5 * draw.random(),
                verdict="confirmed" if n % 11 == 0 else "unreviewed",
            )
        )  # fmt: skip
        for k in range(1 + int(3.4 * draw.random() ** 4)):
            told.append(
                Evidence(
                    id=f"v{n}.{k}", relation=f"r{n:06}", document=draw.choice(articles).id,
                    start=n, end=n + 9, factuality=draw.choice(CERTAIN),
                    attribution=draw.choice(SPEAKERS) or None, when=_some_time(times),
                )
            )  # fmt: skip
    store = MemoryStore([*articles, *people, *ties, *told])
    made = Corpus(store)
    made.load(store.held(), store.claims())
    return made


def _some_time(draw: random.Random) -> str | None:
    year, month = draw.randrange(1990, 2026), draw.randrange(1, 13)
    return draw.choice(
        [
            None, None, f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{month:02}",
            f"{year}-01-{month:02}/{year}-{month:02}",
        ]
    )  # fmt: skip
