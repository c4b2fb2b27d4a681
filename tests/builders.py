"""Records in one line, and a small corpus with real text behind it.

Ids are speaking (``person("Ada Okafor").id == "ada-okafor"``), so that a failing test reads well.
"""

import re
from typing import Any

from explorer.model.corpus import Corpus
from explorer.model.kinds import relation_kinds
from explorer.model.records import (
    Candidate,
    Document,
    Entity,
    Evidence,
    Extraction,
    Mention,
    Record,
    Relation,
    Sentence,
)
from explorer.model.sentences import split_sentences
from explorer.model.text import digest, guessed_title
from explorer.store.memory import MemoryStore

TEXT = """Harbor deal ties Velmar to Northline

Ada Okafor, the mayor of Velmar, signed an agreement with Northline Shipping on Monday. \
Okafor met Viktor Lindqvist, the chief executive of Northline Shipping, at the Harbor Forum. \
According to the Velmar Courier, Lindqvist paid Tomas Reyes 40,000 crowns.

Reyes denied that he took money from Lindqvist. \
Reyes is expected to testify before the Port Authority on Friday. \
The Port Authority oversees the harbor of Velmar.

Mira Chen, who heads the Port Authority, criticized Okafor. \
Chen is married to Jonas Weil. Weil owns Weil Dredging. \
Weil Dredging may have helped Northline Shipping to win the contract. \
Baltra Bank lent Northline Shipping 3 million crowns.

Okafor and Lindqvist spoke again on Tuesday, and Okafor met Lindqvist for lunch. \
Mira Chen sat behind Elsa Moreau, the director of Baltra Bank.
"""


def entity(name: str, kind: str = "PERSON", **fields: Any) -> Entity:
    fields.setdefault("id", _slug(name))
    return Entity(name=name, kind=kind, **fields)


def person(name: str, **fields: Any) -> Entity:
    return entity(name, "PERSON", **fields)


def organization(name: str, **fields: Any) -> Entity:
    return entity(name, "ORGANIZATION", **fields)


def place(name: str, **fields: Any) -> Entity:
    return entity(name, "PLACE", **fields)


def event(name: str, **fields: Any) -> Entity:
    return entity(name, "EVENT", **fields)


def document(text: str = "Ada met Ben.", **fields: Any) -> Document:
    """A document with title and digest of its text; its id is the title's."""
    fields.setdefault("title", guessed_title(text))
    fields.setdefault("id", _slug(fields["title"]) or "document")
    return Document(text=text, **{"sha256": digest(text), "language": "en", **fields})


def sentences(of: Document) -> tuple[Sentence, ...]:
    """All sentences of a document, ids unique among documents."""
    return tuple(
        Sentence(
            id=f"{of.id}-{sentence.id}",
            document=of.id,
            start=sentence.start,
            end=sentence.end,
            paragraph=sentence.paragraph,
            number=sentence.number,
        )
        for sentence in split_sentences(of.text, of.id)
    )


def mention(who: Entity, where: Document, words: str = "", nth: int = 1, **fields: Any) -> Mention:
    """The nth place in a document where the words, else the name, stand."""
    words = words or who.name
    start, end = [match.span() for match in re.finditer(re.escape(words), where.text)][nth - 1]
    fields.setdefault("id", f"{who.id}-{where.id}-{start}")
    return Mention(entity=who.id, document=where.id, start=start, end=end, **fields)


def relation(
    source: Entity | str, target: Entity | str, label: str = "met", kind: str = "", **fields: Any
) -> Relation:
    """A relation; direction follows the kind ("meeting" for "met", else "other")."""
    kind = kind or ("meeting" if label == "met" else "other")
    directed = fields.pop("directed", relation_kinds()[kind].directed)
    ends = [end if isinstance(end, str) else end.id for end in (source, target)]
    if not directed:
        ends.sort()
    fields.setdefault("id", f"{ends[0]}:{_slug(label)}:{ends[1]}")
    fields.setdefault("lemma", label)
    return Relation(
        source=ends[0], target=ends[1], directed=directed, label=label, kind=kind, **fields
    )


def evidence(of: Relation, where: Document, quote: str, **fields: Any) -> Evidence:
    """The sentence in which the quote stands; the quote is the clause, the label the trigger."""
    at = where.text.index(quote)
    inside = next(s for s in split_sentences(where.text, where.id) if s.start <= at < s.end)
    fields.setdefault("id", f"{of.id}@{where.id}-{at}")
    fields.setdefault("clause", (at, at + len(quote)))
    if (trigger := quote.find(of.label)) >= 0:
        fields.setdefault("trigger", (at + trigger, at + trigger + len(of.label)))
    return Evidence(relation=of.id, document=where.id, start=inside.start, end=inside.end, **fields)


def corpus(*records: Record) -> Corpus:
    """A corpus over a memory store of these records."""
    store = MemoryStore(records)
    made = Corpus(store)
    made.load(store.held(), store.claims())
    return made


def example_records() -> list[Record]:
    """The harbor article: 13 entities, 17 relations, 18 sentences behind them, a candidate."""
    found = example_extraction()
    return [
        *found.documents, *found.sentences, *found.entities, *found.mentions,
        *found.relations, *found.evidence, *found.candidates,
    ]  # fmt: skip


def example_corpus() -> Corpus:
    """A fresh corpus of :func:`example_records`."""
    return corpus(*example_records())


