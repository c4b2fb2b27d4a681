"""What a text names, where, and of what kind: spaCy's findings, corrected.

Corrections hold for any article: possessives, articles and titles go off a name; known names
(countries, outlets …) have the kind they have; a name's own words tell ("… University", "Lake …");
a name has one kind throughout an article; headlines and capitals are read by what the body names.
"""

import re
from collections import Counter, defaultdict
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from explorer.extraction import gazetteers as known
from explorer.extraction.aliases import of_one_kind
from explorer.extraction.elsewhere import as_elsewhere, surnames_of_places
from explorer.extraction.headlines import Forms, as_in_body, is_headline
from explorer.extraction.inhabitants import is_inhabitant
from explorer.extraction.name import Name
from explorer.extraction.namewords import (
    first_of_company,
    is_quoted_work,
    is_turn,
    kind_by_words,
    kind_in_place,
)
from explorer.extraction.parsing import Parsed, sentence_spans
from explorer.extraction.spans import DAYS, name_spans

_FUNCTION = frozenset({"PRON", "DET", "AUX", "ADP", "CCONJ", "SCONJ", "PART"})
_ERAS = frozenset({"BC", "BCE", "AD", "CE"})
_OTHER_KINDS = ("ORGANIZATION", "PLACE", "PRODUCT", "WORK", "GROUP", "EVENT")
_OF_PEOPLE = frozenset({"who", "whose", "whom", "aged"})
_LETTERS = known.words("people", "letters_after")
_SPACED = re.compile(r"(?:[A-Z]\. )+[A-Z]\.")
_NOTHING = known.words("namewords", "no names")


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
    names = _without_first_words(names, article)
    names = _same_kind_throughout(as_elsewhere(names, article), article)
    names = surnames_of_places(names, article)
    names += _part_alone(names, article, doubtful)
    forms = Forms(names)
    for number, sentence in doubtful:
        names += as_in_body(number, article[number], sentence, forms)
    names.sort(key=lambda name: (name.passage, name.first))
    return of_one_kind(names, article)


def _in_sentence(number: int, parsed: Parsed, sentence: Span) -> list[Name]:
    found = []
    for first, last, kind in name_spans(parsed.doc, sentence):
        name = _named(number, parsed, first, last, kind)
        if name is not None:
            found.append(name)
    return found


def _named(number: int, parsed: Parsed, first: int, last: int, kind: str) -> Name | None:
    doc = parsed.doc
    text = re.sub(r"\s+", " ", doc[first:last].text).strip()
    text = re.sub(r", (?=[JS]r\b)", " ", text)
    if text in DAYS | _NOTHING or len(text) > 120 or not any(c.isalpha() for c in text):
        return None
    before = doc[first - 1] if first else doc[0]
    era = text in _ERAS and (before.like_num or before.lower_ == "century")
    if text == "I" or era or "$" in text or f"{text}." in known.words("roles", "titles"):
        return None
    if first > 1 and before.text == "," and text.replace(" ", "") in _LETTERS:
        return None  # "Regina Benjamin, MD"
    if is_turn(doc, first, last) and text not in known.known_names():
        return None
    start, end = parsed.shown(first, last)
    title = _title_before(doc, first)
    name = Name(number, first, last, start, end, text, kind, title=title)
    entry = known.known_names().get(text) or known.known_names().get("The " + text)
    if entry is None and _SPACED.fullmatch(text):
        entry = known.known_names().get(text.replace(" ", ""))  # "U. S."
    if entry is None and text.isupper() and len(text) > 3:
        entry = known.known_names().get(text.title())  # "BEIJING (Reuters) —"
        if entry is not None and entry.kind != "PLACE":
            entry = None
    place = entry is not None and entry.kind == "PLACE"
    if is_inhabitant(doc, first, last) or (place and is_quoted_work(doc, first)):
        return None
    if entry is None and not text.isupper() and all(t.pos_ in _FUNCTION for t in doc[first:last]):
        return None  # "It documents", where a reader takes the capital for a name's
    titled = title[:1].isupper() and entry is not None and entry.what in ("place", "organization")
    if entry is not None and not ((title and kind == "PERSON") or titled):
        return replace(name, kind=entry.kind, what=entry.what, country=entry.country, sure=True)
    kind, sure = kind_in_place(doc, first, last, kind, bool(title))
    return replace(name, kind=kind, sure=sure)


