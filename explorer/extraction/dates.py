"""The date of a tie: only one that the grammar gives to its own clause, never the sentence's."""

import re
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Span, Token

from explorer.extraction.calendar import EXPRESSION, Direction, interval
from explorer.extraction.certainties import Certainty
from explorer.extraction.neardates import (
    bracket_of,
    of_a_bracket,
    of_a_named_event,
    of_its_event,
    shared,
)
from explorer.extraction.tie import Tie
from explorer.model.datelines import day_above
from explorer.model.records import Document

_BOUNDS = frozenset(["since", "until", "till", "before", "after", "by", "through", "from", "past"])
_COUNTING = frozenset(["first", "only", "second", "third", "fourth", "fifth", "largest", "worst"])
_ROUGHLY = frozenset(
    [
        "about",
        "around",
        "almost",
        "nearly",
        "roughly",
        "approximately",
        "some",
        "than",
        "least",
        "most",
        "over",
        "circa",
    ]
)
_ANY = frozenset(["every", "each", "a", "any", "some", "another", "most"])
_PART = frozenset(["early", "late", "mid", "earlier", "later", "end", "start", "beginning", "of"])
_COMING = frozenset(["will", "'ll", "wo", "would", "shall", "may", "might", "could", "should"])
_CARRIES = frozenset(["prep", "pobj", "npadvmod", "advmod", "dobj", "attr", "nmod", "dative"])
_BARE = re.compile(r"(?:\d{4}|[A-Z][a-z]+\.?)$")


@dataclass(frozen=True, slots=True)
class When:
    """What a clause says of its time: the ISO 8601 interval where it is sure, and the words.

    ``first`` to ``last`` (excluded) are the tokens of the words.
    """

    interval: str | None
    words: str
    first: int
    last: int


def day_published(document: Document) -> date | None:
    """The day that "Wednesday" counts from; a guessed one only where the article prints it above.

    What was guessed otherwise, by an older version or from a file's own day, may be another day.
    """
    try:
        day = date.fromisoformat(document.published[:10])
    except ValueError:
        return None
    printed = not document.published_guessed or day_above(document.text) == day.isoformat()
    return day if printed else None


def when_of(
    tie: Tie, sentence: Span, certainty: Certainty, described: bool, published: date | None
) -> When | None:
    """The date of a tie, if its clause has exactly one.

    ``described``: it holds whatever the clause tells ("Chinese President Xi"), so only a date at
    its own words counts.
    """
    own, near = [], []
    clause = _clause(tie.scope)
    every = _dates(sentence)
    free = [found for found in every if bracket_of(found.doc, found.start, sentence.start) is None]
    for found in free:
        carrier = _carrier(found)
        if tie.trigger[0] <= carrier.i < tie.trigger[1] or (not described and carrier == tie.scope):
            own.append(found)
        elif not described and tie.scope.pos_ in ("VERB", "AUX") and _reaches(carrier, clause):
            near.append(found)
    dates = own or near or of_a_bracket(tie, sentence, every)
    if not dates and not described:
        dates = of_its_event(tie, sentence, free) or shared(tie, sentence, free)
    if not dates and (named := of_a_named_event(tie, sentence)) is not None:
        return When(named.text, named.text, named.start, named.end)
    if len(dates) != 1:
        return None
    return _read(dates[0], _direction(clause, certainty), published)


def _dates(sentence: Span) -> list[Span]:
    found = []
    for match in EXPRESSION.finditer(sentence.text):
        span = sentence.char_span(*match.span(), alignment_mode="expand")
        if span is not None and _is_date(span):
            found.append(span)
    return found


def _is_date(span: Span) -> bool:
    root = span.root
    outside = [c for c in root.children if not span.start <= c.i < span.end]
    if any(c.lower_ in _ANY and c.dep_ == "det" for c in outside):
        return False
    if any(c.dep_ in ("compound", "amod") and c.text.istitle() and c.i > 0 for c in outside):
        return False  # Black Friday
    if not _BARE.match(span.text):
        return True
    if root.dep_ == "nummod" and root.head.tag_ == "NNS":
        return False
    before = span.doc[span.start - 1].lower_ if span.start > span.sent.start else ""
    told = span.doc[span.sent.start : span.start]
    if before == "since" and any(t.lower_ in _COUNTING for t in told):
        return False  # "his first trip since 2019" was not under way since then
    dated = any(t.ent_type_ in ("DATE", "TIME") for t in span)
    return dated or before in {"in", "on", "during", *_BOUNDS, *_PART}


def _carrier(span: Span) -> Token:
    """The word that a date hangs on, its prepositions and "the end of" left out."""
    head = span.root
    while head.head != head and (
        head.dep_ in ("prep", "pobj", "pcomp", "npadvmod", "advmod", "compound", "nummod", "poss")
        or span.start <= head.i < span.end
        or head.lower_ in _PART
    ):
        above = head.head
        if above.pos_ in ("ADP", "SCONJ") or above.lower_ in _PART or above.ent_type_ == "DATE":
            head = above
            continue
        return above
    return head.head


def _reaches(word: Token, clause: Token) -> bool:
    """Whether a date at a name belongs to the verb: the parser hangs "in 2008" on "Scania"."""
    if word == clause:
        return True
    while word.head != word and (
        (word.pos_ in ("PROPN", "ADP") and word.dep_ in _CARRIES)
        or (word.dep_ == "pobj" and word.head.lower_ == "as")  # "joined as an agent in 2014"
    ):
        word = word.head
        if word == clause:
            return True
    return False


def _clause(scope: Token) -> Token:
    while scope.pos_ not in ("VERB", "AUX") and scope.head != scope:
        scope = scope.head
    return scope


def _direction(verb: Token, certainty: Certainty) -> Direction:
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if certainty.factuality == "planned" or helpers & _COMING:
        return "coming"
    if verb.tag_ == "VBD" or {c.tag_ for c in verb.children if c.dep_ == "aux"} & {"VBD"}:
        return "past"
    if verb.tag_ == "VBN" and not helpers & {"is", "are", "be", "being", "'s", "'re"}:
        return "past"
    return None


def _read(span: Span, direction: Direction, published: date | None) -> When:
    doc, first = span.doc, span.start
    while first > span.sent.start and doc[first - 1].lower_ in (
        _BOUNDS | _ROUGHLY | _PART | {"the"}
    ):
        first -= 1
    before = {token.lower_ for token in doc[first : span.start]}
    if doc[first].lower_ == "the" and first < span.start and first + 1 == span.start:
        first += 1
    words = doc[first : span.end].text
    if before & (_BOUNDS | _ROUGHLY):
        return When(None, words, first, span.end)
    # An open quote: "yesterday" counts from when it was said; "the Sept. 11 attacks" are a name.
    quoted = doc[span.sent.start : first].text.count('"') % 2 == 1
    if quoted or span.root.dep_ in ("compound", "nmod"):
        published = None
    return When(interval(span.text, published, direction), words, first, span.end)
