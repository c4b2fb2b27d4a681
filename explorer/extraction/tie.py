"""What a rule found: two names that the grammar of one sentence ties, and by which words."""

from dataclasses import dataclass

from spacy.tokens import Token

from explorer.extraction.name import Name
from explorer.model.records import Factuality


@dataclass(frozen=True, slots=True, eq=False)
class Tie:
    """A tie from ``source`` to ``target``, not yet worded.

    ``words`` are the label's words as written, ``key`` the same without tense; ``trigger`` the
    tokens they stand in; ``scope`` the word whose clause says how sure it is and who says so.
    ``rule`` names the rule. ``modal`` is false where the words hold whatever the clause says of
    them ("Chinese President Xi is expected …": he is president all the same). ``factuality`` is
    what the words themselves say of it ("acquitted of the murder of"), where they do.
    """

    source: Name
    target: Name
    words: tuple[str, ...]
    key: str
    kind: str
    directed: bool
    trigger: tuple[int, int]
    scope: Token
    sure: float
    rule: str
    modal: bool = True
    code: str | None = None
    factuality: Factuality | None = None


def tie_of_noun(
    source: Name, target: Name, noun: Token, preposition: Token, kind: str, sure: float, rule: str
) -> Tie:
    """A tie in a noun's words, as "pledge at"; they hold whatever the clause says of them."""
    return Tie(
        source, target, (noun.lower_, preposition.lower_),
        f"{noun.lemma_.lower()} {preposition.lower_}", kind, True,
        (noun.i, preposition.i + 1), noun, sure, rule, modal=False,
    )  # fmt: skip
