"""Nouns and pronouns that mean a named thing ("the company", "she"), and things without a name.

A noun or pronoun joins the cluster that :mod:`~.coreference` finds most probable, with that
probability as its confidence. Things that a text returns to without ever naming them ("the
soldiers … they") may become entities of their own; :func:`unnamed_things` says which.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from explorer.extraction.cluster import Cluster, canonical
from explorer.extraction.coreference import Meaning, Scorer, meanings, trained_scorer
from explorer.extraction.gazetteers import words
from explorer.extraction.holders import SURE, offices_alone
from explorer.extraction.name import Name
from explorer.extraction.parsing import Parsed
from explorer.extraction.references import Reference, find_references
from explorer.model.records import Form

DRAWN = 0.75
"""Mentions less sure than this take part in no line."""

AMBIGUOUS_DRAWN = 0.85
"""The same, where another could be meant: two people before "he", anything before "it"."""

ALONE_DRAWN = 0.5
"""The same of "he" and "she", where the text so far names only one who can be meant."""

_NEAR = 40
"""References before a pronoun among which its subject is looked for."""

SUBJECT_DRAWN = 0.6
"""The same where it means the subject: "Sony said it would stop", "the UK moved its embassy"."""

_MODESTY = 0.6
"""Nouns are right more often than the scorer says: their probability is raised to this power."""

UNNAMED_FROM = 0.5
"""How sure, on the whole, the mentions of a thing without a name must be."""

UNNAMED_KINDS = frozenset({"PERSON", "GROUP", "ORGANIZATION", "PLACE", "WORK", "PRODUCT"})
"""Events without a name of their own are found elsewhere, by what takes part in them."""

_GENERAL = frozenset({
    "people", "person", "man", "woman", "child", "one", "member", "group", "place", "area",
    "individual", "world", "home", "house", "room", "site", "part", "other", "body",
})  # fmt: skip
_PLACING = frozenset({
    "new", "last", "first", "second", "third", "next", "only", "other", "former", "same", "such",
    "previous", "current", "own", "main", "whole", "entire",
})  # fmt: skip
_TIED_IN = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj", "poss"})


@dataclass(frozen=True, slots=True, eq=False)
class Anaphor:
    """A noun or pronoun with the cluster it means; ``drawn`` says that lines may end at it."""

    name: Name
    cluster: Cluster
    form: Form
    reason: str
    sure: float
    drawn: bool


@dataclass(frozen=True, slots=True, eq=False)
class Anaphora:
    """What nouns and pronouns mean, and the clusters of things that have no name."""

    mentions: list[Anaphor]
    unnamed: list[Cluster]


def find_anaphora(
    article: list[Parsed],
    names: list[Name],
    clusters: list[Cluster],
    scorer: Scorer | None = None,
) -> Anaphora:
    """The nouns and pronouns of an article that mean something that it names or returns to."""
    references = find_references(article, names, clusters)
    found = meanings(references, scorer or trained_scorer(), len(clusters))
    mentions: list[Anaphor] = []
    drawn: dict[tuple[int, int], int] = {}  # nouns that end lines → the thing that they mean
    needed = _least_drawn(references)
    meant = {
        (one.passage, at): meaning.thing
        for one, meaning in zip(references, found, strict=True)
        for at in range(one.first, one.last)
        if one.pronoun or one.sort == "name"
    }
    for place, (one, meaning, least) in enumerate(zip(references, found, needed, strict=True)):
        if one.sort == "name" or not 0 <= meaning.thing < len(clusters):
            continue
        cluster = clusters[meaning.thing]
        if one.pronoun and one.gender and cluster.gender not in ("", one.gender):
            continue  # "his lawyer, Anna, said he …": the noun between told no gender
        owners = (owner for owner in one.head.children if owner.dep_ == "poss")
        if any(meant.get((one.passage, owner.i)) == meaning.thing for owner in owners):
            continue  # "his judge" is not himself
        reason = _reason(one, references[meaning.by])
        before = references[max(0, place - _NEAR) : place]
        if one.pronoun and _means_subject(one, before, meaning.thing, drawn):
            least = min(least, SUBJECT_DRAWN)
        mentions.append(_anaphor(one, cluster, meaning.sure, reason, article, least))
        if mentions[-1].drawn and not one.pronoun:
            drawn[one.passage, one.head.i] = meaning.thing
        if one.gender and cluster.kind == "PERSON" and meaning.sure >= DRAWN:
            cluster.gender = cluster.gender or one.gender
    mentions += _holders(
        article, names, clusters, {(m.name.passage, m.name.first) for m in mentions}
    )
    unnamed = []
    for things in unnamed_things(references, found, len(clusters)):
        cluster = Cluster(things[0][0].kind)
        for one, meaning in things:
            reason = _reason(one, references[meaning.by]) if meaning.by >= 0 else ""
            each = _anaphor(one, cluster, meaning.sure, reason, article, AMBIGUOUS_DRAWN)
            mentions.append(each)
            if not one.pronoun:
                cluster.add(each.name, reason, meaning.sure)
        cluster.called = _called([one for one, _ in things], article)
        unnamed.append(cluster)
    return Anaphora(mentions, unnamed)


def _holders(
    article: list[Parsed], names: list[Name], clusters: list[Cluster], taken: set[tuple[int, int]]
) -> Iterator[Anaphor]:
    """Offices in capitals, which no reader takes for a noun: "The Foreign Secretary said"."""
    for held in offices_alone(article, names, clusters):
        head, parsed = held.last - 1, article[held.passage]
        if (held.passage, head) in taken:
            continue
        start, end = parsed.shown(held.first - 1, held.last)
        text = " ".join(parsed.doc[held.first - 1 : held.last].text.split())
        name = Name(held.passage, head, held.last, start, end, text, "PERSON", title="nominal")
        reason = f"only “{canonical(held.cluster)}” is named as it"
        yield Anaphor(name, held.cluster, "nominal", reason, SURE, True)


def unnamed_things(
    references: list[Reference], found: list[Meaning], named: int
) -> list[list[tuple[Reference, Meaning]]]:
    """The things without a name that are worth an entity, each as its references.

    Only what a concrete noun calls, one that tells more than "people" or "place" do, and that two
    nouns of the text mean, or one with two pronouns, surely enough.
    """
    things: dict[int, list[tuple[Reference, Meaning]]] = defaultdict(list)
    for one, meaning in zip(references, found, strict=True):
        if meaning.thing >= named:
            things[meaning.thing].append((one, meaning))
    kept = []
    for group in things.values():
        nouns = [one for one, _ in group if not one.pronoun]
        linked = [meaning.sure for _, meaning in group if meaning.by >= 0]
        telling = any(
            one.head.lemma_.lower() not in _GENERAL and one.kind in UNNAMED_KINDS for one in nouns
        )
        if (len(nouns) < 2 and len(group) < 3) or not telling or not nouns[0].kind:
            continue
        readable = len(group) > 2 or any(one.modifiers for one in nouns)
        if (
            readable
            and nouns[0].kind in UNNAMED_KINDS
            and sum(linked) / len(linked) >= UNNAMED_FROM
        ):
            kept.append(group)
    return kept


def _called(references: list[Reference], article: list[Parsed]) -> str:
    """The fullest phrase around its usual noun, without article: "South Korean spy agency"."""
    nouns = [one for one in references if not one.pronoun]
    counts = Counter(one.head.lemma_ for one in nouns)
    usual = max(counts, key=lambda lemma: counts[lemma])
    phrases = []
    for one in nouns:
        if one.head.lemma_ != usual:
            continue
        doc = article[one.passage].doc
        words = list(doc[one.first : one.last])
        while len(words) > 1 and _off_front(words[0]):
            words = words[1:]
        phrases.append(" ".join(doc[words[0].i : one.last].text.split()))
    fullest = max(phrases, key=lambda p: (min(len(p.split()), 4), -len(p)))
    return fullest[:1].upper() + fullest[1:]


def _off_front(token: Token) -> bool:
    """Words that place a thing in the text and do not describe it."""
    if token.dep_ in ("det", "poss", "case", "nummod", "predet") or not token.is_alpha:
        return True
    return token.tag_ == "JJS" or token.lower_ in _PLACING


def _anaphor(
    one: Reference,
    cluster: Cluster,
    sure: float,
    reason: str,
    article: list[Parsed],
    least: float,
) -> Anaphor:
    sure = sure if one.pronoun else sure**_MODESTY
    start, end = article[one.passage].shown(one.first, one.last)
    text = " ".join(article[one.passage].doc[one.first : one.last].text.split())
    form: Form = "pronoun" if one.pronoun else "nominal"
    at = one.head.i
    name = Name(one.passage, at, at + 1, start, end, text, cluster.kind, title=form)
    takes_part = one.pronoun or (
        one.sort in ("definite", "demonstrative")
        and one.head.dep_ in _TIED_IN
        and not any(map(_narrows, one.head.rights))
    )
    drawn = takes_part and sure >= least
    return Anaphor(name, cluster, form, reason, round(sure, 3), drawn)


def _narrows(behind: Token) -> bool:
    """Whether what stands behind a noun tells which one is meant; ", which …" only adds to it."""
    start = behind.left_edge.i
    added = behind.dep_ == "relcl" and behind.doc[start - 1].text == ","
    return behind.dep_ in ("prep", "relcl", "acl", "appos") and not added


def _least_drawn(references: list[Reference]) -> Iterator[float]:
    """How sure each mention must be to end a line, by who else is named that could be meant."""
    named: dict[str, dict[int, Reference]] = defaultdict(dict)  # by kind: clusters, latest last
    genders: dict[str, Counter[str]] = defaultdict(Counter)  # by kind: how many clusters of each
    for one in references:
        if one.sort == "name":
            if named[one.kind].pop(one.cluster, None) is None:
                genders[one.kind][one.gender] += 1
            named[one.kind][one.cluster] = one
            yield 1.0
        elif one.sort in ("it", "they"):
            yield AMBIGUOUS_DRAWN
        elif one.pronoun and _able(one, genders[one.kind]) == 1:
            yield ALONE_DRAWN
        else:
            near = islice(_near(one, reversed(named[one.kind].values())), 2)
            yield AMBIGUOUS_DRAWN if len(list(near)) > 1 else DRAWN


def _able(one: Reference, genders: Counter[str]) -> int:
    """How many of those named may be of a reference's gender."""
    return sum(n for gender, n in genders.items() if _same_gender(one.gender, gender))


