"""Which names mean one thing, and why.

Two people of one surname are never merged: a short name goes to the one full name that it can
mean, or stays apart. Rules only, each with its reason and how sure it is; a country and its
adjective stay two, tied by ``stands_for``.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from dataclasses import dataclass, field

from explorer.extraction import gazetteers as known
from explorer.extraction.genders import gender_beside, gender_of_name, gender_of_title
from explorer.extraction.names import Name
from explorer.extraction.namewords import first_of_company, generic_company_word, named_acronym
from explorer.extraction.parsing import Parsed


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """A name in a cluster, and why it is there."""

    name: Name
    reason: str
    confidence: float


@dataclass(slots=True, eq=False)
class Cluster:
    """All mentions of one real thing; ``country`` where a country, capital or demonym is known."""

    kind: str
    members: list[Member] = field(default_factory=list)
    what: str = ""
    country: str = ""
    gender: str = ""
    called: str = ""  # what to show it as, where no mention says all of it
    texts: dict[str, None] = field(default_factory=dict)  # the ways in which the text names it
    titled: str = ""  # the gender that a title before it tells
    starts: list[int] = field(default_factory=list)  # of its members, in order

    def add(self, name: Name, reason: str, confidence: float = 1.0) -> None:
        """Take a name in."""
        self.members.append(Member(name, reason, confidence))
        self.texts.setdefault(name.text)
        self.titled = self.titled or gender_of_title(name.title)
        insort(self.starts, name.start)
        self.what = self.what or name.what
        self.country = self.country or name.country

    def known_gender(self) -> str:
        """What titles, the text or a given name tell; '' where none does."""
        return self.titled or self.gender or next(filter(None, map(gender_of_name, self.texts)), "")


def find_clusters(names: list[Name], article: list[Parsed]) -> list[Cluster]:
    """Join the names of an article; in order of first mention."""
    found = _Clusters()
    acronyms = _acronyms_in_brackets(names, article)
    people = [n for n in names if n.kind == "PERSON"]
    for name in people:
        if len(_parts(name.text)) > 1:
            found.person(name)
    for name in people:
        if len(_parts(name.text)) == 1:
            found.short(name)
    for name in names:
        if name.kind != "PERSON":
            found.thing(name, acronyms)
    found.shortened()
    clusters = found.clusters
    for cluster in clusters:
        cluster.members.sort(key=lambda m: m.name.start)
    clusters.sort(key=lambda c: c.members[0].name.start)
    for cluster in clusters:
        cluster.gender = cluster.known_gender()
        if cluster.kind == "PERSON" and not cluster.gender:
            cluster.gender = gender_beside((m.name for m in cluster.members), article)
    return clusters


class _Clusters:
    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._people: dict[str, Cluster] = {}
        self._things: dict[tuple[str, str], Cluster] = {}
        self._short: dict[str, Cluster] = {}
        # What a name can mean is looked up by its words: long lists would else take for ever.
        self._worded: dict[str, dict[int, Cluster]] = defaultdict(dict)
        self._ends: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._tails: dict[tuple[str, ...], dict[int, Cluster]] = defaultdict(dict)

    def person(self, name: Name) -> None:
        """A name of two words and more: exactly like another, or but for a middle name."""
        key = " ".join(_parts(name.text))
        cluster = self._people.get(key)
        if cluster is not None:
            cluster.add(name, "same name")
            return
        parts = _parts(name.text)
        like = {
            id(other): other
            for text in self._ends[parts[0], parts[-1]]
            if _same_but_middle(parts, text.split()) and (other := self._people[text])
        }
        if len(like) == 1:
            cluster = next(iter(like.values()))
            self._add(cluster, name, "same first and last name", 0.95)
        else:
            whole = self._tails.get(tuple(parts), {})
            if len(whole) == 1:
                cluster = next(iter(whole.values()))
                self._add(cluster, name, "end of the full name", 0.9)
            else:
                cluster = self._new("PERSON", name)
        self._people[key] = cluster
        words = key.split()
        self._ends[words[0], words[-1]].append(key)
        for at in range(1, len(words) - 1):
            self._tails[tuple(words[at:])][id(cluster)] = cluster

    def short(self, name: Name) -> None:
        """One word: the one person it can mean, else a person of its own."""
        (part,) = _parts(name.text) or (name.text.casefold(),)
        gender = gender_of_title(name.title)
        able = [
            c
            for c in self._worded[part.split()[0]].values()
            if c.kind == "PERSON"
            and _can_be(part, c)
            and not (gender and c.known_gender() and gender != c.known_gender())
        ]
        strong = [c for c in able if _surname(part, c)]
        able = strong or able
        before = [c for c in able if c.members[0].name.start < name.start]
        cluster: Cluster | None = None
        reason, sure = "short form of the only such name", 0.95
        if len(able) == 1:
            cluster = able[0]
        elif len(before) == 1:
            cluster, reason, sure = before[0], "short form of the only such name so far", 0.9
        elif before:
            cluster = self._established(part, name, before)
            reason, sure = "short form as used before", 0.8
        if cluster is not None:
            cluster.add(name, reason, sure)
            self._short.setdefault(part, cluster)
            return
        alone = [
            self._things[key]
            for key in (("PERSON", part), ("PERSON male", part), ("PERSON female", part))
            if key in self._things and (not gender or key[0] in ("PERSON", f"PERSON {gender}"))
        ]
        if len(alone) == 1:
            alone[0].add(name, "same name", 0.9)
        else:
            key = (f"PERSON {gender}".strip(), part)
            cluster = self._things.get(key)
            if cluster is not None:
                cluster.add(name, "same name and title", 0.9)
            else:
                self._things[key] = self._new("PERSON", name)

    def _established(self, part: str, name: Name, before: list[Cluster]) -> Cluster | None:
        """Who the short name has meant so far, unless another such person is as prominent."""
        cluster = self._short.get(part)
        if cluster is None or cluster not in before:
            return None

        def count(one: Cluster) -> int:
            return bisect_left(one.starts, name.start)

        others = [c for c in before if c is not cluster]
        if all(count(cluster) >= 2 * count(other) for other in others) and count(cluster) >= 3:
            return cluster
        recent = [c for c in others if count(c) > bisect_right(c.starts, name.start - 400)]
        return None if recent else cluster

    def thing(self, name: Name, acronyms: dict[str, str]) -> None:
        """Anything but a person: the same words, a known alias, or an acronym given in brackets."""
        kind = name.kind
        if name.what == "country" or (kind == "GROUP" and name.country):
            key = (kind, name.country)
            reason = "known name of the same"
        else:
            key = (kind, _key(acronyms.get(name.text, name.text)))
            reason = "acronym with its long form" if name.text in acronyms else "same name"
        cluster = self._things.get(key)
        if cluster is None:
            self._things[key] = self._new(kind, name)
        else:
            cluster.add(name, "same name" if name.text in cluster.texts else reason)

    def shortened(self) -> None:
        """Join "Apple" with "Apple Inc." and "KCNA" with "Korean Central News Agency"."""
        organizations = [c for c in self.clusters if c.kind == "ORGANIZATION"]
        able: dict[str, dict[int, Cluster]] = defaultdict(dict)
        for cluster in organizations:
            for key in {key for text in cluster.texts for key in _beginnings(text)}:
                able[key][id(cluster)] = cluster
        gone: set[int] = set()
        for cluster in organizations:
            text = cluster.members[0].name.text
            keys = (text.split()[0], text.replace(".", ""))
            longer = [
                c
                for c in {id(c): c for key in keys for c in able[key].values()}.values()
                if c is not cluster
                and id(c) not in gone
                and any(_shortens(text, other) for other in c.texts)
            ]
            if len(longer) == 1:
                reason = (
                    "acronym of the long form"
                    if named_acronym(text)
                    else "name without its company form"
                )
                for member in cluster.members:
                    longer[0].add(member.name, reason, 0.85)
                for key in {key for other in cluster.texts for key in _beginnings(other)}:
                    able[key][id(longer[0])] = longer[0]
                gone.add(id(cluster))
        self.clusters = [c for c in self.clusters if id(c) not in gone]

    def _new(self, kind: str, name: Name) -> Cluster:
        cluster = Cluster(kind)
        self._add(cluster, name, "")
        self.clusters.append(cluster)
        return cluster

    def _add(self, cluster: Cluster, name: Name, reason: str, sure: float = 1.0) -> None:
        cluster.add(name, reason, sure)
        for word in {w for part in _parts(name.text) for w in part.split()}:
            self._worded[word][id(cluster)] = cluster


def canonical(cluster: Cluster) -> str:
    """The name to show: the country's own, the full name; the most used among equals."""
    if cluster.what == "country" and cluster.country and cluster.kind == "PLACE":
        return cluster.country
    counts: dict[str, int] = defaultdict(int)
    for member in cluster.members:
        counts[member.name.text] += 1

    def rank(text: str) -> tuple[int, int, int]:
        full = len(text.split()) if cluster.kind in ("PERSON", "ORGANIZATION") else 0
        capitals = cluster.kind != "PERSON" or not text.isupper()
        return (int(capitals), min(full, 5), counts[text])

    return max(counts, key=rank)


