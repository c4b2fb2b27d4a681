"""Which names mean one thing, and why.

Two people of one surname are never merged: a short name goes to the one full name that it can
mean, or stays apart. Rules only, each with its reason and how sure it is; a country and its
adjective stay two, tied by ``stands_for``.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from explorer.extraction import gazetteers as known
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

    def add(self, name: Name, reason: str, confidence: float = 1.0) -> None:
        """Take a name in."""
        self.members.append(Member(name, reason, confidence))
        self.what = self.what or name.what
        self.country = self.country or name.country

    @property
    def texts(self) -> set[str]:
        """The different ways in which the text names it."""
        return {member.name.text for member in self.members}


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
        cluster.gender = _gender(cluster) or _gender_beside(cluster, article)
    return clusters


class _Clusters:
    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._people: dict[str, Cluster] = {}
        self._things: dict[tuple[str, str], Cluster] = {}
        self._short: dict[str, Cluster] = {}

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
            for text, other in self._people.items()
            if _same_but_middle(parts, text.split())
        }
        if len(like) == 1:
            cluster = next(iter(like.values()))
            cluster.add(name, "same first and last name", 0.95)
        else:
            suffix = [
                c
                for t, c in self._people.items()
                if len(parts) < len(t.split()) and t.split()[-len(parts) :] == parts
            ]
            whole = {id(c): c for c in suffix}
            if len(whole) == 1 and len(parts) >= 2:
                cluster = next(iter(whole.values()))
                cluster.add(name, "end of the full name", 0.9)
            else:
                cluster = self._new("PERSON", name)
        self._people[key] = cluster

    def short(self, name: Name) -> None:
        """One word: the one person it can mean, else a person of its own."""
        (part,) = _parts(name.text) or (name.text.casefold(),)
        gender = _gender_of_title(name.title)
        able = [
            c
            for c in self.clusters
            if c.kind == "PERSON"
            and _can_be(part, c)
            and not (gender and _gender(c) and gender != _gender(c))
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
            return sum(m.name.start < name.start for m in one.members)

        others = [c for c in before if c is not cluster]
        if all(count(cluster) >= 2 * count(other) for other in others) and count(cluster) >= 3:
            return cluster
        recent = [
            c
            for c in others
            if any(name.start - 400 < m.name.start < name.start for m in c.members)
        ]
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
        for cluster in organizations:
            text = cluster.members[0].name.text
            longer = [
                c
                for c in organizations
                if c is not cluster
                and c in self.clusters
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
                self.clusters.remove(cluster)

    def _new(self, kind: str, name: Name) -> Cluster:
        cluster = Cluster(kind)
        cluster.add(name, "")
        self.clusters.append(cluster)
        return cluster


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
            elif named_acronym(name.text):
                continue
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


def _gender(cluster: Cluster) -> str:
    votes = [_gender_of_title(m.name.title) for m in cluster.members]
    votes = [v for v in votes if v]
    if votes:
        return votes[0]
    if cluster.gender:
        return cluster.gender
    for text in cluster.texts:
        if " " in text and (gender := known.gender_of_given_name(text.split()[0])):
            return gender
    return ""


def _gender_beside(cluster: Cluster, article: list[Parsed]) -> str:
    """Of whom the text calls "his daughter, X" or "actress X"."""
    if cluster.kind != "PERSON":
        return ""
    for member in cluster.members:
        doc = article[member.name.passage].doc
        at = member.name.first - 1
        if at > 0 and doc[at].text == ",":
            at -= 1
        if at >= 0 and (gender := _gender_of_title(doc[at].text)):
            return gender
    return ""


def _gender_of_title(title: str) -> str:
    for word in title.split():
        if word in known.words("kinship", "female") or word.lower() in known.words(
            "kinship", "female"
        ):
            return "female"
        if word in known.words("kinship", "male") or word.lower() in known.words("kinship", "male"):
            return "male"
    return ""
