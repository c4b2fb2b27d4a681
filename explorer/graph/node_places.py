"""Where a group stands that is drawn as one: amid its members, which go with it."""

from collections.abc import Iterable, Mapping

from explorer.graph.view import Stack

_STILL = 1e-6  # scene units that are no move


def spread(
    stack: Stack, at: tuple[float, float], places: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Where the members of a node stand once it stands at a place: as before to one another.

    ``places`` are those of members that have one; where none has, the first stands there.
    """
    there = {one: places[one] for one in stack.members if one in places}
    if not there:
        return {stack.members[0]: at}
    x, y = middle(there.values())
    if abs(at[0] - x) < _STILL and abs(at[1] - y) < _STILL:
        return there
    return {one: (old[0] + at[0] - x, old[1] + at[1] - y) for one, old in there.items()}


def middle(places: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The middle of some places."""
    found = list(places)
    return sum(x for x, _ in found) / len(found), sum(y for _, y in found) / len(found)
