"""Ties that a verb makes: subject and object, prepositional object, agent, joint subjects.

What only stands near is left out: a place after "in" or "at" ties only with verbs of being there,
time and comparison prepositions never, and reporting verbs only with whom they address.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from explorer.extraction.arguments import Participant, Reading, objects, participants, subjects
from explorer.extraction.attachment import absolute, noun_takes, ties_noun, ties_verb
from explorer.extraction.dependents import doubtful, particle, prepositions
from explorer.extraction.gazetteers import kinds_of, kinship, words
from explorer.extraction.inflection import third_person
from explorer.extraction.joint import joint_ties
from explorer.extraction.owners import acting_owners, owned, participants_or_owners
from explorer.extraction.relationkinds import acts, kind_of_noun, kind_of_verb
from explorer.extraction.tie import Tie

_WAYS = frozenset({"to", "into", "from", "toward", "towards"})
_DEALT = frozenset({"to", "with", "against", "on", "from", "into", "for", "at"})
_TOUCHING = ("support", "conflict", "communication")
_TAKING = frozenset({"receive", "get", "gain", "obtain", "accept", "win", "lose", "buy", "borrow"})
_MAKING = frozenset({"publish", "broadcast", "write"})
_PRESENT = frozenset({"is", "are", "'s", "'re", "am"})
_CARRYING = frozenset({"to", "into", "from", "onto", "toward", "towards", "out", "off"})


def verb_ties(reading: Reading) -> Iterator[Tie]:
    """Ties of all verbs of a sentence."""
    for verb in reading.sentence:
        if verb.dep_ in ("amod", "compound"):
            continue
        if (
            verb.pos_ != "VERB"
            or not verb.is_alpha
            or (verb.text[0].isupper() and verb.i > reading.sentence.start)
        ):
            continue
        if verb.dep_ == "pcomp" and verb.head.lower_ == "with" and _describes(verb):
            continue
        if verb.i > 1 and verb.nbor(-1).lower_ == "to" and verb.nbor(-2).lower_ == verb.lower_:
            continue
        doers, passive = subjects(reading, verb)
        if not doers:
            doers, passive = acting_owners(reading, verb)
        if passive:
            ties = _passive(reading, verb, doers)
        elif doers:
            ties = _active(reading, verb, doers)
        else:
            continue
        doubt = 0.5 if doubtful(verb) else 1.0
        for tie in (*ties, *(joint_ties(reading, verb, doers) if not passive else ())):
            yield replace(tie, sure=tie.sure * doubt)


def _describes(verb: Token) -> bool:
    """As in "with attacking style": no clause but a noun with its attribute."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    return after is not None and after.dep_ == "dobj" and after.head == verb and after.tag_ == "NN"


def _active(reading: Reading, verb: Token, doers: list[Participant]) -> Iterator[Tie]:
    lemma = verb.lemma_.lower()
    light = lemma in words("verbs", "light")
    reports = lemma in words("verbs", "reporting")
    bare = not light and (not reports or lemma in words("verbs", "addressing"))
    for doer in doers:
        if lemma in _MAKING:
            for target in objects(reading, verb):
                if target.name.kind in ("WORK", "PRODUCT"):
                    yield _tie(verb, doer, target, (), "subject-object", 0.8)
        if bare and not (reports and doer.name.what == "outlet"):
            for target in objects(reading, verb) if lemma != "bear" else ():
                if lemma in words("verbs", "addressing") and target.name.what == "outlet":
                    continue
                if lemma == "attend" and target.name.what in ("country", "capital"):
                    continue
                yield _tie(verb, doer, target, (), "subject-object", 0.85)
        if not light and not reports:
            moved = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
            for preposition, word in prepositions(verb):
                for target in participants(reading, word):
                    if not ties_verb(verb, preposition, target, word):
                        continue
                    if moved and preposition.lower_ in _CARRYING:
                        yield from _moved(reading, verb, moved[0], preposition, target)
                    else:
                        thing = _thing(reading, verb, preposition)
                        tie = _tie(verb, doer, target, (preposition,), "subject-preposition", 0.8)
                        yield replace(tie, words=_with(tie.words, thing)) if thing else tie
            if not moved:
                yield from _by_way(reading, verb, doer)
        if lemma in words("verbs", "mentioning") or doer.name.what == "outlet":
            continue
        for noun, preposition, target in _object_nouns(reading, verb):
            more = (preposition,) if noun.dep_ == "pobj" else (noun, preposition)
            yield _tie(verb, doer, target, more, "verb-noun", 0.7)
        yield from _owned_nouns(reading, verb, doer)


