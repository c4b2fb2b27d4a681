"""People whom an article names only as somebody's relative: "the son of William Carter"."""

from collections import Counter

from explorer.extraction.gazetteers import kinship
from explorer.extraction.name import Name
from explorer.extraction.parsing import Parsed
from explorer.extraction.personnames import name_parts

_CHILDREN = frozenset({"son", "daughter", "child", "children", "sons", "daughters", "born"})
_LINKS = frozenset({"and", "&", ","})
_NOT_KIN = frozenset({
    "friend", "colleague", "ally", "rival", "counterpart", "classmate", "opponent", "successor",
    "predecessor", "partner", "roommate", "bandmate", "heir",
})  # fmt: skip


def parents(names: list[Name], article: list[Parsed]) -> set[Name]:
    """Whose child somebody is said to be: no other name of that somebody, however alike."""
    ends = {(n.passage, n.last): n for n in names}
    return {n for n in names if n.kind == "PERSON" and _of_child(n, article, ends)}


def relatives(names: list[Name], article: list[Parsed]) -> set[Name]:
    """Full names given once, and only as of a relative: a surname alone does not mean them.

    Writers call relatives by their full or given names and go on with the surname of whom they
    write about. Who has an office, or does something in the sentence, is no mere relative.
    """
    times = Counter(" ".join(name_parts(n.text)) for n in names if n.kind == "PERSON")
    ends = {(n.passage, n.last): n for n in names}
    found = set()
    for name in names:
        parts = name_parts(name.text)
        if name.kind != "PERSON" or name.title or len(parts) < 2 or times[" ".join(parts)] > 1:
            continue
        acts = name.key_word(article[name.passage].doc).dep_ in ("nsubj", "nsubjpass")
        if _of_child(name, article, ends) or (not acts and _kin_before(name, article)):
            found.add(name)
    return found


def given_of_kin(names: list[Name], article: list[Parsed]) -> set[Name]:
    """Given names alone behind a relation: "her husband Eric"."""
    return {
        name
        for name in names
        if name.kind == "PERSON"
        and len(name_parts(name.text)) == 1
        and name.first > 0
        and _kin_before(name, article)
    }


def _of_child(name: Name, article: list[Parsed], ends: dict[tuple[int, int], Name]) -> bool:
    """As in "son of William Carter and Elizabeth Reed", "born to Ann Carter"."""
    doc, at = article[name.passage].doc, name.first
    while at > 1 and doc[at - 1].lower_ in _LINKS and (name.passage, at - 1) in ends:
        at = ends[name.passage, at - 1].first
    if at < 2 or doc[at - 1].lower_ not in ("of", "to"):
        return False
    return doc[at - 2].lower_ in _CHILDREN and (doc[at - 1].lower_ == "to") == (
        doc[at - 2].lower_ == "born"
    )


def _kin_before(name: Name, article: list[Parsed]) -> bool:
    """As in "his wife Jane Carter", "her brother, John Carter"."""
    doc, at = article[name.passage].doc, name.first - 1
    at -= at > 0 and doc[at].text == ","
    return (
        at > 0
        and doc[at].lower_ in kinship()
        and doc[at].lower_ not in _NOT_KIN
        and (doc[at - 1].tag_ in ("PRP$", "POS") or doc[at - 1].pos_ == "ADJ")
    )
