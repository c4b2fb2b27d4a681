"""What governs a clause, and what that makes of it: "expected to", "accused of", "denied that"."""

from spacy.tokens import Token

from explorer.extraction.accusers import accuser
from explorer.extraction.certainties import Certainty
from explorer.extraction.contents import by_adjective, by_noun, meant, ranked
from explorer.extraction.denials import (
    accused,
    denied,
    falsely,
    for_a_deed,
    is_negated,
    none_or_little,
    pleaded,
    ruled_out,
    unproven,
)
from explorer.extraction.dependents import has_subject, is_gerund, is_infinitive
from explorer.extraction.gazetteers import words
from explorer.extraction.hearsay import is_by_some, is_thought, is_unconfirmed, thought
from explorer.extraction.inflection import participle, third_person
from explorer.model.records import Factuality

_VERBS = ("VERB", "AUX")
_PRESENT = ("VBZ", "VBP")
_WISHING = ("want", "like", "need", "wish", "prefer", "love", "use", "take", "plan", "hope", "try")
_SEEN_AS = frozenset(
    {"see", "portray", "depict", "describe", "cast", "paint", "regard", "view", "perceive"}
    | {"present", "characterize", "characterise"}
)
_DREAMT: dict[str, Factuality] = {
    "dream": "planned", "think": "planned", "talk": "hedged", "speak": "hedged",
}  # fmt: skip
_ASKED = ("how", "why", "when", "where", "what", "who", "which")


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
        found = by_noun(verb, head, link)
        if found is not None:
            return found
    if infinitive and link in ("advcl", "acl", "relcl"):
        if head.pos_ == "ADJ" and head.lower_ in words("cues", "settled adjectives"):
            return None
        if head.lemma_ == "go" and any(c.lower_ == "on" for c in head.children):
            return None
        if is_thought(head):
            return thought(verb, str(head.lower_))  # "thought by many to have paid"
        return meant(head)
    if is_gerund(verb) and head.dep_ == "prep":
        return _by_preposition(verb, head)
    if link in ("oprd", "dep", "parataxis") and is_thought(head):
        return thought(verb, str(head.lower_))
    if link == "advcl" and _as_if(verb, head):
        return Certainty("hedged", ("may",), True)
    return None


def _by_preposition(verb: Token, preposition: Token) -> Certainty | None:
    lower, above = preposition.lower_, preposition.head
    lemma = above.lemma_.lower()
    if any(c.dep_ == "mark" and c.lower_ in words("cues", "conditions") for c in verb.children):
        return Certainty("hedged", ("may",), True)  # "looking into whether"
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
        return pleaded(above, lower)
    charge = accused(preposition)
    if charge is not None:
        false = "not" if is_negated(above) else falsely(above)
        return Certainty("negated", (false, *charge.words)) if false else charge
    if lower == "as" and lemma in _SEEN_AS:
        return Certainty("hedged", (above.lower_, lower))
    if lower == "of" and lemma in _DREAMT and above.pos_ == "VERB":
        return Certainty(_DREAMT[lemma], (above.lower_, lower))
    if above.pos_ == "ADJ":
        return by_adjective(above, lower)
    if for_a_deed(verb, above, lower):
        return Certainty("asserted", (above.lower_, lower))
    if lower == "from" and {lemma, above.lower_} & words("cues", "keeping from"):
        if is_infinitive(above) and not is_negated(above):
            return Certainty("planned", ("to", "be", participle(lemma), lower))
        return Certainty("negated", ("not",))
    if above.pos_ == "NOUN" and denied(above):
        return Certainty("negated", ("not",))
    if lemma in words("verbs", "denying") or above.lower_ in words("cues", "unable adjectives"):
        return Certainty("negated", ("not",))
    if is_infinitive(verb):
        return Certainty("planned", ("to",), True)  # "divided on how to help"
    if above.lower_ in ("interested", "interest") and lower == "in":
        return Certainty("planned", (above.lower_, lower))
    if lemma in ("plan", "intention") and lower in ("for", "of"):
        return Certainty("planned", (above.lower_, lower))
    if lemma in words("nouns", "possibility") and above.pos_ == "NOUN":
        return Certainty("hedged", ("may",), True)
    if above.lower_ in words("nouns", "planning") or lemma in words("verbs", "planning"):
        return Certainty("planned", (above.lower_, lower))
    if lower in ("for", "about", "of", "toward", "to") and not has_subject(verb):
        if above.pos_ == "VERB" and above.tag_ in ("VBD", "VBN", "VBZ", "VBP"):
            return None
        return Certainty("hedged", ("may",), True)
    return None


