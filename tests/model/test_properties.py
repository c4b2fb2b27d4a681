from explorer.model.kinds import entity_kinds, relation_kinds
from explorer.model.properties import properties


def test_a_kind_lists_the_properties_that_say_they_are_of_it():
    drawn = [p for p in properties().values() if not p.value]
    for kind in relation_kinds().values():
        assert sorted(kind.properties) == sorted(p.id for p in drawn if p.kind == kind.id), kind.id
    assert {p.kind for p in properties().values()} <= set(relation_kinds())


def test_labels_are_short_and_ends_are_known_kinds():
    for each in properties().values():
        assert 1 <= len(each.label.split()) <= 4, each
        assert each.source, each
        assert each.source | each.target <= set(entity_kinds()), each
        assert bool(each.target) is not each.value, each


def test_an_inverse_turns_the_ends_around():
    known = properties()
    assert known["P22"].inverse == known["P25"].inverse == "P40"
    assert known["P749"].inverse == "P355"
    for each in known.values():
        assert (each.inverse == each.id) is not each.directed, each
        if each.inverse is not None:
            other = known[each.inverse]
            assert (other.kind == each.kind) or {each.id, other.id} == {"P131", "P150"}
            assert each.source & other.target, each
            assert each.target & other.source, each


def test_ends_of_other_kinds_are_not_joined_nor_are_dates():
    known = properties()
    assert known["P40"].joins("PERSON", "PERSON")
    assert not known["P27"].joins("PLACE", "PERSON")
    assert not known["P569"].joins("PERSON", "EVENT")
