"""Ties among subjects that do together what only several can do: "Macron and Scholz met"."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from spacy.tokens import Token

from explorer.extraction.arguments import Participant, Reading, objects, participants
from explorer.extraction.dependents import prepositions
from explorer.extraction.gazetteers import words
from explorer.extraction.relationkinds import acts, kind_of_noun, kind_of_verb
from explorer.extraction.tie import Tie

_VERSUS = frozenset({"versus", "vs", "vs.", "v", "v."})
_HYPHENS = frozenset({"-", "–", "—", "/"})
_STRIKING = frozenset(
    {"announce", "reach", "strike", "form", "complete", "conclude", "finalize", "finalise", "seal"}
    | {"sign", "begin", "start", "resume", "hold", "break", "end", "restore", "exchange"}
)
_BEFORE = frozenset({"appear", "testify", "stand"})


def counterpart_ties(reading: Reading, noun: Token) -> Iterator[Tie]:
    """What two are to each other: "Boeing and Airbus are rivals"; of three it is not sure who."""
    verb, one_of = noun.head, noun.lemma_.lower()
    if noun.dep_ != "attr" or noun.tag_ != "NNS" or verb.lemma_ not in ("be", "become", "remain"):
        return
    if one_of not in words("nouns", "counterparts") or any(True for _ in prepositions(noun)):
        return
    doers = [p for c in verb.children if c.dep_ == "nsubj" for p in participants(reading, c)]
    if len(doers) != 2 or not all(acts(d.name) and not d.acting for d in doers):
        return
    one, other = doers
    yield Tie(
        one.name, other.name, (one_of, "of"), f"{one_of} of", "other", False,
        (noun.i, noun.i + 1), verb, 0.8 * min(one.sure, other.sure), "counterparts",
    )  # fmt: skip


def joint_ties(reading: Reading, verb: Token, doers: list[Participant]) -> Iterator[Tie]:
    """All pairs of subjects that do together what only several can do."""
    doers = [
        d for d in doers if acts(d.name) and not (d.acting or d.through)
    ]  # "foreigners from X and Y met"
    if len(doers) < 2 or len(doers) > 6:
        return
    together = any(
        t.lower_ in words("cues", "together") for t in verb.subtree if abs(t.i - verb.i) < 4
    )
    together = together or any(
        t.lower_ == "joint"
        for thing in verb.children
        if thing.dep_ == "dobj" and thing.i > verb.i
        for t in thing.subtree
        if t.i <= thing.i
    )
    struck = _struck(verb)
    mutual = struck or verb.lemma_.lower() in words("verbs", "mutual")
    heard = verb.lemma_ in _BEFORE and any(c.lower_ == "before" for c in verb.children)
    mutual = mutual or heard
    if objects(reading, verb) or any(p.lower_ == "with" for p, _ in prepositions(verb)):
        mutual = False
    if not (mutual or together):
        return
    lemma = verb.lemma_.lower()
    if lemma in words("verbs", "light") and not (struck or heard or together):
        return
    noun = next((c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)
    for one, other in combinations(doers, 2):
        if lemma in ("meet", "marry", "wed", "fight", "divorce") and noun is None:
            label: tuple[str, ...] = (verb.lower_,)
            key = lemma
        else:
            middle = (noun.lower_,) if noun is not None and noun.i - verb.i < 8 else ()
            label = (verb.lower_, *middle, "with")
            key = " ".join(
                (lemma, *((noun.lemma_.lower(),) if middle and noun is not None else ()), "with")
            )
        kind = kind_of_verb(lemma, one.name, other.name, "with")
        yield Tie(
            one.name,
            other.name,
            label,
            key,
            kind,
            False,
            (verb.i, verb.i + 1),
            verb,
            min(one.sure, other.sure) * (0.85 if mutual else 0.8),
            "joint-subjects",
        )


def _struck(verb: Token) -> bool:
    """As in "X and Y announced a merger", "reached an agreement": one alone cannot."""
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if thing is None or verb.lemma_.lower() not in _STRIKING:
        return False
    whose = any(c.dep_ == "poss" for c in thing.children)
    return thing.lower_ in words("nouns", "mutual") and not whose


def married_ties(verb: Token, undergoers: list[Participant]) -> Iterator[Tie]:
    """As in "X and Y were married in 1999"."""
    if verb.lemma_ not in ("marry", "wed", "divorce") or len(undergoers) != 2:
        return
    one, other = undergoers
    if one.name.kind == other.name.kind == "PERSON" and not (one.through or other.through):
        yield Tie(
            one.name, other.name, (verb.lower_,), verb.lemma_, "family", False,
            (verb.i, verb.i + 1), verb, 0.8 * min(one.sure, other.sure), "joint-subjects",
        )  # fmt: skip


def hyphened_ties(reading: Reading) -> Iterator[Tie]:
    """As in "US-China trade talks", "the India–Pakistan border", "Britain versus Ukraine"."""
    doc, names = reading.sentence.doc, reading.names()
    for one, other in pairwise(names):
        between = [t for t in doc[one.last : other.first] if t.lower_ != "the"]
        played = all(t.lower_ in words("nouns", "mutual") for t in between[:-1])
        if between and between[-1].lower_ in _VERSUS and played and len(between) < 3:
            link = between[-1]
            yield Tie(
                one, other, ("versus",), "versus", "conflict", False, (link.i, link.i + 1),
                between[0] if len(between) > 1 else link, 0.75, "versus", modal=False,
            )  # fmt: skip
        joined = other.first == one.last + 1 and doc[one.last].text in _HYPHENS
        if not joined or not all(n.kind != "WORK" for n in (one, other)):
            continue
        found = _of_both(reading, other.last)
        if found is None:
            continue
        label, last = found
        kind = kind_of_noun(label[-1], one, other)
        yield Tie(
            one, other, label, label[-1], kind, False, (last, last + 1), doc[last], 0.8,
            "hyphened", modal=False,
        )  # fmt: skip


def _of_both(reading: Reading, at: int) -> tuple[tuple[str, ...], int] | None:
    """What two hyphened names have together, as label and last token; None where it is nothing."""
    doc = reading.sentence.doc
    said: list[str] = []
    while at < reading.sentence.end and at not in reading.at and len(said) < 3:
        word = doc[at]
        if word.lower_ == "co" and doc[at + 1 : at + 3].text.lower() == "-operation":
            return (*said, "co-operation"), at + 2
        if word.tag_ not in ("NN", "NNS", "JJ"):
            return None
        said.append(word.lower_)
        after = doc[at + 1] if at + 1 < reading.sentence.end else None
        if word.lower_ in words("nouns", "mutual") and (after is None or after.pos_ != "NOUN"):
            return tuple(said[-2:]), at
        at += 1
    return None
