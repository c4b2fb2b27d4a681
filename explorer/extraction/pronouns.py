"""Whom "he", "she", "his" and "her" mean, only where it is certain enough to draw a line on.

A pronoun goes to the one person of the paragraph so far who can be meant; where two can, to the
one who was the subject of the clause or sentence before, and then it is not drawn on.
"""

from spacy.tokens import Span, Token

from explorer.extraction.clusters import Cluster
from explorer.extraction.gazetteers import words
from explorer.extraction.names import Name
from explorer.extraction.parsing import Parsed, sentence_spans

DRAWN = 0.75
_GENDER = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}


class Pronoun(Name):
    """A pronoun, in the form of a name, so that rules treat both alike."""


def find_pronouns(
    article: list[Parsed], names: list[Name], clusters: list[Cluster]
) -> list[tuple[Name, Cluster, str, float]]:
    """Pronouns with the cluster they mean, the reason and how sure it is."""
    cluster_of = {m.name: c for c in clusters for m in c.members if c.kind == "PERSON"}
    by_passage: dict[int, list[Name]] = {}
    for name in names:
        if name in cluster_of:
            by_passage.setdefault(name.passage, []).append(name)
    found: list[tuple[Name, Cluster, str, float]] = []
    carried: list[tuple[int, Token | None, Cluster]] = []
    for number, parsed in enumerate(article):
        seen: list[tuple[int, Token | None, Cluster]] = [(-2, t, c) for _, t, c in carried[-1:]]
        at = {i: n for n in by_passage.get(number, ()) for i in range(n.first, n.last)}
        for order, (sentence, _) in enumerate(sentence_spans(parsed)):
            for token in sentence:
                name = at.get(token.i)
                if name is not None and token.i == name.last - 1:
                    seen.append((order, token, cluster_of[name]))
                gender = _GENDER.get(token.lower_)
                if gender and token.pos_ in ("PRON", "DET"):
                    hit = _meant(token, gender, order, seen, sentence)
                    if hit is not None:
                        cluster, reason, sure = hit
                        start, end = parsed.shown(token.i, token.i + 1)
                        pronoun = Name(
                            number,
                            token.i,
                            token.i + 1,
                            start,
                            end,
                            token.text,
                            "PERSON",
                            title="pronoun",
                        )
                        found.append((pronoun, cluster, reason, sure))
                        seen.append((order, token, cluster))
        carried = [s for s in seen if s[0] >= 0] or carried
    return found


def _meant(
    pronoun: Token,
    gender: str,
    order: int,
    seen: list[tuple[int, Token | None, Cluster]],
    sentence: Span,
) -> tuple[Cluster, str, float] | None:
    near = [s for s in seen if s[0] >= order - 3 or s[0] == -2]
    able: dict[int, Cluster] = {}
    for _, _, cluster in near:
        if cluster.gender in ("", gender):
            able[id(cluster)] = cluster
    same = {id(c) for o, t, c in near if o == order and t is not None and _clashes(pronoun, t)}
    able = {key: c for key, c in able.items() if key not in same}
    if not able:
        return None
    if len(able) == 1:
        cluster = next(iter(able.values()))
        fresh = any(o >= order - 1 for o, _, c in near if c is cluster)
        known = cluster.gender == gender
        return (
            cluster,
            "the only person so far who can be meant",
            (0.85 if known else 0.75) if fresh else 0.65,
        )
    subject_now = [
        c
        for o, t, c in near
        if o == order and t is not None and t.dep_ == "nsubj" and t.i < pronoun.i and id(c) in able
    ]
    if subject_now:
        return subject_now[-1], "subject of the clause before", 0.65
    subject_then = [
        c
        for o, t, c in near
        if o == order - 1 and t is not None and t.dep_ in ("nsubj", "nsubjpass") and id(c) in able
    ]
    if subject_then:
        return subject_then[0], "subject of the sentence before", 0.65
    recent = [c for _, _, c in near if id(c) in able]
    return recent[-1], "the person named last", 0.5


def _clashes(pronoun: Token, other: Token) -> bool:
    """Subject and object of one verb are two people, unless the pronoun is reflexive or "his"."""
    if pronoun.lower_.endswith("self") or pronoun.tag_ == "PRP$":
        return other.dep_ == "appos" and pronoun.head in (other.head, other)
    return pronoun.head == other.head and pronoun.dep_ != other.dep_


_KIN = words("kinship", "female") | words("kinship", "male")
