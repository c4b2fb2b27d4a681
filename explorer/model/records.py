"""The records everything else speaks of, frozen; all spans are code points of the document's text.

One vocabulary, used in code, files and interface:

- **Document**: one article, its text as it is shown. _Avoid_: file, page, source (see Source).
- **Sentence**: a span of a document with its paragraph. _Avoid_: line.
- **Entity**: who or what is named: one real thing. _Avoid_: node (outside graph/ and canvas/).
- **Mention**: one place in a text that means an entity. _Avoid_: occurrence, span.
- **Relation**: one kind, label and direction between two entities. _Avoid_: edge, link, tie.
- **Evidence**: one sentence that states a relation. _Avoid_: proof, quote.
- **Candidate**: two entities that one sentence names and nothing ties; never drawn.
- **Line**: what is drawn between two entities: all their relations; never stored.
- **Source**: who says so, inside a text ("According to BBC"). _Avoid_: origin.
- **Verdict**: what a person decided. **Factuality**: how sure the text is. _Avoid_: status.
- **Decision**: a person's correction, kept so that it outlives a new extraction.
- **Figure**: entities and lines chosen to be shown together. **Spot**: where one stands in it.
- **Placement**, **Style**: where an entity stands in the drawing; how one thing looks.
- **Extraction**: all records that one article gave. **Edit**: see :mod:`explorer.model.edit`.

``extra`` holds, as JSON text, the fields of an imported file that we do not know; they are kept
and written back. ``external_id`` is the id that the record had in the file it came from.
"""

import builtins
import secrets
import time
from dataclasses import dataclass
from itertools import count
from typing import Literal

Span = tuple[int, int]
Seen = tuple[str | int, ...]
"""What a member of a figure was: an entity's id and name, or a line's ends and what it said."""
Form = Literal["name", "nominal", "pronoun"]
Factuality = Literal["asserted", "hedged", "alleged", "negated", "planned"]
Verdict = Literal["unreviewed", "confirmed", "disputed", "rejected"]

