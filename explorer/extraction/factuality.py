"""How sure a text is of what it says: asserted, hedged, alleged, negated, planned.

Read from the clause upward: the verb's own negation and modal, then what governs it ("expected to
meet", "accused of helping", "denied that …"), as far as that reaches. Of several the strongest
holds: a denial is never shown as a plan, an accusation never as a mere guess. The words that carry
it go into the label.
"""

from spacy.tokens import Token

from explorer.extraction.certainties import ASSERTED, Certainty
from explorer.extraction.denials import accused, denied
from explorer.extraction.dependents import is_infinitive
from explorer.extraction.disputes import is_disputed
from explorer.extraction.gazetteers import words
from explorer.extraction.governors import governed
from explorer.extraction.modality import MARKS, MODALS, NEGATIONS, WHOLE, own_marks
from explorer.model.records import Factuality

_VERBS = ("VERB", "AUX")
_RANK = {"asserted": 0, "hedged": 1, "planned": 2, "alleged": 3, "negated": 4}
_SHADES: tuple[Factuality, ...] = ("alleged", "hedged", "planned")
_STEPS_UP = 8


def certainty(scope: Token) -> Certainty:
    """How sure the text is of what stands at a verb or noun."""
    if scope.dep_ == "auxpass" and scope.head.pos_ == "VERB":
        scope = scope.head
    if (
        scope.dep_ in ("compound", "amod")
        and scope.lower_.endswith("ing")
        and scope.head.pos_ == "PROPN"
    ):
        return _of_noun(scope.head)  # a participle that was taken for a part of the name after it
    if scope.pos_ in ("NOUN", "PROPN") and scope.dep_ != "pcomp":
        return _of_noun(scope)
    found = _of_verb(scope)
    if _RANK[found.factuality] < _RANK["alleged"] and is_disputed(scope):
        return Certainty("alleged", ("allegedly",))
    open_ = found is ASSERTED or found.words in (("will",), ("would",))
    presumed = any(c.lower_ in ("why", "how", "when", "where") for c in scope.children)
    if open_ and not presumed and _asks(scope):
        return Certainty("hedged", ("may",), True)
    return found


def _swallowed(verb: Token) -> bool:
    """As in "denied meeting Lee", where a participle was taken for a part of the name after it."""
    inside = verb.dep_ in ("compound", "amod") and verb.head.pos_ == "PROPN"
    return inside and verb.lower_.endswith("ing")


def _of_verb(verb: Token) -> Certainty:
    found, current, reach = ASSERTED, verb, WHOLE
    for _ in range(_STEPS_UP):
        own = own_marks(current, verb, reach)
        over = None if current.head == current else governed(current, current.head, current.dep_)
        for each in (own, over):
            if each is None:
                continue
            worded = found is ASSERTED and current == verb  # "found guilty of killing"
            if worded or _RANK[each.factuality] > _RANK[found.factuality]:
                found = each
        above = _above(current, over)
        if above is None or _RANK[found.factuality] >= _RANK["alleged"]:
            return found
        current, reach = above[0], above[1] & reach
    return found


def _above(verb: Token, over: Certainty | None) -> tuple[Token, int] | None:
    """The word over a verb that is sure of it too, and which of its own marks reach down."""
    head, link = verb.head, verb.dep_
    if head == verb:
        return None
    while link == "conj" and head.dep_ == "conj" and head.pos_ == "NOUN":
        head = head.head  # "to improve, force or block", where a verb was read as a noun
    if link == "conj" and head.pos_ in _VERBS:
        if not _finite(verb, head):
            return head, WHOLE
        return _top(head), MARKS
    if link in ("xcomp", "acomp") and head.pos_ in (*_VERBS, "ADJ"):
        lemma = head.lemma_.lower()
        turned = lemma in words("verbs", "preventing") or lemma in words("verbs", "denying")
        return head, MODALS | MARKS if turned else WHOLE
    if link == "ccomp" and head.lemma_.lower() in words("cues", "causing"):
        return head, WHOLE
    if (
        link == "ccomp"
        and is_infinitive(verb)
        and head.pos_ in _VERBS
        and head.lemma_.lower() in words("verbs", "planning")
    ):
        return head, WHOLE
    if link == "advcl" and not _marked(verb):
        if verb.tag_ in ("VBG", "VBN"):
            return head, MODALS | MARKS
        if over is not None and head.pos_ in _VERBS:
            return head, WHOLE
    if link == "acl" and over is not None and head.dep_ in ("dobj", "attr", "nsubjpass"):
        return (head.head, NEGATIONS) if head.head.pos_ in _VERBS else None
    if (
        link == "pcomp"
        and head.dep_ == "prep"
        and head.lower_ in ("by", "in", "with", "through", "from", "at", "on")
        and head.head.pos_ in _VERBS
    ):
        return head.head, MODALS | MARKS
    return None


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
