"""A text as another tool gave it: normalized like ours, with its offsets moved along."""

import hashlib
from bisect import bisect_left

from explorer.model.text import normalized


class GivenText:
    """A document's ``given`` text and its normalized ``text``."""

    def __init__(self, given: str) -> None:
        """Normalize, and note the places of what that leaves out."""
        self.given = given
        self.text = normalized(given)
        self._dropped: list[int] = []
        if len(self.text) < len(given):
            self._dropped = [
                at
                for at, character in enumerate(given)
                if (character == "\r" and given.startswith("\n", at + 1))
                or (at == 0 and character == "\ufeff")
            ]

    def at(self, offset: int) -> int:
        """An offset of the given text as an offset of the normalized one."""
        return offset - bisect_left(self._dropped, offset)

    def digest(self) -> str:
        """SHA-256 of the given text, which a tool that does not normalize will have written."""
        return hashlib.sha256(self.given.encode("utf-8", "surrogatepass")).hexdigest()
