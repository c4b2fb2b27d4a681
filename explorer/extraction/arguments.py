"""Who takes part in what a verb or noun says: subjects, objects and prepositional objects as names.

A word stands for a name when it is part of one, a pronoun or relative word that means one, a noun
beside it ("lawmaker Lee"), or people who act for it ("Chinese officials", "Israel's army").
Conjuncts share a place ("Xi, Kim and Putin stood"); an inherited subject is less sure.
"""

from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Span, Token

from explorer.extraction import gazetteers as known
from explorer.extraction.dependents import prepositions
from explorer.extraction.name import Name
from explorer.extraction.speaker import Quoted

_CAUSES = frozenset({"help", "assist", "let", "aid", "enable"})
_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "attr"})
_OF_ONE_SORT = frozenset({"for", "at", "in", "from", "of"})
_LINKS = [[","], ["and"], [",", "and"], ["&"], [",", "the"], [",", "and", "the"], ["and", "the"]]


@dataclass(frozen=True, slots=True, eq=False)
class Participant:
    """A name in a grammatical place; ``sure`` falls with every step away from the plain case.

    ``word`` is the token that fills the place; ``acting`` says that it only acts for the name.
    ``through`` are the words for what is the name's and fills the place for it: "policy of".
    """

    name: Name
    word: Token
    sure: float = 1.0
    acting: bool = False
    through: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Reading:
    """A sentence with its names by token, and what of it is quoted from whom.

    ``both`` holds the nouns that mean two, by token ("the two leaders").
    """

    sentence: Span
    at: dict[int, Name]
    quoted: tuple[Quoted, ...] = ()
    both: dict[int, tuple[Name, ...]] = field(default_factory=dict)

    def names(self) -> list[Name]:
        """The names of the sentence in order, each once."""
        return list(dict.fromkeys(self.at[i] for i in sorted(self.at)))

    def enumeration(self, name: Name) -> list[Name]:
        """The other names of "A, B, and C" that holds a name; the parser alone often errs there."""
        for group in self._enumerations:
            if name in group:
                return [other for other in group if other is not name]
        return []

    @cached_property
    def _enumerations(self) -> list[list[Name]]:
        groups: list[list[Name]] = []
        group: list[Name] = []
        doc = self.sentence.doc
        for name in self.names():
            between = [t.lower_ for t in doc[group[-1].last : name.first]] if group else []
            if group and between in _LINKS and name.kind == group[-1].kind:
                group.append(name)
                continue
            groups.append(group)
            group = [name]
        groups.append(group)
        return [
            g
            for g in groups
            if len(g) > 2 and any(t.lower_ == "and" for t in doc[g[-2].last : g[-1].first])
        ]

    def owns(self, name: Name) -> bool:
        """Whether a name stands before "'s", whatever the parser makes of it."""
        return name.last < self.sentence.end and self.sentence.doc[name.last].tag_ == "POS"

    def inside(self, token: Token) -> bool:
        """Whether a token is of this sentence."""
        return self.sentence.start <= token.i < self.sentence.end


def participants(reading: Reading, word: Token, sure: float = 1.0) -> list[Participant]:
    """The names that a word and its conjuncts stand for."""
    found = participant(reading, word, sure)
    for other in word.conjuncts:
        if other.i > word.i and reading.inside(other) and _like(reading, word, other):
            found += participant(reading, other, sure - 0.05)
    listed = reading.at.get(word.i)
    if listed is not None:
        found += [Participant(n, word, sure - 0.05) for n in reading.enumeration(listed)]
    seen: dict[Name, Participant] = {}
    for each in found:
        seen.setdefault(each.name, each)
    return list(seen.values())


def _given(reading: Reading, verb: Token, thing: Token) -> list[Participant]:
    """As in "fined Google two billion euros", where the parser puts the name into the thing."""
    start = verb.i + 1
    if start < reading.sentence.end and reading.sentence.doc[start].lower_ == "the":
        start += 1
    name = reading.at.get(start)
    if name is None or name.first != start or name.last > thing.i or thing.i in reading.at:
        return []
    doc = reading.sentence.doc
    last = doc[name.last - 1]
    if doc[name.last].tag_ == "POS":
        return _whose(reading, name, thing)
    inside = last.head == thing and last.dep_ in ("compound", "nmod", "poss")
    return [Participant(name, last, 0.85)] if inside else []


def _whose(reading: Reading, name: Name, thing: Token) -> list[Participant]:
    """As in "pay Epstein's victims 75 million dollars"."""
    had = reading.sentence.doc[name.last - 1].head
    if had.pos_ != "NOUN" or had.head != thing or had.dep_ not in ("compound", "nmod"):
        return []
    return [Participant(name, had, 0.75, through=(had.lower_, "of"))]


