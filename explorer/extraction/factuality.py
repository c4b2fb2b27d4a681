"""How sure a text is of what it says: asserted, hedged, alleged, negated, planned.

Read from the clause upward: the verb's own negation and modal, then what governs it ("expected to
meet", "accused of helping", "denied that …"). The words that carry it go into the label.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from explorer.extraction.gazetteers import words
from explorer.model.records import Factuality


@dataclass(frozen=True, slots=True)
class Certainty:
    """A factuality with the label's words for it; ``base``: the verb follows in its base form."""

    factuality: Factuality = "asserted"
    words: tuple[str, ...] = ()
    base: bool = False


ASSERTED = Certainty()
_HAPPENED = frozenset(
    [
        "begin",
        "start",
        "continue",
        "manage",
        "help",
        "dare",
        "come",
        "proceed",
        "go",
        "keep",
        "remain",
        "serve",
        "use",
        "get",
        "stand",
        "fly",
        "travel",
        "return",
        "unite",
        "combine",
        "cooperate",
        "join",
        "finish",
        "resume",
        "spend",
        "enjoy",
        "see",
        "watch",
        "hear",
        "find",
        "catch",
    ]
)
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
        governed = _governed(current, head, link, verb)
        if governed is not None:
            return governed
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
    governed = _governed(verb, verb.head, verb.dep_, original) if verb.head != verb else None
    return governed or ASSERTED


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


def _governed(verb: Token, head: Token, link: str, original: Token) -> Certainty | None:
    lemma = head.lemma_.lower()
    infinitive = verb.tag_ == "VB" and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in verb.children
    )
    if (
        link in ("xcomp", "ccomp")
        and head.pos_ in (*_VERBS, "ADJ")
        and not (link == "ccomp" and _inverted(verb, head) and lemma in ("say",))
    ):
        found = _by_governor(verb, head, lemma, infinitive, link)
        if found is not None:
            return found
    if infinitive and link in ("advcl", "acl", "relcl"):
        if link == "advcl":
            return Certainty("planned", ("to",), True)
        if head.lemma_.lower() in words("nouns", "planning"):
            return Certainty("planned", (head.lower_, "to"), True)
        return Certainty("planned", ("to",), True)
    if link == "pcomp" and head.dep_ == "prep":
        above = head.head.lemma_.lower()
        if head.lower_ in ("without", "instead") or (
            head.lower_ == "of" and head.head.lower_ == "instead"
        ):
            return Certainty("negated", ("not",))
        if above in words("verbs", "alleging"):
            return Certainty("alleged", (head.head.lower_, head.lower_))
        if head.head.lower_ in words("nouns", "alleging") or head.head.lemma_.lower() in words(
            "nouns", "alleging"
        ):
            return Certainty("alleged", ("accused", "of"))
        governing = head.head.head
        if head.head.dep_ == "prep" and governing.lemma_.lower() in words("nouns", "alleging"):
            return Certainty("alleged", ("accused", "of"))
        if (
            any(
                t.lower_ in words("nouns", "alleging")
                for t in governing.children
                if t.dep_ == "dobj"
            )
            and head.lower_ == "of"
        ):
            return Certainty("alleged", ("accused", "of"))
        if above in words("verbs", "preventing") or (
            head.lower_ == "from" and above not in ("return", "benefit", "come", "go")
        ):
            return Certainty("negated", ("not",))
        if head.head.lower_ in words("nouns", "planning") or above in words("verbs", "planning"):
            return Certainty("planned", (head.head.lower_, head.lower_))
        if head.head.lemma_.lower() in words("nouns", "possibility"):
            return Certainty("hedged", ("may",), True)
        if head.lower_ in ("for", "about", "of", "toward", "to") and not _has_subject(verb):
            if head.head.pos_ == "VERB" and head.head.tag_ in ("VBD", "VBN", "VBZ", "VBP"):
                return None
            return Certainty("hedged", ("may",), True)
    return None


def _by_governor(
    verb: Token, head: Token, lemma: str, infinitive: bool, link: str
) -> Certainty | None:
    passive = any(c.dep_ == "auxpass" for c in head.children)
    refused = any(c.dep_ == "neg" for c in head.children)
    to = (head.lower_, "to") if infinitive else (head.lower_,)
    if lemma in words("verbs", "denying") and not refused:
        return Certainty("negated", ("did", "not"), True)
    if lemma in words("verbs", "preventing") and link == "xcomp":
        return Certainty("negated", to, infinitive)
    if refused and (infinitive or verb.tag_ == "VBG"):
        return Certainty("negated", ("did", "not"), True)
    if lemma in words("verbs", "alleging") and (link == "ccomp" or passive):
        return Certainty("alleged", ("alleged", "to") if passive else ("said", "to"), True)
    if link == "xcomp" and infinitive:
        if (passive and lemma in words("verbs", "hedging") and lemma != "see") or lemma in (
            "appear",
            "seem",
        ):
            return Certainty("hedged", to, True)
        if lemma in _HAPPENED:
            return None
        return Certainty("planned", to if len(head.lower_) < 14 else ("to",), True)
    if (
        link == "xcomp"
        and verb.tag_ == "VBG"
        and lemma in words("verbs", "planning") | {"suggest", "discuss", "favor"}
    ):
        return Certainty("planned", (head.lower_,))
    if (
        link == "xcomp"
        and verb.tag_ == "VB"
        and lemma not in ("help", "let", "make", "see", "watch", "hear", "have")
    ):
        return None
    if link == "ccomp":
        if lemma in (
            "hope",
            "expect",
            "anticipate",
            "promise",
            "pledge",
            "vow",
            "predict",
            "propose",
            "demand",
            "wish",
            "want",
            "intend",
            "plan",
            "agree",
            "fear",
            "urge",
            "request",
        ):
            return Certainty("planned", ("expected", "to"), True)
        if lemma in (
            "believe",
            "think",
            "suspect",
            "assume",
            "presume",
            "speculate",
            "suggest",
            "guess",
            "imply",
            "suppose",
            "appear",
            "seem",
            "doubt",
            "imagine",
            "rumor",
            "wonder",
            "ask",
            "question",
        ):
            return Certainty("hedged", ("believed", "to"), True)
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
    """ "the war", "Moscow's war": it is there, whatever the verb over it says."""
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


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


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


def _inverted(verb: Token, head: Token) -> bool:
    return head.i > verb.i


def _only_follows(negation: Token) -> bool:
    return negation.i + 1 < len(negation.doc) and negation.nbor(1).lower_ in (
        "only",
        "just",
        "merely",
        "least",
    )
