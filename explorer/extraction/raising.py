"""Sayings raised above the clause that they are put into, as if they had led it.

"Hale, police say, paid Bell" is read as "police say Hale paid Bell", "Hale, who police say paid
Bell" as such a clause behind its noun, and whoever tells behind a name ("paid by Hale, Dean said")
is no other name of it. Who says what, and how sure that is, is then found in one way for all.
"""

from spacy.tokens import Doc, Token

from explorer.extraction.gazetteers import words
from explorer.extraction.reattaching import Move, hung

_VERBS = ("VERB", "AUX")
_PUT_IN = ("parataxis", "advcl", "dep", "ccomp")
_MARKS = frozenset({",", "—", "–", "--"})
_RELATIVE = ("WP", "WDT")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SUBJECTS = ("nsubj", "nsubjpass")
_WIDE = 14


def raised(doc: Doc) -> Doc:
    """Put the sayings of a passage above what they tell of."""
    moves: list[Move] = []
    for verb in doc:
        if _says(verb) and verb.pos_ in _VERBS:
            moves += (
                _put_in(verb)
                or _inverted(verb)
                or _related(verb)
                or _as_auxiliary(verb)
                or _behind_a_name(verb)
            )
    return hung(doc, moves)


def _says(verb: Token) -> bool:
    return verb.lemma_ == "say" or verb.lemma_.lower() in words("cues", "inserted")


def _put_in(verb: Token) -> list[Move]:
    """As in "Hale, police say, paid Bell", "As police allege, Hale paid Bell"."""
    told = verb.head
    if verb.dep_ == "appos" and verb.tag_ in _FINITE and told.dep_ in _SUBJECTS:
        told = told.head  # "Hale, some say, paid Bell"
    elif verb.dep_ not in _PUT_IN:
        return []
    if told.pos_ not in _VERBS or told == verb:
        return []
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None) or _apposed(verb)
    if _says(told) or who is None:
        return []
    if any(c.dep_ in ("ccomp", "xcomp", "dobj", "attr") for c in verb.children):
        return []
    marks = [c for c in verb.children if c.dep_ == "mark"]
    first, last = min(who.left_edge.i, verb.i), verb.right_edge.i
    doc, sentence = verb.doc, verb.sent
    if last - first > _WIDE or last + 1 >= sentence.end:
        return []
    if marks:
        if marks[0].lower_ != "as" or not _claims(verb):
            return []
    elif first == sentence.start or doc[first - 1].text not in _MARKS:
        return []
    if doc[last].text not in _MARKS and doc[last + 1].text not in _MARKS:
        return []
    return [(who, verb, "nsubj"), *_above(verb, told)]


def _inverted(verb: Token) -> list[Move]:
    """As in "Hale met Bell, confirmed Dean." at the end of a sentence."""
    told, last = verb.head, verb.right_edge
    who = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if verb.dep_ != "advcl" or verb.tag_ not in _FINITE or verb.i == 0 or who is None:
        return []
    alone = all(c in (who,) or c.is_punct for c in verb.children)
    ends = all(t.is_punct for t in verb.doc[last.i + 1 : verb.sent.end])
    if not (alone and ends and who.pos_ == "PROPN" and verb.nbor(-1).text == ","):
        return []
    return [(who, verb, "nsubj"), *_above(verb, told)] if told.pos_ in _VERBS else []


def _above(verb: Token, told: Token) -> list[Move]:
    over = verb if told.head == told else told.head
    return [(verb, over, told.dep_), (told, verb, "ccomp")]


def _claims(verb: Token) -> bool:
    """Whether "as they allege" leaves it open; "as they noted" or "feared" does not."""
    lemma = verb.lemma_.lower()
    if verb.tag_ in ("VBZ", "VBP") and lemma in words("cues", "hedged clauses"):
        return True
    return lemma in words("cues", "claiming") or lemma in ("charge", "contend", "argue", "insist")


def _related(verb: Token) -> list[Move]:
    """As in "who police say paid Bell": "who" is the subject of what is told."""
    if verb.dep_ != "relcl":
        return []
    under = [c for c in verb.children if c.dep_ in (*_SUBJECTS, "dobj") and c.i < verb.i]
    if len(under) != 2 or under[0].tag_ not in _RELATIVE or under[1].tag_ in _RELATIVE:
        return []
    for told in verb.children:
        clause = told.dep_ in ("xcomp", "ccomp") and told.i > verb.i and told.pos_ in _VERBS
        if clause and _is_finite(told) and not any(c.dep_ in _SUBJECTS for c in told.children):
            passive = any(c.dep_ == "auxpass" for c in told.children)
            role = "nsubjpass" if passive else "nsubj"
            return [(told, verb, "ccomp"), (under[0], told, role)]
    return []


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE or any(
        c.tag_ in _FINITE for c in verb.children if c.dep_ in ("aux", "auxpass")
    )


def _as_auxiliary(verb: Token) -> list[Move]:
    """As in "who officials say had paid Bell", where "say" is taken for an auxiliary."""
    told = verb.head
    under = [c for c in told.children if c.dep_ in _SUBJECTS and c.i < verb.i]
    if verb.dep_ != "aux" or len(under) != 2 or under[0].tag_ not in _RELATIVE:
        return []
    verb.pos_ = "VERB"
    return [(under[1], verb, "nsubj"), *_above(verb, told)]


def _behind_a_name(verb: Token) -> list[Move]:
    """As in "Bell was paid by Hale, Dean said", where Dean is taken for another name of Hale."""
    who = _apposed(verb)
    told = [c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i]
    return [(who, verb, "nsubj")] if who is not None and told and told[0].is_ancestor(who) else []


def _apposed(verb: Token) -> Token | None:
    """Who stands right before a verb without a subject, behind a comma, as an apposition."""
    if verb.i == 0 or any(c.dep_ in _SUBJECTS for c in verb.children):
        return None
    who = verb.nbor(-1)
    first = who.left_edge.i
    return who if who.dep_ == "appos" and first and who.doc[first - 1].text == "," else None
