"""Words in quotation marks, and who says them, also where another sentence names the speaker.

As in "“We lost. They won,” said Lee. “It was bad.”": a speaker is looked for beside the marks, in
the quotation that they go on from, then in the sentence before. Read from the marks and the words
beside them, since the grammar of a sentence that a quotation cuts is often read wrongly.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from explorer.extraction.arguments import Reading
from explorer.extraction.gazetteers import words
from explorer.extraction.name import Name
from explorer.extraction.parsing import Parsed
from explorer.extraction.speaker import Quoted, Speaker
from explorer.extraction.speaking import name_of, speaker_at, speaks, subject_of

MARKS = ('"', "''", "``")
_SINGLE = "'"
_ENDS = (".", "!", "?", ";", "...")
_GOES_ON = (",", "?", "!", "-", "--", "—", "–")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SHORT = 4
_BESIDE = 30
_LABEL = 7
_SPEAKING = ("PERSON", "ORGANIZATION", "GROUP")


@dataclass(frozen=True, slots=True, eq=False)
class Quotation:
    """The tokens between two marks; ``closed`` tells whether the second mark is there."""

    doc: Doc
    first: int
    last: int
    closed: bool
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A passage with all its names, as one reading."""

    parsed: Parsed
    reading: Reading

    def said(self, subject: Token, verb: Token) -> Speaker:
        """The speaker of the passage, to be named from anywhere."""
        found = speaker_at(self.reading, subject, verb)
        return replace(found, elsewhere=self.parsed)


def with_quotations(article: list[Parsed], readings: list[Reading]) -> list[Reading]:
    """The same readings, each with what of it is quoted from whom."""
    return with_spoken(readings, _spoken(passages_of(article, readings)))


def passages_of(article: list[Parsed], readings: list[Reading]) -> list[Passage]:
    """The passages of an article, each with all its names."""
    names: dict[int, dict[int, Name]] = {}
    for reading in readings:
        names.setdefault(id(reading.sentence.doc), {}).update(reading.at)
    docs = ((parsed, parsed.doc) for parsed in article)
    return [Passage(parsed, Reading(doc[:], names.get(id(doc), {}))) for parsed, doc in docs]


def with_spoken(readings: list[Reading], spoken: Iterable[Quotation]) -> list[Reading]:
    """The same readings, each also with what of it is said by the speakers of some words."""
    quoted: dict[int, list[Quoted]] = {}
    for each in spoken:
        if each.speaker is not None:
            here = quoted.setdefault(id(each.doc), [])
            here.append(Quoted(each.first, each.last, each.speaker))
    said = [
        tuple(q for q in quoted.get(id(r.sentence.doc), ()) if _touches(q, r)) for r in readings
    ]
    return [replace(r, quoted=r.quoted + more) for r, more in zip(readings, said, strict=True)]


def _touches(quoted: Quoted, reading: Reading) -> bool:
    return quoted.first < reading.sentence.end and reading.sentence.start < quoted.last


def _spoken(passages: list[Passage]) -> Iterator[Quotation]:
    last: Quotation | None = None
    before: Passage | None = None
    for passage in passages:
        marked = list(_marked(passage.parsed.doc))
        said = [_with(q, _beside(passage, q, marked)) for q in marked if _is_speech(q)]
        for each in _filled(said):
            if each.speaker is None and last is not None and _continues(last, each, before):
                each = _with(each, last.speaker)
            if each.speaker is None:
                each = _with(each, _introduced(passage, each, before))
            yield each
            last = each
        before = passage


def _marked(doc: Doc) -> Iterator[Quotation]:
    start: int | None = None
    single = False
    for token in doc:
        if token.text in MARKS and not single:
            if start is None:
                if not _closes(token):
                    start = token.i + 1
            elif _opens(token) and token.i - start > _SHORT:
                yield Quotation(doc, start, token.i, False)
                start = token.i + 1
            else:
                yield Quotation(doc, start, token.i, True)
                start = None
        elif token.text == _SINGLE:
            if start is None and _opens(token) and token.nbor(1).is_title:
                start, single = token.i + 1, True
            elif single and start is not None and token.nbor(-1).text in (",", *_ENDS):
                yield Quotation(doc, start, token.i, True)
                start, single = None, False
    if start is not None and not single:
        yield Quotation(doc, start, len(doc), False)


