"""Ties that a verb makes: subject and object, prepositional object, agent, joint subjects.

What only stands near is left out: a place after "in" or "at" ties only with verbs of being there,
time and comparison prepositions never, and reporting verbs only with whom they address.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from explorer.extraction.arguments import Participant, Reading, objects, participants
from explorer.extraction.attachment import absolute, noun_takes, ties_noun, ties_verb
from explorer.extraction.dependents import (
    captioned,
    doubtful,
    for_no_reason,
    is_infinitive,
    misread_subject,
    particle,
    prepositions,
)
from explorer.extraction.gazetteers import kinds_of, words
from explorer.extraction.indirect import (
    between,
    by_deed,
    by_way,
    called_home,
    called_so,
    charged_with,
    claimed_deed,
    found_at,
    helped_against,
    of_many,
    owned_nouns,
    shares_of,
    strayed_agents,
    timed,
    wanted_of,
)
from explorer.extraction.joint import joint_ties, married_ties
from explorer.extraction.moving import given_to, moved_by_others, moving, passed_on, retained
from explorer.extraction.owners import acting_owners, participants_or_owners
from explorer.extraction.subjects import subjects
from explorer.extraction.tie import Tie
from explorer.extraction.verbties import in_active, verb_tie

_TAKING = frozenset({"receive", "get", "gain", "obtain", "accept", "win", "lose", "buy", "borrow"})
_MAKING = frozenset({"publish", "broadcast", "write"})
_WANTING = frozenset(
    {"call", "press", "push", "appeal", "plead", "wait", "ask", "want", "lobby", "campaign", "pray"}
)
_SHORT = 30  # letters of a name within a label
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
        if _of_name_before(reading, verb):
            continue
        doers, passive = subjects(reading, verb)
        misread = misread_subject(verb)
        if misread is not None:
            doers, passive = participants(reading, misread, 0.85), False
        if not doers:
            doers, passive = acting_owners(reading, verb)
        if not passive:
            yield from charged_with(reading, verb)
        if passive:
            ties = _passive(reading, verb, doers)
        elif doers:
            ties = _active(reading, verb, doers)
        else:
            ties = moved_by_others(reading, verb)
        unsure = (doubtful(verb) and misread is None) or captioned(verb) or for_no_reason(verb)
        doubt = 0.5 if unsure else 1.0
        for tie in (*ties, *(joint_ties(reading, verb, doers) if not passive else ())):
            yield replace(tie, sure=tie.sure * doubt)


def _of_name_before(reading: Reading, verb: Token) -> bool:
    """As in "… involving Vincent Jackson, arrested Jan. 6 in Clairemont": it tells of the name.

    Whatever a reader takes for its subject: nobody else was arrested.
    """
    if verb.tag_ not in ("VBN", "VBD") or verb.i < 2 or verb.dep_ in ("ROOT", "acl", "relcl"):
        return False
    name = reading.at.get(verb.i - 2) if verb.nbor(-1).text == "," else None
    if name is None or name.kind != "PERSON" or name.first == reading.sentence.start:
        return False
    own = ("nsubj", "nsubjpass", "dobj", "aux", "auxpass")
    return all(child.dep_ not in own for child in verb.children)


def _describes(verb: Token) -> bool:
    """As in "with attacking style": no clause but a noun with its attribute."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    return after is not None and after.dep_ == "dobj" and after.head == verb and after.tag_ == "NN"


