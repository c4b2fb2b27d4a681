"""Ties that a noun makes: "ties between A and B", "A's attack on B", "visit of A to B"."""

from collections.abc import Iterator
from itertools import combinations

from spacy.tokens import Token

from explorer.extraction.arguments import Participant, Reading, participants
from explorer.extraction.dependents import prepositions
from explorer.extraction.gazetteers import kinds_of, offices, words
from explorer.extraction.joint import counterpart_ties, hyphened_ties
from explorer.extraction.owners import participants_or_owners
from explorer.extraction.relationkinds import acts, kind_of_noun
from explorer.extraction.subjects import subjects
from explorer.extraction.tie import Tie, tie_of_noun

_TOWARD = (
    "with",
    "to",
    "on",
    "against",
    "for",
    "in",
    "from",
    "into",
    "over",
    "at",
    "toward",
    "towards",
)
_THINGS = (
    "PERSON",
    "ORGANIZATION",
    "PLACE",
    "GROUP",
    "WORK",
    "PRODUCT",
    "EVENT",
    "times",
    "measures",
)
_DEEDS = ("ment", "tion", "sion", "ing", "al", "ance", "ence", "ure")
_BEING = frozenset({"be", "remain", "stay"})


def noun_ties(reading: Reading) -> Iterator[Tie]:
    """Ties of all nouns of a sentence."""
    yield from hyphened_ties(reading)
    for noun in reading.sentence:
        if noun.pos_ != "NOUN" or noun.i in reading.at:
            continue
        yield from _between(reading, noun)
        yield from counterpart_ties(reading, noun)
        yield from _engaged(reading, noun)
        yield from _under(reading, noun)
        yield from _posted(reading, noun)
        known = any(word in kinds_of("nouns") for word in _said(noun))
        if known or _done_by(reading, noun) or _done_to(reading, noun):
            yield from _from_to(reading, noun)
        yield from _at_event(reading, noun)


def _said(noun: Token) -> tuple[str, ...]:
    """A noun's words; of "sanctions listings" also the first."""
    before = noun.nbor(-1) if noun.i else noun
    own = (noun.lower_, noun.lemma_.lower())
    listed = noun.lemma_.lower() in words("nouns", "listings") and before.head == noun
    return (*own, before.lower_) if listed else own


def _at_event(reading: Reading, noun: Token) -> Iterator[Tie]:
    """As in "Obama's pledge at the G7 summit", "China's preparation for the Games"."""
    owners = [p for c in noun.children if c.dep_ == "poss" for p in participants(reading, c)]
    for preposition, end in prepositions(noun) if owners else ():
        if preposition.lower_ not in ("at", "during", "for") or preposition.i - noun.i > 1:
            continue
        for target in participants(reading, end):
            for owner in owners:
                if target.name.kind == "EVENT" and acts(owner.name) and owner.word.i < noun.i:
                    sure = 0.8 * owner.sure * target.sure
                    yield tie_of_noun(
                        owner.name, target.name, noun, preposition, "attendance", sure, "noun"
                    )


def _between(reading: Reading, noun: Token) -> Iterator[Tie]:
    at = [noun]
    if noun.dep_ in ("nsubjpass", "dobj") and noun.lower_ in words("nouns", "mutual"):
        at.append(noun.head)  # "connections were drawn between X and Y"
    for preposition, word in (p for each in at for p in prepositions(each)):
        joins = preposition.lower_ == "of" and noun.lower_ in words("nouns", "joining")
        if preposition.lower_ != "between" and not joins:
            continue
        if noun.lemma_.lower() in words("nouns", "comparing"):
            continue
        ends = [p for p in participants(reading, word) if acts(p.name) or p.name.kind == "PLACE"]
        if not 2 <= len(ends) <= 4:
            continue
        lands = all(p.name.kind == "PLACE" for p in ends)
        if lands and not joins and not _of_two(noun):
            continue  # "the wetlands between the Danevirke and Husum"
        label = (*_modifier(noun), noun.lower_, *(("with",) if joins else ()))
        for one, other in combinations(ends, 2):
            kind = kind_of_noun(noun.lemma_.lower(), one.name, other.name)
            yield Tie(
                one.name,
                other.name,
                label,
                noun.lemma_.lower(),
                kind,
                False,
                (noun.i, preposition.i + 1),
                noun,
                0.85 * min(one.sure, other.sure),
                "between",
                modal=False,
            )


def _done_by(reading: Reading, noun: Token) -> bool:
    """As in "the discovery of America by Columbus", whatever the noun."""
    links = {p.lower_: end.i in reading.at for p, end in prepositions(noun)}
    work = noun.lemma_.lower() in words("nounkinds", "WORK")
    return links.get("of", False) and links.get("by", False) and not work


