"""Ties that a description makes: office, kinship, apposition, possession, "Paris, France".

Two ways in: what stands right before a name ("Chinese President Xi Jinping", "Russian energy giant
Gazprom", "Seoul's spy agency NIS"), read from the words because the parser often errs there; and
nouns that the grammar equates with a name ("X, CEO of Y", "X is the capital of Y").
"""

from collections.abc import Iterator

from spacy.tokens import Token

from explorer.extraction.arguments import Participant, Reading, participants, prepositions, subjects
from explorer.extraction.gazetteers import kinship, offices, title_words, words
from explorer.extraction.names import Name
from explorer.extraction.tie import Tie

_EQUAL = frozenset({"be", "become", "remain"})
_NAMED = frozenset(
    "appoint name elect make crown nominate choose select serve work declare call".split()
)
_OF = frozenset({"of", "at", "for", "in", "to", "from", "with", "on"})
_SHARED = frozenset(
    "one member part some many most all list number series group lot kind type".split()
)


def role_ties(reading: Reading) -> Iterator[Tie]:
    """Ties of all descriptions of a sentence."""
    for name in reading.names():
        if name.end > name.start and name.title != "pronoun":
            yield from _before(reading, name)
            yield from _of_place(reading, name)
    for noun in reading.sentence:
        if noun.pos_ in ("NOUN", "PROPN") and noun.i not in reading.at:
            yield from _equated(reading, noun)


def _before(reading: Reading, name: Name) -> Iterator[Tie]:
    """ "Chinese President Xi", "Y's CEO X", "his grandfather X", "Russian energy giant X"."""
    doc, start = reading.sentence.doc, reading.sentence.start
    at = name.first - 1
    if at >= start and doc[at].text == "," and at > start and doc[at - 1].lower_ in kinship():
        at -= 1
    last = at
    while at >= start and at not in reading.at and last - at < 7 and _describes(doc[at]):
        at -= 1
    possessive = at >= start and doc[at].tag_ == "POS" and at - 1 in reading.at
    owner = reading.at.get(at - 1) if possessive else reading.at.get(at) if at >= start else None
    if owner is None or owner is name:
        return
    owner_last = at - 1 if possessive else at
    if owner.last - 1 != owner_last or owner.kind in ("EVENT", "WORK", "PRODUCT"):
        return
    pronoun = doc[owner_last].pos_ == "PRON"
    if not possessive and not pronoun and owner.kind == "PERSON":
        return
    if pronoun and doc[owner_last].tag_ != "PRP$":
        return
    if doc[name.first - 1].text == "," and owner.kind != "PERSON":
        return
    words_ = [t for t in doc[at + 1 : last + 1] if not t.is_punct or t.text == "-"]
    yield from _described(reading, name, owner, words_, possessive or pronoun, owner_last)


def _described(
    reading: Reading, name: Name, owner: Name, between: list[Token], possessive: bool, at: int
) -> Iterator[Tie]:
    doc = reading.sentence.doc
    scope = doc[name.last - 1]
    office = _office(between)
    trigger = (between[0].i, between[-1].i + 1) if between else (at, at + 1)
    if any(_former(t) for t in between[: max(0, len(between) - len(office))]):
        office = ("former", *office) if office else office
    kin = office[-1] if office else ""
    if name.kind == "PERSON" and kin in kinship():
        if owner.kind == "PERSON" and possessive:
            yield Tie(
                name,
                owner,
                (*office, "of"),
                f"{kin} of",
                _kin_kind(kin),
                True,
                trigger,
                scope,
                0.9,
                "kinship",
                modal=False,
                code=kinship()[kin][1] or None,
            )
        return
    if name.kind == "PERSON" and office:
        if (
            kin in words("roles", "occupations")
            and owner.country
            and owner.kind in ("PLACE", "GROUP")
        ):
            label = (owner.text, *office[-2:])
            yield Tie(
                name,
                owner,
                label,
                f"{kin} from",
                "location",
                True,
                (at, between[-1].i + 1),
                scope,
                0.85,
                "nationality",
                modal=False,
                code=None,
            )
            return
        if owner.kind == "GROUP" and not owner.country:
            return
        if kin in words("roles", "vague"):
            return
        yield Tie(
            name,
            owner,
            (*office, "of"),
            f"{' '.join(office)} of",
            "role",
            True,
            trigger,
            scope,
            0.9,
            "office-before-name",
            modal=False,
        )
    elif name.kind in ("ORGANIZATION", "PLACE", "WORK", "PRODUCT", "EVENT") or (
        possessive and not between
    ):
        if owner.kind == "PERSON" and name.kind in ("PLACE", "EVENT", "WORK"):
            return
        if (
            owner.kind == "GROUP"
            and not owner.country
            or name.kind == "GROUP"
            or name.what == "country"
        ):
            return
        described = [t for t in between if t.lower_ in words("roles", "descriptors")]
        if owner.kind in ("PLACE", "GROUP") and described and not possessive:
            label = tuple([owner.text, *(t.lower_ for t in between if t.is_alpha)][:4])
            yield Tie(
                name,
                owner,
                label,
                f"{described[-1].lemma_} in",
                "location",
                True,
                (at, between[-1].i + 1),
                scope,
                0.8,
                "described-name",
                modal=False,
            )
        elif possessive and not any(t.lower_ in offices() for t in between):
            kind = (
                "location"
                if name.kind == "PLACE"
                else "part-of"
                if name.kind == "ORGANIZATION"
                else "other"
            )
            yield Tie(
                name,
                owner,
                ("of",),
                "of",
                kind,
                True,
                (at + 1, at + 2),
                scope,
                0.8 if len(between) < 4 else 0.65,
                "possessive-name",
                modal=False,
            )