def _opens(mark: Token) -> bool:
    spaced = mark.i == 0 or bool(mark.nbor(-1).whitespace_) or mark.nbor(-1).text in "([-"
    return spaced and not mark.whitespace_ and mark.i + 1 < len(mark.doc)


def _closes(mark: Token) -> bool:
    if mark.i == 0 or mark.nbor(-1).whitespace_:
        return False
    return bool(mark.whitespace_) or mark.i + 1 == len(mark.doc)


def _is_speech(quotation: Quotation) -> bool:
    """Whether it says something: more than a word or title that is set in marks.

    A word or two are speech where a verb of saying stands at the marks: “Well,” said Lee.
    """
    doc = quotation.doc
    inside = doc[quotation.first : quotation.last]
    if len(inside) >= _SHORT and any(t.pos_ in ("VERB", "AUX") for t in inside):
        return True
    if quotation.closed and len(inside) and inside[-1].text in _GOES_ON:
        return any(map(says, doc[quotation.last + 1 : quotation.last + 1 + _SHORT]))
    before = doc[max(0, quotation.first - 1 - _SHORT) : max(0, quotation.first - 1)]
    comma = len(before) > 0 and before[-1].text in (",", ":")
    return comma and any(map(says, before))


def _with(quotation: Quotation, speaker: Speaker | None) -> Quotation:
    return Quotation(quotation.doc, quotation.first, quotation.last, quotation.closed, speaker)


def _beside(passage: Passage, quotation: Quotation, marked: list[Quotation]) -> Speaker | None:
    before = _stretch_before(quotation, marked)
    if before:
        return ahead(passage, before, quotation)
    return _behind(passage, _stretch_after(quotation, marked))


def _stretch_before(quotation: Quotation, marked: list[Quotation]) -> list[Token]:
    """The words of the same sentence before the opening mark, back to the last quotation."""
    spoken = {q.last for q in marked if _is_speech(q)}
    return back(quotation.doc, quotation.first - 1, spoken)


def back(doc: Doc, end: int, stops: Container[int] = ()) -> list[Token]:
    """The words of a sentence before a token, back to the last end mark or stop."""
    found: list[Token] = []
    for i in range(end - 1, max(-1, end - 1 - _BESIDE), -1):
        if doc[i].text in _ENDS or i in stops:
            break
        found.append(doc[i])
    return found[::-1] if any(t.is_alpha for t in found) else []


def _stretch_after(quotation: Quotation, marked: list[Quotation]) -> list[Token]:
    """The words of the same sentence after the closing mark, up to the next quotation."""
    doc, end = quotation.doc, quotation.last
    if not quotation.closed or end + 1 >= len(doc):
        return []
    if doc[end - 1].text not in _GOES_ON and doc[end + 1].text in _ENDS:
        return []
    if doc[end - 1].text in (".", "..."):
        return []
    stop = min((q.first - 1 for q in marked if q.first > end), default=len(doc))
    found = []
    for token in doc[end + 1 : min(stop, end + 1 + _BESIDE)]:
        if token.text in _ENDS:
            break
        found.append(token)
    return found


def ahead(passage: Passage, stretch: list[Token], quotation: Quotation) -> Speaker | None:
    """Who speaks by the words before a quotation: "Lee said:", "She told the press,"."""
    for verb in reversed(stretch):
        if says(verb):
            subject = subject_of(verb)
            if subject is None or quotation.first <= subject.i < quotation.last:
                subject = _nearest(passage, stretch, verb)
            return passage.said(subject, verb) if subject is not None else None
        if verb.tag_ in _FINITE and verb.pos_ == "VERB":
            break
    if not stretch[-1].text.endswith(":"):
        return None
    verbs = [t for t in stretch if t.tag_ in _FINITE]
    for verb in reversed(verbs):
        subject = subject_of(verb)
        if subject is not None and _can_speak(passage, subject):
            return passage.said(subject, verb)
    if not verbs and len(stretch) <= _LABEL:
        named = [t for t in stretch if t.i in passage.reading.at and _can_speak(passage, t)]
        if named:
            return passage.said(named[-1], named[-1])
    return None


