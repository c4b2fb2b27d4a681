"""Words behind "Lee said:" are Lee's, also without quotation marks."""

import pytest

MET = "Anna Roth - met - Tom Bell"
PAID = "Carl Dean > paid > Tom Bell"


@pytest.mark.parametrize(
    "text",
    [
        "Angela Schmidt said:\n\nAnna Roth met Tom Bell.\n\nCarl Dean paid Tom Bell.",
        "Speaking on Friday, Angela Schmidt said:\n\nI thank you. Anna Roth met Tom Bell.\n\n"
        "Carl Dean paid Tom Bell.",
        "Angela Schmidt said:\n\nAnna Roth met Tom Bell.\n\nNotes to editors\n\n"
        "We were told that all is well. Carl Dean paid Tom Bell.",
        "Angela Schmidt said:\n\nAnna Roth met Tom Bell.\n\n"
        "The minister told us that nobody knew. Carl Dean paid Tom Bell.",
    ],
)
def test_the_next_paragraph_is_theirs_and_no_further(read, text):
    found = read(text)
    assert found.evidence(MET).attributed_to == found.entity("Angela Schmidt").id
    assert found.evidence(PAID).attributed_to is None


def test_it_goes_on_as_long_as_somebody_says_i(read):
    found = read(
        "Angela Schmidt said:\n\nAnna Roth met Tom Bell.\n\nCarl Dean paid Tom Bell.\n\n"
        "I am shocked. Adam Hale left Ford."
    )
    for line in (MET, PAID, "Adam Hale > left > Ford"):
        assert found.evidence(line).attributed_to == found.entity("Angela Schmidt").id


def test_the_rest_of_the_paragraph_is_theirs(read):
    found = read("Angela Schmidt said: Anna Roth met Tom Bell. Carl Dean paid Tom Bell.")
    for line in (MET, PAID):
        assert found.evidence(line).attributed_to == found.entity("Angela Schmidt").id


def test_a_colon_without_a_saying_gives_nobody_the_word(read):
    found = read("Angela Schmidt listed three facts:\n\nAnna Roth met Tom Bell.")
    assert found.evidence(MET).chain == ()
