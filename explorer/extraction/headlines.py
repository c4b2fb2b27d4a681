"""Headlines: capitals all over, so that only what the rest of the text names is a name there."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from spacy.tokens import Span

from explorer.extraction import gazetteers as known
from explorer.extraction.name import Name
from explorer.extraction.parsing import Parsed


def is_headline(sentence: Span) -> bool:
    """Capital letters all over, so that they tell nothing about names and little about grammar."""
    long = [t.text for t in sentence if t.is_alpha and len(t) > 3]
    if len(long) < 4:
        return sum(c.isupper() for w in long for c in w) > 8 and all(w.isupper() for w in long)
    capital = sum(word[0].isupper() for word in long)
    if sum(word.isupper() for word in long) > 0.7 * len(long):
        return True
    return capital > 0.8 * len(long) and sentence[-1].text not in (".", "!")


class Forms:
    """What an article calls by which words, letters' case aside; a whole name before a surname."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._whole: dict[str, Name] = {}
        self._surnames: dict[str, Name] = {}
        for name in names:
            self.add(name)

    def add(self, name: Name) -> None:
        """Know one more name."""
        self._whole.setdefault(name.text.casefold(), name)
        if name.kind == "PERSON" and " " in name.text:
            self._surnames.setdefault(name.text.split()[-1].casefold(), name)

    def named(self, words: str) -> Name | None:
        """The first name of these words."""
        return self._whole.get(words) or self._surnames.get(words)


@cache
def _known_in_any_case() -> dict[str, known.Known]:
    return {text.casefold(): entry for text, entry in known.known_names().items() if len(text) > 3}


def as_in_body(number: int, parsed: Parsed, sentence: Span, forms: Forms) -> list[Name]:
    """Names in a headline: only what the gazetteers or the rest of the text name so."""
    table = _known_in_any_case()
    found: list[Name] = []
    at = sentence.start
    while at < sentence.end:
        for last in range(min(sentence.end, at + 6), at, -1):
            text = parsed.doc[at:last].text
            like, entry = forms.named(text.casefold()), table.get(text.casefold())
            if not parsed.doc[at].text[0].isupper() or (like is None and entry is None):
                continue
            start, end = parsed.shown(at, last)
            if like is not None:
                found.append(
                    replace(
                        like,
                        passage=number,
                        first=at,
                        last=last,
                        start=start,
                        end=end,
                        text=text,
                        title="",
                    )
                )
            elif entry is not None:
                found.append(
                    Name(
                        number,
                        at,
                        last,
                        start,
                        end,
                        text,
                        entry.kind,
                        entry.what,
                        entry.country,
                        sure=True,
                    )
                )
            at = last - 1
            break
        at += 1
    for name in found:
        forms.add(name)
    return found
