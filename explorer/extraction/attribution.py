"""Who says what a clause says: "According to BBC", "Lee reported", "as AP noted", "by X estimates".

Speakers are given from the nearest outward; each with the words that name it. A source answers for
its clause alone: "a policy that, according to AFP, others criticized" is the article's own policy.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from explorer.extraction.arguments import Reading
from explorer.extraction.citations import beside, inside
from explorer.extraction.dependents import is_infinitive
from explorer.extraction.gazetteers import words
from explorer.extraction.speaker import Speaker
from explorer.extraction.speaking import (
    is_empty,
    is_somebody,
    quotes,
    speaker_at,
    speaks,
    subject_of,
)

_STEPS_UP = 25
_CITING = ("citing", "quoting")
_GIVING = ("from", "by")
_BEFORE_THAT = ("so", "now", "given", "provided", "except", "order", "such", "but")
_CLEAR = ("clear", "plain", "known")
_OF_NOUNS = ("acl", "prep", "ccomp", "appos", "relcl")
_VERBS = ("VERB", "AUX")


def speakers(reading: Reading, scope: Token) -> list[Speaker]:
    """The sources of what stands at a word, from the nearest outward, each once."""
    found = [*_governing(reading, scope), *beside(reading, scope)]
    found += [q.speaker for q in reading.quoted if q.first <= scope.i < q.last]
    seen: list[Speaker] = []
    for speaker in found:
        if is_somebody(reading, speaker) and not any(_overlap(s, speaker, reading) for s in seen):
            seen.append(speaker)
    return seen


def _governing(reading: Reading, scope: Token) -> Iterator[Speaker]:
    """Subjects of what says something above a word."""
    current = scope
    for _ in range(_STEPS_UP):
        head = current.head
        if head == current:
            return
        citing = head.lower_ in _CITING and head.dep_ == "advcl" and current.dep_ == "ccomp"
        if citing or _covers_content(current, head):
            if citing:
                head = head.head
            cited = _cited(head, scope)
            if cited is not None:
                yield speaker_at(reading, cited, cited.head)
            subject = subject_of(head)
            if subject is not None and not _holds(subject, head, scope) and not is_empty(subject):
                yield speaker_at(reading, subject, head)
        elif (maker := _made_clear(current, head)) is not None:
            subject = subject_of(maker)
            if subject is not None and not is_empty(subject):
                yield speaker_at(reading, subject, maker)
        elif _told_that(current, head):
            verb = head.head if head.head.pos_ in _VERBS else head.head.head
            subject = subject_of(verb)
            if subject is not None and not is_empty(subject):
                yield speaker_at(reading, subject, verb)
        elif current.dep_ == "prep" and current.lower_ == "as" and quotes(head):
            quoting = _quoting(head)
            if quoting is not None and not inside(scope, quoting):
                yield speaker_at(reading, quoting, head)
        elif head.pos_ == "NOUN" and current.dep_ in _OF_NOUNS:
            yield from _of_noun(reading, scope, current, head)
        elif head.lemma_ == "be" and current.dep_ == "ccomp":
            for noun in head.children:
                if noun.dep_ == "nsubj" and noun.pos_ == "NOUN":
                    yield from _of_noun(reading, scope, current, noun)
        current = head


def _told_that(clause: Token, noun: Token) -> bool:
    """As in "told the jury, which …, that": the parser hangs the clause on who is told."""
    if clause.dep_ not in ("acl", "relcl") or noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return False
    if not _that(clause):
        return False
    over = noun.head
    if noun.dep_ == "pobj" and over.lower_ == "to" and speaks(over.head):
        return True
    return noun.dep_ in ("dobj", "dative") and over.lemma_.lower() in words("verbs", "addressing")


def _holds(subject: Token, verb: Token, scope: Token) -> bool:
    """Whether the clause is of the subject itself, other than in "a poll showing that"."""
    shows = verb.dep_ in ("acl", "relcl") and verb.head == subject
    return inside(scope, subject) and not shows


def _quoting(verb: Token) -> Token | None:
    """Who quotes another: "AP quoted Lee as saying", "Lee was quoted by AP as saying"."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return next((c for c in verb.children if c.dep_ == "nsubj" and not is_empty(c)), None)


