"""Titles of works: in quotes, or as what a sentence calls a film, a song, a book."""

from spacy.tokens import Doc, Span

from explorer.extraction import gazetteers as known
from explorer.extraction.namewords import called

Found = list[tuple[int, int, str]]
"""First token, last token (excluded), kind."""

_MOST = 8


def with_titles(doc: Doc, sentence: Span, spans: Found) -> Found:
    """Add titles of works to the names of a sentence, in place of what lies in them."""
    return _with_subject(doc, sentence, _with_quoted(doc, sentence, spans))


def _with_subject(doc: Doc, sentence: Span, spans: Found) -> Found:
    """As in "Song of Freedom is a 1936 British film": all of the subject is the title."""
    last = sentence.start
    while last < sentence.end and last - sentence.start <= _MOST:
        if doc[last].lower_ in ("is", "was") or doc[last].text == "(":
            break
        last += 1
    words = [t for t in doc[sentence.start : last] if t.is_alpha]
    if not 0 < last - sentence.start <= _MOST or len(words) != last - sentence.start:
        return spans
    if not all(t.text[0].isupper() for t in words if len(t) > 3 or t.i == sentence.start):
        return spans
    first = sentence.start + (words[0].lower_ in ("the", "a", "an") and len(words) == 1)
    if first == last or words[0].lower_ in ("this", "that", "it", "he", "she", "his", "her", "its"):
        return spans
    if len(words) == 1 and words[0].pos_ not in ("PROPN", "NOUN"):
        return spans
    if called(doc, last) != "WORK" or words[0].lower_ in (
        "their",
        "our",
        "there",
        "here",
        "another",
    ):
        return spans
    return [*(s for s in spans if s[1] <= first or s[0] >= last), (first, last, "WORK")]


def _with_quoted(doc: Doc, sentence: Span, spans: Found) -> Found:
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
        beside = called(doc, last + 1) == "WORK" or any(
            t.lemma_.lower() in known.words("namewords", "WORK nouns") for t in before
        )
        if beside or (
            len(long) > 1 and any(first <= s[0] < last and s[2] == "WORK" for s in spans)
        ):
            spans = [s for s in spans if s[1] <= first or s[0] >= last]
            spans.append((first, last, "WORK"))
    return spans
