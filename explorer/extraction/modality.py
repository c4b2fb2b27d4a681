"""What stands at a verb itself: its negation, condition, adverb and modal."""

from spacy.tokens import Token

from explorer.extraction.accusers import accusing_beside, of_accusers
from explorer.extraction.certainties import Certainty
from explorer.extraction.gazetteers import words

MODALS, NEGATIONS, MARKS = 1, 2, 4
WHOLE = MODALS | NEGATIONS | MARKS
_NOBODY = ("no", "neither", "none", "nobody", "nothing")
_WHEN = ("when", "until", "till", "once", "before", "after")
_CLIPPED = {"ca": "can", "wo": "will"}


def own_marks(verb: Token, original: Token, reach: int) -> Certainty | None:
    """The verb's own negation, mark, adverb and modal, as far as they reach the first verb."""
    own = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    auxiliaries = sorted([*own, *(c for a in own for c in a.children if c.dep_ == "aux")])
    if reach & NEGATIONS:
        found = _negated(verb, original, auxiliaries)
        if found is not None:
            return found
    if reach & MARKS:
        found = _hedged(verb, auxiliaries)
        if found is not None:
            return found
    return _modal(verb, original, auxiliaries) if reach & MODALS else None


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
        parts = [c for c in verb.children if verb == original or c.dep_ != "dobj"]
        negation = next((word for c in parts for word in _nobody(c)), None)
    nearly = next((c for c in verb.children if c.lower_ in ("almost", "nearly")), None)
    if nearly is not None and nearly.dep_ == "advmod" and verb == original:
        return Certainty("negated", (nearly.lower_,))
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
        hardly = [t for t in part.children if t.lower_ in ("hardly", "barely", "scarcely")]
        return [t for t in (part, part.left_edge, *part.children) if _none(t)] + hardly
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
    if (verb.n_lefts or verb.n_rights) and _conditioned(verb):
        return Certainty("hedged", ("may",), True)
    if accusing_beside(verb):
        return Certainty("alleged", ("said", "to"), True)
    for child in verb.children:
        doubted = _put_in_doubt(child)
        if doubted is not None:
            return doubted
        if child.dep_ == "mark" and child.lower_ in words("cues", "conditions"):
            return Certainty("hedged", ("may",), True)
        if child.dep_ in ("advmod", "prep") and child.lower_ in words("cues", "alleged"):
            return Certainty("alleged", (child.lower_,))
        if child.dep_ == "agent" and any(
            c.lower_ in words("cues", "alleged") for c in child.children
        ):
            return Certainty("alleged", ("allegedly",))
        if child.dep_ == "prep" and child.lower_ == "according" and of_accusers(child, verb):
            return Certainty("alleged", ("said", "to"), True)
        if child.dep_ == "prep" and child.lower_ == "according" and _of_rumor(child):
            return Certainty("hedged", ("reportedly",))
        if child.dep_ == "advmod" and child.lower_ in words("cues", "hedges") and not future:
            return Certainty("hedged", (child.lower_,))
        if child.dep_ == "prep" and child.lower_ in ("in", "by") and not future:
            unsure = _by_phrase(child)
            if unsure is not None:
                return unsure
    return None


def _by_phrase(preposition: Token) -> Certainty | None:
    """As in "in all likelihood", "by all accounts", "in my view"."""
    for noun in preposition.children:
        if noun.dep_ != "pobj":
            continue
        if noun.lower_ in words("cues", "hedging nouns"):
            told = noun.tag_ == "NNS"
            return Certainty("hedged", ("reportedly" if told else "probably",))
        own = any(c.lower_ in ("my", "our") for c in noun.children)
        if own and noun.lower_ in ("view", "opinion", "judgment", "experience", "mind"):
            return Certainty("hedged", ("may",), True)
    return None


def _conditioned(verb: Token) -> bool:
    """As in "in case X loses", "as long as X pays", "on condition that"."""
    start = verb.left_edge.i
    beginning = verb.doc[max(verb.sent.start, start - 3) : min(verb.i, start + 3)]
    text = f" {beginning.text.lower()} "
    return any(f" {phrase} " in text for phrase in words("cues", "condition phrases"))