def objects(reading: Reading, verb: Token) -> list[Participant]:
    """Direct objects of a verb that are names."""
    found: list[Participant] = []
    for child in verb.children:
        if (
            child.dep_ in ("dobj", "dative")
            and child.i > verb.i
            and child.dep_ != "prep"
            and child.pos_ != "ADP"
        ):
            found += participants(reading, child)
            if verb.lemma_ in known.words("verbs", "giving"):
                found += _given(reading, verb, child)
        elif child.dep_ == "npadvmod" and _scored_against(reading, verb, child):
            found += participants(reading, child)
        elif child.dep_ == "ccomp" and verb.lemma_ in _CAUSES and child.tag_ == "VB":
            for under in child.children:
                if under.dep_ == "nsubj" and under.i > verb.i:
                    found += participants(reading, under)
        elif child.dep_ == "dobj" and child.tag_ in ("WP", "WDT"):
            found += participants(reading, child)
    return found


def _scored_against(reading: Reading, verb: Token, word: Token) -> bool:
    """As in "beat Arsenal 2-1", where the parser takes the name for a measure."""
    name = reading.at.get(word.i)
    if name is None or name.first != verb.i + 1 or name.kind not in ("ORGANIZATION", "PLACE"):
        return False
    return not any(c.dep_ == "dobj" and c.i in reading.at for c in verb.children)


def participant(reading: Reading, word: Token, sure: float = 1.0) -> list[Participant]:
    """The names that a word alone stands for, without its conjuncts."""
    if word.i in reading.both:
        return [Participant(each, word, sure - 0.1) for each in reading.both[word.i]]
    name = reading.at.get(word.i)
    if name is not None:
        if name.kind == "GROUP" and name.what == "adjective" and word.pos_ == "ADJ":
            return []
        if word.dep_ in _PLACES and reading.owns(name):
            return _possessed(reading, name, word, sure)
        return [Participant(name, word, sure)]
    if word.tag_ in ("WP", "WDT", "WP$"):
        return _antecedent(reading, word, sure)
    if word.pos_ == "PRON" or word.pos_ == "DET":
        return []
    if word.pos_ not in ("NOUN", "PROPN"):
        return []
    for child in word.children:
        if child.dep_ == "appos" and child.i in reading.at and _single(word, child):
            return [Participant(reading.at[child.i], word, sure - 0.1)]
    called = _so_called(reading, word)
    if called is not None:
        return [Participant(called, word, sure - 0.05)]
    equal = _equal(reading, word)
    if equal is not None:
        return [Participant(equal, word, sure - 0.1)]
    inner = _called_place(reading, word)
    if inner is not None:
        return [Participant(inner, word, sure - 0.05)]
    examples = [Participant(n, word, sure - 0.15) for n in _examples(reading, word)]
    if examples:
        return examples
    if word.lower_ in known.words("roles", "representatives"):
        return [Participant(n, word, sure - 0.15, acting=True) for n in represented(reading, word)]
    return []


def _possessed(reading: Reading, name: Name, word: Token, sure: float) -> list[Participant]:
    """As in "complied with the Church of Scientology's requests", taken for the Church itself."""
    doc, at, noun = reading.sentence.doc, name.last + 1, None
    while at < reading.sentence.end and at not in reading.at and doc[at].pos_ in ("ADJ", "NOUN"):
        noun = doc[at] if doc[at].pos_ == "NOUN" else noun
        at += 1
    if noun is None or word.dep_ not in ("pobj", "dobj"):
        return []
    return [Participant(name, word, sure * 0.85, through=(noun.lower_, "of"))]


def _so_called(reading: Reading, word: Token) -> Name | None:
    """The name that a noun only sorts: "the Kano state", "the Hells Angels biker gang"."""
    places = word.lower_ in known.words("roles", "descriptors") and word.lower_ != "capital"
    for child in word.children:
        name = reading.at.get(child.i)
        if name is None or child.dep_ not in ("compound", "amod", "nmod"):
            continue
        if name.kind == "PLACE" and places and name.last == word.i:
            return name
        if name.country and word.lower_ in ("border", "coast", "frontier"):
            return name
        bands = word.lower_ in known.words("roles", "bands")
        if name.kind == "ORGANIZATION" and bands and 0 <= word.i - name.last < 2:
            return name
    return None


def _equal(reading: Reading, word: Token) -> Name | None:
    """The name that a noun only describes: "Kletva is a song …", "Gazprom, a company …"."""
    if word.tag_ != "NN" or word.pos_ != "NOUN":
        return None
    head = word.head
    if word.dep_ == "appos" and head.i in reading.at and head.i < word.i:
        return reading.at[head.i]
    if word.dep_ == "attr" and head.lemma_ in ("be", "become", "remain"):
        for child in head.children:
            if child.dep_ == "nsubj" and child.i in reading.at and not child.conjuncts:
                return reading.at[child.i]
    return None


