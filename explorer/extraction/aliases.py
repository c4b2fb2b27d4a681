"""Names that a text says to be one: "X, better known as Y", "X, born Y", "X (Arabic: Y)"."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from explorer.extraction import gazetteers as known
from explorer.extraction.name import Name
from explorer.extraction.namewords import called
from explorer.extraction.parsing import Parsed

Pair = tuple[Name, Name]
"""The name that stands first, and what the text also calls it."""

_KNOWN_AS = re.compile(
    r"""(?:
        (?:(?:also|better|best|commonly|formerly|previously|popularly|otherwise|professionally|
            widely|now|simply|once|originally|sometimes|variously|alternatively|internationally|
            officially|colloquially|informally|legally|self)[\s-]+)
        (?:known|called|referred\s+to|spelled|spelt|written|transliterated|rendered|credited|
            billed|identified|styled)\s+
            (?:(?:simply\s+)?as\s+|
            by\s+(?:his|her|its|their|the)\s+(?:\w+\s+)?(?:name|nickname|pseudonym|alias)\s+)?
      | \b(?:a\.?k\.?a\.?|alias|formerly|nicknamed|née|nee|né|born)\s+
      | \bwhose\s+(?:real|birth|full|legal|stage|original)\s+name\s+(?:is|was)\s+
      | \bwhose\s+(?:nickname|pseudonym|alias)\s+(?:is|was)\s+
      | \bknown\s+as\s+
    )(?:the\s+)?(?:["'“‘]\s?)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_SUBJECT = re.compile(
    r"""\b(?:
        under\s+(?:(?:his|her|the|a|its|their)\s+)?
            (?:(?:ring|stage|pen|screen|assumed|birth)\s+names?|pseudonyms?|alias(?:es)?|monikers?)
            (?:\s+of)?
      | chang(?:ed|ing)\s+(?:his|her|its|their)\s+name(?:\s+from\s+[\w\s.'’-]{2,40}?)?\s+to
      | (?:adopt|t[oa]k|chose|us)(?:ed|ing|e|es)?\s+the\s+
            (?:(?:ring|stage|pen|screen)\s+)?(?:name|pseudonym|alias|moniker)(?:\s+of)?
      | (?:was|were|been|is|be)\s+renamed(?:\s+(?:as|to))?
    )\s+(?:["'“‘]\s?)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_NAME_WAS = re.compile(
    r"\b(?:birth|real|full|legal|stage|original|given)\s+name\s+(?:is|was)\s+[\"“]?$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:names|pseudonyms|aliases|nicknames)\s+\W*$", re.IGNORECASE)
_LABEL = re.compile(r"[(;,]\s*(?:from\s+)?([A-Z][a-z]+)(?:\s+name)?\s*:\s*[\"“]?$")
_BRACKETS = re.compile(r"(?:\s*(?:\([^()]*\)|\[[^\[\]]*\]))+\s*$")
_WITHIN = 160
_BEFORE_OTHER = frozenset({
    "as", "called", "aka", "a.k.a", "a.k.a.", "alias", "formerly", "nicknamed", "née", "nee", "né",
    "born", "is", "was", "name", "names", "nickname", "pseudonym", "pseudonyms", "aliases", "the",
    '"', "''", "``", "'", "“", "‘", "spelled", "spelt", "written", "transliterated", "rendered",
    "to", "of", "or", "moniker", "monikers", "renamed", ":", "now", "once",
})  # fmt: skip
_LIST = frozenset({",", "and", "or", "the", '"', "''", "``", "“", "”"})


def also_called(names: list[Name], article: list[Parsed]) -> list[Pair]:
    """Pairs of one kind that the text says are one: "X, better known as Y", "X (formerly Y)"."""
    return [p for p in _said(names, article) if p[0].kind == p[1].kind]


def of_one_kind(names: list[Name], article: list[Parsed]) -> list[Name]:
    """What somebody is also called is a person, as "The Rock" is; so for companies and places."""
    kinds: dict[str, str] = {}
    for one, other in _said(names, article):
        if one.kind != other.kind and not other.sure and other.text not in known.known_names():
            kinds.setdefault(other.text, one.kind)
    return [replace(n, kind=kinds[n.text]) if n.text in kinds else n for n in names]


def _said(names: list[Name], article: list[Parsed]) -> Iterable[Pair]:
    ends = {(name.passage, name.last): name for name in names}
    starts = {(name.passage, name.first): name for name in names}
    people = [name for name in names if name.kind == "PERSON"]
    for name in names:
        doc = article[name.passage].doc
        if name.first < 1 or doc[name.first - 1].lower_ not in _BEFORE_OTHER:
            continue
        before = _text_before(doc, name.first)
        one = _labeled(name, doc, before, ends) or _beside(name, doc, before, ends)
        one = one or _subject(name, doc, before, starts) or _or(name, doc, before, ends)
        one = one or (_of_pronoun(name, doc, before, people) if name.kind == "PERSON" else None)
        if one is None or one.text == name.text:
            continue
        yield one, name
        plural = _SEVERAL.search(before) is not None
        for further in _listed(name, doc, starts, plural):
            yield one, further


def _text_before(doc: Doc, word: int) -> str:
    """The characters right before a word, ``_WITHIN`` of them where there are so many."""
    end, first = doc[word].idx, word
    while first > 0 and end - doc[first].idx < _WITHIN:
        first -= 1
    return doc[first:word].text_with_ws[-_WITHIN:]


def _beside(name: Name, doc: Doc, before: str, ends: dict[tuple[int, int], Name]) -> Name | None:
    """The name right before the words of "known as"."""
    cue = _KNOWN_AS.search(before)
    if cue is None:
        return None
    head = before[: cue.start()].rstrip()
    calls = re.search(r"\b(?:called|nicknamed)\b", cue[0].lower())
    if calls and not head.endswith((",", "(", "[", "–", "—", "-")):
        return None  # "Cameron also called McLetchie": what he says of another
    opened = head.endswith(("(", "["))
    head = head.rstrip(",([–—- ")
    head = _BRACKETS.sub("", head).rstrip(", ") if not opened else head
    one = _ending(name, doc, len(before) - len(head), ends) if head else None
    return None if one is None or _of_something(one, doc) else one


def _of_something(one: Name, doc: Doc) -> bool:
    """As in "the wife of X, née Y", "a desert near X, known as Y": not X is called so."""
    at = one.first - 1
    while at > 0 and (doc[at].pos_ == "DET" or doc[at].lower_ in known.title_words()):
        at -= 1
    if at < 1 or doc[at].pos_ != "ADP":
        return False
    of_city = doc[at].lower_ == "of" and doc[at - 1].lower_ in known.words(
        "namewords", "PLACE of nouns"
    )
    return doc[at - 1].pos_ in ("NOUN", "PROPN", "ADV") and not of_city


def _labeled(name: Name, doc: Doc, before: str, ends: dict[tuple[int, int], Name]) -> Name | None:
    """The name before brackets that give it in another language: "Jerome (Latin: Hieronymus)"."""
    label = _LABEL.search(before)
    if label is None or label[1] not in _languages():
        return None
    opened = before.rfind("(")
    if opened < 0 or ")" in before[opened:]:
        return None
    head = before[:opened].rstrip()
    return _ending(name, doc, len(before) - len(head), ends) if head else None


def _ending(name: Name, doc: Doc, back: int, ends: dict[tuple[int, int], Name]) -> Name | None:
    """The name that ends so many characters before another begins."""
    end = doc[name.first].idx - back
    for i in range(name.first - 1, -1, -1):
        if doc[i].idx + len(doc[i]) == end:
            return ends.get((name.passage, i + 1))
        if doc[i].idx + len(doc[i]) < end:
            return None
    return None


def _subject(name: Name, doc: Doc, before: str, starts: dict[tuple[int, int], Name]) -> Name | None:
    """The one name of the kind before "changed his name to", where it is the subject."""
    if _OF_SUBJECT.search(before) is None:
        return None
    first = doc[name.first].sent.start
    inside = [starts.get((name.passage, i)) for i in range(first, name.first)]
    able = [n for n in inside if n is not None and n.kind == name.kind]
    if len(able) != 1 or able[0].key_word(doc).dep_ not in ("nsubj", "nsubjpass"):
        return None
    return able[0]


def _or(name: Name, doc: Doc, before: str, ends: dict[tuple[int, int], Name]) -> Name | None:
    """As in "Panlongcheng or Panlong City is a site": a sentence describes one thing."""
    head = re.sub(r"\s+or(?:\s+the)?\s+$", "", before)
    if head == before or not _described(doc, name.last):
        return None
    bracketed = doc[name.last].text == "("
    if name.kind == "PERSON" and not bracketed and called(doc, name.last) != "PERSON":
        return None  # "Trump or Biden is a good choice"
    head = _BRACKETS.sub("", head).rstrip()
    one = _ending(name, doc, len(before) - len(head), ends)
    if one is None or one.kind != name.kind:
        return None
    first = doc[name.first].sent.start
    return one if one.first - first <= (doc[first].lower_ == "the") else None


def _described(doc: Doc, at: int) -> bool:
    """Whether "is a …" follows, brackets between them or not."""
    if at < len(doc) and doc[at].text == "(":
        at = next((i + 1 for i in range(at, min(len(doc), at + 30)) if doc[i].text == ")"), at)
    after = [t.lower_ for t in doc[at : at + 2]]
    return len(after) == 2 and after[0] in ("is", "was") and after[1] in ("a", "an")


def _of_pronoun(name: Name, doc: Doc, before: str, people: list[Name]) -> Name | None:
    """As in "His birth name was X": the only person whom the article has named so far."""
    first = doc[name.first].sent.start
    start = doc[first].lower_
    if start not in ("he", "she", "his", "her"):
        return None
    cue = _KNOWN_AS.search(before) or _OF_SUBJECT.search(before) or _NAME_WAS.search(before)
    if cue is None or any(n.passage == name.passage and first <= n.first < name.first
                          for n in people):  # fmt: skip
        return None
    earlier = [n for n in people if n.start < name.start]
    surnames = {n.text.split()[-1] for n in earlier}
    return earlier[0] if len(surnames) == 1 else None


def _listed(
    name: Name, doc: Doc, starts: dict[tuple[int, int], Name], plural: bool
) -> Iterable[Name]:
    """What "or" adds, and "and" behind a plural: "pseudonyms X, Y and Z"."""
    here, found = name, []
    while True:
        at = here.last
        while at < len(doc) and doc[at].lower_ in _LIST:
            at += 1
        further = starts.get((name.passage, at)) if at > here.last else None
        if further is None or further.kind != name.kind or doc[at].sent != doc[name.first].sent:
            break
        found.append((further, {t.lower_ for t in doc[here.last : at]}))
        here = further
    if found and ("or" in found[-1][1] or (plural and "and" in found[-1][1])):
        return [further for further, _ in found]
    return []


@cache
def _languages() -> frozenset[str]:
    adjectives = {n for n, e in known.known_names().items() if e.what == "adjective"}
    return frozenset(adjectives) | known.words("cues", "languages")
