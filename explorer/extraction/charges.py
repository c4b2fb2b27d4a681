"""What somebody is charged with, suspected of or found to have done, where a noun names the deed.

"Convicted of the murder of X", "pleaded guilty to the killing of X", "on trial for the murder of
X", "arrested in connection with the death of X", "a suspect in the disappearance of X". The words
that say how far it went are part of the label, since without them the line would be another.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from explorer.extraction.arguments import Participant, Reading, objects, participants
from explorer.extraction.denials import falsely, pleaded
from explorer.extraction.dependents import prepositions
from explorer.extraction.gazetteers import kinds_of, words
from explorer.extraction.owners import participants_or_owners
from explorer.extraction.relationkinds import acts
from explorer.extraction.subjects import subjects
from explorer.extraction.tie import Tie
from explorer.model.records import Factuality

_JUDGED: dict[str, Factuality] = {
    "convict": "asserted",
    "acquit": "negated",
    "clear": "negated",
    "exonerate": "negated",
    "absolve": "negated",
    "accuse": "alleged",
    "suspect": "alleged",
}
_HELD = frozenset(
    {"arrest", "detain", "charge", "question", "hold", "seek", "want", "jail", "interview"}
)
_FACING = {"on": ("trial",), "under": ("investigation", "arrest"), "in": ("custody", "court")}
_STEPS = frozenset({"conviction", "trial", "arrest", "indictment", "prosecution", "retrial"})
_SUSPECTS = frozenset({"suspect", "defendant"})
_FATES = frozenset({"death", "deaths", "disappearance", "killings", "murders", "slaying", "ambush"})
_UPON = ("of", "on", "against")


def charge_ties(reading: Reading) -> Iterator[Tie]:
    """Ties of the accused, acquitted and convicted of a sentence to whom the deed befell."""
    for noun in reading.sentence:
        deed = noun.lower_ in _FATES or kinds_of("nouns").get(noun.lower_) == "conflict"
        if noun.dep_ != "pobj" or not deed or noun.i in reading.at:
            continue
        found = _charged(reading, noun.head)
        if found is None:
            continue
        said, verb, who, factuality = found
        for link, target in _befell(reading, noun):
            for one in who:
                if one.name is target.name or one.through or one.name.kind != "PERSON":
                    continue
                yield Tie(
                    one.name, target.name, (*said, noun.lower_, link, *target.through),
                    f"{' '.join(said)} {noun.lemma_.lower()} {link}", "conflict", True,
                    (min(verb.i, noun.head.i), noun.i + 1), verb,
                    0.75 * one.sure * target.sure, "charge", factuality=factuality,
                )  # fmt: skip


def _charged(
    reading: Reading, link: Token
) -> tuple[tuple[str, ...], Token, list[Participant], Factuality] | None:
    """The words before a deed, their verb, whom they are about, and how sure they make it."""
    above, lower = link.head, link.lower_
    verb = above.head if above.dep_ == "dobj" and above.i in reading.at else above
    if lower == "of" and verb.pos_ == "VERB" and verb.lemma_ in _JUDGED:
        who = _of_whom(reading, verb)
        wrongly = falsely(verb)
        if wrongly:  # "wrongly convicted of the murder of X"
            return (f"{wrongly} {verb.lower_}", lower), verb, who, "negated"
        return (verb.lower_, lower), verb, who, _JUDGED[verb.lemma_]
    if above.lower_ == "guilty" and lower in ("of", "to") and above.head.pos_ in ("VERB", "AUX"):
        plea, verb = pleaded(above, lower), above.head
        return plea.words, verb, subjects(reading, verb)[0], plea.factuality
    over = above.head
    facing = _FACING.get(over.lower_, ()) if above.dep_ == "pobj" else ()
    if lower in ("for", "over", "in") and above.lower_ in facing:
        verb = over.head
        if verb.pos_ in ("VERB", "AUX") and (lower != "in" or above.lower_ == "custody"):
            who, _ = subjects(reading, verb)
            return (f"{over.lower_} {above.lower_}", lower), verb, who, "alleged"
    if lower == "with" and above.lower_ == "connection" and over.lower_ == "in":
        verb = over.head
        if verb.pos_ == "VERB" and verb.lemma_ in _HELD:
            said = (verb.lower_, "in connection with")
            return said, verb, _of_whom(reading, verb), "alleged"
    if lower == "of" and above.lower_ == "suspicion" and over.lower_ == "on":
        verb = over.head
        return (verb.lower_, "on suspicion of"), verb, _of_whom(reading, verb), "alleged"
    if lower in ("for", "over") and above.lower_ in _STEPS:
        whose = [p for c in above.children if c.dep_ == "poss" for p in participants(reading, c)]
        of = (end for link_, end in prepositions(above) if link_.lower_ == "of")
        whose += [p for end in of for p in participants(reading, end)]
        return (f"{above.lower_} {lower}",), above, whose, "alleged"
    if lower in ("in", "for") and above.lower_ in _SUSPECTS:
        return _suspected(reading, above, lower)
    return None


def _of_whom(reading: Reading, verb: Token) -> list[Participant]:
    """Whom something is done to: "Lee was arrested", "police arrested Lee"."""
    who, passive = subjects(reading, verb)
    return who if passive else objects(reading, verb)


def _suspected(
    reading: Reading, noun: Token, link: str
) -> tuple[tuple[str, ...], Token, list[Participant], Factuality] | None:
    """As in "named as a suspect in the murder of X", "Lee, a suspect in the killing of X"."""
    head = noun.head
    named = noun.dep_ == "pobj" and head.lower_ == "as" and head.head.pos_ == "VERB"
    if noun.dep_ == "appos" and head.i in reading.at:
        return (noun.lower_, link), noun, participants(reading, head), "alleged"
    if noun.dep_ == "attr" and head.lemma_ == "be":
        return (noun.lower_, link), head, subjects(reading, head)[0], "alleged"
    if named or (noun.dep_ == "oprd" and head.pos_ == "VERB"):
        verb = head.head if named else head
        return (noun.lower_, link), verb, _of_whom(reading, verb), "alleged"
    return None


def _befell(reading: Reading, noun: Token) -> Iterator[tuple[str, Participant]]:
    """To whom a deed was done: "the murder of X", "X's murder"."""
    for inner, end in prepositions(noun):
        for target in participants_or_owners(reading, end) if inner.lower_ in _UPON else ():
            if acts(target.name):
                yield inner.lower_, target
    done = noun.lower_ in _FATES or noun.lower_ in words("nouns", "befalling")
    for child in noun.children if done else ():
        if child.dep_ == "poss" and child.i < noun.i:
            for target in participants(reading, child):
                if target.name.kind == "PERSON":
                    yield "of", target