def _of_place(reading: Reading, name: Name) -> Iterator[Tie]:
    """ "in Tianjin, China" and "Robert Fico of Slovakia"."""
    doc, end = reading.sentence.doc, reading.sentence.end
    at = name.last
    if name.kind == "PERSON" and at + 1 < end and doc[at].lower_ == "of":
        skip = 1 if doc[at + 1].lower_ == "the" else 0
        other = reading.at.get(at + 1 + skip)
        if other is not None and (
            other.country and other.kind == "PLACE" or other.kind in ("ORGANIZATION", "PLACE")
        ):
            yield Tie(
                name,
                other,
                ("of",),
                "of",
                "location" if other.kind == "PLACE" else "membership",
                True,
                (at, at + 1),
                doc[name.last - 1],
                0.8,
                "of",
                modal=False,
            )
    if name.kind == "PLACE" and name.what != "country" and at + 1 < end and doc[at].text == ",":
        other = reading.at.get(at + 1)
        before = doc[name.first - 1] if name.first > reading.sentence.start else None
        if (
            other is None
            or other.first != at + 1
            or before is None
            or before.pos_ not in ("ADP", "DET")
        ):
            return
        listed = (
            other.last < end
            and doc[other.last].lower_ in ("and", "or")
            or other.last + 1 < end
            and doc[other.last].text == ","
            and reading.at.get(other.last + 1) is not None
        )
        if (
            (other.what == "country" or other.text in words("places", "regions"))
            and not listed
            and other.kind == "PLACE"
        ):
            yield Tie(
                name,
                other,
                ("in",),
                "in",
                "location",
                True,
                (at, at + 1),
                doc[name.last - 1],
                0.85,
                "place-in-place",
                modal=False,
                code="P131",
            )


def _equated(reading: Reading, noun: Token) -> Iterator[Tie]:
    """ "X, the CEO of Y", "X is the capital of Y", "X was appointed head of Y"."""
    holders, scope, modal, sure = _holders(reading, noun)
    if not holders or noun.lower_ in _SHARED - {"member", "part"}:
        return
    lower = noun.lower_
    ends: list[tuple[tuple[str, ...], Participant]] = []
    for preposition, word in prepositions(noun):
        if preposition.lower_ in _OF:
            ends += [((preposition.lower_,), p) for p in participants(reading, word)]
    for child in noun.children:
        name = reading.at.get(child.i)
        if name is None or child.i > noun.i:
            continue
        if child.dep_ == "poss":
            ends += [(("of",), p) for p in participants(reading, child) if p.word.i < noun.i]
        elif (
            child.dep_ in ("amod", "compound", "nmod")
            and lower in offices()
            and (name.country or name.kind == "ORGANIZATION")
        ):
            if not (lower in words("roles", "occupations") and name.country):
                ends.append((("of",), Participant(name, child, 0.9)))
    title = _phrase(noun)
    for holder in holders:
        if (
            (lower in offices() or lower in kinship())
            and lower not in words("roles", "impersonal")
            and holder.name.kind != "PERSON"
        ):
            continue
        for preposition, end in ends:
            target = end.name
            if target is holder.name or target.kind == "GROUP" and not target.country:
                continue
            if preposition == ("to",) and lower not in words("roles", "posted"):
                continue
            if preposition == ("in",) and (
                target.kind == "PERSON"
                or lower in words("roles", "vague")
                or lower not in words("roles", "descriptors")
                and lower not in offices()
            ):
                continue
            if preposition in (("for",), ("with",), ("on",)) and lower not in offices():
                continue
            kind, code = _kind(lower, holder.name, target)
            yield Tie(
                holder.name,
                target,
                (*title, *preposition),
                f"{lower} {preposition[0]}",
                kind,
                True,
                (noun.i - len(title) + 1, noun.i + 1),
                scope,
                sure * holder.sure * end.sure,
                "equated-noun",
                modal=modal,
                code=code,
            )


