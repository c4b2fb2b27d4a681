"""Ties of nouns that the grammar equates with a name: "X, CEO of Y", "X is the capital of Y"."""

from collections.abc import Iterator

from spacy.tokens import Token

from explorer.extraction.arguments import Participant, Reading, objects, participants
from explorer.extraction.dependents import prepositions
from explorer.extraction.gazetteers import kinship, offices, words
from explorer.extraction.name import Name
from explorer.extraction.offices import kind_of_noun_between, phrase
from explorer.extraction.subjects import subjects
from explorer.extraction.tie import Tie

_EQUAL = frozenset({"be", "become", "remain"})
_NAMED = words("verbs", "naming as")
_SERVING = words("verbs", "serving as")
_MAKING = words("verbs", "making so")
_PARTS = frozenset({"wing", "arm", "branch", "unit", "division", "subsidiary", "affiliate"})
_LEAVING = words("verbs", "leaving as")
_PREPOSITIONS = frozenset({"of", "at", "for", "in", "to", "from", "with", "on", "by"})
_SHARED = words("nouns", "of many")


def apposition_ties(reading: Reading) -> Iterator[Tie]:
    """Ties of all equated nouns of a sentence."""
    for noun in reading.sentence:
        if (
            noun.pos_ in ("NOUN", "PROPN")
            and noun.i not in reading.at
            and noun.lower_ not in _SHARED
        ):
            yield from _equated(reading, noun)


def _equated(reading: Reading, noun: Token) -> Iterator[Tie]:
    holders, scope, modal, sure = _holders(reading, noun)
    if not holders:
        return
    ends = list(_ends(reading, noun))
    title = phrase(noun)
    while len(title) > 1 and noun.i - len(title) + 1 in reading.at:
        title = title[1:]  # "an Ottawa New Democrat MP"
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.lemma_ in _LEAVING:
        modal = False
        if noun.head.head.tag_ in ("VBD", "VBN") and title[0] != "former":
            title = ("former", *title)
    before = {c.lower_ for c in noun.children if c.i < noun.i and c.dep_ in ("amod", "advmod")}
    once = next((word for word in ("former", "ex", "then", "late") if word in before), "")
    first = noun.left_edge.i
    if not once and first and noun.doc[first - 1].lower_ == "then":
        once = "then"  # "Nwosu, then a director of …"
    if once and not {once, "former"} & set(title):
        title = ("former" if once == "ex" else once, *title)
    lower = noun.lower_
    personal = (lower in offices() or lower in kinship()) and lower not in words(
        "roles", "impersonal"
    )
    for holder in holders:
        if personal and holder.name.kind != "PERSON":
            continue
        for preposition, end in ends:
            if end.name is holder.name or not _allowed(
                lower, preposition[:2] if " " in preposition else preposition, holder.name, end.name
            ):
                continue
            if preposition == "" and holder.name.kind == "PERSON" and not _person(lower):
                continue  # no man is "a Thai fishing trawler"
            if preposition == "":
                label: tuple[str, ...] = (end.name.text, *title[-2:])
                kind = "location" if end.name.country else "membership"
                lives = end.name.country and holder.name.kind == "PERSON"
                code, key = "P27" if lives else None, f"{lower} from"
            else:
                steps = preposition.split()
                short = title[-1:] if len(steps) > 1 else title
                label = (*short, *steps)
                whole = " ".join(title).lower()
                known = lower in offices()
                key = f"{whole if known else lower} {preposition}"
                kind, code = kind_of_noun_between(lower, holder.name, end.name)
            yield Tie(
                holder.name, end.name, label, key, kind, True,
                (noun.i - len(title) + 1, noun.i + 1), scope, sure * holder.sure * end.sure,
                "equated-noun" if preposition else "nationality", modal=modal, code=code,
            )  # fmt: skip


def _person(noun: str) -> bool:
    """Whether a noun says what somebody is."""
    return noun in offices() or noun in kinship() or noun in words("nounkinds", "PERSON")


