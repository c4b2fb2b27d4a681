"""Names that a person gave an entity: whoever is called so in a later article is that one.

What was merged into another is that other, and what was renamed or is of another kind than was read
stays so, as long as nobody else bears the name. A single word of a person says nothing, for it may
be anybody; nor does another kind of a single word ("Amazon" is a river and a company).
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache

from explorer.model.corpus import Corpus
from explorer.model.names import folded
from explorer.model.records import Decision, Entity

Key = tuple[str, str]
"""A name as it is compared, and a kind."""
ANY = "*"  # in place of a kind: whatever kind a full name is read as
_MERGE = "merge"


def decided(corpus: Corpus) -> Mapping[Key, Set[str]]:
    """Ids of entities by the names and kinds that a person said to be theirs."""
    found: defaultdict[Key, set[str]] = defaultdict(set)
    into: dict[str, str] = {}
    merged: list[tuple[Key, str]] = []
    for decision in corpus.decisions.values():
        if decision.what == _MERGE:
            kept, absorbed, keys = _merged(decision.value)
            into |= dict.fromkeys(absorbed, kept)
            merged += [(key, kept) for key in keys]
        else:
            for key, id in _said(corpus, decision):
                found[key].add(id)
    for (name, kind), id in merged:
        seen: set[str] = set()
        while id not in corpus.entities and id in into and id not in seen:  # merged once more
            seen.add(id)
            id = into[id]
        if id in corpus.entities:
            found[name, kind or corpus.entities[id].kind].add(id)
    return found


def _said(corpus: Corpus, decision: Decision) -> Iterator[tuple[Key, str]]:
    about = decision.id.split(":")
    entity = corpus.entities.get(about[1]) if len(about) == 3 else None
    if entity is None:
        return
    if decision.what == "name":
        for name in _former(entity):
            yield (folded(name), entity.kind), entity.id
    elif decision.what == "kind":
        yield (folded(entity.name), ANY), entity.id


def _former(entity: Entity) -> Iterator[str]:
    """Its other names; the one that it had is among them. Words that are no name are left out."""
    return (name for name in entity.aliases if name[:1].isupper() or name[:1].isdigit())


@lru_cache(maxsize=4096)
def _merged(value: str) -> tuple[str, tuple[str, ...], tuple[Key, ...]]:
    """Who stayed in a merge, who became that one, and the names and kinds of all before."""
    told = json.loads(value)
    keys: list[Key] = []
    for kind, id, gone, changed in told["records"]:
        if kind != "Entity":
            continue
        if gone is not None:
            keys.append((folded(gone["name"]), gone["kind"]))
        elif id == told["kept"] and "name" in (changed or {}):
            keys.append((folded(changed["name"][0]), changed.get("kind", ("",))[0]))
    return told["kept"], tuple(told["absorbed"]), tuple(keys)
