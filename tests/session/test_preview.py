"""Names alone: to be looked at, not to be edited, and found again in what comes of them."""

from dataclasses import replace

import pytest

from explorer.edits.annotations import place
from explorer.errors import ProjectLocked
from explorer.model.records import Extraction
from explorer.session.importing import add
from explorer.session.preview import MOST, Preview, successors
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import document, example_extraction, mention, person, sentences


def names_of(found: Extraction) -> Extraction:
    """What is told of an article before its relations are known."""
    return replace(found, relations=(), evidence=(), candidates=())


def test_every_name_is_drawn_in_order_of_mention_and_none_is_tied():
    found = example_extraction()
    seen = Preview(names_of(found)).visible()
    assert list(seen.entities) == [entity.id for entity in found.entities]
    assert seen.lines == ()
    assert seen.counts.total == 13


def test_of_many_names_those_mentioned_most_are_drawn():
    people = [person(f"P{number}") for number in range(MOST + 5)]
    text = " ".join([one.name for one in people] + [people[-1].name])
    article = document(text)
    mentions = [*(mention(one, article) for one in people), mention(people[-1], article, nth=2)]
    preview = Preview(
        Extraction(
            documents=(article,),
            sentences=tuple(sentences(article)),
            entities=tuple(people),
            mentions=tuple(mentions),
        )
    )
    shown = preview.visible().entities
    assert len(shown) == MOST
    assert shown[-1] == people[-1].id


def test_nothing_can_be_edited_while_relations_are_looked_for():
    found = example_extraction()
    preview = Preview(names_of(found))
    edit = place(preview.corpus, {found.entities[0].id: (1.0, 2.0)})
    with pytest.raises(ProjectLocked, match="still being found"):
        preview.perform(edit)
    assert preview.undo_label is None
    preview.settle(edit)  # but a layout may place them
    assert preview.corpus.placements


def test_what_another_article_names_there_is_not_the_same():
    found, session = example_extraction(), Session(MemoryStore())
    add(session, found)
    text = found.documents[0].text.replace("Ada", "Eva")
    other = replace(names_of(found), documents=(replace(found.documents[0], text=text),))
    assert successors(Preview(other), session) == {}


def test_an_entity_is_found_again_by_its_mentions():
    found = example_extraction()
    preview, session = Preview(names_of(found)), Session(MemoryStore())
    add(session, found)
    known = successors(preview, session)
    before = {one.id: one.name for one in found.entities}
    now = {one.id: one.name for one in session.corpus.entities.values()}
    assert {before[old]: now[new] for old, new in known.items()} == {
        name: name for name in before.values()
    }
