"""Who accuses and does not merely tell: prosecutors always, critics and victims of a wrong."""

from collections.abc import Iterator

from spacy.tokens import Token

from explorer.extraction.gazetteers import words

_NEAR = 6
_VERBS = ("VERB", "AUX")


def accuses(speaker: Token, clause: Token) -> bool:
    """Whether a speaker wants a clause believed: "prosecutors", or "critics" of what is a wrong.

    "Critics say that Lee bribed Kim" accuses him, "critics say that Lee met Kim" tells of it.
    """
    if speaker.lower_ in words("cues", "accusers"):
        return True
    return _hostile(speaker) and any(map(_wrong, _told(clause)))


def accuser(verb: Token, clause: Token) -> bool:
    """As in "prosecutors said that …": whether the subject of a verb of saying accuses."""
    return verb.lemma_.lower() in words("verbs", "reporting") and any(
        c.dep_ == "nsubj" and accuses(c, clause) for c in verb.children
    )


def of_accusers(preposition: Token, clause: Token) -> bool:
    """As in "according to prosecutors", "according to court papers filed by the plaintiff"."""
    return any(
        t.lower_ in words("cues", "accusers") or (t.dep_ == "pobj" and accuses(t, clause))
        for t in preposition.subtree
        if t.i - preposition.i < _NEAR
    )


def accusing_beside(clause: Token) -> bool:
    """As in "Lee, critics say, bribed Kim", "Lee, Moss claimed, bribed Kim"."""
    said = [c for c in clause.children if c.dep_ == "parataxis" and c.pos_ == "VERB"]
    return any(c.lemma_ in ("claim", "allege") or accuser(c, clause) for c in said)


def _hostile(speaker: Token) -> bool:
    hostile = words("cues", "adversaries")
    if speaker.lower_ in hostile or speaker.lemma_.lower() in hostile:
        return True
    same = [c for c in speaker.children if c.dep_ == "appos"]  # "Lee, one of the victims"
    some = [e for c in speaker.children if c.lower_ == "of" for e in c.children]
    if speaker.lower_ not in ("one", "some", "many", "several", "two", "three"):
        some = []
    if any(_hostile(one) for one in (*same, *some) if one.i > speaker.i):
        return True
    beside = [c for c in speaker.children if c.dep_ in ("amod", "compound", "prep")]
    if any(c.lower_ in words("cues", "hostile adjectives") for c in beside):
        return True
    counsel = speaker.lemma_.lower() in ("lawyer", "attorney", "family", "relative", "friend")
    return counsel and any(c.dep_ == "poss" or c.lower_ in ("for", "of") for c in speaker.children)


def _told(clause: Token, depth: int = 0) -> Iterator[Token]:
    """The verbs of a clause: its own, and those that it leads to ("tried to bribe and cheat")."""
    yield clause
    for child in clause.children if depth < 3 else ():
        if child.dep_ in ("xcomp", "conj") and child.pos_ in _VERBS:
            yield from _told(child, depth + 1)


def _wrong(verb: Token) -> bool:
    if verb.lemma_.lower() in words("verbs", "wrongdoing"):
        return True
    return any(
        c.dep_ in ("dobj", "attr", "acomp", "pobj") and c.lemma_.lower() in words("cues", "wrongs")
        for child in verb.children
        for c in ((child,) if child.dep_ != "prep" else child.children)
    )
