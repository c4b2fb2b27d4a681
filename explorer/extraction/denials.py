"""What is denied, and what only accuses: "denied claims", "has no plan", "charged with"."""

from collections.abc import Iterator

from spacy.tokens import Token

from explorer.extraction.certainties import Certainty
from explorer.extraction.gazetteers import words
from explorer.extraction.inflection import participle

_VERBS = ("VERB", "AUX")
_STEPS_UP = 6
_ACCUSED = ("of", "with", "for", "over", "on")


def accused(preposition: Token) -> Certainty | None:
    """As in "arrested for", "on suspicion of", "charged with two counts of", "blamed for"."""
    if preposition.lower_ not in _ACCUSED:
        return None
    for word in _upward(preposition):
        lemma = word.lemma_.lower()
        if word.pos_ == "NOUN" and {lemma, word.lower_} & words("nouns", "alleging"):
            if denied(word):
                return Certainty("negated", ("denied",))
            return Certainty("alleged", ("accused", "of"))
        if word.lower_ in words("cues", "accusing nouns"):
            return Certainty("alleged", ("accused", "of"))
        if word.lower_ == "responsibility" and word.head.lemma_.lower() == "claim":
            return Certainty("alleged", (word.head.lower_,))
        if word.pos_ in (*_VERBS, "ADJ") and {lemma, word.lower_} & words("cues", "accusing"):
            done = word.pos_ == "VERB" and word.tag_ in ("VB", "VBP", "VBZ", "VBD")
            charged = participle(lemma) if done else word.lower_
            return Certainty("alleged", (charged, preposition.lower_))
    return None


def pleaded(guilty: Token, link: str) -> Certainty:
    """As in "pleaded guilty to stealing", "found not guilty of stealing"."""
    innocent = is_negated(guilty) or is_negated(guilty.head)
    said = ["pleaded"] if guilty.head.lemma_ == "plead" else []
    said += ["not"] * innocent
    plea = (" ".join([*said, "guilty"]), link)
    return Certainty("negated" if innocent else "asserted", plea)


def for_a_deed(verb: Token, above: Token, lower: str) -> bool:
    """As in "convicted of killing", "jailed for stealing", of whom that is said."""
    if verb.tag_ != "VBG" or above.pos_ != "VERB" or above.tag_ != "VBN":
        return False
    undergone = any(c.dep_ == "auxpass" for c in above.children) or above.dep_ == "acl"
    return undergone and (lower == "for" or (lower == "of" and above.lemma_ == "convict"))


def denied(noun: Token) -> bool:
    """As in "denied allegations", "has no plan", "did not make an attempt", "claims are false"."""
    if any(c.dep_ in ("det", "neg") and c.lower_ in ("no", "neither") for c in noun.children):
        return True
    head = noun.head
    if noun.dep_ == "nsubj" and head.lemma_ == "be" and not is_negated(head):
        return any(
            c.dep_ == "acomp" and c.lower_ in words("cues", "false adjectives")
            for c in head.children
        )
    content = any(c.dep_ in ("acl", "ccomp") and _that(c) for c in noun.children)
    if content and noun.dep_ == "nsubjpass" and head.lemma_.lower() in words("verbs", "denying"):
        return not is_negated(head)
    if noun.dep_ not in ("dobj", "attr", "pobj") or head.pos_ not in (*_VERBS, "ADP"):
        return False
    verb = head.head if head.pos_ == "ADP" else head
    as_false = noun.dep_ == "pobj" and head.lower_ == "as"
    if (noun.dep_ == "dobj" or as_false) and verb.lemma_.lower() in words("verbs", "denying"):
        return not is_negated(verb)
    if noun.dep_ == "dobj" and verb.lemma_ == "lack":
        return True
    if noun.dep_ == "dobj" and ruled_out(verb):
        return not is_negated(verb)
    definite = any(c.dep_ == "poss" or c.lower_ in ("the", "this", "those") for c in noun.children)
    return noun.dep_ != "pobj" and not definite and is_negated(verb)


def _that(clause: Token) -> bool:
    return any(c.dep_ == "mark" for c in clause.children)


