"""What in a sentence speaks for or against a property that the network reads in it.

The network ties what only stands together; the words on the way between both names and beside them
are the second witness.
"""

from spacy.tokens import Doc, Token

from explorer.extraction.arguments import Reading
from explorer.extraction.gazetteers import kinds_of, kinship, words
from explorer.extraction.name import Name
from explorer.extraction.propertyhead import Stated

_DASHES = frozenset({"–", "—", "--"})
_OF_LIVES = frozenset({"P19", "P20", "P27", "P69", "P108", "P551", "P937"})
_OF_MEMBERS = frozenset({"P463", "P102"})  # whoever hunted down members is none
_WHOLES_FIRST = frozenset({"P150", "P527"})  # "contains", "has part"
_TOPICS = frozenset({"over", "about", "against", "amid", "regarding", "concerning"})
_OF_LANGUAGES = frozenset({"P37", "P103", "P364", "P407", "P1412"})
_OF_SIDES = frozenset({"P54", "P108", "P463"})
_AGAINST = frozenset({"against", "versus", "vs", "vs."})
_GIVES = frozenset({"award", "bestow", "confer", "give", "grant", "hand", "present"})
_DWELLS = frozenset({"dwelling", "live", "lived", "lives", "living", "resident", "residing"})
_NAMED_FOR = frozenset({"nomination", "nominee", "shortlist"})
_NEAR = frozenset({"near", "outside", "opposite"})
_SAYS_OF = frozenset({"VERB", "AUX"})


def trigger_of(
    reading: Reading, said: frozenset[str], way: list[Token], each: Stated
) -> Token | None:
    """The word that says it: on the way between both names or hanging on it, but in neither."""
    near = {t.i: t for w in way for t in w.children if not _clause(t)} | {t.i: t for t in way}
    names = (each.source, each.target)
    able = [
        t
        for i, t in sorted(near.items())
        if t.lemma_.lower() in said
        and i not in reading.at  # "Award" in "Emmy Award"
        and not any(n.first <= i < n.last for n in names)
        and not _of_another(t, reading, names)
        and not (t.tag_ == "NNS" and each.code in _OF_MEMBERS and each.source.kind == "PERSON")
    ]
    if not able:
        return None
    middle = (each.source.first + each.target.first) / 2
    return min(able, key=lambda t: (abs(t.i - middle), t.i))


def told_of_others(
    reading: Reading, each: Stated, way: str, between: list[Token], scope: Token
) -> bool:
    """Whether the sentence says of somebody or something else what the network reads.

    ``between`` are the words on the way from one name to the other, ``scope`` the one above both.
    """
    doc = reading.sentence.doc
    source, target = each.source.key_word(doc), each.target.key_word(doc)
    return (
        (way == "placing" and (_across_dash(doc, each) or _elsewhere(each, source, between)))
        or (way == "placing" and _only_near(source if each.code in _WHOLES_FIRST else target))
        or _and_alone(doc, each)
        or _told_in_brackets(doc, each)
        or (each.code == "P27" and _in_office_for(doc, each))
        or (each.code in _OF_LIVES and _in_company(source, between))
        or _describes_another(reading, each, target)
        or (each.code in _WHOLES_FIRST and _describes_another(reading, each, source))
        or (way == "placing" and any(t.lower_ in _TOPICS for t in between))
        or (each.code in _OF_LANGUAGES and bool(each.target.country))
        or (way == "placing" and each.source.kind == "ORGANIZATION" and _acts_there(between))
        or any(_another_clause(t) for t in between if t != scope)
        or _by_another(reading, each, between)
        or (each.source.kind == "PERSON" and _says_who_another_is(reading, each, between))
        or (each.code == "P19" and any(t.lower_ in _DWELLS for t in between))
        or (each.code in _OF_SIDES and any(t.lower_ in _AGAINST for t in between))
        or (way == "placing" and _lies_elsewhere(reading, each))
    )


def is_governed(reading: Reading, each: Stated, trigger: Token) -> bool:
    """Whether a verb that says a property says it of both names, and neither of a third.

    Not as in "wrote Nights, a novel about Darwin", "was born in Oslo and grew up in Bonn", "was
    born in Oslo to Lee": what stands between an end and the verb has the end for itself.
    """
    if trigger.pos_ != "VERB":
        return True
    doc, ends = reading.sentence.doc, (each.source, each.target)
    if _tells_of_third(reading, trigger, ends):
        return False
    for end in ends:
        own = word = end.key_word(doc)
        if not trigger.is_ancestor(word):
            continue
        if each.code in _OF_LIVES and end.kind == "PERSON" and _obliquely(word, trigger):
            return False
        while word.head != trigger:
            above = word.head
            name = reading.at.get(above.i)
            listed = word == own and word.dep_ in ("conj", "appos")
            if above.pos_ == "VERB" and above.dep_ in ("advcl", "relcl", "ccomp", "pcomp"):
                return False
            if above.pos_ == "VERB" and above.dep_ == "conj" and _has_own(trigger, word):
                return False
            part = word.dep_ in ("compound", "poss", "nmod", "amod")
            if name not in (None, end) and not (listed or part):
                return False
            word = above
    return True


