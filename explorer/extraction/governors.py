"""What governs a clause, and what that makes of it: "expected to", "accused of", "denied that"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from explorer.extraction.gazetteers import words
from explorer.model.records import Factuality

_VERBS = ("VERB", "AUX")
_STEPS_UP = 6
_ACCUSED = ("of", "with", "for", "over", "on")


@dataclass(frozen=True, slots=True)
class Certainty:
    """A factuality with the label's words for it; ``base``: the verb follows in its base form."""

    factuality: Factuality = "asserted"
    words: tuple[str, ...] = ()
    base: bool = False


ASSERTED = Certainty()


def governed(verb: Token, head: Token, link: str) -> Certainty | None:
    """What the word over a clause says of it, None where it says nothing."""
    infinitive = is_infinitive(verb)
    if (
        link in ("xcomp", "ccomp")
        and head.pos_ in (*_VERBS, "ADJ")
        and not _not_its_clause(verb, head, link)
    ):
        found = _by_governor(verb, head, infinitive, link)
        if found is not None:
            return found
    if link in ("acl", "relcl", "ccomp") and head.pos_ == "NOUN":
        found = _by_noun(verb, head, link)
        if found is not None:
            return found
    if infinitive and link in ("advcl", "acl", "relcl"):
        if head.pos_ == "ADJ" and head.lower_ in words("cues", "settled adjectives"):
            return None
        if head.lemma_ == "go" and any(c.lower_ == "on" for c in head.children):
            return None
        if head.lemma_.lower() in words("nouns", "planning"):
            return Certainty("planned", (head.lower_, "to"), True)
        return Certainty("planned", ("to",), True)
    if link == "pcomp" and head.dep_ == "prep":
        return _by_preposition(verb, head)
    return None


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
            return Certainty("alleged", (word.lower_, preposition.lower_))
    return None


def denied(noun: Token) -> bool:
    """As in "denied allegations", "has no plan", "did not make an attempt", "claims are false"."""
    if any(c.dep_ in ("det", "neg") and c.lower_ in ("no", "neither") for c in noun.children):
        return True
    head = noun.head
    if noun.dep_ == "nsubj" and head.lemma_ == "be" and not _refused(head):
        return any(
            c.dep_ == "acomp" and c.lower_ in words("cues", "false adjectives")
            for c in head.children
        )
    if noun.dep_ == "nsubjpass" and head.lemma_.lower() in words("verbs", "denying"):
        return not _refused(head)
    if noun.dep_ not in ("dobj", "attr", "pobj") or head.pos_ not in (*_VERBS, "ADP"):
        return False
    verb = head.head if head.pos_ == "ADP" else head
    as_false = noun.dep_ == "pobj" and head.lower_ == "as"
    if (noun.dep_ == "dobj" or as_false) and verb.lemma_.lower() in words("verbs", "denying"):
        return not _refused(verb)
    if noun.dep_ == "dobj" and _ruled_out(verb):
        return not _refused(verb)
    definite = any(c.dep_ == "poss" or c.lower_ in ("the", "this", "those") for c in noun.children)
    return noun.dep_ != "pobj" and not definite and _refused(verb)


