"""How sure a relation is, in words."""

from explorer.panels.remarks import certainty


def test_an_attempt_is_told_as_one():
    assert certainty("planned", "tried to meet") == "tried"
    assert certainty("planned", "expected to meet") == "expected"
    assert certainty("planned", "") == "expected"
    assert certainty("planned") == "expected or tried"
    assert certainty("alleged", "tried to meet") == "alleged"
