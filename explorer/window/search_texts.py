"""Notes and sentences that the search box finds by their words; no widgets."""

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication

from explorer.model.corpus import Corpus, Wording
from explorer.model.records import Sentence
from explorer.model.text import plain_letters
from explorer.window.search import Found

MOST_NOTES, MOST_SENTENCES = 4, 4
_SHORTEST = 3  # letters that are typed before texts are searched
_LOOKED_AT = 400  # finds of a kind: most have the words in a name, and not in a note
_FITS = 50  # letters that are shown whole
_BEFORE = 24  # letters that are shown before the word that was found


def found_in_texts(corpus: Corpus, query: str) -> list[Found]:
    """Notes of a person, then sentences of the articles, that hold all words of a query."""
    words = plain_letters(query).split()
    if len("".join(words)) < _SHORTEST:
        return []
    wordings = corpus.store.find(query, _LOOKED_AT)
    notes = [
        Found("note", (name,), excerpt(note, words), right=on)
        for name, note, on in _notes(corpus, wordings)
        if all(word in plain_letters(note) for word in words)
    ]
    ids = [one.id for one in wordings if one.kind == "sentence"][:MOST_SENTENCES]
    sentences = [
        Found("sentence", (one.id,), excerpt(_text(corpus, one), words), right=_tr("sentence"))
        for one in corpus.store.by_id(Sentence, ids)
    ]
    return notes[:MOST_NOTES] + sentences


def excerpt(text: str, words: list[str]) -> str:
    """The text in one line, from shortly before the first of the words."""
    line = " ".join(text.split())
    letters = plain_letters(line)
    places = (re.search(rf"\b{re.escape(word)}", letters) for word in words)
    first = min((place.start() for place in places if place is not None), default=0)
    begin = line.rfind(" ", 0, max(0, first - _BEFORE)) + 1 if len(line) > _FITS else 0
    return f"… {line[begin:]}" if begin else line


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
