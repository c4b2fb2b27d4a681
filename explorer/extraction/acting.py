"""Where a capital or demonym acts for its country: "Moscow agreed", "Russian officials said".

Decided mention by mention: who says, denies, signs or sends is the state, as is who is accused,
who owns an act ("Pyongyang's intent") and who is party to ties or support; where somebody flies
to, lives or is born is the city. What can be either stays the city's.
"""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from explorer.extraction.arguments import Reading
from explorer.extraction.gazetteers import kinds_of, words
from explorer.extraction.name import Name

_PARTY = ("between", "with", "from", "by", "against", "toward", "towards", "for")
_SUBJECT_KINDS = ("communication", "agreement", "support", "payment", "transfer")
_NOT_ALONE = frozenset({"see", "hand", "pass", "call", "train", "settle", "team", "return", "hail"})


def acting_names(readings: Iterable[Reading]) -> set[Name]:
    """The names of capitals, peoples and adjectives that stand for their country where they are."""
    found = set()
    for reading in readings:
        for name in reading.names():
            if name.country and _acts(name, reading):
                found.add(name)
    return found


def _acts(name: Name, reading: Reading) -> bool:
    word = next(
        (t for t in reading.sentence.doc[name.first : name.last] if t.head.i not in _inside(name)),
        reading.sentence.doc[name.last - 1],
    )
    if name.what == "adjective":
        return _colors_an_act(word)
    if name.what == "people":
        article = any(c.lower_ == "the" for c in word.children)
        return article and word.tag_ in ("NNPS", "NNS") and _does(word)
    return name.what == "capital" and (
        _does(word) or _undergoes(word) or _party(word) or _governs(word)
    )


def _inside(name: Name) -> range:
    return range(name.first, name.last)


def _colors_an_act(word: Token) -> bool:
    """As in "Russian officials", "Russian invasion"; not "French wines", "Russian President"."""
    while word.dep_ == "conj" and word.head.i < word.i:
        word = word.head
    noun = word.head
    if word.dep_ not in ("amod", "compound", "nmod", "poss") or noun.i < word.i:
        return False
    lower = noun.lower_
    if lower in words("roles", "representatives") | words("roles", "people acting"):
        return True
    return _act(noun)


def _governs(word: Token) -> bool:
    """As in "the Kyiv government"."""
    return word.dep_ in ("amod", "compound", "nmod") and word.head.lower_ in words(
        "acting", "governing"
    )


def _does(word: Token) -> bool:
    """Subject or agent of what only an actor does, or owner of an act."""
    while word.dep_ == "conj" and word.head.i < word.i:
        word = word.head
    over = word.head
    if word.dep_ == "nsubj":
        return _can_only_act(over)
    if word.dep_ == "pobj" and over.dep_ == "agent":
        return over.head.lemma_.lower() in _acting_verbs()
    if word.dep_ == "poss" and over.pos_ == "NOUN":
        lower = over.lower_
        return lower in words("acting", "owned") | words("roles", "representatives") or _act(over)
    return False


def _can_only_act(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if lemma == "be":
        return any(
            c.dep_ == "acomp" and c.lower_ in words("acting", "willing") for c in verb.children
        )
    if lemma in words("acting", "beginning"):
        later = [c for c in verb.children if c.dep_ == "xcomp"]
        if later:
            return any(c.lemma_.lower() in _acting_verbs() for c in later)
    return lemma in _acting_verbs()


def _undergoes(word: Token) -> bool:
    """Object of what is only done to an actor: "accused Moscow", "Moscow was urged"."""
    while word.dep_ == "conj" and word.head.i < word.i:
        word = word.head
    return word.dep_ in ("dobj", "nsubjpass") and word.head.lemma_.lower() in words(
        "acting", "addressed"
    )


def _party(word: Token) -> bool:
    """As in "ties between Beijing and Moscow", "assistance from Moscow", "agreed with Moscow"."""
    while word.dep_ == "conj" and word.head.i < word.i:
        word = word.head
    preposition = word.head
    if word.dep_ != "pobj" or preposition.lower_ not in _PARTY:
        return False
    over = preposition.head
    if over.pos_ == "NOUN":  # but "the battle for Kyiv", "missiles from Moscow" are the city's
        fights = (kinds_of("nouns").get(over.lemma_.lower()) or "") == "conflict"
        return _act(over) and not (fights and preposition.lower_ in ("for", "from", "toward"))
    if over.pos_ != "VERB":
        return False
    if preposition.lower_ in ("with", "against"):
        return over.lemma_.lower() in _acting_verbs() and over.lemma_.lower() in words(
            "verbs", "mutual"
        ) | words("verbs", "kind agreement") | words("verbs", "kind communication")
    thing = [c for c in over.children if c.dep_ == "dobj" and over.i < c.i < preposition.i]
    return preposition.lower_ == "from" and any(_act(c) for c in thing)


def _act(noun: Token) -> bool:
    """Whether a noun is an act or a tie between actors: "support", "invasion", "agreement"."""
    kinds = kinds_of("nouns")
    if noun.lower_ in words("acting", "things"):
        return False
    kind = kinds.get(noun.lower_) or kinds.get(noun.lemma_.lower())
    return kind in words("acting", "between actors")


@cache
def _acting_verbs() -> frozenset[str]:
    found = words("acting", "verbs") | words("verbs", "reporting") | words("verbs", "denying")
    for kind in _SUBJECT_KINDS:
        found |= words("verbs", f"kind {kind}") - _NOT_ALONE
    return found
