"""Which label each word of an annotated document may have.

Sets differ in what they annotate, so a label is a set of allowed labels: where a set has no
events, a word outside its names may be an event or none, and the loss takes both as right.
"""

from typing import Any

from explorer.extraction import gazetteers as known
from explorer.model.records import Span
from explorer.training.examples import KINDS, TAGS, Example, Words

_EVENTS = frozenset({
    "war", "battle", "championship", "olympic", "game", "cup", "election", "festival", "conference",
    "summit", "siege", "revolution", "attack", "massacre", "tournament", "hurricane", "earthquake",
    "invasion", "expo", "congres", "prix", "crisi", "uprising", "rebellion", "offensive",
    "operation", "conquest", "genocide", "holocaust", "referendum", "protest", "crusade", "open",
})  # fmt: skip
_CONNECTED = frozenset({"of", "the", "de", "von", "van", "al", "del", "bin", "&", "-", ".", "'s"})


def tells_names(name: str, row: dict[str, Any]) -> bool:
    """Whether a set annotates names."""
    return name.startswith(
        ("gum", "redocred", "wikigold", "uner", "crossner", "litbank", "re3d")
    ) and bool(row.get("entities") is not None)


def _bits(*tags: str) -> int:
    return sum(1 << TAGS.index(tag) for tag in tags)


def _both(mark: str, *kinds: str) -> int:
    return _bits(*(f"{mark}-{kind}" for kind in kinds))


_ALL = (1 << len(TAGS)) - 1


def name_tags(row: dict[str, Any], name: str, words: Words, found: list[Example]) -> None:
    """Write the allowed labels of every word into the windows that hold them."""
    outside = _bits("O")
    if name.startswith(("uner", "litbank", "re3d")):
        outside |= _both("B", "OTHER", "EVENT") | _both("I", "OTHER", "EVENT")
    adjectives = name.startswith(("gum", "litbank", "uner", "re3d"))
    for w, i, _, text in words.flat:
        free = adjectives and _is_adjective(text)
        found[w].tags[i] = outside | (_both("B", "OTHER") if free else 0)
    gum = name.startswith("gum")
    spans = []
    for number, entity in enumerate(row["entities"]):
        kind = entity.get("type") or "OTHER"
        named = entity.get("named")
        for k, span in enumerate(entity["mentions"]):
            if kind in KINDS and (named is None or k in named):
                head = entity["heads"][k] if gum and entity.get("heads") else None
                spans.append((span, kind, number, head))
    for span, kind, number, head in spans:
        inside = words.covered(*span)
        if head is not None:
            nested = [
                s for s, _, n, h in spans
                if n != number and h is not None and span[0] <= s[0] and s[1] <= span[1]
                and not (s[0] <= head[0] and head[1] <= s[1])
            ]  # fmt: skip
            inside = _proper_part(inside, head, nested, kind)
        kinds = _kinds(kind, name, [x[3] for x in inside])
        if len(inside) == 1 and _is_adjective(inside[0][3]):
            kinds = ("OTHER",)  # Re-DocRED takes "German" for a place, others for a group
        for at, (w, i, _, _) in enumerate(inside):
            mark = "B" if at == 0 else "I"
            bits = _both(mark, *kinds)
            if name == "crossner" and kind == "OTHER":
                bits |= _bits("O")
            if head is not None and all(x[3].lower() in known.title_words() for x in inside):
                bits = _ALL
            found[w].tags[i] = bits


def _kinds(kind: str, name: str, words: list[str]) -> tuple[str, ...]:
    """Sets without a kind for events have them under "other": there the last words tell."""
    if kind == "OTHER" and not name.startswith("gum") and words:
        tells = {word.lower().rstrip("s") for word in words[-2:]}
        return ("EVENT",) if tells & _EVENTS else ("OTHER",)
    return (kind,)


def _is_adjective(text: str) -> bool:
    entry = known.known_names().get(text)
    return entry is not None and entry.what in ("adjective", "people")


def _proper_part(
    inside: list[tuple[int, int, Span, str]], head: Span, nested: list[Span], kind: str
) -> list[tuple[int, int, Span, str]]:
    """The name in a noun phrase: capitals around its key word, titles and other names left off."""
    at = [k for k, word in enumerate(inside) if word[2][0] < head[1] and head[0] < word[2][1]]
    if not at:
        return inside

    def free(k: int) -> bool:
        return not any(s[0] <= inside[k][2][0] < s[1] for s in nested)

    def proper(k: int) -> bool:
        text = inside[k][3]
        return free(k) and (text[0].isupper() or text[0].isdigit())

    first, last = at[0], at[-1] + 1
    joined = _CONNECTED - ({"of", "the", "'s"} if kind == "PERSON" else set())
    while first > 0:
        if proper(first - 1):
            first -= 1
        elif first > 1 and inside[first - 1][3] in joined and proper(first - 2):
            first -= 2
        else:
            break
    while last < len(inside):
        if proper(last):
            last += 1
        elif last + 1 < len(inside) and inside[last][3] in joined and proper(last + 1):
            last += 2
        else:
            break
    while last > at[-1] + 1 and inside[last - 1][3] in ("'s", "."):
        last -= 1
    if kind == "PERSON":
        while first < at[0] and inside[first][3].lower().rstrip(".") in known.title_words():
            first += 1
    return inside[first:last]
