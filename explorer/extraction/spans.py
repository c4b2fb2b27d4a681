"""Which tokens are names: spaCy's spans put right, known names added, runs of proper nouns."""

from spacy.tokens import Doc, Span, Token

from explorer.extraction import gazetteers as known
from explorer.extraction.bynames import whole_people
from explorer.extraction.institutions import with_institutions
from explorer.extraction.namewords import (
    born_behind,
    called,
    is_younger,
    kind_by_words,
    named_acronym,
)
from explorer.extraction.products import with_products
from explorer.extraction.ranks import without_ranks
from explorer.extraction.titles import Found, with_titles
from explorer.extraction.trimming import is_title, office_begins, trimmed

KINDS = {
    "PERSON": "PERSON",
    "NORP": "GROUP",
    "FAC": "PLACE",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "ORG": "ORGANIZATION",
    "PRODUCT": "PRODUCT",
    "EVENT": "EVENT",
    **dict.fromkeys(("WORK_OF_ART", "LAW"), "WORK"),
}
_OFF_FRONT = known.words("namewords", "off front")
DAYS = known.words("namewords", "calendar")
_LEADING = known.words("namewords", "leading")
_SIDES = known.words("places", "west")
_PROPER = ("NNP", "NNPS")
_FORMS = frozenset({"Inc.", "Corp.", "Ltd.", "Co.", "Inc", "Corp", "Ltd", "PLC", "Plc", "LLC"})


def name_spans(doc: Doc, sentence: Span) -> Found:
    """The names of a sentence as first and last token (excluded) with a first guess at the kind."""
    spans: Found = []
    for entity in sentence.ents:
        if entity.label_ in KINDS:
            spans += _cleaned(doc, *trimmed(doc, entity.start, entity.end, KINDS[entity.label_]))
    spans = with_titles(doc, sentence, spans)
    spans = _with_known(doc, sentence, spans)
    spans = with_institutions(doc, sentence, spans)
    spans = with_products(doc, sentence, spans)
    spans = without_ranks(doc, _with_proper_runs(doc, sentence, spans))
    return sorted(_hyphened(doc, span) for span in spans)


def _cleaned(doc: Doc, first: int, last: int, kind: str) -> Found:
    """Take articles, titles, possessives, quotes off; cut at an inner possessive or bracket."""
    whole = doc[first:last].text
    if whole in known.known_names():
        return [(first, last, kind)]
    for token in doc[first:last]:
        inner = first < token.i < last - 1
        left = doc[first : token.i].text if inner else ""
        if inner and token.text == "(":
            return _cleaned(doc, first, token.i, kind)
        if inner and token.text == ")":  # "(CoI) on Syria", where the opening one is left out
            return [*_cleaned(doc, first, token.i, kind), *_cleaned(doc, token.i + 1, last, kind)]
        unit = kind == "ORGANIZATION" and not doc[first].text[0].isdigit()
        if inner and unit and token.text == "," and doc[token.i + 1].text[0].isdigit():
            return [(first, token.i, kind), *_cleaned(doc, token.i + 1, last, kind)]
        if inner and _closes(doc, token.i):
            return [(first, token.i + 1, kind), *_cleaned(doc, token.i + 1, last, kind)]
        if inner and kind in ("PERSON", "GROUP") and token.text in (",", "and", "&", ";", "/"):
            return [*_cleaned(doc, first, token.i, kind), *_cleaned(doc, token.i + 1, last, kind)]
        after = known.known_names().get(doc[token.i + 1 : last].text) if inner else None
        body = after is not None and after.kind == "ORGANIZATION"
        two = token.lower_ == "and" and (body or left in known.known_names())
        if inner and (two or (token.lower_ == "for" and body)):
            other = KINDS["ORG"] if kind == "WORK" else kind
            rest = _cleaned(doc, token.i + 1, last, other)
            return [*_cleaned(doc, first, token.i, other), *rest]
        if inner and token.tag_ == "POS" and (kind == "PERSON" or left in known.known_names()):
            right = doc[token.i + 1 : last].text.split()
            guess = kind_by_words(right) or ("PERSON" if kind == "PERSON" else "ORGANIZATION")
            rest = _cleaned(doc, token.i + 1, last, guess)
            return [
                *_cleaned(doc, first, token.i, "PLACE" if left in known.known_names() else kind),
                *rest,
            ]
    if last - first > 2 and doc[first + 1].text == "-" and doc[first].text.islower():
        first += 2
    while first < last and _off_front(doc[first], kind, last - first):
        first += 1
    if last - first > 2 and doc[first].is_lower and doc[first + 1].pos_ == "ADP":
        begin = next((i for i in range(first, last) if doc[i].text[0].isupper()), first)
        if begin > first:  # "report by the UN Commission of Inquiry"
            words = doc[begin:last].text.split()
            return _cleaned(doc, begin, last, kind_by_words(words) or "ORGANIZATION")
    while first < last and _off_back(doc[last - 1], doc[first:last].text):
        last -= 1
    if last - first > 1 and doc[last - 1].tag_ == "CD":
        entry = known.known_names().get(doc[first : last - 1].text)
        last -= entry is not None and entry.what != "product"
    offices = all(t.lower_ in known.title_words() for t in doc[first:last])
    if first < last and not offices and any(t.text[0].isupper() for t in doc[first:last]):
        return [(first, last, kind)]
    return []


