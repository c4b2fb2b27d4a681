"""Dates that a clause tells of by another word than its verb, each in one reading only.

- in the brackets of a life: "(born 13 March 1963 in Linz)", or right behind the verb in brackets:
  "was awarded (December 2017)";
- the year of what was made by it, or in which it happened: "a 1936 film directed by", "killed in a
  2008 raid";
- the year in the name of the event at one end: "won a medal at the 2002 Winter Olympics";
- a date in front that its verb shares with what follows: "In 2005, he returned and joined".
"""

import re

from spacy.tokens import Doc, Span, Token

from explorer.extraction.gazetteers import event_classes, words
from explorer.extraction.name import Name
from explorer.extraction.tie import Tie

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LIFE = {"P19": "born", "P20": "died"}
_PLACED = frozenset(["P276", "P17", "P131", "P710", "P1344", "P1346"])
_PARTING = frozenset([";", "–", "—", "-", "died", "d."])
_MAKING = frozenset(
    ["adopt", "author", "build", "commit", "compose", "conduct", "create", "design", "develop",
     "direct", "fight", "film", "found", "host", "launch", "lead", "make", "organize",
     "organise", "perform", "pen", "produce", "publish", "record", "release", "sign", "sing",
     "stage", "star", "feature", "write"]
)  # fmt: skip
_IN = ("in", "at", "during", "of")
_LATER = frozenset(
    ["later", "then", "after", "before", "afterwards", "afterward", "eventually", "subsequently",
     "previously", "earlier", "once", "until", "since", "now", "finally", "still", "when", "while"]
)  # fmt: skip


def bracket_of(doc: Doc, at: int, first: int) -> int | None:
    """The token of the bracket that is open at a token of a sentence beginning at ``first``."""
    deep = 0
    for i in range(at - 1, first - 1, -1):
        if ")" in doc[i].text:
            deep += 1
        if "(" in doc[i].text:
            if not deep:
                return i
            deep -= 1
    return None


def of_a_bracket(tie: Tie, sentence: Span, dates: list[Span]) -> list[Span]:
    """The dates that stand in brackets and are of the tie all the same."""
    doc, born = sentence.doc, _LIFE.get(tie.code or "")
    found = []
    for date in dates:
        opened = bracket_of(doc, date.start, sentence.start)
        if opened is None:
            continue
        bare = date.end < sentence.end and ")" in doc[date.end].text and date.start == opened + 1
        if born is not None and opened == bracket_of(doc, tie.trigger[0], sentence.start):
            begin, end = sorted((date.start, tie.trigger[0]))
            parted = any(t.lower_ in _PARTING for t in doc[min(begin + 1, end) : end])
            if not parted and doc[opened + 1].lower_ == born and date.end <= tie.trigger[0]:
                found.append(date)
        elif (
            bare
            and opened > sentence.start
            and doc[opened - 1] == tie.scope
            and tie.scope.pos_ == "VERB"
        ):
            found.append(date)
    return found


def of_its_event(tie: Tie, sentence: Span, dates: list[Span]) -> list[Span]:
    """The year of what was made by the clause's verb, or of the event in which it happened."""
    verb, found = tie.scope, []
    if verb.pos_ != "VERB":
        return []
    made = verb
    while made.dep_ == "conj" and made.tag_ == verb.tag_:
        made = made.head
    for date in dates:
        noun = date.root.head
        if not _YEAR.fullmatch(date.text) or not date.end - 1 < noun.i or noun.pos_ == "VERB":
            continue
        if any(t.dep_ in ("punct", "cc") for t in noun.doc[date.end : noun.i]):
            continue
        by = made.dep_ == "acl" and made.head == noun and made.lemma_.lower() in _MAKING
        by = by and verb.lemma_.lower() in _MAKING
        if by or (noun.lemma_.lower() in event_classes() and _happens_in(verb, noun)):
            found.append(date)
    return found


def _happens_in(verb: Token, noun: Token) -> bool:
    """As in "killed in a 2008 raid", "selected in the first round of the 1982 draft"."""
    for _ in range(3):
        if noun.dep_ != "pobj" or noun.head.lower_ not in _IN:
            return False
        preposition, above = noun.head.lower_, noun.head.head
        if above == verb:
            return preposition != "of"
        noun = above
    return False


def of_a_named_event(tie: Tie, sentence: Span) -> Span | None:
    """The year in the name of the event at one end, where the tie is of taking part or place."""
    ends = [name for name in (tie.source, tie.target) if name.kind == "EVENT"]
    if len(ends) != 1:
        return None
    (event,) = ends
    if not (tie.code in _PLACED or tie.rule == "in" or _takes_part(tie, event)):
        return None
    doc = sentence.doc
    years = [t for t in doc[event.first : event.last] if _YEAR.fullmatch(t.text)]
    return doc[years[0].i : years[0].i + 1] if len(years) == 1 else None


def _takes_part(tie: Tie, event: Name) -> bool:
    if tie.target is not event or tie.scope.pos_ != "VERB" or not tie.words:
        return False
    verb, last = tie.scope.lemma_.lower(), tie.words[-1]
    if last in ("at", "in", "during"):
        return True
    return verb in words("events", "attending") and last not in ("from", "for", "after", "before")


def shared(tie: Tie, sentence: Span, dates: list[Span]) -> list[Span]:
    """The one date of a sentence, in front of a verb that shares its subject with the clause's."""
    verb = tie.scope
    if verb.pos_ != "VERB" or len(dates) != 1 or _own_subject(verb):
        return []
    (date,) = dates
    if any(not t.is_punct and t.lower_ not in ("in", "on", "early", "late", "by") for t in
           sentence.doc[sentence.start : date.start]):  # fmt: skip
        return []
    first = verb
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and not _marked(verb):
        first = verb.head
    while first.dep_ == "conj" and first.head.pos_ == "VERB" and first.tag_ == first.head.tag_:
        if _own_subject(first) or _marked(first):
            return []
        first = first.head
    if first == verb or not _own_subject(first) or first.i > verb.i or first.tag_ != "VBD":
        return []
    of_first = first.is_ancestor(date.root) and date.root.i < first.i
    direct = all(
        t == first or t.pos_ in ("ADP", "NUM", "NOUN", "PROPN") for t in date.root.ancestors
        if t.i < first.i
    )  # fmt: skip
    later = any(t.lower_ in _LATER for t in sentence.doc[date.end : verb.i + 2])
    return [date] if of_first and direct and not later else []


def _own_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in verb.children)


def _marked(verb: Token) -> bool:
    return any(
        (c.dep_ in ("mark", "prep") and c.i < verb.i) or c.lower_ in _LATER for c in verb.children
    )
