"""Sayings put into a sentence: "Hale, prosecutors allege, paid Bell", "who police think fled".

The parser was trained on news in which nearly all of them have "said", and takes other verbs there
for nouns or participles; the line then stands as a fact, in nobody's words. So it is given "said"
("says", "say") to read there, and what it finds is put down for the words that were written.
"""

from functools import cache
from typing import Any

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.tokens import Doc

from explorer.extraction.gazetteers import words
from explorer.extraction.inflection import past, third_person

_READ = [TAG, POS, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE]
_BEFORE = frozenset({",", "—", "–", "--", '"', "''", "”", ")", "as"})
_BEHIND = frozenset({",", "—", "–", "--", '"', "''", "”", "(", ".", ";", ":", "!", "?"})
_WHEN_AND_WHERE = frozenset({"in", "on", "at", "during", "after", "through", "last", "this"})
_RELATIVE = frozenset({"who", "whom", "which"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you"})
_NO_SUBJECT = frozenset(
    {"and", "but", "or", "as", "to", "by", "in", "on", "at", "for", "from", "with", "of", "than"}
    | {"who", "whom", "which", "that", "what", "when", "where", "while", "because", "if", "since"}
    | {"though", "although", "after", "before", "until", "unless", "so", "then", "not", "never"}
)
_HAVING = frozenset({"have", "has", "had"})
_FIRM = frozenset({"allege", "assert"})
"""Read as "say" wherever they stand: the tagger takes "allege" for a noun."""
_SUBJECT, _TAIL = 7, 8
"""Words of a subject, and of what may stand behind the verb ("in court papers"), at most."""


def to_read(doc: Doc) -> Doc:
    """The words of a passage as the parser is to read them; the passage itself where they stay."""
    lower = [token.lower_ for token in doc]
    text = [token.text for token in doc]
    for at, word in enumerate(lower):
        said = _forms().get(word)
        if said and (word in _firm() or _is_inserted(lower, at) or _relates(lower, at)):
            text[at] = said[0]
    if text == [token.text for token in doc]:
        return doc
    return Doc(doc.vocab, words=text, spaces=[bool(token.whitespace_) for token in doc])


def as_written(doc: Doc, read: Doc) -> Doc:
    """A passage with what was read of the words of :func:`to_read`."""
    if read is doc:
        return doc
    found: Any = read.to_array(_READ)
    doc.from_array(_READ, found)
    for token, other in zip(doc, read, strict=True):
        if token.text != other.text:
            token.lemma_ = _forms()[token.lower_][1]
    return doc


def _is_inserted(said: list[str], verb: int) -> bool:
    """Whether only a subject stands between a mark, or "as", and a verb that ends its clause."""
    first = verb
    while first > 0 and verb - first <= _SUBJECT and said[first - 1] not in _BEFORE:
        first -= 1
    return first > 0 and _is_subject(said[first:verb]) and _ends(said, verb + 1)


def _is_subject(said: list[str]) -> bool:
    said = said[:-1] if said and said[-1] in _HAVING else said
    if not 0 < len(said) <= _SUBJECT or said[0] in _NO_SUBJECT:
        return False
    return len(said) == 1 or said[-1] not in _PRONOUNS  # "the man he suspected"


def _ends(said: list[str], after: int) -> bool:
    """Whether nothing comes behind the verb but when and where it was said."""
    if after >= len(said) or said[after] in _BEHIND:
        return True
    told = said[after] in _WHEN_AND_WHERE or said[after].endswith("day")
    return told and not _BEHIND.isdisjoint(said[after : after + _TAIL])


def _relates(said: list[str], verb: int) -> bool:
    """As in "who police believe shot": a subject alone stands behind the relative pronoun."""
    for at in range(verb - 1, max(0, verb - _SUBJECT - 2), -1):
        if said[at] in _RELATIVE:
            return _is_subject(said[at + 1 : verb])
        if said[at] in _BEFORE:
            return False
    return False


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Forms of verbs of saying and thinking: the form of "say" for each, and the lemma."""
    found: dict[str, tuple[str, str]] = {}
    for lemma in words("cues", "inserted"):
        said = {lemma: "say", third_person(lemma): "says", past(lemma): "said"}
        found |= {form: (other, lemma) for form, other in said.items()}
    return found


@cache
def _firm() -> frozenset[str]:
    return frozenset(form for lemma in _FIRM for form in (lemma, third_person(lemma)))
