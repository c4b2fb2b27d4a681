"""What Explorer alone knows of a record, as other programs' formats carry it, there and back.

Sentences go along as ``passages``, a JSON list in one field; a person's verdict, note and tags,
the Wikidata property and the lemma are fields of their own. Any file may have them, so that they
are taken for what they are only where they look like it; what does not stays a fact of the file.
Offsets count from 0, the end excluded.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, get_args

import msgspec
from msgspec import Meta, Struct

from explorer.model.fields import plain
from explorer.model.records import Evidence, Factuality, Relation, Verdict
from explorer.model.text import normalized

_PROPERTY = re.compile(r"P[1-9]\d{0,9}")
_VERDICTS: dict[str, Verdict] = {one: one for one in get_args(Verdict)}
_Offset = Annotated[int, Meta(ge=0)]


class Origin(Struct, frozen=True, kw_only=True):
    """Where a sentence stands: characters ``start`` to ``end`` of an article's text."""

    article: str = ""
    published: str = ""
    sha256: str = ""
    start: _Offset = 0
    end: _Offset = 0
    quote: str


class Passage(Origin, frozen=True, kw_only=True):
    """A sentence behind a relation: where it stands, how sure it is, who says so.

    ``speaker`` are the words ("Police said"), ``speaker_id`` the entity that they mean.
    """

    certainty: Factuality = "asserted"
    speaker: str = ""
    speaker_id: str = ""
    chain: tuple[str, ...] = ()
    when: str = ""
    confidence: Annotated[float, Meta(ge=0, le=1)] = 1.0
    verdict: Verdict = "unreviewed"
    note: str = ""


class Kept(Struct, frozen=True, kw_only=True):
    """What is kept of an entity or a relation beside its name and label."""

    note: str = ""
    tags: tuple[str, ...] = ()
    verdict: Verdict = "unreviewed"
    property: str | None = None
    lemma: str = ""
    confidence: float = 1.0
    passages: tuple[Passage, ...] = ()

    def joined(self, other: "Kept") -> "Kept":
        """Both, of two entries that are one record."""
        notes = dict.fromkeys(note for note in (self.note, other.note) if note)
        return msgspec.structs.replace(
            self,
            note="\n".join(notes),
            tags=tuple(dict.fromkeys((*self.tags, *other.tags))),
            verdict=other.verdict if self.verdict == "unreviewed" else self.verdict,
            property=self.property or other.property,
        )


NOTHING = Kept()


def kept_in(fields: Mapping[str, str], of_relation: bool) -> tuple[Kept, dict[str, str]]:
    """What the fields of a file hold of it, and the fields that are left."""
    left = dict(fields)
    found: dict[str, Any] = {}
    for key, value in fields.items():
        taken = _taken(plain(key), value, of_relation) if value else None
        if taken is not None:
            found[plain(key)] = taken
            del left[key]
    if "passages" in found:  # of which this was the first, for programs that know no more
        left = {key: value for key, value in left.items() if plain(key) != "quote"}
    return Kept(**found), left


def _taken(key: str, value: str, of_relation: bool) -> Any:
    """The value of a field that is kept; None where it is none, or not such a value."""
    match key:
        case "note":
            return normalized(value).strip() or None
        case "tags":
            parts = (part.strip() for part in normalized(value).split(";"))
            return tuple(dict.fromkeys(part for part in parts if part))
        case "verdict" if of_relation:
            return _VERDICTS.get(value)
        case "property" if of_relation:
            return value if _PROPERTY.fullmatch(value) else None
        case "lemma" if of_relation:
            return " ".join(normalized(value).split()) or None
        case "confidence" if of_relation:
            return _share(value)
        case "passages" if of_relation:
            return passages_in(value)
    return None


def _share(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if 0 <= number <= 1 else None


def passages_in(text: str | bytes) -> tuple[Passage, ...] | None:
    """The passages of a JSON list; None where it is none, or empty."""
    try:
        return msgspec.json.decode(text, type=tuple[Passage, ...]) or None
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None


def passages_as_text(passages: Iterable[Passage]) -> str:
    """Passages as a JSON list."""
    told = [msgspec.to_builtins(one) for one in passages]
    return json.dumps(told, ensure_ascii=False)


def kept_of(relation: Relation, verdict: Verdict, passages: Iterable[Passage]) -> Kept:
    """What is kept of a relation, with the verdict that it and its sentences add up to."""
    return Kept(
        note=relation.note,
        tags=relation.tags,
        verdict=verdict,
        property=relation.property,
        lemma=relation.lemma,
        confidence=relation.confidence,
        passages=tuple(passages),
    )


def kept_from(value: object) -> Kept | None:
    """What is kept of a record, from an object of a file; None where it is no such thing."""
    try:
        return msgspec.convert(value, Kept)
    except (msgspec.ValidationError, RecursionError):
        return None


def origin_as_extra(passage: Passage) -> str:
    """What evidence keeps of the place that its file names, as fields that are not ours."""
    fields = {field: getattr(passage, field) for field in Origin.__struct_fields__}
    return normalized(json.dumps({"origin": fields}, ensure_ascii=False))


def origin_of(evidence: Evidence) -> Origin | None:
    """The place that the file named from which evidence came; None for a sentence of our own."""
    if not evidence.extra:
        return None
    try:
        return msgspec.convert(json.loads(evidence.extra).get("origin"), Origin)
    except (msgspec.ValidationError, ValueError, AttributeError, RecursionError):
        return None
