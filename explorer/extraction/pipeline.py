"""Load the language pipeline; read one article: the lines of :func:`extract` are the steps."""

import hashlib
import importlib.util
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Token

from explorer.errors import ModelMissing
from explorer.extraction.acting import acting_names
from explorer.extraction.anaphora import Anaphor, Anaphora, find_anaphora
from explorer.extraction.arguments import Reading
from explorer.extraction.assembly import Found, Place, assemble
from explorer.extraction.attribution import speakers
from explorer.extraction.certainties import ASSERTED, Certainty
from explorer.extraction.cluster import Cluster
from explorer.extraction.clusters import find_clusters
from explorer.extraction.components import quicken
from explorer.extraction.contradictions import uncontradicted
from explorer.extraction.dates import day_published, when_of
from explorer.extraction.encoder import Encoder, encode, load_encoder, set_names
from explorer.extraction.events import Event, event_heads, event_topics, find_events
from explorer.extraction.factuality import certainty
from explorer.extraction.firstperson import SURE, first_person
from explorer.extraction.gazetteers import kinship
from explorer.extraction.headlines import is_headline
from explorer.extraction.labels import label_of
from explorer.extraction.language import ENGLISH, Heard, hear, language_warnings
from explorer.extraction.merging import confidence
from explorer.extraction.name import Name
from explorer.extraction.names import find_names
from explorer.extraction.parsing import SENTENCES, Parsed, parse, sentence_spans
from explorer.extraction.participation import event_ties
from explorer.extraction.quotations import with_quotations
from explorer.extraction.relating import merged, property_ties, stands_alone
from explorer.extraction.splitantecedents import SURE as TWO_SURE
from explorer.extraction.splitantecedents import pairs_meant
from explorer.extraction.telling import is_mocked, rather_own, says_nothing, tells
from explorer.extraction.tie import Tie
from explorer.extraction.ties import find_ties, sureness
from explorer.extraction.unmarked import with_unmarked
from explorer.extraction.unread import is_endless, unread
from explorer.model.records import Document, Extraction, Span
from explorer.model.sentences import numbered
from explorer.resources import resource

DRAW_FROM = 0.5
"""Ties of the grammar less sure than this become candidates."""

STATED_FROM = 0.13
"""Properties less probable than this are not drawn."""

_MISREAD_LEMMAS = ("din", "fin", "hop", "slat", "stag", "wag")
"""What the lemmatizer takes "fined", "hoped" and "staged" for."""

_PREFIXES = frozenset({"pro", "anti", "non", "post", "pre", "counter", "un"})


def load_language() -> Language:
    """Load the first installed pipeline of ``resources/pipelines.toml`` with the checked weights.

    Raises :class:`ModelMissing` where none is installed or none is what it should be.
    """
    table = tomllib.loads(resource("pipelines.toml").read_text(encoding="utf-8"))
    wrong = ""
    for row in table["pipeline"]:
        spec = importlib.util.find_spec(row["package"])
        if spec is None or spec.origin is None:
            continue
        folder = Path(spec.origin).parent / f"{row['package']}-{row['version']}"
        if _weights(folder, table["files"]) != row["weights"]:
            wrong = row["package"]
            continue
        nlp = spacy.load(folder, exclude=["senter"])
        nlp.add_pipe(SENTENCES, before="parser")
        tokenizer: Any = nlp.tokenizer
        for word in kinship():
            if "-" in word:  # a brother-in-law is no brother
                tokenizer.add_special_case(word, [{"ORTH": word}])
        rules: Any = nlp.get_pipe("lemmatizer")
        index = rules.lookups.get_table("lemma_index")
        for part, lemmas in list(index.items()):
            index[part] = set(lemmas)  # as a list it is searched for every new word
        index["verb"] = index["verb"].difference(_MISREAD_LEMMAS)
        quicken(nlp)
        return nlp
    if wrong:
        raise ModelMissing(
            f"The language model {wrong} is not the version that was checked; "
            "install it again with make run."
        )
    raise ModelMissing(
        "The English language model is not installed; run make run once to install it."
    )


