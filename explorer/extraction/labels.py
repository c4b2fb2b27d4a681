"""How a tie reads on a line: at most four words, the sentence's own, its modality with them."""

from explorer.extraction.certainties import Certainty
from explorer.extraction.inflection import participle, past, third_person
from explorer.extraction.tie import Tie

_MOST = 4
_EQUAL = frozenset({"be", "become", "remain", "stay"})
_STEPS = 4


def label_of(tie: Tie, certainty: Certainty) -> str:
    """The label: "stood with", "signed agreements with", "accused of helping"."""
    text = _worded(tie, certainty).replace(" - ", "-")
    if tie.rule == "passive-agent" and not certainty.words and _was(tie):
        done, active = tie.scope.lower_, past(tie.scope.lemma_.lower())
        text = " ".join(active if word == done else word for word in text.split())
    return text


def _was(tie: Tie) -> bool:
    """Whether it is told as past: "was taken by", "a book written by"."""
    auxiliaries = {c.lower_ for c in tie.scope.children if c.dep_ in ("aux", "auxpass")}
    return tie.scope.tag_ in ("VBN", "VBD") and auxiliaries <= {"was", "were"}


def _worded(tie: Tie, certainty: Certainty) -> str:
    words = list(tie.words)
    modal = list(certainty.words)
    if tie.scope.lemma_ == "be" and certainty.base and modal[-1:] == ["to"]:
        modal[-1] = "to be"  # "rumored to be in talks with"
    if tie.rule == "owned-noun" and len(_terse(certainty, [*modal, *words])) > _MOST:
        words = words[:-2] if words[-1] == "of" else words
    owned = tie.rule in ("owned-noun", "owned-object") or (tie.rule == "verb-noun" and _of(words))
    longer = tie.rule == "verb-noun" and certainty.factuality != "hedged"
    most = _MOST + 2 if owned else _MOST + longer
    if tie.modal and modal and tie.scope.pos_ in ("VERB", "AUX"):
        at = words.index(tie.scope.lower_) if tie.scope.lower_ in words else 0
        named = tie.rule == "equated-noun" and tie.scope.lemma_ in _EQUAL
        if certainty.base and named and tie.scope.lower_ not in words and modal[-1] != "to be":
            words.insert(0, tie.scope.lower_)  # "will remain leader of"
        elif certainty.base and tie.rule == "equated-noun" and modal[-1] != "to be":
            words.insert(0, "be")  # "will be surgeon general of" who will be named it
        verb = words[at:]
        if not certainty.base and any(c.lower_ == "having" for c in tie.scope.children):
            verb.insert(0, "having")  # "suspected of having paid"
        if certainty.base and verb and verb[0] == tie.scope.lower_:
            verb[0] = _after_modal(tie, certainty, verb[0])
        if certainty.factuality == "hedged" and certainty.base and modal[-1] == "to":
            modal = modal if at + len([*modal, *verb]) <= most else ["may"]
        return " ".join(
            [*words[:at], *_shortened(_terse(certainty, [*modal, *verb]), len(modal), most - at)]
        )
    if not modal and tie.modal and tie.scope.tag_ == "VB" and tie.scope.lower_ in words:
        words[words.index(tie.scope.lower_)] = _finite(tie)
    modal = [word for word in modal if word not in words]
    return " ".join(_shortened([*modal, *words], len(modal), most))


def _of(words: list[str]) -> bool:
    """As in "signed agreement with government of"."""
    return words[-1] in ("of", "in", "for") and len(words) > _MOST


def _after_modal(tie: Tie, certainty: Certainty, written: str) -> str:
    """The verb behind "may" or "to": "help", "have helped", "be hosted", "have been hosted"."""
    auxiliaries = [c for c in tie.scope.children if c.dep_ in ("aux", "auxpass")]
    bare = tie.scope.tag_ == "VBN" and not auxiliaries  # "Was Lee arrested?"
    undergone = bare or any(c.dep_ == "auxpass" for c in auxiliaries)
    # "will be hosted at" and not "will host at": its subject hosts nobody.
    passive = undergone and tie.rule != "passive-agent"
    done = tie.scope.tag_ == "VBN" and any(c.lemma_ == "have" for c in auxiliaries)
    # "said that he robbed" is "said to have robbed", "asked whether she paid" "may have paid"
    told = certainty.words[-1:] == ("to",) and certainty.factuality in ("hedged", "alleged")
    told = told or certainty.words == ("may",)
    before = bare or tie.scope.tag_ == "VBD" or any(c.tag_ == "VBD" for c in auxiliaries)
    if told and before and not passive and not done:
        return f"have {participle(tie.scope.lemma_.lower())}"
    if done or (told and before):
        return f"have been {written}" if passive else f"have {written}"
    return f"be {written}" if passive else tie.scope.lemma_.lower()


def _finite(tie: Tie) -> str:
    """What "began to help", "did help" say for certain: "helped", in the tense of that verb."""
    verb, helps = tie.scope, tie.scope.head
    if verb.dep_ == "xcomp" and helps.lemma_ == "help" and helps.tag_ in ("VBD", "VBZ"):
        return f"{helps.lower_} {verb.lemma_.lower()}"  # it was not done by them alone
    for _ in range(_STEPS):
        tags = {verb.tag_, *(c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass"))}
        if "VBD" in tags:
            return past(tie.scope.lemma_.lower())
        if tags & {"VBZ", "VBP"}:
            several = tie.source.key_word(verb.doc).tag_ in ("NNS", "NNPS")
            lemma = str(tie.scope.lemma_.lower())
            return lemma if several else third_person(lemma)
        verb = verb.head
    return str(tie.scope.lower_)


def _terse(certainty: Certainty, label: list[str]) -> list[str]:
    """As in "to buy stake in" for "plans to buy stake in": what is planned stays planned."""
    if certainty.factuality == "planned" and len(label) == _MOST + 1 and label[1] == "to":
        return label[1:]
    return label


def _shortened(words: list[str], prefix: int, most: int) -> list[str]:
    """Leave out what tells least until four words are left; the modal's last word stays."""
    while len(words) > most:
        middle = len(words) - 2
        if middle > prefix and words[-1] != "of":
            del words[middle]
        elif prefix > 1 and words[1] == "to":
            del words[0]
            prefix -= 1
        elif prefix:
            break  # "may be charged with murder of": without "may" it would be another line
        else:
            del words[0]
    return words
