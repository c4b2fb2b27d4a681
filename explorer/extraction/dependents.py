"""What hangs on a word: its prepositions with their objects, the particle of a phrasal verb."""

from collections.abc import Iterator

from spacy.tokens import Token

_NEAR = 4
_WAYS = frozenset({"around", "away", "back", "down", "off", "out", "up", "over", "aside"})


def prepositions(word: Token) -> Iterator[tuple[Token, Token]]:
    """The prepositions at a word with their objects; "out of" is one, its words joined."""
    for child in (*word.children, *_after_idiom(word)):
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in (
            "ADP",
            "SCONJ",
            "PART",
            "ADV",
        ):
            for under in child.children:
                if under.dep_ == "pobj":
                    yield child, under
                elif under.dep_ == "prep":
                    for deep in under.children:
                        if deep.dep_ == "pobj":
                            yield under, deep


def _after_idiom(verb: Token) -> Iterator[Token]:
    """What the parser hangs on "shoulder to shoulder" and not on the verb before it."""
    if verb.pos_ != "VERB" or verb.i + 4 >= len(verb.doc):
        return
    one, link, other = (verb.nbor(n) for n in (1, 2, 3))
    if one.lower_ == other.lower_ and link.lower_ in ("to", "by", "in"):
        yield from (c for t in (one, link, other) for c in t.children if c.i > other.i)


def particle(verb: Token) -> Token | None:
    """The particle of a phrasal verb ("carried out")."""
    after = [
        c for c in verb.children if c.dep_ == "prt" or (c.i == verb.i + 1 and c.lower_ in _WAYS)
    ]
    return after[0] if after and after[0].i - verb.i <= _NEAR else None


def colors(word: Token) -> bool:
    """Whether a name only tells which, as in "of the Social Welfare constituency"."""
    return word.dep_ in ("compound", "amod", "nmod", "poss") and word.head.i > word.i


def is_infinitive(verb: Token) -> bool:
    """As in "to meet", "to have met", also "to meet and (to) praise"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def is_gerund(verb: Token) -> bool:
    """As in "accused of spying", also where the parser takes it for a noun."""
    noun = verb.dep_ == "pobj" and verb.tag_ == "VBG" and verb.pos_ == "VERB"
    return verb.dep_ == "pcomp" or (noun and verb.head.lower_ in ("of", "with", "for"))


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def misread_subject(verb: Token) -> Token | None:
    """As in "X is Buddhist and the UN rates Y", which is read as "Buddhist and the UN" rating."""
    if verb.dep_ != "attr" or verb.tag_ not in ("VBZ", "VBD") or verb.head.lemma_ != "be":
        return None
    first = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    second = next((c for c in first.children if c.dep_ == "conj"), None) if first else None
    joined = first is not None and any(c.lower_ in ("and", "but") for c in first.children)
    return second if joined and second is not None and second.i < verb.i else None


def doubtful(verb: Token) -> bool:
    """Whether the parse of a verb's clause cannot be right: a verb as a noun, two subjects."""
    if is_gerund(verb):
        return False
    if verb.dep_ in ("attr", "dobj", "pobj", "nsubj", "nsubjpass", "oprd", "npadvmod"):
        return True
    named = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ != "PRON"]
    return len(named) > 1


def for_no_reason(verb: Token) -> bool:
    """As in "did not invade Kuwait because of Israel": the reason may be what is denied."""
    top, steps = verb, 0
    while top.dep_ == "conj" and top.head.pos_ == "VERB" and steps < 4:
        top, steps = top.head, steps + 1
    if not any(c.dep_ == "neg" for c in top.children):
        return False
    return any(t.lower_ == "because" and t.i > verb.i for t in top.subtree)


def captioned(verb: Token) -> bool:
    """As in 'A blogger, "Anon declares war on X"': the words of a title or caption, no statement.

    A quotation without an end mark that nobody says: no verb stands outside of it.
    """
    words = [t for t in verb.sent if not t.is_space]
    if len(words) < 4 or not _quotes(words[-1]) or words[-2].is_punct:
        return False
    opens = next((t.i for t in words if _quotes(t)), words[-1].i)
    if not opens < verb.i < words[-1].i:
        return False
    return not any(t.pos_ in ("VERB", "AUX") for t in words if t.i < opens)


def _quotes(token: Token) -> bool:
    return token.is_quote or token.text in ("``", "''")