def _title_before(doc: Doc, first: int) -> str:
    """Words of office right before a name, in the order of the text; '' where none."""
    at = first
    while at > 0 and doc[at - 1].lower_ in known.title_words() and not doc[at - 1].is_punct:
        at -= 1
    words = doc[at:first]
    last = words[-1] if len(words) else None
    if last is None or last.tag_.startswith("VB") or last.pos_ in ("VERB", "ADJ", "DET"):
        return ""
    return str(words.text)


def _without_first_words(names: list[Name], article: list[Parsed]) -> list[Name]:
    """Without "Photos captured him": a capital only because the sentence begins."""
    doubtful: set[Name] = set()
    common: set[Name] = set()
    for name in names:
        first = article[name.passage].doc[name.first]
        alone = name.last - name.first == 1 and not name.what
        doc = article[name.passage].doc
        after = [t.lower_ for t in doc[name.last : name.last + 2]]
        if len(after) == 2 and after[0] == "," and (after[1] in _OF_PEOPLE or after[1].isdigit()):
            continue  # "Davies, who …"
        if not (alone and first.is_sent_start):
            continue
        if first.lower_ in known.words("roles", "representatives"):
            common.add(name)  # "Police said …"
        elif first.tag_ == "NNS":
            doubtful.add(name)
    named = {word for name in names if name not in doubtful for word in name.text.split()}
    kept = (name for name in names if name not in common)
    return [name for name in kept if name not in doubtful or name.text in named]


def _same_kind_throughout(names: list[Name], article: list[Parsed]) -> list[Name]:
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
    last_names = {n.text.split()[-1] for n in names if n.kind == "PERSON" and " " in n.text}
    companies: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if (
            name.kind == "ORGANIZATION"
            and name.sure
            and first_of_company(name.text.split()[0], name.text)
        ):
            companies[name.text.split()[0]].add(name.text)
    teams = {
        last
        for name in names
        for front, _, last in [name.text.rpartition(" ")]
        if name.kind == "ORGANIZATION" and last.endswith("s") and front in known.known_names()
    }
    shorter = _shorter_kinds(names)
    founded = {
        name.text
        for name in names
        if name.kind == "ORGANIZATION"
        and name.text in surnames
        and (name.text in companies or _beside_full_name(name, names, article))
    }
    out = []
    for name in names:
        kind = votes[name.text].most_common(1)[0][0]
        if name.text in founded:  # "Michael Dell runs Dell": each as read where it stands
            out.append(name)
            continue
        if _is_family(name, surnames, article):
            out.append(replace(name, kind="GROUP"))
            continue
        if name.text in shorter and not name.title and name.text not in surnames:
            out.append(replace(name, kind=shorter[name.text]))
            continue
        if name.text in teams and kind == "GROUP":
            out.append(replace(name, kind="ORGANIZATION"))
            continue
        if len(companies.get(name.text, ())) == 1 and name.text not in surnames and not name.title:
            out.append(replace(name, kind="ORGANIZATION"))
            continue
        named_so = name.text in surnames and not name.what and not _of_its_class(name, article)
        read_so = kind == "WORK" and name.text in last_names and not (name.what or name.sure)
        read_so = read_so and not _quoted(name, article)
        if (named_so and kind in _OTHER_KINDS) or read_so:
            kind = "PERSON"
        out.append(name if kind == name.kind else replace(name, kind=kind))
    return out


