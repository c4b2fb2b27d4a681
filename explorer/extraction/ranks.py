"""Names that readers take too far over a rank or office, and ranks that they take for names.

"Genesee County | Sheriff" is the county, "AMA | President" the association, "Englishman | Robert
Buckley" the man; "Relations Officer" and "Gunman" name nobody.
"""

from spacy.tokens import Doc, Token

from explorer.extraction.gazetteers import gender_of_given_name, known_names, offices, words
from explorer.extraction.namewords import kind_by_words, named_acronym
from explorer.extraction.titles import Found
from explorer.extraction.trimming import is_title

_FORCES = frozenset({"police", "sheriff", "army", "navy", "marine", "marines", "guard", "patrol"})


def without_ranks(doc: Doc, spans: Found) -> Found:
    """The names, with ranks off both ends; a name that is nothing else goes."""
    return [found for span in spans for found in _without(doc, *span)]


def _without(doc: Doc, first: int, last: int, kind: str) -> Found:
    if kind not in ("PERSON", "ORGANIZATION") or doc[first:last].text in known_names():
        return [(first, last, kind)]
    if kind == "PERSON" and last - first > 2 and _sorts(doc[first], doc[first + 1]):
        first += 1
    if kind == "ORGANIZATION" and last - first == 2 and _of_no_place(doc, first):
        return []
    if kind == "ORGANIZATION" and not _behind_force(doc, first, last):
        return [(first, last, kind)]
    end = last
    given = bool(gender_of_given_name(doc[first].text)) and doc[first].text not in known_names()
    given = given and not any(token.lower_ in _FORCES for token in doc[first:last])
    while end > first and not given and _is_rank(doc[end - 1]):
        end -= 1  # "Michael L. | Farmer" is no farmer
    if kind == "PERSON" and end - first > 1 and doc[end - 1].lower_ in _FORCES:
        return [(first, end, "ORGANIZATION")]
    if end == last:
        return [] if _nobody(doc, first, last) else [(first, last, kind)]
    if end == first:
        return []
    rest = [token.text for token in doc[first:end]]
    entry = known_names().get(" ".join(rest))
    if entry is not None:
        return [(first, end, entry.kind)]
    if (rest[-1].lower() in _FORCES and len(rest) > 1) or (
        len(rest) == 1 and named_acronym(rest[0])
    ):
        return [(first, end, "ORGANIZATION")]
    by_words = kind_by_words(rest)
    return [(first, end, by_words)] if by_words else []


def _is_rank(word: Token) -> bool:
    rank = word.lower_ in offices() or is_title(word) or word.text in words("roles", "ranks")
    return rank and word.text[0].isupper()


def _of_no_place(doc: Doc, first: int) -> bool:
    """As "City Attorney", "State Senator": of which city is not said."""
    sort = doc[first].lower_ in ("city", "county", "state", "district", "police", "town")
    return sort and doc[first + 1].lower_ in offices()


def _behind_force(doc: Doc, first: int, last: int) -> bool:
    """As "Vancouver police | Const", whose name follows."""
    words_ = [t.lower_ for t in doc[first:last]]
    return any(word in _FORCES for word in words_[:-1]) and _is_rank(doc[last - 1])


def _sorts(word: Token, after: Token) -> bool:
    """As "Englishman | Robert Buckley", "Linebacker | Steve Foley" where a sentence begins."""
    sort = word.lower_ in words("nounkinds", "PERSON") or word.text in words("places", "persons")
    player = word.lower_ in words("roles", "of a team")
    given = gender_of_given_name(after.text)
    return (sort or player) and bool(given) and not gender_of_given_name(word.text)


def _nobody(doc: Doc, first: int, last: int) -> bool:
    """As "Gunman" and "Climber", which have a capital where a sentence begins."""
    word = doc[first]
    common = word.lower_ in words("nounkinds", "PERSON") and word.text[0].isupper()
    return last - first == 1 and common and bool(word.is_sent_start) and word.tag_ != "NNPS"
