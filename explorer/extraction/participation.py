"""Ties between events with common names and who takes part in them, in the sentence's own words.

From who takes part to the event: "attended", "hosted", "spoke at", "sent representatives to". Of
a list ("leaders from Iran, Cuba and Indonesia") each is tied to the event, none to each other.
From the event to where it is: "held in".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from explorer.extraction import gazetteers as known
from explorer.extraction.arguments import Participant, Reading, objects, participants
from explorer.extraction.delegations import meant, takers
from explorer.extraction.dependents import particle, prepositions
from explorer.extraction.eventcontext import RULE, implied_ties, noun_event_ties, noun_tie
from explorer.extraction.eventnouns import event_nouns, event_sort
from explorer.extraction.name import Name
from explorer.extraction.relationkinds import acts
from explorer.extraction.tie import Tie, tie_of_noun

_LINKS = ("at", "in", "during", "for", "to", "from", "by", "over")
_EMPTY = ("take", "give", "make", "deliver", "send", "bring", "play", "claim")
_BEATING = ("defeat", "beat", "oust", "unseat")


def event_ties(
    reading: Reading, heads: dict[int, Name], topic: Name | None = None
) -> Iterator[Tie]:
    """The ties of a sentence to the events that nouns in it mean, by the nouns' tokens.

    ``topic`` is the event that the sentence before is about: who is "present" then is present
    there, unless this sentence speaks of another.
    """
    span = reading.sentence
    if topic is not None and not any(event_nouns(span.doc, span.start, span.end)):
        yield from implied_ties(reading, topic)
    for at, event in heads.items():
        head = reading.sentence.doc[at]
        if not reading.inside(head):
            continue
        found: dict[tuple[Name, Name, str], Tie] = {}
        for tie in (*_governed(reading, head, event), *noun_event_ties(reading, head, event)):
            found.setdefault((tie.source, tie.target, tie.key), tie)
        told = {t.source for t in found.values()} - {event}
        for tie in found.values():
            # "participant in" says nothing more where "hosted" is said.
            if tie.rule != f"{RULE}-noun" or tie.source not in told - {tie.source}:
                yield tie


def takes_part(tie: Tie) -> bool:
    """Whether a tie says that somebody takes part, and not only speaks of an event."""
    return tie.rule in (f"{RULE}-participant", f"{RULE}-noun") and tie.sure >= 0.5


def _governed(reading: Reading, head: Token, event: Name) -> Iterator[Tie]:
    place = head
    while place.dep_ == "conj" and place.head.pos_ in ("NOUN", "PROPN") and place.head.i < place.i:
        place = place.head
    over = place.head
    if place.dep_ == "dobj" and over.pos_ == "VERB":
        yield from _done(reading, over, event, head)
    elif place.dep_ == "nsubjpass" and over.pos_ == "VERB":
        yield from _undone(reading, over, event, head)
    elif place.dep_ == "nsubj" and over.pos_ == "VERB":
        yield from _drawn(reading, over, event)
    elif place.dep_ == "pobj" and over.pos_ in ("ADP", "SCONJ", "PART"):
        yield from _behind(reading, over, event, head)
    for clause in head.rights:
        if clause.dep_ == "acl" and clause.tag_ == "VBN":
            yield from _undone(reading, clause, event, head)
        elif clause.dep_ == "acl" and clause.tag_ == "VBG":
            yield from _drawn(reading, clause, event)
        elif clause.dep_ == "relcl":
            yield from _relative(reading, clause, event, head)


def _done(reading: Reading, verb: Token, event: Name, head: Token) -> Iterator[Tie]:
    """As in "Xi hosted a parade"; "Trump held a summit with Putin" for both."""
    kind, part = _by_verb(verb.lemma_.lower(), head)
    if kind is None:
        return
    for doer in takers(reading, verb):
        yield _tie(verb, doer, event, (), kind, 0.85, part)
    if verb.lemma_ == "win":  # "won the election, defeating Lima"
        for clause in verb.rights:
            if clause.dep_ == "advcl" and clause.lemma_ in _BEATING and clause.tag_ == "VBG":
                for one in objects(reading, clause):
                    yield noun_tie(head, one, event, 0.75, ("defeated", "in"))
    if part:
        for preposition, word in prepositions(verb):
            if preposition.lower_ == "with" and preposition.i > head.i:
                for one in meant(reading, word):
                    yield noun_tie(head, one, event, 0.75)


def _undone(reading: Reading, verb: Token, event: Name, head: Token) -> Iterator[Tie]:
    """As in "the parade was attended by Kim", "a parade hosted by Xi"."""
    kind, part = _by_verb(verb.lemma_.lower(), head)
    if kind is None:
        return
    for preposition, word in prepositions(verb):
        if preposition.lower_ == "by":
            for one in meant(reading, word):
                yield _tie(verb, one, event, (), kind, 0.85, part)


def _drawn(reading: Reading, verb: Token, event: Name) -> Iterator[Tie]:
    """As in "the summit brought together Macron and Scholz": from the event to whom it drew."""
    if verb.lemma_.lower() not in known.words("events", "drawing"):
        return
    phrasal = particle(verb) or next((c for c in verb.children if c.lower_ == "together"), None)
    if verb.lemma_.lower() in ("bring", "draw") and phrasal is None:
        return
    label = (verb.lower_, *((phrasal.lower_,) if phrasal is not None else ()))
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.i > verb.i:
            for one in meant(reading, child):
                if acts(one.name):
                    yield Tie(
                        event,
                        one.name,
                        label,
                        " ".join((verb.lemma_.lower(), *label[1:])),
                        "attendance",
                        True,
                        (verb.i, verb.i + 1),
                        verb,
                        0.75 * min(1.0, one.sure),
                        f"{RULE}-participant",
                    )


def _relative(reading: Reading, verb: Token, event: Name, head: Token) -> Iterator[Tie]:
    """As in "the parade that Kim attended", "the summit, which was hosted by Xi"."""
    if any(c.dep_ == "nsubjpass" and c.tag_ in ("WDT", "WP") for c in verb.children):
        yield from _undone(reading, verb, event, head)
        return
    if any(c.dep_ == "nsubj" and c.tag_ in ("WDT", "WP") for c in verb.children):
        yield from _drawn(reading, verb, event)
        return
    own = [c for c in verb.children if c.dep_ == "dobj"]
    kind, part = _by_verb(verb.lemma_.lower(), head)
    if kind is None or any(c.tag_ not in ("WDT", "WP") for c in own):
        return
    if any(c.dep_ == "nsubj" for c in verb.children):
        for doer in takers(reading, verb):
            yield _tie(verb, doer, event, (), kind, 0.8, part)


def _behind(reading: Reading, preposition: Token, event: Name, head: Token) -> Iterator[Tie]:
    """As in "spoke at the summit", "took part in the parade", "sent representatives to it"."""
    over, lower = preposition.head, preposition.lower_
    more: tuple[Token, ...] = (preposition,)
    if over.pos_ == "ADV":  # "met earlier at"
        over = over.head
    if over.pos_ == "NOUN":
        if over.lower_ not in known.words("events", "parts"):
            return
        for child in over.lefts:
            if child.dep_ == "poss" and child.i in reading.at:
                for one in participants(reading, child):
                    yield tie_of_noun(
                        one.name, event, over, preposition, "attendance",
                        0.75 * min(1.0, one.sure), f"{RULE}-participant",
                    )  # fmt: skip
        if over.dep_ != "dobj" or over.head.pos_ != "VERB":
            return
        more, over = (over, preposition), over.head
    if over.pos_ not in ("VERB", "AUX") or lower not in _LINKS:
        return
    lemma = over.lemma_.lower()
    if lemma not in known.words("events", lower):
        return
    thing = next(
        (c for c in over.children if c.dep_ == "dobj" and over.i < c.i < preposition.i), None
    )
    if len(more) == 1 and thing is not None and thing.lower_ in known.words("events", "parts"):
        more = (thing, preposition)
    if lemma in _EMPTY and len(more) == 1:
        return
    reports = lemma in known.words("verbs", "reporting") and len(more) == 1
    for doer in takers(reading, over):
        if reports and (doer.name.what == "outlet" or doer.name.kind != "PERSON"):
            continue
        kind = "conflict" if event_sort(head) == "attack" else "attendance"
        if event_sort(head) == "disaster":
            kind = "other"
        part = lower not in ("from", "to") or lemma in ("come", "go", "travel", "send", "return")
        yield _tie(over, doer, event, more, kind, 0.8, part)
    if lemma in ("meet", "greet", "defeat", "beat", "host", "welcome") and lower in (
        "at",
        "in",
        "during",
    ):
        for other in objects(reading, over):
            if acts(other.name) and lemma == "meet":
                yield _tie(over, other, event, more, "attendance", 0.75, True)


def _by_verb(lemma: str, head: Token) -> tuple[str | None, bool]:
    """The kind that a verb over an event states, None for no tie; whether one takes part by it."""
    if event_sort(head) == "attack":
        if lemma in known.words("events", "doing"):
            return "conflict", True
        if lemma in ("survive", "witness", "watch"):
            return "other", True
    elif event_sort(head) == "disaster":
        if lemma in ("survive", "witness"):
            return "other", True
    elif lemma in known.words("events", "hosting") | known.words("events", "attending"):
        return "attendance", lemma not in ("skip", "miss", "boycott", "leave")
    elif event_sort(head) in ("protest", "exercise") and lemma in known.words("events", "doing"):
        return "attendance", True
    kind = known.speaking_of_events().get(lemma)
    return kind, False


def _tie(
    verb: Token,
    doer: Participant,
    event: Name,
    more: tuple[Token, ...],
    kind: str,
    sure: float,
    part: bool,
) -> Tie:
    phrasal = particle(verb)
    if phrasal is not None and (phrasal.i < verb.i or phrasal in more):
        phrasal = None
    parts = [verb, *((phrasal,) if phrasal is not None else ()), *more]
    label = tuple(part.lower_ for part in parts)
    if doer.acting and doer.word.lower_ in known.words("events", "sending for"):
        label = (doer.word.lower_, *label)
    key = " ".join([verb.lemma_.lower(), *(part.lemma_.lower() for part in parts[1:])])
    if doer.acting:
        key = f"{doer.word.lemma_.lower()} {key}"
    near = [part.i for part in parts if abs(part.i - verb.i) < 8]
    return Tie(
        doer.name,
        event,
        label,
        key,
        kind,
        True,
        (min(near), max(near) + 1),
        verb,
        sure * min(1.0, doer.sure),
        f"{RULE}-participant" if part else f"{RULE}-spoken-of",
    )
