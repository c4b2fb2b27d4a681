"""Which names are short for another: acronyms, dropped words, class words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

from explorer.extraction import gazetteers as known
from explorer.extraction.name import Name
from explorer.extraction.namewords import (
    first_of_company,
    generic_company_word,
    kind_by_words,
    named_acronym,
)
from explorer.extraction.parsing import Parsed

ACRONYM = "acronym of the long form"
COMPANY = "name without its company form"
PLACED = "name without the words that place it"
TURNED = "same name in another order"
CLASS = "class word of the only such name"
FIRST = "first word of the only such name"
MADE = "name without its maker"
ALSO = "also called so beside"

_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
_EPONYMS = frozenset({
    "foundation", "institute", "museum", "center", "centre", "library", "hall", "hospital",
    "trust", "prize", "award", "school", "church", "news", "records", "research",
})  # fmt: skip
_LINKS = frozenset({"of", "for", "on", "against", "to", "in", "at"})
_APOSTROPHES = str.maketrans("", "", "'’‘ʼʻʿʾ.")
_SPELLINGS = (
    ("isation", "ization"), ("centre", "center"), ("defence", "defense"), ("labour", "labor"),
    ("programme", "program"), ("theatre", "theater"), ("harbour", "harbor"),
)  # fmt: skip


def folded(text: str) -> str:
    """Without case and accents: "Erdoğan" is "erdogan"."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def name_key(text: str) -> str:
    """What is the same of names that differ in case, accents, marks and British spelling alone."""
    key = re.sub(r"^the ", "", folded(text)).translate(_APOSTROPHES).replace("-", " ")
    for british, american in _SPELLINGS:
        key = key.replace(british, american)
    return key


def one_name(text: str) -> str:
    """The key of a thing: one for all names of an organization that is known by several."""
    key = name_key(text)
    return _known_as_one().get(key, key)


@cache
def _known_as_one() -> dict[str, str]:
    same = known.rows("organizations", "same")
    return {name_key(name): name_key(row[0]) for row in same for name in row}


def acronyms_in_brackets(names: Iterable[Name], article: list[Parsed]) -> dict[str, str]:
    """Acronym → long form, where brackets say so and the letters agree: "… Agency (KCNA)"."""
    found: dict[str, str] = {}
    for name in names:
        doc = article[name.passage].doc
        if name.last + 2 >= len(doc) or doc[name.last].text != "(":
            continue
        short = doc[name.last + 1].text
        closed = doc[name.last + 2].text == ")"
        if not closed or not named_acronym(short):
            continue
        if abbreviates(short, name.text) or _foreign(short, name):
            found[short] = name.text
    return found


def _foreign(short: str, name: Name) -> bool:
    """As in "European Anti-Fraud Office (OLAF)": letters of another language, and no known name."""
    long = len(name.text.split()) > 1 and len(short) > 3
    return long and name.kind == "ORGANIZATION" and short not in known.known_names()


def abbreviates(short: str, long: str) -> bool:
    """Whether the letters of a short form begin the words of a long one.

    In order, with letters of the words between or not ("ASEAN"); or all of them in another order,
    as where the acronym is of another language: "Italian Episcopal Conference (CEI)".
    """
    parts = [w for w in re.findall(r"[^\W_]+", long) if w[0].isupper() or w[0].isdigit()]
    letters = [c for c in short if c.isalpha()]
    at = 0
    for word in parts:
        if at < len(letters) and word[0].upper() == letters[at].upper():
            at += 1
    if at == len(letters) and len(letters) >= 2 and len(parts) <= 2 * len(letters):
        return True
    firsts = [w[0].upper() for w in parts]
    if len(letters) > 2 and Counter(letters) == Counter(firsts):
        return True
    capitals = [c.upper() for c in letters]
    whole = len(firsts) > 1 and firsts[0] == capitals[0] and _in_order(firsts, capitals)
    return whole and _in_order(capitals, [c for c in long.upper() if c.isalpha()])


def _in_order(some: list[str], row: list[str]) -> bool:
    """Whether all of some letters stand in a row in their order, with others between or not."""
    rest = iter(row)
    return all(letter in rest for letter in some)


def initials_of(short: str, long: str) -> bool:
    """Whether a name is just the initials of the other, with its number: "IE6", "USI"."""
    if not named_acronym(short) and not re.fullmatch(r"[A-Z]o[A-Z]", short):
        return False
    return short.replace(".", "").upper() in all_initials(long)


def all_initials(long: str) -> set[str]:
    """The capitals that begin the words of a name, with its numbers; "of" may count: "DOJ"."""
    words = re.findall(r"[^\W_]+", long)
    capital = [w for w in words if not w[0].islower()]
    found = {"".join(w if w.isdigit() else w[0] for w in capital)}
    if len(capital) > 2 and generic_company_word(capital[-1]):
        found.add("".join(w[0] for w in capital[:-1]))  # "GM" of "General Motors Company"
    if "of" in words:
        found.add("".join(w[0] for w in words).upper())
    return found if len(capital) > 1 else set()


