"""Two that a sentence names together and that a person says nothing ties: not asked again."""

import json

from explorer.edits.entities import entity_in
from explorer.errors import EditRefused
from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.message import Message
from explorer.model.records import Decision, new_id
from explorer.model.untied import PAIR, UNTIED


def keep_untied(corpus: Corpus, one: str, other: str) -> Edit:
    """Remember by ids and names that nothing in the articles ties two; a relation may come later.

    Raises EditRefused where one is no longer there, or both are one.
    """
    names = tuple(entity_in(corpus, end).name for end in (one, other))
    if one == other:
        raise EditRefused(f"“{names[0]}” is one; choose two.")
    decision = Decision(
        id=new_id(), text_sha256="", spans=(), quotes=names, what=UNTIED,
        value=json.dumps({PAIR: sorted((one, other))}),
    )  # fmt: skip
    label = Message.of("Nothing ties {one} and {other}", one=names[0], other=names[1])
    return Edit(label, (Change(None, decision),))
