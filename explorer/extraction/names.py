"""What a text names, where, and of what kind: spaCy's findings, corrected.

Corrections hold for any article: possessives, articles and titles go off a name; known names
(countries, outlets …) have the kind they have; a name's own words tell ("… University", "Lake …");
a name has one kind throughout an article; headlines and capitals are read by what the body names.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from explorer.extraction import gazetteers as known
from explorer.extraction.namewords import kind_by_words, kind_in_place, named_acronym
from explorer.extraction.parsing import Parsed, sentence_spans

KINDS = {
    "PERSON": "PERSON",
    "NORP": "GROUP",
    "FAC": "PLACE",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "ORG": "ORGANIZATION",
    "PRODUCT": "PRODUCT",
    "EVENT": "EVENT",
    "WORK_OF_ART": "WORK",
    "LAW": "WORK",
}
_OFF_FRONT = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "both",
        "all",
        "some",
        "many",
    ]
)
_DAYS = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Jan.",
        "Feb.",
        "Mar.",
        "Apr.",
        "Jun.",
        "Jul.",
        "Aug.",
        "Sept.",
        "Sep.",
        "Oct.",
        "Nov.",
        "Dec.",
        "AM",
        "PM",
        "GMT",
        "UTC",
        "EST",
        "EDT",
    ]
)
_PROPER = ("NNP", "NNPS")


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name in a passage: tokens ``first`` to ``last`` (excluded), ``start`` to ``end`` shown.

    ``what`` and ``country`` are the gazetteer's (see :class:`~.gazetteers.Known`); ``title`` holds
    the words of office right before the name; ``sure`` says that a rule and not spaCy's guess
    gave the kind.
    """

    passage: int
    first: int
    last: int
    start: int
    end: int
    text: str
    kind: str
    what: str = ""
    country: str = ""
    title: str = ""
    sure: bool = False


def find_names(article: list[Parsed]) -> list[Name]:
    """All names of an article in order of place."""
    names: list[Name] = []
    doubtful: list[tuple[int, Span]] = []
    for number, parsed in enumerate(article):
        for sentence, _ in sentence_spans(parsed):
            if is_headline(sentence):
                doubtful.append((number, sentence))
                continue
            names += _in_sentence(number, parsed, sentence)
    names = _same_kind_throughout(names)
    for number, sentence in doubtful:
        names += _as_in_body(number, article[number], sentence, names)
    return sorted(names, key=lambda name: (name.passage, name.first))


def is_headline(sentence: Span) -> bool:
    """Capital letters all over, so that they tell nothing about names and little about grammar."""
    long = [t.text for t in sentence if t.is_alpha and len(t) > 3]
    if len(long) < 4:
        return sum(c.isupper() for w in long for c in w) > 8 and all(w.isupper() for w in long)
    capital = sum(word[0].isupper() for word in long)
    if sum(word.isupper() for word in long) > 0.7 * len(long):
        return True
    return capital > 0.8 * len(long) and sentence[-1].text not in (".", "!")


def _in_sentence(number: int, parsed: Parsed, sentence: Span) -> list[Name]:
    doc = parsed.doc
    spans: list[tuple[int, int, str]] = []
    for entity in sentence.ents:
        if entity.label_ in KINDS:
            spans += _cleaned(doc, entity.start, entity.end, KINDS[entity.label_])
    spans = _with_quoted(doc, sentence, spans)
    spans = _with_known(doc, sentence, spans)
    spans = _with_proper_runs(doc, sentence, spans)
    found = []
    for first, last, kind in sorted(spans):
        name = _named(number, parsed, first, last, kind)
        if name is not None:
            found.append(name)
    return found


def _cleaned(doc: Doc, first: int, last: int, kind: str) -> list[tuple[int, int, str]]:
    """Take articles, titles, possessives, quotes off; cut at an inner possessive or bracket."""
    whole = doc[first:last].text
    if whole in known.known_names():
        return [(first, last, kind)]
    for token in doc[first:last]:
        inner = first < token.i < last - 1
        left = doc[first : token.i].text if inner else ""
        if inner and token.text == "(":
            return _cleaned(doc, first, token.i, kind)
        if inner and kind in ("PERSON", "GROUP") and token.text in (",", "and", "&", ";", "/"):
            return [*_cleaned(doc, first, token.i, kind), *_cleaned(doc, token.i + 1, last, kind)]
        if inner and token.tag_ == "POS" and (kind == "PERSON" or left in known.known_names()):
            right = doc[token.i + 1 : last].text.split()
            guess = kind_by_words(right) or ("PERSON" if kind == "PERSON" else "ORGANIZATION")
            rest = _cleaned(doc, token.i + 1, last, guess)
            return [
                *_cleaned(doc, first, token.i, "PLACE" if left in known.known_names() else kind),
                *rest,
            ]
    while first < last and _off_front(doc[first], kind, last - first):
        first += 1
    while first < last and _off_back(doc[last - 1], doc[first:last].text):
        last -= 1
    if first < last and any(t.text[0].isupper() for t in doc[first:last]):
        return [(first, last, kind)]
    return []