def _owned_nouns(reading: Reading, verb: Token, doer: Participant) -> Iterator[Tie]:
    """As in "supports Moscow's war", "criticised the policy of Malaysia"."""
    lemma = verb.lemma_.lower()
    if not acts(doer.name) or lemma in words("verbs", "light"):
        return
    if lemma in words("verbs", "reporting") and lemma not in words("verbs", "addressing"):
        return
    kind = next((k for k in _TOUCHING if lemma in words("verbs", f"kind {k}")), "other")
    for noun in _taken(verb):
        if noun.pos_ != "NOUN" or noun.i in reading.at or participants(reading, noun):
            continue
        for owner in participants_or_owners(reading, noun, verb):
            if owner.through and (acts(owner.name) or owner.name.kind == "PLACE"):
                rule = "owned-noun" if kind in ("support", "conflict") else "owned-object"
                tie = _tie(verb, doer, owner, (), rule, 0.85)
                placed = kind == "other" and owner.through[1] == "in"
                yield replace(tie, kind="location" if placed else kind)


def _by_way(reading: Reading, verb: Token, doer: Participant) -> Iterator[Tie]:
    """As in "called on the government of Malaysia", "was killed in a consulate in Istanbul"."""
    lemma = verb.lemma_.lower()
    for preposition, word in prepositions(verb):
        lower = preposition.lower_
        if lower in words("cues", "skipped") or absolute(word, preposition) or lower == "by":
            continue
        if participants(reading, word):
            continue
        for owner in owned(reading, word):
            if owner.through[1] == "in":
                there = lower in ("in", "at", "on", "near", "outside", "inside")
                fit = lemma in words("verbs", "presence") if there else lower in _WAYS
                fit = fit and (there or lemma in words("verbs", "motion"))
            else:
                fit = lower in _DEALT and acts(owner.name)
            if fit and word.lemma_.lower() not in words("nounkinds", "EVENT"):
                yield _tie(verb, doer, owner, (preposition,), "owned-object", 0.8)


def _taken(verb: Token) -> Iterator[Token]:
    """The objects of a verb, also the one that a relative clause is about."""
    yield from (c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i)
    about = any(c.dep_ == "dobj" and c.tag_ in ("WDT", "WP") for c in verb.children)
    if verb.dep_ == "relcl" and about:
        yield verb.head


def _thing(reading: Reading, verb: Token, preposition: Token) -> Token | None:
    """The noun without which a verb tells nothing true: "held a post at", "lost a match to"."""
    for noun in verb.children:
        if noun.dep_ == "dobj" and noun.pos_ == "NOUN" and verb.i < noun.i < preposition.i:
            idiom = noun.nbor(1).lower_ in ("to", "by", "in") and noun.nbor(2).lower_ == noun.lower_
            timed = noun.i in reading.at or noun.ent_type_ in ("DATE", "TIME")
            return None if timed or idiom else noun
    return None


def _with(label: tuple[str, ...], thing: Token) -> tuple[str, ...]:
    return (*label[:-1], thing.lower_, label[-1]) if thing.lower_ not in label else label


def _moved(
    reading: Reading, verb: Token, thing: Token, preposition: Token, target: Participant
) -> Iterator[Tie]:
    """As in "The court extradited Assange to Britain": he, not the court, went there."""
    if target.name.kind != "PLACE" or verb.lemma_.lower() not in words("verbs", "motion"):
        return
    if verb.tag_ not in ("VBD", "VBN") or preposition.lower_ in ("for", "by"):
        return
    for one in participants(reading, thing):
        if one.word.i > verb.i and one.name.kind in ("PERSON", "ORGANIZATION"):
            yield _tie(verb, one, target, (preposition,), "moved-object", 0.75)


def _passive(reading: Reading, verb: Token, undergoers: list[Participant]) -> Iterator[Tie]:
    lemma = verb.lemma_.lower()
    agents: list[Participant] = []
    for preposition, word in prepositions(verb):
        if preposition.lower_ == "by":
            agents += participants_or_owners(reading, word)
    reports = lemma in words("verbs", "reporting") - _MAKING and lemma not in words(
        "verbs", "addressing"
    )
    for agent in agents:
        for undergoer in undergoers:
            if not reports:
                tie = _tie(verb, agent, undergoer, (), "passive-agent", 0.85)
                yield replace(tie, words=_in_active(verb, tie.words))
    if not agents and not reports:
        for agent in _strayed(reading, verb):
            for undergoer in undergoers:
                tie = _tie(verb, agent, undergoer, (), "passive-agent", 0.7)
                yield replace(tie, words=_in_active(verb, tie.words))
    if reports or lemma in words("verbs", "light"):
        return
    for undergoer in undergoers:
        if not undergoer.through:
            yield from _by_way(reading, verb, undergoer)
        for preposition, word in prepositions(verb):
            if preposition.lower_ == "by":
                continue
            for target in participants(reading, word):
                if ties_verb(verb, preposition, target, word):
                    yield _tie(verb, undergoer, target, (preposition,), "passive-preposition", 0.7)


def _strayed(reading: Reading, verb: Token) -> list[Participant]:
    """The agent that the parser hangs on a time: "arrested during the war by the army"."""
    for preposition, word in prepositions(verb):
        if preposition.lower_ in ("in", "on", "during", "after", "at") and word.i > verb.i:
            for inner, end in prepositions(word):
                if inner.lower_ == "by" and _timed(word):
                    return [p for p in participants(reading, end) if acts(p.name)]
    return []