def _active(reading: Reading, verb: Token, doers: list[Participant]) -> Iterator[Tie]:
    lemma = verb.lemma_.lower()
    light = lemma in words("verbs", "light") and particle(verb) is None
    reports = lemma in words("verbs", "reporting") and not called_home(verb)
    bare = not light and (not reports or lemma in words("verbs", "addressing"))
    for doer in doers:
        if lemma in _MAKING:
            for target in objects(reading, verb):
                if target.name.kind in ("WORK", "PRODUCT"):
                    yield verb_tie(verb, doer, target, (), "subject-object", 0.8)
        if lemma == "use":
            for target in objects(reading, verb):
                if target.name.kind in ("PRODUCT", "WORK", "ORGANIZATION"):
                    yield verb_tie(verb, doer, target, (), "subject-object", 0.75)
        if lemma == "let":
            for target in objects(reading, verb):
                allowed = next((c for c in verb.children if c.dep_ == "ccomp"), None)
                tie = verb_tie(verb, doer, target, (), "subject-object", 0.7)
                yield replace(tie, words=(verb.lower_, allowed.lemma_)) if allowed else tie
        if bare and not (reports and doer.name.what == "outlet"):
            for target in objects(reading, verb) if lemma != "bear" else ():
                if lemma == "attend" and target.name.what in ("country", "capital"):
                    continue
                tie = verb_tie(verb, doer, target, (), "subject-object", 0.85)
                thing = given_to(reading, verb, target)
                yield replace(tie, words=(*tie.words, thing.lower_, "to")) if thing else tie
        if lemma in ("go", "come") and light:
            for preposition, word in prepositions(verb):
                for target in participants(reading, word) if preposition.lower_ == "to" else ():
                    if target.name.kind in ("ORGANIZATION", "PLACE"):
                        yield verb_tie(verb, doer, target, (preposition,), "went-to", 0.7)
        if not light and not reports:
            moved = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
            moved += [p.word for p in objects(reading, verb) if p.word.dep_ == "npadvmod"]
            many = [c for c in moved if of_many(reading, verb, c)]
            for preposition, word in (p for each in (verb, *many) for p in prepositions(each)):
                for target in participants(reading, word):
                    if not ties_verb(verb, preposition, target, word):
                        continue
                    joins = lemma in words("verbs", "kind membership")
                    if moved and preposition.lower_ in _CARRYING and not joins:
                        yield from moving(reading, verb, moved[0], preposition, target)
                        yield from passed_on(reading, verb, doer, moved[0], preposition, target)
                    else:
                        thing = _thing(reading, verb, preposition)
                        whom = [c for c in moved if c.tag_ == "PRP" and c.i < preposition.i]
                        tie = verb_tie(
                            verb, doer, target, (*whom, preposition), "subject-preposition", 0.8
                        )  # "replaced him with"
                        said = thing.lower_ if thing else _whom(reading, moved, preposition)
                        yield replace(tie, words=_with(tie.words, said))
            if not moved or all(timed(c) for c in moved):
                yield from by_way(reading, verb, doer)
                yield from by_deed(reading, verb, doer)
        yield from shares_of(reading, verb, doer)
        yield from helped_against(reading, verb, doer)
        yield from between(reading, verb, doer)
        yield from called_so(reading, verb, doer)
        yield from claimed_deed(reading, verb, doer)
        if lemma in _WANTING:
            yield from wanted_of(reading, verb, doer)
        if (lemma in words("verbs", "mentioning") and reports) or doer.name.what == "outlet":
            continue
        for noun, preposition, target in _object_nouns(reading, verb):
            of = kinds_of("nouns").get(noun.lemma_.lower(), "location")
            if lemma == "have" and preposition.lower_ == "of" and of == "location":
                continue  # who "doesn't have the fan base of X" is not tied to X
            more = (preposition,) if noun.dep_ == "pobj" else (noun, preposition)
            yield verb_tie(verb, doer, target, more, "verb-noun", 0.7)
        yield from owned_nouns(reading, verb, doer)


def _anothers(reading: Reading, noun: Token) -> bool:
    """Whether a noun is a name's own, and not the subject's ("its stake in TSMC")."""
    return any(
        c.dep_ == "poss" and c.i in reading.at and c.pos_ != "PRON" and c.tag_ != "PRP$"
        for c in noun.children
    )


def _several(agent: Participant) -> bool:
    """Whether it is more than one that is a name's: "the sons of Guzman"."""
    return bool(agent.through) and agent.word.tag_ in ("NNS", "NNPS")


