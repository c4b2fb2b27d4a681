"""Two entities that a person says to be two: they are not suggested as one again."""

import json

from explorer.edits.anchoring import by_document, called, decision
from explorer.edits.entities import entity_in
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Decision, new_id

APART = "cannot-link"  # what such a decision is
PAIR = "pair"  # holds the two ids in its value


def keep_apart(corpus: Corpus, one: str, other: str) -> Edit:
    """Remember that two are not one: by their ids and names, and in each text that names both."""
    entities = entity_in(corpus, one), entity_in(corpus, other)
    if one == other:
        raise EditRefused(f"“{entities[0].name}” is one already; split it by its mentions instead.")
    names = tuple(entity.name for entity in entities)
    made = [
        Decision(
            id=new_id(), text_sha256="", spans=(), quotes=names, what=APART,
            value=json.dumps({PAIR: sorted((one, other))}),
        )
    ]  # fmt: skip
    mine, theirs = (by_document(corpus.store.mentions_of(end)) for end in (one, other))
    for document in mine.keys() & theirs.keys():
        spans = sorted({(m.start, m.end) for m in mine[document]})
        others = sorted({(m.start, m.end) for m in theirs[document]})
        value = {"others": others, **called(entities[0])}
        made.append(decision(corpus, document, spans, APART, value))
    label = Message.of("Keep {one} and {other} apart", one=names[0], other=names[1])
    return Edit(label, tuple(Change(None, record) for record in made))
