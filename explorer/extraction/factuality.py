"""How sure a text is of what it says: asserted, hedged, alleged, negated, planned.

Read from the clause upward: the verb's own negation and modal, then what governs it ("expected to
meet", "accused of helping", "denied that …"), as far as that reaches. Of several the strongest
holds: a denial is never shown as a plan, an accusation never as a mere guess. The words that carry
it go into the label.
"""

from spacy.tokens import Token

from explorer.extraction.gazetteers import words
from explorer.extraction.governors import (
    ASSERTED,
    Certainty,
    accused,
    denied,
    governed,
    is_infinitive,
)
from explorer.model.records import Factuality

_VERBS = ("VERB", "AUX")
_RANK = {"asserted": 0, "hedged": 1, "planned": 2, "alleged": 3, "negated": 4}
_SHADES: tuple[Factuality, ...] = ("alleged", "hedged", "planned")
_NOBODY = ("no", "neither", "none", "nobody", "nothing")
_CLIPPED = {"ca": "can", "wo": "will"}
_STEPS_UP = 8


def certainty(scope: Token) -> Certainty:
    """How sure the text is of what stands at a verb or noun."""
    if scope.dep_ == "compound" and scope.lower_.endswith("ing") and scope.head.pos_ == "PROPN":
        return _of_noun(scope.head)  # a participle that was taken for a part of the name after it
    if scope.pos_ in ("NOUN", "PROPN") and scope.dep_ != "pcomp":
        return _of_noun(scope)
    found = _of_verb(scope)
    if found is ASSERTED and _asks(scope):
        return Certainty("hedged", ("may",), True)
    return found


def _of_verb(verb: Token) -> Certainty:
    found, current, reach = ASSERTED, verb, _WHOLE
    for _ in range(_STEPS_UP):
        own = _own(current, verb, reach)
        over = None if current.head == current else governed(current, current.head, current.dep_)
        for each in (own, over):
            if each is not None and _RANK[each.factuality] > _RANK[found.factuality]:
                found = each
        above = _above(current, over)
        if above is None or _RANK[found.factuality] >= _RANK["alleged"]:
            return found
        current, reach = above[0], above[1] & reach
    return found


_MODALS, _NEGATIONS, _MARKS = 1, 2, 4
_WHOLE = _MODALS | _NEGATIONS | _MARKS


def _above(verb: Token, over: Certainty | None) -> tuple[Token, int] | None:
    """The word over a verb that is sure of it too, and which of its own marks reach down."""
    head, link = verb.head, verb.dep_
    if head == verb:
        return None
    if link == "conj" and head.pos_ in _VERBS:
        if not _finite(verb, head):
            return head, _WHOLE
        return _top(head), _MARKS
    if link in ("xcomp", "acomp") and head.pos_ in (*_VERBS, "ADJ"):
        lemma = head.lemma_.lower()
        turned = lemma in words("verbs", "preventing") or lemma in words("verbs", "denying")
        return head, _MODALS | _MARKS if turned else _WHOLE
    if link == "ccomp" and head.lemma_.lower() in words("cues", "causing"):
        return head, _WHOLE
    if (
        link == "ccomp"
        and is_infinitive(verb)
        and head.pos_ in _VERBS
        and head.lemma_.lower() in words("verbs", "planning")
    ):
        return head, _WHOLE
    if link == "advcl" and not _marked(verb):
        if verb.tag_ in ("VBG", "VBN"):
            return head, _MODALS | _MARKS
        if over is not None and head.pos_ in _VERBS:
            return head, _WHOLE
    if link == "acl" and over is not None and head.dep_ in ("dobj", "attr", "nsubjpass"):
        return (head.head, _NEGATIONS) if head.head.pos_ in _VERBS else None
    if (
        link == "pcomp"
        and head.dep_ == "prep"
        and head.lower_ in ("by", "in")
        and head.head.pos_ in _VERBS
    ):
        return head.head, _MODALS | _MARKS
    return None