def is_infinitive(verb: Token) -> bool:
    """As in "to meet", "to have met", also "to meet and (to) praise"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _upward(preposition: Token) -> Iterator[Token]:
    word = preposition.head
    for _ in range(_STEPS_UP):
        yield word
        if word.pos_ in _VERBS or word.head == word or word.dep_ in ("nsubj", "nsubjpass"):
            return
        word = word.head


def _by_preposition(verb: Token, preposition: Token) -> Certainty | None:
    lower, above = preposition.lower_, preposition.head
    lemma = above.lemma_.lower()
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    if lower in ("without", "instead") or (
        lower in ("of", "than") and before in ("instead", "rather", "short")
    ):
        return Certainty("negated", ("not",))
    if lemma in words("cues", "clearing") and lower in ("of", "from"):
        return Certainty("negated", (above.lower_, lower))
    if lower == "against" and lemma in words("cues", "counseling"):
        return Certainty("negated", (above.lower_, lower))
    if above.lower_ == "guilty":
        innocent = _refused(above) or _refused(above.head)
        return Certainty("negated", ("not", "guilty", lower)) if innocent else None
    charge = accused(preposition)
    if charge is not None:
        return charge
    if lower == "from" and (
        lemma in words("verbs", "preventing")
        or lemma not in ("return", "benefit", "come", "go", "suffer", "recover")
    ):
        return Certainty("negated", ("not",))
    if above.pos_ == "NOUN" and denied(above):
        return Certainty("negated", ("not",))
    if lemma in words("verbs", "denying") or above.lower_ in words("cues", "unable adjectives"):
        return Certainty("negated", ("not",))
    if lemma in words("nouns", "possibility") and above.pos_ == "NOUN":
        return Certainty("hedged", ("may",), True)
    if above.lower_ in words("nouns", "planning") or lemma in words("verbs", "planning"):
        return Certainty("planned", (above.lower_, lower))
    if lower in ("for", "about", "of", "toward", "to") and not has_subject(verb):
        if above.pos_ == "VERB" and above.tag_ in ("VBD", "VBN", "VBZ", "VBP"):
            return None
        return Certainty("hedged", ("may",), True)
    return None


def _by_noun(verb: Token, noun: Token, link: str) -> Certainty | None:
    """As in "allegations that he paid", "rumors that", "no plan to", "no charges announced"."""
    lemma = noun.lemma_.lower()
    content = link != "relcl" or (has_subject(verb) and not _relative(verb))
    if link == "acl" and verb.tag_ in ("VBN", "VBG") and not has_subject(verb):
        negated = any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)
        return Certainty("negated", ("not",)) if negated else None
    if not content:
        return None
    if {lemma, noun.lower_} & words("nouns", "alleging"):
        if denied(noun):
            return Certainty("negated", ("denied:",))
        return Certainty("alleged", ("said", "to"), True)
    if lemma in words("cues", "proof") and denied(noun):
        return Certainty("negated", (f"no {noun.lower_}:",))
    if is_infinitive(verb):
        if denied(noun):
            return Certainty("negated", ("not",))
        if lemma in ("potential", "possibility", "risk", "likelihood", "danger"):
            return Certainty("hedged", ("may",), True)
        return None
    told = link == "acl" and lemma in words("cues", "statements")
    if (told or lemma in words("nouns", "possibility")) and denied(noun):
        return Certainty("negated", ("not",))
    if lemma in words("nouns", "possibility"):
        return Certainty("hedged", ("may",), True)
    if lemma in words("nouns", "planning"):
        return Certainty("planned", ("to",), True)
    return None


def _by_governor(verb: Token, head: Token, infinitive: bool, link: str) -> Certainty | None:
    lemma, lower = head.lemma_.lower(), head.lower_
    passive = any(c.dep_ == "auxpass" for c in head.children) or (
        head.tag_ == "VBN" and head.dep_ in ("acl", "relcl", "advcl", "amod")
    )
    refused = _refused(head)
    to = (lower, "to") if infinitive else (lower,)
    quality = _quality(head)
    if quality is not None:
        asked = _how(verb) or any(c.tag_ == "WP" for c in verb.children)
        return None if asked else _by_quality(quality, link, refused)
    if lemma in words("verbs", "denying") and not refused:
        # In the sentence's own words: who denies a meeting has not been shown not to have met.
        return Certainty("negated", (lower if verb.tag_ == "VBG" else f"{lower}:",))
    if _ruled_out(head):
        return Certainty("hedged", ("may",), True) if refused else Certainty("negated", ("not",))
    if lower in ("has", "have", "had") and any(c.lower_ == "yet" for c in head.children):
        return Certainty("negated", ("yet", "to"), True)
    if lemma in words("verbs", "preventing") and link == "xcomp":
        return None if refused else Certainty("negated", to, infinitive)
    if refused and (infinitive or verb.tag_ == "VBG"):
        return Certainty("negated", ("did", "not"), True)
    if refused and link == "ccomp" and lemma in words("cues", "raised negations"):
        return Certainty("negated", ("not",))
    if link == "ccomp" and _wanted(verb) and lemma in words("cues", "claiming"):
        return Certainty("planned", ("to",), True)
    claims = lemma in words("cues", "claiming") or (link == "ccomp" and _accuser(head))
    if claims and (link == "ccomp" or passive or infinitive):
        if passive or link == "xcomp":
            return Certainty("alleged", ("alleged", "to") if passive else to, True)
        return Certainty("alleged", ("said", "to"), True)
    if link == "xcomp" and infinitive:
        if (passive and lemma in words("verbs", "hedging") and lemma != "see") or lemma in (
            "appear",
            "seem",
        ):
            return Certainty("hedged", to, True)
        if lower in words("cues", "settled adjectives"):
            return None
        if lemma in words("cues", "happened") and lower != "going":
            return None
        return Certainty("planned", to if len(lower) < 14 else ("to",), True)
    if (
        link == "xcomp"
        and verb.tag_ == "VBG"
        and lemma in words("verbs", "planning") | {"suggest", "discuss", "favor"}
    ):
        return Certainty("planned", (lower,))
    if link == "ccomp" and lemma not in words("cues", "causing"):
        return _by_clause_verb(verb, head, lemma, infinitive)
    return None


def _by_clause_verb(verb: Token, head: Token, lemma: str, infinitive: bool) -> Certainty | None:
    if infinitive and lemma in words("cues", "happened"):
        return None
    if infinitive and lemma in words("verbs", "planning"):
        return Certainty("planned", (head.lower_, "to"), True)
    if lemma in words("cues", "hedged clauses"):
        if lemma in ("ask", "question", "wonder") and _how(verb):
            return None
        return Certainty("hedged", ("believed", "to"), True)
    if lemma in words("cues", "planned clauses") or _wanted(verb):
        return Certainty("planned", ("expected", "to"), True)
    return None


def _wanted(verb: Token) -> bool:
    """As in "insisted that he go"."""
    return (
        verb.tag_ == "VB" and has_subject(verb) and not any(c.dep_ == "aux" for c in verb.children)
    )


def _quality(head: Token) -> str | None:
    """The adjective that judges a clause: "unable to", "it is unclear if", "is false that"."""
    if head.pos_ == "ADJ":
        return str(head.lower_)
    if head.lemma_ == "be":
        return next((str(c.lower_) for c in head.children if c.dep_ == "acomp"), None)
    return None


def _by_quality(quality: str, link: str, refused: bool) -> Certainty | None:
    if quality in words("cues", "unable adjectives"):
        return None if refused else Certainty("negated", (quality, "to"), True)
    if quality in words("cues", "false adjectives") and link == "ccomp":
        return None if refused else Certainty("negated", ("not",))
    if quality in words("cues", "open adjectives"):
        return Certainty("hedged", (quality, "to") if link == "xcomp" else ("may",), True)
    if quality in words("cues", "settled adjectives"):
        return Certainty("negated", ("did", "not"), True) if refused and link == "xcomp" else None
    if quality == "true" and refused and link == "ccomp":
        return Certainty("negated", ("not",))
    if quality in words("cues", "accusing"):
        return Certainty("alleged", ("alleged", "to"), True)
    if link == "xcomp":
        return Certainty("planned", (quality, "to") if len(quality) < 14 else ("to",), True)
    return None


def _accuser(head: Token) -> bool:
    """As in "prosecutors said": what they say they want believed."""
    return any(
        c.dep_ == "nsubj" and c.lower_ in words("cues", "accusers") for c in head.children
    ) and head.lemma_.lower() in words("verbs", "reporting")


def _ruled_out(verb: Token) -> bool:
    return verb.lemma_ == "rule" and any(c.lower_ == "out" for c in verb.children)


def _refused(head: Token) -> bool:
    return any(c.dep_ == "neg" and not _only(c) for c in head.children)


def _only(negation: Token) -> bool:
    return negation.i + 1 < len(negation.doc) and negation.nbor(1).lower_ == "only"


def _how(verb: Token) -> bool:
    """As in "asked how it ended up there": it did."""
    return any(t.lower_ in ("how", "why", "when", "where", "what") for t in verb.children)


def _relative(verb: Token) -> bool:
    return any(
        c.tag_ in ("WDT", "WP", "WP$") or (c.lower_ == "that" and c.dep_ != "mark")
        for c in verb.children
    )


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _not_its_clause(verb: Token, head: Token, link: str) -> bool:
    """Quoted before the verb of saying, or before a verb that has nobody to say it."""
    if link != "ccomp" or head.i < verb.i:
        return False
    return (head.lemma_.lower() == "say" and not _accuser(head)) or not has_subject(head)
