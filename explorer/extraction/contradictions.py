"""Properties that cannot be what the sentence says, since its grammar or another property does.

Who is president of one country there heads no other; of two chairmen of one party the model
guessed both; whoever accuses another is not thereby its member.
"""

from collections.abc import Callable, Mapping
from functools import cache

from explorer.extraction.cluster import Cluster
from explorer.extraction.gazetteers import offices, words
from explorer.extraction.name import Name
from explorer.extraction.paths import joining
from explorer.extraction.speaking import speaks
from explorer.extraction.tie import Tie
from explorer.model.properties import properties

_HEADED = frozenset({"P6", "P35", "P169", "P488"})
"""Who heads the source."""
_CONTENT = ("ccomp", "parataxis")
_WITHIN = frozenset({"P131", "P17"})
_PARTY = frozenset({"P102"})
_PARENTS = frozenset({"P22", "P25", "P40"})
_STANDING = frozenset({"role", "membership", "employment", "family"})
_ACTS = frozenset({"conflict", "communication", "travel"})
_DONE = ("conflict", "communication", "support", "meeting", "travel")
_Same = Callable[[Name, Name], bool]


def uncontradicted(
    grammar: list[Tie], stated: list[Tie], home: Mapping[Name, Cluster]
) -> list[Tie]:
    """The properties that nothing else in the sentence speaks against; names go by their thing."""

    def same(a: Name, b: Name) -> bool:
        return home[a] is home[b] or bool(a.country and a.country == b.country)

    def pair(one: Tie, other: Tie) -> bool:
        straight = same(one.source, other.source) and same(one.target, other.target)
        return straight or (same(one.source, other.target) and same(one.target, other.source))

    kept = []
    for tie in stated:
        about = [other for other in grammar if pair(other, tie)]
        acts = tie.kind in _STANDING and any(other.kind in _ACTS for other in about)
        if any(other.kind == tie.kind for other in about) or not (
            acts
            or _by_an_act(tie)
            or _across_saying(tie)
            or _elsewhere(grammar, tie, same)
            or _spoken_for(grammar, tie, about)
            or any(_rival(other, tie, same) for other in stated)
        ):
            kept.append(tie)
    return kept


def _by_an_act(tie: Tie) -> bool:
    """As "demanded" in "Erdogan demanded that Sweden extradite members of the PKK"."""
    if tie.kind not in _STANDING or "PERSON" not in (tie.source.kind, tie.target.kind):
        return False
    doc = tie.scope.doc
    ends = [name.key_word(doc) for name in (tie.source, tie.target)]
    found = joining(*ends)
    verbs = [t for t in (found[1] if found else ()) if t.pos_ == "VERB"]
    return any(verb.lemma_.lower() in _acting_verbs() for verb in verbs)


def _across_saying(tie: Tie) -> bool:
    """As between speaker or hearer and what is told: "Meta told AP that Pfizer bought Moderna"."""
    doc = tie.scope.doc
    ends = [name.key_word(doc) for name in (tie.source, tie.target)]
    found = joining(*ends)
    if found is None or found[0].pos_ != "VERB" or not speaks(found[0]):
        return False
    verb = found[0]
    told = [
        next((t.dep_ for t in (end, *end.ancestors) if t.head == verb), "") in _CONTENT
        for end in ends
    ]
    return told[0] != told[1]


@cache
def _acting_verbs() -> frozenset[str]:
    acting = words("verbs", "reporting") | words("verbs", "planning")
    acting = acting.union(*(words("verbs", f"kind {kind}") for kind in _DONE))
    return acting.difference(*(words("verbs", f"kind {kind}") for kind in _STANDING))


def _elsewhere(grammar: list[Tie], tie: Tie, same: _Same) -> bool:
    """Whether the grammar gives the person that place with another."""
    person, whole = _person_and_whole(tie)
    if person is None or whole is None:
        return False
    return any(
        other.kind in ("role", "membership")
        and same(other.source, person)
        and not same(other.target, whole)
        and other.target.kind != "PERSON"
        for other in grammar
    )


def _spoken_for(grammar: list[Tie], tie: Tie, about: list[Tie]) -> bool:
    """As "founder" in "Microsoft founder Gates gave money to Harvard": it says of what already."""
    first, last = tie.trigger
    word = tie.scope.doc[first]
    lemma, known = word.lemma_.lower(), properties()[tie.code or ""]
    person = lemma in offices() or lemma in words("nounkinds", "PERSON") or lemma == "birth"
    if last - first > 1 or word.pos_ != "NOUN" or not person:
        return False
    if lemma not in known.said | known.worded:
        return False
    said = [other for other in grammar if other.trigger[0] <= first < other.trigger[1]]
    return bool(said) and not any(other in about for other in said)


def _rival(other: Tie, tie: Tie, same: _Same) -> bool:
    """Whether another property says the same of another, where only one can have it."""
    code, rival = tie.code or "", other.code or ""
    if code in _PARENTS:
        turned = same(other.source, tie.target) and same(other.target, tie.source)
        return rival in _PARENTS and turned and (code == "P40") == (rival == "P40")
    if code == "P150" and rival in _WITHIN:  # of two ways round the likelier holds
        straight = same(other.source, tie.source) and same(other.target, tie.target)
        return straight and other.sure >= tie.sure
    for codes in (_HEADED, _PARTY):
        if code in codes and rival in codes:
            one, of = _person_and_whole(tie)
            another, of_another = _person_and_whole(other)
            if one is None or of is None or another is None or of_another is None:
                continue
            if same(one, another) != same(of, of_another):
                return codes is _HEADED or same(one, another)
    return False


def _person_and_whole(tie: Tie) -> tuple[Name | None, Name | None]:
    if tie.code in _HEADED:
        return tie.target, tie.source
    return (tie.source, tie.target) if tie.code in _PARTY else (None, None)
