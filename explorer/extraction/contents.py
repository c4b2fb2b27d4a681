"""What a noun or adjective makes of the clause on it: "rumors that", "no plan to", "capable of".

Where :mod:`governors` tells what verbs and prepositions make of theirs.
"""

from spacy.tokens import Token

from explorer.extraction.certainties import Certainty
from explorer.extraction.denials import denied, dropped, is_negated, retracted, unfounded
from explorer.extraction.dependents import has_subject, is_infinitive
from explorer.extraction.gazetteers import words
from explorer.extraction.hearsay import RUMORS

_VERBS = ("VERB", "AUX")
_HEARSAY = RUMORS | {"report", "suggestion"}


def by_noun(verb: Token, noun: Token, link: str) -> Certainty | None:
    """As in "allegations that he paid", "rumors that", "no plan to", "no charges announced"."""
    lemma = noun.lemma_.lower()
    content = link != "relcl" or (has_subject(verb) and not _relative(verb))
    if link == "acl" and verb.tag_ in ("VBN", "VBG") and not has_subject(verb):
        negated = any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)
        return Certainty("negated", ("not",)) if negated else None
    if not content:
        return None
    accounts = words("nouns", "alleging") | words("cues", "proof") | words("cues", "statements")
    if retracted(noun) and {lemma, noun.lower_} & accounts:
        return Certainty("negated", (f"{retracted(noun)}:",))
    if _called_false(noun) and {lemma, noun.lower_} & accounts:
        return Certainty("negated", ("falsely", "said:"))
    if lemma == "myth":
        return Certainty("negated", ("not",))
    if {lemma, noun.lower_} & words("nouns", "alleging"):
        if denied(noun):
            return Certainty("negated", ("denied:",))
        return Certainty("alleged", ("said", "to"), True)
    if lemma in words("cues", "proof") and _claimed_without(noun):
        return Certainty("alleged", ("said", "to"), True)
    if lemma in words("cues", "proof") and unfounded(noun):
        missing = ("no", f"{noun.lower_}:") if denied(noun) else ("not", "proven:")
        return Certainty("negated", missing)
    if is_infinitive(verb):
        if denied(noun):
            return Certainty("negated", ("not",))
        if lemma in ("potential", "possibility", "risk", "likelihood", "danger"):
            return Certainty("hedged", ("may",), True)
        return None
    if any(c.lower_ in words("cues", "hedged adjectives") for c in noun.children):
        return Certainty("hedged", ("may",), True)
    told = link == "acl" and lemma in words("cues", "statements")
    if link == "acl" and lemma in _HEARSAY and not denied(noun) and not _owned(noun):
        return Certainty("hedged", ("reportedly",))
    if lemma == "doubt" and denied(noun):
        return None
    if told and noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("verbs", "denying"):
        return Certainty("negated", ("denied:",)) if denied(noun) else None
    if (told or lemma in words("nouns", "possibility")) and denied(noun):
        return Certainty("negated", ("not",))
    if lemma in words("nouns", "possibility"):
        return Certainty("hedged", ("may",), True)
    if lemma in words("nouns", "planning"):
        return Certainty("planned", ("to",), True)
    return None


def _claimed_without(noun: Token) -> bool:
    """As in "claimed without evidence that X paid", where the parser hangs it on "evidence"."""
    preposition = noun.head
    verb = preposition.head
    claims = words("cues", "claiming") | words("verbs", "reporting")
    return preposition.lower_ == "without" and verb.lemma_.lower() in claims


def _called_false(noun: Token) -> bool:
    return any(
        c.dep_ == "amod" and c.lower_ in words("cues", "false adjectives") for c in noun.children
    )


def _owned(noun: Token) -> bool:
    """Whether it is said whose report it is, or which one: then that is its source."""
    return any(c.dep_ == "poss" or c.lower_ in ("the", "this", "by", "from") for c in noun.children)


def ranked(noun: Token) -> bool:
    """As in "was the first president to visit", "the worst storm to hit": it came so."""
    verb = noun if noun.pos_ in _VERBS else noun.head
    if noun == verb:
        found = (c for c in verb.children if c.dep_ == "attr")
        noun = next(found, noun)
        if noun == verb or not (_superlative(noun) or noun.lower_ == "one"):
            return False
    elif not _superlative(noun):
        return False
    to_come = any(c.dep_ == "aux" and c.tag_ in ("MD", "TO") for c in verb.children)
    return verb.pos_ in _VERBS and not to_come


def _superlative(noun: Token) -> bool:
    own = (noun, *noun.children, *(c for child in noun.children for c in child.children))
    return any(t.lower_ in words("cues", "ranking") or t.tag_ in ("JJS", "RBS") for t in own)


def _relative(verb: Token) -> bool:
    return any(
        c.dep_ != "mark" and (c.tag_ in ("WDT", "WP", "WP$") or c.lower_ == "that")
        for c in verb.children
    )


def meant(head: Token) -> Certainty | None:
    """What stands over an infinitive makes of it: "a plan to sue", "the first to visit"."""
    if dropped(head):
        return Certainty("negated", ("not", "to"), True)
    if ranked(head):
        return None
    if head.lower_ in ("potential", "possibility", "risk", "likelihood", "danger"):
        return Certainty("hedged", ("may",), True)
    if head.lemma_.lower() in words("nouns", "planning"):
        return Certainty("planned", (head.lower_, "to"), True)
    return Certainty("planned", ("to",), True)


def by_adjective(quality: Token, preposition: str) -> Certainty:
    """As in "interested in buying", "capable of winning", "responsible for hiring"."""
    said = (quality.lower_, preposition)
    if is_negated(quality) or is_negated(quality.head):
        return Certainty("negated", ("not", *said))
    for factuality in ("planned", "hedged", "negated"):
        if quality.lower_ in words("cues", f"{factuality} qualities"):
            return Certainty(factuality, said)
    return Certainty("asserted", said)
