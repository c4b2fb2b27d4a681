"""What an event that has no name is called: its noun with what tells it apart, and its date.

The date is given by its words; :func:`date_in_name` is the one place that decides how they read.
"""

import re
from datetime import date, timedelta

from spacy.tokens import Token

from explorer.extraction import gazetteers as known
from explorer.extraction.calendar import EXPRESSION, interval
from explorer.extraction.name import Name
from explorer.extraction.spans import DAYS

_MONTHS = re.compile(
    r"(?i)\b(january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)
_MONTH_NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_BACK = 400
"""Characters; a date further back is of something else."""

_FULL = re.compile(r"\d{4}-\d\d-\d\d")
YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")


def event_words(head: Token, left: list[Token], at: dict[int, Name]) -> str:
    """What an event would be called: its telling modifiers and names, in their order."""
    kept: list[str] = []
    seen: set[Name] = set()
    for token in head.doc[head.left_edge.i : head.i]:
        name = at.get(token.i)
        direct = token.head == head or (name is not None and any(token in c.subtree for c in left))
        if name is not None and name not in seen and name.last <= head.i and direct:
            seen.add(name)
            child = next((c for c in left if token in c.subtree), None)
            bracket = name.first > 0 and head.doc[name.first - 1].text == "("
            if child is not None and child.dep_ in ("compound", "nmod", "amod") and not bracket:
                kept.append(name.text)
        elif name is None and token.lower_ in known.words("events", "telling") and direct:
            kept.append(token.lower_)
        elif token.ent_type_ in ("DATE", "TIME", "CARDINAL", "ORDINAL") and name is None:
            if token.head == head and YEAR.fullmatch(token.text):
                kept.append(token.text)
        elif name is None and token.head == head and token.dep_ == "compound" and token.is_alpha:
            kept.append(token.text if token.pos_ == "PROPN" else token.lower_)
        elif name is None and token.head == head and YEAR.fullmatch(token.text):
            kept.append(token.text)
    return " ".join([*kept, head.lower_])


def days_in(words: str) -> frozenset[str]:
    """The days, months and years that a date's words name."""
    return frozenset(w for w in re.findall(r"\w+", words) if YEAR.match(w) or w in DAYS)


def date_words(head: Token) -> tuple[str, str]:
    """The words that date an event, as written: those at the noun, those behind "held"."""
    words: list[str] = []
    later: list[str] = []
    for child in head.lefts:
        if child.ent_type_ == "DATE" or YEAR.fullmatch(child.text):
            words.append(head.doc[child.left_edge.i : child.i + 1].text)
    at = [c for c in head.rights if c.dep_ in ("acl", "relcl")]
    if head.dep_ in ("nsubj", "nsubjpass") or (head.dep_ == "dobj" and hosts(head.head)):
        at.append(head.head)
    for over in (head, *at):
        if (
            over != head
            and not hosts(over)
            and over.lemma_.lower() not in known.words("events", "taking place")
        ):
            continue
        for child in over.rights:
            dated = child.dep_ == "prep" and child.lower_ in ("in", "on")
            for end in child.children if dated else (child,):
                if end.ent_type_ == "DATE" and (dated or end.dep_ == "npadvmod"):
                    entity = [t for t in end.subtree if t.ent_type_ == "DATE"]
                    found = head.doc[entity[0].i : entity[-1].i + 1].text
                    (words if over == head else later).append(found)
    return " ".join(words), " ".join(later)


def next_day(head: Token) -> str:
    """The day of an event "held the following day", counted from the last full date before it."""
    for word in head.doc[head.i + 1 : min(head.i + 8, head.sent.end)]:
        verb, said = word.head, {c.lower_ for c in word.children}
        if word.lower_ != "day" or not said & {"following", "next"} or "the" not in said:
            continue
        its = verb == head.head or verb.head == head
        happens = verb.lemma_.lower() in known.words("events", "taking place")
        if not its or not (hosts(verb) or happens):
            continue
        before = head.doc.text[max(0, head.idx - _BACK) : head.idx]
        dates = [m[0] for m in EXPRESSION.finditer(before)]
        day = interval(dates[-1], None, None) if dates else None
        if day is not None and _FULL.fullmatch(day):
            then = date.fromisoformat(day) + timedelta(1)
            return f"{then.day} {_MONTH_NAMES[then.month - 1]} {then.year}"
    return ""


def date_in_name(words: str) -> str:
    """The date's words where they date an event by themselves, "" for "Tuesday", "last week"."""
    return words if YEAR.search(words) or _MONTHS.search(words) else ""


def hosts(verb: Token) -> bool:
    """Whether who does it holds the event: what stands behind the verb is where and when."""
    return verb.lemma_.lower() in known.words("events", "hosting")