def _done_to(reading: Reading, noun: Token) -> bool:
    """As in "ISIL's treatment of residents of Mosul", where no noun for a thing is owned."""
    whose = any(c.dep_ == "poss" and c.i in reading.at for c in noun.children)
    of = any(p.lower_ == "of" for p, _ in prepositions(noun))
    lemma = noun.lemma_.lower()
    thing = any(lemma in words("nounkinds", k) for k in _THINGS) or noun.lower_ in offices()
    return whose and of and not thing and lemma.endswith(_DEEDS)


def _of_two(noun: Token) -> bool:
    """Whether a noun is what two have with each other: ties, a border, a match."""
    event = noun.lemma_.lower() in words("nounkinds", "EVENT")
    return event or any(
        w in kinds_of("nouns") or w in words("nouns", "mutual") for w in (noun.lower_, noun.lemma_)
    )


def _from_to(reading: Reading, noun: Token) -> Iterator[Tie]:
    """As in "A's attack on B", "Russian invasion of Ukraine", "attack by A on B"."""
    doers = list(_owners(reading, noun))
    owned = bool(doers)
    made = [c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"]
    if noun.dep_ == "nsubjpass" and noun.head.lemma_.lower() in words("verbs", "carrying out"):
        made.append(noun.head)  # "the attack was launched by X on Y"
    targets: list[tuple[Token, Participant]] = []
    of: list[tuple[Token, Participant]] = []
    for preposition, word in (p for each in (noun, *made) for p in prepositions(each)):
        found = [(preposition, p) for p in participants_or_owners(reading, word)]
        if preposition.lower_ == "by":
            doers += [] if _under_passive(noun) else [p for _, p in found]
        elif preposition.lower_ == "of":
            of += found
        elif preposition.lower_ in _TOWARD:
            targets += found
    if owned and not targets and not of and len(doers) > 1:
        yield from _undergone(reading, noun, doers)
        return
    if doers:
        targets += of
    elif targets:
        doers = [p for _, p in of]
    given = [p for link, p in targets if link.lower_ == "from"]
    if not doers and given and any(link.lower_ == "to" for link, _ in targets):
        doers, targets = given, [row for row in targets if row[0].lower_ == "to"]
    for doer in doers:
        for preposition, target in targets:
            leaves = (
                kinds_of("nouns").get(noun.lower_) == "membership" and doer.name.kind == "PLACE"
            )
            if not (acts(doer.name) or leaves) or not _sensible(noun, preposition, target):
                continue
            kind = kind_of_noun(noun.lemma_.lower(), doer.name, target.name)
            mutual = noun.lower_ in words("nouns", "mutual") and preposition.lower_ == "with"
            yield Tie(
                doer.name,
                target.name,
                (*doer.through[:1], noun.lower_, preposition.lower_, *target.through),
                noun.lemma_.lower() if mutual else f"{noun.lemma_.lower()} {preposition.lower_}",
                kind,
                not mutual,
                (noun.i, preposition.i + 1),
                noun,
                (0.8 if owned else 0.75) * doer.sure * target.sure,
                "noun",
                modal=False,
            )


def _under_passive(noun: Token) -> bool:
    """As in "cleared of the murder of X by the court": who it is by may be the verb's agent."""
    link = noun.head
    judged = noun.dep_ == "pobj" and link.lower_ == "of" and link.head.pos_ == "VERB"
    return judged and link.head.tag_ == "VBN"


def _undergone(reading: Reading, noun: Token, doers: list[Participant]) -> Iterator[Tie]:
    """As in "its occupation by ISIL": whose it is undergoes it."""
    for preposition, word in prepositions(noun):
        if preposition.lower_ != "by":
            continue
        agents = participants(reading, word)
        for agent in agents:
            for one in doers:
                if acts(agent.name) and one.name not in [a.name for a in agents]:
                    kind = kind_of_noun(noun.lemma_.lower(), agent.name, one.name)
                    yield Tie(
                        agent.name, one.name, (noun.lower_, "of"), f"{noun.lemma_.lower()} of",
                        kind, True, (noun.i, preposition.i + 1), noun,
                        0.75 * agent.sure * one.sure, "noun", modal=False,
                    )  # fmt: skip


def _engaged(reading: Reading, noun: Token) -> Iterator[Tie]:
    """As in "Airbus is in talks with Lufthansa"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "at") or verb.lemma_ not in _BEING:
        return
    if noun.lower_ not in words("nouns", "mutual"):
        return
    for preposition, word in prepositions(noun):
        if preposition.lower_ != "with":
            continue
        for one in subjects(reading, verb)[0]:
            for other in participants(reading, word):
                if acts(one.name) and acts(other.name):
                    yield Tie(
                        one.name, other.name, (f"{noun.head.lower_} {noun.lower_}", "with"),
                        noun.lemma_.lower(),
                        kind_of_noun(noun.lemma_.lower(), one.name, other.name), False,
                        (noun.i, preposition.i + 1), verb, 0.8 * one.sure * other.sure, "engaged",
                    )  # fmt: skip


def _under(reading: Reading, noun: Token) -> Iterator[Tie]:
    """As in "Raqqa is under Islamic State control", "fell under the rule of the Taliban"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "under" or verb.pos_ not in ("VERB", "AUX"):
        return
    if noun.lower_ not in words("nouns", "holds"):
        return
    whose = list(_owners(reading, noun))
    of = (end for preposition, end in prepositions(noun) if preposition.lower_ == "of")
    whose += [p for end in of for p in participants(reading, end)]
    subject = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    for one in (p for c in subject for p in participants_or_owners(reading, c)):
        for other in whose:
            if acts(other.name) and one.name is not other.name:
                yield Tie(
                    one.name, other.name, (*one.through[:1], "under", noun.lower_, "of"),
                    f"under {noun.lower_} of", "conflict", True, (noun.head.i, noun.i + 1), verb,
                    0.75 * one.sure * other.sure, "under",
                )  # fmt: skip


def _posted(reading: Reading, noun: Token) -> Iterator[Tie]:
    """Whom an unnamed office ties: "the US ambassador to Russia", "deputies of X in the Y"."""
    if noun.lower_ in words("roles", "posted"):
        links: tuple[str, ...] = ("to",)
    elif noun.lemma_.lower() in offices():
        links = ("in", "on", "at")
    else:
        return
    named = any(c.dep_ == "appos" and c.i in reading.at for c in noun.children)
    if named or noun.dep_ in ("appos", "attr"):
        return
    owners = [o for o in _owners(reading, noun) if o.name.kind != "PERSON"]
    owners += [
        p
        for preposition, word in prepositions(noun)
        if preposition.lower_ == "of"
        for p in participants(reading, word)
        if p.name.kind == "ORGANIZATION"
    ]
    for preposition, word in prepositions(noun):
        if preposition.lower_ not in links:
            continue
        for target in participants(reading, word):
            wanted = ("ORGANIZATION", "PLACE") if links == ("to",) else ("ORGANIZATION",)
            for owner in owners if target.name.kind in wanted else ():
                sure = 0.75 * owner.sure * target.sure
                yield tie_of_noun(
                    owner.name, target.name, noun, preposition, "role", sure, "posted"
                )


def _owners(reading: Reading, noun: Token) -> Iterator[Participant]:
    listed = [c for c in noun.children if c.dep_ == "compound" and c.lower_ in kinds_of("nouns")]
    for child in (*noun.children, *(c for each in listed for c in each.children)):
        name = reading.at.get(child.i)
        if child.i > noun.i or child.dep_ not in ("poss", "amod", "compound", "nmod"):
            continue
        if child.dep_ == "poss":
            yield from (p for p in participants(reading, child) if p.word.i < noun.i)
        elif name is not None and (
            (name.country and name.what != "capital") or name.kind == "ORGANIZATION"
        ):
            yield Participant(name, child, 0.9)


def _sensible(noun: Token, preposition: Token, target: Participant) -> bool:
    if preposition.lower_ == "for" and noun.lower_ in kinds_of("nouns"):
        support = kinds_of("nouns")[noun.lower_] in ("support", "payment")
        return support and (acts(target.name) or target.name.what == "country")
    if preposition.lower_ == "over" and target.name.what == "country":
        return kinds_of("nouns").get(noun.lower_) in ("support", "conflict", "ownership")
    if preposition.lower_ in ("in", "at", "over", "for") and target.name.kind == "PLACE":
        kind = kinds_of("nouns").get(noun.lower_) or kinds_of("nouns").get(noun.lemma_.lower())
        return kind in (
            "travel",
            "location",
            "conflict",
            "payment",
            "ownership",
            "meeting",
            "attendance",
        ) and preposition.lower_ in ("in", "at")
    return True


def _modifier(noun: Token) -> tuple[str, ...]:
    before = [
        c for c in noun.children if c.dep_ in ("amod", "compound") and c.i < noun.i and c.is_alpha
    ]
    near = [c for c in before if c.i == noun.i - 1 and c.ent_type_ == ""]
    return tuple(c.lower_ for c in near)