def _covers_content(current: Token, head: Token) -> bool:
    if not speaks(head):
        return False
    lemma = head.lemma_.lower()
    accuses = lemma in words("cues", "accusing")
    if (
        current.dep_ in ("xcomp", "advcl")
        and is_infinitive(current)
        and lemma in words("cues", "hearsay")
    ):
        return any(c.dep_ == "agent" for c in head.children)  # "believed by police to have paid"
    if current.dep_ == "xcomp" and lemma in words("verbs", "denying"):
        return True
    if is_infinitive(current) and lemma in words("cues", "speaking"):
        return accuses and current.dep_ == "xcomp"
    if current.dep_ == "xcomp" and is_infinitive(current) and not accuses:
        return any(c.tag_ in ("WRB", "WP") for c in current.children)  # "knows how to win"
    if current.dep_ in ("ccomp", "parataxis") or _misplaced(current, head):
        return lemma not in words("cues", "causing") or lemma in ("hear", "see")
    return accuses and current.dep_ in ("prep", "xcomp")


def _misplaced(clause: Token, verb: Token) -> bool:
    """As in "emphasize that X through Y has paid", where the parser takes what is said for why."""
    if clause.dep_ != "advcl" or clause.i < verb.i:
        return False
    mark = next((c for c in clause.children if c.dep_ == "mark"), None)
    if mark is not None and mark.lower_ == "if" and mark.nbor(-1) == verb:
        return verb.lemma_ in ("say", "know", "ask", "see", "reveal")
    return mark is not None and mark.lower_ == "that" and mark.nbor(-1).lower_ not in _BEFORE_THAT


def _of_noun(reading: Reading, scope: Token, current: Token, noun: Token) -> Iterator[Speaker]:
    """As in "allegations from X that", "the agency's claim that", "X issued a statement that"."""
    told = current.dep_ in ("acl", "ccomp") or (current.dep_ == "relcl" and _that(current))
    lemma = noun.lemma_.lower()
    states = told and lemma in words("cues", "statements")
    if not states and not {noun.lower_, lemma} & words("nouns", "alleging"):
        if told and lemma == "fact":
            yield from _maker(reading, scope, noun)
        return
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in _GIVING:
            for end in child.children:
                if end.dep_ == "pobj" and not inside(scope, end):
                    yield speaker_at(reading, end, noun)
        elif child.dep_ == "poss" and not inside(scope, child):
            yield speaker_at(reading, child, noun)
    if told:
        yield from _maker(reading, scope, noun)


def _maker(reading: Reading, scope: Token, noun: Token) -> Iterator[Speaker]:
    """As in "made the claim that", "denied reports that", "is of the view that"."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.dep_ == "prep":
        verb = verb.head
        stated = speaks(verb) or (noun.lemma_ != "fact" and verb.lemma_ in ("come", "be", "arrive"))
    elif noun.dep_ == "dobj":
        lemma = verb.lemma_.lower()
        stated = lemma in words("cues", "making statements") or lemma in words("verbs", "denying")
    else:
        return
    subject = subject_of(verb) if stated and verb.pos_ in _VERBS else None
    if subject is not None and not inside(scope, subject) and not is_empty(subject):
        yield speaker_at(reading, subject, verb)


def _that(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _made_clear(clause: Token, head: Token) -> Token | None:
    """The verb of "X made (it) clear that", wherever the parser hangs the clause."""
    if clause.dep_ not in ("ccomp", "advcl"):
        return None
    clear = head if head.lower_ in _CLEAR else None
    verb = head.head if clear is not None else head
    if clear is None:
        clear = next((c for c in head.children if c.lower_ in _CLEAR and c.i < clause.i), None)
    return verb if clear is not None and verb.lemma_ == "make" else None


def _cited(verb: Token, scope: Token) -> Token | None:
    """As in "reported, citing officials": who told those who tell."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.lower_ in _CITING and child != scope:
            for end in child.children:
                sourced = end.ent_type_ in ("PERSON", "ORG", "NORP") or end.lower_ in words(
                    "nouns", "estimates"
                )
                if end.dep_ == "dobj" and sourced:
                    return end
    return None


def _overlap(a: Speaker, b: Speaker, reading: Reading) -> bool:
    docs = {id(s.elsewhere.doc if s.elsewhere else reading.sentence.doc) for s in (a, b)}
    return len(docs) == 1 and a.first < b.last and b.first < a.last