def _tells_of_third(reading: Reading, verb: Token, ends: tuple[Name, Name]) -> bool:
    """As "lives" in "Lee has a brother, Kim, who lives in Oslo": it tells of Kim."""
    about = reading.at.get(verb.head.i) if verb.dep_ in ("relcl", "acl") else None
    return about is not None and about not in ends


def _has_own(verb: Token, link: Token) -> bool:
    """As "born" in "born in Oslo and grew up in Bonn", not as in "built and sold by Ford"."""
    same = link.lower_ if link.dep_ in ("prep", "agent") else ""
    return any(c.lower_ == same if same else c.dep_ == link.dep_ for c in verb.children)


def _obliquely(person: Token, verb: Token) -> bool:
    """As in "was born in Oslo to Lee": it is not Lee who was."""
    return person.dep_ == "pobj" and person.head.head == verb and person.head.lower_ != "by"


def is_verbal(scope: Token, between: list[Token]) -> bool:
    """Whether a verb joins the two, and no mere noun: "Obama met the author of" a book."""
    return any(t.pos_ in _SAYS_OF for t in (scope, *between))


def is_given(way: list[Token], trigger: Token | None, source: Token, target: Token) -> bool:
    """Whether an award is what somebody is said to get: neither gives it, nor is named for it."""
    if any(t.lemma_.lower() in _NAMED_FOR for t in way):
        return False
    if source.dep_ == "nsubj" and source.head.lemma_ in _GIVES:
        return False
    return trigger is None or trigger.pos_ != "VERB" or trigger.is_ancestor(target)


def chained(doc: Doc, each: Stated) -> bool:
    """As "Guri, Bolívar, Venezuela", which the parser often takes for an enumeration."""
    between = doc[each.source.last : each.target.first]
    marks = [t.text for t in between]
    return (
        each.sure > 0.5
        and marks[:1] == [","]
        and marks.count(",") < 3
        and all(t.text == "," or t.pos_ == "PROPN" for t in between)
    )


def is_open(way: str, between: list[Token], scope: Token) -> bool:
    """Whether only verbs of a list stand between, and the way does not run along an enumeration.

    A place "in" another is no act of somebody's, and what is listed side by side lies elsewhere.
    """
    if not way:
        return True
    if _side_by_side(between, scope):
        return False
    if any(t.dep_ == "nsubj" and t.head in between and t.head != scope for t in between):
        return False  # "the case on which the Court ruled was of schools in Tuscany"
    inner = {t.i for t in between}
    if any(t.dep_ == "dobj" and t.head.i not in inner for t in between[-2:]):
        return False  # "attacked Hezbollah in Lebanon": who was where is left open
    verbs = {t.lemma_.lower() for t in between if t.pos_ in ("VERB", "AUX")}
    return verbs <= words("verbs", f"way {way}")


def _in_office_for(doc: Doc, each: Stated) -> bool:
    """As in "Pakistan's lobbyist in Washington Christina Rocca": no citizen need be that."""
    before = each.target.last <= each.source.first
    owns = before and doc[each.target.last].tag_ == "POS"
    between = {t.lower_ for t in doc[each.target.last : each.source.first]} if owns else set()
    return bool(between & words("roles", "hired"))


def _says_who_another_is(reading: Reading, each: Stated, way: list[Token]) -> bool:
    """As "professor" in "Ann Lee, MD, a professor at Yale and adviser to Bush": it tells of her."""
    for word in way:
        head = word
        while head.dep_ == "appos" and head.head != head:
            head = head.head
        named = reading.at.get(head.i)
        if head is not word and named is not None and named.kind == "PERSON":
            return named not in (each.source, each.target)
    return False


def _lies_elsewhere(reading: Reading, each: Stated) -> bool:
    """As "Perth" in "the New Zealander from Perth, Australia": the sentence says where it lies."""
    doc, inner = reading.sentence.doc, each.source
    outer = each.target
    if each.code in _WHOLES_FIRST:
        inner, outer = outer, inner
    after = doc[inner.last : inner.last + 3]
    told = next((reading.at[t.i] for t in after if t.i in reading.at), None)
    if told is None or told in (inner, outer) or told.kind != "PLACE":
        return False
    between = [t.lower_ for t in doc[inner.last : told.first]]
    beside = between in ([","], ["in"], ["in", "the"])
    further = [t.text for t in doc[told.last : outer.first]] == [","]  # "Reno, Nevada, USA"
    return beside and not further and told.what == outer.what


def _elsewhere(each: Stated, source: Token, way: list[Token]) -> bool:
    """As in "its struggle against the US", "arrest by the CIA in Baku": nobody is placed there."""
    against = any(t.lower_ == "against" for t in way)
    by = source.head.lower_ == "by" and source.head.head.lower_ in kinds_of("nouns")
    return each.source.kind == "ORGANIZATION" and (against or by)


