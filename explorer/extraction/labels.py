"""How a tie reads on a line: at most four words, the sentence's own, its modality with them."""

from spacy.tokens import Token

from explorer.extraction.factuality import Certainty
from explorer.extraction.tie import Tie

_MOST = 4


def label_of(tie: Tie, certainty: Certainty) -> str:
    """The label: "stood with", "signed agreements with", "accused of helping", "expected to meet"."""
    words = list(tie.words)
    if tie.modal and certainty.words and tie.scope.pos_ in ("VERB", "AUX"):
        verb = _verb(tie, words, certainty.base, tie.scope)
        words = [*certainty.words, *verb]
    elif certainty.words:
        words = [*(w for w in certainty.words if w not in words), *words]
    return " ".join(_shortened(words, len(certainty.words)))


def _verb(tie: Tie, words: list[str], base: bool, scope: Token) -> list[str]:
    if not base or not words or words[0] != scope.lower_:
        return words
    return [scope.lemma_.lower(), *words[1:]]


def _shortened(words: list[str], prefix: int) -> list[str]:
    """Leave out what tells least until four words are left: the noun, then the modal's "to"."""
    while len(words) > _MOST:
        middle = len(words) - 2
        if middle > prefix:
            del words[middle]
        elif prefix:
            del words[0]
            prefix -= 1
        else:
            del words[0]
    return words
