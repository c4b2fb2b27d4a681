"""Names that take part by what is theirs: "Malaysia's policy", "the headquarters of Siemens".

The noun stays in the line's words ("criticised policy of", "lawyers met"), so that the line says
no more than the sentence does. Also a place by what stands in it: "a court in Moscow".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from explorer.extraction.arguments import Participant, Reading, participants
from explorer.extraction.dependents import prepositions
from explorer.extraction.gazetteers import kinds_of, words
from explorer.extraction.offices import phrase
from explorer.extraction.relationkinds import acts
from explorer.extraction.subjects import subjects

_STANDING = ("PERSON", "ORGANIZATION", "PLACE", "GROUP")
_LINKS = ("of", "in", "near", "by", "from", "for", "at")
_RUN = frozenset({"operate", "own", "run", "drive", "charter", "fly", "lead", "command", "pilot"})
_CLOSE = 4
_LESS = 0.85


def owned(reading: Reading, word: Token, clause: Token | None = None) -> list[Participant]:
    """The names whose a noun is, or where it stands; ``through`` tells by which words.

    ``clause`` is the verb of a relative clause about the noun, or the noun itself where one is
    about it: then it is also whose who has it.
    """
    if word.pos_ != "NOUN" or word.i in reading.at or not word.is_alpha:
        return []
    if any(c.lower_ in _unsure() for c in word.children):
        return []  # "Hale's alleged bribery shook Rome" says no bribery of his
    lemma = word.lemma_.lower()
    if lemma in words("nounkinds", "times") | words("nounkinds", "measures") or word.ent_type_ in (
        "DATE",
        "TIME",
    ):
        return []
    if any(c.dep_ == "appos" and c.i in reading.at for c in word.children):
        return []
    found: dict[object, Participant] = {}
    had = _holders(reading, word) if clause is not None and word in (clause, clause.head) else ()
    for one in (*_possessors(reading, word), *_behind(reading, word), *had):
        found.setdefault(one.name, one)
    return list(found.values())


def _unsure() -> frozenset[str]:
    return words("cues", "alleged adjectives") | words("cues", "hedged adjectives")


def participants_or_owners(
    reading: Reading, word: Token, clause: Token | None = None
) -> list[Participant]:
    """The names that a word stands for, else those that take part by it or what is beside it."""
    found = participants(reading, word)
    if found:
        return found
    beside = [c for c in word.conjuncts if c.i > word.i and reading.inside(c)]
    return [one for each in (word, *beside) for one in owned(reading, each, clause)]


def acting_owners(reading: Reading, verb: Token) -> tuple[list[Participant], bool]:
    """Whose subject does what a verb says ("Trump's lawyers met …"), and whether it undergoes it.

    Only where no name itself does it.
    """
    close = 0 < verb.i - verb.head.i < 3
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and close:  # "Volkswagen's board, led by X"
        return [o for o in owned(reading, verb.head) if len(o.through) == 2], True
    top, steps = verb, 0
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    while steps < 3 and not any(c.dep_ in ("nsubj", "nsubjpass") for c in top.children):
        if top.dep_ not in ("conj", "xcomp") or top.head.pos_ != "VERB":
            return [], passive
        if top.dep_ == "xcomp" and any(c.dep_ in ("dobj", "dative") for c in top.head.children):
            return [], passive
        top, steps = top.head, steps + 1
    under = [c for c in top.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < top.i]
    if len(under) != 1:
        return [], passive
    found = [
        Participant(o.name, o.word, o.sure - 0.05 * steps, through=o.through)
        for o in owned(reading, under[0])
        # what an Iran-backed militia does, Iran has not done
        if len(o.through) == 2 or _is(under[0], "PRODUCT")
    ]
    return found, passive


def _possessors(reading: Reading, noun: Token) -> Iterator[Participant]:
    through = (_called(noun), "of")
    for child in noun.children:
        if child.i > noun.i:
            continue
        name = reading.at.get(child.i)
        if child.tag_ == "VBN" and child.dep_ == "amod":
            yield from _holding(reading, noun, child)
        if child.dep_ == "poss":
            for one in participants(reading, child):
                if one.word.i < noun.i and not one.acting:
                    yield Participant(one.name, noun, one.sure * _LESS, through=through)
            continue
        acts_for = child.dep_ in ("compound", "nmod") and noun.lower_ in words("roles", "camps")
        if acts_for and name is not None and name.kind == "PERSON" and name.last == noun.i:
            yield Participant(name, noun, 0.85, through=through)
        sits = child.dep_ in ("compound", "nmod") and noun.lower_ in words("roles", "offices")
        if sits and name is not None and name.kind == "PLACE" and not name.country:
            yield Participant(name, noun, 0.8, through=through)
        names_it = (
            child.dep_ in ("compound", "nmod") and name is not None and name.kind == "ORGANIZATION"
        )
        thing = _concrete(noun) or _is(noun, "PRODUCT")
        if names_it and name is not None and name.last <= noun.i and thing:
            yield Participant(name, noun, 0.8, through=through)
        stands = child.dep_ in ("compound", "nmod") and name is not None and name.kind == "PLACE"
        if stands and name is not None and not name.country and _is(noun, "PLACE"):
            yield Participant(name, noun, 0.8, through=(through[0], "in"))  # "a Paris hotel"


def _holding(reading: Reading, noun: Token, done: Token) -> Iterator[Participant]:
    """As in "ISIL-held terrain", "Saudi-led forces"."""
    name = reading.at.get(done.i - 2)
    if done.i < 2 or done.nbor(-1).text != "-" or name is None or name.last != done.i - 1:
        return
    if done.lemma_.lower() in words("verbs", "in compounds"):
        yield Participant(name, noun, 0.85, through=(noun.lower_, done.lower_, "by"))


def _behind(reading: Reading, noun: Token) -> Iterator[Participant]:
    for done in noun.children:
        if done.dep_ == "acl" and done.tag_ == "VBN" and done.lemma_ in _RUN:
            for preposition, end in prepositions(done):  # "a plane operated by X"
                for one in participants(reading, end) if preposition.lower_ == "by" else ():
                    through = (noun.lower_, done.lower_, "by")
                    yield Participant(one.name, noun, one.sure * _LESS, through=through)
    for preposition, end in prepositions(noun):
        link = preposition.lower_
        if preposition.i - noun.i > _CLOSE or link not in _LINKS:
            continue
        if link in ("in", "near") and not (_concrete(noun) or _is(noun, "EVENT")):
            continue
        if link == "by" and noun.lower_ not in kinds_of("nouns") and not _is(noun, "WORK"):
            continue
        if link == "for" and noun.lemma_.lower() not in words("roles", "personal"):
            continue
        if link == "at" and not (_is(noun, "PERSON") and end.i in reading.at):
            continue
        if link == "from" and not (_is(noun, "PERSON") or _is(noun, "GROUP")):
            continue
        for one in participants(reading, end):
            if one.acting or (link in ("in", "near") and one.name.kind != "PLACE"):
                continue
            lies = link == "of" and one.name.kind == "PLACE" and not acts(one.name)
            if lies and not _concrete(noun) and noun.lower_ not in kinds_of("nouns"):
                continue
            yield Participant(one.name, noun, one.sure * _LESS, through=(_called(noun), link))


def _holders(reading: Reading, noun: Token) -> Iterator[Participant]:
    """As in "Malaysia has maintained a policy that the UN has criticised"."""
    verb = noun.head
    held = noun.dep_ == "dobj" and verb.lemma_.lower() in words("verbs", "holding")
    if not held:
        return
    for one in subjects(reading, verb)[0]:
        if acts(one.name) and not one.acting:
            yield Participant(one.name, noun, one.sure * _LESS, through=(_called(noun), "of"))


def _called(noun: Token) -> str:
    """A noun, with what makes it an office of its own: "prime minister"."""
    whole = " ".join(phrase(noun))
    return whole if whole in words("roles", "offices") else noun.lower_


def _is(noun: Token, kind: str) -> bool:
    return noun.lemma_.lower() in words("nounkinds", kind)


def _concrete(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return any(lemma in words("nounkinds", kind) for kind in _STANDING) or (
        noun.lower_ in words("roles", "representatives")
    )