def unproven(verb: Token, depth: int = 0) -> bool:
    """Whether nobody shows it: "failed to prove", "without showing", "nothing to suggest"."""
    nobody = any(c.dep_ in ("nsubj", "nsubjpass") and none_or_little(c) for c in verb.children)
    if is_negated(verb) or nobody:
        return True
    head, link = verb.head, verb.dep_
    if link == "xcomp":
        quality = next((c for c in (head, *head.children) if c.pos_ == "ADJ"), None)
        yet = head.lemma_ == "have" and any(c.lower_ == "yet" for c in head.children)
        turned = head.lemma_.lower() in words("verbs", "preventing") | words("verbs", "denying")
        wrong = words("cues", "unable adjectives") | words("cues", "false adjectives")
        if quality is not None and quality.lower_ in wrong:
            turned = True
        refused = is_negated(head) or (is_negated(head.head) and head.dep_ == "acomp")
        return yet or turned != refused
    if link == "pcomp" and head.dep_ == "prep":
        return head.lower_ in ("without", "instead", "from")
    if link in ("acl", "relcl") and head.pos_ in ("NOUN", "PRON"):
        return head.lemma_.lower() in ("failure", "inability") or none_or_little(head)
    if link == "conj" and head.pos_ in _VERBS and depth < 3:
        own = verb.tag_ in ("VBD", "VBZ", "VBP") and head.tag_ == "VB"
        shared = not own and not any(  # "would not comment but confirmed that …"
            c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children
        )
        return shared and unproven(head, depth + 1)
    return False


def none_or_little(noun: Token) -> bool:
    """As in "nothing", "no witness", "insufficient evidence", "not enough proof"."""
    if noun.lower_ in ("nothing", "nobody", "none", "neither", "little"):
        return True
    own = {c.lower_ for c in noun.children if c.i < noun.i}
    if own & {"no", "neither", "little", "scant", "insufficient", "few"}:
        return True
    if "enough" in own or "sufficient" in own:
        return is_negated(noun.head) or any(
            c.dep_ == "neg" for child in noun.children for c in (child, *child.children)
        )
    over = noun.head if noun.dep_ == "pobj" else None
    lacking = over is not None and over.lower_ == "of" and over.head.lower_ in ("lack", "absence")
    return lacking or (over is not None and over.lower_ == "without")


def unfounded(noun: Token) -> bool:
    """Whether evidence is said to be missing: "no evidence that", "without proof that"."""
    return denied(noun) or none_or_little(noun)


def falsely(verb: Token) -> str:
    """The word that says a telling is false: "falsely reported", "wrongly accused"; or ""."""
    wrong = (c.lower_ for c in verb.children if c.lower_ in words("cues", "false adverbs"))
    return next(wrong, "")


def retracted(noun: Token) -> str:
    """The verb by which a report is taken back: "retracted a report", "threw out evidence"."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or is_negated(verb):
        return ""
    out = verb.lemma_ == "throw" and any(c.lower_ == "out" for c in verb.children)
    back = verb.lemma_ == "take" and any(c.lower_ == "back" for c in verb.children)
    if out or back:
        return "rejected" if out else "retracted"
    return verb.lower_ if verb.lemma_ in words("verbs", "retracting") else ""


def dropped(plan: Token) -> bool:
    """As in "canceled plans to pay", "lacks the money to pay"."""
    verb = plan if plan.pos_ in _VERBS else plan.head
    if verb.lemma_ == "lack":
        return not is_negated(verb)
    planned = plan.lemma_.lower() in words("nouns", "planning") and plan.dep_ in (
        "dobj",
        "nsubjpass",
    )
    return planned and verb.lemma_.lower() in words("cues", "dropping") and not is_negated(verb)


def ruled_out(verb: Token) -> bool:
    """As in "ruled out a meeting"."""
    return verb.lemma_ == "rule" and any(c.lower_ == "out" for c in verb.children)


def is_negated(head: Token) -> bool:
    """Whether a word is negated: "did not agree"."""
    return any(c.dep_ == "neg" and not _only(c) for c in head.children)


def _only(negation: Token) -> bool:
    return negation.i + 1 < len(negation.doc) and negation.nbor(1).lower_ == "only"


def _upward(preposition: Token) -> Iterator[Token]:
    word = preposition.head
    for _ in range(_STEPS_UP):
        yield word
        if word.pos_ in _VERBS or word.head == word or word.dep_ in ("nsubj", "nsubjpass"):
            return
        word = word.head