def example_extraction() -> Extraction:
    """The harbor article as an extraction."""
    article = document(TEXT, id="harbor", source="harbor.txt", published="2025-03-04")
    okafor, lindqvist, reyes = (
        person("Ada Okafor"),
        person("Viktor Lindqvist"),
        person("Tomas Reyes"),
    )
    chen, weil, moreau = person("Mira Chen"), person("Jonas Weil"), person("Elsa Moreau")
    northline, port = organization("Northline Shipping"), organization("Port Authority")
    dredging, bank = organization("Weil Dredging"), organization("Baltra Bank")
    courier, velmar = organization("Velmar Courier"), place("Velmar")
    forum = event("Harbor Forum")
    entities = (
        okafor, velmar, northline, lindqvist, forum, courier, reyes,
        port, chen, weil, dredging, bank, moreau,
    )  # fmt: skip
    told: list[tuple[Relation, list[tuple[str, dict[str, Any]]]]] = [
        (relation(okafor, velmar, "mayor of", "role"), [("Ada Okafor, the mayor of Velmar", {})]),
        (
            relation(okafor, northline, "signed an agreement with", "agreement"),
            [("Ada Okafor, the mayor of Velmar, signed an agreement with Northline Shipping", {})],
        ),
        (
            relation(okafor, lindqvist, "met"),
            [("Okafor met Viktor Lindqvist", {}), ("Okafor met Lindqvist for lunch", {})],
        ),
        (
            relation(okafor, lindqvist, "spoke with", "communication"),
            [("Okafor and Lindqvist spoke again on Tuesday", {})],
        ),
        (relation(okafor, forum, "attended", "attendance"), [("Okafor met Viktor Lindqvist", {})]),
        (
            relation(lindqvist, northline, "chief executive of", "role"),
            [("Viktor Lindqvist, the chief executive of Northline Shipping", {})],
        ),
        (
            relation(lindqvist, reyes, "said to pay", "payment", lemma="pay"),
            [
                (
                    "Lindqvist paid Tomas Reyes",
                    {
                        "factuality": "alleged",
                        "attributed_to": courier.id,
                        "attribution": "According to the Velmar Courier",
                    },
                )
            ],
        ),
        (
            relation(reyes, lindqvist, "took money from", "transfer"),
            [("he took money from Lindqvist", {"factuality": "negated"})],
        ),
        (
            relation(reyes, port, "expected to testify before", "statement"),
            [("Reyes is expected to testify before the Port Authority", {"factuality": "planned"})],
        ),
        (
            relation(port, velmar, "oversees"),
            [("The Port Authority oversees the harbor of Velmar", {})],
        ),
        (relation(chen, port, "heads", "role"), [("Mira Chen, who heads the Port Authority", {})]),
        (relation(chen, okafor, "criticized", "conflict"), [("criticized Okafor", {})]),
        (
            relation(chen, weil, "married to", "family", directed=False),
            [("Chen is married to Jonas Weil", {})],
        ),
        (relation(weil, dredging, "owns", "ownership"), [("Weil owns Weil Dredging", {})]),
        (
            relation(dredging, northline, "may have helped", "support", lemma="help"),
            [("Weil Dredging may have helped Northline Shipping", {"factuality": "hedged"})],
        ),
        (
            relation(bank, northline, "lent", "payment"),
            [("Baltra Bank lent Northline Shipping", {})],
        ),
        (
            relation(moreau, bank, "director of", "role"),
            [("Elsa Moreau, the director of Baltra Bank", {})],
        ),
    ]
    last = sentences(article)[-1]
    return Extraction(
        generator="builders",
        documents=(article,),
        sentences=sentences(article),
        entities=entities,
        mentions=tuple(
            one
            for who in entities
            for one in (
                mention(who, article, nth=nth + 1)
                for nth in range(len(re.findall(re.escape(who.name), TEXT)))
            )
        ),
        relations=tuple(made for made, _ in told),
        evidence=tuple(
            evidence(made, article, quote, **fields)
            for made, quotes in told
            for quote, fields in quotes
        ),
        candidates=(
            Candidate(
                id="chen-moreau",
                source=chen.id,
                target=moreau.id,
                document=article.id,
                start=last.start,
                end=last.end,
                confidence=0.2,
            ),
        ),
    )


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


CAPITALS = document("Iran praised Russia. Iran accused Moscow of lying. Moscow sued Iran.")


def capital_records(stands_for: str | None = "russia", **fields: Any) -> list[Record]:
    """Russia, and its capital that acts in two sentences."""
    iran, russia, moscow = place("Iran"), place("Russia", **fields), place("Moscow")
    mentions = [
        mention(moscow, CAPITALS, nth=n + 1, stands_for=stands_for, id=f"m{n}") for n in range(2)
    ]
    spans = [(m.start, m.end) for m in mentions]
    praised, accused = relation(iran, russia, "praised"), relation(iran, moscow, "accused")
    sued = relation(moscow, iran, "sued")
    return [
        CAPITALS, iran, russia, moscow, *mentions, praised, accused, sued,
        evidence(praised, CAPITALS, "Iran praised Russia"),
        evidence(accused, CAPITALS, "Iran accused Moscow", target_mention=spans[0]),
        evidence(sued, CAPITALS, "Moscow sued Iran", source_mention=spans[1]),
    ]  # fmt: skip
