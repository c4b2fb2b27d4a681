"""Words of office, kinship and description, and the kind of relation that they state."""

from spacy.tokens import Token

from explorer.extraction.gazetteers import kinship, offices, title_words, words
from explorer.extraction.genders import gender_of_name, gender_of_title
from explorer.extraction.name import Name


def office_at_end(between: list[Token]) -> tuple[str, ...]:
    """The office at the end of the words before a name: "foreign minister", "acting ambassador"."""
    between = list(between)
    while between and between[-1].text == "-":
        between.pop()
    if len(between) > 1 and between[-1].text in words("roles", "titles"):
        before = office_at_end(between[:-1])  # "co-chairman Lord Feldman"
        if before and before[-1] not in kinship():
            return before
    plain = [t.lower_ for t in between]
    known = words("roles", "offices")
    size = next((n for n in (3, 2, 1) if len(plain) >= n and _joined(plain[-n:]) in known), 0)
    if not size and plain and (plain[-1] in kinship() or plain[-1] in offices()):
        size = 1
    if not size:
        return ()
    first = len(between) - size
    while first > 0 and len(between) - first < size + 2 and _narrows(between[first - 1]):
        first -= 1
    rank = [_written(t) for t in between[first:]]
    cut = len(between) - size - first
    if cut:  # one word of a label: "central bank governor" is not to lose its bank
        rank = [" ".join(rank)]
    return (*_before(plain[:first]), *rank)


def _narrows(word: Token) -> bool:
    """Whether a word says of what less than the whole an office is: "finance chief"."""
    lower = word.lower_
    if lower in words("roles", "narrowing"):
        return True
    known = lower in words("roles", "attributes") or lower in title_words() or lower in kinship()
    return word.is_alpha and word.tag_ in ("NN", "JJ", "NNP") and not known


def phrase(noun: Token) -> tuple[str, ...]:
    """A noun with the words that belong to it: "vice president", "largest partner"."""
    doc = noun.doc
    for size in (3, 2):
        first = noun.i - size + 1
        if first < 0:
            continue
        whole = doc[first : noun.i + 1]
        if whole.text.lower() in words("roles", "offices"):
            return tuple(_written(t) for t in whole)
    before = doc[noun.i - 1] if noun.i else None
    if noun.i > 1 and before is not None and before.text == "-" and doc[noun.i - 2].head == noun:
        return (f"{_written(doc[noun.i - 2])}-{_written(noun)}",)  # "Governor-General"
    close = before is not None and before.head == noun and before.dep_ in ("amod", "compound")
    if before is not None and close and before.is_alpha and not before.ent_type_:
        further = doc[before.i - 1] if before.i else None
        if further is not None and further.text in ("-", "–") and before.tag_ in ("VBG", "VBN"):
            return (_written(noun),)  # "Oscar-winning director"
        if further is not None and further.head == before and _narrows(further):
            return (_written(further), _written(before), _written(noun))
        return (_written(before), _written(noun))
    return (_written(noun),)


def describes(token: Token) -> bool:
    """Whether a word may stand between an owner and a name that it describes."""
    if token.tag_ == "POS" or (token.is_punct and token.text != "-"):
        return False
    lower = token.lower_
    after = token.nbor(1).tag_ if token.i + 1 < len(token.doc) else ""
    return (
        lower in title_words()
        or lower in kinship()
        or lower in words("roles", "attributes")
        or lower in words("roles", "descriptors")
        or token.tag_ in ("JJ", "JJS", "JJR", "NN", "VBN", "HYPH", "AFX", "CD", ":")
        or (token.tag_ == "RB" and lower.endswith("ly") and after in ("VBN", "JJ"))
    )


def kind_of_noun_between(noun: str, holder: Name, target: Name) -> tuple[str, str | None]:
    """Kind and Wikidata property of "X is the <noun> of Y"."""
    if noun in kinship():
        return kind_of_kin(noun), property_of_kin(noun, target)
    if noun in ("member", "part", "unit", "division", "branch", "arm", "subsidiary", "wing"):
        if holder.kind == "PERSON" or noun == "member":
            return "membership", "P463"
        return "part-of", None
    if noun in ("owner", "co-owner", "shareholder"):
        return "ownership", "P127"
    if holder.kind == "PERSON" and noun in offices():
        return "role", None
    if holder.kind == "PLACE" or (noun in words("roles", "descriptors") and target.kind == "PLACE"):
        return "location", None
    return "other", None


def kind_of_kin(noun: str) -> str:
    """Family for relatives, other for rivals and allies."""
    return "family" if kinship()[noun][1] else "other"


def property_of_kin(noun: str, relative: Name) -> str | None:
    """Wikidata property of "X, <noun> of the relative"; of a child by the parent's gender."""
    found = kinship()[noun][1].split()
    if len(found) < 2:
        return found[0] if found else None
    told = gender_of_title(relative.title) or gender_of_name(relative.text)
    gender = _POSSESSIVE.get(relative.text.lower(), told)
    return {"male": found[0], "female": found[1]}.get(gender)


_POSSESSIVE = {"his": "male", "her": "female", "he": "male", "she": "female"}


def _written(token: Token) -> str:
    """In small letters, but for "CEO"."""
    return str(token.text if token.is_upper and len(token) > 1 else token.lower_)


def _joined(plain: list[str]) -> str:
    return " ".join(plain).replace(" - ", "-")


def _before(plain: list[str]) -> tuple[str, ...]:
    """A word that changes what an office means, if it is among those before it."""
    for word in ("former", "acting", "interim", "late", "deputy"):
        if word in plain:
            return (word,)
    return ("former",) if "ex" in plain else ()
