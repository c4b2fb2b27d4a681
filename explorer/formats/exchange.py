"""Explorer JSON version 1 as structs: the fields of the format, their types, and their defaults.

The JSON Schema is generated from here. A tool that knows little needs little: a document's
``text``, an entity's ``name`` and ``mentions``, a relation's ``source`` and ``target``. Offsets
count Unicode code points of the document's ``text``, start included, end excluded.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from explorer.model.kinds import relation_kinds
from explorer.model.records import Factuality, Form, Verdict

FORMAT = "article-explorer"
VERSION = 1
SIZE_LIMIT = 100_000_000
"""Bytes: a larger file is refused before it is parsed."""
NESTING_LIMIT = 60
"""Levels of lists and objects in a field that we do not know: more is refused."""

Offset = Annotated[int, Meta(ge=0)]
Place = tuple[Offset, Offset]
Identifier = Annotated[str, Meta(min_length=1)]
Name = Annotated[str, Meta(min_length=1)]
Sure = Annotated[float, Meta(ge=0, le=1)]
Grade = Annotated[str, Meta(max_length=1)]
Hash = Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")]
_ISO_8601 = r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9:]+)?)?)?)?)?$"
Published = Annotated[str, Meta(pattern=_ISO_8601)]
RelationWord = Annotated[str, Meta(extra_json_schema={"enum": list(relation_kinds())})]


class DocumentEntry(Struct, kw_only=True):
    """One article; ``sha256`` is of ``text`` in UTF-8, ``source`` a file name or an address."""

    id: Identifier | None = None
    title: str | None = None
    text: str
    language: str = ""
    source: str = ""
    published: Published = ""
    sha256: Hash = ""
    file_sha256: Hash = ""
    published_guessed: bool = False
    author: str = ""
    source_grade: Grade = ""
    information_grade: Grade = ""
    cluster: str = ""
    external_id: str = ""
    sentences: list[Place] | None = None


class MentionEntry(Struct, kw_only=True):
    """One place that means the entity; ``document`` may be left out where there is only one."""

    id: Identifier | None = None
    document: Identifier | None = None
    start: Offset
    end: Offset
    form: Form = "name"
    stands_for: Identifier | None = None
    confidence: Sure = 1.0
    reason: str = ""


class EntityEntry(Struct, kw_only=True):
    """Who or what is named; ``kind`` is PERSON, ORGANIZATION, PLACE … or any other word."""

    id: Identifier | None = None
    name: Name
    kind: Name = "OTHER"
    aliases: list[str] = []
    mentions: list[MentionEntry] = []
    note: str = ""
    tags: list[str] = []
    color: str = ""
    group: str = ""
    hidden: bool = False
    rejected: bool = False
    external_id: str = ""


class EvidenceEntry(Struct, kw_only=True):
    """One sentence that states the relation; its spans lie inside it, save the attribution's.

    ``when`` is an ISO 8601 interval as precise as the text is, ``when_text`` the words that say
    so and ``when_span`` where they stand.
    """

    id: Identifier | None = None
    document: Identifier | None = None
    start: Offset
    end: Offset
    clause: Place | None = None
    source_mention: Place | None = None
    target_mention: Place | None = None
    trigger: Place | None = None
    factuality: Factuality = "asserted"
    attributed_to: Identifier | None = None
    attribution: str | None = None
    chain: list[str] = []
    when: str | None = None
    confidence: Sure = 1.0
    extractor: str = ""
    verdict: Verdict = "unreviewed"
    note: str = ""
    attribution_span: Place | None = None
    when_text: str | None = None
    when_span: Place | None = None


class RelationEntry(Struct, kw_only=True):
    """One label and direction between two entities; without evidence only if ``manual``."""

    id: Identifier | None = None
    source: Identifier
    target: Identifier
    directed: bool | None = None
    label: str | None = None
    kind: RelationWord = "other"
    property: str | None = None
    verdict: Verdict = "unreviewed"
    note: str = ""
    tags: list[str] = []
    manual: bool = False
    evidence: list[EvidenceEntry] = []
    lemma: str = ""
    color: str = ""
    confidence: Sure = 1.0
    external_id: str = ""


class CandidateEntry(Struct, kw_only=True):
    """A sentence that names two entities which nothing ties."""

    id: Identifier | None = None
    source: Identifier
    target: Identifier
    document: Identifier | None = None
    start: Offset
    end: Offset
    confidence: Sure = 0.0


class FigureEntry(Struct, kw_only=True):
    """Entities and pairs chosen to be shown together, and where they stand.

    ``places`` are in pixels at 100 %, y downward, those that are ``pinned`` stay when the figure
    is tidied. ``seen`` is what each was called and said when somebody last looked: an entity and
    its name, or two ends, label, direction, sentences, certainty and verdict. ``folded`` draws
    leaves that say the same as one.
    """

    id: Identifier | None = None
    title: Name
    caption: str = ""
    entities: list[Identifier] = []
    lines: list[tuple[Identifier, Identifier]] = []
    places: dict[str, tuple[float, float]] = {}
    pinned: list[Identifier] = []
    seen: list[list[str | int]] = []
    folded: bool = False


class ExchangeFile(Struct, kw_only=True):
    """Entities and relations with their evidence, and the articles they were found in."""

    format: Literal["article-explorer"]
    version: Annotated[int, Meta(ge=1, le=VERSION)]
    generator: str = ""
    documents: list[DocumentEntry]
    entities: list[EntityEntry] = []
    relations: list[RelationEntry] = []
    candidates: list[CandidateEntry] = []
    figures: list[FigureEntry] = []
    warnings: list[str] = []