def _timed(word: Token) -> bool:
    lemma = word.lemma_.lower()
    return word.ent_type_ in ("DATE", "TIME") or lemma in words("nounkinds", "times")


def _in_active(verb: Token, label: tuple[str, ...]) -> tuple[str, ...]:
    """The active of a passive in its tense: "is owned by" is "owns", "was owned by" is "owned"."""
    auxiliaries = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if auxiliaries and all(a in _PRESENT or a == "being" for a in auxiliaries):
        return tuple(third_person(verb.lemma_.lower()) if w == verb.lower_ else w for w in label)
    if not auxiliaries and verb.lemma_ == "own":
        return ("owner", "of")
    return label


def _object_nouns(reading: Reading, verb: Token) -> Iterator[tuple[Token, Token, Participant]]:
    """Nouns that a verb takes with a name behind a preposition: "sought assistance from Moscow"."""
    held = [w for p, w in prepositions(verb) if p.lower_ == "with"]
    for noun in (*verb.children, *(w for w in held if w.lower_ in words("nouns", "posts"))):
        if (
            noun.pos_ != "NOUN"
            or noun.i in reading.at
            or noun.i < verb.i
            or noun.dep_ not in ("dobj", "pobj")
        ):
            continue
        nouns = [noun, *(c for c in noun.conjuncts if c.pos_ == "NOUN" and c.i > noun.i)]
        for each in nouns:
            for preposition, word in prepositions(each):
                if noun_takes(each, preposition) and not absolute(word, preposition):
                    for target in participants(reading, word):
                        if ties_noun(each, preposition, target):
                            yield each, preposition, target
        telling = noun.lemma_.lower() in kinds_of("nouns") or noun.lower_ in words("nouns", "posts")
        if verb.lemma_.lower() in words("verbs", "light") and not telling:
            continue
        for preposition, word in prepositions(verb):
            if preposition.i > noun.i and (
                preposition.lower_ in ("to", "with", "from", "against", "into", "on")
                or (preposition.lower_ == "at" and noun.lower_ in words("nouns", "posts"))
            ):
                if preposition.lower_ == "with" and noun.lower_ not in words("nouns", "mutual"):
                    continue
                if preposition.lower_ == "to" and verb.lemma_ in _TAKING:
                    continue
                for target in participants(reading, word):
                    if ties_noun(noun, preposition, target) and not absolute(word, preposition):
                        yield noun, preposition, target


def _tie(
    verb: Token,
    doer: Participant,
    target: Participant,
    more: tuple[Token, ...],
    rule: str,
    sure: float,
) -> Tie:
    lemma = verb.lemma_.lower()
    phrasal = particle(verb)
    parts = [verb, *((phrasal,) if phrasal is not None and phrasal.i > verb.i else ()), *more]
    label = tuple(part.lower_ for part in parts)
    if doer.through:
        label = (doer.through[0], *label)
    label = (*label, *target.through)
    if doer.acting and doer.word.lower_ in words("roles", "people acting"):
        label = (doer.word.lower_, *label)
    if target.acting and target.word.lower_ in words("roles", "people acting"):
        label = (*label, target.word.lower_, "of")
    key = [
        lemma,
        *(part.lemma_.lower() if part.pos_ == "NOUN" else part.lower_ for part in parts[1:]),
        *target.through,
    ]
    key = [*doer.through[:1], *key]
    preposition = more[-1].lower_ if more else ""
    if lemma == "meet" and preposition == "with":
        label, key = (*(w for w in label if w != "with"),), ["meet"]
    kind = kind_of_verb(lemma, doer.name, target.name, preposition)
    if len(more) == 2:
        by_noun = kind_of_noun(more[0].lemma_.lower(), doer.name, target.name)
        kind = (
            by_noun
            if by_noun != "other"
            else kind
            if kind in ("transfer", "agreement", "payment")
            else "other"
        )
    mutual = preposition == "with" and (
        lemma in words("verbs", "mutual") or lemma in ("stand", "work")
    )
    if len(more) == 2:
        mutual = (
            preposition == "with"
            and more[0].lower_ in words("nouns", "mutual")
            and lemma
            in ("sign", "have", "hold", "conclude", "reach", "share", "conduct", "maintain")
        )
    directed = not (mutual or (lemma == "meet" and preposition in ("", "with")))
    tokens = [part.i for part in parts]
    if target.through and 0 < target.word.i - verb.i < 12:
        tokens.append(target.word.i)
    distance = abs(doer.word.i - verb.i) + abs(target.word.i - verb.i)
    sure = sure * min(1.0, doer.sure) * min(1.0, target.sure) - (0.1 if distance > 20 else 0)
    return Tie(
        doer.name,
        target.name,
        label,
        " ".join(key),
        kind,
        directed,
        (min(tokens), verb.i + 1 if len(tokens) == 1 else max(tokens) + 1),
        verb,
        sure,
        rule,
    )
