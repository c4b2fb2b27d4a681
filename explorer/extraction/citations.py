"""Sources that stand beside a clause: "according to X", "as X put it", ", X said,", "X: …"."""

from collections.abc import Iterator

from spacy.tokens import Token

from explorer.extraction.arguments import Reading
from explorer.extraction.gazetteers import words
from explorer.extraction.name import Name
from explorer.extraction.speaker import Speaker
from explorer.extraction.speaking import is_empty, name_of, speaker_at, speaks

_WIDE = 14
_VERBS = ("VERB", "AUX")
_MARKS = (",", "-", "--", "—", "–", "(", '"', "''", "”")
_VIEWS = ("words", "view", "opinion", "eyes", "telling", "account", "estimation", "judgment")
_LABEL = 7
_PUBLISHED = 4
_TOLD = ("ccomp", "xcomp")
_HEARD = frozenset({"tell", "inform", "remind", "assure", "brief", "notify"})


def beside(reading: Reading, scope: Token) -> Iterator[Speaker]:
    """All sources beside the clause of a word, whatever the construction."""
    yield from _put_in(reading, scope)
    yield from _estimated(reading, scope)
    yield from _adjoined(reading, scope)
    yield from _labeled(reading)


def inside(token: Token, top: Token) -> bool:
    """Whether a token is a word or hangs below it."""
    return token == top or bool(top.is_ancestor(token))


def _put_in(reading: Reading, scope: Token) -> Iterator[Speaker]:
    """As in "the deal, Reuters reported, was signed", where the saying hangs below."""
    for above in (scope, *scope.ancestors):
        for verb in above.children:
            if (
                verb.dep_ in ("parataxis", "ccomp", "advcl", "dep")
                and verb.pos_ == "VERB"
                and speaks(verb)
                and not inside(scope, verb)
                and _cut_off(verb, reading)
                and not any(c.dep_ in ("ccomp", "dobj", "xcomp", "mark") for c in verb.children)
                and len(list(verb.subtree)) < _WIDE
            ):
                subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
                if subject is not None and not is_empty(subject) and subject.lower_ != "you":
                    yield speaker_at(reading, subject, verb)


def _cut_off(verb: Token, reading: Reading) -> bool:
    """Whether a clause stands behind a comma, dash or quotation mark."""
    start = verb.left_edge
    while start.is_punct and start.i < verb.i:
        start = start.nbor(1)
    return start.i > reading.sentence.start and start.nbor(-1).text in _MARKS


def _adjoined(reading: Reading, scope: Token) -> Iterator[Speaker]:
    """As in "according to X", "as X reported", "in the words of X" beside the clause."""
    for token in reading.sentence:
        lower = token.lower_
        if (
            lower == "according"
            and token.i + 1 < reading.sentence.end
            and token.nbor(1).lower_ == "to"
        ):
            end = next((c for c in token.nbor(1).children if c.dep_ == "pobj"), None)
            if end is None and token.i + 2 < reading.sentence.end:
                end = token.nbor(2)
            if end is not None and not inside(scope, end) and _reaches(reading, token, scope):
                yield _adjoined_speaker(reading, token.i, end)
        elif lower in _VIEWS and token.dep_ == "pobj" and token.head.lower_ in ("in", "by"):
            yield from _in_view(reading, scope, token)
        elif lower == "as" and token.head.pos_ == "VERB" and _says(token.head):
            yield from _as_said(reading, scope, token)


def _says(verb: Token) -> bool:
    put = verb.lemma_ == "put" and any(c.lower_ == "it" for c in verb.children)
    return put or verb.lemma_.lower() in words("verbs", "reporting")


def _in_view(reading: Reading, scope: Token, view: Token) -> Iterator[Speaker]:
    """As in "in the words of X", "in X's view"."""
    for child in view.children:
        if child.dep_ == "poss" and not inside(scope, child):
            yield Speaker(name_of(reading, child), view.head.i, view.i + 1)
        elif child.dep_ == "prep" and child.lower_ == "of":
            for end in child.children:
                if end.dep_ == "pobj" and not inside(scope, end):
                    yield _adjoined_speaker(reading, view.head.i, end)


