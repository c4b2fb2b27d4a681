"""What a person decided of names holds in the articles that come later."""

import pytest

from explorer.edits import entities, keeping_apart, merging, splitting
from explorer.model.records import Extraction
from explorer.session.importing import add
from explorer.session.session import Session
from explorer.store.memory import MemoryStore
from tests.builders import document, entity, mention, sentences


def article(text, **named):
    """An article that names these: name to kind; an underscore stands for a space."""
    told = document(text, id=text[:8], title=text)
    found = [
        entity(name.replace("_", " "), kind, id=f"e{at}")
        for at, (name, kind) in enumerate(named.items())
    ]
    mentions = tuple(mention(one, told, one.name) for one in found)
    return Extraction(
        documents=(told,), sentences=sentences(told), entities=tuple(found), mentions=mentions
    )


@pytest.fixture
def session():
    session = Session(MemoryStore())
    add(session, article("Bob Dylan met Twitter.", Bob_Dylan="PERSON", Twitter="ORGANIZATION"))
    add(session, article("Robert Zimmerman sang at X Corp.",
                         Robert_Zimmerman="PERSON", X_Corp="ORGANIZATION"))  # fmt: skip
    return session


def called(session, name):
    return [one.id for one in session.corpus.entities.values() if one.name == name]


def names(session):
    return sorted(one.name for one in session.corpus.entities.values())


def merge(session, *which, **how):
    ids = [called(session, name)[0] for name in which]
    session.perform(merging.merge(session.corpus, ids, **how))


def test_whom_a_person_merged_is_one_in_later_articles(session):
    merge(session, "Bob Dylan", "Robert Zimmerman", name="Bob Dylan")
    merge(session, "Twitter", "X Corp", name="X Corp")
    add(session, article("Robert Zimmerman left Twitter.",
                         Robert_Zimmerman="PERSON", Twitter="ORGANIZATION"))  # fmt: skip
    assert names(session) == ["Bob Dylan", "X Corp"]


def test_a_later_article_that_tells_both_names_tells_one(session):
    merge(session, "Bob Dylan", "Robert Zimmerman", name="Bob Dylan")
    add(session, article("Robert Zimmerman is Bob Dylan to Twitter.",
                         Robert_Zimmerman="PERSON", Bob_Dylan="PERSON",
                         Twitter="ORGANIZATION"))  # fmt: skip
    assert names(session) == ["Bob Dylan", "Twitter", "X Corp"]
    assert len(session.corpus.store.mentions_of(called(session, "Bob Dylan")[0])) == 4


def test_a_merge_that_was_taken_back_joins_nobody_later(session):
    merge(session, "Bob Dylan", "Robert Zimmerman", name="Bob Dylan")
    session.undo()
    add(session, article("Robert Zimmerman left.", Robert_Zimmerman="PERSON"))
    assert names(session) == ["Bob Dylan", "Robert Zimmerman", "Twitter", "X Corp"]


def test_a_merge_can_be_taken_back_after_a_later_article(session):
    merge(session, "Bob Dylan", "Robert Zimmerman", name="Bob Dylan")
    add(session, article("Robert Zimmerman left.", Robert_Zimmerman="PERSON"))
    merged = next(one for one in session.history() if str(one.label).startswith("Merge"))
    session.undo_alone(merged.number)
    assert names(session) == ["Bob Dylan", "Robert Zimmerman", "Twitter", "X Corp"]
    (zimmerman,) = called(session, "Robert Zimmerman")
    texts = {m.document for m in session.corpus.store.mentions_of(zimmerman)}
    assert len(texts) == 2


def test_a_merge_into_one_that_was_merged_again_holds(session):
    add(session, article("Blind Boy Grunt sang.", Blind_Boy_Grunt="PERSON"))
    merge(session, "Blind Boy Grunt", "Robert Zimmerman", name="Robert Zimmerman")
    merge(session, "Bob Dylan", "Robert Zimmerman", name="Bob Dylan")
    add(session, article("Blind Boy Grunt came back.", Blind_Boy_Grunt="PERSON"))
    assert names(session) == ["Bob Dylan", "Twitter", "X Corp"]


def test_who_was_renamed_is_known_by_the_old_name(session):
    session.perform(entities.rename(session.corpus, called(session, "Twitter")[0], "X"))
    session.perform(entities.rename(session.corpus, called(session, "Bob Dylan")[0], "Dylan, Bob"))
    add(session, article("Bob Dylan likes Twitter.", Bob_Dylan="PERSON", Twitter="ORGANIZATION"))
    assert names(session) == ["Dylan, Bob", "Robert Zimmerman", "X", "X Corp"]


def test_a_kind_that_was_changed_holds_for_full_names_alone(session):
    ids = [called(session, name)[0] for name in ("Bob Dylan", "Twitter")]
    session.perform(entities.change_kind(session.corpus, ids, "WORK"))
    add(session, article("Bob Dylan is on Twitter.", Bob_Dylan="PERSON", Twitter="ORGANIZATION"))
    assert names(session) == ["Bob Dylan", "Robert Zimmerman", "Twitter", "Twitter", "X Corp"]
    assert session.corpus.entities[called(session, "Bob Dylan")[0]].kind == "WORK"


def test_namesakes_that_were_parted_are_joined_to_by_nobody(session):
    (dylan,) = called(session, "Bob Dylan")
    add(session, article("Bob Dylan bakes.", Bob_Dylan="PERSON"))
    baker = session.corpus.store.mentions_of(dylan)[-1:]
    ids = [one.id for one in baker]
    session.perform(splitting.split(session.corpus, dylan, ids, "Bob Dylan", "PERSON"))
    add(session, article("Bob Dylan ran.", Bob_Dylan="PERSON"))
    assert len(called(session, "Bob Dylan")) == 3


def test_one_who_was_renamed_to_tell_him_from_his_namesake_leaves_both_open(session):
    (dylan,) = called(session, "Bob Dylan")
    add(session, article("Bob Dylan bakes.", Bob_Dylan="PERSON"))
    ids = [one.id for one in session.corpus.store.mentions_of(dylan)[-1:]]
    session.perform(splitting.split(session.corpus, dylan, ids, "Bob Dylan", "PERSON"))
    session.perform(entities.rename(session.corpus, dylan, "Bob Dylan (singer)"))
    add(session, article("Bob Dylan ran.", Bob_Dylan="PERSON"))
    assert names(session).count("Bob Dylan") == 2


def test_two_that_were_kept_apart_stay_two(session):
    ids = called(session, "Twitter") + called(session, "X Corp")
    session.perform(keeping_apart.keep_apart(session.corpus, *ids))
    add(session, article("X Corp was Twitter.", X_Corp="ORGANIZATION", Twitter="ORGANIZATION"))
    assert names(session) == ["Bob Dylan", "Robert Zimmerman", "Twitter", "X Corp"]
