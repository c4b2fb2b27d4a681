"""What the search box finds by other words than names, and sentences; no widgets."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from PySide6.QtCore import QCoreApplication

from explorer.graph.weighing import verdict_of
from explorer.model.corpus import Corpus
from explorer.model.kept import Wording
from explorer.model.records import Relation, Sentence
from explorer.model.text import plain_letters
from explorer.panels.plain import counted
from explorer.window.search import Found

MOST_TAGGED, MOST_NOTES, MOST_RELATIONS, MOST_SENTENCES = 4, 4, 4, 4
_SHORTEST = 3  # letters that are typed before texts are searched
_LOOKED_AT = 400  # finds of a kind: most have the words in a name, and not in a note
_FITS = 50  # letters that are shown whole
_BEFORE = 24  # letters that are shown before the word that was found


def found_in_texts(corpus: Corpus, query: str) -> list[Found]:
    """What holds all words of a query: figures, tags, notes, relations, sentences."""
    words = plain_letters(query).split()
    if len("".join(words)) < _SHORTEST:
        return []

    def holds(text: str) -> bool:
        return all(word in plain_letters(text) for word in words)

    wordings = corpus.store.find(query, _LOOKED_AT)
    notes = [
        Found("note", (name,), excerpt(note, words), right=on)
        for name, note, on in _notes(corpus, wordings)
        if holds(note)
    ]
    ids = [one.id for one in wordings if one.kind == "sentence"][:MOST_SENTENCES]
    sentences = [
        Found("sentence", (one.id,), excerpt(_text(corpus, one), words), right=_tr("sentence"))
        for one in corpus.store.by_id(Sentence, ids)
    ]
    related = [
        _related(corpus, corpus.relations[one.id])
        for one in wordings
        if one.kind == "relation"
        and holds(corpus.relations[one.id].label)
        and verdict_of(corpus, corpus.relations[one.id]) != "rejected"
    ]
    tagged = islice(_tagged(corpus, holds), MOST_TAGGED)
    figures = [
        Found("figure", (one.id,), one.title, right=_tr("figure"))
        for one in corpus.figures.values()
        if holds(f"{one.title} {one.caption}")
    ]
    return [
        *figures[:MOST_NOTES],
        *tagged,
        *notes[:MOST_NOTES],
        *related[:MOST_RELATIONS],
        *sentences,
    ]


def excerpt(text: str, words: list[str]) -> str:
    """The text in one line, from shortly before the first of the words."""
    line = " ".join(text.split())
    letters = plain_letters(line)
    places = (re.search(rf"\b{re.escape(word)}", letters) for word in words)
    first = min((place.start() for place in places if place is not None), default=0)
    begin = line.rfind(" ", 0, max(0, first - _BEFORE)) + 1 if len(line) > _FITS else 0
    return f"… {line[begin:]}" if begin else line


def _tagged(corpus: Corpus, holds: Callable[[str], bool]) -> Iterator[Found]:
    """Tags and groups, each with all that bear it."""
    bearing: dict[str, list[str]] = {}
    for entity in corpus.entities.values():
        if (entity.tags or entity.group) and not entity.rejected:
            for mark in filter(None, dict.fromkeys((entity.group, *entity.tags))):
                bearing.setdefault(mark, []).append(entity.id)
    tied: dict[str, list[str]] = {}
    for relation in corpus.relations.values():
        if relation.tags and verdict_of(corpus, relation) != "rejected":
            for mark in relation.tags:
                tied.setdefault(mark, []).append(relation.id)
    for mark in filter(holds, bearing):
        count = counted(len(bearing[mark]), "entity", "entities")
        yield Found("tag", tuple(bearing[mark]), mark, right=count)
    for mark in filter(holds, tied):
        count = counted(len(tied[mark]), "relation", "relations")
        yield Found("tag", (), mark, relations=tuple(tied[mark]), right=count)


def _related(corpus: Corpus, relation: Relation) -> Found:
    ends = [corpus.entities[end] for end in (relation.source, relation.target)]
    names = " — ".join((ends[0].name, relation.label, ends[1].name))
    kinds, count = (ends[0].kind, ends[1].kind), sum(corpus.claims_of(relation.id).values())
    return Found("pair", relation.ends, names, kinds, (relation.id,), count)


def _notes(corpus: Corpus, wordings: Iterable[Wording]) -> Iterator[tuple[str, str, str]]:
    for one in wordings:
        if one.kind == "entity":
            entity = corpus.entities[one.id]
            yield one.id, entity.note, _tr("note on {name}").format(name=entity.name)
        elif one.kind == "relation":
            relation = corpus.relations[one.id]
            yield one.id, relation.note, _tr("note on “{label}”").format(label=relation.label)
        elif one.kind == "evidence":
            told = corpus.store.evidence_by_id(one.id)
            if told is not None:
                yield one.id, told.note, _tr("note on a sentence")


def _text(corpus: Corpus, sentence: Sentence) -> str:
    return corpus.store.text_of(sentence.document)[sentence.start : sentence.end]


def _tr(text: str) -> str:
    return QCoreApplication.translate("SearchBox", text)
