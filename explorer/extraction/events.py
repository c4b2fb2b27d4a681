"""Events that an article calls by a common noun: "a military parade", "the parade", "the event".

A noun goes to the one event that it can mean, or to none: two summits of one article stay two
where a modifier, name, place, year or "the last" tells them apart, and "the summit" means neither
where it could mean both. An event is kept where two named ones take part in it or the article
returns to it in three paragraphs; events with names of their own take their nouns as well.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from spacy.tokens import Span, Token

from explorer.extraction import gazetteers as known
from explorer.extraction.arguments import Reading
from explorer.extraction.cluster import Cluster, canonical
from explorer.extraction.eventnames import date_in_name
from explorer.extraction.eventnouns import (
    EventNoun,
    event_noun,
    event_nouns,
    first_of,
)
from explorer.extraction.headlines import is_headline
from explorer.extraction.name import Name
from explorer.extraction.parsing import Parsed, sentence_spans
from explorer.extraction.participation import event_ties, takes_part

_RETURNS = 3
_TAKERS = 2
_OF_SOMEBODY = ("proceeding", "ceremony")
_PAIRWISE = ("talks", "visit")
"""Sorts that two alone always share: their own line says it, unless the text says more."""


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """An event's cluster and the nouns that mean it, each with its reason and how sure it is."""

    cluster: Cluster
    nouns: list[tuple[Name, str, float]]


@dataclass(slots=True, eq=False)
class _Group:
    sort: str
    noun: str
    nouns: list[tuple[EventNoun, str, float]] = field(default_factory=list)
    named: Cluster | None = None
    passages: set[int] = field(default_factory=set)
    aside: bool = False
    begins: int = 0

    # what its nouns tell of it, all together
    keys: set[int] = field(default_factory=set)
    dated: set[str] = field(default_factory=set)
    telling: set[str] = field(default_factory=set)
    owners: set[int] = field(default_factory=set)


def find_events(
    article: list[Parsed], readings: list[tuple[int, Reading]], home: Mapping[Name, Cluster]
) -> list[Event]:
    """The events of an article; ``readings`` are its sentences that name something, by passage."""
    names = {number: dict[int, Name]() for number in range(len(article))}
    for number, reading in readings:
        names[number].update(reading.at)
    groups: list[_Group] = _named(home)
    for number, parsed in enumerate(article):
        for sentence, _ in sentence_spans(parsed):
            if is_headline(sentence):
                continue
            for head in event_nouns(parsed.doc, sentence.start, sentence.end):
                if head.i in names[number]:
                    continue
                shown = parsed.shown(head.i, head.i + 1)
                noun = event_noun(head, number, names[number], shown)
                if noun is not None:
                    _join(groups, _wide(noun, parsed, names[number]), home)
    heads = event_heads(
        Event(Cluster("EVENT"), [(n.name, why, sure) for n, why, sure in g.nouns]) for g in groups
    )
    ties = [
        tie for number, reading in readings for tie in event_ties(reading, heads.get(number, {}))
    ]
    taking: dict[Name, list[Name]] = defaultdict(list)
    for tie in ties:
        if takes_part(tie):
            taking[tie.source].append(tie.target)
            taking[tie.target].append(tie.source)
    return [_event(group, home) for group in groups if _kept(group, taking, home)]


def event_heads(events: Iterable[Event]) -> dict[int, dict[int, Name]]:
    """The nouns that mean an event, by passage and token."""
    found: dict[int, dict[int, Name]] = {}
    for event in events:
        for name, _, _ in event.nouns:
            found.setdefault(name.passage, {})[name.last - 1] = name
    return found


def event_topics(article: list[Parsed], events: Iterable[Event]) -> dict[tuple[int, int], Name]:
    """Passage and first token of a sentence → the one event that the sentence before is about."""
    nouns = {
        (name.passage, name.last - 1): (name, event.cluster)
        for event in events
        for name, _, _ in event.nouns
    }
    found: dict[tuple[int, int], Name] = {}
    for number, parsed in enumerate(article):
        sentences = list(parsed.doc.sents)
        for before, sentence in pairwise(sentences):
            here = [(t, *nouns[number, t.i]) for t in before if (number, t.i) in nouns]
            subject = [name for t, name, _ in here if t.dep_ in ("nsubj", "nsubjpass")]
            if len({id(cluster) for _, _, cluster in here}) == 1 and subject:
                found[number, sentence.start] = subject[0]
    return found


def _wide(noun: EventNoun, parsed: Parsed, at: dict[int, Name]) -> EventNoun:
    """The noun with the words before it that are part of its mention."""
    first = first_of(noun, at)
    start, end = parsed.shown(first, noun.head.i + 1)
    text = parsed.doc[first : noun.head.i + 1].text
    return replace(noun, name=replace(noun.name, first=first, start=start, end=end, text=text))


def _named(home: Mapping[Name, Cluster]) -> list[_Group]:
    """Events with names of their own, by the noun in them: "G20 Summit", "Battle of Kursk"."""
    groups: dict[int, _Group] = {}
    for name, cluster in home.items():
        if cluster.kind != "EVENT":
            continue
        parts = canonical(cluster).partition(" of ")[0].lower().split()
        noun = next((w for w in reversed(parts) if w in known.event_classes()), "")
        group = groups.setdefault(
            id(cluster), _Group(known.event_classes().get(noun, ""), noun, named=cluster)
        )
        group.begins = min(name.start, group.begins) if group.passages else name.start
        group.passages.add(name.passage)
    return list(groups.values())


