"""Bytes → the structs of Explorer JSON; whatever does not fit is named by its place.

``json`` parses and ``msgspec`` checks: ``msgspec`` alone names no line for broken JSON, keeps no
unknown field and takes the last of two equal keys.
"""

import json
import math
import re
from collections.abc import Mapping
from typing import Any, get_args

import msgspec

from explorer.errors import InvalidExchange
from explorer.formats.exchange import (
    FORMAT,
    NESTING_LIMIT,
    SIZE_LIMIT,
    VERSION,
    ExchangeFile,
)
from explorer.model.records import Factuality, Form, Verdict

_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def parse(data: bytes, name: str) -> tuple[ExchangeFile, dict[str, Any], tuple[str, ...]]:
    """Structs of a file, the plain values they were made from, and what was left out, in sentences.

    The plain values include unknown fields; left out are places in figures that are no numbers.
    Checks syntax, types and ranges; references and spans are the caller's. Raises InvalidExchange.
    """
    raw, endless = _plain(data, name)
    told: tuple[str, ...] = ()
    if endless:
        gone, numbers = _without_places(raw)
        if numbers < len(endless):
            problem = f"holds the number {shown(endless[0])}, which JSON cannot hold"
            raise invalid(name, "the file", problem)
        told = left_out(gone, "place in a figure", "places in figures", "no finite numbers")
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise invalid(name, "format", f"is not “{FORMAT}”, so this is not Explorer JSON")
    version = raw.get("version")
    if type(version) is int and version > VERSION:
        raise InvalidExchange(
            f"“{shown(name)}” was written for version {version} of Explorer JSON and this program "
            f"knows version {VERSION}: open it with a newer Article Explorer."
        )
    try:
        return msgspec.convert(raw, ExchangeFile), raw, told
    except msgspec.ValidationError as error:
        raise invalid(name, *_explained(str(error))) from None


def unknown(value: Mapping[str, Any], struct: type[msgspec.Struct], name: str, place: str) -> str:
    """The fields that a struct does not have, as JSON text; empty where there are none.

    Raises InvalidExchange where one is nested too deeply.
    """
    rest = {key: value[key] for key in value if key not in struct.__struct_fields__}
    if not rest:
        return ""
    for key, field in rest.items():
        if _depth(field) > NESTING_LIMIT:
            where = f"{place}.{key}" if place else key
            raise invalid(name, where, f"is nested more than {NESTING_LIMIT} levels deep")
    return str(without_halves(json.dumps(rest, ensure_ascii=False)))


def invalid(name: str, place: str, problem: str) -> InvalidExchange:
    """The error for one place of a file, as a sentence."""
    return InvalidExchange(f"“{shown(name)}”: {place}: {problem}.".replace(": : ", ": "))


def left_out(count: int, one: str, many: str, why: str) -> tuple[str, ...]:
    """What was left out of a file, as a sentence; nothing where nothing was."""
    if not count:
        return ()
    return (
        f"{count:,} {many} were left out: {why}." if count > 1 else f"1 {one} was left out: {why}.",
    )


def shown(words: str) -> str:
    """Words of a file, short enough for a sentence."""
    return words if len(words) <= 80 else words[:79] + "…"


def _plain(data: bytes, name: str) -> tuple[Any, list[str]]:
    """The values of JSON, and the numbers in it that are not finite, as they are written."""
    if len(data) > SIZE_LIMIT:
        size = f"{len(data) / 1e6:.0f} MB, more than the {SIZE_LIMIT / 1e6:.0f} MB allowed"
        raise invalid(name, "the file", f"has {size}; split it by article")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise invalid(
            name, f"byte {error.start}", "is not UTF-8, as Explorer JSON must be"
        ) from None
    try:
        endless: list[str] = []

        def number(digits: str) -> float:
            found = float(digits)
            if not math.isfinite(found):
                endless.append(digits)
            return found

        hook = _object_of_halves if has_halves(text) else _object
        found = json.loads(text, object_pairs_hook=hook, parse_float=number, parse_constant=number)
        return found, endless
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        problem = error.msg[:1].lower() + error.msg[1:]
        raise invalid(name, where, f"is not JSON ({problem})") from None
    except RecursionError:
        raise invalid(name, "the file", "is nested too deeply") from None
    except ValueError as error:
        raise invalid(name, "the file", str(error)) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"has an object that says “{shown(twice)}” twice")
    return found