def _by_governor(verb: Token, head: Token, infinitive: bool, link: str) -> Certainty | None:
    lemma, lower = head.lemma_.lower(), _written(head)
    passive = any(c.dep_ == "auxpass" for c in head.children) or (
        head.tag_ == "VBN" and head.dep_ in ("acl", "relcl", "advcl", "amod")
    )
    refused = is_negated(head)
    to = _toward(verb, head, passive) if infinitive else (lower,)
    if lower == "were" and head.dep_ == "advcl":
        return Certainty("hedged", ("may",), True)
    quality = _quality(head)
    if quality is None and lemma == "be" and link == "ccomp":
        return Certainty("planned", ("to",), True) if _wanted(verb) else _by_subject(head)
    if quality == "able" and link == "xcomp" and not refused and head.head.tag_ in _PRESENT:
        return Certainty("hedged", ("able", "to"), True)
    if quality is not None:
        asked = _how(verb) or any(c.tag_ == "WP" for c in verb.children)
        return None if asked else _by_quality(quality, link, refused)
    false = falsely(head) if (link == "ccomp" or passive) and not refused else ""
    if false and link == "xcomp":
        return Certainty("negated", (false, *to), infinitive)
    if false:
        return Certainty("negated", (false, "said:"))
    for kind, said in (("proving", "proven:"), ("stating", "said:")):
        if link == "ccomp" and lemma in words("cues", kind) and unproven(head):
            return Certainty("negated", ("not", said))
    by_none = any(c.dep_ == "nsubj" and none_or_little(c) for c in head.children)
    if link == "ccomp" and by_none and lemma in words("cues", "hedged clauses"):
        return Certainty("negated", ("not", "believed:"))
    if lemma in words("verbs", "denying") and refused:
        return Certainty("hedged", ("not", f"{participle(lemma)}:"))
    if lemma in words("verbs", "denying") and not refused:
        # In the sentence's own words: who denies a meeting has not been shown not to have met.
        return Certainty("negated", (lower if verb.tag_ == "VBG" else f"{lower}:",))
    if ruled_out(head):
        return Certainty("hedged", ("may",), True) if refused else Certainty("negated", ("not",))
    if lower in ("has", "have", "had") and any(c.lower_ == "yet" for c in head.children):
        return Certainty("negated", ("yet", "to"), True)
    if lemma == "stop" and infinitive:
        return Certainty("planned", to, True)
    if lemma in words("verbs", "preventing") and link == "xcomp":
        return None if refused else Certainty("negated", to, infinitive)
    if refused and (infinitive or verb.tag_ == "VBG"):
        return Certainty("negated", ("did", "not"), True)
    if refused and link == "ccomp" and lemma in words("cues", "raised negations"):
        return Certainty("negated", ("not",))
    if link == "ccomp" and _wanted(verb) and lemma in words("cues", "claiming"):
        return Certainty("planned", ("to",), True)
    if link == "ccomp" and lemma == "say" and is_by_some(head):
        return Certainty("hedged", ("said", "to"), True)
    suspects = lemma == "suspect" and not passive and link == "ccomp"
    told = _that(verb) or any(c.dep_ == "nsubj" for c in head.children)
    charges = lemma == "charge" and link == "ccomp" and not told  # "the man charged, …"
    claims = (lemma in words("cues", "claiming") and not suspects and not charges) or (
        link == "ccomp" and accuser(head, verb)
    )
    over = head.head.lemma_.lower() if head.dep_ in ("xcomp", "advcl") else ""
    if link == "ccomp" and over in ("purport", "claim", "profess"):
        return Certainty("alleged", ("allegedly",))  # "purports to show that he paid"
    if claims and (link == "ccomp" or passive or infinitive):
        if passive or link == "xcomp":
            return Certainty("alleged", ("alleged", "to") if passive else to, True)
        return Certainty("alleged", ("said", "to"), True)
    if link in ("xcomp", "ccomp") and is_thought(head):
        return thought(verb, lower)
    if lemma == "wish" and link == "ccomp" and any(c.lower_ == "had" for c in verb.children):
        return Certainty("negated", ("not",))
    if link == "ccomp" and is_unconfirmed(head):
        return Certainty("hedged", ("reportedly",))
    if verb.tag_ == "VBG" and lemma in ("risk", "face"):
        return Certainty("hedged", (lower,))
    if link == "xcomp" and infinitive:
        if _whether(verb):
            return Certainty("hedged", ("may",), True)
        if lemma in ("become", "be") and ranked(head):
            return None
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