def _near(one: Reference, named: Iterable[Reference]) -> Iterator[Reference]:
    """Those of its gender that were named in the last sentences; the latest come first."""
    for other in named:
        if one.sentence - other.sentence > 2:
            return
        if _same_gender(one.gender, other.gender):
            yield other


def _same_gender(one: str, other: str) -> bool:
    return not one or not other or one == other


def _means_subject(
    one: Reference, before: list[Reference], thing: int, drawn: dict[tuple[int, int], int]
) -> bool:
    """Whether a pronoun's own clause, or the verb of saying above, has that thing as its subject.

    By its name or a noun that surely means it ("The company denied that it …"); only where no
    other name of its kind stands between.
    """
    verb = one.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    if one.head.dep_ == "nsubj":
        verb = one.head.head
        if verb.dep_ != "ccomp" or verb.head.lemma_ not in words("verbs", "reporting"):
            return False
        verb = verb.head
    elif one.head.dep_ != "poss":
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < one.head.i), None)
    if subject is None:
        return False
    near = [
        other
        for other in before
        if other.sort == "name" and other.passage == one.passage
        and subject.i <= other.last - 1 < one.head.i
    ]  # fmt: skip
    named = bool(near) and near[0].head == subject and near[0].cluster == thing
    if not named and drawn.get((one.passage, subject.i)) != thing:
        return False
    people = one.sort in ("he", "she")
    return all(
        other.cluster == thing or (other.kind == "PERSON") != people or other.kind == "EVENT"
        for other in near
    )


def _reason(one: Reference, other: Reference) -> str:
    words = other.head.doc[other.first : other.last].text
    if one.pronoun:
        return f"most likely means the same as “{words}” {_where(one, other)}"
    if one.head.dep_ == "appos" and one.head.head == other.head:
        return f"stands beside “{words}”"
    if one.head.dep_ == "attr":
        return f"“{words}” is said to be it"
    if one.head.lemma_.lower() in other.words:
        return f"same word as in “{words}” {_where(one, other)}"
    return f"most likely means the same as “{words}” {_where(one, other)}"


def _where(one: Reference, other: Reference) -> str:
    if (other.passage, other.first) > (one.passage, one.first):
        return "after it"
    if one.sentence == other.sentence:
        return "in the same sentence"
    return "in the sentence before" if one.sentence - other.sentence == 1 else "before"