def has_halves(text: str) -> bool:
    """Whether JSON text may name half a character: a code that UTF-8 cannot hold."""
    return _HALF.search(text) is not None


def without_halves(value: Any) -> Any:
    """A value of JSON whose texts, also those in lists, have U+FFFD for each half a character."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return [without_halves(one) for one in value] if isinstance(value, list) else value


def _object_of_halves(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which only the text of an article keeps them: its hash may count them."""
    return _object(
        [
            (without_halves(key), value if key == "text" else without_halves(value))
            for key, value in pairs
        ]
    )


def _without_places(raw: Any) -> tuple[int, int]:
    """Take places that are not finite out of the figures: how many, and how many numbers."""
    gone = numbers = 0
    for figure in _inner(raw, "figures", list):
        places = _inner(figure, "places", dict)
        for entity, place in list(places.items()):
            endless = [one for one in place if _endless(one)] if isinstance(place, list) else []
            if endless:
                del places[entity]
                gone, numbers = gone + 1, numbers + len(endless)
    return gone, numbers


def _inner(value: Any, key: str, kind: type) -> Any:
    """A part of a value that is of a kind, else an empty one."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, kind) else kind()


def _endless(value: Any) -> bool:
    return isinstance(value, float) and not math.isfinite(value)


def _depth(value: Any) -> int:
    deepest, level = 0, [value]
    while level:
        deepest += 1
        inside = [item for item in level if isinstance(item, dict | list)]
        level = [
            part for item in inside for part in (item.values() if isinstance(item, dict) else item)
        ]
    return deepest


_WORDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "text",
    "bool": "true or false",
    "object": "an object",
    "array": "a list",
    "null": "null",
}
_CHOICES = {
    "factuality": get_args(Factuality),
    "verdict": get_args(Verdict),
    "form": get_args(Form),
}
_PATTERNS = {
    "published": "must be a date like 2025-09-03",
    "sha256": "must be 64 lower-case hexadecimal digits",
    "file_sha256": "must be 64 lower-case hexadecimal digits",
}


def _explained(message: str) -> tuple[str, str]:
    """Place and problem in plain words, of a message such as ``Expected `int` … - at `$.a[0]```."""
    problem, _, at = message.partition(" - at `$")
    place = at.rstrip("`").removeprefix(".")
    field = re.split(r"[.\[]", place)[-1] if place else ""
    if missing := re.fullmatch(r"Object missing required field `(\w+)`", problem):
        return (f"{place}.{missing[1]}" if place else missing[1]), "is missing"
    if wrong := re.fullmatch(r"Expected `([\w| ]+)`, got `(\w+)`", problem):
        wanted = " or ".join(_WORDS.get(word, word) for word in wrong[1].split(" | "))
        return place, f"must be {wanted}, not {_WORDS.get(wrong[2], wrong[2])}"
    if bound := re.fullmatch(r"Expected `\w+` ([<>])= ([\d.]+)", problem):
        return place, f"must be {float(bound[2]):g} or {'more' if bound[1] == '>' else 'less'}"
    if bound := re.fullmatch(r"Expected `str` of length ([<>])= (\d+)", problem):
        most = f"must have at most {bound[2]} characters"
        return place, "must not be empty" if bound[1] == ">" else most
    if choice := re.fullmatch(r"Invalid enum value '(.*)'", problem, re.DOTALL):
        return place, f"“{shown(choice[1])}” is not one of {', '.join(_CHOICES[field])}"
    if "matching regex" in problem and field in _PATTERNS:
        return place, _PATTERNS[field]
    if "of length 2" in problem:
        return place, "must be a start and an end"
    return place, problem[:1].lower() + problem[1:].replace("`", "")
