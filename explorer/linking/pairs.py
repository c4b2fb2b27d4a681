"""Two of something as a pair, whichever of them comes first."""

Pair = tuple[str, str]


def pair_of(one: str, other: str) -> Pair:
    """Two ids in order."""
    return (one, other) if one <= other else (other, one)
