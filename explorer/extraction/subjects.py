"""Who does what a verb says: its subject, or the one it shares with the verb that it hangs on.

"Xi visited Oslo and met Kim"; "Kim plans to visit"; "the Coalition's strategy to defeat ISIL". An
inherited subject is less sure.
"""

from dataclasses import replace

from spacy.tokens import Token

from explorer.extraction import gazetteers as known
from explorer.extraction.arguments import Participant, Reading, participant, participants
from explorer.extraction.dependents import is_gerund

_OF_LIVES = frozenset({"raise", "educate", "bear", "bury", "marry", "train", "hire", "employ"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def subjects(reading: Reading, verb: Token, depth: int = 0) -> tuple[list[Participant], bool]:
    """Who does what a verb says, and whether they undergo it (passive)."""
    under = subjects_of(verb)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "to" and verb.tag_ != "VBG":
        under = []  # "was taken to St. Mary's to be treated", where the place becomes its subject
    for child in under:
        # "a policy which, as AFP says, the UN has criticised": the parser takes both for subjects.
        if child.tag_ != "WDT" or len(under) == 1:
            found = participants(reading, child)
            undergone = any(c.dep_ == "auxpass" for c in verb.children)
            return found, undergone or child.dep_ == "nsubjpass"
    for child in verb.children if not under else ():
        # "FIFA banned Blatter", where the parser takes the name for a measure
        if child.dep_ == "npadvmod" and child.i + 1 == verb.i and child.i in reading.at:
            return participants(reading, child, 0.9), False
    passive = _participle(verb)
    if depth > 4:
        return [], passive
    head = verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VB":
        return [_less(p, 0.15) for p in _planners(reading, head)], passive
    if verb.dep_ == "xcomp" and head.dep_ == "acomp" and head.head.pos_ in ("VERB", "AUX"):
        found, _ = subjects(reading, head.head, depth + 1)
        return [_less(p, 0.1) for p in found], passive
    if verb.dep_ in ("acl", "relcl"):
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and _is_work(head):
            return [_less(p, 0.2) for p in subjects(reading, head.head, depth + 1)[0]], passive
        place = reading.at.get(head.i)
        if place is not None and place.kind == "PLACE" and verb.lemma_ in _OF_LIVES:
            return [], passive  # "born in Leeds, raised in York"
        if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN") and _close(head, verb):
            return [_less(p, 0.1) for p in participant(reading, head)], passive
        return [], passive
    if any(c.tag_ == "WRB" for c in verb.children) and verb.tag_ == "VB":
        return [], passive  # "a view on how to deal with": nobody does so
    if verb.dep_ in ("conj", "advcl") and _lost_subject(reading, verb):
        return [], passive
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        if _quoted_apart(head, verb) or _told_after(head, verb) or _told_with(head, verb):
            return [], passive
        found, undergoes = subjects(reading, head, depth + 1)
        own = any(c.dep_ == "auxpass" for c in verb.children)  # "left Ford and was hired by Tesla"
        undergoes = own or (undergoes and _participle(verb, loose=True))
        return [_less(p, 0.05) for p in found], undergoes
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX") and verb.dep_ == "xcomp":
        objects_ = [c for c in head.children if c.dep_ in ("dobj", "dative")]
        if objects_ and not _own_purpose(reading, head, objects_[0]):
            controlled = participants(reading, objects_[0])
            if controlled or head.lemma_ in known.words("verbs", "planning"):
                return [_less(p, 0.1) for p in controlled], passive
        found, _ = subjects(reading, head, depth + 1)
        return [_less(p, 0.05) for p in found], passive
    if verb.dep_ == "advcl" and head.pos_ in ("VERB", "AUX") and verb.tag_ in ("VBG", "VBN", "VB"):
        if any(
            c.dep_ == "mark" and c.lower_ not in ("to", "while", "after", "before", "when")
            for c in verb.children
        ):
            return [], passive
        if _told_of_another(reading, head, verb):
            return [], passive
        found, _ = subjects(reading, head, depth + 1)
        return [_less(p, 0.15) for p in found], passive
    if is_gerund(verb) and head.dep_ == "prep":
        governor = head.head
        if governor.pos_ in ("VERB", "AUX"):
            if _told_of_another(reading, governor, verb):
                return [], passive
            objects_ = [c for c in governor.children if c.dep_ == "dobj"]
            charged = head.lower_ == "with" and governor.lemma_ == "charge"
            for_it = head.lower_ == "for" and governor.lemma_.lower() in _GETS
            if (
                objects_
                and not for_it
                and (charged or head.lower_ in ("of", "for", "from", "into"))
            ):
                return [_less(p, 0.05) for p in participants(reading, objects_[0])], passive
            found, _ = subjects(reading, governor, depth + 1)
            return [_less(p, 0.1) for p in found], passive
        if head.lower_ == "of" and governor.dep_ == "dobj" and governor.i in reading.at:
            accused = participants(reading, governor)  # "police suspect Lee of poisoning Kim"
            return [_less(p, 0.05) for p in accused], passive
        if governor.dep_ in ("acomp", "oprd") and governor.head.pos_ in ("VERB", "AUX"):
            found, _ = subjects(reading, governor.head, depth + 1)  # "found guilty of killing"
            return [_less(p, 0.1) for p in found], passive
        if governor.dep_ == "dobj" and governor.head.pos_ == "VERB":
            found, _ = subjects(reading, governor.head, depth + 1)
            return [_less(p, 0.15) for p in found], passive
    return [], passive


# What one gets for doing something: "won an Emmy for hosting the Tonys"; but "sued X for doing it".
_GETS = frozenset({"accept", "collect", "earn", "get", "have", "receive", "take", "win"})


def _told_of_another(reading: Reading, says: Token, verb: Token) -> bool:
    """As in "After shooting Lee, Officer Roy said Kim walked away": it need not be who says so."""
    if says.lemma_.lower() not in known.words("verbs", "reporting") or verb.i > says.i:
        return False
    told = [c for c in says.children if c.dep_ == "ccomp" and c.i > says.i]
    people = {
        participant.name
        for clause in told
        for child in subjects_of(clause)
        for participant in participants(reading, child)
        if participant.name.kind == "PERSON" and child.pos_ != "PRON"
    }
    speakers = {p.name for c in subjects_of(says) for p in participants(reading, c)}
    return bool(people - speakers) and any(name.kind == "PERSON" for name in speakers)


def subjects_of(verb: Token) -> list[Token]:
    """The words that the parser makes subjects of a verb."""
    return [c for c in verb.children if c.dep_ in SUBJECTS]


def _planners(reading: Reading, noun: Token) -> list[Participant]:
    """Whose plan it is: "the Coalition's strategy to …", "Israel announced plans to …"."""
    name = reading.at.get(noun.i)
    if name is not None and name.kind == "ORGANIZATION":  # "the Coalition to defeat ISIL"
        return [Participant(name, noun)]
    if noun.lower_ in known.words("roles", "representatives"):
        return participants(reading, noun)  # "US forces to combat X"
    if noun.lower_ not in known.words("nouns", "planning"):
        return []
    if noun.lower_ == "order" and noun.nbor(-1).lower_ == "in":
        return []  # "in order to …"
    for child in noun.children:
        acting = child.dep_ == "compound" and child.i in reading.at
        if child.dep_ == "poss" or (acting and reading.at[child.i].kind != "PERSON"):
            return participants(reading, child)
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in known.words("verbs", "holding"):
        return subjects(reading, noun.head)[0]
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.pos_ == "VERB":
        doers, undergone = subjects(reading, noun.head.head)  # "stood down in a bid to unseat X"
        return [] if undergone else doers
    return []


def _lost_subject(reading: Reading, verb: Token) -> bool:
    """As in "A plays for X, B plays for Y", where the parser puts B into a list with X."""
    before = verb.nbor(-1) if verb.i > reading.sentence.start else None
    if before is None or verb.tag_ not in ("VBD", "VBZ", "VBP", "VB"):
        return False
    return before.i in reading.at and before.dep_ in ("conj", "pobj", "appos")


def _quoted_apart(head: Token, verb: Token) -> bool:
    """Whether a quotation begins or ends between two verbs that the parser joins."""
    first, last = sorted((head.i, verb.i))
    return any(t.is_quote or t.text in ("``", "''") for t in head.doc[first:last])


def _told_after(head: Token, verb: Token) -> bool:
    """As in "X met Y, an official, who …, told AP": whoever tells is not who met."""
    if verb.tag_ not in ("VBD", "VBZ") or verb.nbor(-1).text != ",":
        return False
    joined = any(c.dep_ == "cc" for c in (*head.children, *verb.children))
    return not joined and verb.lemma_.lower() in known.words("verbs", "reporting")


def _told_with(head: Token, verb: Token) -> bool:
    """As in "The fort said the soldier had built it and returned": he did, and not who tells."""
    if head.lemma_.lower() not in known.words("verbs", "reporting") or verb.i < head.i:
        return False
    if verb.lemma_.lower() in known.words("verbs", "reporting"):
        return False
    told = [c for c in head.children if c.dep_ == "ccomp" and head.i < c.i < verb.i]
    return any(subjects_of(clause) for clause in told) and verb.nbor(-1).text != ","


def _is_work(noun: Token) -> bool:
    """As in "signed a decree granting citizenship to Snowden"."""
    done = noun.dep_ == "dobj" and noun.head.pos_ == "VERB"
    return done and noun.lemma_.lower() in known.words("nounkinds", "WORK")


def _own_purpose(reading: Reading, verb: Token, thing: Token) -> bool:
    """Whether "to …" after an object tells the subject's purpose: "left Siemens to join Bosch"."""
    name = reading.at.get(thing.i)
    if verb.lemma_ == "leave" and (name is None or name.kind == "PERSON"):
        return False
    return verb.lemma_.lower() in known.words("verbs", "purpose")


def _participle(verb: Token, loose: bool = False) -> bool:
    if any(c.dep_ == "auxpass" for c in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    return loose or not any(c.dep_ == "aux" for c in verb.children)


def _close(head: Token, verb: Token) -> bool:
    return 0 < verb.i - head.i <= 12


def _less(one: Participant, by: float) -> Participant:
    return replace(one, sure=one.sure - by)
