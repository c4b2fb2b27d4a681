"""Ties to an event that no verb over its noun makes: the noun's own, its place, who was "present".

As in "talks between A and B", "the trial of A", "held in Beijing"; and, in the sentence behind one
that is about the event, "the only leader present was Fico".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from explorer.extraction import gazetteers as known
from explorer.extraction.arguments import Participant, Reading, participants
from explorer.extraction.delegations import meant, takers
from explorer.extraction.dependents import prepositions
from explorer.extraction.eventnouns import event_sort, placed
from explorer.extraction.factuality import certainty
from explorer.extraction.name import Name
from explorer.extraction.relationkinds import acts
from explorer.extraction.tie import Tie

RULE = "event"
_TOGETHER = ("between", "among", "with")
_ON = ("on", "against")
_HURT = ("attack", "disaster")


def implied_ties(reading: Reading, event: Name) -> Iterator[Tie]:
    """As in "The only leader present was Fico, with Bulgaria sending representatives"."""
    for word in reading.sentence:
        lemma = word.lemma_.lower()
        if word.lower_ == "present" and word.dep_ in ("acomp", "nsubj", "attr", "amod"):
            verb = word.head if word.head.lemma_ == "be" else word.head.head
            before = word.nbor(-1) if word.i > reading.sentence.start else word
            if verb.lemma_ != "be" or before.pos_ not in ("NOUN", "AUX", "ADV", "PRON"):
                continue
            for child in verb.children:
                if child.dep_ in ("attr", "nsubj") and child != word:
                    for one in participants(reading, child):
                        if one.name.kind == "PERSON":
                            yield _implied_tie(word, None, one, event, verb)
        elif word.pos_ == "VERB" and lemma in ("send", "dispatch"):
            sent = [c for c in word.children if c.dep_ == "dobj"]
            elsewhere = any(
                p.lower_ in ("to", "into") for w in (word, *sent) for p, _ in prepositions(w)
            )
            if sent and sent[0].lower_ in known.words("events", "parts") and not elsewhere:
                for one in takers(reading, word):
                    yield _implied_tie(word, sent[0], one, event, word)


def _implied_tie(
    trigger: Token, thing: Token | None, one: Participant, event: Name, scope: Token
) -> Tie:
    label: tuple[str, ...] = ("present", "at")
    key = "present at"
    if thing is not None:
        label, key = ("sent", thing.lower_, "to"), f"send {thing.lemma_.lower()} to"
    last = thing.i if thing is not None else trigger.i
    return Tie(
        one.name, event, label, key, "attendance", True, (trigger.i, last + 1), scope,
        0.65 * min(1.0, one.sure), f"{RULE}-implied", False,
    )  # fmt: skip


def noun_event_ties(reading: Reading, head: Token, event: Name) -> Iterator[Tie]:
    """What a noun itself says: "talks between A and B", "A's attack on B", "the trial of A"."""
    if _may_not_be(head):
        return
    sort = event_sort(head)
    found: list[tuple[str, Participant]] = [
        (preposition.lower_, one)
        for preposition, word in prepositions(head)
        for one in meant(reading, word)
    ]
    for child in head.lefts:
        name = reading.at.get(child.i)
        if name is not None and child.dep_ == "poss" and name.kind in ("PERSON", "ORGANIZATION"):
            found += [("of", one) for one in participants(reading, child)]
    for lower, one in found:
        if not acts(one.name):
            continue
        if sort in ("talks", "gathering") and lower in _TOGETHER:
            yield noun_tie(head, one, event, 0.75)
        elif sort == "attack" and lower == "by":
            yield noun_tie(head, one, event, 0.75, ("behind",), "conflict")
        elif sort == "attack" and lower in _ON:
            yield noun_tie(head, one, event, 0.7, ("target", "of"), "conflict")
        elif sort == "proceeding" and lower == "of" and one.name.kind == "PERSON":
            yield noun_tie(head, one, event, 0.75, ("defendant", "in"))
        elif sort == "ceremony" and lower == "of" and one.name.kind == "PERSON":
            yield Tie(
                event, one.name, ("of",), "for", "other", True, (head.i, head.i + 1), head,
                0.7 * min(1.0, one.sure), f"{RULE}-whose", False,
            )  # fmt: skip
    for verb, preposition, place in placed(reading.at, head):
        label: tuple[str, ...] = ("held", preposition.lower_)
        label = label if sort not in _HURT else (preposition.lower_,)
        if verb is not None:
            phrase = [c.lower_ for c in verb.children if c.dep_ == "dobj" and c.i < preposition.i]
            label = (verb.lower_, *phrase[:1], preposition.lower_)
        yield Tie(
            event, place, label, f"held {preposition.lower_}", "location", True,
            (verb.i if verb is not None else head.i, preposition.i + 1),
            verb if verb is not None else head, 0.8, f"{RULE}-place", verb is not None,
        )  # fmt: skip


def _may_not_be(head: Token) -> bool:
    """As in "canceled the summit with Putin", "would attend the summit in Hanoi".

    The noun alone would say that it took place: whoever is named with it is left out.
    """
    over = head.head.head if head.dep_ == "pobj" else head.head
    if head.dep_ not in ("dobj", "nsubjpass", "pobj") or over.pos_ not in ("VERB", "AUX"):
        return False
    if over.lemma_.lower() in known.words("events", "calling off"):
        return True
    asserted = certainty(head).factuality == "asserted"
    return asserted and certainty(over).factuality != "asserted"


def noun_tie(
    head: Token,
    one: Participant,
    event: Name,
    sure: float,
    label: tuple[str, ...] = ("participant", "in"),
    kind: str = "attendance",
) -> Tie:
    """The tie of one who takes part to the event that a noun names."""
    return Tie(
        one.name, event, label, " ".join(label), kind, True, (head.i, head.i + 1), head,
        sure * min(1.0, one.sure), f"{RULE}-noun", False,
    )  # fmt: skip
