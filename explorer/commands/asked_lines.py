"""Filters as options of a command: which lines are asked for."""

import re
from collections.abc import Sequence

import typer

from explorer.graph.filters import Filters
from explorer.graph.weighing import FIRMEST_FIRST
from explorer.model.kinds import relation_kinds
from explorer.model.when import days_of

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def filters_of(
    kinds: Sequence[str], certainties: Sequence[str], since: str, until: str, confirmed: bool
) -> Filters:
    """The filters that options ask for. Raises BadParameter for a word that is none."""
    for option, words, known in (
        ("--kind", kinds, tuple(relation_kinds())),
        ("--certainty", certainties, FIRMEST_FIRST),
    ):
        for word in words:
            if word not in known:
                told = f"“{word}” is none of {', '.join(known)}."
                raise typer.BadParameter(told, param_hint=option)
    for option, day in (("--since", since), ("--until", until)):
        if day and (not _DAY.fullmatch(day) or days_of(day) is None):
            told = f"“{day}” is no year, month or day such as 2024, 2024-05 or 2024-05-31."
            raise typer.BadParameter(told, param_hint=option)
    return Filters(
        relations=frozenset(kinds),
        certainties=frozenset(certainties),
        verdicts=frozenset({"confirmed"} if confirmed else ()),
        since=since,
        until=until,
    )