def _as_said(reading: Reading, scope: Token, mark: Token) -> Iterator[Speaker]:
    """As in "as X put it", "as reported by X"."""
    verb = mark.head
    if mark.i > verb.i or inside(scope, verb) or not _covers(verb, scope):
        return  # "describe as" gives no source
    if verb.lemma_ != "put" and any(_is_told(c) for c in verb.children):
        return  # "met as officials announced new tariffs" tells when
    for child in verb.children:
        if child.dep_ == "nsubj":
            last = max(verb.i, child.i) + 1
            yield Speaker(name_of(reading, child), mark.i, last)
        elif child.dep_ == "agent":
            for end in child.children:
                if end.dep_ == "pobj":
                    yield _adjoined_speaker(reading, mark.i, end)


def _is_told(child: Token) -> bool:
    """Whether somebody tells something else; "as Lee told the BBC" has only a hearer."""
    thing = child.dep_ == "dobj" and child.pos_ == "NOUN" and child.head.lemma_ not in _HEARD
    return thing or child.dep_ in _TOLD


def _reaches(reading: Reading, according: Token, scope: Token) -> bool:
    """At an edge of the sentence it covers all of it, within a clause that clause."""
    sentence = reading.sentence
    if according.i - sentence.start < 3:
        return True
    after = according.doc[according.right_edge.i + 1 : sentence.end]
    if not any(t.is_alpha for t in after):
        return True
    clause = according.head
    while clause.pos_ not in _VERBS and clause.head != clause:
        clause = clause.head
    return inside(scope, clause) or clause.dep_ == "ROOT"


def _estimated(reading: Reading, scope: Token) -> Iterator[Speaker]:
    """As in "by South Korean estimates" anywhere in the clause."""
    for token in reading.sentence:
        if (
            scope.pos_ == "VERB"
            and inside(scope, token.head.head)
            and token.lower_ in words("nouns", "estimates")
            and token.dep_ == "pobj"
            and token.head.lower_ == "by"
            and token.tag_ == "NNS"
        ):
            for child in token.children:
                if child.i in reading.at and child.i < token.i:
                    yield Speaker(reading.at[child.i], token.head.i, token.i + 1)


def _labeled(reading: Reading) -> Iterator[Speaker]:
    """As in the headlines "Minister: Spain paid Morocco", "Spain paid Morocco: Reuters".

    The colon must part a clause with a finite verb from a person, an outlet or people who tell.
    """
    sentence = reading.sentence
    colons = [t for t in sentence if t.text == ":"]
    if len(colons) != 1 or not any(t.pos_ in _VERBS for t in sentence):
        return
    colon = colons[0]
    before = sentence.doc[sentence.start : colon.i]
    after = [t for t in sentence.doc[colon.i + 1 : sentence.end] if not t.is_punct]
    for label, clause in ((list(before), after), (after, list(before))):
        if not 0 < len(label) <= _LABEL or not any(_finite(t) for t in clause):
            continue
        if label is after and len(label) > _PUBLISHED:
            continue
        name = reading.at.get(label[-1].i)
        if name is None and len(label) < _PUBLISHED and _tells(label[-1]):
            yield Speaker(None, label[0].i, label[-1].i + 1)
        elif name is not None and _gives_words(name) and name.first <= label[0].i:
            yield Speaker(name, label[0].i, label[-1].i + 1)


def _finite(token: Token) -> bool:
    return token.pos_ in _VERBS and token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _tells(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    listed = lemma in words("nounkinds", "PERSON") or noun.lower_ in ("police", "ministry", "study")
    return noun.pos_ in ("NOUN", "PROPN") and (listed or noun.lower_ in words("nouns", "estimates"))


def _gives_words(name: Name) -> bool:
    return name.kind == "PERSON" or name.what in ("outlet", "organization")


def _covers(verb: Token, scope: Token) -> bool:
    above = verb.head
    while above.pos_ in ("NOUN", "PROPN", "PRON") and above.head != above:
        above = above.head  # "Spain, as Lee said, paid"
    return above in (verb, scope) or inside(scope, above)


def _adjoined_speaker(reading: Reading, first: int, end: Token) -> Speaker:
    name = name_of(reading, end) or reading.at.get(end.i)
    last = end.i + 1
    if name is not None and first < name.first < first + _WIDE:
        last = max(last, name.last)
    elif 0 < end.right_edge.i - end.i < _LABEL and not any(
        t.is_punct or t.pos_ == "PRON" for t in end.doc[end.i : end.right_edge.i + 1]
    ):
        last = end.right_edge.i + 1  # "a person familiar with the matter"
    return Speaker(name, first, last)
