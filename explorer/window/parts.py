"""What the program is made of: the packages that it runs on, with versions and licenses, and data.

Licenses are read from the packages themselves, as the installation holds them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

PROGRAM = "article-explorer"
_REQUIRED = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?")
_EXTRA = re.compile(r"""extra\s*==\s*['"]([^'"]+)['"]""")
_OSI = "License :: OSI Approved :: "
_LONGEST = 60  # characters of a license's name; some packages put its whole text there

# Beside the packages, in the folders of ``resources``: name, license, where that is written down.
DATA = (
    ("Inter, the font", "SIL Open Font License 1.1", "resources/fonts/OFL.txt"),
    ("Lucide, the icons", "ISC", "resources/icons/LICENSE"),
    ("Models that read articles", "Apache-2.0; trained on open data", "resources/models/README.md"),
    ("Word lists that read articles", "Apache-2.0", "resources/gazetteers/README.md"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One package: ``license`` as its makers name it, empty where they say nothing."""

    name: str
    version: str
    license: str


def parts(program: str = PROGRAM) -> list[Part]:
    """The packages that the program needs to run, by name; none where it is not installed."""
    found: dict[str, Distribution] = {}
    waiting = list(_needed(program, frozenset()))
    while waiting:
        name, extras = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in found and not extras:
            continue
        try:
            found[key] = distribution(name)
        except PackageNotFoundError:  # of another system, or of another version of Python
            continue
        waiting += _needed(name, extras)
    made = [Part(one.metadata["Name"], one.version, license_of(one)) for one in found.values()]
    return sorted(made, key=lambda part: part.name.lower())


def _needed(name: str, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """What a package requires, as far as it is asked for, with the extras that it asks for."""
    try:
        required = distribution(name).requires or []
    except PackageNotFoundError:
        return
    for line in required:
        word, extra = _REQUIRED.match(line), _EXTRA.search(line)
        if word is not None and (extra is None or extra.group(1) in extras):
            asked = (word.group(2) or "").split(",")
            yield word.group(1), frozenset(one.strip() for one in asked if one.strip())


def license_of(one: Distribution) -> str:
    """The license of a package in a few words: its expression, else its class, else its field."""
    told = one.metadata
    expression = (told.get("License-Expression") or "").strip()
    if expression:
        return expression
    classes = [c.removeprefix(_OSI) for c in told.get_all("Classifier", []) if c.startswith(_OSI)]
    field = next(iter((told.get("License") or "").strip().splitlines()), "").strip()
    if field and len(field) <= _LONGEST and field.lower() not in ("unknown", "dual license"):
        return field
    return " / ".join(classes)
