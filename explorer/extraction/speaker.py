"""A source, and a stretch of quoted words that it answers for."""

from dataclasses import dataclass

from explorer.extraction.name import Name
from explorer.extraction.parsing import Parsed


@dataclass(frozen=True, slots=True, eq=False)
class Speaker:
    """A source: the name where it is one, and the tokens that say so.

    ``elsewhere`` is the passage of those tokens where another sentence than the clause's names
    the speaker, as of a quotation that runs on.
    """

    name: Name | None
    first: int
    last: int
    elsewhere: Parsed | None = None

    def length(self) -> int:
        """How many tokens the words take."""
        return self.last - self.first


@dataclass(frozen=True, slots=True, eq=False)
class Quoted:
    """Tokens ``first`` to ``last`` (excluded) of a passage that stand in quotation marks."""

    first: int
    last: int
    speaker: Speaker