def _ends(reading: Reading, noun: Token) -> Iterator[tuple[str, Participant]]:
    """What the noun is of: preposition and name; '' for a demonym that only says where from."""
    for preposition, word in prepositions(noun):
        if preposition.lower_ in _PREPOSITIONS:
            found = participants(reading, word)
            for end in found:
                yield preposition.lower_, end
            if not found and noun.lower_ in offices():
                yield from _deeper(reading, preposition, word)
                for child in word.children if preposition.lower_ == "of" else ():
                    if child.dep_ == "poss" and word.i not in reading.at and child.i < word.i:
                        for end in participants(reading, child, 0.9):
                            yield f"of {word.lower_} of", end
    for child in _before(noun):
        name = reading.at.get(child.i)
        if name is None:
            continue
        if child.dep_ == "poss":
            for end in participants(reading, child):
                if end.word.i < noun.i:
                    yield "of", end
        elif child.dep_ in ("amod", "compound", "nmod"):
            lower = noun.lower_
            person = noun.tag_ == "NN" and lower in words("nounkinds", "PERSON")
            if lower in words("roles", "of portfolios") and not name.country:
                continue  # "Foreign Affairs minister": of which country is not said
            if lower in offices() and name.kind == "ORGANIZATION":
                yield "of", Participant(name, child, 0.9)
            elif lower in offices() and (
                lower not in words("roles", "occupations")
                or (name.kind == "PLACE" and lower in words("roles", "of a team"))
            ):
                if name.country or (name.kind == "PLACE" and child.dep_ == "compound"):
                    yield "of", Participant(name, child, 0.9)
            elif name.kind == "ORGANIZATION" and (person or lower in words("nouns", "seats")):
                yield "of", Participant(name, child, 0.85)
            elif name.kind == "PLACE" and person and not name.country and child.dep_ == "compound":
                yield "", Participant(name, child, 0.9)
            elif (
                name.kind == "GROUP" and noun.tag_ == "NN" and (name.country or lower in offices())
            ):
                yield "", Participant(name, child, 0.95)


def _deeper(
    reading: Reading, preposition: Token, word: Token, depth: int = 0
) -> Iterator[tuple[str, Participant]]:
    """As in "professor of law in the faculty at X", "chairman of the board of X"."""
    board = preposition.lower_ == "of" and word.lower_ in ("board", "council", "directors")
    for inner, end in prepositions(word):
        found = participants(reading, end, 0.9)
        if word.lower_ in words("nouns", "branches") and inner.lower_ == preposition.lower_ == "of":
            # Who heads a branch does not head the whole.
            yield from ((f"of {word.lower_} of", p) for p in found if p.name.kind == "ORGANIZATION")
        elif inner.lower_ == "at" or (board and inner.lower_ == "of"):
            yield from ((inner.lower_, p) for p in found if p.name.kind == "ORGANIZATION")
        if not found and depth < 3:
            yield from _deeper(reading, inner, end, depth + 1)


def _before(noun: Token) -> Iterator[Token]:
    """What stands before a noun and belongs to it, also by way of another modifier."""
    for child in noun.children:
        if child.i >= noun.i or child.dep_ not in ("poss", "amod", "compound", "nmod"):
            continue
        yield child
        if child.dep_ != "poss":
            yield from (
                c for c in child.children if c.i < child.i and c.dep_ in ("amod", "compound")
            )


def _allowed(noun: str, preposition: str, holder: Name, target: Name) -> bool:
    if target.kind == "GROUP" and not target.country:
        return preposition == "" and holder.kind == "PERSON"
    if noun in words("namewords", "ORGANIZATION nouns") and holder.kind == "PERSON":
        return False
    if target.kind == "PERSON" and noun in offices() and noun not in kinship():
        return noun in words("roles", "personal") | words("roles", "impersonal")
    if noun in kinship() and preposition not in ("of", "to"):
        return False
    if preposition == "to":
        return noun in words("roles", "posted")
    if preposition == "in":
        vague = noun in words("roles", "vague")
        known = noun in words("roles", "descriptors") or noun in offices() or noun == "member"
        return target.kind != "PERSON" and not vague and (known or holder.kind != "PERSON")
    if preposition in ("for", "with", "on"):
        return noun in offices()
    if preposition == "by":
        return holder.kind in ("WORK", "PRODUCT", "EVENT") and target.kind in (
            "PERSON",
            "ORGANIZATION",
        )
    return True