def shortens(short: str, long: str) -> str:
    """Why one organization's name is the other's with words left out, or ''."""
    a, b = _turned(short).split(), _turned(long).split()
    if a == b and short != long:
        return TURNED
    if short == long or len(a) >= len(b):
        return ""
    if first_of_company(short, long) or _start_of_company(a, b):
        return COMPANY
    if b[: len(a)] == a and all(generic_company_word(w) for w in b[len(a) :]):
        return COMPANY
    return PLACED if len(a) > 1 and _placed(a, b) else ""


def _start_of_company(short: list[str], long: list[str]) -> bool:
    """As "Blue Note" of "Blue Note Records", "Greens" of "Green Party"."""
    if len(long) == 2 and len(short) == 1 and long[1] == "Party":
        return short[0] == long[0] + "s"
    rest = long[len(short) :]
    if len(short) < 2 or long[: len(short)] != short or kind_by_words(short):
        return False
    last = rest[-1].rstrip(".").lower()
    return last in known.words("namewords", "commercial") and not any(
        word in known.known_names() for word in rest
    )


def _turned(name: str) -> str:
    """As "Defence Ministry" what may be called "Ministry of Defence", with what stands around."""
    match = re.match(r"(.*?)\b(Ministry|Department) of ((?:[A-Z][\w-]+(?: and )?)+)(.*)", name)
    if match is None or (match[1] and match[1].strip() not in known.known_names()):
        return name
    return f"{match[1]}{match[3]} {match[2]}{match[4]}"


def undated(short: str, long: str) -> bool:
    """Whether one event's name is the other's without its year or country: "2018 World Cup"."""
    words = long.split()
    plain = " ".join(w for w in words if not re.fullmatch(r"\d{4}", w))
    if len(short.split()) > 1 and known.is_country(words[-1]):
        plain = plain.removesuffix(" " + words[-1])  # "Fan Expo Canada"
    return plain != long and plain == short


def _placed(short: list[str], long: list[str]) -> bool:
    """Whether the longer name is the shorter with its country before or "of …" behind it."""
    rest = len(long) - len(short)
    if long[:rest] and long[rest:] == short and short[-1].lower() != "party":
        return known.known_names().get(" ".join(long[:rest])) is not None
    return long[: len(short)] == short and long[len(short)].lower() == "of" and rest > 1


def class_word_of(word: str, long: str) -> bool:
    """Whether a name is of what the word says: "Bank" of "Bank of Japan", "… Commission"."""
    parts = long.split()
    heads = {parts[-1].lower()}
    for at, link in enumerate(parts):
        if at and link in _LINKS:
            heads = {parts[at - 1].lower()}
            break
    return len(parts) > 1 and word.lower() in heads


def placed(short: str, long: str) -> bool:
    """Whether one place's name is the other's behind a known place: "London Heathrow Airport"."""
    a, b = short.split(), long.split()
    front = " ".join(b[: -len(a)])
    return 1 < len(a) < len(b) and b[-len(a) :] == a and front in known.known_names()


def made_by(short: str, long: str) -> bool:
    """Whether a product's name is the other's without its maker: "Chrome" of "Google Chrome".

    Or a ship's without what stands before all of its navy's: "Mysore" of "INS Mysore".
    """
    if long.removesuffix(" " + short) in known.words("products", "ship prefixes"):
        return long.endswith(" " + short)
    maker = known.known_names().get(long.removesuffix(" " + short))
    return long.endswith(" " + short) and maker is not None and maker.kind == "ORGANIZATION"


def by_its_river(short: str, long: str) -> bool:
    """Whether a place's name is the other's without what tells it from namesakes.

    As "Frankfurt" of "Frankfurt am Main", "Santa Elena" of "Santa Elena de Uairén".
    """
    rest = long.removeprefix(short + " ").split()
    return (
        long.startswith(short + " ")
        and len(rest) > 1
        and rest[0] in ("am", "an", "on", "upon", "de", "del", "sur", "bei")
        and rest[-1][0].isupper()
        and not is_class_word(short, "PLACE")
    )


def is_class_word(word: str, kind: str) -> bool:
    """Whether a single word may tell what sort of organization, place or event something is."""
    if kind == "PLACE":
        return word.lower() in known.words("namewords", "PLACE last")
    if kind == "EVENT" or word in known.words("namewords", "class words alone"):
        return True
    listed = known.words("namewords", "ORGANIZATION before of") | known.words("namewords", "for")
    own = word in known.known_names() or word.lower() in known.words("namewords", "no class words")
    return word.lower() in listed - known.words("namewords", "no class words") or not own


def first_word_of(short: str, long: str) -> bool:
    """As "Goldman" of "Goldman Sachs"; not of what is named after somebody ("… Foundation")."""
    parts = long.split()
    team = len(parts) > 1 and short == parts[-1] and short.endswith("s")
    if team and " ".join(parts[:-1]) in known.known_names():
        return True  # "Broncos" of "Denver Broncos"
    return (
        1 < len(parts) <= 3
        and short == parts[0]
        and len(short) > 3
        and parts[-1].lower() not in _EPONYMS
        and short not in known.known_names()
        and not known.gender_of_given_name(short)
        and short[1:].islower()
    )
