"""FollowTheMoney JSON lines, for Aleph and its like.

By hand, for the ``followthemoney`` package brings 270 MB. Schemata of kinds stand in
``resources/kinds.toml``; ends of a relation go where its schema wants them. A relation whose ends
do not fit it (a place cannot own), or that no sentence asserts, becomes an UnknownLink with its
label, and how sure it is, as ``role``: the format has no other way to say "alleged" or "denied".

Beside the properties, which other programs read, a line has an object ``article_explorer``: our
own kind, direction, label, verdict and sentences, for which the schemata have no place. Programs
that do not know it leave it alone, or drop it.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from explorer.formats.gathered import passage_of, standing_evidence
from explorer.formats.kept import Kept, Passage, kept_of
from explorer.graph.weighing import factuality_of, verdict_of
from explorer.model.corpus import Corpus
from explorer.model.kinds import entity_kind, relation_kinds
from explorer.model.records import Document, Entity, Evidence, Relation

Properties = dict[str, list[str]]
TextOf = Callable[[str], str]
OURS = "article_explorer"
"""The object of a line that holds what only Explorer knows."""
_VERDICTS = {"confirmed": "Confirmed by a person.", "disputed": "Disputed by a person."}


class _Link(NamedTuple):
    """Properties that hold the ends of a schema, and the schemata that may stand there."""

    source: str
    target: str
    sources: frozenset[str]
    targets: frozenset[str]


_AGENTS = frozenset({"Person", "Organization", "LegalEntity"})
_BODIES = frozenset({"Organization", "LegalEntity"})
_PERSON = frozenset({"Person"})
_LINKS = {
    "Directorship": _Link("director", "organization", _AGENTS, _BODIES),
    "Employment": _Link("employee", "employer", _PERSON, _BODIES),
    "Ownership": _Link("owner", "asset", _AGENTS, frozenset({"Organization", "Asset"})),
    "Family": _Link("person", "relative", _PERSON, _PERSON),
    "Membership": _Link("member", "organization", _AGENTS, _BODIES),
    "Payment": _Link("payer", "beneficiary", _AGENTS, _AGENTS),
}


def write_followthemoney(corpus: Corpus) -> bytes:
    """Articles, entities, their mentions and relations that are not rejected, one a line."""
    key = _Keys(corpus)
    rows = [_article(corpus, document, key) for document in corpus.documents.values()]
    entities = {e.id: e for e in corpus.entities.values() if not e.rejected}
    rows += [_entity(entity, key) for entity in entities.values()]
    rows += [
        _row(
            "Mention",
            key("mention", document, entity),
            document=[key("document", document)],
            name=[entities[entity].name],
            resolved=[key("entity", entity)],
            detectedSchema=[entity_kind(entities[entity].kind).followthemoney],
        )
        for document in corpus.documents
        for entity in dict.fromkeys(one.entity for one in corpus.store.mentions_in(document))
        if entity in entities
    ]
    evidence = standing_evidence(corpus, corpus.relations)
    text_of = cache(corpus.store.text_of)
    rows += [
        _relation(corpus, relation, evidence[relation.id], key, text_of)
        for relation in corpus.relations.values()
        if verdict_of(corpus, relation) != "rejected" and set(relation.ends) <= set(entities)
    ]
    return "".join(f"{row}\n" for row in rows).encode("utf-8", "replace")


def _article(corpus: Corpus, document: Document, key: "_Keys") -> str:
    return _row(
        "Article",
        key("document", document.id),
        title=[document.title],
        fileName=[document.source],
        publishedAt=[document.published[:10]],
        author=[document.author],
        language=[document.language],
        bodyText=[corpus.store.text_of(document.id)],
    )


def _entity(entity: Entity, key: "_Keys") -> str:
    schema = entity_kind(entity.kind).followthemoney
    named = "title" if schema == "Document" else "name"
    fields: Properties = {named: [entity.name], "notes": [entity.note]}
    if schema != "Document":
        fields["alias"] = list(entity.aliases)
    ours = {"kind": entity.kind, "aliases": entity.aliases}
    kept = Kept(note=entity.note, tags=entity.tags)
    return _row(schema, key("entity", entity.id), _ours(kept, ours), **fields)


def _relation(
    corpus: Corpus, relation: Relation, evidence: Sequence[Evidence], key: "_Keys", text_of: TextOf
) -> str:
    ends = [corpus.entities[end] for end in (relation.source, relation.target)]
    schemata = [entity_kind(end.kind).followthemoney for end in ends]
    schema = relation_kinds()[relation.kind].followthemoney
    link = _LINKS.get(schema)
    certainty = factuality_of(corpus, relation)
    fits = link and schemata[0] in link.sources and schemata[1] in link.targets
    if link is None or not fits or certainty != "asserted":
        schema, link = "UnknownLink", _Link("subject", "object", _AGENTS, _AGENTS)
    said = [_passage(passage_of(corpus, e, text_of(e.document)), key) for e in evidence]
    verdict = verdict_of(corpus, relation)
    role = "relationship" if schema == "Family" else "purpose" if schema == "Payment" else "role"
    label = relation.label if certainty == "asserted" else f"{relation.label} ({certainty})"
    fields: Properties = {
        link.source: [key("entity", relation.source)],
        link.target: [key("entity", relation.target)],
        role: [label],
        "summary": [one.quote for one in said],
        "description": [relation.note, _VERDICTS.get(verdict, "")],
        "proof": [key("document", one.document) for one in evidence],
        "date": [one.when for one in said],
    }
    ours = {"label": relation.label, "kind": relation.kind, "directed": relation.directed}
    kept = kept_of(relation, verdict, said)
    return _row(schema, key("relation", relation.id), _ours(kept, ours), **fields)


def _passage(passage: Passage, key: "_Keys") -> Passage:
    """A passage that names its speaker by the id of this file."""
    if not passage.speaker_id:
        return passage
    return msgspec.structs.replace(passage, speaker_id=key("entity", passage.speaker_id))


def _ours(kept: Kept, more: Mapping[str, object]) -> dict[str, object]:
    """What other programs have no place for; what says nothing is left out."""
    told = {key: value for key, value in msgspec.to_builtins(kept).items() if value}
    return dict(more) | told


def _row(
    schema: str, key: str, ours: Mapping[str, object] | None = None, **properties: list[str]
) -> str:
    kept = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items()}
    row: dict[str, object] = {
        "id": key,
        "schema": schema,
        "properties": {name: values for name, values in kept.items() if values},
    }
    if ours:
        row[OURS] = ours
    return json.dumps(row, ensure_ascii=False)


class _Keys:
    """Ids that differ between exports of different articles, though each begins with e1."""

    def __init__(self, corpus: Corpus) -> None:
        self.articles = " ".join(sorted(document.sha256 for document in corpus.documents.values()))

    def __call__(self, *parts: str) -> str:
        key = "\n".join((self.articles, *parts)).encode("utf-8", "replace")
        return hashlib.sha1(key, usedforsecurity=False).hexdigest()
