"""The language of an article and of its passages; the model is py3langid's own, read offline.

A passage is said to be in another language only where the model is sure and common English
words are missing: a list of foreign names in an English article is English.
"""

import json
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from explorer.extraction.hazards import Passage, passages
from explorer.resources import resource

ENGLISH = "en"
_SHORTEST = 60
"""Letters; below, a guess is mostly wrong. A Chinese letter says as much as three of ours."""

_READ = 2_000
_SURE = 0.95
_LATIN = "\u02af"
_COMMON = frozenset(
    ["the", "of", "and", "to", "that", "was", "for", "with", "said", "is", "it", "by", "from"]
)


@dataclass(frozen=True, slots=True)
class Heard:
    """An article's language, and that of each passage of an English one which is not."""

    language: str
    foreign: dict[int, str]  # where the passage begins: its language


def hear(text: str) -> Heard:
    """Tell the language of an article, "en" where it is too short to tell."""
    letters: Counter[str] = Counter()
    foreign: dict[int, str] = {}
    for passage, code, size in _told(text):
        letters[code] += size
        if code != ENGLISH:
            foreign[passage.offsets[0]] = code
    most = max(letters, key=lambda code: (letters[code], code == ENGLISH), default=ENGLISH)
    if most != ENGLISH and letters[most] > letters[ENGLISH]:
        return Heard(most, {})
    return Heard(ENGLISH, foreign)


def language_warnings(heard: Heard) -> Iterator[str]:
    """What to tell the user about an article or passages that are not in English."""
    if heard.language != ENGLISH:
        name = language_name(heard.language)
        reads = heard.language in _checked()
        why = (
            "only its names were read"
            if reads
            else "only English is read, so its names are guesses"
        )
        yield f"This text seems to be {name}; {why} and no lines are drawn."
    if heard.foreign:
        many = len(heard.foreign)
        names = sorted({language_name(code) for code in heard.foreign.values()})
        yield (
            f"1 passage in {names[0]} was not read."
            if many == 1
            else f"{many} passages in {_listed(names)} were not read."
        )


def language_name(code: str) -> str:
    """The English name of a language, else its code."""
    return _names().get(code, code)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _told(text: str) -> Iterator[tuple[Passage, str, int]]:
    for passage in passages(text):
        read = passage.text[:_READ].lower()
        size = sum(3 if c >= "\u2e80" else 1 for c in read if c.isalpha())
        if size >= _SHORTEST:
            yield passage, _language(read), size * len(passage.text) // len(read)


def _language(text: str) -> str:
    words = text.split()
    if sum(word in _COMMON for word in words) >= 0.06 * len(words):
        return ENGLISH
    code, sure = _model().classify(text)
    return str(code) if code in _names() and (sure >= _SURE or _other_letters(text)) else ENGLISH


def _other_letters(text: str) -> bool:
    """Whether most letters are not Latin ones, also where these are set as 𝐛𝐨𝐥𝐝 or ｗｉｄｅ."""
    letters = [c for c in text if c.isalpha()]
    other = [c for c in letters if c > _LATIN and unicodedata.normalize("NFKC", c) > _LATIN]
    return len(other) > len(letters) / 2


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # a quarter of a second

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = json.loads(
        resource("gazetteers/languages.json").read_text(encoding="utf-8")
    )
    return names


@cache
def _checked() -> frozenset[str]:
    table = tomllib.loads(resource("pipelines.toml").read_text(encoding="utf-8"))
    return frozenset(row["language"] for row in table["pipeline"])