def _behind(passage: Passage, stretch: list[Token]) -> Speaker | None:
    """As in ", Lee said", "said Lee", "according to Lee" after the mark."""
    for place, word in enumerate(stretch):
        if word.lower_ == "according" and place < 3:
            end = next((t for t in stretch[place + 2 :] if t.dep_ == "pobj"), None)
            return passage.said(end, word) if end is not None else None
        if says(word):
            subject = subject_of(word)
            if subject is None or subject not in stretch:
                subject = _nearest(passage, stretch, word)
            return passage.said(subject, word) if subject is not None else None
        if word.tag_ in _FINITE and word.pos_ == "VERB":
            return None
    return None


def says(word: Token) -> bool:
    """Whether a word is a verb of saying, or one that leads to quoted words."""
    return word.pos_ == "VERB" and (speaks(word) or word.lemma_.lower() in words("cues", "quoting"))


def _nearest(passage: Passage, stretch: list[Token], verb: Token) -> Token | None:
    """The word that may speak nearest before or after a verb whose subject the grammar lacks."""
    near = [t for t in stretch if abs(t.i - verb.i) < _LABEL and _can_speak(passage, t)]
    inverted = [t for t in near if 0 < t.i - verb.i < _SHORT]
    ahead = [t for t in near if t.i < verb.i]
    return ahead[-1] if ahead else inverted[0] if inverted else None


def _can_speak(passage: Passage, word: Token) -> bool:
    if word.tag_ == "PRP":
        return word.lower_ in ("he", "she", "they", "we", "i")
    name = name_of(passage.reading, word)
    if name is None:
        lemma = word.lemma_.lower()
        called = any(lemma in words("nounkinds", kind) for kind in _SPEAKING)
        return word.pos_ == "NOUN" and called and word.dep_ not in ("compound", "poss", "pobj")
    return name.kind in _SPEAKING


def _filled(said: list[Quotation]) -> Iterator[Quotation]:
    """Quotations of one sentence share the speaker that is named with the last."""
    for number, each in enumerate(said):
        following = said[number + 1] if number + 1 < len(said) else None
        if each.speaker is None and following is not None and following.speaker is not None:
            between = each.doc[each.last : following.first]
            inside = each.doc[each.last - 1].text in _ENDS
            if not inside and not any(t.text in _ENDS for t in between):
                each = _with(each, following.speaker)
        yield each


def _continues(last: Quotation, each: Quotation, before: Passage | None) -> bool:
    """Whether a quotation follows at once on the last one, but for who said that."""
    if last.speaker is None:
        return False
    start = each.doc[max(0, each.first - 1)]
    if each.doc is last.doc:
        between = list(each.doc[last.last + 1 : start.i])
    elif before is not None and last.doc is before.parsed.doc and start.i <= 1:
        if not last.closed:
            return True
        if any(t.is_alpha for t in each.doc[each.last :]) or last.doc[-1].text == "?":
            return False  # a paragraph of quoted words alone goes on; others name who speaks
        between = list(last.doc[last.last + 1 :])
    else:
        return False
    if each.doc is last.doc and between and between[-1].text not in (*_ENDS, ":"):
        return False
    speaks = [t for t in between if t.is_alpha]
    if not speaks:
        return True
    ended = [n for n, t in enumerate(between) if t.text in _ENDS]
    beside = last.speaker.elsewhere is not None and last.speaker.elsewhere.doc is last.doc
    own = beside and last.speaker.first >= last.last
    return own and (not ended or ended[0] >= len(between) - 2)


def _introduced(passage: Passage, quotation: Quotation, before: Passage | None) -> Speaker | None:
    """As in "Lee denied it. “It is false.”": the sentence before says who speaks."""
    if quotation.first < 2 and before is not None and before.parsed.doc[-1].text.endswith(":"):
        doc = before.parsed.doc
        return ahead(before, back(doc, len(doc)), quotation)
    last = quotation.doc[max(0, quotation.first - 2)]
    if last.i >= quotation.first - 1 or last.text not in (".", ":"):
        return None
    root = last.sent.root
    subject = subject_of(root)
    if not says(root) or subject is None or not _can_speak(passage, subject):
        return None
    return passage.said(subject, root)
