"""What one says to or of another: "told Reuters", "complained to Dewar", "says IE6 is unsafe".

Only what an article's people and organizations say, not what its sources report: of another they
speak where they judge it, in the present or with "should".
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from explorer.extraction.arguments import Participant, Reading, participants
from explorer.extraction.dependents import doubtful, particle, prepositions
from explorer.extraction.gazetteers import words
from explorer.extraction.name import Name
from explorer.extraction.owners import acting_owners, participants_or_owners
from explorer.extraction.relationkinds import acts
from explorer.extraction.subjects import subjects
from explorer.extraction.tie import Tie

_OF = frozenset({"say", "speak", "talk", "write", "complain", "tell", "warn", "ask", "joke"})
_JUDGING = frozenset({"say", "claim", "argue", "believe", "think", "insist", "complain"})
_ALSO = frozenset({"speak", "talk", "rule"})
_FINDING = frozenset({"find", "rule", "conclude", "claim", "allege"})
_ABOUT = frozenset({"argue", "claim", "complain", "conclude", "insist", "allege"})
_TALKS = frozenset(
    {"interview", "letter", "email", "e-mail", "message", "call", "conversation", "briefing"}
)
_CLOSE = 5
_DEMANDING = frozenset({"should", "must", "can", "cannot", "ought"})


def saying_ties(reading: Reading) -> Iterator[Tie]:
    """Ties of speakers to whom they address and of whom they speak."""
    for verb in reading.sentence:
        lemma = verb.lemma_.lower()
        tells = lemma in words("verbs", "reporting") or lemma in _ALSO
        if verb.pos_ != "VERB" or not tells or doubtful(verb):
            continue
        doers, passive = subjects(reading, verb)
        if not doers:
            doers, passive = acting_owners(reading, verb)
        doers = [d for d in doers if acts(d.name) and d.name.what != "outlet"]
        if passive or not doers:
            continue
        for doer in doers:
            yield from _addressed(reading, verb, doer)
            yield from _spoken_of(reading, verb, doer)


def _addressed(reading: Reading, verb: Token, doer: Participant) -> Iterator[Tie]:
    for preposition, end in prepositions(verb):
        lower = preposition.lower_
        if verb.dep_ == "advcl" and verb.tag_ == "VBG" and preposition.i - verb.i > _CLOSE:
            continue  # "Speaking a year after the fall of Mosul to ISIL": to nobody
        thing = any(c.dep_ == "dobj" and verb.i < c.i < preposition.i for c in verb.children)
        if lower == "to" and thing and verb.lemma_ in ("pledge", "promise"):
            continue  # "pledged 3 billion dollars to Egypt" says nothing to it
        heard = lower == "before" and verb.lemma_ in words("verbs", "heard")
        if lower == "to" or heard or (lower in ("of", "about") and verb.lemma_ in _OF):
            meant = participants_or_owners if lower in ("of", "about") else participants
            for target in meant(reading, end):
                able = target.name.kind == "ORGANIZATION" or (acts(target.name) and not heard)
                if able and target.through[1:] in ((), ("of",)) and target.name is not doer.name:
                    yield _tie(verb, doer, target, (preposition,), 0.75)
        elif lower == "in" and end.lower_ in _TALKS:
            for inner, other in prepositions(end):
                if inner.lower_ in ("with", "to"):
                    for target in participants(reading, other):
                        if acts(target.name):
                            yield _tie(end, doer, target, (inner,), 0.75, verb)


def _spoken_of(reading: Reading, verb: Token, doer: Participant) -> Iterator[Tie]:
    """As in "Microsoft says that versions of IE protect users", "said Corbyn was unfit"."""
    finds = verb.lemma_ in _FINDING and particle(verb) is None
    if not finds and verb.lemma_ not in _JUDGING:
        return
    for clause in verb.children:
        if clause.dep_ != "ccomp" or not (finds or _judges(clause)):
            continue
        for subject in clause.children:
            if subject.dep_ not in ("nsubj", "nsubjpass") or subject.i > clause.i:
                continue
            for target in participants_or_owners(reading, subject):
                if _other(doer.name, target.name):
                    tie = _tie(verb, doer, target, (), 0.65)
                    yield _by_its_work(tie, doer) if finds and doer.through else tie


def _by_its_work(tie: Tie, doer: Participant) -> Tie:
    """As in "a report by Amnesty found that Roth …": a report on Roth."""
    words_ = (doer.through[0], "on")
    return replace(tie, words=words_, key=" ".join(words_))


def _judges(clause: Token) -> bool:
    """Whether a clause says what something is like and not what it did."""
    modal = [c.lower_ for c in clause.children if c.dep_ == "aux"]
    if clause.lemma_ == "be":
        return any(c.dep_ in ("acomp", "attr") for c in clause.children) and not modal
    if modal:
        return any(word in _DEMANDING for word in modal)
    return clause.tag_ in ("VBZ", "VBP")


def _other(speaker: Name, spoken_of: Name) -> bool:
    own = spoken_of.title == "pronoun" and spoken_of.kind == speaker.kind
    return not own and (acts(spoken_of) or spoken_of.kind in ("WORK", "PRODUCT"))


def _tie(
    verb: Token,
    doer: Participant,
    target: Participant,
    more: tuple[Token, ...],
    sure: float,
    scope: Token | None = None,
) -> Tie:
    link = tuple(t.lower_ for t in more) or ("about" if verb.lemma_ in _ABOUT else "of",)
    label = (*doer.through[:1], verb.lower_, *link, *target.through)
    tokens = [verb.i, *(t.i for t in more if 0 < t.i - verb.i < 8)]
    return Tie(
        doer.name, target.name, label, " ".join([verb.lemma_.lower(), *link]), "communication",
        True, (min(tokens), max(tokens) + 1), scope or verb,
        sure * min(1.0, doer.sure) * min(1.0, target.sure), "saying",
    )  # fmt: skip
