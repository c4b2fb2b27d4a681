"""Names that go on past a link word: "Medical Journal | of Australia", "Treaty on the …"."""

from spacy.tokens import Doc, Span, Token

from explorer.extraction.gazetteers import known_names, words
from explorer.extraction.namewords import kind_by_words
from explorer.extraction.titles import Found

_LINKS = ("of", "for", "on", "against")
_WIDE = ("ministry", "department", "office", "secretariat", "directorate", "bureau")
_OFFICERS = frozenset(
    {"advocate", "assessor", "attorney", "auditor", "chancellor", "clerk", "commissioner",
     "comptroller", "constable", "controller", "coroner", "examiner", "general", "governor",
     "inspector", "marshal", "mayor", "minister", "ombudsman", "president", "prosecutor",
     "registrar", "secretary", "sheriff", "solicitor", "treasurer"}
)  # fmt: skip
_KEPT_APART = ("PERSON", "GROUP")


def with_institutions(doc: Doc, sentence: Span, spans: Found) -> Found:
    """Join to one name what a capital noun for an institution or a treaty begins."""
    spans = _with_bureaus(doc, sentence, _beside(doc, sorted(spans)))
    at = sentence.start
    while at < sentence.end:
        kind = _heads(doc[at])
        last = _end(doc, at, sentence.end, kind, spans) if kind else at + 1
        if last > at + 1:
            first = _start(doc, at, sentence.start, spans)
            within = [s for s in spans if s[0] < last and s[1] > first]
            whole = [s for s in within if s[0] <= first and s[1] >= last]
            if not whole:
                spans = [s for s in spans if s not in within]
                spans.append((first, last, kind))
        at = max(last, at + 1)
    return sorted(spans)


def _with_bureaus(doc: Doc, sentence: Span, spans: Found) -> Found:
    """An officer's office is one name: "the Manhattan District Attorney's Office"."""
    for token in sentence[2:]:
        mark, officer = token.nbor(-1), token.nbor(-2)
        if token.text not in ("Office", "Department") or mark.text not in ("'s", "’s", "'", "’"):
            continue
        if not officer.text[0].isupper() or officer.lower_.rstrip("s") not in _OFFICERS:
            continue
        first = officer.i
        while first > sentence.start and _goes_before(doc[first - 1]):
            first -= 1
        inside = [s for s in spans if s[0] < token.i + 1 and s[1] > first]
        first = min([first, *(s[0] for s in inside)])
        spans = [s for s in spans if s not in inside]
        spans.append((first, token.i + 1, "ORGANIZATION"))
    return sorted(spans)


def _goes_before(token: Token) -> bool:
    return token.text[0].isupper() and token.is_alpha and token.pos_ not in ("DET", "ADP", "PRON")


def _beside(doc: Doc, spans: Found) -> Found:
    """Join what lies side by side and is of one kind: "Flag | Consideration Project"."""
    out: Found = []
    for first, last, kind in spans:
        left = out[-1] if out else (0, 0, "")
        names = [doc[a:b].text for a, b in ((left[0], left[1]), (first, last))]
        headed = _heads(doc[last - 1]) and left[2] == "WORK" and left[1] - left[0] == 1
        if (
            left[1] == first
            and (kind == left[2] or headed)
            and kind in ("WORK", "ORGANIZATION", "EVENT")
            and not any(name in known_names() for name in names)
            and all(t.text[0].isupper() and t.is_alpha for t in doc[left[0] : last])
        ):
            out[-1] = (left[0], last, kind_by_words(doc[left[0] : last].text.split()) or kind)
            continue
        out.append((first, last, kind))
    return out


def _heads(token: Token) -> str:
    """The kind of what a capital noun may begin the name of, or ''."""
    if not token.text[0].isupper() or token.tag_ not in ("NNP", "NNPS", "NN", "NNS"):
        return ""
    if token.lower_ in words("namewords", "institutions"):
        return "ORGANIZATION"
    return "WORK" if token.lower_ in words("namewords", "treaties") else ""


def _start(doc: Doc, at: int, least: int, spans: Found) -> int:
    """Where the capital words before the noun begin: "European | Court"."""
    own = next((s[0] for s in spans if s[0] <= at < s[1]), at)
    first = at
    while (
        first > least
        and _capital(doc[first - 1])
        and doc[first - 1].tag_ in ("NNP", "NNPS", "JJ")
        and (first > own or not any(s[0] <= first - 1 < s[1] for s in spans))
    ):
        first -= 1
    return min(own, first)