def _holders(reading: Reading, noun: Token) -> tuple[list[Participant], Token, bool, float]:
    """The names that a noun is equated with, the word that tells how sure, and how sure we are."""
    head = noun.head
    if noun.dep_ == "appos" and head.i in reading.at and not _several(noun) and noun.i > head.i:
        same = [] if reading.at[head.i].kind == "GROUP" else [Participant(reading.at[head.i], head)]
        return same, head, False, 0.85
    if noun.dep_ == "appos" and head.tag_ == "NNS" and noun.lower_ in _PARTS:
        # "members of the Arakan Army, the military wing of …": many are no wing
        edge = noun.left_edge.i
        one = reading.at.get(edge - 2) if noun.doc[edge - 1].text == "," else None
        if one is not None and one.kind != "GROUP" and head.i < edge - 2:
            return [Participant(one, noun)], noun, False, 0.8
    beside = [c for c in noun.children if c.dep_ == "appos" and c.i in reading.at and c.i > noun.i]
    for child in sorted(beside, key=lambda c: reading.at[c.i].kind != "PERSON"):
        if noun.tag_ != "NNS":  # "the secretary general of CEI (Conference), Nunzio Galantino"
            return [Participant(reading.at[child.i], child)], child, False, 0.85
    if noun.dep_ == "attr" and head.lemma_ in _EQUAL and noun.tag_ != "NNS":
        found, _ = subjects(reading, head)
        if len(found) == 1 and not found[0].acting:
            return found, head, True, 0.85
    if noun.dep_ == "oprd" and head.lemma_ in _NAMED:
        found, passive = subjects(reading, head)
        if passive:
            return found, head, True, 0.8
    sworn = head.head.lemma_ == "swear" and any(c.lower_ == "in" for c in head.head.children)
    if noun.dep_ == "pobj" and head.lower_ == "as" and (sworn or head.head.lemma_ in _NAMED):
        found, passive = subjects(reading, head.head)
        if passive or head.head.lemma_ in _SERVING:
            return found, head.head, True, 0.8
    if noun.dep_ == "pobj" and head.lower_ == "as" and noun.lower_ in offices():
        verb = head.head
        if verb.lemma_ in _SERVING and verb.pos_ == "VERB":
            return subjects(reading, verb)[0], verb, True, 0.75
        if verb.lemma_ in _MAKING and verb.pos_ == "VERB":
            found, passive = subjects(reading, verb)
            return found if passive else objects(reading, verb), verb, True, 0.75
    if noun.dep_ in ("nsubj",) and head.lemma_ in _EQUAL and noun.tag_ == "NN":
        for child in head.children:
            if child.dep_ == "attr" and child.i in reading.at and child.i > head.i:
                return [Participant(reading.at[child.i], child)], head, True, 0.8
    if noun.dep_ == "conj" and head.dep_ == "pobj" and noun.lower_ in offices():
        over = head.head.head  # "X, a passenger on the plane and the vice president of Y"
        person = over.lemma_.lower() in words("nounkinds", "PERSON")
        if person and over.dep_ == "appos" and not _person_noun(head):
            return _holders(reading, over)
    if (
        noun.dep_ == "conj"
        and head.pos_ in ("NOUN", "PROPN")
        and head.i not in reading.at
        and noun.i - head.i < (16 if head.dep_ == "appos" else 6)
    ):
        if any(c.dep_ == "poss" and c.i in reading.at for c in noun.children):
            return [], noun, True, 0.0
        return _holders(reading, head)
    if noun.dep_ == "conj" and head.i in reading.at and _appended(reading, noun, head):
        return [Participant(reading.at[head.i], head)], head, False, 0.75
    return [], noun, True, 0.0


def _several(noun: Token) -> bool:
    """Whether a noun is a plural, whatever the tagger makes of "fiancée"."""
    return noun.tag_ == "NNS" and noun.lower_.endswith(("s", "men", "women", "people"))


def _person_noun(word: Token) -> bool:
    return word.lower_ in offices() or word.lemma_.lower() in words("nounkinds", "PERSON")


def _appended(reading: Reading, noun: Token, head: Token) -> bool:
    """As in "China, North Korea's largest partner", which the parser takes for a list."""
    name = reading.at[head.i]
    if noun.tag_ != "NN" or name.last >= reading.sentence.end:
        return False
    doc = reading.sentence.doc
    if doc[name.last].text != "," or any(
        t.lower_ in ("and", "or", ",") for t in doc[name.last + 1 : noun.i]
    ):
        return False
    if any(
        t.dep_ == "conj" and t.head == head and t != noun
        for t in doc[name.last : reading.sentence.end]
    ):
        return False
    return noun.left_edge.i == name.last + 1
