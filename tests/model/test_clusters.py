"""Who is a copy of whom."""

from explorer.model.clusters import members, original
from tests.builders import document


def documents(**clusters):
    return {id: document("x", id=id, cluster=cluster) for id, cluster in clusters.items()}


def ids(found):
    return [one.id for one in found]


def test_a_cluster_is_named_by_whoever_came_first():
    known = documents(a="a", b="", c="a")
    assert ids(members(known, "c")) == ["a", "c"]
    assert original(known, "c").id == "a"
    assert original(known, "a") is None
    assert ids(members(known, "b")) == ["b"]
    assert original(known, "b") is None


def test_one_whose_copies_are_gone_is_alone():
    known = documents(b="a")
    assert ids(members(known, "b")) == ["b"]
    assert original(known, "b") is None


def test_copies_of_one_that_is_gone_are_copies_of_the_first_that_is_left():
    known = documents(b="a", c="a")
    assert original(known, "c").id == "b"
