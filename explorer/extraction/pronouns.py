"""Whom "he", "she", "his" and "her" mean, only where it is certain enough to draw a line on.

A pronoun goes to the one person of the paragraph so far who can be meant; where two can, to the
one who was the subject of the clause or sentence before, and then it is not drawn on.
"""

from spacy.tokens import Span, Token

from explorer.extraction.clusters import Cluster
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
                named = at.get(token.i)
                if named is not None and token.i == named.last - 1:
                    seen.append((order, token, cluster_of[named]))
                gender = _GENDER.get(token.lower_)
                if gender and token.pos_ in ("PRON", "DET"):
                    hit = _meant(token, gender, order, seen, sentence)
                    if hit is not None:
                        cluster, reason, sure = hit
                        if sure >= DRAWN and not cluster.gender:
                            cluster.gender = gender
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
    for distance, sure in ((0, 0.8), (1, 0.8), (2, 0.7), (3, 0.6)):
        here = [
            (t, c) for o, t, c in near if o == order - distance and id(c) in able and t is not None
        ]
        each = {id(c): c for _, c in here}
        if len(each) == 1:
            cluster = next(iter(each.values()))
            alone = len(able) == 1
            more = 0.05 * (cluster.gender == gender) + 0.05 * alone
            reason = "the only person so far" if alone else "the nearest person"
            return (
                cluster,
                f"{reason} who can be meant",
                min(0.9, sure + more - (0 if alone else 0.05)),
            )
        if each:
            subject = [c for t, c in here if t.dep_ in ("nsubj", "nsubjpass")]
            chosen = (subject[-1] if distance == 0 else subject[0]) if subject else here[-1][1]
            reason = "subject of the clause before" if subject else "the person named last"
            return chosen, reason, 0.65 if subject else 0.5
    cluster = list(able.values())[-1]
    return cluster, "the person named last", 0.6 if len(able) == 1 else 0.5


def _clashes(pronoun: Token, other: Token) -> bool:
    """Subject and object of one verb are two people, unless the pronoun is reflexive or "his"."""
    if pronoun.lower_.endswith("self") or pronoun.tag_ == "PRP$":
        return other.dep_ == "appos" and pronoun.head in (other.head, other)
    return pronoun.head == other.head and pronoun.dep_ != other.dep_
