"""Nouns that mean an event ("a military parade", "the parade"), with what tells one from another.

What an event can be called by lies in ``resources/gazetteers/events.json``. What cannot be one
certain event is left out: "parades", "no summit", "any attack", "on trial", "strike zone".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from explorer.extraction import gazetteers as known
from explorer.extraction.dependents import prepositions
from explorer.extraction.names import Name
from explorer.extraction.spans import DAYS

_MONTHS = re.compile(
    r"(?i)\b(january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_DEFINITE = frozenset({"the", "this", "that"})
_PLACING = ("in", "at")
_MODIFIERS = ("amod", "compound", "nmod", "nummod", "poss", "npadvmod")


@dataclass(frozen=True, slots=True, eq=False)
class EventNoun:
    """A noun that means an event; ``name`` is its place, ``words`` how it would be called.

    ``sort`` is the kind of event, "" for a wider word ("the event"). ``known`` says that the text
    takes it as known ("the", "this"), ``apart`` that it sets it apart ("the last"). ``names`` are
    the names that tell which one it is, ``owner`` of whom it is ("Novak's trial", "his trial").
    ``given`` says that there is more in the text than the noun: modifiers, names or a date.
    """

    head: Token
    name: Name
    sort: str
    noun: str
    words: str
    known: bool
    apart: bool
    telling: frozenset[str]
    names: tuple[Name, ...]
    places: tuple[Name, ...]
    owner: Name | None
    date: str
    dated: frozenset[str]

    @property
    def given(self) -> bool:
        """Whether more than the noun itself tells which event it is."""
        return bool(self.names or self.places or self.owner or self.dated)


def event_noun(
    head: Token, passage: int, at: dict[int, Name], shown: tuple[int, int]
) -> EventNoun | None:
    """The event that a noun means, None where it means none or none in particular.

    ``at`` holds the names of the passage by token, ``shown`` the place of a name's first and last
    token in the text; see :func:`event_nouns` for which nouns are asked.
    """
    noun, sort = _noun_of(head)
    left = [c for c in head.lefts if c.dep_ != "punct"]
    if not noun or _undetermined(head, left) or _figurative(head):
        return None
    modifiers = [c for c in left if c.dep_ in _MODIFIERS and c.i not in at and c.is_alpha]
    plain = [c.lower_ for c in modifiers if c.dep_ != "poss"]
    if any(f"{word} {noun}" in known.words("events", "no events") for word in plain):
        return None
    names = list(dict.fromkeys(at[t.i] for c in left for t in c.subtree if t.i in at))
    names = [n for n in names if n.what not in ("adjective", "people") and n.title != "pronoun"]
    places = event_places(at, head)
    owner = _owner(head, at)
    mine = next((c for c in left if c.tag_ == "PRP$"), None)
    if mine is not None and mine.i not in at:
        return None
    date = _date_words(head)
    dated = frozenset(w for w in re.findall(r"\w+", date) if _YEAR.match(w) or w in DAYS)
    article = next((c for c in left if c.dep_ == "det"), None)
    definite = article is not None and article.lower_ in _DEFINITE
    given = bool(names or places or owner or dated)
    bare = article is None and not given and mine is None
    if not sort and any(w not in known.words("events", "plain") for w in _content(left, at)):
        return None
    if bare and head.lower_ not in known.words("events", "one in plural"):
        return None
    if noun in known.words("events", "only with a name or day") and not given:
        return None
    renames = not sort and head.dep_ == "appos"
    if not sort and not definite and not renames:
        return None
    loose = head.dep_ in ("attr", "appos") and not renames
    if article is not None and not definite and (loose or _as(head)):
        return None
    apart = any(w in known.words("events", "apart") for w in plain) or any(
        c.tag_ in ("JJS", "RBS") and c.lower_ == "latest" for c in left
    )
    telling = frozenset(w for w in plain if w in known.words("events", "telling"))
    return EventNoun(
        head,
        Name(passage, head.i, head.i + 1, *shown, head.text, "EVENT", what="common event"),
        sort,
        noun,
        _words(head, left, at),
        definite or (bool(names or owner) and article is None) or mine is not None,
        apart,
        telling,
        tuple(names),
        tuple(places),
        owner,
        date,
        dated,
    )


def event_nouns(doc: Doc, start: int, end: int) -> Iterator[Token]:
    """The nouns of a stretch that can mean an event, by their words alone."""
    nouns, wider = known.event_classes(), known.wider_events()
    for token in doc[start:end]:
        lower = token.lower_
        lemma = token.lemma_.lower()
        if (lower in nouns or lemma in nouns or lower in wider) and token.pos_ in ("NOUN", "PROPN"):
            yield token


def event_sort(head: Token) -> str:
    """The sort of event that a noun names, "" for a wider word."""
    classes = known.event_classes()
    return classes.get(head.lemma_.lower()) or classes.get(head.lower_, "")


def first_of(noun: EventNoun, at: dict[int, Name]) -> int:
    """The first token of a mention: after the last name or possessor before the noun."""
    head = noun.head
    first = head.i
    while first > head.left_edge.i:
        before = head.doc[first - 1]
        if (
            before.i in at
            or before.tag_ in ("POS", "PRP$")
            or (before.is_punct and before.text != "-")
        ):
            break
        first -= 1
    return first


def event_places(at: dict[int, Name], head: Token) -> list[Name]:
    """Where a text says that an event is: "in Beijing" behind it or behind "held", "Beijing's"."""
    found = [name for _, _, name in placed(at, head)]
    for child in head.lefts:
        name = at.get(child.i)
        if name is not None and child.dep_ in ("poss", "compound", "nmod") and is_place(name):
            found.append(name)
    return list(dict.fromkeys(found))


def placed(at: dict[int, Name], head: Token) -> Iterator[tuple[Token | None, Token, Name]]:
    """Places behind an event with the verb, if any, and the preposition that put it there."""
    for preposition, word in prepositions(head):
        if preposition.lower_ in _PLACING and is_place(at.get(word.i)):
            yield None, preposition, at[word.i]
        elif preposition.lower_ == "with":
            # The parser hangs "with Scholz in Paris" on Scholz.
            for beyond, end in prepositions(word):
                if beyond.lower_ in _PLACING and is_place(at.get(end.i)):
                    yield None, beyond, at[end.i]
    verbs = [c for c in head.rights if c.dep_ in ("acl", "relcl")]
    if head.dep_ in ("nsubj", "nsubjpass", "dobj"):
        verbs.append(head.head)
    for verb in verbs:
        beside = head.dep_ == "dobj" and verb == head.head
        if not beside and verb.lemma_.lower() not in known.words("events", "taking place"):
            continue
        for preposition, word in prepositions(verb):
            near = preposition.i == head.i + 1 or not beside or _hosts(verb)
            if preposition.lower_ in _PLACING and near and is_place(at.get(word.i)):
                yield (None if beside else verb), preposition, at[word.i]


def _hosts(verb: Token) -> bool:
    return verb.lemma_.lower() in known.words("events", "hosting")


def is_place(name: Name | None) -> bool:
    """Whether a name is a place that something can be held in."""
    return name is not None and name.kind == "PLACE"


def _noun_of(head: Token) -> tuple[str, str]:
    """The noun as the table has it, and the sort of event; plurals only where they mean one."""
    lower, lemma = head.lower_, head.lemma_.lower()
    classes = known.event_classes()
    plural = lower in known.words("events", "one in plural")
    if head.tag_ in ("NNS", "NNPS") and not plural and lower not in known.wider_events():
        return "", ""
    if lower == lemma and lower in known.words("events", "only in plural"):
        return "", ""
    for noun in (lemma, lower):
        if noun in classes:
            return (lower if plural else noun), classes[noun]
    return (lower, "") if lower in known.wider_events() else ("", "")


def _undetermined(head: Token, left: list[Token]) -> bool:
    words = known.words("events", "undetermined")
    if head.dep_ in ("compound", "amod", "nmod", "dep", "npadvmod"):
        return True
    one = [c for c in left if c.dep_ == "nummod" and c.lower_ != "one"]
    days = [c for c in one if _YEAR.fullmatch(c.text)]
    return bool(len(one) > len(days)) or any(c.lower_ in words for c in left)


def _figurative(head: Token) -> bool:
    """As in "under attack", "on strike", "like a parade"."""
    before = head.head if head.dep_ == "pobj" else None
    if before is None:
        return False
    bare = not [c for c in head.lefts if c.dep_ != "punct"]
    return before.lower_ in ("like", "unlike", "than") or (
        bare and before.lower_ in ("on", "under", "by", "without")
    )


def _as(head: Token) -> bool:
    return head.dep_ == "pobj" and head.head.lower_ == "as"


def _content(left: list[Token], at: dict[int, Name]) -> list[str]:
    """Modifiers that make of "the event" one of another sort: "the rifle event"."""
    timed = ("DATE", "TIME")
    found = [c for c in left if c.dep_ in _MODIFIERS and c.i not in at and c.ent_type_ not in timed]
    return [c.lower_ for c in found if c.dep_ != "poss"]


def _owner(head: Token, at: dict[int, Name]) -> Name | None:
    """Of whom an event is: "Novak's trial", "his trial", "the funeral of Novak"."""
    for child in head.lefts:
        name = at.get(child.i)
        if name is not None and child.dep_ == "poss" and name.kind == "PERSON":
            return name
    for preposition, word in prepositions(head):
        name = at.get(word.i)
        if preposition.lower_ == "of" and name is not None and name.kind == "PERSON":
            return name
    return None


def _words(head: Token, left: list[Token], at: dict[int, Name]) -> str:
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
        elif name is None and token.head == head and token.dep_ == "compound" and token.is_alpha:
            kept.append(token.text if token.pos_ == "PROPN" else token.lower_)
        elif name is None and token.head == head and _YEAR.fullmatch(token.text):
            kept.append(token.text)
    return " ".join([*kept, head.lower_])


def _date_words(head: Token) -> str:
    """The words that date an event, as written: behind it, before it, or behind "held"."""
    words: list[str] = []
    for child in head.lefts:
        if child.ent_type_ == "DATE" or _YEAR.fullmatch(child.text):
            words.append(head.doc[child.left_edge.i : child.i + 1].text)
    at = [c for c in head.rights if c.dep_ in ("acl", "relcl")]
    if head.dep_ in ("nsubj", "nsubjpass") or (head.dep_ == "dobj" and _hosts(head.head)):
        at.append(head.head)
    for over in (head, *at):
        if (
            over != head
            and not _hosts(over)
            and over.lemma_.lower() not in known.words("events", "taking place")
        ):
            continue
        for child in over.rights:
            dated = child.dep_ == "prep" and child.lower_ in ("in", "on")
            for end in child.children if dated else (child,):
                if end.ent_type_ == "DATE" and (dated or end.dep_ == "npadvmod"):
                    entity = [t for t in end.subtree if t.ent_type_ == "DATE"]
                    words.append(head.doc[entity[0].i : entity[-1].i + 1].text)
    return " ".join(words)


def date_in_name(words: str) -> str:
    """The date's words where they date an event by themselves, "" for "Tuesday", "last week"."""
    return words if _YEAR.search(words) or _MONTHS.search(words) else ""