def _called_place(reading: Reading, word: Token) -> Name | None:
    """As in "the province of Ankara", "the village of Vardar"."""
    if word.lemma_.lower() not in known.words("namewords", "PLACE of nouns"):
        return None
    for preposition, end in prepositions(word):
        name = reading.at.get(end.i)
        if preposition.lower_ == "of" and name is not None and name.kind == "PLACE":
            return None if name.what == "country" or end.i - word.i > 3 else name
    return None


def _examples(reading: Reading, word: Token) -> list[Name]:
    """As in "companies including Shell and BP", "officials such as Foreign Minister Choe"."""
    if word.tag_ not in ("NNS", "NNPS"):
        return []
    for child in word.children:
        such = child.lower_ == "as" and child.nbor(-1).lower_ == "such"
        if (such or child.lower_ == "including") and 0 < child.i - word.i < 9:
            for end in child.children:
                beside = [c for c in end.children if c.dep_ == "appos" and c.i in reading.at]
                if end.dep_ == "pobj" and end.i not in reading.at and beside:
                    end = beside[0]
                if end.dep_ in ("pobj", "appos") and end.i in reading.at:
                    first = reading.at[end.i]
                    others = [reading.at[c.i] for c in end.conjuncts if c.i in reading.at]
                    return list(dict.fromkeys([first, *others, *reading.enumeration(first)]))
    return []


def represented(reading: Reading, word: Token) -> list[Name]:
    """The country or organization for which a group acts: "Chinese officials", "Iran's army"."""
    for child in word.children:
        name = reading.at.get(child.i)
        if name is None or name.kind not in ("PLACE", "GROUP", "ORGANIZATION") or child.i > word.i:
            continue
        if child.dep_ in ("poss", "amod", "compound", "nmod") and (
            known.is_country(name.country) or name.kind == "ORGANIZATION"
        ):
            others = [
                reading.at[c.i] for c in child.conjuncts if c.i in reading.at and c.i < word.i
            ]
            return [name, *(o for o in others if o.country)]
    return []


def _antecedent(reading: Reading, word: Token, sure: float) -> list[Participant]:
    clause = word.head
    while clause.head != clause and (
        clause.dep_ not in ("relcl", "ROOT", "ccomp", "acl") or _told_of(word, clause)
    ):
        clause = clause.head
    if clause.dep_ != "relcl":
        return []
    noun = clause.head
    if not reading.inside(noun) or noun.i > word.i:
        return []
    between = reading.sentence.doc[noun.i + 1 : word.i]
    nearer = [
        t for t in between if t.i in reading.at and reading.at[t.i] is not reading.at.get(noun.i)
    ]
    plural = clause_is_plural(clause)
    if nearer and not plural:
        last = reading.at[nearer[-1].i]
        if last.last >= word.i - 2 and last.kind == "PERSON" and word.lower_ in ("who", "whom"):
            return [Participant(last, word, sure - 0.1)]
        if word.lower_ in ("who", "whom") and reading.at.get(noun.i) is None:
            return []
    found = participant(reading, noun, sure - 0.05)
    joined = [c for c in noun.conjuncts if c.i in reading.at and c.i < word.i]
    if found and joined and word.lower_ in ("who", "which", "that") and plural:
        found += [Participant(reading.at[c.i], word, sure - 0.1) for c in joined]
    return found


def _told_of(word: Token, clause: Token) -> bool:
    """As in "who police say paid": the clause is told of by a verb behind its own subject."""
    return clause.dep_ == "ccomp" and word.head == clause and word.i < clause.head.i < clause.i


def clause_is_plural(verb: Token) -> bool:
    """Whether a finite verb agrees with more than one ("who had met" tells nothing: true)."""
    finite = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    return not any(t.tag_ == "VBZ" or t.lower_ == "was" for t in finite)


def _like(reading: Reading, word: Token, other: Token) -> bool:
    """Whether two conjuncts are of one sort: what is not, the parser joined by mistake."""
    kinds = {reading.at[t.i].kind for t in (word, other) if t.i in reading.at}
    if len(kinds) == 2 and "GROUP" in kinds and "PLACE" not in kinds:
        return False
    if kinds == {"PLACE", "ORGANIZATION"} and not any(
        reading.at[t.i].country for t in (word, other)
    ):
        return False
    if kinds == {"PERSON", "ORGANIZATION"} and word.head.lower_ in _OF_ONE_SORT:
        return False  # "play for the Lynx, Ann and Eve play for …"
    return other.pos_ in ("PROPN", "NOUN", "PRON") and word.dep_ != "ROOT"


def _single(word: Token, child: Token) -> bool:
    return word.tag_ in ("NN", "NNP") and abs(child.i - word.i) < 12