def _end(doc: Doc, at: int, most: int, kind: str, spans: Found) -> int:
    """Behind the last word of the name that begins with the noun: ``at + 1`` where it is alone."""
    last = at + 1
    while last < most:
        link, begin = doc[last].lower_, last + 1
        if link == "to" and kind == "ORGANIZATION" and last == at + 1:
            begin = _purpose(doc, last, most)
            if not begin:
                break
            last = begin
            continue
        if link not in _LINKS or (link == "on" and kind != "WORK" and doc[at].text != "Committee"):
            break
        determined = begin < most and doc[begin].lower_ == "the"
        end = _run(doc, begin + determined, most)
        if link == "for" and not determined and last > at + 1:
            break  # "left the Department of Justice | for Morgan Stanley"
        if not _joins(doc, begin + determined, end, link, determined, spans):
            break
        last = _coordinated(doc, at, end, most, link, spans)
    return last


def _joins(doc: Doc, first: int, last: int, link: str, determined: bool, spans: Found) -> bool:
    """Whether the capital words after a link word belong to the name before it."""
    if first >= last:
        return False
    entry = known_names().get(doc[first:last].text)
    touching = {s[2] for s in spans if s[0] < last and s[1] > first}
    company = link == "for" and kind_by_words([t.text for t in doc[first:last]]) == "ORGANIZATION"
    if touching & {"PERSON"} or company:
        return False
    if entry is not None:
        place = entry.what in ("country", "capital", "place")
        return link == "of" and not determined and place
    return not (link != "of" and touching & {"PLACE", "GROUP"})


def _coordinated(doc: Doc, at: int, last: int, most: int, link: str, spans: Found) -> int:
    """With what "and" adds to a topic: "Health | and Social Affairs", "Food, X and Y"."""
    at_comma = last
    while doc[at].lower_ in _WIDE and at_comma + 1 < most and doc[at_comma].text == ",":
        further = _run(doc, at_comma + 1, most)
        if further == at_comma + 1:
            break
        at_comma = further
    if at_comma + 1 >= most or doc[at_comma].lower_ not in ("and", "&"):
        return last
    end = _run(doc, at_comma + 1, most)
    pieces = [s for s in spans if s[0] < end and s[1] > at_comma + 1]
    plural = end == at_comma + 2 and all(doc[i].lower_.endswith("s") for i in (last - 1, end - 1))
    if plural and doc[end - 1].text not in known_names() and not _heads(doc[end - 1]):
        return end  # "Union of Rationalist Atheists | and Agnostics"
    apart = any(s[2] in _KEPT_APART or doc[s[0] : s[1]].text in known_names() for s in pieces)
    own = any(s[0] == at_comma + 1 for s in pieces) and doc[at].lower_ not in _WIDE
    more = any(_heads(t) for t in doc[at_comma + 1 : end])
    known = doc[at_comma + 1 : end].text in known_names()
    topic = doc[last - 1].text not in known_names()
    joined = end > at_comma + 1 and topic and not (apart or own or more or known)
    return end if joined and not _placed(doc, last, spans) else last


def _placed(doc: Doc, last: int, spans: Found) -> bool:
    """Whether the words before are a place's name: "Bank of England and Deutsche Bank"."""
    return any(s[1] == last and s[2] == "PLACE" for s in spans)


def _purpose(doc: Doc, at: int, most: int) -> int:
    """Behind "to Protect Journalists"; 0 where no capital verb follows."""
    if at + 2 >= most or not doc[at + 1].text.istitle():
        return 0
    end = _run(doc, at + 1, most)
    verb = doc[at + 1].tag_ == "VB" or doc[at + 1].lower_ in words("namewords", "purposes")
    return end if verb and end > at + 2 else 0


def _run(doc: Doc, first: int, most: int) -> int:
    """Behind a run of capital words from here, hyphens between them included."""
    last = first
    while last < most and _capital(doc[last]):
        last += 1
        if last + 1 < most and doc[last].text == "-" and doc[last + 1].is_alpha:
            last += 2
    return last


def _capital(token: Token) -> bool:
    dated = token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "CARDINAL")
    noun = token.tag_ in ("NNP", "NNPS", "NN", "NNS", "JJ", "VB", "VBG", "FW")
    return token.is_alpha and token.text[0].isupper() and noun and not dated
