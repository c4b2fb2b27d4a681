"""What nobody answers for: "is believed to have paid", "unconfirmed reports say", "some say"."""

from spacy.tokens import Token

from explorer.extraction.certainties import Certainty
from explorer.extraction.dependents import has_subject, is_infinitive
from explorer.extraction.gazetteers import words

RUMORS = frozenset({"rumor", "rumour", "speculation", "gossip"})
_SOME = ("some", "others", "many", "few", "people")


def thought(verb: Token, word: str) -> Certainty:
    """The certainty by "believed to have paid", "believed killed"."""
    bare = verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    alone = bare and not has_subject(verb)
    return Certainty("hedged", (word,)) if alone else Certainty("hedged", (word, "to"), True)


def is_thought(head: Token) -> bool:
    """As in "is feared to", "it is understood that", "a man thought to have": nobody is sure."""
    lemma = head.lemma_.lower()
    if lemma in ("appear", "seem"):
        return True
    if lemma not in words("cues", "hearsay"):
        return False
    passive = any(c.dep_ == "auxpass" for c in head.children)
    bare = head.tag_ in ("VBN", "VBD") and not any(
        c.dep_ in ("nsubj", "mark") and c.tag_.startswith("PRP") for c in head.children
    )
    subject = next((c for c in head.children if c.dep_ == "nsubjpass"), None)
    told = passive and (subject is None or subject.lower_ == "it")
    raised = any(
        c.dep_ in ("xcomp", "oprd", "advcl") and (is_infinitive(c) or c.tag_ == "VBN")
        for c in head.children
    )
    return told or (raised and (passive or (bare and lemma not in ("fear", "report", "say"))))


def is_unconfirmed(head: Token) -> bool:
    """As in "unconfirmed reports say", "rumors say"."""
    subjects = [c for c in head.children if c.dep_ == "nsubj"]
    return any(
        s.lemma_.lower() in RUMORS
        or any(c.lower_ in words("cues", "hedged adjectives") for c in s.children)
        for s in subjects
    )


def is_by_some(head: Token) -> bool:
    """As in "some say", "others have said": nobody is named and nobody accuses."""
    return any(c.dep_ == "nsubj" and c.lower_ in _SOME for c in head.children)
