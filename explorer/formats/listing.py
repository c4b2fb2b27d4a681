"""A network of another tool as an extraction: its file becomes an article that lists it.

Each entity and each relation is a line of that article, in the file's own words, so that every
line of the drawing leads to what it rests on like any other: to the file, and the place in it.
What is asserted there is asserted by the file alone.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from explorer.formats.kept import Kept, Passage, origin_as_extra
from explorer.formats.meaning import Named, Tied, named, tied, together
from explorer.formats.network import Network
from explorer.model.joining import relation_key, turned
from explorer.model.kinds import UNKNOWN, entity_kind
from explorer.model.records import (
    NO_LANGUAGE,
    Document,
    Entity,
    Evidence,
    Extraction,
    Mention,
    Relation,
    Span,
)
from explorer.model.sentences import numbered
from explorer.model.text import digest, normalized

REASON = "named in the file"
EXTRACTOR = "file"
_SPEAKER = "speaker: "


def listed(network: Network, data: bytes, name: str) -> Extraction:
    """All records of a network that came as these bytes of a file.

    Relations that name an entity which is not there, or that tie one to itself, are left out and
    counted in the warnings; so are ids that stand for several names.
    """
    nodes: dict[str, Named] = {}
    shared: set[str] = set()
    for one in map(named, network.nodes):
        there = nodes.get(one.id)
        nodes[one.id] = together(there, one) if there else one
        if there and len({there.name, one.name} - {one.id}) > 1:
            shared.add(one.id)
    ties = [tied(one) for one in network.ties]
    whole = [one for one in ties if one.source in nodes and one.target in nodes]
    kept = [one for one in whole if one.source != one.target]
    page = _Page(nodes)
    page.write(_head(name, len(nodes), len(kept)))
    for node in nodes.values():
        page.entity(node)
    for tie in kept:
        page.relation(tie)
    told = list(network.told) + _shared(len(shared))
    told += _left_out(len(ties) - len(whole), "an entity that is not in the file")
    told += _left_out(len(whole) - len(kept), "one entity at both ends")
    return page.extraction(name, hashlib.sha256(data).hexdigest(), told)


@dataclass(slots=True)
class _Page:
    """The article while it is written: its text so far, and the records of its lines."""

    nodes: dict[str, Named]
    text: list[str] = field(default_factory=list)
    at: int = 0
    spans: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    relations: dict[tuple[str, str, bool, str, str], Relation] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)

    def entity(self, node: Named) -> None:
        """A line on one entity: "Ada Okafor (Person; country: ng)"."""
        self.ids[node.id] = f"e{len(self.ids) + 1}"
        told = [entity_kind(node.kind).label] if node.kind != UNKNOWN else []
        told += [f"also {alias}" for alias in node.aliases]
        told += [f"{key}: {value}" for key, value in node.facts]
        start = self.at
        self.write(node.name + (f" ({'; '.join(told)})" if told else ""))
        self._mention(node.id, (start, start + len(node.name)))

    def relation(self, tie: Tied) -> None:
        """Its lines: one for each sentence behind it, where the file has them, else one."""
        made = Relation(
            id=f"r{len(self.relations) + 1}",
            source=self.ids[tie.source],
            target=self.ids[tie.target],
            directed=tie.directed,
            label=tie.label,
            kind=tie.kind,
            lemma=tie.kept.lemma,
            property=tie.kept.property,
            verdict=tie.kept.verdict,
            note=tie.kept.note,
            tags=tie.kept.tags,
            confidence=tie.kept.confidence,
        )
        turn = not made.directed and made.source > made.target
        if turn:
            made = replace(made, source=made.target, target=made.source)
        key = relation_key(made)
        first = self.relations.setdefault(key, made)
        if first is not made:
            kept = _kept_of(first).joined(tie.kept)
            first = self.relations[key] = replace(
                first, note=kept.note, tags=kept.tags, verdict=kept.verdict, property=kept.property
            )
        for passage in tie.kept.passages or (None,):
            said = replace(self._line(tie, passage), relation=first.id)
            self.evidence.append(turned(said) if turn else said)

    def _line(self, tie: Tied, passage: Passage | None) -> Evidence:
        """A line on one relation: "Ada Okafor — owns → Norhaven Ports (from: 2014): “…”"."""
        source, target = self.nodes[tie.source].name, self.nodes[tie.target].name
        start = self.at
        words = start + len(source) + len(" — ")
        end = words + len(tie.label) + len(" → ")
        line = f"{source} — {tie.label} {'→' if tie.directed else '—'} {target}"
        one, other = (start, start + len(source)), (end, end + len(target))
        facts = [f"{key}: {value}" for key, value in tie.facts]
        told = _told_of(passage) + facts if passage else facts
        line += f" ({'; '.join(told)})" if told else ""
        speaker = None
        if passage and _one_line(passage.speaker):  # the first of what is told in brackets
            at = end + len(target) + len(" (") + len(_SPEAKER)
            speaker = (at, at + len(_one_line(passage.speaker)))
        quote = _one_line(passage.quote) if passage else tie.quote
        line += f": “{quote}”" if quote else ""
        self.write(line)
        self._mention(tie.source, one)
        self._mention(tie.target, other)
        made = Evidence(
            id=f"v{len(self.evidence) + 1}",
            relation="",
            document="d1",
            start=start,
            end=start + len(line),
            source_mention=one,
            target_mention=other,
            trigger=(words, words + len(tie.label)),
            factuality=tie.certainty,
            when=tie.when,
            extractor=EXTRACTOR,
        )
        if passage is None:
            return made
        return replace(
            made,
            factuality=passage.certainty,
            attributed_to=self.ids.get(passage.speaker_id),
            attribution=normalized(passage.speaker) or None,
            attribution_span=speaker,
            chain=tuple(map(normalized, passage.chain)),
            when=normalized(passage.when) or None,
            confidence=passage.confidence,
            verdict=passage.verdict,
            note=normalized(passage.note),
            extra=origin_as_extra(passage),
        )

    def write(self, line: str) -> None:
        """One more line of the article, which is one sentence."""
        self.spans.append((self.at, self.at + len(line)))
        self.text.append(line)
        self.at += len(line) + 1

    def extraction(self, name: str, hashed: str, told: Sequence[str]) -> Extraction:
        """What was written, with its article."""
        text = "\n".join(self.text)
        document = Document(
            id="d1",
            title=normalized(name),
            text=text,
            language=NO_LANGUAGE,
            source=normalized(name),
            sha256=digest(text),
            file_sha256=hashed,
        )
        entities = tuple(
            Entity(
                id=self.ids[node.id],
                name=node.name,
                kind=node.kind,
                aliases=node.aliases,
                note=node.kept.note,
                tags=node.kept.tags,
                external_id=node.id,
            )
            for node in self.nodes.values()
        )
        return Extraction(
            generator="another tool's file",
            documents=(document,),
            sentences=numbered(self.spans, text, "d1"),
            entities=entities,
            mentions=tuple(self.mentions),
            relations=tuple(self.relations.values()),
            evidence=tuple(self.evidence),
            warnings=tuple(told),
        )

    def _mention(self, node: str, span: Span) -> None:
        id = f"m{len(self.mentions) + 1}"
        self.mentions.append(
            Mention(
                id=id,
                entity=self.ids[node],
                document="d1",
                start=span[0],
                end=span[1],
                reason=REASON,
            )
        )


def _told_of(passage: Passage) -> list[str]:
    """What is told of a sentence in brackets: who says so, and where it stands."""
    speaker, article = _one_line(passage.speaker), _one_line(passage.article)
    told = [f"{_SPEAKER}{speaker}"] if speaker else []
    if article:
        place = f", characters {passage.start + 1}-{passage.end}" if passage.end else ""
        told.append(f"in: {article}{place}")
    return told


def _kept_of(relation: Relation) -> Kept:
    return Kept(
        note=relation.note,
        tags=relation.tags,
        verdict=relation.verdict,
        property=relation.property,
    )


def _one_line(words: str) -> str:
    return " ".join(normalized(words).split())


def _head(name: str, entities: int, relations: int) -> str:
    found = Counter(entity=entities, relation=relations)
    plural = {"entity": "entities", "relation": "relations"}
    told = " and ".join(f"{n:,} {one if n == 1 else plural[one]}" for one, n in found.items())
    return f"{normalized(name)}: {told}."


def _left_out(count: int, why: str) -> list[str]:
    if not count:
        return []
    told = "1 relation was" if count == 1 else f"{count:,} relations were"
    return [f"{told} left out: {why}."]


def _shared(count: int) -> list[str]:
    if not count:
        return []
    stand = "1 id stands" if count == 1 else f"{count:,} ids stand"
    return [f"{stand} for several names; who shares an id was read as one entity."]
