"""Words in quotation marks, and who says them, also where another sentence names the speaker.

As in "“We lost. They won,” said Lee. “It was bad.”": a speaker is looked for beside the marks, then
in a sentence that ends with a colon before them, then in the quotation that they go on from.
"""

from dataclasses import replace

from spacy.tokens import Span, Token

from explorer.extraction.arguments import Reading
from explorer.extraction.attribution import speaker_at, speaks, subject_of
from explorer.extraction.parsing import Parsed, sentence_spans
from explorer.extraction.speaker import Quoted, Speaker

_MARKS = ('"', "``", "''")
_SHORT = 3
"""Words; fewer are a title or a word that the writer keeps away from."""


def with_quotations(article: list[Parsed], readings: list[Reading]) -> list[Reading]:
    """The same readings, each with what of it is quoted from whom."""
    own = {(id(r.sentence.doc), r.sentence.start): r for r in readings}
    quoted: dict[int, list[Quoted]] = {}
    before: Speaker | None = None
    open_ = False
    last: Span | None = None
    for parsed in article:
        stretches, still_open = _stretches(parsed)
        if not stretches:
            before, last, open_ = None, None, False
            continue
        sentences = [s for s, _ in sentence_spans(parsed)]
        whole = len(stretches) == 1 and _is_all(parsed, stretches[0])
        follows = open_ or (whole and last is not None and not _asks(last))
        speaker = before if follows else None
        ended = sentences[0].start if sentences else 0
        for first, end in stretches:
            here = [s for s in sentences if s.start < end and first < s.end]
            if not here:
                continue
            said = _beside(parsed, here, stretches, own, (first, end))
            if said is None:
                said = _after_colon(parsed, sentences, here[0], own)
            if said is None and speaker is not None and here[0].start <= ended:
                said = speaker
            if said is not None:
                quoted.setdefault(id(parsed.doc), []).append(Quoted(first, end, said))
            if said is not None or end - first > _SHORT:
                speaker, ended = said, here[-1].end
        before, open_ = speaker, still_open
        last = sentences[-1] if ended >= sentences[-1].start else None
    return [
        replace(r, quoted=tuple(q for q in quoted.get(id(r.sentence.doc), ()) if _touches(q, r)))
        for r in readings
    ]


def _touches(quoted: Quoted, reading: Reading) -> bool:
    return quoted.first < reading.sentence.end and reading.sentence.start < quoted.last


def _stretches(parsed: Parsed) -> tuple[list[tuple[int, int]], bool]:
    """Token ranges inside marks, and whether the last is not closed."""
    found, opened = [], -1
    for token in parsed.doc:
        if token.text not in _MARKS:
            continue
        if opened < 0:
            opened = token.i + 1
        else:
            if token.i > opened:
                found.append((opened, token.i))
            opened = -1
    if opened >= 0 and opened < len(parsed.doc):
        found.append((opened, len(parsed.doc)))
        return found, True
    return found, False


def _beside(
    parsed: Parsed,
    here: list[Span],
    stretches: list[tuple[int, int]],
    own: dict[tuple[int, int], Reading],
    at: tuple[int, int],
) -> Speaker | None:
    """Who is said to say it in the sentences where it begins and ends."""
    first, last = at
    found: list[tuple[int, Token, Token, Span]] = []
    for sentence in dict.fromkeys((here[-1], here[0])):
        for token in sentence:
            if (token.pos_ != "VERB" and token.lower_ != "according") or _in_any(
                token.i, stretches
            ):
                continue
            subject = _speaker_of(token)
            if subject is None or _in_any(subject.i, stretches):
                continue
            away = first - token.i if token.i < first else token.i - last
            found.append((away, subject, token, sentence))
    if not found:
        return None
    _, subject, verb, sentence = min(found, key=lambda f: f[0])
    return _elsewhere(parsed, sentence, subject, verb, own)


def _speaker_of(token: Token) -> Token | None:
    if token.lower_ == "according":
        to = next((c for c in token.children if c.lower_ == "to"), None)
        return next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    return subject_of(token) if token.pos_ == "VERB" and speaks(token) else None


def _after_colon(
    parsed: Parsed,
    sentences: list[Span],
    sentence: Span,
    own: dict[tuple[int, int], Reading],
) -> Speaker | None:
    number = sentences.index(sentence)
    if number == 0 or sentences[number - 1][-1].text != ":":
        return None
    before = sentences[number - 1]
    subject = subject_of(before.root)
    return _elsewhere(parsed, before, subject, before.root, own) if subject is not None else None


def _elsewhere(
    parsed: Parsed,
    sentence: Span,
    subject: Token,
    verb: Token,
    own: dict[tuple[int, int], Reading],
) -> Speaker:
    reading = own.get((id(parsed.doc), sentence.start)) or _of(sentence, own)
    said = speaker_at(reading, subject, verb)
    return Speaker(said.name, said.first, said.last, parsed)


def _of(sentence: Span, own: dict[tuple[int, int], Reading]) -> Reading:
    return next(
        (r for (doc, _), r in own.items() if doc == id(sentence.doc) and r.inside(sentence.root)),
        Reading(sentence, {}),
    )


def _in_any(i: int, stretches: list[tuple[int, int]]) -> bool:
    return any(first <= i < last for first, last in stretches)


def _is_all(parsed: Parsed, stretch: tuple[int, int]) -> bool:
    """A paragraph of quoted words alone, as where a speaker goes on."""
    first, last = stretch
    return not any(t.is_alpha for t in (*parsed.doc[:first], *parsed.doc[last:]))


def _asks(sentence: Span) -> bool:
    return "?" in sentence.text[-3:]
