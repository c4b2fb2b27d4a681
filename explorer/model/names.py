"""Entities by what they are called: whole names, and of people the words that may be a surname."""

from collections.abc import Iterable, Set

from explorer.model.records import Entity

_NONE: frozenset[str] = frozenset()


def folded(name: str) -> str:
    """A name for comparison: whatever its case and spaces."""
    return " ".join(name.split()).casefold()


def surnames(name: str) -> set[str]:
    """The words of a name that may be a surname: the last, and the first as in "Xi Jinping"."""
    words = folded(name).split()
    return {words[0], words[-1]} if words else set()


class NameIndex:
    """Ids of entities by name and, of people, by surname; kept in step by who owns it."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._whole: dict[str, set[str]] = {}
        self._surnames: dict[str, set[str]] = {}
        for entity in entities:
            self.add(entity)

    def add(self, entity: Entity) -> None:
        """Take in an entity by the name that it has."""
        self._whole.setdefault(folded(entity.name), set()).add(entity.id)
        for word in surnames(entity.name) if entity.kind == "PERSON" else ():
            self._surnames.setdefault(word, set()).add(entity.id)

    def drop(self, entity: Entity) -> None:
        """Forget an entity as it was taken in."""
        self._whole.get(folded(entity.name), set()).discard(entity.id)
        for word in surnames(entity.name) if entity.kind == "PERSON" else ():
            self._surnames.get(word, set()).discard(entity.id)

    def called(self, name: str) -> Set[str]:
        """Those of a whole name."""
        return self._whole.get(folded(name), _NONE)

    def surnamed(self, word: str) -> Set[str]:
        """People whose name begins or ends with a word, or is it."""
        return self._surnames.get(folded(word), _NONE)