def _closes(doc: Doc, at: int) -> bool:
    """Whether a legal form ends a company's name here: "Apple Inc. | Samsung"."""
    after = doc[at + 1]
    return doc[at].text in _FORMS and after.tag_ in _PROPER and after.text not in (*_FORMS, "KG")


def _off_front(token: Token, kind: str, length: int) -> bool:
    if (
        token.lower_ in _OFF_FRONT
        or (length > 1 and token.lower_ in _LEADING)
        or token.is_space
        or (token.is_punct and token.text != "(")
    ):
        return True
    if kind == "PERSON":
        if length > 2 and token.lower_.endswith("s") and token.lower_[:-1] in known.offices():
            return True  # "Astronauts | Yuri Malenchenko"
        title = is_title(token)
        given = length == 2 and bool(known.gender_of_given_name(token.text))  # "Dean Kamen"
        adjective = length > 1 and token.text in known.known_names() and token.tag_ != "NNP"
        kin = length > 2 and token.is_sent_start and token.lower_ in known.kinship()
        return (
            (title and length > 1 and not given)
            or adjective
            or kin
            or (not token.text[0].isupper() and length > 2)
        )
    return token.lower_ in known.title_words() and not token.text[0].isupper()


def _off_back(token: Token, whole: str) -> bool:
    if token.tag_ == "POS" or token.lower_ in ("'s", "'", "and", "of", "the", "&", "in"):
        return True
    if token.text == ")" and "(" in whole:
        return False
    return token.is_space or (token.is_punct and token.text != ".") or (token.text == ".")


def _with_known(doc: Doc, sentence: Span, spans: Found) -> Found:
    """Add known names that spaCy missed, put right those that it cut or swallowed."""
    table, starts = known.known_names(), known.names_by_first_word()
    at = sentence.start
    while at < sentence.end:
        length, entry = 0, None
        for words, text in starts.get(doc[at].text, ()):
            last = at + len(words)
            if tuple(t.text for t in doc[at : min(last, sentence.end)]) == words:
                if text in _SIDES and doc[last : last + 1].text.istitle():
                    continue  # "the West Ham striker"
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
    if what == "product":
        return token.tag_ in _PROPER or any(c.isdigit() for c in token.text)
    if what in ("organization", "outlet", "award") and token.text not in known.words(
        "organizations", "words"
    ):
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


def _with_proper_runs(doc: Doc, sentence: Span, spans: Found) -> Found:
    """Lengthen names over the proper nouns right after them; add persons after a title."""
    spans = _whole(doc, sentence, whole_people(doc, spans))
    taken = {i for first, last, _ in spans for i in range(first, last)}
    grown = []
    for first, last, kind in spans:
        while (
            kind in ("PERSON", "ORGANIZATION", "EVENT")
            and last < sentence.end
            and last not in taken
            and _proper(doc[last])
            and not doc[last - 1].is_punct
            and doc[first:last].text not in known.known_names()
            and doc[last - 1].text not in _FORMS
            and not office_begins(doc, last, last + 1 in taken)
        ):
            taken.add(last)
            last += 1
        while (
            kind == "PERSON"
            and first > sentence.start
            and first - 1 not in taken
            and _proper(doc[first - 1])
            and doc[first - 1].lower_ not in known.title_words() | _LEADING
            and doc[first - 1].text not in known.known_names()
        ):
            first -= 1
            taken.add(first)
        if kind == "PERSON" and is_younger(doc, last):
            taken.update((last, last + 1))
            last += 2
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


