"""Whether a name behind a preposition is tied by the verb or noun before it, or only stands near.

A place after "in" or "at" ties only with verbs of being there; time and comparison never tie;
"with Kim at his side" is a clause of its own.
"""

from spacy.tokens import Token

from explorer.extraction.arguments import Participant
from explorer.extraction.gazetteers import kinds_of, words

_PLACING = frozenset({"in", "at", "on", "near", "inside", "by", "across"})
_DEALING = ("communication", "conflict", "support")
_ON_PEOPLE = frozenset(
    {"call", "rely", "believe", "focus", "spy", "eavesdrop", "snoop", "depend", "cheat", "prey"}
    | {"inform", "lean", "count", "turn", "fire", "shoot", "confide", "trample"}
)
_SIDING = frozenset(
    {"spy", "work", "play", "fight", "compete", "serve", "lobby", "act", "score", "debut", "race"}
)
_OF_OBJECT = frozenset(
    {"to", "with", "from", "against", "into", "on", "for", "in", "of", "toward", "towards"}
)


def noun_takes(noun: Token, preposition: Token) -> bool:
    """Whether a noun takes a preposition closely ("assistance from", "stake in")."""
    lower = preposition.lower_
    if noun.lower_ in words("nouns", "posts") and lower in ("at", "in", "on", "for", "from"):
        return True
    if lower not in _OF_OBJECT:
        return False
    return (
        lower in ("to", "with", "from", "against")
        or noun.lower_ in kinds_of("nouns")
        or noun.lemma_ in kinds_of("nouns")
    )


def ties_noun(noun: Token, preposition: Token, target: Participant) -> bool:
    """Whether the name behind a noun's preposition is tied by it."""
    if preposition.lower_ == "with" and noun.lower_ in words("nouns", "mutual"):
        return True
    if target.name.kind in ("WORK",) or (target.name.kind == "PLACE" and not target.name.country):
        return preposition.lower_ in ("to", "into", "in", "from")
    return True


_MOMENTS = ("one point", "one time", "one stage", "that point", "that time", "this point")
"""After "at": when, whatever a reader takes for what stands behind it."""


def ties_verb(verb: Token, preposition: Token, target: Participant, word: Token) -> bool:
    """Whether the name behind a verb's preposition is tied by it, or only stands there."""
    lower, lemma = preposition.lower_, verb.lemma_.lower()
    if lower == "for" and preposition.is_sent_start:
        return False  # "For Lee, Kim was a traitor"
    if lower == "during" and target.name.kind == "EVENT":
        return lemma in words("verbs", "presence")
    if lower == "before" and lemma in words("verbs", "heard"):
        return target.name.kind == "ORGANIZATION"
    if lower == "near" and target.name.kind == "PLACE" and not _aside(preposition):
        return lemma in words("verbs", "presence")
    if lower in words("cues", "skipped") or absolute(word, preposition) or _aside(preposition):
        return False
    if lower in ("by", "between"):
        return False
    after = preposition.doc[preposition.i + 1 : preposition.i + 3].text.lower()
    if lower == "at" and after in _MOMENTS:
        return False
    if target.name.kind == "PLACE":
        if lower == "on" and target.name.what in ("country", "capital"):
            return any(lemma in words("verbs", f"kind {kind}") for kind in _DEALING)
        if lower in _PLACING:
            return lemma in words("verbs", "presence") and lower != "by"
        if lower == "against":
            return True
        if lower in ("to", "into", "from", "for", "toward", "towards", "onto"):
            actor = target.name.what in ("country", "capital")
            return (
                lemma in words("verbs", "motion")
                or lemma == "leave"
                or (actor and lower == "for" and lemma in _SIDING)
                or (actor and lower in ("to", "from"))
            )
        if lower == "with" and lemma in words("verbs", "mutual"):
            return True
        return target.name.what in ("country", "capital") and lower in (
            "with",
            "against",
            "on",
            "for",
        )
    if target.name.kind == "EVENT":
        return lower in ("at", "in", "to", "during", "for")
    if target.name.what == "award" and lower in ("for", "with"):
        return True
    if target.name.kind == "WORK" and lower in ("in", "on", "for"):
        if lower == "for" and lemma in ("write", "work", "report"):
            return True
        return lemma in words("verbs", "performing")
    if target.name.kind in ("WORK", "PRODUCT", "GROUP"):
        return lower in ("to", "with", "against", "for", "from")
    return not (lower in ("in", "on") and target.name.kind == "PERSON" and lemma not in _ON_PEOPLE)


def _aside(preposition: Token) -> bool:
    """As in "joined after a decade at Siemens": it belongs to the aside and not to the verb."""
    before = preposition.nbor(-1) if preposition.i else None
    if before is None or before.dep_ != "pobj" or before.ent_type_ in ("DATE", "TIME"):
        return before is not None and before.head.lower_ in ("after", "before", "following")
    return before.head.lower_ in words("cues", "skipped")


def absolute(word: Token, preposition: Token) -> bool:
    """As in "with Kim at their side", "with Bulgaria sending …": a clause of its own, no object."""
    if preposition.lower_ != "with":
        return False
    if word.i + 2 < len(word.doc) and word.nbor(2).tag_ == "PRP$":
        return word.nbor(1).lower_ in ("at", "in", "on", "by")
    after = [c for c in word.children if c.i > word.i]
    return any(
        c.dep_ in ("acl", "ccomp")
        or (
            c.dep_ == "prep"
            and c.lower_ in ("at", "in", "on", "by")
            and not any(end.pos_ == "PROPN" for end in c.children)
        )
        for c in after
    )