def _join(groups: list[_Group], noun: EventNoun, home: Mapping[Name, Cluster]) -> None:
    alike = [g for g in groups if (g.noun == noun.noun if noun.sort else _near(noun, g))]
    able = [g for g in alike if _can_mean(noun, g, home)]
    if not noun.sort and not noun.known:
        sentence = noun.head.sent
        about = [g for g in able if any(_subject(n.head, sentence) for n, _, _ in g.nouns)]
        if len(about) == 1:
            _add(about[0], noun, home, "says again what the sentence is about", 0.7)
        return
    if not noun.sort:
        near = [g for g in able if noun.name.passage in g.passages]
        near = near or [g for g in able if noun.name.passage - 1 in g.passages]
        if len(near) == 1 and not near[0].aside:
            _add(near[0], noun, home, "wider word for the only such event nearby", 0.75)
        return
    if not noun.known or noun.apart or not able:
        if noun.known and not noun.given and not noun.apart and alike:
            return
        group = _Group(noun.sort, noun.noun, aside=noun.apart or bool(noun.dated))
        groups.append(group)
        _add(group, noun, home, "", 1.0)
        return
    if len(able) == 1:
        _add(able[0], noun, home, "the only event of this kind so far", 0.9)
        return
    if any(g.aside and noun.name.passage in g.passages for g in able):
        return
    main = [g for g in able if len(g.nouns) >= _RETURNS and not g.aside]
    if len(main) == 1 and all(g is main[0] or g.aside or len(g.nouns) == 1 for g in able):
        _add(main[0], noun, home, "the event of this kind that the article returns to", 0.8)


def _subject(head: Token, sentence: Span) -> bool:
    return head.dep_ in ("nsubj", "nsubjpass") and head.sent == sentence


def _near(noun: EventNoun, group: _Group) -> bool:
    """Whether an event was called in the same paragraph or in the one before."""
    return not group.passages.isdisjoint((noun.name.passage, noun.name.passage - 1))


def _add(
    group: _Group, noun: EventNoun, home: Mapping[Name, Cluster], reason: str, sure: float
) -> None:
    group.nouns.append((noun, reason, sure))
    group.passages.add(noun.name.passage)
    group.keys |= {id(home[n]) for n in noun.telling_names}
    group.dated |= {*noun.dated, *noun.then}
    group.telling |= noun.telling
    if noun.owner is not None:
        group.owners.add(id(home[noun.owner]))


def _can_mean(noun: EventNoun, group: _Group, home: Mapping[Name, Cluster]) -> bool:
    """Whether nothing that is said of a noun sets it apart from an event."""
    if (
        noun.name.start < group.begins
        or noun.apart
        or (group.aside and noun.name.passage not in group.passages)
    ):
        return False
    if not noun.sort:
        if group.sort and group.sort not in known.wider_events()[noun.noun]:
            return False
        if not group.sort and noun.noun != "event":
            return False
    elif noun.noun != group.noun:
        return False
    keys = {id(home[n]) for n in noun.telling_names}
    if noun.then and group.dated and noun.then.isdisjoint(group.dated):
        return False
    if noun.owner is not None and id(home[noun.owner]) not in group.owners:
        return False
    return keys <= group.keys and noun.dated <= group.dated and noun.telling <= group.telling


def _kept(group: _Group, taking: Mapping[Name, list[Name]], home: Mapping[Name, Cluster]) -> bool:
    if not group.nouns:
        return False
    if group.named is not None:
        return True
    if len({noun.name.passage for noun, _, _ in group.nouns}) >= _RETURNS:
        return True
    takers = {id(home[end]) for noun, _, _ in group.nouns for end in taking.get(noun.name, ())}
    pairwise = group.sort in _PAIRWISE and len(group.nouns) == 1
    return len(takers) >= _TAKERS + pairwise


def _event(group: _Group, home: Mapping[Name, Cluster]) -> Event:
    nouns = [(noun.name, reason or "names the event", sure) for noun, reason, sure in group.nouns]
    if group.named is not None:
        return Event(group.named, [(n, r, min(sure, 0.85)) for n, r, sure in nouns])
    cluster = Cluster("EVENT", called=_called(group, home))
    first = group.nouns[0][0]
    cluster.add(replace(first.name, text=first.words), nouns[0][1])
    return Event(cluster, nouns)


def _called(group: _Group, home: Mapping[Name, Cluster]) -> str:
    """As in "military parade, Beijing, 3 Sep 2025": fullest noun, of whom, where, when."""
    own = [noun for noun, _, _ in group.nouns if noun.sort]
    words = max((noun.words for noun in own), key=lambda words: len(words.split()))
    owner = next((noun.owner for noun in own if noun.owner is not None), None)
    if owner is not None and group.sort in _OF_SOMEBODY:
        words = f"{words} of {canonical(home[owner])}"
    place = next((p for noun in own for p in noun.places), None)
    date = next((d for noun in own if (d := date_in_name(noun.date))), "")
    where = canonical(home[place]) if place is not None else ""
    parts = [words]
    if where and where.lower() not in words.lower() and (place is None or place.text not in words):
        parts.append(where)
    if date and date not in words:
        parts.append(date)
    return ", ".join(parts)
