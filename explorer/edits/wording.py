"""Words in and about edits: what a person typed, cleaned; and what the edit is called."""

from collections.abc import Sequence

from explorer.errors import EditRefused
from explorer.model.message import Message
from explorer.model.records import Verdict
from explorer.model.text import normalized

VERBS: dict[Verdict, str] = {
    "confirmed": "Confirm",
    "disputed": "Dispute",
    "rejected": "Reject",
    "unreviewed": "Take back the verdict on",
}
_LONGEST = 200  # characters of a label or title; notes have no limit


def checked(what: str, words: str) -> str:
    """One line of text without outer or double white space; raises EditRefused when unusable."""
    words = " ".join(normalized(words).split())
    if not words:
        raise EditRefused(f"A {what} needs at least one word.")
    if len(words) > _LONGEST:
        raise EditRefused(f"A {what} has at most {_LONGEST} characters; put the rest in a note.")
    return words


def text_of(words: str) -> str:
    """Text of several lines as it may be stored."""
    return normalized(words).strip()


def quoted(verb: str, names: Sequence[str], plural: str) -> Message:
    """``Confirm “met”``, or ``Confirm 3 relations``."""
    if len(names) == 1:
        return Message.of(verb + " “{name}”", name=names[0])
    return Message.of(verb + " {count} " + plural, count=len(names))
