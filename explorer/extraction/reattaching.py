"""Words that the parser hangs on a wrong one, put right before anything reads its trees.

Two ways in which news tells things and parsers err: "Under Obama, Congress passed …", where they
make Congress another name of Obama, and "accused by Hale of bribing", where the deed is Hale's.
"""

from collections.abc import Iterator
from typing import Any

from spacy.attrs import DEP, HEAD
from spacy.tokens import Doc, Token

Move = tuple[Token, Token, str]
"""A word, the word that it is to hang on (itself where it is the root), and as what."""
_SUBJECTS = ("nsubj", "nsubjpass")
_OF_DEEDS = frozenset({"accuse", "suspect", "convict", "acquit", "clear", "absolve", "exonerate"})


def hung(doc: Doc, moves: list[Move]) -> Doc:
    """A passage with some of its words hung on others."""
    if moves:
        read: Any = doc.to_array([HEAD, DEP])
        for word, head, dep in moves:
            read[word.i] = (head.i - word.i) % (1 << 64), doc.vocab.strings.add(dep)
        doc.from_array([HEAD, DEP], read)
    return doc


def reattached(doc: Doc) -> Doc:
    """Mend what stands behind the first preposition of a sentence, and what one is accused of."""
    moves = [move for sentence in doc.sents for move in _behind_the_first(sentence[0])]
    moves += [
        (word, word.head.head.head, "prep")
        for word in doc
        if word.lower_ == "of"
        and word.head.dep_ == "pobj"
        and word.head.head.dep_ == "agent"
        and word.head.head.head.lemma_ in _OF_DEEDS
    ]
    return hung(doc, moves)


def _behind_the_first(first: Token) -> Iterator[Move]:
    """As in "Like Hale, Roth joined Ford": Roth is who joined, and no other name of Hale."""
    verb = first.head
    if first.pos_ not in ("ADP", "SCONJ") or verb.pos_ not in ("VERB", "AUX") or verb.i < first.i:
        return
    under = [c for c in verb.children if c.dep_ in _SUBJECTS]
    behind = next((c for c in first.children if c.dep_ == "pobj"), None)
    if behind is None and len(under) == 1:
        behind, under = under[0], []
    if behind is None or under or behind.left_edge.i != first.i + 1:
        return
    for other in behind.children:
        start, after = other.left_edge.i, other.right_edge.i + 1
        apart = other.dep_ == "appos" and first.doc[start - 1].text == ","
        if apart and first.doc[after] in (verb, *_before(verb)):
            passive = any(c.dep_ == "auxpass" for c in verb.children)
            yield first, verb, "prep"
            yield behind, first, "pobj"
            yield other, verb, "nsubjpass" if passive else "nsubj"
            return


def _before(verb: Token) -> list[Token]:
    """What may stand between a subject and its verb."""
    return [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "advmod")]
