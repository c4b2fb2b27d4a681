"""Which entity a person means by a name on the command line."""

from collections.abc import Callable, Iterable

from explorer.commands.terminal import listed
from explorer.errors import ExplorerError
from explorer.model.corpus import Corpus
from explorer.model.kinds import entity_kind
from explorer.model.records import Entity

_SURE = 85  # of 100: less alike is a question, not an answer
_APART = 4  # by how much the best must lead


class UnknownName(ExplorerError):
    """No entity has that name, or several have; the message names the nearest."""


def entity_named(corpus: Corpus, words: str) -> Entity:
    """The one entity of that name, alias or id, else without regard to case, else most alike.

    Raises UnknownName with the nearest names when it is none or not one alone.
    """
    entities = [entity for entity in corpus.entities.values() if not entity.rejected]
    wanted = " ".join(words.split())
    for fold in (str, str.casefold):
        for names in (_names, _aliases, _ids):
            found = _having(entities, wanted, names, fold)
            if len(found) == 1:
                return found[0]
            if found:
                raise UnknownName(f"“{words}” may be {_choice(found)}; give one of these.")
    return _most_alike(entities, wanted)


def _having(
    entities: Iterable[Entity],
    wanted: str,
    names: Callable[[Entity], Iterable[str]],
    fold: Callable[[str], str],
) -> list[Entity]:
    key = fold(wanted)
    return [entity for entity in entities if any(fold(name) == key for name in names(entity))]


def _names(entity: Entity) -> Iterable[str]:
    return (entity.name,)


def _aliases(entity: Entity) -> Iterable[str]:
    return entity.aliases


def _ids(entity: Entity) -> Iterable[str]:
    return (entity.id,)


def _most_alike(entities: list[Entity], wanted: str) -> Entity:
    from rapidfuzz import fuzz, process, utils  # only a misspelled name needs it

    rows = [(entity, name) for entity in entities for name in (entity.name, *entity.aliases)]
    scored = process.extract(
        wanted,
        [name for _, name in rows],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=12,
    )
    best: dict[str, tuple[Entity, float]] = {}
    for _, score, row in scored:
        entity = rows[row][0]
        best.setdefault(entity.id, (entity, score))
    ranked = sorted(best.values(), key=lambda pair: -pair[1])
    if ranked and ranked[0][1] >= _SURE:
        close = [entity for entity, score in ranked if ranked[0][1] - score < _APART]
        if len(close) == 1:
            return close[0]
        raise UnknownName(f"“{wanted}” may be {_choice(close[:4])}; give one of these.")
    if not ranked:
        raise UnknownName(f"Nothing is called “{wanted}” here.")
    nearest = listed(f"“{entity.name}”" for entity, _ in ranked[:3])
    raise UnknownName(f"Nothing is called “{wanted}” here; the nearest is {nearest}.")


def _choice(entities: list[Entity]) -> str:
    """Names that tell the entities apart: with kind and id where they are the same."""
    twice = len({entity.name.casefold() for entity in entities}) < len(entities)
    names = [
        f"“{entity.name}” ({entity_kind(entity.kind).label.lower()}, id {entity.id})"
        if twice
        else f"“{entity.name}”"
        for entity in entities[:6]
    ]
    return listed(names)
