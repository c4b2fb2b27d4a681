"""A name in an article: where it stands, what it calls and what is known of it."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name in a passage: tokens ``first`` to ``last`` (excluded), ``start`` to ``end`` shown.

    ``what`` and ``country`` are the gazetteer's (see :class:`~.gazetteers.Known`); ``title`` holds
    the words of office right before the name; ``sure`` says that a rule and not spaCy's guess
    gave the kind.
    """

    passage: int
    first: int
    last: int
    start: int
    end: int
    text: str
    kind: str
    what: str = ""
    country: str = ""
    title: str = ""
    sure: bool = False

    def key_word(self, doc: Doc) -> Token:
        """The word that the others of the name hang on; ``doc`` is its passage."""
        return doc[self.first : self.last].root