def _holders(reading: Reading, noun: Token) -> tuple[list[Participant], Token, bool, float]:
    head = noun.head
    if noun.dep_ == "appos" and head.i in reading.at and reading.at[head.i].kind != "GROUP":
        return [Participant(reading.at[head.i], head)], head, False, 0.85
    for child in noun.children:
        if (
            child.dep_ == "appos"
            and child.i in reading.at
            and child.i > noun.i
            and noun.tag_ != "NNS"
        ):
            return [Participant(reading.at[child.i], child)], child, False, 0.85
    if noun.dep_ == "attr" and head.lemma_ in _EQUAL and noun.tag_ != "NNS":
        found, _ = subjects(reading, head)
        if len(found) == 1 and not found[0].acting:
            return found, head, True, 0.85
    if noun.dep_ == "oprd" and head.lemma_ in _NAMED:
        found, passive = subjects(reading, head)
        if passive:
            return found, head, True, 0.8
    if noun.dep_ == "pobj" and head.lower_ == "as" and head.head.lemma_ in _NAMED:
        found, passive = subjects(reading, head.head)
        if passive or head.head.lemma_ in ("serve", "work"):
            return found, head.head, True, 0.8
    if (
        noun.dep_ == "conj"
        and head.pos_ == "NOUN"
        and head.i not in reading.at
        and abs(head.i - noun.i) < 5
    ):
        return _holders(reading, head)
    return [], noun, True, 0.0


def _kind(noun: str, holder: Name, target: Name) -> tuple[str, str | None]:
    if noun in kinship():
        return _kin_kind(noun), kinship()[noun][1] or None
    if noun in ("member", "part", "unit", "division", "branch", "arm", "subsidiary", "wing"):
        return (
            ("membership", "P463")
            if holder.kind == "PERSON" or noun == "member"
            else ("part-of", None)
        )
    if noun in ("owner", "co-owner", "shareholder"):
        return "ownership", "P127"
    if holder.kind == "PERSON" and noun in offices():
        return "role", None
    if holder.kind == "PLACE" or noun in words("roles", "descriptors") and target.kind == "PLACE":
        return "location", None
    return "other", None


def _kin_kind(noun: str) -> str:
    return "family" if kinship()[noun][1] else "other"


def _office(between: list[Token]) -> tuple[str, ...]:
    """The office at the end of the words before a name: "foreign minister", "acting ambassador"."""
    known = words("roles", "offices")
    plain = [t.lower_ for t in between]
    while plain and plain[-1] in ("-",):
        plain.pop()
    for size in (3, 2, 1):
        if " ".join(plain[-size:]) in known and len(plain) >= size:
            return tuple(plain[-size:])
    if plain and (plain[-1] in kinship() or plain[-1] in offices()):
        return (plain[-1],)
    return ()


def _phrase(noun: Token) -> tuple[str, ...]:
    doc = noun.doc
    for size in (3, 2):
        first = noun.i - size + 1
        if first >= 0 and " ".join(t.lower_ for t in doc[first : noun.i + 1]) in words(
            "roles", "offices"
        ):
            return tuple(t.lower_ for t in doc[first : noun.i + 1])
    before = doc[noun.i - 1] if noun.i else None
    if (
        before is not None
        and before.head == noun
        and before.dep_ in ("amod", "compound")
        and before.is_alpha
        and before.ent_type_ == ""
    ):
        return (before.lower_, noun.lower_)
    return (noun.lower_,)


def _former(token: Token) -> bool:
    return token.lower_ in ("former", "ex", "late", "then", "acting", "interim")


def _describes(token: Token) -> bool:
    if token.tag_ == "POS" or token.dep_ == "punct" and token.text not in ("-",):
        return False
    lower = token.lower_
    return (
        lower in title_words()
        or lower in kinship()
        or lower in words("roles", "attributes")
        or lower in words("roles", "descriptors")
        or token.text == "-"
        or token.tag_ in ("JJ", "JJS", "JJR", "NN", "VBN", "HYPH", "AFX")
    )