NO_LANGUAGE = "zxx"
"""ISO 639-2 for what is no language: an article that lists what another program's file holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article; ``text`` is normalized (see :mod:`explorer.model.text`).

    ``published`` is ISO 8601 or empty, ``published_guessed`` says that it was read from the text,
    see :mod:`explorer.model.datelines`, or from the file. ``source`` is a file name, never a
    folder. ``source_grade`` and ``information_grade`` are one character each or empty; ``cluster``
    names near-duplicates.
    """

    id: str
    title: str
    text: str
    language: str = ""
    source: str = ""
    published: str = ""
    published_guessed: bool = False
    author: str = ""
    sha256: str = ""
    file_sha256: str = ""
    source_grade: str = ""
    information_grade: str = ""
    cluster: str = ""
    external_id: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: ``paragraph`` and ``number`` count from 1, ``number`` within its paragraph."""

    id: str
    document: str
    start: int
    end: int
    paragraph: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Who or what is named; ``kind`` is one of ``resources/kinds.toml`` or any other word."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    color: str = ""
    group: str = ""
    hidden: bool = False
    rejected: bool = False
    external_id: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in a text that means an entity.

    ``stands_for`` is the entity that a capital or demonym acts for here. ``reason`` says which
    rule joined this mention to its entity, ``confidence`` (0 to 1) how sure it is.
    """

    id: str
    entity: str
    document: str
    start: int
    end: int
    form: Form = "name"
    stands_for: str | None = None
    confidence: float = 1.0
    reason: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One label, kind and direction between two entities.

    Unique by source, target, directed, kind and ``lemma`` (the label's words without tense); an
    undirected relation orders its ids. ``property`` is a Wikidata property ("P27") or None.
    """

    id: str
    source: str
    target: str
    directed: bool
    label: str
    kind: str = "other"
    lemma: str = ""
    property: str | None = None
    verdict: Verdict = "unreviewed"
    note: str = ""
    tags: tuple[str, ...] = ()
    color: str = ""
    confidence: float = 1.0
    manual: bool = False
    external_id: str = ""
    extra: str = ""

    @builtins.property  # the field ``property`` hides the name in this class
    def ends(self) -> tuple[str, str]:
        """The unordered pair, smaller id first: the line this relation belongs to."""
        return (
            (self.source, self.target) if self.source <= self.target else (self.target, self.source)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One sentence (``start`` to ``end``) that states a relation.

    ``clause`` is the part that the relation, its factuality and its attribution cover.
    ``attributed_to`` is the outermost source when it is an entity, ``attribution`` its words,
    ``chain`` the speakers from the nearest outward. ``when`` is an ISO 8601 interval, as precise as
    the text is, ``when_text`` its words and ``when_span`` where they stand. The inner spans lie
    inside the sentence, save that of the attribution, or are None.

    ``when_span`` is last because projects of the first version do without it: a column that came
    later stands behind those that were there.
    """

    id: str
    relation: str
    document: str
    start: int
    end: int
    clause: Span | None = None
    source_mention: Span | None = None
    target_mention: Span | None = None
    trigger: Span | None = None
    factuality: Factuality = "asserted"
    attributed_to: str | None = None
    attribution: str | None = None
    attribution_span: Span | None = None
    chain: tuple[str, ...] = ()
    when: str | None = None
    when_text: str | None = None
    confidence: float = 1.0
    extractor: str = ""
    verdict: Verdict = "unreviewed"
    note: str = ""
    extra: str = ""
    when_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two entities that one sentence names and nothing ties."""

    id: str
    source: str
    target: str
    document: str
    start: int
    end: int
    confidence: float = 0.0
    extra: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where an entity stands, in scene units (pixels at 100 %); ``id`` is the entity's."""

    id: str
    x: float
    y: float
    pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one thing looks, over the theme; ``id`` is that of the entity or relation."""

    id: str
    color: str = ""
    size: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's correction, anchored to text so that it outlives a new extraction.

    ``text_sha256`` is the document's, ``spans`` and ``quotes`` the places and their words,
    ``what`` the kind of decision ("name", "kind", "must-link", "cannot-link", "verdict" …) and
    ``value`` its value as JSON text.
    """

    id: str
    text_sha256: str
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    what: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Chosen entities and lines under a title, to be shown, printed and kept true together.

    ``lines`` are unordered pairs, smaller id first: what is told of them is told anew each time.
    ``seen`` is what the members were when a person last looked, see
    :mod:`explorer.graph.figures`: it shows what corrections have changed since. A member may be
    gone from the project; it stays listed, and is drawn again where it comes back. ``folded`` draws
    leaves that say the same as one, as the story does.
    """

    id: str
    title: str
    caption: str = ""
    entities: tuple[str, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    seen: tuple[Seen, ...] = ()
    folded: bool = False
    extra: str = ""


WIDE = ""
"""In place of a figure: the level of all that is related, where it has places of its own."""

EVERY = "*"
"""In place of a figure: the level of everything; before the id of an entity: what is around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an entity stands in one figure, in scene units; ``id`` is both ids with a colon.

    ``figure`` is another word where it is about what shows more than a story, see ``WIDE`` and
    ``EVERY``.
    """

    id: str
    figure: str
    entity: str
    x: float
    y: float
    pinned: bool = False


Record = (
    Document
    | Sentence
    | Entity
    | Mention
    | Relation
    | Evidence
    | Candidate
    | Placement
    | Style
    | Decision
    | Figure
    | Spot
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All records that one or more articles gave, ids unique by record type."""

    generator: str = ""
    documents: tuple[Document, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    relations: tuple[Relation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    figures: tuple[Figure, ...] = ()
    spots: tuple[Spot, ...] = ()
    warnings: tuple[str, ...] = ()
    extra: str = ""


_order, _program = count(time.time_ns()), secrets.token_hex(5)


def new_id() -> str:
    """An id for a record that enters a project: later ones sort behind, in and across runs.

    Time first, so that ties are broken by order of arrival and the same article gives the same
    drawing in every project; then 40 random bits of this run of the program, so that two programs
    never give the same.
    """
    return f"{next(_order):016x}{_program}"
