"""Who says what a clause says: "According to BBC", "Lee reported", "as AP noted", "by X estimates".

Speakers are given from the nearest outward; each with the words that name it. A source answers for
its clause alone: "a policy that, according to AFP, others criticized" is the article's own policy.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from explorer.extraction.arguments import Reading, participants
from explorer.extraction.denials import none_or_little
from explorer.extraction.dependents import is_infinitive
from explorer.extraction.gazetteers import words
from explorer.extraction.name import Name
from explorer.extraction.speaker import Speaker

_WIDE = 14
_STEPS_UP = 25
_VERBS = ("VERB", "AUX")
_CITING = ("citing", "quoting")
_POINTERS = ("acl", "advcl", "conj", "xcomp", "relcl")


def speakers(reading: Reading, scope: Token) -> list[Speaker]:
    """The sources of what stands at a word, from the nearest outward, each once."""
    found = [
        *_governing(reading, scope),
        *_put_in(reading, scope),
        *_estimates(reading, scope),
        *_adjoined(reading, scope),
    ]
    found += [q.speaker for q in reading.quoted if q.first <= scope.i < q.last]
    seen: list[Speaker] = []
    for speaker in found:
        if not any(_overlap(s, speaker, reading) for s in seen):
            seen.append(speaker)
    return seen


def speaks(verb: Token) -> bool:
    """Whether a word says that somebody says, thinks or shows something."""
    lemma = verb.lemma_.lower()
    if verb.pos_ == "VERB" and lemma in words("verbs", "reporting") | words("cues", "speaking"):
        return True
    return _speaking_adjective(verb) is not None


def subject_of(verb: Token) -> Token | None:
    """Who says it: the subject, the agent, or who does what the saying goes with."""
    current = verb
    for _ in range(4):
        agent = next((c for c in current.children if c.dep_ == "agent"), None)
        if agent is not None:
            return next((c for c in agent.children if c.dep_ == "pobj"), None)
        own = next((c for c in current.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if own is not None:
            passive = own.dep_ == "nsubjpass" and current.tag_ == "VBN"
            speaks_itself = current.lemma_ in ("quote", "cite") or _speaking_adjective(current)
            return own if not passive or speaks_itself or current != verb else None
        head = current.head
        if current.dep_ == "acl" and current.tag_ == "VBG" and head.pos_ in ("NOUN", "PROPN"):
            return head
        quality = current.pos_ == "ADJ" and current.dep_ == "acomp"
        if current.dep_ == "pcomp" and head.lower_ == "as" and head.head.pos_ in _VERBS:
            current = head.head
            continue
        if not quality and not (current.dep_ in _POINTERS and head.pos_ in _VERBS):
            return None
        current = head
    return None


def speaker_at(reading: Reading, subject: Token, verb: Token) -> Speaker:
    """The speaker that a subject and its verb name, with their words."""
    first = subject.left_edge.i
    last = subject.i + 1
    name = reading.at.get(subject.i)
    if name is not None:
        first, last = min(name.first, first), name.last
    if subject.i - first > _WIDE:
        first = name.first if name is not None else subject.i
    if abs(verb.i - subject.i) < 5:
        first, last = min(first, verb.i), max(last, verb.i + 1)
    elif last - first > _WIDE:
        first = subject.i
    return Speaker(name_of(reading, subject), max(first, reading.sentence.start), last)


def name_of(reading: Reading, word: Token) -> Name | None:
    """The name that a word means, also where the name only follows: "the ambassador, Ann Lee"."""
    for child in word.children:
        name = reading.at.get(child.i)
        if name is not None and name.kind == "PERSON" and child.dep_ == "appos":
            return name
    found = participants(reading, word)
    if found:
        return found[0].name
    return _titled(reading, word)


def _titled(reading: Reading, word: Token) -> Name | None:
    """As in "Ambassador to the United States Ann Lee", where the parser loses the name."""
    if word.pos_ not in ("NOUN", "PROPN"):
        return None
    for token in word.doc[word.i + 1 : min(word.i + _WIDE, reading.sentence.end)]:
        name = reading.at.get(token.i)
        if name is not None and name.kind == "PERSON":
            return name if token.nbor(-1).pos_ in ("NOUN", "PROPN") else None
        if token.pos_ not in ("ADP", "DET", "PROPN", "NOUN", "ADJ"):
            return None
    return None


def _governing(reading: Reading, scope: Token) -> Iterator[Speaker]:
    """Subjects of what says something above a word."""
    current = scope
    for _ in range(_STEPS_UP):
        head = current.head
        if head == current:
            return
        citing = head.lower_ in _CITING and head.dep_ == "advcl" and current.dep_ == "ccomp"
        if citing or _covers_content(current, head):
            if citing:
                head = head.head
            cited = _cited(head, scope)
            if cited is not None:
                yield speaker_at(reading, cited, cited.head)
            subject = subject_of(head)
            if subject is not None and not _inside(scope, subject) and not _empty(subject):
                yield speaker_at(reading, subject, head)
        elif head.pos_ == "NOUN" and current.dep_ in ("acl", "prep", "ccomp", "appos"):
            yield from _of_noun(reading, scope, current, head)
        current = head


def _covers_content(current: Token, head: Token) -> bool:
    if not speaks(head):
        return False
    accuses = head.lemma_.lower() in words("cues", "accusing")
    if is_infinitive(current) and head.lemma_.lower() in words("cues", "speaking"):
        return accuses and current.dep_ == "xcomp"
    if current.dep_ in ("ccomp", "parataxis"):
        return head.lemma_.lower() not in words("cues", "causing") or head.lemma_ in ("hear", "see")
    return accuses and current.dep_ in ("prep", "xcomp")


def _of_noun(reading: Reading, scope: Token, current: Token, noun: Token) -> Iterator[Speaker]:
    """As in "allegations from X that", "the agency's claim that"."""
    alleging = {noun.lower_, noun.lemma_} & words("nouns", "alleging")
    if not alleging and not (
        current.dep_ in ("acl", "ccomp") and noun.lemma_.lower() in words("cues", "statements")
    ):
        return
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("from", "by"):
            for end in child.children:
                if end.dep_ == "pobj" and not _inside(scope, end):
                    yield speaker_at(reading, end, noun)
        elif child.dep_ == "poss" and not _inside(scope, child):
            yield speaker_at(reading, child, noun)


def _cited(verb: Token, scope: Token) -> Token | None:
    """As in "reported, citing officials": who told those who tell."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.lower_ in _CITING and child != scope:
            for end in child.children:
                sourced = end.ent_type_ in ("PERSON", "ORG", "NORP") or end.lower_ in words(
                    "nouns", "estimates"
                )
                if end.dep_ == "dobj" and sourced:
                    return end
    return None