def _off_front(token: Token, kind: str, length: int) -> bool:
    if (
        token.lower_ in _OFF_FRONT
        or length > 1
        and token.lower_ in ("near", "in", "and", "but", "since", "while", "former", "dear", "ex")
        or token.is_space
        or (token.is_punct and token.text != "(")
    ):
        return True
    if kind == "PERSON":
        title = (
            token.lower_.rstrip(".") in known.title_words() or token.lower_ in known.title_words()
        )
        adjective = length > 1 and token.text in known.known_names() and token.tag_ != "NNP"
        return (title and length > 1) or adjective or (not token.text[0].isupper() and length > 2)
    return token.lower_ in known.title_words() and not token.text[0].isupper()


def _off_back(token: Token, whole: str) -> bool:
    if token.tag_ == "POS" or token.lower_ in ("'s", "'", "and", "of", "the", "&", "in"):
        return True
    if token.text == ")" and "(" in whole:
        return False
    return token.is_space or (token.is_punct and token.text != ".") or (token.text == ".")


def _with_quoted(
    doc: Doc, sentence: Span, spans: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Take titles in quotes as works: all words capital, no end mark, some work named beside."""
    opened = -1
    for token in sentence:
        if token.text not in ('"', "``", "''"):
            continue
        if opened < 0:
            opened = token.i
            continue
        first, last, opened_at = opened + 1, token.i, opened
        opened = -1
        inside = doc[first:last]
        long = [t for t in inside if t.is_alpha and len(t) > 3]
        if not 0 < len(inside) <= 8 or not inside[0].text[0].isupper():
            continue
        if not all(t.text[0].isupper() for t in long) or inside[-1].text in (",", ".", "!", "?"):
            continue
        before = doc[max(sentence.start, opened_at - 3) : opened_at]
        beside = any(t.lemma_.lower() in known.words("namewords", "WORK nouns") for t in before)
        if beside or (
            len(long) > 1 and any(first <= s[0] < last and s[2] == "WORK" for s in spans)
        ):
            spans = [s for s in spans if s[1] <= first or s[0] >= last]
            spans.append((first, last, "WORK"))
    return spans


def _with_known(
    doc: Doc, sentence: Span, spans: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Add known names that spaCy missed, put right those that it cut or swallowed."""
    table, starts = known.known_names(), known.names_by_first_word()
    at = sentence.start
    while at < sentence.end:
        length, entry = 0, None
        for words, text in starts.get(doc[at].text, ()):
            if tuple(t.text for t in doc[at : min(at + len(words), sentence.end)]) == words:
                length, entry = len(words), table[text]
                break
        if entry is None and doc[at].text in table and _standing(doc[at], table[doc[at].text].what):
            length, entry = 1, table[doc[at].text]
        if entry is not None:
            touching = [s for s in spans if s[0] < at + length and s[1] > at]
            if not any(
                s[0] <= at and s[1] >= at + length and s[1] - s[0] > length for s in touching
            ):
                alone = length == 1 and not touching and _beside_proper(doc, at, sentence)
                if not alone:
                    spans = [s for s in spans if s not in touching]
                    spans.append((at, at + length, entry.kind))
            at += length
        else:
            at += 1
    return spans


def _standing(token: Token, what: str) -> bool:
    """Whether one word may be the known name although spaCy did not see it."""
    if token.ent_type_ in KINDS:
        return True
    if what in ("adjective", "people"):
        return token.tag_ in ("JJ", "NNP", "NNPS", "NNS") and token.ent_type_ == ""
    if what in ("country", "capital"):
        return token.tag_ in _PROPER
    return token.tag_ in _PROPER and token.is_upper and len(token) > 1


def _beside_proper(doc: Doc, at: int, sentence: Span) -> bool:
    """Part of a longer run of proper nouns ("Paris Hilton"), which is another name."""
    before = (
        at > sentence.start
        and doc[at - 1].tag_ in _PROPER
        and doc[at - 1].lower_ not in known.title_words()
    )
    after = (
        at + 1 < sentence.end
        and doc[at + 1].tag_ in _PROPER
        and doc[at + 1].lower_ not in known.title_words()
    )
    return (before or after) and known.known_names()[doc[at].text].what not in (
        "adjective",
        "people",
        "country",
    )


def _with_proper_runs(
    doc: Doc, sentence: Span, spans: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Lengthen names over the proper nouns right after them; add persons after a title."""
    taken = {i for first, last, _ in spans for i in range(first, last)}
    grown = []
    for first, last, kind in sorted(spans):
        while (
            kind in ("PERSON", "ORGANIZATION", "EVENT")
            and last < sentence.end
            and last not in taken
            and _proper(doc[last])
            and not doc[last - 1].is_punct
            and doc[first:last].text not in known.known_names()
        ):
            taken.add(last)
            last += 1
        grown.append((first, last, kind))
    at = sentence.start
    while at < sentence.end:
        end = at
        while end < sentence.end and end not in taken and _proper(doc[end]):
            end += 1
        if end > at:
            kind = _kind_of_run(doc, at, end, sentence)
            if kind:
                grown += _cleaned(doc, at, end, kind)
        at = max(end, at + 1)
    return grown


def _proper(token: Token) -> bool:
    return (
        token.tag_ in _PROPER
        and token.text[0].isupper()
        and token.text not in _DAYS
        and token.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "CARDINAL")
    )


def _kind_of_run(doc: Doc, first: int, last: int, sentence: Span) -> str:
    words = [t.text for t in doc[first:last]]
    body = [w for w in words if w.lower() not in known.title_words()]
    if not body:
        return ""
    by_words = kind_by_words(words)
    if by_words and len(words) > 1:
        return by_words
    if len(body) < len(words) and words[-1] == body[-1]:
        return "PERSON"
    before = doc[first - 1] if first > sentence.start else None
    if (
        before is not None
        and before.lower_ in known.title_words()
        and before.pos_ in ("NOUN", "PROPN")
    ):
        return "PERSON"
    if len(words) > 1 and known.gender_of_given_name(words[0]):
        return "PERSON"
    if len(words) == 1 and named_acronym(words[0]) and not words[0] in _DAYS:
        return "ORGANIZATION" if first > sentence.start or last < sentence.end - 1 else ""
    return ""


def _named(number: int, parsed: Parsed, first: int, last: int, kind: str) -> Name | None:
    doc = parsed.doc
    words = [t.text for t in doc[first:last]]
    text = re.sub(r"\s+", " ", doc[first:last].text).strip()
    if not text or text in _DAYS or len(text) > 120 or not any(c.isalpha() for c in text):
        return None
    start, end = parsed.shown(first, last)
    title = _title_before(doc, first)
    name = Name(number, first, last, start, end, text, kind, title=title)
    entry = known.known_names().get(text) or known.known_names().get("The " + text)
    titled = title[:1].isupper() and entry is not None and entry.what in ("place", "organization")
    if entry is not None and not (title and kind == "PERSON" or titled):
        return replace(name, kind=entry.kind, what=entry.what, country=entry.country, sure=True)
    kind, sure = kind_in_place(doc, first, last, kind, bool(title))
    return replace(name, kind=kind, sure=sure)


def _title_before(doc: Doc, first: int) -> str:
    """Words of office right before a name, in the order of the text; '' where none."""
    at = first
    while at > 0 and doc[at - 1].lower_ in known.title_words() and not doc[at - 1].is_punct:
        at -= 1
    words = doc[at:first]
    if (
        not len(words)
        or words[-1].tag_.startswith("VB")
        or words[-1].pos_ in ("VERB", "ADJ", "DET")
    ):
        return ""
    return str(words.text)


def _same_kind_throughout(names: list[Name]) -> list[Name]:
    """Give all names of the same words one kind: the most voted, rules counting more."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        votes[name.text][name.kind] += 6 if name.sure else 1
    surnames = {
        part
        for name in names
        if name.kind == "PERSON"
        and (name.sure or known.gender_of_given_name(name.text.split()[0]))
        and " " in name.text
        and votes[name.text].most_common(1)[0][0] == "PERSON"
        for part in (name.text.split()[-1], name.text.split()[0])
    }
    out = []
    for name in names:
        kind = votes[name.text].most_common(1)[0][0]
        if (
            name.text in surnames
            and not name.what
            and kind in ("ORGANIZATION", "PLACE", "PRODUCT", "WORK", "GROUP", "EVENT")
        ):
            kind = "PERSON"
        out.append(name if kind == name.kind else replace(name, kind=kind))
    return out


def _as_in_body(number: int, parsed: Parsed, sentence: Span, body: Iterable[Name]) -> list[Name]:
    """Names in a headline: only what the gazetteers or the rest of the text name so."""
    forms: dict[str, Name] = {}
    for name in body:
        forms.setdefault(name.text.casefold(), name)
    table = {text.casefold(): entry for text, entry in known.known_names().items() if len(text) > 3}
    found: list[Name] = []
    at = sentence.start
    while at < sentence.end:
        for last in range(min(sentence.end, at + 6), at, -1):
            text = parsed.doc[at:last].text
            like, entry = forms.get(text.casefold()), table.get(text.casefold())
            if not parsed.doc[at].text[0].isupper() or (like is None and entry is None):
                continue
            start, end = parsed.shown(at, last)
            if like is not None:
                found.append(
                    replace(
                        like, passage=number, first=at, last=last, start=start, end=end, title=""
                    )
                )
            elif entry is not None:
                found.append(
                    Name(
                        number,
                        at,
                        last,
                        start,
                        end,
                        text,
                        entry.kind,
                        entry.what,
                        entry.country,
                        sure=True,
                    )
                )
            at = last - 1
            break
        at += 1
    return found
