"""Whom a surname alone cannot mean, since one clause has it before the full name.

"Peterson was convicted of the death of Laci Peterson" speaks of two: nobody is called by the full
name in the clause whose subject he is (Principle C of Chomsky's binding theory, 1981).
"""

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Token

from explorer.extraction.name import Name
from explorer.extraction.parsing import Parsed
from explorer.extraction.personnames import can_be, name_parts

_SUBJECTS = ("nsubj", "nsubjpass")
_CLAUSES = ("ccomp", "advcl", "relcl", "acl", "parataxis", "xcomp", "conj", "appos", "csubj")


def told_apart(people: Iterable[Name], article: list[Parsed]) -> dict[str, set[Name]]:
    """By a surname that stands alone, folded, the full names that it does not mean."""
    by_passage: defaultdict[int, list[Name]] = defaultdict(list)
    for name in people:
        by_passage[name.passage].append(name)
    found: defaultdict[str, set[Name]] = defaultdict(set)
    for passage, names in by_passage.items():
        doc = article[passage].doc
        full = [one for one in names if len(name_parts(one.text)) > 1]
        for name in names:
            parts = name_parts(name.text)
            word = name.key_word(doc)
            if len(parts) != 1 or word.dep_ not in _SUBJECTS:
                continue
            found[parts[0]] |= {
                one
                for one in full
                if one.first > name.last
                and can_be(parts[0], [one.text])
                and _in_clause(one.key_word(doc), word.head)
            }
    return dict(found)


def _in_clause(word: Token, verb: Token) -> bool:
    """Whether a word hangs on a verb with no other clause between."""
    while word != verb:
        if word.dep_ in _CLAUSES or word.head == word:
            return False
        word = word.head
    return True
