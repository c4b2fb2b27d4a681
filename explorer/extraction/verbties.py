"""How a verb's tie is built from who does it, to whom, and by which further words."""

from spacy.tokens import Token

from explorer.extraction.arguments import Participant
from explorer.extraction.dependents import particle
from explorer.extraction.gazetteers import words
from explorer.extraction.inflection import third_person
from explorer.extraction.relationkinds import kind_of_noun, kind_of_verb
from explorer.extraction.tie import Tie

_HEADING = ("role", "ownership", "membership")
_PRESENT = frozenset({"is", "are", "'s", "'re", "am"})


def verb_tie(
    verb: Token,
    doer: Participant,
    target: Participant,
    more: tuple[Token, ...],
    rule: str,
    sure: float,
) -> Tie:
    """The tie; ``more`` are the words behind the verb that lead on to ``target``."""
    lemma = verb.lemma_.lower()
    phrasal = particle(verb)
    parts = [verb, *((phrasal,) if phrasal is not None and phrasal.i > verb.i else ()), *more]
    label = tuple(part.lower_ for part in parts)
    if doer.through:
        label = (doer.through[0], *label)
    label = (*label, *target.through)
    if doer.acting and doer.word.lower_ in words("roles", "people acting"):
        label = (doer.word.lower_, *label)
    armed = target.acting and target.word.lower_ in words("roles", "armed people")
    heads = armed or any(lemma in words("verbs", f"kind {k}") for k in _HEADING)
    if target.acting and (heads or target.word.lower_ in words("roles", "people acting")):
        # "sent Ukraine missiles", where the parser makes one name of what is two objects
        given = lemma in words("verbs", "giving") and target.name.what == "country"
        given = given and not (armed or more)
        label = (*label, target.word.lower_, "to" if given else "of")
    key = [
        lemma,
        *(part.lemma_.lower() if part.pos_ == "NOUN" else part.lower_ for part in parts[1:]),
        *((target.word.lemma_.lower(), *target.through[1:]) if target.through else ()),
    ]
    key = [*doer.through[:1], *key]
    preposition = more[-1].lower_ if more else ""
    if lemma == "meet" and preposition == "with":
        label, key = (*(w for w in label if w != "with"),), ["meet"]
    kind = kind_of_verb(lemma, doer.name, target.name, preposition)
    if len(more) == 2:
        by_noun = kind_of_noun(more[0].lemma_.lower(), doer.name, target.name)
        kind = (
            by_noun
            if by_noun != "other"
            else kind
            if kind in ("transfer", "agreement", "payment")
            else "other"
        )
    mutual = preposition == "with" and (
        lemma in words("verbs", "mutual") or lemma in ("stand", "work")
    )
    if len(more) == 2:
        mutual = (
            preposition == "with"
            and more[0].lower_ in words("nouns", "mutual")
            and lemma
            in ("sign", "have", "hold", "conclude", "reach", "share", "conduct", "maintain")
        )
    shared = not (doer.through or target.through)
    directed = not shared or not (mutual or (lemma == "meet" and preposition in ("", "with")))
    tokens = [part.i for part in parts]
    if target.through and 0 < target.word.i - verb.i < 12:
        tokens.append(target.word.i)
    distance = abs(doer.word.i - verb.i) + abs(target.word.i - verb.i)
    sure = sure * min(1.0, doer.sure) * min(1.0, target.sure) - (0.1 if distance > 20 else 0)
    return Tie(
        doer.name,
        target.name,
        label,
        " ".join(key),
        kind,
        directed,
        (min(tokens), verb.i + 1 if len(tokens) == 1 else max(tokens) + 1),
        verb,
        sure,
        rule,
    )


def in_active(verb: Token, label: tuple[str, ...], several: bool = False) -> tuple[str, ...]:
    """The active of a passive in its tense: "is owned by" is "owns", "was owned by" is "owned"."""
    auxiliaries = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    present = any(a in _PRESENT for a in auxiliaries)
    if present and all(a in _PRESENT or a == "being" for a in auxiliaries):
        base = verb.lemma_.lower()
        active = base if several else third_person(base)
        return tuple(active if w == verb.lower_ else w for w in label)
    if not auxiliaries and verb.lemma_ == "own":
        return ("owner", "of")
    return label