def _put_in(reading: Reading, scope: Token) -> Iterator[Speaker]:
    """As in "the deal, Reuters reported, was signed", where the saying hangs below."""
    for above in (scope, *scope.ancestors):
        for verb in above.children:
            if (
                verb.dep_ in ("parataxis", "ccomp", "advcl", "dep")
                and verb.pos_ == "VERB"
                and speaks(verb)
                and not _inside(scope, verb)
                and verb.left_edge.i > reading.sentence.start
                and verb.left_edge.nbor(-1).text in (",", "-", "--", "(", '"', "''")
                and not any(c.dep_ in ("ccomp", "dobj", "xcomp", "mark") for c in verb.children)
                and len(list(verb.subtree)) < _WIDE
            ):
                subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
                if subject is not None and not _empty(subject):
                    yield speaker_at(reading, subject, verb)


def _adjoined(reading: Reading, scope: Token) -> Iterator[Speaker]:
    """As in "according to X", "as X reported", "in the words of X" beside the clause."""
    for token in reading.sentence:
        lower = token.lower_
        if (
            lower == "according"
            and token.i + 1 < reading.sentence.end
            and token.nbor(1).lower_ == "to"
        ):
            end = next((c for c in token.nbor(1).children if c.dep_ == "pobj"), None)
            if end is None and token.i + 2 < reading.sentence.end:
                end = token.nbor(2)
            if end is not None and not _inside(scope, end) and _reaches(reading, token, scope):
                yield _adjoined_speaker(reading, token.i, end)
        elif (
            lower == "of"
            and token.head.lower_ in ("words", "view", "opinion", "eyes")
            and token.head.head.lower_ == "in"
        ):
            for end in token.children:
                if end.dep_ == "pobj" and not _inside(scope, end):
                    yield _adjoined_speaker(reading, token.head.head.i, end)
        elif (
            lower == "as"
            and token.head.pos_ == "VERB"
            and token.head.lemma_.lower() in words("verbs", "reporting")
        ):
            verb = token.head
            if _inside(scope, verb) or not _covers(verb, scope):
                continue
            for child in verb.children:
                if child.dep_ == "nsubj":
                    last = max(verb.i, child.i) + 1
                    yield Speaker(name_of(reading, child), token.i, last)
                elif child.dep_ == "agent":
                    for end in child.children:
                        if end.dep_ == "pobj":
                            yield _adjoined_speaker(reading, token.i, end)


def _reaches(reading: Reading, according: Token, scope: Token) -> bool:
    """At an edge of the sentence it covers all of it, within a clause that clause."""
    sentence = reading.sentence
    if according.i - sentence.start < 3:
        return True
    after = according.doc[according.right_edge.i + 1 : sentence.end]
    if not any(t.is_alpha for t in after):
        return True
    clause = according.head
    while clause.pos_ not in _VERBS and clause.head != clause:
        clause = clause.head
    return _inside(scope, clause) or clause.dep_ == "ROOT"


def _estimates(reading: Reading, scope: Token) -> Iterator[Speaker]:
    """As in "by South Korean estimates" anywhere in the clause."""
    for token in reading.sentence:
        if (
            scope.pos_ == "VERB"
            and _inside(scope, token.head.head)
            and token.lower_ in words("nouns", "estimates")
            and token.dep_ == "pobj"
            and token.head.lower_ == "by"
            and token.tag_ == "NNS"
        ):
            for child in token.children:
                if child.i in reading.at and child.i < token.i:
                    yield Speaker(reading.at[child.i], token.head.i, token.i + 1)


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


def _empty(subject: Token) -> bool:
    """As in "it is said that", "there", "no one": nobody."""
    if none_or_little(subject):
        return True
    return subject.lower_ in ("it", "there", "this", "that", "what", "which", "one") or (
        subject.dep_ == "expl"
    )


def _covers(verb: Token, scope: Token) -> bool:
    above = verb.head
    return above in (verb, scope) or _inside(scope, above)


def _inside(token: Token, top: Token) -> bool:
    return token == top or top.is_ancestor(token)


def _overlap(a: Speaker, b: Speaker, reading: Reading) -> bool:
    docs = {id(s.elsewhere.doc if s.elsewhere else reading.sentence.doc) for s in (a, b)}
    return len(docs) == 1 and a.first < b.last and b.first < a.last


def _adjoined_speaker(reading: Reading, first: int, end: Token) -> Speaker:
    name = name_of(reading, end) or reading.at.get(end.i)
    last = end.i + 1
    if name is not None and first < name.first < first + _WIDE:
        last = max(last, name.last)
    return Speaker(name, first, last)
