"""What the sentence itself says to be denied: "paid Bell, a claim that Dean denies".

Such a clause is no fact for whoever prints it, though its verb asserts it.
"""

from spacy.tokens import Token

from explorer.extraction.gazetteers import words

_VERBS = ("VERB", "AUX")
_IT = frozenset({"it", "this", "that", "which", "them", "wrongdoing", "involvement"})
_MARKS = frozenset({"though", "although", "but", "while", "however"})
_THINGS = frozenset({"something", "which"})
_STEPS = 4


def is_disputed(verb: Token) -> bool:
    """Whether the sentence says behind a clause that somebody denies it, or that it is a claim."""
    for _ in range(_STEPS):
        if any(_denies(child) for child in verb.children if child.i > verb.i):
            return True
        if any(_called_a_claim(noun) for noun in _behind(verb)):
            return True
        if verb.dep_ not in ("conj", "xcomp") or verb.head.pos_ not in _VERBS:
            return False
        verb = verb.head
    return False


def _denies(clause: Token) -> bool:
    """As in ", though Dean denies it", "but he rejects the claim"."""
    if clause.dep_ not in ("advcl", "conj") or not _is_denial(clause):
        return False
    joined = (*clause.children, *(c for c in clause.head.children if c.dep_ == "cc"))
    return clause.dep_ == "conj" or any(c.lower_ in _MARKS for c in joined)


def _is_denial(verb: Token) -> bool:
    if not _rejects(verb) or any(c.dep_ in ("neg", "xcomp", "ccomp") for c in verb.children):
        return False
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    return any(c.lower_ in _IT or c.lemma_.lower() in words("nouns", "alleging") for c in objects)


def _behind(verb: Token) -> list[Token]:
    """The last words of a clause: its objects, and what is put behind them."""
    ends = [
        c for c in verb.children if c.i > verb.i and c.dep_ in ("dobj", "prep", "attr", "dative")
    ]
    deep = [e for c in ends if c.dep_ == "prep" for e in c.children if e.dep_ == "pobj"]
    return [*ends, *deep]


def _called_a_claim(noun: Token) -> bool:
    """As in "Bell, a claim Dean denies", "Bell, which Dean denied", "Bell, something he denies"."""
    for child in noun.children:
        if child.i < noun.i or child.left_edge.nbor(-1).text not in (",", "—", "–", "--"):
            continue
        if child.dep_ == "relcl" and _is_denial(child):
            return True
        if child.dep_ == "appos":
            called = {child.lower_, child.lemma_.lower()} & words("nouns", "alleging")
            denied = any(c.dep_ == "relcl" and _rejects(c) for c in child.children)
            if called or (child.lower_ in _THINGS and denied):
                return True
    return False


def _rejects(verb: Token) -> bool:
    return verb.lemma_.lower() in words("verbs", "denying")
