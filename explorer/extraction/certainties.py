"""How sure a text is of a clause, and the words that say so."""

from dataclasses import dataclass

from explorer.model.records import Factuality


@dataclass(frozen=True, slots=True)
class Certainty:
    """A factuality with the label's words for it; ``base``: the verb follows in its base form."""

    factuality: Factuality = "asserted"
    words: tuple[str, ...] = ()
    base: bool = False


ASSERTED = Certainty()
