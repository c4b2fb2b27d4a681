"""Software, devices, vehicles, weapons and drugs: what a name or the noun beside it tells."""

import re

from spacy.tokens import Doc, Span, Token

from explorer.extraction.gazetteers import known_names, words

Found = list[tuple[int, int, str]]

_GUESSES = ("WORK", "EVENT", "PRODUCT")
"""Kinds that readers give to products; who is taken for a company or a place may make one."""
_MODEL = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]+)?|[A-Z]?[0-9]{1,3}[A-Z]{0,2}|[IVX]+")


def with_products(doc: Doc, sentence: Span, spans: Found) -> Found:
    """Lengthen names of products by their models, and add those that a product noun follows."""
    out = []
    for first, last, kind in spans:
        end = last
        if _family(doc, first, last, kind):
            while end < sentence.end and _model(doc[end]) and not _within(end, spans):
                end += 1
        out.append((first, end, kind))
    taken = {i for first, last, _ in out for i in range(first, last)}
    for token in sentence:
        if token.i in taken or token.text not in words("products", "words"):
            continue
        last = token.i + 1
        while last < sentence.end and last not in taken and _model(doc[last]):
            last += 1
        begins = token.i == sentence.start
        proper = token.tag_ in ("NNP", "NNPS") or last > token.i + 1
        beside = _noun_after(doc, last) or (last > token.i + 1 and not begins)
        if proper and beside and not _within_run(token):
            out.append((token.i, last, "PRODUCT"))
            taken |= set(range(token.i, last))
    return sorted(out)


def is_product(doc: Doc, first: int, last: int, guess: str) -> bool:
    """Whether a name is a product's where it stands."""
    parts = doc[first:last].text.split()
    if _family(doc, first, last, guess) and (
        parts[0] not in words("products", "words")
        or guess in _GUESSES
        or len(parts) > 1
        or _noun_after(doc, last)
    ):
        return True
    if guess in ("WORK", "PRODUCT") and _noun_after(doc, last):
        return True
    if len(parts) > 1 and parts[0] in words("products", "ship prefixes"):
        return True  # "INS Mysore", "MV Gibe"
    return guess in (*_GUESSES, "ORGANIZATION") and _noun_before(doc, first, last)


def _family(doc: Doc, first: int, last: int, guess: str) -> bool:
    """Whether a known product's name is all of a name, or all but its model."""
    for end in range(last, first, -1):
        text = doc[first:end].text
        entry = known_names().get(text)
        known = entry is not None and entry.what == "product"
        word = text in words("products", "words") and (guess != "PERSON" or _noun_after(doc, last))
        if known or word:
            return all(_model(t) for t in doc[end:last])
    return False


def _model(token: Token) -> bool:
    """As in "iPhone | 15 | Pro"; a year is none."""
    if token.text in words("products", "models"):
        return True
    return bool(_MODEL.fullmatch(token.text)) and token.ent_type_ not in ("DATE", "MONEY")


def _noun_after(doc: Doc, last: int) -> bool:
    """As in "the Brimstone missile", "Storm Shadow cruise missiles"."""
    nouns = words("products", "nouns")
    near = [t for t in doc[last : last + 2] if t.pos_ in ("NOUN", "PROPN", "ADJ")]
    if not near or near[0].i != last:
        return False
    return any(
        t.lemma_.lower() in nouns
        and t.pos_ == "NOUN"
        and (t.i + 1 >= len(doc) or doc[t.i + 1].lemma_.lower() not in ("maker", "manufacturer"))
        for t in near
    )


def _noun_before(doc: Doc, first: int, last: int) -> bool:
    """As in "the drug Ozempic", "the markup language HTML"; not "the car Toyota recalled"."""
    if first == 0:
        return False
    noun, root = doc[first - 1], doc[first:last].root
    beside = (noun.head == root and noun.dep_ in ("compound", "nmod")) or (
        root.head == noun and root.dep_ == "appos"
    )
    singular = noun.pos_ == "NOUN" and noun.tag_ == "NN"
    return singular and beside and noun.lower_ in words("products", "nouns before")


def _within(at: int, spans: Found) -> bool:
    return any(first <= at < last for first, last, _ in spans)


def _within_run(token: Token) -> bool:
    """Whether the word before belongs to the same, longer name."""
    return token.i > 0 and token.nbor(-1).tag_ in ("NNP", "NNPS")