def _acronyms_in_brackets(names: list[Name], article: list[Parsed]) -> dict[str, str]:
    """Acronym → long form, where brackets say so and the letters agree: "… Agency (KCNA)"."""
    found: dict[str, str] = {}
    for name in names:
        doc = article[name.passage].doc
        if (
            name.last + 2 < len(doc)
            and doc[name.last].text == "("
            and doc[name.last + 2].text == ")"
        ):
            short = doc[name.last + 1].text
            if named_acronym(short) and abbreviates(short, name.text):
                found[short] = name.text
    return found


def abbreviates(short: str, long: str) -> bool:
    """Whether the letters of a short form begin the words of a long one, in order."""
    parts = [w for w in re.findall(r"[^\W_]+", long) if w[0].isupper() or w[0].isdigit()]
    letters = [c for c in short if c.isalpha()]
    at = 0
    for word in parts:
        if at < len(letters) and word[0].upper() == letters[at].upper():
            at += 1
    return at == len(letters) and len(letters) >= 2 and len(parts) <= 2 * len(letters)


def _beginnings(long: str) -> tuple[str, str]:
    """The first word and the initials of a name: what short forms of it begin with."""
    initials = "".join(w[0] for w in re.findall(r"[^\W_]+", long) if w[0].isupper())
    return long.split()[0], initials


