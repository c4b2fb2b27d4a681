"""Who speaks by a word of saying, thinking or showing: its subject, its agent, what it goes with.

As "Lee" in "Lee said", "Lee is able to argue that", "Lee was quoted by AP as saying"; "a poll" in
"a poll showing that"; "the ministry" in "the ministry, which reported that".
"""

from spacy.tokens import Token

from explorer.extraction.arguments import Reading, participants
from explorer.extraction.denials import none_or_little
from explorer.extraction.dependents import prepositions
from explorer.extraction.gazetteers import title_words, words
from explorer.extraction.name import Name
from explorer.extraction.speaker import Speaker

_WIDE = 14
_STEPS = 5
_VERBS = ("VERB", "AUX")
_POINTERS = ("acl", "advcl", "conj", "xcomp", "relcl")
_ACCOUNTS = ("by", "from", "of")
_POINTING = ("this", "these", "that", "those")
_WHICH = ("WDT", "WP")
_STANDING = ("acomp", "advcl", "oprd")


def speaks(verb: Token) -> bool:
    """Whether a word says that somebody says, thinks or shows something."""
    lemma = verb.lemma_.lower()
    if lemma in words("cues", "showing") and _to_come(verb):
        return False
    if verb.pos_ == "VERB" and lemma in words("verbs", "reporting") | words("cues", "speaking"):
        return True
    return _speaking_adjective(verb) is not None


def _to_come(verb: Token) -> bool:
    """As in "will prove that": nobody has shown it yet."""
    return any(c.dep_ == "aux" and c.lower_ in words("cues", "future") for c in verb.children)


def quotes(verb: Token) -> bool:
    """Whether a verb gives the words of somebody else: "quoted Lee as saying"."""
    return verb.lemma_ in ("quote", "cite")