def extract(
    document: Document,
    nlp: Language,
    encoder: Encoder | None = None,
    named: Callable[[Extraction], object] | None = None,
) -> Extraction:
    """Find who and what an article names, and which of them its sentences tie.

    Deterministic: the same text gives the same records. Ids are numbered by first mention.
    ``named`` is told who is named, under ids of their own, before the relations are looked for.
    """
    heard = hear(document.text)
    article, nameless, foreign = parse(document.text, nlp, heard.foreign)
    encoder = encoder or load_encoder()
    encoded = encode(article, encoder)
    set_names(article, encoded)
    clusters, anaphora, places = clustered(article)
    spans = sorted(
        [*nameless, *foreign, *(p for parsed in article for _, p in sentence_spans(parsed))]
    )
    whole = Extraction(
        generator=f"article-explorer; {nlp.meta['name']} {nlp.meta['version']}",
        documents=(replace(document, language=_language(document, heard)),),
        sentences=numbered(spans, document.text, document.id),
    )
    if named is not None:
        told = assemble(document.id, clusters, places, [], [], frozenset())
        named(replace(whole, entities=tuple(told.entities), mentions=tuple(told.mentions)))
    readings = _readings(article, places, anaphora.mentions)
    home = {place.name: place.cluster for place in places}
    number = {id(parsed): n for n, parsed in enumerate(article)}
    events = find_events(article, [(number[id(p)], reading) for reading, _, p in readings], home)
    places = _with_events(places, events, anaphora.mentions)
    places += [
        Place(name, cluster, "pronoun", why, SURE)
        for reading, _, p in readings
        for name, cluster, why in first_person(reading, number[id(p)], p, home)
    ]
    things = home | {place.name: place.cluster for place in places}
    read_in = [(reading, number[id(p)], p) for reading, _, p in readings]
    two, lost = pairs_meant(read_in, things, anaphora.unnamed)
    places = [place for place in places if place.name not in lost]
    places += [Place(n, c, "nominal", why, TWO_SURE) for n, c, why in two]
    left = {id(place.cluster) for place in places}
    clusters = [cluster for cluster in clusters if id(cluster) in left]
    new = [event.cluster for event in events if event.cluster.called]
    clusters = _by_first_mention([*clusters, *new])
    heads, topics = event_heads(events), event_topics(article, events)
    day = day_published(document)
    things = home | {place.name: place.cluster for place in places}
    found = []
    for reading, place, parsed in readings if heard.language == ENGLISH else ():
        passage = number[id(parsed)]
        topic = topics.get((passage, reading.sentence.start))
        if is_headline(reading.sentence) or is_endless(reading.sentence):
            continue
        ties = _grammar_ties(reading, heads.get(passage, {}), topic)
        stated = list(property_ties(reading, encoded[passage], encoder, STATED_FROM))
        found += [
            _with_context(tie, reading, place, parsed, day, things)
            for tie in merged(ties, uncontradicted(ties, stated, things))
            if not (says_nothing(tie) or is_mocked(tie))
        ]
    together = [(place, _named(reading, things)) for reading, place, _ in readings]
    acting = acting_names(reading for reading, _, _ in readings)
    records = assemble(document.id, clusters, places, found, together, acting)
    return replace(
        whole,
        entities=tuple(records.entities),
        mentions=tuple(records.mentions),
        relations=tuple(records.relations),
        evidence=tuple(records.evidence),
        candidates=tuple(records.candidates),
        warnings=(
            *language_warnings(heard),
            *unread(document, nameless, article),
            *(() if records.entities else ("No names were found in this text.",)),
        ),
    )


def clustered(article: list[Parsed]) -> tuple[list[Cluster], Anaphora, list[Place]]:
    """The things that an article names or returns to, its nouns and pronouns, and all mentions."""
    names = find_names(article)
    named = find_clusters(names, article)
    anaphora = find_anaphora(article, names, named)
    places = [
        Place(m.name, c, "name", m.reason, confidence(m, c)) for c in named for m in c.members
    ]
    places += [Place(a.name, a.cluster, a.form, a.reason, a.sure) for a in anaphora.mentions]
    return _by_first_mention([*named, *anaphora.unnamed]), anaphora, places


def _by_first_mention(clusters: list[Cluster]) -> list[Cluster]:
    return sorted(clusters, key=lambda cluster: cluster.members[0].name.start)


def _readings(
    article: list[Parsed], places: list[Place], anaphora: list[Anaphor]
) -> list[tuple[Reading, Span, Parsed]]:
    at: dict[int, dict[int, Name]] = {}
    idle = {a.name for a in anaphora if not a.drawn}
    for place in places:
        if place.name in idle:
            continue
        if _prefixed(article[place.name.passage], place.name):
            continue
        table = at.setdefault(place.name.passage, {})
        for i in range(place.name.first, place.name.last):
            table[i] = place.name
    out = []
    for number, parsed in enumerate(article):
        table = at.get(number, {})
        for sentence, place_ in sentence_spans(parsed):
            here = {i: table[i] for i in range(sentence.start, sentence.end) if i in table}
            if here:
                out.append((Reading(sentence, here), place_, parsed))
    quoted = with_quotations(article, [reading for reading, _, _ in out])
    quoted = with_unmarked(article, quoted)
    return [(r, place, parsed) for r, (_, place, parsed) in zip(quoted, out, strict=True)]