def _own(verb: Token, original: Token, reach: int) -> Certainty | None:
    """The verb's own negation, mark, adverb and modal, as far as they reach the first verb."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if reach & _NEGATIONS:
        found = _negated(verb, original, auxiliaries)
        if found is not None:
            return found
    if reach & _MARKS:
        found = _hedged(verb, auxiliaries)
        if found is not None:
            return found
    return _modal(verb, original, auxiliaries) if reach & _MODALS else None


def _negated(verb: Token, original: Token, auxiliaries: list[Token]) -> Certainty | None:
    negation = next(
        (
            c
            for c in verb.children
            if c.dep_ == "neg"
            or (c.lower_ in words("cues", "negations") and c.dep_ in ("advmod", "preconj"))
            or (c.lower_ == "nor" and c.i < verb.i)
        ),
        None,
    )
    if negation is None:
        negation = next((word for c in verb.children for word in _nobody(c)), None)
    if negation is None and any(_no_longer(c) for c in verb.children):
        return Certainty("negated", ("no", "longer"))
    if (
        negation is None
        or _until(verb)
        or any(c.lower_ == "only" for c in negation.children)
        or _only_follows(negation)
    ):
        return None
    if negation.dep_ == "neg" and original == verb:
        before = next((a for a in auxiliaries if a.i < negation.i), None)
        if before is not None and negation.lower_ in ("not", "n't"):
            return Certainty("negated", (_CLIPPED.get(before.lower_, before.lower_), "not"))
        return Certainty("negated", (negation.lower_,))
    return Certainty("negated", ("did", "not"), True)


def _no_longer(part: Token) -> bool:
    return part.lower_ in ("longer", "more") and part.i > 0 and part.nbor(-1).lower_ == "no"


def _until(verb: Token) -> bool:
    """As in "did not resign until the vote was over": then it did."""
    if not any(c.lower_ == "did" for c in verb.children):
        return False
    return any(
        c.lower_ == "until" or any(m.dep_ == "mark" and m.lower_ == "until" for m in c.children)
        for c in verb.children
        if c.i > verb.i and c.dep_ in ("prep", "advcl")
    )


def _nobody(part: Token) -> list[Token]:
    """As in "no deal was signed", "neither of them came", "signed no deal"."""
    if part.dep_ in ("nsubj", "nsubjpass"):
        return [t for t in (part, part.left_edge, *part.children) if _none(t)]
    if part.dep_ == "dobj":
        return [t for t in part.children if t.lower_ == "no" and t.dep_ in ("det", "neg")]
    return []


def _none(token: Token) -> bool:
    following = token.i + 1 < len(token.doc) and token.nbor(1).text
    return token.lower_ in _NOBODY and not (following and following[0].isdigit())


def _hedged(verb: Token, auxiliaries: list[Token]) -> Certainty | None:
    if _inverted(verb, auxiliaries):
        return Certainty("hedged", ("may",), True)
    future = any(a.lower_ in ("will", "would") for a in auxiliaries)
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in words("cues", "conditions"):
            return Certainty("hedged", ("may",), True)
        if child.dep_ in ("advmod", "prep") and child.lower_ in words("cues", "alleged"):
            return Certainty("alleged", (child.lower_,))
        if child.dep_ == "agent" and any(
            c.lower_ in words("cues", "alleged") for c in child.children
        ):
            return Certainty("alleged", ("allegedly",))
        if child.dep_ == "prep" and child.lower_ == "according" and _of_accusers(child):
            return Certainty("alleged", ("said", "to"), True)
        if child.dep_ == "advmod" and child.lower_ in words("cues", "hedges") and not future:
            return Certainty("hedged", (child.lower_,))
    return None


def _of_accusers(preposition: Token) -> bool:
    return any(
        t.lower_ in words("cues", "accusers")
        for t in preposition.subtree
        if t.i - preposition.i < 6
    )


def _modal(verb: Token, original: Token, auxiliaries: list[Token]) -> Certainty | None:
    done = any(a.lower_ in ("have", "'ve") for a in auxiliaries)
    for auxiliary in auxiliaries:
        lower = auxiliary.lower_
        if lower in ("will", "shall", "'ll", "wo"):
            return Certainty("planned", ("will",) if verb == original else ("to",), True)
        if lower == "would" or (lower == "'d" and verb.tag_ == "VB"):
            if _looks_back(verb):
                return None
            open_ = done or verb.dep_ == "relcl" or _conditional(verb)
            return Certainty("hedged" if open_ else "planned", ("would",), True)
        if lower in ("should", "must", "ought") and not done:
            return Certainty("planned", (lower,), True)
        if lower in words("cues", "modals"):
            return Certainty("hedged", (lower,), True)
    return None


def _inverted(verb: Token, auxiliaries: list[Token]) -> bool:
    """As in "should it erupt": an if without an if."""
    subject = next((c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    first = next((a for a in auxiliaries if a.lower_ in ("should", "had")), None)
    return subject is not None and first is not None and first.i < subject


def _conditional(verb: Token) -> bool:
    return any(
        c.dep_ == "advcl"
        and any(m.dep_ == "mark" and m.lower_ in words("cues", "conditions") for m in c.children)
        for c in verb.children
    )


def _looks_back(verb: Token) -> bool:
    """As in "would go on to win", "would later marry": told from a later day."""
    if any(c.dep_ == "advmod" and c.lower_ in words("cues", "looking back") for c in verb.children):
        return True
    return verb.lower_ == "go" and any(c.lower_ == "on" for c in verb.children)


def _of_noun(noun: Token) -> Certainty:
    for child in noun.children:
        lower = child.lower_
        if child.dep_ in ("det", "neg") and lower in ("no", "neither"):
            return Certainty("negated", ("no",))
        for factuality in _SHADES:
            if lower in words("cues", f"{factuality} adjectives"):
                return Certainty(factuality, (lower,))
    head = noun.head
    if noun.dep_ == "conj" and head.pos_ == "NOUN":
        return _of_noun(head)
    if denied(noun):
        outright = noun.dep_ == "dobj" and head.lemma_.lower() in words("verbs", "denying")
        return Certainty("negated", ("denied" if outright else "no",))
    if noun.dep_ == "pobj" and (
        head.lower_ in ("of", "with") or head.head.lemma_ == "responsibility"
    ):
        charge = accused(head)
        if charge is not None:
            return Certainty(charge.factuality, _noun_words(charge))
    if noun.dep_ == "dobj" and head.pos_ == "VERB":
        lemma = head.lemma_.lower()
        if lemma in words("verbs", "denying"):
            return ASSERTED
        if lemma in words("cues", "sought nouns"):
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


def _finite(verb: Token, head: Token) -> bool:
    """Whether a conjunct stands for itself; "could hit and put" is one "could" for both."""
    own = any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in verb.children)
    if not own and verb.lower_ == verb.lemma_ and any(c.dep_ == "aux" for c in _top(head).children):
        return False
    return own or verb.tag_ in ("VBD", "VBZ", "VBP")


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
