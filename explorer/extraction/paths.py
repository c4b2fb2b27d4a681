"""The words of grammar that join two names: what stands on the way from one to the other.

A classifier alone ties names that only stand in one sentence; the way through the parse tree is
the second witness (shortest path hypothesis: Bunescu and Mooney 2005).
"""

from spacy.tokens import Token


def joining(one: Token, other: Token) -> tuple[Token, list[Token]] | None:
    """The word that governs both and the words between, ends left out; None across sentences."""
    above = [one, *one.ancestors]
    place = {token.i: n for n, token in enumerate(above)}
    way: list[Token] = []
    step = other
    while step.i not in place:
        if step.head == step:
            return None
        way.append(step)
        step = step.head
    way += above[: place[step.i] + 1]
    between = [t for t in way if t.i not in (one.i, other.i)]
    return step, sorted(between, key=lambda t: t.i)