def _shortens(short: str, long: str) -> bool:
    if short == long:
        return False
    if named_acronym(short) and len(short) > 2:
        initials = "".join(w[0] for w in re.findall(r"[^\W_]+", long) if w[0].isupper())
        return initials == short.replace(".", "")
    a, b = short.split(), long.split()
    if first_of_company(short, long):
        return True
    return (
        len(a) < len(b) and b[: len(a)] == a and all(generic_company_word(w) for w in b[len(a) :])
    )


def _parts(text: str) -> list[str]:
    cleaned = re.sub(r"[.\"'()]", "", text.partition(" of ")[0].replace("-", " ")).casefold()
    parts = cleaned.split()
    if len(parts) > 1 and parts[-1] in _LATER:  # "Trump Jr" is not "Trump", "James IV" not "James"
        parts[-2:] = [" ".join(parts[-2:])]
    return parts


_LATER = frozenset(
    ["jr", "sr", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "xi", "xii", "xiv", "xvi"]
)


def _key(text: str) -> str:
    return re.sub(r"^the ", "", text.casefold()).replace(".", "").replace("-", " ")


def _same_but_middle(one: list[str], other: list[str]) -> bool:
    if len(one) == len(other) or min(len(one), len(other)) != 2 or max(len(one), len(other)) > 4:
        return False
    return one[0] == other[0] and one[-1] == other[-1]


def _can_be(part: str, cluster: Cluster) -> bool:
    for text in cluster.texts:
        parts = _parts(text)
        if len(parts) > 1 and part in (parts[0], parts[-1], parts[-1].split()[0]):
            return True
    return False


def _surname(part: str, cluster: Cluster) -> bool:
    """Whether a word stands where the family name stands: last, or first in Korean or Chinese."""
    first = part.capitalize() in known.words("people", "surnames_first")
    return any(
        len(parts) > 1 and (part == parts[-1] or (first and part == parts[0]))
        for parts in map(_parts, cluster.texts)
    )
