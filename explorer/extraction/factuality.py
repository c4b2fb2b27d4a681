"""How sure a text is of what it says: asserted, hedged, alleged, negated, planned.

Read from the clause upward: the verb's own negation and modal, then what governs it ("expected to
meet", "accused of helping", "denied that …"). The words that carry it go into the label.
"""

from spacy.tokens import Token

from explorer.extraction.gazetteers import words
from explorer.extraction.governors import ASSERTED, Certainty, governed

_VERBS = ("VERB", "AUX")


def certainty(scope: Token) -> Certainty:
    """How sure the text is of what stands at a verb or noun."""
    if scope.pos_ in ("NOUN", "PROPN"):
        return _of_noun(scope)
    found = _of_verb(scope)
    if found is ASSERTED and _asks(scope):
        return Certainty("hedged", ("may",), True)
    return found


def _of_verb(verb: Token) -> Certainty:
    current = verb
    for _ in range(8):
        own = _own(current, verb)
        if own is not None:
            return own
        head, link = current.head, current.dep_
        if head == current:
            return ASSERTED
        over = governed(current, head, link, verb)
        if over is not None:
            return over
        if link == "conj" and head.pos_ in _VERBS:
            if _finite(current):
                current = _top(head)
                if current == head:
                    return _upward(head, verb)
                continue
            current = head
        elif link == "xcomp" or (
            link == "advcl" and current.tag_ in ("VBG", "VBN") and not _marked(current)
        ):
            current = head
        elif (
            link == "pcomp"
            and head.dep_ == "prep"
            and head.lower_ in ("by", "in")
            and head.head.pos_ in _VERBS
        ):
            current = head.head
        else:
            return ASSERTED
        if current.pos_ not in _VERBS:
            return ASSERTED
    return ASSERTED


def _upward(verb: Token, original: Token) -> Certainty:
    """What governs a clause, without the clause's own negation and modal."""
    over = governed(verb, verb.head, verb.dep_, original) if verb.head != verb else None
    return over or ASSERTED


def _own(verb: Token, original: Token) -> Certainty | None:
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    negation = next(
        (
            c
            for c in verb.children
            if c.dep_ == "neg"
            or (c.lower_ in words("cues", "negations") and c.dep_ in ("advmod", "preconj"))
        ),
        None,
    )
    if negation is None:
        negation = next(
            (
                g
                for c in verb.children
                if c.dep_ in ("nsubj", "nsubjpass")
                for g in (c, *c.children)
                if g.lower_ in ("no", "neither", "none", "nobody")
            ),
            None,
        )
    if (
        negation is not None
        and not any(c.lower_ == "only" for c in negation.children)
        and not _only_follows(negation)
    ):
        if negation.dep_ == "neg" and original == verb:
            before = next((a for a in auxiliaries if a.i < negation.i), None)
            if before is not None and negation.lower_ in ("not", "n't"):
                return Certainty(
                    "negated",
                    (
                        before.lower_.replace("ca", "can")
                        if before.lower_ == "ca"
                        else before.lower_,
                        "not",
                    ),
                )
            return Certainty("negated", (negation.lower_,))
        return Certainty("negated", ("did", "not"), True)
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in words("cues", "conditions"):
            return Certainty("hedged", ("may",), True)
        if child.dep_ == "advmod" and child.lower_ in words("cues", "alleged"):
            return Certainty("alleged", (child.lower_,))
        if (
            child.dep_ == "advmod"
            and child.lower_ in words("cues", "hedges")
            and not any(a.lower_ in ("will", "would") for a in auxiliaries)
        ):
            return Certainty("hedged", (child.lower_,))
    for auxiliary in auxiliaries:
        lower = auxiliary.lower_
        if lower in ("will", "shall", "'ll", "wo"):
            return (
                Certainty("planned", ("will",), True)
                if verb == original
                else Certainty("planned", ("to",), True)
            )
        if lower == "would" or (lower == "'d" and verb.tag_ == "VB"):
            done = any(a.lower_ == "have" for a in auxiliaries)
            return Certainty("hedged" if done else "planned", ("would",), True)
        if lower in words("cues", "modals"):
            done = any(a.lower_ == "have" for a in auxiliaries)
            if (lower == "could" and done) or lower in ("may", "might", "could", "can", "should"):
                return Certainty("hedged", (lower,), True)
        if lower == "must":
            return Certainty("planned", ("must",), True)
    return None


def _of_noun(noun: Token) -> Certainty:
    for child in noun.children:
        lower = child.lower_
        if child.dep_ in ("det", "neg") and lower in ("no", "neither"):
            return Certainty("negated", ("no",))
        if lower in ("alleged", "purported", "supposed"):
            return Certainty("alleged", (lower,))
        if lower in (
            "possible",
            "potential",
            "suspected",
            "rumored",
            "rumoured",
            "likely",
            "apparent",
        ):
            return Certainty("hedged", (lower,))
        if lower in (
            "planned",
            "proposed",
            "future",
            "upcoming",
            "prospective",
            "expected",
            "scheduled",
        ):
            return Certainty("planned", (lower,))
    head = noun.head
    if noun.dep_ == "conj" and head.pos_ == "NOUN":
        return _of_noun(head)
    if noun.dep_ == "dobj" and head.pos_ == "VERB":
        lemma = head.lemma_.lower()
        if lemma in words("verbs", "denying"):
            return Certainty("negated", ("denied",))
        if lemma in (
            "seek",
            "want",
            "propose",
            "plan",
            "consider",
            "demand",
            "request",
            "expect",
            "urge",
            "hope",
            "pursue",
            "oppose",
            "avoid",
            "prevent",
        ):
            return Certainty("planned", ("sought",) if lemma == "seek" else (head.lower_,))
        above = _of_verb(head)
        if above.factuality != "asserted" and not _definite(noun):
            return Certainty(above.factuality, _noun_words(above))
    if noun.dep_ in ("nsubj", "nsubjpass") and head.pos_ in _VERBS and noun.dep_ == "nsubjpass":
        above = _of_verb(head)
        if above.factuality != "asserted":
            return Certainty(above.factuality, _noun_words(above))
    if noun.dep_ == "pobj" and head.head.lemma_.lower() in words("nouns", "planning"):
        return Certainty("planned", (head.head.lower_, head.lower_)[:1])
    if noun.dep_ == "pobj" and head.head.lemma_.lower() == "call" and head.lower_ == "for":
        return Certainty("planned", ("urged",))
    return ASSERTED


def _definite(noun: Token) -> bool:
    """As in "the war", "Moscow's war": it is there, whatever the verb over it says."""
    return any(
        c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "these") for c in noun.children
    )


def _noun_words(above: Certainty) -> tuple[str, ...]:
    return {
        "planned": ("planned",),
        "hedged": ("possible",),
        "alleged": ("alleged",),
        "negated": ("no",),
    }[above.factuality]


def _asks(token: Token) -> bool:
    return str(token.sent.text).rstrip("\"' )").endswith("?")


def _marked(verb: Token) -> bool:
    return any(c.dep_ == "mark" for c in verb.children)


def _finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in verb.children
    )


def _top(verb: Token) -> Token:
    while verb.dep_ == "conj" and verb.head.pos_ in _VERBS:
        verb = verb.head
    return verb


def _only_follows(negation: Token) -> bool:
    return negation.i + 1 < len(negation.doc) and negation.nbor(1).lower_ in (
        "only",
        "just",
        "merely",
        "least",
    )