def _toward(verb: Token, head: Token, passive: bool) -> tuple[str, ...]:
    """The words before an infinitive: "would refuse to", of whom one urges "urged to"."""
    lemma = head.lemma_.lower()
    thing = any(c.dep_ in ("dobj", "dative") and head.i < c.i < verb.i for c in head.children)
    if head.pos_ == "VERB" and not passive and (thing or has_subject(verb)):
        # "wanted to pay" would say that the one who is to pay wants it.
        return ("to",) if lemma in _WISHING else (participle(lemma), "to")
    modal = [c.lower_ for c in head.children if c.dep_ == "aux" and c.tag_ == "MD"]
    return (*modal[:1], _written(head), "to") if head.tag_ == "VB" else (_written(head), "to")


def _written(head: Token) -> str:
    """A verb as a line reads of one thing: "deny" of two, or after "would", is "denies"."""
    lemma = head.lemma_.lower()
    bare = head.tag_ == "VBP" or (head.tag_ == "VB" and lemma in words("verbs", "denying"))
    return third_person(lemma) if bare and head.pos_ in _VERBS else str(head.lower_)


def _by_clause_verb(verb: Token, head: Token, lemma: str, infinitive: bool) -> Certainty | None:
    if infinitive and lemma in words("cues", "happened"):
        return None
    if _whether(verb):
        return Certainty("hedged", ("may",), True)
    unsure = any(c.dep_ == "aux" and c.lower_ in ("may", "might", "could") for c in head.children)
    if unsure and lemma in words("cues", "proving") | {"mean"}:
        return Certainty("hedged", ("may",), True)
    if infinitive and lemma in words("verbs", "planning"):
        return Certainty("planned", _toward(verb, head, False), True)
    if infinitive and lemma not in words("verbs", "reporting") | words("cues", "hedged clauses"):
        return Certainty("planned", ("to",), True)  # "would like X to pay"
    if lemma in words("cues", "hedged clauses"):
        if lemma in ("ask", "question", "wonder") and _how(verb):
            return None
        return Certainty("hedged", ("believed", "to"), True)
    if lemma in words("cues", "planned clauses") or _wanted(verb):
        return Certainty("planned", ("expected", "to"), True)
    return None


def _that(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _wanted(verb: Token) -> bool:
    """As in "insisted that he go"."""
    return (
        verb.tag_ == "VB" and has_subject(verb) and not any(c.dep_ == "aux" for c in verb.children)
    )


def _whether(clause: Token) -> bool:
    """As in "will decide whether X pays", "whether to pay"."""
    return any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in clause.children)


def _as_if(clause: Token, head: Token) -> bool:
    """As in "it looks as though X paid", "thinks it unlikely that X paid"."""
    marks = [c.lower_ for c in clause.children if c.dep_ == "mark"]
    if head.pos_ == "ADJ":
        return "that" in marks and head.lower_ in words("cues", "open adjectives")
    looks = head.lemma_ in ("look", "sound", "seem", "feel", "appear")
    return looks and any(mark in ("like", "as", "if", "though") for mark in marks)


def _by_subject(be: Token) -> Certainty | None:
    """As in "the fear is that he killed", "the claim is that", "the plan is that"."""
    subject = next((c for c in be.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return None
    both = {subject.lemma_.lower(), subject.lower_}
    if both & words("nouns", "alleging"):
        return Certainty("alleged", ("said", "to"), True)
    if both & words("nouns", "possibility"):
        return Certainty("hedged", ("may",), True)
    return None


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


def _how(verb: Token) -> bool:
    """As in "asked how it ended up there": it did."""
    return any(t.lower_ in _ASKED for t in verb.children)


def _not_its_clause(verb: Token, head: Token, link: str) -> bool:
    """Quoted before the verb of saying, or before a verb that has nobody to say it."""
    if link != "ccomp" or head.i < verb.i:
        return False
    return (head.lemma_.lower() == "say" and not accuser(head, verb)) or not has_subject(head)
