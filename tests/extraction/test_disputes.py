"""A clause that its own sentence calls a claim, or says to be denied, is no fact."""

import pytest

DISPUTED = [
    "Adam Hale paid Tom Bell, a claim Carl Dean denies.",
    "Adam Hale paid Tom Bell, an allegation that he has denied.",
    "Adam Hale paid Tom Bell, which Carl Dean denied.",
    "Adam Hale paid Tom Bell, though Carl Dean denies it.",
    "Adam Hale paid Tom Bell, but Carl Dean rejects the claim.",
    "Adam Hale paid Tom Bell, something he denies.",
]
NOT = [
    "Adam Hale paid Tom Bell, who denied entry to Carl Dean.",
    "Adam Hale paid Tom Bell, but Carl Dean denied her a loan.",
    "Adam Hale paid Tom Bell, which surprised Carl Dean.",
    "Adam Hale paid Tom Bell, but did not deny it.",
    "Adam Hale paid Tom Bell, though Carl Dean denied having met him.",
]


@pytest.mark.parametrize("text", DISPUTED)
def test_what_is_denied_behind_it_is_only_alleged(read, text):
    assert read(text).evidence("Adam Hale > allegedly paid > Tom Bell").factuality == "alleged"


@pytest.mark.parametrize("text", NOT)
def test_other_denials_leave_it_as_it_is(read, text):
    assert read(text).evidence("Adam Hale > paid > Tom Bell").factuality == "asserted"


def test_reports_of_nobody_are_hearsay(read):
    found = read("There are reports that Adam Hale paid Tom Bell.")
    assert found.evidence("Adam Hale > reportedly paid > Tom Bell").factuality == "hedged"
    own = read("The BBC's report that Adam Hale paid Tom Bell was read by all.")
    assert own.evidence("Adam Hale > paid > Tom Bell").factuality == "asserted"
