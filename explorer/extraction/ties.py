"""Whether the grammar of a sentence ties two names, and by which words."""

from collections.abc import Iterator
from dataclasses import replace

from explorer.extraction.appositions import apposition_ties
from explorer.extraction.arguments import Reading
from explorer.extraction.descriptions import description_ties
from explorer.extraction.names import Name
from explorer.extraction.nominals import noun_ties
from explorer.extraction.predicates import verb_ties
from explorer.extraction.tie import Tie

_LONG = 70


def find_ties(reading: Reading) -> Iterator[Tie]:
    """The ties of one sentence, surest first for each pair, label and direction."""
    found: dict[tuple[Name, Name, str], Tie] = {}
    ties = [
        *description_ties(reading),
        *apposition_ties(reading),
        *verb_ties(reading),
        *noun_ties(reading),
    ]
    for tie in (*ties, *_outer(ties)):
        if tie.source is tie.target:
            continue
        key = (tie.source, tie.target, tie.key)
        if key not in found or found[key].sure < tie.sure:
            found[key] = tie
    yield from found.values()


def _outer(ties: list[Tie]) -> Iterator[Tie]:
    """Who was born in Reno, Nevada, was born in Nevada."""
    within = {tie.source: tie.target for tie in ties if tie.rule == "place-in-place"}
    for tie in ties:
        outer = within.get(tie.target)
        if outer is not None and tie.kind == "location" and tie.source is not outer:
            yield replace(tie, target=outer, sure=tie.sure - 0.1, rule="outer-place")


def sureness(tie: Tie, reading: Reading) -> float:
    """Confidence of a tie: its rule's, less in very long sentences, where the parser errs."""
    long = len(reading.sentence) > _LONG
    return round(max(0.05, min(0.99, tie.sure - (0.1 if long else 0.0))), 2)
