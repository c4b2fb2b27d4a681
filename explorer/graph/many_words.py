"""A pair that many relations of different words tie: their number says more than one of them."""

import re
from collections import Counter
from collections.abc import Sequence

from explorer.graph.weighing import Told, by_rank

_MANY = 8  # words up to which the strongest one stands for all
_LEADS = 0.25  # of the sentences: a word with as many leads
_DIGITS = re.compile("[0-9]+")


def none_leads(relations: Sequence[Told]) -> bool:
    """Whether a line has many different words, none of which has a good part of the sentences."""
    if len(relations) <= _MANY:
        return False
    said: Counter[str] = Counter()
    for told in relations:
        said[told.relation.label] += max(1, told.sentences)
    return len(said) > _MANY and max(said.values()) < _LEADS * said.total()


def by_number(told: Told) -> tuple[bool, bool, bool, float, str, str]:
    """As :func:`by_rank`, but of equal ones 0, 1, 2, 10 and not 0, 1, 10, 2."""
    rejected, unsure, own, weak, label, id = by_rank(told)
    return rejected, unsure, own, weak, _DIGITS.sub(lambda found: found[0].zfill(12), label), id
