"""Do corrections outlive a new extraction? ``python -m tests.benchmarks.rereading [runs]``.

Each run makes up to twelve random corrections on two articles that were read by the whole
pipeline, reads both again, and compares every record. What differs is printed with the run's
corrections; what was dropped as a double does not count.
"""

import random
import sys
from collections.abc import Callable

from explorer.edits import entities, evidence, mentions, merging, relations, splitting, unmerging
from explorer.edits.deciding import MERGE
from explorer.errors import EditRefused
from explorer.extraction.pipeline import extract, load_language
from explorer.model.corpus import Corpus
from explorer.model.edit import Edit
from explorer.model.records import Extraction
from explorer.reading import read
from explorer.session.importing import add, take_again
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.tasks.user import ROOT

ARTICLES = ("seeds/kim-jong-un-beijing-parade.txt", "tests/articles/harbor-inquiry.txt")
KINDS = ("PERSON", "PLACE", "GROUP")
VERDICTS = ("confirmed", "rejected", "disputed")


def main() -> int:
    """Run; the exit status says whether all records were the same each time."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    nlp = load_language()
    found = [extract(read(ROOT / name).document, nlp) for name in ARTICLES]
    different = sum(not same_again(found, seed) for seed in range(runs))
    print(f"{runs - different} of {runs} runs gave every record again")
    return 1 if different else 0


def same_again(found: list[Extraction], seed: int) -> bool:
    """Whether one run of corrections holds."""
    chance = random.Random(seed)
    session = Session(MemoryStore())
    for extraction in found:
        add(session, extraction)
    done = []
    for _ in range(chance.randint(1, 12)):
        try:
            edit = chance.choice(CORRECTIONS)(session.corpus, chance)
        except EditRefused:
            continue
        session.perform(edit)
        done.append(str(edit.label))
    before = _records(session.corpus)
    told = [
        str(one)
        for document, extraction in zip(list(session.corpus.documents), found, strict=True)
        for one in take_again(session, document, extraction)
    ]
    after = _records(session.corpus)
    if before != after or told:
        print(f"run {seed}: {done}\n  told: {told}")
    return before == after and not told


def _records(corpus: Corpus) -> tuple[object, ...]:
    return (
        frozenset(corpus.entities.values()),
        frozenset(corpus.relations.values()),
        frozenset(one for name in corpus.documents for one in corpus.store.mentions_in(name)),
        frozenset(corpus.store.evidence_of(corpus.relations)),
    )


def _entity(corpus: Corpus, chance: random.Random) -> str:
    return chance.choice(list(corpus.entities))


def _relation(corpus: Corpus, chance: random.Random) -> str:
    return chance.choice(list(corpus.relations))


def _split(corpus: Corpus, chance: random.Random) -> Edit:
    entity = _entity(corpus, chance)
    ids = [one.id for one in corpus.store.mentions_of(entity)]
    moved = chance.sample(ids, min(len(ids), chance.randint(1, 3)))
    return splitting.split(corpus, entity, moved, f"S{chance.random():.4f}", "PERSON")


def _name(corpus: Corpus, chance: random.Random) -> Edit:
    document = chance.choice(list(corpus.documents))
    start = chance.randrange(len(corpus.store.text_of(document)) - 20)
    return mentions.name(
        corpus, document, start, start + chance.randint(3, 12), kind=chance.choice(KINDS)
    )


def _take_apart(corpus: Corpus, chance: random.Random) -> Edit:
    merges = [one.id for one in corpus.decisions.values() if one.what == MERGE]
    return unmerging.take_apart(corpus, chance.choice(merges) if merges else "")


def _judge_sentence(corpus: Corpus, chance: random.Random) -> Edit:
    one = chance.choice(corpus.store.evidence_of(corpus.relations))
    return evidence.judge(corpus, [one.id], chance.choice(VERDICTS))


CORRECTIONS: tuple[Callable[[Corpus, random.Random], Edit], ...] = (
    lambda c, r: entities.rename(c, _entity(c, r), f"N{r.random():.4f}"),
    lambda c, r: entities.change_kind(c, [_entity(c, r)], r.choice(KINDS)),
    lambda c, r: entities.reject(c, [_entity(c, r)]),
    lambda c, r: merging.merge(c, [_entity(c, r), _entity(c, r)]),
    lambda c, r: relations.judge(c, [_relation(c, r)], r.choice(VERDICTS)),
    lambda c, r: relations.relabel(c, _relation(c, r), f"l{r.random():.4f}"),
    lambda c, r: relations.flip(c, _relation(c, r)),
    lambda c, r: relations.note(c, _relation(c, r), "a note"),
    _split,
    _take_apart,
    _name,
    _judge_sentence,
)

if __name__ == "__main__":
    sys.exit(main())
