"""Every place of an article that may mean a thing: names, noun phrases, pronouns.

Each :class:`Reference` holds what decides whom it means: its words, kind, number, gender, place in
the grammar. :mod:`~.coreference` asks of the nouns and pronouns which earlier one they go with.
"""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span, Token

from explorer.extraction import gazetteers as known
from explorer.extraction.cluster import Cluster
from explorer.extraction.name import Name
from explorer.extraction.parsing import Parsed, sentence_spans

Sort = Literal[
    "name", "definite", "demonstrative", "possessive", "indefinite", "bare",
    "he", "she", "it", "they",
]  # fmt: skip

PRONOUNS: dict[str, Sort] = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
}  # fmt: skip
_DETERMINERS: dict[str, Sort] = {
    "the": "definite", "this": "demonstrative", "that": "demonstrative",
    "these": "demonstrative", "those": "demonstrative", "both": "definite",
    "a": "indefinite", "an": "indefinite", "some": "indefinite", "any": "indefinite",
    "no": "indefinite", "another": "indefinite", "each": "indefinite", "every": "indefinite",
    "several": "indefinite", "many": "indefinite", "all": "definite",
}  # fmt: skip
_PLURAL = frozenset({"people", "police", "troops", "couple", "duo", "trio"})
_SEEMS = frozenset({"seem", "appear", "turn", "happen", "rain", "snow", "take", "be", "look"})
_KINDS = ("PERSON", "ORGANIZATION", "GROUP", "EVENT", "PLACE", "WORK", "PRODUCT")


@dataclass(slots=True, eq=False)
class Reference:
    """A place that may mean a thing: tokens ``first`` to ``last`` (excluded) around ``head``.

    ``cluster`` numbers the cluster of a name and is -1 for all else; ``sentence`` counts through
    the article. ``words`` are those that describe the thing, ``modifiers`` those before the head,
    ``countries`` the ones that it is said to be of ("the Malaysian navy").
    """

    sort: Sort
    passage: int
    sentence: int
    first: int
    last: int
    head: Token
    kind: str
    gender: str
    number: str
    quoted: bool
    words: frozenset[str]
    modifiers: frozenset[str] = frozenset()
    cluster: int = -1
    name: Name | None = None
    idle: bool = False
    countries: frozenset[str] = frozenset()

    @property
    def pronoun(self) -> bool:
        """Whether it is a pronoun of the third person."""
        return self.sort in ("he", "she", "it", "they")


def find_references(
    article: list[Parsed], names: list[Name], clusters: list[Cluster]
) -> list[Reference]:
    """All references of an article in order of place."""
    home = {m.name: number for number, c in enumerate(clusters) for m in c.members}
    described = [_described(cluster) for cluster in clusters]
    countries = [_countries(cluster, article) for cluster in clusters]
    by_passage: dict[int, dict[int, Name]] = {}
    for name in names:
        if name in home:
            table = by_passage.setdefault(name.passage, {})
            table.update(dict.fromkeys(range(name.first, name.last), name))
    found: list[Reference] = []
    order = 0
    for number, parsed in enumerate(article):
        at = by_passage.get(number, {})
        quoted = False
        for sentence, _ in sentence_spans(parsed):
            order += 1
            for token in sentence:
                if token.text in ('"', "``", "''"):
                    quoted = not quoted
                    continue
                named = at.get(token.i)
                if named is not None:
                    if token.i == named.last - 1:
                        group = home[named]
                        one = _of_name(named, group, clusters[group], described[group],
                                       parsed, order, quoted)  # fmt: skip
                        one.countries = countries[group]
                        found.append(one)
                    continue
                lower = token.lower_
                if lower in PRONOUNS and token.pos_ in ("PRON", "DET"):
                    pronoun = _of_pronoun(token, number, order, quoted)
                    if not pronoun.idle:
                        found.append(pronoun)
                elif token.pos_ == "NOUN" and token.dep_ not in ("compound", "amod", "npadvmod"):
                    noun = _of_noun(token, number, order, quoted, at)
                    if noun is not None:
                        found.append(noun)
    return found


def kind_of_noun(lemma: str, plural: bool) -> str:
    """What a common noun can mean, or '' where that is open."""
    if lemma in known.kinship() or lemma in known.offices():
        return "GROUP" if plural else "PERSON"
    for kind in _KINDS:
        if lemma in known.words("nounkinds", kind):
            return "GROUP" if plural and kind == "PERSON" else kind
    return ""