def _whole(doc: Doc, sentence: Span, spans: Found) -> Found:
    """Join what spaCy cut: "Choe Son | Hui", "Treaty of | Lisbon"."""
    out: Found = []
    for first, last, kind in sorted(spans):
        after = out[-1] if out and out[-1][1] == first and out[-1][2] == "PERSON" else None
        unknown = kind != "PLACE" and doc[first].text not in known.known_names()
        if after is not None and last - first == 1 and unknown and _proper(doc[first]):
            out[-1] = (after[0], last, "PERSON")
            continue
        if out and out[-1][1] < first and (whole := _completed(doc, out[-1], (first, last, kind))):
            out[-1] = whole
            continue
        of = first - 2 >= sentence.start and doc[first - 1].lower_ == "of"
        if of and _proper(doc[first - 2]):
            longer = kind_by_words([t.text for t in doc[first - 2 : last]])
            alone = kind_by_words([t.text for t in doc[first:last]])
            if longer and longer != alone and (not out or out[-1][1] <= first - 2):
                first, kind = first - 2, longer
        out.append((first, last, kind))
    return out


def _completed(
    doc: Doc, left: tuple[int, int, str], right: tuple[int, int, str]
) -> tuple[int, int, str] | None:
    """Both names as one: "University | of | Southern Indiana", "Institute | for | Peace Studies".

    A university may have its town behind it: "University of Texas | at | Austin".
    """
    words = doc[left[0] : left[1]].text.split()
    between = [t.lower_ for t in doc[left[1] : right[0]]]
    rest = doc[right[0] : right[1]].text
    if between in (["of"], ["of", "the"]) and right[2] != "PERSON" and len(words) == 1:
        kind = kind_by_words([words[0], "of", rest])
        entry = known.known_names().get(rest)
        country = len(between) > 1 and entry is not None and entry.what == "country"
        whole = kind and kind != kind_by_words(rest.split()) and not country
        return (left[0], right[1], kind) if whole else None
    if rest in known.known_names() and between[:1] == ["for"]:
        return None  # "left the European Commission | for Barclays"
    led = left[2] == "ORGANIZATION" and words[-1].lower() in known.words("namewords", "for")
    if led and between in (["for"], ["for", "the"]) and right[2] not in ("PERSON", "PLACE"):
        return left[0], right[1], left[2]
    if between == ["at"] and right[2] == "PLACE" and words[0] == "University" and len(words) > 2:
        return left[0], right[1], left[2]
    return None


def _proper(token: Token) -> bool:
    return (
        token.tag_ in _PROPER
        and token.text[0].isupper()
        and token.text not in DAYS
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
    said = called(doc, last)
    if said and not doc[first].text.isupper():
        return said
    if len(words) > 1 and born_behind(doc, last):
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
    if len(words) == 1 and named_acronym(words[0]) and words[0] not in DAYS:
        return "ORGANIZATION" if first > sentence.start or last < sentence.end - 1 else ""
    return ""


def _hyphened(doc: Doc, span: tuple[int, int, str]) -> tuple[int, int, str]:
    """With what a hyphen joins to a person's name: "Wong Yeung | -tat"."""
    first, last, kind = span
    if kind != "PERSON" or last - first < 2 or last + 1 >= len(doc) or doc[last].text != "-":
        return span
    joined = not doc[last - 1].whitespace_ and not doc[last].whitespace_
    syllable = doc[last + 1].is_lower and doc[last + 1].is_alpha and len(doc[last + 1]) < 6
    word = doc[last + 1].lower_ in ("led", "born", "based", "era", "style", "run", "like", "owned")
    return (first, last + 2, kind) if joined and syllable and not word else span
