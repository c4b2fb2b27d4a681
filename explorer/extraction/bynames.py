"""People with their bynames: "Peter | the Great", "Dwayne | “The Rock” | Johnson"."""

from spacy.tokens import Doc

from explorer.extraction.gazetteers import words
from explorer.extraction.titles import Found

_QUOTES = frozenset({'"', "''", "``", "“", "”", "‘", "’", "'"})
_MOST = 6


def whole_people(doc: Doc, spans: Found) -> Found:
    """Join the names of a sentence with the epithet behind and the nickname inside them."""
    return _with_nicknames(doc, _with_epithets(doc, sorted(spans)))


def _with_epithets(doc: Doc, spans: Found) -> Found:
    out: Found = []
    for first, last, kind in spans:
        if out and first < out[-1][1]:
            continue  # "Great", taken for a name of its own
        named = kind == "PERSON" and last + 1 < len(doc) and doc[last].lower_ == "the"
        if named and doc[last + 1].text in words("people", "epithets"):
            after = doc[last + 2] if last + 2 < len(doc) else None
            if after is None or not (after.pos_ in ("NOUN", "PROPN") and after.text[0].isupper()):
                last += 2
        out.append((first, last, kind))
    return out


def _with_nicknames(doc: Doc, spans: Found) -> Found:
    """As in "Dwayne “The Rock” Johnson": one given name, quoted capitals, one surname."""
    out: Found = []
    for first, last, kind in spans:
        left = next((s for s in reversed(out[-2:]) if s[2] == "PERSON" and s[1] < first), None)
        if left is not None and kind == "PERSON" and first - left[1] <= _MOST:
            inside = doc[left[1] : first]
            quoted = len(inside) > 2 and {inside[0].text, inside[-1].text} <= _QUOTES
            if quoted and all(t.text[0].isupper() for t in inside[1:-1]):
                out = [s for s in out if s[1] <= left[0]]
                out.append((left[0], last, "PERSON"))
                continue
        out.append((first, last, kind))
    return out
