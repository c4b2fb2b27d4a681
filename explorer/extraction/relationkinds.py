"""Which kind of relation a verb or noun states between two kinds of ends: tables, no grammar."""

from functools import cache

from explorer.extraction.gazetteers import kinds_of, words
from explorer.extraction.name import Name

_ACTORS = ("PERSON", "ORGANIZATION", "GROUP")
_ORDER = (
    "family",
    "attendance",
    "membership",
    "employment",
    "role",
    "travel",
    "location",
    "ownership",
    "payment",
    "transfer",
    "agreement",
    "meeting",
    "support",
    "conflict",
    "communication",
    "part-of",
)


def kind_of_verb(lemma: str, source: Name, target: Name, preposition: str = "") -> str:
    """The kind that a verb states between these ends, "other" where none fits."""
    if (
        target.kind == "EVENT"
        and preposition in ("at", "in", "during", "")
        and (
            lemma in _listed("attendance")
            or lemma in _listed("meeting")
            or preposition in ("at", "during")
        )
    ):
        return "attendance"
    placed = preposition in ("in", "at", "near") or (preposition == "on" and not acts(target))
    if target.kind == "PLACE" and placed:
        return "travel" if lemma in ("arrive", "land") else "location"
    for kind in _ORDER:
        if lemma in _listed(kind) and _fits(kind, lemma, source, target, preposition):
            return kind
    return "other"


def kind_of_noun(lemma: str, source: Name, target: Name) -> str:
    """The kind that a noun states between these ends, "other" where none fits."""
    kind = kinds_of("nouns").get(lemma, "other")
    if kind in ("travel", "location") and target.kind != "PLACE":
        return "other"
    if kind == "meeting" and target.kind == "PLACE" and target.what not in ("country", "capital"):
        return "location"
    return "attendance" if kind == "meeting" and target.kind == "EVENT" else kind


def acts(name: Name) -> bool:
    """Whether a name can do something: people, organizations, peoples, states and capitals."""
    return name.kind in _ACTORS or name.what in ("country", "capital")


@cache
def _listed(kind: str) -> frozenset[str]:
    return words("verbs", f"kind {kind}")


def _fits(kind: str, lemma: str, source: Name, target: Name, preposition: str) -> bool:
    people = source.kind == target.kind == "PERSON"
    match kind:
        case "family":
            return people
        case "attendance":
            return target.kind == "EVENT"
        case "membership":
            return target.kind == "ORGANIZATION"
        case "employment":
            return "PERSON" in (source.kind, target.kind) and "ORGANIZATION" in (
                source.kind,
                target.kind,
            )
        case "role" if preposition in ("to", "for", "toward", "towards"):
            return False
        case "role":
            return source.kind in ("PERSON", "ORGANIZATION") and target.kind in (
                "ORGANIZATION",
                "PLACE",
                "PERSON",
            )
        case "travel":
            return (target.kind == "PLACE" and preposition not in ("in", "at")) or (
                lemma == "arrive" and target.kind == "PLACE"
            )
        case "location":
            return target.kind == "PLACE"
        case "ownership":
            return target.kind in ("ORGANIZATION", "PRODUCT", "WORK")
        case "part-of":
            return source.kind == target.kind
        case "meeting":
            return acts(source) and acts(target)
    return True