def _thing(reading: Reading, verb: Token, preposition: Token) -> Token | None:
    """The noun without which a verb tells nothing true: "held a post at", "lost a match to"."""
    for noun in verb.children:
        if noun.dep_ == "dobj" and noun.pos_ == "NOUN" and verb.i < noun.i < preposition.i:
            idiom = noun.nbor(1).lower_ in ("to", "by", "in") and noun.nbor(2).lower_ == noun.lower_
            dated = noun.i in reading.at or noun.ent_type_ in ("DATE", "TIME")
            named = any(c.dep_ == "appos" and c.i in reading.at for c in noun.children)
            return None if dated or idiom or named else noun
    return None


def _whom(reading: Reading, moved: list[Token], preposition: Token) -> str:
    """Whom or what, in "launched the iPhone in Rome": "launched in" would tell of the maker."""
    name = reading.at.get(moved[0].i) if moved else None
    if moved and name is None and moved[0].pos_ == "PROPN" and moved[0].i < preposition.i:
        return str(moved[0].text)  # "released Red on"
    if name is None or name.title == "pronoun" or moved[0].i > preposition.i:
        return ""
    plain = moved[0].pos_ == "PROPN" and len(name.text) <= _SHORT
    return name.text if plain and not moved[0].conjuncts else ""


def _with(label: tuple[str, ...], thing: str) -> tuple[str, ...]:
    return (*label[:-1], thing, label[-1]) if thing and thing not in label else label


def _passive(reading: Reading, verb: Token, undergoers: list[Participant]) -> Iterator[Tie]:
    lemma = verb.lemma_.lower()
    agents: list[Participant] = []
    for preposition, word in prepositions(verb):
        if preposition.lower_ == "by":
            agents += participants_or_owners(reading, word)
    reports = lemma in words("verbs", "reporting") - _MAKING and lemma not in words(
        "verbs", "addressing"
    )
    idle = lemma == "take" and any(w.lower_ == "task" for _, w in prepositions(verb))
    held = lemma in words("cues", "hearsay") and any(map(is_infinitive, verb.children))
    for agent in agents if not (idle or held) else ():
        for undergoer in undergoers:
            if not reports:
                tie = verb_tie(verb, agent, undergoer, (), "passive-agent", 0.85)
                got = retained(reading, verb)
                words_ = (*tie.words, got.lower_, "to") if got is not None else tie.words
                yield replace(tie, words=in_active(verb, words_, _several(agent)))
    if len(agents) == 2 and not undergoers:
        yield from joint_ties(reading, verb, agents)
    if agents and lemma in words("verbs", "kind transfer") and lemma != "buy":
        for preposition, word in prepositions(verb):
            for target in participants(reading, word) if preposition.lower_ == "to" else ():
                for agent in agents:
                    if not (agent.through or target.through):
                        yield verb_tie(verb, agent, target, (preposition,), "passed-on", 0.7)
    if not agents and not reports:
        for agent in strayed_agents(reading, verb):
            for undergoer in undergoers:
                tie = verb_tie(verb, agent, undergoer, (), "passive-agent", 0.7)
                yield replace(tie, words=in_active(verb, tie.words, _several(agent)))
    if not agents and not any(p.lower_ in ("to", "by") for p, _ in prepositions(verb)):
        yield from married_ties(verb, undergoers)
    yield from found_at(reading, verb, undergoers)
    if reports or (lemma in words("verbs", "light") and lemma not in ("take", "bring")):
        return
    for undergoer in undergoers:
        for target in objects(reading, verb) if lemma in words("verbs", "giving") else ():
            yield verb_tie(verb, undergoer, target, (), "retained-object", 0.8)
        if not undergoer.through:
            yield from by_way(reading, verb, undergoer)
            yield from by_deed(reading, verb, undergoer)
        for preposition, word in prepositions(verb):
            if preposition.lower_ == "by":
                continue
            for target in participants(reading, word):
                staged = lemma in ("hold", "stage") and undergoer.name.kind == "ORGANIZATION"
                if ties_verb(verb, preposition, target, word) and not staged:
                    yield verb_tie(
                        verb, undergoer, target, (preposition,), "passive-preposition", 0.7
                    )


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
            if _anothers(reading, each):
                continue  # "approved Sweden's accession to NATO"
            for preposition, word in prepositions(each):
                if noun_takes(each, preposition) and not absolute(word, preposition):
                    for target in participants_or_owners(reading, word):
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
