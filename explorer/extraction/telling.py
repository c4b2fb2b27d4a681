"""Whether a line that ends at a thing without a name can be read alone.

"Girls enter United States" tells nobody which girls; "South Korean spy agency" can be looked up.
"""

from spacy.tokens import Doc

from explorer.extraction.cluster import Cluster
from explorer.extraction.gazetteers import known_names
from explorer.extraction.names import Name
from explorer.extraction.tie import Tie


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
    places = ("P17", "P131", "P150", "P30", "P159", "P276", "P361", "P527")
    if tie.code in places and _colors(doc, tie.source, tie.target):
        return True
    if tie.code == "P140" and doc[tie.target.last - 1].dep_ in ("amod", "compound"):
        return True
    source, target = _words(tie.source), _words(tie.target)
    wider = tie.source.kind == tie.target.kind == "PLACE"  # "Urgut" lies in "Urgut District"
    return target <= source or (source <= target and not wider)


def _colors(doc: Doc, one: Name, other: Name) -> bool:
    """As in "the Saudi consulate in Istanbul": who has it and where it is."""
    for name, place in ((one, other), (other, one)):
        word, end = doc[name.last - 1], doc[place.last - 1]
        owns = word.dep_ in ("amod", "compound", "poss") and word.head.pos_ == "NOUN"
        if owns and end.dep_ == "pobj" and end.head.head == word.head and end.head.lower_ != "of":
            return True
    return False


def _words(name: Name) -> set[str]:
    return {word.lower() for word in name.text.split() if word[:1].isalnum()} - {"the"}
