"""Whether the grammar of a sentence ties two names, and by which words."""

from collections.abc import Iterator
from dataclasses import replace

from explorer.extraction.adjectives import adjective_ties
from explorer.extraction.appositions import apposition_ties
from explorer.extraction.arguments import Reading
from explorer.extraction.charges import charge_ties
from explorer.extraction.compositions import composition_ties
from explorer.extraction.descriptions import description_ties
from explorer.extraction.lives import life_ties
from explorer.extraction.name import Name
from explorer.extraction.nominals import noun_ties
from explorer.extraction.officeholders import officeholder_ties
from explorer.extraction.origins import origin_ties
from explorer.extraction.postmodifiers import postmodifier_ties
from explorer.extraction.predicates import verb_ties
from explorer.extraction.sayings import saying_ties
from explorer.extraction.tie import Tie
from explorer.extraction.whereabouts import place_ties

_LONG = 70
_BESIDE = 12
_CHILDREN = frozenset({"son", "daughter", "child"})


def find_ties(reading: Reading) -> Iterator[Tie]:
    """The ties of one sentence, surest first for each pair, label and direction."""
    found: dict[tuple[Name, Name, str], Tie] = {}
    ties = [
        *description_ties(reading),
        *postmodifier_ties(reading),
        *officeholder_ties(reading),
        *apposition_ties(reading),
        *verb_ties(reading),
        *charge_ties(reading),
        *adjective_ties(reading),
        *noun_ties(reading),
        *origin_ties(reading),
        *place_ties(reading),
        *saying_ties(reading),
        *composition_ties(reading),
        *life_ties(reading),
    ]
    held = [tie for tie in ties if tie.rule == "office-before-name"]
    for tie in (*ties, *_outer(ties), *_parents(ties)):
        if tie.rule == "equated-noun" and any(_anothers_office(tie, other) for other in held):
            continue
        if tie.source is tie.target or _speakers(tie):
            continue
        key = (tie.source, tie.target, tie.key)
        if key not in found or found[key].sure < tie.sure:
            found[key] = tie
    told = {frozenset((t.source, t.target)) for t in found.values() if t.key != "of"}
    for tie in found.values():
        if tie.key != "of" or frozenset((tie.source, tie.target)) not in told:
            yield tie


def _anothers_office(tie: Tie, held: Tie) -> bool:
    """As "mayor of Leeds" of Kim in "the mayor of Leeds, Lee, and the mayor of York, Kim"."""
    first, last = tie.trigger
    same = held.trigger[0] < last and first < held.trigger[1]
    elsewhere = held.source is tie.source and held.key == tie.key
    return (same and held.source is not tie.source) or (
        elsewhere and held.target is not tie.target and not same
    )


def _speakers(tie: Tie) -> bool:
    """Whether an end is "we" or "us" taken for a name: nobody is named."""
    doc = tie.scope.doc
    return any(
        name.last - name.first == 1
        and doc[name.first].tag_ == "PRP"
        and doc[name.first].lower_ in ("we", "us", "you")
        for name in (tie.source, tie.target)
    )


def _outer(ties: list[Tie]) -> Iterator[Tie]:
    """Who was born in Reno, Nevada, was born in Nevada."""
    within = {tie.source: tie.target for tie in ties if tie.rule == "place-in-place"}
    for tie in ties:
        lies = tie.kind == "location" and tie.words[-1] in ("in", "at", "near", "on")
        outer = within.get(tie.target) if lies else None
        less = 0.1
        while outer is not None and tie.source is not outer and less < 0.3:
            yield replace(tie, target=outer, sure=tie.sure - less, rule="outer-place")
            outer, less = within.get(outer), less + 0.05


def _parents(ties: list[Tie]) -> Iterator[Tie]:
    """The child of A "and his wife B" is B's as well, where they stand side by side."""
    couples = [t for t in ties if t.key in ("wife of", "husband of") and t.rule == "kinship"]
    for tie in ties:
        if tie.key.removesuffix(" of") not in _CHILDREN or tie.rule != "equated-noun":
            continue
        for couple in couples:
            beside = 0 < couple.source.first - tie.target.last < _BESIDE
            if couple.target in (tie.target,) and beside and couple.source is not tie.source:
                yield replace(tie, target=couple.source, sure=tie.sure - 0.1, rule="parents")


def sureness(tie: Tie, reading: Reading) -> float:
    """Confidence of a tie: its rule's, less in very long sentences, where the parser errs."""
    long = len(reading.sentence) > _LONG
    return round(max(0.05, min(0.99, tie.sure - (0.1 if long else 0.0))), 2)