def _only_near(place: Token) -> bool:
    """As "Kristiansand" in "starts near Kristiansand": what is near a place need not lie in it."""
    return place.dep_ == "pobj" and place.head.lower_ in _NEAR


def _acts_there(way: list[Token]) -> bool:
    """As in "served in Iraq with the Green Berets": whoever does something there has no seat."""
    return any(t.lemma_.lower() in words("verbs", "way acting") for t in way if t.pos_ == "VERB")


def _across_dash(doc: Doc, each: Stated) -> bool:
    """As "Scotland" and "Moscow" in "(1635 in Leith, Scotland – 1699 in Moscow)"."""
    first, last = sorted((each.source, each.target), key=lambda name: name.first)
    return any(t.text in _DASHES for t in doc[first.last : last.first])


def _in_company(source: Token, way: list[Token]) -> bool:
    """As "Julia" in "He studied at Oxford and lives in Leeds with his wife, Julia"."""
    kin = any(t.lower_ in kinship() for t in way)
    return kin and any(t.lower_ == "with" and t.is_ancestor(source) for t in way)


def _and_alone(doc: Doc, each: Stated) -> bool:
    """As in "I spoke with Adam Lynch and the film Sledge": beside each other, and no more."""
    first, last = sorted((each.source, each.target), key=lambda name: name.first)
    between = doc[first.last : last.first]
    if not between or between[0].lower_ != "and":
        return False
    return all(t.pos_ in ("DET", "ADJ", "NOUN") and t.tag_ != "PRP$" for t in between[1:])


def _told_in_brackets(doc: Doc, each: Stated) -> bool:
    """As "Ted" in "Ann Lee has less to do with it than he does (his film Ted came before)"."""
    first, last = sorted((each.source, each.target), key=lambda name: name.first)
    between = [t.text for t in doc[first.last : last.first]]
    if "(" not in between or ")" in between:
        return False
    opened = first.last + between.index("(")
    closed = next((t.i for t in doc[last.last :] if t.text == ")"), len(doc))
    return any(_clause(t) for t in doc[opened:closed])


def _side_by_side(way: list[Token], scope: Token) -> bool:
    """Whether the ends stand in two members of one enumeration.

    What is above the enumeration holds for each member ("is a town in X and the capital of Y", "the
    Chilean painters X and Y"), and so does a subject that two verbs share.
    """
    steps = [t for t in way if t.head == scope and t != scope]
    listed = [t for t in steps if t.dep_ == "conj" and not _of_address(t)]
    others = [t for t in steps if t.dep_ != "conj"]
    shared = any(t.dep_ in ("nsubj", "nsubjpass") for t in others) and scope.pos_ in _SAYS_OF
    return bool(listed) and not shared


def _of_address(word: Token) -> bool:
    """As "United States" in "near Dublin, Ohio, United States": no list, each lies in the next."""
    before = word.doc[: word.left_edge.i + 1][-2:]
    return (
        word.pos_ == "PROPN"
        and word.head.pos_ == "PROPN"
        and len(before) == 2
        and before[0].text == ","
        and not any(c.dep_ == "cc" for c in word.head.children)
    )


def _another_clause(word: Token) -> bool:
    """As "sued" in "X bought Y and Z sued W", or in "X bought Y; Z sued W"."""
    if word.dep_ in ("ccomp", "parataxis"):
        low, high = sorted((word.i, word.head.i))
        return _clause(word) and any(t.text == ";" for t in word.doc[low:high])
    return word.dep_ == "conj" and _clause(word)


def _clause(word: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return word.pos_ in _SAYS_OF and any(c.dep_ in ("nsubj", "nsubjpass") for c in word.children)


def _describes_another(reading: Reading, each: Stated, end: Token) -> bool:
    """As "French" in "Anna Doyle, French President Luc Moreau": it tells of him, not of her."""
    head = end
    while head.dep_ in ("amod", "compound", "nmod", "poss") and head.head != head:
        head = head.head
    named = reading.at.get(head.i)
    if head is end:
        return False
    if named is None:
        return head.dep_ == "conj"  # "… and the German Chancellor"
    return named not in (each.source, each.target)


def _by_another(reading: Reading, each: Stated, way: list[Token]) -> bool:
    """As "SpaceX" and "Twitter" in "Musk, who owns SpaceX, bought Twitter": he joins them."""
    whole = each.source.kind == each.target.kind == "ORGANIZATION"
    return whole and any(
        t.i in reading.at and reading.at[t.i].kind == "PERSON" for t in way if t.dep_ != "poss"
    )


def _of_another(word: Token, reading: Reading, names: tuple[Name, Name]) -> bool:
    """As "joined" in "X joined Y after years at Z": it says nothing of Z."""
    named = [reading.at[c.i] for c in word.children if c.dep_ == "dobj" and c.i in reading.at]
    return word.pos_ == "VERB" and bool(named) and not any(name in names for name in named)
