"""What governs a clause, and what that makes of it: "expected to", "accused of", "denied that"."""

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
        "happen",
        "turn",
        "prove",
        "tend",
    ]
)
_VERBS = ("VERB", "AUX")


def governed(verb: Token, head: Token, link: str, original: Token) -> Certainty | None:
    """What the word over a clause says of it, None where it says nothing."""
    lemma = head.lemma_.lower()
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
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
        # In the sentence's own words: who denies a meeting has not been shown not to have met.
        return Certainty("negated", (head.lower_ if verb.tag_ == "VBG" else f"{head.lower_}:",))
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


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _inverted(verb: Token, head: Token) -> bool:
    return head.i > verb.i
