"""Ties of a verb to names that it reaches by a noun: what is theirs, a deed, a strayed agent.

"Criticised the policy of Malaysia"; "called on Assad's government"; "arrested for the murder of
Keller"; "arrested during the war by the army".
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from explorer.extraction.arguments import Participant, Reading, objects, participants
from explorer.extraction.attachment import absolute
from explorer.extraction.dependents import prepositions
from explorer.extraction.gazetteers import kinds_of, words
from explorer.extraction.owners import owned, participants_or_owners
from explorer.extraction.relationkinds import acts, kind_of_noun
from explorer.extraction.subjects import subjects_of
from explorer.extraction.tie import Tie
from explorer.extraction.verbties import verb_tie

_WAYS = frozenset({"to", "into", "from", "toward", "towards"})
_DEALT = frozenset({"to", "with", "against", "on", "from", "into", "for", "at"})
_STRUCK = ("in", "on", "at", "against", "near", "of")
_LINKS = ("of", "on", "against", "with", "to")
_STATES = frozenset({"dead", "alive", "hanged", "murdered", "shot", "stabbed", "unconscious"})
_CROWDS = frozenset({"hundreds", "thousands", "dozens", "scores", "millions", "people", "many"})
_SHARES = frozenset({"percent", "%", "share", "shares", "half", "third", "quarter", "majority"})
_MEDIATING = frozenset({"mediate", "arbitrate", "shuttle", "referee"})
_CALLING = frozenset({"declare", "label", "designate", "brand", "proclaim", "call", "dub"})
_OUTLETS = ("agency", "newspaper", "network", "channel", "magazine", "website", "broadcaster")
_HELPING = ("support", "payment", "transfer")
_TOUCHING = ("support", "conflict", "communication")


def owned_nouns(reading: Reading, verb: Token, doer: Participant) -> Iterator[Tie]:
    """As in "supports Moscow's war", "criticised the policy of Malaysia"."""
    lemma = verb.lemma_.lower()
    if not (acts(doer.name) or doer.through) or lemma in words("verbs", "light"):
        return
    told_only = lemma in words("verbs", "reporting") and lemma not in words("verbs", "addressing")
    if told_only and lemma not in words("verbs", "denying"):
        return
    kind = next((k for k in _TOUCHING if lemma in words("verbs", f"kind {k}")), "other")
    for noun in _taken(verb):
        if noun.pos_ != "NOUN" or noun.i in reading.at or participants(reading, noun):
            continue
        if told_only and noun.lower_ not in words("nouns", "claims"):
            continue  # "denied Kock's allegations"
        if noun.i > verb.i and verb.nbor(1).lower_ == "that":
            continue  # "demanded that Sweden extradite members of …", taken for an object
        event = noun.lemma_.lower() in words("nounkinds", "EVENT")
        event = event and noun.lower_ not in kinds_of("nouns")  # "Moscow's war" is its deed
        for owner in participants_or_owners(reading, noun, _clause(noun, verb)):
            if event and owner.name.kind == "PLACE" and owner.name.what != "country":
                continue  # whoever attends "Beijing's parade" does nothing to Beijing
            if owner.through and (acts(owner.name) or owner.name.kind == "PLACE"):
                rule = "owned-noun" if kind in ("support", "conflict") else "owned-object"
                placed = kind == "other" and owner.through[1] in ("in", "near")
                if noun.lower_ in _OUTLETS and owner.name.kind == "ORGANIZATION":
                    owner = replace(owner, through=())  # "told the AFP news agency": told AFP
                tie = verb_tie(verb, doer, owner, (), rule, 0.85)
                yield replace(tie, kind="location" if placed else kind)


def by_way(reading: Reading, verb: Token, doer: Participant) -> Iterator[Tie]:
    """As in "called on the government of Malaysia", "was killed in a consulate in Istanbul"."""
    lemma = verb.lemma_.lower()
    if doer.through and doer.name.kind == "PERSON":
        return  # "Lee's calm belied a frantic morning at the offices of X": too far from both
    for preposition, word in prepositions(verb):
        lower = preposition.lower_
        if lower in words("cues", "skipped") or absolute(word, preposition) or lower == "by":
            continue
        if participants(reading, word):
            continue
        beside = (c for c in word.conjuncts if c.i > word.i and reading.inside(c))
        both = [owner for each in (word, *beside) for owner in owned(reading, each)]
        for owner in {owner.name: owner for owner in reversed(both)}.values():
            if owner.through[1] in ("in", "near"):
                there = lower in ("in", "at", "on", "near", "outside", "inside")
                fit = lemma in words("verbs", "presence") if there else lower in _WAYS
                fit = fit and (there or lemma in words("verbs", "motion"))
            else:
                fit = lower in _DEALT and acts(owner.name)
            event = word.lemma_.lower() in words("nounkinds", "EVENT")
            if fit and (not event or owner.through[1] != "of"):
                yield verb_tie(verb, doer, owner, (preposition,), "owned-object", 0.8)


def by_deed(reading: Reading, verb: Token, doer: Participant) -> Iterator[Tie]:
    """As in "united in its condemnation of Assad's policies", "arrested for the murder of X"."""
    for preposition, noun in prepositions(verb):
        lower, known = preposition.lower_, noun.lower_ in kinds_of("nouns")
        standing = lower == "in" and noun.lower_ in words("nouns", "standing")
        result = noun.lower_ in words("nouns", "results") and _as_result(verb, lower)
        if noun.i in reading.at or not (known or standing or result):
            continue
        if result and any(c.dep_ == "poss" and c.i in reading.at for c in noun.children):
            continue  # "scored in Barcelona's win over Real Madrid"
        if lower in words("cues", "skipped") | {"by"} and not result:
            continue
        given = lower == "in" and kinds_of("nouns").get(noun.lower_) in ("support", "transfer")
        links = ("with", "over", "against", "to", "by", "at") if result else _LINKS
        links = (*links, "from") if given else links
        for inner, end in prepositions(noun):
            if inner.lower_ not in links:
                continue
            for target in participants_or_owners(reading, end):
                if not acts(target.name) and not (result and target.name.kind == "PLACE"):
                    continue
                if target.name is doer.name:
                    continue
                tie = verb_tie(verb, doer, target, (preposition, noun, inner), "deed", 0.7)
                kind = kind_of_noun(noun.lemma_.lower(), doer.name, target.name)
                short = (noun.lower_, inner.lower_, *target.through)
                if inner.lower_ == "from":
                    short = (verb.lower_, *short)
                brief = bool(target.through) or result or inner.lower_ == "from"
                yield replace(
                    tie,
                    kind="conflict" if result else kind,
                    words=(*doer.through[:1], *short) if brief else tie.words,
                )


def charged_with(reading: Reading, verb: Token) -> Iterator[Tie]:
    """As in "police arrested Ibrahim over the murder of Ade": what he is said to have done."""
    if verb.lemma_ not in words("verbs", "kind conflict"):
        return
    for one in objects(reading, verb):
        for preposition, noun in prepositions(verb):
            deed = noun.lower_ in kinds_of("nouns") and preposition.lower_ in (
                "for",
                "over",
                "with",
            )
            if not deed or one.name.kind != "PERSON" or preposition.i < one.word.i:
                continue
            for inner, end in prepositions(noun):
                for target in participants(reading, end) if inner.lower_ in ("of", "on") else ():
                    if acts(target.name):
                        more = (preposition, noun, inner)
                        tie = verb_tie(verb, one, target, more, "deed", 0.7)
                        yield replace(tie, kind="conflict")


def claimed_deed(reading: Reading, verb: Token, doer: Participant) -> Iterator[Tie]:
    """As in "claimed responsibility for the attack in Baghdad"."""
    own = (c for c in verb.children if c.dep_ == "dobj" and c.lower_ == "responsibility")
    for thing in own if verb.lemma_ in ("claim", "take", "accept", "deny", "admit") else ():
        deeds = [d for p, d in (*prepositions(thing), *prepositions(verb)) if p.lower_ == "for"]
        for deed in deeds:
            for inner, end in prepositions(deed):
                for target in participants(reading, end) if inner.lower_ in _STRUCK else ():
                    tie = verb_tie(verb, doer, target, (deed, inner), "claimed-deed", 0.75)
                    yield replace(tie, kind="conflict")


def shares_of(reading: Reading, verb: Token, doer: Participant) -> Iterator[Tie]:
    """As in "owns 20 percent of X"."""
    owning = verb.lemma_.lower() in words("verbs", "kind ownership")
    for share in verb.children if owning else ():
        if share.dep_ != "dobj" or share.i < verb.i or share.lower_ not in _SHARES:
            continue
        for preposition, word in prepositions(share):
            for target in participants(reading, word) if preposition.lower_ == "of" else ():
                more = (*(c for c in share.children if c.dep_ == "nummod"), share, preposition)
                yield replace(verb_tie(verb, doer, target, more, "share", 0.8), kind="ownership")


def found_at(reading: Reading, verb: Token, undergoers: list[Participant]) -> Iterator[Tie]:
    """As in "was found dead in Paris"."""
    how = next((c for c in verb.children if c.dep_ in ("oprd", "acomp") and c.i > verb.i), None)
    if verb.lemma_ != "find" or how is None or how.lower_ not in _STATES:
        return
    for preposition, word in (p for each in (verb, how) for p in prepositions(each)):
        if preposition.lower_ not in ("in", "at", "near", "outside"):
            continue
        for target in participants(reading, word):
            for one in undergoers if target.name.kind in ("PLACE", "ORGANIZATION") else ():
                if not one.through:
                    tie = verb_tie(verb, one, target, (how, preposition), "found", 0.8)
                    yield replace(tie, kind="location")


def of_many(reading: Reading, verb: Token, thing: Token) -> bool:
    """As in "killed thousands in Peru", "met Lee in Rome": where, whatever hangs on what."""
    lemma = verb.lemma_.lower()
    name = reading.at.get(thing.i)
    if name is not None:
        acted = lemma in words("verbs", "kind conflict") or lemma in words("verbs", "kind meeting")
        return acted and name.kind == "PERSON" and lemma in words("verbs", "presence")
    crowd = thing.lower_ in _CROWDS or thing.lemma_.lower() in words("nounkinds", "PERSON")
    return crowd and lemma in words("verbs", "kind conflict")


def called_home(verb: Token) -> bool:
    """As in "recalled its ambassador from Oslo": nothing is told."""
    posted = any(
        c.dep_ == "dobj" and c.lemma_.lower() in words("roles", "posted") for c in verb.children
    )
    return verb.lemma_ == "recall" and posted


def helped_against(reading: Reading, verb: Token, doer: Participant) -> Iterator[Tie]:
    """As in "backed rebels fighting Assad"."""
    if not any(verb.lemma_.lower() in words("verbs", f"kind {k}") for k in _HELPING):
        return
    for thing in verb.children:
        if thing.dep_ != "dobj" or thing.pos_ != "NOUN" or thing.i in reading.at:
            continue
        for doing in thing.children:
            if doing.dep_ != "acl" or doing.tag_ != "VBG" or doing.i - thing.i > 2:
                continue
            for target in objects(reading, doing):
                if acts(target.name):
                    tie = verb_tie(verb, doer, target, (thing, doing), "helped-against", 0.75)
                    yield replace(tie, kind="conflict")


def between(reading: Reading, verb: Token, doer: Participant) -> Iterator[Tie]:
    """As in "mediated between Egypt and Ethiopia"."""
    for preposition, word in prepositions(verb) if verb.lemma_ in _MEDIATING else ():
        for target in participants(reading, word) if preposition.lower_ == "between" else ():
            if acts(target.name):
                tie = verb_tie(verb, doer, target, (preposition,), "between-two", 0.75)
                yield replace(tie, kind="communication")


def called_so(reading: Reading, verb: Token, doer: Participant) -> Iterator[Tie]:
    """As in "declared the Brotherhood a terrorist organization"."""
    for thing in verb.children if verb.lemma_.lower() in _CALLING else ():
        if thing.dep_ not in ("dobj", "nsubj") or thing.i < verb.i or thing.i not in reading.at:
            continue
        for noun in (*thing.children, *verb.children):
            one = any(c.lower_ in ("a", "an") for c in noun.children)
            if noun.dep_ not in ("appos", "oprd") or noun.i < thing.i or not one:
                continue
            for target in participants(reading, thing):
                # surer than the bare verb, which tells less
                tie = verb_tie(verb, doer, target, (), "called-so", 0.87)
                said = [c.lower_ for c in noun.children if c.dep_ in ("amod", "compound")]
                yield replace(tie, words=(*tie.words, *said[-1:], noun.lower_))


def wanted_of(reading: Reading, verb: Token, doer: Participant) -> Iterator[Tie]:
    """As in "called for Israel to end the siege", "wants Pence to resign"."""
    for clause in verb.children:
        marks = [c for c in clause.children if c.dep_ == "mark" and c.lower_ == "for"]
        to = any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)
        if clause.dep_ not in ("ccomp", "xcomp", "advcl") or not to or clause.i < verb.i:
            continue
        if not marks and verb.lemma_ != "want":
            continue
        for child in clause.children:
            for target in participants(reading, child) if child.dep_ == "nsubj" else ():
                if acts(target.name) and acts(doer.name) and not target.through:
                    tie = verb_tie(verb, doer, target, (), "wanted-of", 0.75)
                    link = ("for", "action", "by") if marks else ("action", "by")
                    yield replace(tie, words=(*tie.words, *link), kind="communication")


def _as_result(verb: Token, preposition: str) -> bool:
    """Whether "after a win over X" tells what the subject itself won."""
    judging = any(verb.lemma_ in words("verbs", f"kind {k}") for k in _TOUCHING)
    return preposition in ("after", "with", "in", "following") and not judging


def strayed_agents(reading: Reading, verb: Token) -> list[Participant]:
    """The agent that the parser hangs on a time: "arrested during the war by the army"."""
    for preposition, word in prepositions(verb):
        if preposition.lower_ in ("in", "on", "during", "after", "at") and word.i > verb.i:
            for inner, end in prepositions(word):
                if inner.lower_ == "by" and (timed(word) or word.lower_ == "basis"):
                    return [p for p in participants(reading, end) if acts(p.name)]
    return []


def _taken(verb: Token) -> Iterator[Token]:
    """The objects of a verb, also the one that a relative clause is about."""
    for thing in (c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i):
        each = (thing, *(c for c in thing.conjuncts if c.i > thing.i and c.pos_ == "NOUN"))
        for one in each:
            yield one
            if one.lemma_.lower() in words("nounkinds", "measures") or one.lower_ in _CROWDS:
                yield from (w for p, w in prepositions(one) if p.lower_ == "of")
    about = any(c.dep_ == "dobj" and c.tag_ in ("WDT", "WP") for c in verb.children)
    about = about or any(
        c.dep_ == "nsubj" and c.tag_ == "WDT" and len(subjects_of(verb)) > 1 for c in verb.children
    )
    head, steps = verb.head, 0
    while verb.dep_ == "relcl" and about and steps < 4 and head.pos_ in ("NOUN", "VERB", "ADP"):
        if head.pos_ == "NOUN":
            yield head
        head, steps = head.head, steps + 1


def _clause(noun: Token, verb: Token) -> Token | None:
    """The relative clause about a noun, also one that hangs on a noun of its own clause.

    "A policy of turning away boats which the UN has criticised": not the boats.
    """
    lower = verb.head
    judged = any(verb.lemma_.lower() in words("verbs", f"kind {k}") for k in _TOUCHING[:2])
    if verb.dep_ != "relcl" or lower == noun:
        return verb
    return noun if judged and noun.is_ancestor(lower) else verb


def timed(word: Token) -> bool:
    """Whether a word tells a time."""
    lemma = word.lemma_.lower()
    return word.ent_type_ in ("DATE", "TIME") or lemma in words("nounkinds", "times")
