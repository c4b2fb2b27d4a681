"""Sound rows of a damaged project made into a project again: gaps filled, loose ends taken off.

What the tables lost, the history may still have, for it keeps each record as an edit left it. An
entity that is lost in both gets its name from the text, so that its relations stay; what is spoiled
in a text is shown as such, and said in the article's title.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from explorer.model.records import (
    Candidate,
    Document,
    Entity,
    Evidence,
    Mention,
    Placement,
    Record,
    Sentence,
    Spot,
)
from explorer.model.subjects import REFERENCES
from explorer.model.text import digest as text_digest
from explorer.model.text import guessed_title
from explorer.store.replaying import Said, replayed
from explorer.store.rows import TABLES
from explorer.store.salvage import Entry, Salvage

_SPARED = {"stands_for", "attributed_to"}  # references that may be empty
_UNREADABLE = "\ufffd"
Table = dict[str, Record]


@dataclass(slots=True)
class Mended:
    """A project's records by type and id in order of arrival, and how they came about.

    ``lost`` counts by table what is not there any more, ``from_history`` what the tables had lost,
    ``named`` entities that are named from the text, ``spoiled`` articles whose text is not whole;
    ``known`` is false where the file no longer says how much there was, ``agrees`` where the
    history does not lead to these records.
    """

    records: dict[type, Table] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    lost: dict[str, int] = field(default_factory=dict)
    from_history: int = 0
    named: int = 0
    spoiled: int = 0
    known: bool = True
    agrees: bool = True

    @property
    def whole(self) -> bool:
        """Whether everything is as it was."""
        return self.known and self.agrees and not (self.lost or self.named or self.spoiled)


def mended(found: Salvage) -> Mended:
    """A project of what was found."""
    totals, numbers = found.totals, sorted(found.journal)
    made = Mended(entries=[found.journal[number] for number in numbers])
    ever = totals.get("journal", max(numbers, default=0))
    complete = numbers == list(range(1, ever + 1))
    said, _ = replayed((entry.state, entry.changes) for entry in made.entries)
    for kind in TABLES:
        made.records[kind] = _filled(found, kind, said, complete, made)
    _give_texts(found, made)
    _name_lost_entities(made)
    _take_loose_ends_off(made)
    for kind, table in TABLES.items():
        kept, there = made.records[kind], {id: one for id, one in said[kind].items() if one}
        expected = totals.get(table.name, 0)
        if complete and kind not in (
            Placement,
            Spot,
        ):  # of a text, which is put in, the history has none
            expected = max(expected, len(there))
            made.agrees &= kind is Document or all(kept.get(id) == there[id] for id in there)
        if expected > len(kept):
            made.lost[table.name] = expected - len(kept)
        made.known &= table.name in totals or not kept
    made.known &= "journal" in totals or (bool(totals) and not numbers)
    gaps = max(ever, max(numbers, default=0)) - len(numbers)
    if gaps:
        made.lost["journal"] = gaps
    return made


def _filled(found: Salvage, kind: type, said: Said, complete: bool, made: Mended) -> Table:
    """The rows of a table, less what was deleted, with what the history has of the others."""
    rows = dict(found.records[kind])
    told = said[kind] if complete else {}
    for row, record in list(rows.items()):
        if record.id in told and (kind, row) in found.doubtful:
            rows[row] = told[record.id] or record
        if told.get(record.id, record) is None:
            del rows[row]
    there = {record.id for record in rows.values()}
    missing = sorted(
        (record for record in said[kind].values() if record is not None and record.id not in there),
        key=lambda record: record.id,
    )
    if kind in (Placement, Spot) or not complete:  # some were never in the history, or went since
        there_were = found.totals.get(TABLES[kind].name, 0)
        missing = missing[: max(there_were - len(rows), 0)]
    free = (row for row in count(1) if row not in rows)
    for record, row in list(zip(missing, free, strict=False)):
        rows[row] = record
    made.from_history += len(missing)
    return {rows[row].id: rows[row] for row in sorted(rows)}


def _give_texts(found: Salvage, made: Mended) -> None:
    documents = made.records[Document]
    ends = Counter[str]()
    for one in _placed(made):
        ends[one.document] = max(ends[one.document], one.end)
    used = {one.text for one in documents.values() if isinstance(one, Document)}
    homeless = [document for document in ends if document not in documents]
    spare = [text for sha256, text in found.texts.items() if sha256 not in used]
    if len(homeless) == len(spare) == 1 and len(spare[0]) >= ends[homeless[0]]:
        title = guessed_title(spare[0])
        documents[homeless[0]] = Document(
            id=homeless[0], title=title, text=text_digest(spare[0]), sha256=text_digest(spare[0])
        )
    for document in list(documents.values()):
        if isinstance(document, Document):
            documents[document.id] = _with_text(document, found, ends[document.id])
            made.spoiled += document.text not in found.texts
    made.texts = dict(found.texts)


def _with_text(document: Document, found: Salvage, end: int) -> Document:
    text = found.texts.get(document.text)
    if text is not None:
        return replace(document, text=text)
    text = found.spoiled.get(document.text, "")
    text = (text + _UNREADABLE * max(end - len(text), 0)) or _UNREADABLE
    # The whole article can be added again: it is another text now.
    return replace(
        document, title=f"{document.title} (text damaged)", text=text, sha256=text_digest(text)
    )


def _name_lost_entities(made: Mended) -> None:
    """Entities that are lost, called as the text calls them where they are mentioned."""
    there = made.records[Entity]
    forms: dict[str, Counter[str]] = {}
    for mention in made.records[Mention].values():
        if not isinstance(mention, Mention) or mention.entity in there or mention.form != "name":
            continue
        document = made.records[Document].get(mention.document)
        if isinstance(document, Document):
            words = document.text[mention.start : mention.end].replace(_UNREADABLE, "").strip()
            forms.setdefault(mention.entity, Counter())[words or "(name lost)"] += 1
    for entity, found in forms.items():
        name = max(found, key=lambda form: (found[form], len(form)))
        there[entity] = Entity(id=entity, name=name, kind="GROUP", tags=("rescued",))
        made.named += 1


def _placed(made: Mended) -> Iterator[Sentence | Mention | Evidence | Candidate]:
    for kind in (Sentence, Mention, Evidence, Candidate):
        for record in made.records[kind].values():
            if isinstance(record, Sentence | Mention | Evidence | Candidate):
                yield record


def _take_loose_ends_off(made: Mended) -> None:
    """Drop what refers to what is lost, so that every reference leads somewhere."""
    for kind in TABLES:  # what others refer to stands first
        tied = (_tied(record, made.records) for record in made.records[kind].values())
        made.records[kind] = {record.id: record for record in tied if record is not None}


def _tied(record: Record, records: dict[type, Table]) -> Record | None:
    """A record without what it can do without; None where what it needs is lost."""
    lost: dict[str, Any] = {
        name: None
        for name, kind in REFERENCES.get(type(record), {}).items()
        if (id := getattr(record, name)) not in records[kind] and (id or name not in _SPARED)
    }
    if not lost:
        return record
    return None if lost.keys() - _SPARED else replace(record, **lost)
