"""Nouns that mean an event ("a military parade", "the parade"), with what tells one from another.

What an event can be called by lies in ``resources/gazetteers/events.json``. What cannot be one
certain event is left out: "parades", "no summit", "any attack", "on trial", "strike zone".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from explorer.extraction import gazetteers as known
from explorer.extraction.dependents import prepositions
from explorer.extraction.eventnames import (
    YEAR,
    date_words,
    days_in,
    event_words,
    hosts,
    next_day,
)
from explorer.extraction.name import Name

_DEFINITE = frozenset({"the", "this", "that"})
_PLACING = ("in", "at")
_MODIFIERS = ("amod", "compound", "nmod", "nummod", "poss", "npadvmod")


@dataclass(frozen=True, slots=True, eq=False)
class EventNoun:
    """A noun that means an event; ``name`` is its place, ``words`` how it would be called.

    ``sort`` is the kind of event, "" for a wider word ("the event"). ``known`` says that the text
    takes it as known ("the", "this"), ``apart`` that it sets it apart ("the last"). ``names`` are
    the names that tell which one it is, ``owner`` of whom it is ("Novak's trial", "his trial").
    ``dated`` holds days and years at the noun, ``then`` those at its verb ("began in October").
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
    then: frozenset[str]

    @property
    def given(self) -> bool:
        """Whether more than the noun itself tells which event it is."""
        return bool(self.names or self.places or self.owner or self.dated)

    @property
    def telling_names(self) -> tuple[Name, ...]:
        """The names that tell which event it is: its modifiers, its places, its owner."""
        return (*self.names, *self.places, *((self.owner,) if self.owner is not None else ()))


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
    own, later = date_words(head)
    later = later or next_day(head)
    dated, then = days_in(own), days_in(later)
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
        event_words(head, left, at),
        definite or (bool(names or owner) and article is None) or mine is not None,
        apart,
        telling,
        tuple(names),
        tuple(places),
        owner,
        f"{own} {later}".strip(),
        dated,
        then,
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
        elif preposition.lower_ in ("with", "of") and _is_person(at.get(word.i)):
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
            near = preposition.i == head.i + 1 or not beside or hosts(verb)
            if preposition.lower_ in _PLACING and near and is_place(at.get(word.i)):
                yield (None if beside else verb), preposition, at[word.i]


def _is_person(name: Name | None) -> bool:
    return name is not None and name.kind == "PERSON"


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
    days = [c for c in one if YEAR.fullmatch(c.text)]
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
    over = head.head.head if head.dep_ == "pobj" else head.head
    if over.lemma_.lower() in known.words("events", "being tried") and head.dep_ in (
        "dobj",
        "pobj",
    ):  # "Porter was convicted after a trial"
        for child in over.children:
            name = at.get(child.i)
            if child.dep_ in ("nsubj", "nsubjpass") and event_sort(head) == "proceeding":
                return name if _is_person(name) else None
    return None