def _shorter_kinds(names: list[Name]) -> dict[str, str]:
    """The kind of what an article names in full elsewhere, by its short form.

    "Katrina" of "Hurricane Katrina", "Mysore" of "INS Mysore"; "Troy" where "Troy Police" acts.
    """
    found: dict[str, str] = {}
    for name in names:
        first, _, rest = name.text.partition(" ")
        storm = name.kind == "EVENT" and first.lower() in known.words("namewords", "EVENT first")
        ship = name.kind == "PRODUCT" and first in known.words("products", "ship prefixes")
        if rest and (storm or ship):
            found[rest] = name.kind
        front, _, last = name.text.rpartition(" ")
        if name.kind == "PLACE" and front and last in known.words("namewords", "PLACE last"):
            found.setdefault(front, "PLACE")  # "Bener Meriah" of "Bener Meriah district"
        if name.kind == "ORGANIZATION" and rest.split(" ")[0].lower() in ("police", "county"):
            found.setdefault(first, "PLACE")
    return {text: kind for text, kind in found.items() if text not in known.known_names()}


def _quoted(name: Name, article: list[Parsed]) -> bool:
    """Whether a name stands in quotes alone: a title, or the word itself."""
    doc = article[name.passage].doc
    return name.first > 0 and doc[name.first - 1].text in ('"', "``", "''", "“", "‘")


def _beside_full_name(name: Name, names: list[Name], article: list[Parsed]) -> bool:
    """Whether a surname follows the full name in one sentence, where the person would be "he"."""
    sentence = article[name.passage].doc[name.first].sent
    return any(
        other.passage == name.passage
        and sentence.start <= other.first < name.first
        and " " in other.text
        and other.text.split()[-1] == name.text
        for other in names
    )


def _of_its_class(name: Name, article: list[Parsed]) -> bool:
    """As "the Lake": named before in full, and nobody's surname."""
    doc = article[name.passage].doc
    return (
        name.first > 0
        and doc[name.first - 1].lower_ == "the"
        and bool(kind_by_words(name.text.split()))
        and not (name.last < len(doc) and doc[name.last].pos_ == "NOUN")
    )


def _is_family(name: Name, surnames: set[str], article: list[Parsed]) -> bool:
    """As "the Bushes", "the Clintons", where the article names one of them in full."""
    doc = article[name.passage].doc
    if name.last - name.first != 1 or name.first == 0 or not name.text.endswith("s"):
        return False
    plural = name.text.removesuffix("s") in surnames or name.text.removesuffix("es") in surnames
    return plural and name.text not in surnames and doc[name.first - 1].lower_ == "the"


def _part_alone(
    names: list[Name], article: list[Parsed], headlines: list[tuple[int, Span]]
) -> list[Name]:
    """Where the readers pass over the surname or given name of somebody whom the article names."""
    full = [name.text.split() for name in names if name.kind == "PERSON" and " " in name.text]
    surnames = {words[-1] for words in full}
    surnames |= {words[0] for words in full if known.gender_of_given_name(words[0])}
    surnames = {part for part in surnames if len(part) > 2 and part not in known.known_names()}
    taken = {(name.passage, i) for name in names for i in range(name.first, name.last)}
    taken |= {(number, token.i) for number, sentence in headlines for token in sentence}
    found = []
    for number, parsed in enumerate(article):
        for token in parsed.doc:
            if token.i and parsed.doc[token.i - 1].lower_ == "the":
                continue
            if token.text not in surnames or (number, token.i) in taken or not _alone(token):
                continue
            start, end = parsed.shown(token.i, token.i + 1)
            title = _title_before(parsed.doc, token.i)
            found.append(
                Name(number, token.i, token.i + 1, start, end, token.text, "PERSON", title=title)
            )
    return found


def _alone(token: Token) -> bool:
    """A proper noun that is not part of a longer one, such as a street or a company."""
    beside = [token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc)]
    return (
        token.pos_ == "PROPN"
        and not any(
            (near.pos_ == "PROPN" and near.dep_ in ("compound", "flat"))
            or (near.head == token and near.dep_ == "compound")
            for near in beside
        )
        and token.dep_ not in ("compound", "flat")
    )