def _with_events(places: list[Place], events: list[Event], anaphora: list[Anaphor]) -> list[Place]:
    """Places with the nouns of events; where both claim a noun, the one that a line may end at."""
    idle = {a.name for a in anaphora if not a.drawn}
    at = {
        (place.name.passage, i): place
        for place in places
        for i in range(place.name.first, place.name.last)
    }
    lost: set[Name] = set()
    kept: list[Place] = []
    for event in events:
        for noun, why, sure in event.nouns:
            others = {
                id(p): p for i in range(noun.first, noun.last) if (p := at.get((noun.passage, i)))
            }.values()
            if event.cluster.called or all(other.name in idle for other in others):
                lost |= {other.name for other in others if other.name in idle}
                kept.append(Place(noun, event.cluster, "nominal", why, sure))
    return [place for place in places if place.name not in lost] + kept


def _prefixed(parsed: Parsed, name: Name) -> bool:
    """As in "pro-Beijing": the name only colors the next word and takes part in nothing."""
    if name.first < 2 or parsed.doc[name.first - 1].text != "-":
        return False
    return parsed.doc[name.first - 2].lower_ in _PREFIXES


def _grammar_ties(reading: Reading, events: dict[int, Name], topic: Name | None) -> list[Tie]:
    several = len(set(reading.at.values())) > 1 or reading.both
    ties = list(find_ties(reading)) if several else []
    return [*ties, *event_ties(reading, events, topic)]


def _with_context(
    tie: Tie,
    reading: Reading,
    place: Span,
    parsed: Parsed,
    day: date | None,
    home: dict[Name, Cluster],
) -> Found:
    described = (not tie.modal and tie.scope.pos_ not in ("NOUN",)) or tie.rule in (
        "kinship",
        "office-before-name",
        "place-in-place",
        "in",
    )
    sure = ASSERTED if described else certainty(tie.scope)
    if tie.factuality is not None and sure.factuality == "asserted":
        sure = Certainty(tie.factuality, ())
    said = [] if described else speakers(reading, tie.scope)
    quoted = []
    for speaker in said:
        if speaker.name in (tie.source, tie.target) and tie.scope.pos_ != "VERB":
            continue
        there = speaker.elsewhere or parsed
        span = there.shown(speaker.first, speaker.last)
        quoted.append((speaker, span, there.doc[speaker.first : speaker.last].text))
    first, last = _clause(tie, reading)
    stated = tie.rule == "property"
    by_itself = stated and any(speaker.name in (tie.source, tie.target) for speaker in said)
    how_sure = tie.sure if stated else sureness(tie, reading)
    when = when_of(tie, reading.sentence, sure, described, day)
    told = tells(home[tie.source]) and tells(home[tie.target]) and not rather_own(tie, parsed.doc)
    return Found(
        tie,
        label_of(tie, sure),
        sure,
        how_sure,
        place,
        parsed.shown(first, last),
        parsed.shown(*tie.trigger),
        quoted,
        (stands_alone(tie) if stated else how_sure >= DRAW_FROM) and told and not by_itself,
        when,
        parsed.shown(when.first, when.last) if when else None,
    )


def _clause(tie: Tie, reading: Reading) -> tuple[int, int]:
    """Tokens of the clause around a tie, wide enough for both ends."""
    top: Token = tie.scope
    while top.pos_ not in ("VERB", "AUX") and top.head != top:
        top = top.head
    edges = [top.left_edge.i, top.right_edge.i + 1, *tie.trigger]
    for name in (tie.source, tie.target):
        edges += [name.first, name.last]
    return max(min(edges), reading.sentence.start), min(max(edges), reading.sentence.end)


def _named(reading: Reading, cluster_of: dict[Name, Cluster]) -> list[Cluster]:
    return [cluster_of[name] for name in reading.names()]


def _language(document: Document, heard: Heard) -> str:
    """What was heard; a page may say "en" of any text, but knows "en-gb" better than we do."""
    return heard.language if heard.language != ENGLISH else document.language or ENGLISH


def _weights(folder: Path, files: list[str]) -> str:
    digest = hashlib.sha256()
    for file in files:
        path = folder / file
        if not path.is_file():
            return ""
        digest.update(file.encode() + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()
