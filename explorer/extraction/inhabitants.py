"""One person called by where they are from: "the lanky Australian", "a Briton".

Such a word names nobody, and what is told of one of its people is no deed of a country.
"""

from spacy.tokens import Doc

from explorer.extraction import gazetteers as known

_ENDS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "iobj", "dative", "attr", "appos", "ROOT"})
_OF_ALL = ("ese", "sh", "ch", "iss")
_ONE = frozenset({"a", "an", "another", "that", "the", "this"})


def is_inhabitant(doc: Doc, first: int, last: int) -> bool:
    """As "the lanky Australian", "a Briton": one person, and no deed of the country's.

    What ends as "Chinese" and "French" may mean all of them; "The Australian reported" is a paper.
    """
    word = doc[last - 1]
    text = doc[first + (doc[first].lower_ in ("a", "an", "the")) : last].text
    entry = known.known_names().get(text)
    of_people = entry is not None and entry.what in ("adjective", "people")
    of_people = of_people and (text.endswith("an") or f"{text}s" in known.known_names())
    if text not in known.words("places", "persons") and not of_people:
        return False
    if word.tag_ not in ("NN", "NNP", "JJ") or word.lower_.endswith(_OF_ALL):
        return False
    if word.dep_ not in _ENDS or (word.n_rights and any(c.dep_ == "compound" for c in word.rights)):
        return False
    if word.dep_ == "nsubj" and word.head.lemma_.lower() in known.words("verbs", "reporting"):
        return False
    return any(t.lower_ in _ONE for t in word.lefts) or doc[first].lower_ in _ONE
