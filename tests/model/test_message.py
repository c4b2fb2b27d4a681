import pytest

from explorer.model.edit import Change
from explorer.model.kinds import entity_kind, entity_kinds, relation_kinds
from explorer.model.message import Message


def test_a_name_with_braces_is_only_text():
    assert str(Message.of("Merge {a} into {b}", a="{b}", b="Xi")) == "Merge {b} into Xi"


def test_a_change_of_nothing_is_refused():
    with pytest.raises(ValueError, match="before or after"):
        _ = Change(None, None).record


def test_every_kind_of_the_exchange_format_is_known():
    assert set(entity_kinds()) == {
        "PERSON", "ORGANIZATION", "PLACE", "EVENT", "GROUP", "WORK", "PRODUCT",
    }  # fmt: skip
    assert {"role", "family", "meeting", "part-of", "other"} <= set(relation_kinds())


def test_a_kind_of_another_tool_is_shown_as_it_is():
    assert entity_kind("VESSEL").label == "Vessel"


@pytest.mark.parametrize(
    ("kind", "plural"),
    [("OTHER", "Others"), ("SHELL COMPANY", "Shell companies"), ("ADDRESS", "Addresses"),
     ("PAGES", "Pages"), ("KEY", "Keys")],
)  # fmt: skip
def test_several_of_a_kind_of_another_tool_are_told_in_the_plural(kind, plural):
    assert entity_kind(kind).plural == plural