def _described(cluster: Cluster) -> frozenset[str]:
    """The words of a cluster's names, of the titles before them and of what is known of it."""
    words = {w for text in cluster.texts for w in text.lower().split()}
    words |= {w for m in cluster.members for w in m.name.title.lower().split()}
    if cluster.what == "country":
        words |= known.words("nounkinds", "called country")
    if cluster.what == "capital":
        words |= known.words("nounkinds", "called capital")
    return frozenset(words)


def _countries(cluster: Cluster, article: list[Parsed]) -> frozenset[str]:
    """The countries that a cluster's names tell: "Indonesian Navy", "Chinese President X"."""
    if cluster.what == "country":
        return frozenset()  # "the former French colony" may be any country
    found: set[str] = set()
    for name in (member.name for member in cluster.members):
        first = name.first - len(name.title.split())
        doc = article[name.passage].doc
        found |= _named_in(doc[name.first : name.last])
        for size in (2, 1):
            before = doc[max(0, first - size) : first]
            if before.text in known.known_names():
                found |= _named_in(before)
                break
    return frozenset(found)


def _named_in(words: Span) -> set[str]:
    """The countries whose adjectives or names stand in some words, the longest of each."""
    found: set[str] = set()
    at = 0
    while at < len(words):
        length = 1
        for size in (2, 1):
            entry = known.known_names().get(words[at : at + size].text)
            if entry is not None and entry.what in ("adjective", "country") and entry.country:
                length = size
                if known.is_country(entry.country):
                    found.add(entry.country)
                break
        at += length
    return found


def _of_name(
    name: Name,
    group: int,
    cluster: Cluster,
    words: frozenset[str],
    parsed: Parsed,
    order: int,
    quoted: bool,
) -> Reference:
    span = parsed.doc[name.first : name.last]
    number = {"PERSON": "one", "GROUP": "many"}.get(cluster.kind, "")
    if cluster.kind in ("PLACE", "EVENT", "WORK", "PRODUCT"):
        number = "one"
    return Reference(
        "name", name.passage, order, name.first, name.last, span.root, cluster.kind,
        cluster.gender, number, quoted, words, cluster=group, name=name,
    )  # fmt: skip


def _of_pronoun(token: Token, passage: int, order: int, quoted: bool) -> Reference:
    sort = PRONOUNS[token.lower_]
    gender = {"he": "male", "she": "female"}.get(sort, "")
    return Reference(
        sort, passage, order, token.i, token.i + 1, token,
        "PERSON" if gender else "", gender, "many" if sort == "they" else "one", quoted,
        frozenset(), idle=sort == "it" and _pleonastic(token),
    )  # fmt: skip


def _of_noun(
    token: Token, passage: int, order: int, quoted: bool, at: dict[int, Name]
) -> Reference | None:
    lemma = token.lemma_.lower()
    if lemma in known.words("nounkinds", "times") or not token.is_alpha:
        return None
    before = [c for c in token.lefts if c.dep_ in ("det", "poss", "amod", "compound", "nummod",
                                                   "nmod", "quantmod")]  # fmt: skip
    first = min((c.left_edge.i for c in before), default=token.i)
    if token.i - first > 15:
        return None
    sort: Sort = "bare"
    for child in before:
        if child.dep_ == "poss":
            sort = "possessive"
        elif child.dep_ == "det":
            sort = _DETERMINERS.get(child.lower_, sort)
    plural = token.tag_ in ("NNS", "NNPS") or lemma in _PLURAL
    kind = kind_of_noun(lemma, plural)
    gender = ""
    if kind == "PERSON":
        for one in ("female", "male"):
            if lemma in known.words("kinship", one):
                gender = one
    number = "many" if plural else "one"
    if kind in ("ORGANIZATION", "GROUP") and not plural:
        number = ""
    modifiers = frozenset(
        t.lower_ for t in token.doc[first : token.i] if t.pos_ in ("ADJ", "NOUN", "PROPN", "NUM")
    )
    return Reference(
        sort, passage, order, first, token.i + 1, token, kind, gender, number, quoted,
        frozenset({lemma}) | modifiers, modifiers,
        countries=frozenset(_named_in(token.doc[first : token.i])),
    )  # fmt: skip


def _pleonastic(token: Token) -> bool:
    """As in "it is likely that", "it seems", "it rained"."""
    verb = token.head
    if token.dep_ == "expl":
        return True
    if token.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_ not in _SEEMS:
        return False
    if verb.lemma_ in ("rain", "snow"):
        return True
    if any(c.lower_ == "that" and c.dep_ == "mark" for c in token.doc[verb.i : verb.i + 5]):
        return True
    return any(c.dep_ in ("ccomp", "xcomp", "csubj", "advcl") and c.i > verb.i
               for c in (*verb.children, *(g for c in verb.children for g in c.children
                                           if c.dep_ in ("acomp", "attr"))))  # fmt: skip
