"""Whether a line that ends at a thing without a name can be read alone.

"Girls enter United States" tells nobody which girls; "South Korean spy agency" can be looked up.
"""

from spacy.tokens import Doc

from explorer.extraction.cluster import Cluster
from explorer.extraction.gazetteers import known_names
from explorer.extraction.name import Name
from explorer.extraction.tie import Tie

_QUOTES = frozenset({'"', "'", "''", "``", "“", "”", "‘", "’", "«", "»"})
_OF_PLACES = frozenset({"P17", "P131", "P150", "P159", "P276", "P27", "P37", "P407", "P30"})


def tells(cluster: Cluster) -> bool:
    """Whether what a thing is shown as has a name in it; events are told by who takes part."""
    if not cluster.called or cluster.kind == "EVENT":
        return True
    first, *others = cluster.called.split()
    return first in known_names() or any(not word.islower() and word.isalpha() for word in others)


def says_nothing(tie: Tie) -> bool:
    """Whether a guessed property only reads one name out of the other.

    As "located in" between "Taipei City" and "Taipei" or in "Journal of Australia", and a religion
    out of "a Christian denomination". Words of grammar may still tie them.
    """
    if tie.rule not in ("property", "described-name"):
        return False
    doc = tie.scope.doc
    between = [t.lower_ for t in doc[tie.source.last : tie.target.first] if t.lower_ != "the"]
    if tie.code in ("P17", "P131") and tie.source.kind != "PLACE" and between == ["of"]:
        return True
    if tie.code in _OF_PLACES and _colors_another(doc, tie.source, tie.target):
        return True
    if tie.code == "P140" and doc[tie.target.last - 1].dep_ in ("amod", "compound"):
        return True
    source, target = _words(tie.source), _words(tie.target)
    wider = tie.source.kind == tie.target.kind == "PLACE"  # "Urgut" lies in "Urgut District"
    return target <= source or (source <= target and not wider)


def is_mocked(tie: Tie) -> bool:
    """Whether a tie rests on a word that the text does not mean: "his 'war' on", "so-called"."""
    doc, first = tie.scope.doc, tie.trigger[0]
    if first >= 3 and doc[first - 3 : first].text.lower() in ("so - called", "so-called"):
        return True
    if not doc[first].is_lower or not 0 < first < len(doc) - 1:
        return False  # with a capital a title is meant
    return doc[first - 1].text in _QUOTES and doc[first + 1].text in _QUOTES


def _colors_another(doc: Doc, one: Name, other: Name) -> bool:
    """Whether one only tells whose or which something else is than the other.

    As in "the Saudi consulate in Istanbul", "daughter of former Angolan president Dos Santos".
    """
    for name, end in ((one, other), (other, one)):
        word, root = name.key_word(doc), end.key_word(doc)
        colors = word.dep_ in ("amod", "compound", "poss") and name.what == "adjective"
        if not colors or word.head.pos_ not in ("NOUN", "PROPN"):
            continue
        noun = word.head
        if root.head == noun and root.dep_ in ("amod", "poss"):
            return True
        same = noun == root or noun.head == root or root.head == noun
        equal = noun.dep_ in ("attr", "appos", "conj", "oprd") and noun.head.pos_ != "NOUN"
        if not same and not equal:
            return True
        if root.head != noun and root.head.head == noun and root.head.lower_ not in ("of", "with"):
            return True
    return False


def _words(name: Name) -> set[str]:
    return {word.lower() for word in name.text.split() if word[:1].isalnum()} - {"the"}


def rather_own(tie: Tie, doc: Doc) -> bool:
    """As "his" in "Hallam met Reyes, who sold his shares": it may be the one who acts."""
    owner = doc[tie.target.first]
    return (
        tie.modal
        and owner.tag_ == "PRP$"
        and owner.lower_ in ("his", "her")
        and tie.source.kind == tie.target.kind == "PERSON"
    )
