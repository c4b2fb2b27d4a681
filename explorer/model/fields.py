"""Names of fields in other tools' files and tables: which one plays which role.

The words are data, ``resources/networks.toml``, in order of how surely they mean the role.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from explorer.resources import resource


def plain(word: str) -> str:
    """The name of a field or kind, folded for comparison: "entityType" is "entity type"."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", word)
    return " ".join(re.split(r"[\W_]+", apart.casefold())).strip()


def field_of(fields: Iterable[str], of: str, role: str) -> str:
    """The field that plays a role ("entity" "name"), as the file spells it; empty for none."""
    spelled = {plain(one): one for one in reversed(list(fields))}
    return next((spelled[word] for word in words(of, role) if word in spelled), "")


def words(of: str, role: str) -> tuple[str, ...]:
    """The names that mean a role of an "entity" or a "relation"."""
    return tuple(network_words()["fields"][of][role])


@cache
def network_words() -> dict[str, Any]:
    """All of ``resources/networks.toml``."""
    return tomllib.loads(resource("networks.toml").read_text(encoding="utf-8"))