def subject_of(verb: Token) -> Token | None:
    """Who says it: the subject, the agent, or who does what the saying goes with."""
    current = verb
    for _ in range(_STEPS):
        agent = next((c for c in current.children if c.dep_ == "agent"), None)
        if agent is not None:
            return next((c for c in agent.children if c.dep_ == "pobj"), None)
        own = next((c for c in current.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if own is None and current == verb and verb.tag_ == "VBN" and verb.dep_ in _STANDING:
            return None  # who "stands accused" says nothing
        if own is not None:
            passive = own.dep_ == "nsubjpass" and current.tag_ == "VBN"
            speaks_itself = quotes(current) or _speaking_adjective(current)
            if passive and not speaks_itself and current == verb:
                return None
            return _meant(own, current)
        head = current.head
        if current.dep_ == "acl" and current.tag_ == "VBG" and head.pos_ in ("NOUN", "PROPN"):
            return head
        if current.dep_ == "pcomp" and head.dep_ == "prep" and head.head.pos_ in _VERBS:
            told = quoted_by(head)
            if told is not None:
                return told
            current = head.head
            continue
        quality = current.dep_ == "acomp"
        able = current.dep_ == "xcomp" and head.pos_ == "ADJ"
        if not quality and not able and not (current.dep_ in _POINTERS and head.pos_ in _VERBS):
            return None
        current = head
    return None


def quoted_by(preposition: Token) -> Token | None:
    """Who is quoted in "quoted Lee as saying", "accused Lee of saying", "Lee was quoted as"."""
    verb = preposition.head
    if preposition.lower_ not in ("as", "of", "for"):
        return None
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    return passive or next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)


def _meant(subject: Token, verb: Token) -> Token:
    """The noun before "which said that"."""
    if subject.tag_ not in _WHICH or verb.dep_ != "relcl" or subject.lower_ == "who":
        return subject
    noun = verb.head
    return noun if noun.pos_ in ("NOUN", "PROPN") and noun.i < subject.i else subject


def speaker_at(reading: Reading, subject: Token, verb: Token) -> Speaker:
    """The speaker that a subject and its verb name, with their words."""
    first = subject.left_edge.i
    last = subject.i + 1
    name = reading.at.get(subject.i)
    if name is not None:
        first, last = min(name.first, first), name.last
    if subject.i - first > _WIDE:
        first = name.first if name is not None else subject.i
    if abs(verb.i - subject.i) < 5 or _described(subject, verb):
        first, last = min(first, verb.i), max(last, verb.i + 1)
    elif last - first > _WIDE:
        first = subject.i
    meant = name_of(reading, subject)
    if meant is not None and subject.i < meant.first and meant.last - first < _WIDE:
        last = max(last, meant.last)  # "one of the victims, Ann Lee"
    return Speaker(meant, max(first, reading.sentence.start), last)


def _described(subject: Token, verb: Token) -> bool:
    """As in "sources familiar with the matter said": one phrase up to the verb."""
    between = subject.doc[subject.i + 1 : verb.i]
    return 0 < len(between) < _WIDE and all(
        (subject.is_ancestor(t) and not t.is_punct) or t.head == verb for t in between
    )


def name_of(reading: Reading, word: Token) -> Name | None:
    """The name that a word means, also where the name only follows: "the ambassador, Ann Lee"."""
    for child in word.children:
        name = reading.at.get(child.i)
        if name is not None and name.kind == "PERSON" and child.dep_ == "appos":
            return name
    found = participants(reading, word)
    if found:
        return found[0].name
    if word.lemma_.lower() in words("cues", "outlets"):
        for child in word.children:
            name = reading.at.get(child.i)  # "the Reuters news agency"
            if name is not None and name.kind == "ORGANIZATION" and child.dep_ == "compound":
                return name
    return _titled(reading, word) or _author(reading, word)


def _titled(reading: Reading, word: Token) -> Name | None:
    """As in "Ambassador to the United States Ann Lee", where the parser loses the name.

    Not in "adviser to President Lee": there it is another who speaks.
    """
    if word.pos_ not in ("NOUN", "PROPN"):
        return None
    links, between = 0, 0
    for token in word.doc[word.i + 1 : min(word.i + _WIDE, reading.sentence.end)]:
        name = reading.at.get(token.i)
        if name is not None and name.kind == "PERSON":
            apart = between > 0 or not links
            return name if apart and token.nbor(-1).pos_ in ("NOUN", "PROPN", "PUNCT") else None
        if token.text == "," and _follows_as_name(reading, token):
            continue
        if token.pos_ not in ("ADP", "DET", "PROPN", "NOUN", "ADJ"):
            return None
        links += token.pos_ == "ADP"
        between += token.pos_ in ("PROPN", "NOUN") and token.lower_ not in title_words()
    return None


def _follows_as_name(reading: Reading, comma: Token) -> bool:
    """As in "a spokeswoman for Nissan, Yuki Sato"."""
    if comma.i + 1 >= reading.sentence.end:
        return False
    name = reading.at.get(comma.i + 1)
    return (
        name is not None
        and name.kind == "PERSON"
        and comma.nbor(1).pos_ == "PROPN"
        and any(t.dep_ == "appos" for t in comma.doc[name.first : name.last])
    )


def _author(reading: Reading, word: Token) -> Name | None:
    """As in "a report by Amnesty International", "the findings of the UN"."""
    if word.lemma_.lower() not in words("cues", "statements") | words("cues", "documents"):
        return None
    for preposition, end in prepositions(word):
        name = reading.at.get(end.i)
        if name is None or preposition.lower_ not in _ACCOUNTS or preposition.i - word.i > 2:
            continue
        if name.kind == "ORGANIZATION" or (name.kind == "PERSON" and preposition.lower_ != "of"):
            return name
    return None


def _speaking_adjective(word: Token) -> Token | None:
    """As in "are concerned that", "was confident that"."""
    if word.pos_ == "ADJ" or word.tag_ == "VBN":
        return word if word.lower_ in words("cues", "speaking adjectives") else None
    return next(
        (
            c
            for c in word.children
            if c.dep_ == "acomp" and c.lower_ in words("cues", "speaking adjectives")
        ),
        None,
    )


def is_somebody(reading: Reading, speaker: Speaker) -> bool:
    """Whether the words name a person, a body or a document, and not what nobody has said.

    Not in "as the name suggests", "legend has it", "these sanctions show", nor where the verb is
    part of a title: the song "I Understand".
    """
    if speaker.elsewhere is not None:
        return True
    told, name = reading.sentence.doc[speaker.first : speaker.last], speaker.name
    if name is not None:
        inside = name.first <= speaker.first and speaker.last <= name.last
        titled = name.kind not in ("PERSON", "ORGANIZATION", "GROUP", "PLACE")
        return not (inside and titled and any(t.pos_ == "VERB" for t in told))
    for word in told:
        if word.dep_ not in ("nsubj", "nsubjpass"):
            continue
        lemma = word.lemma_.lower()
        if lemma in words("cues", "nobody"):
            return False
        pointed = any(c.dep_ == "det" and c.lower_ in _POINTING for c in word.children)
        if pointed and word.pos_ == "NOUN" and not _can_tell(lemma):
            return False
    return True


def _can_tell(noun: str) -> bool:
    kinds = (words("nounkinds", kind) for kind in ("PERSON", "ORGANIZATION", "GROUP", "WORK"))
    cues = (words("cues", key) for key in ("documents", "statements", "outlets", "telling"))
    return any(noun in some for some in (*kinds, *cues, words("nouns", "estimates")))


def is_empty(subject: Token) -> bool:
    """As in "it is said that", "there", "no one": nobody. "It argues that" means somebody."""
    if none_or_little(subject):
        return True
    if subject.lower_ == "it" and subject.dep_ == "nsubj":
        return subject.head.lemma_.lower() not in words("verbs", "reporting")
    if subject.lower_ == "one":
        return not any(c.lower_ == "of" or c.dep_ == "appos" for c in subject.children)
    return subject.lower_ in ("it", "there", "this", "that", "what", "which") or (
        subject.dep_ == "expl"
    )