def _put_in_doubt(clause: Token) -> Certainty | None:
    """As in "Hale, it seems, paid Bell", "paid Bell, or so it is believed", "Hale, if so,"."""
    if clause.dep_ == "advcl" and 0 < clause.i < clause.head.i:
        condition = any(c.dep_ == "mark" and c.lower_ == "if" for c in clause.children)
        inside = clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text in (",", "-", "–", "—")
        return Certainty("hedged", ("may",), True) if condition and inside else None
    if clause.dep_ not in ("parataxis", "conj") or clause.pos_ not in ("VERB", "AUX"):
        return None
    subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.lower_ != "it":
        return None
    if any(c.dep_ in ("ccomp", "xcomp", "dobj", "attr", "oprd") for c in clause.children):
        return None
    if clause.lemma_ in ("seem", "appear"):
        return Certainty("hedged", ("apparently",))
    if subject.dep_ == "nsubjpass" and clause.lemma_.lower() in words("cues", "hearsay"):
        return Certainty("hedged", (clause.lower_, "to"), True)
    return None


def _of_rumor(preposition: Token) -> bool:
    near = [t for t in preposition.subtree if t.i - preposition.i < 6]
    unsure = ("rumor", "rumour", "gossip", "legend", "hearsay", "unconfirmed", "unverified")
    return any(t.lower_ in unsure or t.lemma_.lower() in unsure for t in near)


def _modal(verb: Token, original: Token, auxiliaries: list[Token]) -> Certainty | None:
    done = any(a.lower_ in ("have", "'ve") for a in auxiliaries)
    for auxiliary in auxiliaries:
        lower = auxiliary.lower_
        if lower in ("will", "shall", "'ll", "wo"):
            return Certainty("planned", ("will",) if verb == original else ("to",), True)
        if lower == "would" or (lower == "'d" and verb.tag_ == "VB"):
            if _looks_back(verb):
                return None
            loose = verb.dep_ == "relcl" or (verb.dep_ == "ROOT" and not _timed(verb))
            open_ = done or loose or _conditional(verb)
            return Certainty("hedged" if open_ else "planned", ("would",), True)
        if lower == "must" and done:
            return Certainty("hedged", ("must",), True)
        if lower in ("should", "must", "ought") and not done:
            return Certainty("planned", (lower,), True)
        if lower == "could" and any(c.lower_ == "before" for c in verb.children):
            return Certainty("negated", ("did", "not"), True)
        if lower in words("cues", "modals"):
            return Certainty("hedged", (lower,), True)
        if lower == "to" and verb.dep_ == "ROOT":
            return Certainty("planned", ("to",), True)  # the headline "Pfizer to buy Moderna"
    return Certainty("planned", ("will",), True) if _awaited(verb) else None


def _awaited(verb: Token) -> bool:
    """As in "will stay until Spain pays"."""
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBZ", "VBP"):
        return False
    awaited = any(c.dep_ in ("mark", "advmod") and c.lower_ in _WHEN for c in verb.children)
    future = words("cues", "future")
    return awaited and any(c.dep_ == "aux" and c.lower_ in future for c in verb.head.children)


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


def _timed(verb: Token) -> bool:
    """As in "would then choose in 2026", "the bill would ban": a plan, and not only a thought."""
    proposed = words("nouns", "planning") | words("cues", "proposals")
    return any(
        c.lower_ == "then" or (c.dep_ in ("nsubj", "nsubjpass") and c.lemma_.lower() in proposed)
        for c in verb.children
    ) or any(t.ent_type_ == "DATE" for t in verb.subtree)


def _looks_back(verb: Token) -> bool:
    """As in "would go on to win", "would later marry": told from a later day."""
    if any(c.dep_ == "advmod" and c.lower_ in words("cues", "looking back") for c in verb.children):
        return True
    return verb.lower_ == "go" and any(c.lower_ == "on" for c in verb.children)


def _only_follows(negation: Token) -> bool:
    return negation.i + 1 < len(negation.doc) and negation.nbor(1).lower_ in (
        "only",
        "just",
        "merely",
        "least",
    )
