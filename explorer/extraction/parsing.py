"""Passages read by spaCy, and the sentences in them as spans of the shown text.

The parser alone splits sentences within names ("Kim Ju | Ae") and cuts the names with them, so a
step before it forbids a new sentence where no mark ends the last one.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from explorer.extraction.hazards import Passage, passages
from explorer.extraction.inserted import as_written, to_read
from explorer.extraction.raising import raised
from explorer.extraction.reattaching import reattached
from explorer.model.records import Span as Place

SENTENCES = "article_sentences"
_ENDS = frozenset(".!?…;:") | {"...", "?!", "!?", "!!", "??", "--"}
_CLOSING = frozenset("\"')]}") | {"''", "``"}
_DASHES = frozenset(["—", "–", "-", "--", "---"])
_LONG_DATELINE = 20
_PATIENCE = 60
_BATCH = 20_000
"""Characters that spaCy is given at once; its memory grows with them, its speed does not."""


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """A passage and what spaCy made of it."""

    passage: Passage
    doc: Doc

    def shown(self, first: int, last: int) -> Place:
        """The shown text's span behind tokens ``first`` to ``last`` (excluded)."""
        tokens = self.doc
        end = tokens[last - 1]
        return self.passage.shown(tokens[first].idx, end.idx + len(end))


@Language.component(SENTENCES)
def article_sentences(doc: Doc) -> Doc:
    """Forbid a sentence start that follows neither an end mark nor too long a stretch."""
    since = 0
    dateline = _dateline(doc)
    for token in doc[1:]:
        since += 1
        before = _mark_before(token)
        if token.i == dateline:
            token.is_sent_start = True
            since = 0
        elif _is_end(before):
            if _surely_ends(before, token):
                token.is_sent_start = True
                since = 0
        elif since < _PATIENCE:
            token.is_sent_start = False
    return doc


def parse(
    text: str, nlp: Language, foreign: Container[int] = ()
) -> tuple[list[Parsed], list[Place], list[Place]]:
    """Read a whole text, passage by passage; also where those lie that spaCy is not given.

    First those that name nothing (numbers, lists in small letters, bare marks), then those in
    another language, given by their beginnings.
    """
    pieces, nameless, skipped = [], [], []
    for piece in passages(text):
        if piece.offsets[0] in foreign:
            skipped.append(_whole(piece))
        elif piece.may_name:
            pieces.append(piece)
        elif piece.text.strip():
            nameless.append(_whole(piece))
    read = [
        Parsed(piece, _light(doc))
        for batch in _batches(pieces)
        for piece, doc in zip(batch, _docs([p.text for p in batch], nlp), strict=True)
    ]
    return read, nameless, skipped


def _docs(texts: list[str], nlp: Language) -> Iterator[Doc]:
    written = [nlp.make_doc(text) for text in texts]
    read = nlp.pipe([to_read(doc) for doc in written])
    return (raised(reattached(doc)) for doc in map(as_written, written, read))


def sentence_spans(parsed: Parsed) -> list[tuple[Span, Place]]:
    """The sentences of a passage with their places; white space at the ends left off."""
    found = []
    for sentence in parsed.doc.sents:
        first, last = sentence.start, sentence.end
        while first < last and parsed.doc[first].is_space:
            first += 1
        while first < last and parsed.doc[last - 1].is_space:
            last -= 1
        if first < last:
            found.append((parsed.doc[first:last], parsed.shown(first, last)))
    return found


def between_marks(sentence: Span) -> bool:
    """Whether end marks, or the ends of the passage, bound it, and not the parser's guess alone."""
    doc = sentence.doc
    begins = sentence.start == 0 or _is_end(_mark_before(doc[sentence.start]))
    begins = begins or sentence.start == _dateline(doc)
    ends = sentence.end in (len(doc), _dateline(doc))
    return begins and (ends or _is_end(_mark_before(doc[sentence.end])))


def _dateline(doc: Doc) -> int:
    """Where the story begins behind "LONDON, Nov. 12 (Reuters) —", 0 without such a line."""
    first = doc[0].text if len(doc) else ""
    if not (first.isupper() and first.isalpha() and len(first) > 2):
        return 0
    for token in doc[1:_LONG_DATELINE]:
        if token.text in _DASHES:
            return token.i + 1 if token.i + 1 < len(doc) else 0
        if token.text[0].islower() and token.text not in ("and", "of", "the"):
            return 0
    return 0


def _mark_before(token: Token) -> Token:
    """The token before, closing quotation marks and brackets passed over."""
    at = token.i - 1
    while at > 0 and (token.doc[at].text in _CLOSING or token.doc[at].is_space):
        at -= 1
    return token.doc[max(at, 0)]


def _is_end(mark: Token) -> bool:
    return mark.text[-1] in _ENDS or mark.text in _ENDS


def _batches(pieces: Iterable[Passage]) -> Iterator[list[Passage]]:
    batch: list[Passage] = []
    size = 0
    for piece in pieces:
        if batch and size + len(piece.text) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece.text)
    if batch:
        yield batch


def _whole(piece: Passage) -> Place:
    """Where a passage is shown, white space at its ends left off."""
    first = len(piece.text) - len(piece.text.lstrip())
    return piece.shown(first, len(piece.text.rstrip()))


def _surely_ends(mark: Token, following: Token) -> bool:
    if mark.text not in ".!?" or not following.text[0].isupper():
        return False
    return mark.i > 0 and len(mark.nbor(-1).text) > 3 and mark.nbor(-1).text.islower()


def _light(doc: Doc) -> Doc:
    doc.tensor = doc.tensor[:0]
    return doc
