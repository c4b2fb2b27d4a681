"""Which names mean one thing, and why.

Two people of one surname are never merged: a short name goes to the one full name that it can
mean, or stays apart. Rules only, each with its reason and how sure it is; a country and its
adjective stay two, tied by ``stands_for``.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict

from explorer.extraction import shortforms as short_of
from explorer.extraction.aliases import also_called
from explorer.extraction.bindings import told_apart
from explorer.extraction.cluster import Cluster
from explorer.extraction.genders import gender_beside, gender_of_title
from explorer.extraction.longforms import LongForms, by_one_word, short_for
from explorer.extraction.name import Name
from explorer.extraction.parsing import Parsed
from explorer.extraction.personnames import (
    can_be,
    is_middle,
    is_surname,
    is_surname_of_later,
    name_parts,
    same_but_middle,
    sounds,
    spelled,
    variant,
)
from explorer.extraction.relatives import given_of_kin, parents, relatives
from explorer.extraction.shortforms import acronyms_in_brackets, one_name


def find_clusters(names: list[Name], article: list[Parsed]) -> list[Cluster]:
    """Join the names of an article; in order of first mention."""
    acronyms = acronyms_in_brackets(names, article)
    same = also_called(names, article)
    people = [n for n in names if n.kind == "PERSON"]
    found = _Clusters(parents(people, article))
    for name in people:
        if len(name_parts(name.text)) > 1:
            found.person(name)
    found.join(same)
    found.variants(article)
    found.named_for_kin(relatives(people, article))
    found.apart = told_apart(people, article)
    found.given_of_kin = given_of_kin(people, article)
    ordered = [n for n in people if len(name_parts(n.text)) == 1]
    for name in sorted(ordered, key=lambda n: " " not in n.text):  # "Charles III" before "Charles"
        found.short(name)
    for name in names:
        if name.kind != "PERSON":
            found.thing(name, acronyms)
    found.join(same)
    found.shortened(article)
    clusters = found.left()
    for cluster in clusters:
        cluster.members.sort(key=lambda m: m.name.start)
    clusters.sort(key=lambda c: c.members[0].name.start)
    for cluster in clusters:
        cluster.gender = cluster.known_gender()
        if cluster.kind == "PERSON" and not cluster.gender:
            cluster.gender = gender_beside((m.name for m in cluster.members), article)
    return clusters


class _Clusters:
    def __init__(self, parents: set[Name]) -> None:
        self._parents = parents
        self.clusters: list[Cluster] = []
        self._people: dict[str, Cluster] = {}
        self._things: dict[tuple[str, str], Cluster] = {}
        self._short: dict[str, Cluster] = {}
        self._gone: set[int] = set()  # clusters that went into others
        # What a name can mean is looked up by its words: long lists would else take for ever.
        self._worded: dict[str, dict[int, Cluster]] = defaultdict(dict)
        self._ends: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._tails: dict[tuple[str, ...], dict[int, Cluster]] = defaultdict(dict)
        self._sounding: dict[str, set[str]] = defaultdict(set)
        self._kin: set[int] = set()
        self.given_of_kin: set[Name] = set()
        self.apart: dict[str, set[Name]] = {}  # whom a surname alone does not mean
        self._topic: Cluster | None = None  # the first person of the article

    def left(self) -> list[Cluster]:
        """The clusters that went into no other."""
        return [c for c in self.clusters if id(c) not in self._gone]

    def person(self, name: Name) -> None:
        """A name of two words and more: exactly like another, or but for a middle name.

        Only the very same name is one with that of somebody's parent: children are named alike.
        """
        key = " ".join(name_parts(name.text))
        cluster = self._people.get(key)
        if cluster is not None:
            cluster.add(name, "same name")
            return
        parts = name_parts(name.text)
        like = {
            id(other): other
            for text in self._ends[parts[0], parts[-1]]
            if same_but_middle(parts, text.split())
            and not self._is_parent(other := self._people[text])
        }
        apart = name in self._parents
        if len(like) == 1 and not apart:
            cluster = next(iter(like.values()))
            self._add(cluster, name, "same first and last name", 0.95)
        else:
            whole = self._tails.get(tuple(parts), {})
            if len(whole) == 1 and not apart:
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
        (part,) = name_parts(name.text) or (name.text.casefold(),)
        said = gender_of_title(name.title)
        able = [
            c
            for c in self._worded[part.split()[0]].values()
            if c.kind == "PERSON"
            and id(c) not in self._gone
            and (can_be(part, c.texts) or is_middle(part, c.texts))
            and not (said and (other := c.known_gender()) and said != other)
        ]
        able = able or self._spelled(part)
        apart = self.apart.get(part, set())
        able = [c for c in able if not any(m.name in apart for m in c.members)]
        if name in self.given_of_kin:
            able = [c for c in able if is_surname(part, c.texts) or self._has_family(c)]
        strong = [c for c in able if is_surname(part, c.texts)]
        plain = [text for c in strong for text in c.texts]
        strong += [c for c in able if is_surname_of_later(part, c.texts, plain)]
        able = strong or able
        if len(able) > 1:
            able = [c for c in able if id(c) not in self._kin] or able
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
            if key in self._things and (not said or key[0] in ("PERSON", f"PERSON {said}"))
        ]
        if len(alone) == 1:
            alone[0].add(name, "same name", 0.9)
        else:
            key = (f"PERSON {said}".strip(), part)
            cluster = self._things.get(key)
            if cluster is not None:
                cluster.add(name, "same name and title", 0.9)
            else:
                self._things[key] = self._new("PERSON", name)

    def _has_family(self, cluster: Cluster) -> bool:
        """Whether the article names somebody else of the surname: "her husband Bill" shares it."""
        last = {parts[-1].split()[0] for t in cluster.texts if len(parts := name_parts(t)) > 1}
        return any(
            c is not cluster and c.kind == "PERSON" and id(c) not in self._gone
            for word in last
            for c in self._worded[word].values()
        )

    def _spelled(self, part: str) -> list[Cluster]:
        """Those whose surname is another spelling of a word: "Zelensky" of "Zelenskyy"."""
        if len(part) < 6:
            return []
        words = self._sounding.get(spelled(part), ())
        return list({id(c): c for w in words for c in self._worded[w].values()
                     if c.kind == "PERSON" and id(c) not in self._gone
                     and is_surname(w, c.texts)}.values())  # fmt: skip

    def _is_parent(self, cluster: Cluster) -> bool:
        return any(m.name in self._parents for m in cluster.members)

    def variants(self, article: list[Parsed]) -> None:
        """Join "J. Smith" with "John Smith", "Kristen Beck" with "Kristin Beck".

        Only where one name alone can be the other, and no sentence has both: it would speak of two.
        """
        by_key: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
        able = [c for c in self.left() if not self._is_parent(c)]
        for cluster in able:
            for key in {key for t in cluster.texts for key in sounds(t)}:
                by_key[key].append(cluster)
        for cluster in able:
            keys = {key for t in cluster.texts for key in sounds(t)}
            if any(len(by_key[key]) > _MOST_ALIKE for key in keys):
                continue  # a list of people, where any two may be alike
            near = {id(c): c for key in keys for c in by_key[key]}.values()
            like = [
                (c, why)
                for c in near
                if c is not cluster and id(c) not in self._gone and (why := _variant(c, cluster))
            ]
            if len(like) == 1:
                ((other, why),) = like
                earlier = other.members[0].name.start < cluster.members[0].name.start
                if earlier and not _together(other, cluster, article):
                    self._into(other, cluster, why, 0.85)

    def named_for_kin(self, kin: set[Name]) -> None:
        """Remember whom a surname alone does not mean, and whom the article is about."""
        people = [c for c in self.left() if c.kind == "PERSON"]
        self._topic = min(people, key=lambda c: c.starts[0], default=None)
        self._kin = {id(c) for c in self.left() if all(m.name in kin for m in c.members)}

    def _established(self, part: str, name: Name, before: list[Cluster]) -> Cluster | None:
        """Who the short name has meant so far, unless another such person is as prominent.

        At first, it means the person whom the article is about: named before all others, twice as
        often as any who shares the name, with none of these named just before.
        """

        def count(one: Cluster) -> int:
            return bisect_left(one.starts, name.start)

        cluster = self._short.get(part)
        if cluster is None or cluster not in before:
            cluster = self._topic
            if cluster is None or cluster not in before:
                return None
            others = [c for c in before if c is not cluster]
            oftener = all(count(cluster) >= 2 * count(c) for c in others)
            return cluster if oftener and not self._recent(name, others) else None
        others = [c for c in before if c is not cluster]
        if all(count(cluster) >= 2 * count(other) for other in others) and count(cluster) >= 3:
            return cluster
        return None if self._recent(name, others) else cluster

    @staticmethod
    def _recent(name: Name, others: list[Cluster]) -> bool:
        """Whether one of them was named just before."""
        return any(
            bisect_left(c.starts, name.start) > bisect_right(c.starts, name.start - _NEAR)
            for c in others
        )

    def thing(self, name: Name, acronyms: dict[str, str]) -> None:
        """Anything but a person: the same words, a known alias, or an acronym given in brackets."""
        kind = name.kind
        if name.what == "country" or (kind == "GROUP" and name.country):
            key = (kind, name.country)
            reason = "known name of the same"
        else:
            long = one_name(acronyms.get(name.text, name.text))
            if kind == "GROUP" and long.endswith("s"):
                long = long[:-1]  # "Muslims" are who "Muslim" says
            kind = next((k for k in (kind, *_LONG_KINDS) if (k, long) in self._things), kind)
            key = (kind, long)
            reason = "acronym with its long form" if name.text in acronyms else "same name"
        cluster = self._things.get(key)
        if cluster is None:
            self._things[key] = self._new(kind, name)
        else:
            cluster.add(name, "same name" if name.text in cluster.texts else reason)

    def join(self, pairs: list[tuple[Name, Name]]) -> None:
        """Make one of two clusters whose names the text says to be the same."""
        home = {m.name: c for c in self.left() for m in c.members}
        for one, other in pairs:
            a, b = home.get(one), home.get(other)
            if a is None or b is None or a is b or a.kind != b.kind:
                continue
            self._into(a, b, f"{short_of.ALSO} “{one.text}”", 0.9)
            home.update({m.name: a for m in b.members})
            self._things.update({key: a for key, c in self._things.items() if c is b})
            self._short.update({key: a for key, c in self._short.items() if c is b})

    def shortened(self, article: list[Parsed]) -> None:
        """Join "Apple" with "Apple Inc.", "KCNA" with "Korean Central News Agency"."""
        able = LongForms(self.left())
        for cluster in self.left():
            longer: dict[int, tuple[Cluster, str]] = {}
            for other in able.of(cluster):
                reason = next(filter(None, (short_for(cluster, other, t) for t in other.texts)), "")
                if reason and id(other) not in self._gone:
                    longer[id(other)] = other, reason
            if len(longer) == 1:
                ((other, reason),) = longer.values()
                self._into(other, cluster, reason, 0.85)
        able = LongForms(self.left())
        for cluster in self.left():
            longer_ones = [c for c in able.of(cluster) if id(c) not in self._gone]
            if found := by_one_word(cluster, longer_ones, article):
                self._into(found[0], cluster, found[1], 0.85)

    def _into(self, kept: Cluster, lost: Cluster, reason: str, sure: float) -> None:
        """Move the members of one cluster into another."""
        for member in lost.members:
            self._add(kept, member.name, reason, min(sure, member.confidence))
        self._gone.add(id(lost))

    def _new(self, kind: str, name: Name) -> Cluster:
        cluster = Cluster(kind)
        self._add(cluster, name, "")
        self.clusters.append(cluster)
        return cluster

    def _add(self, cluster: Cluster, name: Name, reason: str, sure: float = 1.0) -> None:
        cluster.add(name, reason, sure)
        for word in {w for part in name_parts(name.text) for w in part.split()}:
            self._worded[word][id(cluster)] = cluster
            self._sounding[spelled(word)].add(word)


_LONG_KINDS = ("ORGANIZATION", "EVENT", "WORK", "PRODUCT")
_MOST_ALIKE = 20
_NEAR = 400
"""Characters in which a person is just named."""


def _variant(one: Cluster, other: Cluster) -> str:
    if one.kind != "PERSON" or other.kind != "PERSON":
        return ""
    genders = one.known_gender(), other.known_gender()
    if all(genders) and genders[0] != genders[1]:
        return ""
    return next(filter(None, (variant(a, b) for a in one.texts for b in other.texts)), "")


def _together(one: Cluster, other: Cluster, article: list[Parsed]) -> bool:
    """Whether a sentence names both."""

    def sentences(cluster: Cluster) -> set[tuple[int, int]]:
        names = [m.name for m in cluster.members]
        return {(n.passage, article[n.passage].doc[n.first].sent.start) for n in names}

    return bool(sentences(one) & sentences(other))
